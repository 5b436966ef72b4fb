"""A document shared out between upright and turned pages, the same in each kind of file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, cast

from lcc.documents.blocks import Block, Document, Heading, Paragraph, Table
from lcc.documents.columns import fitting, split


@dataclass(frozen=True)
class Section:
    """Blocks on pages turned the same way."""

    landscape: bool
    blocks: tuple[Block, ...]


def sections(document: Document) -> list[Section]:
    """Share the blocks out between pages: a table too wide is turned with the titles above it, then split."""
    found: list[tuple[bool, list[Block]]] = [(document.landscape, [])]
    for block in _levelled(document.blocks):
        turned = document.landscape or (isinstance(block, Table) and fitting(block, False) is None)
        if turned != found[-1][0]:
            found.append((turned, _leading(found[-1][1]) if turned else []))
        found[-1][1].extend(split(block) if turned and isinstance(block, Table) else [block])
    return [Section(turned, tuple(blocks)) for turned, blocks in found if blocks] or [Section(document.landscape, ())]


def _levelled(blocks: Iterable[Block]) -> Iterable[Block]:
    """Let no title skip a level: a reader who listens goes from title to title."""
    deepest = 0
    for block in blocks:
        if isinstance(block, Heading):
            deepest = min(block.level, deepest + 1)
            yield replace(block, level=cast("Literal[1, 2, 3]", deepest))
        else:
            yield block


def _leading(blocks: list[Block]) -> list[Block]:
    """Take away the titles, and the sentence under them, that announce what comes next."""
    start = len(blocks)
    if start > 1 and isinstance(blocks[-1], Paragraph) and isinstance(blocks[-2], Heading):
        start -= 1
    while start and isinstance(blocks[start - 1], Heading):
        start -= 1
    taken = blocks[start:]
    del blocks[start:]
    return taken
