"""How each amount of the worked example is made: the formula, with the values in place of the names."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.documents.annex.example import Example, Part
from lcc.documents.annex.time_and_money import beside
from lcc.documents.annex.wording import capital, named, number, unit
from lcc.documents.blocks import Block, Heading, Run, Table, Text
from lcc.formula import parse
from lcc.ledger import TIMES_A_YEAR
from lcc.model import CostStream, Method, Parameter
from lcc.numerals import NO_BREAK_SPACE
from lcc.rendering import to_words
from lcc.results import RESIDUAL
from lcc.telling import Given, Trace
from lcc.words import say

Row = tuple[Text, ...]


def amounts(example: Example) -> Iterator[Block]:
    """Show how amounts come out of the declared values, then line by line where there are lines."""
    yield Heading(say("Amounts"), level=2)
    rows = [*_computed(example), *(_amount(example, part) for part in example.parts)]
    heads = (say("Quantity"), say("Formula with its values"), say("Result"))
    yield Table(heads, tuple(rows), align="llr", widths=(0.3, 0.46, 0.24), caption=say("How amounts are made"))
    yield from _by_line(example)
    yield from _moving(example)


def _computed(example: Example) -> Iterator[Row]:
    """Work out once what several amounts use."""
    seen: set[str] = set()
    method = example.method
    if any("sum(quantity)" in formula.replace(" ", "") for _, formula in method.formulas()):
        whole = number(sum(line.quantity for line in method.lines))
        yield (Run(say("Sum of the quantities"), emphasis=True),), say("all the lines of section 5"), whole
    for leaf in (leaf for part in example.parts for leaf in part.leaves):
        values = {given.name: given for given in leaf.given}
        for given in reversed(leaf.given):
            if given.formula and given.name not in seen and len(given.values) == 1 and not leaf.line:
                seen.add(given.name)
                result = f"{number(given.values[0])}{NO_BREAK_SPACE}{unit(given.unit, method.currency)}".rstrip()
                yield (Run(given.label, emphasis=True),), _put_in(given.formula, values), result


def _put_in(formula: str, values: dict[str, Given]) -> str:
    """Write a formula with its values; what has several keeps its name."""

    def shown(name: str) -> str:
        given = values.get(name)
        if given is None or len(given.values) != 1:
            return name if given is None else given.label
        return number(given.values[0]) if given.values[0] >= 0 else f"({number(given.values[0])})"

    return str(to_words(parse(formula), shown))


def _amount(example: Example, part: Part) -> Row:
    """Show one amount: its formula with values, or where it is worked out."""
    leaf = part.leaves[0]
    stream = _stream(example, leaf)
    if leaf.part.endswith(f"({RESIDUAL})") and stream is None:
        return part.label, say("price of the last purchase, deducted"), _result(example, part)
    said = capital(_put_in(leaf.formula, {given.name: given for given in leaf.given}))
    if stream is not None and stream.per != "year":
        said = f"({said}) × {number(TIMES_A_YEAR[stream.per])}"
    if leaf.line:
        said = say("line {line}: {sum}; the others likewise", line=leaf.line, sum=said)
    return part.label, said, _result(example, part)


def _stream(example: Example, leaf: Trace) -> CostStream | None:
    return next((stream for stream in example.method.costs if stream.name == leaf.part), None)


def _result(example: Example, part: Part) -> str:
    if not part.products:
        return say("nothing falls in the study period")
    if part.how == "year":
        return say("year by year, below")
    if part.how == "line":
        return say("line by line, below")
    product = part.products[0]
    result = f"{number(product.amount)}{NO_BREAK_SPACE}{unit(product.unit, example.method.currency)}"
    return say("{amount} in all", amount=result) if len(part.leaves) > 1 else result


def _by_line(example: Example) -> Iterator[Block]:
    """Print the amount of each line for costs whose lines share a coefficient."""
    shared = [part for part in example.parts if part.how == "one" and len(part.leaves) > 1]
    if not shared:
        return
    currency = example.method.currency
    heads = (say("Line"), *(f"{part.label} ({unit(part.products[0].unit, currency)})" for part in shared))
    rows: list[Row] = [
        (leaf.line, *(number(part.leaves[place].amount or 0.0) for part in shared))
        for place, leaf in enumerate(shared[0].leaves)
    ]
    rows.append((say("Sum"), *(number(part.products[0].amount) for part in shared)))
    yield Table(heads, tuple(rows), align="l" + "r" * len(shared), caption=say("Amounts line by line"), total=True)


def _moving(example: Example) -> Iterator[Block]:
    """Print what the formulas use and that changes from year to year."""
    method, found = example.method, dict[str, list[float]]()
    used = {name for part in example.parts if part.how == "year" and part.products for name in _names(part)}
    for parameter in method.parameters:
        values = example.comparison.ledger.values[parameter.name]
        if parameter.name in used and values.shape[3] > 1 and values.shape[2] == 1:
            found[_with_unit(parameter, method)] = values[0, 0, 0].tolist()
    if not found:
        return
    rows: list[Row] = [
        (str(method.base_year + year), *(number(values[year]) for values in found.values()))
        for year in range(1, method.horizon + 1)
    ]
    caption = say("Values that change from year to year")
    yield beside((say("Year"), *found), rows, "l" + "r" * len(found), caption)


def _names(part: Part) -> set[str]:
    return {given.name for leaf in part.leaves for given in leaf.given}


def _with_unit(parameter: Parameter, method: Method) -> str:
    each = unit(parameter.unit, method.currency)
    return f"{named(parameter)} ({each})" if each else named(parameter)
