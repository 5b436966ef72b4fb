"""What is known of each column of offers, on the sheet of controls: used, complete, computed, ranked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lcc.documents.workbook.draft import FIRST_OFFER, Draft
from lcc.documents.workbook.fields import Field
from lcc.documents.workbook.pages import Worth, a1

USED, SHOWN, MISSING, COMPLETE, FAULTS, COMPUTED, ELIGIBLE = range(5, 12)
"""Rows of the sheet."""
PLACED = {"used": USED, "shown": SHOWN, "complete": COMPLETE, "computed": COMPUTED, "eligible": ELIGIBLE}
LONGEST = 7000
"""Characters of a formula, some left of the 8,192 that a cell takes."""


@dataclass(frozen=True)
class Piece:
    """One thing said of an offer: as a formula, and as the file is written; empty when there is nothing to say."""

    formula: Callable[[int], str]
    text: Callable[[int], str]


class Flags:
    """The rows every other sheet leans on, given their places before anything is written."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.page, self.n = draft, draft.pages["control"], draft.columns
        self.row = ELIGIBLE + 2
        """Next free row."""
        for key, row in PLACED.items():
            draft.series[key] = Field(self.page, row, FIRST_OFFER, np.full((1, 1, 1), np.nan), (0, 1))

    def write(self, row: int, label: str, cell: Callable[[int], tuple[str, Worth]], style: str = "label") -> None:
        """Write a row, one cell an offer."""
        self.page.texts(row, 0, [label, "", ""], "label")
        for o in range(self.n):
            formula, worth = cell(o)
            self.page.formula(row, FIRST_OFFER + o, formula, worth, style)

    def flag(self, row: int, o: int) -> str:
        """Name a cell of this sheet."""
        return a1(row, FIRST_OFFER + o)

    def named(self, name: str, row: int) -> None:
        """Give a row a name."""
        self.draft.paper.named(name, self.page, (row, FIRST_OFFER), (row, FIRST_OFFER + self.n - 1))

    def there(self, o: int) -> bool:
        """Tell whether a column holds an offer as the file is written."""
        return o < len(self.draft.offers)

    def listed(self, row: int, label: str, detail: str, pieces: list[Piece], gate: int) -> list[str]:
        """Write what is said of each offer, from rows of detail; return it as the file is written."""
        runs = [self._detail(detail, run, gate) for run in _runs(pieces)]
        joined = ["".join(run.text(o) for run in runs)[2:] for o in range(self.n)]
        self.write(row, label, lambda o: (f"MID({'&'.join(run.formula(o) for run in runs)},3,30000)", joined[o]))
        return joined

    def _detail(self, label: str, run: list[Piece], gate: int) -> Piece:
        """Write a run of pieces on a row, as many as a formula takes."""
        row, draft = self.row, self.draft
        open_now = self.there if gate == USED else draft.is_complete
        said = ["".join(piece.text(o) for piece in run) if open_now(o) else "" for o in range(self.n)]
        self.write(row, label, lambda o: (
            f'IF({self.flag(gate, o)}=1,{"&".join(piece.formula(o) for piece in run)},"")', said[o]))  # fmt: skip
        self.row += 1
        return Piece(lambda o: self.flag(row, o), lambda o: said[o])


def _runs(pieces: list[Piece]) -> list[list[Piece]]:
    """Cut pieces into runs that a formula takes."""
    runs, length = [list[Piece]()], 0
    for piece in pieces or [Piece(lambda _: '""', lambda _: "")]:
        size = len(piece.formula(0)) + 10
        if length + size > LONGEST:
            runs, length = [*runs, []], 0
        runs[-1].append(piece)
        length += size
    return runs
