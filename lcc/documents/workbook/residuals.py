"""What is left of the last purchase at the horizon: the unused share of what it cost, not escalated beyond."""

from __future__ import annotations

import numpy as np

from lcc.documents.workbook.draft import Draft
from lcc.documents.workbook.fields import Array, Field
from lcc.documents.workbook.flows import AMOUNT, Flow, FlowRows, Part
from lcc.documents.workbook.lives_page import Block
from lcc.documents.workbook.pages import Page
from lcc.documents.workbook.values_page import Values
from lcc.results import RESIDUAL
from lcc.rows import Row, Use
from lcc.words import choose, say


class Residual:
    """The rows of one residual value."""

    def __init__(self, draft: Draft, values: Values, rows: FlowRows, use: Use, amount: Field, block: Block) -> None:  # noqa: PLR0913, PLR0917  # what was bought, and where it was written
        self.draft, self.values, self.rows = draft, values, rows
        self.use, self.stream, self.amount, self.block = use, use.stream, amount, block
        self.by_line = "l" in amount.axes or "l" in block.unused.axes
        self.page = rows.page

    def write(self, row: Row) -> Part:
        """Write what was paid at the last purchase, then the flows."""
        label = say("residual value of {stream}", stream=choose(self.stream.label) or self.stream.name)
        here = self.rows.heads(label)
        paid = self._place(here)
        for o in range(self.draft.columns):
            for line in range(self.draft.line_count if self.by_line else 1):
                self._paid(paid, o, line)
        last = self.draft.horizon
        flow = Flow(row, say("residual value"), lambda o, _: self._left(paid, o), self.use.vat,
                    None if self.by_line else self._coefficient, only=last)  # fmt: skip
        self.rows.write(flow)
        return Part(f"{self.stream.name} ({RESIDUAL})", label, here, row, not self.by_line, amount=paid)

    def _place(self, here: int) -> Field:
        worth = self._worth()
        if not self.by_line:
            return Field(self.page, here, AMOUNT, worth, (1, 0))
        told = say("{label}: price of the last purchase", label=choose(self.stream.label) or self.stream.name)
        return self.values.room(frozenset("ol"), told, self.draft.method.currency, "", worth)

    def _worth(self) -> Array:
        """Compute what the last purchase cost, prices in general brought to the horizon, as the engine does."""
        draft, time = self.draft, self.draft.time
        offers, years = max(len(draft.offers), 1), draft.horizon + 1
        shape = (offers, draft.line_count if self.by_line else 1, 1)
        given = self.block.last.values if self.block.last.values.size else np.full((1, 1, 1), np.nan)
        last = np.broadcast_to(given, shape)
        place = np.nan_to_num(last).astype(np.intp)
        quantity = self.use.quantity[0] if self.use.quantity.size else np.full((1, 1, 1), np.nan)
        amounts = np.broadcast_to(quantity, (*shape[:2], years))
        priced = np.broadcast_to(time.priced(self.stream)[0, 0, 0], (years,))
        worth = np.take_along_axis(amounts, place, axis=2) * priced[place]
        if time.money == "nominal":
            level = np.broadcast_to(time.price_level[0, 0, 0], (years,))
            worth = worth * level[-1] / level[place]
        return np.where(np.isnan(last), np.nan, worth)

    def _paid(self, paid: Field, o: int, line: int) -> None:
        """Write what was paid at the last purchase."""
        draft, home = self.draft, paid.page
        text, where = draft.guarded(o, home, self._price(home, o, line)), paid.place(o, line)
        if home is self.page:
            self.rows.known[where] = paid.worth(o, line)
        home.formula(*where, text, draft.worth(o, paid.worth(o, line)), "general")

    def _price(self, home: Page, o: int, line: int) -> str:
        draft, end, amount = self.draft, self.draft.horizon, self.amount
        last = f"{self.block.last.cell(home, o, line)}+1"
        text = amount.cell(home, o, line)
        if "t" in amount.axes:
            text = f"INDEX({amount.years(home, end, o, line)},1,{last})"
        price = draft.series.get(f"priced {self.stream.name}")
        if price is not None:
            text += f"*INDEX({price.years(home, end)},1,{last})"
        if draft.time.money == "nominal":
            level = draft.series["level"]
            text += f"*{level.cell(home, t=end)}/INDEX({level.years(home, end)},1,{last})"
        return text

    def _left(self, paid: Field, o: int) -> str:
        """Write the share left × what was paid, lines added up."""
        unused, n = self.block.unused, self.draft.line_count
        if not self.by_line:
            return f"-{unused.cell(self.page, o)}*{paid.cell(self.page, o)}"
        shares = unused.lines(self.page, n, o) if "l" in unused.axes else unused.cell(self.page, o)
        return f"-SUMPRODUCT({shares}*{paid.lines(self.page, n, o)})"

    def _coefficient(self, o: int) -> tuple[str, float]:
        draft, last = self.draft, self.draft.horizon
        factor = draft.series[f"factor {self.stream.timing or draft.method.timing}"]
        worth = -self.block.unused.worth(o) * factor.worth(t=last) if draft.is_complete(o) else np.nan
        return f"-{self.block.unused.cell(self.page, o)}*{factor.cell(self.page, t=last)}", worth
