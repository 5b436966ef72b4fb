"""An axis of amounts: round steps, few enough for their figures not to touch, and amounts as people write them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lcc.documents.lettering import advance
from lcc.figures import SYMBOLS, Amount
from lcc.ranking import cents
from lcc.words import say

MOST = 9
"""Figures on an axis, at the most."""
IN_FULL = 1e8
"""Amounts from which millions are written. [EUR]"""


@dataclass(frozen=True)
class Axis:
    """From values to points: ``low`` is drawn at ``start`` and ``high`` at ``end``."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[tuple[float, str], ...] = ()
    """Values and how they are written."""

    def at(self, value: float) -> float:
        """Place a value, kept on the axis. [pt]"""
        share = (min(max(value, self.low), self.high) - self.low) / ((self.high - self.low) or 1.0)
        return self.start + share * (self.end - self.start)


def spanned(values: Iterable[float], zero: bool = True) -> tuple[float, float]:
    """Return the least and the greatest of the values, zero included or not; without zero, never an empty span."""
    finite = [value for value in values if math.isfinite(value)] + ([0.0] if zero else [])
    low, high = min(finite, default=0.0), max(finite, default=0.0)
    if zero or high - low > 1e-9 * max(abs(low), abs(high)):
        return low, high
    return low - (abs(low) / 10 or 1.0), high + (abs(high) / 10 or 1.0)


def across(span: tuple[float, float], currency: str, start: float, end: float, size: float) -> Axis:
    """Make an axis from left to right whose figures keep apart."""
    return _laid(span, currency, (start, end), lambda texts: size + max(advance(text, size) for text in texts))


def upright(span: tuple[float, float], currency: str, bottom: float, top: float, size: float) -> Axis:
    """Make an axis from bottom to top whose figures keep apart."""
    return _laid(span, currency, (bottom, top), lambda _: 2.0 * size)


def _laid(
    span: tuple[float, float], currency: str, ends: tuple[float, float], need: Callable[[list[str]], float]
) -> Axis:
    if span[0] == span[1]:
        return Axis(*span, *ends, ((span[0], "0"),))
    length = abs(ends[1] - ends[0])
    for count in range(MOST, 0, -1):
        ticks = _ticks(span, count)
        texts = _written(ticks, span, currency)
        step = length * (ticks[1] - ticks[0]) / (span[1] - span[0]) if len(ticks) > 1 else length
        if step >= need(texts):
            break
    return Axis(*span, *ends, tuple(zip(ticks, texts, strict=True)))


def _ticks(span: tuple[float, float], count: int) -> list[float]:
    """Choose round values within a span: steps of 1, 2 or 5 times a power of ten."""
    rough = (span[1] - span[0]) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
    first, last = math.ceil(span[0] / step - 1e-9), math.floor(span[1] / step + 1e-9)
    return [place * step for place in range(first, last + 1)] or [span[0]]


def _written(ticks: Sequence[float], span: tuple[float, float], currency: str) -> list[str]:
    scale, unit = _unit(max(map(abs, span)), currency, 1e4)
    step = min((abs(b - a) for a, b in pairwise(ticks)), default=max(map(abs, span))) / scale
    decimals = min(max(0, -math.floor(math.log10(step) + 1e-9)), 9) if step else 0
    return [str(Amount(tick / scale, unit, decimals)) if tick else "0" for tick in ticks]


def _unit(most: float, currency: str, thousands: float, millions: float = 2e6) -> tuple[float, str]:
    """Choose the unit of the largest amount: euros, thousands, millions or billions of them."""
    symbol = SYMBOLS.get(currency, currency)
    if most >= 1000 * millions:
        return 1e9, say("bn {unit}", unit=symbol)
    if most >= millions:
        return 1e6, say("M{unit}", unit=symbol)
    return (1e3, say("k{unit}", unit=symbol)) if most >= thousands else (1.0, symbol)


def money(value: float, currency: str, decimals: int = 0) -> str:
    """Write an amount in full up to a hundred million, in millions beyond."""
    if not math.isfinite(value):
        return "–"
    if abs(value) < IN_FULL:
        return str(Amount(value, currency, decimals))
    symbol = SYMBOLS.get(currency, currency)
    return str(Amount(value / 1e6, say("M{unit}", unit=symbol), 1))


def short_money(value: float, currency: str, most: float = 0.0) -> str:
    """Write an amount with three figures, 18.2 k€, in the unit of the largest of those beside it."""
    scale, unit = _unit(max(abs(value), most), currency, 1e3, 1e7)
    scaled = value / scale
    decimals = 0 if scale == 1.0 or abs(scaled) >= 100 else 1 if abs(scaled) >= 10 else 2
    return str(Amount(scaled, unit, decimals))


def decimals_of(amounts: Iterable[float]) -> int:
    """Show cents where euros would make two different totals look equal, or say nothing of small ones."""
    found = {float(value) for value in cents(list(amounts)) if math.isfinite(value)}
    small = max(map(abs, found), default=1000.0) < 100
    return 2 if small or len({math.floor(value + 0.5) for value in found}) < len(found) else 0
