"""What an annex may draw from: the published part of a purchase, and nothing else of it."""

from __future__ import annotations

from lcc.frozen import changes_since
from lcc.purchase import Purchase
from lcc.sealing import PUBLISHED
from lcc.words import LccError


def published(purchase: Purchase) -> Purchase:
    """Return the purchase without offers, trials, estimate, ranges, scenarios, follow-up and notes.

    Raises
    ------
    LccError
        When it is a simulation, or when the method is no longer the one that was frozen.

    """
    if purchase.simulation:
        raise LccError("A copy marked Simulation is never published.")
    if changes_since(purchase):
        raise LccError("The method has changed since it was frozen: freeze a modified version first.")
    return Purchase.of({name: getattr(purchase, name) for name in (*PUBLISHED, "buyer")})
