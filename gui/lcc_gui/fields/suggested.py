"""A field one types into freely, with a few usual values to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QWidget

from lcc_gui.document import Address, Document
from lcc_gui.fields.field import Field


class SuggestedField(Field):
    """Words of one's own, or one of those suggested."""

    def __init__(self, document: Document, address: Address, label: str, suggested: Sequence[str], *, hint: str = "",
                 why: str = "") -> None:  # fmt: skip
        self._suggested = list(suggested)
        super().__init__(document, address, label, hint=hint, why=why)
        assert isinstance(self.editor, QComboBox)
        line = self.editor.lineEdit()
        assert line is not None
        line.setAccessibleName(label)

    def make(self) -> QWidget:
        """Make a list one can type into."""
        box = QComboBox()
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(self._suggested)
        box.setMinimumContentsLength(8)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.editTextChanged.connect(self._typed)
        box.activated.connect(lambda _: self.document.settle())
        return box

    def show_value(self, value: Any, typed: str | None) -> None:
        """Show it without moving the cursor of who is typing."""
        assert isinstance(self.editor, QComboBox)
        text = typed if typed is not None else str(value or "")
        if text == self.editor.currentText():
            return
        self.editor.blockSignals(True)  # Qt's signature
        self.editor.setEditText(text)
        self.editor.blockSignals(False)  # as above

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    # Slots

    def _typed(self, text: str) -> None:
        self.enter(text)
