"""What every field has: a label, an editor, a hint, and the sentence that says what is wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from lcc import LccError, read
from lcc.plan import Finding
from lcc.words import message, say
from lcc_gui.document import Address, Document
from lcc_gui.look import em
from lcc_gui.why import Why
from lcc_gui.words import name_of


class Field(QWidget):
    """One value at an address. Subclasses make the editor, show a value in it and read what was entered."""

    def __init__(self, document: Document, address: Address, label: str, *, hint: str = "", why: str = "") -> None:
        super().__init__()
        self.document, self.address = document, address
        self._shown: list[Finding] | None = None
        self._label, self._hint = QLabel(label), QLabel(hint)
        self._said = QLabel()
        self._said.setVisible(False)
        for line in (self._hint, self._said):
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._hint.setProperty("role", "quiet")
        if not hint:
            self._hint.hide()  # never shown before it has a parent: it would be a window
        self.editor = self.make()
        self.editor.setAccessibleName(label)
        self.editor.installEventFilter(self)
        self._label.setBuddy(self.editor)
        self.editor.setToolTip(why)
        self.editor.setWhatsThis(why)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, em(0.35))
        room.setSpacing(em(0.15))
        room.addWidget(self._label)
        room.addWidget(self.editor)
        if why:
            room.addWidget(Why(label, why))
        room.addWidget(self._hint)
        room.addWidget(self._said)
        self.setFocusProxy(self.editor)
        self._stale = False
        document.watch(self.follow)
        self.refresh()

    # For subclasses

    def make(self) -> QWidget:
        """Make the editor."""
        raise NotImplementedError

    def show_value(self, value: Any, typed: str | None) -> None:
        """Show a value, or what is half-typed in its place."""
        raise NotImplementedError

    def found(self) -> list[Finding]:
        """List what is said of the value."""
        return self.document.said(self.address)

    # Public methods

    def value(self) -> Any:
        """Return the value in force, None when the address leads nowhere any more."""
        try:
            return read(self.document.purchase, self.address)
        except LccError:
            return None

    def enter(self, given: Any) -> None:
        """Put what was entered into the document."""
        what = message("change {what}", what=name_of(self.document.purchase, self.address))
        self.document.set(self.address, given, what)

    def left(self) -> None:
        """Do what is to be done when the editor is left."""

    def follow(self) -> None:
        """Show what the document is now, or wait until the field is in sight."""
        self._stale = self.window().isVisible() and not self.isVisible()
        if not self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Show the value in force and what is said of it."""
        self.show_value(self.value(), self.document.typed(self.address))
        found = self.found()
        if found == self._shown:
            return
        self._shown = found
        worst = "error" if any(one.severity == "error" for one in found) else "warning" if found else ""
        self._said.setText("\n".join(dict.fromkeys(f"{_sign(one.severity)} {one.message}" for one in found)))
        self._said.setVisible(bool(found))
        for part, name in ((self.editor, "state"), (self._said, "role")):
            if part.property(name) != worst:
                part.setProperty(name, worst)
                part.style().unpolish(part)
                part.style().polish(part)
        described = " ".join(text for text in (self._hint.text(), self._said.text()) if text)
        self.editor.setAccessibleDescription(described)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the field was out of sight."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """End the edit when the editor is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.document.settle()
            self.left()
        return super().eventFilter(watched, event)


def _sign(severity: str) -> str:
    """Say the severity in words and not by colour alone."""
    return say("Error:") if severity == "error" else say("Look:")
