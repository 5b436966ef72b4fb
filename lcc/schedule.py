r"""When a cost falls: how many times in each year, and what is left of the last purchase at the horizon.

Arrays are [draw, offer, line, year]; lives may differ by offer and by line, the horizon by draw.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.discounting import Timing
from lcc.evaluation import SNAP, snapped_ceil, snapped_floor
from lcc.model import CostStream, Schedule
from lcc.path import CALENDAR

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Years:
    """The time a method covers."""

    t: Array
    """Years after the base year, [1, 1, 1, year]."""
    horizon: Array
    """Last year counted, [draw, 1, 1, 1]."""
    service_start: int
    base_year: int

    @property
    def in_use(self) -> Array:
        """1 in each year of use: from the year after the start of service to the horizon."""
        return ((self.t > self.service_start) & (self.t <= self.horizon)).astype(float)


@dataclass(frozen=True)
class Occurrences:
    """How often a cost falls in each year, and the unused share of the last purchase."""

    counts: Array
    unused: Array | None = None
    """Share of the last purchase's life left at the horizon, [draw, offer, line, 1]; None without a life."""
    last: Array | None = None
    """Year of the last purchase, [draw, offer, line, 1]."""


def on_schedule(schedule: Schedule, years: Years) -> Occurrences:
    """Count occurrences of a cost without a life: every n from a to b falls at a, a + n, … up to b included."""
    t, horizon = years.t, years.horizon
    first = None if schedule.first is None else _after_base(schedule.first, years)
    if schedule.at is not None:
        falls = np.isin(t, [_after_base(year, years) for year in schedule.at])
    elif schedule.when == "start":
        falls = t == (first or 0)
    elif schedule.when == "end":
        falls = t == horizon
    else:
        every = schedule.every or 1
        start = years.service_start + every if first is None else first
        last = horizon if schedule.last is None else _after_base(schedule.last, years)
        falls = (t >= start) & (t <= last) & ((t - start) % every == 0)
    return Occurrences((falls & (t <= horizon)).astype(float))


@dataclass(frozen=True)
class Lives:
    """Purchases of a thing with a life, [draw, offer, line, 1] but for ``begun``, which has years."""

    begun: Array
    """Lives begun up to each year, from the year before the base year on."""
    bought: Array
    """Purchases before the horizon."""
    ended: Array
    """Ends of life before the horizon."""
    unused: Array
    last: Array
    serves: Array
    """1 where the thing is bought before the horizon at all."""


def lives(stream: CostStream, life: Array, years: Years, timing: Timing) -> Lives:
    r"""Count purchases at 0, L, 2L… strictly before the horizon, from the stream's start.

    Purchase k is booked in year :math:`\lceil kL \rceil`, so :math:`\lfloor t/L \rfloor + 1` are bought up to year
    t. At the horizon :math:`\lceil H/L \rceil - H/L` of the last one is unused. An asset bought at the start of
    year s ≥ 1 serves during year s, so that its time in service at the horizon is H − s + 1.
    """
    start, from_year_start = _begins(stream, years, timing)
    served = np.maximum(years.horizon - start + (1.0 if from_year_start else 0.0), 0.0)
    used = served / life
    bought = snapped_ceil(used)
    ended = np.maximum(bought - 1.0, 0.0)
    if not stream.renew:
        ended, bought = np.minimum(ended, 1.0), np.minimum(bought, 1.0)
    unused = np.maximum(bought - used, 0.0)
    unused = np.where(unused < SNAP, 0.0, unused)
    elapsed = np.concatenate([years.t[..., :1] - 1.0, years.t], axis=-1) - start
    if from_year_start:
        begun = snapped_ceil((elapsed + 1.0) / life)
        last = start + snapped_floor((bought - 1.0) * life)
    else:
        begun = snapped_floor(elapsed / life) + 1.0
        last = start + snapped_ceil((bought - 1.0) * life)
    return Lives(np.maximum(begun, 0.0), bought, ended, unused, last, (served > 0).astype(float))


def same_lives(stream: CostStream, years: Years, timing: Timing) -> tuple[object, ...]:
    """Return what makes the lives of two streams the same: bought once, counted once."""
    return (stream.life, stream.renew, *_begins(stream, years, timing))


def _begins(stream: CostStream, years: Years, timing: Timing) -> tuple[int, bool]:
    """Return the year of the first purchase, and whether it serves during that year."""
    moments = stream.moments
    start = _after_base(moments.first if moments.first is not None else (moments.at or (0,))[0], years)
    return start, timing is Timing.START_OF_YEAR and start >= 1


def by_life(stream: CostStream, lived: Lives, years: Years) -> Occurrences:
    """Count the purchases of a stream with a life, or its ends of life and what is used of the last one."""
    if not lived.serves.any():
        return Occurrences(np.zeros_like(years.t))
    if stream.moments.when != "end":
        return Occurrences(_yearly(np.minimum(lived.begun, lived.bought), years), lived.unused, lived.last)
    counts = _yearly(np.minimum(np.maximum(lived.begun - 1.0, 0.0), lived.ended), years)
    alive = lived.serves * (1.0 if stream.renew else (lived.ended == 0).astype(float))
    used = 1.0 - lived.unused if stream.residual == "straight_line" else 1.0
    return Occurrences(counts + (years.t == years.horizon) * alive * used)


def _yearly(cumulated: Array, years: Years) -> Array:
    """Turn a count up to each year, from the year before the base year on, into a count in each year."""
    counts = cumulated[..., 1:] - cumulated[..., :-1]
    return counts * (years.t <= years.horizon) if years.horizon.size > 1 else counts


def _after_base(year: int, years: Years) -> int:
    """Count a year from the base year, whether it is given so or as a calendar year."""
    return year - years.base_year if year >= CALENDAR else year
