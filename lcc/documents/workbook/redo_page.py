"""One offer on one page, to redo by hand: declared value × quantity × coefficient = amount."""

from __future__ import annotations

import math

import numpy as np

from lcc.documents.grid import text_cell
from lcc.documents.workbook.calculation_page import Calculation
from lcc.documents.workbook.draft import FIRST_OFFER, Draft
from lcc.documents.workbook.fields import value_at
from lcc.documents.workbook.flows import AMOUNT, COEFFICIENT, PRESENT, VAT, Part
from lcc.documents.workbook.pages import a1, safe
from lcc.documents.workbook.terms_of_sum import Term, terms
from lcc.evaluation import evaluate
from lcc.formula import Node
from lcc.ledger import TIMES_A_YEAR
from lcc.rendering import to_spreadsheet
from lcc.words import choose, say

CHOICE, WHICH, HEAD = 3, 4, 6
WHAT, DECLARED, QUANTITY, PRICE, RATE, FACTOR, RESULT, WHERE = range(8)
_N = "$B$5"
"""The number of the column chosen."""


class RedoPage:
    """The sheet being written."""

    def __init__(self, draft: Draft, calculation: Calculation) -> None:
        self.draft, self.calculation = draft, calculation
        self.page = draft.pages["redo"]
        self.row = HEAD + 1
        first = draft.results.ranking[0].offer if draft.results.ranking else None
        names = [offer.name for offer in draft.offers]
        self.o = names.index(first) if first is not None else None
        """The column chosen as the file is written."""
        parameters = draft.method.parameters
        answered = [*(p.name for p in parameters if p.asked), *(p.name for p in parameters if p.variants)]
        self.declared = [name for name in answered if draft.fields[name].axes == {"o"}]

    def write(self) -> None:
        """Write the choice, the lines, their sum and what it is held to."""
        self._choice()
        for part in self.calculation.parts:
            if not part.row_of_ledger.impact:
                self._part(part)
        for item in self.draft.method.externalities:
            self._impact(item.name, choose(item.label) or item.name)
        self._sum()

    def _choice(self) -> None:
        page, draft = self.page, self.draft
        page.text(0, 0, say("Redo the sum"), "title")
        told = say("Choose an offer. Each line is declared value × quantity × unit price × VAT × coefficient = amount.")
        page.merged(1, (0, WHERE), told, "note")
        page.text(CHOICE, 0, say("offer"), "strong")
        page.text(CHOICE, 1, draft.shown(self.o) if self.o is not None else "", "typed")
        shown = draft.series["shown"]
        area = shown.page.block(None, shown.row, FIRST_OFFER, shown.row, FIRST_OFFER + draft.columns - 1)
        page.sheet.data_validation(
            CHOICE, 1, CHOICE, 1, {"validate": "list", "source": f"={area}", "error_type": "warning"}
        )
        page.text(WHICH, 0, say("number of its column"), "label")
        page.formula(
            WHICH,
            1,
            f"IFERROR(MATCH({a1(CHOICE, 1)},o_nom,0),0)",
            float(self.o + 1) if self.o is not None else 0.0,
            "whole",
        )
        heads = [say("what"), say("declared value"), say("× quantity"), say("× unit price, without VAT"), say("× VAT"),
                 say("× coefficient"), say("= amount ({currency})", currency=draft.method.currency),
                 say("cell of the calculation")]  # fmt: skip
        page.texts(HEAD, 0, heads[:1])
        page.texts(HEAD, 1, heads[1:-1], "head_right")
        page.texts(HEAD, WHERE, heads[-1:])

    # Lines

    def _part(self, part: Part) -> None:
        node = self.draft.ledger.plan.nodes["method", "costs", part.stream.name, "amount"]
        if not part.steady:
            self._line(part, part.label, {RESULT: self._picked(part, PRESENT)})
            return
        if part.row_of_ledger.part != "cost":
            self._product(part, part.label, {QUANTITY: self._picked(part, AMOUNT)})
            return
        lines = terms(node, self.declared)
        if any("l" in self.draft.fields[name].axes or "t" in self.draft.fields[name].axes for name in node.names()):
            self._product(part, part.label, {QUANTITY: self._picked(part, AMOUNT)})
            return
        for term in lines:
            self._term(part, term)

    def _term(self, part: Part, term: Term) -> None:
        times, cells = TIMES_A_YEAR[part.stream.per], {}
        quantity = term.quantity if times == 1 else Node("*", (term.quantity, Node("number", number=times)))
        label = part.label
        if term.declared:
            cells[DECLARED] = (self._chosen(term.declared), self._worth(Node("name", name=term.declared)))
            label = say("{part}: {what}", part=part.label, what=self.draft.label(term.declared))
        cells[QUANTITY] = (to_spreadsheet(quantity, self._chosen), self._worth(quantity))
        self._product(part, label, cells)

    def _chosen(self, name: str) -> str:
        """Name what a name is worth for the offer chosen."""
        placed = self.draft.fields[name]
        if "o" not in placed.axes:
            return placed.cell(self.page)
        area = placed.name or placed.page.block(self.page, *placed.place(), *placed.place(self.draft.columns - 1))
        return f"INDEX({area},1,{_N})"

    def _worth(self, node: Node) -> float:
        """Return what a part of a formula is worth for the offer chosen, as the file is written."""
        if self.o is None:
            return math.nan
        found = np.asarray(evaluate(node, self.draft.ledger.values, []))
        return value_at(found.reshape((1,) * (4 - found.ndim) + found.shape)[0], self.o)

    def _picked(self, part: Part, column: int) -> tuple[str, float]:
        """Take a cell of the rows of a part."""
        page, row = self.calculation.rows.page, part.row
        block = page.block(self.page, row, column, row + self.draft.columns - 1, column)
        return f"INDEX({block},{_N})", self._known(part, column)

    def _known(self, part: Part, column: int) -> float:
        return self.calculation.rows.worth_of(part, column, self.o or 0)

    def _product(self, part: Part, label: str, cells: dict[int, tuple[str, float]]) -> None:
        """Write the line of a product."""
        if part.price and part.row_of_ledger.part == "cost":
            resource = self.draft.time.resource(part.stream)
            assert resource is not None
            assert resource.price is not None
            cells[PRICE] = (part.price, float(resource.price.constant or 0.0))
        cells[RATE], cells[FACTOR] = self._picked(part, VAT), self._picked(part, COEFFICIENT)
        run = "*".join(a1(self.row, column, "") for column in sorted(cells))
        cells[RESULT] = (run, math.prod(worth for _, worth in cells.values()))
        self._line(part, label, cells)

    def _line(self, part: Part, label: str, cells: dict[int, tuple[str, float]]) -> None:
        page, row = self.page, self.row
        page.text(row, WHAT, label, "label")
        styles = {RATE: "general", FACTOR: "factor", RESULT: "money", PRICE: "general"}
        for column in range(DECLARED, WHERE):
            style = styles.get(column, "general")
            if column not in cells:
                page.number(row, column, None, style)
                continue
            formula, worth = cells[column]
            page.formula(
                row, column, f'IF({_N}=0,"",IFERROR({formula},""))', worth if self.o is not None else "", style
            )
        if len(cells) == 1:
            page.text(row, QUANTITY, say("year by year, or line by line"), "note")
        place = f'IF({_N}=0,"",{text_cell(self.calculation.rows.page.name + " – F")}&({part.row}+{_N}))'
        known = f"{self.calculation.rows.page.name} – F{part.row + self.o + 1}" if self.o is not None else ""
        page.formula(row, WHERE, place, known, "key")
        self.row += 1

    def _impact(self, impact: str, label: str) -> None:
        """Write one line for an impact, all the streams that emit it added up."""
        parts = [part for part in self.calculation.parts if part.row_of_ledger.impact == impact]
        if not parts:
            return
        picked = [self._picked(part, PRESENT) for part in parts]
        formula = f"({'+'.join(text for text, _ in picked)})*{parts[0].counts}"
        worth = sum(worth for _, worth in picked) * float(parts[0].row_of_ledger.counts)
        self._line(parts[0], safe(label), {RESULT: (formula, worth)})

    def _sum(self) -> None:
        page, row, total = self.page, self.row, self.draft.results.total.values
        worth = float(total[self.o]) if self.o is not None else ""
        run = f"{a1(HEAD + 1, RESULT)}:{a1(row - 1, RESULT)}"
        page.texts(row, 0, [say("life-cycle cost"), *[""] * (RESULT - 1)], "strong")
        page.formula(row, RESULT, f'IF({_N}=0,"",SUM({run}))', worth, "money total")
        page.text(row + 1, 0, say("difference with the comparison"), "label")
        page.formula(
            row + 1,
            RESULT,
            f'IF({_N}=0,"",IFERROR({a1(row, RESULT)}-INDEX(o_total,1,{_N}),""))',
            0.0 if self.o is not None else "",
            "money",
        )
        notes = [
            say("The coefficient adds up, over the years, the times a cost falls × its index × the discount factor."),
            say("VAT (×) is 1 + the rate of whoever invoices × the share the buyer does not deduct."),
        ]  # fmt: skip
        for place, note in enumerate(notes):
            page.merged(row + 3 + place, (0, WHERE), note, "note")
