"""One of a few, all in sight: buttons in a row that wraps, one pressed at a time."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from lcc_gui.flow import flowing


class Switch(QWidget):
    """Exclusive buttons; the arrows go from one to the next."""

    chosen = Signal(int)

    def __init__(self, name: str, words: Iterable[str], current: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        buttons = []
        for place, text in enumerate(words):
            button = QPushButton(text.replace("&", "&&"))
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setProperty("role", "switch")
            self._group.addButton(button, place)
            buttons.append(button)
        buttons[current].setChecked(True)
        self._group.idClicked.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flowing(*buttons))

    # Public methods

    def current(self) -> int:
        """Return the place of the one pressed."""
        return self._group.checkedId()

    def press(self, place: int) -> None:
        """Press one; Tab stops at it from then on, as when a person presses it."""
        button = self._group.button(place)
        button.setChecked(True)
        for other in self._group.buttons():
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other is button else Qt.FocusPolicy.ClickFocus)
        self.chosen.emit(place)
