"""Charts of the comparison, drawn by the spreadsheet itself from the cells: they follow what is typed."""

from __future__ import annotations

from dataclasses import dataclass

from lcc.documents.workbook.draft import FIRST_OFFER, Draft
from lcc.documents.workbook.pages import Page
from lcc.model import Stage
from lcc.terms import term
from lcc.words import say

COLOURS = ("#33608C", "#E69F00", "#009E73", "#B35D86", "#7A7A7A", "#56B4E9", "#8C4A1E", "#1B2A3A")
"""Told apart by those who do not see all colours; a pattern or a dash goes with each."""
PATTERNS = ("percent_90", "wide_upward_diagonal", "percent_25", "wide_downward_diagonal", "small_grid")
DASHES = ("solid", "dash", "round_dot", "long_dash", "dash_dot", "square_dot", "long_dash_dot", "solid")
MARKERS = ("circle", "square", "triangle", "diamond", "x", "star", "plus", "short_dash")
AMOUNTS = {
    "num_format": "#,##0",
    "num_font": {"size": 8},
    "major_gridlines": {"visible": True, "line": {"color": "#D9DEE3"}},
}
HEIGHT = 17
"""Rows kept for the charts."""


@dataclass(frozen=True)
class Places:
    """Where the cells drawn are."""

    ranking: int
    stages: int
    """Column of the first stage of the ranking."""
    cumulated: int
    budget: int
    at: int
    """Row of the charts."""
    yearly: str
    """Name of the sheet of costs by year."""


def draw(draft: Draft, page: Page, places: Places) -> None:
    """Draw what each stage costs, and how costs add up."""
    _stages(draft, page, places)
    _cumulated(draft, page, places)
    if places.budget:
        _budget(draft, page, places)


def _stages(draft: Draft, page: Page, places: Places) -> None:
    chart = draft.paper.file.add_chart({"type": "bar", "subtype": "stacked"})
    first, last = places.ranking, places.ranking + draft.columns - 1
    for place, stage in enumerate((*map(str, Stage), "externality")):
        column = places.stages + place
        chart.add_series({
            "name": str(term(stage)), "categories": [page.name, first, 1, last, 1],
            "values": [page.name, first, column, last, column], "gap": 40,
            "pattern": {"pattern": PATTERNS[place], "fg_color": COLOURS[place], "bg_color": "#FFFFFF"},
            "border": {"color": COLOURS[place]},
        })  # fmt: skip
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "label_position": "low"})
    chart.set_x_axis(AMOUNTS)
    _finish(page, chart, say("Life-cycle cost by stage"), (places.at, 0), (580, 330))


def _cumulated(draft: Draft, page: Page, places: Places) -> None:
    chart = draft.paper.file.add_chart({"type": "line"})
    years = [places.yearly, places.cumulated - 1, FIRST_OFFER, places.cumulated - 1, FIRST_OFFER + draft.horizon]
    for o in range(draft.columns):
        row, look = places.cumulated + o, o % len(COLOURS)
        chart.add_series({
            "name": [places.yearly, row, 0], "categories": years,
            "values": [places.yearly, row, FIRST_OFFER, row, FIRST_OFFER + draft.horizon],
            "line": {"color": COLOURS[look], "dash_type": DASHES[look], "width": 1.75},
            "marker": {"type": MARKERS[look], "size": 5, "border": {"color": COLOURS[look]},
                       "fill": {"color": "#FFFFFF"}},
        })  # fmt: skip
    chart.set_y_axis(AMOUNTS)
    chart.show_blanks_as("span")  # an offer without a total has no curve, rather than one along zero
    _finish(page, chart, say("Cumulated cost, not discounted"), (places.at, 4), (500, 330))


def _budget(draft: Draft, page: Page, places: Places) -> None:
    chart = draft.paper.file.add_chart({"type": "column", "subtype": "stacked"})
    head = places.budget - 1
    for place in range(2):
        row = places.budget + place
        chart.add_series({
            "name": [places.yearly, row, 0], "gap": 60,
            "categories": [places.yearly, head, FIRST_OFFER, head, FIRST_OFFER + draft.horizon],
            "values": [places.yearly, row, FIRST_OFFER, row, FIRST_OFFER + draft.horizon],
            "pattern": {"pattern": PATTERNS[place], "fg_color": COLOURS[place], "bg_color": "#FFFFFF"},
            "border": {"color": COLOURS[place]},
        })  # fmt: skip
    chart.set_y_axis(AMOUNTS)
    _finish(page, chart, say("Budget of the first offer, current money"), (places.at, 9), (500, 330))


def _finish(page: Page, chart: object, title: str, at: tuple[int, int], size: tuple[int, int]) -> None:
    """Set what charts share, and place one with the sentence that replaces it."""
    chart.set_title({"name": title, "name_font": {"size": 11}})  # type: ignore[attr-defined]  # xlsxwriter has no types for it
    chart.set_chartarea({"border": {"none": True}})  # type: ignore[attr-defined]
    chart.set_legend({"position": "bottom", "font": {"size": 8}})  # type: ignore[attr-defined]
    chart.set_size({"width": size[0], "height": size[1]})  # type: ignore[attr-defined]
    told = say("{title}. The figures are in the tables of this sheet.", title=title)
    page.sheet.insert_chart(*at, chart, {"description": told, "object_position": 2})
