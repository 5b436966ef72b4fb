"""A quantity placed on a sheet: one cell, or one an offer, a line, a year, at regular steps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lcc.documents.workbook.pages import Page
from lcc.formula import Node

Array = NDArray[np.float64]
Step = tuple[int, int]
STILL: Step = (0, 0)


@dataclass(frozen=True)
class Field:
    """Where a quantity is, and its values [offer, line, year] as the file is written."""

    page: Page
    row: int
    column: int
    values: Array
    offer: Step = STILL
    line: Step = STILL
    year: Step = STILL
    name: str = ""

    @cached_property
    def axes(self) -> frozenset[str]:
        """What it has one value for: ``o`` offer, ``l`` line, ``t`` year."""
        steps = {"o": self.offer, "l": self.line, "t": self.year}
        return frozenset(axis for axis, step in steps.items() if step != STILL)

    def place(self, o: int = 0, line: int = 0, t: int = 0) -> tuple[int, int]:
        """Return the row and column of a value."""
        return (
            self.row + o * self.offer[0] + line * self.line[0] + t * self.year[0],
            self.column + o * self.offer[1] + line * self.line[1] + t * self.year[1],
        )

    def cell(self, home: Page, o: int = 0, line: int = 0, t: int = 0) -> str:
        """Name the cell of a value in a formula of ``home``; what has one value is called by its name."""
        if self.name and not self.axes:
            return self.name
        return self.page.seen_from(home, *self.place(o, line, t))

    def lines(self, home: Page, count: int, o: int = 0, t: int = 0) -> str:
        """Name the cells of all the lines."""
        return self.page.block(home, *self.place(o, 0, t), *self.place(o, count - 1, t))

    def years(self, home: Page, last: int, o: int = 0, line: int = 0) -> str:
        """Name the cells of all the years."""
        return self.page.block(home, *self.place(o, line, 0), *self.place(o, line, last))

    def worth(self, o: int = 0, line: int = 0, t: int = 0) -> float:
        """Return a value; NaN for a column nobody has filled in."""
        return value_at(self.values, o, line, t)


def value_at(values: Array, o: int = 0, line: int = 0, t: int = 0) -> float:
    """Take one value of an array [offer, line, year] whose axes have length 1 where they do not vary."""
    offers, lines, years = values.shape
    if offers == 0 or (offers > 1 and o >= offers):
        return float("nan")
    return float(values[o if offers > 1 else 0, line if lines > 1 else 0, t if years > 1 else 0])


def three(values: Array) -> Array:
    """Give an array [draw, offer, line, year] of the ledger its three last axes."""
    return np.asarray(values[0])


def axes_of(node: Node, fields: dict[str, Field], in_sum: bool = False) -> frozenset[str]:
    """Tell what a formula has one value for, from the names it uses; a sum over the lines has none a line."""
    if node.kind == "name":
        return fields[node.name].axes
    inner = in_sum or (node.kind == "sum" and len(node.parts) == 1)
    found = frozenset[str]().union(*(axes_of(part, fields, inner) for part in node.parts))
    return found - {"l"} if node.kind == "sum" and len(node.parts) == 1 else found


def sums_lines(node: Node) -> bool:
    """Tell whether a formula adds lines up: it is then entered as an array formula."""
    return (node.kind == "sum" and len(node.parts) == 1) or any(map(sums_lines, node.parts))
