"""The bars, as large as the room left for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lcc.documents.charts import DARK, stages
from lcc.documents.scene import Scene
from lcc.documents.workshop import Step, Story
from lcc.results import Results
from lcc_gui.painter import paint
from lcc_gui.workshop.night import text_height

SMALLEST = 8.5
"""The smallest text of a picture at scale 1. [pt]"""
Make = Callable[[float, float, float], Scene]
"""From a width, a height and a scale."""


class Picture(QWidget):
    """A scene drawn for the room at hand, never clipped."""

    def __init__(self) -> None:
        super().__init__()
        self.scene: Scene | None = None
        self._make: Make | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # Public methods

    def show_made(self, make: Make) -> None:
        """Show what ``make`` draws."""
        self._make = make
        self.redraw()

    def show_step(self, told: Story, step: Step, results: Results | None = None) -> None:
        """Show the layers of a step, of other results when the room has moved a slider."""
        shown = results or step.comparison(told)

        def make(width: float, height: float, scale: float) -> Scene:
            return stages(
                shown, layers=step.layers, order="file", axis_to=told.axis, width=width, height=height, scale=scale,
                ink=DARK, heading=False,
            )  # fmt: skip

        self.show_made(make)

    def redraw(self) -> None:
        """Draw for the room at hand."""
        if self._make is None or self.width() < 2:
            return
        scale = text_height(self.window().height()) / SMALLEST
        self.scene = self._make(float(self.width()), float(self.height()), scale)
        self.setAccessibleName(self.scene.title)
        self.setAccessibleDescription(self.scene.alt)
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Ask for what is left."""
        return QSize(400, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again."""
        super().resizeEvent(event)
        self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene, smaller when it needs more room than there is."""
        if self.scene is None:
            return
        painter = QPainter(self)
        shrink = min(1.0, self.height() / self.scene.height, self.width() / self.scene.width)
        painter.scale(shrink, shrink)
        paint(painter, self.scene)
