"""What a marking method does that judges have set aside: neutralised weights, negative marks, a best mark misplaced.

Every caution is observed on amounts, trial or generated, never supposed; each cites its case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lcc.evaluation import half_away
from lcc.ranking import cents
from lcc.scoring.cases import CHEAPEST, NEGATIVE, NEUTRALISED, NOT_STRICT, TRY_FIRST, ZEROS, Case
from lcc.scoring.formulas import MarkingFormula
from lcc.words import Message, message

Array = NDArray[np.float64]
STRETCHED = 2.0
"""Marks that use twice as much of the weight as proportional marks stretch gaps; those that use half flatten them."""


@dataclass(frozen=True)
class Marking:
    """A formula applied to amounts: marks rounded on their scale, and the other points of each offer when known."""

    formula: MarkingFormula
    times: float
    highest: float
    decimals: int
    names: tuple[str, ...]
    amounts: Array
    weight: float
    others: Array | None = None
    """Points of the other criteria, out of 100 − weight."""

    def marks(self, kept: Array | None = None) -> Array:
        """Return the marks of the offers kept, all by default."""
        paid = self.amounts if kept is None else self.amounts[kept]
        return half_away(self.formula(paid, self.highest, self.times), self.decimals)

    def totals(self, kept: Array | None = None) -> Array | None:
        """Return the points of the offers kept, out of 100; None when notes are lacking."""
        if self.others is None:
            return None
        others = self.others if kept is None else self.others[kept]
        return np.asarray(self.marks(kept) / self.highest * self.weight + others)

    @property
    def used(self) -> float:
        """Share of the weight that separates the best mark from the worst."""
        marks = self.marks()
        return float((marks.max() - marks.min()) / self.highest)


@dataclass(frozen=True)
class Caution:
    """Something a method does on these amounts, and the cases that concern it."""

    kind: str
    formula: str | None
    message: Message
    cases: tuple[Case, ...]

    def __str__(self) -> str:
        return str(message("{what} ({list})", what=self.message, list=list(self.cases)))

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        cases = [{"reference": case.reference, "holding": str(case.holding), "url": case.url} for case in self.cases]
        return {"kind": self.kind, "formula": self.formula, "message": str(self.message), "cases": cases}


def cautions(marking: Marking) -> list[Caution]:
    """List what the formula does on these amounts that a judge has set aside, or that is better known beforehand."""
    found = [*_below(marking), *_best(marking), *_equal(marking), *_gaps(marking), *_depends(marking)]
    return [Caution(kind, marking.formula.name, what, cases) for kind, what, cases in found]


Found = Iterator[tuple[str, Message, tuple[Case, ...]]]


def _listed(marking: Marking, where: NDArray[np.bool_]) -> list[str]:
    return [name for name, here in zip(marking.names, where.tolist(), strict=True) if here]


def _below(marking: Marking) -> Found:
    marks = marking.marks()
    if np.any(marks < 0):
        yield "negative", message("Marks below zero: {list}.", list=_listed(marking, marks < 0)), (NEGATIVE,)
    if np.any(marks == 0):
        yield "zero", message("No points at all: {list}.", list=_listed(marking, marks == 0)), (ZEROS,)


def _best(marking: Marking) -> Found:
    marks, paid = marking.marks(), cents(marking.amounts)
    if marks[paid == paid.min()].min() < marks.max():
        cheapest = _listed(marking, paid == paid.min())
        yield (
            "best",
            message("The lowest amount does not get the best mark: {list}.", list=cheapest),
            (CHEAPEST, NEUTRALISED),
        )
    ordered = marks[np.argsort(paid, kind="stable")]
    if np.any((np.diff(ordered) > 0) & (np.diff(np.sort(paid)) > 0)):
        yield "order", message("A lower amount gets a lower mark."), (NEUTRALISED,)


def _equal(marking: Marking) -> Found:
    marks, paid = marking.marks(), cents(marking.amounts)
    order = np.argsort(paid, kind="stable").tolist()
    for one, other in pairwise(order):
        if marks[one] == marks[other] and paid[one] < paid[other]:
            what = message("Different amounts get the same mark: {one} and {other}.",
                           one=marking.names[one], other=marking.names[other])  # fmt: skip
            yield "equal", what, (CHEAPEST,) if paid[one] == paid.min() else (NEUTRALISED,)
            return


def _gaps(marking: Marking) -> Found:
    """Hold the share of the weight used against the gap between amounts, which proportional marks use as it is."""
    low, high = float(marking.amounts.min()), float(marking.amounts.max())
    if low <= 0 or cents(low) == cents(high):
        return
    gap = 1.0 - low / high
    values = {"gap": round(gap, 3), "used": round(marking.used, 3)}
    if marking.used > STRETCHED * gap + 1e-9:
        yield "stretched", message(
            "Gaps are stretched: the lowest amount is {gap:percent} below the highest and takes {used:percent} of the "
            "weight more.", **values,
        ), (NEUTRALISED, NOT_STRICT)  # fmt: skip
    elif marking.used < gap / STRETCHED - 1e-9:
        yield "flattened", message(
            "Gaps are flattened: the lowest amount is {gap:percent} below the highest and takes only {used:percent} of "
            "the weight more; the weight published is not the weight applied.", **values,
        ), (NEUTRALISED,)  # fmt: skip


def _depends(marking: Marking) -> Found:
    """Take away in turn each offer that is not the cheapest: the marks of the others should not move."""
    if len(marking.names) < 3:
        return
    before, cheapest = marking.marks(), int(np.argmin(marking.amounts))
    places = np.arange(len(marking.names))
    moving = [out for out in places if out != cheapest
              and not np.array_equal(marking.marks(places != out), before[places != out])]  # fmt: skip
    if not moving:
        return
    reversed_by = next((found for out in moving if (found := _reversal(marking, int(out))) is not None), None)
    if reversed_by is not None:
        yield "depends", reversed_by, (NEUTRALISED, TRY_FIRST)
        return
    what = message("Marks depend on who else tenders: without {offer}, those of the others change.",
                   offer=marking.names[moving[0]])  # fmt: skip
    yield "depends", what, (TRY_FIRST,)


def _reversal(marking: Marking, out: int) -> Message | None:
    """Say who becomes first of all when an offer that was not leaves."""
    kept = np.arange(len(marking.names)) != out
    totals, now = marking.totals(), marking.totals(kept)
    if totals is None or now is None or int(np.argmax(totals)) == out:
        return None
    rest = [name for place, name in enumerate(marking.names) if place != out]
    first, then = rest[int(np.argmax(totals[kept]))], rest[int(np.argmax(now))]
    if first == then:
        return None
    return message("Marks depend on who else tenders: without {offer}, {then} is first and not {first}.",
                   offer=marking.names[out], then=then, first=first)  # fmt: skip
