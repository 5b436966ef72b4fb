"""The comparison: the three screens that convince, the tables, and how each figure is made."""

from __future__ import annotations

from lcc.words import Message, message, say
from lcc_gui.document import Address, Document
from lcc_gui.settings import Settings
from lcc_gui.switch import Switch
from lcc_gui.views.comparison.changes import Changes
from lcc_gui.views.comparison.panel import Panel
from lcc_gui.views.comparison.pictures import BUDGET, STAGES, TIME, WATERLINE, Picture
from lcc_gui.views.comparison.price_and_cost import PriceAndCost
from lcc_gui.views.comparison.redo import Redo
from lcc_gui.views.comparison.tables import Tables
from lcc_gui.views.view import View


class ComparisonView(View):
    """One answer a question; the figures of all come from the same comparison."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.heading(message("Comparison"))
        self.empty = self.heading(message("The comparison appears here as soon as one offer is complete."), "quiet")
        self.redo = Redo(document, settings)
        panels: tuple[tuple[Message, Panel], ...] = (
            (message("Purchase price ⇄ life-cycle cost"), PriceAndCost(document, settings)),
            (message("What would change the ranking?"), Changes(document, settings)),
            (message("Redo the sum"), self.redo),
            (message("By stage"), Picture(document, settings, STAGES)),
            (message("Visible part, hidden part"), Picture(document, settings, WATERLINE)),
            (message("Through the years"), Picture(document, settings, TIME)),
            (message("Yearly budget"), Picture(document, settings, BUDGET)),
            (message("Tables"), Tables(document, settings)),
        )
        self.panels = [panel for _, panel in panels]
        self.switch = Switch(say("Questions"), [str(words) for words, _ in panels])
        self.switch.chosen.connect(self._turn)
        self.column.addWidget(self.switch)
        for panel in self.panels:
            panel.opened.connect(self.explain)
            self.column.addWidget(panel, 1)
            panel.setVisible(panel is self.panels[0])
        self.refresh()

    # Public methods

    def refresh(self) -> None:
        """Bring the answer in sight up to date."""
        some = bool(self.document.comparison.evaluated)
        self.empty.setVisible(not some)
        self.switch.setVisible(some)
        self.panel().setVisible(some)
        if some:
            self.panel().refresh()

    def show_address(self, address: Address) -> None:
        """Show how a figure is made: ``("comparison", offer)`` or ``("comparison", offer, part)``."""
        if len(address) > 1:
            self.explain(address[1], address[2] if len(address) > 2 else "")

    def explain(self, offer: str, part: str) -> None:
        """Show how a figure of an offer is made, down to declared values and sources."""
        self.switch.press(self.panels.index(self.redo))
        self.redo.show_figure(offer, part)

    def panel(self) -> Panel:
        """Return the answer in sight."""
        return self.panels[self.switch.current()]

    # Private

    def _turn(self, place: int) -> None:
        for panel in self.panels:
            panel.setVisible(panel is self.panels[place])
        self.refresh()
