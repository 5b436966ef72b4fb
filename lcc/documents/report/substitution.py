"""A formula with its values in place of its names, when it gives the amount of a trace: what a pencil would write."""

from __future__ import annotations

import numpy as np

from lcc.evaluation import evaluate
from lcc.formula import FormulaError, Node, parse
from lcc.numerals import WRITERS
from lcc.rendering import to_words
from lcc.telling import Trace
from lcc.words import language

CLOSE = 1e-9


def number(value: float) -> str:
    """Write a value with all the decimals that matter."""
    return WRITERS["exact"](float(f"{value:.12g}"), language())


def put_in(part: Trace) -> str:
    """Write the formula with its values; nothing where it has none, or where another sum makes the amount."""
    node, times = _node(part), multiple(part)
    if node is None or node.kind in ("name", "number") or not times:
        return ""
    single = _single(part)
    written = str(to_words(node, lambda name: _bracketed(single[name])))
    if times == 1:
        return written
    return f"−({written})" if times == -1 else f"({written}) × {number(times)}"


def multiple(part: Trace) -> float:
    """Return how many times the formula the amount is: −1 for a residual value, 12 for a rent; 0 when it is not."""
    node = _node(part)
    if node is None or part.amount is None:
        return 0.0
    try:
        found = float(evaluate(node, {name: np.array(value) for name, value in _single(part).items()}))
    except FormulaError:
        return 0.0
    if not found or not np.isfinite(found):
        return 1.0 if found == part.amount else 0.0
    times = part.amount / found
    return float(round(times)) if abs(times - round(times)) <= CLOSE * max(1.0, abs(times)) else 0.0


def _node(part: Trace) -> Node | None:
    try:
        node = parse(part.formula)
    except FormulaError:
        return None
    return node if node.names() <= _single(part).keys() else None


def _single(part: Trace) -> dict[str, float]:
    """Return the values of names that have one."""
    return {given.name: given.values[0] for given in part.given if len(set(given.values)) == 1}


def _bracketed(value: float) -> str:
    return f"({number(value)})" if value < 0 else number(value)
