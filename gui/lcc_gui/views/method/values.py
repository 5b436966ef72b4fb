"""Values that are a number, one a line, or one a year; ranges; labels in the other language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from lcc.model import Range
from lcc.path import Path
from lcc.plan import Finding
from lcc.words import choose, language, message, say, speaking
from lcc_gui.answers.entries import read_item, write_item
from lcc_gui.document import Address, Document
from lcc_gui.fields import ChoiceField, NumberField, TextField
from lcc_gui.views.method.source import own
from lcc_gui.words import name_of

BETWEEN = "; "


class ValueField(TextField):
    """An answer of any form, as text: ``12``, ``12; 14; 15`` for lines, ``2027: 12; 2030: 15`` for years."""

    def written(self, value: Any) -> str:
        """Write a number, a list or a path."""
        return write_value(value)

    def given(self, text: str) -> Any:
        """Read any of them; what is none is kept as typed."""
        return read_value(text, self.value())

    def same(self, text: str, value: Any, typed: str | None) -> bool:
        """Compare what is read."""
        return text == typed if typed is not None else bool(read_value(text, value) == value)


def write_value(value: Any) -> str:
    """Write a value of any form as it is edited."""
    return BETWEEN.join(write_item(item) for item in value) if isinstance(value, tuple) else write_item(value)


def read_value(text: str, before: Any = None) -> Any:
    """Read a value of any form: a list is parted by semicolons, tabs or new lines, and has no colon."""
    typed = text.strip()
    if ":" not in typed and re.search(r"[;\t\n]", typed):
        return tuple(read_item(part) for part in re.split(r"[;\t\n]", typed))
    read = read_item(typed, before if not isinstance(before, tuple) else None)
    if isinstance(before, Path) and before.value is not None and isinstance(read, float):
        return own(before.replace(value=read))
    return read


class LimitField(NumberField):
    """One end of a range that may not be there yet."""

    def __init__(self, document: Document, address: Address, label: str, end: Literal["low", "high"]) -> None:
        self._end = end
        super().__init__(document, address, label)

    def value(self) -> Any:
        """Return the end, None without a range."""
        found = super().value()
        return getattr(found, self._end) if isinstance(found, Range) else None

    def found(self) -> list[Finding]:
        """Say what is wrong once, at the low end."""
        return super().found() if self._end == "low" else []

    def enter(self, given: Any) -> None:
        """Put the end into the range; a range without ends is none."""
        found = super().value()
        kept = {} if not isinstance(found, Range) else {
            name: getattr(found, name) for name in ("low", "high", "required")
        }  # fmt: skip
        new = {**kept, self._end: given}
        empty = new.get("low") is None and new.get("high") is None
        what = message("change {what}", what=name_of(self.document.purchase, self.address))
        self.document.set(self.address, None if empty else new, what)

    def show_value(self, value: Any, typed: str | None) -> None:
        """Show the end; what is half-typed stays in the editor itself."""
        if typed is None:
            super().show_value(value, None)


class RequiredField(ChoiceField):
    """What the ends of a range are: usual, or required."""

    def __init__(self, document: Document, address: Address) -> None:
        options = (
            (False, say("usual values")),
            (True, say("a published requirement")),
        )
        super().__init__(document, address, say("These limits are"), options, hint=say(
            "Outside usual values, the tenderer is asked to clarify; outside a requirement, the offer does not meet "
            "it."))  # fmt: skip

    def value(self) -> bool:
        """Tell whether the range is required."""
        found = super().value()
        return isinstance(found, Range) and found.required

    def found(self) -> list[Finding]:
        """Leave the ends to say what is wrong."""
        return []

    def enter(self, given: bool) -> None:
        """Change it where there is a range."""
        found = super().value()
        if isinstance(found, Range):
            what = message("change {what}", what=name_of(self.document.purchase, self.address))
            self.document.set(self.address, found.replace(required=given), what)


class OtherLanguageField(TextField):
    """A text in the language that is not on screen."""

    def __init__(self, document: Document, address: Address, label: str) -> None:
        self._other = "en" if language() == "fr" else "fr"
        super().__init__(document, address, label)

    def written(self, value: Any) -> str:
        """Write the other language, empty when there is one text for both."""
        return value.get(self._other, "") if isinstance(value, Mapping) else ""

    def given(self, text: str) -> Any:
        """Keep the text on screen beside it; without any, one text serves both."""
        with speaking(language()):
            mine = choose(self.value())
        return {language(): mine, self._other: text} if text.strip() else mine


def other_language() -> str:
    """Name the language that is not on screen."""
    return say("in English") if language() == "fr" else say("in French")
