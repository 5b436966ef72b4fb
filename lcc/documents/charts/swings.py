"""The tornado: how far each assumption alone moves a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from lcc.documents.charts.axis import Axis, across, money, spanned
from lcc.documents.charts.frame import AXIS, Frame, framed, graduated
from lcc.documents.charts.sheet import Look, Sheet
from lcc.documents.lettering import LEADING, advance, wrapped
from lcc.documents.scene import About, Scene
from lcc.figures import Amount
from lcc.sensitivity.swings import Swing, Tornado
from lcc.words import say

MOST = 12
LOW, HIGH = "renewal", "price"
"""Layers whose styles the two ends borrow."""


def tornado(found: Tornado, *, most: int = MOST, **look: Unpack[Look]) -> Scene:
    """Draw the widest swings: from the figure at the low value to the figure at the high one, around the published."""
    title = say("How far each assumption moves the figure")
    sheet, swings = Sheet(**look), found.swings[:most]
    published = str(Amount(found.published, found.currency, 0))
    subject = say("{subject}: {value} as published.", subject=found.subject, value=published)
    sheet.heading(title, subject, f"{found.mark}.")
    sheet.legend([(sheet.ink.layers[LOW], say("at the low value")), (sheet.ink.layers[HIGH], say("at the high value"))])
    frame = framed(sheet, [_named(swing) for swing in swings] or [""], [], badges=False, after=AXIS * sheet.small,
                   natural=3.3, least=2.9)  # fmt: skip
    frame = Frame(frame.top, frame.step, len(swings), frame.start, sheet.right)
    axis = _axis(sheet, found, swings, frame)
    graduated(sheet, frame, axis)
    for row, swing in enumerate(swings):
        _Row(sheet, frame, axis, found, row).draw(swing)
    x = axis.at(found.published)
    sheet.line((x, frame.top), (x, frame.bottom), stroke=sheet.ink.text, width=1.6)
    sheet.y = frame.bottom + AXIS * sheet.small
    return sheet.scene(title, _alt(found, subject), *_table(found, swings))


def _named(swing: Swing) -> str:
    return str(swing.assumption.quantity.label)


def _tried(swing: Swing) -> str:
    item = swing.assumption
    return say("{low} to {high}", low=item.quantity.bare(item.low), high=item.quantity.value(item.high))


def _axis(sheet: Sheet, found: Tornado, swings: Sequence[Swing], frame: Frame) -> Axis:
    """Leave room on both sides for the figures at the ends of bars."""
    ends = [value for swing in swings for value in (swing.at_low, swing.at_high)]
    wide = max((advance(money(value, found.currency), sheet.small) for value in ends), default=0.0) + 0.8 * sheet.small
    values = [*ends, found.published, *([0.0] if found.against is not None else [])]
    span = spanned(values, zero=False)
    return across(span, found.currency, frame.start + wide, frame.end - wide, sheet.small)


class _Row:
    """One assumption."""

    def __init__(self, sheet: Sheet, frame: Frame, axis: Axis, found: Tornado, row: int) -> None:  # where it is drawn
        self.sheet, self.frame, self.axis, self.found, self.row = sheet, frame, axis, found, row

    def draw(self, swing: Swing) -> None:
        """Draw the name, the two bars, and the figures at their ends."""
        sheet, small, middle = self.sheet, self.sheet.small, self.frame.middle(self.row)
        room = self.frame.start - 0.8 * sheet.size - sheet.left
        tall = LEADING * (sheet.size + small)
        top = sheet.lines(sheet.left, middle - tall / 2, wrapped(_named(swing), room, sheet.size, False, 1),
                          whole=_named(swing))  # fmt: skip
        sheet.lines(sheet.left, top, wrapped(_tried(swing), room, small, False, 1), size=small, fill=sheet.ink.muted,
                    whole=_tried(swing))  # fmt: skip
        high = 0.6 * self.frame.step
        here = self.found.published
        aside = (swing.at_low - here) * (swing.at_high - here) > 0
        share = 0.5 if aside else 1.0
        top = middle - high / 2
        self._bar(swing, LOW, swing.at_low, top, high * share)
        self._bar(swing, HIGH, swing.at_high, top + (high / 2 if aside else 0.0), high * share)
        self._ends(swing, middle + 0.36 * small)

    def _bar(self, swing: Swing, layer: str, value: float, top: float, high: float) -> None:  # a bar and its place
        item = swing.assumption
        tried = item.quantity.value(item.low if layer == LOW else item.high)
        left, right = sorted((self.axis.at(self.found.published), self.axis.at(value)))
        if right > left:
            about = About(f"{_named(swing)} – {tried}", str(Amount(value, self.found.currency, 0)), self.found.offer,
                          item.text)  # fmt: skip
            self.sheet.bar(left, top, right - left, high, self.sheet.ink.layers[layer], about)

    def _ends(self, swing: Swing, y: float) -> None:
        """Write the figures outside the bar; one alone when both are the same."""
        small, currency = self.sheet.small, self.found.currency
        low, high = sorted((swing.at_low, swing.at_high))
        left, right = self.axis.at(min(low, self.found.published)), self.axis.at(max(high, self.found.published))
        if money(low, currency) != money(high, currency):
            self.sheet.plated(left - 0.4 * small, y, money(low, currency), small, "end")
        self.sheet.plated(right + 0.4 * small, y, money(high, currency), small, "start")


def _alt(found: Tornado, subject: str) -> str:
    if not found.swings:
        return subject
    widest = found.swings[0]
    return say("{subject} {label} moves it most: from {low} to {high}.", subject=subject, label=_named(widest),
               low=money(min(widest.at_low, widest.at_high), found.currency),
               high=money(max(widest.at_low, widest.at_high), found.currency))  # fmt: skip


def _table(found: Tornado, swings: Sequence[Swing]) -> tuple[list[str], list[list[str]]]:
    heads = [say("assumption"), say("low value"), say("published"), say("high value"), say("at low"), say("at high"),
             say("swing")]  # fmt: skip
    rows = []
    for swing in swings:
        item = swing.assumption
        tried = [str(item.quantity.value(value)) for value in (item.low, item.published, item.high)]
        amounts = [str(Amount(value, found.currency)) for value in (swing.at_low, swing.at_high, swing.width)]
        rows.append([_named(swing), *tried, *amounts])
    return heads, rows
