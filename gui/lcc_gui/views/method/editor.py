"""The box a formula is written in: names are completed, mistakes underlined, and nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QStringListModel, Qt
from PySide6.QtGui import QColor, QFontDatabase, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QPlainTextEdit, QTextEdit

from lcc.words import say
from lcc_gui.look import em
from lcc_gui.views.method.names import KnownName

_NAME = re.compile(r"[^\W\d]\w*$")
_LEFT_TO_COMPLETER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


class FormulaEditor(QPlainTextEdit):
    """One formula; ``names`` gives what it can use."""

    def __init__(self, names: Callable[[], tuple[KnownName, ...]], lines: int) -> None:
        super().__init__()
        self._names = names
        self.setTabChangesFocus(True)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        font = self.font()
        font.setPointSizeF(QPlainTextEdit().font().pointSizeF())
        self.setFont(font)
        self.setFixedHeight(em(lines * 1.25 + 0.8))
        if lines == 1:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlaceholderText(say("A name, or a sum such as: number * price"))
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setWidget(self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.proposals().setAccessibleName(say("Names that fit"))
        self.completer.activated.connect(self.complete)

    # Public methods

    def underline(self, places: list[tuple[int, int]], colour: str) -> None:
        """Underline what is wrong, from a character to another."""
        marks = []
        for start, end in places:
            mark = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(colour))
            cursor = self.textCursor()
            cursor.setPosition(min(start, len(self.toPlainText())))
            cursor.setPosition(min(end, len(self.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, form
            marks.append(mark)
        self.setExtraSelections(marks)

    def complete(self, chosen: str) -> None:
        """Put a chosen name in the place of what was begun."""
        found = next((one for one in self._names() if str(one) == chosen), None)
        if found is None:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(self.begun()))
        cursor.insertText(f"{found.name}(" if found.call else found.name)
        self.setTextCursor(cursor)
        self.proposals().hide()

    def proposals(self) -> QAbstractItemView:
        """Return the list of names that fit."""
        popup = self.completer.popup()
        assert popup is not None
        return popup

    def begun(self) -> str:
        """Return the name that ends at the cursor."""
        found = _NAME.search(self.toPlainText()[: self.textCursor().position()])
        return found.group() if found else ""

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Complete names; a formula has no second line, so that Enter does nothing here."""
        popup = self.proposals()
        asked = event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if popup.isVisible() and event.key() in _LEFT_TO_COMPLETER:
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        if not asked:
            super().keyPressEvent(event)
        if asked or (event.text() and event.text().isprintable()) or event.key() == Qt.Key.Key_Backspace:
            self._propose(always=asked)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste on one line."""
        self.insertPlainText(" ".join(source.text().split()))

    # Private

    def _propose(self, *, always: bool) -> None:
        """Show the names that fit what was begun; none when it is whole already."""
        begun = self.begun()
        names = self._names()
        whole = [one for one in names if one.name.casefold() == begun.casefold()]
        fitting = [one for one in names if begun.casefold() in str(one).casefold()]
        if not always and (not begun or not fitting or (whole and len(fitting) == 1)):
            self.proposals().hide()
            return
        fitting.sort(key=lambda one: not one.name.casefold().startswith(begun.casefold()))
        self._model.setStringList([str(one) for one in fitting])
        self.completer.setCompletionPrefix(begun)
        box = self.cursorRect()
        wide = self.proposals().sizeHintForColumn(0) + self.proposals().verticalScrollBar().sizeHint().width()
        box.setWidth(min(max(wide, em(12)), em(32)))
        self.completer.complete(box)
