"""A picture as a list of marks, drawn as SVG by :mod:`lcc.documents.svg` and by the application's painter.

Coordinates are points from the top left corner. Colours are ``#rrggbb``; a pattern or a dash goes with each colour,
so that nothing is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Pattern = Literal["solid", "rising", "falling", "dots", "crossed", "horizontal", "vertical", "empty"]
Dash = tuple[float, ...]
"""Lengths of strokes and gaps; empty for a plain line. [pt]"""


@dataclass(frozen=True)
class About:
    """What a mark stands for: said when it is pointed at, read aloud, and followed to its trace."""

    label: str
    value: str = ""
    offer: str = ""
    part: str = ""
    """Cost stream, stage or assumption of the offer."""


@dataclass(frozen=True)
class Rect:
    """A bar, or a zone."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    pattern: Pattern = "solid"
    stroke: str = ""
    about: About | None = None


@dataclass(frozen=True)
class Stroke:
    """A line through points; closed and filled when ``fill`` is given."""

    points: tuple[tuple[float, float], ...]
    stroke: str
    width: float = 1.0
    dash: Dash = ()
    fill: str = ""
    about: About | None = None


@dataclass(frozen=True)
class Disc:
    """A point of a curve, or a badge."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: str = ""
    about: About | None = None


@dataclass(frozen=True)
class Label:
    """One line of text; ``x`` is where it starts, its middle or its end, ``y`` its baseline."""

    x: float
    y: float
    text: str
    size: float = 10.0
    anchor: Literal["start", "middle", "end"] = "start"
    bold: bool = False
    fill: str = "#000000"
    angle: float = 0.0
    """Degrees, clockwise."""


Mark = Rect | Stroke | Disc | Label


@dataclass(frozen=True)
class Scene:
    """A picture, the sentence that replaces it, and the table that says the same."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    title: str
    alt: str
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
