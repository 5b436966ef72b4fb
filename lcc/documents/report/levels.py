"""What may be told to whom, and when: the three levels of the report and the texts they rest on.

``internal``
    For the buyer's file: it contains the offers. A preparatory document until signature (CADA).
``unsuccessful``
    For one unsuccessful tenderer, before signature (R2181-1 to R2181-4). Nothing of the winner's declared values, unit
    prices, evidence, amounts or marks, nothing of the other tenderers, not even their number.
``signed``
    After signature, for whoever asks (CRPA L311-1, L311-6): the winner's marks and global amount; no declared value.

Where sources do not settle a point, the reading that tells less is taken; each module says it beside the part.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from lcc.canonical import short
from lcc.frozen import standing
from lcc.purchase import Purchase
from lcc.terms import day as written
from lcc.words import LccError, Message, message, say

Level = Literal["internal", "unsuccessful", "signed"]
LEVELS: tuple[Level, ...] = get_args(Level)
TITLES: dict[Level, Message] = {
    "internal": message("Internal report – contains the offers"),
    "unsuccessful": message("For the unsuccessful tenderer only"),
    "signed": message("After signature – communicable version"),
}
"""What stands at the top of each page."""
UNFROZEN = message("Method not frozen")
SIMULATION = message("Simulation: without effect on the ranking")
TRIALS = message("Trial on fictional offers")


def known(level: str) -> Level:
    """Return a level that exists."""
    for found in LEVELS:
        if found == level:
            return found
    raise LccError("Expected one of {expected}, not “{given}”.{near}", expected=", ".join(LEVELS), given=level, near="")


def marks(purchase: Purchase) -> list[str]:
    """Say what keeps the figures from founding a decision, on each page."""
    if purchase.simulation:
        return [str(SIMULATION)]
    found = [] if purchase.offers else [str(TRIALS)]
    if purchase.seal is None:
        return [*found, str(UNFROZEN)]
    said = standing(purchase)[1:]
    return [*found, *(str(sentence).rstrip(".") for sentence in said)]


def header(purchase: Purchase, level: Level, name: str = "") -> str:
    """Write the top of each page: the level, for whom, and what the figures rest on when it is not a frozen method."""
    return " – ".join([str(TITLES[level]), *([name] if name else []), *marks(purchase)])


def footer(purchase: Purchase) -> str:
    """Write the foot of each page: which purchase, and the fingerprint of its method."""
    parts = [purchase.reference, purchase.lot]
    if purchase.seal is not None:
        parts.append(say("Fingerprint of the method: {short}", short=short(purchase.seal.fingerprint)))
    return " – ".join(part for part in parts if part)


def require_signature(purchase: Purchase, today: date) -> date:
    """Return the day of signature.

    Raises
    ------
    LccError
        Before it is entered, or while it is still to come: until signature the report is not communicable (CADA).

    """
    if purchase.signature is None:
        raise LccError(
            "The communicable version exists only after signature: enter the date of signature in the purchase first "
            "(signature)."
        )
    if purchase.signature > today:
        raise LccError(
            "The signature is dated {day}, which is still to come: the communicable version exists only after it.",
            day=written(purchase.signature),
        )  # fmt: skip
    return purchase.signature
