"""Forms filled in as people do, by openpyxl: our own writer makes the blank form, never the answers."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

import lcc
from lcc.documents.form import form_bytes
from lcc.documents.form.layout import COLUMNS


def blank(purchase: lcc.Purchase, language: str = "en", kind: str = "xlsx") -> bytes:
    """Write the form of a purchase."""
    return form_bytes(purchase, kind, language=language)


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
        for key, value in answers.items():
            cell_of(book, key).value = value

    return changed(form, fill)


def cell_of(book: openpyxl.Workbook, key: str) -> Any:
    """Find the cell to fill of a key."""
    for sheet in book.worksheets:
        columns: dict[str, int] = {}
        for row in sheet.iter_rows(min_col=1, max_col=1):
            if row[0].value == COLUMNS:
                columns = {str(cell.value): cell.column for cell in sheet[row[0].row] if cell.value is not None}
            elif (place := _place(key, row[0].value, columns)) is not None:
                return sheet.cell(row[0].row, place)
    raise KeyError(key)


def _place(key: str, found: str | None, columns: Mapping[str, int]) -> int | None:
    if key.startswith("evidence of "):
        return columns["evidence"] if found == key.removeprefix("evidence of ") else None
    if found is not None and found.startswith("line:") and key.startswith(f"{found[5:]} "):
        return columns.get(key.removeprefix(f"{found[5:]} "))
    return columns["value"] if found == key else None
