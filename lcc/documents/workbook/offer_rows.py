"""Rows of the comparison, one cell an offer: written one below the other, and called by a key."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lcc.documents.workbook.draft import FIRST_OFFER, Draft
from lcc.documents.workbook.fields import Array, Field
from lcc.documents.workbook.outcome import Outcome
from lcc.documents.workbook.pages import Page, Worth, a1
from lcc.ranking import cents
from lcc.words import say

NAMED = ("total", "place", "acquisition", "annual", "order")
"""Rows that formulas and people call by a name; those of stages are too."""


class OfferRows:
    """The rows being written."""

    def __init__(self, draft: Draft, page: Page, outcome: Outcome, row: int) -> None:
        self.draft, self.page, self.outcome, self.row = draft, page, outcome, row
        self.n = draft.columns
        self.at: dict[str, int] = {}

    def heads(self, title: str) -> None:
        """Start a table."""
        self.row += 1
        self.page.text(self.row, 0, title, "section")
        self.page.texts(self.row + 1, 0, ["", "", ""])
        shown = self.draft.series["shown"]
        for o in range(self.n):
            cell = shown.cell(self.page, o)
            self.page.formula(self.row + 1, FIRST_OFFER + o, cell, self.draft.shown(o), "head_right")
        self.row += 2

    def write(self, key: str, label: str, cell: Callable[[int], tuple[str, Worth]], look: str = "money label") -> None:
        """Write a row; ``look`` is that of its cells, then that of its label."""
        style, _, head = look.rpartition(" ")
        self.page.texts(self.row, 0, [label, "", ""], head)
        for o in range(self.n):
            formula, worth = cell(o)
            self.page.formula(self.row, FIRST_OFFER + o, formula, worth, style)
        self.at[key] = self.row
        if key in NAMED or key.startswith("stage "):
            name, last = f"o_{key.replace(' ', '_')}", (self.row, FIRST_OFFER + self.n - 1)
            self.draft.paper.named(name, self.page, (self.row, FIRST_OFFER), last)
        place = Field(self.page, self.row, FIRST_OFFER, np.full((1, 1, 1), np.nan), (0, 1))
        self.draft.series[key] = place
        self.row += 1

    def amounts(
        self, key: str, label: str, formula: Callable[[int], str], worth: Array, look: str = "money label"
    ) -> None:
        """Write a row of amounts, for the offers that have a total."""
        computed, fine = self.draft.series["computed"], self.outcome.fine
        self.write(key, label, lambda o: (
            f'IF({computed.cell(self.page, o)}=1,{formula(o)},"")',
            float(worth[o]) if fine[o] else ""), look)  # fmt: skip

    def cell(self, key: str, o: int) -> str:
        """Name a cell of a row."""
        return a1(self.at[key], FIRST_OFFER + o)

    def run(self, key: str) -> str:
        """Name all the cells of a row."""
        return f"{self.cell(key, 0)}:{self.cell(key, self.n - 1)}"

    def to_the_cent(self, key: str, label: str, values: Array) -> None:
        """Write an amount to the cent, half away from zero, for the offers that can be ranked."""
        eligible, rounded, ranked = self.draft.series["eligible"], cents(values), self.outcome.ranked

        def cell(o: int) -> tuple[str, Worth]:
            amount = self.cell(key, o)
            text = f"SIGN({amount})*INT(ABS({amount})*100+0.500001)/100"
            shown = f'IF({eligible.cell(self.page, o)}=1,{text},"")'
            return shown, float(rounded[o]) if ranked[o] else ""

        self.write(f"cents {key}", say("{what}, to the cent", what=label), cell)
