"""The sheets of a workbook, in order, and what each leans on, written first."""

from __future__ import annotations

from lcc.documents.workbook.answers_page import Answers
from lcc.documents.workbook.calculation_page import Calculation
from lcc.documents.workbook.charts import Places, draw
from lcc.documents.workbook.comparison_page import ComparisonPage
from lcc.documents.workbook.control_page import Control
from lcc.documents.workbook.conventions import asked, general
from lcc.documents.workbook.draft import FIRST_OFFER, FIRST_YEAR, Draft
from lcc.documents.workbook.fields import Field, axes_of, sums_lines, three
from lcc.documents.workbook.flags import Flags
from lcc.documents.workbook.foresight import by_year_needed
from lcc.documents.workbook.method_page import Inputs
from lcc.documents.workbook.missing import Missing
from lcc.documents.workbook.offers_page import Offers
from lcc.documents.workbook.outcome import Outcome
from lcc.documents.workbook.paths import Timetable
from lcc.documents.workbook.ranking_rows import RANKING
from lcc.documents.workbook.readme_page import readme
from lcc.documents.workbook.redo_page import RedoPage
from lcc.documents.workbook.streams_page import externalities, resources, streams
from lcc.documents.workbook.values_page import Values
from lcc.documents.workbook.yearly_page import YearlyPage
from lcc.documents.workbook.years_page import head, money_in_time
from lcc.words import choose, say

FROZEN = {"readme": (0, 0), "redo": (7, 1), "method": (4, 1), "comparison": (6, 2)}
"""Rows and columns that stay in sight, where they are not the heads of offers or years."""


def assemble(draft: Draft) -> None:
    """Write every sheet."""
    _sheets(draft)
    inputs, table, flags = Inputs(draft), Timetable(draft), Flags(draft)
    general(draft, inputs)
    _heads(draft)
    money_in_time(draft, inputs, table)
    values = Values(draft, inputs, table)
    _given(draft, values, inputs, table)
    offers, lacking = _offers(draft, values, flags)
    computed = [(name, _computed(draft, values, name)) for name in draft.ledger.plan.order]
    resources(draft, inputs, table)
    externalities(draft, inputs, table)
    streams(draft, inputs, table)
    asked(draft, inputs)
    calculation = Calculation(draft, values, offers)
    calculation.write()
    _units(draft, values)
    outcome = Outcome(flags, offers, lacking)
    outcome.write(calculation, computed)
    _compared(draft, calculation, outcome)
    outcome.states()
    RedoPage(draft, calculation).write()
    Control(flags, calculation, outcome.fine).write(inputs)
    readme(draft)
    for key, page in draft.pages.items():
        page.printed(FROZEN.get(key, (5, FIRST_OFFER if key not in ("years", "calculation", "by_year") else 2)))
    draft.pages["calculation"].sheet.print_area(0, 0, calculation.rows.row, FIRST_YEAR + draft.horizon)


def _sheets(draft: Draft) -> None:
    """Add the sheets, in the order they are read."""
    n, years = draft.columns, draft.horizon + 1
    by_offer = [(1, 38), (1, 12), (1, 18), (max(n, 9), 14)]
    by_year = [(1, 34), (1, 14), (1, 16), (1, 14), (1, 14), (1, 15), (years, 11)]
    redo = [(1, 44), (6, 17), (1, 16)]
    method = [(1, 40), (1, 8), (1, 18), (1, 14), (1, 14), (1, 9), (1, 26), (1, 46), (1, 50)]
    sheets = {
        "readme": (say("Read me"), [(1, 110)]), "method": (say("Method"), method),
        "offers": (say("Offers"), by_offer), "lines": (say("Lines"), by_offer),
        "by_year": (say("Values by year"), by_year), "years": (say("Years"), by_year),
        "calculation": (say("Calculation"), [(1, 5), (1, 30), *by_year[2:], (7, 11)]),
        "comparison": (say("Comparison"), by_offer),
        "yearly": (say("Costs by year"), [(1, 38), (1, 12), (1, 4), (years, 12)]),
        "redo": (say("Redo the sum"), redo), "control": (say("Control"), by_offer),
    }  # fmt: skip
    unused = {"lines": not draft.line_count, "by_year": not by_year_needed(draft)}
    for key, (name, widths) in sheets.items():
        if not unused.get(key):
            draft.pages[key] = draft.paper.page(name, widths)


def _heads(draft: Draft) -> None:
    """Write the heads of the sheets by years."""
    pages = draft.pages
    named = [say("what moves"), say("unit"), say("in words"), say("name in formulas")]
    head(draft, pages["years"], say("Years"), named)
    if "by_year" in pages:
        head(draft, pages["by_year"], say("Values by year"), [say("no."), say("offer"), say("line"), say("money")])
    head(draft, pages["calculation"], say("Calculation, year by year"), [], label=1)
    pages["control"].text(0, 0, say("Control"), "title")


def _given(draft: Draft, values: Values, inputs: Inputs, table: Timetable) -> None:
    """Write the values of the buyer."""
    draft.first_lines = values.lines_row + 2
    if draft.line_count:
        draft.pages["lines"].text(0, 0, say("Lines"), "title")
        values.quantities()
    inputs.section(say("Values of the buyer"))
    table.section(say("Values of the buyer"))
    for parameter in draft.method.parameters:
        if parameter.value is not None:
            draft.fields[parameter.name] = values.fixed(parameter)


def _offers(draft: Draft, values: Values, flags: Flags) -> tuple[Offers, list[str]]:
    """Write what offers answer, what is kept of it, and what is missing."""
    offers = Offers(draft, values)
    offers.head()
    offers.vat()
    answers = Answers(draft, offers, values)
    answers.ask()
    values.offers_row = offers.row + 2
    draft.pages["offers"].text(offers.row + 1, 0, say("Values kept and computed"), "section")
    answers.keep()
    return offers, Missing(flags, offers, answers.found).write()


def _computed(draft: Draft, values: Values, name: str) -> Field:
    placed = draft.fields[name] = values.computed(draft.parameters[name])
    return placed


def _compared(draft: Draft, calculation: Calculation, outcome: Outcome) -> None:
    """Write the comparison, the costs by year, and the charts of both."""
    comparison = ComparisonPage(draft, calculation, outcome)
    comparison.write()
    yearly = YearlyPage(draft, comparison.sums, outcome.fine)
    budget = yearly.write()
    places = Places(RANKING, FIRST_OFFER + 4, yearly.cumulated, budget, comparison.charts, draft.pages["yearly"].name)
    draw(draft, draft.pages["comparison"], places)


def _units(draft: Draft, values: Values) -> None:
    """Write the units of service of each offer, when the method counts them."""
    address = ("method", "functional_unit", "amount")
    unit, node = draft.method.functional_unit, draft.ledger.plan.nodes.get(address)
    if unit is None or node is None:
        return
    axes, in_use = axes_of(node, draft.fields) | {"o"}, draft.series["in use"]
    worth = three(draft.ledger.compute(address, used=draft.time.years.in_use))
    label = say("units of service: {unit}", unit=choose(unit.label))
    placed = values.room(axes, label, "", draft.words(node), worth)

    def formula(o: int, line: int, t: int) -> str:
        text = draft.formula(node, placed.page, o, line, t)
        return f"IF({in_use.cell(placed.page, t=t)}=0,0,{text})" if "t" in axes else text

    values.fill(placed, formula, sums_lines(node))
    draft.series["units"] = placed
