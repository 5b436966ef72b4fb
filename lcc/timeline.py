"""Everything that moves through the years, in the money of the method: rates, inflation, prices, indices.

Arrays are [draw, 1, 1, year]; the year axis has length 1 for what does not move. What-if values take the place of
the method's, a number a draw; no path is ever evaluated twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lcc.discounting import Timing, factors, growth_index, to_nominal, to_real
from lcc.model import Address, CostStream, Method, Resource
from lcc.path import Path
from lcc.plan import Finding, Severity, plan_of
from lcc.schedule import Years
from lcc.words import LccError, message

Array = NDArray[np.float64]
ONE = np.ones((1, 1, 1, 1))
ZERO = np.zeros((1, 1, 1, 1))


class Timeline:
    """The paths of a method as arrays, with what-if values in place of some of them."""

    def __init__(self, method: Method, changes: Mapping[Address, ArrayLike] | None = None) -> None:
        self.method = method
        self.changes = {tuple(address): as_draws(value) for address, value in (changes or {}).items()}
        self.unused = set(self.changes)
        self.findings: list[Finding] = []
        self.closed = False
        """Once all is laid out, reading a figure notes nothing more."""
        self.money = "real" if method.money == "constant" else "nominal"
        self._factors: dict[str, Array] = {}
        self._memory = plan_of(method).weights
        self._resources = {resource.name: resource for resource in method.resources}
        horizon = self.changed(("method", "years"))
        last = method.horizon if horizon is None else int(horizon.max()) + method.service_start
        self.years = Years(
            np.arange(last + 1.0).reshape(1, 1, 1, -1),
            np.full((1, 1, 1, 1), float(method.horizon)) if horizon is None else horizon + method.service_start,
            method.service_start,
            method.base_year,
        )

    def changed(self, address: Address) -> Array | None:
        """Return the what-if values of an address, [draw, 1, 1, 1 or year], or None."""
        if not self.changes:
            return None
        self.unused.discard(address)
        return self.changes.get(address)

    def kept(self, key: str, make: Callable[[], Array]) -> Array:
        """Compute what depends on the method alone once for all ledgers, unless something is changed."""
        if self.changes:
            return make()
        if key in self._memory:
            found: Array = self._memory[key]
            return found
        noted = len(self.findings)
        made = make()
        if len(self.findings) == noted:
            self._memory[key] = made
        return made

    # Paths in the money of the method

    def rate(self, address: Address, path: Path | None) -> Array:
        """Evaluate a rate or a growth; one of the other kind is converted by Fisher. [1/year]"""
        values, kind = self._evaluate(address, path)
        if kind is None or kind == self.money:
            return values
        return to_real(values, self.inflation) if kind == "nominal" else to_nominal(values, self.inflation)

    def level(self, address: Address, path: Path | None) -> Array:
        """Evaluate a price or an index; a plain number is at base-year prices and keeps up with inflation."""
        values, kind = self._evaluate(address, path)
        if kind is None and values.shape[-1] == 1:
            kind = "real"
        if kind is None or kind == self.money:
            return values
        return values / self.price_level if kind == "nominal" else values * self.price_level

    def declared(self, path: Path) -> Array:
        """Evaluate an answer; one that says it is nominal is money, brought to base-year prices as all amounts are."""
        constant = path.constant
        years = self.years.t
        values = path.at(years, self.method.base_year) if constant is None else np.full((1, 1, 1, 1), constant)
        return values / self.price_level if path.kind == "nominal" else values

    def plain(self, address: Address, path: Path | None) -> Array:
        """Evaluate a path that is no money: an emission factor, a usage profile."""
        return self._evaluate(address, path)[0]

    def _evaluate(self, address: Address, path: Path | None) -> tuple[Array, str | None]:
        values = self.changed(address)
        if values is not None:
            return values, None
        if path is None:
            return ZERO, None
        if path.constant is not None:
            return np.full((1, 1, 1, 1), path.constant), path.kind
        return path.at(self.years.t, self.method.base_year), path.kind

    def need(
        self, values: Array, address: Address, path: Path | None, used: NDArray[Any], severity: Severity = "error"
    ) -> None:
        """Note a path that has no value in a year where one is used."""
        lacking = np.isnan(values) & (used != 0)
        if self.closed or not lacking.any():
            return
        year = self.method.base_year + int(np.flatnonzero(lacking.any(axis=(0, 1, 2)))[0])
        if path is None or path.points is None:
            what = message("No value for {year}.", year=year)
        else:
            what = message("No value for {year}: the years given are {span}. Add one, or say “beyond: hold”.",
                           year=year, span=path.span())  # fmt: skip
        self.findings.append(Finding(address, what, severity))

    # Money through time

    @cached_property
    def inflation(self) -> Array:
        """Inflation of each year, 0 where the method gives none. [1/year]"""
        address = ("method", "inflation")
        values = self.plain(address, self.method.inflation)
        if values.shape[-1] > 1:
            values = np.where(self.years.t == 0, 0.0, values)
            self.need(values, address, self.method.inflation, self.years.t <= self.years.horizon)
        return values

    @cached_property
    def price_level(self) -> Array:
        """General price level, 1 in the base year. [-]"""
        return growth_index(self._all_years(self.inflation))

    def factors(self, timing: Timing | None = None) -> Array:
        """Discount factors of each year, in a stream's own timing or the method's."""
        timing = timing or self.method.timing
        if timing not in self._factors:
            self._factors[timing] = self.kept(f"factors {timing}", lambda: self._discount(timing))
        return self._factors[timing]

    def _discount(self, timing: Timing) -> Array:
        address = ("method", "discount_rate")
        rates = self._all_years(self.rate(address, self.method.discount_rate)).copy()
        rates[..., 0] = 0.0
        self.need(rates, address, self.method.discount_rate, self.years.t <= self.years.horizon)
        if np.any(rates <= -1):
            self.findings.append(Finding(address, message("A discount rate is above −100 %.")))
            rates[rates <= -1] = np.nan
        return factors(rates, timing)

    def index(self, stream: CostStream) -> Array:
        """Price of each year relative to the base year's, contract and escalation included. [-]

        A published index counts relative to its base-year value, or as it is when it gives none.
        """
        here = ("method", "costs", stream.name)
        contract = stream.contract
        if contract.index is not None:
            levels = self.level((*here, "contract"), contract.index)
            start = levels[..., :1]
            return levels / np.where(np.isnan(start), 1.0, start)
        growth = self._escalation(stream)
        if contract.price == "firm" or contract.firm_years is not None:
            firm = to_real(0.0, self.inflation) if self._keeps_up(stream) else ZERO
            growth = np.where(self.years.t <= (contract.firm_years or np.inf), firm, growth)
        if growth is ZERO:
            return ONE
        growth = self._all_years(growth).copy()
        growth[..., 0] = 0.0
        self.need(growth, (*here, "escalation"), stream.escalation, self.years.t <= self.years.horizon)
        return growth_index(growth)

    def _escalation(self, stream: CostStream) -> Array:
        """Growth of a revisable price; a resource's already moves, so that an escalation comes on top of it."""
        address = ("method", "costs", stream.name, "escalation")
        if stream.escalation is None and address not in self.changes:
            return ZERO if self.money == "real" or stream.resource else self.inflation
        if stream.resource is None:
            return self.rate(address, stream.escalation)
        values, kind = self._evaluate(address, stream.escalation)
        return to_real(values, self.inflation) if kind == "nominal" else values

    def _keeps_up(self, stream: CostStream) -> bool:
        """Tell whether a price keeps up with inflation before its contract says otherwise."""
        resource = self.resource(stream)
        if resource is None or resource.price is None:
            return self.money == "real"
        path = resource.price
        return (path.kind or ("real" if path.constant is not None else self.money)) == "real"

    def price(self, stream: CostStream) -> Array:
        """Price of the resource in each year, or 1 where the amount is money already. [EUR/unit]"""
        resource = self.resource(stream)
        if resource is None:
            return ONE
        return self.level(("method", "resources", resource.name, "price"), resource.price)

    def priced(self, stream: CostStream) -> Array:
        """What one unit of a stream's amount costs in each year, without VAT."""
        return self.kept(f"priced {stream.name}", lambda: self.index(stream) * self.price(stream))

    def resource(self, stream: CostStream) -> Resource | None:
        """The resource a stream consumes."""
        return self._resources.get(stream.resource) if stream.resource else None

    def _all_years(self, values: Array) -> Array:
        return np.broadcast_to(values, (*values.shape[:3], self.years.t.size))


def as_draws(value: ArrayLike) -> Array:
    """Give what-if values the shape [draw, 1, 1, 1 or year]."""
    array = np.asarray(value, dtype=float)
    if array.ndim > 2:
        raise LccError("What-if values are a number, one a draw, or one a draw and year.")
    return array.reshape(array.shape[0] if array.ndim else 1, 1, 1, array.shape[1] if array.ndim == 2 else 1)
