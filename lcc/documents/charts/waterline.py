"""*Partie visible, partie cachée*: what one pays to buy above the water, everything else below, on one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Unpack

from lcc.documents.charts.axis import money, short_money, spanned, upright
from lcc.documents.charts.bars import table_of
from lcc.documents.charts.basis import basis, cents_shown, ordered, places, reasons, told
from lcc.documents.charts.foot import Foot
from lcc.documents.charts.ink import Style
from lcc.documents.charts.layers import Layered, layer_name, layered
from lcc.documents.charts.sheet import Look, Sheet
from lcc.documents.lettering import ASCENT, LEADING, advance
from lcc.documents.scene import About, Scene
from lcc.figures import Amount
from lcc.results import Results
from lcc.words import message, say


def visible_hidden(comparison: Results, *, order: str | Sequence[str] = "rank", **look: Unpack[Look]) -> Scene:
    """Draw a column an offer: its purchase price above a waterline, the rest of its cost below.

    What comes back (residual value, resale) is drawn beside the column, taken off from below.
    """
    title = say("Visible part, hidden part")
    shown = layered(comparison)
    sheet = Sheet(**look)
    sheet.heading(title, say("Above the water: the purchase price. Below: all that comes with it. {basis}.",
                             basis=basis(comparison)))  # fmt: skip
    sheet.legend((sheet.ink.layers[layer], str(layer_name(layer))) for layer in shown.used)
    names = ordered(shown.names, shown.ranking, order)
    _Columns(sheet, comparison, shown, names).draw()
    return sheet.scene(title, _alt(comparison, shown), *table_of(comparison, shown, names))


class _Columns:
    """Columns side by side, the water they stand in, and what is written around them."""

    def __init__(self, sheet: Sheet, results: Results, shown: Layered, names: list[str]) -> None:
        self.sheet, self.results, self.shown, self.names = sheet, results, shown, names
        self.ranks, self.currency = places(shown.ranking), results.method.currency
        self.decimals = cents_shown(results)
        above = [self._above(name) for name in self.ranks]
        below = [-self._below(name) for name in self.ranks]
        back = [-self._below(name) - self._gain(name) for name in self.ranks]
        span = spanned([*above, *below, *back])
        finest = upright(span, self.currency, 60 * sheet.small, 0.0, sheet.small)
        figures = max(advance(text, sheet.small) for _, text in finest.ticks)
        self.start = sheet.left + figures + 1.2 * sheet.small
        self.step = (sheet.right - self.start) / max(len(names), 1)
        self.wide = min(0.5 * self.step, 7 * sheet.size)
        self.texts = self._amounts()
        totals = {item.offer: money(item.total, self.currency, self.decimals) for item in shown.ranking}
        self.foot = Foot(sheet, names, results.names, totals, (self.start, self.step))
        self._place(span)

    # Amounts of an offer

    def _above(self, name: str) -> float:
        return float(self.shown.costs[self.shown.names.index(name), self.shown.layers.index("price")])

    def _below(self, name: str) -> float:
        return float(self.shown.costs[self.shown.names.index(name)].sum()) - self._above(name)

    def _gain(self, name: str) -> float:
        return float(self.shown.gains[self.shown.names.index(name)].sum())

    # Where things go

    def _amounts(self) -> tuple[dict[str, tuple[str, str]], float, bool]:
        """Write both amounts of each offer as long as columns allow: in full, shorter, smaller, else upright."""
        pairs = {name: (self._above(name), self._below(name) + self._gain(name)) for name in self.ranks}
        full = {n: (money(a, self.currency, self.decimals), money(b, self.currency, self.decimals))
                for n, (a, b) in pairs.items()}  # fmt: skip
        most = max((abs(amount) for both in pairs.values() for amount in both), default=0.0)
        short = {n: (short_money(a, self.currency, most), short_money(b, self.currency, most))
                 for n, (a, b) in pairs.items()}  # fmt: skip
        room = self.step - 0.5 * self.sheet.small
        for texts, size in ((full, self.sheet.size), (short, self.sheet.size), (short, self.sheet.small)):
            if all(advance(text, size, bold=True) <= room for both in texts.values() for text in both):
                return texts, size, False
        return short, min(self.sheet.small, 0.8 * self.step), True

    def _place(self, span: tuple[float, float]) -> None:
        sheet = self.sheet
        texts, size, upright_texts = self.texts
        longest = max((advance(t, size, bold=True) for both in texts.values() for t in both), default=0.0)
        self.around = (longest if upright_texts else LEADING * size) + 0.8 * size
        left = sheet.left_for(self.foot.height)
        tall = max(17 * sheet.size + 2 * self.around, left or 26 * sheet.size)
        self.bounds = (sheet.y, sheet.y + tall)
        self.axis = upright(span, self.currency, sheet.y + tall - self.around, sheet.y + self.around, sheet.small)
        self.water = self.axis.at(0.0)

    def middle(self, place: int) -> float:
        """Middle of a column. [pt]"""
        return self.start + self.step * (place + 0.5)

    # Drawing

    def draw(self) -> None:
        """Draw the water, the columns and what is written around them."""
        sheet, bottom = self.sheet, self.bounds[1]
        sheet.rect(self.start, self.water, sheet.right - self.start, bottom - self.water, fill=sheet.ink.zone)
        for value, text in self.axis.ticks:
            y = self.axis.at(value)
            sheet.line((self.start, y), (sheet.right, y), width=0.6)
            sheet.label(self.start - 0.6 * sheet.small, y + 0.36 * sheet.small, text.lstrip("−"), size=sheet.small,
                        anchor="end", fill=sheet.ink.muted)  # fmt: skip
        for place, name in enumerate(self.names):
            self._column(place, name) if name in self.ranks else self._hatched(place, name)
        sheet.line((self.start, self.water), (sheet.right, self.water), stroke=sheet.ink.text, width=1.8)
        sheet.y = bottom
        self.foot.draw(self.ranks)

    def _column(self, place: int, name: str) -> None:
        left, index, depth = self.middle(place) - self.wide / 2, self.shown.names.index(name), 0.0
        costs = dict(zip(self.shown.layers, self.shown.costs[index].tolist(), strict=True))
        self._piece(name, "price", costs.pop("price"), left, 0.0)
        for layer, cost in costs.items():
            self._piece(name, layer, -cost, left, -depth)
            depth += cost
        gain = self._gains(name, left + self.wide, -depth)
        texts, size, turned = self.texts
        self._amount(
            place, texts[name][0], self.axis.at(max(self._above(name), -depth - gain)) - 0.4 * size, size, turned, 0
        )
        self._amount(place, texts[name][1], self.axis.at(-depth) + 0.4 * size, size, turned, 1)

    def _gains(self, name: str, left: float, base: float) -> float:
        """Draw beside the column what is taken off it, from its foot up; return how much. [EUR]"""
        index, gone = self.shown.names.index(name), 0.0
        for layer, gain in zip(self.shown.layers, self.shown.gains[index].tolist(), strict=True):
            self._piece(name, layer, -gain, left, base - gone, 0.3 * self.wide, signed=gain)
            gone += gain
        return gone

    def _piece(  # noqa: PLR0913, PLR0917  # a piece of a column and where it starts
        self, name: str, layer: str, amount: float, left: float, base: float, wide: float = 0.0, signed: float = 0.0
    ) -> None:
        if not amount:
            return
        top, bottom = sorted((self.axis.at(base), self.axis.at(base + amount)))
        value = str(Amount(signed or abs(amount), self.currency))
        about = About(f"{name} – {layer_name(layer)}", value, name, layer)
        self.sheet.bar(left, top, wide or self.wide, bottom - top, self.sheet.ink.layers[layer], about)

    def _amount(self, place: int, text: str, y: float, size: float, turned: bool, below: int) -> None:  # noqa: PLR0913, PLR0917  # a text and its place
        x = self.middle(place)
        if turned:
            self.sheet.label(
                x + 0.36 * size, y, text, size=size, anchor="end" if below else "start", bold=True, angle=-90
            )
        else:
            self.sheet.label(
                x, y + (ASCENT * size if below else -0.24 * size), text, size=size, anchor="middle", bold=True
            )

    def _hatched(self, place: int, name: str) -> None:
        ink, (top, bottom) = self.sheet.ink, self.bounds
        about = About(say("{offer}: not ranked", offer=name), reasons(self.results, name), name)
        left = self.middle(place) - self.wide / 2
        self.sheet.bar(left, top, self.wide, bottom - top, Style(ink.paper, "rising", ink.grid), about)


def _alt(results: Results, shown: Layered) -> str:
    """Say the places, and how much of the first offer's cost does not show in its price."""
    said = told(results, shown.ranking, say("Price and all that comes with it"))
    shares = []
    for item in shown.ranking:
        price = float(shown.costs[shown.names.index(item.offer), shown.layers.index("price")])
        if item.total > 0 and math.isfinite(price / item.total):
            share = round(min(max(1 - price / item.total, 0.0), 1.0), 2)
            shares.append(message("{offer} {share:percent}", offer=item.offer, share=share))
    return " ".join([said, say("Hidden share: {list}.", list=shares)]) if shares else said
