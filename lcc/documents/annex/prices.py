"""Point 11 of the annex: how each price moves, the assumption common to all, and the factors year by year."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from lcc.documents.annex.wording import factor, listed, named, path, sourced, unit
from lcc.documents.blocks import Block, Heading, Paragraph, Table, Text
from lcc.model import CostStream, Method
from lcc.path import Path
from lcc.timeline import Timeline
from lcc.words import choose, counted, say

Array = NDArray[np.float64]
ACROSS = 4
"""Columns of factors beside the years, at the most."""


def prices(method: Method) -> Iterator[Block]:
    """Say how each price moves, then print what it is multiplied by in each year."""
    yield Heading(say("11. Prices through the years"))
    alike: dict[tuple[str, Text], list[str]] = {}
    for stream in method.costs:
        alike.setdefault((_contract(stream), _escalation(method, stream)), []).append(named(stream))
    rows = tuple((listed(names), *said) for said, names in alike.items())
    heads = (say("Cost"), say("Price of the contract"), say("Assumption, the same for every offer"))
    yield Table(heads, rows, widths=(0.28, 0.3, 0.42), caption=say("Firm and revisable prices"))
    found = list(_moving(method))
    if not found:
        yield Paragraph(say("No price moves in the money of the method: every price factor is 1."))
        return
    yield Paragraph(say("Costs that are not in this table have a price factor of 1 every year."))
    for start in range(0, len(found), ACROSS):
        yield _table(method, found[start : start + ACROSS])


def _contract(stream: CostStream) -> str:
    contract = stream.contract
    if contract.index is not None:
        return say("Revised by a published index")
    if contract.firm_years is not None:
        return str(counted("Firm for {count} year, then revisable", "Firm for {count} years, then revisable",
                           contract.firm_years))  # fmt: skip
    return say("Firm for the whole contract") if contract.price == "firm" else say("Revisable")


def _escalation(method: Method, stream: CostStream) -> Text:
    """Say the assumption on the price of a cost."""
    if stream.contract.index is not None:
        return _moves(stream.contract.index)
    if stream.escalation is not None:
        said = say("Grows by: {path}", path=_rates(stream.escalation))
        return f"{said}. {source}" if isinstance(source := sourced(stream.escalation.source), str) else said
    resource = next((item for item in method.resources if item.name == stream.resource), None)
    if resource is not None and resource.price is not None and resource.price.constant is None:
        return _moves(resource.price)
    if stream.contract.price == "firm" or stream.contract.firm_years is not None:
        return _firm(method)
    if method.money == "constant":
        return say("Follows the general rise of prices: constant in money of {year}", year=method.base_year)
    return say("Follows the inflation of section 6")


def _firm(method: Method) -> str:
    if method.money == "current" or method.inflation is None:
        return say("Does not move while it is firm")
    return say("While it is firm, falls by inflation in constant money (section 6)")


def _rates(given: Path) -> str:
    return path(given) if given.constant is None else say("{rate:percent} a year", rate=given.constant)


def _moves(given: Path) -> str:
    said, source = say("Values by year: {path}", path=path(given)), sourced(given.source)
    return f"{said}. {source}" if isinstance(source, str) else said


def _moving(method: Method) -> Iterator[tuple[str, Array]]:
    """List the factors that move, costs that share them in one column."""
    time, found = Timeline(method), dict[tuple[float, ...], tuple[list[str], Array]]()
    for stream in method.costs:
        index = _all(time.index(stream), method)
        if np.ptp(index):
            found.setdefault(tuple(index.round(14)), ([], index))[0].append(named(stream))
    for names, index in found.values():
        yield say("{costs}: price factor", costs=names), index
    for item in method.resources:
        if item.price is None or item.price.constant is not None:
            continue
        level = _all(time.level(("method", "resources", item.name, "price"), item.price), method)
        each = unit(f"{method.currency}/{item.unit}" if item.unit else method.currency, method.currency)
        yield say("{resource}: price in {unit}", resource=choose(item.label) or item.name, unit=each), level


def _all(values: Array, method: Method) -> Array:
    return np.asarray(np.broadcast_to(values[0, 0, 0], (method.horizon + 1,)))


def _table(method: Method, columns: list[tuple[str, Array]]) -> Table:
    heads = (say("Year"), *(name for name, _ in columns))
    rows = tuple(
        (str(method.base_year + year), *(factor(float(values[year])) for _, values in columns))
        for year in range(method.horizon + 1)
    )
    return Table(heads, rows, align="l" + "r" * len(columns), caption=say("Prices year by year"))
