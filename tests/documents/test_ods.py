"""Our own writer of OpenDocument spreadsheets, read back by others."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from lcc.documents.grid import Book, Cell, Check, Look, Sheet, area, letters, place
from lcc.documents.ods import MEDIA_TYPE, ods_bytes
from lcc.documents.open_formula import open_cells, to_open_formula
from tests.libreoffice import needs_libreoffice, recalculated

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def book() -> Book:
    """Return a book with a bit of everything."""
    first = Sheet("L’été d'ici", (0.0, 30.0, 20.0), repeat=(0, 0), heights={1: 0.0}, breaks=(3,))
    first.cells = {
        (0, 1): Cell("Tête <&>\n“suite”", Look(bold=True), across=2),
        (1, 0): Cell("hidden"),
        (2, 1): Cell(3.5, Look(number="money", unit="\u00a0€", unlocked=True),
                     check=Check("number", "Number", "From 1 to 9", 1.0, 9.0, warning="Odd")),
        (3, 1): Cell("=1+1"),
        (4, 1): Cell(7.0, formula="SUM('L’été d''ici'!$B$3:$B$3)*2"),
        (5, 1): Cell("a;b,c", formula='IF(B3>1,"a;b,c","A1:B2")'),
        (6, 1): Cell(12.25, formula="SUMPRODUCT(IF(B3:B3>1,B3:B3^2,0))", array=True),
    }  # fmt: skip
    second = Sheet("Two", (10.0,), {(0, 0): Cell(0.2, Look(number="percent"))}, hidden=True, landscape=False)
    return Book("Title", (first, second), "fr", "Header & co", "Footer", "Ville", date(2027, 1, 2), {"n": "'Two'!$A$1"})


def content(made: Book) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(ods_bytes(made))) as archive:
        return ElementTree.fromstring(archive.read("content.xml"))


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("SUM(A1:B2,3)", "of:=SUM([.A1:.B2];3)"),
        ("'A b'!$A$1*2", "of:=[$'A b'.$A$1]*2"),
        ("'It''s'!A1:B2", "of:=[$'It''s'.A1:.B2]"),
        ('IF(A1="x,A1","a""b,c",lcc_total)', 'of:=IF([.A1]="x,A1";"a""b,c";lcc_total)'),
        ("LOG10(A1)+1.5E-9", "of:=LOG10([.A1])+1.5E-9"),
    ],
)
def test_a_formula_becomes_open_formula(formula: str, wanted: str) -> None:
    assert to_open_formula(formula) == wanted


def test_cells_are_named_as_each_format_does() -> None:
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert place(2, 1, "It's", fixed=True) == "'It''s'!$B$3"
    assert open_cells(area((0, 3), (4, 3), "lcc", fixed=True)) == "$'lcc'.$D$1:.$D$5"


def test_the_package_is_an_opendocument_spreadsheet_without_a_time_of_writing() -> None:
    with zipfile.ZipFile(io.BytesIO(ods_bytes(book()))) as archive:
        first = archive.infolist()[0]
        times = {entry.date_time for entry in archive.infolist()}
        names = set(archive.namelist())

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert names == {"mimetype", "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"}
    assert MEDIA_TYPE == "application/vnd.oasis.opendocument.spreadsheet"


def test_the_same_book_gives_the_same_bytes() -> None:
    assert ods_bytes(book()) == ods_bytes(book())


def test_sheets_are_protected_and_rows_and_columns_hidden() -> None:
    tables = content(book()).findall(f".//{TABLE}table")

    columns = tables[0].findall(f"{TABLE}table-column")
    assert [table.get(f"{TABLE}protected") for table in tables] == ["true", "true"]
    assert [column.get(f"{TABLE}visibility") for column in columns] == ["collapse", None, None]
    assert [row.get(f"{TABLE}visibility") for row in tables[0].iter(f"{TABLE}table-row")][:3] == [
        None,
        "collapse",
        None,
    ]
    assert tables[0].find(f"{TABLE}table-header-rows/{TABLE}table-row") is not None


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    cells = [cell for cell in content(book()).iter(f"{TABLE}table-cell") if "".join(cell.itertext()) == "=1+1"]

    assert [cell.get(f"{TABLE}formula") for cell in cells] == [None]


def test_another_reader_finds_the_values_kept() -> None:
    read = CalamineWorkbook.from_filelike(io.BytesIO(ods_bytes(book())))

    rows = read.get_sheet_by_name("L’été d'ici").to_python(skip_empty_area=False)
    assert [row[1] for row in rows] == ["Tête <&>\n“suite”", "", 3.5, "=1+1", 7.0, "a;b,c", 12.25]
    assert read.get_sheet_by_name("Two").to_python() == [[0.2]]


@needs_libreoffice
def test_libreoffice_reads_and_computes_it(tmp_path: Path) -> None:
    made = book()
    sheet = made.sheets[0]
    stale = {
        spot: Cell(-1.0, formula=cell.formula, array=cell.array) for spot, cell in sheet.cells.items() if cell.formula
    }
    sheet.cells.update(stale)
    path = tmp_path / "book.ods"
    path.write_bytes(ods_bytes(made))

    read = recalculated(path, tmp_path)

    assert [read[sheet.name].cell(row, 2).value for row in (5, 6, 7)] == [7, "a;b,c", 12.25]
    converted = openpyxl.load_workbook(tmp_path / "recalculated" / "book.xlsx")
    shown = converted[sheet.name]
    assert shown["B4"].value == "=1+1"
    assert shown["B4"].data_type == "s"
    assert shown.protection.sheet
    assert not shown["B3"].protection.locked
    assert [(one.errorStyle, one.formula1, one.formula2) for one in shown.data_validations.dataValidation] == [
        ("warning", "1", "9")
    ]
    assert converted["Two"].sheet_state == "hidden"
    assert (shown.page_setup.orientation, shown.page_setup.fitToHeight) == ("landscape", 0)
    assert shown.print_title_rows == "$1:$1"
    assert converted.defined_names["n"].attr_text.replace("'", "") == "Two!$A$1"
