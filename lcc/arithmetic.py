"""The plain arithmetic of money through time, for scripts.

Costs are positive and receipts negative, as everywhere here; ``irr``, ``mirr`` and ``payback`` take net receipts
(an outlay is negative), as the textbooks do. Rates are decimal and yearly. [1/year]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.discounting import discount_factors, to_nominal, to_real
from lcc.words import LccError

Array = NDArray[np.float64]


def present_value(
    rate: float | Sequence[float], flows: Sequence[float] | Array, timing: str = "end_of_year", first_year: int = 0
) -> float:
    r"""Present value of flows, the first of them in year ``first_year``: :math:`\sum_t d_t f_t`.

    Parameters
    ----------
    rate : float or list
        Discount rate, a list starting at year 1. [1/year]
    flows : sequence
        One amount a year. [EUR]
    timing : Timing
        When in the year each flow falls.
    first_year : int
        0 by default; 1 discounts the first flow too, as the NPV function of spreadsheets does. [year]

    """
    amounts = np.asarray(flows, dtype=float)
    if amounts.size == 0:
        return 0.0
    factors = discount_factors(rate, first_year + amounts.size - 1, timing)
    return float(amounts @ factors[first_year:])


def annuity(rate: float | Sequence[float], years: int) -> float:
    r"""Present value of 1 paid at the end of each year: :math:`\sum_{t=1}^{n} d_t`, that is n at rate 0.

    >>> round(annuity(0.03, 15), 6)
    11.937935
    """
    return float(discount_factors(rate, years)[1:].sum())


def payment(rate: float, periods: int, principal: float) -> float:
    r"""Equal payment at the end of each period that repays a principal: :math:`P / \sum_{t=1}^{n} (1 + r)^{-t}`."""
    if periods < 1:
        raise LccError("A payment needs at least one period.")
    return principal / annuity(rate, periods)


def rate(periods: float, present: float, future: float) -> float:
    r"""Rate at which a present amount becomes a future one: :math:`(F/P)^{1/n} - 1`."""
    if periods <= 0 or present <= 0 or future < 0:
        raise LccError("A rate needs a positive duration and amounts of the same sign.")
    return float((future / present) ** (1.0 / periods) - 1.0)


def irr(flows: Sequence[float] | Array, times: Sequence[float] | Array | None = None) -> float | None:
    r"""Internal rate of return: the root nearest zero of :math:`\sum_t f_t (1 + r)^{-t}`, or None; NaN if a flow is.

    Parameters
    ----------
    flows : sequence
        Net receipts, outlays negative. [EUR]
    times : sequence, optional
        When each falls, in whole or half years; 0, 1, 2… by default. [year]

    Raises
    ------
    LccError
        When a time is neither a whole nor a half year.

    Notes
    -----
    With :math:`x = (1 + r)^{-1/2}` the equation is a polynomial; its positive roots are found as eigenvalues, then
    refined by Newton's method. Flows without a change of sign have no rate of return.

    """
    amounts = np.asarray(flows, dtype=float)
    doubled = np.arange(amounts.size) * 2.0 if times is None else np.asarray(times, dtype=float) * 2.0
    halves = np.rint(doubled).astype(int)
    if (np.abs(doubled - halves) > 1e-9).any() or (halves < 0).any():
        raise LccError("Times are whole or half years, from 0.")
    powers = np.asarray(np.bincount(halves, weights=amounts), dtype=float)
    if np.isnan(powers).any():
        return float("nan")
    if not ((powers > 0).any() and (powers < 0).any()):
        return None
    if not powers[1::2].any():
        powers, step = powers[::2], 1.0
    else:
        step = 0.5
    rates = [x ** (-1.0 / step) - 1.0 for x in _positive_roots(powers)]
    return min(rates, key=abs, default=None)


def _positive_roots(powers: Array) -> list[float]:
    """Find the positive real roots of a polynomial, lowest power first, refined by Newton's method."""
    terms = np.trim_zeros(powers)
    slopes = terms[1:] * np.arange(1, terms.size)
    roots = []
    for root in np.polynomial.polynomial.polyroots(terms):
        if abs(root.imag) > 1e-6 * abs(root) or root.real <= 1e-9:
            continue
        x = float(root.real)
        for _ in range(4):
            x -= _at(terms, x) / (_at(slopes, x) or 1.0)
        if x > 0 and abs(_at(terms, x)) <= 1e-6 * float(np.abs(terms).max()):
            roots.append(x)
    return roots


def _at(terms: Array, x: float) -> float:
    """Evaluate a polynomial, lowest power first."""
    return float(terms @ x ** np.arange(terms.size))


def mirr(flows: Sequence[float] | Array, finance_rate: float, reinvestment_rate: float) -> float | None:
    r"""Modified internal rate of return: receipts reinvested at one rate, outlays financed at another, or None.

    .. math:: \left( \frac{\sum_{f_t > 0} f_t (1 + r)^{n - t}}{-\sum_{f_t < 0} f_t (1 + q)^{-t}} \right)^{1/n} - 1
    """
    amounts = np.asarray(flows, dtype=float)
    last = amounts.size - 1
    if not ((amounts > 0).any() and (amounts < 0).any()):
        return None
    when = np.arange(amounts.size)
    received = (np.clip(amounts, 0, None) * (1.0 + reinvestment_rate) ** (last - when)).sum()
    spent = -(np.clip(amounts, None, 0) * (1.0 + finance_rate) ** -when).sum()
    return float((received / spent) ** (1.0 / last) - 1.0)


def benefit_cost(benefits: float, costs: float) -> float:
    """Benefit-cost ratio of two present values; infinite when nothing is spent and something gained."""
    if costs > 0:
        return benefits / costs
    return float("inf") if benefits > 0 else float("nan")


@dataclass(frozen=True)
class Payback:
    """When cumulated flows turn positive: the first whole year, and interpolated within it; None if never."""

    year: int | None
    interpolated: float | None


def payback(flows: Sequence[float] | Array, rate: float | Sequence[float] = 0.0) -> Payback:
    """Payback of net receipts (outlays negative), discounted when a rate is given.

    >>> payback([-20_000, 5_000, 8_000, 10_000])
    Payback(year=3, interpolated=2.7)
    """
    amounts = np.asarray(flows, dtype=float)
    if np.any(rate):
        amounts = amounts * discount_factors(rate, amounts.size - 1)
    return payback_of(np.cumsum(amounts))


def payback_of(cumulated: Array) -> Payback:
    """Payback from cumulated net receipts."""
    reached = np.flatnonzero(cumulated >= -1e-9 * np.abs(cumulated).max(initial=0.0))
    if reached.size == 0:
        return Payback(None, None)
    year = int(reached[0])
    if year == 0:
        return Payback(0, 0.0)
    before, after = float(cumulated[year - 1]), float(cumulated[year])
    return Payback(year, year - 1 + before / (before - after))


@dataclass(frozen=True)
class Rates:
    """The three rates that Fisher's relation ties: (1 + nominal) = (1 + real)(1 + inflation)."""

    nominal: float
    real: float
    inflation: float


def fisher(*, nominal: float | None = None, real: float | None = None, inflation: float | None = None) -> Rates:
    """Complete the third of the nominal rate, the real rate and inflation from two of them.

    Raises
    ------
    LccError
        Unless exactly two are given, each above −100 %.

    """
    if any(given is not None and given <= -1 for given in (nominal, real, inflation)):
        raise LccError("A rate is above −100 %.")
    if nominal is None and real is not None and inflation is not None:
        nominal = float(to_nominal(real, inflation))
    elif real is None and nominal is not None and inflation is not None:
        real = float(to_real(nominal, inflation))
    elif inflation is None and nominal is not None and real is not None:
        inflation = float(to_real(nominal, real))
    else:
        raise LccError("Give two of the three: nominal, real, inflation.")
    return Rates(nominal, real, inflation)
