"""Tables for a terminal: aligned columns, nothing else."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Columns a text takes on screen."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Lay out rows under their heads: ``left`` columns to the left, the others (numbers) to the right."""
    cells = [[_on_one_line(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(heads))]
    lines = ["  ".join(_pad(cell, widths[i], i < left) for i, cell in enumerate(row)).rstrip() for row in cells]
    rule = "  ".join("─" * column for column in widths)
    return "\n".join([lines[0], rule, *lines[1:]])


def _pad(cell: str, size: int, to_the_left: bool) -> str:
    space = " " * (size - width(cell))
    return cell + space if to_the_left else space + cell


def _on_one_line(cell: str) -> str:
    """Keep a cell on its line, control characters shown as spaces."""
    return "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in cell)
