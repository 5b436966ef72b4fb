"""A list and what is chosen in it: side by side when there is room, one above the other when the text is large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from lcc.words import say
from lcc_gui.look import em

ROOM = 44
"""Width from which two fit side by side. [height of a line]"""


class Beside(QSplitter):
    """Two panes whose border is moved at will."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(em(0.8))
        self.right = QScrollArea()
        self.right.setWidgetResizable(True)
        self.right.setFrameShape(QFrame.Shape.NoFrame)
        self.right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.right.setAccessibleName(say("Details"))
        self.right.setWidget(right)
        self.right.setMinimumHeight(em(6))
        self.addWidget(left)
        self.addWidget(self.right)
        self.setSizes([em(24), em(30)])
        self._favoured = False

    # Public methods

    def favour_right(self, *, on: bool) -> None:
        """Give what is chosen nearly all the width, or share it."""
        if self.orientation() is Qt.Orientation.Horizontal and on is not self._favoured:
            left = em(14) if on else em(24)
            self.setSizes([left, max(self.width() - left, 1)])
        self._favoured = on

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the panes as the width allows."""
        wide = event.size().width() >= em(ROOM)
        wished = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.orientation() is not wished:
            self.setOrientation(wished)
            self.setSizes([em(24), em(30)] if wide else [em(9), em(12)])
        super().resizeEvent(event)
