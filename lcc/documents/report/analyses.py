"""For information, without effect on the ranking: other rankings, emissions, what would change the first place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lcc.documents.blocks import Block, Bullets, Figure, Heading, Notice, PageBreak, Paragraph, Table
from lcc.documents.charts.swings import tornado as tornado_picture
from lcc.documents.charts.verdict_rows import rulers
from lcc.documents.report.award import Award
from lcc.documents.report.basis import capital, joined
from lcc.figures import SYMBOLS, Amount
from lcc.purchase import Purchase
from lcc.sensitivity.crossings import breakevens
from lcc.sensitivity.gathering import assumptions
from lcc.sensitivity.side_by_side import scenarios
from lcc.sensitivity.swings import tornado
from lcc.summary import beside
from lcc.words import LccError, say

HEAVY = 1000.0
"""Kilograms from which emissions are written in tonnes."""


def for_information(award: Award) -> Iterator[Block]:
    """Write every analysis, each with what keeps it from being made when it cannot be."""
    yield PageBreak()
    yield Heading(say("For information – without effect on the ranking"))
    yield Notice((say("Nothing in this part founds the decision: only the published method ranks."),), kind="warning")
    if not award.comparison.ranking:
        return
    yield Heading(say("Under other conventions"), level=2)
    yield Paragraph(beside(award.comparison))
    yield from _emissions(award)
    ranged = bool(assumptions(award.purchase, trials=not award.purchase.offers))
    if not ranged:
        yield Paragraph(
            say("No assumption of this purchase has a range: what would change the ranking was not searched.")
        )
    for part in (_breakevens, _scenarios, _tornado) if ranged else (_scenarios,):
        yield from _made(part, award.purchase)


def _made(part: Callable[[Purchase, bool], Iterator[Block]], purchase: Purchase) -> Iterator[Block]:
    found: list[Block] = []
    try:
        found += part(purchase, not purchase.offers)
    except LccError as error:
        found.append(Paragraph(str(error)))
    yield from found


def _emissions(award: Award) -> Iterator[Block]:
    results = award.comparison
    impacts = [str(impact) for impact in results.emissions.axes["impact"]]
    if not impacts:
        return
    yield Heading(say("Emissions over the study period"), level=2)
    totals = {
        (rank.offer, impact): float(results.emissions[rank.offer, impact].values.sum())
        for rank in results.ranking for impact in impacts
    }  # fmt: skip
    heavy = max(map(abs, totals.values())) >= HEAVY
    unit, scale = ("t", HEAVY) if heavy else ("kg", 1.0)
    heads = (capital(say("offer")), *(f"{impact} ({unit})" for impact in impacts))
    rows = tuple(
        (
            rank.offer,
            *(str(Amount(totals[rank.offer, impact] / scale, decimals=3 if heavy else 1)) for impact in impacts),
        )
        for rank in results.ranking
    )
    yield Table(heads, rows, align="l" + "r" * len(impacts))


def _breakevens(purchase: Purchase, trials: bool) -> Iterator[Block]:
    yield Heading(say("What would change the ranking?"), level=2)
    found = breakevens(purchase, trials=trials)
    yield Paragraph(f"{found.verdict}.")
    yield Bullets(tuple(
        say("{label}: {sentence}", label=item.assumption.quantity.label, sentence=item.sentence) for item in found.items
    ))  # fmt: skip
    yield Figure(rulers(found), say("What would change the ranking?"))


def _scenarios(purchase: Purchase, trials: bool) -> Iterator[Block]:
    yield Heading(say("Scenarios"), level=2)
    found = scenarios(purchase, trials=trials)
    shown = [found.published, *(item for item in (*found.scenarios, *found.others) if item is not found.published)]
    unit = SYMBOLS.get(found.currency, found.currency)
    heads = (say("Scenario"), say("First"), say("Totals ({unit})", unit=unit))
    rows = tuple(
        (str(item.name), ", ".join(item.first),
         joined(say("{name}: {amount}", name=name, amount=Amount(total)) for name, total in item.totals.items()))
        for item in shown
    )  # fmt: skip
    yield Table(heads, rows, widths=(0.3, 0.2, 0.5))


def _tornado(purchase: Purchase, trials: bool) -> Iterator[Block]:
    yield Heading(say("How far each assumption moves the difference"), level=2)
    found = tornado(purchase, trials=trials)
    said = say("{subject}: {value} as published.", subject=found.subject, value=Amount(found.published, found.currency))
    yield Paragraph(said)
    yield Figure(tornado_picture(found), str(found.subject))
