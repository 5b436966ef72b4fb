"""Where a line may be broken, and how a word too long for its place is cut."""

from __future__ import annotations

import re
import unicodedata

from lcc.documents.blocks import Text
from lcc.documents.lettering import advance
from lcc.documents.letters import shown

FIXED_LETTER = 0.57
"""Of a letter in fixed width. [em]"""
MOST = 200
"""Letters of a word or of a line that are measured: none that long fits a page."""
EDGE = 360
"""Letters of a header or of a footer: a few lines."""
_BREAK = re.compile(r"(?<=[ \n])|(?<=[^\W\d]-)(?=[^\W\d])")
_PAUSES = frozenset("/\\_.@,;:?&=")


def words(text: Text) -> str:
    """Return a text without its style."""
    return shown(text if isinstance(text, str) else "".join(run.text for run in text))


def longest_word(text: Text, strong: bool) -> float:
    """Return how long the longest word of a text is. [em]"""
    return max(_long(word, strong, _is_code(text)) for word in _BREAK.split(words(text)))


def longest_line(text: Text, strong: bool) -> float:
    """Return how long the longest line of a text is, if none were broken. [em]"""
    return max(_long(line, strong, _is_code(text)) for line in words(text).split("\n"))


def _is_code(text: Text) -> bool:
    return not isinstance(text, str) and any(run.code for run in text)


def _long(text: str, strong: bool, fixed: bool) -> float:
    """Return how long a line is, with a little room; in fixed width, letters are all as wide."""
    measured = text.rstrip(" \n")[:MOST]
    return max(advance(measured, 1.03, strong), FIXED_LETTER * len(measured) * fixed)


def edge(text: str) -> str:
    """Return what stands at the edge of each page: a name without end would take the whole page."""
    return text if len(text) <= EDGE else f"{text[:EDGE].rstrip()}…"


def pieces(text: str, room: float, strong: bool, fixed: bool) -> list[str]:
    """Share a text out into pieces between which a line may be broken; words that fit stay whole. [em]"""
    if len(text) * 1.1 < room:  # no letter is wider
        return [text]
    found = [""]
    for word in _BREAK.split(text):
        if _long(word, strong, fixed) <= room:
            found[-1] += word
        else:
            first, *others = _syllables(word)
            found = [*found[:-1], found[-1] + first, *others]
    return found


def _syllables(word: str) -> list[str]:
    """Cut a word every few letters, never between a letter and its accent."""
    cut = [""]
    for letter in word:
        full = len(cut[-1]) >= 4 or cut[-1][-1:] in _PAUSES
        if full and not unicodedata.category(letter).startswith("M"):
            cut.append("")
        cut[-1] += letter
    return [piece for piece in cut if piece]
