"""Blocks in the words of OpenDocument text; every text of a user is escaped, and is a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.sax.saxutils import escape

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
from lcc.documents.letters import shown
from lcc.documents.odt_styles import PAGES
from lcc.documents.odt_tables import AIR, Tables, paragraph
from lcc.documents.opendocument import inline
from lcc.documents.scene import Scene

Parts = Iterator[str]


class Blocks:
    """Writes blocks one after the other, and counts tables and figures."""

    def __init__(self, document: Document, picture: Callable[[Scene], tuple[str, ...]]) -> None:
        self.document = document
        self.picture = picture
        """Puts a picture in the file, and returns the names of its forms, the best first."""
        self.landscape = document.landscape
        self.counts = {"Table": 0, "Figure": 0, "picture": 0}
        self.tables = Tables()

    def turn(self, landscape: bool) -> str:
        """Start pages turned or not."""
        self.landscape = landscape
        page = f' style:master-page-name="{PAGES[landscape]}"><style:paragraph-properties fo:line-height="1pt"/>'
        return f'<text:p text:style-name="{self.tables.style(f"To{PAGES[landscape]}", "paragraph", page, "Air")}"/>'

    def write(self, block: Block) -> Parts:
        """Write one block."""
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return iter([paragraph("Small" if block.small else "Standard", block.text)])
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
        style = f'text:style-name="Heading_20_{block.level}" text:outline-level="{block.level}"'
        yield f"<text:h {style}>{inline(block.text)}</text:h>"

    def _bullets(self, block: Bullets) -> Parts:
        items = "".join(f"<text:list-item>{paragraph('List_20_item', item)}</text:list-item>" for item in block.items)
        yield f'<text:list text:style-name="{"Numbers" if block.ordered else "Bullets"}">{items}</text:list>{AIR}'

    def _facts(self, block: Facts) -> Parts:
        rows = (
            self.tables.row("Cell", 4.0, [paragraph("Fact_20_name", name), paragraph("Table_20_text", value)])
            for name, value in block.rows
        )
        yield self.tables.table(columns.name_and_value(block, self.landscape), rows)

    def _table(self, block: Table) -> Parts:
        if block.caption:
            yield self._caption("Table", table_word(self.document), block.caption, "Table_20_caption")
        held = columns.columns(block, self.landscape)
        sides = block.align or "l" * len(block.headers)
        rows = [f"<table:table-header-rows>{self._row('Head', block.headers, sides, held)}</table:table-header-rows>"]
        for at, row in enumerate(block.rows):
            total = block.total and at + 1 == len(block.rows)
            rows.append(self._row("Total" if total else "Cell", row, sides, held))
        yield self.tables.table([width + 2 * held.padding for width in held.widths], rows)

    def _row(self, kind: str, row: Sequence[Text], sides: str, held: columns.Columns) -> str:
        style = "Table_20_text" if kind == "Cell" else "Table_20_header"
        cells = [self.tables.cell(style, text, side, held.size) for text, side in zip(row, sides, strict=True)]
        return self.tables.row(kind, held.padding, cells, not columns.is_long(row))

    def _notice(self, block: Notice) -> Parts:
        style = block.kind.capitalize()
        if title := notice_title(block, self.document):
            yield paragraph(f"{style}_20_title", title)
        for text in block.text:
            yield paragraph(style, text)
        yield AIR

    def _figure(self, block: Figure) -> Parts:
        width, height = pages.scaled(block.scene, self.landscape)
        forms = "".join(
            f'<draw:image xlink:href="{name}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            for name in self.picture(block.scene)
        )
        yield (
            f'<text:p text:style-name="{"Picture" if block.caption else "Picture_20_alone"}"><draw:frame '
            f'draw:name="Picture {self._next("picture")}" text:anchor-type="as-char" svg:width="{width:.1f}pt" '
            f'svg:height="{height:.1f}pt">{forms}<svg:title>{escape(shown(block.scene.title))}</svg:title>'
            f"<svg:desc>{escape(shown(block.scene.alt))}</svg:desc></draw:frame></text:p>"
        )
        if block.caption:
            yield self._caption("Figure", figure_word(self.document), block.caption, "Caption")

    def _caption(self, what: str, word: str, text: str, style: str) -> str:
        number = self._next(what)
        counted = (
            f'<text:sequence text:ref-name="ref{what}{number}" text:name="{what}" text:formula="ooow:{what}+1" '
            f'style:num-format="1">{number}</text:sequence>'
        )
        label = f'<text:span text:style-name="Strong">{word} {counted}{separator(self.document)}</text:span>'
        return f'<text:p text:style-name="{style}">{label}{inline(text)}</text:p>'

    def _break(self) -> Parts:
        page = '><style:paragraph-properties fo:break-before="page" fo:line-height="1pt"/>'
        yield f'<text:p text:style-name="{self.tables.style("Break", "paragraph", page, "Air")}"/>'
