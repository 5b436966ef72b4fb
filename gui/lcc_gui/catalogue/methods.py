"""*Méthodes de référence*: what each is for, what it asks, and a purchase begun with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from lcc import LccError
from lcc.words import say
from lcc_gui.catalogue.beside import ROOM
from lcc_gui.catalogue.part import button
from lcc_gui.flow import flowing
from lcc_gui.look import em
from lcc_gui.starts.methods import MethodStart
from lcc_gui.todo import line_of

if TYPE_CHECKING:
    from lcc_gui.window import Window


class Methods(QWidget):
    """The methods by family, as at the beginning of a purchase, and the button that begins one."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self.start: MethodStart | None = None
        self.begin = button(say("Start a purchase with this method"), primary=True)
        self.begin.clicked.connect(lambda _=False: self.start_purchase())
        self.said = line_of("", "warning")
        self.said.hide()
        self._scrolled = QScrollArea()
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setAccessibleName(say("Reference methods"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        column.addWidget(self._scrolled, 1)
        column.addWidget(self.said)
        column.addWidget(flowing(self.begin))

    # Public methods

    def refresh(self) -> None:
        """Read the methods when they are first in sight."""
        if self.start is None:
            self.start = MethodStart()
            self.start.chosen.connect(self.start_purchase)
            self._scrolled.setWidget(self.start)
            self.setFocusProxy(self.start)
            self._give_room()

    def show_method(self, key: str) -> None:
        """Show one method."""
        self.refresh()
        assert self.start is not None
        self.start.search.clear()
        self.start.choose_key(key)

    def start_purchase(self) -> None:
        """Begin with the method in sight, in the main window, once nothing would be lost there."""
        assert self.start is not None
        try:
            purchase = self.start.purchase()
        except LccError as error:
            self._say(str(error))
            return
        window = self._window
        self._say(say("Answer in the main window: some changes there are not saved.")
                  if window.document is not None and window.document.modified else "")  # fmt: skip

        def begin() -> None:
            window.begin_with(purchase)
            self._say("")

        window.before_leaving(begin)
        window.activateWindow()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list the height there is, when it is beside what it explains."""
        super().resizeEvent(event)
        self._give_room()

    # Private

    def _give_room(self) -> None:
        if self.start is not None:
            beside = self.width() >= em(ROOM)
            self.start.list.setMinimumHeight(max(self._scrolled.height() - em(3), em(12)) if beside else em(9))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
