"""Rows of a chart: a name and a place to the left, a plot, a figure to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lcc.documents.charts.axis import Axis
from lcc.documents.charts.sheet import Sheet
from lcc.documents.lettering import ASCENT, LEADING, advance, wrapped

NATURAL, LEAST = 2.9, 1.75
"""Height of a row when no height is asked, and the least that keeps names apart. [em]"""


@dataclass(frozen=True)
class Frame:
    """Where rows and their plot are. [pt]"""

    top: float
    step: float
    count: int
    start: float
    """Left of the plot."""
    end: float

    @property
    def bottom(self) -> float:
        """Where the last row ends. [pt]"""
        return self.top + self.step * self.count

    def middle(self, row: int) -> float:
        """Middle of a row, downwards. [pt]"""
        return self.top + self.step * (row + 0.5)


def framed(  # noqa: PLR0913  # what stands on each side of the plot, and how high rows are
    sheet: Sheet, names: Sequence[str], ends: Sequence[str], *, badges: bool = True, after: float = 0.0,
    natural: float = NATURAL, least: float = LEAST,
) -> Frame:  # fmt: skip
    """Share the sheet between names, plot and figures."""
    size, room = sheet.size, sheet.right - sheet.left
    badge = 2.3 * size if badges else 0.0
    named = min(max((advance(name, size) for name in names), default=0.0), 0.28 * room) + 0.8 * size + 0.2
    ended = max((advance(text, size, bold=True) for text in ends), default=0.0) + 0.8 * size
    left = sheet.left_for(after)
    step = natural * size
    if left is not None and names:
        step = max(least * size, left / len(names))
    return Frame(sheet.y, step, len(names), sheet.left + badge + named, sheet.right - ended)


def name_row(sheet: Sheet, frame: Frame, row: int, name: str, badge: float = 0.0) -> None:
    """Write a name before its row, on two lines where there is height for them."""
    size, left = sheet.size, sheet.left + badge
    most = 2 if frame.step >= 2 * LEADING * size else 1
    texts = wrapped(name, frame.start - 0.8 * size - left, size, False, most)
    top = frame.middle(row) - len(texts) * LEADING * size / 2
    sheet.lines(left, top, texts, whole=name)


def graduated(sheet: Sheet, frame: Frame, axis: Axis) -> None:
    """Draw the lines of an axis behind the rows and its figures under them."""
    size = sheet.small
    for value, text in axis.ticks:
        x = axis.at(value)
        strong = value == 0
        sheet.line(
            (x, frame.top), (x, frame.bottom), stroke=sheet.ink.edge if strong else "", width=1.2 if strong else 0.6
        )
        wide = advance(text, size)
        middle = min(max(x, sheet.left + wide / 2), sheet.right - wide / 2)
        sheet.label(middle, frame.bottom + (0.35 + ASCENT) * size, text, size=size, anchor="middle",
                    fill=sheet.ink.muted)  # fmt: skip


AXIS = 1.9
"""Height of the figures of an axis. [em of small text]"""
