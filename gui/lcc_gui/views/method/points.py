"""Values year by year as a table: typed, or pasted from a spreadsheet."""

from __future__ import annotations

from typing import Any

from lcc.numerals import WRITERS, read_number
from lcc.path import Path
from lcc.words import language, message, say
from lcc_gui.document import Address, Document
from lcc_gui.grid import Cell, Sheet
from lcc_gui.views.method.part import value_at
from lcc_gui.views.method.source import own
from lcc_gui.words import name_of

MOST = 400
MARK = ": "
"""Between a year and its value, in what is half-typed."""
Block = list[tuple[int, int, str]]


class HalfTyped(dict[str, Any]):
    """Points that cannot all be read, written as they were typed."""

    def __str__(self) -> str:
        return "\n".join(f"{year}{MARK}{value}" for year, value in self.items())


class PointsSheet(Sheet):
    """The points of the path at an address; the last row takes a new one."""

    def __init__(self, document: Document, address: Address, *, share: bool, unit: str) -> None:
        self.document, self.address, self.share, self.unit = document, address, share, unit

    def columns(self) -> list[str]:
        """Name the columns."""
        return [say("Year"), say("Value [{unit}]", unit=self.unit) if self.unit else say("Value")]

    def rows(self) -> list[str]:
        """Number the rows."""
        return [str(place) for place in range(1, len(self.points()) + 2)]

    def points(self) -> list[tuple[str, str]]:
        """List years and values as they are written, or as half-typed."""
        typed = self.document.typed((*self.address, "points"))
        if typed is not None:
            parts = (line.partition(MARK) for line in typed.split("\n"))
            return [(year, value) for year, _, value in parts]
        path = value_at(self.document, self.address)
        found = path.points if isinstance(path, Path) and path.points else {}
        return [(str(year), self._written(value)) for year, value in sorted(found.items())]

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""
        points = self.points()
        text = points[row][column] if row < len(points) else ""
        wrong = bool(text) and (self._year(text) if column == 0 else self._number(text)) is None
        said = say("Expected a year.") if column == 0 else say("Expected a number.")
        return Cell(text, text, "error" if wrong else "", said if wrong else "", number=True)

    def takes(self, row: int, column: int) -> bool:
        """Take pasted rows beyond the last."""
        return row < MOST and column < 2

    def enter(self, block: Block) -> None:
        """Take what was typed or pasted; an emptied row goes."""
        cells = [list(one) for one in self.points()]
        for row, column, text in block:
            while len(cells) <= row:
                cells.append(["", ""])
            cells[row][column] = text.strip()
        given = [(year, value) for year, value in cells if year or value]
        self._put(given)
        self.document.settle()

    # Private

    def _put(self, given: list[tuple[str, str]]) -> None:
        what = message("change {what}", what=name_of(self.document.purchase, self.address))
        read = {self._year(year): self._number(value) for year, value in given}
        path = value_at(self.document, self.address)
        if not given:
            return
        if None in read or None in read.values() or len(read) < len(given):
            self.document.set((*self.address, "points"), HalfTyped(given), what)
            return
        if isinstance(path, Path):
            kept = own(path)
            points = {**{name: getattr(kept, name) for name in kept.model_fields_set - {"value", "growth", "since"}},
                      "points": read}  # fmt: skip
        else:
            points = {"points": read, "beyond": "hold"}
        changes: list[tuple[Address, Any]] = [(self.address, points)]
        if self.document.typed((*self.address, "points")) is not None and isinstance(path, Path) and path.points:
            changes.append(((*self.address, "points"), read))
        self.document.set_all(changes, what)

    def _written(self, value: float) -> str:
        return WRITERS["exact"](round(value * 100, 10) if self.share else value, language())

    def _year(self, text: str) -> int | None:
        return int(text) if text.strip().isdigit() else None

    def _number(self, text: str) -> float | None:
        try:
            number = read_number(text.replace("%", ""), language())
        except ValueError:
            return None
        return round(number / 100, 12) if self.share else number
