"""The method: everything that is published beforehand, in rooms a buyer goes through in order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcc.words import Message, message, say
from lcc_gui.document import Address, Document
from lcc_gui.look import em
from lcc_gui.settings import Settings
from lcc_gui.switch import Switch
from lcc_gui.views.method.carbon import CarbonRoom
from lcc_gui.views.method.conventions import ConventionsRoom
from lcc_gui.views.method.costs import CostsRoom
from lcc_gui.views.method.data import DataRoom
from lcc_gui.views.method.frozen import FrozenNotice
from lcc_gui.views.method.resources import ResourcesRoom
from lcc_gui.views.method.room import Room
from lcc_gui.views.method.schedule_lines import LinesRoom
from lcc_gui.views.method.service import ServiceRoom
from lcc_gui.views.method.todo import ToDo
from lcc_gui.views.view import View

ROOMS: tuple[tuple[Message, Callable[[Document, Settings], Room], tuple[str, ...]], ...] = (
    (message("Conventions"), ConventionsRoom, ()),
    (message("Data of the method"), DataRoom, ("parameters",)),
    (message("Lines"), LinesRoom, ("lines",)),
    (message("Resources"), ResourcesRoom, ("resources",)),
    (message("Cost streams"), CostsRoom, ("costs",)),
    (message("Carbon"), CarbonRoom, ("externalities",)),
    (message("Usage and clause"), ServiceRoom, ("usage", "left_out", "variants", "functional_unit", "clause")),
)
"""Rooms, and the fields of the method that live in them; all others are conventions."""


class MethodView(View):
    """What is missing, then one room at a time; a room is made when it is first shown."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.heading(message("Method"))
        self.heading(message("All of this is published with the consultation, and the same for every offer."), "quiet")
        self.frozen = FrozenNotice(document)
        self.todo = ToDo(document)
        self.todo.go.connect(self.show_address)
        self.switch = Switch(say("Parts of the method"), [str(words) for words, _, _ in ROOMS])
        self.switch.chosen.connect(lambda _: self._turn())
        for widget in (self.frozen, self.todo, self.switch):
            self.column.addWidget(widget)
        self.rooms: dict[int, Room] = {}
        self._place = QVBoxLayout()
        self.column.addLayout(self._place)
        self._turn()
        self.column.addStretch()

    # Public methods

    def refresh(self) -> None:
        """Bring the room in sight up to date."""
        self.frozen.refresh()
        self.todo.refresh()
        self.room().refresh()

    def show_address(self, address: Address) -> None:
        """Bring the field of an address into view, with the focus."""
        if address[:1] != ("method",) or len(address) < 2:
            return
        place = next((n for n, (_, _, fields) in enumerate(ROOMS) if address[1] in fields), 0)
        self.switch.press(place)
        found = self.room().seek(address)
        if found is not None:
            found.setFocus()
            self._bring(found)
            QTimer.singleShot(0, found, lambda: self._bring(found))

    def room(self) -> Room:
        """Return the room in sight, made if it is its first time."""
        place = self.switch.current()
        if place not in self.rooms:
            room = self.rooms[place] = ROOMS[place][1](self.document, self.settings)
            room.said.connect(self.say)
            self._place.addWidget(room)
        return self.rooms[place]

    # Private

    def _turn(self) -> None:
        here = self.room()
        for room in self.rooms.values():
            room.setVisible(room is here)
        self.refresh()

    def _bring(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget, em(1), em(3))
