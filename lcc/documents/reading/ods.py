"""Cells of a workbook in OpenDocument (ISO/IEC 26300), read as a flow: repeated cells are never written out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lcc.documents.reading.cells import MOST_SHEETS, Cell, Counts, Kind, Sheet, Typed, too_many_cells
from lcc.documents.reading.container import Container, macros
from lcc.documents.reading.events import attribute, read_events
from lcc.documents.reading.xlsx_parts import links
from lcc.words import LccError

MOST_REPEATED = 2_000
"""Times a row with filled cells may stand repeated."""
_LINKED = frozenset([
    "table:table-source", "table:cell-range-source", "table:dde-link", "office:dde-source",
    "table:database-source-sql", "table:database-source-table", "table:database-source-query",
])  # fmt: skip
_CELLS = ("table:table-cell", "table:covered-table-cell")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|\.\./", re.IGNORECASE)
_KINDS: Mapping[str, Kind] = {
    "float": "number", "currency": "number", "percentage": "number", "date": "date", "time": "date",
    "boolean": "boolean", "string": "text",
}  # fmt: skip
_VALUES = tuple(
    attribute(f"office:{name}") for name in ("value", "date-value", "time-value", "boolean-value", "string-value")
)
_NAME, _FORMULA, _HREF = attribute("table:name"), attribute("table:formula"), attribute("xlink:href")
_COLUMNS, _ROWS = attribute("table:number-columns-repeated"), attribute("table:number-rows-repeated")
_TYPE, _TYPE_SHOWN, _SPACES = attribute("office:value-type"), attribute("calcext:value-type"), attribute("text:c")


def read_ods(container: Container) -> Iterator[Sheet]:
    """Read the sheets one by one, in their order.

    Raises
    ------
    LccError
        When something in it is active, leads elsewhere, or is no spreadsheet.

    """
    if "content.xml" not in container:
        raise LccError("The file is cut or damaged: ask for it again.")
    reader = _Reader()
    read_events(container.chunks("content.xml"), reader.start, reader.end, reader.add)
    if not reader.spreadsheet:
        raise LccError("This is a text document or a presentation, not a workbook. "
                       "Ask for the form itself, saved as .xlsx or .ods.")  # fmt: skip
    yield from reader.sheets


class _Reader:
    """Reads the cells of all sheets: they are one document."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.counts = Counts()
        self.spreadsheet = False
        self.tables = self.aside = 0
        self.row = self.column = 0
        self.rows = self.columns = 1
        self.filled: list[tuple[int, Cell]] = []
        self.cell: Mapping[str, str] | None = None
        self.text, self.paragraphs = Typed(), 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note where a cell stands, and keep the texts that are its own."""
        self.refuse(name, attributes)
        if name == "table:table":
            self.tables += 1
            if self.tables == 1:
                self.open_sheet(attributes)
        elif self.aside or name == "table:shapes" or (self.cell is not None and not name.startswith("text:")):
            self.aside += 1  # comments and drawings hold texts that are not the cell's
        elif self.tables != 1:
            self.spreadsheet = self.spreadsheet or name == "office:spreadsheet"
        elif name in _CELLS:
            self.cell, self.paragraphs = attributes, 0
            self.columns = _times(attributes, _COLUMNS)
        elif name == "table:table-row":
            self.rows, self.column = _times(attributes, _ROWS), 0
            self.counts.row(self.row)
        elif self.cell is not None:
            self.start_text(name, attributes)

    def open_sheet(self, attributes: Mapping[str, str]) -> None:
        """Start a sheet."""
        if len(self.sheets) >= MOST_SHEETS:
            raise LccError("This workbook has more than {most} sheets: ask for the form alone.", most=MOST_SHEETS)
        self.sheets.append(Sheet(attributes.get(_NAME, "")))
        self.row = 0

    def start_text(self, name: str, attributes: Mapping[str, str]) -> None:
        """Write the spaces and line ends that are elements."""
        if name == "text:p":
            self.paragraphs += 1
            if self.paragraphs > 1:
                self.text.add("\n")
        elif name == "text:s":
            self.text.add(" " * min(_times(attributes, _SPACES), 500))
        elif name in ("text:tab", "text:line-break"):
            self.text.add(" ")

    def refuse(self, name: str, attributes: Mapping[str, str]) -> None:
        """Refuse what is active or leads out of the file, but the address of a text."""
        if name in _LINKED:
            raise links()
        if name == "script:event-listener":
            raise macros()
        leads = attributes.get(_HREF)
        if leads is not None and name != "text:a" and _OUTSIDE.match(leads):
            raise macros() if leads.startswith("vnd.sun.star.script") else links()

    def add(self, text: str) -> None:
        """Keep a piece of text of a cell."""
        if self.cell is not None and not self.aside and self.paragraphs:
            self.text.add(text)

    def end(self, name: str) -> None:
        """Keep what was read of a cell, of a row."""
        if self.aside:
            self.aside -= 1
        elif name == "table:table":
            self.tables -= 1
        elif self.tables != 1:
            return
        elif name in _CELLS:
            self.keep()
        elif name == "table:table-row":
            self.keep_row()

    def keep(self) -> None:
        """Keep a cell of the row when there is something in it."""
        attributes, written = self.cell or {}, self.text.take()
        self.cell = None
        cell = _cell(attributes, written)
        if cell is None:
            self.counts.blank()
        else:
            self.counts.cell((self.row + 1, self.column + self.columns))
            for place in range(self.columns):
                self.filled.append((self.column + place + 1, cell))
        self.column += self.columns

    def keep_row(self) -> None:
        """Put the filled cells of a row in the sheet, as many times as it stands repeated."""
        if self.filled and self.rows > MOST_REPEATED:
            raise too_many_cells()
        for step in range(self.rows if self.filled else 0):
            for column, cell in self.filled:
                place = (self.row + step + 1, column)
                self.counts.cell(place)
                self.sheets[-1].cells[place] = cell
        self.filled = []
        self.row += self.rows


def _times(attributes: Mapping[str, str], name: str) -> int:
    """Read how many times something stands repeated."""
    given = attributes.get(name, "1")
    return max(1, int(given)) if given.isdecimal() and len(given) < 8 else 1


def _cell(attributes: Mapping[str, str], written: str) -> Cell | None:
    """Make a cell of what is written, by its type; nothing of an empty one."""
    formula, typed = attributes.get(_FORMULA), attributes.get(_TYPE, "")
    kind = _KINDS.get(typed, "text")
    if attributes.get(_TYPE_SHOWN) == "error":
        return Cell("error", written, formula)
    value = next((attributes[name] for name in _VALUES if name in attributes), written)
    if value == "" and formula is None:
        return None
    if kind == "boolean":
        return Cell(kind, 1.0 if value == "true" else 0.0, formula)
    if kind == "number":
        try:
            return Cell(kind, float(value), formula, percent=typed == "percentage")
        except ValueError:
            return Cell("text", value, formula)
    return Cell(kind, value[:10] if typed == "date" else value, formula)
