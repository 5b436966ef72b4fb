r"""The cost streams in cells: what each is worth, discounted, as the tenderer types.

.. math:: q \, (1 + v) \, K, \qquad K = \sum_t n_t \, p_t \, d_t

when the amount *q* alone depends on the offer; else year by year, :math:`\sum_t q_t \, n_t \, (p_t d_t)`. What the
method alone says (prices, discount factors, how often a thing falls) is written as numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.documents.form.cells import FIRST, Axes, Block, When
from lcc.documents.form.layout import invoiced
from lcc.documents.form.lives import Lived, lay_life
from lcc.documents.form.names import Calculation
from lcc.documents.grid import place
from lcc.ledger import TIMES_A_YEAR
from lcc.results import RESIDUAL
from lcc.rows import Row, Use
from lcc.words import choose, say

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Laid:
    """A stream in cells: its amount, what VAT multiplies it by, its life."""

    use: Use
    amount: Block
    vat: Block
    lived: Lived | None


class Streams:
    """The streams of a method in the sheet that calculates."""

    def __init__(self, sheet: Calculation) -> None:
        self.sheet, self.ledger, self.method = sheet, sheet.ledger, sheet.method
        self.laid = {use.stream.name: self._lay(use) for use in self.ledger.uses}

    def _lay(self, use: Use) -> Laid:
        """Write what a stream is made of."""
        self.sheet.section(choose(use.stream.label) or use.stream.name)
        lived = lay_life(self.sheet, use)
        amount = self._amount(use, ("method", "costs", use.stream.name, "amount"), lived, use.quantity)
        return Laid(use, amount, self._vat(use), lived)

    def _amount(self, use: Use, address: tuple[str, ...], lived: Lived | None, values: Array) -> Block:
        """Write an amount, in the years when the stream falls."""
        counts = use.happens.counts[0, 0]
        falls = (counts != 0).any(axis=0) if lived is None else np.ones(counts.shape[-1], dtype=bool)
        when = When(TIMES_A_YEAR[use.stream.per], falls, None if lived is None else lived.counts)
        return self.sheet.computed(
            " ".join(address), say("amount"), self.ledger.plan.nodes[address], values[0, 0], when
        )

    def _vat(self, use: Use) -> Block:
        """Write what VAT multiplies a cost by: 1 + rate × (1 − deductible share)."""
        sheet, draft, label = self.sheet, self.sheet.draft, say("1 + VAT paid")
        key, own = f"vat {use.stream.name}", f"offer.vat_by_cost:{use.stream.name}"
        if use.stream.name not in invoiced(draft.purchase):
            return sheet.constants(key, label, use.vat[0, 0])
        home = draft.form.sheet.name
        rate = draft.form.answer("offer.vat", home)
        if own in draft.form.answers:
            cell = draft.form.answer(own, home)
            rate = f'IF({cell}="",{rate},{cell})'
        block = sheet.block(key, label, Axes(offer=True))
        sheet.write(FIRST, f"1+{rate}*{1.0 - self.method.deductible!r}", float("nan"))
        sheet.close(block)
        return block

    # Present values

    def part(self, rows: list[Row], label: str) -> tuple[str, float]:
        """Write the present value of a part of the total; return its cell, and what it is worth now."""
        sheet, cells, worth = self.sheet, list[str](), 0.0
        sheet.section(label)
        for row in rows:
            block = self._residual(row) if row.part == RESIDUAL else self._cost(row)
            cells.append(block.lines(sheet.line_count) if block.by_line else block.cell())
            worth += float(self.ledger.present(row)[0, 0])
        total = sheet.block(f"part {label}", label, Axes(offer=True))
        sheet.write(FIRST, f"SUM({','.join(cells)})", worth)
        sheet.close(total)
        return place(total.row, FIRST, sheet.page.sheet.name, fixed=True), worth

    def _cost(self, row: Row) -> Block:
        """Amount × VAT × coefficient, or year by year."""
        sheet, laid = self.sheet, self.laid[row.stream.name]
        lived, amount, vat = laid.lived, laid.amount, f"*{laid.vat.cell()}"
        if row.impact:
            vat = ""
            if row.amount is not laid.use.quantity:
                address = ("method", "costs", row.stream.name, "emissions", row.impact)
                amount = self._amount(laid.use, address, lived, row.amount)
        weights = self._weights(row, laid)
        if lived is None and not amount.by_year:
            coefficient = sheet.constants(f"K {sheet.page.row}", say("coefficient"), np.array([[float(weights.sum())]]))
            return self._present(row, amount.by_line, lambda line: f"{amount.cell(line)}{vat}*{coefficient.cell()}")
        each = sheet.constants(
            f"weights {sheet.page.row}", say("price × discount factor of the year"), weights.reshape(1, -1)
        )
        years = each.years(sheet.last)

        def formula(line: int) -> str:
            counts = f"{lived.counts.years(sheet.last, line)}," if lived else ""
            if amount.by_year:
                return f"SUMPRODUCT({amount.years(sheet.last, line)},{counts}{years}){vat}"
            return f"{amount.cell(line)}{vat}*SUMPRODUCT({counts}{years})"

        return self._present(row, amount.by_line or (lived is not None and lived.counts.by_line), formula)

    def _residual(self, row: Row) -> Block:
        """What is left of the last purchase, at the price of its year, discounted from the horizon."""
        sheet, laid = self.sheet, self.laid[row.stream.name]
        lived, amount, vat = laid.lived, laid.amount, laid.vat.cell()
        assert lived is not None
        weights = self._prices(row) * self._since() * self._discount(row)[-1]
        each = sheet.constants(
            f"residual {sheet.page.row}",
            say("price of the year × discount factor of the last year"),
            weights.reshape(1, -1),
        )

        def formula(line: int) -> str:
            place = f"{lived.last.cell(line)}+1"
            bought = f"INDEX({amount.years(sheet.last, line)},{place})" if amount.by_year else amount.cell(line)
            return f"-{lived.unused.cell(line)}*{bought}*{vat}*INDEX({each.years(sheet.last)},{place})"

        return self._present(row, amount.by_line or lived.unused.by_line, formula)

    def _present(self, row: Row, by_line: bool, formula: Callable[[int], str]) -> Block:
        sheet, label = self.sheet, choose(row.stream.label) or row.stream.name
        values = row.amount * row.weight * self._discount(row)
        present = values[0, 0].sum(axis=1)
        block = sheet.block(f"present {sheet.page.row}", label, Axes(by_line, offer=True))
        for line, _ in sheet.each(block):
            sheet.page.row = block.row + line
            sheet.write(FIRST, formula(line), float(present[min(line, present.size - 1)]))
        sheet.close(block)
        return block

    # What the method alone says, year by year

    def _discount(self, row: Row) -> Array:
        return np.asarray(self.ledger.time.factors(row.stream.timing)[0, 0, 0])

    def _weights(self, row: Row, laid: Laid) -> Array:
        """What one unit of the amount is worth in each year, times in the year included unless a life says them."""
        discount = self._discount(row)
        if laid.lived is None:
            return np.asarray(np.broadcast_to(row.weight[0, 0, 0], discount.shape) * discount)
        if not row.impact:
            return np.asarray(self._prices(row) * discount)
        item = next(item for item in self.method.externalities if item.name == row.impact)
        time = self.ledger.time
        value = time.level(("method", "externalities", item.name, "value"), item.value) / (item.kilograms or 1.0)
        resource = time.resource(row.stream)
        if row.amount is laid.use.quantity and resource is not None:
            address = ("method", "resources", resource.name, "emissions", row.impact)
            value = value * time.plain(address, resource.emissions[row.impact])
        return np.asarray(self._years(value) * discount)

    def _prices(self, row: Row) -> Array:
        return self._years(self.ledger.time.priced(row.stream))

    def _since(self) -> Array:
        """What prices in general gain from each year to the horizon: 1 in constant money."""
        if self.ledger.time.money == "real":
            return np.ones(1)
        level = self._years(self.ledger.time.price_level)
        return np.asarray(level[-1] / level)

    def _years(self, values: Array) -> Array:
        """Give what moves through the years one number a year, 0 where it has none and needs none."""
        return np.asarray(np.nan_to_num(np.broadcast_to(values[0, 0, 0], (self.sheet.last + 1,))))
