"""A purchase laid out as arrays [draw, offer, line, year]: every result is a product of them with discount factors.

Axes that do not vary have length 1. A row is an amount (what one occurrence costs) times a weight (how often it
falls in each year, times the price index), so that an amount that does not vary by year has one present-value
coefficient: "each kWh per year declared costs 1.87 EUR over the life".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lcc.discounting import Timing
from lcc.evaluation import Fault, evaluate
from lcc.model import Address, CostStream, Externality, Method
from lcc.offers import Answers, Reader, from_arrays
from lcc.plan import Finding, Severity, plan_of
from lcc.purchase import Purchase
from lcc.rows import Row, Use
from lcc.schedule import Lives, Occurrences, by_life, lives, on_schedule, same_lives
from lcc.soundness import unsound
from lcc.timeline import ONE, Timeline
from lcc.words import LccError, Message, message

Array = NDArray[np.float64]
TIMES_A_YEAR = {"year": 1.0, "quarter": 4.0, "month": 12.0}
BLOCK = 2048
"""Draws computed at once, so that memory does not grow with their number."""


class Ledger:
    """A method and its offers as arrays, with what-if values in place of some of them."""

    def __init__(self, time: Timeline, answers: Answers) -> None:
        self.time = time
        self.method = method = time.method
        self.plan = plan_of(method)
        self.names = answers.names
        self._noted = [*unsound(method), *answers.findings]
        self.computable = not any(found.severity == "error" for found in unsound(method))
        self.values = self._values(answers)
        self._tenderers_vat = 1.0 + self._declared_vat(answers.vat) * (1.0 - method.deductible)
        self._vat_by_cost = {name: 1.0 + rate * (1.0 - method.deductible) for name, rate in answers.vat_by_cost.items()}
        self._lives: dict[tuple[object, ...], Lives] = {}
        self.uses = [self._use(stream) for stream in method.costs if stream.summed] if self.computable else []
        self.rows = [row for use in self.uses for row in self._rows(use)]
        self.time.factors()
        self._look_ahead()
        self.time.closed = True
        if self.time.unused:
            raise LccError("Nothing to change at {where}.", where=" › ".join(min(self.time.unused)))

    @property
    def findings(self) -> list[Finding]:
        """What prevents figures or should be looked at."""
        return [*self._noted, *self.time.findings]

    @property
    def stopped(self) -> set[str]:
        """Names of the offers that some error prevents."""
        hit = {finding.offer for finding in self.findings if finding.severity == "error"}
        return set(self.names) if None in hit else {name for name in hit if name is not None}

    # Values of parameters

    def _values(self, answers: Answers) -> dict[str, Array]:
        """Put what-if values in place, then compute the computed parameters in order."""
        values = dict(answers.values)
        for address in list(self.time.changes):
            if address[0] == "offers" and address[2:3] == ("answers",):
                values[address[3]] = self._put(values, address)
        for parameter in self.method.parameters:
            changed = self.time.changed(("method", "parameters", parameter.name, "value"))
            if changed is not None:
                proposed = np.reshape(answers.proposed.get(parameter.name, False), (1, -1, 1, 1))
                values[parameter.name] = (
                    np.where(proposed, values[parameter.name], changed) if proposed.any() else changed
                )
        values["year"] = self.time.years.t
        values["years"] = self.time.years.horizon - self.method.service_start
        values["base_year"] = np.full((1, 1, 1, 1), float(self.method.base_year))
        if self.computable:
            for name in self.plan.order:
                values[name] = self.compute(("method", "parameters", name, "formula"), values)
        return values

    def _put(self, values: Mapping[str, Array], address: Address) -> Array:
        """Put the what-if values of one answer, or of one line of it, into its array."""
        current, lines = values.get(address[3]), [line.id for line in self.method.lines]
        if current is None or address[1] not in self.names or (len(address) == 5 and address[4] not in lines):
            raise LccError("Nothing to change at {where}.", where=" › ".join(address))
        changed = self.time.changed(address)
        assert changed is not None
        length = len(lines) if len(address) == 5 else 1
        shape = np.broadcast_shapes(current.shape, (changed.shape[0], len(self.names), length, changed.shape[3]))
        array = np.broadcast_to(current, shape).copy()
        place = self.names.index(address[1])
        if len(address) == 5:
            array[:, place, lines.index(address[4])] = changed[:, 0, 0]
        else:
            array[:, place] = changed[:, 0]
        return array

    def compute(
        self,
        address: Address,
        values: Mapping[str, Array] | None = None,
        used: Array | None = None,
        severity: Severity = "error",
    ) -> Array:
        """Compute the formula at an address; what has no value is NaN, and noted in the years when it is ``used``."""
        faults: list[Fault] = []
        result = np.asarray(evaluate(self.plan.nodes[address], self.values if values is None else values, faults))
        result = result if result.ndim == 4 else result.reshape(1, 1, 1, 1)
        for fault in faults:
            where = fault.where if fault.where.ndim == 4 else fault.where.reshape(1, 1, 1, 1)
            if used is not None:
                where = where & (used != 0)
            if used is not None or where.shape[-1] == 1:
                self._blame(where, address, message("No value: {reason}.", reason=fault.reason), severity)
        if used is None or result.shape[-1] == 1:
            return result
        if np.isnan(result).any():
            self._blame_paths(address, used, severity)
        return np.where(used != 0, result, 0.0)

    def _blame_paths(self, address: Address, used: Array, severity: Severity) -> None:
        """Note what a formula needs and that has no value in a year when it is used: values, answers, computed ones."""
        states = {parameter.name: parameter for parameter in self.method.parameters}
        for name in self.plan.needs(self.plan.nodes[address]):
            parameter, values = states.get(name), self.values[name]
            if parameter is None or values.shape[-1] == 1:
                continue
            missing = np.isnan(values)
            lacking = missing & (used != 0) & ~missing.all(axis=-1, keepdims=True)
            for year in np.flatnonzero(lacking.any(axis=(0, 1, 2)))[:1]:
                what = message("No value for {year}.", year=self.method.base_year + int(year))
                state = "value" if parameter.formula is None else "formula"
                where = ("answers", name) if parameter.asked else ("method", "parameters", name, state)
                self._blame(lacking, where, what, severity)

    def _blame(self, where: NDArray[np.bool_], address: Address, what: Message, severity: Severity = "error") -> None:
        """Note what is wrong for each offer it hits; an address in the offer is completed with its name."""
        hit = np.broadcast_to(where.any(axis=(0, 2, 3)), (max(where.shape[1], 1),)).tolist()
        in_offer = address[0] == "answers"
        names = self.names if in_offer or len(hit) > 1 else [None]
        for name, wrong in zip(names, hit * len(names) if len(hit) == 1 else hit, strict=True):
            if wrong:
                self._note(("offers", str(name), *address) if in_offer else address, what, severity, name)

    def _note(self, address: Address, what: Message, severity: Severity, offer: str | None = None) -> None:
        if not self.time.closed:
            self._noted.append(Finding(address, what, severity, offer))

    # Streams

    def _use(self, stream: CostStream) -> Use:
        here = ("method", "costs", stream.name)
        changed = self.time.changed((*here, "amount"))
        happens = self._occurrences(stream)
        quantity = self.compute((*here, "amount"), used=happens.counts) if changed is None else changed
        if stream.per != "year":
            quantity = quantity * TIMES_A_YEAR[stream.per]
        return Use(stream, quantity, happens, self._vat(stream))

    def _occurrences(self, stream: CostStream) -> Occurrences:
        """Count how often a stream falls in each year."""
        if stream.life is None:
            falls = self.time.kept(f"falls {stream.name}", lambda: on_schedule(stream.moments, self.time.years).counts)
            return Occurrences(falls)
        address, timing = ("method", "costs", stream.name, "life"), stream.timing or self.method.timing
        changed = self.time.changed(address)
        if changed is not None:
            lived = lives(stream, self._positive(changed, address), self.time.years, timing)
            return by_life(stream, lived, self.time.years)
        key = same_lives(stream, self.time.years, timing)
        if key not in self._lives:
            life = self._positive(self.compute(address), address)
            self._lives[key] = lives(stream, life, self.time.years, timing)
        return by_life(stream, self._lives[key], self.time.years)

    def _positive(self, life: Array, address: Address) -> Array:
        """Return lives above 0, the others missing and noted, [draw, offer, line, 1]."""
        if life.shape[-1] > 1:
            self._noted.append(Finding(address, message("A service life does not change from year to year.")))
        if np.any(life <= 0):
            self._blame(life <= 0, address, message("A service life is above 0."))
            life = np.where(life > 0, life, np.nan)
        return life[..., :1]

    def _declared_vat(self, rates: Array) -> Array:
        """VAT rates the tenderers declare, what-if values in place, [draw, offer, 1, 1]."""
        for place, name in enumerate(self.names):
            changed = self.time.changed(("offers", name, "vat"))
            if changed is not None:
                rates = np.broadcast_to(rates, (max(rates.shape[0], changed.shape[0]), len(self.names), 1, 1)).copy()
                rates[:, place] = changed[:, 0]
        return rates

    def _vat(self, stream: CostStream) -> Array:
        """What VAT multiplies a cost by: 1 + rate × (1 − deductible share), the rate by who invoices."""
        if self.method.tax == "excluding" or stream.invoicer == "internal":
            return ONE
        if stream.invoicer == "tenderer":
            return self._vat_by_cost.get(stream.name, self._tenderers_vat)
        resource = self.time.resource(stream)
        given = stream.vat if stream.vat is not None or resource is None else resource.vat
        changed = self.time.changed(("method", "resources", resource.name, "vat")) if resource else None
        rate = np.full((1, 1, 1, 1), given, dtype=float) if changed is None else changed
        return 1.0 + rate * (1.0 - self.method.deductible)

    # Rows

    def _rows(self, use: Use) -> Iterator[Row]:
        """Lay out a stream: its cost, its residual value, its valued impacts."""
        stream, happens = use.stream, use.happens
        priced = self.time.priced(stream)
        if priced.size > 1 and np.isnan(priced).any():
            self._need_price(stream, priced, happens.counts)
            priced = np.where(happens.counts.any(axis=(0, 1, 2)), priced, 0.0)
        yield Row(stream, "cost", use.quantity * use.vat, happens.counts * priced)
        if happens.unused is not None and happens.last is not None and stream.residual == "straight_line":
            last_price = _pick(use.quantity, happens.last) * _pick(priced, happens.last) * self._since(happens.last)
            at_horizon = (self.time.years.t == self.time.years.horizon).astype(float)
            yield Row(stream, "residual", -happens.unused * last_price * use.vat, at_horizon)
        for item in self.method.externalities if stream.resource or stream.emissions else ():
            if item.value is not None and item.kilograms is not None:
                yield from self._valued(use, item)

    def _since(self, last: Array) -> Array:
        """What prices in general gained from the last purchase to the horizon: 1 in constant money."""
        if self.time.money == "real":
            return ONE
        level = self.time.price_level
        return _pick(level, self.time.years.horizon) / _pick(level, last)

    def _need_price(self, stream: CostStream, priced: Array, counts: Array) -> None:
        resource = self.time.resource(stream)
        if stream.contract.index is not None or resource is None:
            self.time.need(priced, ("method", "costs", stream.name, "contract"), stream.contract.index, counts)
        else:
            self.time.need(priced, ("method", "resources", resource.name, "price"), resource.price, counts)

    def _valued(self, use: Use, item: Externality) -> Iterator[Row]:
        """Value the emissions of a stream: kg ÷ 1000 × value per tonne of the year."""
        address = ("method", "externalities", item.name, "value")
        for emitted in self.emitted(use, item.name):
            value = self.time.level(address, item.value) / (item.kilograms or 1.0)
            if np.isnan(value).any():
                self.time.need(value, address, item.value, emitted.weight, "error" if item.counts else "warning")
                value = np.where(emitted.weight.any(axis=(0, 1, 2)), value, 0.0)
            yield Row(use.stream, "impact", emitted.amount, emitted.weight * value, item.name, item.counts)

    def emitted(self, use: Use, impact: str) -> Iterator[Row]:
        """Lay out what a stream emits, through its resource and by itself. [kg]"""
        stream, counts = use.stream, use.happens.counts
        resource = self.time.resource(stream)
        if resource is not None and impact in resource.emissions:
            address = ("method", "resources", resource.name, "emissions", impact)
            factor = self.time.plain(address, resource.emissions[impact])
            if np.isnan(factor).any():
                self.time.need(factor, address, resource.emissions[impact], counts, self._weight(impact))
                factor = np.where(counts.any(axis=(0, 1, 2)), factor, 0.0)
            yield Row(stream, "impact", use.quantity, counts * factor, impact)
        own = ("method", "costs", stream.name, "emissions", impact)
        if own in self.plan.nodes:
            amount = self.compute(own, used=counts, severity=self._weight(impact)) * TIMES_A_YEAR[stream.per]
            yield Row(stream, "impact", amount, counts, impact)

    def _weight(self, impact: str) -> Severity:
        """Tell how much a lacking emission matters: it prevents a total only when the impact counts."""
        return "error" if any(item.counts and item.name == impact for item in self.method.externalities) else "warning"

    def _look_ahead(self) -> None:
        """Note now what would lack to figures that are read later: emissions that are not valued, units of service."""
        valued = {item.name for item in self.method.externalities}
        for use in self.uses:
            resource = self.time.resource(use.stream)
            moving = (
                {impact for impact, path in resource.emissions.items() if path.constant is None} if resource else set()
            )
            for impact in (moving | use.stream.emissions.keys()) - valued:
                for _ in self.emitted(use, impact):
                    pass
        if self.computable and self.method.functional_unit is not None:
            self.units()

    def units(self) -> Array:
        """Units of service over the study period, not discounted, [draw, offer]."""
        in_use = self.time.years.in_use
        yearly = self.compute(("method", "functional_unit", "amount"), used=in_use, severity="warning")
        return np.asarray((yearly * in_use).sum(axis=(2, 3)))

    # Sums

    def present(self, row: Row, timing: Timing | None = None) -> Array:
        """Present value of a row, lines and years added up, [draw, offer]."""
        discount = self.time.factors(timing or row.stream.timing)
        if row.amount.shape[-1] == 1:
            if row.part == "cost" and row.stream.life is None and timing is None:
                key = f"coefficient {row.stream.name}"
                coefficient = self.time.kept(key, lambda: np.einsum("...y,...y->...", row.weight, discount))
            else:
                coefficient = np.einsum("...y,...y->...", row.weight, discount)
            present = np.asarray(row.amount[..., 0] * coefficient)
            return present.sum(axis=2) if present.shape[2] > 1 else present[:, :, 0]
        return np.asarray(np.einsum("...y,...y,...y->...", row.amount, row.weight, discount).sum(axis=2))

    def totals(self) -> Array:
        """Total of each offer, [draw, offer]; NaN where a figure is missing. [EUR]"""
        total = np.full((1, len(self.names)), 0.0 if self.rows else np.nan)
        for row in self.rows:
            if row.counts:
                total = total + self.present(row)
        if stopped := self.stopped:
            total[:, [name in stopped for name in self.names]] = np.nan
        return total


def _pick(values: Array, year: Array) -> Array:
    """Take the value of one year, which may differ by draw, offer and line."""
    if values.shape[-1] == 1:
        return values
    place = np.nan_to_num(year).astype(np.intp)
    shape = np.broadcast_shapes(values.shape[:3], place.shape[:3])
    values = np.broadcast_to(values, (*shape, values.shape[3]))
    return np.take_along_axis(values, np.broadcast_to(place, (*shape, 1)), axis=3)


def lay_out(purchase: Purchase, changes: Mapping[Address, ArrayLike] | None = None, *, trials: bool = False) -> Ledger:
    """Lay a purchase out as arrays.

    Parameters
    ----------
    purchase : Purchase
        Whose method and offers.
    changes : mapping of addresses to numbers or arrays, optional
        What-if values: a number, one a draw, or one a draw and year; all with the same number of draws.
    trials : bool
        Lay out the trial offers instead of the offers.

    Raises
    ------
    LccError
        When an address of ``changes`` leads nowhere.

    """
    offers = purchase.trials if trials else purchase.offers
    time = Timeline(purchase.method, changes)
    return Ledger(time, Reader(time, offers).read())


def lay_out_arrays(
    method: Method,
    answers: Mapping[str, Array | float],
    vat: Array | float | None = None,
    changes: Mapping[Address, ArrayLike] | None = None,
) -> Ledger:
    """Lay out a method with answers that are arrays, one value an offer; offers are named 0, 1, 2…"""
    time = Timeline(method, changes)
    return Ledger(time, from_arrays(time, answers, vat))


def totals(purchase: Purchase, changes: Mapping[Address, ArrayLike] | None = None, *, trials: bool = False) -> Array:
    """Total of each offer under what-if values, [draw, offer], computed in blocks of draws. [EUR]"""
    arrays = {address: np.asarray(value, dtype=float) for address, value in (changes or {}).items()}
    draws = max((array.shape[0] for array in arrays.values() if array.ndim), default=1)
    blocks = []
    for start in range(0, draws, BLOCK):
        some = {a: array[start : start + BLOCK] if array.ndim else array for a, array in arrays.items()}
        blocks.append(lay_out(purchase, some, trials=trials).totals())
    return np.concatenate(blocks)
