"""Probabilities drawn for several assumptions at once: Latin hypercube or Sobol, then put in rank correlation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from lcc.ranges import address_names, address_text
from lcc.words import LccError, nearest

Array = NDArray[np.float64]
Sampling = Literal["latin_hypercube", "sobol", "random"]
SAMPLINGS = ("latin_hypercube", "sobol", "random")
Correlations = Mapping[tuple[Any, Any], float]
"""Rank correlations by pair of addresses."""


def probabilities(draws: int, count: int, sampling: Sampling, seed: int) -> Array:
    """Draw probabilities in ]0, 1[, [draw, assumption]; the same seed gives the same draws.

    A Latin hypercube has one draw in each of as many equal slices as draws, for every assumption. Sobol draws
    (scrambled) are rounded up to a power of two, without which they are not balanced.
    """
    if sampling == "sobol":
        from scipy.stats import qmc

        power = int(np.ceil(np.log2(draws)))
        found = qmc.Sobol(count, scramble=True, rng=np.random.default_rng(seed)).random_base2(power)
        return np.asarray(np.clip(found, 1e-12, 1.0 - 1e-12), order="F")
    generator = np.random.default_rng(seed)
    within = generator.random((count, draws))
    if sampling == "latin_hypercube":
        slots = np.tile(np.arange(draws, dtype=float), (count, 1))
        within += generator.permuted(slots, axis=1, out=slots)
        within /= draws
    return np.clip(within, 1e-12, 1.0 - 1e-12, out=within).T


def correlated(drawn: Array, wanted: Array, seed: int) -> Array:
    """Reorder the draws of each assumption so that ranks correlate as wanted (Iman and Conover, 1982).

    Every value drawn is kept, so that each distribution stays exactly what it is; only which draws meet changes.
    """
    from scipy.special import ndtri

    touched = np.flatnonzero((wanted != np.eye(len(wanted))).any(axis=1))
    if not touched.size:
        return drawn
    count, generator = drawn.shape[0], np.random.default_rng((seed, 1))
    scores = ndtri(np.arange(1, count + 1) / (count + 1))
    mixed = np.column_stack([generator.permutation(scores) for _ in touched])
    target = np.linalg.cholesky(_as_normal(wanted[np.ix_(touched, touched)]))
    mixed = mixed @ np.linalg.inv(np.linalg.cholesky(np.corrcoef(mixed, rowvar=False))).T @ target.T
    reordered = drawn.copy()
    places = mixed.argsort(axis=0).argsort(axis=0)
    reordered[:, touched] = np.take_along_axis(np.sort(drawn[:, touched], axis=0), places, axis=0)
    return reordered


def _as_normal(ranks: Array) -> Array:
    """Return the correlation of normal scores whose ranks correlate so: 2 sin(πρ/6) (Pearson, 1907)."""
    return np.asarray(2.0 * np.sin(np.pi * ranks / 6.0))


def matrix(texts: Sequence[str], correlations: Correlations | None) -> Array:
    """Lay rank correlations out, 1 on the diagonal.

    Raises
    ------
    LccError
        When an address has no range, a correlation is not between −1 and 1, or they contradict one another.

    """
    wanted = np.eye(len(texts))
    for pair, value in (correlations or {}).items():
        one, other = (_place(texts, address) for address in pair)
        if one == other or not -1 < value < 1:
            raise LccError("A rank correlation lies between −1 and 1, both left out, and links two assumptions.")
        wanted[one, other] = wanted[other, one] = value
    if np.linalg.eigvalsh(_as_normal(wanted)).min() <= 1e-9:
        raise LccError("These rank correlations contradict one another.")
    return wanted


def _place(texts: Sequence[str], address: Any) -> int:
    text = address_text(address_names(address)) if isinstance(address, str) else address_text(address)
    if text not in texts:
        raise LccError("No range is known for {where}: give one.{near}", where=text, near=nearest(text, texts))
    return list(texts).index(text)
