"""What is done with a frozen method: exported alone, held to a published file or a printed fingerprint; its journal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcc import LccError, load, publish, save, simulation_copy, verify
from lcc.canonical import short
from lcc.differences import change_sentence
from lcc.seals import JournalEntry
from lcc.terms import day
from lcc.verification import Verification
from lcc.words import counted, say
from lcc_gui.document import Document
from lcc_gui.flow import flowing
from lcc_gui.look import em
from lcc_gui.producing import file_stem
from lcc_gui.todo import Outcome, Point, TodoList, line_of

OUTCOMES: dict[str, Outcome] = {"holds": "holds", "fails": "differs", "doubtful": "look"}
ENDING = ".lcc.yaml"


class Versions(QWidget):
    """Buttons, what they found, and the journal."""

    told = Signal(str)
    """Something done, in words."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.printed = QLineEdit()
        self.printed.setPlaceholderText(say("Printed fingerprint, 8 digits at least"))
        self.printed.setAccessibleName(say("Printed fingerprint"))
        self.printed.setMinimumWidth(em(20))
        self.printed.returnPressed.connect(self.verify_printed)
        self.export = _button(say("Export the method alone…"), self.ask_export)
        self.against = _button(say("Verify against a published file…"), self.ask_published)
        self.hold = _button(say("Verify"), self.verify_printed)
        self.copied = _button(say("Make a simulation copy…"), self.ask_copy)
        self.said = line_of("", "strong")
        self.proofs = TodoList()
        self.title = line_of(say("Journal of versions"), "section")
        self.journal = line_of("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.5))
        self.frozen_row = flowing(self.export, self.against, self.printed, self.hold)
        for widget in (
            self.frozen_row, flowing(self.copied), self.said, self.proofs, self.title, self.journal,
        ):  # fmt: skip
            column.addWidget(widget)
        self.said.hide()

    # Public methods

    def refresh(self) -> None:
        """Show what can be done with the method as it stands."""
        purchase = self.document.purchase
        self.frozen_row.setVisible(purchase.seal is not None)
        self.copied.setVisible(not purchase.simulation)
        self.title.setVisible(bool(purchase.journal))
        self.journal.setText("\n\n".join(_entry(one) for one in reversed(purchase.journal)))
        self.journal.setVisible(bool(purchase.journal))
        self._tell("")

    def export_to(self, path: Path) -> None:
        """Write the frozen method alone."""
        done = say("The method alone is written: {file}", file=path.name)
        self._write(path, lambda: save(publish(self.document.purchase), path), done)

    def copy_to(self, path: Path) -> None:
        """Write a copy to try something else on."""
        done = say("The simulation copy is written: {file}. Open it from the File menu.", file=path.name)
        self._write(path, lambda: save(simulation_copy(self.document.purchase), path), done)

    def verify_against(self, path: Path) -> None:
        """Hold the method in force to what was published in a file."""
        try:
            published = load(path)
        except LccError as error:
            self._tell(str(error), "error")
            return
        if published.seal is None:
            self._tell(say("{file}: no method is frozen in this file.", file=path.name), "error")
            return
        held = self.document.purchase.replace(seal=published.seal, journal=published.journal)
        self._verified(verify(held), say("Against {file}:", file=path.name))

    # Slots

    def verify_printed(self) -> None:
        """Hold the frozen method to a fingerprint read on paper; without one, to itself."""
        try:
            found = verify(self.document.purchase, printed=self.printed.text().strip() or None)
        except LccError as error:
            self._tell(str(error), "error")
            return
        self._verified(found, say("The frozen method:"))

    def ask_export(self) -> None:
        """Ask where the method alone goes."""
        self._ask(say("Export the method alone"), self.export_to, say("method"))

    def ask_copy(self) -> None:
        """Ask where the simulation copy goes."""
        self._ask(say("Make a simulation copy"), self.copy_to, say("simulation"))

    def ask_published(self) -> None:
        """Ask which file was published."""
        self._ask(say("Verify against a published file"), self.verify_against)

    # Private

    def _ask(self, title: str, then: Callable[[Path], None], name: str = "") -> None:
        dialog = QFileDialog(self, title)
        dialog.setNameFilters([say("Purchases (*.lcc.yaml)"), say("All files (*)")])
        if name:
            purchase = self.document.purchase
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(ENDING.removeprefix("."))
            dialog.selectFile(file_stem(name, purchase.reference) + ENDING)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if self.document.path is not None:
            dialog.setDirectory(str(self.document.path.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def _write(self, path: Path, write: Callable[[], None], done: str) -> None:
        """Write a file beside the purchase, never over it."""
        own = self.document.path
        if own is not None and path.resolve() == own.resolve():
            self._tell(say("This file is the purchase itself: choose another name."), "error")
            return
        try:
            write()
        except LccError as error:
            self._tell(str(error), "error")
            return
        self._tell(done, "good")
        self.told.emit(done)

    def _verified(self, found: Verification, about: str) -> None:
        verdict = say("all holds.") if found.holds else say("something differs.")
        self._tell(say("{about} {verdict}", about=about, verdict=verdict), "good" if found.holds else "error")
        self.proofs.show_points([Point(OUTCOMES[one.outcome], str(one.sentence)) for one in found.proofs])

    def _tell(self, sentence: str, role: str = "") -> None:
        self.proofs.show_points([])
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.said.setProperty("role", role)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)


def _button(words: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(lambda _=False: run())
    return button


def _entry(entry: JournalEntry) -> str:
    """Write one version: when, its fingerprint, what changed."""
    head = say("Version {version}, {day}, fingerprint {short}", version=entry.version, day=day(entry.on),
               short=short(entry.fingerprint))  # fmt: skip
    if entry.version == 1:
        return head
    changes = counted("{count} change", "{count} changes", len(entry.changes))
    return "\n".join([say("{head}: {changes}", head=head, changes=changes),
                      *(f"    • {change_sentence(one)}" for one in entry.changes)])  # fmt: skip
