"""*What would change the ranking?*: a ruler for each assumption, and where on it another offer leads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Unpack

from lcc.documents.charts.ink import Style
from lcc.documents.charts.sheet import Look, Sheet
from lcc.documents.lettering import ASCENT, LEADING, advance, wrapped
from lcc.documents.scene import About, Rect, Scene, Stroke
from lcc.sensitivity.gathering import Assumption
from lcc.sensitivity.verdicts import BreakEven, BreakEvens
from lcc.words import choose, say

MOST = 5
Zone = tuple[float, float, str]
"""From a value to another, and who leads there."""


def rulers(found: BreakEvens, *, offers: Sequence[str] = (), most: int = MOST, **look: Unpack[Look]) -> Scene:
    """Draw the most sensitive assumptions: low to high, a tick at the published value, who leads where.

    Parameters
    ----------
    found : BreakEvens
        What ``lcc.breakevens`` found.
    offers : sequence of str
        The offers in the order of the file, so that each keeps its colour and pattern from a picture to the next.
    most : int
        How many assumptions, the most sensitive first.
    look :
        See ``Look``.

    """
    title, items = say("What would change the ranking?"), found.items[:most]
    leaders = [name for item in items for _, _, name in zones(item)]
    known = list(dict.fromkeys([*offers, *found.first, *leaders]))
    sheet = Sheet(**look)
    sheet.heading(title, f"{found.verdict}.", f"{found.mark}.")
    shown = list(dict.fromkeys([*found.first, *leaders]))
    rows = _Rows(sheet, items, known, found.first)
    sheet.legend((rows.style(name), say("{offer} first", offer=name)) for name in shown)
    left = sheet.left_for(0.0)
    more = min(max(0.0, (left - rows.needed) / len(items)), 2 * sheet.size) if left is not None and items else 0.0
    for item in items:
        rows.draw(item, more)
    return sheet.scene(title, f"{found.verdict}.", *_table(items))


def _table(items: Sequence[BreakEven]) -> tuple[list[str], list[list[str]]]:
    heads = [say("assumption"), say("low value"), say("published"), say("high value"), say("what it takes")]
    return heads, [[*_figures(item.assumption), str(item.sentence)] for item in items]


def _figures(assumption: Assumption) -> list[str]:
    values = (assumption.low, assumption.published, assumption.high)
    return [str(assumption.quantity.label), *(str(assumption.quantity.value(value)) for value in values)]


def _ends(assumption: Assumption) -> tuple[float, float]:
    return min(assumption.low, assumption.published), max(assumption.high, assumption.published)


def zones(item: BreakEven) -> list[Zone]:
    """Cut a range where the first place changes."""
    low, high = _ends(item.assumption)
    inside = [c for c in item.crossings if low <= c.value <= high]
    if not inside:
        return [(low, high, item.first[0])] if item.first else []
    ends = [low, *(crossing.value for crossing in inside), high]
    names = [inside[0].below, *(crossing.above for crossing in inside)]
    return [(a, b, name) for (a, b), name in zip(pairwise(ends), names, strict=True)]


class _Rows:
    """Rulers under one another: the name to the left, the sentence to the right."""

    def __init__(self, sheet: Sheet, items: Sequence[BreakEven], known: Sequence[str], first: Sequence[str]) -> None:
        self.sheet, self.known, self.first = sheet, known, first
        room = sheet.right - sheet.left
        gap = 1.2 * sheet.size
        self.named, self.said = 0.24 * room, 0.36 * room
        self.start, self.end = sheet.left + self.named + gap, sheet.right - self.said - gap
        self.texts = {id(item): self._texts(item) for item in items}
        self.needed = sum(self._height(item) for item in items)

    def style(self, name: str) -> Style:
        """Style of the zone where an offer leads: calm for those first as published."""
        ink = self.sheet.ink
        return Style(ink.zone, "solid", ink.zone) if name in self.first else ink.offer(self.known.index(name))

    def _texts(self, item: BreakEven) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        size, source = self.sheet.size, item.assumption.uncertainty.source
        label = wrapped(str(item.assumption.quantity.label), self.named, size, True, 3)
        sentence = wrapped(str(item.sentence), self.said, size, False, 8)
        return label, sentence, choose(source.title) if source is not None else ""

    def _height(self, item: BreakEven) -> float:
        label, sentence, source = self.texts[id(item)]
        size, small = self.sheet.size, self.sheet.small
        named = len(label) * LEADING * size + (2 * LEADING * small if source else 0.0)
        return max(named, len(sentence) * LEADING * size, 2 * LEADING * small + 1.9 * size) + 1.1 * size

    def draw(self, item: BreakEven, more: float = 0.0) -> None:
        """Draw one row and go under it."""
        sheet, (label, sentence, source) = self.sheet, self.texts[id(item)]
        top, height = sheet.y, self._height(item) + more
        sheet.line((sheet.left, top), (sheet.right, top))
        inner = top + 0.5 * sheet.size
        below = sheet.lines(sheet.left, inner, label, bold=True, whole=str(item.assumption.quantity.label))
        if source:
            made = wrapped(source, self.named, sheet.small, False, 2)
            sheet.lines(sheet.left, below, made, size=sheet.small, fill=sheet.ink.muted, whole=source)
        sheet.lines(self.end + 1.2 * sheet.size, inner, sentence, whole=str(item.sentence))
        self._ruler(item, inner + LEADING * sheet.small + 0.4 * sheet.size)
        sheet.y = top + height

    def _ruler(self, item: BreakEven, top: float) -> None:
        sheet, assumption = self.sheet, item.assumption
        low, high = _ends(assumption)
        width = (high - low) or 1.0
        tall, size = 1.3 * sheet.size, sheet.small

        def at(value: float) -> float:
            return self.start + (self.end - self.start) * (min(max(value, low), high) - low) / width

        for begin, end, name in zones(item):
            self._zone(
                at(begin),
                at(end),
                (top, tall),
                name,
                f"{assumption.quantity.bare(begin)} – {assumption.quantity.value(end)}",
            )
        x, ink = at(assumption.published), sheet.ink
        said = About(say("published"), str(assumption.quantity.value(assumption.published)), part=assumption.text)
        points = ((x, top - 0.3 * size), (x, top + tall + 0.3 * size))
        sheet.marks.append(Stroke(points, ink.paper, 5.0 * sheet.scale))
        sheet.marks.append(Stroke(points, ink.text, 2.4 * sheet.scale, about=said))
        self._figure(x, top - 0.8 * size, str(assumption.quantity.value(assumption.published)), bold=True)
        self._foot(item, at, top + tall + (0.3 + ASCENT) * size)

    def _zone(self, left: float, right: float, rows: tuple[float, float], name: str, values: str) -> None:
        style, (top, tall) = self.style(name), rows
        about = About(say("{offer} first", offer=name), values, name)
        self.sheet.marks.append(
            Rect(left, top, right - left, tall, style.fill, style.pattern, self.sheet.ink.edge, about, style.hatch,
                 0.6 * self.sheet.scale)
        )  # fmt: skip

    def _foot(self, item: BreakEven, at: object, y: float) -> None:
        """Write the ends, and the values of the crossings that find room between them, the nearest first."""
        assert callable(at)
        low, high = _ends(item.assumption)
        write = item.assumption.quantity.bare
        taken = [self._figure(at(value), y, str(write(value))) for value in (low, high)]
        published = item.assumption.published
        for crossing in sorted(item.crossings, key=lambda crossing: abs(crossing.value - published)):
            text = str(write(crossing.value))
            wide = advance(text, self.sheet.small, bold=True) / 2 + 0.4 * self.sheet.small
            x = at(crossing.value)
            if math.isfinite(x) and all(x + wide <= left or x - wide >= right for left, right in taken):
                taken.append(self._figure(x, y, text, bold=True))

    def _figure(self, x: float, y: float, text: str, bold: bool = False) -> tuple[float, float]:
        """Write a value under or over the ruler, kept within its width; return what it takes."""
        sheet, size = self.sheet, self.sheet.small
        wide = advance(text, size, bold)
        least, most = self.start + wide / 2, self.end - wide / 2
        middle = min(max(x, least), max(most, least))
        fill = sheet.ink.text if bold else sheet.ink.muted
        sheet.label(middle, y, text, size=size, anchor="middle", bold=bold, fill=fill)
        return middle - wide / 2, middle + wide / 2
