"""Texts on the screen: plain, wrapped, with a role that gives them their size and colour."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(text: str = "", role: str = "") -> QLabel:
    """Make a text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if role:
        made.setProperty("role", role)
    return made


def put(shown: QLabel, text: str) -> None:
    """Change a text; without any, it takes no room."""
    shown.setText(text)
    shown.setVisible(bool(text))
