"""Launch, deadline, signature: each with what it implies, said anew when it changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from lcc.compliance.days import implied
from lcc.words import language, message, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Address, Document
from lcc_gui.fields import DayField, Field
from lcc_gui.look import em

DAYS = (
    ("launch", message("Launch")),
    ("deadline", message("Deadline for offers")),
    ("signature", message("Signature of the contract")),
)


class DatesPanel(QWidget):
    """Three days side by side."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.fields: dict[Address, Field] = {}
        self._implied: dict[str, QLabel] = {}
        example = say("day/month/year") if language() == "fr" else say("year-month-day")
        rooms = [self._day(key, str(words), example) for key, words in DAYS]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(in_columns(*rooms, most=3))

    # Public methods

    def refresh(self) -> None:
        """Say what each day implies."""
        for key, what in implied(self.document.purchase).items():
            self._implied[key].setText(str(what))
            field = self.fields[(key,)]
            found = [str(one.message) for one in field.found()]
            field.editor.setAccessibleDescription(" ".join([*found, str(what)]))

    # Private

    def _day(self, key: str, label: str, example: str) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, em(0.5))
        column.setSpacing(0)
        field = self.fields[(key,)] = DayField(self.document, (key,), label)
        assert isinstance(field.editor, QLineEdit)
        field.editor.setPlaceholderText(example)
        said = self._implied[key] = QLabel()
        said.setWordWrap(True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setProperty("role", "quiet")
        column.addWidget(field)
        column.addWidget(said)
        column.addStretch()
        return room
