"""The statement of performance in execution (*constat de performance en exécution*): one page, both parties sign."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, cast

from lcc.documents.blocks import Block, Bullets, Document, Facts, Notice, Paragraph, Run, Table
from lcc.figures import Amount
from lcc.followup import wording
from lcc.followup.recomputing import follow_up
from lcc.followup.shortfall import FollowUpResult
from lcc.frozen import seal_sentence
from lcc.purchase import Purchase
from lcc.ranking import cents
from lcc.terms import day as written
from lcc.words import choose, language, say

VALUES = (0.34, 0.12, 0.1, 0.1, 0.1, 0.24)
REDONE = (0.18, 0.34, 0.34, 0.14)
ROOM = 2
"""Empty lines to sign on."""


def statement(purchase: Purchase, *, day: date | None = None) -> Document:
    """Write the statement of what was measured and of what the clause makes of it.

    Parameters
    ----------
    purchase : Purchase
        With its ``followup``.
    day : date, optional
        Date of the statement; today by default.

    Raises
    ------
    LccError
        When the purchase has no follow-up.

    """
    today = day or date.today()  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant
    result = follow_up(purchase)
    seal = result.purchase.seal
    return Document(
        wording.title(),
        tuple(_blocks(result)),
        cast("Literal['fr', 'en']", language()),
        header=" – ".join(filter(None, (purchase.reference, str(written(today))))),
        footer=str(seal_sentence(seal)) if seal else say("Method not frozen"),
        author=purchase.buyer,
        day=today,
    )


def _blocks(result: FollowUpResult) -> Iterator[Block]:
    yield Facts(tuple(wording.facts(result)))
    if result.errors:
        yield Notice(tuple(map(str, result.errors)), say("What could not be followed up"), kind="warning")
    if result.values:
        yield _lead(say("What was measured"))
        yield Table(wording.heads(), tuple(wording.rows(result)), align="lrrrrl", widths=VALUES)
        yield from _notes(result)
    if result.differences:
        yield _lead(say("The life-cycle cost computed again"))
        yield _redone(result)
        yield Paragraph(wording.basis(result), small=True)
    *said, last = wording.conclusion(result)
    kind: Literal["warning", "note"] = "warning" if result.penalty else "note"
    yield Notice((*said, (Run(last, strong=True),)), say("What the clause makes of it"), kind=kind)
    yield from _rules(result)
    yield _signatures()


def _lead(text: str) -> Paragraph:
    """Announce what follows in a line: headings would push the signatures to a second page."""
    return Paragraph((Run(text, strong=True),))


def _notes(result: FollowUpResult) -> Iterator[Block]:
    """Say how each value was measured, and what is doubtful."""
    said = {choose(value.note): wording.named(value) for value in result.values if value.note}
    lines = [say("{name}: {value}", name=name, value=note) for note, name in said.items()]
    lines.insert(0, wording.protocol(result))
    lines += [str(found.message) for found in result.findings if found.severity == "warning"]
    for line in dict.fromkeys(filter(None, lines)):
        yield Paragraph(line, small=True)


def _redone(result: FollowUpResult) -> Table:
    """Write each line of the total that changes, both ways."""
    rows = [
        (
            wording.cost(item), wording.calculation(item.declared), wording.calculation(item.measured),
            str(Amount(item.amount, item.declared.unit, signed=True)),
        )
        for item in result.differences
    ]  # fmt: skip
    before, after = (cents(total or 0.0) for total in (result.declared_total, result.measured_total))
    added = float(after - before)
    rows.append((say("Total"), "", "", str(Amount(added, result.purchase.method.currency, signed=True))))
    heads = (say("Cost"), say("As declared"), say("As measured"), say("Difference"))
    return Table(heads, tuple(rows), align="lllr", widths=REDONE, total=True)


def _rules(result: FollowUpResult) -> Iterator[Block]:
    if result.clause is None or not result.values:
        return
    yield _lead(say("What follows"))
    yield Bullets(tuple(wording.next_steps(result)))
    yield Paragraph(" ".join([*wording.conventions(result.clause), *wording.reminders(result)]), small=True)


def _signatures() -> Table:
    """Leave room for both parties: the statement is contradictory."""
    heads = (
        say("For the buyer: name, date, signature"),
        say("For the contractor: observations, signature"),
    )
    return Table(heads, (("\u00a0", "\u00a0"),) * ROOM, widths=(0.5, 0.5))
