"""Formulas where values are asked: what they show may differ from one program to the next, so none is read."""

from __future__ import annotations

from collections.abc import Mapping

from lcc.documents.form.layout import EVIDENCE, VALUE, shown
from lcc.documents.reading.keys import Row, Spot
from lcc.documents.reading.report import RefusalError, Remark
from lcc.words import Message, counted, message

MOST_SAID = 60


def refuse_formulas(rows: Mapping[str, Row]) -> None:
    """Refuse a form with a formula in a cell to fill.

    Raises
    ------
    RefusalError
        Naming each cell, and how to put a value there.

    """
    found = [
        Remark(_what(spot), "error", "form", spot.sheet, spot.address, _parameter(name, row.key), _line(row.key))
        for row in rows.values()
        for name, spot in row.spots.items()
        if (name in (VALUE, EVIDENCE) or name.startswith(("answer:", "variant:")))
        and spot.cell is not None and spot.cell.formula is not None
    ]  # fmt: skip
    if found:
        raise RefusalError(counted(
            "A formula stands in {count} cell where a value is asked ({first}). {cure}",
            "Formulas stand in {count} cells where values are asked ({first} first). {cure}",
            len(found), first=found[0].cell, cure=message(
                "Ask for values in place of formulas (copy, paste special, values), then for the form saved again."
            ),
        ), tuple(found))  # fmt: skip


def _what(spot: Spot) -> Message:
    """Show the formula, as text."""
    written = (spot.cell.formula or "" if spot.cell is not None else "").removeprefix("of:").removeprefix("=")
    return message("holds the formula “={formula}”.", formula=shown(written)[:MOST_SAID])


def _parameter(column: str, key: str) -> str:
    """Name the question, from its column in the table of lines or from its row."""
    return (key if column in (VALUE, EVIDENCE) else column).partition(":")[2]


def _line(key: str) -> str:
    return key.removeprefix("line:") if key.startswith("line:") else ""
