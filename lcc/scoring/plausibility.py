"""Declared values beside what is usual, what the others declare and what the catalogue shows: questions, no more."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from lcc import catalogue
from lcc.answers import Item
from lcc.figures import Amount
from lcc.model import Parameter
from lcc.path import Path
from lcc.purchase import Offer, Purchase
from lcc.scoring.slips import FAR, Slip, inside, slips
from lcc.scoring.ways_out import WAYS_OUT, WayOut
from lcc.words import LccError, Message, message

OTHERS = 2
"""Other values needed before a median says anything."""


@dataclass(frozen=True)
class Doubt:
    """A declared value to ask about: what it is beside, and the slips that would explain it. It is kept as it is."""

    offer: str
    parameter: str
    line: str | None
    value: float
    unit: str
    reasons: tuple[Message, ...]
    slips: tuple[Slip, ...]
    label: Message

    @property
    def message(self) -> Message:
        """Say it in a sentence that accuses no one."""
        said = self.reasons[0]
        for other in self.reasons[1:]:
            said = message("{one}; {other}", one=said, other=other)
        if self.slips:
            said = message(
                "{what}: {questions}", what=said, questions=" ".join(str(slip.message) for slip in self.slips)
            )
        else:
            said = message("{what}.", what=said)
        return message(
            "{offer}, {parameter}: {value} is {what} The value is kept; ask the tenderer to clarify.",
            offer=self.offer, parameter=self.label, value=Amount(self.value, self.unit, None), what=said,
        )  # fmt: skip

    @property
    def ways_out(self) -> tuple[WayOut, ...]:
        """What the law lets the buyer do."""
        return WAYS_OUT["implausible"]

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "offer": self.offer, "parameter": self.parameter, "line": self.line, "value": self.value, "unit": self.unit,
            "slips": [{"factor": slip.factor, "message": str(slip.message)} for slip in self.slips],
            "message": str(self.message), "ways_out": [way.step for way in self.ways_out],
        }  # fmt: skip


def implausible(purchase: Purchase, *, trials: bool = False) -> list[Doubt]:
    """List the declared values that are far from the usual range, the other offers or the catalogue.

    Numbers answered by the offers not set aside are compared line by line; paths through the years are not.
    """
    offers = [offer for offer in (purchase.trials if trials else purchase.offers) if offer.set_aside is None]
    lines = [line.id for line in purchase.method.lines]
    return [
        doubt
        for parameter in purchase.method.parameters
        if parameter.asked
        for line in (lines if parameter.per_line else [None])
        for doubt in _of_value(parameter, line, _declared(parameter, offers, lines, line))
    ]


def _declared(parameter: Parameter, offers: Sequence[Offer], lines: list[str], line: str | None) -> dict[str, float]:
    """Collect the number each offer declares for a parameter, or for one line of it."""
    found = {}
    for offer in offers:
        given = offer.answers.get(parameter.name)
        if isinstance(given, tuple):
            given = given[lines.index(line)] if line in lines and len(given) == len(lines) else None
        value = _number(given)
        if value is not None:
            found[offer.name] = value
    return found


def _number(given: Item) -> float | None:
    if isinstance(given, Path):
        return given.constant
    return given if isinstance(given, float) else None


def _of_value(parameter: Parameter, line: str | None, declared: dict[str, float]) -> Iterator[Doubt]:
    label = message("{label}", label=parameter.label or parameter.name)
    if line is not None:
        label = message("{label} ({part})", label=label, part=line)
    ranges = list(_ranges(parameter))
    for offer, value in declared.items():
        others = [other for name, other in declared.items() if name != offer]
        reasons, named = [], []
        for reason, found in (_beside(parameter, value, others), *(_outside(parameter, value, one) for one in ranges)):
            if reason is not None:
                reasons.append(reason)
                named.append(found)
        if reasons:
            explained = next((found for found in named if found), ())
            yield Doubt(offer, parameter.name, line, value, parameter.unit, tuple(reasons), explained, label)


Reason = tuple[Message | None, tuple[Slip, ...]]
NONE: Reason = (None, ())
Limits = tuple[float | None, float | None, Message]


def _beside(parameter: Parameter, value: float, others: list[float]) -> Reason:
    """Hold a value against the median of the other offers, when it is far from that of all offers too.

    Between three offers, one that is odd would else make the two others look odd.
    """
    if len(others) < OTHERS or not (_far(value, median(others)) and _far(value, median([*others, value]))):
        return NONE
    middle = median(others)
    ratio = value / middle
    amount = Amount(middle, "", None)
    if ratio > 1:
        said = message("{times} times the median of the other offers, {median}", times=_times(ratio), median=amount)
    else:
        said = message("{times} times less than the median of the other offers, {median}",
                       times=_times(1 / ratio), median=amount)  # fmt: skip
    return said, slips(parameter.unit, ratio)


def _far(value: float, middle: float) -> bool:
    return value > 0 and middle > 0 and not 1 / FAR < value / middle < FAR


def _times(ratio: float) -> Amount:
    """Write a ratio with two figures that matter."""
    return Amount(float(f"{ratio:.2g}") if ratio < 100 else round(ratio), "", None)


def _outside(parameter: Parameter, value: float, limits: Limits) -> Reason:
    low, high, called = limits
    if low is not None and value < low:
        ratio = value / low if value > 0 else 0.0
    elif high is not None and value > high:
        ratio = value / high if high > 0 else math.inf
    else:
        return NONE

    def fits(right: float) -> bool:
        return (low is None or right >= low) and (high is None or right <= high)

    bounds = [Amount(one, "", None) if one is not None else "…" for one in (low, high)]
    said = message("outside {range}, {low} to {high}", range=called, low=bounds[0], high=bounds[1])
    return said, inside(parameter.unit, value, ratio, fits) if value > 0 and ratio > 0 else ()


def _ranges(parameter: Parameter) -> Iterator[Limits]:
    """List the ranges to hold a value against: the method's, and that of the catalogue's factor in the same unit."""
    usual = parameter.usual
    if usual is not None and not usual.required:
        yield usual.low, usual.high, message("the usual range")
    name = parameter.source.factor if parameter.source is not None else ""
    if not name:
        return
    try:
        factor = catalogue.current().factor(name)
    except LccError:
        return  # a factor this catalogue does not have says nothing of a value
    dated = factor.in_force
    if dated is not None and dated.low is not None and factor.unit == parameter.unit:
        yield dated.low, dated.high, message("the range of the catalogue's factor {name}", name=name)
