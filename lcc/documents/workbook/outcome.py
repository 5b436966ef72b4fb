"""What comes of each offer: where it has no value, whether it can be ranked, and how that is said."""

from __future__ import annotations

import numpy as np

from lcc.documents.grid import text_cell
from lcc.documents.workbook.calculation_page import Calculation
from lcc.documents.workbook.draft import FIRST_OFFER
from lcc.documents.workbook.fields import Field
from lcc.documents.workbook.flags import COMPLETE, COMPUTED, ELIGIBLE, FAULTS, MISSING, USED, Flags, Piece
from lcc.documents.workbook.flows import PRESENT
from lcc.documents.workbook.offers_page import ASIDE, OTHER, PLACE, STATE, TOTAL, Offers
from lcc.documents.workbook.pages import a1, safe
from lcc.terms import term
from lcc.words import say


class Outcome:
    """The flags that come after the calculation."""

    def __init__(self, flags: Flags, offers: Offers, lacking: list[str]) -> None:
        self.flags, self.offers, self.lacking = flags, offers, lacking
        self.draft, self.page, self.n = flags.draft, flags.page, flags.n
        self.faulty: list[str] = []
        """What has no value, by column, as the file is written; the next are whether there is a total, and a place."""
        self.fine: list[bool] = []
        self.ranked: list[bool] = []
        self.other: list[str] = []
        self.words = {
            "ranked": say("ranked"), "aside": say("set aside: "), "missing": say("incomplete, not ranked. Missing: "),
            "fault": say("no total. No value for: "), "other": say("not ranked: "),
        }  # fmt: skip

    def write(self, calculation: Calculation, computed: list[tuple[str, Field]]) -> None:
        """Write where a figure has no value, and which offers can be ranked."""
        flags, draft = self.flags, self.draft
        pieces = [*self._parts(calculation), *self._computed(computed)]
        self.faulty = flags.listed(FAULTS, say("no value for"), say("no value for (detail)"), pieces, COMPLETE)
        self.fine = [draft.is_complete(o) and not self.faulty[o] for o in range(self.n)]
        flags.write(COMPUTED, say("has a total"), lambda o: (
            f'IF(AND({flags.flag(COMPLETE, o)}=1,{flags.flag(FAULTS, o)}=""),1,0)',
            float(self.fine[o])), "whole")  # fmt: skip
        self.other = [self._unseen(o) for o in range(self.n)]
        self.ranked = [self.fine[o] and draft.offers[o].set_aside is None and not self.other[o] for o in range(self.n)]
        flags.write(ELIGIBLE, say("can be ranked"), lambda o: (self._eligible(o), float(self.ranked[o])), "whole")
        flags.named("o_classable", ELIGIBLE)

    def _eligible(self, o: int) -> str:
        aside, other = (self.offers.page.seen_from(self.page, row, FIRST_OFFER + o) for row in (ASIDE, OTHER))
        return f'IF(AND({self.flags.flag(COMPUTED, o)}=1,{aside}="",{other}=""),1,0)'

    def _parts(self, calculation: Calculation) -> list[Piece]:
        """Look for a fault in each part of a total."""
        sheet, ledger = calculation.rows.page, self.draft.ledger
        pieces = []
        for part in calculation.parts:
            present = ledger.present(part.row_of_ledger)[0][:, None, None]
            label = sheet.seen_from(self.page, part.row - 1, 1)
            pieces.append(self._piece(label, safe(part.label), Field(sheet, part.row, PRESENT, present, (1, 0))))
        return pieces

    def _computed(self, computed: list[tuple[str, Field]]) -> list[Piece]:
        """Look for a fault in each computed value that has one value an offer."""
        return [
            self._piece(placed.page.seen_from(self.page, placed.row, 0), safe(self.draft.label(name)), placed)
            for name, placed in computed
            if placed.axes == {"o"}
        ]

    def _piece(self, label: str, told: str, where: Field) -> Piece:
        return Piece(
            lambda o: f'IF({where.cell(self.page, o)}="!",", "&{label},"")',
            lambda o: f", {told}" if np.isnan(where.worth(o)) else "",
        )

    def _unseen(self, o: int) -> str:
        """Say what stops an offer in the engine and that no cell shows."""
        draft = self.draft
        if not self.fine[o] or draft.offers[o].name not in draft.ledger.stopped:
            return ""
        name = draft.offers[o].name
        return "; ".join(str(f.message) for f in draft.ledger.findings if f.severity == "error" and f.offer == name)

    # On the sheet of offers

    def states(self) -> None:
        """Write the state, the place and the total of each offer."""
        draft, sheet, results = self.draft, self.offers.page, self.draft.results
        places = {rank.offer: float(rank.place) for rank in results.ranking}
        for o in range(self.n):
            column = FIRST_OFFER + o
            sheet.text(OTHER, column, self.other[o], "typed")
            sheet.formula(STATE, column, self._state(o), self.state(o), "state")
            total = draft.series["total"].cell(sheet, o)
            sheet.formula(TOTAL, column, total, float(results.total.values[o]) if self.fine[o] else "", "money total")
            place = places.get(draft.offers[o].name, "") if self.flags.there(o) else ""
            sheet.formula(PLACE, column, draft.series["place"].cell(sheet, o), place, "rank total")

    def _state(self, o: int) -> str:
        column, text = FIRST_OFFER + o, {key: text_cell(word) for key, word in self.words.items()}
        rows = (USED, MISSING, COMPLETE, FAULTS, COMPUTED)
        flag = {row: self.page.seen_from(self.offers.page, row, column) for row in rows}
        aside, other = a1(ASIDE, column), a1(OTHER, column)
        return (
            f'IF({flag[USED]}=0,"",IF({aside}<>"",{text["aside"]}&{aside},'
            f"IF({flag[COMPLETE]}=0,{text['missing']}&{flag[MISSING]},"
            f"IF({flag[COMPUTED]}=0,{text['fault']}&{flag[FAULTS]},"
            f'IF({other}<>"",{text["other"]}&{other},{text["ranked"]})))))'
        )

    def state(self, o: int) -> str:
        """Say whether a column is ranked, or why not, as the file is written."""
        if not self.flags.there(o):
            return ""
        aside = self.draft.offers[o].set_aside
        if aside is not None:
            return self.words["aside"] + str(term(aside.reason))
        if not self.draft.is_complete(o):
            return self.words["missing"] + self.lacking[o]
        if not self.fine[o]:
            return self.words["fault"] + self.faulty[o]
        return self.words["other"] + self.other[o] if self.other[o] else self.words["ranked"]
