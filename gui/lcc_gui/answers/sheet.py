"""Offers as columns, what is asked as rows; the column after the last takes a new offer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import numpy as np

from lcc import LccError, Offer, Purchase, rename
from lcc.figures import Amount
from lcc.terms import term
from lcc.words import choose, counted, message, say
from lcc_gui.answers.doubts import said
from lcc_gui.answers.entries import read_item, read_kind, read_share, write_item, write_kind, write_share
from lcc_gui.answers.rows import AnswerRow, answer_rows
from lcc_gui.document import Address, Document
from lcc_gui.grid import Cell, Sheet
from lcc_gui.words import name_of

MOST_NEW = 40
"""New offers that one paste can make."""
Block = list[tuple[int, int, str]]


class AnswersSheet(Sheet):
    """The table of the offers, or of the trial offers."""

    def __init__(self, document: Document, which: Literal["offers", "trials"] = "offers") -> None:
        self.document, self.which = document, which
        self._version: object = None
        self._rows: list[AnswerRow] = []

    # What a table shows

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The offers in force."""
        purchase = self.document.purchase
        return purchase.offers if self.which == "offers" else purchase.trials

    def columns(self) -> list[str]:
        """Name the offers; the last column is for a new one."""
        return [*(offer.name for offer in self.offers), say("New offer")]

    def rows(self) -> list[str]:
        """Name what is asked."""
        return [row.label for row in self.answer_rows()]

    def answer_rows(self) -> list[AnswerRow]:
        """List the rows, once for each version of the document."""
        if self._version is not self.document.version:
            self._version = self.document.version
            self._rows = answer_rows(self.document.purchase.method, self.offers)
        return self._rows

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""
        line = self.answer_rows()[row]
        if column >= len(self.offers):
            return Cell("", None if line.kind in ("total", "place", "state") else "")
        offer = self.offers[column]
        if line.kind in ("total", "place", "state"):
            return self._outcome(line, offer)
        if line.parameter is not None and not self._open(line, offer):
            return Cell(write_item_fixed(line), None, "quiet", say("Only a variant may change it."), number=True)
        text = self._written(line, offer)
        state, words = said(self.document, self.which, offer.name, line.name or line.kind)
        typed = self.document.typed(self.address(line, offer))
        shown = typed if typed is not None else text
        return Cell(shown, shown, state, words, number=line.kind in ("answer", "vat", "vat_by_cost"),
                    key=self.address(line, offer))  # fmt: skip

    def takes(self, row: int, column: int) -> bool:
        """Tell whether a cell can be typed into; columns beyond the last make new offers."""
        inside = column < len(self.offers) + MOST_NEW and row < len(self.answer_rows())
        return inside and self.cell(row, column).edit is not None

    def address(self, row: AnswerRow, offer: Offer) -> Address:
        """Return where the value of a cell lives."""
        here = (self.which, offer.name)
        if row.kind == "answer":
            return (*here, "answers", row.name)
        return (*here, "vat_by_cost", row.name) if row.kind == "vat_by_cost" else (*here, row.kind)

    # What is typed

    def enter(self, block: Block) -> None:
        """Take what was typed or pasted; a new column makes a new offer, all in one edit."""
        filled = [(row, column, text) for row, column, text in block if text.strip() or column < len(self.offers)]
        if not filled:
            return
        purchase, names = self._with_columns(max(column for _, column, _ in filled))
        changes: list[tuple[Address, Any]] = []
        for row, column, text in filled:
            line = self.answer_rows()[row]
            if line.kind == "name":
                purchase = self._renamed(purchase, names, column, text, changes)
        for row, column, text in filled:
            line = self.answer_rows()[row]
            if line.kind != "name":
                changes.append(self._change(line, names[column], text))
        self.document.set_all(changes, self._what(filled, changes), start=purchase)
        self.document.settle()

    def add(self, offer: Offer, place: int | None = None) -> None:
        """Add an offer, at the end by default."""
        kept = list(self.offers)
        kept.insert(len(kept) if place is None else place, offer)
        self._put(kept, message("add {offer}", offer=offer.name))

    def duplicate(self, column: int) -> None:
        """Add a copy of an offer beside it, as a variant of the same tenderer."""
        offer = self.offers[column]
        copy = offer.replace(name=self.free_name(say("{offer}, variant", offer=offer.name)), kind="variant")
        self.add(copy, column + 1)

    def remove(self, column: int) -> None:
        """Take an offer away; undo brings it back."""
        kept = [offer for place, offer in enumerate(self.offers) if place != column]
        self._put(kept, message("remove {offer}", offer=self.offers[column].name))

    def move(self, column: int, step: int) -> None:
        """Move an offer to the left or to the right."""
        kept = list(self.offers)
        place = column + step
        if 0 <= place < len(kept):
            kept.insert(place, kept.pop(column))
            self._put(kept, message("move {offer}", offer=self.offers[column].name))

    def free_name(self, wished: str = "") -> str:
        """Return a name no offer has: the one wished, numbered if taken, or the next letter."""
        purchase = self.document.purchase
        taken = {offer.name.casefold() for offer in (*purchase.offers, *purchase.trials)}
        if wished:
            candidates: Iterable[str] = (wished, *(f"{wished} {n}" for n in range(2, 1000)))
        else:
            letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            candidates = (*letters, *(f"{a}{b}" for a in letters for b in letters))
            if self.which == "trials":
                candidates = (say("Trial {letter}", letter=letter) for letter in tuple(candidates))
        return next(name for name in candidates if name.casefold() not in taken)

    # Private

    def _put(self, offers: list[Offer], what: Any) -> None:
        self.document.do(self.document.purchase.replace(**{self.which: tuple(offers)}), what)
        self.document.settle()

    def _open(self, line: AnswerRow, offer: Offer) -> bool:
        assert line.parameter is not None
        return line.parameter.asked or offer.kind == "variant"

    def _written(self, line: AnswerRow, offer: Offer) -> str:
        match line.kind:
            case "name":
                return offer.name
            case "tenderer":
                return offer.tenderer
            case "kind":
                return write_kind(offer.kind)
            case "vat":
                return write_share(offer.vat)
            case "vat_by_cost":
                return write_share(offer.vat_by_cost.get(line.name))
            case "vat_ground":
                return choose(offer.vat_ground)
        given = offer.answers.get(line.name)
        return "" if isinstance(given, tuple) else write_item(given)

    def _outcome(self, line: AnswerRow, offer: Offer) -> Cell:
        """Say what comes out for an offer: its total, its place, or why it has none."""
        comparison = self.document.comparison if self.which == "offers" else self.document.trials
        key = (offer.name, "")
        reasons = comparison.unranked.get(offer.name)
        if line.kind == "state":
            if offer.set_aside is not None:
                return Cell(say("set aside: {reason}", reason=term(offer.set_aside.reason)), None, "quiet", key=key)
            if reasons:
                why = "\n".join(str(reason) for reason in reasons)
                text = str(counted("{count} point to settle", "{count} points to settle", len(reasons)))
                return Cell(text, None, "error", why, key=key)
            return Cell(say("complete"), None, key=key)
        place = next((one for one in comparison.ranking if one.offer == offer.name), None)
        if place is None:
            return Cell(say("not ranked"), None, "quiet", key=key)
        if line.kind == "place":
            return Cell(str(place.place), None, "total", number=True, key=key)
        total = float(np.round(place.total, 2))
        return Cell(str(Amount(total, comparison.method.currency)), None, "total", say("Open the calculation"),
                    number=True, key=key)  # fmt: skip

    def _with_columns(self, last: int) -> tuple[Purchase, list[str]]:
        """Return a purchase with as many offers as there are columns, and their names."""
        purchase = self.document.purchase
        names = [offer.name for offer in self.offers]
        more: list[Offer] = []
        while len(names) <= last:
            taken = {name.casefold() for name in names}
            name = next(name for name in self._free_names() if name.casefold() not in taken)
            more.append(Offer(name))
            names.append(name)
        return purchase.replace(**{self.which: (*self.offers, *more)}) if more else purchase, names

    def _free_names(self) -> Iterable[str]:
        first = self.free_name()
        yield first
        letters = [f"{a}{b}" for a in ("", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ") for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
        yield from (say("Trial {letter}", letter=one) if self.which == "trials" else one for one in letters)

    def _renamed(self, purchase: Purchase, names: list[str], column: int, text: str,
                 changes: list[tuple[Address, Any]]) -> Purchase:  # fmt: skip
        """Rename an offer; a name that is taken is kept as typed, with the reason."""
        new = text.strip()
        if not new or new == names[column]:
            return purchase
        try:
            purchase = rename(purchase, (self.which, names[column]), new)
        except LccError:
            changes.append(((self.which, names[column], "name"), new))
            return purchase
        names[column] = new
        return purchase

    def _change(self, line: AnswerRow, offer: str, text: str) -> tuple[Address, Any]:
        """Return the address of a cell and what was typed into it."""
        here = (self.which, offer)
        match line.kind:
            case "kind":
                return (*here, "kind"), read_kind(text)
            case "vat":
                return (*here, "vat"), read_share(text)
            case "vat_by_cost":
                return (*here, "vat_by_cost", line.name), read_share(text)
            case "tenderer" | "vat_ground":
                return (*here, line.kind), text.strip()
        before = next((one.answers.get(line.name) for one in self.offers if one.name == offer), None)
        return (*here, "answers", line.name), read_item(text, before if not isinstance(before, tuple) else None)

    def _what(self, block: Block, changes: list[tuple[Address, Any]]) -> Any:
        if len(block) == 1 and changes:
            return message("change {what}", what=name_of(self.document.purchase, changes[0][0]))
        return counted("change {count} value", "change {count} values", len(block))


def write_item_fixed(line: AnswerRow) -> str:
    """Write the buyer's value of what only variants may change."""
    assert line.parameter is not None
    value = line.parameter.value
    return "" if isinstance(value, tuple) else write_item(value)
