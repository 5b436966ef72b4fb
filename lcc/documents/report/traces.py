"""Every figure of every ranked offer, to redo by hand: *valeur déclarée × quantité × coefficient = montant*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lcc.documents.blocks import Block, Heading, Paragraph, Run, Table, Text
from lcc.documents.report.award import Award, called
from lcc.documents.report.basis import capital, headed, joined, unit_of
from lcc.documents.report.lines import by_line, year_by_year
from lcc.documents.report.substitution import number, put_in
from lcc.figures import Amount
from lcc.telling import FEW, ORIGINS, Given, Trace, product
from lcc.trace import explain
from lcc.words import counted, say

WIDTHS = (0.18, 0.34, 0.33, 0.15)


def traces(award: Award) -> Iterator[Block]:
    """Redo the total of each ranked offer, the first in the ranking first."""
    names = [rank.offer for rank in award.comparison.ranking]
    if not names:
        return
    yield Heading(say("Redo the calculation"))
    yield explained()
    for name in names:
        yield Heading(str(called(award.offers[name])), level=2)
        yield from redone(award, name)


def explained() -> Paragraph:
    """Say how a line is redone."""
    return Paragraph(say(
        "The values that the tenderer declared are in bold, the others are published. On each line: amount × unit "
        "price × VAT × coefficient = present value. The coefficient adds up the discount factors of the years when "
        "the cost falls, its price moves included."
    ))  # fmt: skip


def redone(award: Award, name: str) -> Iterator[Block]:
    """Redo the total of one offer, cost by cost, then line by line where there are lines."""
    whole = explain(award.comparison, name)
    last = headed(say("present value"), unit_of(award.comparison))
    heads = (say("Cost"), say("Values put in"), say("Calculation"), last)
    kept = [part for part in whole.parts if part.parts or part.present or part.amount]
    yield _sum(heads, kept, whole.present)
    for part in whole.parts:
        if all(line.line for line in part.parts) and part.parts:
            yield from by_line(part, last)
        elif part.parts:
            yield _sum(heads, part.parts, part.present, capital(part.label))


def _sum(heads: tuple[str, ...], parts: Sequence[Trace], total: float, caption: str = "") -> Table:
    rows = [(capital(part.label), values_put_in(part), _calculation(part), str(Amount(part.present))) for part in parts]
    rows.append((capital(say("total")), "", "", str(Amount(total))))
    return Table(heads, tuple(rows), align="lllr", widths=WIDTHS, caption=caption, total=True)


def values_put_in(part: Trace) -> Text:
    """Write the values put in, the declared ones in bold; a computed one with its formula."""
    runs: list[Run] = []
    for given in part.given:
        runs += [Run(say("; "))] if runs else []
        runs.append(Run(_value(given), strong=given.origin == "declared"))
    return tuple(runs) or ""


def _value(given: Given) -> str:
    shown = joined(number(value) for value in given.values[:FEW])
    more = " …" if len(given.values) > FEW else ""
    formula = f" = {given.formula}" if given.formula else ""
    told = f"{given.label}{formula} = {shown}{more} {given.unit}".rstrip()
    return f"{told} ({ORIGINS['default']})" if given.origin == "default" else told


def _calculation(part: Trace) -> str:
    """Write the sum, but for its result: values into the formula, then the product; or one product for each year."""
    if part.parts:
        return str(counted("Sum of {count} line, below", "Sum of {count} lines, below", len(part.parts)))
    if part.coefficient is not None and part.amount is not None:
        made = product(part).rpartition(" = ")[0]
        put = put_in(part)
        return f"{put} = {made}" if put and not made.startswith(put) else made
    return say("{formula}. {years}", formula=capital(part.words), years=year_by_year(part))
