"""How each formula and each weight behaves, side by side, before publication: on trial offers or a range of prices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lcc.figures import Amount
from lcc.purchase import Criterion, Purchase
from lcc.scoring.cautions import Caution, Marking, cautions
from lcc.scoring.formulas import MarkingFormula, marking_formula, marking_formulas
from lcc.scoring.marking import Score
from lcc.scoring.tried import amounts_of, idle_of, shares_of, tried
from lcc.words import LccError

Array = NDArray[np.float64]
MOST_PRICES = 50
STEP = 20.0
"""The weights tried beside the published one, so many points below and above."""


@dataclass(frozen=True)
class Behaviour:
    """What a formula does under a weight; totals and who is first when all notes are known."""

    formula: str
    weight: float
    published: bool
    points: dict[str, float]
    used: float
    totals: dict[str, float] | None
    first: tuple[str, ...]


@dataclass(frozen=True)
class ScoringSimulation:
    """A scoring tried on amounts: behaviours side by side, and cautions with their cases."""

    purchase: Purchase
    criterion: Criterion
    amounts: dict[str, float]
    behaviours: tuple[Behaviour, ...]
    cautions: tuple[Caution, ...]

    @property
    def simulated(self) -> bool:
        """Tell whether real offers are in: nothing simulated then has an effect."""
        return bool(self.purchase.offers)

    def __str__(self) -> str:
        from lcc.scoring.simulation_text import as_text

        return as_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        from lcc.scoring.simulation_text import as_data

        return as_data(self)


def simulate_scoring(
    purchase: Purchase,
    *,
    prices: tuple[float, float, int] | None = None,
    formulas: Sequence[str] | None = None,
    weights: Sequence[float] | None = None,
) -> ScoringSimulation:
    """Try formulas and weights on the criterion of price or cost.

    Parameters
    ----------
    purchase : Purchase
        Its trial offers are used, or its offers when it has no trial.
    prices : (lowest, highest, count), optional
        Amounts generated at equal steps instead. [EUR]
    formulas : sequence of str, optional
        By name or code; all those that give marks by default, the published one first.
    weights : sequence of float, optional
        Weights of the criterion, the others keeping their proportions; by default the published one, 20 less, 20 more.

    Raises
    ------
    LccError
        When there is nothing to simulate on, or a formula, a weight or a range has no meaning.

    """
    criterion = _criterion(purchase)
    if prices is not None:
        amounts, others, idle = _generated(purchase, *prices), None, []
    else:
        marked = tried(purchase)
        amounts, others = amounts_of(marked, criterion), shares_of(marked, criterion)
        idle = [*idle_of(marked, criterion)]
    chosen, heavy = _formulas(criterion, formulas), _weights(purchase, criterion, weights)
    known = [(formula, weight) for weight in heavy for formula in chosen]
    markings = [_marking(criterion, formula, weight, amounts, others) for formula, weight in known]
    return ScoringSimulation(
        purchase, criterion, amounts,
        tuple(_behaviour(criterion, marking) for marking in markings),
        (*(one for marking in markings if marking.weight == heavy[0] for one in cautions(marking)), *idle),
    )  # fmt: skip


def published_cautions(found: Score) -> list[Caution]:
    """List what the published formulas do on the amounts of a score; what other offers would give is left out."""
    cautioned: list[Caution] = []
    for one in found.criteria:
        if one.computed and found.sound and not found.by_order and found.admitted:
            marking = _marking(one, marking_formula(one.formula), one.weight, amounts_of(found, one), None)
            cautioned += [caution for caution in cautions(marking) if caution.kind != "depends"]
    return cautioned


def _criterion(purchase: Purchase) -> Criterion:
    found = next((one for one in purchase.criteria if one.computed), None)
    if found is None:
        raise LccError("No criterion of price or cost has computed marks: there is no formula to try.")
    return found


def _generated(purchase: Purchase, low: float, high: float, count: int) -> dict[str, float]:
    if not (0 < low < high and 2 <= count <= MOST_PRICES):
        raise LccError("Expected a lowest and a highest price above 0, and from 2 to {most} of them.", most=MOST_PRICES)
    prices = np.round(np.linspace(low, high, count), 2).tolist()
    return {str(Amount(price, purchase.method.currency, None)): price for price in prices}


def _formulas(criterion: Criterion, names: Sequence[str] | None) -> list[MarkingFormula]:
    published = marking_formula(criterion.formula)
    asked = [published, *marking_formulas()] if names is None else [marking_formula(name) for name in names]
    scoring = [formula for formula in dict.fromkeys(asked) if names is not None or formula.marks is not None]
    for formula in scoring:
        if formula.marks is None:
            raise LccError("“{formula}” puts offers in order and gives no marks.", formula=formula.name)
    return scoring


def _weights(purchase: Purchase, criterion: Criterion, given: Sequence[float] | None) -> list[float]:
    """List the weights to try, the published one first."""
    if given is None:
        around = [criterion.weight - STEP, criterion.weight + STEP] if len(purchase.criteria) > 1 else []
        return [criterion.weight, *(weight for weight in around if 0 < weight < 100)]
    for weight in given:
        if not 0 < weight <= 100:
            raise LccError("A weight is above 0 and at most 100, not {weight:number}.", weight=weight)
    return list(dict.fromkeys(float(weight) for weight in given))


def _marking(
    criterion: Criterion, formula: MarkingFormula, weight: float, amounts: dict[str, float], others: Array | None
) -> Marking:
    rest = None if others is None else others * (100.0 - weight)
    paid = np.array(list(amounts.values()))
    highest = weight if criterion.scale is None else criterion.out_of
    return Marking(formula, criterion.times, highest, criterion.decimals, tuple(amounts), paid, weight, rest)


def _behaviour(criterion: Criterion, marking: Marking) -> Behaviour:
    points = (marking.marks() / marking.highest * marking.weight).tolist()
    totals = marking.totals()
    rounded = None if totals is None else dict(zip(marking.names, np.round(totals, 6).tolist(), strict=True))
    best = max(rounded.values()) if rounded else None
    published = marking.formula is marking_formula(criterion.formula) and marking.weight == criterion.weight
    return Behaviour(
        marking.formula.name, marking.weight, published, dict(zip(marking.names, points, strict=True)),
        marking.used, rounded, tuple(name for name, total in (rounded or {}).items() if total == best),
    )  # fmt: skip
