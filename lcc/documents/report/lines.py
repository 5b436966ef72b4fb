"""A cost with one row a line, to redo: what changes from a line to the next in columns, the rest said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lcc.documents.blocks import Block, Heading, Paragraph, Run, Table, Text
from lcc.documents.report.basis import capital, headed, joined
from lcc.documents.report.substitution import multiple, number
from lcc.figures import SYMBOLS, Amount
from lcc.numerals import write_number
from lcc.telling import Given, Trace
from lcc.words import language, say


def year_by_year(part: Trace) -> str:
    """Write one product for each year in which something falls."""
    code = language()
    return joined(
        say("{year}: {amount} × {factor}", year=str(year.year), amount=Amount(year.flow),
            factor=write_number(year.factor, code, 8))
        for year in part.years
    )  # fmt: skip


def by_line(part: Trace, last: str) -> Iterator[Block]:
    """Redo a cost line by line; lines that come to nothing keep their row."""
    lines = part.parts
    columns = [place for place, given in enumerate(lines[0].given) if _varies(lines, place)]
    yield Heading(capital(part.label), level=3)
    yield Paragraph(_said_once(lines, columns))
    steady = all(line.coefficient is not None and line.amount is not None for line in lines)
    heads = [say("Line"), *(_head(lines[0].given[place]) for place in columns)]
    heads += [headed(say("amount"), _unit(lines[0])), say("Coefficient")] if steady else [say("Calculation")]
    rows = [
        (line.line, *(_cell(line.given[place]) for place in columns), *_made(line, steady), str(Amount(line.present)))
        for line in lines
    ]
    rows.append((capital(say("total")), *("" for _ in heads[1:]), str(Amount(part.present))))
    align = "l" + "r" * len(columns) + ("rr" if steady else "l") + "r"
    yield Table((*heads, last), tuple(rows), align=align, total=True)


def _varies(lines: Sequence[Trace], place: int) -> bool:
    return len({line.given[place].values for line in lines}) > 1


def _said_once(lines: Sequence[Trace], columns: Sequence[int]) -> Text:
    """Say the formula, the values all lines share, and what each amount is multiplied by."""
    first = lines[0]
    formula = f"−({first.words})" if multiple(first) == -1 else first.words
    runs = [Run(say("Amount: {formula}.", formula=formula))]
    for place, given in enumerate(first.given):
        made = f" = {given.formula}" if given.formula else ""
        if place not in columns:
            shown = f" {given.label}{made} = {joined(map(number, given.values))} {given.unit}".rstrip()
            runs.append(Run(f"{shown}.", strong=given.origin == "declared"))
        elif made:
            runs.append(Run(f" {given.label}{made}."))
    if factors := _shared(first):
        said = say("Each amount is multiplied by {factors}, then by its coefficient.", factors=" × ".join(factors))
        runs.append(Run(f" {said}"))
    return tuple(runs)


def _shared(first: Trace) -> list[str]:
    """List the unit price and the VAT, which no line changes."""
    unit = f"{SYMBOLS.get(first.unit, first.unit)}/{first.amount_unit}"
    price = [f"{number(first.unit_price)} {unit}"] if first.unit_price is not None else []
    return [*price, *([say("{vat} (VAT)", vat=number(first.vat))] if first.vat != 1.0 else [])]


def _head(given: Given) -> str:
    named = headed(given.label, given.unit) if given.unit else capital(given.label)
    return say("{label}, declared", label=named) if given.origin == "declared" else named


def _cell(given: Given) -> str:
    return joined(map(number, given.values))


def _unit(trace: Trace) -> str:
    return SYMBOLS.get(trace.amount_unit, trace.amount_unit)


def _made(line: Trace, steady: bool) -> tuple[str, ...]:
    if not steady or line.amount is None or line.coefficient is None:
        return (year_by_year(line),)
    return (number(line.amount), write_number(line.coefficient, language(), 8))
