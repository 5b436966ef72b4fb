"""Fields side by side in columns of one width: as many as the window and the size of the text leave room for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from lcc_gui.flow import Flow
from lcc_gui.look import em


class Columns(Flow):
    """Items in a grid whose number of columns follows its width; a row is as high as its highest item."""

    def __init__(self, most: int, least: float) -> None:
        super().__init__()
        self._most, self._least = most, em(least)
        self.setSpacing(em(1))

    # Qt overrides

    def minimumSize(self) -> QSize:
        """Need the width of one column; the height follows from the width in force."""
        return QSize(super().minimumSize().width(), 0)

    # Private

    def _place(self, box: QRect, *, moving: bool) -> int:
        gap = self.spacing()
        count = max(1, min(self._most, (box.width() + gap) // (self._least + gap)))
        width = max(1, (box.width() - gap * (count - 1)) // count)
        shown = [item for item in self._items if (held := item.widget()) is None or not held.isHidden()]
        y = box.y()
        for start in range(0, len(shown), count):
            row = shown[start : start + count]
            heights = [_height(item, width) for item in row]
            for place, item in enumerate(row if moving else ()):
                item.setGeometry(QRect(box.x() + place * (width + gap), y, width, heights[place]))
            y += max(heights)
        return y - box.y()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def in_columns(*widgets: QWidget, most: int = 2, least: float = 15) -> QWidget:
    """Put widgets in at most so many columns, each at least so wide. [height of a line]"""
    room = QWidget()
    columns = Columns(most, least)
    for widget in widgets:
        columns.addWidget(widget)
    room.setLayout(columns)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    room.setSizePolicy(policy)
    return room
