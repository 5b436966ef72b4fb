"""The paper: A4, upright or turned, the same margins in each kind of file."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lcc.documents.scene import Scene

SHORT, LONG = 595.28, 841.89
"""Sides of an A4 page. [pt]"""
SIDES: Mapping[bool, float] = MappingProxyType({False: 62.36, True: 45.36})
"""Left and right margins of an upright page, and of a turned one. [pt]"""
MOST_HEIGHT: Mapping[bool, float] = MappingProxyType({False: 600.0, True: 370.0})
"""Of a picture on an upright page, and on a turned one, its caption apart. [pt]"""


def room(landscape: bool) -> float:
    """Return how wide the text of a page is. [pt]"""
    return (LONG if landscape else SHORT) - 2 * SIDES[landscape]


def scaled(scene: Scene, landscape: bool) -> tuple[float, float]:
    """Return the width and height of a picture on the page, its proportions kept. [pt]"""
    factor = min(1.0, room(landscape) / scene.width, MOST_HEIGHT[landscape] / scene.height)
    return scene.width * factor, scene.height * factor
