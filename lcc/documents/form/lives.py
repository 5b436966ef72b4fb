r"""A declared service life in cells: how often a thing is bought, when for the last time, what is left at the end.

The same sums as ``lcc.schedule.lives`` and ``by_life``: bought at 0, L, 2L… strictly before the horizon, in year
:math:`\lceil kL \rceil`; :math:`\lceil H/L \rceil - H/L` of the last one is left. Roundings forgive 1e-9.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.documents.form.cells import FIRST, Axes, Block
from lcc.documents.form.names import Calculation
from lcc.model import CostStream
from lcc.rows import Use
from lcc.schedule import same_lives
from lcc.words import say

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Moves:
    """The formulas of a life; ``served`` is the time in service at the horizon. [year]"""

    stream: CostStream
    start: int
    from_year_start: bool
    served: int
    horizon: int

    def bought(self, life: str) -> str:
        """Purchases before the horizon."""
        count = f"(-INT(1E-9-{self.served}/{life}))"
        return count if self.stream.renew else f"MIN(1,{count})"

    def unused(self, life: str) -> str:
        """Share of the last purchase left at the horizon."""
        left = f"({self.bought(life)}-{self.served}/{life})"
        return f"IF({left}<1E-9,0,{left})"

    def last(self, life: str) -> str:
        """Year of the last purchase."""
        years = f"({self.bought(life)}-1)*{life}"
        return f"{self.start}+INT({years}+1E-9)" if self.from_year_start else f"{self.start}-INT(1E-9-{years})"

    def count(self, life: str, unused: str, year: int) -> str:
        """How many times it falls in a year."""
        if self.stream.moments.when != "end":
            most = self.bought(life)
            return f"MIN({self._begun(life, year)},{most})-MIN({self._begun(life, year - 1)},{most})"
        ends = f"MAX(0,-INT(1E-9-{self.served}/{life})-1)"
        most = ends if self.stream.renew else f"MIN(1,{ends})"
        ended = [f"MIN(MAX({self._begun(life, at)}-1,0),{most})" for at in (year, year - 1)]
        if year != self.horizon:
            return f"{ended[0]}-{ended[1]}"
        used = f"(1-{unused})" if self.stream.residual == "straight_line" else "1"
        alive = used if self.stream.renew else f"IF({most}=0,{used},0)"
        return f"{ended[0]}-{ended[1]}+{alive}"

    def _begun(self, life: str, year: int) -> str:
        """Lives begun up to a year."""
        elapsed = year - self.start
        if elapsed < 0:
            return "0"
        if self.from_year_start:
            return f"(-INT(1E-9-{elapsed + 1}/{life}))"
        return f"(INT({elapsed}/{life}+1E-9)+1)"


@dataclass(frozen=True)
class Lived:
    """Where a life and what follows from it are."""

    unused: Block
    last: Block
    counts: Block


def lay_life(sheet: Calculation, use: Use) -> Lived | None:
    """Write the life of a stream and how often it falls in each year; None without a life."""
    stream, ledger = use.stream, sheet.ledger
    if stream.life is None:
        return None
    found = same_lives(stream, ledger.time.years, stream.timing or sheet.method.timing)
    start, from_year_start = int(str(found[2])), bool(found[3])
    served = max(sheet.last - start + from_year_start, 0)
    address = ("method", "costs", stream.name, "life")
    label = say("service life")
    if served == 0:
        return None
    values = ledger.compute(address)[0, 0]
    raw = sheet.computed(f"life {stream.name}", label, ledger.plan.nodes[address], values)
    life = _each(sheet, raw, label, lambda cell: f"IF({cell}>0,{cell},NA())", values)
    moves, happens = Moves(stream, start, from_year_start, served, sheet.last), use.happens
    unused = _each(sheet, life, say("share unused at the end"), moves.unused, _one(happens.unused))
    last = _each(sheet, life, say("year of the last purchase"), moves.last, _one(happens.last))
    return Lived(unused, last, _counts(sheet, use, moves, life, unused))


def _counts(sheet: Calculation, use: Use, moves: Moves, life: Block, unused: Block) -> Block:
    """Write how many times a stream falls in each year."""
    counts = sheet.block(
        f"counts {use.stream.name}", say("times in the year"), Axes(life.by_line, year=True, offer=True)
    )
    values = use.happens.counts[0, 0]
    for line, year in sheet.each(counts):
        sheet.page.row = counts.row + line
        worth = float(values[min(line, values.shape[0] - 1), year])
        sheet.write(FIRST + year, moves.count(life.cell(line), unused.cell(line), year), worth)
    sheet.close(counts)
    return counts


def _one(values: Array | None) -> Array:
    return np.array([[np.nan]]) if values is None else np.asarray(values[0, 0])


def _each(sheet: Calculation, source: Block, label: str, formula: Callable[[str], str], values: Array) -> Block:
    """Write what follows from each cell of a block."""
    block = sheet.block(f"{label} {sheet.page.row}", label, Axes(source.by_line, offer=True))
    for line, _ in sheet.each(block):
        sheet.page.row = block.row + line
        sheet.write(FIRST, formula(source.cell(line)), float(values[min(line, values.shape[0] - 1), 0]))
    sheet.close(block)
    return block
