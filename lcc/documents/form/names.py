"""Where each name of the formulas is in the sheet that calculates: one cell, one a line, one a year, or both.

What depends on the offer is computed only once nothing holds the calculation back: until then its cells show a dash.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lcc.documents.form import looks
from lcc.documents.form.cells import FIRST, Axes, Block, When, sums_lines
from lcc.documents.form.draft import Draft
from lcc.documents.form.page import Page
from lcc.documents.grid import Cell, Look
from lcc.formula import Node
from lcc.ledger import Ledger
from lcc.model import Parameter
from lcc.rendering import to_spreadsheet
from lcc.words import choose, say

Array = NDArray[np.float64]
PLAIN = Look(border="thin", align="right", wrap=False)


class Calculation:
    """The sheet that calculates, filled from top to bottom; ``ready`` is the cell that opens it."""

    def __init__(self, draft: Draft, page: Page, ledger: Ledger) -> None:
        self.draft, self.page, self.ledger = draft, page, ledger
        self.method = ledger.method
        self.line_count = len(self.method.lines)
        self.last = self.method.horizon
        self.blocks: dict[str, Block] = {}
        self.ready = ""
        self.open = draft.held == 0
        """An empty form can already be computed."""

    # Cells

    def write(self, column: int, formula: str, worth: float, *, gated: bool = True, array: bool = False) -> None:
        """Write a formula; what depends on the offer is a dash until it is ready."""
        if not gated and not np.isfinite(worth):
            return  # a year in which the method has no value, and needs none
        value: float | str = worth if not gated or (self.open and np.isfinite(worth)) else "–"
        held = f'IF({self.ready}=1,{formula},"–")' if gated else formula
        self.page.set(column, Cell(value, PLAIN, held, array=array))

    def section(self, text: str) -> None:
        """Start a part of the sheet."""
        self.page.row += 1
        self.page.put(1, text, looks.STRONG)
        self.page.next()

    def block(self, key: str, label: str, axes: Axes) -> Block:
        """Take the next rows for a quantity."""
        made = Block(self.page.row, axes.line, axes.year, axes.offer)
        self.blocks[key] = made
        for line in range(self.line_count if axes.line else 1):
            self.page.row = made.row + line
            self.page.put(1, f"{label} – {self.method.lines[line].id}" if axes.line else label, looks.SMALL)
            self.page.sheet.heights[self.page.row] = self.page.needed()
        self.page.row = made.row
        return made

    def close(self, block: Block) -> None:
        """Go on below a quantity."""
        self.page.row = block.row + (self.line_count if block.by_line else 1)

    def each(self, block: Block) -> list[tuple[int, int]]:
        """List the lines and years of a quantity, and stand at each."""
        lines = range(self.line_count if block.by_line else 1)
        return [(line, year) for line in lines for year in range(self.last + 1 if block.by_year else 1)]

    def constants(self, key: str, label: str, values: Array, look: Look = PLAIN) -> Block:
        """Write what the method alone says, [line, year]; a year without a value stays empty."""
        block = self.block(key, label, Axes(values.shape[0] > 1, values.shape[1] > 1))
        for line, year in self.each(block):
            if np.isfinite(worth := float(values[line, year])):
                self.page.row = block.row + line
                self.page.put(FIRST + year, worth, look)
        self.close(block)
        return block

    def formula(self, node: Node, line: int, year: int) -> str:
        """Write a formula of the method for a line and a year."""
        lines = {
            name: self.blocks[name].lines(self.line_count, year) for name in node.names() if self.blocks[name].by_line
        }
        return to_spreadsheet(node, lambda name: self.blocks[name].cell(line, year), lines)

    def axes(self, node: Node) -> Axes:
        """Tell what a formula varies by; a sum over the lines does not vary by line."""
        if node.kind == "name":
            found = self.blocks[node.name]
            return Axes(found.by_line, found.by_year, found.offers)
        inside = [self.axes(part) for part in node.parts]
        summed = node.kind == "sum" and len(node.parts) == 1
        by_line = any(one.line for one in inside) and not summed
        return Axes(by_line, any(one.year for one in inside), any(one.offer for one in inside))

    # Names

    def names(self) -> None:
        """Write every name of the formulas: years, lines, the buyer's values, answers, what is computed."""
        years = np.arange(self.last + 1.0)
        self.constants("year", say("year"), years.reshape(1, -1), looks.NUMBER)
        self.constants("years", say("study period"), np.array([[float(self.method.years)]]))
        self.constants("base_year", say("base year"), np.array([[float(self.method.base_year)]]))
        if self.line_count:
            self.constants("quantity", say("quantity"), self.ledger.values["quantity"][0, 0])
        for parameter in self.method.parameters:
            if parameter.formula is None:
                self._given(parameter)
        for name in self.ledger.plan.order:
            self._computed(next(one for one in self.method.parameters if one.name == name))

    def _given(self, parameter: Parameter) -> None:
        """Write a value of the buyer's, or where an answer is typed and what counts without it."""
        fixed = self.ledger.values[parameter.name][0, 0]
        label = choose(parameter.label) or parameter.name
        if not parameter.asked and not parameter.variants:
            self.constants(parameter.name, label, fixed)
            return
        typed = parameter.per_line and self.line_count > 0
        block = self.block(parameter.name, label, Axes(typed or fixed.shape[0] > 1, fixed.shape[1] > 1, offer=True))
        for line, year in self.each(block):
            self.page.row = block.row + line
            worth = float(fixed[min(line, fixed.shape[0] - 1), min(year, fixed.shape[1] - 1)])
            self.write(FIRST + year, self._typed(parameter, line, worth), worth)
        self.close(block)

    def _typed(self, parameter: Parameter, line: int, otherwise: float) -> str:
        """Take the answer typed, or what counts without it."""
        draft = self.draft
        kind = "answer" if parameter.asked else "variant"
        if parameter.per_line and self.line_count:
            assert draft.lines is not None
            cell = draft.lines.answer(f"{kind}:{parameter.name} {line}", draft.lines.sheet.name)
        else:
            cell = draft.form.answer(f"{kind}:{parameter.name}", draft.form.sheet.name)
        stands_in = repr(otherwise).upper().removesuffix(".0") if np.isfinite(otherwise) else '""'
        if kind == "variant":
            return f'IF(AND({draft.variant(draft.form.sheet.name)},{cell}<>""),{cell},{stands_in})'
        return f'IF({cell}="",{stands_in},{cell})' if np.isfinite(otherwise) else cell

    def _computed(self, parameter: Parameter) -> None:
        """Write a computed value."""
        node = self.ledger.plan.nodes["method", "parameters", parameter.name, "formula"]
        self.computed(
            parameter.name, choose(parameter.label) or parameter.name, node, self.ledger.values[parameter.name][0, 0]
        )

    def computed(self, key: str, label: str, node: Node, values: Array, when: When | None = None) -> Block:
        """Write a formula of the method, for each line and year it varies by."""
        axes, when = self.axes(node), when or When()
        block = self.block(key, label, axes)
        many = "" if when.times == 1.0 else f"*{when.times:g}"
        held = when.counts if when.counts is not None and axes.year and when.counts.by_line <= axes.line else None
        for line, year in self.each(block):
            if when.falls is not None and axes.year and not when.falls[year]:
                continue
            self.page.row = block.row + line
            formula = self.formula(node, line, year) + many
            if held:
                formula = f"IF({held.cell(line, year)}=0,0,{formula})"
            worth = float(values[min(line, values.shape[0] - 1), min(year, values.shape[1] - 1)])
            self.write(FIRST + year, formula, worth, gated=axes.offer or held is not None, array=sums_lines(node))
        self.close(block)
        return block
