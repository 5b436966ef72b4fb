"""The hand-out, one page: the case, three steps, three tools for the family."""

from __future__ import annotations

from datetime import date

from lcc import catalogue
from lcc.catalogue.inventory import Tool
from lcc.documents.blocks import Block, Bullets, Document, Heading, Paragraph, Run, Table
from lcc.documents.workshop.cases import Case
from lcc.documents.workshop.papers import paper
from lcc.documents.workshop.story import Story
from lcc.words import choose, language, say

TOOLS = 3


def handout(told: Story, case: Case, *, day: date | None = None) -> Document:
    """Write the page that participants take away."""
    blocks: list[Block] = [
        Heading(say("What you saw")), _figures(told), Paragraph(told.difference), Paragraph(told.same),
        Heading(say("Three steps")), Bullets(three_steps(), ordered=True),
        *_tools(case),
        Paragraph(say("The blank form of this case comes with this page. CCP R2152-9, R2152-10."), small=True),
    ]  # fmt: skip
    return paper(say("Life-cycle cost, in one page"), told.purchase, blocks, day)


def _figures(told: Story) -> Table:
    """Set the price against what each offer costs in the end."""
    bought, direct = told.published.acquisition, told.published.direct
    rows = [
        (
            name,
            told.real[name],
            str(told.amount(bought[name])),
            str(told.amount(direct[name])),
            str(told.dearer_by(name)),
        )
        for name in told.offers
    ]
    heads = (say("Offer"), say("Name"), say("Purchase price"), say("Life-cycle cost"), say("More than the best"))
    return Table(heads, tuple(rows), "llrrr", caption=str(told.basis()))


def three_steps() -> tuple[str, ...]:
    """Say how one's own purchase goes."""
    return (
        say("Choose a reference method, set your quantities and your rate, try it on invented offers."),
        say("Freeze it, and attach the annex and the form to the tender documents: same data asked of everyone."),
        say("Import the forms, compare, explain the difference in the report; verify the fingerprint."),
    )


def three_tools(case: Case) -> list[Tool]:
    """List free tools made for the family, then those for any purchase; those in the reader's language first."""
    found = catalogue.current().suggest(case.family)
    free = [tool for tool in (*found.tools, *found.general) if tool.price == "free"]
    return sorted(free, key=lambda tool: language() not in tool.languages)[:TOOLS]


def _tools(case: Case) -> list[Block]:
    items = [
        (Run(tool.name, strong=True), Run(f", {tool.publisher}. {choose(tool.summary)} {tool.address}"))
        for tool in three_tools(case)
    ]
    return [Heading(say("Three tools for this family")), Bullets(tuple(items))]
