"""A number through the years: its three forms, where it has no value, and what is refused."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.path import Path, Source, as_path
from lcc.words import LccError

BASE = 2027
YEARS = np.arange(6.0)
amounts = st.floats(-1e6, 1e6)
growths = st.floats(-0.5, 0.5)


def through(given, years=YEARS):
    return as_path(given).at(np.asarray(years, dtype=float), BASE).tolist()


def refusal(given):
    with pytest.raises(LccError) as caught:
        as_path(given)
    return str(caught.value).removeprefix("Path: ")


# One value, growing or not


@pytest.mark.parametrize("given_value", [0.2, "0,2", "0.2", "20 %", {"value": 0.2}, Path(0.2), Path(value=0.2)])
def test_a_number_is_a_path_that_does_not_move(given_value):
    assert through(given_value) == [0.2] * 6
    assert as_path(given_value).constant == 0.2


def test_a_value_grows_from_the_base_year():
    grown = {"value": 100, "growth": 0.02}

    assert through(grown) == pytest.approx([100 * 1.02**t for t in range(6)], rel=1e-15)
    assert as_path(grown).constant is None


@pytest.mark.parametrize("since", [2, BASE + 2])
def test_growth_counts_from_the_year_it_is_since(since):
    assert through({"value": 100, "growth": 0.1, "since": since}, [0, 2, 3]) == pytest.approx([100 / 1.21, 100, 110])


def test_a_price_of_an_earlier_year_has_grown_by_the_base_year():
    assert through({"value": 100, "growth": 0.1, "since": BASE - 2}, [0]) == pytest.approx([121])


@given(amounts, growths, st.integers(0, 50))
def test_growth_is_the_same_factor_each_year(value, growth, year):
    now, later = through({"value": value, "growth": growth}, [year, year + 1])

    assert later == pytest.approx(now * (1 + growth), rel=1e-12)


# Points by year


def test_points_are_joined_by_straight_lines():
    assert through({"points": {0: 1, 4: 3}}, [0, 1, 2.5, 4]) == pytest.approx([1, 1.5, 2.25, 3])


def test_steps_hold_until_the_next_point():
    assert through({"points": {0: 1, 2: 5, 4: 7}, "join": "step"}, [0, 1, 2, 3, 4]) == [1, 1, 5, 5, 7]


@pytest.mark.parametrize("join", ["line", "step"])
def test_outside_the_points_there_is_no_value(join):
    found = through({"points": {1: 10, 3: 30}, "join": join})

    assert [math.isnan(value) for value in found] == [True, False, False, False, True, True]


@pytest.mark.parametrize("join", ["line", "step"])
def test_the_first_and_last_points_hold_beyond_when_asked(join):
    found = through({"points": {1: 10, 3: 30}, "join": join, "beyond": "hold"})

    assert (found[0], found[4], found[5]) == (10, 30, 30)


def test_years_are_counted_from_the_base_year_or_by_the_calendar():
    after = {"points": {0: 1, 2: 3, 5: 9}, "join": "step"}
    calendar = {"points": {BASE: 1, BASE + 2: 3, BASE + 5: 9}, "join": "step"}

    assert through(after) == through(calendar)


def test_the_order_of_the_points_does_not_matter():
    assert through({"points": {4: 3, 0: 1, 2: 5}}) == pytest.approx(
        through({"points": {0: 1, 2: 5, 4: 3}}), nan_ok=True
    )


def test_a_list_starts_in_year_one():
    found = through([7, 8, 9])

    assert found[1:4] == [7, 8, 9]
    assert math.isnan(found[0])
    assert math.isnan(found[4])


@given(st.dictionaries(st.integers(0, 40), amounts, min_size=1, max_size=8), st.sampled_from(["line", "step"]))
def test_a_path_goes_through_its_points(points, join):
    years = sorted(points)

    assert through({"points": points, "join": join}, years) == pytest.approx(
        [points[year] for year in years], rel=1e-12
    )


@given(st.dictionaries(st.integers(0, 40), amounts, min_size=1, max_size=8), st.sampled_from(["line", "step"]))
def test_a_path_never_leaves_the_range_of_its_points(points, join):
    found = through({"points": points, "join": join, "beyond": "hold"}, range(60))

    assert min(points.values()) - 1e-6 <= min(found)
    assert max(found) <= max(points.values()) + 1e-6


def test_a_path_takes_years_of_any_shape():
    years = np.arange(6.0).reshape(1, 1, 1, 6)

    for given_value in (5, {"value": 5, "growth": 0.1}, {"points": {0: 1}, "beyond": "hold"}):
        assert as_path(given_value).at(years, BASE).shape == (1, 1, 1, 6)


def test_a_path_says_which_years_it_covers():
    assert as_path({"points": {2035: 2, 2030: 1}}).span() == "2030–2035"


def test_numbers_in_a_path_are_read_as_people_write_them():
    assert through({"points": {0: "1 234,5 €", 1: "2 %"}}, [0, 1]) == [1234.5, 0.02]


# Its labels


def test_a_path_says_whether_it_is_real_its_price_year_and_its_source():
    path = as_path({"value": 0.2, "kind": "nominal", "price_year": 2026, "source": "Bill of March 2026"})

    assert (path.kind, path.price_year, path.source) == ("nominal", 2026, Source(title="Bill of March 2026"))


def test_a_path_does_not_change():
    path = as_path({"points": {0: 1}})

    with pytest.raises(TypeError, match="frozen"):
        path.points[0] = 2
    assert path.replace(beyond="hold") != path


# What is refused


@pytest.mark.parametrize(
    ("given_value", "sentence"),
    [
        ({}, "Give either a value or points by year."),
        (None, "Give either a value or points by year."),
        ({"value": 1, "points": {0: 1}}, "Give either a value or points by year."),
        ({"points": {0: 1, 2: 3}, "growth": 0.1}, "Points by year take no growth: give one or the other."),
        ({"points": {0: 1, 2030: 3}}, "Years are either calendar years or years after the base year, not both."),
        ({"points": {-1: 1}}, "Years go from 0 to 3000."),
        ({"points": {3001: 1}}, "Years go from 0 to 3000."),
        ([], "Expected at least one number in the list."),
        ([1, "x"], "points › 2: Expected a number, not “x”."),
        ({"points": {"x": 1}}, "points › x: Expected a whole number, not “x”."),
        ({"points": {0.5: 1}}, "points › 0.5: Expected a whole number, not “0.5”."),
        ("abc", "value: Expected a number, not “abc”."),
        ("1,234", "value: “1,234” can be read in two ways: write 1234 or 1.234."),
        ({"value": True}, "value: Expected a number, not true."),
        ({"value": math.nan}, "value: Expected a finite number."),
        ({"value": math.inf}, "value: Expected a finite number."),
        ({"value": 10**400}, "value: This number is too large."),
        ({"value": 1, "growth": -1}, "growth: Expected a number > -1, not -1."),
        ({"value": 1, "join": "lines"}, "join: Expected one of line, step, not “lines”. Did you mean “line”?"),
        ({"value": 1, "grwth": 0.1}, "grwth: Unknown key “grwth”. Did you mean “growth”?"),
    ],
)
def test_what_is_not_a_path_is_refused_with_a_sentence(given_value, sentence):
    assert refusal(given_value) == sentence
