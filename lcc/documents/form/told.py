"""Blocks of a document set in a sheet: the method in short and the worked example, word for word those of the annex."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from lcc.documents.blocks import Block, Bullets, Facts, Heading, Notice, Paragraph, Table, Text
from lcc.documents.form import looks
from lcc.documents.form.layout import shown
from lcc.documents.form.page import Page
from lcc.documents.grid import Look, Sheet

_SIDES: dict[str, Literal["left", "center", "right"]] = {"l": "left", "c": "center", "r": "right"}
SPANS = 24
"""Columns of the grid on which tables of any number of columns are set."""


def told_page(name: str) -> Page:
    """Make an empty sheet with a grid of narrow columns, as wide as the page."""
    return Page(Sheet(name, (0.0, *[277.0 / SPANS] * SPANS)))


def tell(page: Page, blocks: Iterable[Block]) -> None:
    """Write blocks one under the other."""
    for block in blocks:
        if isinstance(block, Heading):
            _heading(page, block)
        elif isinstance(block, Facts):
            _facts(page, block)
        elif isinstance(block, Table):
            _table(page, block)
        else:
            _texts(page, block)


def _heading(page: Page, heading: Heading) -> None:
    if heading.level == 1:
        page.row += 1
        page.title(shown(heading.text), SPANS)
    else:
        page.line(shown(heading.text), SPANS, looks.STRONG)


def _facts(page: Page, facts: Facts) -> None:
    for name, value in facts.rows:
        page.put(1, shown(name), looks.LABEL, across=6)
        page.put(7, plain(value), looks.SMALL, across=SPANS - 6)
        page.next()


def _texts(page: Page, block: Block) -> None:
    """Write what is text alone, across the sheet."""
    if isinstance(block, Paragraph):
        page.line(plain(block.text), SPANS, looks.NOTE if block.small else looks.PROSE)
    elif isinstance(block, Bullets):
        for number, item in enumerate(block.items, start=1):
            page.line(f"{f'{number}.' if block.ordered else '•'} {plain(item)}", SPANS)
    elif isinstance(block, Notice):
        for text in (block.title, *block.text):
            page.line(plain(text), SPANS)


def plain(text: Text) -> str:
    """Return a text without its bold and italics."""
    return shown(text if isinstance(text, str) else "".join(run.text for run in text))


def _table(page: Page, table: Table) -> None:
    """Write a table on the grid: each column takes a whole number of narrow ones."""
    if table.caption:
        page.line(shown(table.caption), SPANS, looks.STRONG)
    spans = _spans(table)
    _row(page, spans, [looks.HEAD] * len(spans), table.headers)
    sides = table.align or "l" * len(spans)
    drawn = [replace(looks.SMALL, align=_SIDES[side]) for side in sides]
    for place, row in enumerate(table.rows):
        last = table.total and place == len(table.rows) - 1
        _row(page, spans, [replace(look, bold=last) for look in drawn], row)
    page.row += 1


def _row(page: Page, spans: list[int], drawn: list[Look], row: Iterable[Text]) -> None:
    column = 1
    for span, look, text in zip(spans, drawn, row, strict=True):
        page.put(column, plain(text), look, across=span)
        column += span
    page.next()


def _spans(table: Table) -> list[int]:
    """Share the grid out: by the widths of the table, or by what its columns hold."""
    count = len(table.headers)
    shares = list(table.widths)
    if not shares:
        columns = [[head, *(row[place] for row in table.rows)] for place, head in enumerate(table.headers)]
        shares = [float(min(max(len(plain(text)) for text in column), 60) + 4) for column in columns]
    room = SPANS - count
    exact = [share / sum(shares) * SPANS for share in shares]
    spans = [1 + min(room, int(max(0.0, width - 1))) for width in exact]
    while sum(spans) < SPANS:
        widest = max(range(count), key=lambda place: exact[place] - spans[place])
        spans[widest] += 1
    while sum(spans) > SPANS:
        widest = max(range(count), key=lambda place: spans[place] - exact[place])
        spans[widest] -= 1
    return spans
