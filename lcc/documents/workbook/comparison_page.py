"""The sheet that compares: the ranking first, then what each stage costs, the other rankings, emissions."""

from __future__ import annotations

from functools import partial

import numpy as np

from lcc.documents.grid import text_cell
from lcc.documents.workbook.calculation_page import Calculation
from lcc.documents.workbook.charts import HEIGHT
from lcc.documents.workbook.draft import FIRST_OFFER, FIRST_YEAR, Draft
from lcc.documents.workbook.fields import Field
from lcc.documents.workbook.flows import PRESENT, UNDISCOUNTED, Part
from lcc.documents.workbook.offer_rows import OfferRows
from lcc.documents.workbook.offers_page import STATE
from lcc.documents.workbook.outcome import Outcome
from lcc.documents.workbook.pages import Worth
from lcc.documents.workbook.ranking_rows import RANKING, RankingRows
from lcc.documents.workbook.sums import Sums
from lcc.model import Stage
from lcc.terms import term
from lcc.words import choose, say

STAGES = (*map(str, Stage), "externality")


class ComparisonPage:
    """The sheet being written."""

    def __init__(self, draft: Draft, calculation: Calculation, outcome: Outcome) -> None:
        self.draft, self.calculation, self.outcome = draft, calculation, outcome
        self.page, self.results = draft.pages["comparison"], draft.results
        self.sums = Sums(calculation)
        self.charts = RANKING + draft.columns + 1
        """Row of the charts."""
        self.rows = OfferRows(draft, self.page, outcome, self.charts + HEIGHT)
        self.ranking = RankingRows(draft, self.rows)

    def write(self) -> None:
        """Write the tables, then the ranking, which reads them."""
        self.rows.heads(say("Present value by stage ({currency})", currency=self.draft.method.currency))
        for stage in STAGES:
            self._stage(stage)
        self._totals()
        self._others()
        self._emissions()
        self.ranking.table()

    def _stage(self, stage: str) -> None:
        """Write what a stage costs, and its parts."""
        present = self.calculation.rows.column(PRESENT)
        name, worth = text_cell(str(term(stage))), self.results.by_stage
        values = worth.values[:, list(worth.axes["stage"]).index(stage)]
        summed = partial(self.sums.of, present, stage=name, counts="1")
        self.rows.amounts(f"stage {stage}", str(term(stage)), summed, values, "money total strong")
        for part in self.calculation.parts:
            if stage == ("externality" if part.row_of_ledger.impact else part.stream.stage):
                self._part(part)

    def _part(self, part: Part) -> None:
        own = np.broadcast_to(self.draft.ledger.present(part.row_of_ledger)[0], (len(self.draft.offers),))
        cells = Field(self.calculation.rows.page, part.row, PRESENT, own[:, None, None], (1, 0))
        times = "" if part.counts == "1" else f"*{part.counts}"
        kept = own * float(part.row_of_ledger.counts)
        self.rows.amounts(f"part {part.row}", part.label, lambda o: f"{cells.cell(self.page, o)}{times}", kept,
                          "money indent")  # fmt: skip

    def _totals(self) -> None:
        """Write the total, the price to buy, the cost a year and by unit of service, and where each offer stands."""
        rows, results = self.rows, self.results
        rows.amounts("total", say("total"), lambda o: "+".join(rows.cell(f"stage {stage}", o) for stage in STAGES),
                     results.total.values, "money total strong")  # fmt: skip
        first = self.calculation.rows.column(FIRST_YEAR)
        keys = {"stage": text_cell(str(term("acquisition"))), "nature": text_cell(say("cost"))}
        rows.amounts("acquisition", say("to buy (year 0)"), lambda o: self.sums.of(first, o, **keys),
                     results.acquisition.values)  # fmt: skip
        end = self.draft.series["factor end_of_year"]
        years = end.page.block(self.page, end.row, FIRST_YEAR + 1, end.row, FIRST_YEAR + self.draft.method.years)
        rows.amounts("annual", say("a year"), lambda o: f"{rows.cell('total', o)}/SUM({years})", results.annual.values)
        self._per_unit()
        rows.write("state", say("state"), self._state, "state strong")

    def _state(self, o: int) -> tuple[str, Worth]:
        return self.outcome.offers.page.seen_from(self.page, STATE, FIRST_OFFER + o), self.outcome.state(o)

    def _per_unit(self) -> None:
        unit, units = self.draft.method.functional_unit, self.draft.series.get("units")
        if unit is None or units is None:
            return
        uses, last = self.draft.series["in use"].years(self.page, self.draft.horizon), self.draft.horizon

        def formula(o: int) -> str:
            amount = f"{units.cell(self.page, o)}*SUM({uses})"
            if "t" in units.axes:
                amount = f"SUMPRODUCT({units.years(self.page, last, o)},{uses})"
            return f'IFERROR({self.rows.cell("total", o)}/IF({amount}>0,{amount},0),"!")'

        label = say("per {unit}", unit=choose(unit.label))
        self.rows.amounts("per unit", label, formula, self.results.per_unit.values, "units label")

    def _others(self) -> None:
        """Write the totals at 0 % and without externalities, never used to award, and all the places."""
        rows, results = self.rows, self.results
        at_zero, stage = self.calculation.rows.key(UNDISCOUNTED), text_cell(str(term("externality")))
        outside = np.array([results.stage_of(part) == "externality" for part in results.parts], dtype=bool)
        impacts, flat = (grid.values[:, outside].sum(axis=(1, 2)) for grid in (results.present, results.flows))
        undiscounted = results.flows.values.sum(axis=(1, 2))
        totals = {
            "undiscounted": (say("Without discounting"), lambda o: self.sums.of(at_zero, o, counts="1"), undiscounted),
            "without_externalities": (
                say("Without externalities"),
                lambda o: f"{rows.cell('total', o)}-{rows.cell('stage externality', o)}",
                results.total.values - impacts),
            "neither": (
                say("Without either"),
                lambda o: f"{rows.cell('undiscounted', o)}-{self.sums.of(at_zero, o, counts='1', stage=stage)}",
                undiscounted - flat),
        }  # fmt: skip
        rows.heads(say("Other totals, for information"))
        for key, (label, formula, worth) in totals.items():
            rows.amounts(key, label, formula, worth)
        rows.heads(say("Places, on totals to the cent"))
        rows.to_the_cent("acquisition", say("to buy (year 0)"), results.acquisition.values)
        rows.to_the_cent("total", say("total"), results.total.values)
        self.ranking.place("place", say("place"), "total", results.ranking)
        self.ranking.order()
        for key, (label, _, worth) in totals.items():
            rows.to_the_cent(key, label, worth)
            told = say("place: {what}", what=label)
            self.ranking.place(f"place {key}", told, key, results.other_rankings[key])

    def _emissions(self) -> None:
        impacts = self.calculation.emissions.impacts
        if not impacts:
            return
        self.rows.heads(say("Emissions over the study period (kg)"))
        column, nature = self.calculation.rows.column(PRESENT), text_cell(say("emissions [kg]"))
        for number, impact in enumerate(impacts, start=1):
            worth = self.results.emissions.values[:, number - 1].sum(axis=(1, 2))
            summed = partial(self.sums.of, column, nature=nature, impact=str(number))
            self.rows.amounts(f"impact {impact}", impact, summed, worth)
