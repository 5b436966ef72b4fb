"""What was found: a list that takes hundreds of lines at each keystroke, headings among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from lcc_gui.look import em

Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Line:
    """One thing found; a heading has no key."""

    key: str
    title: str
    more: str = ""
    ticked: bool | None = None
    """Whether it is chosen to be compared; None where nothing is."""


class Found(QListWidget):
    """Lines of two rows: what it is, then what is worth knowing before opening it."""

    picked = Signal(str)
    """Another line is in sight: its key, empty when there is none."""
    ticked = Signal(str, bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(em(14), em(5))
        self.currentItemChanged.connect(lambda *_: self.picked.emit(self.key()))
        self.itemChanged.connect(lambda item: self.ticked.emit(_key(item), item.checkState() is Qt.CheckState.Checked))

    # Public methods

    def key(self) -> str:
        """Return the key of the line in sight, empty when there is none."""
        item = self.currentItem()
        return _key(item) if item is not None else ""

    def keys(self) -> list[str]:
        """List the keys, headings left out."""
        return [key for row in range(self.count()) if (key := _key(self.item(row)))]

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show other lines, the best in sight."""
        was = self.blockSignals(True)
        self.clear()
        for line in lines:
            self.addItem(self._item(line))
        self.go_to(next(iter(self.keys()), ""))
        self.scrollToTop()
        self.blockSignals(was)
        self.picked.emit(self.key())

    def go_to(self, key: str) -> bool:
        """Put the cursor on the line of a key; tell whether there is one."""
        for row in range(self.count() if key else 0):
            if _key(self.item(row)) == key:
                self.setCurrentRow(row)
                return True
        return False

    def tick(self, key: str, *, on: bool) -> None:
        """Tick the lines of a key, without saying so."""
        was = self.blockSignals(True)
        for row in range(self.count()):
            if _key(self.item(row)) == key:
                self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.blockSignals(was)

    # Private

    def _item(self, line: Line) -> QListWidgetItem:
        item = QListWidgetItem(f"{line.title}\n{line.more}")
        item.setData(Role.UserRole, line.key)
        item.setData(Role.AccessibleTextRole, ", ".join(filter(None, (line.title, line.more))))
        if not line.key:
            font = self.font()
            font.setBold(True)
            item.setFont(font)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        elif line.ticked is not None:
            item.setCheckState(Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)
        return item


def _key(item: QListWidgetItem) -> str:
    return str(item.data(Role.UserRole))
