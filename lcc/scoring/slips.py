"""Probable slips of unit: which one makes a value so many times what was expected."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lcc.words import Message, message

A_YEAR = {"year": 1, "quarter": 4, "month": 12, "week": 52, "day": 365, "hour": 8760}
"""How many of each period there are in a year."""
_PERIODS = {
    "year": "year", "years": "year", "yr": "year", "an": "year", "ans": "year", "année": "year", "a": "year",
    "quarter": "quarter", "trimestre": "quarter", "month": "month", "mois": "month", "week": "week",
    "semaine": "week", "day": "day", "jour": "day", "hour": "hour", "heure": "hour",
}  # fmt: skip
_NAMES = {
    "year": message("year"), "quarter": message("quarter"), "month": message("month"), "week": message("week"),
    "day": message("day"), "hour": message("hour"),
}  # fmt: skip
_SMALLER = {"kWh": "Wh", "MWh": "kWh", "kW": "W", "kg": "g", "t": "kg", "m3": "L", "m³": "L", "km": "m"}
"""A unit and the one a thousand times smaller that is written in its place."""
_BIGGER = {"kWh": "MWh", "Wh": "kWh", "W": "kW", "g": "kg", "kg": "t", "L": "m³", "m": "km", "EUR": "kEUR", "€": "k€"}
_PERIOD = re.compile(r"(?:/|\bper |\bpar )\s*([^\W\d]+)\b")
_FIRST = re.compile(r"(kWh|MWh|Wh|kW|W|kg|g|t|m3|m³|km|m|L|EUR|€)(?=CO2|\b|/|$|\s)")
NEAR = 2.0
"""A slip explains a ratio up to twice, or half, its own factor."""
FAR = 5.0
"""Ratio from which a value is far from the others; smaller ones are differences between offers."""


@dataclass(frozen=True)
class Slip:
    """A probable slip of unit: ``factor`` is how many times too large or too small it makes a value."""

    factor: float
    message: Message
    named: bool = True
    """Told from the unit itself, not only from the factor."""


def slips(unit: str, ratio: float) -> tuple[Slip, ...]:
    """Name the slips that make a value ``ratio`` times what is expected, nearest first; two at the most.

    Above 1 the value is too large: said per year where it is asked per week (×52), in Wh and not in kWh (×1000).
    """
    if not (ratio > 0 and math.isfinite(ratio)) or 1 / FAR < ratio < FAR:
        return ()
    size = max(ratio, 1 / ratio)
    distances = {slip: abs(math.log(size / slip.factor)) for slip in possible(unit, ratio > 1)}
    close = [slip for slip, distance in distances.items() if distance <= math.log(NEAR) + 1e-9]
    best = min((distances[slip] for slip in close), default=0.0)
    close = [slip for slip in close if distances[slip] <= best + math.log(1.25)]
    return tuple(sorted(close, key=lambda slip: (not slip.named, distances[slip]))[:2])


def inside(unit: str, value: float, ratio: float, fits: Callable[[float], bool]) -> tuple[Slip, ...]:
    """Name the slip that, put right, brings a value inside what is usual; those told from the unit first."""
    if 1 / FAR < ratio < FAR:
        return ()
    large = ratio > 1
    fitting = [slip for slip in possible(unit, large) if fits(value / slip.factor if large else value * slip.factor)]
    return tuple(sorted(fitting, key=lambda slip: not slip.named)[:1])


def possible(unit: str, large: bool) -> Iterator[Slip]:
    """List the slips a unit is open to, for a value too large or too small."""
    yield from _of_period(unit, large)
    found = _FIRST.match(unit.strip())
    other = (_SMALLER if large else _BIGGER).get(found[1]) if found else None
    if "1000" in unit and not large:
        yield Slip(1000.0, message("for one and not for 1,000?"))
    elif other is not None:
        yield Slip(1000.0, message("in {given} and not in {unit}?", given=other, unit=found[1] if found else unit))
    else:
        yield Slip(1000.0, message("a factor of 1,000?"), named=False)
    yield Slip(10.0, message("a decimal point misplaced?"), named=False)
    yield Slip(100.0, message("a factor of 100 (cents, percent)?"), named=False)


def _of_period(unit: str, large: bool) -> Iterator[Slip]:
    """A yearly value given where a weekly one is asked is 52 times too large, the reverse 52 times too small."""
    asked = next((_PERIODS[word] for word in _PERIOD.findall(unit.casefold()) if word in _PERIODS), None)
    if asked is None:
        if "/" not in unit:
            for period in ("month", "week"):
                given, wanted = ("year", period) if large else (period, "year")
                yield Slip(float(A_YEAR[period]), _instead(given, wanted), named=False)
        return
    for given, count in A_YEAR.items():
        factor = A_YEAR[asked] / count if large else count / A_YEAR[asked]
        if given != "quarter" and factor >= FAR / NEAR:
            yield Slip(factor, _instead(given, asked))


def _instead(given: str, asked: str) -> Message:
    return message("per {given} and not per {asked}?", given=_NAMES[given], asked=_NAMES[asked])
