"""What the ledger is made of: the use of a stream, and the rows of money and emissions that follow from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.model import CostStream
from lcc.schedule import Occurrences

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One line of the ledger: ``amount`` × ``weight`` is the flow of each year, undiscounted. [EUR or kg]"""

    stream: CostStream
    part: str
    """``cost``, ``residual`` (not cash), or ``impact``."""
    amount: Array
    weight: Array
    impact: str = ""
    counts: bool = True

    @property
    def flows(self) -> Array:
        """Undiscounted flows, lines added up, [draw, offer, year]."""
        return np.asarray((self.amount * self.weight).sum(axis=2))


@dataclass(frozen=True)
class Use:
    """A stream before prices: its amount, when it falls, and what VAT multiplies it by."""

    stream: CostStream
    quantity: Array
    happens: Occurrences
    vat: Array
