"""What explains the variance of a figure: the first-order share of each assumption."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


SLICES = 64
"""Slices of equal probability that draws are put in, fewer when there are few draws."""


def sliced(probabilities: Array) -> NDArray[np.uint8]:
    """Put draws in slices of equal probability of each assumption, [assumption, draw]."""
    slices = int(np.clip(np.sqrt(len(probabilities) / 4), 2, SLICES))
    return np.asarray((probabilities.T * slices).astype(np.uint8))


def first_order(slices: NDArray[np.uint8], figures: Array) -> Array:
    r"""First-order share of the variance (Sobol index) of each figure due to each assumption, [assumption, figure].

    .. math:: S_a = \frac{\mathrm{Var}(E[T \mid a])}{\mathrm{Var}(T)}

    The variance between the slices of an assumption, less what chance alone would make of it, estimates the
    numerator (analysis of variance). Independent assumptions without interaction sum to 1; correlated ones share what
    they explain, and may sum to more.
    """
    centred = figures - figures.mean(axis=0)
    whole = (centred**2).sum(axis=0)
    shares = np.array([_share(mine, centred, whole) for mine in slices])
    return np.asarray(np.clip(shares, 0.0, 1.0))


def _share(mine: NDArray[np.uint8], centred: Array, whole: Array) -> Array:
    """Estimate the share of one assumption."""
    sizes = np.bincount(mine).astype(float)
    draws, groups = sizes.sum(), np.count_nonzero(sizes)
    if groups < 2 or draws <= groups:
        return np.zeros(len(whole))
    sums = np.column_stack([np.bincount(mine, figure) for figure in centred.T])
    between = (sums**2 / np.maximum(sizes, 1.0)[:, None]).sum(axis=0)
    within = (whole - between) / (draws - groups)
    typical = (draws - (sizes**2).sum() / draws) / (groups - 1)
    variance = (between / (groups - 1) - within) / typical
    return np.asarray(variance * draws / np.where(whole > 0, whole, np.inf))
