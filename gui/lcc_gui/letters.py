"""Letters to tenderers, ready to be copied: what is asked, on which text it rests, and nothing of the others."""

from __future__ import annotations

from lcc import Purchase
from lcc.words import Message, choose, message, say

CLARIFY = message(
    "We are examining your offer and ask you to clarify the following, without changing your offer (CCP R2161-5):"
)
REGULARISE = message(
    "Your offer lacks what the documents ask for. You may complete it, without changing what is substantial in it "
    "(CCP L2152-2, R2152-2); the same time is given to all tenderers concerned:"
)
JUSTIFY = message(
    "The price of your offer seems low. Please justify it: manufacturing process, technical solutions, favourable "
    "conditions, originality, labour and environmental law, State aid (CCP L2152-6, R2152-3):"
)
OPENINGS: dict[str, Message] = {"clarify": CLARIFY, "correct": CLARIFY, "regularise": REGULARISE, "justify": JUSTIFY}


def letter(purchase: Purchase, step: str, points: list[str]) -> str:
    """Write a letter about some points of one offer."""
    title = choose(purchase.title)
    lines = [
        say("Consultation: {title}", title=title) if title else "",
        say("Reference: {reference}", reference=purchase.reference) if purchase.reference else "",
        "",
        say("Dear Sir or Madam,"),
        "",
        str(OPENINGS[step]),
        *(f"– {point}" for point in points),
        "",
        say("Please answer by … at …, in writing, through the same platform as your offer."),
        "",
        say("Yours faithfully,"),
        purchase.buyer,
    ]
    return "\n".join(lines).strip()
