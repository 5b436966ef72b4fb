"""The bidder's form put together: the form, its lines, the method, the example, the calculation, its identity."""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

from lcc import __version__
from lcc.documents.annex import annex
from lcc.documents.annex.publishing import published
from lcc.documents.blocks import Block, Heading, Paragraph
from lcc.documents.form import looks
from lcc.documents.form.draft import Draft, identity, mark, title_of
from lcc.documents.form.layout import line_columns, shown
from lcc.documents.form.lines import fill_lines, lines_page
from lcc.documents.form.page import Page
from lcc.documents.form.paging import Part, break_pages
from lcc.documents.form.questions import LAST, WIDTHS, ask
from lcc.documents.form.told import SPANS, tell, told_page
from lcc.documents.form.total import calculate, show_total
from lcc.documents.grid import Book, Cell, Look, Sheet, text_cell
from lcc.frozen import fingerprint
from lcc.purchase import Purchase
from lcc.words import LccError, choose, counted, language, say

A_CELL, A_LINE_CELL, BEFORE, STEP = 1.25, 0.5, 10.0, 5
"""Minutes: for a cell, for one of a table, to read the form, and the step they are rounded up to."""

IN_SHORT, WORKED = (4, 6, 7, 8, 10, 11, 12, 13, 15), 14
"""Sections of the annex that the form repeats: costs that count, time, VAT, data, formulas; the worked example."""


def form_book(purchase: Purchase, day: date | None = None) -> Book:
    """Make the form of a purchase, in the language in force.

    Raises
    ------
    LccError
        When the method cannot be computed, has changed since it was frozen, or is a simulation.

    """
    public = published(purchase)
    sections = _annexed(public)
    draft = Draft(public, Page(Sheet(say("Form"), WIDTHS)))
    if line_columns(public):
        draft.lines = lines_page(draft)
    start = _head(draft)
    about = ask(draft)
    fill_lines(draft)
    sheets = [draft.form.sheet, *([draft.lines.sheet] if draft.lines else []), _method(sections), _example(sections)]
    if public.method.quantities == "published":
        page, gate, parts = calculate(draft)
        show_total(draft, gate, parts)
        sheets.append(page.sheet)
    _effort(draft, start)
    _foot(draft)
    below = draft.form.parts[-1].end if draft.form.parts else about
    break_pages(draft.form.sheet, [Part(0, about, 0), *draft.form.parts, Part(below, draft.form.row, 0)])
    sheets.append(identity(public, __version__))
    return Book(
        title=" – ".join([say("Bidder’s form"), title_of(public)]), sheets=tuple(sheets),
        language=cast("Literal['fr', 'en']", language()), header=_header(public), footer=mark(public),
        author=shown(public.buyer), day=public.seal.on if public.seal else day,
        names={"lcc_total": draft.total} if draft.total else {},
    )  # fmt: skip


def _header(public: Purchase) -> str:
    parts = [say("Bidder’s form"), shown(public.reference), shown(public.lot)]
    if public.seal is None:
        parts.insert(0, say("DRAFT – method not frozen"))
    return " – ".join(part for part in parts if part)


def _head(draft: Draft) -> int:
    """Write what the form is for; return the row kept for what it takes to fill it in."""
    page, public = draft.form, draft.purchase
    page.title(say("Bidder’s form: life-cycle cost"), LAST, looks.TITLE)
    if public.seal is None:
        page.line(say("DRAFT – method not frozen"), LAST, looks.STRONG)
    facts = (
        ((say("Consultation"), choose(public.title)), (say("Buyer"), public.buyer)),
        ((say("Reference"), public.reference), (say("Lot"), public.lot)),
        ((say("Method"), mark(public)),),
    )  # fmt: skip
    for pair in facts:
        _side_by_side(page, [(name, shown(value)) for name, value in pair if value])
    start = page.row
    page.row += 2
    return start


def _side_by_side(page: Page, facts: list[tuple[str, str]]) -> None:
    """Write one or two facts on a row."""
    if not facts:
        return
    (name, value), *others = facts
    page.put(1, name, looks.STRONG, across=2)
    page.put(3, value, looks.TEXT, across=2 if others else LAST - 2)
    for other, said in others:
        page.put(5, other, looks.STRONG)
        page.put(6, said, looks.TEXT, across=3)
    page.next()


def _effort(draft: Draft, row: int) -> None:
    """Say what it takes: cells, minutes, evidence."""
    page, below = draft.form, draft.form.row
    cells = draft.cells + draft.in_lines
    minutes = BEFORE + A_CELL * draft.cells + A_LINE_CELL * draft.in_lines
    rounded = int(-(-minutes // STEP) * STEP)
    page.row = row
    said = counted(
        "{count} cell to fill in, about {minutes} minutes, no macro, no software to install.",
        "{count} cells to fill in, about {minutes} minutes, no macro, no software to install.",
        cells, minutes=rounded,
    )  # fmt: skip
    page.line(str(said), LAST, Look(bold=True, size=10.5))
    how = say("Cells to fill in have a thick frame. Prices are without VAT. The control column warns and never stops.")
    page.put(1, how, looks.PROSE, across=LAST - 1)
    done, todo = say("✓ values complete"), say("values to complete")
    shows = todo if draft.held else done
    says = f"IF({draft.holds}=0,{text_cell(done)},{text_cell(todo)})"
    page.set(LAST, Cell(shows, looks.CONTROL, says))
    page.next()
    page.row = below


def _foot(draft: Draft) -> None:
    page = draft.form
    page.row += 1
    page.line(say("These values bind the tenderer."), LAST, looks.STRONG)
    if draft.purchase.method.quantities == "masked":
        page.line(say("Quantities are not published: this form computes no total."), LAST, looks.PROSE)
    again = say("Keep the file as .xlsx or .ods; you may rename it.")
    page.line(again, LAST, looks.PROSE)
    whole = say("Whole fingerprint of the method: {fingerprint}", fingerprint=fingerprint(draft.purchase))
    page.line(whole, LAST, looks.NOTE)


def _annexed(public: Purchase) -> dict[int, list[Block]]:
    """Return the sections of the annex by their number, so that the form says the same in the same words."""
    try:
        blocks = annex(public).blocks
    except LccError as error:
        reason = error.message.values.get("reason", error.message)
        raise LccError("The form cannot be made before the method can be computed. {reason}", reason=reason) from None
    sections: dict[int, list[Block]] = {}
    number = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            number = int(block.text.partition(".")[0])
        sections.setdefault(number, []).append(block)
    return sections


def _method(sections: dict[int, list[Block]]) -> Sheet:
    """Write the method in short."""
    page = told_page(say("Method"))
    page.title(say("The method in short"), SPANS, looks.TITLE)
    page.line(say("Sections are numbered as in the annex, which says more."), SPANS, looks.SMALL)
    for number in IN_SHORT:
        tell(page, sections.get(number, []))
    return page.sheet


def _example(sections: dict[int, list[Block]]) -> Sheet:
    """Write the worked example of the annex."""
    page = told_page(say("Example"))
    page.title(say("A filled example: a fictional offer"), SPANS, looks.TITLE)
    same = Paragraph(say("The bidder’s form shows the same example."))
    tell(page, (block for block in sections.get(WORKED, []) if block != same))
    return page.sheet
