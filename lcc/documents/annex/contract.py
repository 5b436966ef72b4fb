"""Point 16 of the annex: what declared values bind to, and the clause that measures them."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.documents.blocks import Block, Heading, Notice, Paragraph
from lcc.model import Clause
from lcc.purchase import Purchase
from lcc.words import choose, say


def effect(public: Purchase) -> Iterator[Block]:
    """State the contractual effect, with the clause when there is one."""
    yield Heading(say("16. Contractual effect of the declared values"))
    yield Paragraph(say(
        "The bidder’s form is annexed to the contract (acte d’engagement). The values declared in it bind the "
        "contractor."
    ))  # fmt: skip
    clause = public.method.clause
    if clause is None:
        yield Paragraph(
            say("This annex sets no penalty clause for a declared value that measurement does not confirm.")
        )
        return
    yield Notice(tuple(_clause(clause)), title=say("Clause"), kind="clause")
    yield Paragraph(say("If this clause departs from the CCAG that the contract refers to, it is listed in the last "
                        "article of "
                        "the CCAP."))  # fmt: skip
    yield Paragraph(
        say("A penalty during the contract does not replace the check before the award (section 9)."), small=True
    )


def _clause(clause: Clause) -> Iterator[str]:
    protocol = choose(clause.protocol).strip() or say("[protocol: not specified]")
    yield say("The values declared in the bidder’s form are contractual.")
    yield say(
        "The buyer may have them measured, in the presence of both parties, within {months} months of admission. "
        "Measurement protocol: {protocol}", months=clause.months, protocol=protocol.rstrip(".") + ".",
    )  # fmt: skip
    yield say(
        "Beyond a tolerance of {tolerance:percent}, the contractor has {days} days to remedy it.",
        tolerance=clause.tolerance, days=clause.remedy_days,
    )  # fmt: skip
    yield say(
        "Failing that, a penalty is applied. It equals the extra life-cycle cost recomputed with the measured value, "
        "all "
        "other data being those of this annex. It does not exceed {cap:percent} of the amount of the contract "
        "without VAT.",
        cap=clause.cap,
    )  # fmt: skip
    yield say("A more favourable value gives no right to any payment.")
