"""The worked example that is published with a method: fictional answers, each of which can be changed."""

from __future__ import annotations

from typing import Any

from lcc.model import Parameter
from lcc.words import say
from lcc.worked_example import fictional_answer
from lcc_gui.answers.entries import read_item, write_item
from lcc_gui.answers.rows import asked_label
from lcc_gui.document import Document
from lcc_gui.grid import Cell, Sheet

KEPT = "worked example"


class ExampleSheet(Sheet):
    """One column: the answers of a fictional tenderer. What is typed is kept while the document is open."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.changed: list[Any] = []
        """Called after each change."""

    # Public methods

    @property
    def typed(self) -> dict[str, Any]:
        """What was typed, by the name of what is asked."""
        held: dict[str, Any] = self.document.kept.setdefault(KEPT, {})
        return held

    def answers(self) -> dict[str, Any] | None:
        """Return the answers, those of the version before included; None when they are those made up by default."""
        plain = {one.name: fictional_answer(one, place) for place, one in enumerate(self._asked())}
        seal = self.document.purchase.seal
        before = dict(seal.example.answers) if seal is not None else {}
        found = {name: {**plain, **before, **self.typed}[name] for name in plain}
        return found if found != plain else None

    def columns(self) -> list[str]:
        """Name the only column."""
        return [say("Fictional value")]

    def rows(self) -> list[str]:
        """Name what is asked."""
        return [asked_label(one) for one in self._asked()]

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""
        parameter = self._asked()[row]
        given = (self.answers() or {}).get(parameter.name, fictional_answer(parameter, row))
        if isinstance(given, tuple):
            return Cell("; ".join(map(write_item, given)), None, "quiet", number=True)
        text = write_item(given)
        wrong = isinstance(given, str)
        return Cell(text, text, "error" if wrong else "", say("This is no number.") if wrong else "", number=True)

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Take what was typed or pasted; an emptied cell goes back to the middle of the usual range."""
        asked = self._asked()
        for row, _, text in block:
            value = read_item(text)
            if value is None:
                self.typed.pop(asked[row].name, None)
            else:
                self.typed[asked[row].name] = value
        for call in self.changed:
            call()

    # Private

    def _asked(self) -> list[Parameter]:
        return [one for one in self.document.purchase.method.parameters if one.asked]
