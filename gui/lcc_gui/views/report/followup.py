"""After award: what was measured against what was declared, and what the published clause makes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from lcc import FollowUp, Measure, follow_up
from lcc.figures import Amount
from lcc.words import choose, message, say
from lcc_gui.answers.entries import read_item, write_item
from lcc_gui.answers.rows import asked_label
from lcc_gui.document import Address, Document
from lcc_gui.fields import NumberField
from lcc_gui.fields.texts import read_day, write_day
from lcc_gui.grid import Cell, GridModel, GridView, Sheet, State
from lcc_gui.look import em, shades
from lcc_gui.producing import Job, Producing, file_stem
from lcc_gui.settings import Settings
from lcc_gui.views.trial.step import WIDEST, Step

MEASURED, DAY, NOTE = 1, 2, 3


class MeasuresSheet(Sheet):
    """What was declared, what was measured, when, and by which report."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @property
    def asked(self) -> list[Any]:
        """What can be measured: asked of tenderers, one value each."""
        return [one for one in self.document.purchase.method.parameters if one.asked and not one.per_line]

    def columns(self) -> list[str]:
        """Name what is said of each value."""
        return [say("Declared"), say("Measured"), say("Day"), say("Report, who was there")]

    def rows(self) -> list[str]:
        """Name the values."""
        return [asked_label(one) for one in self.asked] if self.document.purchase.followup else []

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""
        followup = self.document.purchase.followup
        assert followup is not None
        name = self.asked[row].name
        offer = next((one for one in self.document.purchase.offers if one.name == followup.offer), None)
        if column == 0:
            declared = offer.answers.get(name) if offer else None
            return Cell("" if isinstance(declared, tuple) else write_item(declared), None, "quiet", number=True)
        measure = followup.measured.get(name)
        text = self._written(measure, column)
        typed = self.document.typed(self._address(name, column))
        shown = typed if typed is not None else text
        said = "\n".join(str(one.message) for one in self.document.said(self._address(name, column)))
        state: State = "error" if said else ""
        return Cell(shown, shown, state, said, number=column == MEASURED, key=self._address(name, column))

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Take what was typed, in one edit; an empty value takes the measure away."""
        changes: list[tuple[Address, Any]] = []
        followup = self.document.purchase.followup
        assert followup is not None
        for row, column, text in block:
            name = self.asked[row].name
            if column == MEASURED:
                given = read_item(text)
                before = followup.measured.get(name, Measure(value=None))
                new = None if given is None else {"value": given, "on": before.on, "note": before.note}
                changes.append((("followup", "measured", name), new))
            elif name in followup.measured:
                changes.append((self._address(name, column), read_day(text) if column == DAY else text.strip()))
        self.document.set_all(changes, message("change a measure"))
        self.document.settle()

    # Private

    def _address(self, name: str, column: int) -> Address:
        return ("followup", "measured", name, {MEASURED: "value", DAY: "on", NOTE: "note"}[column])

    def _written(self, measure: Measure | None, column: int) -> str:
        if measure is None:
            return ""
        if column == MEASURED:
            return "" if isinstance(measure.value, tuple) else write_item(measure.value)
        if column == DAY:
            return write_day(measure.on) if measure.on else ""
        return choose(measure.note)


class FollowUpStep(Step):
    """The contract, the measures, the penalty, and the statement."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.note(say("Values measured in execution, against the values declared, by the published clause."), "quiet")
        self.offer = QComboBox()
        self.offer.setAccessibleName(say("Offer that was awarded"))
        self.offer.activated.connect(self._award)
        self.row(self.offer)
        self._fields = QWidget()
        self._room = QVBoxLayout(self._fields)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._fields)
        self.table = GridView(GridModel(MeasuresSheet(document), shades(settings.choices)), say("Measures"))
        self.column.addWidget(self.table)
        self.said = self.note()
        self.statement = self.button(say("Write the statement…"), self.ask_statement, primary=True)
        self.row(self.statement)
        self.producing = Producing()
        self.column.addWidget(self.producing)
        self.column.addStretch()
        self._amount: NumberField | None = None

    # Public methods

    def show_now(self) -> None:
        """Show the follow-up in force."""
        followup = self.document.purchase.followup
        names = [offer.name for offer in self.document.purchase.offers]
        self.offer.clear()
        self.offer.addItem(say("choose the offer that was awarded"), None)
        for name in names:
            self.offer.addItem(name, name)
        self.offer.setCurrentIndex(names.index(followup.offer) + 1 if followup and followup.offer in names else 0)
        if self._amount is None and followup is not None:
            words = say("Amount of the contract without VAT")
            self._amount = NumberField(
                self.document, ("followup", "amount"), words, unit="€",
                hint=say("The cap of the penalty is a share of it."),
            )  # fmt: skip
            self._room.addWidget(self._amount)
        self._fields.setVisible(followup is not None)
        self.table.setVisible(followup is not None)
        self.table.grid.refresh()
        self.table.horizontalHeader().setDefaultSectionSize(em(8))
        self.table.fit(em(WIDEST), 20)
        self.statement.setEnabled(bool(followup and followup.measured))
        self.said.setText(self._told() if followup else "")

    def statement_jobs(self) -> list[Job]:
        """List the statement."""
        purchase = self.document.purchase

        def write(path: Path) -> None:
            from lcc.documents.statement import statement
            from lcc.documents.writing import write_document

            write_document(statement(purchase, day=date.today()), path)  # noqa: DTZ011  # the buyer's calendar

        return [Job(say("Statement"), file_stem(say("statement"), purchase.reference) + ".pdf", write)]

    # Slots

    def ask_statement(self) -> None:
        """Ask for a folder and write the statement."""
        start = self.document.path.parent if self.document.path else None
        self.producing.ask(say("Where the files go"), self.statement_jobs, start)

    # Private

    def _award(self, place: int) -> None:
        name = self.offer.itemData(place)
        what = message("follow the contract of {offer}", offer=name or "–")
        if name is None:
            self.document.set(("followup",), None, message("take the follow-up away"))
        elif self.document.purchase.followup is None:
            self.document.set(("followup",), FollowUp(offer=name), what)
        else:
            self.document.set(("followup", "offer"), name, what)
        self.document.settle()

    def _told(self) -> str:
        found = follow_up(self.document.purchase)
        currency = self.document.purchase.method.currency
        lines = [str(one.message) for one in found.findings]
        if found.extra_cost is not None:
            lines.append(say("Extra life-cycle cost: {amount}", amount=Amount(found.extra_cost, currency)))
        if found.penalty is not None:
            lines.append(say("Penalty by the clause: {amount}", amount=Amount(found.penalty, currency)))
        return "\n".join(lines)
