"""The sheet of controls: sums that agree, totals of the program, the published method and its fingerprint."""

from __future__ import annotations

from collections.abc import Callable

from lcc.canonical import short
from lcc.documents.grid import text_cell
from lcc.documents.workbook.calculation_page import Calculation
from lcc.documents.workbook.draft import FIRST_OFFER
from lcc.documents.workbook.flags import Flags
from lcc.documents.workbook.flows import AMOUNT, COEFFICIENT, PRESENT, VAT, Part
from lcc.documents.workbook.method_page import Inputs
from lcc.documents.workbook.sums import Sums
from lcc.frozen import fingerprint, standing
from lcc.words import say


class Control:
    """The controls, below the flags."""

    def __init__(self, flags: Flags, calculation: Calculation, fine: list[bool]) -> None:
        self.flags, self.calculation, self.fine = flags, calculation, fine
        self.draft, self.page, self.n = flags.draft, flags.page, flags.n
        self.row = flags.row + 1

    def write(self, inputs: Inputs) -> None:
        """Write every control."""
        self._section(say("Sums that agree, and by how much they differ"))
        total, computed = self.draft.series["total"], self.draft.series["computed"]
        sums, costs = Sums(self.calculation), self.calculation.rows.column(PRESENT)
        self._agree(say("Stages add up to all the costs"), lambda o: (
            f'IF({computed.cell(self.page, o)}=1,{total.cell(self.page, o)}-{sums.of(costs, o, counts="1")},"")',
            0.0 if self.fine[o] else ""))  # fmt: skip
        for part in self.calculation.costs:
            if part.steady:
                self._by_coefficient(part)
        self._program()
        self._method(inputs)

    def _section(self, title: str) -> None:
        self.page.text(self.row, 0, title, "section")
        self.row += 1

    def _agree(self, label: str, gap: Callable[[int], tuple[str, float | str]]) -> None:
        """Write what two ways of counting differ by, for each offer, and whether it is nothing."""
        page, row = self.page, self.row
        yes, no = say("agrees"), say("DIFFERENT")
        run = f"{self.flags.flag(row, 0)}:{self.flags.flag(row, self.n - 1)}"
        self.flags.write(row, label, gap, "money")
        holds = f"AND(MAX({run},0)<0.005,MIN({run},0)>-0.005)"
        page.formula(row, 2, f"IFERROR(IF({holds},{text_cell(yes)},{text_cell(no)}),{text_cell(no)})", yes, "state")
        self.row += 1

    def _by_coefficient(self, part: Part) -> None:
        """Hold the sum of the years to amount × VAT × coefficient."""
        sheet, page = self.calculation.rows.page, self.page
        price = f"*{part.price}" if part.price and part.row_of_ledger.part == "cost" else ""

        def gap(o: int) -> tuple[str, float | str]:
            columns = (AMOUNT, VAT, COEFFICIENT, PRESENT)
            amount, vat, factor, present = (sheet.seen_from(page, part.row + o, column) for column in columns)
            known = self.calculation.rows.worth_of(part, PRESENT, o)
            text = f'IF(ISNUMBER({present}),{amount}*{vat}*{factor}{price}-{present},"")'
            return text, 0.0 if self.draft.is_complete(o) and known == known else ""  # noqa: PLR0124  # NaN is not itself

        self._agree(say("{part}: years add up to amount × VAT × coefficient", part=part.label), gap)

    def _program(self) -> None:
        """Set the totals beside those of the program, as the file was written."""
        draft, page, totals = self.draft, self.page, self.draft.results.total.values
        page.texts(self.row, 0, [say("totals found by the program, as the file was written"), "", ""], "label")
        known = self.row
        for o in range(self.n):
            page.number(known, FIRST_OFFER + o, float(totals[o]) if self.fine[o] else None, "money")
        self.row += 1
        mine = draft.series["total"]

        def gap(o: int) -> tuple[str, float | str]:
            cell, total = self.flags.flag(known, o), mine.cell(page, o)
            return f'IF(AND(ISNUMBER({cell}),ISNUMBER({total})),{total}-{cell},"")', 0.0 if self.fine[o] else ""

        self._agree(say("Same totals as the program"), gap)
        told = say("Different when an answer or a value was changed since: then this is what changed.")
        page.text(self.row, 0, told, "plain")
        self.row += 2

    def _method(self, inputs: Inputs) -> None:
        """Write what the method is known by, and whether its values are still those published."""
        draft, page, purchase = self.draft, self.page, self.draft.purchase
        self._section(say("Method"))
        whole = fingerprint(purchase)
        told = say("Fingerprint of the method: {short} ({whole})", short=short(whole), whole=whole)
        standing_now = list(map(str, standing(purchase))) or [say("This method is not frozen.")]
        for sentence in [*standing_now, told]:
            page.text(self.row, 0, sentence, "plain")
            self.row += 1
        page.texts(self.row, 0, [say("values of the method that are not those published"), ""], "label")
        page.formula(self.row, 2, inputs.changes, 0.0, "whole total")
        changed = page.seen_from(None, self.row, 2)
        warning = text_cell(say("Values of the method were changed: simulation, without effect on the ranking."))
        for key, place in {"offers": (2, 3), "comparison": (1, 0), "redo": (2, 0)}.items():
            draft.pages[key].formula(*place, f'IF({changed}=0,"",{warning})', "", "banner")
        self.row += 1
