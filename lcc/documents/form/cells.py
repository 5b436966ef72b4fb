"""A quantity in the cells of the sheet that calculates: one value, or one a line, a year, or both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.documents.grid import area, place
from lcc.formula import Node

FIRST = 2
"""Column of year 0, or of what does not move."""


@dataclass(frozen=True)
class Block:
    """A quantity in cells: as many rows as lines, as many columns as years, from a corner on."""

    row: int
    by_line: bool
    by_year: bool
    offers: bool
    """It depends on the offer."""

    def cell(self, line: int = 0, year: int = 0) -> str:
        """Name the cell of one line and year."""
        return place(self.row + line * self.by_line, FIRST + year * self.by_year, fixed=True)

    def lines(self, count: int, year: int = 0) -> str:
        """Name the cells of all the lines in one year."""
        column = FIRST + year * self.by_year
        return area((self.row, column), (self.row + count - 1, column), fixed=True)

    def years(self, last: int, line: int = 0) -> str:
        """Name the cells of all the years of one line."""
        row = self.row + line * self.by_line
        return area((row, FIRST), (row, FIRST + last), fixed=True)


@dataclass(frozen=True)
class Axes:
    """What a quantity varies by."""

    line: bool = False
    year: bool = False
    offer: bool = False


@dataclass(frozen=True)
class When:
    """When an amount is needed, and how many times a year."""

    times: float = 1.0
    falls: NDArray[np.bool_] | None = None
    """Years in which it is needed; the others stay empty."""
    counts: Block | None = None
    """How many times it falls in each year: it is 0 in the others, whatever its formula would give."""


def sums_lines(node: Node) -> bool:
    """Tell whether a formula adds lines up: it is then entered as an array formula."""
    return (node.kind == "sum" and len(node.parts) == 1) or any(map(sums_lines, node.parts))
