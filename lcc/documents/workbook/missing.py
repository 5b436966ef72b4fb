"""What is missing in each column: VAT rate, answers that are absent, unreadable or outside a published requirement."""

from __future__ import annotations

from functools import partial

import numpy as np

from lcc.documents.grid import text_cell
from lcc.documents.workbook.answers_page import Answered
from lcc.documents.workbook.draft import FIRST_OFFER
from lcc.documents.workbook.flags import COMPLETE, MISSING, SHOWN, USED, Flags, Piece
from lcc.documents.workbook.offers_page import KIND, NAME, Offers
from lcc.documents.workbook.pages import a1, safe
from lcc.words import say


class Missing:
    """The flags that come before the calculation."""

    def __init__(self, flags: Flags, offers: Offers, answered: list[Answered]) -> None:
        self.flags, self.offers, self.answered = flags, offers, answered
        self.draft, self.page = flags.draft, flags.page
        self.beyond, self.variant = say(" (outside the published requirement)"), text_cell(say("variant"))

    def write(self) -> list[str]:
        """Write which columns are used, and which have all their answers; return what each lacks."""
        flags, draft = self.flags, self.draft
        self.page.texts(4, 0, [say("offers"), "", ""])
        for o in range(flags.n):
            self.page.number(4, FIRST_OFFER + o, o + 1.0, "year")
        flags.write(USED, say("used column"), lambda o: (self._used(o), float(flags.there(o))), "whole")
        flags.write(SHOWN, say("name shown"), lambda o: (self._shown(o), draft.shown(o)))
        pieces = [*self._vat(), *(piece for one in self.answered for piece in self._answer(one))]
        lacking = flags.listed(MISSING, say("missing or unreadable"), say("missing (detail)"), pieces, USED)
        draft.complete[:] = [flags.there(o) and not lacking[o] for o in range(flags.n)]
        flags.write(COMPLETE, say("has all its answers"), lambda o: (
            f'IF(AND({flags.flag(USED, o)}=1,{flags.flag(MISSING, o)}=""),1,0)',
            float(draft.complete[o])), "whole")  # fmt: skip
        flags.named("o_complete", COMPLETE)
        flags.named("o_nom", SHOWN)
        return lacking

    def _shown(self, o: int) -> str:
        name = self.offers.page.seen_from(self.page, NAME, FIRST_OFFER + o)
        number = text_cell(say("offer {number}", number=""))
        return f'IF({self.flags.flag(USED, o)}=1,IF({name}="",{number}&{a1(4, FIRST_OFFER + o)},{name}),"")'

    def _used(self, o: int) -> str:
        """Count what is typed in a column."""
        column = FIRST_OFFER + o
        counts = [self.offers.page.seen_from(self.page, row, column) for row in self.offers.typed_rows]
        for first in self.offers.typed_lines:
            last = first + self.draft.line_count - 1
            counts.append(self.draft.pages["lines"].block(self.page, first, column, last, column))
        groups = [f"COUNTA({','.join(counts[start : start + 200])})" for start in range(0, len(counts), 200)]
        return f"IF({'+'.join(groups)}>0,1,0)"

    def _vat(self) -> list[Piece]:
        """A rate is missing when VAT counts, unless each cost of the tenderer has its own."""
        method = self.draft.method
        invoiced = {stream.name for stream in method.costs if stream.invoicer == "tenderer"}
        if method.tax != "including" or not invoiced:
            return []
        label = say("VAT rate")
        own = [row for name, row in self.offers.rates.items() if name in invoiced]
        cell = partial(self.offers.page.seen_from, self.page)

        def formula(o: int) -> str:
            rate = cell(self.offers.rates[""], FIRST_OFFER + o)
            given = f"IF(ISNUMBER({rate}),IF(AND({rate}>=0,{rate}<=1),1,0),0)=1"
            if len(own) == len(invoiced):
                others = "+".join(f"ISNUMBER({cell(row, FIRST_OFFER + o)})" for row in own)
                given = f"OR({given},{others}={len(own)})"
            return f'IF({given},"",{text_cell(", " + label)})'

        def text(o: int) -> str:
            offer = self.draft.offers[o]
            return "" if offer.vat is not None or not invoiced - offer.vat_by_cost.keys() else f", {label}"

        return [Piece(formula, text)]

    def _answer(self, one: Answered) -> list[Piece]:
        label = self.offers.page.seen_from(self.page, one.row, 0)
        told = safe(self.draft.label(one.parameter.name))
        usual = one.parameter.usual
        pieces = [Piece(
            lambda o: f'IF({self._there(one, o)},"",", "&{label})',
            lambda o: "" if self._is_there(one, o) else f", {told}",
        )]  # fmt: skip
        if usual is not None and usual.required:
            pieces.append(Piece(
                lambda o: self._outside(one, o, label),
                lambda o: f", {told}{self.beyond}" if self._is_outside(one, o) else "",
            ))  # fmt: skip
        return pieces

    # Is it there?

    def _area(self, one: Answered, o: int) -> str:
        """Name all the values kept of an answer."""
        kept = one.kept
        lines = self.draft.line_count if "l" in kept.axes else 1
        years = self.draft.horizon if "t" in kept.axes else 0
        return kept.page.block(self.page, *kept.place(o), *kept.place(o, lines - 1, years))

    def _values(self, one: Answered, o: int) -> list[float]:
        kept = one.kept
        lines = range(self.draft.line_count if "l" in kept.axes else 1)
        years = self.draft.span if "t" in kept.axes else range(1)
        return [kept.worth(o, line, t) for line in lines for t in years]

    def _there(self, one: Answered, o: int) -> str:
        needed = self.draft.line_count if "l" in one.kept.axes else 1
        area = self._area(one, o)
        return f"COUNT({area})={needed}" if one.years is None else f"COUNT({area})>0"

    def _is_there(self, one: Answered, o: int) -> bool:
        found = np.isfinite(self._values(one, o))
        return bool(found.all() if one.years is None else found.any())

    # Is it within the published requirement?

    def _outside(self, one: Answered, o: int, label: str) -> str:
        area = self._area(one, o)
        tests = [f"{sign}({area}){limit}" for sign, limit in (("MIN", one.low), ("MAX", one.high)) if limit]
        said = f'IF(COUNT({area})=0,"",IF(OR({",".join(tests)}),", "&{label}&{text_cell(self.beyond)},""))'
        if not one.parameter.variants:
            return said
        # The buyer's own value is the buyer's affair: only what a variant proposes is held to it.
        kind = self.offers.page.seen_from(self.page, KIND, FIRST_OFFER + o)
        return f'IF(AND({kind}={self.variant},COUNTA({self._typed(one, o)})>0),{said},"")'

    def _typed(self, one: Answered, o: int) -> str:
        """Name the cells where an answer is typed."""
        last = self.draft.line_count - 1 if "l" in one.cells.axes else 0
        areas = [one.cells.page.block(self.page, *one.cells.place(o), *one.cells.place(o, last))]
        if one.years is not None:
            end = one.years.place(o, last, self.draft.horizon)
            areas.append(one.years.page.block(self.page, *one.years.place(o), *end))
        return ",".join(areas)

    def _is_outside(self, one: Answered, o: int) -> bool:
        usual, offer = one.parameter.usual, self.draft.offers[o]
        if one.parameter.variants and not (offer.kind == "variant" and any(item.anything for item in one.given[o])):
            return False
        kept = [value for value in self._values(one, o) if np.isfinite(value)]
        if usual is None or not kept:
            return False
        too_low = usual.low is not None and min(kept) < usual.low
        return too_low or (usual.high is not None and max(kept) > usual.high)
