"""The buyer's budget year by year: investment and operating, an offer a panel, one scale for all."""

from __future__ import annotations

from typing import Unpack

import numpy as np
from numpy.typing import NDArray

from lcc.documents.charts.axis import Axis, short_money, spanned, upright
from lcc.documents.charts.curves import year_places
from lcc.documents.charts.sheet import Look, Sheet
from lcc.documents.lettering import ASCENT, LEADING, advance
from lcc.documents.scene import About, Scene
from lcc.figures import SYMBOLS, Amount
from lcc.results import Results
from lcc.terms import term
from lcc.words import message, say

Array = NDArray[np.float64]
SECTIONS = ("investment", "operating")
LAYER_OF = {"investment": "price", "operating": "use"}
"""The styles of sections: those of what they mostly pay."""


def budget_by_year(comparison: Results, **look: Unpack[Look]) -> Scene:
    """Draw what the buyer pays each year, in money of that year.

    Raises
    ------
    LccError
        When the method is in constant money and gives no inflation.

    """
    title = say("Budget by year")
    values = comparison.budget.values
    sheet = Sheet(**look)
    currency = SYMBOLS.get(comparison.method.currency, comparison.method.currency)
    sheet.heading(title, say("What the buyer pays, in {currency} of each year, {tax}", currency=currency,
                             tax=term(comparison.method.tax)))  # fmt: skip
    sheet.legend((sheet.ink.layers[LAYER_OF[section]], str(term(section))) for section in SECTIONS)
    notes = [say("{offer}: not ranked", offer=name) for name in comparison.unranked]
    noted = sheet.noted([say("; ").join(notes) + "."] if notes else [])
    _Panels(sheet, comparison, values, sheet.notes_height(noted)).draw()
    sheet.notes(noted)
    return sheet.scene(title, _alt(comparison, values), *_table(comparison, values))


class _Panels:
    """A panel an offer, in as many columns as keep them readable."""

    def __init__(self, sheet: Sheet, results: Results, values: Array, after: float) -> None:
        self.sheet, self.results, self.values = sheet, results, values
        self.sections = {section: str(term(section)) for section in SECTIONS}
        self.names, size = results.evaluated, sheet.size
        costs, gains = np.maximum(values, 0).sum(axis=1), np.minimum(values, 0).sum(axis=1)
        shown = [results.names.index(name) for name in self.names]
        self.span = spanned([*costs[shown].ravel().tolist(), *gains[shown].ravel().tolist()])
        room = sheet.right - sheet.left
        wanted = 2 if len(self.names) in (2, 4) else 3
        self.columns = max(1, min(len(self.names), wanted, int(room // (15 * size))))
        self.lines = -(-len(self.names) // self.columns)
        self.gap = 1.4 * size
        self.wide = (room - (self.columns - 1) * self.gap) / self.columns
        left = sheet.left_for(after)
        self.tall = max(9.5 * size, (left or 0.0) / self.lines) if self.lines else 0.0
        if left is None and self.lines:
            self.tall = 13 * size

    def draw(self) -> None:
        """Draw every panel and go under them."""
        top = self.sheet.y
        for place, name in enumerate(self.names):
            line, column = divmod(place, self.columns)
            self._panel(name, self.sheet.left + column * (self.wide + self.gap), top + line * self.tall)
        self.sheet.y = top + self.lines * self.tall

    def _panel(self, name: str, left: float, top: float) -> None:
        sheet, small = self.sheet, self.sheet.small
        sheet.label(left, top + ASCENT * sheet.size, name, bold=True, room=self.wide)
        bottom = top + self.tall - 2.4 * small
        axis = upright(self.span, self.results.method.currency, bottom, top + LEADING * sheet.size + 0.8 * small, small)
        start = left + max(advance(text, small) for _, text in axis.ticks) + 0.7 * small
        for value, text in axis.ticks:
            y = axis.at(value)
            sheet.line((start, y), (left + self.wide, y), stroke=sheet.ink.edge if value == 0 else "", width=0.6)
            sheet.label(start - 0.5 * small, y + 0.36 * small, text, size=small, anchor="end", fill=sheet.ink.muted)
        self._bars(name, axis, start, left + self.wide)

    def _bars(self, name: str, axis: Axis, start: float, end: float) -> None:
        amounts = self.values[self.results.names.index(name)].T.tolist()
        step = (end - start) / len(amounts)
        for place, (invested, operating) in enumerate(amounts):
            left, year = start + step * (place + 0.12), self.results.calendar[place]
            under = invested if invested * operating > 0 else 0.0
            for section, amount, base in ((SECTIONS[0], invested, 0.0), (SECTIONS[1], operating, under)):
                if amount:
                    top, low = sorted((axis.at(base), axis.at(base + amount)))
                    value = str(Amount(amount, self.results.method.currency))
                    about = About(f"{name} – {year} – {self.sections[section]}", value, name, section)
                    style = self.sheet.ink.layers[LAYER_OF[section]]
                    self.sheet.bar(left, top, 0.76 * step, low - top, style, about)
        self._years(axis, start, step)

    def _years(self, axis: Axis, start: float, step: float) -> None:
        sheet, size, count = self.sheet, self.sheet.small, len(self.results.calendar)
        for place in year_places(count, step * (count - 1), size):
            year = str(self.results.calendar[place])
            wide = advance(year, size) / 2
            middle = min(max(start + step * (place + 0.5), start - size + wide), start + step * count - wide)
            sheet.label(middle, axis.start + (0.65 + ASCENT) * size, year, size=size, anchor="middle",
                        fill=sheet.ink.muted)  # fmt: skip


def _alt(results: Results, values: Array) -> str:
    if not results.evaluated:
        return say("Budget by year: no offer is ranked.")
    said = []
    for name in results.evaluated:
        by_year = values[results.names.index(name)].sum(axis=0)
        peak = int(by_year.argmax())
        said.append(message("{offer}: {all} in all, at most {most} in {year}", offer=name,
                            all=short_money(float(by_year.sum()), results.method.currency),
                            most=short_money(float(by_year[peak]), results.method.currency),
                            year=results.calendar[peak]))  # fmt: skip
    return say("Budget by year. {list}.", list=say("; ").join(map(str, said)))


def _table(results: Results, values: Array) -> tuple[list[str], list[list[str]]]:
    currency = results.method.currency
    columns = [(name, section) for name in results.evaluated for section in SECTIONS]
    rows = [
        [str(year), *(str(Amount(float(values[results.names.index(n), SECTIONS.index(s), at]), currency))
                      for n, s in columns)]
        for at, year in enumerate(results.calendar)
    ]  # fmt: skip
    return [say("year"), *(f"{name} – {term(section)}" for name, section in columns)], rows
