r"""How wide a text is in the shipped DejaVu Sans, read from the font's own tables: no toolkit is asked.

.. math:: w = s \sum_i a_i / 2048

with *s* the size, *a* the advance of each letter in units of the font (OpenType, tables ``cmap`` and ``hmtx``).
"""

from __future__ import annotations

import re
import struct
import sys
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from math import cos, radians, sin
from pathlib import Path

TYPE_CHECKING = False  # typing itself is slow to import
if TYPE_CHECKING:
    from lcc.documents.scene import Label

FAMILY = "DejaVu Sans"
FOLDER = Path(__file__).parent / "fonts"
ASCENT, DESCENT, LEADING = 0.93, 0.24, 1.25
"""Above and below the baseline, accents included, and from a line to the next. [em]"""
MOST = 400
"""Letters of a text that are measured: none that long is shown whole."""
UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
BREAKING = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
"""Letters that turn the order of others or take no room, and those that break a line or a file."""
_UNSEEN, _BREAKING, _ODD = (re.compile(f"[{kind}]") for kind in (UNSEEN, BREAKING, UNSEEN + BREAKING))


@dataclass(frozen=True)
class Font:
    """Advances of the letters of one face. [1/2048 em]"""

    ends: array[int]
    starts: array[int]
    shifts: array[int]
    """Segments of letters whose glyphs follow one another."""
    advances: array[int]

    def advance(self, letter: str) -> int:
        """Return the advance of a letter, or of the box drawn for a letter the font lacks."""
        code = ord(letter)
        place = bisect_left(self.ends, code)
        known = place < len(self.ends) and self.starts[place] <= code
        glyph = code + self.shifts[place] if known else 0
        return self.advances[min(glyph, len(self.advances) - 1)]


@cache
def font(bold: bool = False) -> Font:
    """Read the advances of a face of the shipped font, once."""
    read = (FOLDER / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")).read_bytes()
    count = struct.unpack_from(">H", read, 4)[0]
    tables = {read[at : at + 4]: struct.unpack_from(">L", read, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    wide = struct.unpack_from(">H", read, tables[b"hhea"] + 34)[0]
    pairs = _numbers("H", read[tables[b"hmtx"] : tables[b"hmtx"] + 4 * wide])
    return Font(*_segments(read, tables[b"cmap"]), pairs[::2])


def _segments(read: bytes, cmap: int) -> tuple[array[int], array[int], array[int]]:
    """Read the segments of the full Unicode map (platform 3, encoding 10, format 12)."""
    count = struct.unpack_from(">H", read, cmap + 2)[0]
    records = (struct.unpack_from(">HHL", read, cmap + 4 + 8 * place) for place in range(count))
    at = cmap + next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 10))
    groups = struct.unpack_from(">L", read, at + 12)[0]
    numbers = _numbers("I", read[at + 16 : at + 16 + 12 * groups])
    starts, ends, glyphs = numbers[::3], numbers[1::3], numbers[2::3]
    shifts = array("q", (glyph - start for glyph, start in zip(glyphs, starts, strict=True)))
    return ends, starts, shifts


def _numbers(kind: str, read: bytes) -> array[int]:
    numbers = array(kind, read)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def one_line(text: str) -> str:
    """Keep a text on its line and in its direction: what breaks a line, a file or the order of letters goes."""
    return _BREAKING.sub(" ", _UNSEEN.sub("", text)) if _ODD.search(text) else text


@lru_cache(maxsize=8192)
def _ems(text: str, bold: bool) -> float:
    face = font(bold)
    return sum(map(face.advance, text)) / 2048.0


def advance(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is. [pt]"""
    return _ems(text, bold) * size


@lru_cache(maxsize=4096)
def fitted(text: str, room: float, size: float, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis when it is wider than the room."""
    text = one_line(text)[:MOST]
    if advance(text, size, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if advance(f"{text[:middle].rstrip()}…", size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"


@lru_cache(maxsize=4096)
def wrapped(text: str, room: float, size: float, bold: bool = False, lines: int = 0) -> tuple[str, ...]:
    """Break a text into lines of a room; with ``lines``, in as many at most, the last cut with an ellipsis."""
    left = one_line(text).strip(" ")[: MOST * max(lines, 4)]
    made: list[str] = []
    while left and not (lines and len(made) == lines - 1):
        if advance(left, size, bold) <= room:
            break
        end = _break(left, room, size, bold)
        made.append(left[:end].rstrip(" "))
        left = left[end:].lstrip(" ")
    if left:
        made.append(fitted(left, room, size, bold) if lines else left)
    return tuple(made) or ("",)


def _break(text: str, room: float, size: float, bold: bool) -> int:
    """Find where a line ends: at the last space that fits, else within the word."""
    wide = list(accumulate(advance(letter, size, bold) for letter in text))
    end = bisect_right(wide, room)
    space = text.rfind(" ", 0, end + 1)
    return space if space > 0 else max(end, 1)


def box(label: Label) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom of a label, turned as it is. [pt]"""
    wide = advance(label.text, label.size, label.bold)
    left = {"start": 0.0, "middle": -wide / 2, "end": -wide}[label.anchor]
    top, bottom = -ASCENT * label.size, DESCENT * label.size
    if not label.angle:
        return label.x + left, label.y + top, label.x + left + wide, label.y + bottom
    turn = radians(label.angle)
    corners = [(x, y) for x in (left, left + wide) for y in (top, bottom)]
    across = [label.x + x * cos(turn) - y * sin(turn) for x, y in corners]
    down = [label.y + x * sin(turn) + y * cos(turn) for x, y in corners]
    return min(across), min(down), max(across), max(down)
