"""Cells as they stand in a file, whatever its format: what was typed, or the formula that is there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from lcc.words import LccError

MOST_ROWS = 250_000
"""Rows written out, formatted or not; a program that formats whole columns writes far fewer."""
MOST_COLUMNS = 2_000
MOST_FILLED = 100_000
"""Cells that hold something, in all sheets."""
MOST_EMPTY = 2_000_000
"""Cells written out with nothing but their format."""
MOST_SHEETS = 60
MOST_CHARACTERS = 32_767
"""Characters of one cell: what Excel accepts."""

Kind = Literal["number", "text", "boolean", "error", "date"]
Place = tuple[int, int]
"""Row and column, from 1."""


class Cell(NamedTuple):
    """What a cell holds; ``formula`` is there when the value is computed, and then the value is not to be trusted."""

    kind: Kind
    value: float | str
    formula: str | None = None
    percent: bool = False

    @property
    def typed(self) -> str:
        """The cell as a text, numbers with a point."""
        if isinstance(self.value, str):
            return self.value
        if self.kind == "boolean":
            return "TRUE" if self.value else "FALSE"
        return repr(int(self.value)) if self.value.is_integer() and abs(self.value) < 1e15 else repr(self.value)


@dataclass
class Sheet:
    """The filled cells of a sheet, by place."""

    name: str
    cells: dict[Place, Cell] = field(default_factory=dict)

    def text(self, place: Place) -> str:
        """The cell as a text, nothing when it is empty."""
        cell = self.cells.get(place)
        return "" if cell is None else cell.typed

    def __iter__(self) -> Iterator[tuple[Place, Cell]]:
        return iter(self.cells.items())


def address(place: Place) -> str:
    """Name a place as spreadsheets do: ``C14``."""
    row, column = place
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row}"


@dataclass
class Counts:
    """What a workbook has shown so far, held to what a form can have."""

    rows: int = 0
    filled: int = 0
    empty: int = 0

    def row(self, row: int) -> None:
        """Count a row that is written out."""
        self.rows += 1
        if self.rows > MOST_ROWS or row > 2_000_000:
            raise too_many_cells()

    def blank(self) -> None:
        """Count a cell with a format alone."""
        self.empty += 1
        if self.empty > MOST_EMPTY:
            raise too_many_cells()

    def cell(self, place: Place) -> None:
        """Count a cell that holds something."""
        self.filled += 1
        if self.filled > MOST_FILLED:
            raise too_many_cells()
        if place[1] > MOST_COLUMNS:
            raise LccError("This workbook has far more columns than a form: it is not read. Ask for the form alone.")


def too_many_cells() -> LccError:
    """Say that a workbook is far larger than a form."""
    return LccError("This workbook has far more rows or cells than a form: it is not read. Ask for the form alone.")


def day_of(serial: float) -> str:
    """Write the day a spreadsheet keeps as a number; nothing when it is none."""
    if not (math.isfinite(serial) and 1 <= serial < 2_958_466):
        return ""
    return (date(1899, 12, 30) + timedelta(days=int(serial))).isoformat()


class Typed:
    """The pieces of the text of one cell, up to what a cell can hold."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0

    def add(self, text: str) -> None:
        """Add a piece."""
        if self.length <= MOST_CHARACTERS:
            self.parts.append(text)
            self.length += len(text)

    def take(self) -> str:
        """Return the text, and start another."""
        found = "".join(self.parts)
        self.parts, self.length = [], 0
        return found[:MOST_CHARACTERS]
