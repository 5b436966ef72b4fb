"""What every way to begin is: it names itself, and makes a purchase when asked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSpinBox, QVBoxLayout, QWidget

from lcc import Purchase
from lcc.words import Message, say


class Start(QWidget):
    """One way to begin."""

    chosen = Signal()
    """Chosen by Enter or a double click: begin at once."""
    name: Message
    page = "purchase"

    # Public methods

    def purchase(self) -> Purchase:
        """Make the purchase chosen."""
        raise NotImplementedError


def words(column: QVBoxLayout, role: str = "") -> QLabel:
    """Add a line of words."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    column.addWidget(label)
    return label


class BaseYear(QWidget):
    """Year 0: the year of the money and of the first payments."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        label = words(column)
        label.setText(say("Base year (year 0)"))
        self.box = QSpinBox()
        self.box.setRange(2000, 2100)
        self._own = False
        self.suggest(0)
        self.box.lineEdit().textEdited.connect(self._typed)
        self.box.setAccessibleName(label.text())
        label.setBuddy(self.box)
        column.addWidget(self.box, 0, Qt.AlignmentFlag.AlignLeft)
        note = words(column, "quiet")
        note.setText(say("The year of the first payments; prices are in money of that year."))
        self.box.setAccessibleDescription(note.text())

    # Public methods

    def suggest(self, year: int) -> None:
        """Propose this year, or that of a method when it is later; what was typed stays."""
        if not self._own:
            now = date.today().year  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant
            self.box.setValue(max(now, year))

    def year(self) -> int:
        """Return the year chosen."""
        return self.box.value()

    # Slots

    def _typed(self) -> None:
        self._own = True
