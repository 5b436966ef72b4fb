"""Tables as wide as the terminal, and the same rows as CSV, Markdown or JSON."""

from __future__ import annotations

import argparse
import os
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from lcc.tables import table, width
from lcc.words import language

Rows = Sequence[Sequence[str]]
NARROWEST = 14
"""A column is not squeezed below so many letters."""


def columns() -> int:
    """Return the width asked by the environment, else that of the terminal, else 120 letters."""
    asked = os.environ.get("COLUMNS", "")
    try:
        return max(40, int(asked) if asked.isdecimal() else os.get_terminal_size().columns)
    except OSError:
        return 120


def fitted(heads: Sequence[str], rows: Rows, bends: Sequence[int], room: int | None = None) -> str:
    """Lay out rows within the terminal: the columns that ``bend`` are wrapped, the longest first."""
    sizes = [max(width(str(row[i])) for row in (heads, *rows)) for i in range(len(heads))]
    over = sum(sizes) + 2 * (len(sizes) - 1) - (room or columns())
    while over > 0 and (wide := [i for i in bends if sizes[i] > NARROWEST]):
        longest = max(wide, key=lambda i: sizes[i])
        sizes[longest] -= 1
        over -= 1
    lines = [line for row in rows for line in _wrapped(row, sizes, bends)]
    return table(heads, lines, left=len(heads))


def _wrapped(row: Sequence[str], sizes: Sequence[int], bends: Sequence[int]) -> list[list[str]]:
    """Turn a row into as many lines as its longest cell needs."""
    cells = [textwrap.wrap(cell, sizes[i]) or [""] if i in bends else [cell] for i, cell in enumerate(row)]
    tall = max(len(cell) for cell in cells)
    return [[cell[line] if line < len(cell) else "" for cell in cells] for line in range(tall)]


def paragraph(text: str, indent: str = "") -> str:
    """Wrap a text within the terminal."""
    room = min(columns(), 110)
    return textwrap.fill(text, room, initial_indent=indent, subsequent_indent=indent, break_long_words=False,
                         break_on_hyphens=False)  # fmt: skip


def as_csv(heads: Sequence[str], rows: Rows) -> str:
    """Write rows as CSV, with the separator spreadsheets expect in the language in force."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if language() == "fr" else ",", lineterminator="\n")
    writer.writerows([[_inert(cell) for cell in row] for row in (heads, *rows)])
    return text.getvalue()


def _inert(cell: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "@", "\t")) or (cell.startswith("-") and len(cell) > 1) else cell


def as_markdown(heads: Sequence[str], rows: Rows) -> str:
    """Write rows as a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(_markdown(cell) for cell in line)} |\n" for line in lines)


def _markdown(cell: str) -> str:
    return " ".join(cell.split(" ")).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def show(
    options: argparse.Namespace, heads: Sequence[str], rows: Rows, data: Callable[[], Any], bends: Sequence[int]
) -> None:
    """Print rows as the options ask."""
    if options.json:
        import json

        print(json.dumps(data(), ensure_ascii=False, indent=2))
    elif options.csv:
        print(as_csv(heads, rows), end="")
    elif options.markdown:
        print(as_markdown(heads, rows), end="")
    else:
        print(fitted(heads, rows, bends))
