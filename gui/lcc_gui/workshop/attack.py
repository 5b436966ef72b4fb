"""*The room attacks*: a slider a value, and the tipping point of the one in hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from lcc import Comparison, LccError, compare
from lcc.documents.workshop.levers import Lever, changed, tipping
from lcc.documents.workshop.story import Story
from lcc.model import Address
from lcc.words import say
from lcc_gui.workshop.labels import label

_OWN = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}


class Handle(QSlider):
    """A slider moved by the arrows and the mouse; the keys of a clicker belong to the demonstration."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the arrows alone."""
        if event.key() in _OWN:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this one is in hand."""
        super().focusInEvent(event)
        self.taken.emit()


class Row(QWidget):
    """One lever: its name and its value over its slider."""

    moved = Signal()

    def __init__(self, lever: Lever, number: int) -> None:
        super().__init__()
        self.lever, self.current = lever, lever.published
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = QHBoxLayout()
        self.name = label(say("{number}. {label}", number=number, label=lever.label))
        self.value = label("", "section")
        self.value.setWordWrap(False)
        words.addWidget(self.name, 1)
        words.addWidget(self.value, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(words)
        self.handle = Handle()
        self.handle.setRange(0, lever.steps)
        self.handle.setPageStep(max(1, lever.steps // 10))
        self.handle.setValue(lever.place(lever.published))
        self.handle.setAccessibleName(str(lever.label))
        self.handle.valueChanged.connect(self._move)
        self.name.setBuddy(self.handle)
        column.addWidget(self.handle)
        self._say()

    # Public methods

    def put_back(self) -> None:
        """Go back to the published value."""
        self.current = self.lever.published
        self.handle.blockSignals(True)
        self.handle.setValue(self.lever.place(self.current))
        self.handle.blockSignals(False)
        self._say()

    # Private

    def _move(self, place: int) -> None:
        self.current = self.lever.at(place)
        self._say()
        self.moved.emit()

    def _say(self) -> None:
        self.value.setText(self.lever.said(self.current))
        self.handle.setAccessibleDescription(self.lever.said(self.current))


class Attack(QWidget):
    """The levers; whoever shows the bars is told when one moves."""

    moved = Signal()

    def __init__(self, told: Story) -> None:
        super().__init__()
        self.told = told
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.tip = label()
        self.tip.setAccessibleName(say("Tipping point"))
        self.rows = [Row(lever, number) for number, lever in enumerate(told.levers, 1)]
        for row in self.rows:
            column.addWidget(row)
            row.moved.connect(self.moved)
            row.handle.taken.connect(self._take)
        line = QHBoxLayout()
        line.addWidget(self.tip, 1)
        back = QPushButton(say("R: published values"))
        back.clicked.connect(lambda _=False: self.put_back())
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)
        self._said: object = None
        self.say_tip(self.rows[0])

    @property
    def values(self) -> dict[Address, float]:
        """What the room has changed."""
        return {row.lever.address: row.current for row in self.rows if row.current != row.lever.published}

    # Public methods

    def results(self) -> Comparison:
        """Compare under the values in force."""
        return compare(changed(self.told.purchase, self.values))

    def put_back(self) -> None:
        """Go back to the published values, all at once."""
        for row in self.rows:
            row.put_back()
        self.say_tip(self.rows[0])
        self.moved.emit()

    def take(self, number: int) -> None:
        """Take hold of a lever by its number."""
        if 1 <= number <= len(self.rows):
            self.rows[number - 1].handle.setFocus()

    def say_tip(self, row: Row) -> None:
        """Say the tipping point of a lever: it depends on the others alone, and is not sought again while it moves."""
        others = {address: value for address, value in self.values.items() if address != row.lever.address}
        asked = (row, others)
        if asked == self._said:
            return
        self._said = asked
        try:
            self.tip.setText(str(tipping(self.told.purchase, row.lever, others).sentence))
        except LccError as error:
            self.tip.setText(str(error))

    # Slots

    def _take(self) -> None:
        handle = self.sender()
        self.say_tip(next(row for row in self.rows if row.handle is handle))


def order_line(told: Story, results: Comparison | None = None) -> str:
    """Say the ranking in one line, and whether the first place has tipped."""
    ranking = (results or told.published).ranking
    order = "   ".join(say("{place}. {offer}", place=item.place, offer=item.offer) for item in ranking)
    first = [item.offer for item in ranking if item.place == 1]
    published = [item.offer for item in told.published.ranking if item.place == 1]
    if first == published:
        return say("{order}   –   same first as published", order=order)
    return say("{order}   –   tipped: {offers} now first", order=order, offers=first)
