"""Between which values assumptions lie: typed here, or for want of any a fifth around each."""

from __future__ import annotations

from typing import Any

from lcc import LccError, Purchase, around, assumptions
from lcc.numerals import WRITERS, read_number
from lcc.sensitivity.gathering import Assumption
from lcc.sensitivity.wording import quantity
from lcc.words import language, message, say
from lcc_gui.analyses.explored import SHARE, tried
from lcc_gui.document import Document
from lcc_gui.grid import Cell, GridModel, GridView, Sheet
from lcc_gui.look import em, shades
from lcc_gui.settings import Settings
from lcc_gui.views.comparison.panel import Panel

LOW, PUBLISHED, HIGH = range(3)


class RangesSheet(Sheet):
    """An assumption a row: low, published, high."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._version: object = None
        self._found: list[Assumption] = []

    @property
    def found(self) -> list[Assumption]:
        """The assumptions, with their ranges, once for each version."""
        if self._version is not self.document.version:
            self._version = self.document.version
            self._found = _listed(self.document.purchase)
        return self._found

    def columns(self) -> list[str]:
        """Name the ends."""
        return [say("Low"), say("Published"), say("High")]

    def rows(self) -> list[str]:
        """Name the assumptions."""
        return [str(quantity(self.document.purchase, one.address).label) for one in self.found]

    def cell(self, row: int, column: int) -> Cell:
        """Write one end."""
        one = self.found[row]
        value = (one.low, one.published, one.high)[column]
        text = WRITERS["number"](value, language())
        own = one.text in self.document.purchase.ranges
        return Cell(text, None if column == PUBLISHED else text, "" if own else "quiet", number=True)

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Take the ends typed; what is no number is left as it was."""
        ranges: dict[str, Any] = dict(self.document.purchase.ranges)
        for row, column, text in block:
            one = self.found[row]
            ends = {"low": one.low, "high": one.high}
            try:
                ends["low" if column == LOW else "high"] = read_number(text, language())
            except ValueError:
                continue
            if ends["low"] < ends["high"]:
                ranges[one.text] = ends
        try:
            self.document.do(self.document.purchase.replace(ranges=ranges), message("change the ranges"))
        except LccError:
            return
        self.document.settle()


def _listed(purchase: Purchase) -> list[Assumption]:
    """List the ranges of the purchase, then a fifth around each of the other values."""
    try:
        wide = {**dict(around(purchase, SHARE)), **dict(tried(purchase) or purchase.ranges)}
        return assumptions(purchase, wide)
    except LccError:
        return []


class Ranges(Panel):
    """The table of the ranges."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.note(
            say("Type between which values each assumption may lie. In grey: a fifth around the published value.")
        )
        self.table = GridView(GridModel(RangesSheet(document), shades(settings.choices)), say("Ranges"))
        self.column.addWidget(self.table)
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Show the ranges in force."""
        self.table.grid.refresh()
        self.table.horizontalHeader().setDefaultSectionSize(em(8))
        self.table.fit(em(24), 40)
