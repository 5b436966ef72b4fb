"""Texts that people typed, made inert: no control character, no reversed writing, a length that can be read."""

from __future__ import annotations

import re
import unicodedata

from lcc.documents.form.layout import shown
from lcc.documents.reading.cells import Cell
from lcc.words import Message, message

_REVERSED = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
_SPACES = re.compile(r"\s+")


def clean(cell: Cell | None, most: int) -> tuple[str, Message | None]:
    """Return the text of a cell, and what was taken out of it."""
    if cell is None:
        return "", None
    typed = cell.typed
    bare = _REVERSED.sub("", shown(typed))
    kept = unicodedata.normalize("NFC", bare)[:most].strip()
    if len(kept) < len(unicodedata.normalize("NFC", bare)):
        return kept, message("This text is cut after {most} characters.", most=most)
    if same(_REVERSED.sub("", typed), kept) and not _REVERSED.search(typed):
        return kept, None
    return kept, message("Characters that are not printed were taken out of this text.")


def same(one: str, other: str) -> bool:
    """Tell whether two texts read the same: one space or another, one way or another of writing accents."""
    return _folded(one) == _folded(other)


def holds(text: str, part: str) -> bool:
    """Tell whether a text says another, spaces aside."""
    return _folded(part) in _folded(text)


def _folded(text: str) -> str:
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
