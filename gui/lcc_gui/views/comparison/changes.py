"""*Qu'est-ce qui changerait le classement ?*: the most sensitive assumptions, each on its ruler."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar

from lcc import LccError, Purchase, around, breakevens
from lcc.documents.charts.verdict_rows import rulers
from lcc.sensitivity.verdicts import BreakEvens
from lcc.words import say
from lcc_gui.document import Document
from lcc_gui.painter import ink
from lcc_gui.settings import Settings
from lcc_gui.views.comparison.panel import Panel
from lcc_gui.work import Task, Work

HALF = 0.5


class Changes(Panel):
    """Break-evens, found off the window's thread; what an older version gave is dropped."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.problem = self.note(role="warning")
        self.problem.hide()
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(say("Looking for what would change the ranking"))
        self.column.addWidget(self.busy)
        self.bare = self.note(
            say("For want of ranges in the method, each value set by the buyer goes from half less to half more."),
            "quiet",
        )
        self.view = self.picture()
        self.view.hide()
        self.column.addStretch()
        self.work = Work(self)
        self.work.done.connect(self._show)
        self.work.failed.connect(self._fail)
        self.destroyed.connect(self.work.close)

    # Public methods

    def show_now(self) -> None:
        """Look for the break-evens of the version in force."""
        purchase = self.document.purchase
        self.busy.show()
        self.bare.setVisible(not purchase.ranges)
        self.work.start(lambda task: _found(task, purchase))

    # Private

    def _show(self, found: BreakEvens) -> None:
        self.busy.hide()
        self.problem.hide()
        offers = self.document.comparison.names
        self.view.show_made(
            lambda width, scale: rulers(found, offers=offers, width=width, scale=scale, ink=ink(self.settings))
        )
        self.view.show()

    def _fail(self, sentence: object) -> None:
        self.busy.hide()
        self.view.hide()
        self.problem.setText(str(sentence))
        self.problem.show()


def _found(task: Task, purchase: Purchase) -> BreakEvens:
    """Explore the ranges of the purchase; for want of any, half less to half more."""
    task.at(0.0)
    try:
        found = breakevens(purchase, trials=False)
    except LccError:
        found = breakevens(purchase, around(purchase, HALF, trials=False), trials=False)
    task.at(1.0)
    return found
