"""The name of a criterion: what people read is its label when it has one, its name otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from lcc import Criterion, LccError
from lcc.plan import Finding
from lcc.words import choose, message
from lcc_gui.document import Address, Document
from lcc_gui.fields import TextField


class NameField(TextField):
    """A name, taken when it is whole: notes and figures that refer to it follow."""

    def __init__(self, document: Document, address: Address, label: str) -> None:
        super().__init__(document, address, label)

    def make(self) -> QWidget:
        """Make a line that is read when it is left, or at Enter."""
        line = super().make()
        assert isinstance(line, QLineEdit)
        line.returnPressed.connect(self.left)
        return line

    def written(self, value: Any) -> str:
        """Write what people read."""
        return shown_name(value) if isinstance(value, Criterion) else ""

    def show_value(self, value: Any, typed: str | None) -> None:
        """Leave what is being typed as it is; a refused name stays as typed."""
        if not self._typing:
            super().show_value(value, self.document.typed((*self.address, "name")))

    def found(self) -> list[Finding]:
        """List what is said of the name, and not of the rest of the criterion."""
        return [found for key in ("name", "label") for found in self.document.said((*self.address, key))]

    def left(self) -> None:
        """Give the name typed."""
        text = self._text().strip()
        before = self.value()
        if self._typing and isinstance(before, Criterion) and text != shown_name(before):
            self._give(before, text)
        super().left()

    # Slots

    def _typed(self) -> None:
        self._typing = True

    # Private

    def _give(self, before: Criterion, text: str) -> None:
        what = message("rename {what}", what=shown_name(before))
        if before.label:
            self.address = (*self.address, "label")
            given = self.given(text)
            self.address = self.address[:-1]
            self.document.set((*self.address, "label"), given, what)
        else:
            try:
                self.document.rename(self.address, text, what)
            except LccError:
                self.document.set((*self.address, "name"), text, what)
        self.document.settle()


def shown_name(criterion: Criterion) -> str:
    """Return what people call a criterion."""
    return choose(criterion.label) or criterion.name


def free_name(wished: str, criteria: Iterable[Criterion]) -> str:
    """Return a name no criterion has: the one wished, numbered if it is taken."""
    taken = {criterion.name.casefold() for criterion in criteria}
    names = (wished, *(f"{wished} {number}" for number in range(2, 1000)))
    return next(name for name in names if name.casefold() not in taken)
