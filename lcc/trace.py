"""The trace of a figure: formula, values put in, schedule, price and its source, coefficient, and the sum.

*valeur déclarée × quantité × coefficient = montant*: each line can be redone by hand to the cent, since coefficients
are given with 8 decimals.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from lcc.comparison import Comparison
from lcc.ledger import TIMES_A_YEAR
from lcc.model import Address, Parameter
from lcc.numerals import write_number
from lcc.path import Source
from lcc.purchase import Purchase
from lcc.rendering import to_words
from lcc.results import RESIDUAL
from lcc.rows import Row, Use
from lcc.telling import Given, Trace, Year
from lcc.terms import term
from lcc.words import LccError, choose, language, message, nearest, say

Array = NDArray[np.float64]
_LANGUAGE_WORDS = {
    "year": message("year"), "years": message("study period"), "base_year": message("base year"),
    "quantity": message("quantity"),
}  # fmt: skip
"""Names that formulas can use without a parameter."""


def explain(purchase: Purchase | Comparison, offer: str, part: str | None = None, *, trials: bool = False) -> Trace:
    """Explain a figure: the total of an offer, or one part of it.

    Parameters
    ----------
    purchase : Purchase or Comparison
        What is compared.
    offer : str
        Name of the offer.
    part : str, optional
        A cost stream, ``"name (residual)"`` or an impact; without it, the total and all its parts.
    trials : bool
        Explain a trial offer.

    Raises
    ------
    LccError
        When there is no such offer or part, or when the offer is incomplete, with the reasons.

    """
    comparison = purchase if isinstance(purchase, Comparison) else Comparison(purchase, trials=trials)
    if offer not in comparison.names:
        near = nearest(offer, comparison.names)
        raise LccError("No {axis} “{label}”.{near}", axis=term("offer"), label=offer, near=near)
    if offer in comparison.ledger.stopped:
        raise LccError("{offer} is incomplete: {reasons}", offer=offer, reasons=comparison.unranked[offer])
    if part is not None and part not in comparison.parts:
        near = nearest(part, comparison.parts)
        raise LccError("No {axis} “{label}”.{near}", axis=term("stream"), label=part, near=near)
    chosen = [part] if part is not None else list(comparison.parts)
    traces = tuple(_part(comparison, offer, name) for name in chosen)
    if part is not None:
        return traces[0]
    total = float(comparison.total[offer])
    return Trace(offer, "", say("total"), total, comparison.method.currency, parts=traces)


def _part(comparison: Comparison, offer: str, part: str) -> Trace:
    """Explain one part: one row of the ledger, or several summed (an impact of several streams, lines)."""
    rows = comparison.parts[part]
    traces = [trace for row in rows for trace in _row(comparison, offer, part, row)]
    if len(traces) == 1:
        return traces[0]
    present = sum(trace.present for trace in traces)
    return Trace(offer, part, str(comparison.label(part)), present, comparison.method.currency, parts=tuple(traces))


def _row(comparison: Comparison, offer: str, part: str, row: Row) -> Iterator[Trace]:
    """Explain one row of the ledger, line by line."""
    place = comparison.names.index(offer)
    stream, ledger = row.stream, comparison.ledger
    use = next(use for use in ledger.uses if use.stream.name == stream.name)
    discount = ledger.time.factors(stream.timing)[0, 0, 0]
    shape = np.broadcast_shapes(row.amount.shape, row.weight.shape, (1, len(comparison.names), 1, discount.size))
    amounts, weights = (np.broadcast_to(values, shape)[0, place] for values in (row.amount, row.weight))
    steady = row.amount.shape[-1] == 1
    vat = 1.0 if row.impact else float(_one(use.vat, place, 0)[0])
    price, price_sources = _price(comparison, row, use)
    for line in range(shape[2]):
        share = _unused(row, use, place, line)
        amount, weight = amounts[line] / (vat * share), weights[line] * share
        counts = _one(use.happens.counts, place, line)
        worth = float((amounts[line] * weights[line] * discount).sum())
        coefficient = float((weight * discount).sum()) / (price or 1.0)
        yield Trace(
            offer, part, _label(comparison, part, row), worth, comparison.method.currency,
            formula=row.stream.emissions[row.impact] if _own(row, use) else stream.amount,
            words=_words(comparison, row, use),
            given=tuple(
                _given(comparison, place, line if shape[2] > 1 else None, _names(comparison, row, use), counts)
            ),
            schedule=_schedule(comparison, row, use, place, line),
            amount=float(amount[0]) if steady else None, amount_unit=_amount_unit(comparison, row, use),
            unit_price=price, vat=vat, coefficient=coefficient if steady else None,
            line=comparison.method.lines[line].id if shape[2] > 1 else "", sources=tuple(price_sources),
            years=tuple(_years(comparison.method.base_year, counts, amounts[line] * weights[line], discount)),
        )  # fmt: skip


def _unused(row: Row, use: Use, place: int, line: int) -> float:
    """Share of the last purchase left, which a residual value is the price of; 1 for any other row."""
    if row.part != RESIDUAL or use.happens.unused is None:
        return 1.0
    return float(_one(use.happens.unused, place, line)[0]) or 1.0


def _one(values: Array, place: int, line: int) -> Array:
    """Take the values of one offer and one line, [year]."""
    return np.asarray(values[0, min(place, values.shape[1] - 1), min(line, values.shape[2] - 1)])


def _label(comparison: Comparison, part: str, row: Row) -> str:
    label = str(comparison.label(part))
    if not row.impact:
        return label
    return f"{label}, {choose(row.stream.label) or row.stream.name}"


def _price(comparison: Comparison, row: Row, use: Use) -> tuple[float | None, list[str]]:
    """Return the price of a unit when it does not move, and the sources of what moves."""
    resource = comparison.ledger.time.resource(row.stream)
    sources = []
    if row.impact:
        item = next(item for item in comparison.method.externalities if item.name == row.impact)
        if item.value is not None and item.value.source is not None:
            sources.append(cited(item.value.source))
        if (
            resource is not None
            and not _own(row, use)
            and row.impact in resource.emissions
            and (found := resource.emissions[row.impact].source)
        ):
            sources.append(cited(found))
        return None, sources
    if resource is None or resource.price is None:
        return None, sources
    if found := resource.price.source or resource.source:
        sources.append(cited(found))
    prices = comparison.ledger.time.price(use.stream)
    return (float(prices.flat[0]) if row.part == "cost" and np.ptp(prices) == 0 else None), sources


def cited(source: Source) -> str:
    """Name a source as a reader can find it again."""
    parts = (choose(source.title), source.publisher, source.dated, source.place, source.url)
    return ", ".join(part for part in parts if part)


def _own(row: Row, use: Use) -> bool:
    """Tell what a stream emits by itself from what its resource emits."""
    return row.impact in row.stream.emissions and row.amount is not use.quantity


def _address(row: Row, use: Use) -> Address:
    """Say where the formula of a row is."""
    here = ("method", "costs", row.stream.name)
    return (*here, "emissions", row.impact) if _own(row, use) else (*here, "amount")


def _names(comparison: Comparison, row: Row, use: Use) -> list[str]:
    """List the names a row's formula needs, computed ones before what they are made of."""
    nodes = comparison.ledger.plan.nodes
    found = comparison.ledger.plan.needs(nodes[_address(row, use)])
    if row.stream.life is not None and not row.impact:
        life = comparison.ledger.plan.needs(nodes["method", "costs", row.stream.name, "life"])
        found += [name for name in life if name not in found]
    return found


def _words(comparison: Comparison, row: Row, use: Use) -> str:
    node = comparison.ledger.plan.nodes[_address(row, use)]
    return str(to_words(node, partial(_named, comparison)))


def _named(comparison: Comparison, name: str) -> str:
    found = next((parameter for parameter in comparison.method.parameters if parameter.name == name), None)
    if found is None:
        return str(_LANGUAGE_WORDS.get(name, name))
    return choose(found.label) or name


def _given(comparison: Comparison, place: int, line: int | None, names: list[str], counts: Array) -> Iterator[Given]:
    """List the values put in for one offer, in the years that count: of one line, or of all where ``line`` is None."""
    when = np.flatnonzero(counts)
    parameters = {parameter.name: parameter for parameter in comparison.method.parameters}
    for name in names:
        if name == "year":
            continue
        parameter, values = parameters.get(name), comparison.ledger.values[name]
        if line is None and values.shape[2] > 1:
            year = int(when[0]) if when.size and values.shape[3] > 1 else 0
            found = values[0, min(place, values.shape[1] - 1), :, year]
        else:
            found = _one(values, place, line or 0)
            found = found[when] if found.size > 1 else found
        shown = tuple(map(float, found))
        if parameter is None:
            yield Given(name, _named(comparison, name), shown, "", "fixed")
            continue
        source = cited(parameter.source) if parameter.source else ""
        label = choose(parameter.label) or name
        origin = _origin(comparison, place, parameter)
        yield Given(name, label, shown, parameter.unit, origin, parameter.formula or "", source)


def _origin(comparison: Comparison, place: int, parameter: Parameter) -> str:
    """Tell where a value comes from."""
    if parameter.formula is not None:
        return "computed"
    offer = comparison.offers[place]
    proof = offer.evidence.get(parameter.name)
    unproven = parameter.fallback is not None and proof is not None and proof.proven is False
    answered = offer.answers.get(parameter.name) is not None and not unproven
    if answered and (parameter.asked or (parameter.variants and offer.kind == "variant")):
        return "declared"
    return "default" if parameter.asked else "fixed"


def _amount_unit(comparison: Comparison, row: Row, use: Use) -> str:
    resource = comparison.ledger.time.resource(row.stream)
    if _own(row, use):
        return "kg"
    if resource is not None and row.part != RESIDUAL:
        return resource.unit
    return comparison.method.currency


def _schedule(comparison: Comparison, row: Row, use: Use, place: int, line: int) -> str:
    """Say when the cost falls."""
    counts = _one(use.happens.counts, place, line)
    last = comparison.method.base_year + comparison.method.horizon
    if row.part == RESIDUAL and use.happens.unused is not None:
        share = float(_one(use.happens.unused, place, line)[0])
        return say(
            "at the horizon, {last}: {share:factor} of the last purchase is left, times the discount factor",
            last=last, share=share,
        )  # fmt: skip
    amount = _one(row.amount, place, line)
    counts = counts * (amount != 0) if amount.size > 1 and amount.any() else counts
    years = [comparison.method.base_year + int(year) for year in np.flatnonzero(counts)]
    if not years:
        return say("never in the study period")
    if years == list(range(years[0], years[-1] + 1)) and len(years) > 1 and set(counts[counts != 0]) == {1.0}:
        schedule = say("each year from {first} to {last}", first=years[0], last=years[-1])
    else:
        times = [write_number(count, language()) for count in counts[counts != 0].tolist()]
        listed = [f"{year} (×\u00a0{n})" if n != "1" else str(year) for year, n in zip(years, times, strict=True)]
        schedule = say("in {years}", years=listed)
    if row.stream.per == "year":
        return schedule
    return say("{schedule}, {times} times a year", schedule=schedule, times=int(TIMES_A_YEAR[row.stream.per]))


def _years(base_year: int, counts: Array, flows: Array, discount: Array) -> Iterator[Year]:
    """List the years in which something falls."""
    for year in np.flatnonzero(flows):
        flow, factor = float(flows[year]), float(discount[year])
        yield Year(base_year + int(year), float(counts[year]), flow, factor, flow * factor)
