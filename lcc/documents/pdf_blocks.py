"""A document as the data that the typst template reads: every text of a user is a string there, never markup."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from lcc.documents import columns, pages
from lcc.documents.blocks import (
    Attachment,
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Text,
)
from lcc.documents.breaking import edge, pieces
from lcc.documents.captions import figure_word, notice_title, separator, table_word
from lcc.documents.lettering import advance
from lcc.documents.letters import drawn
from lcc.documents.scene import Label, Scene
from lcc.documents.sections import Section, sections
from lcc.documents.svg import svg

SIZE, SMALL = 9.5, 7.5
"""Of the text, and of header and footer. [pt]"""
Data = dict[str, Any]


class Blocks:
    """Turn a document into the data the template reads."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.landscape = document.landscape

    def data(self, day: date) -> Data:
        """Return all that the template reads."""
        document, shared = self.document, sections(self.document)
        self.landscape = shared[0].landscape
        return {
            "title": drawn(document.title) or "–",
            "author": [drawn(document.author)] if document.author else [],
            "day": [day.year, day.month, day.day],
            "lang": document.language,
            "region": "FR" if document.language == "fr" else "GB",
            "landscape": self.landscape,
            "side": pages.SIDES[self.landscape],
            "words": {"table": table_word(document), "figure": figure_word(document)},
            "separator": separator(document),
            **self._edges(),
            "sections": [self._section(section) for section in shared],
            "attachments": [_attached(one) for one in document.attachments],
        }

    def _edges(self) -> Data:
        """Return what stands at the top of the document, and at the top and the foot of each page."""
        document, wide = self.document, self._room
        header, footer = edge(document.header), edge(document.footer)
        return {
            "heading": _runs(document.title or "–", wide, 19.0, True),
            "subtitle": _runs(document.subtitle, wide, 11.5),
            "header": _runs(header, wide, SMALL),
            "header_lines": _lines(header, wide),
            "footer": _runs(footer, wide - 60, SMALL),
            "footer_lines": _lines(footer, wide - 60),
        }

    def _section(self, section: Section) -> Data:
        self.landscape = section.landscape
        side = pages.SIDES[section.landscape]
        return {
            "landscape": section.landscape,
            "side": side,
            "blocks": [self._block(block) for block in section.blocks],
        }

    def _block(self, block: Block) -> Data:
        match block:
            case Heading():
                return {"is": "heading", "level": block.level, "text": _runs(block.text, self._room, 14.0)}
            case Paragraph():
                return {"is": "paragraph", "small": block.small, "text": _runs(block.text, self._room, SIZE)}
            case Bullets():
                return self._bullets(block)
            case Facts():
                return self._facts(block)
            case Table():
                return self._table(block)
            case Notice():
                return self._notice(block)
            case Figure():
                return self._figure(block)
            case PageBreak():
                return {"is": "break"}

    @property
    def _room(self) -> float:
        return pages.room(self.landscape)

    def _bullets(self, block: Bullets) -> Data:
        items = [_runs(item, self._room - 40, SIZE) for item in block.items]
        return {"is": "bullets", "ordered": block.ordered, "items": items}

    def _facts(self, block: Facts) -> Data:
        widths = columns.name_and_value(block, self.landscape)
        rows = [[_runs(name, widths[0], SIZE, True), _runs(value, widths[1], SIZE)] for name, value in block.rows]
        return {"is": "facts", "widths": widths, "rows": rows}

    def _table(self, block: Table) -> Data:
        held = columns.columns(block, self.landscape)
        rows = [
            {"cells": _cells(row, held, block.total and row is block.rows[-1]), "long": columns.is_long(row)}
            for row in block.rows
        ]
        return {
            "is": "table", "start": columns.start(block, held),
            "size": held.size, "padding": held.padding, "widths": held.widths,
            "total": block.total,
            "align": list(block.align or "l" * len(block.headers)), "headers": _cells(block.headers, held, True),
            "rows": rows, "caption": _runs(block.caption, self._room, SIZE),
        }  # fmt: skip

    def _notice(self, block: Notice) -> Data:
        text = [_runs(one, self._room - 24, SIZE) for one in block.text]
        title = _runs(notice_title(block, self.document), self._room - 24, SIZE, True)
        return {"is": "notice", "kind": block.kind, "title": title, "text": text}

    def _figure(self, block: Figure) -> Data:
        width, height = pages.scaled(block.scene, self.landscape)
        return {
            "is": "figure", "svg": svg(_drawable(block.scene)), "alt": drawn(block.scene.alt), "width": width,
            "height": height, "caption": _runs(block.caption, self._room, SIZE),
        }  # fmt: skip


def _attached(file: Attachment) -> Data:
    said = {"name": file.name, "media_type": file.media_type, "description": drawn(file.description)}
    return {**said, "content": list(file.content)}


def _drawable(scene: Scene) -> Scene:
    marks = (replace(mark, text=drawn(mark.text)) if isinstance(mark, Label) else mark for mark in scene.marks)
    return replace(scene, marks=tuple(marks))


def _cells(cells: Iterable[Text], held: columns.Columns, strong: bool) -> list[list[Any]]:
    return [_runs(cell, width, held.size, strong) for cell, width in zip(cells, held.widths, strict=True)]


def _lines(text: str, width: float) -> int:
    """Return how many lines the header or the footer takes, with some room."""
    lines = (math.ceil(1.05 * advance(line, SMALL) / width) for line in drawn(text).split("\n"))
    return sum(max(1, count) for count in lines)


def _runs(text: Text, width: float, size: float, strong: bool = False) -> list[tuple[list[str], str]]:
    """Return pieces and style of each run; a line may be broken between two pieces of a word that is too long."""
    runs = (Run(text, strong=strong),) if isinstance(text, str) else text
    return [
        (
            pieces(drawn(run.text), width / size, strong or run.strong, run.code),
            "s" * run.strong + "e" * run.emphasis + "c" * run.code,
        )
        for run in runs
        if run.text
    ]
