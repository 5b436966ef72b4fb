"""Purchases of things that have a life: bought at 0, L, 2L… before the horizon, booked in the year rounded up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lcc.discounting import Timing
from lcc.documents.workbook.draft import FIRST_YEAR, Draft
from lcc.documents.workbook.fields import STILL, Array, Field, axes_of, sums_lines, three, value_at
from lcc.documents.workbook.pages import Page, a1
from lcc.evaluation import evaluate
from lcc.model import CostStream
from lcc.path import CALENDAR
from lcc.schedule import Lives, lives
from lcc.words import say

LIFE, BOUGHT, UNUSED, LAST = range(2, 6)
"""Columns of a life, purchases before the horizon, the share left, the year of the last purchase."""


@dataclass(frozen=True)
class Block:
    """Rows of a stream with a life."""

    counts: Field
    unused: Field
    last: Field
    ends: bool
    """The stream falls at each end of life, and not at each purchase."""


def served(stream: CostStream, draft: Draft) -> tuple[int, bool, float]:
    """Return the first year, whether the thing serves during that year, and how long it serves up to the horizon."""
    moments = stream.moments
    given = moments.first if moments.first is not None else (moments.at or (0,))[0]
    start = given - draft.method.base_year if given >= CALENDAR else given
    timing = stream.timing or draft.method.timing
    within = timing is Timing.START_OF_YEAR and start >= 1
    return start, within, max(draft.horizon - start + within, 0)


class LifeBlock:
    """One row an offer, or an offer and a line: the life, what follows from it, and purchases year by year."""

    def __init__(self, draft: Draft, page: Page, row: int, stream: CostStream) -> None:
        self.draft, self.page, self.row, self.stream = draft, page, row, stream
        self.node = draft.ledger.plan.nodes["method", "costs", stream.name, "life"]
        self.lines = draft.line_count if "l" in axes_of(self.node, draft.fields) else 1
        self.start, self.within, self.time = served(stream, draft)
        self.ends = stream.moments.when == "end"
        life = np.asarray(evaluate(self.node, draft.ledger.values, []))
        life = life if life.ndim == 4 else life.reshape(1, 1, 1, 1)
        self.life = np.where(life > 0, life, np.nan)[..., :1]
        timing = stream.timing or draft.method.timing
        self.lived: Lives = lives(stream, self.life, draft.time.years, timing)
        use = next(use for use in draft.ledger.uses if use.stream.name == stream.name)
        self.counts = three(use.happens.counts)

    def write(self) -> tuple[Block, int]:
        """Write the block; return where it is, and the next free row."""
        page, row, draft = self.page, self.row, self.draft
        told = say("part used at the horizon") if self.ends else say("share left at the horizon")
        bought = say("ends of life before the horizon") if self.ends else say("purchases before the horizon")
        last = "" if self.ends else say("year of the last purchase")
        words = say("times it ends in the year") if self.ends else say("purchases in the year")
        page.texts(row, 0, [say("no."), words, say("service life"), bought, told, last])
        page.text(row, FIRST_YEAR, say("first purchase in year {year}", year=self.start), "note")
        first = row + 1
        for o in range(draft.columns):
            for line in range(self.lines):
                self._row(first + o * self.lines + line, o, line)
        step = (self.lines, 0)
        across = (1, 0) if self.lines > 1 or "l" in axes_of(self.node, draft.fields) else STILL
        unused, ends = three(self.lived.unused), three(self.lived.last)
        block = Block(
            Field(page, first, FIRST_YEAR, self.counts, step, across, (0, 1)),
            Field(page, first, UNUSED, unused, step, across), Field(page, first, LAST, ends, step, across), self.ends,
        )  # fmt: skip
        return block, first + draft.columns * self.lines

    def _row(self, row: int, o: int, line: int) -> None:
        page, draft = self.page, self.draft
        page.number(row, 0, o + 1.0, "whole bare")
        shown = draft.series["shown"]
        name = shown.cell(page, o)
        worth = draft.shown(o)
        if self.lines > 1:
            label = draft.pages["lines"].seen_from(page, draft.first_lines + line, 0)
            name, worth = f'{name}&" – "&{label}', f"{worth} – {draft.line_label(line)}"
        page.formula(row, 1, name, worth, "label")
        life = draft.formula(self.node, page, o, line)
        cell = a1(row, LIFE, "column")
        self._guarded(row, LIFE, o, f'IF({life}>0,{life},"!")', self._at(self.life, o, line), sums_lines(self.node))
        bought, ended = self._purchases(cell)
        if self.ends:
            self._guarded(row, BOUGHT, o, ended, self._at(self.lived.ended, o, line))
            self._guarded(row, UNUSED, o, self._share(cell, bought), self._used(o, line), style="factor")
        else:
            self._guarded(row, BOUGHT, o, bought, self._at(self.lived.bought, o, line))
            left = f"MAX({a1(row, BOUGHT, 'column')}-{self.time:g}/{cell},0)"
            self._guarded(
                row, UNUSED, o, f"IF({left}<1E-9,0,{left})", self._at(self.lived.unused, o, line), style="factor"
            )
            last = f"{self.start}-INT(1E-9-({a1(row, BOUGHT, 'column')}-1)*{cell})"
            if self.within:
                last = f"{self.start}+INT(({a1(row, BOUGHT, 'column')}-1)*{cell}+1E-9)"
            self._guarded(row, LAST, o, last, self._at(self.lived.last, o, line))
        for t in draft.span:
            self._guarded(
                row, FIRST_YEAR + t, o, self._count(row, t), value_at(self.counts, o, line, t), style="general"
            )

    def _guarded(  # noqa: PLR0913, PLR0917  # a cell, what it is worth and how it looks
        self, row: int, column: int, o: int, formula: str, worth: float, array: bool = False, style: str = "general"
    ) -> None:
        draft = self.draft
        self.page.formula(row, column, draft.guarded(o, self.page, formula), draft.worth(o, worth), style, array)

    @staticmethod
    def _at(values: Array, o: int, line: int) -> float:
        return value_at(three(values), o, line)

    def _purchases(self, cell: str) -> tuple[str, str]:
        """Write how many are bought, and how many end, before the horizon."""
        bought = f"-INT(1E-9-{self.time:g}/{cell})"
        ended = f"MAX({bought}-1,0)"
        return (bought, ended) if self.stream.renew else (f"MIN({bought},1)", f"MIN({ended},1)")

    def _share(self, cell: str, bought: str) -> str:
        """Write what is removed at the horizon: the share used of the last one, or one whole."""
        whole = f"MAX({bought}-{self.time:g}/{cell},0)"
        used = f"1-IF({whole}<1E-9,0,{whole})" if self.stream.residual == "straight_line" else "1"
        if self.stream.renew:
            return used
        return f"IF({self._purchases(cell)[1]}=0,{used},0)"

    def _used(self, o: int, line: int) -> float:
        lived = self.lived
        if self.stream.renew and self.stream.residual != "straight_line":
            return 1.0
        ended, unused = self._at(lived.ended, o, line), self._at(lived.unused, o, line)
        alive = 1.0 if self.stream.renew or ended == 0 else 0.0
        share = alive * ((1.0 - unused) if self.stream.residual == "straight_line" else 1.0)
        return share if np.isfinite(self._at(self.life, o, line)) else float("nan")

    def _begun(self, row: int, t: int, before: int) -> str:
        """Write how many lives have begun up to a year, or up to the one before."""
        year = (
            f"{a1(4, FIRST_YEAR + t, 'row')}{-self.start - before:+d}"
            if self.start + before
            else a1(4, FIRST_YEAR + t, "row")
        )
        life = a1(row, LIFE, "column")
        if self.within:
            return f"MAX(-INT(1E-9-({year}+1)/{life}),0)"
        return f"MAX(INT(({year})/{life}+1E-9)+1,0)"

    def _count(self, row: int, t: int) -> str:
        """Write how many times the stream falls in a year."""
        most, now, before = a1(row, BOUGHT, "column"), self._begun(row, t, 0), self._begun(row, t, 1)
        if not self.ends:
            return f"MIN({now},{most})-MIN({before},{most})"
        count = f"MIN(MAX({now}-1,0),{most})-MIN(MAX({before}-1,0),{most})"
        return f"{count}+{a1(row, UNUSED, 'column')}" if t == self.draft.horizon else count
