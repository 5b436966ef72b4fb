"""How cells look: inputs are framed by dots and tinted, so that grey paper tells them too."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Any

FONT = {"font_name": "Arial", "font_size": 9, "valign": "vcenter"}
INK, GREY, LINE = "#1B2A3A", "#5B6670", "#C3CAD1"

_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "text": {"text_wrap": True},
    "note": {"text_wrap": True, "font_color": GREY, "italic": True, "valign": "top"},
    "prose": {"text_wrap": True, "font_size": 10, "valign": "top"},
    "title": {"bold": True, "font_size": 14, "font_color": INK},
    "section": {"bold": True, "font_size": 11, "font_color": INK, "bottom": 2},
    "head": {"bold": True, "text_wrap": True, "bg_color": "#E3E9EF", "border": 1, "border_color": LINE},
    "head_right": {"bold": True, "text_wrap": True, "bg_color": "#E3E9EF", "border": 1, "border_color": LINE,
                   "align": "right"},
    "year": {"bold": True, "bg_color": "#E3E9EF", "border": 1, "border_color": LINE, "align": "right",
             "num_format": "0"},
    "label": {"text_wrap": True, "bottom": 4, "bottom_color": LINE},
    "indent": {"text_wrap": True, "bottom": 4, "bottom_color": LINE, "indent": 1},
    "strong": {"text_wrap": True, "bold": True, "top": 1, "bottom": 1},
    "alert": {"text_wrap": True, "bold": True, "font_color": "#8A1C1C"},
    "banner": {"bold": True, "font_color": "#8A1C1C"},
    "code": {"font_name": "Courier New", "font_size": 8, "text_wrap": True},
    "key": {"font_size": 8, "font_color": GREY},
}  # fmt: skip
"""Looks of texts."""

_NUMBERS = MappingProxyType({
    "general": "General",
    "money": "#,##0.00",
    "euros": "#,##0",
    "factor": "0.00000000",
    "percent": "0.0##%",
    "whole": "0",
    "rank": "0",
    "units": "#,##0.00000",
})  # fmt: skip
"""Formats of numbers; the program that opens the file writes them with the marks of its language."""

_FRAMES: dict[str, dict[str, Any]] = {
    "": {"align": "right", "bottom": 4, "bottom_color": LINE},
    "input": {"align": "right", "border": 4, "border_color": "#6B5900", "bg_color": "#FFF9DB", "locked": False},
    "fixed": {"align": "right", "border": 4, "border_color": "#6B5900", "bg_color": "#FFF9DB"},
    "total": {"align": "right", "bold": True, "top": 1, "bottom": 1},
    "bare": {"align": "right"},
}
"""What is round a number: nothing, a cell to fill in, a value that the frozen method holds, a total."""


@cache
def look(name: str) -> dict[str, Any]:
    """Return the properties of a look: the name of a text's, or ``money``, ``money input``, ``factor total``…"""
    if name in _LOOKS:
        return {**FONT, **_LOOKS[name]}
    if name == "typed":
        return {**FONT, **_FRAMES["input"], "align": "left", "text_wrap": True, "num_format": "@"}
    if name == "state":
        return {**FONT, **_FRAMES["total"], "align": "left", "text_wrap": True, "valign": "top"}
    number, _, frame = name.partition(" ")
    return {**FONT, **_FRAMES[frame], "num_format": _NUMBERS[number]}
