"""What the parts of the catalogue share: words to search, filters, what is found, what is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lcc.catalogue.vocabulary import folded
from lcc.documents.annex.wording import capital
from lcc.words import LccError, Message, say
from lcc_gui.catalogue.beside import Beside
from lcc_gui.catalogue.found import Found, Line
from lcc_gui.flow import flowing
from lcc_gui.look import em
from lcc_gui.settings import Settings
from lcc_gui.todo import line_of

MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Part(QWidget):
    """A search, and the page of what is chosen; subclasses find and explain."""

    def __init__(self, settings: Settings, name: str, hint: str) -> None:
        super().__init__()
        self.settings = settings
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self.look_up())
        self.search.installEventFilter(self)
        self.counting = line_of("", "quiet")
        self.found = Found(name)
        self.found.picked.connect(self.explain)
        self.said = line_of("")
        self.said.hide()
        self.page = QVBoxLayout()
        self.page.setContentsMargins(em(0.4), 0, em(0.6), 0)
        self.page.setSpacing(em(0.5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em(0.4), 0, 0)
        self.right = QWidget()
        self.right.setLayout(self.page)
        self.panes = Beside(self._left(), self.right)
        column.addWidget(self.panes, 1)
        self.setFocusProxy(self.search)

    # For subclasses

    def filters(self) -> Iterable[QWidget]:
        """Make what narrows the search."""
        return ()

    def lines(self, words: str) -> Iterable[Line]:
        """List what holds the words, best first; all of it without words."""
        raise NotImplementedError

    def counted(self, count: int) -> Message:
        """Say how many were found."""
        raise NotImplementedError

    def explain(self, key: str) -> None:
        """Show what is chosen; no key when nothing is."""
        raise NotImplementedError

    # Public methods

    def look_up(self) -> None:
        """Find again; one letter alone is not searched."""
        words = self.search.text().strip()
        problem = say("Nothing holds these words.")
        try:
            lines = list(self.lines(words if len(words) > 1 else ""))
        except LccError as error:  # a folder of one's own is wrong
            lines, problem = [], str(error)
        count = sum(1 for line in lines if line.key)
        self.found.show_lines(lines)
        self.counting.setText(str(self.counted(count)) if count else problem)

    def refresh(self) -> None:
        """Fill the list when it is first in sight."""
        if not self.found.count() and not self.search.text():
            self.look_up()

    def tell(self, text: str, role: str = "") -> None:
        """Say something in place; nothing said takes no room."""
        self.said.setText(text)
        self.said.setProperty("role", role)
        self.said.style().polish(self.said)
        self.said.setVisible(bool(text))

    def note(self, role: str = "") -> QLabel:
        """Add a line of words to the page."""
        label = line_of("", role)
        self.page.addWidget(label)
        return label

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, and say so."""
        QGuiApplication.clipboard().setText(text)
        self.tell(say("Copied."), "good")

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list without leaving the search field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in MOVES:
            QApplication.sendEvent(self.found, event)
            return True
        return super().eventFilter(watched, event)

    # Private

    def _left(self) -> QWidget:
        left = Searching()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, em(0.2), 0)
        column.setSpacing(em(0.4))
        column.addWidget(self.search)
        if made := list(self.filters()):
            column.addWidget(flowing(*made))
        column.addWidget(self.found, 1)
        column.addWidget(self.counting)
        return left


class Searching(QWidget):
    """The search and its list: never lower than its filters need at the width in force."""

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the filters, on as many lines as they take."""
        super().resizeEvent(event)
        if (layout := self.layout()) is not None:
            self.setMinimumHeight(layout.minimumHeightForWidth(self.width()))


class Filter(QComboBox):
    """One of the codes there are, by their names; all of them first."""

    def __init__(self, name: str, every: str, codes: Iterable[str], table: Mapping[str, Message]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(19)
        self.addItem(every, "")
        named = sorted(((capital(table.get(code, code)), code) for code in codes), key=lambda pair: folded(pair[0]))
        for text, code in named:
            self.addItem(text, code)
        widest = max(self.fontMetrics().horizontalAdvance(self.itemText(place)) for place in range(self.count()))
        self.view().setMinimumWidth(widest + em(2))

    # Public methods

    def code(self) -> str:
        """Return the code chosen, empty for all."""
        return str(self.currentData())

    def choose(self, code: str) -> None:
        """Choose a code."""
        self.setCurrentIndex(max(self.findData(code), 0))


def button(words: str, *, primary: bool = False) -> QPushButton:
    """Make a button, its ampersands shown as they are."""
    made = QPushButton(words.replace("&", "&&"))
    made.setAccessibleName(words)
    if primary:
        made.setProperty("role", "primary")
    return made
