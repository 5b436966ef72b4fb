"""A searchable list on the left, what is chosen explained on the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lcc.words import say
from lcc_gui.columns import in_columns
from lcc_gui.look import em
from lcc_gui.starts.start import Start, words

Item = tuple[str, str]
"""A key and its words; a heading has no key."""


class ChoosingStart(Start):
    """The list and the explanation; subclasses fill both."""

    page = "purchase"

    def __init__(self, name: str) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search"))
        self.search.setAccessibleName(say("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.fill)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(em(18))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda *_: self._follow())
        self.list.itemActivated.connect(lambda _: self.chosen.emit())
        self.details = QVBoxLayout()
        self.details.setSpacing(em(0.4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em(0.4), 0, 0)
        column.addWidget(in_columns(self._left(), self._right(), least=16), 1)
        self.setFocusProxy(self.search)

    # For subclasses

    def found(self, text: str) -> Iterable[Item]:
        """List what holds the words, headings included."""
        raise NotImplementedError

    def explain(self, key: str) -> None:
        """Say what is chosen."""
        raise NotImplementedError

    # Public methods

    def key(self) -> str:
        """Return the key of what is chosen, empty when nothing is."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def choose_key(self, key: str) -> None:
        """Choose what has a key."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentRow(row)

    def fill(self) -> None:
        """List again what holds the words searched."""
        before = self.key()
        self.list.clear()
        for key, text in self.found(self.search.text()):
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            if not key:
                font = self.list.font()
                font.setBold(True)
                item.setFont(font)
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.choose_key(before)
        if not self.key():
            self.list.setCurrentRow(1 if self.list.count() > 1 and not self._key_at(0) else 0)
        self._nothing.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))

    # Private

    def _key_at(self, row: int) -> str:
        return str(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    def _left(self) -> QWidget:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self._nothing = words(column, "quiet")
        self._nothing.setText(say("Nothing holds these words."))
        self._nothing.hide()
        return room

    def _right(self) -> QWidget:
        room = QWidget()
        room.setLayout(self.details)
        self.details.setContentsMargins(0, 0, 0, 0)
        return room

    def _follow(self) -> None:
        if key := self.key():
            self.explain(key)
