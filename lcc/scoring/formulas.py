"""How an amount becomes a mark: formulas by name, to which others can be added.

With *P* the amount of an offer, *Pmin* and *Pmax* the lowest and the highest of the admitted offers, *N* the highest
mark. The last axis of amounts is the offers; amounts are in the method's currency.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lcc.evaluation import half_away
from lcc.purchase import Criterion
from lcc.words import LccError, Message, message, nearest

Array = NDArray[np.float64]
Marks = Callable[[Array, float, float], Array]


def proportional(amounts: ArrayLike, highest: float, _times: float = 2.0) -> Array:
    r"""Give the lowest amount all, the others in inverse proportion (F1, method 1 of the DAJ's workbook).

    .. math:: N \, P_{min} / P
    """
    paid = _positive(amounts)
    return np.asarray(highest * paid.min(axis=-1, keepdims=True) / paid)


def linear(amounts: ArrayLike, highest: float, _times: float = 2.0) -> Array:
    r"""Give the lowest amount all and the highest nothing, on a line (F2, method 2 of the DAJ's workbook).

    .. math:: N \, (P_{max} - P) / (P_{max} - P_{min})

    All get the highest mark when amounts are equal.
    """
    paid = np.asarray(amounts, dtype=float)
    low, high = paid.min(axis=-1, keepdims=True), paid.max(axis=-1, keepdims=True)
    return np.asarray(np.where(high > low, highest * (high - paid) / np.where(high > low, high - low, 1.0), highest))


def linear_from_minimum(amounts: ArrayLike, highest: float, times: float = 2.0) -> Array:
    r"""Give the lowest amount all and nothing from ``times`` the lowest, on a line, never below zero (F4).

    .. math:: \max(0, N \, (n P_{min} - P) / ((n - 1) P_{min}))
    """
    paid = _positive(amounts)
    low = paid.min(axis=-1, keepdims=True)
    return np.asarray(np.maximum(highest * (times * low - paid) / ((times - 1.0) * low), 0.0))


def _positive(amounts: ArrayLike) -> Array:
    paid = np.asarray(amounts, dtype=float)
    if np.any(paid <= 0):
        raise LccError("This formula divides by amounts: one of them is zero or below.")
    return paid


@dataclass(frozen=True)
class MarkingFormula:
    """A formula with its name, its label and its equation; without ``marks``, offers are only put in order."""

    name: str
    code: str
    label: Message
    equation: str
    marks: Marks | None

    def __call__(self, amounts: ArrayLike, highest: float, times: float = 2.0) -> Array:
        """Return a mark for each amount, from 0 to ``highest``."""
        if self.marks is None:
            raise LccError("“{formula}” puts offers in order and gives no marks.", formula=self.name)
        return np.asarray(self.marks(np.asarray(amounts, dtype=float), highest, times))


def together(criterion: Criterion, parts: list[Array]) -> Array:
    r"""Mark of a criterion from those of its sub-criteria, rounded: :math:`S \sum_j w_j m_j / s_j \,/ \sum_j w_j`."""
    shares = np.array([sub.weight / sub.out_of for sub in criterion.sub_criteria])
    whole = sum(sub.weight for sub in criterion.sub_criteria)
    return half_away(criterion.out_of * (shares @ np.array(parts)) / whole, criterion.decimals)


_KNOWN: dict[str, MarkingFormula] = {}


def add_formula(name: str, code: str, label: Message, equation: str, marks: Marks | None) -> MarkingFormula:
    """Add a formula under a name and a code: ``marks(amounts, highest, times)`` gives a mark for each amount.

    Raises
    ------
    LccError
        When the name or the code is taken.

    """
    for word in (name, code):
        if word.casefold() in {known.casefold() for item in _KNOWN.values() for known in (item.name, item.code)}:
            raise LccError("There is already a formula called “{name}”.", name=word)
    _KNOWN[name] = MarkingFormula(name, code, label, equation, marks)
    return _KNOWN[name]


add_formula("proportional", "F1", message("proportional to the lowest"), "N × Pmin / P", proportional)
add_formula("linear", "F2", message("linear from lowest to highest"), "N × (Pmax − P) / (Pmax − Pmin)", linear)
add_formula(
    "linear_from_minimum", "F4", message("linear from the lowest to n times the lowest, never below 0"),
    "max(0 ; N × (n × Pmin − P) / ((n − 1) × Pmin))", linear_from_minimum,
)  # fmt: skip
add_formula("rank", "F6", message("no marks, lowest amount first"), "–", None)


def marking_formulas() -> tuple[MarkingFormula, ...]:
    """List the formulas, those added last."""
    return tuple(_KNOWN.values())


def marking_formula(name: str) -> MarkingFormula:
    """Find a formula by its name or its code, without regard to case.

    Raises
    ------
    LccError
        When there is none, with the nearest name; F3, the mean of offers, is left out and that is said.

    """
    asked = name.strip().casefold()
    for formula in _KNOWN.values():
        if asked in (formula.name.casefold(), formula.code.casefold()):
            return formula
    if asked in ("f3", "mean", "moyenne"):
        raise LccError("F3, against the mean of offers, is not provided: its exact text is not known to us.")
    near = nearest(name, _KNOWN)
    raise LccError("Unknown formula “{name}”: {known}.{near}", name=name[:60], known=list(_KNOWN), near=near)
