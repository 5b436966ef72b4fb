"""The answer sheet: a page to fill in while it is shown, and a page with the answers."""

from __future__ import annotations

from datetime import date

from lcc.documents.blocks import Block, Bullets, Document, Figure, Heading, Notice, PageBreak, Paragraph, Table
from lcc.documents.charts.bars import stages
from lcc.documents.workshop.levers import tipping
from lcc.documents.workshop.papers import paper
from lcc.documents.workshop.script import layer_names
from lcc.documents.workshop.story import Story
from lcc.words import message, say

EMPTY = "\u00a0"
TALL = "\u00a0\n\u00a0\n\u00a0"
"""Room to write by hand."""


def answer_sheet(told: Story, *, day: date | None = None) -> Document:
    """Write the sheet a participant fills in, the answers on the next page."""
    return paper(say("Answer sheet"), told.purchase, [*_to_fill(told), PageBreak(), *_answers(told)], day)


def _to_fill(told: Story) -> list[Block]:
    rows = [(name, *([TALL] * len(told.offers)), EMPTY) for name in layer_names(told)]
    heads = (say("Layer"), *told.offers, say("Which one is then the lowest?"))
    return [
        Heading(say("My answers")),
        Table((say("Offer"), *told.offers), ((str(message("Purchase price")), *_prices(told)),), _right(told)),
        Paragraph(say("On price alone, I choose: ……")), Paragraph(say("My guesses, in euros, layer by layer:")),
        Table(heads, tuple(rows), widths=(2.0, *([1.4] * len(told.offers)), 2.2)),
        Paragraph(EMPTY),
        Paragraph(say("The value I would attack: ……………………………………  It would change the ranking:  yes / no")),
        Paragraph(EMPTY), Paragraph(say("For my next purchase, I would count: ………………………………………………………………")),
    ]  # fmt: skip


def _right(told: Story) -> str:
    return "l" + "r" * len(told.offers)


def _prices(told: Story) -> list[str]:
    bought = told.published.acquisition
    return [str(told.amount(bought[name])) for name in told.offers]


def _answers(told: Story) -> list[Block]:
    lines = [Paragraph(told.difference), Paragraph(told.same)] if told.reverses else [Paragraph(told.same)]
    blocks: list[Block] = [
        Heading(say("The answers")),
        Notice((told.difference,)) if not told.reverses else lines.pop(0),
        *lines,
        Figure(stages(told.published, order="file"), say("What each offer costs, layer by layer")),
    ]
    if told.levers:
        blocks += [Heading(say("What would change the ranking?"), 2), Bullets(tuple(
            str(message("{label}: {sentence}", label=lever.label, sentence=tipping(told.purchase, lever, {}).sentence))
            for lever in told.levers
        ))]  # fmt: skip
    return blocks
