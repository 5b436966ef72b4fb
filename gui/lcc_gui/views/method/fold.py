"""Settings few people need, behind a button that says what they are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lcc.words import say
from lcc_gui.look import em


class Fold(QWidget):
    """A button, and what it shows."""

    def __init__(self, words: str, *widgets: QWidget) -> None:
        super().__init__()
        self._words = words
        self.button = QPushButton()
        self.button.setAccessibleName(words)
        self.button.setCheckable(True)
        self.button.setProperty("role", "why")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.inside = QWidget()
        room = QVBoxLayout(self.inside)
        room.setContentsMargins(0, em(0.2), 0, 0)
        room.setSpacing(em(0.3))
        for widget in widgets:
            room.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.inside)
        self.button.toggled.connect(self._show)
        self._show(self.button.isChecked())

    # Public methods

    def unfold(self) -> None:
        """Show what is inside."""
        self.button.setChecked(True)

    # Slots

    def _show(self, on: bool) -> None:  # Qt's signal
        self.inside.setVisible(on)
        mark = "▾" if on else "▸"
        self.button.setText(f"{mark} {self._words}".replace("&", "&&"))
        self.button.setAccessibleDescription(say("shown") if on else say("hidden"))
