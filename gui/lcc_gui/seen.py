"""Pictures for those who do not see them: a chart, and in it each mark with its name and its value."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QPolygonF, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from lcc.documents.scene import About, Disc, Mark, Rect, Stroke

if TYPE_CHECKING:
    from lcc_gui.painter import SceneView

_KEPT: list[SeenChart] = []
"""Qt holds the interfaces without owning their Python half: each is kept as long as its picture."""


class SeenChart(QAccessibleWidget):
    """A picture, as a screen reader walks through it."""

    def __init__(self, view: SceneView) -> None:
        super().__init__(view, QAccessible.Role.Chart)
        self._view = view
        self._marks: list[SeenMark] = []

    # Public methods

    def view(self) -> SceneView:
        """Return the picture."""
        return self._view

    def let_go(self) -> None:
        """Let Qt forget the marks of a picture that is gone."""
        for mark in self._marks:
            if isValid(mark):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(mark))
        self._marks.clear()

    # Qt overrides

    def childCount(self) -> int:
        """Count the marks that stand for something."""
        return len(self._view.pointable())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes None
        """Return a mark; it follows the picture when that is drawn again."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._marks) <= index:
            self._marks.append(SeenMark(self, len(self._marks)))
        return self._marks[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return the place of a mark."""
        return self._marks.index(child) if isinstance(child, SeenMark) and child in self._marks else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return what is drawn at a point of the screen, the topmost first."""
        for place in reversed(range(self.childCount())):
            mark = self.child(place)
            if mark is not None and mark.rect().contains(x, y):
                return mark
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return the mark the arrows are on."""
        return self.child(self._view.here()) if self._view.hasFocus() else None


class SeenMark(QAccessibleInterface):
    """A bar, a line or a point: what it stands for, and its value."""

    def __init__(self, chart: SeenChart, place: int) -> None:
        super().__init__()
        self._chart, self._place = chart, place

    # Qt overrides

    def isValid(self) -> bool:
        """Tell whether the picture still has this mark."""
        return isValid(self._chart) and isValid(self._chart.view()) and self._place < self._chart.childCount()

    def object(self) -> QObject | None:  # type: ignore[override]  # as above
        """Return nothing: a mark is no widget."""
        return None

    def parent(self) -> QAccessibleInterface:
        """Return the picture."""
        return self._chart

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return nothing: a mark holds nothing."""
        return None

    def childCount(self) -> int:
        """Count nothing in a mark."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Find nothing in a mark."""
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """Return nothing, as above."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # as above
        """Return the window of the picture."""
        return self._chart.window()

    def rect(self) -> QRect:
        """Return where the mark is on the screen."""
        if not self.isValid():
            return QRect()
        view = self._chart.view()
        box = box_of(view.pointable()[self._place]).toAlignedRect()
        return QRect(view.mapToGlobal(box.topLeft()), box.size())

    def role(self) -> QAccessible.Role:
        """Return what screen readers call a drawn thing."""
        return QAccessible.Role.Graphic

    def state(self) -> QAccessible.State:
        """Tell whether the arrows are on it."""
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        view = self._chart.view()
        state.focusable = state.readOnly = True
        state.focused = view.hasFocus() and view.here() == self._place
        return state

    def text(self, kind: QAccessible.Text) -> str:
        """Say what it stands for, and its value."""
        if not self.isValid():
            return ""
        about = about_of(self._chart.view().pointable()[self._place])
        if kind is QAccessible.Text.Name:
            return about.label
        return about.value if kind in (QAccessible.Text.Value, QAccessible.Text.Description) else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Leave a figure as it is."""


@cache
def expose() -> None:
    """Let screen readers into the pictures; once is enough."""
    QAccessible.installFactory(_made)


def walked(view: SceneView) -> None:
    """Tell screen readers which mark the arrows are on."""
    event = QAccessibleEvent(view, QAccessible.Event.Focus)
    event.setChild(view.here())
    QAccessible.updateAccessibility(event)


def about_of(mark: Mark) -> About:
    """Return what a mark that can be pointed at stands for."""
    about = getattr(mark, "about", None)
    assert isinstance(about, About)
    return about


def box_of(mark: Mark) -> QRectF:
    """Return the box of a mark, large enough to be pointed at."""
    match mark:
        case Rect():
            box = QRectF(mark.x, mark.y, mark.width, mark.height).normalized()
        case Disc():
            box = QRectF(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
        case Stroke():
            box = QPolygonF([QPointF(x, y) for x, y in mark.points]).boundingRect()
        case _:
            box = QRectF(mark.x, mark.y - 10, 10, 10)
    return box if min(box.width(), box.height()) >= 4 else box.adjusted(-2, -2, 2, 2)


def _made(key: str, shown: QObject) -> QAccessibleInterface | None:
    """Make the interface of a picture; Qt makes those of everything else."""
    from lcc_gui.painter import SceneView

    if key != SceneView.__name__ or not isinstance(shown, SceneView):
        return None
    for chart in [one for one in _KEPT if not isValid(one)]:
        chart.let_go()
        _KEPT.remove(chart)
    _KEPT.append(SeenChart(shown))
    return _KEPT[-1]
