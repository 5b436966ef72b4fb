"""What all papers of the kit share: the language, the notice that all is invented, the title of the case."""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

from lcc.documents.blocks import Block, Document, Notice
from lcc.purchase import Purchase
from lcc.words import choose, language, say


def paper(title: str, purchase: Purchase, blocks: list[Block], day: date | None) -> Document:
    """Put a paper together."""
    return Document(
        title=title, subtitle=choose(purchase.title), blocks=tuple(blocks),
        language=cast("Literal['fr', 'en']", language()), header=say("Workshop on life-cycle cost"),
        footer=say("Fictional case: the buyer, the tenderers and the figures are invented."), day=day,
    )  # fmt: skip


def invented() -> Notice:
    """Say that nobody is meant."""
    return Notice((say("Fictional case: the buyer, the tenderers and the figures are invented."),))
