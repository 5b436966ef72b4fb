"""``lcc score``: marks and ranking, a simulation before publication, what to ask tenderers."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lcc.numerals import read_number
from lcc.words import LccError, say

if TYPE_CHECKING:
    from lcc.purchase import Purchase

WELL, INCOMPLETE = 0, 1


def add_score(commands: Any, speaks: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the command."""
    summary = say(
        "mark and rank offers under the award criteria; simulate a scoring; screen prices and declared values"
    )
    command = commands.add_parser("score", help=summary, description=summary)
    command.add_argument("file", metavar=say("FILE"), help=say("a purchase file (.lcc.yaml)"))
    command.add_argument("--trials", action="store_true", help=say("mark the trial offers"))
    command.add_argument(
        "--simulate", action="store_true", help=say("set formulas and weights side by side, on trial offers")
    )
    command.add_argument("--prices", nargs=3, type=_number, metavar=(say("LOWEST"), say("HIGHEST"), say("COUNT")),
                         help=say("simulate on a range of prices instead"))  # fmt: skip
    command.add_argument(
        "--formula", action="append", metavar=say("FORMULA"), help=say("simulate this formula only; may be repeated")
    )
    command.add_argument("--weight", action="append", type=_number, metavar=say("WEIGHT"),
                         help=say("simulate this weight only; may be repeated"))  # fmt: skip
    screens = say("list abnormally low prices and implausible declared values, to ask about")
    command.add_argument("--screen", action="store_true", help=screens)
    which = say("which standard deviation the screening takes; of the population by default")
    command.add_argument("--deviation", choices=("population", "sample"), default="population", help=which)
    command.add_argument("--json", action="store_true", help=say("print JSON"))
    speaks(command)
    command.set_defaults(run=run)


def _number(text: str) -> float:
    try:
        return read_number(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("Expected a number, not “{given}”.", given=text[:60])) from None


def run(options: argparse.Namespace) -> int:
    """Print what is asked: the score unless a simulation or a screening is."""
    from lcc.files import open_file

    purchase = open_file(options.file).purchase
    parts: dict[str, Any] = {}
    code = WELL
    if options.simulate or options.prices or options.formula or options.weight:
        parts["simulation"] = _simulated(purchase, options)
    if options.screen:
        parts["screen"], code = _screened(purchase, options)
    if not parts:
        parts["score"], code = _scored(purchase, options)
    if options.json:
        import json

        print(
            json.dumps(
                {key: part.to_dict() for key, part in parts.items()}, ensure_ascii=False, indent=2, allow_nan=False
            )
        )
    else:
        print("\n\n".join(str(part) for part in parts.values()))
    return code


def _simulated(purchase: Purchase, options: argparse.Namespace) -> Any:
    from lcc.scoring.simulation import simulate_scoring

    prices = None
    if options.prices:
        low, high, count = options.prices
        if count != int(count):
            raise LccError("Expected a whole number of prices, not {count:number}.", count=count)
        prices = (low, high, int(count))
    return simulate_scoring(purchase, prices=prices, formulas=options.formula, weights=options.weight)


def _screened(purchase: Purchase, options: argparse.Namespace) -> tuple[Any, int]:
    from lcc.scoring.screening import screen

    found = screen(purchase, trials=options.trials, deviation=options.deviation)
    aside = {offer.name for offer in (*purchase.offers, *purchase.trials) if offer.set_aside is not None}
    return found, INCOMPLETE if found.incomplete or set(found.unseen) - aside else WELL


def _scored(purchase: Purchase, options: argparse.Namespace) -> tuple[Any, int]:
    from lcc.scoring.marking import score

    found = score(purchase, trials=options.trials)
    if not found.names:
        raise LccError("There is no offer to compare in {file} yet.", file=options.file)
    return found, INCOMPLETE if found.unscored else WELL
