"""Fields that are typed into: words, numbers, shares, days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from lcc.numerals import WRITERS, read_number
from lcc.path import Path
from lcc.words import choose, language
from lcc_gui.document import Address, Document
from lcc_gui.fields.field import Field
from lcc_gui.look import em


class TextField(Field):
    """Words: one line, or several with ``lines``; a text in two languages is edited in the one in force."""

    def __init__(self, document: Document, address: Address, label: str, *, hint: str = "", why: str = "",
                 lines: int = 1, unit: str = "") -> None:  # fmt: skip
        self._lines, self._unit, self._typing = lines, unit, False
        super().__init__(document, address, label, hint=hint, why=why)

    def make(self) -> QWidget:
        """Make a line, or a box of several."""
        if self._lines > 1:
            box = QPlainTextEdit()
            box.setTabChangesFocus(True)
            box.setFixedHeight(em(self._lines * 1.15 + 0.8))
            box.textChanged.connect(self._typed)
            return box
        line = QLineEdit()
        line.textEdited.connect(self._typed)
        if self._unit:
            room = QHBoxLayout(line)
            room.setContentsMargins(0, 0, em(0.4), 0)
            room.addStretch()
            unit = QLabel(self._unit)
            unit.setProperty("role", "quiet")
            room.addWidget(unit)
            line.setTextMargins(0, 0, unit.sizeHint().width() + em(0.6), 0)
        return line

    def show_value(self, value: Any, typed: str | None) -> None:
        """Show it without moving the cursor of who is typing."""
        text = typed if typed is not None else self.written(value)
        if text == self._text() or (self._typing and self.same(self._text(), value, typed)):
            return
        editor = self.editor
        editor.blockSignals(True)  # Qt's signature
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
        editor.blockSignals(False)  # as above

    def written(self, value: Any) -> str:
        """Write a value as it is edited."""
        return choose(value)

    def given(self, text: str) -> Any:
        """Read what was typed."""
        value = self.value()
        if isinstance(value, Mapping):
            return {**value, language(): text}
        return text

    def same(self, text: str, value: Any, typed: str | None) -> bool:
        """Tell whether a text being typed already says the value."""
        return typed is None and text.strip() == self.written(value)

    def _text(self) -> str:
        editor = self.editor
        return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()  # type: ignore[attr-defined]

    def left(self) -> None:
        """Write the value in full once nobody is typing."""
        self._typing = False
        self.refresh()

    def _typed(self) -> None:
        self._typing = True
        self.enter(self.given(self._text()))


class NumberField(TextField):
    """A number, typed in any common way; a path through the years is shown and not overwritten by accident."""

    def written(self, value: Any) -> str:
        """Write a number with all its decimals."""
        value = self.plain(value)
        if value is None:
            return ""
        return WRITERS["exact"](float(value), language()) if isinstance(value, int | float) else str(value)

    def given(self, text: str) -> Any:
        """Read a number; what is none is handed over as typed, for the model to say why."""
        if not text.strip():
            return None
        try:
            number = read_number(text, language())
        except ValueError:
            return text
        value = self.value()
        return value.replace(value=number) if isinstance(value, Path) and value.value is not None else number

    def plain(self, value: Any) -> Any:
        """Return the number of a path that has one value."""
        return value.value if isinstance(value, Path) else value

    def same(self, text: str, value: Any, typed: str | None) -> bool:
        """Compare as numbers: 1234,5 and 1 234,50 are one."""
        if typed is not None:
            return text == typed
        try:
            return bool(read_number(text, language()) == self.plain(value))
        except ValueError:
            return not text.strip() and value is None


class WholeField(NumberField):
    """A whole number, such as a year, written without spaces."""

    def written(self, value: Any) -> str:
        """Write it plainly."""
        return "" if value is None else str(value)


class ShareField(NumberField):
    """A share or a rate, shown in per cent: 3,2 is 0.032, with or without its sign."""

    def __init__(self, document: Document, address: Address, label: str, *, hint: str = "", why: str = "") -> None:
        super().__init__(document, address, label, hint=hint, why=why, unit="%")

    def written(self, value: Any) -> str:
        """Write per cents."""
        plain = self.plain(value)
        return "" if plain is None else WRITERS["number"](round(float(plain) * 100, 10), language())

    def given(self, text: str) -> Any:
        """Read per cents."""
        bare = text.replace("%", "").strip()
        return super().given(f"{bare} %") if bare else None

    def same(self, text: str, value: Any, typed: str | None) -> bool:
        """Compare as per cents."""
        return super().same(f"{text.replace('%', '').strip()} %", value, typed) if text.strip() else value is None


def write_day(value: date) -> str:
    """Write a day as the reader does."""
    return f"{value:%d/%m/%Y}" if language() == "fr" else value.isoformat()


def read_day(text: str) -> str | None:
    """Read a day in either order; what is none is handed over as typed."""
    typed = text.strip()
    if found := re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", typed):
        day, month, year = found.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    return typed or None


class DayField(TextField):
    """A day, typed 12/03/2027 or 2027-03-12."""

    def written(self, value: Any) -> str:
        """Write a day as the reader does."""
        return write_day(value) if isinstance(value, date) else ""

    def given(self, text: str) -> Any:
        """Read a day in either order."""
        return read_day(text)

    def same(self, text: str, value: Any, typed: str | None) -> bool:
        """Compare as days."""
        read = self.given(text)
        return bool(read == (typed if typed is not None else value.isoformat() if value else None))
