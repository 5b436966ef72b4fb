"""Tables: what a table holds is plain Python (a :class:`Sheet`); one model and one view show any of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from lcc_gui.look import Shades

Index = QModelIndex | QPersistentModelIndex
State = Literal["", "error", "warning", "quiet", "total", "heading"]


@dataclass(frozen=True)
class Cell:
    """One cell: what is read, what is edited, what is said of it."""

    text: str
    edit: str | None = None
    """What is edited; None when it cannot be."""
    state: State = ""
    said: str = ""
    """Why it is marked, in a sentence; shown on pointing, and read aloud."""
    number: bool = False
    key: tuple[str, ...] = ()
    """What it stands for: an address, or (offer, part)."""


class Sheet(Protocol):
    """What a table shows; rows and columns may change at each refresh."""

    def columns(self) -> list[str]:
        """Name the columns."""

    def rows(self) -> list[str]:
        """Name the rows."""

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Take what was typed or pasted, several cells in one edit."""

    def takes(self, row: int, column: int) -> bool:
        """Tell whether something can be typed or pasted there."""
        inside = row < len(self.rows()) and column < len(self.columns())
        return inside and self.cell(row, column).edit is not None


class GridModel(QAbstractTableModel):
    """Show a sheet to Qt."""

    def __init__(self, sheet: Sheet, shades: Shades) -> None:
        super().__init__()
        self._sheet, self.shades = sheet, shades
        self._rows, self._columns = sheet.rows(), sheet.columns()
        self._cells: dict[tuple[int, int], Cell] = {}
        """Made since the sheet was last read: Qt asks a dozen aspects of each."""

    # Public methods

    def refresh(self) -> None:
        """Read the sheet again; the cursor and what is being typed stay where they are when it grows."""
        before, self._cells = self._cells, {}
        named = (self._rows, self._columns)
        rows, columns = self._sheet.rows(), self._sheet.columns()
        if len(rows) < len(self._rows) or len(columns) < len(self._columns):
            self.beginResetModel()
            self._rows, self._columns = rows, columns
            self.endResetModel()
            return
        self._grow(rows, columns)
        for (row, column), cell in before.items():
            index = self.index(row, column)
            if index.isValid() and self.cell(index) != cell:
                self.dataChanged.emit(index, index)
        if rows and columns and named != (rows, columns):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)

    def cell(self, index: Index) -> Cell:
        """Return the cell at an index."""
        place = (index.row(), index.column())
        if place not in self._cells:
            self._cells[place] = self._sheet.cell(*place)
        return self._cells[place]

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Take what was typed or pasted."""
        self._sheet.enter([one for one in block if self._sheet.takes(one[0], one[1])])

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as above
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name a row or a column."""
        names = self._columns if orientation is Qt.Orientation.Horizontal else self._rows
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return names[section] if 0 <= section < len(names) else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell whether a cell can be edited."""
        flags = super().flags(index)
        if index.isValid() and self.cell(index).edit is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one aspect of a cell."""
        answer = _ASPECTS.get(Qt.ItemDataRole(role)) if index.isValid() else None
        return answer(self, index, self.cell(index)) if answer else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # as above
        """Take what was typed in a cell."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or str(value) == self.cell(index).edit:
            return False
        self._sheet.enter([(index.row(), index.column(), str(value))])
        return True

    # Private

    def _grow(self, rows: list[str], columns: list[str]) -> None:
        """Take names in force; those that are more are at the end."""
        if len(columns) > len(self._columns):
            self.beginInsertColumns(QModelIndex(), len(self._columns), len(columns) - 1)
            self._columns = columns
            self.endInsertColumns()
        if len(rows) > len(self._rows):
            self.beginInsertRows(QModelIndex(), len(self._rows), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        self._rows, self._columns = rows, columns


def _shown(_: GridModel, __: Index, cell: Cell) -> str:
    return {"error": "✖ ", "warning": "⚠ "}.get(cell.state, "") + cell.text


def _aloud(model: GridModel, index: Index, cell: Cell) -> str:
    row = model.headerData(index.row(), Qt.Orientation.Vertical)
    column = model.headerData(index.column(), Qt.Orientation.Horizontal)
    return f"{row}, {column}: {cell.text}"


def _side(_: GridModel, __: Index, cell: Cell) -> Any:
    side = Qt.AlignmentFlag.AlignRight if cell.number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _ink(model: GridModel, _: Index, cell: Cell) -> QBrush | None:
    colours = {"error": model.shades.error, "warning": model.shades.warning, "quiet": model.shades.quiet}
    return QBrush(QColor(colours[cell.state])) if cell.state in colours else None


def _weight(_: GridModel, __: Index, cell: Cell) -> QFont | None:
    font = QFont()
    font.setBold(True)
    return font if cell.state in ("total", "heading") else None


_ASPECTS: dict[Qt.ItemDataRole, Callable[[GridModel, Index, Cell], Any]] = {
    Qt.ItemDataRole.DisplayRole: _shown,
    Qt.ItemDataRole.EditRole: lambda _, __, cell: cell.edit,
    Qt.ItemDataRole.ToolTipRole: lambda _, __, cell: cell.said or None,
    Qt.ItemDataRole.AccessibleTextRole: _aloud,
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda _, __, cell: cell.said or None,
    Qt.ItemDataRole.TextAlignmentRole: _side,
    Qt.ItemDataRole.ForegroundRole: _ink,
    Qt.ItemDataRole.FontRole: _weight,
    Qt.ItemDataRole.UserRole: lambda _, __, cell: cell.key,
}


class GridView(QTableView):
    """A table that copies to and pastes from a spreadsheet, and empties cells with Delete."""

    opened = Signal(tuple)
    """A cell that cannot be edited was activated: its key."""

    def __init__(self, model: GridModel, name: str) -> None:
        super().__init__()
        self.grid = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )  # fmt: skip
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._cursor = (-1, -1)
        self.activated.connect(self._activate)
        model.modelAboutToBeReset.connect(self._leave_cursor)
        model.modelReset.connect(self._take_cursor)

    # Public methods

    def fit(self, names: int, rows: int) -> None:
        """Give names of rows ``names`` pixels at most, on several lines if need be; show ``rows`` rows at most."""
        header = self.verticalHeader()
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(align | Qt.TextFlag.TextWordWrap)
        metrics = self.fontMetrics()
        titles = [str(self.grid.headerData(row, Qt.Orientation.Vertical)) for row in range(self.grid.rowCount())]
        padding = metrics.height()
        width = min(names, max((metrics.horizontalAdvance(title) for title in titles), default=0) + padding + 2)
        header.setFixedWidth(width)
        high = 0
        for row, title in enumerate(titles):
            box = metrics.boundingRect(0, 0, width - padding, 10_000, int(Qt.TextFlag.TextWordWrap), title)
            self.setRowHeight(row, box.height() + padding * 2 // 3)
            high += self.rowHeight(row) if row < rows else 0
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(high + self.horizontalHeader().sizeHint().height() + bar + 2 * self.frameWidth())

    def copied(self) -> str:
        """Write the selected cells as a spreadsheet takes them, with their names when all are selected."""
        chosen = self.selectedIndexes()
        rows, columns = sorted({one.row() for one in chosen}), sorted({one.column() for one in chosen})
        body = [[self.grid.cell(self.grid.index(row, column)).text for column in columns] for row in rows]
        if len(rows) == self.grid.rowCount() and len(columns) == self.grid.columnCount():
            names = [str(self.grid.headerData(row, Qt.Orientation.Vertical) or "") for row in rows]
            heads = [str(self.grid.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns]
            body = [["", *heads], *([name, *line] for name, line in zip(names, body, strict=True))]
        return "\n".join("\t".join(text.replace("\t", " ").replace("\n", " ") for text in line) for line in body)

    def paste(self, text: str) -> None:
        """Take a block copied from a spreadsheet, from the current cell down and to the right, in one edit."""
        here = self.currentIndex()
        if not here.isValid():
            return
        lines = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
        chosen = self.selectedIndexes()
        if len(lines) == 1 and len(lines[0]) == 1 and len(chosen) > 1:
            self.grid.enter([(one.row(), one.column(), lines[0][0]) for one in chosen])
            return
        top, left = here.row(), here.column()
        if chosen:
            top, left = min(one.row() for one in chosen), min(one.column() for one in chosen)
        cells = [(top + y, left + x, item.strip()) for y, line in enumerate(lines) for x, item in enumerate(line)]
        self.grid.enter(cells)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Copy, paste and empty as in a spreadsheet."""
        clipboard = QGuiApplication.clipboard()
        if event.matches(QKeySequence.StandardKey.Copy):
            clipboard.setText(self.copied())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(clipboard.text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.grid.enter([(one.row(), one.column(), "") for one in self.selectedIndexes()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down after Enter, as in a spreadsheet."""
        super().closeEditor(editor, hint)
        here = self.currentIndex()
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and here.row() + 1 < self.grid.rowCount():
            self.setCurrentIndex(self.grid.index(here.row() + 1, here.column()))

    # Private

    def _leave_cursor(self) -> None:
        self._cursor = (self.currentIndex().row(), self.currentIndex().column())

    def _take_cursor(self) -> None:
        """Put the cursor back where it was, or as near as the table goes."""
        row, column = self._cursor
        if row >= 0 and self.grid.rowCount() and self.grid.columnCount():
            self.setCurrentIndex(
                self.grid.index(min(row, self.grid.rowCount() - 1), min(column, self.grid.columnCount() - 1))
            )

    def _activate(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        cell = self.grid.cell(index)
        if cell.edit is not None:
            self.edit(index)
        elif cell.key:
            self.opened.emit(cell.key)
