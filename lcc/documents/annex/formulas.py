"""Point 10 of the annex: one formula for each cost, in words and in symbols."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lcc.documents.annex.wording import capital, in_symbols, in_words, label_of, named, unit
from lcc.documents.blocks import Block, Heading, Paragraph, Run, Table, Text
from lcc.formula import parse
from lcc.ledger import TIMES_A_YEAR
from lcc.model import CostStream, Method
from lcc.schedule import on_schedule
from lcc.timeline import Timeline
from lcc.words import say

Row = tuple[Text, ...]


def formulas(method: Method) -> Iterator[Block]:
    """Write every formula, and what each symbol stands for."""
    yield Heading(say("10. Formulas"))
    yield Paragraph(say(
        "For each cost and each year: amount × number of times × price × VAT × discount factor. The life-cycle cost "
        "of an "
        "offer is the sum of its costs over all years."
    ))  # fmt: skip
    rows = tuple(row for stream in method.costs for row in _of_cost(method, stream))
    heads = (say("Cost"), say("In words"), say("In symbols"))
    yield Table(heads, rows, widths=(0.26, 0.41, 0.33), caption=say("A formula for each cost"))
    falls = tuple((named(stream), when(method, stream)) for stream in method.costs)
    due = (say("Cost"), say("When it falls"))
    yield Table(due, falls, widths=(0.32, 0.68), caption=say("When costs fall"))
    yield from _computed(method)
    yield from _symbols(method)


def _of_cost(method: Method, stream: CostStream) -> Iterator[Row]:
    """Write the amount of a cost, its life and its own emissions."""
    said = capital(in_words(method, stream.amount))
    resource = next((item for item in method.resources if item.name == stream.resource), None)
    if resource is not None:
        said = say("{words}, in {unit}, × price of: {resource}", words=said,
                   unit=unit(resource.unit or stream.unit, method.currency), resource=named(resource))  # fmt: skip
    yield (Run(named(stream), strong=True),), said, in_symbols(stream.amount)
    if stream.life is not None:
        name = say("{cost}: service life, in years", cost=named(stream))
        yield name, capital(in_words(method, stream.life)), in_symbols(stream.life)
    for impact, formula in stream.emissions.items():
        name = say("{cost}: emissions of {impact}, in kg", cost=named(stream), impact=impact)
        yield name, capital(in_words(method, formula)), in_symbols(formula)


def when(method: Method, stream: CostStream) -> str:
    """Say when a cost falls, for every offer."""
    last = method.base_year + method.horizon
    if stream.life is not None and stream.moments.when == "end":
        text = say("at each end of life before the end of {last}; what is used of the last life is counted in {last}",
                   last=last)  # fmt: skip
    elif stream.life is not None:
        text = say("bought in {first}, then at each end of life before the end of {last} (section 13)",
                   first=_first(method, stream), last=last)  # fmt: skip
    else:
        text = _years(method, stream)
    if stream.per == "year":
        return text
    return say("{schedule}, {times} times a year", schedule=text, times=int(TIMES_A_YEAR[stream.per]))


def _first(method: Method, stream: CostStream) -> int:
    moments = stream.moments
    given = moments.first if moments.first is not None else (moments.at or (0,))[0]
    return given if given >= method.base_year else method.base_year + given


def _years(method: Method, stream: CostStream) -> str:
    counts = on_schedule(stream.moments, Timeline(method).years).counts
    years = [method.base_year + int(year) for year in np.flatnonzero(counts)]
    if not years:
        return say("never in the study period")
    if len(years) > 1 and years == list(range(years[0], years[-1] + 1)):
        return say("each year from {first} to {last}", first=years[0], last=years[-1])
    return say("in {years}", years=years)


def _computed(method: Method) -> Iterator[Block]:
    """Write the quantities that the computation makes of the others."""
    rows = tuple(
        ((Run(named(parameter), strong=True),), unit(parameter.unit, method.currency),
         capital(in_words(method, parameter.formula)), in_symbols(parameter.formula))
        for parameter in method.parameters
        if parameter.formula is not None
    )  # fmt: skip
    if rows:
        heads = (say("Quantity"), say("Unit"), say("In words"), say("In symbols"))
        yield Table(heads, rows, widths=(0.25, 0.1, 0.34, 0.31), caption=say("Quantities worked out of the data"))


def _symbols(method: Method) -> Iterator[Block]:
    """List what each symbol stands for, and where its value comes from."""
    names = sorted({name for _, formula in method.formulas() for name in parse(formula).names()})
    rows = tuple(((Run(name, code=True),), capital(label_of(method, name)), _origin(method, name)) for name in names)
    heads = (say("Symbol"), say("Data"), say("Value"))
    yield Table(heads, rows, widths=(0.27, 0.48, 0.25), caption=say("What symbols stand for"))


def _origin(method: Method, name: str) -> str:
    parameter = next((item for item in method.parameters if item.name == name), None)
    if parameter is None:
        return say("set by the method")
    if parameter.asked:
        return say("asked (section 9)")
    return say("worked out (above)") if parameter.formula is not None else say("set by the buyer (section 8)")
