"""What the law lets a buyer do with an offer that raises a doubt: as data, and as a sentence.

No formula and no flag ever rejects an offer: each way is a step the buyer decides on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lcc.words import Message, message


@dataclass(frozen=True)
class WayOut:
    """One lawful step, with its articles of the *Code de la commande publique* or its case."""

    step: str
    """clarify, correct, regularise, justify, fallback or set_aside."""
    sentence: Message
    articles: tuple[str, ...]
    reason: str | None = None
    """The reason written in ``Offer.set_aside`` when the step is to set the offer aside."""

    def __str__(self) -> str:
        return f"{self.sentence} ({', '.join(self.articles)})"

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "step": self.step,
            "sentence": str(self.sentence),
            "articles": list(self.articles),
            "reason": self.reason,
        }


CLARIFY = WayOut(
    "clarify", message("ask the tenderer to clarify the offer, without changing it"), ("R2161-5",),
)  # fmt: skip
CORRECT = WayOut(
    "correct", message("let a purely material slip, which no one could rely on in good faith, be put right"),
    ("CE 21/09/2011 n° 349149",),
)  # fmt: skip
REGULARISE = WayOut(
    "regularise",
    message("let all tenderers concerned regularise, in the same time, without changing what is substantial"),
    ("L2152-2", "R2152-2"),
)  # fmt: skip
JUSTIFY = WayOut(
    "justify", message("ask in writing for justifications of the price, and examine them"),
    ("L2152-5", "L2152-6", "R2152-3", "R2152-4", "R2152-5"),
)  # fmt: skip
FALLBACK = WayOut(
    "fallback", message("apply the fallback value if the published method gives one; never for a price"), ("R2152-10",),
)  # fmt: skip
IRREGULAR = WayOut(
    "set_aside", message("set it aside as irregular: incomplete, or against a published requirement"),
    ("L2152-1", "L2152-2"), "irregular",
)  # fmt: skip
ABNORMALLY_LOW = WayOut(
    "set_aside", message("set it aside as abnormally low, only if the justifications do not account for the price"),
    ("L2152-6", "R2152-4"), "abnormally_low",
)  # fmt: skip

WAYS_OUT: dict[str, tuple[WayOut, ...]] = {
    "missing": (REGULARISE, FALLBACK, IRREGULAR),
    "requirement": (REGULARISE, IRREGULAR),
    "implausible": (CLARIFY, CORRECT),
    "abnormally_low": (JUSTIFY, ABNORMALLY_LOW),
}
"""The ways out of each kind of flag, in the order in which they are tried."""
