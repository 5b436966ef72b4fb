"""Point 6 of the annex: study period, base year, rate, money, date of flows, and the discount factors."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from lcc.discounting import Timing
from lcc.documents.annex.wording import factor, named, path
from lcc.documents.blocks import Block, Facts, Heading, Paragraph, Table, Text
from lcc.model import Method
from lcc.terms import term
from lcc.timeline import Timeline
from lcc.words import counted, message, say

TIMINGS = {
    Timing.END_OF_YEAR: message(
        "what falls in a year is paid at its end; purchases of the base year are not discounted"
    ),
    Timing.MID_YEAR: message("what falls in a year is paid in the middle of it"),
    Timing.START_OF_YEAR: message("what falls in a year is paid at its start"),
    Timing.CONTINUOUS: message("what falls in a year is paid continuously"),
}
TALL = 14
"""Years above which the table is set in two blocks side by side."""


def period(method: Method) -> Iterator[Block]:
    """State the conventions of time and money."""
    yield Heading(say("6. Period, base year, rate, money, date of payments"))
    yield Facts((
        (say("Study period"), _years(method)),
        (say("Base year"), say("{year}: year 0, and year of the money", year=method.base_year)),
        (say("Money"), _money(method)),
        (say("Discount rate"), rate(method)),
        *_inflation(method),
        (say("Date of payments"), str(TIMINGS[method.timing])),
        *((named(stream), str(TIMINGS[stream.timing])) for stream in method.costs if stream.timing is not None),
    ))  # fmt: skip
    yield Paragraph(say(
        "A discount factor says what 1 euro paid in a given year weighs in the comparison. It is the one of the year "
        "before divided by 1 + the rate of the year."
    ))  # fmt: skip
    yield from factors(method)


def _inflation(method: Method) -> Iterator[tuple[str, Text]]:
    if method.inflation is not None:
        yield say("Inflation"), _percents(method.inflation.constant, path(method.inflation))


def _years(method: Method) -> str:
    first = method.base_year + method.service_start + 1
    return str(counted(
        "{count} year, {first}. The same for every offer; it is not necessarily how long the contract runs.",
        "{count} years, {first} to {last}. The same for every offer; it is not necessarily how long the contract runs.",
        method.years, first=first, last=method.base_year + method.horizon,
    ))  # fmt: skip


def _money(method: Method) -> str:
    if method.money == "current":
        return say("current money: the general rise of prices is in the amounts")
    return say("constant money of {year}: the general rise of prices is left out", year=method.base_year)


def _percents(constant: float | None, moving: str) -> str:
    return moving if constant is None else say("{rate:percent} a year", rate=constant)


def rate(method: Method) -> str:
    """Say the discount rate."""
    given = method.discount_rate
    if given.constant == 0:
        return say("0%: amounts of all years are simply added up")
    said = _percents(given.constant, path(given))
    kind = given.kind or ("real" if method.money == "constant" else "nominal")
    if kind == ("real" if method.money == "constant" else "nominal"):
        return say("{rate} ({kind})", rate=said, kind=term(kind))
    return say("{rate} ({kind}), brought to the money of the method with the inflation (Fisher)", rate=said,
               kind=term(kind))  # fmt: skip


def discount(method: Method, timing: Timing | None = None) -> NDArray[np.float64]:
    """Discount factors of years 0 to the horizon."""
    found = Timeline(method).factors(timing)[0, 0, 0]
    return np.asarray(np.broadcast_to(found, (method.horizon + 1,)))


def factors(method: Method) -> Iterator[Table]:
    """Print the discount factors with 8 decimals, for each date of payment in use."""
    used = dict.fromkeys([method.timing, *(stream.timing or method.timing for stream in method.costs)])
    for timing in used:
        values = discount(method, timing)
        summed = np.concatenate([[0.0], np.cumsum(values[1:])])
        rows: list[tuple[Text, ...]] = [
            (str(method.base_year + year), str(year), factor(value), factor(summed[year]) if year else "–")
            for year, value in enumerate(values)
        ]
        heads = (say("Year"), say("Rank"), say("Factor"), say("Running sum"))
        caption = say("Discount factors")
        if len(used) > 1:
            caption = say("Discount factors: {timing}", timing=term(timing))
        yield beside(heads, rows, "lrrr", caption)


def beside(heads: tuple[str, ...], rows: list[tuple[Text, ...]], align: str, caption: str) -> Table:
    """Set a long table in two blocks side by side."""
    if len(rows) <= TALL:
        return Table(heads, tuple(rows), align=align, caption=caption)
    half = (len(rows) + 1) // 2
    empty: tuple[Text, ...] = ("",) * len(heads)
    right = [*rows[half:], *[empty] * (2 * half - len(rows))]
    both = tuple((*one, "", *other) for one, other in zip(rows[:half], right, strict=True))
    return Table((*heads, "", *heads), both, align=f"{align}c{align}", caption=caption)
