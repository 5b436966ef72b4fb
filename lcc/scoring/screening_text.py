"""A screening as text: what to ask, to whom, and what the law allows next."""

from __future__ import annotations

from collections.abc import Sequence

from lcc.figures import SYMBOLS, Amount
from lcc.scoring.screening import Screen
from lcc.scoring.telling import SIMULATION
from lcc.scoring.ways_out import WAYS_OUT, WayOut
from lcc.tables import table
from lcc.terms import term
from lcc.words import Message, choose, message, say


def as_text(screen: Screen) -> str:
    """Write the screening: prices, declared values, what is missing."""
    blocks = [_title(screen), _prices(screen), _doubts(screen), _incomplete(screen), say(
        "These are questions to ask: nothing here rejects an offer or changes a figure."
    )]  # fmt: skip
    return "\n\n".join(block for block in blocks if block)


def _title(screen: Screen) -> str:
    lines = [choose(screen.purchase.title)]
    if screen.trials and screen.purchase.offers:
        lines.append(f"{SIMULATION}.")
    return "\n".join(line for line in lines if line)


def _prices(screen: Screen) -> str:
    found, method = screen.prices, screen.purchase.method
    head = say("Abnormally low prices (on the price, {tax}, never on the life-cycle cost)", tax=term(method.tax))
    unit = SYMBOLS.get(method.currency, method.currency)
    lines = [head, *_gaps(screen, unit), *map(str, _thresholds(screen))]
    lines += [f"  – {flag.message}" for flag in found.flags]
    if found.flags:
        asked = say("Ask {list} for justifications before deciding anything:", list=found.suspects)
        lines += [asked, *_ways(WAYS_OUT["abnormally_low"])]
    elif found.prices:
        lines.append(say("No price calls for a request for justification."))
    if screen.unseen:
        lines.append(say("Without a price here: {list}.", list=screen.unseen))
    return "\n".join(lines)


def _gaps(screen: Screen, unit: str) -> list[str]:
    """Lay out prices with their gaps, where there are any."""
    found = screen.prices
    if not found.prices:
        return []
    heads = [
        say("offer"),
        say("price") + f" ({unit})",
        say("to the mean"),
        say("to the second"),
        say("to the estimate"),
    ]
    rows = [
        [name, str(Amount(paid)), *map(_share, vars(found.gaps[name]).values())] for name, paid in found.prices.items()
    ]
    return [table(heads, rows)]


def _thresholds(screen: Screen) -> list[Message]:
    found = screen.prices
    if found.double_mean is None or found.mean_less_deviation is None:
        return [message("Fewer than three prices: D1 and D2, which rest on means, are not applied.")]
    return [
        message("D1, double mean: threshold {limit:money}.", limit=found.double_mean),
        message("D2, mean less the standard deviation ({kind}): threshold {limit:money}.",
                kind=_DEVIATIONS[found.deviation], limit=found.mean_less_deviation),
    ]  # fmt: skip


_DEVIATIONS = {"population": message("of the population"), "sample": message("of the sample")}


def _share(gap: float | None) -> str:
    return "–" if gap is None else say("{rate:percent}", rate=round(gap, 4))


def _ways(ways: Sequence[WayOut]) -> list[str]:
    return [f"    → {way}" for way in ways]


def _doubts(screen: Screen) -> str:
    if not screen.doubts:
        return say("Declared values: none is far from the usual range, from the other offers or from the catalogue.")
    lines = [say("Declared values to ask about"), *(f"  – {doubt.message}" for doubt in screen.doubts)]
    return "\n".join([*lines, *_ways(WAYS_OUT["implausible"])])


def _incomplete(screen: Screen) -> str:
    """Group what is missing by the ways out it leaves."""
    lines = []
    for kind in dict.fromkeys(one.kind for one in screen.incomplete):
        lines.append(say("Incomplete offers") if kind == "missing" else say("Published requirements not met"))
        told = [
            say("{where}: {what}", where=one.offer, what=one.message) for one in screen.incomplete if one.kind == kind
        ]
        lines += [f"  – {one}" for one in told]
        lines += _ways(WAYS_OUT[kind])
    return "\n".join(lines)
