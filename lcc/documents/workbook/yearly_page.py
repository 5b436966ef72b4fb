"""The sheet of what is spent each year: costs that add up, and the buyer's budget in current money."""

from __future__ import annotations

from collections.abc import Callable

from lcc.documents.grid import text_cell
from lcc.documents.workbook.draft import FIRST_OFFER, FIRST_YEAR, Draft
from lcc.documents.workbook.fields import Array
from lcc.documents.workbook.pages import a1
from lcc.documents.workbook.sums import Sums
from lcc.terms import term
from lcc.words import say

NOT_A_NUMBER = "#N/A"
SECTIONS = ("investment", "operating")


class YearlyPage:
    """The sheet being written: one row an offer, one column a year."""

    def __init__(self, draft: Draft, sums: Sums, fine: list[bool]) -> None:
        self.draft, self.sums, self.fine = draft, sums, fine
        self.page, self.n, self.results = draft.pages["yearly"], draft.columns, draft.results
        self.row = 1
        self.cumulated = 0
        self.budgets: list[int] = []

    def write(self) -> int:
        """Write the tables; return the first row of the budget of the first offer, 0 without one."""
        self.page.text(0, 0, say("Costs by year"), "title")
        self._years()
        self._budget()
        return self._first_budget() if self.budgets else 0

    def _by_year(
        self, title: str, unit: str, cell: Callable[[int, int], str], worth: Array, style: str = "euros"
    ) -> int:
        """Write a table of offers by year; return its first row."""
        page, draft = self.page, self.draft
        self.row += 1
        page.text(self.row, 0, title, "section")
        page.texts(self.row + 1, 0, [say("offer"), unit, ""])
        years = draft.pages["years"]
        for t in draft.span:
            page.formula(
                self.row + 1,
                FIRST_OFFER + t,
                years.seen_from(page, 3, FIRST_YEAR + t),
                float(draft.method.base_year + t),
                "year",
            )
        self.row += 2
        first = self.row
        for o in range(self.n):
            shown = draft.series["shown"].cell(page, o)
            page.formula(self.row, 0, f'IF({shown}=""," ",{shown})', draft.shown(o) or " ", "label")
            page.texts(self.row, 1, ["", ""], "label")
            for t in draft.span:
                value: float | str = float(worth[o, t]) if self.fine[o] else NOT_A_NUMBER
                page.formula(
                    self.row,
                    FIRST_OFFER + t,
                    f"IF({draft.series['computed'].cell(page, o)}=1,{cell(o, t)},NA())",
                    value,
                    style,
                )
            self.row += 1
        grey = draft.paper.file.add_format({"font_color": "#FFFFFF"})
        page.sheet.conditional_format(first, FIRST_OFFER, self.row - 1, FIRST_OFFER + draft.horizon,
                                      {"type": "formula", "criteria": f"=ISNA({a1(first, FIRST_OFFER, '')})",
                                       "format": grey})  # fmt: skip
        return first

    def _up_to(self, o: int, t: int) -> str:
        """Write what is spent up to a year: the year before, and the flows of this one."""
        flows = self.sums.of(self.sums.calculation.rows.column(FIRST_YEAR + t), o, counts="1")
        return f"{a1(self.row, FIRST_OFFER + t - 1)}+{flows}" if t else flows

    def _years(self) -> None:
        """Write what is spent up to each year, discounted: where curves cross, an offer overtakes another."""
        flows = self.results.flows.values.sum(axis=1)
        self.cumulated = self._by_year(
            say("Cumulated cost, not discounted"), self.draft.method.currency,
            self._up_to, flows.cumsum(axis=1),
        )  # fmt: skip

    def _budget(self) -> None:
        """Write the buyer's cash in current money, by section of public accounts."""
        draft = self.draft
        if draft.time.money == "real" and draft.method.inflation is None:
            self.row += 1
            self.page.text(
                self.row,
                0,
                say("Budget: in current money, it needs the inflation, which the method does not give."),
                "plain",
            )
            self.row += 1
            return
        level = draft.series["level"] if draft.time.money == "real" else None
        for place, section in enumerate(SECTIONS):
            worth = self.results.budget.values[:, place]

            def cell(o: int, t: int, section: str = section) -> str:
                paid = self.sums.of(
                    self.sums.calculation.rows.column(FIRST_YEAR + t),
                    o,
                    nature=text_cell(say("cost")),
                    borne='"buyer"',
                    section=f'"{section}"',
                )
                return f"{paid}*{level.cell(self.page, t=t)}" if level else paid

            title = say("Budget of the buyer, current money: {section}", section=term(section))
            self.budgets.append(self._by_year(title, draft.method.currency, cell, worth))

    def _first_budget(self) -> int:
        """Write the budget of the offer that comes first, by section; return its first row."""
        page, draft, results = self.page, self.draft, self.results
        self.row += 1
        page.text(self.row, 0, say("Budget of the first offer, current money"), "section")
        page.texts(self.row + 1, 0, [say("section"), draft.method.currency, ""])
        years = draft.pages["years"]
        for t in draft.span:
            page.formula(
                self.row + 1,
                FIRST_OFFER + t,
                years.seen_from(page, 3, FIRST_YEAR + t),
                float(draft.method.base_year + t),
                "year",
            )
        self.row += 2
        first = results.ranking[0].offer if results.ranking else None
        for place, section in enumerate(SECTIONS):
            page.texts(self.row, 0, [term(section), "", ""], "label")
            for t in draft.span:
                rows = self.budgets[place]
                block = f"{a1(rows, FIRST_OFFER + t)}:{a1(rows + self.n - 1, FIRST_OFFER + t)}"
                worth = float(results.budget[first, section].values[t]) if first else 0.0
                text = f"IFERROR(INDEX({block},MATCH(1,o_order,0)),0)"
                page.formula(self.row, FIRST_OFFER + t, text, worth, "euros")
            self.row += 1
        return self.row - 2
