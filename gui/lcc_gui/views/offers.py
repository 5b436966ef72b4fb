"""The offers: typed, pasted or imported; what is missing or unlikely, and the lawful ways out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from lcc.words import message, say
from lcc_gui.answers import AnswersSheet, LinesSheet
from lcc_gui.answers.detail import AnswerDetail
from lcc_gui.document import Address, Document
from lcc_gui.flow import flowing
from lcc_gui.grid import GridModel, GridView
from lcc_gui.look import em, shades
from lcc_gui.questions import QuestionsPanel
from lcc_gui.settings import Settings
from lcc_gui.views.view import View

if TYPE_CHECKING:
    from lcc_gui.importing import Importing

FORMS = (".xlsx", ".ods")
MOST_ROWS = 24


class OffersView(View):
    """The table of the offers, and what is to be settled."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.setAcceptDrops(True)
        self.importing: Importing | None = None
        self.sheet = AnswersSheet(document)
        self.heading(message("Offers"))
        self.heading(
            message("One offer a column, one value a row: type, paste from a spreadsheet, or import the forms."),
            "quiet",
        )
        self.column.addWidget(self._buttons())
        colours = shades(settings.choices)
        self.table = GridView(GridModel(self.sheet, colours), say("Offers"))
        self.column.addWidget(self.table)
        self.detail = AnswerDetail(document, "offers")
        self.column.addWidget(self.detail)
        self.lines = GridView(GridModel(LinesSheet(document), colours), say("Price schedule"))
        self.lines_title = self.heading(message("Price schedule"), "section")
        self.column.addWidget(self.lines)
        self.questions = QuestionsPanel(document)
        self.questions.go.connect(self.show_address)
        self.column.addWidget(self.questions)
        self.column.addStretch()
        for table in (self.table, self.lines):
            table.opened.connect(self._open)
            table.horizontalHeader().setDefaultSectionSize(em(9))
            table.horizontalHeader().setMinimumSectionSize(em(5))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._follow_column())
        self.refresh()
        self.table.setCurrentIndex(self.table.grid.index(0, 0))

    # Public methods

    def refresh(self) -> None:
        """Show the offers as they are."""
        lines = bool(self.document.purchase.method.lines) and bool(LinesSheet(self.document).asked)
        for table in (self.table, self.lines) if lines else (self.table,):
            table.grid.refresh()
            table.fit(em(19), MOST_ROWS)
        self.lines.setVisible(lines)
        self.lines_title.setVisible(lines)
        self.questions.refresh()
        self._follow_column()

    def show_address(self, address: Address) -> None:
        """Put the cursor on the cell of an address."""
        if len(address) < 2 or address[1] not in (names := [offer.name for offer in self.sheet.offers]):
            return
        column = names.index(address[1])
        for row, line in enumerate(self.sheet.answer_rows()):
            if self.sheet.address(line, self.sheet.offers[column])[2:] == tuple(address[2:]):
                self._put_cursor(self.table, row, column)
                return
        self._show_line(address, column)

    def import_forms(self, paths: list[Path]) -> None:
        """Read forms back into offers; what each one raises is said below the table."""
        from lcc_gui.importing import Importing

        if self.importing is None:
            self.importing = Importing(self.document, self)
            self.importing.told.connect(self.questions.tell)
        self.importing.start(paths)

    # Qt overrides

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take forms dropped on the page."""
        if any(url.toLocalFile().lower().endswith(FORMS) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import the forms dropped."""
        self.import_forms([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # Slots

    def ask_forms(self) -> None:
        """Ask which forms to import."""
        dialog = QFileDialog(self, say("Import the filled forms"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([say("Forms (*.xlsx *.ods)"), say("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.import_forms([Path(name) for name in names]))
        dialog.open()

    # Private

    def _buttons(self) -> QWidget:
        primary = self._button(say("Import the filled forms…"), self.ask_forms)
        primary.setProperty("role", "primary")
        self._of_one = [
            self._button(say("Duplicate as a variant"), lambda: self.sheet.duplicate(self._column())),
            self._button(say("Move left"), lambda: self._move(-1), "←"),
            self._button(say("Move right"), lambda: self._move(1), "→"),
            self._button(say("Remove"), lambda: self.sheet.remove(self._column())),
        ]
        return flowing(primary, self._button(say("Paste from a spreadsheet"), self._paste), *self._of_one)

    def _button(self, words: str, run: Callable[[], object], sign: str = "") -> QPushButton:
        button = QPushButton(sign or words)
        button.setAccessibleName(words)
        if sign:
            button.setToolTip(words)
        button.clicked.connect(lambda _=False: run())
        return button

    def _column(self) -> int:
        return max(0, self.table.currentIndex().column())

    def _move(self, step: int) -> None:
        column, row = self._column(), self.table.currentIndex().row()
        self.sheet.move(column, step)
        self._put_cursor(self.table, row, min(max(column + step, 0), len(self.sheet.offers) - 1))

    def _paste(self) -> None:
        from PySide6.QtGui import QGuiApplication

        self.table.paste(QGuiApplication.clipboard().text())

    def _follow_column(self) -> None:
        """Offer what can be done with an offer only when the cursor is on one."""
        column, row = self._column(), self.table.currentIndex().row()
        there = column < len(self.sheet.offers)
        for button in self._of_one:
            button.setEnabled(there)
        rows = self.sheet.answer_rows()
        asked = rows[row].parameter if 0 <= row < len(rows) else None
        self.detail.show_answer(self.sheet.offers[column].name if there else "", asked)

    def _open(self, key: tuple[str, ...]) -> None:
        """Show how a figure is made."""
        self.go.emit(("comparison", *key))

    def _show_line(self, address: Address, column: int) -> None:
        sheet = LinesSheet(self.document)
        asked = [one.name for one in sheet.asked]
        lines = [line.id for line in self.document.purchase.method.lines]
        if len(address) > 3 and address[3] in asked:
            row = lines.index(address[4]) if len(address) > 4 and address[4] in lines else 0
            self._put_cursor(self.lines, row, 1 + column * len(asked) + asked.index(address[3]))

    def _put_cursor(self, table: GridView, row: int, column: int) -> None:
        table.setCurrentIndex(table.grid.index(row, column))
        table.scrollTo(table.currentIndex())
        table.setFocus()
