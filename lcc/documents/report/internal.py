"""The internal report: the decision's facts first, then what they are made of; analyses last, only when asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lcc.documents.blocks import Block, Heading, Notice, Paragraph
from lcc.documents.report.analyses import for_information
from lcc.documents.report.award import Award
from lcc.documents.report.basis import facts, journal, rests_on, sources
from lcc.documents.report.money import budget, stages
from lcc.documents.report.order import places
from lcc.documents.report.questions import evidence, law, questions
from lcc.documents.report.scores import marks
from lcc.documents.report.traces import traces
from lcc.words import say


def blocks(award: Award, today: date, *, analyses: bool) -> Iterator[Block]:
    """Write the whole internal report."""
    yield Notice((say(
        "This document contains the offers: declared values, prices and marks. Until signature it is preparatory and "
        "is not communicable; after signature, give the communicable version."
    ),), kind="warning")  # fmt: skip
    yield Heading(say("The purchase"))
    yield facts(award.purchase, today, signature=True)
    yield from rests_on(award, inside=True)
    yield from places(award)
    yield from marks(award)
    yield from stages(award)
    yield from budget(award)
    yield from questions(award)
    yield from law(award.purchase)
    yield from traces(award)
    yield from evidence(award)
    yield from sources(award.purchase)
    yield from journal(award.purchase)
    if analyses:
        yield from for_information(award)
    yield Paragraph(say("The program computes; the decision belongs to the competent authority."), small=True)
