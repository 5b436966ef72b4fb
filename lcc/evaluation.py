"""A formula computed on arrays: every draw, offer, line and year at once.

Comparisons, ``floor`` and ``ceil`` forgive 1e-9, as spreadsheets do: ``floor((0.1+0.7)*10)`` is 8.
``round`` first rounds to nine decimals more than asked, so that a product such as 0.145 × 100 rounds up to 15.
A missing value is NaN and makes what depends on it NaN; a value of the branch of ``if`` not taken does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.formula import FormulaError, Node
from lcc.words import Message, message

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
SNAP = 1e-9
LINES = -2
"""The axis that ``sum`` adds up, where there is one."""


@dataclass(frozen=True)
class Fault:
    """Where a formula has no value, and why."""

    where: Mask
    reason: Message


def snapped_floor(x: Array) -> Array:
    """Round down, a value within 1e-9 below a whole number counting as that number."""
    return np.asarray(np.floor(x + SNAP))


def snapped_ceil(x: Array) -> Array:
    """Round up, a value within 1e-9 above a whole number counting as that number."""
    return np.asarray(-np.floor(SNAP - x))


def half_away(x: Array, decimals: Array | int = 0) -> Array:
    """Round to a number of decimals, halves away from zero; what is a half to 9 decimals more is one."""
    scale = 10.0**decimals
    scaled = np.abs(x) * scale
    forgiven = np.where(scaled < 2.0**48, np.maximum(SNAP / 2, scaled * 2.0**-51), 0.0)
    rounded = np.copysign(np.floor(scaled + 0.5 + forgiven), x) / scale
    return np.asarray(np.where(scaled < 2.0**52, rounded, x))


def evaluate(node: Node, values: Mapping[str, Array], faults: list[Fault] | None = None) -> Array:
    """Compute a formula.

    Parameters
    ----------
    node : Node
        A formula read by :func:`lcc.formula.parse`.
    values : mapping of arrays
        One array a name, all of shapes that broadcast together.
    faults : list, optional
        Where to note the places without a value (division by zero…), which are then NaN.
        Without it they raise.

    Raises
    ------
    FormulaError
        When there is no value and ``faults`` is not given.

    """
    if node.kind == "name":
        return values[node.name]
    try:
        with np.errstate(divide="raise", over="raise", invalid="raise", under="ignore"):
            return _fast(node, values)
    except (FloatingPointError, _NoPowerError):
        noted: list[Fault] = [] if faults is None else faults
        with np.errstate(all="ignore"):
            result = _careful(node, values, np.array(True), noted)
        if faults is None and noted:
            raise FormulaError(noted[0].reason) from None
        return result


class _NoPowerError(ArithmeticError):
    """Zero to the power zero, which numpy takes for 1."""


def _power(a: Array, b: Array) -> Array:
    if np.any((a == 0) & (b == 0)):
        raise _NoPowerError
    return _raised(a, b)


def _raised(a: Array, b: Array) -> Array:
    """Raise to a power; numpy takes the power zero of a missing value for 1."""
    return np.where(np.isnan(a) | np.isnan(b), np.nan, np.power(a, b))


def _compare(test: Callable[[Array], Mask]) -> Callable[[Array, Array], Array]:
    def compare(a: Array, b: Array) -> Array:
        gap = np.asarray(a - b)
        return np.where(np.isnan(gap), gap, test(gap))

    return compare


def _sum(*parts: Array) -> Array:
    if len(parts) > 1:
        return np.asarray(sum(parts[1:], start=parts[0]))
    lines = parts[0]
    return lines.sum(axis=LINES, keepdims=True) if lines.ndim > 1 else lines


def _extreme(choose: np.ufunc) -> Callable[..., Array]:
    def extreme(first: Array, *rest: Array) -> Array:
        for other in rest:
            first = choose(first, other)
        return np.asarray(first)

    return extreme


_COMPUTED: dict[str, Callable[..., Array]] = {
    "+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "^": _power, "negative": np.negative,
    "<": _compare(lambda gap: gap < -SNAP), "<=": _compare(lambda gap: gap <= SNAP),
    ">": _compare(lambda gap: gap > SNAP), ">=": _compare(lambda gap: gap >= -SNAP),
    "abs": np.abs, "ceil": snapped_ceil, "floor": snapped_floor, "round": half_away, "sum": _sum,
    "min": _extreme(np.minimum), "max": _extreme(np.maximum),
}  # fmt: skip


def _either(condition: Array, a: Array, b: Array) -> Array:
    return np.where(np.isnan(condition), np.nan, np.where(condition != 0, a, b))


def _fast(node: Node, values: Mapping[str, Array]) -> Array:
    """Compute without looking, numpy raising at the first oddity."""
    if node.kind == "name":
        return values[node.name]
    if node.kind == "number":
        return np.float64(node.number)  # type: ignore[return-value]  # a number of no dimension serves as an array
    parts = [_fast(part, values) for part in node.parts]
    return _either(*parts) if node.kind == "if" else _COMPUTED[node.kind](*parts)


def _careful(node: Node, values: Mapping[str, Array], live: Mask, faults: list[Fault]) -> Array:
    """Compute and note what has no value, where the result counts (``live``)."""
    if node.kind in ("name", "number"):
        return _fast(node, values)
    if node.kind == "if":
        condition = _careful(node.parts[0], values, live, faults)
        chosen = [
            _careful(part, values, live & (np.nan_to_num(condition) != 0 if taken else condition == 0), faults)
            for part, taken in zip(node.parts[1:], (True, False), strict=True)
        ]
        return _either(condition, *chosen)
    over_lines = node.kind == "sum" and len(node.parts) == 1
    if over_lines and live.ndim > 1:
        live = np.asarray(live.any(axis=LINES, keepdims=True))
    parts = [_careful(part, values, live, faults) for part in node.parts]
    known: Mask = np.asarray(~np.any(np.broadcast_arrays(*(np.isnan(part) for part in parts)), axis=0))
    try:
        result = _COMPUTED[node.kind](*parts)
        odd = ~np.isfinite(result)
    except _NoPowerError:
        result = _raised(*parts)
        odd = ~np.isfinite(result) | ((parts[0] == 0) & (parts[1] == 0))
    if over_lines and parts[0].ndim > 1:
        known = np.asarray(known.all(axis=LINES, keepdims=True))
    wrong = odd & known & live
    for where, reason in _reasons(node.kind, parts):
        if np.any(wrong & where):
            faults.append(Fault(wrong & where, reason))
            wrong = wrong & ~where
    return np.asarray(np.where(odd, np.nan, result))


def _reasons(kind: str, parts: list[Array]) -> list[tuple[Mask, Message]]:
    """List why an operation may have no value, and where; the first that fits is the reason."""
    a, b = parts[0], parts[-1]
    reasons = [(np.array(True), message("the result is too large"))]
    if kind == "/":
        reasons.insert(0, (b == 0, message("division by zero")))
    if kind == "^":
        reasons[:0] = [
            ((a == 0) & (b == 0), message("zero to the power zero has no value")),
            ((a == 0) & (b < 0), message("division by zero")),
            ((a < 0) & (b != np.floor(b)), message("a negative number has no fractional power")),
        ]
    return reasons
