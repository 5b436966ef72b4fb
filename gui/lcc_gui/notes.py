"""The notes that people give: criteria as rows, offers as columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lcc import Criterion, LccError, Purchase, read, replace
from lcc.purchase import Offer
from lcc.words import choose, counted, message, say
from lcc_gui.answers.doubts import said
from lcc_gui.answers.entries import read_item, write_item
from lcc_gui.document import Address, Document
from lcc_gui.grid import Cell, Sheet
from lcc_gui.words import name_of


@dataclass(frozen=True)
class NoteRow:
    """A criterion whose notes are entered, or a sub-criterion of one."""

    criterion: Criterion
    of: Criterion | None = None

    @property
    def label(self) -> str:
        """Name it, with its highest mark."""
        name = choose(self.criterion.label) or self.criterion.name
        if self.of is not None:
            name = say("{criterion}: {part}", criterion=choose(self.of.label) or self.of.name, part=name)
        return say("{criterion} /{weight:number}", criterion=name, weight=self.criterion.out_of)

    @property
    def path(self) -> tuple[str, ...]:
        """Where its note lives in an offer."""
        return ("notes", self.of.name, self.criterion.name) if self.of else ("notes", self.criterion.name)


def note_rows(criteria: tuple[Criterion, ...]) -> Iterator[NoteRow]:
    """List what people give notes for: what is not computed from amounts."""
    for one in criteria:
        if one.sub_criteria:
            yield from (NoteRow(sub, one) for sub in one.sub_criteria if not sub.computed)
        elif not one.computed:
            yield NoteRow(one)


class NotesSheet(Sheet):
    """The notes of the offers, or of the trial offers."""

    def __init__(self, document: Document, which: Literal["offers", "trials"] = "offers") -> None:
        self.document, self.which = document, which

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers in force."""
        purchase = self.document.purchase
        return purchase.offers if self.which == "offers" else purchase.trials

    def columns(self) -> list[str]:
        """Name the offers."""
        return [offer.name for offer in self.offers]

    def rows(self) -> list[str]:
        """Name the criteria."""
        return [row.label for row in self._rows()]

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""
        offer, line = self.offers[column], self._rows()[row]
        address = self._address(offer, line)
        given: Any = offer.notes
        for step in line.path[1:]:
            given = given.get(step) if hasattr(given, "get") else None
        typed = self.document.typed(address)
        text = typed if typed is not None else write_item(given if isinstance(given, float) else None)
        state, words = said(self.document, self.which, offer.name, "notes", line.path[1])
        return Cell(text, text, state, words, number=True, key=address)

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Take what was typed or pasted, in one edit."""
        if not block:
            return
        rows, start = self._rows(), self.document.purchase
        changes: list[tuple[Address, Any]] = []
        for row, column, text in block:
            line, offer = rows[row], self.offers[column]
            if line.of is not None and not hasattr(offer.notes.get(line.of.name), "get"):
                start = _with_parts(start, (self.which, offer.name, *line.path[:2]))
            changes.append((self._address(offer, line), read_item(text)))
        one = message("change {what}", what=name_of(start, changes[0][0]))
        many = counted("change {count} value", "change {count} values", len(block))
        self.document.set_all(changes, one if len(block) == 1 else many, start=start)
        self.document.settle()

    # Private

    def _rows(self) -> list[NoteRow]:
        return list(note_rows(self.document.purchase.criteria))

    def _address(self, offer: Offer, line: NoteRow) -> Address:
        return (self.which, offer.name, *line.path)


def _with_parts(purchase: Purchase, address: Address) -> Purchase:
    """Make room for the notes of sub-criteria where there is none yet."""
    try:
        held = read(purchase, address)
    except LccError:
        held = None
    return purchase if hasattr(held, "get") else replace(purchase, address, {})
