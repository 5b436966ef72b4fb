"""What OpenDocument texts and spreadsheets share: the package, its list of parts, what is said about the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape

from lcc import __version__
from lcc.documents.letters import shown
from lcc.documents.packing import UNDATED, packed

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": f"{_URN}:office:1.0",
        "style": f"{_URN}:style:1.0",
        "text": f"{_URN}:text:1.0",
        "table": f"{_URN}:table:1.0",
        "draw": f"{_URN}:drawing:1.0",
        "meta": f"{_URN}:meta:1.0",
        "fo": f"{_URN}:xsl-fo-compatible:1.0",
        "svg": f"{_URN}:svg-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
        "ooow": "http://openoffice.org/2004/writer",
    }.items()
)
_TYPES: Mapping[str, str] = {"xml": "text/xml", "svg": "image/svg+xml", "png": "image/png"}
_SPACES = re.compile(r"^ +|(?<= ) +")


def package(media_type: str, parts: Mapping[str, bytes]) -> bytes:
    """Return an OpenDocument file: its kind first and not compressed, then its parts and their list."""
    entries = f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{media_type}"/>'
    entries += "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{_TYPES[name.rsplit(".", 1)[1]]}"/>'
        for name in parts
    )
    namespace = f'xmlns:manifest="{_URN}:manifest:1.0"'
    manifest = f'{HEAD}<manifest:manifest {namespace} manifest:version="1.2">{entries}</manifest:manifest>'
    listed = [("mimetype", media_type.encode()), *parts.items(), ("META-INF/manifest.xml", manifest.encode())]
    return packed(listed, stored="mimetype")


def meta(title: str, author: str, day: date | None, language: str) -> str:
    """Write what is said about a file: an organisation, never a person or a computer."""
    made = f"{day or UNDATED}T00:00:00"
    name = escape(shown(author))
    by = f"<meta:initial-creator>{name}</meta:initial-creator><dc:creator>{name}</dc:creator>" if name else ""
    return (
        f'{HEAD}<office:document-meta {NAMESPACES} office:version="1.2"><office:meta>'
        f"<meta:generator>lcc/{__version__}</meta:generator><dc:title>{escape(shown(title))}</dc:title>{by}"
        f"<meta:creation-date>{made}</meta:creation-date><dc:date>{made}</dc:date>"
        f"<dc:language>{language}</dc:language></office:meta></office:document-meta>"
    )


def inline(text: str) -> str:
    """Write a text inside a paragraph, its spaces and its line breaks kept."""
    lines = (
        _SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(line))
        for line in shown(text).split("\n")
    )
    return "<text:line-break/>".join(lines)
