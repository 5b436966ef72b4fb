"""A document as DOCX, for buyers who finish it in Word or Writer: real styles, nothing live but page numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from lcc.documents import docx_styles, pages
from lcc.documents.blocks import Document
from lcc.documents.breaking import edge
from lcc.documents.docx_blocks import PICTURE, Blocks
from lcc.documents.docx_styles import NAMESPACE, REGIONS
from lcc.documents.docx_tables import paragraph, paragraph_of, runs
from lcc.documents.letters import shown
from lcc.documents.packing import UNDATED, repacked
from lcc.documents.png import png
from lcc.documents.scene import Scene
from lcc.documents.sections import sections
from lcc.words import LccError

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section

_DRAWING = (
    f'{NAMESPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="{PICTURE}"'
)
_NOT_OURS = ("/thumbnail", "/extended-properties", "/stylesWithEffects", "/customXml", "/fontTable")
"""What the blank document brings, and this one does not need."""


def docx(document: Document) -> bytes:
    """Write a document as DOCX; the same document gives the same bytes."""
    word = _blank()
    writer = Blocks(document, _pictures(word))
    _part(
        word,
        "body",
        paragraph("Title", document.title),
        paragraph("Subtitle", document.subtitle) * bool(document.subtitle),
    )
    for at, section in enumerate(sections(document)):
        page = word.add_section() if at else word.sections[0]
        _page(page, section.landscape, document)
        _part(word, "body", *(xml for block in section.blocks for xml in writer.write(block, section.landscape)))
    _styled(word, document, writer.counts["list"])
    _described(word, document)
    made = io.BytesIO()
    word.save(made)
    return repacked(made.getvalue())


def _blank() -> Word:
    try:
        import docx as python_docx
    except ImportError as missing:
        raise LccError(
            "DOCX files need python-docx: {command}.", command="pip install lcc-tenders[documents]"
        ) from missing
    return python_docx.Document()


def _pictures(word: Word) -> Callable[[Scene], str]:
    def picture(scene: Scene) -> str:
        relation, _ = word.part.get_or_add_image(io.BytesIO(png(scene, 2.0)))
        return relation

    return picture


def _part(word: Word, *pieces: str) -> None:
    """Add pieces at the end of the body, before what describes its last page."""
    from docx.oxml.parser import parse_xml

    body = word.element.body
    for element in list(parse_xml(f"<w:body {_DRAWING}>{''.join(pieces)}</w:body>")):
        body.insert(len(body) - 1, element)


def _page(section: Section, landscape: bool, document: Document) -> None:
    """Set the paper, the margins, and what stands at the top and the foot of each page."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    short, long, side = Pt(pages.SHORT), Pt(pages.LONG), Pt(pages.SIDES[landscape])
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = side
    section.top_margin, section.bottom_margin = Pt(68), Pt(60)
    section.header_distance = section.footer_distance = Pt(30)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{round(pages.room(landscape) * 20)}"/></w:tabs>'
    _refill(section.header, paragraph("Header", edge(document.header)))
    _refill(section.footer, paragraph_of("Footer", runs(edge(document.footer)) + _NUMBER, tab))


_NUMBER = (
    '<w:r><w:tab/></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>/</w:t></w:r>'
    '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
)


def _refill(place: Any, xml: str) -> None:
    """Put one paragraph in a header or a footer, in the place of what is there."""
    place.is_linked_to_previous = False
    _swap(place.part.element, f"<w:p {NAMESPACE}>{xml}</w:p>")


def _swap(element: Any, xml: str) -> None:
    """Give an element the children of another."""
    from docx.oxml.parser import parse_xml

    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _styled(word: Word, document: Document, ordered: int) -> None:
    """Replace the styles of the blank document by ours, and say which language is written."""
    _swap(word.styles.element, docx_styles.styles(document.language))
    _swap(word.part.numbering_part.element, docx_styles.numbering(ordered))
    _swap(word.settings.element, _SETTINGS.format(NAMESPACE, REGIONS[document.language], _POINT[document.language]))


_POINT = {"fr": ",", "en": "."}
_SETTINGS = (
    '<w:settings {0}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="{1}"/><w:decimalSymbol w:val="{2}"/><w:listSeparator w:val=";"/></w:settings>'
)


def _described(word: Word, document: Document) -> None:
    """Say what the file is and who publishes it: an organisation, never a person or a computer."""
    core, day = word.core_properties, datetime.combine(document.day or UNDATED, time())
    core.title, core.subject = shown(document.title)[:255], shown(document.subtitle)[:255]
    core.author = core.last_modified_by = shown(document.author)[:255]
    core.language = REGIONS[document.language]
    core.comments = core.keywords = core.category = ""
    core.created = core.modified = day
    core.revision = 1
    for kept in (word.part.package.rels, word.part.rels):
        for name in [name for name, one in kept.items() if one.reltype.endswith(_NOT_OURS)]:
            del kept[name]
