"""The sheet a chart is drawn on: its title, its legend, its notes, and texts that keep to their room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypedDict

from lcc.documents.charts.ink import LIGHT, Ink, Style
from lcc.documents.lettering import ASCENT, LEADING, advance, fitted, one_line, wrapped
from lcc.documents.scene import TILE, About, Dash, Disc, Label, Mark, Rect, Scene, Stroke

SIZE = 10.0
"""Text at scale 1. [pt]"""
TOTAL = 2.2
"""Width of the mark of a total. [pt]"""
Rows = Iterable[Sequence[str]]


class Look(TypedDict, total=False):
    """How a picture is asked for."""

    width: float
    """[pt]"""
    height: float | None
    """At least this; by default what the content needs. [pt]"""
    scale: float
    """Of texts, lines and patterns: 1 for a page, 2.4 to be read from the back of a room."""
    ink: Ink
    heading: bool
    """Draw the title and what goes with it; a document that has its own caption does without."""


class Sheet:
    """Marks being laid from top to bottom; ``y`` is where the next thing goes. [pt]"""

    def __init__(
        self, width: float = 520.0, height: float | None = None, scale: float = 1.0, ink: Ink = LIGHT,
        heading: bool = True,
    ) -> None:  # fmt: skip
        self.scale, self.ink, self.headed = scale, ink, heading
        self.size, self.small = SIZE * scale, 0.85 * SIZE * scale
        self.pad = 8.0 * scale
        self.width = max(width, 260.0 * scale)
        self.asked = height
        self.y = self.pad
        self.marks: list[Mark] = []

    @property
    def left(self) -> float:
        """Where content starts. [pt]"""
        return self.pad

    @property
    def right(self) -> float:
        """Where content ends. [pt]"""
        return self.width - self.pad

    # Texts

    def label(  # noqa: PLR0913  # a label has a place, a text and a look
        self, x: float, y: float, text: str, *, size: float = 0.0, anchor: Literal["start", "middle", "end"] = "start",
        bold: bool = False, fill: str = "", room: float = 0.0, angle: float = 0.0,
    ) -> None:  # fmt: skip
        """Write a text on one line; with ``room``, cut to it, the whole said when pointed at."""
        size, text = size or self.size, one_line(text)
        shown = fitted(text, room, size, bold) if room else text
        about = About(text) if shown != text else None
        self.marks.append(Label(x, y, shown, size, anchor, bold, fill or self.ink.text, angle, about))

    def plated(self, x: float, y: float, text: str, size: float, anchor: Literal["start", "end"]) -> None:
        """Write a figure on a plate of paper, for lines to pass behind it."""
        wide = advance(text, size)
        left = x if anchor == "start" else x - wide
        self.rect(left, y - 0.85 * size, wide, 1.1 * size, fill=self.ink.paper)
        self.label(x, y, text, size=size, anchor=anchor)

    def lines(  # noqa: PLR0913  # as label
        self, x: float, top: float, texts: Sequence[str], *, size: float = 0.0, bold: bool = False, fill: str = "",
        anchor: Literal["start", "middle", "end"] = "start", whole: str = "",
    ) -> float:  # fmt: skip
        """Write lines under one another from a top; return where they end."""
        size = size or self.size
        about = About(one_line(whole)) if whole and texts[-1].endswith("…") else None
        for place, text in enumerate(texts):
            y = top + (place * LEADING + ASCENT) * size
            self.marks.append(Label(x, y, text, size, anchor, bold, fill or self.ink.text, 0.0, about))
        return top + len(texts) * LEADING * size

    def heading(self, title: str, *subtitles: str, other: str = "") -> None:
        """Write the title and the lines under it; ``other`` is a title that may replace it, for which room is left."""
        self.rect(0, 0, self.width, 0, fill=self.ink.paper)
        if not self.headed:
            return
        room, size = self.right - self.left, 1.25 * self.size
        lines, spare = (wrapped(text, room, size, True, 2) for text in (title, other))
        self.lines(self.left, self.y, lines, size=size, bold=True, whole=title)
        self.y += max(len(lines), len(spare)) * LEADING * size
        for text in filter(None, subtitles):
            made = wrapped(text, room, self.size, False, 3)
            self.y = self.lines(self.left, self.y, made, fill=self.ink.muted, whole=text)
        self.y += 0.5 * self.size

    def legend(self, items: Iterable[tuple[Style | None, str]]) -> None:
        """Name the styles, in as many lines as needed; no style stands for the mark of totals."""
        swatch, gap, x = 1.6 * self.size, 0.5 * self.size, self.left
        drawn = False
        for style, name in items:
            room = self.right - self.left - swatch - gap
            text = fitted(name, room, self.size)
            wide = swatch + gap + advance(text, self.size)
            if x > self.left and x + wide > self.right:
                x, self.y = self.left, self.y + 1.45 * self.size
            if style is None:
                middle = x + swatch / 2
                self.line((middle, self.y), (middle, self.y + 1.15 * self.size), stroke=self.ink.text, width=TOTAL)
            else:
                self.bar(x, self.y + 0.1 * self.size, swatch, 0.95 * self.size, style)
            self.label(x + swatch + gap, self.y + ASCENT * self.size, name, room=room)
            x, drawn = x + wide + 1.4 * self.size, True
        if drawn:
            self.y += 1.9 * self.size

    def noted(self, notes: Iterable[str]) -> list[tuple[str, ...]]:
        """Break notes into lines, to know their height before they are written."""
        room = self.right - self.left
        return [wrapped(note, room, self.size, False, 6) for note in notes if note] if self.headed else []

    def notes_height(self, noted: Sequence[tuple[str, ...]]) -> float:
        """Height that notes take. [pt]"""
        return sum(len(lines) * LEADING * self.size + 0.3 * self.size for lines in noted)

    def notes(self, noted: Iterable[tuple[str, ...]]) -> None:
        """Write notes under the picture."""
        for lines in noted:
            self.y = self.lines(self.left, self.y, lines) + 0.3 * self.size

    # Shapes

    def bar(self, x: float, y: float, width: float, height: float, style: Style, about: About | None = None) -> None:  # noqa: PLR0913, PLR0917  # a place, a size and a style
        """Draw a bar in a style, with an edge."""
        line = (0.6 if min(width, height) > 3 * self.scale else 0.2) * self.scale
        self.marks.append(Rect(x, y, width, height, style.fill, style.pattern, self.ink.edge, about, style.hatch, line))

    def rect(self, x: float, y: float, width: float, height: float, *, fill: str) -> None:
        """Draw a zone of one colour, without an edge."""
        self.marks.append(Rect(x, y, width, height, fill))

    def line(self, *points: tuple[float, float], stroke: str = "", width: float = 0.75, dash: Dash = ()) -> None:
        """Draw a line."""
        dashes = tuple(length * self.scale for length in dash)
        self.marks.append(Stroke(points, stroke or self.ink.grid, width * self.scale, dashes))

    def badge(self, x: float, y: float, text: str, about: About | None = None) -> None:
        """Draw a place in a disc, its middle given."""
        self.marks.append(Disc(x, y, 0.8 * self.size, self.ink.accent, "", about))
        size = (0.95 if len(text) < 2 else 0.75) * self.size
        self.label(x, y + 0.36 * size, text, size=size, anchor="middle", bold=True, fill=self.ink.paper)

    # The end

    def left_for(self, after: float) -> float | None:
        """Height between here and what comes after, when a height was asked. [pt]"""
        return None if self.asked is None else self.asked - self.y - after - self.pad

    def scene(self, title: str, alt: str, headers: Sequence[str], rows: Rows) -> Scene:
        """Close the sheet: the paper gets its height."""
        height = max(self.y + self.pad, self.asked or 0.0)
        self.marks[0] = Rect(0, 0, self.width, height, self.ink.paper)
        table = tuple(tuple(row) for row in rows)
        return Scene(self.width, height, tuple(self.marks), one_line(title), one_line(alt), tuple(headers), table,
                     TILE * self.scale)  # fmt: skip
