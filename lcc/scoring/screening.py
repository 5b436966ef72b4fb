"""What to look at in the offers before ranking them: prices, declared values, what is missing, and the ways out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from lcc.comparison import compare
from lcc.plan import Finding
from lcc.purchase import Purchase
from lcc.results import Results
from lcc.scoring.detection import SUSPECT_GAP, Deviation, PriceScreen, abnormally_low
from lcc.scoring.plausibility import Doubt, implausible
from lcc.scoring.sums import price
from lcc.scoring.ways_out import WAYS_OUT, WayOut
from lcc.words import Message


@dataclass(frozen=True)
class Gap:
    """What keeps an offer from being complete: an answer missing, or a published requirement not met."""

    offer: str
    kind: str
    message: Message

    @property
    def ways_out(self) -> tuple[WayOut, ...]:
        """What the law lets the buyer do."""
        return WAYS_OUT[self.kind]


@dataclass(frozen=True)
class Screen:
    """Everything to ask tenderers about; nothing here rejects an offer or changes a figure."""

    purchase: Purchase
    prices: PriceScreen
    unseen: tuple[str, ...]
    """Offers without a price: incomplete, or set aside."""
    doubts: tuple[Doubt, ...]
    incomplete: tuple[Gap, ...]
    trials: bool = False

    def __str__(self) -> str:
        from lcc.scoring.screening_text import as_text

        return as_text(self)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "trials": self.trials,
            "prices": self.prices.to_dict(),
            "without_price": list(self.unseen),
            "implausible": [doubt.to_dict() for doubt in self.doubts],
            "incomplete": [
                {"offer": one.offer, "kind": one.kind, "message": str(one.message),
                 "ways_out": [way.to_dict() for way in one.ways_out]}
                for one in self.incomplete
            ],
        }  # fmt: skip


def screen(
    purchase: Purchase, *, trials: bool = False, deviation: Deviation = "population", gap: float = SUSPECT_GAP
) -> Screen:
    """Screen offers: abnormally low prices (D1, D2, D4), implausible declared values, what is missing.

    The price is that of the criterion of price, else what is paid to acquire, on the VAT basis of the method; it is
    never the life-cycle cost.

    Parameters
    ----------
    deviation : {"population", "sample"}
        Which standard deviation D2 takes.
    gap : float
        Share below the mean, the second or the estimate from which D4 raises the question.

    """
    results = compare(purchase, trials=trials)
    prices = _prices(results)
    found = abnormally_low(
        prices, deviation=deviation, estimate=purchase.estimate, gap=gap, currency=purchase.method.currency
    )
    return Screen(
        purchase, found, tuple(name for name in results.names if name not in prices),
        tuple(implausible(purchase, trials=trials)), tuple(_incomplete(results)), trials,
    )  # fmt: skip


def _prices(results: Results) -> dict[str, float]:
    """Return the price of each offer that has one and is not set aside. [EUR]"""
    sums = next((one.sums for one in results.purchase.criteria if one.kind == "price" and one.computed), ())
    paid = price(results, sums)
    aside = {offer.name for offer in results.offers if offer.set_aside is not None}
    return {
        name: float(amount)
        for name, amount in zip(results.names, np.round(paid, 2).tolist(), strict=True)
        if name not in aside and amount > 0  # NaN, an offer without its price, is not above zero
    }


def _incomplete(results: Results) -> list[Gap]:
    aside = {offer.name for offer in results.offers if offer.set_aside is not None}
    return [
        Gap(found.offer, _kind(results, found), found.message)
        for found in results.findings
        if found.severity == "error" and found.offer is not None and found.offer not in aside
    ]


def _kind(results: Results, found: Finding) -> str:
    """Tell an answer outside a published requirement from one that is missing."""
    required = {one.name for one in results.method.parameters if one.usual is not None and one.usual.required}
    offer = next(one for one in results.offers if one.name == found.offer)
    name = found.address[3] if len(found.address) > 3 and found.address[2] == "answers" else ""
    return "requirement" if name in required and isinstance(offer.answers.get(name), float) else "missing"
