"""A sheet being filled from top to bottom: looks, the height that texts need, where keyed answers were put."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lcc.documents.form import looks
from lcc.documents.form.layout import COLUMNS
from lcc.documents.form.paging import Part
from lcc.documents.grid import PLAIN, Cell, Look, Sheet, place
from lcc.documents.lettering import wrapped
from lcc.documents.letters import shown

LEADING = 1.28
"""Height of a line of text. [em]"""
_POINTS = 72 / 25.4


@dataclass
class Page:
    """A sheet, and the next free row of it."""

    sheet: Sheet
    row: int = 0
    answers: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Where the answer of each key is typed."""
    parts: list[Part] = field(default_factory=list)
    """What is kept on a page when it can be."""

    def put(self, column: int, value: str | float | None, look: Look = PLAIN, across: int = 1) -> None:
        """Fill a cell of the present row with a value."""
        self.set(column, Cell(value, look, across=across))

    def set(self, column: int, cell: Cell) -> None:
        """Fill a cell of the present row, its text such as a file can hold."""
        if isinstance(cell.value, str):
            cell = replace(cell, value=shown(cell.value))
        self.sheet.cells[self.row, column] = cell

    def next(self, height: float | None = None, rows: int = 1) -> None:
        """Go to the next row; the height is what the texts of this one need unless it is given."""
        self.sheet.heights[self.row] = self.needed() if height is None else height
        self.row += rows

    def needed(self) -> float:
        """Return the height that the texts of the present row need. [pt]"""
        heights = [15.0]
        for column, cell in self.sheet.row(self.row):
            if isinstance(cell.value, str) and cell.look.wrap and self.sheet.widths[column]:
                room = sum(self.sheet.widths[column : column + cell.across]) * _POINTS - 6
                size = cell.look.size
                parts = cell.value.split("\n")
                count = sum(len(wrapped(part, room, size, cell.look.bold)) for part in parts)
                heights.append(count * size * LEADING + 5)
        return min(max(heights), 400.0)

    def key(self, key: str) -> None:
        """Give the present row its key."""
        self.put(0, key, looks.KEY)

    def columns(self, named: dict[int, str]) -> None:
        """Say, in a row that is not seen, what each column holds from here down."""
        self.key(COLUMNS)
        for column, name in named.items():
            self.put(column, name, looks.KEY)
        self.next(0)

    def title(self, text: str, last: int, look: Look = looks.SECTION) -> None:
        """Write a title across the sheet."""
        self.put(1, text, look, across=last)
        self.next(look.size * 1.7)

    def line(self, text: str, last: int, look: Look = looks.PROSE) -> None:
        """Write a text across the sheet."""
        self.put(1, text, look, across=last)
        self.next()

    def at(self, column: int, sheet: str = "") -> str:
        """Name a cell of the present row."""
        return place(self.row, column, sheet, fixed=True)

    def answer(self, key: str, sheet: str = "") -> str:
        """Name the cell where the answer of a key is typed."""
        return place(*self.answers[key], sheet, fixed=True)
