"""Every offer on life-cycle cost: the figures.

Total = all payers + externalities that count. Direct (*coût global*) = total − externalities.
Nothing is rounded before the ranking; an offer with a missing answer has no total and no place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lcc.figures import Figures
from lcc.ledger import Ledger, lay_out
from lcc.model import Stage
from lcc.plan import Finding
from lcc.purchase import Offer, Purchase
from lcc.ranking import Rank, cents, rank
from lcc.rows import Row
from lcc.terms import term
from lcc.words import LccError, Message, counted, message, nearest

Array = NDArray[np.float64]
RESIDUAL = "residual"


class Results:
    """The figures of a purchase, with named axes; each is computed when first asked for."""

    def __init__(self, purchase: Purchase, *, trials: bool = False) -> None:
        self.purchase = purchase
        self.method = purchase.method
        self.offers: tuple[Offer, ...] = purchase.trials if trials else purchase.offers
        self.names = [offer.name for offer in self.offers]
        self.ledger: Ledger = lay_out(purchase, trials=trials)
        self.calendar = [self.method.base_year + year for year in range(self.method.horizon + 1)]

    # Who is compared

    @property
    def findings(self) -> list[Finding]:
        """What prevents figures or should be looked at, by address."""
        return self.ledger.findings

    @cached_property
    def unranked(self) -> dict[str, list[Message]]:
        """Offers without a place, each with the reasons."""
        reasons: dict[str, list[Message]] = {}
        stopped = self.ledger.stopped
        for offer in self.offers:
            if offer.set_aside is not None:
                reasons[offer.name] = [message("set aside: {reason}", reason=term(offer.set_aside.reason))]
            elif offer.name in stopped:
                reasons[offer.name] = [
                    message("{where}: {what}", where=" › ".join(self._short(finding)), what=finding.message)
                    for finding in self.findings
                    if finding.severity == "error" and finding.offer in (offer.name, None)
                ]
            elif not np.isfinite(self._totals[self.names.index(offer.name)]):
                reasons[offer.name] = [message("No total.")]
        return reasons

    @staticmethod
    def _short(finding: Finding) -> tuple[str, ...]:
        return finding.address[2:] if finding.offer is not None and finding.address[0] == "offers" else finding.address

    @cached_property
    def evaluated(self) -> list[str]:
        """Offers with a place, in the order of the file."""
        return [name for name in self.names if name not in self.unranked]

    @property
    def coverage(self) -> Message:
        """Say how many offers are evaluated."""
        return counted(
            "{count} of {all} offers evaluated",
            "{count} of {all} offers evaluated",
            len(self.evaluated),
            all=len(self.names),
        )

    @cached_property
    def _stopped(self) -> list[bool]:
        stopped = self.ledger.stopped
        return [name in stopped for name in self.names]

    # Money

    def _parts(self) -> Iterator[tuple[str, list[Row]]]:
        """Group the ledger's rows: a cost each, a residual value each, an impact each."""
        for row in self.ledger.rows:
            if row.part == "cost":
                yield row.stream.name, [row]
            elif row.part == RESIDUAL:
                yield self._unlike_streams(f"{row.stream.name} ({RESIDUAL})"), [row]
        for item in self.method.externalities:
            rows = [row for row in self.ledger.rows if row.impact == item.name]
            if rows and rows[0].counts:
                yield self._unlike_streams(item.name, "externality"), rows

    def _unlike_streams(self, name: str, what: str = RESIDUAL) -> str:
        """Make a name that no cost stream bears."""
        taken = {stream.name for stream in self.method.costs}
        while name in taken:
            name = f"{name} ({what})"
        return name

    @cached_property
    def parts(self) -> dict[str, list[Row]]:
        """What the total is made of: costs, residual values, impacts that count."""
        return dict(self._parts())

    def stage_of(self, part: str) -> str:
        """Stage of a part of the total; an impact's is externality."""
        row = self.parts[part][0]
        return "externality" if row.impact else str(row.stream.stage)

    def label(self, part: str) -> Message:
        """Name a part of the total as people call it."""
        row = self.parts[part][0]
        stream = message("{label}", label=row.stream.label or row.stream.name)
        if row.part == "cost":
            return stream
        if row.part == RESIDUAL:
            return message("residual value of {stream}", stream=stream)
        item = next(item for item in self.method.externalities if item.name == row.impact)
        return message("{label}", label=item.label or part)

    def _grid(self, discounted: bool) -> Array:
        shape = (len(self.names), len(self.parts), len(self.calendar))
        grid = np.zeros(shape)
        for place, rows in enumerate(self.parts.values()):
            for row in rows:
                flows = row.flows * (self.ledger.time.factors(row.stream.timing)[:, :, 0] if discounted else 1.0)
                grid[:, place] += np.broadcast_to(flows[0], (shape[0], shape[2]))
        grid[self._stopped] = np.nan
        return grid

    def _axes(self) -> dict[str, list[Any]]:
        return {"offer": list(self.names), "stream": list(self.parts), "year": list(self.calendar)}

    @cached_property
    def present(self) -> Figures:
        """Present value by offer, stream and year. [EUR]"""
        return Figures(self._grid(discounted=True), self._axes(), self.method.currency)

    @cached_property
    def flows(self) -> Figures:
        """Undiscounted flows by offer, stream and year, residual values apart (they are not cash). [EUR]"""
        return Figures(self._grid(discounted=False), self._axes(), self.method.currency)

    @cached_property
    def _totals(self) -> Array:
        return np.asarray(self.ledger.totals()[0])

    @cached_property
    def total(self) -> Figures:
        """Life-cycle cost of each offer. [EUR]"""
        return self._by_offer(self._totals)

    @cached_property
    def direct(self) -> Figures:
        """Direct costs (*coût global*): the total without externalities. [EUR]"""
        return self._by_offer(self._totals - self._externality(self.present))

    def _externality(self, grid: Figures) -> Array:
        impacts = [place for place, part in enumerate(self.parts) if self.stage_of(part) == "externality"]
        return np.asarray(grid.values[:, impacts].sum(axis=(1, 2)))

    def _by_offer(self, values: Array, unit: str | None = None) -> Figures:
        return Figures(np.asarray(values), {"offer": list(self.names)}, unit or self.method.currency)

    @cached_property
    def by_stage(self) -> Figures:
        """Present value by offer and stage, externality the fifth. [EUR]"""
        stages: list[str | int] = [*map(str, Stage), "externality"]
        grid = np.zeros((len(self.names), len(stages)))
        yearless = self.present.values.sum(axis=2)
        for place, part in enumerate(self.parts):
            grid[:, stages.index(self.stage_of(part))] += yearless[:, place]
        return Figures(grid, {"offer": list(self.names), "stage": stages}, self.method.currency)

    @cached_property
    def acquisition(self) -> Figures:
        """What an offer costs to buy: the acquisition stage in year 0, on the method's VAT basis. [EUR]"""
        bought = np.zeros(len(self.names))
        for row in self.ledger.rows:
            if row.part == "cost" and row.stream.stage is Stage.ACQUISITION:
                bought = bought + (row.amount[0, ..., 0] * row.weight[0, ..., 0]).sum(axis=1)
        bought[self._stopped] = np.nan
        return self._by_offer(bought)

    @cached_property
    def annual(self) -> Figures:
        """Equivalent annual cost: total ÷ sum of the end-of-year factors of years 1 to ``years``. [EUR/year]"""
        from lcc.discounting import Timing

        factors = self.ledger.time.factors(Timing.END_OF_YEAR)[0, 0, 0, 1 : self.method.years + 1]
        return self._by_offer(self._totals / factors.sum(), f"{self.method.currency}/year")

    @cached_property
    def per_unit(self) -> Figures:
        """Total ÷ units of service, not discounted, when the method names a functional unit.

        Raises
        ------
        LccError
            When it names none.

        """
        if self.method.functional_unit is None:
            raise LccError("The method names no functional unit.")
        units = self.ledger.units()[0]
        return self._by_offer(self._totals / np.where(units > 0, units, np.nan))

    def by_line(self, stream: str) -> Figures:
        """Present value of one stream by offer and line. [EUR]"""
        row = self.parts.get(stream, [None])[0]
        if row is None:
            raise LccError(
                "No {axis} “{label}”.{near}", axis=term("stream"), label=stream, near=nearest(stream, self.parts)
            )
        values = (row.amount * row.weight * self.ledger.time.factors(row.stream.timing)).sum(axis=3)[0]
        lines: list[str | int] = [line.id for line in self.method.lines] or ["–"]
        values = np.broadcast_to(values, (len(self.names), len(lines))).copy()
        return Figures(values, {"offer": list(self.names), "line": lines}, self.method.currency)

    # Physical quantities

    @cached_property
    def emissions(self) -> Figures:
        """Emissions by offer, impact, stage of the emitting stream, and year. [kg]"""
        named = [
            *(i for r in self.method.resources for i in r.emissions),
            *(i for c in self.method.costs for i in c.emissions),
        ]
        impacts: list[str | int] = list(dict.fromkeys(named))
        stages: list[str | int] = [str(stage) for stage in Stage]
        grid = np.zeros((len(self.names), len(impacts), len(stages), len(self.calendar)))
        for use in self.ledger.uses:
            for place, impact in enumerate(impacts):
                for row in self.ledger.emitted(use, str(impact)):
                    grid[:, place, stages.index(use.stream.stage)] += row.flows[0]
        axes: dict[str, list[Any]] = {
            "offer": list(self.names),
            "impact": impacts,
            "stage": stages,
            "year": list(self.calendar),
        }
        return Figures(grid, axes, "kg")

    @cached_property
    def quantities(self) -> Figures:
        """Quantity of each resource by offer and year, in the resource's unit."""
        resources: list[str | int] = [resource.name for resource in self.method.resources]
        grid = np.zeros((len(self.names), len(resources), len(self.calendar)))
        for use in self.ledger.uses:
            if use.stream.resource in resources:
                grid[:, resources.index(use.stream.resource)] += (use.quantity * use.happens.counts).sum(axis=2)[0]
        axes: dict[str, list[Any]] = {"offer": list(self.names), "resource": resources, "year": list(self.calendar)}
        return Figures(grid, axes)

    @cached_property
    def budget(self) -> Figures:
        """The buyer's cash in current money, by offer, section of the accounts and year. [EUR]

        Raises
        ------
        LccError
            When the method is in constant money and gives no inflation.

        """
        if self.method.money == "constant" and self.method.inflation is None:
            raise LccError("The budget is in current euros: give the method an inflation.")
        sections: list[str | int] = ["investment", "operating"]
        grid = np.zeros((len(self.names), len(sections), len(self.calendar)))
        level = self.ledger.time.price_level[0, 0, 0] if self.method.money == "constant" else np.ones(1)
        if np.isnan(level).any():
            raise LccError("The budget is in current euros: the inflation has no value for some years.")
        for row in self.ledger.rows:
            if row.part == "cost" and row.stream.borne_by == "buyer":
                grid[:, sections.index(row.stream.budget_section)] += row.flows[0] * level
        grid[self._stopped] = np.nan
        axes: dict[str, list[Any]] = {"offer": list(self.names), "section": sections, "year": list(self.calendar)}
        return Figures(grid, axes, self.method.currency)

    # Ranking

    def _rank(self, totals: Array) -> tuple[Rank, ...]:
        places = [self.names.index(name) for name in self.evaluated]
        rounded = cents(totals[places])
        if self.method.tie_break == "none" or len(set(rounded.tolist())) == len(places):
            return rank(self.evaluated, rounded)
        return rank(self.evaluated, rounded, self.acquisition.values[places])

    @cached_property
    def ranking(self) -> tuple[Rank, ...]:
        """The offers in order, totals to the cent."""
        return self._rank(self._totals)

    @cached_property
    def other_rankings(self) -> dict[str, tuple[Rank, ...]]:
        """The ranking at 0 %, without externalities, and without either: never used to award, always shown."""
        at_zero = self.flows.values.sum(axis=(1, 2))
        return {
            "undiscounted": self._rank(at_zero),
            "without_externalities": self._rank(self._totals - self._externality(self.present)),
            "neither": self._rank(at_zero - self._externality(self.flows)),
        }

    @property
    def baseline(self) -> str | None:
        """The offer the others are compared with: the cheapest to buy, first in the file if equal."""
        prices = dict(zip(self.names, cents(self.acquisition.values), strict=True))
        return min(self.evaluated, key=lambda name: float(prices[name]), default=None)
