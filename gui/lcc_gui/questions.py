"""What is to be settled with tenderers, offer by offer, and the lawful ways out of each point."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from lcc import screen
from lcc.scoring.ways_out import WAYS_OUT, WayOut
from lcc.terms import term
from lcc.words import choose, message, say
from lcc_gui.document import Document, Version
from lcc_gui.flow import flowing
from lcc_gui.letters import OPENINGS, letter
from lcc_gui.look import em

REASONS = ("irregular", "unacceptable", "inappropriate", "abnormally_low", "not_analysed")
PATIENCE = 120
"""Wait for a pause in typing before looking again. [ms]"""


@dataclass(frozen=True)
class Point:
    """One thing to settle about one offer."""

    offer: str
    sentence: str
    ways: tuple[WayOut, ...]
    parameter: str = ""


@lru_cache(maxsize=4)
def points(version: Version) -> tuple[Point, ...]:
    """List what is to be settled: missing, against a requirement, unlikely, a price that seems low."""
    seen = screen(version.purchase)
    found = [Point(gap.offer, str(gap.message), gap.ways_out) for gap in seen.incomplete]
    found += [Point(doubt.offer, str(doubt.message), doubt.ways_out, doubt.parameter) for doubt in seen.doubts]
    found += [Point(one.offer, str(one.message), WAYS_OUT["abnormally_low"]) for one in seen.prices.flags]
    return tuple(found)


class QuestionsPanel(QWidget):
    """The points to settle, and what has been done about each offer."""

    go = Signal(tuple)
    """Show the cell of an answer."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.4))
        self._notes: list[str] = []
        self._shown: object = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PATIENCE)
        self._pause.timeout.connect(self.show_now)
        self.show_now()

    # Public methods

    def refresh(self) -> None:
        """Look again after a pause."""
        if self._shown is not self.document.version:
            self._pause.start()

    def tell(self, notes: list[str]) -> None:
        """Say what the forms imported raised."""
        self._notes = notes
        self._shown = None
        self.show_now()

    def show_now(self) -> None:
        """Show what is to be settled in the version in force."""
        if self._shown is self.document.version:
            return
        self._shown = self.document.version
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for note in self._notes:
            self._column.addWidget(_label(note, "quiet"))
        found = points(self.document.version)
        aside = [offer for offer in self.document.purchase.offers if offer.set_aside is not None]
        if found or aside:
            self._column.addWidget(_label(say("To be settled"), "section"))
        for name in dict.fromkeys(point.offer for point in found):
            mine = [point for point in found if point.offer == name]
            self._column.addWidget(OfferPoints(self.document, name, mine))
        for offer in aside:
            self._column.addWidget(self._aside(offer.name))

    # Private

    def _aside(self, name: str) -> QWidget:
        offer = next(one for one in self.document.purchase.offers if one.name == name)
        assert offer.set_aside is not None
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        said = say("{offer}: set aside as {reason}. {note}", offer=name, reason=term(offer.set_aside.reason),
                   note=choose(offer.set_aside.note))  # fmt: skip
        line.addWidget(_label(said.strip()), 1)
        back = QPushButton(say("Take back"))
        back.setAccessibleName(say("Take back {offer}", offer=name))
        what = message("take back {offer}", offer=name)
        back.clicked.connect(lambda _=False: self.document.set(("offers", name, "set_aside"), None, what))
        line.addWidget(back)
        return row


class OfferPoints(QFrame):
    """The points of one offer, and the ways out they share."""

    def __init__(self, document: Document, name: str, found: list[Point]) -> None:
        super().__init__()
        self.document, self.name, self.points = document, name, found
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._column = QVBoxLayout(self)
        self._column.addWidget(_label(name, "section"))
        for point in found:
            self._column.addWidget(_label(f"• {point.sentence}"))
        ways = {way.step: way for point in found for way in point.ways}
        self._column.addWidget(flowing(*filter(None, map(self._way, ways.values()))))
        self._extra: QWidget | None = None

    # Private

    def _way(self, way: WayOut) -> QPushButton | None:
        words = {
            "clarify": say("Ask to clarify…"),
            "regularise": say("Ask to regularise…"),
            "justify": say("Ask to justify the price…"),
            "set_aside": say("Set aside…"),
        }.get(way.step)
        if words is None:
            return None
        button = QPushButton(words)
        button.setAccessibleName(say("{action} ({offer})", action=words, offer=self.name))
        button.setToolTip(str(way))
        button.setAccessibleDescription(str(way))
        if way.step in OPENINGS:
            button.clicked.connect(lambda _=False: self._write(way))
        else:
            button.clicked.connect(lambda _=False: self._ask_reason(way.reason or "irregular"))
        return button

    def _write(self, way: WayOut) -> None:
        """Show a letter to copy, in place."""
        mine = [point.sentence for point in self.points if way.step in {one.step for one in point.ways}]
        box = QPlainTextEdit(letter(self.document.purchase, way.step, mine))
        box.setAccessibleName(say("Letter to {offer}", offer=self.name))
        box.setFixedHeight(em(12))
        box.setTabChangesFocus(True)
        copy = QPushButton(say("Copy the letter"))
        copy.clicked.connect(lambda _=False: QGuiApplication.clipboard().setText(box.toPlainText()))
        self._put(box, copy)

    def _ask_reason(self, reason: str) -> None:
        """Ask for the legal reason, in place."""
        choice = QComboBox()
        choice.setAccessibleName(say("Legal reason"))
        for key in REASONS:
            choice.addItem(str(term(key)), key)
        choice.setCurrentIndex(REASONS.index(reason))
        note = QLineEdit()
        note.setPlaceholderText(say("What the reason rests on"))
        note.setAccessibleName(say("What the reason rests on"))
        done = QPushButton(say("Set aside {offer}", offer=self.name))
        done.clicked.connect(lambda _=False: self._set_aside(choice.currentData(), note.text()))
        self._put(choice, note, done)

    def _set_aside(self, reason: str, note: str) -> None:
        given = {"reason": reason, "note": note}
        self.document.set(("offers", self.name, "set_aside"), given, message("set aside {offer}", offer=self.name))
        self.document.settle()

    def _put(self, *widgets: QWidget) -> None:
        """Show something under the buttons, in the place of what was there."""
        if self._extra is not None:
            self._extra.deleteLater()
        self._extra = QWidget()
        column = QVBoxLayout(self._extra)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            side = Qt.AlignmentFlag.AlignLeft if isinstance(widget, QPushButton) else Qt.AlignmentFlag(0)
            column.addWidget(widget, 0, side)
        self._column.addWidget(self._extra)
        widgets[0].setFocus()


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label
