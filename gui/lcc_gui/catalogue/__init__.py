"""*Catalogue*: sourced figures, reference methods, and the tools that others made, beside the purchase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lcc.words import language, say
from lcc_gui.catalogue.factors import Factors
from lcc_gui.catalogue.methods import Methods
from lcc_gui.catalogue.tools import Tools
from lcc_gui.look import em
from lcc_gui.switch import Switch

if TYPE_CHECKING:
    from lcc_gui.document import Document
    from lcc_gui.window import Window

FACTORS, METHODS, TOOLS = range(3)


class CatalogueWindow(QWidget):
    """A window beside the main one, that follows the purchase open there, whichever it is."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Catalogue"))
        room = self.screen().availableGeometry().size()
        self.resize(min(em(64), room.width()), min(em(44), room.height()))
        self._window = window
        self._watched: Document | None = None
        self.looks = looks_of(window)
        self.factors = Factors(window, window.settings)
        self.methods = Methods(window)
        self.tools = Tools(window.settings)
        self.tools.method.connect(self._show_method)
        self.parts = (self.factors, self.methods, self.tools)
        self.switch = Switch(say("Catalogue"), [say("Factors"), say("Reference methods"), say("Tools")])
        self.switch.chosen.connect(self._turn)
        self.stack = QStackedWidget()
        for part in self.parts:
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1), em(0.7), em(1), em(0.7))
        column.addWidget(self.switch)
        column.addWidget(self.stack, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self._seek)
        self._turn(FACTORS)

    # Public methods

    def refresh(self) -> None:
        """Follow the purchase open in the main window."""
        document = self._window.document
        if document is not None and document is not self._watched:
            self._watched = document
            document.watch(self.refresh)
        self.parts[self.switch.current()].refresh()

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Look again at the main window when coming back from it."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    # Slots

    def _turn(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self.refresh()
        self._seek()

    def _seek(self) -> None:
        self.parts[self.switch.current()].setFocus()

    def _show_method(self, key: str) -> None:
        self.switch.press(METHODS)
        self.methods.show_method(key)


def looks_of(window: Window) -> tuple[object, ...]:
    """Return what a window is made for: made for another, it is made anew."""
    choices = window.settings.choices
    return language(), choices.theme, choices.text_size


def open_catalogue(window: Window) -> CatalogueWindow:
    """Open the catalogue, or bring it forward when it is open."""
    for opened in window.findChildren(CatalogueWindow):
        if opened.looks == looks_of(window) and opened.isVisible():
            opened.activateWindow()
            return opened
        opened.close()
    made = CatalogueWindow(window)
    made.show()
    return made
