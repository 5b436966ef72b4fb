"""The tornado: how far each assumption alone moves a total, or the gap between two offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from lcc.figures import SYMBOLS, Amount
from lcc.purchase import Purchase
from lcc.sensitivity.exploration import Exploration
from lcc.sensitivity.gathering import Assumption, Given, gathered, no_range, stacked
from lcc.tables import table
from lcc.words import LccError, Message, message, nearest, say


@dataclass(frozen=True)
class Swing:
    """What one assumption does alone, from its low value to its high one, the others as published. [EUR]"""

    assumption: Assumption
    at_low: float
    at_high: float
    first_at_low: tuple[str, ...]
    first_at_high: tuple[str, ...]

    @property
    def width(self) -> float:
        """How far it moves the figure. [EUR]"""
        return abs(self.at_high - self.at_low)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            **self.assumption.to_dict(), "at_low": self.at_low, "at_high": self.at_high, "width": self.width,
            "first_at_low": list(self.first_at_low), "first_at_high": list(self.first_at_high),
        }  # fmt: skip


@dataclass(frozen=True)
class Tornado:
    """The swings of a figure, the widest first: the total of ``offer``, less that of ``against`` if there is one."""

    offer: str
    against: str | None
    published: float
    swings: tuple[Swing, ...]
    mark: Message
    currency: str

    @property
    def subject(self) -> Message:
        """Say what moves."""
        if self.against is None:
            return message("Total of {offer}", offer=self.offer)
        return message("Total of {offer} less that of {against}", offer=self.offer, against=self.against)

    def __str__(self) -> str:
        unit = SYMBOLS.get(self.currency, self.currency)
        ends = (say("at low"), say("at high"), say("swing"))
        heads = [
            say("assumption"),
            say("low value"),
            say("published"),
            say("high value"),
            *(f"{end} ({unit})" for end in ends),
        ]
        rows = []
        for swing in self.swings:
            item = swing.assumption
            tried = [str(item.quantity.value(value)) for value in (item.low, item.published, item.high)]
            amounts = [str(Amount(value)) for value in (swing.at_low, swing.at_high, swing.width)]
            rows.append([str(item.quantity.label), *tried, *amounts])
        published = Amount(self.published, self.currency)
        subject = say("{subject}: {value} as published.", subject=self.subject, value=published)
        return "\n".join([f"{self.mark}.", subject, table(heads, rows)])

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "mark": str(self.mark), "offer": self.offer, "against": self.against, "published": self.published,
            "swings": [swing.to_dict() for swing in self.swings],
        }  # fmt: skip


def tornado(
    purchase: Purchase, offer: str | None = None, *, against: str | None = None, ranges: Given | None = None,
    trials: bool | None = None,
) -> Tornado:  # fmt: skip
    """Move each assumption alone to its low and high values, and see what it does to a total or to a gap.

    .. math:: s_a = | T(a_{high}) - T(a_{low}) |

    Parameters
    ----------
    purchase : Purchase
        Whose offers and ranges.
    offer : str, optional
        Whose total; by default the gap of the second in the ranking to the first.
    against : str, optional
        The offer whose total is taken away.
    ranges : mapping of addresses to ranges, optional
        In place of the purchase's own, or of the catalogue's.
    trials : bool, optional
        Trial offers or real ones; by default trial offers when there are some.

    Raises
    ------
    LccError
        When nothing has a range, an address leads nowhere, or an offer is not evaluated.

    """
    exploration = Exploration(purchase, trials)
    tried = gathered(exploration, ranges)
    no_range(tried)
    if offer is None and against is None and len(exploration.names) > 1:
        against, offer = (rank.offer for rank in exploration.published.ranking[:2])
    offer = offer or exploration.published.ranking[0].offer
    for name in filter(None, (offer, against)):
        if name not in exploration.names:
            near = nearest(name, exploration.names)
            raise LccError("“{name}” is not an evaluated offer.{near}", name=name, near=near)
    return _turned(exploration, tried, offer, against)


def _turned(exploration: Exploration, tried: list[Assumption], offer: str, against: str | None) -> Tornado:
    ends = np.array([[item.low, item.high] for item in tried]).ravel()
    which = np.repeat(np.arange(len(tried)), 2)
    numbers = stacked(tried, np.append(which, -1), np.append(ends, 0.0))
    seen = exploration.standings(numbers)
    figures = seen.totals[:, exploration.names.index(offer)]
    if against is not None:
        figures = figures - seen.totals[:, exploration.names.index(against)]
    pairs = figures[:-1].reshape(-1, 2).tolist()
    firsts = [exploration.named(mask) for mask in seen.firsts]
    swings = [
        Swing(item, pairs[place][0], pairs[place][1], firsts[2 * place], firsts[2 * place + 1])
        for place, item in enumerate(tried)
    ]
    swings.sort(key=lambda swing: -swing.width)
    currency = exploration.purchase.method.currency
    return Tornado(offer, against, float(figures[-1]), tuple(swings), exploration.mark, currency)
