"""An offer against a baseline: what the extra investment brings."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.arithmetic import Payback, irr, payback_of
from lcc.discounting import Timing
from lcc.results import Results
from lcc.words import LccError, nearest

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Measures:
    """Measures of one offer against a baseline; NaN or None where one has no meaning."""

    offer: str
    baseline: str
    net_savings: float
    """Baseline's total − the offer's. [EUR]"""
    sir: float
    airr: float
    irr: float | None
    payback: Payback
    discounted_payback: Payback
    crossings: tuple[float, ...]
    """Years when cumulated costs cross, undiscounted. [year]"""
    discounted_crossings: tuple[float, ...]


def sir(baseline_other: float, other: float, investment: float, baseline_investment: float) -> float:
    r"""Savings-to-investment ratio (NIST Handbook 135).

    .. math:: \frac{C_0 - C}{I - I_0}

    with C the present value of what is not investment. Infinite when savings need no extra investment; not
    calculable (NaN) when there is neither.
    """
    savings, extra = baseline_other - other, investment - baseline_investment
    if extra > 0:
        return savings / extra
    return math.inf if savings > 0 else math.nan


def airr(ratio: float, reinvestment_rate: float, years: int) -> float:
    r"""Adjusted internal rate of return: :math:`(1 + r)\,\mathrm{SIR}^{1/n} - 1` (NIST Handbook 135)."""
    if not math.isfinite(ratio) or ratio < 0:
        return math.nan
    return float((1.0 + reinvestment_rate) * ratio ** (1.0 / years) - 1.0)


def crossings(first: Array, second: Array) -> tuple[float, ...]:
    """Years, interpolated, when two cumulated costs cross. [year]"""
    gap = np.asarray(first - second)
    gap = np.where(np.abs(gap) <= 1e-9 * max(float(np.abs(first).max(initial=0)), 1.0), 0.0, gap)
    found, before = [], None
    for year in np.flatnonzero(gap):
        if before is not None and (gap[before] < 0) != (gap[year] < 0):
            straight = year - before == 1
            found.append(float(before + gap[before] / (gap[before] - gap[year])) if straight else float(before + 1))
        before = int(year)
    return tuple(found)


def against(results: Results, baseline: str | None = None) -> dict[str, Measures]:
    """Measure each other evaluated offer against a baseline, the cheapest to buy by default.

    Raises
    ------
    LccError
        When the baseline is not an evaluated offer.
    """
    chosen = baseline or results.baseline
    if chosen not in results.evaluated:
        near = nearest(chosen or "", results.evaluated)
        raise LccError("“{offer}” is not an evaluated offer.{near}", offer=chosen or "–", near=near)
    return {name: measures(results, name, chosen) for name in results.evaluated if name != chosen}


def measures(results: Results, offer: str, baseline: str) -> Measures:
    """Measure an offer against a baseline."""
    one, other = results.names.index(offer), results.names.index(baseline)
    present, flows = results.present.values, results.flows.values
    saved, saved_now = flows[other] - flows[one], present[other] - present[one]
    investing = np.array([_invests(results, part) for part in results.parts])
    invested, spent = (present[:, mask].sum(axis=(1, 2)) for mask in (investing, ~investing))
    ratio = sir(float(spent[other]), float(spent[one]), float(invested[one]), float(invested[other]))
    return Measures(
        offer,
        baseline,
        float(saved_now.sum()),
        ratio,
        airr(ratio, _mean_rate(results), results.method.horizon),
        _rate_of_return(results, saved),
        payback_of(np.cumsum(saved.sum(axis=0))),
        payback_of(np.cumsum(saved_now.sum(axis=0))),
        crossings(*(np.cumsum(flows[place].sum(axis=0)) for place in (other, one))),
        crossings(*(np.cumsum(present[place].sum(axis=0)) for place in (other, one))),
    )


def _invests(results: Results, part: str) -> bool:
    row = results.parts[part][0]
    return not row.impact and row.stream.budget_section == "investment"


def _mean_rate(results: Results) -> float:
    """Constant rate that discounts the horizon as the method does."""
    last = float(results.ledger.time.factors(Timing.END_OF_YEAR)[0, 0, 0, -1])
    return float(last ** (-1.0 / results.method.horizon) - 1.0) if last > 0 else math.nan


def _rate_of_return(results: Results, saved: Array) -> float | None:
    """IRR of the savings, each flow at its own moment; continuously compounded when the method is so."""
    years = np.arange(saved.shape[1], dtype=float)
    shift = {Timing.MID_YEAR: 0.5, Timing.START_OF_YEAR: 1.0}
    moments = [
        np.where(years >= 1, years - shift.get(rows[0].stream.timing or results.method.timing, 0.0), years)
        for rows in results.parts.values()
    ]
    found = irr(saved.ravel(), np.concatenate(moments))
    if found is not None and results.method.timing == Timing.CONTINUOUS:
        return math.log1p(found)
    return found
