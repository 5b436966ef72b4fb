"""What the window can do: an action has its words, its icon, its keys, in one table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from lcc.words import Message
from lcc_gui.look import icon

Keys = str | QKeySequence.StandardKey


@dataclass(frozen=True)
class Act:
    """One thing a person can ask for."""

    name: str
    words: Message
    run: Callable[[], object]
    keys: Keys | None = None
    icon: str = ""

    def action(self, parent: QWidget) -> QAction:
        """Make the action, its keys at work in the whole window."""
        action = QAction(str(self.words), parent)
        action.setObjectName(self.name)
        if self.icon:
            action.setIcon(icon(self.icon))
        if self.keys is not None:
            action.setShortcut(QKeySequence(self.keys))
        action.triggered.connect(lambda _checked=False: self.run())
        return action
