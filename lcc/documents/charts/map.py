"""*Who is first, depending on…*: a map of two assumptions, a territory an offer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from lcc.documents.charts.cells import Firsts, gathered
from lcc.documents.charts.ink import Style
from lcc.documents.charts.sheet import Look, Sheet
from lcc.documents.lettering import ASCENT, LEADING, advance, wrapped
from lcc.documents.scene import About, Disc, Rect, Scene, Stroke
from lcc.sensitivity.gathering import Assumption
from lcc.sensitivity.territories import FirstPlaces
from lcc.words import Message, message, say

OVERLAP = 0.7
"""Neighbours overlap a little: no paper shows between them. [pt at scale 1]"""


def territories(found: FirstPlaces, *, offers: Sequence[str] = (), **look: Unpack[Look]) -> Scene:
    """Draw which offer is first where two assumptions take other values, the published values marked.

    Parameters
    ----------
    found : FirstPlaces
        What ``lcc.first_places`` found.
    offers : sequence of str
        The offers in the order of the file, so that each keeps its colour and pattern from a picture to the next.
    look :
        See ``Look``.

    """
    title = say("Who is first, depending on {across} and {down}", across=found.across.quantity.label,
                down=found.down.quantity.label)  # fmt: skip
    sheet = Sheet(**look)
    sheet.heading(title, f"{found.mark}.")
    chart = _Map(sheet, found, list(dict.fromkeys([*offers, *found.offers])))
    sheet.legend((chart.style(firsts), str(_led(firsts))) for firsts in chart.seen)
    chart.draw()
    return sheet.scene(title, _alt(found), *_table(found, chart.cells))


def _first(found: FirstPlaces, mask: tuple[bool, ...]) -> Firsts:
    return tuple(name for name, kept in zip(found.offers, mask, strict=True) if kept)


def _led(firsts: Firsts) -> Message:
    if len(firsts) > 1:
        return message("tie: {offers}", offers=list(firsts))
    return message("{offer} first", offer=firsts[0])


def _axis_name(item: Assumption) -> str:
    unit = item.quantity.unit
    return f"{item.quantity.label} ({unit})" if unit else str(item.quantity.label)


class _Map:
    """The cells, gathered into rectangles, their borders, and both axes."""

    def __init__(self, sheet: Sheet, found: FirstPlaces, known: list[str]) -> None:
        self.sheet, self.found, self.known = sheet, found, known
        masks = [[tuple(cell) for cell in row] for row in found.firsts.tolist()]
        named = {mask: _first(found, mask) for row in masks for mask in set(row)}
        self.cells = [[named[mask] for mask in row] for row in masks]
        self.seen = list(dict.fromkeys(firsts for row in self.cells for firsts in row))

    def style(self, firsts: Firsts) -> Style:
        """Style of a territory; several offers equal have one of their own."""
        ink = self.sheet.ink
        return ink.offer(self.known.index(firsts[0])) if len(firsts) == 1 else Style(ink.zone, "crossed", ink.muted)

    def draw(self) -> None:
        """Lay the axes, then the territories, their borders and the published values."""
        sheet, small, size = self.sheet, self.sheet.small, self.sheet.size
        rows = [str(self.found.down.quantity.bare(value)) for value in self.found.rows.tolist()]
        named = wrapped(_axis_name(self.found.down), sheet.right - sheet.left, small, False, 1)
        sheet.y = sheet.lines(sheet.left, sheet.y, named, size=small, fill=sheet.ink.muted) + 0.3 * small
        self.left = sheet.left + max(advance(text, small) for text in rows) + 0.7 * small
        self.right = sheet.right - 0.5 * small
        under = 2 * LEADING * small + 1.0 * small
        asked = sheet.left_for(under)
        self.top, self.bottom = (
            sheet.y + 0.5 * small,
            sheet.y + max(14 * size, asked or 0.55 * (self.right - self.left)),
        )
        self._territories()
        self._borders()
        self._published()
        self._axes(rows)
        sheet.y = self.bottom + under

    def x(self, column: float) -> float:
        """Left of a column. [pt]"""
        return self.left + (self.right - self.left) * column / self.found.columns.size

    def y(self, row: float) -> float:
        """Bottom of a row: the first is at the bottom. [pt]"""
        return self.bottom - (self.bottom - self.top) * row / self.found.rows.size

    def _territories(self) -> None:
        for firsts, (first, last), (low, high) in gathered(self.cells):
            style = self.style(firsts)
            more = OVERLAP * self.sheet.scale
            left, right = self.x(first), min(self.x(last) + more, self.right)
            top, bottom = max(self.y(high) - more, self.top), self.y(low)
            about = About(str(_led(firsts)), "", firsts[0])
            self.sheet.marks.append(
                Rect(left, top, right - left, bottom - top, style.fill, style.pattern, "", about, style.hatch)
            )

    def _borders(self) -> None:
        ink, cells = self.sheet.ink, self.cells
        for row, line in enumerate(cells):
            for column, firsts in enumerate(line):
                if column and line[column - 1] != firsts:
                    self.sheet.line(
                        (self.x(column), self.y(row)), (self.x(column), self.y(row + 1)), stroke=ink.text, width=1.6
                    )
                if row and cells[row - 1][column] != firsts:
                    self.sheet.line(
                        (self.x(column), self.y(row)), (self.x(column + 1), self.y(row)), stroke=ink.text, width=1.6
                    )
        frame = ((self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom),
                 (self.left, self.top))  # fmt: skip
        self.sheet.line(*frame, stroke=ink.edge)

    def _published(self) -> None:
        """Mark the published values, where both are on the map."""
        across, down, ink = self.found.across, self.found.down, self.sheet.ink
        if not (across.low <= across.published <= across.high and down.low <= down.published <= down.high):
            return
        x = self.x(0.5 + _place(self.found.columns.tolist(), across.published))
        y = self.y(0.5 + _place(self.found.rows.tolist(), down.published))
        values = say("{first}; {second}", first=across.quantity.value(across.published),
                     second=down.quantity.value(down.published))  # fmt: skip
        radius = 0.7 * self.sheet.size
        self.sheet.marks.append(
            Disc(x, y, radius, ink.paper, ink.text, About(say("published"), values), self.sheet.scale)
        )
        for dx, dy in ((radius, 0.0), (0.0, radius)):
            points = ((x - dx, y - dy), (x + dx, y + dy))
            self.sheet.marks.append(Stroke(points, ink.text, 1.6 * self.sheet.scale))

    def _axes(self, rows: Sequence[str]) -> None:
        sheet, small = self.sheet, self.sheet.small
        columns = [str(self.found.across.quantity.bare(value)) for value in self.found.columns.tolist()]
        widest = max(advance(text, small) for text in columns) + small
        across = (self.right - self.left) / len(columns)
        for place in _every(len(columns), widest / across):
            wide = advance(columns[place], small) / 2
            x = min(max(self.x(place + 0.5), self.left + wide), sheet.right - wide)
            sheet.label(x, self.bottom + (0.3 + ASCENT) * small, columns[place], size=small, anchor="middle",
                        fill=sheet.ink.muted)  # fmt: skip
        for place in _every(len(rows), 1.6 * small * len(rows) / (self.bottom - self.top)):
            sheet.label(self.left - 0.4 * small, self.y(place + 0.5) + 0.36 * small, rows[place], size=small,
                        anchor="end", fill=sheet.ink.muted)  # fmt: skip
        y = self.bottom + (0.3 + LEADING + ASCENT) * small
        sheet.label(self.right, y, _axis_name(self.found.across), size=small, anchor="end", fill=sheet.ink.muted,
                    room=self.right - sheet.left)  # fmt: skip


def _place(values: Sequence[float], value: float) -> float:
    """Find where a value lies between the places of others."""
    after = next((place for place, other in enumerate(values) if other >= value), len(values) - 1)
    if after == 0:
        return 0.0
    before = values[after - 1]
    return after - 1 + (value - before) / ((values[after] - before) or 1.0)


def _every(count: int, need: float) -> range:
    """Choose which of the values are written: the first, then as often as there is room for."""
    step = next((step for step in (1, 2, 4, 5, 10, 20, 50, 100, 200, 500) if step >= need), count)
    return range(0, count, step)


def _alt(found: FirstPlaces) -> str:
    shares = [
        message("{offer} first on {share:percent} of the map", offer=name, share=round(share, 2))
        for name, share in sorted(found.shares.items(), key=lambda item: -item[1]) if share
    ]  # fmt: skip
    low, high = found.across, found.down
    return say("{list}, {across} from {a} to {b} and {down} from {c} to {d}.", list=say("; ").join(map(str, shares)),
               across=low.quantity.label, down=high.quantity.label, a=low.quantity.bare(low.low),
               b=low.quantity.value(low.high), c=high.quantity.bare(high.low),
               d=high.quantity.value(high.high))  # fmt: skip


def _table(found: FirstPlaces, cells: Sequence[Sequence[Firsts]]) -> tuple[list[str], list[list[str]]]:
    heads = [f"{_axis_name(found.down)} ↓ – {_axis_name(found.across)} →",
             *(str(found.across.quantity.bare(value)) for value in found.columns.tolist())]  # fmt: skip
    rows = [
        [str(found.down.quantity.bare(value)), *(" = ".join(firsts) for firsts in line)]
        for value, line in zip(found.rows.tolist(), cells, strict=True)
    ]
    return heads, rows
