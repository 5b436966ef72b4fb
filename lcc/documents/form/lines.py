"""The sheet of lines: one row a line of the price schedule, one column a question."""

from __future__ import annotations

from lcc.documents.form import looks
from lcc.documents.form.controls import line_control
from lcc.documents.form.draft import Draft, title_of
from lcc.documents.form.layout import CONTROL, LABEL, NUMBER, Field, line_columns, line_fields
from lcc.documents.form.page import Page
from lcc.documents.form.questions import number_check
from lcc.documents.grid import Cell, Sheet
from lcc.numerals import write_number
from lcc.words import language, say

FIRST = 4
"""Column of the first question."""


def lines_page(draft: Draft) -> Page:
    """Make the sheet, empty: its columns depend on how many questions are asked line by line."""
    asked = line_columns(draft.purchase)
    shown = draft.purchase.method.quantities == "published"
    room = max(26.0, min(42.0, 140.0 / len(asked)))
    widths = (0.0, 20.0, 88.0, 22.0 if shown else 0.0, *[room] * len(asked), 42.0, 0.0)
    return Page(Sheet(say("Lines"), widths))


def fill_lines(draft: Draft) -> None:
    """Write the table, its header printed again on each page."""
    page, asked = draft.lines, line_columns(draft.purchase)
    if page is None:
        return
    last = FIRST + len(asked)
    page.line(title_of(draft.purchase), last, looks.STRONG)
    page.line(say("One row a line, all to be filled in. Prices are without VAT."), last)
    page.columns({1: NUMBER, 2: LABEL, **{FIRST + place: one.key for place, one in enumerate(asked)}, last: CONTROL})
    _header(draft, page, asked, last)
    for number, (one, line) in enumerate(zip(line_fields(draft.purchase), draft.purchase.method.lines, strict=True)):
        page.key(one.key)
        page.put(1, line.id, looks.NUMBER)
        page.put(2, one.label, looks.SMALL)
        if draft.purchase.method.quantities == "published":
            page.put(3, write_number(line.quantity, language()), looks.NUMBER)
        _answers(draft, page, asked, last, number)
        page.next()


def _header(draft: Draft, page: Page, asked: tuple[Field, ...], last: int) -> None:
    page.put(1, say("Line"), looks.HEAD)
    page.put(2, say("Description"), looks.HEAD)
    page.put(3, say("Quantity"), looks.HEAD)
    for place, one in enumerate(asked):
        number = draft.numbers[one.key]
        said = say("no. {number}: {what}", number=number, what=one.label)
        page.put(FIRST + place, f"{said}\n{one.unit}" if one.unit else said, looks.HEAD)
    page.put(last, say("Control"), looks.HEAD)
    page.sheet.repeat = (page.row, page.row)
    page.next()


def _answers(draft: Draft, page: Page, asked: tuple[Field, ...], last: int, number: int) -> None:
    """Write the cells of a line and its control."""
    cells = []
    for place, one in enumerate(asked):
        column = FIRST + place
        page.answers[f"{one.key} {number}"] = (page.row, column)
        page.set(column, Cell(None, looks.INPUT, check=number_check(one)))
        cells.append((draft.numbers[one.key], one, page.at(column)))
    control = line_control(cells, draft.variant(draft.form.sheet.name))
    page.set(last, Cell(control.shows, looks.CONTROL, control.says))
    page.set(last + 1, Cell(control.held, looks.KEY, control.holds))
    draft.held += control.held
    draft.in_lines += sum(one.required for one in asked)
