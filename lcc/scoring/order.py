"""From points or amounts to places; offers still equal share their place, the next is counted after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lcc.evaluation import half_away
from lcc.ranking import cents, rank


@dataclass(frozen=True)
class ScoreRank:
    """The place of an offer, by points out of 100, or by amount where there are no marks. [EUR]"""

    place: int
    offer: str
    points: float | None
    behind: float | None
    """Points less than the first."""
    amount: float | None = None
    tied: bool = False
    """Another offer has the same total."""


def by_amount(names: Sequence[str], paid: ArrayLike, second: ArrayLike) -> tuple[ScoreRank, ...]:
    """Rank by amount to the cent, the lowest first, equal ones by a second amount."""
    return tuple(
        ScoreRank(found.place, found.offer, None, None, found.total, found.tied) for found in rank(names, paid, second)
    )


def by_points(names: Sequence[str], points: ArrayLike, second: ArrayLike, decimals: int) -> tuple[ScoreRank, ...]:
    """Rank by points, the highest first, equal ones by what separates them, the lowest first, to the cent."""
    totals: NDArray[np.float64] = half_away(np.asarray(points, dtype=float), decimals)
    keys = [(-total, apart) for total, apart in zip(totals.tolist(), cents(second).tolist(), strict=True)]
    order = sorted(range(len(names)), key=keys.__getitem__)
    found: list[ScoreRank] = []
    for position, index in enumerate(order, start=1):
        same = position > 1 and keys[index] == keys[order[position - 2]]
        place = found[-1].place if same else position
        total = totals[index]
        behind = float(half_away(totals.max() - total, decimals))
        found.append(ScoreRank(place, names[index], float(total), behind, None, totals.tolist().count(total) > 1))
    return tuple(found)
