"""The form as an Excel workbook: the same book as the ``.ods``, drawn by XlsxWriter."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from lcc.documents.grid import FONT, Book, Cell, Check, Look, Sheet
from lcc.words import LccError, say

_BORDERS = {"": 0, "thin": 1, "thick": 5}
_NUMBERS = {"": "General", "text": "@", "percent": "0.0\u00a0%", "money": "#,##0.00", "factor": "0.00000000"}
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_TITLE, _TEXT = 32, 255
"""Characters that Excel takes in the messages of a cell."""


def xlsx_bytes(book: Book) -> bytes:
    """Return the content of an ``.xlsx``; the same book gives the same bytes.

    Raises
    ------
    LccError
        When XlsxWriter is not installed.

    """
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it comes without types
    except ImportError:
        raise LccError("To write this file, install pip install lcc-tenders[documents].") from None
    written = BytesIO()
    workbook = Workbook(
        written,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": FONT, "font_size": 10},
        },
    )
    created = datetime.combine(book.day, time(), UTC) if book.day else _NO_DAY
    workbook.set_properties({"title": book.title, "author": book.author, "created": created})
    workbook.set_calc_mode("auto")
    drawn = _Drawn(workbook)
    for sheet in book.sheets:
        _sheet(drawn, workbook.add_worksheet(sheet.name), sheet, book)
    for name, cells in sorted(book.names.items()):
        workbook.define_name(name, f"={cells}")
    workbook.close()
    return written.getvalue()


class _Drawn:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[Look, bool], Any] = {}

    def format(self, look: Look, typed: bool = False) -> Any:
        """Make a format; ``typed`` keeps a text a text even when someone edits it."""
        if (look, typed) not in self._made:
            number = _NUMBERS[look.number] + (f'"{look.unit}"' if look.unit else "")
            properties = {
                "font_name": FONT, "font_size": look.size, "bold": look.bold, "italic": look.italic,
                "font_color": look.colour, "border": _BORDERS[look.border], "align": look.align,
                "valign": "vcenter" if look.vertical == "center" else "top", "text_wrap": look.wrap,
                "num_format": number, "locked": not look.unlocked, "quote_prefix": typed,
            }  # fmt: skip
            if look.fill:
                properties["bg_color"] = look.fill
            self._made[look, typed] = self._workbook.add_format(properties)
        return self._made[look, typed]


def _sheet(drawn: _Drawn, sheet: Any, plan: Sheet, book: Book) -> None:
    for column, width in enumerate(plan.widths):
        sheet.set_column(column, column, ((width or 20.0) * 3.78 - 5) / 7, None, {"hidden": not width})
    for row in range(plan.height):
        height = plan.heights.get(row, 14.0)
        sheet.set_row(row, height or None, None, {"hidden": not height})
    for (row, column), cell in plan.cells.items():
        _write(drawn, sheet, row, column, cell)
    _page(sheet, plan, book)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    if plan.hidden:
        sheet.hide()


def _write(drawn: _Drawn, sheet: Any, row: int, column: int, cell: Cell) -> None:
    text = isinstance(cell.value, str) and not cell.formula
    look = drawn.format(cell.look, text and str(cell.value)[:1] in ("=", "+", "-", "@"))
    if cell.across > 1:
        sheet.merge_range(row, column, row, column + cell.across - 1, "", look)
    if cell.array:
        sheet.write_array_formula(row, column, row, column, f"={cell.formula}", look, cell.value)
    elif cell.formula:
        sheet.write_formula(row, column, f"={cell.formula}", look, "" if cell.value is None else cell.value)
    elif isinstance(cell.value, str) and cell.value:
        sheet.write_string(row, column, cell.value, look)
    elif isinstance(cell.value, float | int):
        sheet.write_number(row, column, cell.value, look)
    else:
        sheet.write_blank(row, column, None, look)
    if cell.check:
        sheet.data_validation(row, column, row, column, _validation(cell.check))


def _validation(check: Check) -> dict[str, Any]:
    """Say what is expected of a cell; at the most a warning."""
    said = {
        "input_title": check.title[:_TITLE], "input_message": check.text[:_TEXT], "ignore_blank": True,
        "error_type": "warning",
    }  # fmt: skip
    if check.warning:
        said |= {"error_title": check.title[:_TITLE], "error_message": check.warning[:_TEXT]}
    else:
        said["show_error"] = False
    if check.kind == "any":
        return said | {"validate": "any"}
    if check.kind == "list":
        return said | {"validate": "list", "source": f"={check.source}"}
    low, high = check.low, check.high
    if low is not None and high is not None:
        return said | {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
    if high is not None:
        return said | {"validate": "decimal", "criteria": "<=", "value": high}
    return said | {"validate": "decimal", "criteria": ">=", "value": -1e300 if low is None else low}


def _page(sheet: Any, plan: Sheet, book: Book) -> None:
    sheet.set_paper(9)
    if plan.landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    pages = say("page {page} of {pages}", page="&P", pages="&N")
    sheet.set_header(f"&L&8{_plain(book.header)}")
    sheet.set_footer(f"&L&8{_plain(book.footer)}&R&8{pages}")
    if not plan.hidden:
        sheet.print_area(*plan.printed)
    sheet.hide_gridlines(2)
    if plan.repeat:
        sheet.repeat_rows(*plan.repeat)
    if plan.breaks:
        sheet.set_h_pagebreaks(list(plan.breaks))


def _plain(text: str) -> str:
    """Keep a text from being read as codes of a header; a digit first would be a size."""
    return f" {text.replace('&', '&&')}"[:200]
