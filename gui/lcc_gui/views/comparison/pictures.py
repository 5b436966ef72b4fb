"""The tabs that are one picture: by stage, above and below the water, through the years, the yearly budget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lcc import Comparison, LccError
from lcc.documents.charts.accounts import budget_by_year
from lcc.documents.charts.bars import stages
from lcc.documents.charts.curves import cumulated
from lcc.documents.charts.waterline import visible_hidden
from lcc.documents.scene import Scene
from lcc.words import Message, message
from lcc_gui.document import Document
from lcc_gui.painter import ink
from lcc_gui.settings import Settings
from lcc_gui.views.comparison.panel import Panel

Draw = Callable[..., Scene]


@dataclass(frozen=True)
class Drawn:
    """A picture and the sentence that says how to read it."""

    draw: Draw
    note: Message


STAGES = Drawn(stages, message("Click a bar to see how it is made."))
WATERLINE = Drawn(visible_hidden, message("The purchase price is what one sees; the rest comes with it."))
TIME = Drawn(cumulated, message("Where two lines cross, the dearer to buy becomes the cheaper to own."))
BUDGET = Drawn(budget_by_year, message("What the buyer pays each year, in current euros: investment and operating."))


class Picture(Panel):
    """One picture."""

    def __init__(self, document: Document, settings: Settings, drawn: Drawn) -> None:
        super().__init__(document, settings)
        self._drawn = drawn
        self.note(str(drawn.note), "quiet")
        self.problem = self.note(role="warning")
        self.view = self.picture()
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Draw the comparison in force; say in place why it cannot be drawn."""
        comparison = self.document.comparison
        try:
            self.view.show_made(lambda width, scale: self._made(comparison, width, scale))
        except LccError as error:
            self.problem.setText(str(error))
        else:
            self.problem.setText("")
        self.problem.setVisible(bool(self.problem.text()))
        self.view.setVisible(not self.problem.text())

    # Private

    def _made(self, comparison: Comparison, width: float, scale: float) -> Scene:
        return self._drawn.draw(comparison, width=width, scale=scale, ink=ink(self.settings))
