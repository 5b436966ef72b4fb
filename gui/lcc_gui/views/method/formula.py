"""A formula: completed and checked as one types, said in words beneath, with what it gives for an offer."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from lcc.documents.annex.wording import unit as written_unit
from lcc.formula import FormulaError, parse
from lcc.words import choose, say
from lcc.worth import worth
from lcc_gui.document import Address, Document
from lcc_gui.fields import TextField
from lcc_gui.look import shades
from lcc_gui.settings import Settings
from lcc_gui.views.method.editor import FormulaEditor
from lcc_gui.views.method.names import known_names, said_in_words
from lcc_gui.views.method.room import plain_label, put_away

_NAMES = re.compile(r"(?<![\w.])[^\W\d]\w*")


class FormulaField(TextField):
    """A formula as text: what does not parse yet is kept, and said."""

    def __init__(self, document: Document, address: Address, label: str, settings: Settings, *, hint: str = "",
                 why: str = "", optional: bool = False, lines: int = 2) -> None:  # fmt: skip
        self._settings, self._optional = settings, optional
        self.words: QLabel = plain_label()
        self.worth: QLabel = plain_label("", "good")
        super().__init__(document, address, label, hint=hint, why=why, lines=lines)
        room = self.layout()
        assert room is not None
        room.addWidget(self.words)
        room.addWidget(self.worth)
        self._tell()

    def make(self) -> QWidget:
        """Make the box."""
        box = FormulaEditor(lambda: known_names(self.document.purchase.method), self._lines)
        box.textChanged.connect(self._typed)
        return box

    def written(self, value: Any) -> str:
        """Write the formula as it was typed."""
        return value if isinstance(value, str) else ""

    def given(self, text: str) -> Any:
        """Keep any text: a formula may not parse yet."""
        return None if self._optional and not text.strip() else text

    def same(self, text: str, value: Any, typed: str | None) -> bool:
        """Let spaces be typed at either end."""
        return text == typed if typed is not None else text.strip() == self.written(value).strip()

    def refresh(self) -> None:
        """Show the formula, its words and its worth."""
        super().refresh()
        if self.words.parentWidget() is not None and not put_away(self):
            self._tell()

    def _tell(self) -> None:
        method, text = self.document.purchase.method, self._text()
        said = said_in_words(method, text)
        self.words.setText(said)
        self.words.setVisible(bool(said) and said != text.strip())
        trials = not self.document.purchase.offers
        results = self.document.trials if trials else self.document.comparison
        found = worth(results, self.address) if said else None
        if found is not None:
            line = next((choose(one.label) for one in method.lines if one.id == found.line), found.line)
            given = {"value": found.value, "unit": written_unit(found.unit, method.currency)}
            place = ", ".join(part for part in (found.offer, str(found.year or ""), line) if part)
            said = say("= {value:number} {unit} ({place})", place=place, **given) if place else (
                say("= {value:number} {unit}", **given)
            )  # fmt: skip
            self.worth.setText(said.replace("  ", " ").rstrip())
        self.worth.setVisible(found is not None)
        editor = self.editor
        assert isinstance(editor, FormulaEditor)
        editor.underline(_wrong(text, {one.name for one in known_names(method)}), shades(self._settings.choices).error)


def _wrong(text: str, known: set[str]) -> list[tuple[int, int]]:
    """Find what to underline: the character where reading stops, or the names nobody knows."""
    if not text.strip():
        return []
    try:
        parse(text)
    except FormulaError as error:
        end = max(len(text), 1)
        start = min(error.position, end - 1)
        return [(start, start + 1)]
    return [found.span() for found in _NAMES.finditer(text) if found.group() not in known]
