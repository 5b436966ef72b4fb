"""*À compléter*: what is wrong or missing in the method, each a step away from its field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lcc.plan import Finding
from lcc.words import counted, say
from lcc_gui.document import Document, Version
from lcc_gui.look import em
from lcc_gui.views.method.room import plain_label
from lcc_gui.views.method.source import gaps
from lcc_gui.words import name_of

FEW = 3
"""Points listed until more are asked for."""
MOST = 40


class ToDo(QWidget):
    """The points, the worst first; a few at first."""

    go = Signal(tuple)
    """Show the field of an address."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self._shown: Version | None = None
        self._addresses: list[tuple[str, ...]] = []
        self._rows: list[tuple[QWidget, QPushButton, QLabel]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(em(0.15))
        self.title = plain_label("", "section")
        self.more = QPushButton()
        self.more.setProperty("role", "why")
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _: self._show())
        self.column.addWidget(self.title)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    # Public methods

    def refresh(self) -> None:
        """Show the points of the version in force."""
        if self._shown is not self.document.version:
            self._shown = self.document.version
            self._show()

    def sentences(self) -> list[str]:
        """Return what is listed, in order."""
        return [label.text() for row, _, label in self._rows if not row.isHidden()]

    # Private

    def _show(self) -> None:
        points = to_do(self.document)
        few = points if self.more.isChecked() else points[:FEW]
        self.title.setText(str(counted("To complete: {count} point", "To complete: {count} points", len(points))))
        self.setVisible(bool(points))
        self.more.setVisible(len(points) > FEW)
        self.more.setText(say("Show fewer") if self.more.isChecked() else say("Show all"))
        while len(self._rows) < len(few):
            self._add_row()
        self._addresses = [point.address for point in few]
        for place, (row, button, label) in enumerate(self._rows):
            row.setVisible(place < len(few))
            if place < len(few):
                sentence = self._sentence(few[place])
                if label.text() != sentence:
                    label.setText(sentence)
                    label.setProperty("role", few[place].severity if few[place].severity == "error" else "")
                    label.style().unpolish(label)
                    label.style().polish(label)
                button.setAccessibleName(say("Go to: {what}", what=sentence))

    def _sentence(self, point: Finding) -> str:
        sign = "✖" if point.severity == "error" else "•"
        where = str(name_of(self.document.purchase, point.address))
        return say("{sign} {where}: {what}", sign=sign, where=where[:1].upper() + where[1:], what=point.message)

    def _add_row(self) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(0.5))
        button, label = QPushButton(say("Go")), plain_label()
        place = len(self._rows)
        button.clicked.connect(lambda _=False: self.go.emit(self._addresses[place]))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label, 1)
        self._rows.append((row, button, label))
        self.column.insertWidget(self.column.count() - 1, row)


def to_do(document: Document) -> list[Finding]:
    """List the points about the method, errors first, each place and sentence once."""
    found = [one for one in document.findings if one.address[:1] == ("method",)]
    frozen = document.purchase.seal is not None
    found += [] if frozen else list(gaps(document.version))
    found.sort(key=lambda one: one.severity != "error")
    once = {(one.address, str(one.message)): one for one in found}
    return list(once.values())[:MOST]
