"""The calculation year by year: for each cost stream, from the amount to the present value, one row an offer."""

from __future__ import annotations

from lcc.documents.workbook.amounts import Amounts, each_time
from lcc.documents.workbook.draft import Draft
from lcc.documents.workbook.emissions import Emissions
from lcc.documents.workbook.fields import Field, axes_of, three
from lcc.documents.workbook.flows import Flow, FlowRows, Part
from lcc.documents.workbook.lives_page import Block, LifeBlock
from lcc.documents.workbook.offers_page import Offers
from lcc.documents.workbook.residuals import Residual
from lcc.documents.workbook.values_page import Values
from lcc.ledger import TIMES_A_YEAR
from lcc.model import CostStream
from lcc.results import RESIDUAL
from lcc.rows import Row, Use
from lcc.words import choose, say


class Calculation:
    """The sheet being written."""

    def __init__(self, draft: Draft, values: Values, offers: Offers) -> None:
        self.draft, self.values = draft, values
        self.rows = FlowRows(draft, offers)
        self.amounts = Amounts(draft, values, self.rows)
        self.emissions = Emissions(draft, self.rows, self.amounts)
        self.costs: list[Part] = []

    @property
    def parts(self) -> list[Part]:
        """What totals are made of: costs and residual values, then impacts."""
        return [*self.costs, *self.emissions.valued]

    def write(self) -> None:
        """Write every stream."""
        heads = [say("nature"), say("stage"), say("borne by"), say("section"), say("counts"), say("impact"),
                 say("not discounted")]  # fmt: skip
        self.rows.page.texts(3, self.rows.keys, heads, "key")
        for use in self.draft.ledger.uses:
            self._stream(use)

    def _stream(self, use: Use) -> None:
        stream, draft, rows = use.stream, self.draft, self.rows
        node = draft.ledger.plan.nodes["method", "costs", stream.name, "amount"]
        rows.page.text(rows.row, 0, choose(stream.label) or stream.name, "section")
        told = say("{words} [{formula}]", words=draft.words(node), formula=stream.amount)
        rows.page.text(rows.row + 1, 0, told, "plain")
        rows.row += 2
        block = self._lives(stream)
        counts = block.counts if block else draft.series[f"falls {stream.name}"]
        costs = {row.part: row for row in draft.ledger.rows if row.stream.name == stream.name}
        amount = self._cost(use, costs["cost"], counts)
        if block is not None and RESIDUAL in costs:
            self.costs.append(Residual(draft, self.values, rows, use, amount, block).write(costs[RESIDUAL]))
        self.emissions.write(use, amount, counts)
        rows.row += 1

    def _lives(self, stream: CostStream) -> Block | None:
        if stream.life is None:
            return None
        block, self.rows.row = LifeBlock(self.draft, self.rows.page, self.rows.row, stream).write()
        return block

    def _cost(self, use: Use, row: Row, counts: Field) -> Field:
        """Write the amount of a stream and its flows; return where the amount is, line by line where it has lines."""
        stream, draft, times = use.stream, self.draft, TIMES_A_YEAR[use.stream.per]
        node, label = (
            draft.ledger.plan.nodes["method", "costs", stream.name, "amount"],
            choose(stream.label) or stream.name,
        )
        axes, worth = axes_of(node, draft.fields), three(use.quantity)
        alone = axes <= {"o"}
        amount = None if alone else self.amounts.apart(node, each_time(label), worth, counts, times)
        here = self.rows.heads(label)
        kept = amount or self.amounts.beside(node, worth, times)
        used = self.amounts.added_up(kept) if "l" in axes and "t" not in axes and "l" not in counts.axes else kept
        steady = used.page is self.rows.page and used.row == here and "l" not in counts.axes
        price = draft.series.get(f"priced {stream.name}")
        plain = draft.names_of_prices.get(stream.resource or "", "")
        moving = draft.series.get(f"index {stream.name}") if plain else price
        self.rows.write(Flow(
            row, say("cost"), lambda o, t: self.amounts.priced(used, counts, price, o, t), use.vat,
            (lambda o: self.amounts.coefficient(stream, counts, moving, o)) if steady else None,
        ))  # fmt: skip
        self.costs.append(Part(stream.name, label, here, row, steady, amount=used, price=plain))
        return kept
