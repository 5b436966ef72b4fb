"""Where a purchase begins: a reference method, an example, or nearly nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lcc import LccError, Purchase
from lcc.words import message, say
from lcc_gui.flow import flowing
from lcc_gui.look import em
from lcc_gui.settings import Settings
from lcc_gui.starts.blank import BlankStart
from lcc_gui.starts.examples import ExampleStart
from lcc_gui.starts.methods import MethodStart
from lcc_gui.starts.start import Start
from lcc_gui.switch import Switch

TITLES = {"prepare": message("I am preparing my consultation"), "discover": message("I am discovering")}
NOTES = {
    "prepare": message("Begin with a reference method: its data, its formulas and its sources come with it."),
    "discover": message("Fictional cases, each complete: open one and change whatever you like, nothing is published."),
}


class Beginning(QScrollArea):
    """The ways to begin, one in sight."""

    chosen = Signal(Purchase, str)
    """A purchase, and the page to show."""
    left = Signal()
    workshop = Signal()

    def __init__(self, settings: Settings, way: str) -> None:
        super().__init__()
        self.settings, self.way = settings, way
        self.setWidgetResizable(True)
        page = QWidget()
        self.setWidget(page)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(em(2), em(1.2), em(2), em(1.2))
        self._column.setSpacing(em(0.6))
        self._head(str(TITLES[way]), "title")
        self.setAccessibleName(str(TITLES[way]))
        self._head(str(NOTES[way]), "quiet")
        self.starts = self._starts()
        self.switch = Switch(say("Begin with"), [str(start.name) for start in self.starts])
        self.switch.chosen.connect(self._turn)
        self._column.addWidget(self.switch)
        self.switch.setVisible(len(self.starts) > 1)
        for start in self.starts:
            start.chosen.connect(self._begin)
            self._column.addWidget(start, 1)
            start.setVisible(start is self.starts[0])
        self._problem = self._head("", "error")
        self._problem.hide()
        self._column.addWidget(self._actions())
        self.setFocusProxy(self.starts[0])

    # Public methods

    def start(self) -> Start:
        """Return the way in sight."""
        return self.starts[self.switch.current()]

    # Slots

    def go_on(self) -> None:
        """Begin with what is chosen; what prevents it is said in place."""
        self._begin()

    # Private

    def _starts(self) -> list[Start]:
        if self.way == "discover":
            return [ExampleStart(explored=True)]
        return [MethodStart(), ExampleStart(explored=False), BlankStart()]

    def _head(self, text: str, role: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("role", role)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label

    def _actions(self) -> QWidget:
        begin = QPushButton(say("Explore this case") if self.way == "discover" else say("Begin"))
        begin.setObjectName("begin")
        begin.setProperty("role", "primary")
        begin.clicked.connect(lambda _=False: self.go_on())
        back = QPushButton(say("Back to the first screen"))
        back.clicked.connect(lambda _=False: self.left.emit())
        if self.way != "discover":
            return flowing(begin, back)
        room = QPushButton(say("Run a workshop…"))
        room.setAccessibleDescription(say("Full screen, for a room: a vote, costs layer by layer, sliders."))
        room.setToolTip(room.accessibleDescription())
        room.clicked.connect(lambda _=False: self.workshop.emit())
        return flowing(begin, room, back)

    def _turn(self, place: int) -> None:
        self._problem.hide()
        for start in self.starts:
            start.setVisible(start is self.starts[place])

    def _begin(self) -> None:
        start = self.start()
        try:
            purchase = start.purchase()
        except LccError as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self.chosen.emit(purchase, start.page)
