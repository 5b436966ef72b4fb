"""Abnormally low tenders: prices that call for a request for justification, never for a rejection.

The test bears on the price, never on the life-cycle cost. A threshold triggers the question (CCP L2152-6, R2152-3);
to reject by a formula is unlawful. Prices are in the currency of the method.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from lcc.figures import Amount
from lcc.ranking import cents
from lcc.scoring.gaps import FEWEST, Gaps, gaps
from lcc.scoring.ways_out import WAYS_OUT, WayOut
from lcc.words import LccError, Message, message, nearest

Deviation = Literal["population", "sample"]
ABOVE, BELOW = 0.20, 0.10
"""Shares of the mean: offers left out of the second mean, and threshold below it (method validated on appeal)."""
SUSPECT_GAP = 0.30
"""Gap that raises the question, ours: a court found −33.16 % enough and −13.44 % not (CAA Marseille)."""


def double_mean(prices: Iterable[float], above: float = ABOVE, below: float = BELOW) -> float:
    r"""Threshold of the double mean (D1). [EUR]

    .. math:: (1 - b) \, \overline{\{P : P \le (1 + a) \, \bar P\}}
    """
    paid = _several(prices)
    kept = paid[paid <= paid.mean() * (1.0 + above) * (1.0 + 1e-12)]
    return float(kept.mean() * (1.0 - below))


def mean_less_deviation(prices: Iterable[float], deviation: Deviation) -> float:
    r"""Threshold of the mean less a standard deviation (D2, FFB and APVF 2015). [EUR]

    .. math:: \bar P - \sqrt{\textstyle\sum (P - \bar P)^2 / m}

    with *m* the number of offers (``population``) or one less (``sample``): the two differ, so it must be said.
    """
    if deviation not in ("population", "sample"):
        known = "population, sample"
        near = nearest(str(deviation), known.split(", "))
        raise LccError("Expected one of {expected}, not “{given}”.{near}", expected=known, given=deviation, near=near)
    paid = _several(prices)
    return float(paid.mean() - paid.std(ddof=1 if deviation == "sample" else 0))


def _several(prices: Iterable[float]) -> NDArray[np.float64]:
    paid = np.array(list(prices), dtype=float)
    if len(paid) < 2:
        raise LccError("Expected two prices at least: a mean of one says nothing.")
    return paid


@dataclass(frozen=True)
class LowPrice:
    """A price that raises the question under one method."""

    offer: str
    method: str
    price: float
    limit: float
    message: Message

    @property
    def ways_out(self) -> tuple[WayOut, ...]:
        """What the law lets the buyer do."""
        return WAYS_OUT["abnormally_low"]


@dataclass(frozen=True)
class PriceScreen:
    """Prices seen by D1, D2 and D4: thresholds (None below three offers), gaps, and the prices to ask about."""

    prices: dict[str, float]
    deviation: Deviation
    double_mean: float | None
    mean_less_deviation: float | None
    gaps: dict[str, Gaps]
    flags: tuple[LowPrice, ...]

    @property
    def suspects(self) -> list[str]:
        """Offers to ask for justifications, the lowest price first."""
        named = {flag.offer for flag in self.flags}
        return sorted(named, key=self.prices.__getitem__)

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "prices": self.prices,
            "deviation": self.deviation,
            "double_mean": self.double_mean,
            "mean_less_deviation": self.mean_less_deviation,
            "gaps": {name: vars(found) for name, found in self.gaps.items()},
            "flags": [{"offer": one.offer, "method": one.method, "price": one.price, "limit": one.limit,
                       "message": str(one.message)} for one in self.flags],
            "ways_out": [way.to_dict() for way in WAYS_OUT["abnormally_low"]] if self.flags else [],
        }  # fmt: skip


def abnormally_low(
    prices: Mapping[str, float],
    *,
    deviation: Deviation = "population",
    estimate: float | None = None,
    gap: float = SUSPECT_GAP,
    currency: str = "EUR",
) -> PriceScreen:
    """Look for prices that call for a request for justification.

    Parameters
    ----------
    prices : mapping of names to prices
        Of the offers not set aside. [EUR]
    deviation : {"population", "sample"}
        Which standard deviation D2 takes.
    estimate : float, optional
        The buyer's own estimate, on the same basis. [EUR]
    gap : float
        Share below the mean, the second or the estimate from which D4 raises the question.
    currency : str
        What prices are written in.

    Raises
    ------
    LccError
        When a price is not above zero.
    """
    for name, price in prices.items():
        if not (math.isfinite(price) and price > 0):
            raise LccError("The price of “{offer}” is not above zero.", offer=name)
    enough = len(prices) >= FEWEST
    first = double_mean(prices.values()) if enough else None
    second = mean_less_deviation(prices.values(), deviation) if enough else None
    apart = gaps(prices, estimate)
    flags = [
        *_under(prices, "D1", first, message("the double mean less {below:percent}", below=BELOW), currency),
        *_under(prices, "D2", second, _DEVIATIONS[deviation], currency),
        *_apart(prices, apart, gap, currency),
    ]
    return PriceScreen(dict(prices), deviation, first, second, apart, tuple(flags))


_DEVIATIONS = {
    "population": message("the mean less the standard deviation of the population"),
    "sample": message("the mean less the standard deviation of the sample"),
}


def _under(
    prices: Mapping[str, float], method: str, limit: float | None, called: Message, currency: str
) -> list[LowPrice]:
    """Flag prices below a threshold, to the cent."""
    found = []
    for name, price in prices.items():
        if limit is not None and cents(price) < cents(limit):
            what = message("{offer}, {price}, is below {limit}, {called} ({method}).", offer=name, called=called,
                           price=Amount(price, currency), limit=Amount(limit, currency), method=method)  # fmt: skip
            found.append(LowPrice(name, method, price, limit, what))
    return found


def _apart(prices: Mapping[str, float], apart: Mapping[str, Gaps], gap: float, currency: str) -> list[LowPrice]:
    """Flag prices that are a gap or more below the mean, the second or the estimate."""
    found = []
    for name, price in prices.items():
        for called, share in zip(_AGAINST, vars(apart[name]).values(), strict=True):
            if share is not None and share <= -gap + 1e-12:
                values = {"offer": name, "price": Amount(price, currency), "gap": round(-share, 4), "called": called}
                what = message("{offer}, {price}, is {gap:percent} below {called} (D4).", **values)
                found.append(LowPrice(name, "D4", price, price / (1.0 + share), what))
    return found


_AGAINST = (message("the mean of the offers"), message("the second price"), message("the buyer's estimate"))
"""What the three gaps are to."""
