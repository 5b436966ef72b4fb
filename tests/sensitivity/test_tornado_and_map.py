"""The tornado and the map of who is first."""

from __future__ import annotations

import numpy as np
import pytest

import lcc
from lcc import LccError, around, first_places, speaking, tornado

PRICE = ("method", "resources", "electricity", "price")
RATE = ("method", "discount_rate")
YEARS = ("method", "years")


def test_a_bar_goes_from_the_gap_at_the_low_value_to_the_gap_at_the_high_one(kettles):
    found = tornado(kettles(), ranges={PRICE: (0.1, 0.6), RATE: (0.0, 0.05)})

    assert (found.offer, found.against) == ("Hungry", "Sober")
    assert found.published == pytest.approx(600 * 5 * 0.2 - 400)
    assert [swing.assumption.address for swing in found.swings] == [PRICE, RATE]
    widest = found.swings[0]
    assert (widest.at_low, widest.at_high) == pytest.approx((600 * 5 * 0.1 - 400, 600 * 5 * 0.6 - 400))
    assert (widest.first_at_low, widest.first_at_high) == (("Hungry",), ("Sober",))
    assert widest.width == pytest.approx(600 * 5 * 0.5)


def test_the_bars_of_one_total_leave_the_other_offers_alone(kettles):
    found = tornado(kettles(), "Sober", ranges={PRICE: (0.1, 0.6)})

    assert (found.swings[0].at_low, found.swings[0].at_high) == pytest.approx((500 + 150, 500 + 900))


def test_a_tornado_prints_its_mark_and_its_subject_in_both_languages(kettles, plain):
    found = tornado(kettles(trials=False), ranges={PRICE: (0.1, 0.6)})

    assert "Total of Hungry less that of Sober: 200.00 € as published." in plain(found)
    with speaking("fr"):
        assert plain(found).startswith(
            "Simulation : sans effet sur le classement.\nTotal de Hungry moins celui de Sober"
        )


def test_an_offer_that_is_not_evaluated_is_refused_with_the_nearest(kettles):
    with pytest.raises(LccError, match="Did you mean “Sober”"):
        tornado(kettles(), "Sobre", ranges={PRICE: (0.1, 0.6)})


def test_each_cell_of_a_map_is_first_as_the_ranking_there_says(kettles):
    purchase = kettles()

    found = first_places(purchase, (PRICE, (0.02, 0.5)), ("years", (1, 9)), steps=9)

    assert found.columns.size == found.rows.size == 9
    for row, years in enumerate(found.rows):
        for column, price in enumerate(found.columns):
            there = lcc.what_if(purchase, {PRICE: float(price), YEARS: float(years)}).scenarios[0]
            assert found.first(row, column) == there.first
    assert sum(found.shares.values()) == pytest.approx(1.0)


def test_a_map_of_whole_numbers_has_no_more_rows_than_there_are(kettles):
    found = first_places(kettles(ranges={PRICE: (0.1, 0.4), YEARS: (3, 6)}), PRICE, YEARS)

    np.testing.assert_array_equal(found.rows, [3, 4, 5, 6])


def test_a_map_prints_letters_and_says_whose_they_are(kettles, plain):
    text = plain(first_places(kettles(trials=False), (PRICE, (0.05, 0.5)), (RATE, (0.0, 0.1)), steps=3))

    assert text.startswith("Simulation: without effect on the ranking.\n")
    assert text.endswith("A: Hungry, B: Sober")


@pytest.mark.parametrize(
    ("across", "down", "steps", "said"),
    [
        (PRICE, (RATE, (0.0, 0.1)), 5, "No range is known for method › resources › electricity › price"),
        ((PRICE, (0.1, 0.2)), (PRICE, (0.1, 0.2)), 5, "Two different assumptions"),
        ((PRICE, (0.1, 0.2)), (RATE, (0.1, 0.2)), 1, "from 2 to 1000 steps"),
        ((PRICE, (0.2, 0.1)), (RATE, (0.1, 0.2)), 5, "reversed"),
    ],
)
def test_a_map_that_makes_no_sense_is_refused(kettles, across, down, steps, said):
    with pytest.raises(LccError, match=said):
        first_places(kettles(), across, down, steps=steps)


def test_the_same_spread_around_every_value_the_buyer_sets(kettles):
    found = around(kettles(rate=0.03), 0.2)

    limits = {text: (item.low, item.high) for text, item in found.items()}
    assert limits["method › resources › electricity › price"] == pytest.approx((0.16, 0.24))
    assert limits["method › discount_rate"] == pytest.approx((0.024, 0.036))
    assert limits["method › years"] == (4.0, 6.0)
    assert len(limits) == 3


@pytest.mark.parametrize("share", [0.0, 1.0, -0.2, float("nan")])
def test_a_spread_is_a_share(kettles, share):
    with pytest.raises(LccError, match="above 0 and below 1"):
        around(kettles(), share)
