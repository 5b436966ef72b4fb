"""Cells of a map gathered into rectangles: fewer marks, and patterns without seams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

Firsts = tuple[str, ...]
"""The offers first in a cell."""
Rectangle = tuple[Firsts, tuple[int, int], tuple[int, int]]
"""Who, from a column to another, from a row to another; the second of each is not in it."""


def gathered(cells: Sequence[Sequence[Firsts]]) -> Iterator[Rectangle]:
    """Gather equal cells: runs along each row, then equal runs of rows that follow."""
    going: dict[tuple[Firsts, int, int], int] = {}
    for row, line in enumerate(cells):
        runs = _runs(line)
        for key in [key for key in going if key not in runs]:
            yield key[0], key[1:], (going.pop(key), row)
        for key in runs:
            going.setdefault(key, row)
    for key, begun in going.items():
        yield key[0], key[1:], (begun, len(cells))


def _runs(line: Sequence[Firsts]) -> list[tuple[Firsts, int, int]]:
    changes = [place for place, (before, after) in enumerate(pairwise(line), start=1) if before != after]
    return [(line[start], start, end) for start, end in pairwise([0, *changes, len(line)])]
