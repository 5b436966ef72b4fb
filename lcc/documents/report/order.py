"""Who comes first, who has no place and why, and what the first costs more or less than the cheapest to buy."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.documents.blocks import Block, Bullets, Heading, Notice, Paragraph, Run, Table
from lcc.documents.report.award import Award, called
from lcc.documents.report.basis import capital, headed, unit_of
from lcc.figures import Amount
from lcc.ranking import Rank
from lcc.scoring.marking import Score
from lcc.scoring.order import ScoreRank
from lcc.terms import term
from lcc.words import choose, message, say


def places(award: Award) -> Iterator[Block]:
    """Show the ranking that decides, the offers without a place, and the difference explained."""
    score = award.score
    yield Heading(say("Ranking"))
    if score is not None and score.ranking:
        yield _by_amount(award, score) if score.by_order else _by_points(award, score)
        yield Heading(say("Life-cycle cost of each offer"), level=2)
    if award.comparison.ranking:
        yield _by_cost(award)
    yield Paragraph(f"{award.comparison.coverage if score is None else score.coverage}.")
    yield from _without_place(award)
    if (found := award.comparison.reversal) is not None:
        yield Paragraph((Run(str(found), strong=True),))


def _position(rank: Rank | ScoreRank) -> str:
    return say("{place} (tie)", place=rank.place) if rank.tied else str(rank.place)


def _offer(award: Award, name: str) -> str:
    return say("{offer} (variant)", offer=name) if award.offers[name].kind == "variant" else name


def _by_cost(award: Award) -> Table:
    results = award.comparison
    amounts = (say("to buy"), say("total"), say("gap"), say("a year"))
    heads = [*map(capital, (say("place"), say("offer"), say("tenderer")))]
    heads += [headed(head, unit_of(results)) for head in amounts]
    served = results.method.functional_unit
    heads += [headed(say("per {unit}", unit=served.label), unit_of(results))] if served is not None else []
    rows = []
    for rank in results.ranking:
        paid = [results.acquisition[rank.offer], rank.total, rank.gap, results.annual[rank.offer]]
        cells = [_position(rank), _offer(award, rank.offer), award.offers[rank.offer].tenderer]
        cells += [str(Amount(amount)) for amount in paid]
        cells += [str(Amount(results.per_unit[rank.offer], decimals=5))] if served is not None else []
        rows.append(tuple(cells))
    return Table(tuple(heads), tuple(rows), align="lll" + "r" * (len(heads) - 3))


def _by_amount(award: Award, score: Score) -> Table:
    """Lay out the order of a single criterion that gives no marks."""
    one = score.criteria[0]
    heads = (*map(capital, (say("place"), say("offer"), say("tenderer"))),
             headed(choose(one.label) or one.name, unit_of(award.comparison)))  # fmt: skip
    rows = tuple(
        (_position(rank), _offer(award, rank.offer), award.offers[rank.offer].tenderer, str(Amount(rank.amount or 0.0)))
        for rank in score.ranking
    )
    return Table(heads, rows, align="lllr")


def _by_points(award: Award, score: Score) -> Table:
    decimals = award.purchase.scoring.decimals
    named = [say("{criterion} /{weight:number}", criterion=one.label or one.name, weight=one.weight)
             for one in score.criteria]  # fmt: skip
    heads = tuple(map(capital, (say("place"), say("offer"), *named, say("total"), say("gap"))))
    rows = []
    for rank in score.ranking:
        points = [score.points[rank.offer, one.name] for one in score.criteria]
        cells = (str(Amount(value, decimals=decimals)) for value in (*points, rank.points or 0.0, rank.behind or 0.0))
        rows.append((_position(rank), _offer(award, rank.offer), *cells))
    return Table(heads, tuple(rows), align="ll" + "r" * (len(heads) - 2))


def _without_place(award: Award) -> Iterator[Block]:
    """Name each offer that is not ranked, with every reason: none is ever dropped."""
    if not award.unranked:
        return
    yield Bullets(tuple(
        say("{offer} is not ranked. {reasons}", offer=called(award.offers[name]),
            reasons=" ".join(f"{capital(reason.rstrip('.'))}." for reason in _reasons(award, name)))
        for name in award.unranked
    ))  # fmt: skip
    waiting = [called(award.offers[name]) for name in award.unranked if award.offers[name].set_aside is None]
    if waiting:
        yield Notice((say(
            "The ranking is provisional: {list} can still be completed (R2152-2), or be set aside with its reason.",
            list=waiting,
        ),), kind="warning")  # fmt: skip


def _reasons(award: Award, name: str) -> list[str]:
    aside = award.offers[name].set_aside
    if aside is not None:
        said = [str(message("set aside: {reason}", reason=term(aside.reason))), choose(aside.note)]
        return [part for part in said if part]
    own = [str(f.message) for f in award.comparison.findings if f.severity == "error" and f.offer == name]
    return own or [str(reason) for reason in award.unranked[name]]


def tie_words(award: Award) -> str:
    """Say what separates two equal totals."""
    rule = award.purchase.scoring.tie_break if award.score is not None and not award.score.by_order else ""
    if rule == "heaviest":
        return say("the best mark of the heaviest criterion comes first")
    if rule == "amount":
        return say("the lowest amount under the criterion of price or cost comes first")
    if rule == "none" or award.purchase.method.tie_break == "none":
        return say("equal totals share their place")
    return say("the lowest cost to buy comes first")
