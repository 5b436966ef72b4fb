"""A workbook as an OpenDocument spreadsheet (ODF 1.2), written with the standard library alone.

What is inside: values and texts, OpenFormula with the values it has today, named cells, checks that warn, protection
without a password, pages that fit their width with their number and what is printed on each. The same book gives the
same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from lcc.documents.grid import Book, Cell, Check, Sheet, area
from lcc.documents.letters import shown
from lcc.documents.ods_styles import NAMESPACES, Styles, document_styles
from lcc.documents.open_formula import open_cells, to_open_formula
from lcc.documents.opendocument import HEAD, inline, meta, package

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def ods_bytes(book: Book) -> bytes:
    """Return the content of an ``.ods``."""
    parts = {
        "content.xml": _content(book),
        "styles.xml": document_styles(book),
        "meta.xml": meta(book.title, book.author, book.day, book.language),
    }
    return package(MEDIA_TYPE, {name: text.encode() for name, text in parts.items()})


def _content(book: Book) -> str:
    styles, checks = Styles(), _Checks()
    tables = "".join(_table(sheet, page, styles, checks) for page, sheet in enumerate(book.sheets))
    names = "".join(
        f'<table:named-range table:name={quoteattr(name)} table:base-cell-address={quoteattr(open_cells(cells))} '
        f'table:cell-range-address={quoteattr(open_cells(cells))}/>'
        for name, cells in sorted(book.names.items())
    )  # fmt: skip
    return (
        f'{HEAD}<office:document-content {NAMESPACES} office:version="1.2">'
        f"<office:automatic-styles>{styles.written()}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{checks.written()}{tables}"
        f"<table:named-expressions>{names}</table:named-expressions>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


class _Checks:
    """The checks of cells, each written once under a name."""

    def __init__(self) -> None:
        self._names: dict[tuple[Check, str], str] = {}

    def name(self, check: Check, sheet: Sheet) -> str:
        """Name a check, for the cells of a sheet."""
        return self._names.setdefault((check, sheet.name), f"check{len(self._names) + 1}")

    def written(self) -> str:
        """Write them all; none stops what is typed."""
        if not self._names:
            return ""
        inside = "".join(_check(name, check, sheet) for (check, sheet), name in self._names.items())
        return f"<table:content-validations>{inside}</table:content-validations>"


def _check(name: str, check: Check, sheet: str) -> str:
    condition = _condition(check)
    held = f" table:condition={quoteattr(condition)}" if condition else ""
    title = f'table:title={quoteattr(shown(check.title))} table:display="true"'
    said = f"<table:help-message {title}>{_paragraphs(check.text)}</table:help-message>"
    if check.warning:
        said += f'<table:error-message table:message-type="warning" {title}>{_paragraphs(check.warning)}'
        said += "</table:error-message>"
    base = quoteattr(f"${_quoted(sheet)}.$A$1")
    return (
        f'<table:content-validation table:name="{name}"{held} table:allow-empty-cell="true" '
        f'table:display-list="unsorted" table:base-cell-address={base}>{said}</table:content-validation>'
    )


def _condition(check: Check) -> str:
    if check.kind == "list":
        return f"of:cell-content-is-in-list([{open_cells(check.source)}])"
    if check.kind == "any":
        return ""
    if check.low is not None and check.high is not None:
        held = f"cell-content-is-between({check.low!r},{check.high!r})"
    elif check.low is not None:
        held = f"cell-content()>={check.low!r}"
    elif check.high is not None:
        held = f"cell-content()<={check.high!r}"
    else:
        return "of:cell-content-is-decimal-number()"
    return f"of:cell-content-is-decimal-number() and {held}"


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _table(sheet: Sheet, page: int, styles: Styles, checks: _Checks) -> str:
    first_row, first, last_row, last = sheet.printed
    printed = (
        f"{_quoted(sheet.name)}.{area((first_row, first), (last_row, last)).replace(':', f':{_quoted(sheet.name)}.')}"
    )
    ranges = "" if sheet.hidden else f" table:print-ranges={quoteattr(printed)}"
    head = (
        f'<table:table table:name={quoteattr(sheet.name)} table:style-name="{styles.table(page, sheet.hidden)}" '
        f'table:protected="true"{ranges}>'
    )
    columns = "".join(_column(width, styles) for width in sheet.widths)
    return head + columns + "".join(_rows(sheet, styles, checks)) + "</table:table>"


def _column(width: float, styles: Styles) -> str:
    hidden = "" if width else ' table:visibility="collapse"'
    return f'<table:table-column table:style-name="{styles.column(width or 20.0)}"{hidden}/>'


def _rows(sheet: Sheet, styles: Styles, checks: _Checks) -> Iterator[str]:
    for number in range(sheet.height):
        if sheet.repeat and number == sheet.repeat[0]:
            yield "<table:table-header-rows>"
        height = sheet.heights.get(number, 14.0)
        hidden = "" if height else ' table:visibility="collapse"'
        style = styles.row(height or 12.0, number in sheet.breaks)
        yield f'<table:table-row table:style-name="{style}"{hidden}>'
        yield from _cells(sheet, number, styles, checks)
        yield "</table:table-row>"
        if sheet.repeat and number == sheet.repeat[1]:
            yield "</table:table-header-rows>"


def _cells(sheet: Sheet, number: int, styles: Styles, checks: _Checks) -> Iterator[str]:
    reached = 0
    for column, cell in sheet.row(number):
        if column > reached:
            yield f'<table:table-cell table:number-columns-repeated="{column - reached}"/>'
        held = f' table:style-name="{styles.cell(cell.look)}"'
        if cell.check:
            held += f' table:content-validation-name="{checks.name(cell.check, sheet)}"'
        if cell.across > 1:
            held += f' table:number-columns-spanned="{cell.across}" table:number-rows-spanned="1"'
        yield f"<table:table-cell{held}{_value(cell)}</table:table-cell>"
        if cell.across > 1:
            repeated = f'table:number-columns-repeated="{cell.across - 1}"'
            yield f'<table:covered-table-cell table:style-name="{styles.cell(cell.look)}" {repeated}/>'
        reached = column + cell.across
    if reached == 0:
        yield "<table:table-cell/>"


def _value(cell: Cell) -> str:
    """Write the value of a cell, and what computes it."""
    formula = f" table:formula={quoteattr(to_open_formula(cell.formula))}" if cell.formula else ""
    if cell.array:
        formula += ' table:number-matrix-columns-spanned="1" table:number-matrix-rows-spanned="1"'
    if cell.value is None:
        return f"{formula}>"
    if isinstance(cell.value, str):
        kept = f" office:string-value={quoteattr(shown(cell.value))}" if cell.formula else ""
        return f'{formula} office:value-type="string"{kept}>{_paragraphs(cell.value)}'
    kind = "percentage" if cell.look.number == "percent" else "float"
    return f'{formula} office:value-type="{kind}" office:value="{cell.value!r}">'


def _paragraphs(text: str) -> str:
    return "".join(f"<text:p>{inline(line)}</text:p>" for line in shown(text).split("\n"))
