"""Named things as the rows of a table, and the field that renames one of them everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lcc.words import say
from lcc_gui.document import Address, Document
from lcc_gui.fields import TextField
from lcc_gui.grid import Cell, Sheet
from lcc_gui.views.method.things import Things, called


class ThingsSheet(Sheet):
    """Things as rows; subclasses say in ``facts`` what is read of each."""

    def __init__(self, things: Things) -> None:
        self.things = things

    def facts(self) -> list[tuple[str, Callable[[Any], str]]]:
        """Name the columns after the name, and say how each is read."""
        raise NotImplementedError

    def columns(self) -> list[str]:
        """Name the columns."""
        return [say("Short name"), *(title for title, _ in self.facts())]

    def rows(self) -> list[str]:
        """Name the things."""
        return [called(item) for item in self.things.items]

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell; the first one says what is wrong with the thing."""
        item = self.things.items[row]
        if column:
            return Cell(self.facts()[column - 1][1](item), key=self.things.address(item.name))
        typed = self.things.document.typed(self.things.address(item.name, "name"))
        shown = typed if typed is not None else item.name
        found = self.things.document.said(self.things.address(item.name))
        if not found:
            return Cell(shown, shown)
        state: Any = "error" if any(one.severity == "error" for one in found) else "warning"
        return Cell(shown, shown, state, "\n".join(dict.fromkeys(str(one.message) for one in found)))

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Rename what was typed over."""
        names = self.things.names()
        for row, column, text in block:
            if column == 0 and row < len(names) and text.strip():
                self.things.rename(names[row], text)


class NameField(TextField):
    """The name of a thing: it is renamed everywhere once the field is left."""

    typed_at: Address | None = None
    """Where something was typed and not taken yet."""

    def __init__(self, document: Document, things: Things, label: str, *, hint: str = "", why: str = "") -> None:
        self.things = things
        super().__init__(document, things.address("", "name"), label, hint=hint, why=why)
        self.editor.editingFinished.connect(self.rename)  # type: ignore[attr-defined]  # the editor is a line

    def enter(self, given: Any) -> None:
        """Wait: half a name is no name."""
        self.typed_at = self.address

    def rename(self) -> None:
        """Rename the thing wherever it is named."""
        if self.typed_at != self.address:
            return
        self.typed_at, self._typing = None, False
        if (typed := self._text().strip()) and self.value() is not None:
            self.things.rename(self.address[2], typed)

    def left(self) -> None:
        """Keep what is typed until it is taken, or said wrong."""
        self.rename()
        super().left()
