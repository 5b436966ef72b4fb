"""Read a workbook as a buyer does, and type in it as a buyer does: by labels, names and columns."""

from __future__ import annotations

import html
import math
import re
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from python_calamine import CalamineWorkbook

import lcc
from lcc.model import Stage
from lcc.words import choose

FIRST_OFFER = 4
STAGES = (*map(str, Stage), "externality")


class Seen:
    """The values of a workbook, by what a person sees of it; quick to read, for workbooks have many cells."""

    def __init__(self, path: Path, names: Path | None = None) -> None:
        with zipfile.ZipFile(names or path) as parts:
            text = parts.read("xl/workbook.xml").decode()
        self.names = {
            name: html.unescape(area) for name, area in re.findall(r'<definedName name="([^"]+)"[^>]*>([^<]+)<', text)
        }
        book = CalamineWorkbook.from_path(str(path))
        self.sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}

    def area(self, name: str) -> tuple[str, int, int, int, int]:
        """Sheet, first column, first row, last column and last row of a named block, from 1."""
        sheet, _, cells = self.names[name].rpartition("!")
        return (sheet.strip("'"), *range_boundaries(cells.replace("$", "")))  # type: ignore[return-value]

    def row(self, name: str) -> list:
        """Values of a named row."""
        sheet, left, top, right, _ = self.area(name)
        return [self.cell(sheet, top, column) for column in range(left, right + 1)]

    def cell(self, sheet: str, row: int, column: int):
        rows = self.sheets[sheet]
        return rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else ""

    def at(self, sheet: str, place: str):
        """Value of a cell called by its letters: ``D10``."""
        column, row = coordinate_from_string(place)
        return self.cell(sheet, row, column_index_from_string(column))


def found_in(seen: Seen, offers: int) -> dict[str, list]:
    """Total, place, and present value by stage of each offer, None where there is none."""
    rows = {"total": seen.row("o_total"), "place": seen.row("o_place")}
    rows |= {stage: seen.row(f"o_stage_{stage}") for stage in STAGES}
    return {
        key: [value if isinstance(value, int | float) else None for value in row[:offers]] for key, row in rows.items()
    }


def expected_of(purchase: lcc.Purchase) -> dict[str, list]:
    """The same from the engine."""
    results = lcc.compare(purchase)
    places = {rank.offer: rank.place for rank in results.ranking}
    rows = {"total": results.total.values.tolist(), "place": [places.get(offer.name) for offer in purchase.offers]}
    for column, stage in enumerate(results.by_stage.axes["stage"]):
        rows[str(stage)] = results.by_stage.values[:, column].tolist()
    known = [not math.isnan(total) for total in rows["total"]]
    return {
        key: [value if there else None for value, there in zip(row, known, strict=True)] for key, row in rows.items()
    }


def differences(found: dict[str, list], expected: dict[str, list]) -> list[str]:
    """Say what is not the same to the cent."""
    said = []
    for key, row in expected.items():
        for o, (mine, theirs) in enumerate(zip(found[key], row, strict=True)):
            same = mine is None and theirs is None
            if not same and (mine is None or theirs is None or abs(mine - theirs) > 0.01):
                said.append(f"{key} of offer {o + 1}: {mine} in the workbook, {theirs} in the engine")
    return said


class Typing:
    """Type into a workbook and save it, as a buyer would, with another program than ours."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.seen = Seen(path)

    def row_of(self, sheet: str, label: str) -> int:
        """The first row that bears a label."""
        for row in range(1, self.book[sheet].max_row + 1):
            if self.book[sheet].cell(row, 1).value == label:
                return row
        raise AssertionError(f"no row “{label}” on sheet {sheet}")

    def answer(self, purchase: lcc.Purchase, o: int, name: str, value) -> None:
        """Type an answer into the column of an offer."""
        parameter = next(one for one in purchase.method.parameters if one.name == name)
        label = choose(parameter.label) or name
        if not parameter.per_line:
            self.book["Offers"].cell(self.row_of("Offers", label), FIRST_OFFER + o).value = value
            return
        first = self.row_of("Lines", label) + 1
        count = len(purchase.method.lines)
        for line, one in enumerate(value if isinstance(value, tuple | list) else [value] * count):
            self.book["Lines"].cell(first + line, FIRST_OFFER + o).value = one

    def who(self, o: int, name: str, vat: float | None, kind: str = "base offer") -> None:
        """Type who offers."""
        sheet = self.book["Offers"]
        sheet.cell(5, FIRST_OFFER + o).value = name
        sheet.cell(self.row_of("Offers", "base offer or variant"), FIRST_OFFER + o).value = kind
        sheet.cell(self.row_of("Offers", "VAT rate the tenderer invoices"), FIRST_OFFER + o).value = vat

    def named(self, name: str, value: float) -> None:
        """Change a number of the method."""
        sheet, column, row, _, _ = self.seen.area(name)
        assert not str(self.book[sheet].cell(row, column).value).startswith("="), f"{name} is computed"
        self.book[sheet].cell(row, column).value = value

    def save(self, path: Path) -> Path:
        self.book.save(path)
        return path


def column(o: int) -> str:
    """Letter of the column of an offer."""
    return get_column_letter(FIRST_OFFER + o)
