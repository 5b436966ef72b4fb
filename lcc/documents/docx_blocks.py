"""Blocks in the words of WordprocessingML; every text of a user is escaped, and is a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import quoteattr

from lcc.documents import columns, pages
from lcc.documents.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Table,
    Text,
)
from lcc.documents.captions import figure_word, notice_title, separator, table_word
from lcc.documents.docx_styles import NUMBERED
from lcc.documents.docx_tables import AIR, cell, paragraph, paragraph_of, row, runs, table
from lcc.documents.letters import shown
from lcc.documents.scene import Scene

Parts = Iterator[str]


class Blocks:
    """Writes blocks one after the other, and counts tables, figures and ordered lists."""

    def __init__(self, document: Document, picture: Callable[[Scene], str]) -> None:
        self.document = document
        self.picture = picture
        """Puts a picture in the file and returns its relation."""
        self.landscape = document.landscape
        self.counts = {"table": 0, "figure": 0, "picture": 0, "list": 0}

    def write(self, block: Block, landscape: bool) -> Parts:
        """Write one block on a page turned or not."""
        self.landscape = landscape
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return iter([paragraph("Small" if block.small else "Normal", block.text)])
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
                return self._break()

    def _next(self, what: str) -> int:
        self.counts[what] += 1
        return self.counts[what]

    def _heading(self, block: Heading) -> Parts:
        yield paragraph(f"Heading{block.level}", block.text)

    def _bullets(self, block: Bullets) -> Parts:
        number = NUMBERED + self._next("list") if block.ordered else 0
        again = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
        for item in block.items:
            yield paragraph("ListNumber" if block.ordered else "ListBullet", item, again)
        yield AIR

    def _facts(self, block: Facts) -> Parts:
        widths = columns.name_and_value(block, self.landscape)
        rows = (
            row("Cell", [paragraph("FactName", name), paragraph("TableText", value)], widths)
            for name, value in block.rows
        )
        yield table(widths, 4.0, "", rows)

    def _table(self, block: Table) -> Parts:
        if block.caption:
            yield self._caption("table", table_word(self.document), block.caption, "<w:keepNext/>")
        held = columns.columns(block, self.landscape)
        sides = block.align or "l" * len(block.headers)
        rows = [_row("Head", block.headers, sides, held)]
        for at, cells in enumerate(block.rows):
            total = block.total and at + 1 == len(block.rows)
            rows.append(_row("Total" if total else "Cell", cells, sides, held))
        yield table([width + 2 * held.padding for width in held.widths], held.padding, block.caption, rows)

    def _notice(self, block: Notice) -> Parts:
        style = block.kind.capitalize()
        if title := notice_title(block, self.document):
            yield paragraph(f"{style}Title", title)
        for text in block.text:
            yield paragraph(style, text)
        yield AIR

    def _figure(self, block: Figure) -> Parts:
        kept = "" if block.caption else '<w:keepNext w:val="0"/>'
        size = pages.scaled(block.scene, self.landscape)
        drawing = _drawing(self.picture(block.scene), block.scene, size, self._next("picture"))
        yield paragraph_of("Picture", drawing, kept)
        if block.caption:
            yield self._caption("figure", figure_word(self.document), block.caption)

    def _caption(self, what: str, word: str, text: str, kept: str = "") -> str:
        number = self._next(what)
        field = f'<w:fldSimple w:instr="SEQ {word} \\* ARABIC">{runs(str(number), strong=True)}</w:fldSimple>'
        label = runs(f"{word} ", strong=True) + field + runs(separator(self.document), strong=True)
        return paragraph_of("Caption", label + runs(text), kept)

    def _break(self) -> Parts:
        yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def _row(kind: str, cells: Sequence[Text], sides: str, held: columns.Columns) -> str:
    style = "TableHeader" if kind == "Head" else "TableText"
    written = [cell(style, text, side, held.size, kind != "Cell") for text, side in zip(cells, sides, strict=True)]
    widths = [width + 2 * held.padding for width in held.widths]
    return row(kind, written, widths, whole=not columns.is_long(cells))


def _drawing(relation: str, scene: Scene, size: tuple[float, float], number: int) -> str:
    """Write a picture in the line, with the sentence that replaces it."""
    extent = f'cx="{round(size[0] * 12700)}" cy="{round(size[1] * 12700)}"'
    about = f"descr={quoteattr(shown(scene.alt))} title={quoteattr(shown(scene.title))}"
    named = f'id="{number}" name="Picture {number}" {about}'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {extent}/><wp:docPr {named}/><a:graphic><a:graphicData uri="{PICTURE}">'
        f"<pic:pic><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
        f'r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
