"""The votes, typed in as they are counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from lcc.words import say
from lcc_gui.workshop.labels import label

MOST = 9999
_OWN = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class VoteField(QLineEdit):
    """One number; every other key belongs to the demonstration."""

    def __init__(self, offer: str) -> None:
        super().__init__()
        self.setValidator(QIntValidator(0, MOST, self))
        self.setMaxLength(4)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(say("Votes for {offer}", offer=offer))
        self.setPlaceholderText("…")

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take figures; Enter goes to the next field; leave the rest to the stage."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif event.key() in _OWN or event.text().isdigit():
            super().keyPressEvent(event)
        else:
            event.ignore()


class Voting(QWidget):
    """A number an offer."""

    changed = Signal(dict)

    def __init__(self, offers: Iterable[str], votes: Mapping[str, int]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.fields: dict[str, VoteField] = {}
        for offer in offers:
            field = VoteField(offer)
            letter = label(offer, "title")
            letter.setWordWrap(False)
            letter.setBuddy(field)
            field.setText(str(votes[offer]) if offer in votes else "")
            field.textChanged.connect(self._tell)
            row.addWidget(letter)
            row.addWidget(field, 1)
            row.addSpacing(20)
            self.fields[offer] = field

    # Public methods

    def begin(self) -> None:
        """Be ready for the first number."""
        next(iter(self.fields.values())).setFocus()

    # Private

    def _tell(self, _text: str) -> None:
        typed = {offer: field.text() for offer, field in self.fields.items()}
        self.changed.emit({offer: int(text) for offer, text in typed.items() if text.isdecimal()})
