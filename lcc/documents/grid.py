"""A workbook as sheets of cells, before it is an ``.xlsx`` or an ``.ods``: what cells hold, not how a file says it.

Formulas are written once, as ``.xlsx`` wants them (``A1``, ``$B$2``, ``'Sheet'!C3:D4``, English functions, commas);
the writer of ``.ods`` turns them into OpenFormula. A text is a text: only ``formula`` can ever be computed.
Rows and columns count from 0; widths are in millimetres, heights in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

FONT = "Arial"
"""Its metrics are those of Liberation Sans: a page breaks alike in both office suites."""


@dataclass(frozen=True)
class Look:
    """How a cell is drawn; colours are ``#rrggbb`` and never say alone what they mean."""

    bold: bool = False
    italic: bool = False
    size: float = 9.0
    colour: str = "#000000"
    fill: str = ""
    border: Literal["", "thin", "thick"] = ""
    align: Literal["left", "center", "right"] = "left"
    vertical: Literal["top", "center"] = "center"
    wrap: bool = True
    number: Literal["", "text", "percent", "money", "factor"] = ""
    unit: str = ""
    """Written after the number."""
    unlocked: bool = False


PLAIN = Look()


@dataclass(frozen=True)
class Check:
    """What is expected of a cell: it explains and warns, it never stops."""

    kind: Literal["number", "list", "any"]
    title: str
    text: str
    low: float | None = None
    high: float | None = None
    source: str = ""
    """Cells of the list, as a formula says them."""
    warning: str = ""


@dataclass(frozen=True)
class Cell:
    """A value, or a formula with the value it has as the file is written."""

    value: str | float | None = None
    look: Look = PLAIN
    formula: str = ""
    across: int = 1
    check: Check | None = None
    array: bool = False
    """Entered as an array formula."""


@dataclass
class Sheet:
    """Cells by place, and how the sheet is shown and printed."""

    name: str
    widths: tuple[float, ...]
    """Of the columns, 0 for a hidden one. [mm]"""
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    """Of the rows that are not of the usual height, 0 for a hidden one. [pt]"""
    repeat: tuple[int, int] | None = None
    """Rows printed again on each page."""
    hidden: bool = False
    landscape: bool = True
    breaks: tuple[int, ...] = ()
    """Rows that start a page."""

    @property
    def height(self) -> int:
        """Count the rows."""
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def printed(self) -> tuple[int, int, int, int]:
        """Return what is printed: first row and column shown, last row and column."""
        shown = [column for column, width in enumerate(self.widths) if width]
        return 0, shown[0], self.height - 1, shown[-1]

    def row(self, number: int) -> Iterator[tuple[int, Cell]]:
        """List the cells of a row, from left to right."""
        for column in range(len(self.widths)):
            if (number, column) in self.cells:
                yield column, self.cells[number, column]


@dataclass(frozen=True)
class Book:
    """A workbook ready to be written; the same book gives the same bytes."""

    title: str
    sheets: tuple[Sheet, ...]
    language: Literal["fr", "en"]
    header: str = ""
    """At the top of each printed page; the number of the page is added at the foot."""
    footer: str = ""
    author: str = ""
    """The buyer as an organisation, never a person."""
    day: date | None = None
    names: dict[str, str] = field(default_factory=dict)
    """Named cells: ``{"lcc_total": "'Form'!$F$40"}``."""


def letters(column: int) -> str:
    """Name a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def place(row: int, column: int, sheet: str = "", *, fixed: bool = False) -> str:
    """Name a cell: ``B3``, ``$B$3``, ``'Sheet'!B3``."""
    mark = "$" if fixed else ""
    quoted = "'" + sheet.replace("'", "''") + "'!" if sheet else ""
    return f"{quoted}{mark}{letters(column)}{mark}{row + 1}"


def area(first: tuple[int, int], last: tuple[int, int], sheet: str = "", *, fixed: bool = False) -> str:
    """Name a block of cells, both corners included."""
    return f"{place(*first, sheet, fixed=fixed)}:{place(*last, fixed=fixed)}"


def text_cell(text: str) -> str:
    """Write a text inside a formula."""
    return '"' + text.replace('"', '""') + '"'
