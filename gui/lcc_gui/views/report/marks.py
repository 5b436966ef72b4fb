"""Marks by criterion: those computed are shown, the others are entered; points and places follow."""

from __future__ import annotations

import math
from typing import Any

from lcc import LccError, replace, score
from lcc.figures import Amount
from lcc.numerals import read_number
from lcc.purchase import Offer
from lcc.scoring.marking import Score
from lcc.scoring.notes import Place, called, key_of, leaves, note
from lcc.words import counted, language, message, say
from lcc_gui.document import Address, Document
from lcc_gui.grid import Cell, GridModel, GridView, Sheet
from lcc_gui.look import em, shades
from lcc_gui.settings import Settings
from lcc_gui.views.trial.step import WIDEST, Step

TOTAL, PLACE, STATE = "total", "place", "state"


class MarksSheet(Sheet):
    """Criteria as rows, offers as columns; a note that is missing is never a zero."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._version: object = None
        self._score: Score | None = None

    @property
    def score(self) -> Score | None:
        """The marks in force, None without criteria."""
        if self._version is not self.document.version:
            self._version = self.document.version
            try:
                self._score = score(self.document.purchase)
            except LccError:
                self._score = None
        return self._score

    @property
    def places(self) -> list[Place]:
        """What gets a mark of its own."""
        return list(leaves(self.document.purchase.criteria))

    def columns(self) -> list[str]:
        """Name the offers."""
        return [offer.name for offer in self.document.purchase.offers] if self.places else []

    def rows(self) -> list[str]:
        """Name the criteria, then what comes out."""
        named = [say("{criterion} [out of {scale:number}]", criterion=called(place), scale=place[-1].out_of)
                 for place in self.places]  # fmt: skip
        return [*named, say("Points out of 100"), say("Place"), say("State")] if named else []

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""
        offer, places = self.document.purchase.offers[column], self.places
        if row >= len(places):
            return self._outcome((TOTAL, PLACE, STATE)[row - len(places)], offer, column)
        place = places[row]
        address = self._address(offer, place)
        if place[-1].computed:
            return Cell(self._mark(place, column), None, "quiet", say("Computed from the amounts."), number=True)
        given = note(offer, place)
        typed = self.document.typed(address)
        shown = typed if typed is not None else "" if given is None else str(Amount(given, decimals=None))
        said = "\n".join(str(one.message) for one in self._said(offer, place))
        return Cell(shown, shown, "error" if said else "", said, number=True, key=address)

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Take notes typed or pasted, in one edit."""
        changes: list[tuple[Address, Any]] = []
        purchase = self.document.purchase
        for row, column, text in block:
            if row < len(self.places):
                address = self._address(purchase.offers[column], self.places[row])
                if len(address) > 4 and address[3] not in purchase.offers[column].notes:
                    purchase = replace(purchase, address[:4], {})
                changes.append((address, _read(text)))
        self.document.set_all(changes, counted("change {count} note", "change {count} notes", len(changes)),
                              start=purchase)  # fmt: skip
        self.document.settle()

    # Private

    def _address(self, offer: Offer, place: Place) -> Address:
        return ("offers", offer.name, "notes", *(criterion.name for criterion in place))

    def _said(self, offer: Offer, place: Place) -> list[Any]:
        address = self._address(offer, place)
        found = [one for one in self.document.findings if one.address[: len(address)] == address]
        return found or [
            one for one in (self.score.findings if self.score else []) if one.address[: len(address)] == address
        ]

    def _mark(self, place: Place, column: int) -> str:
        if self.score is None:
            return "–"
        mark = float(self.score.marks.values[column, self.score.marks.axes["criterion"].index(key_of(place))])
        return str(Amount(mark, decimals=None)) if math.isfinite(mark) else "–"

    def _outcome(self, kind: str, offer: Offer, column: int) -> Cell:
        found = self.score
        if found is None:
            return Cell("–", None, "quiet")
        reasons = found.unscored.get(offer.name, [])
        if kind == STATE:
            said = "\n".join(map(str, reasons))
            return Cell(say("not scored") if reasons else say("complete"), None, "error" if reasons else "", said)
        place = next((one for one in found.ranking if one.offer == offer.name), None)
        if place is None:
            return Cell("–", None, "quiet", number=True)
        if kind == PLACE:
            return Cell(str(place.place), None, "total", number=True)
        points = float(found.totals.values[column])
        return Cell(str(Amount(points, decimals=None)) if math.isfinite(points) else "–", None, "total", number=True)


def _read(text: str) -> Any:
    """Read a note; what is none is handed over as typed."""
    if not text.strip():
        return None
    try:
        return read_number(text, language())
    except ValueError:
        return text


class Marks(Step):
    """The table of marks, and how they are made."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        about = self.note(role="quiet")
        about.setText(say("Marks of price and cost are computed; enter the others. A missing note is never a zero."))
        self.empty = self.note(say("No award criterion yet: add them on page 1."), "warning")
        self.table = GridView(GridModel(MarksSheet(document), shades(settings.choices)), say("Marks"))
        self.column.addWidget(self.table)
        self.words = self.note()
        to_page = self.button(say("Award criteria…"), lambda: self.go.emit(("criteria",)))
        self.row(to_page)
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Show the marks in force."""
        criteria = self.document.purchase.criteria
        self.empty.setVisible(not criteria)
        self.table.setVisible(bool(criteria))
        self.table.grid.refresh()
        self.table.horizontalHeader().setDefaultSectionSize(em(9))
        self.table.fit(em(WIDEST), 30)
        self.words.setText(self._told())

    # Private

    def _told(self) -> str:
        sheet = MarksSheet(self.document)
        found = sheet.score
        if found is None:
            return ""
        said = [str(found.coverage)]
        if found.ranking and not found.unscored:
            said.append(str(message("{offer} is first.", offer=found.ranking[0].offer)))
        return " ".join(f"{one.rstrip('.')}." for one in said)
