"""Rows of the calculation: one an offer, flows year by year, their present value, and the keys rows are summed by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lcc.documents.workbook.draft import FIRST_YEAR, Draft
from lcc.documents.workbook.fields import Array, Field, three, value_at
from lcc.documents.workbook.offers_page import Offers
from lcc.documents.workbook.pages import Page, a1
from lcc.model import CostStream, Externality
from lcc.rows import Row
from lcc.terms import term
from lcc.words import say

NUMBER, OFFER, AMOUNT, VAT, COEFFICIENT, PRESENT = range(6)
"""Columns before the years."""
NATURE, STAGE, BORNE, SECTION, COUNTS, IMPACT, UNDISCOUNTED = range(7)
"""Columns after the years, by which rows are summed."""
TOP = 6
"""First row that can be summed."""


@dataclass(frozen=True)
class Part:
    """Rows of one part of a total, one an offer; an impact has one part a stream that emits it."""

    key: str
    label: str
    row: int
    row_of_ledger: Row
    steady: bool
    """Amount × VAT × coefficient is the present value."""
    counts: str = "1"
    """What it is multiplied by in a total: 1, or the cell that says whether an impact counts."""
    amount: Field | None = None
    price: str = ""
    """Name of the price of a unit where it does not move."""

    @property
    def stream(self) -> CostStream:
        """The cost stream it comes from."""
        return self.row_of_ledger.stream


@dataclass(frozen=True)
class Flow:
    """What is written of a row of the ledger."""

    row: Row
    nature: str
    formula: Callable[[int, int], str]
    """The flow of an offer in a year, VAT apart."""
    vat: Array | None = None
    coefficient: Callable[[int], tuple[str, float]] | None = None
    item: Externality | None = None
    impact: int = 0
    """Rank of the impact emitted, in kilograms: nothing of it is discounted or counted."""
    only: int | None = None
    """The one year in which it falls."""


class FlowRows:
    """The sheet of the calculation, written row after row."""

    def __init__(self, draft: Draft, offers: Offers) -> None:
        self.draft, self.offers = draft, offers
        self.page: Page = draft.pages["calculation"]
        self.row = TOP
        self.keys = FIRST_YEAR + draft.horizon + 1
        self.known: dict[tuple[int, int], float] = {}
        """What cells are worth as the file is written."""

    def column(self, key: int) -> str:
        """Name a whole column by which rows are summed, in a formula of another sheet."""
        return self.page.block(None, TOP, key, self.row, key)

    def key(self, key: int) -> str:
        """Name a column after the years."""
        return self.column(self.keys + key)

    def heads(self, label: str) -> int:
        """Write the heads of a block of rows; return its first row."""
        heads = [say("no."), label, say("amount each time"), say("VAT (×)"), say("coefficient"), say("present value")]
        self.page.texts(self.row, 0, heads[:2])
        self.page.texts(self.row, 2, heads[2:], "head_right")
        self.row += 1
        return self.row

    def guarded(self, place: tuple[int, int], o: int, formula: str, worth: float, style: str = "general") -> None:
        """Write a cell of an offer, shown only when all its answers are there."""
        self.known[place] = worth
        shown = self.draft.guarded(o, self.page, formula)
        self.page.formula(*place, shown, self.draft.worth(o, worth), style)

    def write(self, flow: Flow) -> None:
        """Write one row an offer."""
        flows = flow.row.flows[0][:, None, :]
        present = flows.sum(axis=-1) if flow.impact else self.draft.ledger.present(flow.row)[0][:, None]
        for o in range(self.draft.columns):
            here = self.row
            self.page.number(here, NUMBER, o + 1.0, "whole bare")
            self.page.formula(here, OFFER, self.draft.series["shown"].cell(self.page, o), self.draft.shown(o), "label")
            tail = self._before(flow, o)
            years = [flow.only] if flow.only is not None else list(self.draft.span)
            for t in years:
                text = f"{flow.formula(o, t)}{tail}"
                self.guarded((here, FIRST_YEAR + t), o, text, value_at(flows, o, 0, t), "money")
            self._sums(flow, o, years, (value_at(present[:, :, None], o), value_at(flows.sum(axis=-1)[:, :, None], o)))
            self._keys(flow)
            self.row += 1

    def _before(self, flow: Flow, o: int) -> str:
        """Write VAT and coefficient; return what multiplies each year."""
        if flow.coefficient is not None:
            text, worth = flow.coefficient(o)
            self.guarded((self.row, COEFFICIENT), o, text, worth, "factor")
        if flow.vat is None:
            return ""
        self.guarded((self.row, VAT), o, self._vat(flow.row.stream, o), value_at(three(flow.vat), o))
        return f"*{a1(self.row, VAT, 'column')}"

    def _sums(self, flow: Flow, o: int, years: list[int], worth: tuple[float, float]) -> None:
        """Write the present value, and the sum that nothing discounts; neither where a year has no value."""
        draft, page, here = self.draft, self.page, self.row
        first = a1(here, FIRST_YEAR + years[0])
        run = f"{first}:{a1(here, FIRST_YEAR + years[-1])}"
        factor = draft.series[f"factor {flow.row.stream.timing or draft.method.timing}"]
        plain = f"SUM({run})"
        total = f"SUMPRODUCT({run},{factor.name})"
        if flow.only is not None:
            total = f"{first}*{factor.cell(page, t=flow.only)}"
        columns = {PRESENT: plain if flow.impact else total, self.keys + UNDISCOUNTED: plain}
        for (column, text), value in zip(columns.items(), worth, strict=True):
            shown = f'IF({draft.gate(o, page)}=1,IF(COUNT({run})=COLUMNS({run}),{text},"!"),"")'
            self.known[here, column] = value
            page.formula(here, column, shown, draft.worth(o, value), "money total" if column == PRESENT else "money")

    def _keys(self, flow: Flow) -> None:
        stream, page, here = flow.row.stream, self.page, self.row
        stage = str(term("externality" if flow.item else stream.stage))
        texts = {NATURE: flow.nature, STAGE: stage, BORNE: stream.borne_by, SECTION: stream.budget_section}
        for key, text in texts.items():
            page.text(here, self.keys + key, text, "key")
        if flow.impact:
            page.number(here, self.keys + IMPACT, float(flow.impact), "whole bare")
        elif flow.item is not None:
            cell = self.draft.counted[flow.item.name]
            page.formula(here, self.keys + COUNTS, cell, float(flow.item.counts), "whole")
        else:
            page.number(here, self.keys + COUNTS, 1.0, "whole bare")

    def _vat(self, stream: CostStream, o: int) -> str:
        """Write what VAT multiplies a cost by."""
        draft, offers = self.draft, self.offers
        if draft.method.tax == "excluding" or stream.invoicer == "internal":
            return "1"
        if stream.invoicer == "tenderer":
            rate = offers.page.seen_from(self.page, offers.rates[""], offers.column(o))
            if stream.name in offers.rates:
                own = offers.page.seen_from(self.page, offers.rates[stream.name], offers.column(o))
                rate = f"IF(ISNUMBER({own}),{own},{rate})"
        else:
            rate = draft.vat_cells.get(f"stream {stream.name}") or draft.vat_cells[stream.resource or ""]
        return f"1+{rate}*(1-m_deductible)"

    def worth_of(self, part: Part, column: int, o: int) -> float:
        """Return what a cell of a part is worth for an offer, as the file is written."""
        return self.known.get((part.row + o, column), np.nan)
