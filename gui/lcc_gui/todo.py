"""What is to be looked at: one frame a point, with the text it rests on, what to do, and the way to the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lcc import LccError, Purchase, read
from lcc.plan import Finding
from lcc.words import Message, choose, message, say
from lcc_gui.document import Address
from lcc_gui.look import em
from lcc_gui.words import FIELDS, name_of

Outcome = Literal["blocking", "look", "not_checked", "ok", "changed", "note", "holds", "differs"]
SIGNS: dict[Outcome, tuple[str, Message, str]] = {
    "blocking": ("✖", message("Blocking"), "error"),
    "look": ("⚠", message("To look at"), "warning"),
    "not_checked": ("○", message("Not checked"), "quiet"),
    "ok": ("✓", message("Nothing against it"), "good"),
    "changed": ("✎", message("Changed"), "warning"),
    "holds": ("✓", message("Holds"), "good"),
    "differs": ("✖", message("Differs"), "error"),
    "note": ("•", message("For information"), "quiet"),
}
"""A sign, words and the role of a label: never a colour alone."""


@dataclass(frozen=True)
class Point:
    """One thing said of a place."""

    outcome: Outcome
    sentence: str
    subject: str = ""
    references: str = ""
    todo: str = ""
    address: Address = ()


def of_finding(purchase: Purchase, finding: Finding) -> Point:
    """Return what was found at an address as a point."""
    outcome: Outcome = "blocking" if finding.severity == "error" else "look"
    return Point(outcome, str(finding.message), called(purchase, finding.address), address=finding.address)


def called(purchase: Purchase, address: Address) -> str:
    """Name a place as people do; nothing where they have no word for it."""
    if not address or (len(address) == 1 and address[0] not in FIELDS):
        return ""
    if len(address) != 3 or address[0] != "method":
        return str(name_of(purchase, address))
    try:
        thing = read(purchase, address)
    except LccError:
        return address[-1]
    return choose(getattr(thing, "label", "")) or address[-1]


class TodoList(QWidget):
    """Points under one another; made anew only when they change."""

    go = Signal(tuple)
    """Show the place of an address."""

    def __init__(self) -> None:
        super().__init__()
        self.points: tuple[Point, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.3))
        self.hide()

    # Public methods

    def show_points(self, points: Sequence[Point]) -> None:
        """Show points; nothing takes no room."""
        self.setVisible(bool(points))
        if self.points == tuple(points):
            return
        self.points = tuple(points)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for point in points:
            self._column.addWidget(self._row(point))

    # Private

    def _row(self, point: Point) -> QWidget:
        frame = QFrame()
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(frame)
        row.setContentsMargins(em(0.6), em(0.35), em(0.5), em(0.35))
        texts = QVBoxLayout()
        texts.setSpacing(em(0.15))
        sign, words, role = SIGNS[point.outcome]
        head = say("{sign} {words}: {subject}", sign=sign, words=words, subject=point.subject or point.sentence)
        texts.addWidget(line_of(head, role))
        if point.subject:
            texts.addWidget(line_of(point.sentence))
        if point.todo:
            texts.addWidget(line_of(say("→ {todo}", todo=point.todo)))
        if point.references:
            texts.addWidget(line_of(point.references, "quiet"))
        row.addLayout(texts, 1)
        if point.address:
            row.addWidget(self._way(point, head), 0, Qt.AlignmentFlag.AlignTop)
        return frame

    def _way(self, point: Point, head: str) -> QPushButton:
        button = QPushButton(say("Go to it"))
        button.setAccessibleName(say("Go to it: {what}", what=point.subject or point.sentence))
        button.setAccessibleDescription(head)
        button.clicked.connect(lambda _=False: self.go.emit(point.address))
        return button


def line_of(text: str, role: str = "") -> QLabel:
    """Make a label of plain words that wraps and can be copied."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
