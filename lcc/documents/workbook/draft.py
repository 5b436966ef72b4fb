"""A workbook being drafted: the purchase, its figures, its sheets, and where each quantity was placed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from lcc.comparison import Comparison
from lcc.documents.workbook.fields import Field, three
from lcc.documents.workbook.pages import Page, Paper, safe
from lcc.formula import Node, fold
from lcc.model import Parameter
from lcc.purchase import Offer, Purchase
from lcc.rendering import to_spreadsheet, to_words
from lcc.words import LccError, choose, say

EMPTY_COLUMNS = 8
"""Columns for offers, those of the purchase and empty ones, unless the purchase has more offers."""
FIRST_YEAR = 6
"""Column of year 0 wherever there is one column a year."""
FIRST_OFFER = 3
"""Column of the first offer wherever there is one column an offer."""
CALENDAR_ROW, YEAR_ROW = 3, 4


@dataclass
class Draft:
    """What the sheets share."""

    purchase: Purchase
    paper: Paper
    pages: dict[str, Page] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=dict)
    """Where each name of the formulas is."""
    series: dict[str, Field] = field(default_factory=dict)
    """What moves through the years for all offers: factors, prices, levels."""
    vat_cells: dict[str, str] = field(default_factory=dict)
    """Rates of third parties, by resource or by stream."""
    counted: dict[str, str] = field(default_factory=dict)
    """Cells that say whether an impact counts."""
    names_of_prices: dict[str, str] = field(default_factory=dict)
    """Prices that do not move, by resource."""
    complete: list[bool] = field(default_factory=list)
    """Which columns have all their answers, as the file is written."""
    first_lines: int = 0
    """Row of the first line on the sheet of lines."""
    blames: list[tuple[str, Callable[[int], str], Callable[[int], bool]]] = field(default_factory=list)
    """Cells where an offer may have no value: the cell of its label, its own cell, and whether it is so now."""

    def __post_init__(self) -> None:
        self.method = self.purchase.method
        self.results = Comparison(self.purchase)
        self.ledger = self.results.ledger
        self.time = self.ledger.time
        self.offers: tuple[Offer, ...] = self.purchase.offers
        self.columns = max(EMPTY_COLUMNS, len(self.offers))
        self.horizon = self.method.horizon
        self.line_count = len(self.method.lines)
        self.parameters: dict[str, Parameter] = {one.name: one for one in self.method.parameters}
        wrong = [found for found in self.results.findings if found.severity == "error" and found.offer is None]
        if wrong:
            raise LccError(
                "The workbook cannot be written before the method can be computed. {reason}", reason=wrong[0]
            )

    @property
    def span(self) -> range:
        """Years after the base year."""
        return range(self.horizon + 1)

    def name(self, prefix: str, *parts: object) -> str:
        """Make a name that no spreadsheet takes for a cell, and that no other quantity has."""
        words = "_".join(re.sub(r"[^0-9a-z]+", "_", fold(str(part))).strip("_") for part in parts)
        free = plain = f"{prefix}_{words}"[:60]
        number = 2
        while free in self.paper.names:
            free, number = f"{plain}_{number}", number + 1
        return free

    def values(self, name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        """Return what a name is worth in the engine, [offer, line, year]."""
        return three(self.ledger.values[name])

    def label(self, name: str) -> str:
        """Name a parameter as people call it."""
        own = {"year": say("year"), "years": say("study period"), "base_year": say("base year"),
               "quantity": say("quantity")}  # fmt: skip
        parameter = self.parameters.get(name)
        return own.get(name, name) if parameter is None else choose(parameter.label) or name

    def words(self, node: Node) -> str:
        """Say a formula."""
        return str(to_words(node, self.label))

    def formula(self, node: Node, home: Page, o: int = 0, line: int = 0, t: int = 0) -> str:
        """Write a formula of the method for one offer, line and year, as a cell of ``home``."""
        lines = {
            name: self.fields[name].lines(home, self.line_count, o, t)
            for name in node.names()
            if "l" in self.fields[name].axes
        }
        return to_spreadsheet(node, lambda name: self.fields[name].cell(home, o, line, t), lines)

    def shown(self, o: int) -> str:
        """Return the name a column shows as the file is written."""
        return safe(self.offers[o].name) if o < len(self.offers) else ""

    def line_label(self, line: int) -> str:
        """Name a line."""
        one = self.method.lines[line]
        return safe(f"{one.id} – {choose(one.label)}" if choose(one.label) else one.id)

    def is_complete(self, o: int) -> bool:
        """Tell whether a column has all its answers as the file is written."""
        return o < len(self.complete) and self.complete[o]

    def gate(self, o: int, home: Page) -> str:
        """Name the cell that says whether a column has all its answers."""
        return self.series["complete"].cell(home, o)

    def guarded(self, o: int, home: Page, formula: str) -> str:
        """Show a value only for a complete offer, and a fault where there is none."""
        return f'IF({self.gate(o, home)}=1,IFERROR({formula},"!"),"")'

    def worth(self, o: int, value: float) -> float | str:
        """Return what a guarded formula shows as the file is written."""
        return value if self.is_complete(o) else ""
