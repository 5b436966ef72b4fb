"""What was measured, set against what was declared: each value, each line, and in which direction it costs.

A value is *worse* when it raises the life-cycle cost, found by computing it again with that value alone, never by
supposing that more is worse: more washes, more hours of life, more square metres an hour cost less.
A value that changes through the years is compared on the average of the years after the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from lcc.answers import Item
from lcc.model import Method, Parameter
from lcc.purchase import Measure, Offer
from lcc.value import Text
from lcc.words import LccError

Array = NDArray[np.float64]
Verdict = Literal["same", "within", "worse", "better", "neutral"]
SNAP = 1e-9
"""A deviation this near the tolerance is the tolerance: 105 ÷ 100 − 1 is not 0.05 in binary."""
COUNTED = ("worse", "neutral")


@dataclass(frozen=True)
class MeasuredValue:
    """One value, or one line of it, measured in execution."""

    name: str
    label: Text
    unit: str
    line: str
    """Identifier of the line, empty for a value that is not given line by line."""
    declared: float
    """What counted in the ranking; the average through the years when it changes."""
    measured: float
    deviation: float | None
    """measured ÷ declared − 1; None when zero was declared."""
    effect: float
    """What it adds to the life-cycle cost, measured alone. [EUR]"""
    verdict: Verdict
    """``same``; ``within`` the tolerance; beyond it ``worse``, ``better`` or ``neutral`` by its effect on the cost."""
    on: date | None = None
    note: Text = ""
    remedy_by: date | None = None
    """Last day to put it right, when it is worse beyond the tolerance."""

    @property
    def worsening(self) -> float | None:
        """The deviation in the direction that costs more: below zero when it costs less."""
        if self.deviation is None or self.effect == 0:
            return self.deviation
        return abs(self.deviation) if self.effect > 0 else -abs(self.deviation)

    @property
    def counted(self) -> bool:
        """Tell whether the cost is computed again with it; else it is taken as declared."""
        return self.verdict in COUNTED


@dataclass(frozen=True)
class Pair:
    """What counted and what was measured of one parameter, an item a line or one item for all."""

    parameter: Parameter
    measure: Measure
    counted: tuple[Item, ...]
    measured: tuple[Item, ...]
    """None where a line was not measured."""
    lines: tuple[str, ...]

    def with_measured(self, chosen: Sequence[int]) -> Item | tuple[Item, ...]:
        """Return the answer in which some items are as measured and the others as counted."""
        items = tuple(self.measured[i] if i in chosen else item for i, item in enumerate(self.counted))
        return items if self.lines != ("",) else items[0]

    def places(self) -> Iterator[int]:
        """List the items that were measured."""
        return (i for i, item in enumerate(self.measured) if item is not None)


def pair(parameter: Parameter, measure: Measure, offer: Offer, method: Method) -> Pair:
    """Set what was measured beside what counted in the ranking.

    Raises
    ------
    LccError
        When the measured values do not fit the declared ones, or cannot be read.

    """
    counted = counted_answer(parameter, offer)
    measured = measure.value
    if isinstance(counted, tuple) and not isinstance(measured, tuple):
        raise LccError("One value a line was declared: give one measured value a line, empty where there is none.")
    if isinstance(measured, tuple) and not parameter.per_line:
        raise LccError("One value was declared, not a list.")
    if isinstance(measured, tuple) and len(measured) != len(method.lines):
        raise LccError("{given} values for {lines} lines.", given=len(measured), lines=len(method.lines))
    wide = tuple(line.id for line in method.lines) if isinstance(measured, tuple) else ("",)
    many = counted if isinstance(counted, tuple) else (counted,) * len(wide)
    found = measured if isinstance(measured, tuple) else (measured,)
    if all(item is None for item in found):
        raise LccError("Nothing was measured yet.")
    for item in found:
        if isinstance(item, str):
            raise LccError("“{typed}” cannot be read as a number.", typed=item[:60])
    return Pair(parameter, measure, many, found, wide)


def counted_answer(parameter: Parameter, offer: Offer) -> Item | tuple[Item, ...]:
    """Return what the ranking counted: the answer, or the published default or fallback in its place."""
    given, proof = offer.answers.get(parameter.name), offer.evidence.get(parameter.name)
    stand_in = parameter.default if parameter.default is not None else parameter.fallback
    if parameter.value is not None:
        return given if given is not None else parameter.value
    if isinstance(given, tuple) and None in given:
        return tuple(
            item if item is not None else (stand_in[i] if isinstance(stand_in, tuple) else stand_in)
            for i, item in enumerate(given)
        )
    if given is None:
        return stand_in
    unproven = proof is not None and proof.proven is False
    return parameter.fallback if unproven and parameter.fallback is not None else given


def declared_as_counted(parameter: Parameter, offer: Offer) -> bool:
    """Tell whether what counted is what the tenderer answered, whole."""
    given = offer.answers.get(parameter.name)
    return given is not None and counted_answer(parameter, offer) == given


def average(values: Array, place: int, line: int) -> float:
    """Average a laid out value over the years after the first, of one offer and one line."""
    years = values[0, min(place, values.shape[1] - 1), min(line, values.shape[2] - 1)]
    return float(years[0] if years.size == 1 else years[1:].mean())


def deviation(declared: float, measured: float) -> float | None:
    """Return measured ÷ declared − 1, None when zero was declared and something else measured."""
    if declared == measured:
        return 0.0
    return (measured - declared) / abs(declared) if declared else None


def judged(off: float | None, effect: float, tolerance: float) -> Verdict:
    """Judge a deviation: by the tolerance first, then by its effect on the cost."""
    if off is not None and abs(off) <= SNAP:
        return "same"
    if off is not None and abs(off) <= tolerance + SNAP:
        return "within"
    if effect == 0:
        return "neutral"
    return "worse" if effect > 0 else "better"


def required_but_not_met(parameter: Parameter, values: Sequence[float]) -> bool:
    """Tell whether a measured value is outside a published requirement."""
    usual = parameter.usual
    if usual is None or not usual.required:
        return False
    low = -np.inf if usual.low is None else usual.low
    high = np.inf if usual.high is None else usual.high
    return any(not low <= value <= high for value in values)
