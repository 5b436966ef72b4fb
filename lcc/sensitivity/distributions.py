"""Values of an assumption from probabilities: the inverse of its distribution function.

Of a range *low … high*, most likely at *m* (the published value when it lies within):

- triangular: the density rises straight from *low* to *m* and falls straight to *high*; mean (low + m + high)/3;
- PERT (Malcolm et al., 1959): a beta of shapes 1 + 4(m − low)/(high − low) and 1 + 4(high − m)/(high − low); mean
  (low + 4m + high)/6;
- uniform: anything as likely as anything; mean (low + high)/2;
- normal: mean (low + high)/2, one draw in twenty below *low*, one above *high*;
- lognormal: the same of logarithms; median √(low · high).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lcc.sensitivity.gathering import Assumption

Array = NDArray[np.float64]
TWENTIETH = 1.6448536269514722
"""The standard normal is above this once in twenty."""
KNOTS = 4096
"""Values at which a beta is computed; between them, straight lines (error below a millionth of the range)."""


def quantiles(assumption: Assumption, probabilities: Array) -> Array:
    """Return the values below which the assumption lies with given probabilities, within ]0, 1[."""
    low, high, kind = assumption.low, assumption.high, assumption.uncertainty.distribution
    if kind in ("triangular", "pert"):
        inverse = _triangular if kind == "triangular" else _pert
        values = inverse(probabilities, low, most_likely(assumption), high)
    elif kind == "uniform":
        values = low + (high - low) * probabilities
    else:
        values = _normal(probabilities, low, high, kind == "lognormal")
    return np.asarray(np.round(values) if assumption.whole else values)


def most_likely(assumption: Assumption) -> float:
    """Return the mode: the one given, else the published value when it is within the range, else the middle."""
    low, high, mode = assumption.low, assumption.high, assumption.uncertainty.mode
    if mode is not None:
        return mode
    return assumption.published if low <= assumption.published <= high else (low + high) / 2


def _triangular(probabilities: Array, low: float, mode: float, high: float) -> Array:
    rising = low + np.sqrt(probabilities * (high - low) * (mode - low))
    falling = high - np.sqrt((1.0 - probabilities) * (high - low) * (high - mode))
    return np.asarray(np.where(probabilities < (mode - low) / (high - low), rising, falling))


def _pert(probabilities: Array, low: float, mode: float, high: float) -> Array:
    """Invert a beta through a table of its distribution function."""
    from scipy.special import betainc

    first = 1.0 + 4.0 * (mode - low) / (high - low)
    shares = (1.0 - np.cos(np.linspace(0.0, np.pi, KNOTS + 1))) / 2.0
    return np.asarray(low + (high - low) * np.interp(probabilities, betainc(first, 6.0 - first, shares), shares))


def _normal(probabilities: Array, low: float, high: float, logarithms: bool) -> Array:
    from scipy.special import ndtri

    start, end = (np.log(low), np.log(high)) if logarithms else (low, high)
    values = (start + end) / 2.0 + (end - start) / (2.0 * TWENTIETH) * ndtri(probabilities)
    return np.asarray(np.exp(values) if logarithms else values)
