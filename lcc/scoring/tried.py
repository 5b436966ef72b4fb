"""Offers as a simulation takes them: amounts under one criterion, and what they have under the others."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from lcc.purchase import Criterion, Purchase
from lcc.scoring.cases import NEUTRALISED
from lcc.scoring.cautions import Caution
from lcc.scoring.marking import Score, score
from lcc.words import LccError, message

Array = NDArray[np.float64]


def tried(purchase: Purchase) -> Score:
    """Mark the trial offers, or the offers when there is no trial."""
    found = score(purchase, trials=bool(purchase.trials))
    if not found.admitted:
        raise LccError("There is nothing to simulate on: give trial offers, or a range of prices.")
    return found


def amounts_of(marked: Score, criterion: Criterion) -> dict[str, float]:
    """Return the amount of each admitted offer under a criterion. [EUR]"""
    return {name: marked.amounts[criterion.name][name] for name in marked.admitted}


def shares_of(marked: Score, criterion: Criterion) -> Array | None:
    """Return the share of the other points each offer has, None unless all notes are known."""
    rest = [one for one in marked.criteria if one.name != criterion.name]
    if not rest or not marked.sound:
        return None if rest else np.zeros(len(marked.admitted))
    whole = sum(one.weight for one in rest)
    marks = [[marked.marks[name, one.name] / one.out_of * one.weight for one in rest] for name in marked.admitted]
    shares = np.array(marks).sum(axis=1) / whole
    return None if np.isnan(shares).any() else shares


def idle_of(marked: Score, criterion: Criterion) -> Iterator[Caution]:
    """Find other criteria under which all offers get the same mark: their weight separates no one."""
    for one in marked.criteria:
        marks = {marked.marks[name, one.name] for name in marked.admitted}
        if one.name != criterion.name and len(marked.admitted) > 1 and len(marks) == 1 and not np.isnan(marks.pop()):
            what = message("All get the same mark for {criterion}: its weight, {weight:number}, separates no one.",
                           criterion=one.label or one.name, weight=one.weight)  # fmt: skip
            yield Caution("idle", None, what, (NEUTRALISED,))
