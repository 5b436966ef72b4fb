"""The years when the offer that has cost the least so far changes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.measures import crossings
from lcc.results import Results
from lcc.words import Message, message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Lead:
    """From a year on, another offer has cost the least so far."""

    moment: float
    """Years since the base year, interpolated."""
    year: int
    """First whole calendar year after it."""
    offer: str
    before: str
    amount: float
    """Cumulated cost of both at the crossing. [EUR]"""

    @property
    def sentence(self) -> Message:
        """Say it."""
        return message("From {year} on, {offer} has cost less than {before}",
                       year=self.year, offer=self.offer, before=self.before)  # fmt: skip


def cumulated_costs(results: Results, discounted: bool = True) -> Array:
    """Sum each offer's costs year after year. [offer, year] [EUR]"""
    grid = results.present if discounted else results.flows
    return np.asarray(np.cumsum(grid.values.sum(axis=1), axis=1))


def leads(results: Results, curves: Array) -> list[Lead]:
    """Find when the offer that has cost the least so far changes, the offers that have a place."""
    names = results.evaluated
    found = []
    for one, name in enumerate(names):
        for other in names[one + 1 :]:
            first, second = (curves[results.names.index(item)] for item in (name, other))
            for moment in crossings(first, second):
                year = min(math.floor(moment) + 1, first.size - 1)
                after = (other, name) if second[year] < first[year] else (name, other)
                amount = _at(first, moment)
                least = min(_at(curves[results.names.index(item)], moment) for item in names)
                if amount <= least + 1e-9 * max(abs(least), 1.0):
                    found.append(Lead(moment, results.calendar[math.ceil(moment - 1e-9)], *after, amount))
    return sorted(found, key=lambda lead: lead.moment)


def _at(curve: Array, moment: float) -> float:
    return float(np.interp(moment, np.arange(curve.size), curve))
