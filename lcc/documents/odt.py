"""A document as ODT, for buyers who finish it in Writer or in Word: real styles, nothing live but numbers."""

from __future__ import annotations

from collections.abc import Callable

from lcc.documents.blocks import Document
from lcc.documents.odt_blocks import Blocks
from lcc.documents.odt_styles import document_styles
from lcc.documents.odt_tables import paragraph
from lcc.documents.opendocument import HEAD, NAMESPACES, meta, package
from lcc.documents.png import png
from lcc.documents.scene import Scene
from lcc.documents.sections import sections
from lcc.documents.svg import svg

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_COUNTED = "".join(
    f'<text:sequence-decl text:display-outline-level="0" text:name="{name}"/>'
    for name in ("Illustration", "Table", "Text", "Drawing", "Figure")
)


def odt(document: Document) -> bytes:
    """Write a document as ODT; the same document gives the same bytes."""
    pictures: dict[str, bytes] = {}
    content = _content(document, Blocks(document, _keeping(pictures)))
    parts = {
        "content.xml": content.encode(),
        "styles.xml": document_styles(document).encode(),
        "meta.xml": meta(document.title, document.author, document.day, document.language).encode(),
        **pictures,
    }
    return package(MEDIA_TYPE, parts)


def _keeping(pictures: dict[str, bytes]) -> Callable[[Scene], tuple[str, ...]]:
    def picture(scene: Scene) -> tuple[str, ...]:
        name = f"Pictures/{len(pictures) // 2 + 1}"
        pictures[f"{name}.svg"] = svg(scene).encode()
        pictures[f"{name}.png"] = png(scene, 2.0)
        return f"{name}.svg", f"{name}.png"

    return picture


def _content(document: Document, writer: Blocks) -> str:
    shared = sections(document)
    body = [writer.turn(shared[0].landscape), paragraph("Title", document.title)]
    if document.subtitle:
        body.append(paragraph("Subtitle", document.subtitle))
    for at, section in enumerate(shared):
        if at:
            body.append(writer.turn(section.landscape))
        body += [xml for block in section.blocks for xml in writer.write(block)]
    return (
        f'{HEAD}<office:document-content {NAMESPACES} office:version="1.2"><office:automatic-styles>'
        f"{''.join(writer.tables.styles.values())}</office:automatic-styles><office:body><office:text>"
        f"<text:sequence-decls>{_COUNTED}</text:sequence-decls>{''.join(body)}</office:text></office:body>"
        "</office:document-content>"
    )
