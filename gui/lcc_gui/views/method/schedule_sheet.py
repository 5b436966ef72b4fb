"""The lines of a price schedule as a table: typed, pasted, moved, with what was answered on them."""

from __future__ import annotations

from typing import Any

from lcc import LccError
from lcc.formula import fold
from lcc.lines import with_lines
from lcc.model import Line, Parameter
from lcc.numerals import WRITERS, read_number
from lcc.words import choose, counted, language, message, say
from lcc_gui.answers.entries import read_item, write_item
from lcc_gui.answers.rows import asked_label
from lcc_gui.document import Address, Document
from lcc_gui.grid import Cell, Sheet

MOST = 2000
ID, LABEL, QUANTITY = 0, 1, 2
Block = list[tuple[int, int, str]]


class ScheduleSheet(Sheet):
    """Lines as rows: number, label, quantity, then what the buyer sets for each line; the last row takes a new one."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in force."""
        return self.document.purchase.method.lines

    @property
    def fixed(self) -> list[Parameter]:
        """What the buyer sets line by line."""
        return [one for one in self.document.purchase.method.parameters if one.per_line and one.value is not None]

    def columns(self) -> list[str]:
        """Name the columns."""
        return [say("Line number"), say("Label"), say("Quantity"), *map(asked_label, self.fixed)]

    def rows(self) -> list[str]:
        """Number the rows."""
        return [str(place) for place in range(1, len(self.lines) + 2)]

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""
        if row >= len(self.lines):
            return Cell("", "", number=column >= QUANTITY)
        line = self.lines[row]
        if column > QUANTITY:
            one = self.fixed[column - 1 - QUANTITY]
            text = write_item(_listed(one, len(self.lines))[row])
            return Cell(text, text, number=True, key=("method", "parameters", one.name, "value"))
        field = ("id", "label", "quantity")[column]
        typed = self.document.typed(("method", "lines", line.id, field))
        written = (line.id, choose(line.label), WRITERS["exact"](line.quantity, language()))[column]
        found = self.document.said(("method", "lines", line.id, field))
        shown = typed if typed is not None else written
        return Cell(shown, shown, "error" if found else "", "\n".join(str(one.message) for one in found),
                    number=column == QUANTITY, key=("method", "lines", line.id, field))  # fmt: skip

    def takes(self, row: int, column: int) -> bool:
        """Take pasted rows beyond the last."""
        return row < MOST and column < len(self.columns())

    # What is typed

    def enter(self, block: Block) -> None:
        """Take what was typed or pasted: new lines first, then values, then numbers, in one edit."""
        filled = [one for one in block if one[2].strip() or one[0] < len(self.lines)]
        if not filled:
            return
        ids = {row: text.strip() for row, column, text in filled if column == ID and text.strip()}
        purchase, names = self._with_rows(max(row for row, _, _ in filled), ids)
        before, changes, lists = len(self.lines), list[tuple[Address, Any]](), dict[str, list[Any]]()
        for row, column, text in filled:
            if column > QUANTITY:
                one = self.fixed[column - 1 - QUANTITY]
                lists.setdefault(one.name, _listed(one, len(names)))[row] = read_item(text)
            elif column == LABEL:
                changes.append((("method", "lines", names[row], "label"), self._label(row, text.strip())))
            elif column == QUANTITY:
                changes.append((("method", "lines", names[row], "quantity"), _quantity(text)))
        changes += [(("method", "parameters", name, "value"), tuple(values)) for name, values in lists.items()]
        what = counted("change {count} value of the schedule", "change {count} values of the schedule", len(filled))
        self.document.set_all(changes, what, start=purchase)
        self.document.settle()
        for row, text in ids.items():
            if row < before:
                self._rename(row, text)

    def remove(self, rows: list[int]) -> None:
        """Take lines away, with what was answered on them; undo brings all back."""
        kept = [place for place in range(len(self.lines)) if place not in rows]
        gone = len(self.lines) - len(kept)
        if gone:
            what = counted("remove {count} line", "remove {count} lines", gone)
            self._put([self.lines[place] for place in kept], kept, what)

    def move(self, row: int, step: int) -> int:
        """Move a line up or down with its answers; return where it is."""
        there = row + step
        if row >= len(self.lines) or not 0 <= there < len(self.lines):
            return row
        order = list(range(len(self.lines)))
        order.insert(there, order.pop(row))
        self._put([self.lines[place] for place in order], order, message("move {what}", what=self.lines[row].id))
        return there

    # Private

    def _put(self, lines: list[Line], origins: list[int], what: Any) -> None:
        self.document.settle()
        self.document.do(with_lines(self.document.purchase, lines, list(origins)), what)
        self.document.settle()

    def _with_rows(self, last: int, ids: dict[int, str]) -> tuple[Any, list[str]]:
        """Return a purchase with as many lines as rows typed, and their identifiers."""
        names = [line.id for line in self.lines]
        taken, more = {fold(name) for name in names}, list[Line]()
        while len(names) <= last:
            wished = ids.get(len(names), str(len(names) + 1))[:110]
            name = wished
            number = 2
            while fold(name) in taken:
                name, number = f"{wished} ({number})", number + 1
            taken.add(fold(name))
            names.append(name)
            more.append(Line(id=name))
        purchase = self.document.purchase
        if more:
            origins = [*range(len(self.lines)), *([None] * len(more))]
            purchase = with_lines(purchase, (*self.lines, *more), origins)
        return purchase, names

    def _label(self, row: int, text: str) -> Any:
        before = self.lines[row].label if row < len(self.lines) else ""
        return text if isinstance(before, str) else {**before, language(): text}

    def _rename(self, row: int, text: str) -> None:
        """Renumber a line wherever it is named; a number that is taken is kept as typed."""
        old = self.lines[row].id
        if text == old:
            return
        what = message("rename {what}", what=old)
        try:
            self.document.rename(("method", "lines", old), text, what)
        except LccError:
            self.document.set(("method", "lines", old, "id"), text, what)
        self.document.settle()


def _listed(parameter: Parameter, count: int) -> list[Any]:
    value = parameter.value
    listed = list(value) if isinstance(value, tuple) else [value] * count
    return (listed + [None] * count)[:count]


def _quantity(text: str) -> Any:
    try:
        return read_number(text, language())
    except ValueError:
        return text.strip() or 1.0
