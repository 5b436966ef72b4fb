"""A scene as SVG: the same scene gives the same bytes, and no text of a user is ever markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from lcc.documents.lettering import BREAKING, FAMILY, UNSEEN, one_line
from lcc.documents.scene import MOTIFS, About, Disc, Label, Rect, Scene, Stroke

_ODD = re.compile(f'[{UNSEEN}{BREAKING}&<>"]')
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def svg(scene: Scene) -> str:
    """Write a scene as SVG, its title and its sentence for those who do not see it."""
    width, height = _number(scene.width), _number(scene.height)
    size = f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FAMILY}">',
        f"<title>{_text(scene.title)}</title>",
        f"<desc>{_text(scene.alt)}</desc>",
        *_patterns(scene),
        *(_WRITERS[type(mark)](mark) for mark in scene.marks),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return one_line(text).translate(_ESCAPES) if _ODD.search(text) else text


def _patterns(scene: Scene) -> list[str]:
    """Define each pattern used once; its name says all it is, so that several pictures live in one page."""
    used = {(m.pattern, m.fill, m.hatch): m for m in scene.marks if isinstance(m, Rect) and m.pattern not in _PLAIN}
    if not used:
        return []
    side = _number(scene.tile)
    made = []
    for mark in used.values():
        motif = MOTIFS[mark.pattern]
        fill = f'<rect width="1" height="1" fill="{mark.fill}"/>' if mark.fill else ""
        path = "".join(f"M{_number(a)} {_number(b)}L{_number(c)} {_number(d)}" for a, b, c, d in motif.lines)
        lines = f'<path d="{path}" stroke="{mark.hatch}" stroke-width="{motif.width}"/>' if path else ""
        dots = "".join(f'<circle cx="{x}" cy="{y}" r="{r}" fill="{mark.hatch}"/>' for x, y, r in motif.dots)
        name = _pattern_name(mark)
        made.append(
            f'<pattern id="{name}" width="{side}" height="{side}" patternUnits="userSpaceOnUse">'
            f'<g transform="scale({side})">{fill}{lines}{dots}</g></pattern>'
        )
    return ["<defs>", *made, "</defs>"]


_PLAIN = ("solid", "empty")


def _pattern_name(mark: Rect) -> str:
    return f"{mark.pattern}-{mark.fill[1:]}-{mark.hatch[1:]}"


def _closed(tag: str, attributes: str, about: About | None) -> str:
    if about is None:
        return f"<{tag} {attributes}/>"
    said = f"{about.label} {about.value}".strip()
    return f"<{tag} {attributes}><title>{_text(said)}</title></{tag}>"


def _edge(stroke: str, line: float) -> str:
    return f' stroke="{stroke}" stroke-width="{line:.2f}"' if stroke else ""


def _rect(mark: Rect) -> str:
    fill = mark.fill or "none"
    if mark.pattern == "empty":
        fill = "none"
    elif mark.pattern != "solid":
        fill = f"url(#{_pattern_name(mark)})"
    place = f'x="{mark.x:.2f}" y="{mark.y:.2f}" width="{mark.width:.2f}" height="{mark.height:.2f}"'
    return _closed("rect", f'{place} fill="{fill}"{_edge(mark.stroke, mark.line)}', mark.about)


def _stroke(mark: Stroke) -> str:
    points = " ".join([f"{x:.2f},{y:.2f}" for x, y in mark.points])
    dash = f' stroke-dasharray="{" ".join(map(_number, mark.dash))}"' if mark.dash else ""
    edge = f"{_edge(mark.stroke, mark.width)}{dash}" if mark.stroke else ""
    tag = "polygon" if mark.fill else "polyline"
    return _closed(tag, f'points="{points}" fill="{mark.fill or "none"}"{edge}', mark.about)


def _disc(mark: Disc) -> str:
    place = f'cx="{mark.x:.2f}" cy="{mark.y:.2f}" r="{mark.radius:.2f}"'
    return _closed("circle", f'{place} fill="{mark.fill or "none"}"{_edge(mark.stroke, mark.line)}', mark.about)


_ANCHORS = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}


def _label(mark: Label) -> str:
    bold = ' font-weight="bold"' if mark.bold else ""
    turn = f' transform="rotate({mark.angle:.2f} {mark.x:.2f} {mark.y:.2f})"' if mark.angle else ""
    look = f'font-size="{mark.size:.2f}"{_ANCHORS[mark.anchor]}{bold} fill="{mark.fill}"{turn}'
    return f'<text x="{mark.x:.2f}" y="{mark.y:.2f}" {look}>{_text(mark.text)}</text>'


_WRITERS: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {Rect: _rect, Stroke: _stroke, Disc: _disc, Label: _label}
)
