"""*Lundi, vous joignez ça à votre RC*: one key, two files, and a fingerprint read aloud."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcc.documents.workshop import Case, Monday, write_monday
from lcc.words import LccError, say
from lcc_gui.workshop.labels import label, put

GOOD, BAD = "✓", "✗"


class MondayPanel(QWidget):
    """The annex and the form, written and verified in front of the room."""

    def __init__(self, case: Case, folder: Path) -> None:
        super().__init__()
        self.case, self.folder = case, folder
        self.made: Monday | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch()
        buttons = QHBoxLayout()
        self.write_button = QPushButton(say("M: write the annex and the form"))
        self.write_button.setProperty("role", "primary")
        self.write_button.clicked.connect(lambda _=False: self.write())
        self.open_button = QPushButton(say("O: open both"))
        self.open_button.clicked.connect(lambda _=False: self.open())
        self.open_button.hide()
        for button in (self.write_button, self.open_button):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        self.where, self.digits, self.verdict = label(), label("", "huge"), label("", "good")
        self.problem = label("", "error")
        column.setSpacing(18)
        for shown in (self.problem, self.where, self.digits, self.verdict):
            shown.hide()
            column.addWidget(shown)
        put(self.where, say("Files go to {folder}", folder=folder))
        column.addWidget(self._aloud())
        column.addStretch()

    # Public methods

    def write(self) -> None:
        """Write both files and verify; what prevents it is said here."""
        put(self.problem, "")
        try:
            self.made = write_monday(self.case.purchase(), self.folder)
        except LccError as error:
            put(self.problem, str(error))
            return
        self._tell(self.made)

    def open(self) -> None:
        """Open both files with the programs of this computer."""
        for path in (self.made.annex, self.made.form) if self.made else ():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # Private

    def _aloud(self) -> QWidget:
        self.aloud = QWidget()
        row = QHBoxLayout(self.aloud)
        row.setContentsMargins(0, 0, 0, 0)
        asked = label(say("Read aloud:"))
        asked.setWordWrap(False)
        self.typed = QLineEdit()
        self.typed.setMaxLength(9)
        self.typed.setAccessibleName(say("Digits read aloud"))
        self.typed.textEdited.connect(self._check)
        self.heard = label()
        asked.setBuddy(self.typed)
        row.addWidget(asked)
        row.addWidget(self.typed, 1)
        row.addWidget(self.heard, 2, Qt.AlignmentFlag.AlignVCenter)
        self.aloud.hide()
        return self.aloud

    def _tell(self, made: Monday) -> None:
        put(self.where, say("{annex} and {form}, in {folder}", annex=made.annex.name, form=made.form.name,
                            folder=self.folder))  # fmt: skip
        put(self.digits, say("Fingerprint {digits}…", digits=made.digits))
        holds = made.verification.holds
        said = say("Verified: the method is the one that was frozen.") if holds else str(made.verification)
        self.verdict.setProperty("role", "good" if holds else "error")
        self.verdict.style().polish(self.verdict)
        put(self.verdict, f"{GOOD if holds else BAD} {said}")
        self.open_button.show()
        self.aloud.show()
        self.typed.clear()
        self.heard.clear()
        self.window().setFocus()

    def _check(self, typed: str) -> None:
        """Say whether the digits agree, once there are six of them."""
        assert self.made is not None
        complete = len([letter for letter in typed if letter.isalnum()]) >= len(self.made.digits) - 1
        agrees = self.made.agrees(typed)
        self.heard.setProperty("role", "good" if agrees else "error")
        self.heard.style().polish(self.heard)
        words = say("Same digits: verified.") if agrees else say("Not the same digits.")
        self.heard.setText(f"{GOOD if agrees else BAD} {words}" if complete else "")
