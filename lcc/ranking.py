"""From totals to places: to the cent, ties broken as the method says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Rank:
    """The place of an offer; ``gap`` is what it costs more than the first. [EUR]"""

    place: int
    offer: str
    total: float
    gap: float
    tied: bool = False
    """Another offer has the same total to the cent."""


def cents(amounts: ArrayLike) -> NDArray[np.float64]:
    """Round to the cent, half away from zero (a millionth of a cent forgives binary fractions)."""
    values = np.asarray(amounts, dtype=float)
    return np.asarray(np.copysign(np.floor(np.abs(values) * 100.0 + 0.5 + 1e-6), values) / 100.0 + 0.0)


def rank(names: Sequence[str], totals: ArrayLike, tie_break: ArrayLike = 0.0) -> tuple[Rank, ...]:
    """Rank offers by total to the cent, equal ones by ``tie_break`` (the acquisition cost) when the method says so.

    Offers still equal share their place; the next place is counted after them.
    """
    rounded = cents(totals).tolist()
    keys = list(zip(rounded, np.broadcast_to(cents(tie_break), len(names)).tolist(), strict=True))
    order = sorted(range(len(names)), key=keys.__getitem__)
    gaps = cents(np.asarray(rounded) - min(rounded, default=0.0)).tolist()
    ranks: list[Rank] = []
    for position, index in enumerate(order, start=1):
        same = position > 1 and keys[index] == keys[order[position - 2]]
        place = ranks[-1].place if same else position
        total = rounded[index]
        ranks.append(Rank(place, names[index], total, gaps[index], rounded.count(total) > 1))
    return tuple(ranks)
