"""Fields that are chosen from a list, or ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from lcc_gui.document import Address, Document
from lcc_gui.fields.field import Field
from lcc_gui.look import em

Options = Sequence[tuple[Any, str]]
"""Values and what they are called."""


class ChoiceField(Field):
    """One of a few values; the wheel scrolls the page and never changes a choice by accident."""

    def __init__(self, document: Document, address: Address, label: str, options: Options, *, hint: str = "",
                 why: str = "") -> None:  # fmt: skip
        self._options = list(options)
        super().__init__(document, address, label, hint=hint, why=why)

    def make(self) -> QWidget:
        """Make the list."""
        box = QComboBox()
        box.setMinimumContentsLength(6)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for place, (_, words) in enumerate(self._options):
            box.addItem(words)
            box.setItemData(place, words, Qt.ItemDataRole.ToolTipRole)
        box.activated.connect(self._chosen)
        return box

    def show_value(self, value: Any, typed: str | None) -> None:
        """Show the choice in force."""
        values = [option for option, _ in self._options]
        assert isinstance(self.editor, QComboBox)
        self.editor.setCurrentIndex(values.index(value) if value in values else -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Leave the wheel to the page."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _chosen(self, place: int) -> None:
        self.enter(self._options[place][0])
        self.document.settle()


class CheckField(Field):
    """Yes or no; its words are beside the box, in several lines when there is little room."""

    def __init__(self, document: Document, address: Address, label: str, *, hint: str = "", why: str = "") -> None:
        super().__init__(document, address, label, hint=hint, why=why)
        room = self.layout()
        assert isinstance(room, QVBoxLayout)
        beside = QHBoxLayout()
        beside.setSpacing(em(0.4))
        beside.addWidget(self.editor)
        beside.addWidget(self._label, 1)
        room.insertLayout(0, beside)
        self._label.installEventFilter(self)

    def make(self) -> QWidget:
        """Make the box."""
        box = QCheckBox()
        box.clicked.connect(self._ticked)
        return box

    def show_value(self, value: Any, typed: str | None) -> None:
        """Show whether it is ticked."""
        assert isinstance(self.editor, QCheckBox)
        self.editor.setChecked(bool(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Take a click on the words as one on the box."""
        if watched is self._label and event.type() == QEvent.Type.MouseButtonPress:
            assert isinstance(self.editor, QCheckBox)
            self.editor.click()
            return True
        return super().eventFilter(watched, event)

    def _ticked(self, on: bool) -> None:  # Qt's signal
        self.enter(on)
        self.document.settle()
