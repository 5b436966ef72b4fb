"""Stacked bars, one an offer: by stage, and the purchase price against the whole cost on one fixed axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Unpack

import numpy as np

from lcc.documents.charts.axis import IN_FULL, Axis, across, money, spanned
from lcc.documents.charts.basis import basis, cents_shown, cost_name, difference, ordered, places, reasons, told
from lcc.documents.charts.frame import AXIS, Frame, framed, graduated, name_row
from lcc.documents.charts.ink import Style
from lcc.documents.charts.layers import Layered, layer_name, layered
from lcc.documents.charts.sheet import TOTAL, Look, Sheet
from lcc.documents.scene import About, Scene
from lcc.figures import Amount
from lcc.results import Results
from lcc.words import say

Span = tuple[float, float]
Order = str | Sequence[str]


def stages(
    comparison: Results, *, layers: Sequence[str] | None = None, order: Order = "rank",
    axis_to: Span | float | None = None, **look: Unpack[Look],
) -> Scene:  # fmt: skip
    """Stack what each offer costs by layer; what comes back stands on the other side of zero.

    Parameters
    ----------
    comparison : Results
        Whose offers.
    layers : sequence of str, optional
        Some of ``LAYERS``; places are then those of the sum shown.
    order : str or sequence of str
        ``rank``, ``file``, or the names of the offers.
    axis_to : (float, float) or float, optional
        Ends of the axis, to keep it the same from a picture to the next. [EUR]
    look :
        See ``Look``.

    """
    shown = layered(comparison, layers)
    what = cost_name(comparison) if layers is None else say(", ").join(str(layer_name(name)) for name in shown.layers)
    asked = _Asked(_span(axis_to, shown.span), order, what[:1].upper() + what[1:])
    return _drawn(Sheet(**look), comparison, shown, asked)


def price_or_cost(
    comparison: Results, show: Literal["price", "total"] = "total", *, order: Order = "file",
    axis_to: Span | float | None = None, **look: Unpack[Look],
) -> Scene:  # fmt: skip
    """Draw the purchase price or the whole cost, on the axis of the whole cost in both states.

    Parameters
    ----------
    comparison : Results
        Whose offers.
    show : str
        ``price`` or ``total``.
    order : str or sequence of str
        As in ``stages``; the same in both states, so that only bars move.
    axis_to : (float, float) or float, optional
        As in ``stages``.
    look :
        See ``Look``.

    """
    whole = layered(comparison)
    shown = whole if show == "total" else layered(comparison, ["price"])
    names = {"total": cost_name(comparison), "price": say("Purchase price")}
    other, notes = names["price" if show == "total" else "total"], tuple(difference(comparison))
    asked = _Asked(_span(axis_to, whole.span), order, names[show], other, notes, show == "total", tuple(whole.used))
    return _drawn(Sheet(**look), comparison, shown, asked)


@dataclass(frozen=True)
class _Asked:
    """What else is drawn with the bars."""

    span: Span
    order: Order
    what: str
    other: str = ""
    """What the other state shows: room is left for it, so that nothing moves."""
    notes: tuple[str, ...] = ()
    noting: bool = False
    legend: tuple[str, ...] = ()


def _span(asked: Span | float | None, needed: Span) -> Span:
    if asked is None:
        return spanned(needed)
    low, high = asked if isinstance(asked, tuple) else (needed[0], asked)
    return spanned((low, high))


def _drawn(sheet: Sheet, results: Results, shown: Layered, asked: _Asked) -> Scene:
    title, other = (say("{what}, offer by offer", what=what) for what in (asked.what, asked.other))
    sheet.heading(title, basis(results), other=other)
    items: list[tuple[Style | None, str]] = [
        (sheet.ink.layers[layer], str(layer_name(layer))) for layer in asked.legend or shown.used
    ]
    sheet.legend([*items, (None, say("total"))] if asked.span[0] < 0 else items)
    names, noted = ordered(shown.names, shown.ranking, asked.order), sheet.noted(asked.notes)
    under = sheet.notes_height(noted)
    frame = _rows(sheet, results, shown, asked.span, names, under + AXIS * sheet.small + sheet.size)
    sheet.y = frame.bottom + AXIS * sheet.small + 0.6 * sheet.size
    end = sheet.y + under
    sheet.notes(noted if asked.noting else [])
    sheet.y = end
    return sheet.scene(title, told(results, shown.ranking, asked.what), *table_of(results, shown, names))


def _rows(  # noqa: PLR0913, PLR0917  # whose rows, on which axis, and what comes after
    sheet: Sheet, results: Results, shown: Layered, span: Span, names: Sequence[str], after: float
) -> Frame:
    """Draw the rows; their room to the right is that of the longest figure of the axis, whatever is shown of it."""
    ranks, currency, decimals = places(shown.ranking), results.method.currency, cents_shown(results)
    sums = dict(zip(shown.names, shown.sums.tolist(), strict=True))
    ends = {name: money(sums[name], currency, decimals) if name in ranks else say("not ranked") for name in names}
    extremes = (*span, max(span[0], 1 - IN_FULL), min(span[1], IN_FULL - 1))
    longest = [money(value, currency, decimals) for value in extremes]
    frame = framed(sheet, names, [*ends.values(), *longest], after=after)
    axis = across(span, currency, frame.start, frame.end, sheet.small)
    graduated(sheet, frame, axis)
    for row, name in enumerate(names):
        name_row(sheet, frame, row, name, 2.3 * sheet.size)
        stack = _Stack(sheet, results, shown, frame, row, name)
        reach = stack.ranked(axis, ranks[name]) if name in ranks else stack.unranked()
        y = frame.middle(row) + 0.36 * sheet.size
        sheet.label(reach + 0.5 * sheet.size, y, ends[name], bold=name in ranks)
    return frame


class _Stack:
    """The bar of one offer."""

    def __init__(self, sheet: Sheet, results: Results, shown: Layered, frame: Frame, row: int, name: str) -> None:  # noqa: PLR0913, PLR0917  # whose bar, and where
        self.sheet, self.results, self.shown, self.frame, self.row, self.name = sheet, results, shown, frame, row, name
        self.high = min(0.72 * frame.step, 4.2 * sheet.size)
        self.top = frame.middle(row) - self.high / 2

    def ranked(self, axis: Axis, place: int) -> float:
        """Draw the layers, costs to the right of zero and gains to the left; return where the bar ends."""
        at = axis.at
        index, before, behind = self.shown.names.index(self.name), 0.0, 0.0
        for layer, cost, gain in zip(
            self.shown.layers, self.shown.costs[index].tolist(), self.shown.gains[index].tolist(), strict=True
        ):
            for amount, start in ((cost, before), (gain, behind)):
                if amount:
                    self._piece(layer, amount, at(min(start, start + amount)), at(max(start, start + amount)))
            before, behind = before + cost, behind + gain
        total, reach = before + behind, at(before)
        if behind < 0:
            x, more = at(total), 0.16 * self.frame.step
            self.sheet.line(
                (x, self.top - more), (x, self.top + self.high + more), stroke=self.sheet.ink.text, width=TOTAL
            )
        self._badge(str(place), total)
        return reach

    def _piece(self, layer: str, amount: float, left: float, right: float) -> None:
        value = str(Amount(amount, self.results.method.currency))
        about = About(f"{self.name} – {layer_name(layer)}", value, self.name, layer)
        self.sheet.bar(left, self.top, right - left, self.high, self.sheet.ink.layers[layer], about)

    def _badge(self, place: str, total: float) -> None:
        said = say("place {place}", place=place)
        about = About(f"{self.name} – {said}", str(Amount(total, self.results.method.currency)), self.name)
        self.sheet.badge(self.sheet.left + 0.9 * self.sheet.size, self.frame.middle(self.row), place, about)

    def unranked(self) -> float:
        """Hatch the whole row: nothing is known of its length; return where the plot ends."""
        ink = self.sheet.ink
        about = About(say("{offer}: not ranked", offer=self.name), reasons(self.results, self.name), self.name)
        style = Style(ink.paper, "rising", ink.grid)
        self.sheet.bar(self.frame.start, self.top, self.frame.end - self.frame.start, self.high, style, about)
        return self.frame.end


def table_of(results: Results, shown: Layered, names: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """Say the picture as a table: each layer of each offer."""
    ranks, currency = places(shown.ranking), results.method.currency
    heads = [say("place"), say("offer"), *(str(layer_name(layer)) for layer in shown.used), say("total")]
    both = shown.costs + shown.gains
    rows = []
    for name in names:
        values = both[shown.names.index(name)]
        listed = [float(values[shown.layers.index(layer)]) for layer in shown.used]
        amounts = [str(Amount(value, currency)) for value in (*listed, float(np.sum(values)))]
        if name not in ranks:
            amounts = ["–"] * len(amounts)
        rows.append([str(ranks.get(name, say("not ranked"))), name, *amounts])
    return heads, rows
