"""The assumptions worth trying: those the purchase gives a range, else those whose catalogue factor has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lcc.model import Address
from lcc.path import Source
from lcc.purchase import Purchase
from lcc.ranges import Uncertainty, address_names, address_text
from lcc.sensitivity.exploration import Exploration
from lcc.sensitivity.levers import located
from lcc.sensitivity.substitutes import YEARS, first_number, written
from lcc.sensitivity.wording import Quantity, quantity
from lcc.words import LccError, message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Assumption:
    """A value that may be another than published: where it is, and between which values it lies."""

    address: Address
    published: float
    uncertainty: Uncertainty
    quantity: Quantity

    @cached_property
    def text(self) -> str:
        """Its address, as people read it."""
        return address_text(self.address)

    @property
    def low(self) -> float:
        """The lowest value tried."""
        return self.uncertainty.low

    @property
    def high(self) -> float:
        """The highest value tried."""
        return self.uncertainty.high

    @property
    def whole(self) -> bool:
        """Tell whether only whole numbers make sense."""
        return self.uncertainty.whole or self.address == YEARS

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        source = self.uncertainty.source
        return {
            "address": list(self.address), "label": str(self.quantity.label), "unit": self.quantity.unit,
            "published": self.published, "low": self.low, "high": self.high,
            "source": None if source is None else source.factor or str(message("{title}", title=source.title)),
        }  # fmt: skip


Given = Mapping[Any, Any]
"""Ranges by address (a text, or the names): a range, or ``[low, high]``."""


def assumptions(purchase: Purchase, ranges: Given | None = None, *, trials: bool | None = None) -> list[Assumption]:
    """List the assumptions worth trying, each with its range.

    Parameters
    ----------
    purchase : Purchase
        Whose own ranges count first; where it has none at all, those of the catalogue's factors it was made with.
    ranges : mapping of addresses to ranges, optional
        In place of both; the last names of an address are enough when they are its alone.
    trials : bool, optional
        Trial offers or real ones; by default trial offers when there are some.

    Raises
    ------
    LccError
        When an address leads nowhere (with the nearest name), or a range is empty or reversed.

    """
    return gathered(Exploration(purchase, trials), ranges)


def gathered(exploration: Exploration, ranges: Given | None = None) -> list[Assumption]:
    """List the assumptions worth trying on the offers explored."""
    purchase = exploration.purchase
    if ranges is not None:
        given = purchase.replace(ranges=_as_texts(ranges)).ranges
        return _checked(exploration, [(located(exploration, text), item) for text, item in given.items()])
    if not purchase.ranges:
        return list(_of_catalogue(exploration))
    other = "offers" if exploration.trials else "trials"
    kept = ((address_names(text), uncertainty) for text, uncertainty in purchase.ranges.items())
    return _checked(exploration, [item for item in kept if item[0][0] != other])


def _as_texts(ranges: Given) -> dict[str, Any]:
    return {key if isinstance(key, str) else address_text(key): value for key, value in ranges.items()}


def _checked(exploration: Exploration, items: list[tuple[Address, Uncertainty]]) -> list[Assumption]:
    """Return assumptions that the ledger can change, all of them tried at once."""
    found = [_assumption(exploration.purchase, *item) for item in items]
    exploration.standings({item.address: item.published for item in found})
    return found


def assumed(exploration: Exploration, address: Address, uncertainty: Uncertainty) -> Assumption:
    """Return the assumption at an address, which the ledger can change."""
    return _checked(exploration, [(address, uncertainty)])[0]


def _assumption(purchase: Purchase, address: Address, uncertainty: Uncertainty) -> Assumption:
    published = first_number(written(purchase, address))
    return Assumption(address, published, uncertainty, quantity(purchase, address))


def _of_catalogue(exploration: Exploration) -> Iterator[Assumption]:
    """Take the ranges of the factors that values were copied from, in proportion to the published value."""
    from lcc.catalogue.provenance import kept

    seen: set[Address] = set()
    for item in kept(exploration.purchase):
        address = (*item.address, "value") if item.address[1:2] == ("parameters",) else item.address
        shares = _shares(item.source)
        if shares is None or address in seen:
            continue
        seen.add(address)
        try:
            value = first_number(written(exploration.purchase, address))
            if value > 0:
                low, high = (float(f"{value * share:.12g}") for share in shares)
                yield assumed(exploration, address, Uncertainty(low=low, high=high, source=item.source))
        except LccError:
            continue  # what the totals do not use cannot change them


def _shares(source: Source) -> tuple[float, float] | None:
    """Return the range of a factor, relative to its value, as it was on the day it was copied."""
    from lcc import catalogue

    try:
        dated = catalogue.current().factor(source.factor, on=source.copied).in_force
    except LccError:
        return None  # a factor of someone else's catalogue
    if dated is None or dated.low is None or dated.high is None or not dated.value or dated.low == dated.high:
        return None
    return dated.low / dated.value, dated.high / dated.value


def stacked(tried: Sequence[Assumption], which: NDArray[np.intp], values: Array) -> dict[Address, Array]:
    """Draws where one assumption each takes another value and the rest stay as published."""
    return {
        assumption.address: np.where(which == place, values, assumption.published)
        for place, assumption in enumerate(tried)
    }


def no_range(tried: Iterable[Assumption]) -> None:
    """Refuse to explore nothing.

    Raises
    ------
    LccError
        Saying how to give a range.

    """
    if not list(tried):
        raise LccError("No assumption has a range: give some under “ranges”, such as {example}.",
                       example="method › discount_rate: [0.01, 0.05]")  # fmt: skip
