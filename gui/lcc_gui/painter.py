"""The one painter of the display lists of ``lcc.documents``, and the widget that shows one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lcc.documents.charts.ink import DARK, LIGHT, Ink
from lcc.documents.lettering import FAMILY
from lcc.documents.scene import MOTIFS, About, Disc, Label, Mark, Pattern, Rect, Scene, Stroke, hit
from lcc_gui.look import em, is_dark
from lcc_gui.seen import about_of, box_of, expose, walked
from lcc_gui.settings import Settings

FINE = 4.0
"""How finely patterns are drawn."""


def paint(painter: QPainter, scene: Scene) -> None:
    """Draw a scene, its top left corner at the origin, one point a unit."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for mark in scene.marks:
        _draw(painter, mark, scene.tile)


def image(scene: Scene, scale: float = 2.0) -> QImage:
    """Draw a scene as a picture, for the clipboard and for files."""
    picture = QImage(round(scene.width * scale), round(scene.height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.scale(scale, scale)
    paint(painter, scene)
    painter.end()
    return picture


def _draw(painter: QPainter, mark: Mark, tile: float) -> None:
    match mark:
        case Rect():
            _rect(painter, mark, tile)
        case Stroke():
            painter.setPen(_pen(mark.stroke, mark.width, mark.dash))
            painter.setBrush(QColor(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
            points = QPolygonF([QPointF(x, y) for x, y in mark.points])
            painter.drawPolygon(points) if mark.fill else painter.drawPolyline(points)
        case Disc():
            painter.setPen(_pen(mark.stroke, mark.line, ()))
            painter.setBrush(QColor(mark.fill) if mark.fill else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
        case Label():
            _label(painter, mark)


def _pen(colour: str, width: float, dash: tuple[float, ...]) -> QPen:
    if not colour:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([length / width for length in (dash if len(dash) % 2 == 0 else dash * 2)])
    return pen


def _rect(painter: QPainter, mark: Rect, tile: float) -> None:
    box = QRectF(mark.x, mark.y, mark.width, mark.height)
    if mark.fill and mark.pattern != "empty":
        painter.fillRect(box, QColor(mark.fill))
    if mark.pattern not in ("solid", "empty"):
        brush = QBrush(_tile(mark.pattern, mark.hatch, tile))
        brush.setTransform(QTransform.fromScale(1 / FINE, 1 / FINE))
        painter.fillRect(box, brush)
    if mark.stroke:
        painter.setPen(QPen(QColor(mark.stroke), mark.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)


@lru_cache(maxsize=256)
def _tile(pattern: Pattern, hatch: str, tile: float) -> QPixmap:
    """Draw the square that a pattern repeats, finely, so that it stays sharp on any screen."""
    motif = MOTIFS[pattern]
    side = max(1, round(tile * FINE))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side, side)
    painter.setPen(QPen(QColor(hatch), motif.width))
    painter.drawLines([QLineF(*line) for line in motif.lines])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(hatch))
    for x, y, radius in motif.dots:
        painter.drawEllipse(QPointF(x, y), radius, radius)
    painter.end()
    return picture


def _label(painter: QPainter, mark: Label) -> None:
    font = QFont(FAMILY)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPointSizeF(mark.size * 72 / painter.device().logicalDpiY())
    font.setBold(mark.bold)
    painter.setFont(font)
    painter.setPen(QColor(mark.fill))
    width = QFontMetricsF(font, painter.device()).horizontalAdvance(mark.text) if mark.anchor != "start" else 0.0
    offset = {"start": 0.0, "middle": -width / 2, "end": -width}[mark.anchor]
    if mark.angle:
        painter.save()
        painter.translate(mark.x, mark.y)
        painter.rotate(mark.angle)
        painter.drawText(QPointF(offset, 0), mark.text)
        painter.restore()
    else:
        painter.drawText(QPointF(mark.x + offset, mark.y), mark.text)


def ink(settings: Settings) -> Ink:
    """Return the colours of pictures that go with those of the window."""
    return DARK if is_dark(settings.choices) else LIGHT


class SceneView(QWidget):
    """Show a picture made for the width at hand; its marks are pointed at, walked through with the arrows, opened."""

    opened = Signal(object)
    """A mark was opened: what it stands for."""
    seen = Signal(bool)
    """The picture was shown or hidden on purpose, and what goes with it should follow."""

    def __init__(self) -> None:
        super().__init__()
        expose()
        self.scene: Scene | None = None
        self._make: Callable[[float, float], Scene] | None = None
        self._here = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(em(18))

    # Public methods

    def show_made(self, make: Callable[[float, float], Scene]) -> None:
        """Show what ``make`` draws for a width and a scale; it is drawn again when the width changes."""
        self._make = make
        self.redraw()

    def redraw(self) -> None:
        """Draw again, for the width at hand."""
        if self._make is None:
            return
        scene = self._make(float(max(self.width(), self.minimumWidth())), self.fontInfo().pixelSize() / 10)
        self.scene = scene
        self._here = min(self._here, len(self.pointable()) - 1)
        self.setAccessibleName(scene.title)
        self.setAccessibleDescription(scene.alt)
        if self.height() != round(scene.height):
            self.setFixedHeight(round(scene.height))
        self.update()

    def pointable(self) -> list[Mark]:
        """List the marks that stand for something."""
        marks = self.scene.marks if self.scene else ()
        return [mark for mark in marks if getattr(mark, "about", None) is not None]

    def here(self) -> int:
        """Return the place of the mark the arrows are on, -1 before the first step."""
        return self._here

    def at(self, point: QPointF) -> About | None:
        """Return what is drawn at a point, the topmost first."""
        return hit(self.scene, point.x(), point.y()) if self.scene else None

    # Qt overrides

    def setVisible(self, visible: bool) -> None:  # Qt's signature
        """Show or hide it, and say so."""
        super().setVisible(visible)
        self.seen.emit(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again when the width changes."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:  # as above
        """Draw the scene, and a frame around the mark the keyboard is on."""
        if self.scene is None:
            return
        painter = QPainter(self)
        paint(painter, self.scene)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            marks = self.pointable()
            painter.drawRect(
                box_of(marks[self._here]) if 0 <= self._here < len(marks) else self.rect().adjusted(1, 1, -1, -1)
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # as above
        """Walk through the marks; open one."""
        marks = self.pointable()
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and marks:
            self._here = (self._here + step) % len(marks)
            about = about_of(marks[self._here])
            self.setAccessibleDescription(f"{about.label}: {about.value}")
            self.update()
            walked(self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._here < len(marks):
            self.opened.emit(about_of(marks[self._here]))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # as above
        """Open what is clicked."""
        if event.button() is Qt.MouseButton.LeftButton and (about := self.at(event.position())) is not None:
            self.opened.emit(about)

    def event(self, event: QHelpEvent) -> bool:  # type: ignore[override]  # the one kind that is looked at
        """Say what is pointed at."""
        if event.type() == QHelpEvent.Type.ToolTip:
            about = self.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), f"{about.label}\n{about.value}".strip() if about else "", self)
            return True
        return super().event(event)
