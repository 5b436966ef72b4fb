"""What is typed into a cell of an offer, read and written."""

from __future__ import annotations

from typing import Any

from lcc.answers import Item
from lcc.numerals import WRITERS, read_number
from lcc.path import Path
from lcc.words import language, say


def write_item(item: Item) -> str:
    """Write an answer as it is edited: a number with all its decimals, a path by its years, words as typed."""
    if item is None:
        return ""
    if isinstance(item, Path):
        points = item.points or {}
        listed = "; ".join(f"{year}: {WRITERS['exact'](value, language())}" for year, value in points.items())
        return listed or WRITERS["exact"](item.value or 0.0, language())
    return WRITERS["exact"](item, language()) if isinstance(item, float) else item


def read_item(text: str, before: Item = None) -> Any:
    """Read an answer; what is no number is handed over as typed, and ``2027: 12; 2030: 15`` is a path."""
    typed = text.strip()
    if not typed:
        return None
    parts = [part.partition(":") for part in typed.split(";")]
    if all(mark and year.strip().isdigit() for year, mark, _ in parts):
        join = before.join if isinstance(before, Path) else "line"
        return _path({int(year): value for year, _, value in parts}, join, typed)
    try:
        return read_number(typed, language())
    except ValueError:
        return typed


def _path(points: dict[int, str], join: str, typed: str) -> Any:
    try:
        return {"points": {year: read_number(value, language()) for year, value in points.items()}, "join": join,
                "beyond": "hold"}  # fmt: skip
    except ValueError:
        return typed


def write_share(share: float | None) -> str:
    """Write a rate in per cent."""
    return "" if share is None else f"{WRITERS['number'](round(share * 100, 10), language())} %"


def read_share(text: str) -> Any:
    """Read a rate typed with or without its sign: 5,5 is 0.055."""
    bare = text.replace("%", "").strip()
    if not bare:
        return None
    try:
        return round(read_number(bare, language()) / 100, 12)
    except ValueError:
        return text


def write_kind(kind: str) -> str:
    """Name the kind of an offer."""
    return say("variant") if kind == "variant" else say("base offer")


def read_kind(text: str) -> str:
    """Read the kind of an offer by its first letter, in either language."""
    return "variant" if text.strip().lower().startswith("v") else "base"
