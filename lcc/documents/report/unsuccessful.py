"""What one unsuccessful tenderer is told before signature, and nothing else (CCP R2181-1 to R2181-4).

===============================  ==========================================  =======================================
part                             formalised procedure                        adapted procedure, or not said
===============================  ==========================================  =======================================
reasons of the rejection         notified (R2181-1, R2181-3)                 on request, 15 days (R2181-2)
own places, marks, amounts       the reasons of the rejection, in figures    the same
name of the winner               notified (R2181-3, 1°)                      on request, regular offers (R2181-2)
reasons of the choice            notified (R2181-3, 1°)                      with the advantages, as above
characteristics and advantages   on request, regular offers (R2181-4, 2°)    on request, regular offers (R2181-2)
===============================  ==========================================  =======================================

*Regular* is an offer neither irregular, unacceptable nor inappropriate. A procedure that the file does not name is held
to be adapted: that tells less to an offer that is not regular.

Where the texts leave a doubt, less is told:

- *Characteristics and advantages* are words: where the winner's mark is higher, at which stages its cost is lower.
  Nothing is said where it is not: equality with a figure the reader knows would give the winner's.
- No amount and no mark of the winner, though courts hold a global price not to be secret: with few declared values, a
  total gives one of them back. No gap to the winner either, which would give its total.
- Nothing of the other tenderers: neither names nor places nor how many there are.
- The tenderer's own mark and own amount stay, since they are the reasons of the rejection; under a formula that
  compares with the lowest amount they let it be estimated, as does any notification.
- The tenderer's calculation is redone only when quantities were published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lcc.documents.blocks import Block, Bullets, Facts, Heading, Paragraph, Table
from lcc.documents.report.award import Award, identity
from lcc.documents.report.basis import capital, facts, rests_on, sources
from lcc.documents.report.money import by_part, by_stage
from lcc.documents.report.order import tie_words
from lcc.documents.report.procedure import formalised
from lcc.documents.report.scores import marks_table
from lcc.documents.report.traces import explained, redone
from lcc.model import Stage
from lcc.purchase import Offer
from lcc.ranking import cents
from lcc.scoring.notes import called, key_of, leaves
from lcc.terms import term
from lcc.words import choose, say

NOT_REGULAR = ("irregular", "unacceptable", "inappropriate")
"""Offers whose tenderer is told neither characteristics nor advantages (R2181-2, R2181-4)."""


def blocks(award: Award, own: Sequence[Offer], today: date) -> Iterator[Block]:
    """Write the document for the tenderer of these offers."""
    ranked = [offer for offer in own if award.place(offer.name) is not None]
    yield Facts(((say("Tenderer"), identity(own[0])),))
    yield Heading(say("The purchase"))
    yield facts(award.purchase, today)
    yield Heading(say("Reasons of the rejection"))
    yield Paragraph(_article(award, "R2181-1, R2181-3", "R2181-2"), small=True)
    yield Bullets(tuple(_reason(award, offer) for offer in own))
    yield from _marks(award, ranked)
    yield from _choice(award, own)
    yield from rests_on(award)
    yield from _calculations(award, ranked)
    if ranked:
        yield from sources(award.purchase)
    yield Paragraph(say(
        "What other tenderers declared, their prices, their evidence and their marks are not in this document: the "
        "buyer does not disclose the confidential information it holds (L2132-1)."
    ), small=True)  # fmt: skip


def _article(award: Award, formal: str, adapted: str) -> str:
    """Cite the text a part rests on."""
    return say("Article {article}.", article=formal) if formalised(award.purchase) else say(
        "Article {article}: at the tenderer’s request, within 15 days.", article=adapted
    )  # fmt: skip


def _reason(award: Award, offer: Offer) -> str:
    if offer.set_aside is not None:
        said = say(
            "Your offer “{offer}” is set aside: {reason}.", offer=offer.name, reason=term(offer.set_aside.reason)
        )
        return " ".join(part for part in (said, choose(offer.set_aside.note)) if part)
    rank = award.place(offer.name)
    said = say(
        "Your offer “{offer}” comes at place {place} by applying the published criteria; the offer retained comes "
        "first.",
        offer=offer.name, place=rank.place if rank is not None else "–",
    )  # fmt: skip
    if award.equals(offer.name, award.winner.name):
        equal = say("Its total equals that of the offer retained: {rule}.", rule=tie_words(award))
        said = f"{said} {equal}"
    return said


def _marks(award: Award, ranked: Sequence[Offer]) -> Iterator[Block]:
    """Show the tenderer its own places, marks and amounts: they are the reasons of the rejection in figures."""
    if not ranked:
        return
    names = [offer.name for offer in ranked]
    yield Heading(say("Your places, marks and amounts"))
    heads = (capital(say("offer")), capital(say("place")))
    yield Table(heads, tuple((name, _place(award, name)) for name in names), align="lr", widths=(0.8, 0.2))
    if award.score is not None and not award.score.by_order:
        yield marks_table(award.score, names)
    yield by_stage(award.comparison, names)
    if award.purchase.method.quantities == "published":
        yield by_part(award.comparison, names)


def _place(award: Award, name: str) -> str:
    """Write a place without saying who shares it."""
    rank = award.place(name)
    return "–" if rank is None else str(rank.place)


def _choice(award: Award, own: Sequence[Offer]) -> Iterator[Block]:
    """Name the winner, and say why it was chosen and what its advantages are, to those who may be told."""
    regular = [o for o in own if o.set_aside is None or o.set_aside.reason not in NOT_REGULAR]
    if not regular and not formalised(award.purchase):
        return
    yield Heading(say("The offer retained"))
    yield Paragraph(_article(award, "R2181-3, 1°", "R2181-2"), small=True)
    yield Facts(((say("Tenderer retained"), identity(award.winner)),))
    yield Paragraph(say("Its offer comes first by applying the published criteria (R2152-6)."))
    if not regular:
        return
    yield Heading(say("Its characteristics and advantages"), level=2)
    yield Paragraph(_advantages_article(award), small=True)
    kind = say("It is a variant.") if award.winner.kind == "variant" else say("It is a base offer.")
    yield Bullets((kind, *(line for offer in regular for line in _advantages(award, offer))))


def _advantages_article(award: Award) -> str:
    article = "R2181-4, 2°" if formalised(award.purchase) else "R2181-2"
    return say("Article {article}: at the tenderer’s request, within 15 days.", article=article)


def _advantages(award: Award, offer: Offer) -> Iterator[str]:
    """Say, in words only, where the offer retained does better than this one."""
    if award.place(offer.name) is None:
        return
    for what, text in ((_better_marks(award, offer), "marks"), (_lower_stages(award, offer), "stages")):
        if not what:
            continue
        listed = ", ".join(what)
        if text == "marks":
            yield say("Better marked than your offer “{offer}” under: {list}.", offer=offer.name, list=listed)
        else:
            yield say("Less costly than your offer “{offer}” for: {list}.", offer=offer.name, list=listed)


def _better_marks(award: Award, offer: Offer) -> list[str]:
    score = award.score
    if score is None or score.by_order:
        return []
    return [
        str(called(place)) for place in leaves(score.criteria)
        if score.marks[award.winner.name, key_of(place)] > score.marks[offer.name, key_of(place)]
    ]  # fmt: skip


def _lower_stages(award: Award, offer: Offer) -> list[str]:
    """List the stages that cost less, where the life-cycle cost is what decides or one of the criteria."""
    if not award.on_cost:
        return []
    costs = award.comparison.by_stage
    stages = [str(stage) for stage in (*Stage, "externality")]
    found = [s for s in stages if cents(costs[award.winner.name, s]) < cents(costs[offer.name, s])]
    named = [str(term(stage)) for stage in found]
    if cents(award.comparison.total[award.winner.name]) < cents(award.comparison.total[offer.name]):
        named.append(say("the whole of its life-cycle cost"))
    return named


def _calculations(award: Award, ranked: Sequence[Offer]) -> Iterator[Block]:
    """Redo the tenderer's own totals, unless quantities were masked."""
    if not ranked or award.purchase.method.quantities == "masked":
        return
    yield Heading(say("Your calculation, to redo"))
    yield explained()
    for offer in ranked:
        yield Heading(offer.name, level=2)
        yield from redone(award, offer.name)
