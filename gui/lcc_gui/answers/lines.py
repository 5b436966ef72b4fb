"""The lines of a price schedule: lines as rows, and for each offer a column a value asked."""

from __future__ import annotations

from typing import Any, Literal

from lcc.model import Parameter
from lcc.numerals import WRITERS
from lcc.purchase import Offer
from lcc.words import choose, counted, language, say
from lcc_gui.answers.doubts import said
from lcc_gui.answers.entries import read_item, write_item
from lcc_gui.answers.rows import asked_label
from lcc_gui.document import Address, Document
from lcc_gui.grid import Cell, Sheet


class LinesSheet(Sheet):
    """The price schedule of every offer, side by side."""

    def __init__(self, document: Document, which: Literal["offers", "trials"] = "offers") -> None:
        self.document, self.which = document, which

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers in force."""
        purchase = self.document.purchase
        return purchase.offers if self.which == "offers" else purchase.trials

    @property
    def asked(self) -> list[Parameter]:
        """What is asked for each line."""
        return [one for one in self.document.purchase.method.parameters if one.per_line and one.asked]

    def columns(self) -> list[str]:
        """Name the quantity, then each value of each offer."""
        values = [say("{offer}: {value}", offer=offer.name, value=asked_label(one)) for offer in self.offers
                  for one in self.asked]  # fmt: skip
        return [say("Quantity"), *values]

    def rows(self) -> list[str]:
        """Name the lines."""
        return [choose(line.label) or line.id for line in self.document.purchase.method.lines]

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""
        line = self.document.purchase.method.lines[row]
        if column == 0:
            return Cell(WRITERS["exact"](line.quantity, language()), None, "quiet", number=True)
        offer, parameter = self._of(column)
        text = self._written(offer, parameter, row)
        state, words = said(self.document, self.which, offer.name, parameter.name, line.id)
        return Cell(text, text, state, words, number=True, key=self._address(offer, parameter, line.id))

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Take what was typed or pasted, in one edit."""
        changes: list[tuple[Address, Any]] = []
        lists: dict[tuple[str, str], list[Any]] = {}
        count = len(self.document.purchase.method.lines)
        for row, column, text in block:
            offer, parameter = self._of(column)
            answers = lists.setdefault((offer.name, parameter.name), self._list(offer, parameter, count))
            answers[row] = read_item(text)
        for (offer_name, parameter_name), answers in lists.items():
            changes.append(((self.which, offer_name, "answers", parameter_name), tuple(answers)))
        self.document.set_all(changes, counted("change {count} value", "change {count} values", len(block)))
        self.document.settle()

    # Private

    def _of(self, column: int) -> tuple[Offer, Parameter]:
        return self.offers[(column - 1) // len(self.asked)], self.asked[(column - 1) % len(self.asked)]

    def _address(self, offer: Offer, parameter: Parameter, line: str) -> Address:
        return (self.which, offer.name, "answers", parameter.name, line)

    def _list(self, offer: Offer, parameter: Parameter, count: int) -> list[Any]:
        given = offer.answers.get(parameter.name)
        listed = list(given) if isinstance(given, tuple) else [given] * count
        return (listed + [None] * count)[:count]

    def _written(self, offer: Offer, parameter: Parameter, row: int) -> str:
        return write_item(self._list(offer, parameter, row + 1)[row])
