"""Cells of a workbook in Office Open XML (ECMA-376), read as a flow: values, formulas, dates by their format."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lcc.documents.reading.cells import MOST_SHEETS, Cell, Counts, Place, Sheet, Typed, day_of
from lcc.documents.reading.container import Container
from lcc.documents.reading.events import read_events
from lcc.documents.reading.xlsx_parts import formats, links, listed, main_part, relations, strings, target
from lcc.words import LccError

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})$")
MOST_NUMBERS = 20
"""Times a workbook may share one text before every sheet is read: a program shares it once."""
_LINKS = re.compile(r"^xl/(externalLinks/|connections\.xml|queryTables/|model/)", re.IGNORECASE)


def read_xlsx(container: Container, wanted: Collection[str]) -> Iterator[Sheet]:
    """Read the sheets that hold some wanted text in a cell, one by one, in their order.

    Raises
    ------
    LccError
        When something in it is active, leads elsewhere, or is no spreadsheet.

    """
    if any(map(_LINKS.match, container.names)):
        raise links()
    book = main_part(container)
    of_book, sheets = relations(container, book), listed(container, book)
    if len(sheets) > MOST_SHEETS:
        raise LccError("This workbook has more than {most} sheets: ask for the form alone.", most=MOST_SHEETS)
    shared = strings(container, target(of_book, "/sharedStrings"))
    shown, counts = formats(container, target(of_book, "/styles")), Counts()
    marks = _marks(wanted, shared)
    for title, relation in sheets:
        kind, part = of_book.get(relation, ("", ""))
        if kind.endswith("/worksheet") and part in container:
            relations(container, part)
            written = b"".join(container.chunks(part))
            if _may_hold(written, marks):
                yield _Reader(title, shared, shown, counts).read([written])


def _marks(wanted: Collection[str], shared: Sequence[str]) -> re.Pattern[bytes]:
    """Match the ways a sheet writes a text: by its number, in full up to what XML escapes, or letter by letter.

    What may be repeated is bounded: a hostile sheet would make the search go back without end.
    """
    found = [str(number) for number, text in enumerate(shared) if text in wanted]
    if len(found) > MOST_NUMBERS:
        return re.compile(b"")
    numbers = "|".join(found) or "none"
    in_full = "|".join(re.escape(re.split(r"[^\w ]", text)[0]) for text in wanted)
    by_number = rf"""t=["']s["'][^>]{{0,99}}>\s{{0,99}}<(?:\w{{1,20}}:)?v>\s{{0,99}}(?:{numbers})\s{{0,99}}</"""
    in_letters = "&#(?:x0{0,20}[2-7][0-9a-fA-F]|0{0,20}(?:[3-9][0-9]|1[0-2][0-9]));"
    return re.compile(f"{by_number}|{in_full}|{in_letters}".encode())


def _may_hold(written: bytes, marks: re.Pattern[bytes]) -> bool:
    """Tell whether a sheet may hold a wanted text; one that is not written in ASCII letters always may."""
    return b"\x00" in written[:4] or marks.search(written) is not None


class _Reader:
    """Reads the cells of one sheet."""

    def __init__(self, title: str, shared: Sequence[str], shown: Sequence[str], counts: Counts) -> None:
        self.sheet, self.shared, self.shown, self.counts = Sheet(title), shared, shown, counts
        self.row = self.column = 0
        self.kind = self.style = ""
        self.value: str | None = None
        self.formula: str | None = None
        self.text, self.collecting, self.above = Typed(), False, False
        self.columns: dict[str, int] = {}

    def read(self, chunks: Iterable[bytes]) -> Sheet:
        """Read the sheet."""
        read_events(chunks, self.start, self.end, self.add)
        return self.sheet

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note where a cell stands, and which text is to be kept."""
        if name == "c":
            self.row, self.column = self.place(attributes.get("r"))
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
            self.value = self.formula = None
        elif name == "row":
            given = attributes.get("r", "")
            self.row = int(given) if given.isdecimal() and len(given) < 8 else self.row + 1
            self.column = 0
            self.counts.row(self.row)
        elif name in ("v", "f", "t"):
            self.collecting = not self.above
        elif name == "rPh":
            self.above = True

    def place(self, written: str | None) -> Place:
        """Read a reference such as ``C14``; without one, a cell follows the one before."""
        found = _PLACE.match(written) if written else None
        if found is None:
            return self.row, self.column + 1
        letters, row = found.groups()
        column = self.columns.get(letters)
        if column is None:
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            self.columns[letters] = column
        return int(row), column

    def add(self, text: str) -> None:
        """Keep a piece of text."""
        if self.collecting:
            self.text.add(text)

    def end(self, name: str) -> None:
        """Keep what was read of a cell."""
        if name == "c":
            self.keep()
        elif name == "v":
            self.value = self.text.take()
        elif name == "t":
            self.value = (self.value or "") + self.text.take()
        elif name == "f":
            self.formula = self.text.take()
        elif name == "rPh":
            self.above = False
        self.collecting = False

    def keep(self) -> None:
        """Put the cell in the sheet when there is something in it."""
        if self.value is None and self.formula is None:
            self.counts.blank()
            return
        cell = self.cell(self.value or "")
        if cell is not None and (cell.value != "" or cell.formula is not None):
            place = (self.row, self.column)
            self.counts.cell(place)
            self.sheet.cells[place] = cell

    def cell(self, written: str) -> Cell | None:
        """Make a cell of what is written, by its type."""
        formula = self.formula
        if self.kind == "s":
            index = int(written) if written.isdecimal() and len(written) < 9 else -1
            return Cell("text", self.shared[index] if 0 <= index < len(self.shared) else "", formula)
        if self.kind in ("str", "inlineStr"):
            return Cell("text", written, formula)
        if self.kind == "b":
            return Cell("boolean", 1.0 if written.strip() == "1" else 0.0, formula)
        if self.kind in ("e", "d"):
            return Cell("error" if self.kind == "e" else "date", written.strip(), formula)
        return self.number(written.strip(), formula)

    def number(self, written: str, formula: str | None) -> Cell | None:
        """Make a cell of a number: a date when its format shows one."""
        style = int(self.style) if self.style.isdecimal() and len(self.style) < 7 else 0
        shows = self.shown[style] if style < len(self.shown) else ""
        try:
            value = float(written)
        except ValueError:
            return Cell("text", written, formula) if written or formula is not None else None
        if shows == "date" and (day := day_of(value)):
            return Cell("date", day, formula)
        return Cell("number", value, formula, percent=shows == "percent")
