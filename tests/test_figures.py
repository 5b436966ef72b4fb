"""Numbers with named axes: read by name, exported without a NaN, printed in line."""

from __future__ import annotations

import csv
import io
import json
import math
from pathlib import Path

import numpy as np
import pytest

import lcc
from lcc import Figures, Offer, Purchase, maintain
from lcc.figures import Amount, inert
from lcc.tables import table, width
from lcc.words import LccError, speaking

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def figures():
    """Return small figures, one of them missing."""
    values = np.array([[1.0, 2.0], [np.nan, -1234.5]])
    return Figures(values, {"offer": ["A", "=cmd()"], "year": [2027, 2028]}, "EUR")


# Named axes


def test_figures_are_taken_by_name(figures):
    assert figures["A", 2028] == 2
    assert figures["A"].axes == {"year": [2027, 2028]}
    assert figures["A"].values.tolist() == [1, 2]
    assert figures.sum().values.tolist()[0] == 3
    assert figures.sum("offer").axes == {"year": [2027, 2028]}
    assert list(figures)[1] == ("A", 2028, 2.0)


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        (("B",), "No offer “B”."),
        (("a",), "No offer “a”. Did you mean “A”?"),
        (("A", 2029), "No year “2029”. Did you mean “2028”?"),
        (("A", 2027, 1), "These figures have 2 axes: offer, year."),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest(figures, labels, said):
    with pytest.raises(LccError) as caught:
        figures[labels]

    assert str(caught.value) == said


def test_an_unknown_axis_is_said_with_those_there_are(figures):
    with pytest.raises(LccError, match="No axis “years”: offer, year"):
        figures.sum("years")


# Plain data


def test_a_missing_figure_is_none_in_a_dictionary_and_never_a_nan_in_json(figures):
    assert figures.to_dict() == {"A": {2027: 1.0, 2028: 2.0}, "=cmd()": {2027: None, 2028: -1234.5}}
    assert json.loads(json.dumps(figures.to_dict(), allow_nan=False))["=cmd()"]["2027"] is None


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_an_empty_cell(odd):
    figures = Figures(np.array([odd]), {"offer": ["A"]})

    assert figures.to_dict() == {"A": None}
    assert figures.to_csv() == "offer,value\nA,\n"
    assert "–" in str(figures)


def test_figures_without_any_label_are_empty():
    figures = Figures(np.zeros((0, 2)), {"offer": [], "year": [2027, 2028]})

    assert figures.to_dict() == {}
    assert figures.to_csv() == "offer,year,value\n"
    assert str(figures)


def test_csv_has_one_line_a_figure_and_its_unit_at_the_head(figures):
    rows = list(csv.reader(io.StringIO(figures.to_csv())))

    assert rows == [
        ["offer", "year", "value [EUR]"], ["A", "2027", "1.0"], ["A", "2028", "2.0"], ["'=cmd()", "2027", ""],
        ["'=cmd()", "2028", "-1234.5"],
    ]  # fmt: skip
    assert figures.to_csv(";", ",").split("\n")[4] == "'=cmd();2028;-1234,5"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_name_never_becomes_a_formula_in_a_spreadsheet(sign):
    name = f"{sign}HYPERLINK(0)"

    assert inert(name) == f"'{name}"
    assert Figures(np.array([1.0]), {"offer": [name]}).to_csv().split("\n", 1)[1].lstrip('"').startswith(f"'{sign}")
    assert inert("A=1") == "A=1"


def test_a_name_with_marks_or_lines_stays_in_its_cell():
    name = 'a;b,"c"\nd'

    for separator in ",;":
        text = Figures(np.array([1.0]), {"offer": [name]}).to_csv(separator)
        assert list(csv.reader(io.StringIO(text), delimiter=separator))[1] == [name, "1.0"]


def test_csv_gives_back_every_digit():
    values = np.array([0.1 + 0.2, 1e-300, 123456789.123456789])

    rows = list(csv.reader(io.StringIO(Figures(values, {"offer": ["a", "b", "c"]}).to_csv())))[1:]

    assert [float(row[1]) for row in rows] == values.tolist()


# On paper


def test_a_table_is_aligned_whatever_the_letters():
    text = table(["offer", "€"], [["Été", "1"], ["e\u0301te\u0301", "22"], ["照明", "333"], ["a\tb\nc", "4"]])

    assert len({width(line) for line in text.split("\n")}) == 1
    assert text.split("\n")[1] == "─────  ───"
    assert "a b c" in text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["copiers", "heat-pump", "led-framework"])
def test_printed_figures_are_aligned(name, language):
    comparison = lcc.compare(lcc.load(EXAMPLES / f"{name}.lcc.yaml"))

    with speaking(language):
        printed = [str(found) for found in (comparison.total, comparison.by_stage, comparison.present.sum("year"))]

    for text in printed:
        heads, rule, *rows = text.split("\n")
        assert {width(row) for row in rows} == {width(rule)}
        assert width(heads) <= width(rule)


def test_an_amount_is_written_as_its_reader_writes():
    assert str(Amount(-1234.5, "EUR")) == "−1,234.50\u00a0€"
    assert str(Amount(5, "kWh", 0, signed=True)) == "+5\u00a0kWh"
    assert str(Amount(math.nan, "EUR")).startswith("–")
    with speaking("fr"):
        assert str(Amount(-1234.5, "EUR")) == "−1\u202f234,50\u00a0€"


def test_a_comparison_names_all_its_axes():
    comparison = lcc.compare(lcc.load(EXAMPLES / "copiers.lcc.yaml"))

    assert list(comparison.present.axes) == ["offer", "stream", "year"]
    assert comparison.present.axes["year"] == [2027, 2028, 2029, 2030, 2031, 2032]
    assert list(comparison.by_stage.axes) == ["offer", "stage"]
    assert list(comparison.emissions.axes) == ["offer", "impact", "stage", "year"]
    assert list(comparison.quantities.axes) == ["offer", "resource", "year"]
    assert list(comparison.budget.axes) == ["offer", "section", "year"]
    assert comparison.present["A"].values.sum() == pytest.approx(comparison.total["A"])
    assert math.isnan(comparison.total["D"])
    assert comparison.total.to_dict()["D"] is None


def test_an_absurd_amount_is_exported_too():
    purchase = Purchase(
        method={"base_year": 2027, "years": 5, "discount_rate": 0.03, "tax": "excluding", "costs": [maintain("fee")]},
        offers=[Offer("A", fee=1e300), Offer("B", fee=-1e300), Offer("C", fee=1)],
    )

    assert json.loads(lcc.compare(purchase).to_json())["ranking"][0]["offer"] == "B"
