"""Tools side by side: one column each, one line a question, read whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from lcc.catalogue import Tool
from lcc.catalogue.vocabulary import ANSWERS
from lcc.commands.tools import told
from lcc.documents.annex.wording import capital
from lcc.words import say
from lcc_gui.grid import Cell, GridModel, GridView, State
from lcc_gui.look import em, shades
from lcc_gui.settings import Settings
from lcc_gui.views.trial.step import Lines


class Abreast(GridView):
    """The table; its height follows its text, so that the page scrolls and not the table."""

    def __init__(self, settings: Settings) -> None:
        self.lines = Lines()
        super().__init__(GridModel(self.lines, shades(settings.choices)), say("Tools side by side"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(em(8))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setDefaultAlignment(align | Qt.TextFlag.TextWordWrap)

    # Public methods

    def show_tools(self, tools: Sequence[Tool]) -> None:
        """Show other tools."""
        sheets = [told(tool)[1:] for tool in tools]
        self.lines.put([tool.name for tool in tools], [
            (capital(row[0][0]), [_cell(text) for _, text in row]) for row in zip(*sheets, strict=True)
        ])  # fmt: skip
        self.grid.refresh()
        self.setVisible(bool(tools))
        self._give_room()

    def written(self) -> str:
        """Write the table as a spreadsheet takes it."""
        self.selectAll()
        return self.copied()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again when the width changes."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._give_room()

    # Private

    def _give_room(self) -> None:
        """Wrap the names of lines and of tools, and be as high as the text."""
        metrics, wrap = self.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        names = max((metrics.horizontalAdvance(name) for name in self.lines.rows()), default=0) + em(1)
        self.verticalHeader().setFixedWidth(min(names, max(self.width() // 4, em(6))))
        self.resizeRowsToContents()
        for row, name in enumerate(self.lines.rows()):
            box = metrics.boundingRect(0, 0, self.verticalHeader().width() - em(0.8), 10_000, wrap, name)
            self.setRowHeight(row, max(self.rowHeight(row), box.height()) + em(0.4))
        heads = [
            metrics.boundingRect(0, 0, self.columnWidth(place) - em(0.8), 10_000, wrap, name).height()
            for place, name in enumerate(self.lines.columns())
        ]
        header = self.horizontalHeader()
        header.setFixedHeight(max(heads, default=0) + em(0.8))
        bar = self.horizontalScrollBar().sizeHint().height() if header.length() > self.viewport().width() else 0
        high = sum(self.rowHeight(row) for row in range(self.grid.rowCount()))
        self.setFixedHeight(high + header.height() + bar + 2 * self.frameWidth() + 2)


def _cell(text: str) -> Cell:
    """Write an answer; unknown is quieter than yes and no."""
    answers = {str(words) for words in ANSWERS.values()}
    state: State = "quiet" if text == str(ANSWERS["unknown"]) else ""
    return Cell(capital(text) if text in answers else text, state=state)
