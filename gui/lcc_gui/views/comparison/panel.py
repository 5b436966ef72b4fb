"""What every tab of the comparison is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lcc.documents.scene import About, Scene
from lcc.words import say
from lcc_gui.document import Document, Version
from lcc_gui.flow import flowing
from lcc_gui.grid import Cell, GridModel, GridView, Sheet
from lcc_gui.look import em, shades
from lcc_gui.painter import SceneView, image
from lcc_gui.settings import Settings


class Panel(QWidget):
    """A tab: it is brought up to date when it is in sight, once for each version of the document."""

    opened = Signal(str, str)
    """A figure was asked for: the offer, and the part of its total."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.document, self.settings = document, settings
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, em(0.6), 0, 0)
        self.column.setSpacing(em(0.5))
        self._shown: Version | None = None

    # Public methods

    def refresh(self) -> None:
        """Show the version in force, if another is shown."""
        if self._shown is not self.document.version:
            self._shown = self.document.version
            self.show_now()

    def show_now(self) -> None:
        """Show the version in force."""
        raise NotImplementedError

    def note(self, text: str = "", role: str = "") -> QLabel:
        """Add a line of words."""
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            label.setProperty("role", role)
        self.column.addWidget(label)
        return label

    def picture(self) -> SceneView:
        """Add a picture, with its table and its copy for those who want them."""
        view = SceneView()
        view.opened.connect(self._open)
        self.column.addWidget(view)
        table = GridView(GridModel(SceneSheet(view), shades(self.settings.choices)), say("The same as a table"))
        table.hide()
        show = QPushButton(say("The same as a table"))
        show.setCheckable(True)
        show.toggled.connect(lambda on: _toggle(table, on))
        copy = QPushButton(say("Copy the picture"))
        copy.clicked.connect(lambda _=False: _copy(view.scene))
        ways = flowing(show, copy)
        view.seen.connect(ways.setVisible)
        self.column.addWidget(ways)
        self.column.addWidget(table)
        return view

    # Private

    def _open(self, about: About) -> None:
        if about.offer:
            self.opened.emit(about.offer, about.part if about.part in self.document.comparison.parts else "")


class SceneSheet(Sheet):
    """The table that says the same as a picture."""

    def __init__(self, view: SceneView) -> None:
        self._view = view

    def columns(self) -> list[str]:
        """Name the columns."""
        return list(self._view.scene.headers[1:]) if self._view.scene else []

    def rows(self) -> list[str]:
        """Name the rows."""
        return [row[0] for row in self._view.scene.rows] if self._view.scene else []

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""
        assert self._view.scene is not None
        cells = self._view.scene.rows[row]
        return Cell(cells[column + 1] if column + 1 < len(cells) else "", number=True)

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Nothing is typed here."""


def _toggle(table: GridView, on: bool) -> None:  # Qt's signal
    table.grid.refresh()
    table.resizeColumnsToContents()
    table.fit(em(16), 20)
    table.setVisible(on)


def _copy(scene: Scene | None) -> None:
    if scene is not None:
        QGuiApplication.clipboard().setImage(image(scene))
