"""A picture as a list of marks, drawn as SVG by :mod:`lcc.documents.svg` and by the application's painter.

Coordinates are points from the top left corner. Colours are ``#rrggbb``; a pattern or a dash goes with each colour,
so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from lcc.documents.lettering import box

Pattern = Literal["solid", "rising", "falling", "dots", "crossed", "horizontal", "vertical", "empty"]
Dash = tuple[float, ...]
"""Lengths of strokes and gaps; empty for a plain line. [pt]"""
TILE = 8.0
"""Side of the square that a pattern repeats, for text of 10 points. [pt]"""
NEAR = 4.0
"""How near a line or a point is pointed at. [pt]"""


@dataclass(frozen=True)
class Motif:
    """What a pattern draws over the fill in each square, whose side is 1."""

    lines: tuple[tuple[float, float, float, float], ...] = ()
    """From and to."""
    width: float = 0.14
    dots: tuple[tuple[float, float, float], ...] = ()
    """Middle and radius."""


_RISING = ((-0.25, 0.25, 0.25, -0.25), (-0.25, 1.25, 1.25, -0.25), (0.75, 1.25, 1.25, 0.75))
_FALLING = ((-0.25, 0.75, 0.25, 1.25), (-0.25, -0.25, 1.25, 1.25), (0.75, -0.25, 1.25, 0.25))
MOTIFS: Mapping[Pattern, Motif] = MappingProxyType(
    {
        "solid": Motif(),
        "rising": Motif(_RISING),
        "falling": Motif(_FALLING),
        "dots": Motif(dots=((0.25, 0.25, 0.14), (0.75, 0.75, 0.14))),
        "crossed": Motif((*_RISING, *_FALLING), width=0.1),
        "horizontal": Motif(((0.0, 0.25, 1.0, 0.25), (0.0, 0.75, 1.0, 0.75)), width=0.13),
        "vertical": Motif(((0.25, 0.0, 0.25, 1.0), (0.75, 0.0, 0.75, 1.0)), width=0.13),
        "empty": Motif(),
    }
)
"""Drawn in ``Rect.hatch``; ``empty`` has an edge and no fill."""


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
    hatch: str = "#ffffff"
    """Colour of the pattern, over the fill."""
    line: float = 0.75
    """Width of the edge. [pt]"""


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
    line: float = 1.0
    """Width of the edge. [pt]"""


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
    about: About | None = None
    """What a text cut short says in full."""


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
    tile: float = TILE
    """Side of the square that patterns repeat. [pt]"""


def hit(scene: Scene, x: float, y: float) -> About | None:
    """Return what the topmost mark at a point stands for."""
    for mark in reversed(scene.marks):
        if mark.about is not None and _HELD[type(mark)](mark, x, y):
            return mark.about
    return None


def _in_rect(mark: Rect, x: float, y: float) -> bool:
    return mark.x <= x <= mark.x + mark.width and mark.y <= y <= mark.y + mark.height


def _in_disc(mark: Disc, x: float, y: float) -> bool:
    return (x - mark.x) ** 2 + (y - mark.y) ** 2 <= max(mark.radius, NEAR) ** 2


def _in_label(mark: Label, x: float, y: float) -> bool:
    left, top, right, bottom = box(mark)
    return left <= x <= right and top <= y <= bottom


def _on_stroke(mark: Stroke, x: float, y: float) -> bool:
    ends = mark.points[1:] if not mark.fill else (*mark.points[1:], mark.points[0])
    sides = list(zip(mark.points, ends, strict=False))
    if mark.fill and sum(_crosses(side, x, y) for side in sides) % 2:
        return True
    reach = max(mark.width / 2, NEAR) ** 2
    return any(_distance(side, x, y) <= reach for side in sides)


Side = tuple[tuple[float, float], tuple[float, float]]


def _crosses(side: Side, x: float, y: float) -> bool:
    """Tell whether a line from the point to the right crosses a side."""
    (ax, ay), (bx, by) = side
    return (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay)


def _distance(side: Side, x: float, y: float) -> float:
    """Square of the distance from the point to a side."""
    (ax, ay), (bx, by) = side
    along, across = bx - ax, by - ay
    length = along**2 + across**2
    share = min(max(((x - ax) * along + (y - ay) * across) / length, 0.0), 1.0) if length else 0.0
    return (x - ax - share * along) ** 2 + (y - ay - share * across) ** 2


_HELD: Mapping[type, Callable[[Any, float, float], bool]] = MappingProxyType(
    {Rect: _in_rect, Disc: _in_disc, Label: _in_label, Stroke: _on_stroke}
)
