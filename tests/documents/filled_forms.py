"""Forms filled in as people do, by openpyxl: our own writer makes the blank form, never the answers."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import openpyxl

import lcc
from lcc.documents.form import form_bytes
from lcc.documents.form.book import form_book
from lcc.documents.form.layout import COLUMNS, KIND
from lcc.documents.form.xlsx import xlsx_bytes


def blank(purchase: lcc.Purchase, language: str = "en", kind: str = "xlsx") -> bytes:
    """Write the form of a purchase."""
    return form_bytes(purchase, kind, language=language)


@cache
def to_fill(purchase: lcc.Purchase, language: str = "en") -> bytes:
    """Write the form of a purchase, without the sheets that only explain: openpyxl takes long to open them."""
    with lcc.speaking(language):
        book = form_book(purchase)
        keyed = {COLUMNS, KIND}
        kept = tuple(one for one in book.sheets if keyed & {cell.value for cell in one.cells.values()})
        return xlsx_bytes(replace(book, sheets=kept, names={}))


@cache
def places_of(form: bytes) -> dict[str, str]:
    """Name the cells to fill of a form, by their keys."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    return {key: str(cell.coordinate) for key, cell in cells_of(book).items()}


def changed(form: bytes, change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """Open a form, change it, save it again."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    change(book)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def filled(form: bytes, answers: Mapping[str, Any]) -> bytes:
    """Fill cells by their keys: ``answer:price``, ``evidence of answer:price``, ``R01 answer:watts``."""

    def fill(book: openpyxl.Workbook) -> None:
        cells = cells_of(book)
        for key, value in answers.items():
            cells[key].value = value

    return changed(form, fill)


def cell_of(book: openpyxl.Workbook, key: str) -> Any:
    """Find the cell to fill of a key."""
    return cells_of(book)[key]


def cells_of(book: openpyxl.Workbook) -> dict[str, Any]:
    """Find the cells to fill, by their keys; of a form that is there twice, those of the first."""
    found: dict[str, Any] = {}
    for sheet in book.worksheets:
        columns: dict[str, int] = {}
        for row in range(1, sheet.max_row + 1):
            key = sheet.cell(row, 1).value
            if key == COLUMNS:
                columns = {str(cell.value): cell.column for cell in sheet[row] if cell.value is not None}
            elif key is not None and columns:
                for name, column in _named(str(key), columns).items():
                    found.setdefault(name, sheet.cell(row, column))
    return found


def _named(key: str, columns: Mapping[str, int]) -> dict[str, int]:
    """Name the cells of a row, and say their columns."""
    if key.startswith("line:"):
        return {f"{key[5:]} {name}": column for name, column in columns.items() if ":" in name}
    named = {key: columns["value"], f"evidence of {key}": columns.get("evidence", 0)}
    return {name: column for name, column in named.items() if column}
