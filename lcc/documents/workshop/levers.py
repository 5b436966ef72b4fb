"""What the room may change: a few values, each between two ends, and where another offer becomes first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lcc.address import read, replace
from lcc.model import Address
from lcc.path import Path
from lcc.purchase import Purchase
from lcc.ranges import address_text
from lcc.sensitivity.crossings import breakevens
from lcc.sensitivity.gathering import Assumption, assumptions
from lcc.sensitivity.levers import around
from lcc.sensitivity.substitutes import first_number, is_rate
from lcc.sensitivity.verdicts import BreakEven
from lcc.words import LccError, Message

MOST = 4
WIDE = 0.5
"""How far values go where no range is known. [share of the value]"""
STEPS = 200
"""Positions of a slider."""


@dataclass(frozen=True)
class Lever:
    """One value the room may change."""

    assumption: Assumption

    @property
    def address(self) -> Address:
        """Where the value is."""
        return self.assumption.address

    @property
    def published(self) -> float:
        """The value of the method."""
        return self.assumption.published

    @property
    def low(self) -> float:
        """The lowest value tried, the published one at the most."""
        return min(self.assumption.low, self.published)

    @property
    def high(self) -> float:
        """The highest value tried, the published one at the least."""
        return max(self.assumption.high, self.published)

    @property
    def steps(self) -> int:
        """How many steps there are from one end to the other."""
        return min(STEPS, round(self.high - self.low)) if self.assumption.whole else STEPS

    def at(self, place: int) -> float:
        """Return the value of a step, with three figures; the published one where it is the nearest."""
        if place == self.place(self.published):
            return self.published
        value = self.low + (self.high - self.low) * place / self.steps
        return float(round(value)) if self.assumption.whole else min(max(float(f"{value:.3g}"), self.low), self.high)

    def place(self, value: float) -> int:
        """Return the step nearest to a value."""
        return round(self.steps * (min(max(value, self.low), self.high) - self.low) / (self.high - self.low))

    @property
    def label(self) -> Message:
        """What is changed."""
        return self.assumption.quantity.label

    def said(self, value: float) -> str:
        """Write a value with its unit."""
        return str(self.assumption.quantity.value(value))


def levers_of(purchase: Purchase, given: tuple[tuple[str, float, float], ...] = ()) -> tuple[Lever, ...]:
    """Return the levers asked for; without any, the purchase's own ranges, else half less and half more, the most
    sensitive first.
    """  # fmt: skip
    if given:
        ranges = {address: (low, high) for address, low, high in given}
        return tuple(map(Lever, assumptions(purchase, ranges)))
    found = assumptions(purchase)
    ranges_by_text = {item.text: item.uncertainty for item in found} or around(purchase, WIDE)
    if not ranges_by_text:
        return ()
    return tuple(Lever(item.assumption) for item in breakevens(purchase, ranges_by_text).items[:MOST])


def changed(purchase: Purchase, values: Mapping[Address, float]) -> Purchase:
    """Return the purchase with other values; a path keeps its shape, as in ``what_if``."""
    made = purchase
    for address, value in values.items():
        made = replace(made, address, _put(read(made, address), address, value))
    return made


def _put(found: float | Path, address: Address, value: float) -> float | Path:
    if not isinstance(found, Path):
        return value
    if found.points is None:
        return found.replace(value=value)
    first = first_number(found)
    if is_rate(address):
        return found.replace(points={year: level + value - first for year, level in found.points.items()})
    if first == 0:
        raise LccError("The path at {where} starts at 0: it cannot be multiplied.", where=address_text(address))
    return found.replace(points={year: level * value / first for year, level in found.points.items()})


def tipping(purchase: Purchase, lever: Lever, others: Mapping[Address, float]) -> BreakEven:
    """Find where the first place changes as one lever moves, the others as the room has set them."""
    set_as = changed(purchase, {address: value for address, value in others.items() if address != lever.address})
    return breakevens(set_as, {lever.assumption.text: lever.assumption.uncertainty}).items[0]
