"""*Analyses avancées*: out of the way, but there; none of them changes a ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from lcc.words import message, say
from lcc_gui.analyses.explored import Draws, Map, Side, Swings
from lcc_gui.analyses.ranges import Ranges
from lcc_gui.analyses.returns import Returns
from lcc_gui.document import Document
from lcc_gui.look import em
from lcc_gui.settings import Settings
from lcc_gui.switch import Switch

if TYPE_CHECKING:
    from lcc_gui.window import Window


class Analyses(QWidget):
    """A window beside the main one, that follows the same document."""

    def __init__(self, document: Document, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("Advanced analyses"))
        self.resize(em(60), em(44))
        self.document = document
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(em(1.2), em(0.8), em(1.2), em(0.8))
        about = QLabel(say("For information: these analyses have no effect on the ranking."))
        about.setWordWrap(True)
        about.setProperty("role", "quiet")
        column.addWidget(about)
        panels = (
            (message("Ranges"), Ranges(document, settings)),
            (message("Scenarios"), Side(document, settings)),
            (message("Tornado"), Swings(document, settings)),
            (message("Draws at random"), Draws(document, settings)),
            (message("Who is first, by two assumptions"), Map(document, settings)),
            (message("Return on the extra investment"), Returns(document, settings)),
        )
        self.panels = [panel for _, panel in panels]
        self.switch = Switch(say("Analyses"), [str(words) for words, _ in panels])
        self.switch.chosen.connect(self._turn)
        column.addWidget(self.switch)
        for panel in self.panels:
            column.addWidget(panel, 1)
            panel.setVisible(panel is self.panels[0])
        scrolled = QScrollArea()
        scrolled.setWidgetResizable(True)
        scrolled.setWidget(page)
        scrolled.setAccessibleName(self.windowTitle())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled)
        document.watch(self.refresh)
        self.refresh()

    # Public methods

    def refresh(self) -> None:
        """Bring the analysis in sight up to date."""
        self.panels[self.switch.current()].refresh()

    # Private

    def _turn(self, place: int) -> None:
        for panel in self.panels:
            panel.setVisible(panel is self.panels[place])
        self.refresh()


def open_analyses(window: Window) -> Analyses | None:
    """Open the analyses of the window's document; without one, say so in place."""
    if window.document is None:
        window.banner.tell(say("Open a purchase first: analyses are about its offers."))
        return None
    analyses = Analyses(window.document, window.settings, window)
    analyses.show()
    return analyses
