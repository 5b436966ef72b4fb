"""How far each price is from the mean, the second and the buyer's estimate (D4)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

FEWEST = 3
"""Offers below which a mean says nothing."""


@dataclass(frozen=True)
class Gaps:
    """Relative gaps of a price (D4): to the mean, of the lowest to the second, to the estimate; None if unknown."""

    to_mean: float | None
    to_second: float | None
    to_estimate: float | None


def gaps(prices: Mapping[str, float], estimate: float | None = None) -> dict[str, Gaps]:
    """Compare each price with the mean of all, the lowest with the second, and each with the buyer's estimate (D4)."""
    paid = sorted(prices.values())
    mean = math.fsum(paid) / len(paid) if len(paid) >= FEWEST else None
    second = paid[1] if len(paid) > 1 else None
    return {
        name: Gaps(
            price / mean - 1.0 if mean else None,
            price / second - 1.0 if second and price == paid[0] else None,
            price / estimate - 1.0 if estimate else None,
        )
        for name, price in prices.items()
    }
