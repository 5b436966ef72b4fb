"""XML read as a flow of events: nothing declared, nothing deep, nothing fetched, memory that does not grow with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from lcc.documents.reading.container import entities
from lcc.words import LccError

MOST_LEVELS = 64
MOST_AT_ONCE = 2_000_000
"""Bytes between two events: one name or one attribute longer than this is no spreadsheet."""
MOST_ELEMENTS = 2_500_000
MOST_NAMES = 2_000
SEPARATOR = " "
_OPEN, _STRICT = "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
_SPACES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "script": "urn:oasis:names:tc:opendocument:xmlns:script:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "r": f"{_OPEN}/relationships",
    "strict": f"{_STRICT}/relationships",
}
"""Namespaces told apart, by the prefix people know."""
_PREFIXES = {space: f"{prefix}:" for prefix, space in _SPACES.items()}

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def attribute(name: str) -> str:
    """Return the key under which events give an attribute such as ``table:name``."""
    prefix, _, local = name.partition(":")
    return f"{_SPACES[prefix]}{SEPARATOR}{local}"


class _Names(dict[str, str]):
    """Names of elements as ``prefix:local``, each worked out once; those of other namespaces are left bare."""

    def __missing__(self, name: str) -> str:
        if len(self) >= MOST_NAMES:
            raise _unlike()
        space, _, local = name.rpartition(SEPARATOR)
        self[name] = found = _PREFIXES.get(space, "") + local
        return found


def read_events(chunks: Iterable[bytes], start: Start, end: End, text: Text) -> None:
    """Pass each element and each text of an XML document to three functions.

    Raises
    ------
    LccError
        When the text is not XML, declares a document type, or is nested or long as no spreadsheet is.

    """
    parser, names = expat.ParserCreate(namespace_separator=SEPARATOR), _Names()
    parser.buffer_text = True
    level = count = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal level, count
        level += 1
        count += 1
        if level > MOST_LEVELS or count > MOST_ELEMENTS:
            raise _unlike()
        start(names[name], attributes)

    def closed(name: str) -> None:
        nonlocal level
        level -= 1
        end(names[name])

    def refused(*_: object) -> None:
        raise entities()

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = opened, closed, text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refused
    _feed(parser, chunks)


def _feed(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> None:
    """Give the text to the parser piece by piece, as long as it finds something in it."""
    given = 0
    try:
        for chunk in chunks:
            given += len(chunk)
            parser.Parse(chunk, False)
            if given - parser.CurrentByteIndex > MOST_AT_ONCE:
                raise _unlike()
        parser.Parse(b"", True)
    except (expat.ExpatError, UnicodeError):
        raise LccError("The file is cut or damaged: ask for it again.") from None


def _unlike() -> LccError:
    return LccError("What is in this file is not written as a spreadsheet program does: it is not read.")
