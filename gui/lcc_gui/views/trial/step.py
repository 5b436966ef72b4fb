"""What every step of the trial is, and a table of figures that are only read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lcc_gui.flow import flowing
from lcc_gui.grid import Cell, GridModel, GridView, Sheet
from lcc_gui.look import em, shades
from lcc_gui.views.comparison.panel import Panel

WIDEST, MOST_ROWS = 19, 40
"""Widest names of rows, in heights of a line, and the rows shown at most."""


class Step(Panel):
    """A step: brought up to date when it is in sight, once for each version of the document."""

    go = Signal(tuple)
    """Show the place of an address."""
    told = Signal(str)
    """Something done, in words."""

    # Public methods

    def button(self, words: str, run: object, *, primary: bool = False) -> QPushButton:
        """Make a button that runs something; it is added by ``row``."""
        button = QPushButton(words.replace("&", "&&"))
        button.setAccessibleName(words)
        if primary:
            button.setProperty("role", "primary")
        assert callable(run)
        button.clicked.connect(lambda _=False: run())
        return button

    def row(self, *widgets: QWidget) -> QWidget:
        """Put widgets in a row that wraps."""
        made = flowing(*widgets)
        self.column.addWidget(made)
        return made

    def figures(self, name: str) -> tuple[Lines, GridView]:
        """Add a table of figures."""
        lines = Lines()
        table = GridView(GridModel(lines, shades(self.settings.choices)), name)
        self.column.addWidget(table)
        return lines, table


class Lines(Sheet):
    """Lines of cells put there whole."""

    def __init__(self) -> None:
        self._heads: list[str] = []
        self._lines: list[tuple[str, list[Cell]]] = []

    def put(self, heads: Sequence[str], lines: Sequence[tuple[str, list[Cell]]]) -> None:
        """Put other lines in the place of those there."""
        self._heads, self._lines = list(heads), list(lines)

    def columns(self) -> list[str]:
        """Name the columns."""
        return self._heads

    def rows(self) -> list[str]:
        """Name the lines."""
        return [name for name, _ in self._lines]

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell; a heading has none of its own."""
        cells = self._lines[row][1]
        return cells[column] if column < len(cells) else Cell("", state="heading")

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Nothing is typed here."""


def fit(table: GridView) -> None:
    """Read a table again and give it the room it needs."""
    table.grid.refresh()
    table.resizeColumnsToContents()
    table.fit(names_width(table), MOST_ROWS)
    table.setVisible(table.grid.rowCount() > 0)


def names_width(table: GridView) -> int:
    """Return the room of the names of rows: with large text, half of the table at most."""
    return min(em(WIDEST), max(em(9), table.width() // 2))
