"""Trial offers: fictional, never published, never ranked with the real ones; their comparison in sight."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit

from lcc import Comparison, LccError, explain, trial_offers
from lcc.documents.charts.bars import price_or_cost
from lcc.documents.scene import About, Scene
from lcc.figures import Amount
from lcc.ranking import Rank
from lcc.summary import beside
from lcc.words import Message, message, say
from lcc_gui.answers import AnswersSheet, LinesSheet
from lcc_gui.answers.detail import AnswerDetail
from lcc_gui.document import Address, Document
from lcc_gui.grid import Cell, GridModel, GridView
from lcc_gui.look import em, shades
from lcc_gui.painter import ink
from lcc_gui.settings import Settings
from lcc_gui.views.trial.step import Step, fit, names_width

MOST_ROWS = 24
OTHERS = {
    "undiscounted": message("Without discounting"),
    "without_externalities": message("Without externalities"),
    "neither": message("Without either"),
}


class Trying(Step):
    """The table of the trial offers, then who would be first, at 0 % and without carbon beside."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.note(
            say("Fictional offers to try the method on: never published, never ranked with the real ones."), "quiet"
        )
        self.make = self.button(say("Make three trial offers"), self.make_three, primary=True)
        self.remove = self.button(say("Remove the trial offer"), self._remove)
        self.row(self.make, self.remove)
        self.made = self.note(
            say("Made from the usual ranges: one cheap to buy and dear to run, one in between, one the other way "
                "round. Change any value; what has no usual range is yours to fill in."), "quiet",
        )  # fmt: skip
        colours = shades(settings.choices)
        self.sheet = AnswersSheet(document, "trials")
        self.table = GridView(GridModel(self.sheet, colours), say("Trial offers"))
        self.column.addWidget(self.table)
        self.detail = AnswerDetail(document, "trials")
        self.column.addWidget(self.detail)
        self.lines_title = self.note(say("Price schedule"), "section")
        self.lines = GridView(GridModel(LinesSheet(document, "trials"), colours), say("Price schedule"))
        self.column.addWidget(self.lines)
        for table in (self.table, self.lines):
            table.horizontalHeader().setDefaultSectionSize(em(9))
            table.horizontalHeader().setMinimumSectionSize(em(9))
            table.opened.connect(lambda key: self._explain(key[0]))
        self._shown_once, self._explained = False, ""
        self._comparison()
        self.table.selectionModel().currentChanged.connect(lambda *_: self._follow())

    # Public methods

    def show_now(self) -> None:
        """Show the trial offers in force and what comes out of them."""
        method = self.document.purchase.method
        scheduled = bool(method.lines) and bool(LinesSheet(self.document, "trials").asked) and bool(self.sheet.offers)
        for table in (self.table, self.lines) if scheduled else (self.table,):
            columns = table.grid.columnCount()
            table.grid.refresh()
            if columns != table.grid.columnCount() or not self._shown_once:
                table.resizeColumnsToContents()
            table.fit(names_width(table), MOST_ROWS)
        self._shown_once = True
        self.lines.setVisible(scheduled)
        self.lines_title.setVisible(scheduled)
        some = bool(self.sheet.offers)
        self.make.setText(say("Make them again from the usual ranges") if some else say("Make three trial offers"))
        self.made.setVisible(some)
        self._rank()
        self._follow()

    def show_address(self, address: Address) -> None:
        """Put the cursor on the cell of an address."""
        names = [offer.name for offer in self.sheet.offers]
        if len(address) < 2 or address[1] not in names:
            return
        column = names.index(address[1])
        wanted = tuple(address[2:])
        rows = [self.sheet.address(line, self.sheet.offers[column])[2:] for line in self.sheet.answer_rows()]
        row = next((place for place, here in enumerate(rows) if wanted and here == wanted), 0)
        self.table.setCurrentIndex(self.table.grid.index(row, column))
        self.table.setFocus()

    # Slots

    def make_three(self) -> None:
        """Put three offers made from the usual ranges in the place of the trial offers there are."""
        purchase = self.document.purchase
        try:
            made = trial_offers(purchase.method)
        except LccError as error:
            self.told.emit(str(error))
            return
        self.document.do(purchase.replace(trials=made), message("make three trial offers"))
        self.document.settle()

    # Private

    def _comparison(self) -> None:
        """Lay out what comes out of the trial offers."""
        self.title = self.note(say("Comparison of the trial offers"), "section")
        self.ranks, self.ranking = self.figures(say("Comparison of the trial offers"))
        self.said = self.note()
        self.view = self.picture()
        self.sum = QPlainTextEdit()
        self.sum.setReadOnly(True)
        self.sum.setAccessibleName(say("The sum, line by line"))
        self.sum.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.sum.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.sum.setFixedHeight(em(18))
        self.sum.hide()
        self.column.addWidget(self.sum)
        self.column.addStretch()

    def _rank(self) -> None:
        comparison = self.document.trials
        some = bool(comparison.evaluated)
        for widget in (self.title, self.ranking, self.said, self.view):
            widget.setVisible(some)
        if not some:
            self.sum.hide()
            return
        heads, rankings = _rankings(comparison)
        lines = [(rank.offer, [_cell(comparison, one, rank.offer) for one in rankings]) for rank in rankings[0]]
        self.ranks.put(heads, lines)
        fit(self.ranking)
        found = comparison.reversal
        self.said.setText(f"{found}\n{beside(comparison)}" if found is not None else "")
        self.said.setVisible(found is not None)
        self.view.show_made(self._drawn)
        if self.sum.isVisible():
            self._explain(self._explained)

    def _drawn(self, width: float, scale: float) -> Scene:
        return price_or_cost(self.document.trials, "total", width=width, scale=scale, ink=ink(self.settings))

    def _open(self, about: About) -> None:
        if about.offer:
            self._explain(about.offer)

    def _explain(self, offer: str) -> None:
        """Write how the total of a trial offer is made, below."""
        self._explained = offer
        try:
            self.sum.setPlainText(str(explain(self.document.trials, offer)))
        except LccError as error:
            self.sum.setPlainText(str(error))
        self.sum.show()

    def _follow(self) -> None:
        column, row = self.table.currentIndex().column(), self.table.currentIndex().row()
        there = 0 <= column < len(self.sheet.offers)
        self.remove.setEnabled(there)
        rows = self.sheet.answer_rows()
        asked = rows[row].parameter if 0 <= row < len(rows) else None
        self.detail.show_answer(self.sheet.offers[column].name if there else "", asked)

    def _remove(self) -> None:
        self.sheet.remove(self.table.currentIndex().column())


def _rankings(comparison: Comparison) -> tuple[list[str], list[tuple[Rank, ...]]]:
    """List the ranking and those beside it; without an externality that counts, what would leave it out is left out."""
    counts = any(comparison.stage_of(part) == "externality" for part in comparison.parts)
    keys = [key for key in OTHERS if counts or key == "undiscounted"]
    heads: list[Message] = [message("Life-cycle cost"), *(OTHERS[key] for key in keys)]
    return [str(head) for head in heads], [comparison.ranking, *(comparison.other_rankings[key] for key in keys)]


def _cell(comparison: Comparison, ranking: tuple[Rank, ...], offer: str) -> Cell:
    found = next(rank for rank in ranking if rank.offer == offer)
    total = Amount(found.total, comparison.method.currency, 0)
    words = say("{place} – {total}", place=found.place, total=total)
    return Cell(words, None, "total" if found.place == 1 else "", number=True, key=(offer,))
