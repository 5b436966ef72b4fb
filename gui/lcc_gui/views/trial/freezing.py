"""*Figer et publier…*: what will be frozen, the worked example, the fingerprint, modified versions in time."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QGuiApplication

from lcc import LccError, Purchase, changes_since, reminder, seal
from lcc.differences import before_and_after, place
from lcc.figures import Amount
from lcc.frozen import as_frozen, frozen_findings, seal_sentence
from lcc.seals import Amendment
from lcc.terms import day
from lcc.words import counted, message, say
from lcc_gui.document import Document
from lcc_gui.grid import GridModel, GridView
from lcc_gui.look import shades
from lcc_gui.settings import Settings
from lcc_gui.todo import Point, TodoList, called
from lcc_gui.views.trial.contents import contents
from lcc_gui.views.trial.example import KEPT, ExampleSheet
from lcc_gui.views.trial.step import Step, names_width
from lcc_gui.views.trial.versions import Versions


class Freezing(Step):
    """The state of the method, the button that freezes it, then what is done with a frozen method."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.state = self.note(role="section")
        self.whole = self.note(role="quiet")
        self.reminder = self.note(role="warning")
        self.copy = self.button(say("Copy the fingerprint"), self._copy)
        self.row(self.copy)
        self.changed_title = self.note(role="section")
        self.changed = TodoList()
        self.changed.go.connect(self.go)
        self.column.addWidget(self.changed)
        self.back = self.button(say("Go back to the frozen method"), self._go_back)
        self.row(self.back)
        self._ahead()
        self.freeze = self.button(say("Freeze the method"), self.freeze_now, primary=True)
        self.row(self.freeze)
        self.refusal = self.note(role="error")
        self.warning = self.note(role="warning")
        self.versions = Versions(document)
        self.versions.told.connect(self.told)
        self.column.addWidget(self.versions)
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Show where the method stands."""
        purchase = self.document.purchase
        self._stands(purchase)
        changes = _changes(purchase)
        self._differs(changes)
        ahead = not purchase.simulation and (purchase.seal is None or bool(changes))
        for widget in self.ahead:
            widget.setVisible(ahead)
        self.freeze.setVisible(ahead)
        self.frozen_list.setText(contents(purchase) if ahead else "")
        self._try(ahead=ahead)
        self.versions.refresh()

    # Slots

    def freeze_now(self) -> None:
        """Freeze in one edit, which undoing takes back."""
        before = self.document.purchase.seal
        made = self._attempt()
        if isinstance(made, LccError):
            self._try(ahead=True)
            return
        assert made.seal is not None
        what = message("freeze the method") if before is None else message(
            "freeze version {version} of the method", version=made.seal.version)  # fmt: skip
        self.document.do(made, what)
        self.document.settle()
        self.document.kept.pop(KEPT, None)
        self.told.emit(str(seal_sentence(made.seal)))

    # Private

    def _ahead(self) -> None:
        """Lay out what will be frozen."""
        title = self.note(say("What will be frozen"), "section")
        self.frozen_list = self.note()
        outside = self.note(
            say("Not frozen, and free to change: the dates, the trial offers, the offers, the ranges, the notes."),
            "quiet",
        )
        example = self.note(say("Worked example"), "section")
        why = self.note(
            say("Published with the method, so that anyone finds the same cents: make it up, never the figures of a "
                "tenderer."), "quiet",
        )  # fmt: skip
        self.example = ExampleSheet(self.document)
        self.table = GridView(GridModel(self.example, shades(self.settings.choices)), say("Worked example"))
        self.example.changed.append(lambda: self._try(ahead=True))
        self.column.addWidget(self.table)
        self.total = self.note(role="strong")
        self.dated = self.note()
        self.ahead = (title, self.frozen_list, outside, example, why, self.table, self.total, self.dated)

    def _stands(self, purchase: Purchase) -> None:
        """Say which method is frozen, and what that obliges to."""
        frozen = purchase.seal
        if purchase.simulation:
            self.state.setText(say("A copy marked Simulation is never frozen."))
        else:
            self.state.setText(str(seal_sentence(frozen)) if frozen else say("The method is not frozen yet."))
        whole = frozen.fingerprint if frozen else ""
        parts = " ".join(whole[start : start + 8] for start in range(0, len(whole), 8))
        self.whole.setText(say("Whole fingerprint: {fingerprint}", fingerprint=parts))
        told = reminder(purchase)
        self.reminder.setText(str(told or ""))
        for widget, shown in ((self.whole, frozen), (self.copy, frozen), (self.reminder, told)):
            widget.setVisible(shown is not None)

    def _differs(self, changes: tuple[Amendment, ...]) -> None:
        """List what has changed since the method was frozen."""
        title = counted("{count} change since the method was frozen", "{count} changes since the method was frozen",
                        len(changes))  # fmt: skip
        self.changed_title.setText(str(title))
        self.changed_title.setVisible(bool(changes))
        self.back.setVisible(bool(changes))
        purchase = self.document.purchase
        self.changed.show_points([
            Point("changed", str(before_and_after(one)), called(purchase, one.address) or str(place(one.address)),
                  address=one.address) for one in changes
        ])  # fmt: skip

    def _try(self, *, ahead: bool) -> None:
        """Say beforehand whether it can be frozen, what its example makes, and what the date implies."""
        self.table.grid.refresh()
        self.table.resizeColumnsToContents()
        self.table.fit(names_width(self.table), 40)
        made = self._attempt() if ahead else None
        refused = isinstance(made, LccError)
        self.refusal.setText(str(made) if refused else "")
        self.refusal.setVisible(refused)
        self.freeze.setEnabled(isinstance(made, Purchase))
        version = made.seal.version if isinstance(made, Purchase) and made.seal else 1
        self.freeze.setText(
            say("Freeze the method") if version == 1
            else say("Publish modified version {version} of the method", version=version)
        )  # fmt: skip
        late = ""
        if isinstance(made, Purchase) and made.seal is not None:
            total = Amount(made.seal.example.totals["total"], made.method.currency)
            self.total.setText(say("Total of the worked example: {amount}", amount=total))
            self.dated.setText(say("It will bear today’s date: {day}.", day=day(made.seal.on)))
            late = "\n".join(str(one) for one in frozen_findings(made))
        self.total.setVisible(isinstance(made, Purchase))
        self.dated.setVisible(isinstance(made, Purchase))
        self.warning.setText(late)
        self.warning.setVisible(bool(late))

    def _attempt(self) -> Purchase | LccError:
        today = date.today()  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant
        try:
            return seal(self.document.purchase, on=today, example=self.example.answers())
        except LccError as error:
            return error

    def _copy(self) -> None:
        frozen = self.document.purchase.seal
        if frozen is not None:
            QGuiApplication.clipboard().setText(frozen.fingerprint)

    def _go_back(self) -> None:
        self.document.do(as_frozen(self.document.purchase), message("go back to the frozen method"))
        self.document.settle()


def _changes(purchase: Purchase) -> tuple[Amendment, ...]:
    """List what has changed; a frozen text that cannot be read is said among the findings."""
    try:
        return tuple(changes_since(purchase))
    except LccError:
        return ()
