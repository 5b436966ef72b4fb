"""How each coefficient of the worked example is made of discount factors, occurrences and price factors."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.documents.annex.example import Example, Part
from lcc.documents.annex.time_and_money import beside
from lcc.documents.annex.wording import factor, listed, number
from lcc.documents.blocks import Block, Heading, Paragraph, Table, Text
from lcc.telling import Trace
from lcc.words import say

Weights = tuple[tuple[int, float, float], ...]
"""Year, times × price factor, discount factor."""
FEW = 3
"""Years that are written out in one cell."""


def coefficients(example: Example) -> Iterator[Block]:
    """Explain each coefficient once."""
    yield Heading(say("Coefficients"), level=2)
    yield Paragraph(say(
        "A coefficient adds up, over the years when the cost falls: number of times × price factor × discount factor."
    ))  # fmt: skip
    found: dict[tuple[float, Weights], list[Part]] = {}
    for part in example.parts:
        if part.how == "one":
            key = (round(part.products[0].coefficient, 12), _weights(part.leaves[0]))
            found.setdefault(key, []).append(part)
    if found:
        yield _table(example, found)
    for (_, weights), parts in found.items():
        if weights and not _told(weights):
            yield _by_year(weights, parts, example)
    if any(part.how == "line" for part in example.parts):
        yield from _each_line(example)


def _weights(leaf: Trace) -> Weights:
    """Return what multiplies the amount in each year, to 12 decimals."""
    each = (leaf.amount or 0.0) * leaf.vat * (leaf.unit_price or 1.0)
    return tuple((year.year, round(year.flow / each, 12), year.factor) for year in leaf.years) if each else ()


def _table(example: Example, found: dict[tuple[float, Weights], list[Part]]) -> Table:
    rows: list[tuple[Text, ...]] = []
    for (_, weights), parts in found.items():
        leaf, product = parts[0].leaves[0], parts[0].products[0]
        made = _told(weights) or say("table below")
        rows.append((listed(part.label for part in parts), leaf.schedule, made if weights else "–",
                     factor(product.coefficient, example.digits.coefficient)))  # fmt: skip
    heads = (say("Cost"), say("When"), say("How it is made"), say("Coefficient"))
    return Table(
        heads, tuple(rows), align="lllr", widths=(0.25, 0.27, 0.31, 0.17), caption=say("Coefficients of the example")
    )


def _told(weights: Weights) -> str:
    """Write out a few years, or say that each year counts once; nothing when it takes a table."""
    years = [year for year, _, _ in weights]
    if len(weights) <= FEW:
        return " + ".join(_term(times, discount) for _, times, discount in weights)
    once = all(times == 1.0 for _, times, _ in weights)
    if once and years == list(range(years[0], years[-1] + 1)):
        return say("sum of the discount factors of {first} to {last} (section 6)", first=years[0], last=years[-1])
    return ""


def _term(times: float, discount: float) -> str:
    if times == 1.0:
        return factor(discount)
    written = number(times) if times == round(times, 6) else factor(times)
    return f"{written} × {factor(discount)}"


def _by_year(weights: Weights, parts: list[Part], example: Example) -> Table:
    """Print times × price factor × discount factor for each year, and their sum."""
    rows: list[tuple[Text, ...]] = [
        (str(year), factor(times), factor(discount), factor(times * discount)) for year, times, discount in weights
    ]
    whole = factor(parts[0].products[0].coefficient, example.digits.coefficient)
    caption = say(
        "Coefficient of {costs}: {coefficient}", costs=listed(part.label for part in parts), coefficient=whole
    )
    heads = (say("Year"), say("Times × price factor"), say("× discount factor"), say("= product"))
    return beside(heads, rows, "lrrr", caption)


def _each_line(example: Example) -> Iterator[Block]:
    """Say when costs fall on each line, where lives differ from line to line."""
    heads = (say("Lines"), say("When"), say("How it is made"), say("Coefficient"))
    for part in example.parts:
        if part.how == "line":
            found: dict[tuple[str, str, str], list[str]] = {}
            for leaf in part.leaves:
                coefficient = factor(leaf.coefficient or 0.0, example.digits.coefficient)
                key = (leaf.schedule, _told(_weights(leaf)) or "–", coefficient)
                found.setdefault(key, []).append(leaf.line or leaf.label)
            rows = tuple((listed(lines), *key) for key, lines in found.items())
            yield Table(heads, rows, align="lllr", widths=(0.3, 0.27, 0.27, 0.16),
                        caption=say("Coefficients line by line: {cost}", cost=part.label))  # fmt: skip
