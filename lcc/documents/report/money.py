"""What each stage of the life cycle costs, cost by cost, and what is paid each year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from lcc.comparison import Comparison, compare
from lcc.documents.blocks import Block, Figure, Heading, Paragraph, Table
from lcc.documents.charts.accounts import budget_by_year
from lcc.documents.charts.bars import stages as stages_picture
from lcc.documents.charts.curves import cumulated
from lcc.documents.charts.waterline import visible_hidden
from lcc.documents.report.award import Award
from lcc.documents.report.basis import capital, headed, unit_of
from lcc.documents.report.scores import groups
from lcc.figures import Amount, Figures
from lcc.model import Stage
from lcc.path import Path
from lcc.terms import term
from lcc.words import LccError, say

PAIRS = 3
"""Offers side by side in a table of budgets, two columns each."""


def stages(award: Award) -> Iterator[Block]:
    """Show the present value of each stage, then of each cost."""
    results = award.comparison
    names = [rank.offer for rank in results.ranking]
    if not names:
        return
    yield Heading(say("Cost by stage of the life cycle"))
    yield by_stage(results, names)
    yield Figure(visible_hidden(results), say("Purchase price, and what follows it"))
    yield Figure(stages_picture(results), say("Life-cycle cost by stage"))
    yield Heading(say("Cost by cost"), level=2)
    for several in groups(names):
        yield by_part(results, several)
    if len(names) > 1:
        yield Figure(cumulated(results), say("Costs added up through the years"))


def by_stage(results: Comparison, names: Sequence[str]) -> Table:
    """Lay out offers down, stages that cost something across."""
    unit = unit_of(results)
    kept = [stage for stage in results.by_stage.axes["stage"]
            if any(results.by_stage[name, stage] for name in names)]  # fmt: skip
    heads = (
        capital(say("offer")),
        *(f"{capital(term(str(stage)))} ({unit})" for stage in kept),
        headed(say("total"), unit),
    )
    rows = tuple(
        (name, *(str(Amount(results.by_stage[name, stage])) for stage in kept), str(Amount(results.total[name])))
        for name in names
    )
    return Table(heads, rows, align="l" + "r" * (len(kept) + 1))


def by_part(results: Comparison, names: Sequence[str]) -> Table:
    """Lay out costs down, offers across; what is zero for all of them is left out."""
    present = results.present.values.sum(axis=2)
    rows = []
    for stage in (*Stage, "externality"):
        for place, part in enumerate(results.parts):
            amounts = [float(present[results.names.index(name), place]) for name in names]
            if results.stage_of(part) == str(stage) and np.any(amounts):
                named = f"{capital(results.label(part))} ({term(str(stage))})"
                rows.append((named, *(str(Amount(amount)) for amount in amounts)))
    rows.append((capital(say("total")), *(str(Amount(results.total[name])) for name in names)))
    heads = (headed(say("present value"), unit_of(results)), *names)
    return Table(heads, tuple(rows), align="l" + "r" * len(names), total=True)


def budget(award: Award) -> Iterator[Block]:
    """Show what the buyer pays each year, investment and operating apart."""
    results = award.comparison
    names = [rank.offer for rank in results.ranking]
    if not names:
        return
    yield Heading(say("Budget by year"))
    priced = results
    if results.method.money == "constant" and results.method.inflation is None:
        priced = _without_inflation(results)
        said = say("In constant euros of {year}: the method gives no inflation.", year=results.method.base_year)
    else:
        said = say("In current euros, as they will be paid.")
    try:
        figures = priced.budget
    except LccError as error:
        yield Paragraph(str(error))
        return
    kept = say("What the buyer pays, without residual values, which are not cash.")
    yield Paragraph(f"{said} {kept}")
    for several in groups(names, PAIRS):
        yield _years(figures, several, unit_of(results))
    yield Figure(budget_by_year(priced), say("Budget by year"))


def _without_inflation(results: Comparison) -> Comparison:
    """Compare again with an inflation of nothing: current money is then constant money, and no figure moves."""
    method = results.method.replace(inflation=Path(value=0.0))
    trials = results.offers == results.purchase.trials and not results.purchase.offers
    return compare(results.purchase.replace(method=method), trials=trials)


def _years(figures: Figures, names: Sequence[str], unit: str) -> Table:
    sections = figures.axes["section"]
    heads = [capital(say("year"))]
    heads += [f"{name} – {_section(str(section))} ({unit})" for name in names for section in sections]
    picked = np.array([[figures[name, section].values for section in sections] for name in names])
    columns = picked.reshape(-1, picked.shape[-1])
    rows = [
        (str(year), *(str(Amount(float(value))) for value in columns[:, place]))
        for place, year in enumerate(figures.axes["year"])
        if np.any(columns[:, place])
    ]
    rows.append((capital(say("total")), *(str(Amount(float(value))) for value in columns.sum(axis=1))))
    return Table(tuple(heads), tuple(rows), align="l" + "r" * len(columns), total=True)


def _section(section: str) -> str:
    return say("investment") if section == "investment" else say("operating")
