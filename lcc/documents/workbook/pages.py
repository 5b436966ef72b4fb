"""A sheet being written: texts that stay texts, numbers, and formulas with the value they have now."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lcc.documents.grid import letters
from lcc.documents.workbook.looks import look

MAX_TEXT = 32_000
"""Characters of a text that a cell takes, a few left (32,767)."""
FAULT = "!"
"""What a cell shows where a formula has no value."""

column_name = cache(letters)
Worth = float | str
"""What a formula is worth as the file is written."""


def safe(text: object) -> str:
    """Keep what a cell can hold: no control character, no lone surrogate, not too long."""
    kept = "".join(_letter(letter) for letter in str(text))
    return kept if len(kept) <= MAX_TEXT else f"{kept[:MAX_TEXT]}…"


def _letter(letter: str) -> str:
    if letter == "\n" or letter.isprintable():
        return letter
    if unicodedata.category(letter) in ("Cc", "Cs", "Cn") or letter in "\u2028\u2029":
        return " "
    return letter


def a1(row: int, column: int, fixed: str = "both") -> str:
    """Name a cell; ``fixed`` says what does not move when it is copied: ``both``, ``row``, ``column`` or nothing."""
    across = "$" if fixed in ("both", "column") else ""
    down = "$" if fixed in ("both", "row") else ""
    return f"{across}{column_name(column)}{down}{row + 1}"


@cache
def _plain_formulas() -> type:
    """Make sheets that take formulas as they are: to look for newer functions in each takes longest of all."""
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # XlsxWriter has no types

    class Plain(Worksheet):  # type: ignore[misc]  # for the same reason
        def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
            del expand_future_functions
            return formula.removeprefix("{").removeprefix("=").removesuffix("}")

    return Plain


@dataclass
class Paper:
    """The file being written, and the formats its cells share."""

    file: Any
    footer: str = ""
    formats: dict[str, Any] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def format(self, name: str) -> Any:
        """Return a format, made once."""
        if name not in self.formats:
            self.formats[name] = self.file.add_format(look(name))
        return self.formats[name]

    def page(self, name: str, widths: Sequence[tuple[int, float]]) -> Page:
        """Add a sheet; ``widths`` are of runs of columns: (how many, how wide)."""
        page = Page(self, self.file.add_worksheet(name, worksheet_class=_plain_formulas()), name)
        for count, width in widths:
            first = len(page.widths)
            page.sheet.set_column(first, first + count - 1, width)
            page.widths += [width] * count
        self.pages.append(page)
        return page

    def named(self, name: str, page: Page, first: tuple[int, int], last: tuple[int, int] | None = None) -> str:
        """Give a cell or a block of cells a name that formulas and people can read."""
        area = page.seen_from(None, *first) if last is None else page.block(None, *first, *last)
        self.names[name] = area
        self.file.define_name(name, f"={area}")
        return name


@dataclass(eq=False)
class Page:
    """One sheet."""

    paper: Paper
    sheet: Any
    name: str
    widths: list[float] = field(default_factory=list)
    lines: dict[int, int] = field(default_factory=dict)
    """Lines of text of the rows that need more than one."""

    def seen_from(self, home: Page | None, row: int, column: int) -> str:
        """Name a cell of this sheet in a formula of ``home``."""
        return a1(row, column) if home is self else f"'{self.name}'!{a1(row, column)}"

    def block(self, home: Page | None, row: int, column: int, last_row: int, last_column: int) -> str:
        """Name a block of cells of this sheet in a formula of ``home``."""
        cells = f"{a1(row, column)}:{a1(last_row, last_column)}"
        return cells if home is self else f"'{self.name}'!{cells}"

    def text(self, row: int, column: int, text: object, style: str = "text") -> None:
        """Write a text, which is never computed whatever it starts with."""
        kept = safe(text)
        if kept:
            self._room(row, column, kept, style)
            self.sheet.write_string(row, column, kept, self.paper.format(style))
        else:
            self.sheet.write_blank(row, column, None, self.paper.format(style))

    def texts(self, row: int, column: int, texts: Sequence[object], style: str = "head") -> None:
        """Write texts from left to right."""
        for place, text in enumerate(texts):
            self.text(row, column + place, text, style)

    def _room(self, row: int, column: int, text: str, style: str) -> None:
        """Make a row as high as a wrapped text needs, for no program does it by itself when it opens the file."""
        properties = look(style)
        if not properties.get("text_wrap") or column >= len(self.widths):
            return
        wide = self.widths[column] * 11.5 / properties["font_size"] * (0.9 if properties.get("bold") else 1.0) - 1
        needed = sum(max(1, math.ceil(len(part) / wide)) for part in text.split("\n"))
        if needed > self.lines.get(row, 1):
            self.lines[row] = min(needed, 12)

    def number(self, row: int, column: int, value: float | None, style: str) -> None:
        """Write a number, or a cell to fill in."""
        if value is None or math.isnan(value):
            self.sheet.write_blank(row, column, None, self.paper.format(style))
        else:
            self.sheet.write_number(row, column, value, self.paper.format(style))

    def formula(self, row: int, column: int, formula: str, worth: Worth, style: str, array: bool = False) -> None:  # noqa: PLR0913, PLR0917  # a cell, what it is worth and how it looks
        """Write a formula with its value; what is NaN shows as a fault."""
        if isinstance(worth, float) and math.isnan(worth):
            worth = FAULT
        elif isinstance(worth, str) and len(worth) > 9:
            self._room(row, column, worth, style)
        form = self.paper.format(style)
        if array:
            self.sheet.write_array_formula(row, column, row, column, f"{{={formula}}}", form, worth)
        else:
            self.sheet.write_formula(row, column, f"={formula}", form, worth)

    def merged(self, row: int, columns: tuple[int, int], text: object, style: str, lines: int = 1) -> None:
        """Write a text over several columns, on so many lines."""
        self.sheet.merge_range(row, columns[0], row, columns[1], "", self.paper.format(style))
        self.sheet.write_string(row, columns[0], safe(text), self.paper.format(style))
        self.lines[row] = lines

    def printed(self, frozen: tuple[int, int], repeated: tuple[int, int] | None = None) -> None:
        """Set the page up: landscape A4, one page wide, header rows repeated, fingerprint at the foot."""
        sheet = self.sheet
        for row, lines in self.lines.items():
            sheet.set_row(row, 12.5 * lines + 2.5)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer(f"&L&8{self.paper.footer}&C&8&A&R&8&P/&N")
        sheet.hide_gridlines(2)
        sheet.freeze_panes(*frozen)
        if repeated is not None:
            sheet.repeat_rows(*repeated)
        sheet.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
