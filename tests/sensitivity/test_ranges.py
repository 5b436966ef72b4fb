"""Ranges and scenarios as values: written, read, renamed, checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lcc
from lcc import Change, LccError, Uncertainty
from lcc.ranges import address_names, address_text

PRICE = ("method", "resources", "electricity", "price")
NAMES = st.text(min_size=1, max_size=8, alphabet="aé ›>\\.=é0").map(str.strip).filter(bool)


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_an_address_written_as_a_text_reads_back_whatever_its_names(names):
    assert address_names(address_text(names)) == tuple(names)


def test_ranges_and_scenarios_come_back_from_a_file_as_they_were(kettles):
    purchase = kettles(
        ranges={PRICE: Uncertainty(low=0.1, high=0.6, distribution="pert", mode=0.2, source="A bill"),
                "method > years": [3, 12]},
        scenarios={"Dear": {PRICE: "+50 %", "method › years": 12}},
    )  # fmt: skip

    text = lcc.dumps(purchase)

    assert lcc.loads(text) == purchase
    assert "  method › resources › electricity › price:\n" in text
    assert "    method › years: 12\n" in text


def test_a_range_is_written_in_short_by_its_two_values(kettles):
    purchase = kettles(ranges={PRICE: (0.1, 0.6)})

    assert purchase.ranges["method › resources › electricity › price"] == Uncertainty(low=0.1, high=0.6)


def test_renaming_rewrites_stored_addresses(kettles):
    answer = ("trials", "Sober", "answers", "kwh")
    purchase = kettles(ranges={PRICE: (0.1, 0.6), answer: (100, 500)}, scenarios={"Dear": {PRICE: 0.4, answer: 200}})

    purchase = lcc.rename(purchase, ("method", "resources", "electricity"), "power > grid")
    purchase = lcc.rename(purchase, ("method", "parameters", "kwh"), "energy")
    purchase = lcc.rename(purchase, ("trials", "Sober"), "Frugal")

    moved = {"method › resources › power \\> grid › price", "trials › Frugal › answers › energy"}
    assert set(purchase.ranges) == set(purchase.scenarios["Dear"]) == moved
    assert [item.address[0] for item in lcc.assumptions(purchase)] == ["method", "trials"]


def test_stored_addresses_that_lead_nowhere_are_findings_with_the_nearest_name(kettles):
    purchase = kettles(
        ranges={"method › resources › electrcity › price": (0.1, 0.6), "method › title": (1, 2)},
        scenarios={"Dear": {"method › discount_rat": 0.02}},
    )

    found = {item.address: str(item.message) for item in lcc.findings(purchase) if item.address[0] != "method"}

    assert "Did you mean “electricity”?" in found["ranges", "method › resources › electrcity › price"]
    assert "not a number" in found["ranges", "method › title"]
    assert "Did you mean “discount_rate”?" in found["scenarios", "Dear", "method › discount_rat"]


def test_a_published_value_outside_its_range_is_worth_a_look(kettles):
    found = [str(item) for item in lcc.findings(kettles(ranges={PRICE: (0.3, 0.6)}))]

    assert any("The published value, 0.2, is outside this range." in item for item in found)


def test_stored_ranges_never_change_a_ranking(kettles):
    with_ranges = kettles(ranges={PRICE: (0.01, 0.05)}, scenarios={"Cheap": {PRICE: 0.01}})

    assert lcc.compare(with_ranges, trials=True).to_dict() == lcc.compare(kettles(), trials=True).to_dict()


@pytest.mark.parametrize(
    ("given_range", "said"),
    [
        ({"low": 0.6, "high": 0.1}, "The range is reversed: its low value, 0.6, is above its high value, 0.1"),
        ({"low": 0.1, "high": 0.1}, "The range is empty: its low and high values are both 0.1"),
        ({"low": float("nan"), "high": 1}, "finite number"),
        ({"low": 0, "high": float("inf")}, "finite number"),
        ({"low": 0, "high": 1, "mode": 2}, "The most likely value, 2, is outside the range"),
        ({"low": 0, "high": 1, "distribution": "lognormal"}, "A lognormal range is above 0"),
        ({"low": 0.5, "high": 3, "whole": True}, "whole number to another"),
        ({"low": 0, "high": 1, "distribution": "triangle"}, "Did you mean “triangular”"),
        ([1], "two values"),
        ([1, 2, 3], "two values"),
    ],
)
def test_a_range_that_makes_no_sense_is_refused_with_the_reason(given_range, said):
    with pytest.raises(LccError, match=said):
        Uncertainty.of(given_range)


@pytest.mark.parametrize(
    ("typed", "expected"), [("0,35", 0.35), ("4 %", 0.04), ("+10 %", 1.1), ("−10 %", 0.9), ("x 2", 2.0)]
)
def test_a_change_is_a_number_or_relative_when_it_says_so(typed, expected):
    assert Change.of(typed).applied(1.0) == pytest.approx(expected)


def test_a_change_is_one_thing_at_a_time():
    with pytest.raises(LccError, match="either a number or a factor"):
        Change(to=1.0, times=2.0)


def test_an_address_given_as_something_else_is_refused(kettles):
    with pytest.raises(LccError):
        kettles(ranges={3: (0.1, 0.6)})
