"""Marks by criterion and sub-criterion, with the amounts that made them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lcc.documents.blocks import Block, Heading, Table
from lcc.documents.report.award import Award
from lcc.documents.report.basis import capital
from lcc.figures import SYMBOLS, Amount
from lcc.purchase import Criterion
from lcc.scoring.marking import Score
from lcc.scoring.notes import called, key_of
from lcc.words import say

ACROSS = 4
"""Offers side by side in one table; more make another table."""


def groups(names: Sequence[str], size: int = ACROSS) -> list[Sequence[str]]:
    """Share names out between tables, about as many in each."""
    tables = -(-len(names) // size)
    return [names[len(names) * i // tables : len(names) * (i + 1) // tables] for i in range(tables)]


def marks(award: Award) -> Iterator[Block]:
    """Show every mark on its scale: nothing where the single criterion gives none."""
    score = award.score
    if score is None or score.by_order or not score.ranking:
        return
    yield Heading(say("Marks under each criterion"))
    for names in groups([rank.offer for rank in score.ranking]):
        yield marks_table(score, names)


def _places(score: Score) -> Iterator[tuple[Criterion, ...]]:
    """Go through criteria, each followed by its sub-criteria."""
    for criterion in score.criteria:
        yield (criterion,)
        yield from ((criterion, sub) for sub in criterion.sub_criteria)


def marks_table(
    score: Score, names: Sequence[str], *, heads: Sequence[str] | None = None, amounts: bool = True
) -> Table:
    """Lay out the marks of some offers, under other names and without the amounts that made them when asked."""
    rows = []
    for place in _places(score):
        key, one = key_of(place), place[-1]
        head = say("{criterion}, out of {highest:number}", criterion=called(place), highest=one.out_of)
        rows.append((head, *(str(Amount(score.marks[name, key], decimals=one.decimals)) for name in names)))
        if amounts and key in score.amounts:
            paid = score.amounts[key]
            paid_in = say("– amount ({unit})", unit=SYMBOLS.get(paid.unit, paid.unit))
            rows.append((paid_in, *(str(Amount(paid[name])) for name in names)))
    decimals = score.purchase.scoring.decimals
    rows.append((say("Total of points"), *(str(Amount(score.totals[name], decimals=decimals)) for name in names)))
    named = (capital(say("mark")), *(names if heads is None else heads))
    return Table(named, tuple(rows), align="l" + "r" * len(names), total=True)
