"""``lcc whatif``, ``breakeven``, ``tornado``, ``simulate``: what the ranking rests on."""

from __future__ import annotations

import argparse
import sys
import time
from typing import Any

from lcc.commands import patience
from lcc.commands.patience import patiently
from lcc.files import load
from lcc.numerals import read_number
from lcc.purchase import Purchase
from lcc.sensitivity.crossings import breakevens
from lcc.sensitivity.draws import simulate as simulated
from lcc.sensitivity.levers import around
from lcc.sensitivity.side_by_side import scenarios, what_if
from lcc.sensitivity.swings import tornado as turned
from lcc.sensitivity.territories import first_places
from lcc.words import LccError, language, message, say


def whatif(options: argparse.Namespace) -> int:
    """Rank under the values given, or under the scenarios of the file."""
    purchase = load(options.file)
    changes = dict(_split(given) for given in options.set)
    with patiently(say("Comparing")):
        found = what_if(purchase, changes, trials=_which(options)) if changes else scenarios(
            purchase, trials=_which(options)
        )  # fmt: skip
    return _show(options, found)


def breakeven(options: argparse.Namespace) -> int:
    """Find the values that change who is first, or map who is first."""
    purchase, ranges = load(options.file), None
    with patiently(say("Looking for break-evens")):
        ranges = _ranges(options, purchase)
        if options.map is None:
            return _show(options, breakevens(purchase, ranges, trials=_which(options)))
        kept = purchase if ranges is None else purchase.replace(ranges=_whole(purchase, ranges, options))
        return _show(options, first_places(kept, *options.map, steps=15, trials=_which(options)))


def tornado(options: argparse.Namespace) -> int:
    """Show how far each assumption moves the gap of the first two, or a total."""
    purchase = load(options.file)
    with patiently(say("Comparing")):
        ranges = _ranges(options, purchase)
        found = turned(purchase, options.offer, against=options.against, ranges=ranges, trials=_which(options))
    return _show(options, found)


def simulate(options: argparse.Namespace) -> int:
    """Draw sets of assumptions, saying how far it is; interrupted, it says so and shows nothing."""
    purchase = load(options.file)
    try:
        found = simulated(
            purchase, options.draws, ranges=_ranges(options, purchase), sampling=options.sampling, seed=options.seed,
            trials=_which(options), progress=_Progress(),
        )  # fmt: skip
    except KeyboardInterrupt:
        raise LccError("The simulation was stopped.") from None
    return _show(options, found)


class _Progress:
    """Say on the error stream how far it is, once a second."""

    def __init__(self) -> None:
        self.said = time.monotonic()

    def __call__(self, done: int, everything: int) -> None:
        if time.monotonic() - self.said >= patience.PATIENCE:
            self.said = time.monotonic()
            share = message("{rate:percent}", rate=round(done / everything, 2))
            print(say("Drawing: {share}…", share=share), file=sys.stderr, flush=True)


def _show(options: argparse.Namespace, found: Any) -> int:
    import json

    print(json.dumps(found.to_dict(), ensure_ascii=False, indent=2, allow_nan=False) if options.json else found)
    return 0


def _which(options: argparse.Namespace) -> bool | None:
    """Trial offers, real ones, or trial offers when there are some."""
    return True if options.trials else False if options.offers else None


def _split(given: str) -> tuple[str, str]:
    address, sign, value = given.rpartition("=")
    if not sign or not address.strip() or not value.strip():
        raise LccError("Expected an address, = and a value, not “{given}”.", given=given[:120])
    return address.strip(), value.strip()


def _ranges(options: argparse.Namespace, purchase: Purchase) -> dict[str, Any] | None:
    """Read the ranges of the command; None leaves those of the file."""
    ranges: dict[str, Any] = {}
    if options.spread is not None:
        ranges.update(around(purchase, _share(options.spread), trials=_which(options)))
    for given in options.range:
        address, limits = _split(given)
        low, sign, high = limits.partition("..")
        if not sign:
            raise LccError("Expected a range such as 0.10..0.60, not “{given}”.", given=limits[:60])
        ranges[address] = [low, high]
    return ranges or None


def _share(typed: str) -> float:
    try:
        return read_number(typed, language())
    except ValueError:
        raise LccError("Expected a number, not “{given}”.", given=typed[:60]) from None


def _whole(purchase: Purchase, ranges: dict[str, Any], options: argparse.Namespace) -> dict[str, Any]:
    """Complete the addresses of the ranges given."""
    from lcc.sensitivity.gathering import assumptions

    return {item.text: item.uncertainty for item in assumptions(purchase, ranges, trials=_which(options))}
