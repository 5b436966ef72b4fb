"""*What would change the ranking?*: for each assumption, every value in its range where the first place changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.purchase import Purchase
from lcc.sensitivity.exploration import Exploration, Standings
from lcc.sensitivity.gathering import Assumption, Given, gathered, no_range, stacked
from lcc.sensitivity.verdicts import BreakEven, BreakEvens, Crossing

Array = NDArray[np.float64]
Places = NDArray[np.intp]
GRID, PARTS = 256, 32
"""Steps of the first pass through a range, and parts that a step where the first place changes is cut in."""
FINE = 1e-10
"""Width at which cutting stops, relative to the range; a straight line then gives the value."""


def breakevens(purchase: Purchase, ranges: Given | None = None, *, trials: bool | None = None) -> BreakEvens:
    r"""Find, for each assumption, every value in its range where the first place changes, and who leads on each side.

    .. math:: T_i(x^*) = T_j(x^*) = \min_k T_k(x^*)

    All assumptions go through their ranges in one pass of the ledger; where the first place changes the step is cut
    again and again, all steps at once, until a straight line through the totals gives the value. Totals are compared
    before rounding. An offer first between two neighbouring steps only, of a 256th of the range, may be missed when
    totals jump (lives); where they are smooth the steps that come near are cut too.

    Parameters
    ----------
    purchase : Purchase
        Whose offers.
    ranges : mapping of addresses to ranges, optional
        In place of the purchase's own, or of the catalogue's. The published value is always within what is tried.
    trials : bool, optional
        Trial offers or real ones; by default trial offers when there are some.

    Raises
    ------
    LccError
        When nothing has a range, an address leads nowhere, or an offer has no total somewhere in a range.

    """
    exploration = Exploration(purchase, trials)
    tried = gathered(exploration, ranges)
    no_range(tried)
    which, values = _steps(tried)
    found = _search(exploration, tried, which, values)
    items = [
        BreakEven(assumption, exploration.first, _named(exploration, found, place))
        for place, assumption in enumerate(tried)
    ]
    return BreakEvens(tuple(sorted(items, key=lambda item: item.reach)), exploration.mark, exploration.first)


def _steps(tried: Sequence[Assumption]) -> tuple[Places, Array]:
    """Lay the first pass: values through each range, the published one among them."""
    passes = []
    for assumption in tried:
        low, high = min(assumption.low, assumption.published), max(assumption.high, assumption.published)
        values = np.append(np.linspace(low, high, GRID + 1), assumption.published)
        passes.append(np.unique(np.round(values) if assumption.whole else values))
    return np.repeat(np.arange(len(tried)), [values.size for values in passes]), np.concatenate(passes)


@dataclass(frozen=True)
class _Found:
    """Break-evens of all assumptions: whose, where, and who leads on each side (places of offers)."""

    which: Places
    values: Array
    below: Places
    above: Places


def _search(exploration: Exploration, tried: Sequence[Assumption], which: Places, values: Array) -> _Found:
    """Cut steps until each holds one change of the first place and is as narrow as can be."""
    widths = np.array([max(item.high, item.published) - min(item.low, item.published) for item in tried])
    whole = np.array([item.whole for item in tried])
    seen = exploration.standings(stacked(tried, which, values))
    steps = _changing(which, values, seen, near=True)
    while steps.size:
        narrow = np.where(whole[which[steps]], 1.0, FINE * widths[which[steps]]) >= values[steps + 1] - values[steps]
        if narrow.all():
            break
        which, values = _cut(which[steps], values[steps], values[steps + 1], whole)
        seen = exploration.standings(stacked(tried, which, values))
        steps = _changing(which, values, seen)
    return _merged(_straight(which, values, seen, steps, whole), FINE * widths)


def _cut(which: Places, low: Array, high: Array, whole: NDArray[np.bool_]) -> tuple[Places, Array]:
    """Cut each step into parts; whole numbers only where only they make sense."""
    parts = low[:, None] + (high - low)[:, None] * np.linspace(0.0, 1.0, PARTS + 1)
    parts[:, -1] = high
    parts = np.where(whole[which][:, None], np.round(parts), parts)
    return np.repeat(which, PARTS + 1), parts.ravel()


def _changing(which: Places, values: Array, seen: Standings, near: bool = False) -> Places:
    """Find the steps over which the first place changes; with ``near``, those where another total comes near it too."""
    same = (which[1:] == which[:-1]) & (values[1:] > values[:-1])
    changing = same & (seen.leaders[1:] != seen.leaders[:-1])
    if near and values.size > 2:
        gaps = seen.totals - seen.totals.min(axis=1, keepdims=True)
        left, here, right = gaps[:-2], gaps[1:-1], gaps[2:]
        dips = (here > 0) & (here <= left) & (here <= right) & (2 * here <= np.maximum(left, right))
        close = dips.any(axis=1)
        changing[:-1] |= close & same[:-1]
        changing[1:] |= close & same[1:]
    return np.flatnonzero(changing)


def _straight(which: Places, values: Array, seen: Standings, steps: Places, whole: NDArray[np.bool_]) -> _Found:
    """Place each break-even by a straight line through the totals of the two leaders, in its last step or beside it."""
    below, above = seen.leaders[steps], seen.leaders[steps + 1]
    before = seen.totals[steps, above] - seen.totals[steps, below]
    after = seen.totals[steps + 1, above] - seen.totals[steps + 1, below]
    share = before / np.where(before == after, 1.0, before - after)
    low, high = values[steps], values[steps + 1]
    found = np.where(whole[which[steps]], high, low + (high - low) * np.clip(share, -9.0, 10.0))
    return _Found(which[steps], found, below, above)


def _merged(found: _Found, fine: Array) -> _Found:
    """Keep one break-even where binary fractions make the totals cross several times."""
    if not found.values.size:
        return found
    apart = (np.diff(found.which) != 0) | (np.diff(found.values) > 100 * fine[found.which[1:]])
    starts = np.flatnonzero(np.concatenate([[True], apart]))
    ends = np.append(starts[1:], found.values.size) - 1
    kept = found.below[starts] != found.above[ends]
    starts, ends = starts[kept], ends[kept]
    return _Found(found.which[starts], found.values[starts], found.below[starts], found.above[ends])


def _named(exploration: Exploration, found: _Found, place: int) -> tuple[Crossing, ...]:
    names, mine = exploration.names, found.which == place
    return tuple(
        Crossing(value, names[below], names[above])
        for value, below, above in zip(
            found.values[mine].tolist(), found.below[mine].tolist(), found.above[mine].tolist(), strict=True
        )
    )
