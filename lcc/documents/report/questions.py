"""What is left to clarify with tenderers, what supports their answers, and what the texts were checked for."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.answers import Answer
from lcc.compliance.review import OUTCOMES, check_law
from lcc.documents.blocks import Block, Bullets, Heading, Notice, Paragraph, Run, Table, Text
from lcc.documents.report.award import Award
from lcc.documents.report.basis import capital, headed, joined
from lcc.figures import SYMBOLS, Amount
from lcc.purchase import Purchase
from lcc.scoring.screening import Screen, screen
from lcc.scoring.ways_out import WAYS_OUT
from lcc.words import choose, say


def questions(award: Award) -> Iterator[Block]:
    """List what to ask: missing answers, odd values, low prices; nothing here rejects an offer."""
    found = screen(award.purchase, trials=not award.purchase.offers)
    yield Heading(say("Points to clarify with tenderers"))
    yield Paragraph(say("These are questions to ask: nothing here rejects an offer or changes a figure."))
    yield from _incomplete(found)
    yield from _doubts(found)
    yield from _prices(found)


def _incomplete(found: Screen) -> Iterator[Block]:
    for kind in dict.fromkeys(one.kind for one in found.incomplete):
        yield Heading(say("Incomplete offers") if kind == "missing" else say("Published requirements not met"), level=2)
        yield Bullets(tuple(
            say("{where}: {what}", where=one.offer, what=one.message) for one in found.incomplete if one.kind == kind
        ))  # fmt: skip
        yield _ways(kind)


def _ways(kind: str) -> Paragraph:
    return Paragraph(say("What the texts allow: {list}.", list=joined(WAYS_OUT[kind])), small=True)


def _doubts(found: Screen) -> Iterator[Block]:
    if not found.doubts:
        yield Paragraph(
            say("Declared values: none is far from the usual range, from the other offers or from the catalogue.")
        )
        return
    yield Heading(say("Declared values to ask about"), level=2)
    yield Bullets(tuple(str(doubt.message) for doubt in found.doubts))
    yield _ways("implausible")


def _prices(found: Screen) -> Iterator[Block]:
    """Show prices with their gaps; a low one is asked about, never rejected."""
    yield Heading(say("Prices"), level=2)
    if found.prices.prices:
        unit = SYMBOLS.get(found.purchase.method.currency, found.purchase.method.currency)
        heads = (
            say("offer"),
            headed(say("price"), unit),
            say("to the mean"),
            say("to the second"),
            say("to the estimate"),
        )
        rows = tuple(
            (name, str(Amount(paid)), *(_share(gap) for gap in vars(found.prices.gaps[name]).values()))
            for name, paid in found.prices.prices.items()
        )
        yield Table(tuple(map(capital, heads)), rows, align="lrrrr")
    if not found.prices.flags:
        yield Paragraph(say("No price calls for a request for justification."))
        return
    yield Bullets(tuple(str(flag.message) for flag in found.prices.flags))
    yield Paragraph(say("Ask {list} for justifications before deciding anything:", list=found.prices.suspects))
    yield _ways("abnormally_low")


def _share(gap: float | None) -> str:
    return "–" if gap is None else say("{rate:percent}", rate=round(gap, 4))


def law(purchase: Purchase) -> Iterator[Block]:
    """Show each check against the texts and how it came out; never that all is lawful."""
    review = check_law(purchase)
    yield Heading(say("Checks against the texts"))
    yield Notice((str(review.conclusion),), kind="warning" if review.blocking else "note")
    rows: list[tuple[Text, ...]] = []
    for verdict in review.made:
        said = capital(str(verdict.sentence).rstrip(".")) + "."
        if verdict.outcome in ("look", "blocking"):
            said = f"{said} {verdict.rule.todo}"
        outcome = Run(capital(OUTCOMES[verdict.outcome]), strong=verdict.outcome == "blocking")
        rows.append((str(verdict.rule.question), verdict.rule.references, (outcome,), said))
    heads = (say("Check"), say("Texts"), say("Outcome"), say("What was found"))
    yield Table(heads, tuple(rows), widths=(0.26, 0.2, 0.14, 0.4))


def evidence(award: Award) -> Iterator[Block]:
    """List what supports the answers of each offer, and what was found unproven."""
    labels = {one.name: choose(one.label) or one.name for one in award.purchase.method.parameters}
    rows = tuple(
        (name, labels.get(answer, answer), _value(offer.answers.get(answer)), _proven(proof.proven), choose(proof.note))
        for name, offer in award.offers.items()
        for answer, proof in offer.evidence.items()
    )
    if rows:
        yield Heading(say("Evidence"))
        heads = (capital(say("offer")), say("Value"), say("Declared"), say("Proven"), say("Note"))
        yield Table(heads, rows, align="llrll")


def _proven(proven: bool | None) -> str:
    return "–" if proven is None else say("yes") if proven else say("no")


def _value(answer: Answer) -> str:
    if isinstance(answer, float | int):
        return str(Amount(float(answer), decimals=None))
    return say("several values") if answer is not None else "–"
