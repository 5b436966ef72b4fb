"""The form on paper, to fill in by hand: the questions of the method, an empty cell each."""

from __future__ import annotations

from datetime import date

from lcc.documents.blocks import Block, Document, Facts, Heading, Paragraph, Run, Table
from lcc.documents.workshop.papers import paper
from lcc.documents.workshop.story import Story
from lcc.words import choose, counted, say

EMPTY = "\u00a0\n\u00a0\n\u00a0"
"""Room to write by hand."""
WIDTHS = (0.06, 0.44, 0.16, 0.16, 0.18)


def blank_form(told: Story, *, day: date | None = None) -> Document:
    """Write the form of a case for paper."""
    asked = [parameter for parameter in told.purchase.method.parameters if parameter.asked]
    rows = [
        (str(place), _question(choose(item.label) or item.name, choose(item.definition)), item.unit, EMPTY, EMPTY)
        for place, item in enumerate(asked, 1)
    ]
    heads = (say("No."), say("Data"), say("Unit"), say("Your answer"), say("Evidence (file, page)"))
    blocks: list[Block] = [
        Paragraph(str(counted("{count} cell to fill in, prices without VAT.", "{count} cells to fill in, prices "
                              "without VAT.", len(asked)))),
        Facts((
            (say("Company"), "…………………………………………"), (say("SIRET"), "…………………………………………"),
            (say("VAT rate of these prices"), "………… %"),
        )),
        Heading(say("Data asked")), Table(heads, tuple(rows), widths=WIDTHS),
        Paragraph(say("These values bind the tenderer."), small=True),
    ]  # fmt: skip
    return paper(say("Form (blank)"), told.purchase, blocks, day)


def _question(label: str, definition: str) -> tuple[Run, ...]:
    return (Run(label, strong=True), *((Run(f" – {definition}"),) if definition else ()))
