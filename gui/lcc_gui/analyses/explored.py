"""Analyses found off the window's thread: progress, a way to stop, stale answers dropped."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QProgressBar, QPushButton, QSpinBox

from lcc import LccError, Purchase, around, assumptions, first_places, scenarios, simulate, tornado
from lcc.documents.charts.draws import distribution
from lcc.documents.charts.map import territories
from lcc.documents.charts.swings import tornado as draw_swings
from lcc.documents.scene import Scene
from lcc.sensitivity.gathering import Assumption
from lcc.sensitivity.wording import quantity
from lcc.words import say
from lcc_gui.document import Document
from lcc_gui.flow import flowing
from lcc_gui.painter import ink
from lcc_gui.settings import Settings
from lcc_gui.views.comparison.panel import Panel
from lcc_gui.work import StoppedError, Task, Work

SHARE = 0.2
"""For want of ranges, each value set by the buyer goes from so much less to so much more."""
DRAWS = 1000


def tried(purchase: Purchase) -> dict[str, Any] | None:
    """Return the ranges to explore: those of the purchase, None, or a fifth around each value for want of any."""
    try:
        return None if assumptions(purchase) else dict(around(purchase, SHARE))
    except LccError:
        return dict(around(purchase, SHARE))


class Explored(Panel):
    """One analysis: how it is found, and how it is drawn."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.setup()
        self.said = self.note()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(say("Progress"))
        self.column.addWidget(self.bar)
        self.cancel = QPushButton(say("Stop"))
        self.cancel.clicked.connect(self.stop)
        self._row = flowing(self.cancel)
        self.column.addWidget(self._row)
        self.view = self.picture()
        self.view.hide()
        self.column.addStretch()
        self.work = Work(self)
        self.work.progress.connect(lambda share: self.bar.setValue(round(share * 100)))
        self.work.done.connect(self._show)
        self.work.failed.connect(lambda sentence: self._end(str(sentence)))
        self.destroyed.connect(self.work.close)

    # For subclasses

    def setup(self) -> None:
        """Add what is chosen before the analysis."""

    def seek(self, task: Task, purchase: Purchase) -> Any:
        """Find the answer."""
        raise NotImplementedError

    def draw(self, found: Any, width: float, scale: float) -> Scene | None:
        """Draw the answer, None when words say it all."""
        raise NotImplementedError

    def tell(self, found: Any) -> str:
        """Say the answer."""
        raise NotImplementedError

    # Public methods

    def show_now(self) -> None:
        """Start again on the version in force."""
        purchase = self.document.purchase
        self.bar.setValue(0)
        self.bar.show()
        self._row.show()
        self.work.start(lambda task: self.seek(task, purchase))

    def stop(self) -> None:
        """Stop."""
        self.work.stop()
        self._end(say("Stopped."))

    # Private

    def _end(self, sentence: str) -> None:
        self.bar.hide()
        self._row.hide()
        self.said.setText(sentence)

    def _show(self, found: Any) -> None:
        self._end(self.tell(found))
        drawn = self.draw(found, 600.0, 1.0) is not None
        if drawn:
            self.view.show_made(lambda width, scale: self._made(found, width, scale))
        self.view.setVisible(drawn)

    def _made(self, found: Any, width: float, scale: float) -> Scene:
        scene = self.draw(found, width, scale)
        assert scene is not None
        return scene


class Side(Explored):
    """Low, published and high beside each other, and the scenarios of the file."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.said.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.said.setWordWrap(False)

    def seek(self, task: Task, purchase: Purchase) -> Any:
        """Compare the scenarios."""
        task.at(0.1)
        return scenarios(purchase, tried(purchase))

    def draw(self, found: Any, width: float, scale: float) -> Scene | None:
        """Words say it all."""
        return None

    def tell(self, found: Any) -> str:
        """Write the scenarios as a table."""
        return str(found)


class Swings(Explored):
    """The tornado of the gap between the first two."""

    def seek(self, task: Task, purchase: Purchase) -> Any:
        """Move each assumption alone."""
        task.at(0.1)
        return tornado(purchase, ranges=tried(purchase))

    def draw(self, found: Any, width: float, scale: float) -> Scene | None:
        """Draw the swings."""
        return draw_swings(found, width=width, scale=scale, ink=ink(self.settings))

    def tell(self, found: Any) -> str:
        """Say what it is worth."""
        return str(found.mark)


class Draws(Explored):
    """Sets of assumptions drawn at random."""

    def setup(self) -> None:
        """Choose how many sets."""
        self.count = QSpinBox()
        self.count.setRange(100, 100_000)
        self.count.setSingleStep(1000)
        self.count.setValue(DRAWS)
        self.count.setAccessibleName(say("Sets of assumptions drawn"))
        self.count.setSuffix(say(" sets of assumptions"))
        again = QPushButton(say("Draw"))
        again.clicked.connect(lambda _=False: self.show_now())
        self.column.addWidget(flowing(self.count, again))

    def seek(self, task: Task, purchase: Purchase) -> Any:
        """Draw, saying how far it has come."""
        count = self.count.value()

        def progress(done: int, everything: int) -> None:
            task.at(done / everything)

        try:
            return simulate(purchase, count, ranges=tried(purchase), progress=progress)
        except StoppedError:
            return None

    def draw(self, found: Any, width: float, scale: float) -> Scene | None:
        """Draw how totals spread."""
        return distribution(found, width=width, scale=scale, ink=ink(self.settings))

    def tell(self, found: Any) -> str:
        """Say how often each offer is first."""
        return str(found.sentence)


class Map(Explored):
    """Who is first as two assumptions move."""

    def setup(self) -> None:
        """Choose the two assumptions."""
        self.across, self.down = QComboBox(), QComboBox()
        self.across.setAccessibleName(say("Across"))
        self.down.setAccessibleName(say("Down"))
        for box in (self.across, self.down):
            box.activated.connect(lambda _: self.show_now())
        self.column.addWidget(flowing(self.across, self.down))

    def show_now(self) -> None:
        """List the assumptions in force, then look."""
        found = self._assumptions()
        for place, box in enumerate((self.across, self.down)):
            kept = box.currentText()
            box.clear()
            for one in found:
                box.addItem(str(quantity(self.document.purchase, one.address).label), one)
            box.setCurrentIndex(max(box.findText(kept), min(place, len(found) - 1)) if kept else place)
        super().show_now()

    def seek(self, task: Task, purchase: Purchase) -> Any:
        """Map the first places."""
        task.at(0.1)
        one, other = self.across.currentData(), self.down.currentData()
        if one is None or other is None:
            raise LccError("Two assumptions with a range are needed: give them on the first tab.")
        return first_places(purchase, *((item.text, item.uncertainty) for item in (one, other)))

    def draw(self, found: Any, width: float, scale: float) -> Scene | None:
        """Draw the map."""
        offers = self.document.comparison.names
        return territories(found, offers=offers, width=width, scale=scale, ink=ink(self.settings))

    def tell(self, found: Any) -> str:
        """Say what it is worth."""
        return str(found.mark)

    # Private

    def _assumptions(self) -> list[Assumption]:
        try:
            return assumptions(self.document.purchase, tried(self.document.purchase))
        except LccError:
            return []
