"""How wide each column of a table is, the same in each kind of file: no word cut, no figure broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from lcc.documents.blocks import Facts, Table, Text
from lcc.documents.breaking import longest_line, longest_word, words
from lcc.documents.pages import room

MANY = 8
"""Columns above which cells stand closer."""
UPRIGHT_SIZES = (9.0, 8.5, 8.0, 7.5)
WIDE_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
LONGEST_WORD, LONGEST_LINE = 12.0, 30.0
"""A longer word is cut, a longer line broken, rather than left to widen its column. [em]"""
SHORT_TABLE, MOST_HELD, CAPTION = 7, 180.0, 24.0
"""Rows of a table that stays on one page if it can, and the height of it that is looked for. [pt]"""
LONG_ROW = 600
"""Letters of a cell above which its row may run over to the next page."""


@dataclass(frozen=True)
class Columns:
    """How a table is set: size of its letters and width of each column. [pt]"""

    size: float
    padding: float
    """At each side of a cell."""
    widths: tuple[float, ...]
    """Padding apart."""


def columns(table: Table, landscape: bool) -> Columns:
    """Set a table on the page with the largest letters that cut no word."""
    found = fitting(table, landscape)
    assert found is not None  # sections() has turned or split what does not fit
    return found


def fitting(table: Table, landscape: bool) -> Columns | None:
    """Set a table on the page, or return nothing when words would be cut in the smallest letters."""
    least, natural = _measured(table)
    padding = 2.5 if len(least) > MANY else 4.0
    available = room(landscape) - 2 * padding * len(least)
    for size in WIDE_SIZES if landscape else UPRIGHT_SIZES:
        if sum(least) * size <= available:
            held = [one * size for one in least]
            wished = [one * size for one in natural]
            return Columns(size, padding, tuple(_shared(table, held, wished, available)))
    return None


def split(table: Table) -> list[Table]:
    """Share the columns of a table out between several that fit a turned page, the first column in each."""
    for parts in range(1, len(table.headers)):
        made = [_part(table, at, parts) for at in range(parts)]
        if all(fitting(part, True) for part in made):
            return made
    return [table]


def _part(table: Table, at: int, parts: int) -> Table:
    others = len(table.headers) - 1
    kept = [0, *range(1 + at * others // parts, 1 + (at + 1) * others // parts)]
    return replace(
        table,
        headers=tuple(table.headers[i] for i in kept),
        rows=tuple(tuple(row[i] for i in kept) for row in table.rows),
        align="".join(table.align[i] for i in kept) if table.align else "",
        widths=tuple(table.widths[i] for i in kept) if table.widths else (),
        caption=f"{table.caption} ({at + 1}/{parts})".strip() if parts > 1 else table.caption,
    )


def _shared(table: Table, least: Sequence[float], natural: Sequence[float], available: float) -> list[float]:
    """Give each column its least, then what it wishes or was asked to have, small wishes first."""
    if table.widths:
        whole = sum(table.widths)
        natural = [available * share / whole for share in table.widths]
    given, left = list(least), available - sum(least)
    wishes = sorted((max(0.0, more - one), at) for at, (one, more) in enumerate(zip(least, natural, strict=True)))
    for rank, (wish, at) in enumerate(wishes):
        more = min(wish, left / (len(wishes) - rank))
        given[at] += more
        left -= more
    return [one + left * one / sum(given) for one in given]


@lru_cache(maxsize=128)
def _measured(table: Table) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the width of each column at least, for its longest word, and as it wishes, if no line were broken. [em]"""
    columns = list(_cells(table))
    least = (min(max(longest_word(*cell) for cell in cells), LONGEST_WORD) for cells in columns)
    natural = (min(max(longest_line(*cell) for cell in cells), LONGEST_LINE) for cells in columns)
    return tuple(least), tuple(natural)


def _cells(table: Table) -> Iterable[list[tuple[Text, bool]]]:
    last = len(table.rows) - 1 if table.total else -1
    for at, header in enumerate(table.headers):
        yield [(header, True), *((row[at], i == last) for i, row in enumerate(table.rows))]


def is_long(row: Iterable[Text]) -> bool:
    """Tell whether a row may be cut between two pages, lest it fit none."""
    return any(len(words(cell)) > LONG_ROW for cell in row)


def start(table: Table, held: Columns) -> float:
    """Return the height that a page must have left: of the whole table when it is short, else of its first row. [pt]"""
    heights = [_height(row, held) for row in (table.headers, *table.rows[:SHORT_TABLE])]
    if len(table.rows) > SHORT_TABLE or sum(heights) > MOST_HELD:
        heights = heights[:2]
    return min(sum(heights), MOST_HELD) + CAPTION


def _height(row: Sequence[Text], held: Columns) -> float:
    lines = (
        sum(ceil(longest_line(line, True) * held.size / width) for line in words(cell).split("\n"))
        for cell, width in zip(row, held.widths, strict=True)
        if width > 0  # an empty column that keeps two others apart
    )
    return max(1, *lines) * held.size * 1.3 + 9.0


def name_and_value(facts: Facts, landscape: bool) -> tuple[float, float]:
    """Return the widths of names and values: names as long as they are, within two fifths of the page. [pt]"""
    longest = max((longest_line(name, True) * 9.5 for name, _ in facts.rows), default=0.0) + 12
    whole = room(landscape)
    first = min(max(longest, 0.2 * whole), 0.4 * whole)
    return first, whole - first
