"""Fill a form as a tenderer does, cell by cell, found by what the form itself says."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from python_calamine import CalamineWorkbook

import lcc
from lcc.documents.form.layout import COLUMNS, kinds
from lcc.documents.grid import letters
from lcc.model import Parameter

Typed = dict[tuple[str, str], object]
"""What is typed, by key of the row and key of the column."""


def typed(purchase: lcc.Purchase, offer: lcc.Offer) -> Typed:
    """Say what a tenderer types to make an offer."""
    about = {
        "offer.tenderer": offer.tenderer or "Tenderer", "offer.siret": "123 456 789 00012", "offer.name": offer.name,
        "offer.kind": kinds()[offer.kind], "offer.variant": 1 if offer.kind == "variant" else None,
        "offer.vat": offer.vat, "offer.vat_ground": offer.vat_ground or None,
        **{f"offer.vat_by_cost:{name}": rate for name, rate in offer.vat_by_cost.items()},
    }  # fmt: skip
    cells: Typed = {(key, "value"): value for key, value in about.items() if value is not None}
    for parameter in purchase.method.parameters:
        if parameter.name in offer.answers:
            cells.update(_answers(purchase, parameter, offer.answers[parameter.name]))
    return cells


def _answers(purchase: lcc.Purchase, parameter: Parameter, given: object) -> Iterator[tuple[tuple[str, str], object]]:
    key = f"{'answer' if parameter.asked else 'variant'}:{parameter.name}"
    lines = purchase.method.lines
    if not (parameter.per_line and lines):
        yield (key, "value"), given
        return
    listed = given if isinstance(given, tuple) else (given,) * len(lines)
    for line, item in zip(lines, listed, strict=True):
        yield (f"line:{line.id}", key), item


def fill(form: Path, cells: Typed) -> None:
    """Type into an .xlsx; each cell asked for must be there, empty or not."""
    with zipfile.ZipFile(form) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    left = dict(cells)
    book = CalamineWorkbook.from_path(str(form))
    for number, name in enumerate(book.sheet_names, start=1):
        part, columns = f"xl/worksheets/sheet{number}.xml", dict[str, int]()
        sheet = parts[part].decode()
        for row, (key, *others) in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), start=1):
            if key == COLUMNS:
                columns = {str(other): place for place, other in enumerate(others, start=1) if other}
            for found in [place for place in left if place[0] == key and place[1] in columns]:
                sheet = _typed_in(sheet, f"{letters(columns[found[1]])}{row}", left.pop(found))
        parts[part] = sheet.encode()
    assert not left, f"the form asks none of {sorted(left)}"
    with zipfile.ZipFile(form, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _typed_in(sheet: str, cell: str, value: object) -> str:
    """Put a value in a cell, its style kept."""
    pattern = re.compile(rf'<c r="{cell}"( s="[0-9]+")?[^>]*?(/>|>.*?</c>)')
    inside = f"<v>{value!r}</v>" if isinstance(value, int | float) else f"<is><t>{escape(str(value))}</t></is>"
    kind = "" if value is None or isinstance(value, int | float) else ' t="inlineStr"'
    filled, times = pattern.subn(
        lambda found: f'<c r="{cell}"{found[1] or ""}{kind}>{"" if value is None else inside}</c>', sheet
    )
    assert times == 1, f"no cell {cell}"
    return filled


def total_of(form: Path) -> object:
    """Read the live total of a form that a program has computed."""
    with zipfile.ZipFile(form) as parts:
        named = re.search(r'name="lcc_total"[^>]*>([^<]+)!\$F\$([0-9]+)<', parts.read("xl/workbook.xml").decode())
    assert named, "no cell is named lcc_total"
    rows = CalamineWorkbook.from_path(str(form)).get_sheet_by_name(named[1].strip("'")).to_python(skip_empty_area=False)
    return rows[int(named[2]) - 1][5]
