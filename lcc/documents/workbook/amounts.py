"""What one occurrence of a cost is: beside its flows, on the sheet of lines, or year by year."""

from __future__ import annotations

import numpy as np

from lcc.documents.workbook.draft import Draft
from lcc.documents.workbook.fields import Array, Field, axes_of, sums_lines, value_at
from lcc.documents.workbook.flows import AMOUNT, FlowRows
from lcc.documents.workbook.values_page import Values
from lcc.formula import Node
from lcc.model import CostStream
from lcc.words import say


class Amounts:
    """Place amounts, and write what follows from them in a year."""

    def __init__(self, draft: Draft, values: Values, rows: FlowRows) -> None:
        self.draft, self.values, self.rows = draft, values, rows

    def apart(self, node: Node, label: str, worth: Array, counts: Field, times: float, unit: str = "") -> Field:  # noqa: PLR0913, PLR0917  # a formula, its name, what it is worth and when it falls
        """Place an amount on a sheet of its own: line by line, year by year, or one an offer."""
        axes = axes_of(node, self.draft.fields) | {"o"}
        placed = self.values.room(axes, label, unit, self.draft.words(node), worth)

        def formula(o: int, line: int, t: int) -> str:
            text = multiplied(self.draft.formula(node, placed.page, o, line, t), times)
            return f"IF({counts.cell(placed.page, o, line, t)}=0,0,{text})" if "t" in axes else text

        self.values.fill(placed, formula, sums_lines(node))
        return placed

    def beside(self, node: Node, worth: Array, times: float) -> Field:
        """Write an amount that has one value an offer beside its flows."""
        rows = self.rows
        placed = Field(rows.page, rows.row, AMOUNT, worth, (1, 0))
        array = sums_lines(node)
        for o in range(self.draft.columns):
            text = self.draft.guarded(o, rows.page, multiplied(self.draft.formula(node, rows.page, o), times))
            rows.known[placed.place(o)] = placed.worth(o)
            rows.page.formula(*placed.place(o), text, self.draft.worth(o, placed.worth(o)), "general", array)
        return placed

    def added_up(self, amount: Field) -> Field:
        """Write, beside the flows, the sum of an amount over the lines."""
        rows = self.rows
        placed = Field(rows.page, rows.row, AMOUNT, amount.values.sum(axis=1, keepdims=True), (1, 0))
        for o in range(self.draft.columns):
            lines = amount.lines(rows.page, self.draft.line_count, o)
            rows.guarded(placed.place(o), o, f"SUMPRODUCT({lines}*1)", placed.worth(o))
        return placed

    def units(self, amount: Field, counts: Field, o: int, t: int) -> str:
        """Write amount × times of one year, lines added up."""
        page, n = self.rows.page, self.draft.line_count
        by_line, count_by_line = "l" in amount.axes, "l" in counts.axes
        many = amount.lines(page, n, o, t) if by_line else amount.cell(page, o, 0, t)
        times = counts.lines(page, n, o, t) if count_by_line else counts.cell(page, o, 0, t)
        if by_line and count_by_line:
            return f"SUMPRODUCT({many}*{times})"
        if by_line:
            return f"SUMPRODUCT({many}*1)*{times}"
        return f"{many}*SUMPRODUCT({times}*1)" if count_by_line else f"{many}*{times}"

    def priced(self, amount: Field, counts: Field, price: Field | None, o: int, t: int) -> str:
        """Write the flow of a year; a price that is not known matters only when the cost falls."""
        units = self.units(amount, counts, o, t)
        if price is None:
            return units
        text = f"{units}*{price.cell(self.rows.page, t=t)}"
        if np.isnan(price.values).any() and "l" not in counts.axes:
            return f"IF({counts.cell(self.rows.page, o, 0, t)}=0,0,{text})"
        return text

    def coefficient(self, stream: CostStream, counts: Field, moving: Field | None, o: int) -> tuple[str, float]:
        """Write Σ times × price × discount factor of a stream."""
        draft, page, last = self.draft, self.rows.page, self.draft.horizon
        factors = draft.series[f"factor {stream.timing or draft.method.timing}"]
        rows = [counts.years(page, last, o), *([moving.years(page, last)] if moving else []), factors.name]
        text = f"SUMPRODUCT({','.join(rows)})"
        if "o" in counts.axes:
            text = f'IF(COUNT({rows[0]})=COLUMNS({rows[0]}),{text},"!")'
        if not draft.is_complete(o):
            return text, np.nan
        times = np.array([value_at(counts.values, o, 0, t) for t in draft.span])
        worth = times * (np.nan_to_num(moving.values[0, 0]) if moving else 1.0) * factors.values[0, 0]
        return text, float(worth.sum())


def multiplied(text: str, times: float) -> str:
    """Write an amount that falls several times a year."""
    return text if times == 1.0 else f"{text}*{times:g}"


def each_time(label: str) -> str:
    """Name the amount of a stream."""
    return say("{label}: amount each time", label=label)
