"""What stands in a document for characters that no document may hold, or that the shipped font does not have."""

from __future__ import annotations

import re
from functools import cache

from lcc.documents.lettering import font

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_NEVER = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # controls
    "\u2028\u2029"  # ends of lines and of paragraphs
    "\u202a-\u202e\u2066-\u2069\ufeff"  # marks that turn the order of what follows: an amount could read backwards
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"  # halves of characters, private ones, none
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)
_KEPT = {"\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}


def shown(text: str) -> str:
    """Replace what no document may hold."""
    if text.isascii() and text.isprintable():
        return text
    return _NEVER.sub(lambda found: _KEPT.get(found[0], UNKNOWN), text.replace("\r\n", "\n"))


def drawn(text: str) -> str:
    """Keep only what the shipped font can draw: an archived document holds no empty glyph."""
    text = shown(text)
    return text if text.isascii() else _missing().sub(UNKNOWN, text)


@cache
def _missing() -> re.Pattern[str]:
    known = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in zip(font().starts, font().ends, strict=True))
    return re.compile(f"[^\n{known}]")
