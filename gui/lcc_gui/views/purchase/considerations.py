"""Where the documents take the environment and society into account: specification, clause, criterion."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lcc import check_law
from lcc.words import message, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Address, Document
from lcc_gui.fields import Field, TextField
from lcc_gui.law import LawNotes
from lcc_gui.look import em

SUBJECTS = (("environment", message("Environment")), ("social", message("Social")))
PLACES = (
    ("specification", message("In the technical specification (L2111-2)")),
    ("clause", message("In an execution clause (L2112-2)")),
    ("criterion", message("In a criterion, where none above says it (L2152-7)")),
)
CHECKED = ("environmental_clause", "environmental_specification")


class ConsiderationsPanel(QWidget):
    """Two subjects, three places each, and what to declare in the essential data."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.fields: dict[Address, Field] = {}
        self._law = LawNotes(document, *CHECKED)
        self._declared = QLabel()
        self._declared.setWordWrap(True)
        self._declared.setTextFormat(Qt.TextFormat.PlainText)
        self._declared.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        note = QLabel(say("A few words, or the number of the article; empty where there is nothing."))
        note.setWordWrap(True)
        note.setTextFormat(Qt.TextFormat.PlainText)
        for label in (note, self._declared):
            label.setProperty("role", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        column.addWidget(note)
        column.addWidget(in_columns(*(self._subject(key, str(words)) for key, words in SUBJECTS)))
        column.addWidget(self._law)
        column.addWidget(self._declared)

    # Public methods

    def refresh(self) -> None:
        """Say what is to be declared, and what the texts ask for."""
        self._law.refresh()
        values = check_law(self.document.purchase).considerations
        lines = [say("{name}: {list}", name=name, list=" ; ".join(found)) for name, found in values.items()]
        self._declared.setText("\n".join([say("To declare in the essential data (DECP):"), *lines]))

    # Private

    def _subject(self, key: str, words: str) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QLabel(words)
        head.setProperty("role", "strong")
        column.addWidget(head)
        for place, label in PLACES:
            field = TextField(self.document, (key, place), str(label))
            field.editor.setAccessibleName(say("{subject}: {place}", subject=words, place=label))
            self.fields[key, place] = field
            column.addWidget(field)
        column.addStretch()
        return room
