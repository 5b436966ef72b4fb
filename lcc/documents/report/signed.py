"""What anyone may have once the contract is signed (CRPA L311-1 and L311-6; CADA, opinion of 10 April 2014).

Communicable: who has the contract, its marks, its first place and how it was found, its global amount.
Not communicable (business secrecy): declared values and unit prices, those of the winner included; what the others
offered, their marks and their places, which each of them alone may have.

Where sources leave a doubt, less is told:

- The others are counted, never named; neither is the reason any of them was set aside.
- The winner's amounts are global: neither by stage nor by cost, since a stage is often one price times a published
  quantity. None is given when it rests on a single declared value, which it would give back.
- None is given either where the winner's mark is not the highest possible: with the published formula, mark and amount
  together would give the lowest amount, which is another tenderer's.
- Evidence, the buyer's notes, its estimate, its trials, its ranges and the legal checks are not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from lcc.documents.blocks import Block, Bullets, Facts, Heading, Paragraph, Text
from lcc.documents.report.award import Award, identity
from lcc.documents.report.basis import facts, journal, rests_on, sources
from lcc.documents.report.scores import marks_table
from lcc.figures import Amount
from lcc.telling import Trace
from lcc.trace import explain
from lcc.words import counted, say

FEWEST = 2
"""Declared values an amount rests on, below which it would give one back."""


def blocks(award: Award, today: date) -> Iterator[Block]:
    """Write the communicable report."""
    yield Heading(say("The purchase"))
    yield facts(award.purchase, today, signature=True)
    yield Heading(say("Offers"))
    yield Bullets(tuple(_counts(award)))
    yield Heading(say("The offer retained"))
    yield Facts(tuple(_winner(award)))
    if award.score is not None and not award.score.by_order:
        yield marks_table(award.score, [award.winner.name], heads=[identity(award.winner)], amounts=False)
    yield from rests_on(award)
    yield from sources(award.purchase)
    yield from journal(award.purchase)
    yield Heading(say("What this version does not contain"))
    yield Paragraph(say(
        "The values declared by tenderers, their unit prices and their evidence, and everything about the offers that "
        "were not retained, are covered by business secrecy (CRPA L311-6). A tenderer may ask for its own marks and "
        "place."
    ))  # fmt: skip


def _counts(award: Award) -> Iterator[str]:
    aside = sum(offer.set_aside is not None for offer in award.comparison.offers)
    received, ranked = len(award.comparison.offers), len(award.ranking)
    yield str(counted("{count} offer received.", "{count} offers received.", received))
    yield str(counted("{count} offer ranked.", "{count} offers ranked.", ranked))
    yield str(counted("{count} offer set aside.", "{count} offers set aside.", aside))


def _winner(award: Award) -> Iterator[tuple[str, Text]]:
    yield say("Tenderer retained"), identity(award.winner)
    yield say("Kind of offer"), say("variant") if award.winner.kind == "variant" else say("base offer")
    yield say("Place"), "1"
    amount = _amount(award)
    if amount is not None:
        yield say("Life-cycle cost of the offer, as compared"), str(Amount(amount, award.purchase.method.currency))


def _amount(award: Award) -> float | None:
    """Return the winner's global amount, unless it gives back a declared value or another tenderer's amount."""
    if not (award.on_cost and _lowest(award)) or _declared(explain(award.comparison, award.winner.name)) < FEWEST:
        return None
    return float(award.comparison.total[award.winner.name])


def _declared(trace: Trace) -> int:
    """Count the declared values that a figure rests on, those of parts that come to nothing left out."""
    return len(set(_values(trace)))


def _values(trace: Trace) -> Iterator[tuple[str, str]]:
    if trace.present:
        yield from ((given.name, trace.line) for given in trace.given if given.origin == "declared")
    for part in trace.parts:
        yield from _values(part)


def _lowest(award: Award) -> bool:
    """Tell whether the winner has the highest mark wherever it is computed: less would tell of the others' amounts."""
    score = award.score
    if score is None or score.by_order:
        return True
    for top in score.criteria:
        for one in top.sub_criteria or (top,):
            key = one.name if one is top else f"{top.name} › {one.name}"
            if one.computed and not np.isclose(score.marks[award.winner.name, key], one.out_of):
                return False
    return True
