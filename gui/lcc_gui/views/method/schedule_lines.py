"""*Lignes*: the unit price schedule (BPU, DQE), where there is one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from lcc.words import say
from lcc_gui.document import Address, Document
from lcc_gui.flow import flowing
from lcc_gui.grid import GridModel, GridView
from lcc_gui.look import em, shades
from lcc_gui.settings import Settings
from lcc_gui.views.method.room import Room
from lcc_gui.views.method.schedule_sheet import ID, LABEL, QUANTITY, ScheduleSheet

MOST_ROWS = 20


class LinesRoom(Room):
    """The schedule."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.note(say("Only for a price schedule, rooms, machines: whatever is priced line by line. Copy the lines in "
                      "your spreadsheet, then paste them in the first empty row."), "quiet")  # fmt: skip
        self.sheet = ScheduleSheet(document)
        self.table = GridView(GridModel(self.sheet, shades(settings.choices)), say("Lines of the schedule"))
        self.table.horizontalHeader().setStretchLastSection(True)
        buttons: list[QWidget] = [
            self._button(say("Paste from a spreadsheet"), self.paste),
            self._button(say("Move up"), lambda: self._move(-1), "↑"),
            self._button(say("Move down"), lambda: self._move(1), "↓"),
            self._button(say("Remove the lines selected"), self.remove),
        ]
        self.column.addWidget(flowing(*buttons))
        self.column.addWidget(self.table)
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Show the lines in force."""
        self.table.grid.refresh()
        self.table.fit(em(3), MOST_ROWS)
        for column, wide in ((ID, 7), (LABEL, 22), (QUANTITY, 8)):
            self.table.setColumnWidth(column, em(wide))

    def seek(self, address: Address) -> QWidget | None:
        """Put the cursor on a line."""
        ids = [line.id for line in self.sheet.lines]
        if len(address) > 2 and address[2] in ids:
            column = {"label": LABEL, "quantity": QUANTITY}.get(address[3] if len(address) > 3 else "", ID)
            self.table.setCurrentIndex(self.table.grid.index(ids.index(address[2]), column))
        return self.table

    def paste(self) -> None:
        """Paste from the cell under the cursor, or into new rows."""
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.grid.index(len(self.sheet.lines), 0))
        self.table.paste(QGuiApplication.clipboard().text())

    def remove(self) -> None:
        """Remove the lines selected."""
        self.sheet.remove(sorted({one.row() for one in self.table.selectedIndexes()}))

    # Private

    def _button(self, words: str, run: Callable[[], object], sign: str = "") -> QPushButton:
        button = QPushButton(sign or words)
        button.setAccessibleName(words)
        button.setToolTip(words if sign else "")
        button.clicked.connect(lambda _=False: run())
        return button

    def _move(self, step: int) -> None:
        here = self.table.currentIndex()
        there = self.sheet.move(here.row(), step)
        self.refresh()
        self.table.setCurrentIndex(self.table.grid.index(there, max(here.column(), 0)))
