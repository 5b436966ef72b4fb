"""*Prix d'achat ⇄ Coût du cycle de vie*: the same bars on the same axis, and the difference explained."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from lcc.documents.charts.bars import price_or_cost
from lcc.documents.scene import Scene
from lcc.words import say
from lcc_gui.document import Document
from lcc_gui.painter import ink
from lcc_gui.settings import Settings
from lcc_gui.switch import Switch
from lcc_gui.views.comparison.panel import Panel

Shown = Literal["price", "total"]
STATES: tuple[Shown, Shown] = ("price", "total")


class PriceAndCost(Panel):
    """Two states of one picture; the space bar goes from one to the other."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.shown: Shown = "total"
        self.states = Switch(say("What is shown"), [say("Purchase price"), say("Life-cycle cost")], 1)
        self.states.chosen.connect(self._turn)
        self.column.addWidget(self.states)
        self.note(say("Space bar: from one to the other, on the same axis."), "quiet")
        self.view = self.picture()
        self.column.addStretch()
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self)
        space.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        space.activated.connect(self.toggle)

    # Public methods

    def toggle(self) -> None:
        """Go to the other state."""
        self.show_state("price" if self.shown == "total" else "total")

    def show_state(self, state: Shown) -> None:
        """Show the price, or the whole cost."""
        self.states.press(STATES.index(state))

    def show_now(self) -> None:
        """Draw the state in force."""
        self.view.show_made(self._made)

    # Private

    def _turn(self, place: int) -> None:
        self.shown = STATES[place]
        self.show_now()

    def _made(self, width: float, scale: float) -> Scene:
        return price_or_cost(self.document.comparison, self.shown, width=width, scale=scale, ink=ink(self.settings))
