"""Points 2 and 15 of the annex: the cost among the criteria, how euros become points, roundings and ties."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lcc.documents.annex.example import Example
from lcc.documents.annex.wording import named, number
from lcc.documents.blocks import Block, Bullets, Heading, Paragraph, Run, Table, Text
from lcc.evaluation import half_away
from lcc.figures import Amount
from lcc.numerals import write_number
from lcc.purchase import Criterion, Purchase
from lcc.scoring.formulas import MarkingFormula, marking_formula
from lcc.scoring.notes import called, leaves
from lcc.scoring.sums import summed
from lcc.words import language, message, say

THREE = (100_000.0, 112_500.0, 150_000.0)
"""Fictional amounts of the example of marks. [EUR]"""
TOTALS = {
    "acquisition": message("Equal totals to the cent: the lowest cost to buy comes first."),
    "none": message("Equal totals share their place."),
}
POINTS = {
    "amount": message("Equal points: the lowest amount under the criterion of price or cost comes first."),
    "heaviest": message("Equal points: the best mark of the heaviest criterion comes first."),
    "none": message("Equal points share their place."),
}


def criterion(public: Purchase, example: Example) -> Iterator[Block]:
    """Place the cost among the criteria and show how its euros become points."""
    yield Heading(say("2. The cost criterion"))
    if not public.criteria:
        yield Paragraph((
            Run(say("Weighting of the cost and place among the criteria:") + " "),
            Run(say("not specified"), emphasis=True), Run("."),
        ))  # fmt: skip
        return
    yield _criteria(public)
    for place in leaves(public.criteria):
        if place[-1].computed:
            yield from _computed(public, place[-1], str(called(place)), example)


def _criteria(public: Purchase) -> Table:
    """List criteria and sub-criteria with their weights."""
    rows: list[tuple[Text, ...]] = []
    for one in public.criteria:
        rows.append((named(one), _weight(one), *_marked(one)))
        rows += [(f"– {named(sub)}", _weight(sub), *_marked(sub)) for sub in one.sub_criteria]
    heads = (say("Award criterion"), say("Weight"), say("Marked out of"), say("Marks"))
    return Table(heads, tuple(rows), align="lrrl", widths=(0.42, 0.13, 0.13, 0.32), caption=say("Award criteria"))


def _weight(one: Criterion) -> str:
    return say("{weight:number}%", weight=one.weight)


def _marked(one: Criterion) -> tuple[str, str]:
    if one.sub_criteria:
        return "", say("sum of its sub-criteria")
    if not one.computed:
        return write_number(one.out_of, language()), say("given by the buyer")
    formula = marking_formula(one.formula)
    if formula.marks is None:
        return "", say("none: offers are put in order")
    return write_number(one.out_of, language()), str(formula.label)


def _computed(public: Purchase, one: Criterion, name: str, example: Example) -> Iterator[Block]:
    """Say what a criterion sums and how the amount becomes a mark, then show it on three fictional amounts."""
    yield Paragraph(" ".join(str(said) for said in summed(one, example.comparison)))
    formula = marking_formula(one.formula)
    if formula.marks is None:
        yield Paragraph(say("{criterion}: offers are ranked by amount, the lowest first.", criterion=name))
        return
    yield Paragraph((Run(say("{criterion}: mark =", criterion=name) + " "), Run(formula.equation, code=True)))
    meaning = say("N = {highest:number}: highest mark; P: amount of the offer; Pmin, Pmax: lowest and highest "
                  "amounts among "
                  "the offers that are complete and not set aside.", highest=one.out_of)  # fmt: skip
    if formula.name == "linear_from_minimum":
        meaning = f"{meaning} n = {number(one.times)}."
    yield Paragraph(meaning, small=True)
    yield _three(public, one, formula, name)


def _three(public: Purchase, one: Criterion, formula: MarkingFormula, name: str) -> Table:
    """Mark three fictional amounts."""
    marks = half_away(formula(np.array(THREE), one.out_of, one.times), one.decimals)
    points = half_away(marks / one.out_of * one.weight, public.scoring.decimals)
    currency = public.method.currency
    rows = tuple(
        (letter, str(Amount(paid, currency)), _sum(formula, one, paid),
         write_number(float(mark), language(), one.decimals),
         write_number(float(point), language(), public.scoring.decimals))
        for letter, paid, mark, point in zip("XYZ", THREE, marks, points, strict=True)
    )  # fmt: skip
    heads = (say("Fictional offer"), say("Amount"), say("How it is made"), say("Mark"), say("Points"))
    return Table(heads, rows, align="lrlrr", widths=(0.16, 0.2, 0.36, 0.14, 0.14),
                 caption=say("Fictional example of marks: {criterion}", criterion=name))  # fmt: skip


def _sum(formula: MarkingFormula, one: Criterion, paid: float) -> str:
    """Write an equation with its numbers put in; that of a formula added later stays in symbols."""
    n, low, high, times = (number(value) for value in (one.out_of, min(THREE), max(THREE), one.times))
    return {
        "proportional": f"{n} × {low} ÷ {number(paid)}",
        "linear": f"{n} × ({high} − {number(paid)}) ÷ ({high} − {low})",
        "linear_from_minimum": f"{n} × ({times} × {low} − {number(paid)}) ÷ (({times} − 1) × {low})",
    }.get(formula.name, formula.equation)


def roundings(public: Purchase) -> Iterator[Block]:
    """State roundings, and what separates equal offers."""
    yield Heading(say("15. Roundings and ties"))
    items = [
        say("Nothing is rounded inside the computation. Totals are rounded to the cent, halves away from zero, then "
            "ranked."),
        str(TOTALS[public.method.tie_break]),
    ]  # fmt: skip
    if any(marking_formula(place[-1].formula).marks for place in leaves(public.criteria) if place[-1].computed):
        items.append(say(
            "Marks are rounded on their scale, points to {decimals} decimals, halves away from zero; a total is the "
            "sum of "
            "the points.", decimals=public.scoring.decimals,
        ))  # fmt: skip
        items.append(str(POINTS[public.scoring.tie_break]))
    yield Bullets(tuple(items))
