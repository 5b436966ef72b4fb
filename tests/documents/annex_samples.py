"""Purchases the annex is made of in tests, and its printed numbers read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import lcc
from lcc import catalogue
from lcc.documents.blocks import Bullets, Document, Facts, Heading, Notice, Paragraph, Table, Text
from lcc.words import language

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.lcc.yaml"))
METHODS = [blueprint.id for blueprint in catalogue.methods()]
NAMES = [*(path.name.partition(".")[0] for path in EXAMPLES), *(f"method {name}" for name in METHODS)]


@cache
def purchase(name: str) -> lcc.Purchase:
    """Return a shipped example, or a purchase that only has a reference method."""
    if name.startswith("method "):
        method = catalogue.method(name.removeprefix("method "), base_year=2027, inflation=0.02)
        return lcc.Purchase.of({"title": name, "method": method})
    return lcc.load(next(path for path in EXAMPLES if path.name == f"{name}.lcc.yaml"))


def plain(text: Text) -> str:
    """Return a text without its styles."""
    return text if isinstance(text, str) else "".join(run.text for run in text)


def texts(document: Document) -> Iterator[str]:
    """List all that a document says."""
    yield from (document.title, document.subtitle, document.header, document.footer)
    for block in document.blocks:
        yield from said(block)


def said(block: object) -> Iterator[str]:
    """List all that a block says."""
    if isinstance(block, Heading | Paragraph):
        yield plain(block.text)
    elif isinstance(block, Bullets):
        yield from map(plain, block.items)
    elif isinstance(block, Facts):
        yield from (plain(cell) for row in block.rows for cell in row)
    elif isinstance(block, Table):
        yield block.caption
        yield from (plain(cell) for row in (block.headers, *block.rows) for cell in row)
    elif isinstance(block, Notice):
        yield block.title
        yield from map(plain, block.text)


def section(document: Document, number: int) -> list[object]:
    """Return the blocks of one of the eighteen points."""
    found: list[object] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text.startswith(f"{number}. ")
        if inside:
            found.append(block)
    return found


def tables(document: Document, number: int) -> list[Table]:
    """Return the tables of one of the eighteen points."""
    return [block for block in section(document, number) if isinstance(block, Table)]


def sums(document: Document) -> list[Table]:
    """Return the tables of products of the worked example, the life-cycle cost last."""
    return [table for table in tables(document, 14) if table.headers[-1].startswith("= ") and len(table.headers) == 6]


def read(cell: str) -> Decimal | None:
    """Read a printed number as a person of the language in force does, its unit aside; None where there is none."""
    bare = cell.split("\u00a0", maxsplit=1)[0].replace("\u2212", "-").replace("+", "").replace("€", "")
    thousands, point = ("\u202f", ",") if language() == "fr" else (",", ".")
    bare = bare.replace(thousands, "").replace(point, ".")
    return Decimal(bare) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", bare) else None
