"""Discount factors, annuities, real and nominal rates.

Rates are decimal and yearly; year 0 holds what is paid at the start and is never discounted.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lcc.words import LccError, nearest

if TYPE_CHECKING:
    from lcc.path import Path

Array = NDArray[np.float64]


class Timing(StrEnum):
    """When, within its year, a flow is paid."""

    END_OF_YEAR = "end_of_year"
    MID_YEAR = "mid_year"
    START_OF_YEAR = "start_of_year"
    CONTINUOUS = "continuous"


def factors(rates: Array, timing: str = Timing.END_OF_YEAR) -> Array:
    r"""Discount factors from the rates of years 0 … N along the last axis (the rate of year 0 is not used).

    .. math:: d_0 = 1, \qquad d_t = \prod_{k=1}^{t} \frac{1}{1 + r_k}

    Mid-year multiplies by :math:`(1 + r_t)^{1/2}`, start of year takes the factor of the year before,
    ``continuous`` is :math:`e^{-\sum r_k}`.
    """
    later = rates[..., 1:]
    ones = np.ones((*rates.shape[:-1], 1))
    if timing == Timing.CONTINUOUS:
        return np.concatenate([ones, np.exp(-np.cumsum(later, axis=-1))], axis=-1)
    end = np.concatenate([ones, np.cumprod(1.0 / (1.0 + later), axis=-1)], axis=-1)
    if timing == Timing.MID_YEAR:
        return np.concatenate([ones, end[..., 1:] * np.sqrt(1.0 + later)], axis=-1)
    if timing == Timing.START_OF_YEAR:
        return np.concatenate([ones, end[..., :-1]], axis=-1)
    return end


def discount_factors(
    rate: float | Sequence[float] | Path, years: int, timing: str = Timing.END_OF_YEAR, base_year: int = 2000
) -> Array:
    """Discount factors of years 0 … ``years``, for a constant, listed or stepped rate.

    Parameters
    ----------
    rate : float, list or Path
        Yearly rate; the rate of year t discounts from t to t − 1. A list starts at year 1. [1/year]
    years : int
        Last year. [year]
    timing : Timing
        ``end_of_year`` (default), ``mid_year``, ``start_of_year`` or ``continuous``.
    base_year : int
        Calendar year of year 0, for a rate by calendar year.

    Raises
    ------
    LccError
        When a rate is missing, or at −100 % or below, or the timing is unknown.

    Examples
    --------
    >>> discount_factors(0.03, 2).round(6).tolist()
    [1.0, 0.970874, 0.942596]

    """
    from lcc.path import as_path

    if timing not in list(Timing):
        raise LccError(
            "Expected one of {expected}, not “{given}”.{near}",
            expected=list(Timing), given=timing, near=nearest(str(timing), Timing),
        )  # fmt: skip
    path = as_path(rate)
    rates = np.zeros(years + 1)
    rates[1:] = path.at(np.arange(1.0, years + 1), base_year)
    if np.isnan(rates).any():
        raise LccError("The discount rate has no value for some years: its years are {span}.", span=path.span())
    if (rates <= -1).any():
        raise LccError("A discount rate is above −100 %.")
    return factors(rates, Timing(timing))


def growth_index(growth: Array) -> Array:
    r"""Index from the growths of years 0 … N: :math:`i_0 = 1`, :math:`i_t = \prod_{k=1}^{t} (1 + g_k)`."""
    ones = np.ones((*growth.shape[:-1], 1))
    return np.concatenate([ones, np.cumprod(1.0 + growth[..., 1:], axis=-1)], axis=-1)


def to_real(nominal: ArrayLike, inflation: ArrayLike) -> Array:
    r"""Take inflation out of a rate: :math:`r = (1 + n)/(1 + i) - 1` (Fisher)."""
    return np.asarray((1.0 + np.asarray(nominal)) / (1.0 + np.asarray(inflation)) - 1.0)


def to_nominal(real: ArrayLike, inflation: ArrayLike) -> Array:
    r"""Put inflation into a rate: :math:`n = (1 + r)(1 + i) - 1` (Fisher)."""
    return np.asarray((1.0 + np.asarray(real)) * (1.0 + np.asarray(inflation)) - 1.0)
