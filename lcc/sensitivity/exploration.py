"""The offers explored, and their totals under what-if values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lcc.comparison import Comparison, compare
from lcc.ledger import BLOCK, Ledger, lay_out
from lcc.model import Address, Stage
from lcc.purchase import Purchase
from lcc.ranking import cents
from lcc.sensitivity.substitutes import substituted
from lcc.words import LccError, Message, message

Array = NDArray[np.float64]
Watch = Callable[[int, int], object]
"""Called with how many draws are done, of how many."""
TIE = 1e-13
"""Totals as near as this, relative to the largest, are equal: binary fractions."""
SIMULATION = message("Simulation: without effect on the ranking")
TRIAL = message("Trial offers, before publication")


@dataclass(frozen=True)
class Standings:
    """Totals and what each offer costs to buy under what-if values, [draw, offer]. [EUR]"""

    totals: Array
    acquisitions: Array

    @property
    def leaders(self) -> NDArray[np.intp]:
        """The offer of least total in each draw, before rounding; equal ones by cost to buy, then in order."""
        least = self.totals.min(axis=1, keepdims=True)
        equal = self.totals <= least + TIE * np.abs(self.totals).max(axis=1, keepdims=True)
        return np.asarray(np.where(equal, self.acquisitions, np.inf).argmin(axis=1))

    @property
    def firsts(self) -> NDArray[np.bool_]:
        """Which offers are first in each draw as the ranking says: to the cent, ties broken as published."""
        totals, acquisitions = cents(self.totals), cents(self.acquisitions)
        equal = totals == totals.min(axis=1, keepdims=True)
        return np.asarray(equal & (acquisitions == np.where(equal, acquisitions, np.inf).min(axis=1, keepdims=True)))


class Exploration:
    """A purchase whose trial offers (or offers, when there are none) are tried under other assumptions.

    Parameters
    ----------
    purchase : Purchase
        Whose offers.
    trials : bool, optional
        Trial offers or real ones; by default trial offers when there are some.

    Raises
    ------
    LccError
        When no offer can be evaluated.

    """

    def __init__(self, purchase: Purchase, trials: bool | None = None) -> None:
        self.purchase = purchase
        self.trials = bool(purchase.trials) if trials is None else trials
        self.published: Comparison = compare(purchase, trials=self.trials)
        self.names = self.published.evaluated
        if not self.names:
            raise LccError("No offer can be evaluated yet: there is no ranking to try.")
        self._columns = [self.published.names.index(name) for name in self.names]

    @property
    def mark(self) -> Message:
        """What is said above every result: once there are real offers, it has no effect on their ranking."""
        return TRIAL if self.trials and not self.purchase.offers else SIMULATION

    @cached_property
    def first(self) -> tuple[str, ...]:
        """The offers first in the published ranking: several when they are equal."""
        return tuple(rank.offer for rank in self.published.ranking if rank.place == 1)

    def named(self, places: ArrayLike) -> tuple[str, ...]:
        """Name the offers a mask tells."""
        return tuple(name for name, kept in zip(self.names, np.asarray(places).tolist(), strict=True) if kept)

    def standings(self, numbers: Mapping[Address, ArrayLike], watch: Watch | None = None) -> Standings:
        """Compute totals in blocks of draws, so that memory does not grow with their number.

        Raises
        ------
        LccError
            When an address leads nowhere, or an offer has no total under some value, saying why.

        """
        arrays = {address: np.atleast_1d(np.asarray(value, dtype=float)) for address, value in numbers.items()}
        draws = max((values.size for values in arrays.values()), default=1)
        arrays = {address: np.broadcast_to(values, draws) for address, values in arrays.items()}
        totals, acquisitions = np.empty((draws, len(self.names))), np.zeros((draws, len(self.names)))
        for start in range(0, draws, BLOCK):
            block = slice(start, min(start + BLOCK, draws))
            ledger = self._ledger({address: values[block] for address, values in arrays.items()})
            totals[block] = self._checked(ledger)
            acquisitions[block] = self._bought(ledger)
            if watch is not None:
                watch(block.stop, draws)
        return Standings(totals, acquisitions)

    def _ledger(self, numbers: Mapping[Address, Array]) -> Ledger:
        changes = substituted(self.purchase, numbers, self.trials)
        return lay_out(self.purchase, changes, trials=self.trials)

    def _checked(self, ledger: Ledger) -> Array:
        totals = ledger.totals()[:, self._columns]
        if np.isfinite(totals).all():
            return np.asarray(totals)
        errors = [item for item in ledger.findings if item.severity == "error" and item.offer in (None, *self.names)]
        reason = message("{finding}", finding=errors[0]) if errors else message("No total.")
        raise LccError("An offer has no total under these values: {reason}", reason=reason)

    def _bought(self, ledger: Ledger) -> Array:
        """Compute what each offer costs to buy, when the method breaks ties by it. [EUR]"""
        bought = np.zeros((1, len(ledger.names)))
        if self.purchase.method.tie_break == "acquisition":
            for row in ledger.rows:
                if row.part == "cost" and row.stream.stage is Stage.ACQUISITION and row.counts:
                    bought = bought + (row.amount[..., 0] * row.weight[..., 0]).sum(axis=2)
        return np.asarray(bought[:, self._columns])
