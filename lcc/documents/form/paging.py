"""Where the pages of a sheet break: a part that fits on one page is not cut, a longer table repeats its header."""

from __future__ import annotations

from dataclasses import dataclass

from lcc.documents.grid import Sheet

_WIDTH, _HEIGHT = 276.0, 490.0
"""What a landscape A4 page holds between its header and its footer. [mm, pt]"""


@dataclass(frozen=True)
class Part:
    """Rows that belong together."""

    start: int
    end: int
    """Row after the last."""
    least: int
    """Rows from the start that are never parted: a title, a header and what follows it."""
    header: int | None = None
    """Row printed again when the part goes over to another page."""


def break_pages(sheet: Sheet, parts: list[Part]) -> None:
    """Start a page before each part that would be cut, unless it needs more than a page anyway."""
    room = _HEIGHT / min(1.0, _WIDTH / sum(sheet.widths))
    breaks, used = [], 0.0
    for part in parts:
        whole = _height(sheet, part.start, part.end)
        kept = whole if part.header is None else _height(sheet, part.start, part.start + part.least)
        if used and used + kept > room:
            breaks.append(part.start)
            used = 0.0
        if part.header is not None and used + whole > room:
            sheet.repeat = (part.header, part.header)
        used = (used + whole) % room
    sheet.breaks = tuple(breaks)


def _height(sheet: Sheet, start: int, end: int) -> float:
    return sum(sheet.heights.get(row, 14.0) for row in range(start, end))
