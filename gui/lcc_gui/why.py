"""*Pourquoi ?*: a link that shows, in place, the sentence behind a default."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lcc.words import say
from lcc_gui.look import em


class Why(QWidget):
    """The question, and its answer once asked."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__()
        self.button = QPushButton(say("Why?"))
        self.button.setProperty("role", "why")
        self.button.setCheckable(True)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setAccessibleName(say("Why? ({what})", what=what))
        self.button.setAccessibleDescription(why)
        self.answer = QLabel(why)
        self.answer.setWordWrap(True)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.answer.setProperty("role", "quiet")
        self.answer.hide()
        self.button.toggled.connect(self.answer.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.1))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.answer)
