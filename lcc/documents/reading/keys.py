"""The keys that a form carries in cells nobody sees, and what stands on their rows, wherever people moved them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lcc.documents.form.layout import COLUMNS, EVIDENCE, KIND, LABEL, VALUE
from lcc.documents.reading.cells import Cell, Place, Sheet, address
from lcc.words import LccError

CHOSEN = "offer.kind"
"""The only answer that a blank form holds."""
NONE_ASKED = "–"
"""What a form says where no evidence is asked."""
MOST_HEADS = 30
"""Rows looked at between the names of columns and the first line."""
_OURS = ("offer.", "answer:", "variant:", "line:", "evidence:")


@dataclass(frozen=True)
class Spot:
    """One cell of the form: where it is, and what it holds."""

    sheet: str
    place: Place
    cell: Cell | None

    @property
    def address(self) -> str:
        """The cell as a spreadsheet names it."""
        return address(self.place)


@dataclass(frozen=True)
class Row:
    """A row that bears a key, and its cells by what their column holds."""

    key: str
    spots: Mapping[str, Spot]


def keyed_rows(sheets: Iterable[Sheet]) -> dict[str, Row]:
    """Find the rows that bear a key.

    Raises
    ------
    LccError
        When two rows that hold different things bear the same key: which one answers is not for us to say.

    """
    by_sheet = [list(_rows(sheet)) for sheet in sheets]
    touched = [any(_filled(row) for row in rows if row.key != CHOSEN) for rows in by_sheet]
    found: dict[str, tuple[Row, bool]] = {}
    for rows, filled_in in zip(by_sheet, touched, strict=True):
        for row in rows:
            before, mattered = found.get(row.key, (row, False))
            if not mattered or not _filled(before):
                found[row.key] = (row, filled_in)
            elif filled_in and _filled(row) and _filled(row) != _filled(before):
                raise _twice(before, row)
    return {key: row for key, (row, _) in found.items()}


def _rows(sheet: Sheet) -> Iterator[Row]:
    """Walk down a sheet, from each row that names the columns to the next."""
    column = _key_column(sheet)
    if column is None:
        return
    rows: dict[int, dict[int, Cell]] = {}
    for (row, place), cell in sheet:
        rows.setdefault(row, {})[place] = cell
    columns: dict[str, int] = {}
    for row in sorted(rows):
        key = sheet.text((row, column))
        if key == COLUMNS:
            columns = {cell.typed: place for place, cell in rows[row].items() if place != column}
        elif columns and key.startswith(_OURS):
            yield Row(key, {
                name: Spot(sheet.name, (row, place), rows[row].get(place)) for name, place in columns.items()
            })  # fmt: skip


def tables_of_lines(sheets: Iterable[Sheet]) -> Iterator[dict[str, list[Spot]]]:
    """List what people see above the columns of each table of lines, from where these are named to the first line."""
    for sheet in sheets:
        column = _key_column(sheet)
        starts = [row for (row, place), cell in sheet if place == column and cell.value == COLUMNS]
        for start in starts:
            named = {
                cell.typed: place for (row, place), cell in sheet
                if row == start and cell.typed.startswith(("answer:", "variant:"))
            }  # fmt: skip
            ends = [row for (row, place), _ in sheet if place == column and row > start]
            heads = range(start + 1, min([*ends, start + MOST_HEADS]))
            if named and heads:
                yield {key: [Spot(sheet.name, (row, place), sheet.cells.get((row, place))) for row in heads]
                       for key, place in named.items()}  # fmt: skip


def _key_column(sheet: Sheet) -> int | None:
    """Find the column of keys: the one that says ``columns`` on a row that names a label."""
    labelled = {row for (row, _), cell in sheet if cell.value == LABEL}
    return next((column for (row, column), cell in sheet if cell.value == COLUMNS and row in labelled), None)


def _filled(row: Row) -> dict[str, str]:
    """What people filled in on a row: labels and the control are ours."""
    return {
        name: spot.cell.typed
        for name, spot in row.spots.items()
        if spot.cell is not None
        and (name == EVIDENCE or name.startswith(("answer:", "variant:")) or (name == VALUE and _has_value(row)))
        and spot.cell.value != NONE_ASKED
    }


def _has_value(row: Row) -> bool:
    """Tell whether an answer stands under ``value``: for a table of lines, a sentence of ours does."""
    return not row.key.startswith("evidence:")


def _twice(one: Row, other: Row) -> LccError:
    first, second = (next(iter(row.spots.values())) for row in (one, other))
    return LccError(
        "The form is there twice, filled differently: rows {one} (sheet “{first}”) and {other} (sheet “{second}”). "
        "One file an offer: ask for one file for each.",
        one=first.place[0], first=first.sheet, other=second.place[0], second=second.sheet,
    )  # fmt: skip


def identity_words(sheets: Iterable[Sheet]) -> dict[str, str]:
    """Read the words that say whose form it is, wherever the sheet that holds them is; none when it is gone.

    Raises
    ------
    LccError
        When two such sheets do not say the same.

    """
    found: dict[str, str] = {}
    for sheet in sheets:
        at = next(((row, column) for (row, column), cell in sheet if cell.value == KIND), None)
        if at is None:
            continue
        words = {sheet.text((row, at[1] - 1)): cell.typed for (row, column), cell in sheet if column == at[1]}
        if found and found != words:
            raise LccError("Forms of two methods are in this workbook: ask for one file for each.")
        found = words
    return found
