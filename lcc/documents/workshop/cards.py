"""The voting cards: one large letter a page (A4), or two a page to cut (A5)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lcc.documents.blocks import Block, Document, Figure, PageBreak, Paragraph
from lcc.documents.charts.ink import LIGHT
from lcc.documents.scene import Label, Mark, Rect, Scene, Stroke
from lcc.documents.workshop.papers import paper
from lcc.documents.workshop.story import Story
from lcc.words import say

WIDE, TALL = 480.0, 590.0
"""Room for the letters on a page. [pt]"""


def cards(told: Story, size: Literal["A4", "A5"] = "A4", *, day: date | None = None) -> Document:
    """Make the voting cards, a page a letter."""
    how = {
        "A4": say("One page a letter. Print one set a person, or one a table."),
        "A5": say("Two cards a page: cut along the dashed line. One set a person."),
    }[size]
    blocks: list[Block] = [Paragraph(how)]
    for place, letter in enumerate(told.offers):
        blocks += [PageBreak()] if place else []
        blocks.append(Figure(_page(letter, place, 1 if size == "A4" else 2)))
    return paper(say("Voting cards"), told.purchase, blocks, day)


def _page(letter: str, place: int, times: int) -> Scene:
    """Draw a letter once or twice, on a band whose colour and pattern are its own."""
    style, high = LIGHT.offer(place), TALL / times
    marks: list[Mark] = [Rect(0, 0, WIDE, TALL, LIGHT.paper)]
    for turn in range(times):
        top = turn * high
        band = 0.1 * high
        size = 0.86 * (high - 2 * band)
        marks += [
            Rect(0, y, WIDE, band, style.fill, style.pattern, LIGHT.edge, None, style.hatch)
            for y in (top + 4, top + high - band - 4)
        ]
        marks.append(Label(WIDE / 2, top + high / 2 + 0.36 * size, letter, size, "middle", True, LIGHT.text))
        if turn:
            marks.append(Stroke(((0, top), (WIDE, top)), LIGHT.text, 0.8, (6, 4)))
    said = say("Card {letter}", letter=letter)
    return Scene(WIDE, TALL, tuple(marks), said, said)
