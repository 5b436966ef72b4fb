"""The ranking: the place of each offer, then the offers in that order."""

from __future__ import annotations

from lcc.documents.workbook.draft import FIRST_OFFER, Draft
from lcc.documents.workbook.offer_rows import OfferRows
from lcc.documents.workbook.pages import Worth
from lcc.model import Stage
from lcc.ranking import Rank
from lcc.terms import term
from lcc.words import choose, say

RANKING = 6
"""First row of the ranking."""
AMOUNTS = ("acquisition", "cents total", "gap", "annual")
"""Columns of the ranking before those of stages."""


class RankingRows:
    """Places, and the table of the ranking."""

    def __init__(self, draft: Draft, rows: OfferRows) -> None:
        self.draft, self.rows, self.page, self.results = draft, rows, rows.page, draft.results

    def place(self, key: str, label: str, total: str, ranking: tuple[Rank, ...]) -> None:
        """Write the place of each offer that can be ranked; equal cents are told apart by the price to buy, or not."""
        rows, eligible = self.rows, self.draft.series["eligible"]
        area, bought = rows.run(f"cents {total}"), rows.run("cents acquisition")
        places = {rank.offer: float(rank.place) for rank in ranking}

        def cell(o: int) -> tuple[str, Worth]:
            mine = rows.cell(f"cents {total}", o)
            text = f"1+SUMPRODUCT(--({area}<{mine}))"
            if self.draft.method.tie_break == "acquisition":
                text += f"+SUMPRODUCT(({area}={mine})*({bought}<{rows.cell('cents acquisition', o)}))"
            return f'IF({eligible.cell(self.page, o)}=1,{text},"")', self._known(places, o)

        rows.write(key, label, cell, "rank total strong" if total == "total" else "rank label")

    def _known(self, places: dict[str, float], o: int) -> Worth:
        return places.get(self.draft.offers[o].name, "") if o < len(self.draft.offers) else ""

    def order(self) -> None:
        """Write in which order offers are shown: those of one place in the order of their columns."""
        order = {rank.offer: float(k) for k, rank in enumerate(self.results.ranking, start=1)}

        def cell(o: int) -> tuple[str, Worth]:
            place, first = self.rows.cell("place", o), self.rows.cell("place", 0)
            return f'IF({place}="","",{place}+COUNTIF({first}:{place},{place})-1)', self._known(order, o)

        self.rows.write("order", say("order of display"), cell, "rank label")

    def table(self) -> None:
        """Write who is compared, and the offers from first to last."""
        page = self.page
        page.text(0, 0, choose(self.draft.purchase.title) or say("Comparison"), "title")
        told = {"eligible": say("offers ranked"), "used": say("of the offers typed")}
        known = (sum(self.rows.outcome.ranked), len(self.draft.offers))
        for row, ((key, label), count) in enumerate(zip(told.items(), known, strict=True), start=2):
            area = self.draft.series[key]
            block = area.page.block(page, *area.place(), *area.place(self.draft.columns - 1))
            page.text(row, 0, label, "label")
            page.formula(row, 1, f"SUM({block})", float(count), "whole total")
        page.texts(RANKING - 1, 0, [say("place"), say("offer"), ""])
        stages = [str(term(stage)) for stage in (*map(str, Stage), "externality")]
        heads = [say("to buy"), say("total"), say("gap"), say("a year"), *stages]
        page.texts(RANKING - 1, FIRST_OFFER, heads, "head_right")
        for k in range(self.draft.columns):
            self._ranked(k)

    def _ranked(self, k: int) -> None:
        """Write the offer that comes k-th."""
        page, rows, results, row = self.page, self.rows, self.results, RANKING + k
        rank = results.ranking[k] if k < len(results.ranking) else None
        found = f"MATCH({k + 1},{rows.run('order')},0)"
        shown = self.draft.series["shown"]
        names = shown.page.block(page, *shown.place(), *shown.place(self.draft.columns - 1))
        page.formula(
            row, 0, _or_nothing(f"INDEX({rows.run('place')},{found})"), float(rank.place) if rank else "", "rank"
        )
        page.formula(row, 1, _or_nothing(f"INDEX({names},{found})"), self._name(rank), "label")
        page.text(row, 2, "", "label")
        stages = [f"stage {stage}" for stage in (*map(str, Stage), "externality")]
        for column, key in enumerate((*AMOUNTS, *stages), start=FIRST_OFFER):
            text = f"INDEX({rows.run(key)},{found})" if key != "gap" else f"$E{row + 1}-$E${RANKING + 1}"
            page.formula(row, column, _or_nothing(text), self._amount(rank, key), "money")

    def _amount(self, rank: Rank | None, key: str) -> Worth:
        """Return a figure of the ranking as the file is written."""
        results = self.results
        if rank is None:
            return ""
        if key.startswith("stage "):
            return float(results.by_stage[rank.offer, key.removeprefix("stage ")])
        known = {"acquisition": results.acquisition, "annual": results.annual}
        return float(known[key][rank.offer]) if key in known else rank.gap if key == "gap" else rank.total

    def _name(self, rank: Rank | None) -> str:
        names = [one.name for one in self.draft.offers]
        return self.draft.shown(names.index(rank.offer)) if rank is not None else ""


def _or_nothing(formula: str) -> str:
    return f'IFERROR({formula},"")'
