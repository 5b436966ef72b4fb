"""Cumulated cost year by year, and the years when the cheapest so far changes."""

from __future__ import annotations

import math
from typing import Unpack

import numpy as np
from numpy.typing import NDArray

from lcc.documents.charts.axis import money, short_money, spanned, upright
from lcc.documents.charts.basis import basis, cents_shown, cost_name, reasons
from lcc.documents.charts.leads import Lead, cumulated_costs, leads
from lcc.documents.charts.placing import spread
from lcc.documents.charts.sheet import Look, Sheet
from lcc.documents.lettering import ASCENT, LEADING, advance
from lcc.documents.scene import About, Disc, Scene, Stroke
from lcc.figures import Amount
from lcc.results import Results
from lcc.words import message, say

Array = NDArray[np.float64]


def cumulated(comparison: Results, *, discounted: bool = True, **look: Unpack[Look]) -> Scene:
    """Draw what each offer has cost so far, year by year, and mark when another becomes the cheapest so far.

    Discounted, each curve ends at the total of the ranking.
    """
    title = say("Cumulated cost, year by year")
    curves = cumulated_costs(comparison, discounted)
    found = leads(comparison, curves)
    sheet = Sheet(**look)
    sheet.heading(title, f"{cost_name(comparison)}. {basis(comparison, discounted)}")
    notes = [say("{offer}: not ranked", offer=name) for name in comparison.unranked]
    noted = sheet.noted([". ".join([*(str(lead.sentence) for lead in found), *notes, ""]).rstrip()])
    _Plot(sheet, comparison, curves, found, sheet.notes_height(noted)).draw()
    sheet.notes(noted)
    return sheet.scene(title, _alt(comparison, curves, found), *_table(comparison, curves))


class _Plot:
    """The curves, their axes and their names."""

    def __init__(self, sheet: Sheet, results: Results, curves: Array, found: list[Lead], after: float) -> None:
        self.sheet, self.results, self.curves, self.found = sheet, results, curves, found
        size, names = sheet.small, results.evaluated
        self.line = LEADING * sheet.size
        self.marked = 1.9 * size if found else 0.4 * size
        left = sheet.left_for(after)
        need = max(14 * sheet.size, self.line * len(names) + 3 * size) + self.marked + 2.6 * size
        self.top = sheet.y + self.marked
        self.bottom = sheet.y + max(need, left or 24 * sheet.size) - 2.6 * size
        shown = curves[[results.names.index(name) for name in names]]
        self.axis = upright(spanned(shown.ravel().tolist()), results.method.currency, self.bottom, self.top, size)
        figures = max(advance(text, size) for _, text in self.axis.ticks)
        self.start = sheet.left + figures + 0.7 * size
        self.decimals = cents_shown(results)
        ends = [self._end(name) for name in names]
        amounts = max((advance(text, sheet.size, bold=True) for text in ends), default=0.0)
        named = max((advance(name, sheet.size) for name in names), default=0.0)
        self.room = max(min(named, 0.3 * (sheet.right - sheet.left)), amounts) + 0.2
        self.end = sheet.right - self.room - 4.2 * sheet.size if names else sheet.right

    def _end(self, name: str) -> str:
        amount = float(self.curves[self.results.names.index(name), -1])
        return money(amount, self.results.method.currency, self.decimals)

    def draw(self) -> None:
        """Draw axes, then crossings, then curves, then names."""
        self._axes()
        self._crossings()
        for name in self.results.evaluated:
            self._curve(name)
        self._names()
        self.sheet.y = self.bottom + 2.6 * self.sheet.small

    def across(self, moment: float) -> float:
        """Place a moment. [pt]"""
        return self.start + (self.end - self.start) * moment / (len(self.results.calendar) - 1)

    def _axes(self) -> None:
        sheet, size = self.sheet, self.sheet.small
        for value, text in self.axis.ticks:
            y = self.axis.at(value)
            sheet.line(
                (self.start, y),
                (self.end, y),
                stroke=sheet.ink.edge if value == 0 else "",
                width=1.0 if value == 0 else 0.6,
            )
            sheet.label(self.start - 0.5 * size, y + 0.36 * size, text, size=size, anchor="end", fill=sheet.ink.muted)
        for place in year_places(self.curves.shape[1], self.end - self.start, size):
            x = self.across(place)
            sheet.line((x, self.bottom), (x, self.bottom + 0.35 * size), stroke=sheet.ink.edge)
            year = str(self.results.calendar[place])
            middle = min(x, sheet.right - advance(year, size) / 2)
            sheet.label(middle, self.bottom + (0.65 + ASCENT) * size, year, size=size, anchor="middle",
                        fill=sheet.ink.muted)  # fmt: skip

    def _crossings(self) -> None:
        """Mark each change of lead: a guide up to its year, written above the plot where there is room."""
        sheet, size, until = self.sheet, self.sheet.small, -math.inf
        for lead in self.found:
            x, wide = self.across(lead.moment), advance(str(lead.year), size, bold=True)
            middle = min(max(x, self.start + wide / 2), sheet.right - wide / 2)
            if middle - wide / 2 > until:
                sheet.line((x, self.top), (x, self.axis.at(lead.amount)), stroke=sheet.ink.text, width=0.8, dash=(2, 2))
                sheet.label(middle, self.top - 0.6 * size, str(lead.year), size=size, anchor="middle", bold=True)
                until = middle + wide / 2 + 0.6 * size
            about = About(str(lead.sentence), str(Amount(lead.amount, self.results.method.currency, 0)), lead.offer)
            y = self.axis.at(lead.amount)
            sheet.marks.append(Disc(x, y, 0.45 * sheet.size, sheet.ink.paper, sheet.ink.text, about, 1.2 * sheet.scale))

    def _curve(self, name: str) -> None:
        place = self.results.names.index(name)
        style, values = self.sheet.ink.offer(place), self.curves[place].tolist()
        points = tuple((self.across(year), self.axis.at(value)) for year, value in enumerate(values))
        dash = tuple(length * self.sheet.scale for length in style.dash)
        about = About(name, self._end(name), name)
        self.sheet.marks.append(Stroke(points, style.fill, 2.2 * self.sheet.scale, dash, "", about))

    def _names(self) -> None:
        """Write name and total at the end of each curve, moved apart where curves end together."""
        sheet, names = self.sheet, self.results.evaluated
        tall = 2 if self.line * 2.3 * len(names) <= self.bottom - self.top + self.line else 1
        wanted = [self.axis.at(float(self.curves[self.results.names.index(name), -1])) for name in names]
        half = (tall - 1) * self.line / 2
        placed = spread(wanted, (tall + 0.3) * self.line if tall > 1 else self.line,
                        self.top + half + 0.1 * self.line, self.bottom - half + 0.3 * self.line)  # fmt: skip
        for name, at, y in zip(names, wanted, placed, strict=True):
            style = sheet.ink.offer(self.results.names.index(name))
            x = self.end + 4.0 * sheet.size
            sheet.line((self.end, at), (self.end + sheet.size, y), stroke=sheet.ink.muted, width=0.6)
            sheet.line((self.end + sheet.size, y), (x - 0.3 * sheet.size, y), stroke=style.fill, width=2.2,
                       dash=style.dash)  # fmt: skip
            baseline = y + 0.36 * sheet.size
            if tall == 2:
                sheet.label(x, baseline - self.line / 2, name, room=self.room)
                sheet.label(x, baseline + self.line / 2, self._end(name), bold=True, room=self.room)
            else:
                sheet.label(x, baseline, name, room=self.room)


def year_places(count: int, length: float, size: float) -> list[int]:
    """Choose the years written under an axis: as many as keep apart, at a round step."""
    need = advance("2000", size) + 1.2 * size
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500) if s * length / max(count - 1, 1) >= need or s == 500)
    return list(range(0, count, step))


def _alt(results: Results, curves: Array, found: list[Lead]) -> str:
    currency = results.method.currency
    ends = [
        message(
            "{offer}: {amount}", offer=name, amount=short_money(float(curves[results.names.index(name), -1]), currency)
        )
        for name in results.evaluated
    ]
    if not ends:
        return say("Cumulated cost: no offer is ranked.")
    if not found:
        return say("Cumulated cost in {year}: {list}; the cheapest so far is the same throughout.",
                   year=results.calendar[-1], list=say("; ").join(map(str, ends)))  # fmt: skip
    changes = ". ".join(str(lead.sentence) for lead in found)
    return say("Cumulated cost in {year}: {list}. {changes}.", year=results.calendar[-1],
               list=say("; ").join(map(str, ends)), changes=changes)  # fmt: skip


def _table(results: Results, curves: Array) -> tuple[list[str], list[list[str]]]:
    currency = results.method.currency
    rows = [
        [str(year), *(str(Amount(float(curves[place, at]), currency)) for place in range(len(results.names)))]
        for at, year in enumerate(results.calendar)
    ]
    said = [name if name in results.evaluated else f"{name} – {reasons(results, name)}" for name in results.names]
    return [say("year"), *said], rows
