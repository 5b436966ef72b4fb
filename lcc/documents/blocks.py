"""A document as blocks, before it is a PDF, a DOCX or an ODT: what is said, not how it is set.

Every text is plain: a writer never reads markup in it, so what a user typed stays what it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from lcc.documents.scene import Scene


@dataclass(frozen=True)
class Run:
    """A piece of a paragraph."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    """A formula or a name, set in fixed width."""


Text = str | tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A title; level 1 is a section of the document."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``small`` for notes and sources."""

    text: Text
    small: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list, numbered when ``ordered``."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Facts:
    """Names and values, one pair a line."""

    rows: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Table:
    """A table whose header repeats on each page."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    align: str = ""
    """A letter a column, ``l``, ``c`` or ``r``; left by default."""
    widths: tuple[float, ...] = ()
    """Shares of the width of the page; by what the columns hold when empty."""
    caption: str = ""
    total: bool = False
    """The last row is a total."""

    def __post_init__(self) -> None:
        """Hold each row to the header: a cell out of its column is a wrong figure."""
        width = len(self.headers)
        if not width or {len(row) for row in self.rows} - {width}:
            raise ValueError(f"each row of a table has a cell for each of its {width} headers")
        if len(self.align) not in (0, width) or len(self.widths) not in (0, width):
            raise ValueError(f"a table of {width} columns has {width} alignments and widths, or none")


@dataclass(frozen=True)
class Notice:
    """A framed text: something to know, a warning, or a clause to copy."""

    text: tuple[Text, ...]
    title: str = ""
    kind: Literal["note", "warning", "clause"] = "note"


@dataclass(frozen=True)
class Figure:
    """A picture with the sentence that replaces it."""

    scene: Scene
    caption: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows starts a page."""


Block = Heading | Paragraph | Bullets | Facts | Table | Notice | Figure | PageBreak


@dataclass(frozen=True)
class Attachment:
    """A file carried by a PDF."""

    name: str
    content: bytes
    media_type: str
    description: str


@dataclass(frozen=True)
class Document:
    """A document ready to be written; the same document gives the same bytes."""

    title: str
    blocks: tuple[Block, ...]
    language: Literal["fr", "en"]
    subtitle: str = ""
    header: str = ""
    """At the top of each page: what it is, and for whom."""
    footer: str = ""
    """At the foot of each page, before the page number: the fingerprint."""
    author: str = ""
    """The buyer as an organisation, never a person."""
    day: date | None = None
    """Written in the file; the day is an input, so that bytes are the same."""
    landscape: bool = False
    attachments: tuple[Attachment, ...] = field(default=())
