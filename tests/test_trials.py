"""Three trial offers made from the usual ranges."""

from __future__ import annotations

import pytest

import lcc
from lcc import catalogue, speaking
from lcc.catalogue import begin

METHODS = [method.id for method in catalogue.methods()]


@pytest.mark.parametrize("name", METHODS)
def test_every_reference_method_gives_three_complete_offers_from_cheap_to_dear_to_buy(name):
    purchase = begin(name)

    tried = lcc.compare(purchase.replace(trials=lcc.trial_offers(purchase.method)), trials=True)

    assert tried.unranked == {}
    prices = tried.acquisition.values.tolist()
    assert prices == sorted(prices)
    assert prices[0] < prices[2]


@pytest.mark.parametrize("name", METHODS)
def test_answers_stay_within_the_usual_range(name):
    method = begin(name).method
    usual = {one.name: one.usual for one in method.parameters if one.asked}

    offers = lcc.trial_offers(method)

    for offer in offers:
        assert all(usual[asked].low <= answer <= usual[asked].high for asked, answer in offer.answers.items())


def test_what_runs_is_dear_where_the_price_is_low_and_the_reverse():
    method = begin("heating").method

    cheap, _, dear = (lcc.compare(lcc.Purchase.of({"method": method, "trials": (offer,)}), trials=True)
                      for offer in lcc.trial_offers(method))  # fmt: skip

    running = [float(one.total.values[0] - one.acquisition.values[0]) for one in (cheap, dear)]
    assert running[0] > running[1]


def test_what_has_no_usual_range_is_left_to_be_answered_and_what_is_optional_keeps_its_default():
    method = lcc.Method(
        base_year=2027, years=5, discount_rate=0.03,
        parameters=[lcc.Parameter(name="price", usual=lcc.Range(low=100, high=200)), lcc.Parameter(name="service"),
                    lcc.Parameter(name="extra", default=0, usual=lcc.Range(low=0, high=50))],
        costs=[lcc.acquire("price"), lcc.maintain("service + extra")],
    )  # fmt: skip

    offers = lcc.trial_offers(method)

    assert [dict(offer.answers) for offer in offers] == [{"price": 125.0}, {"price": 150.0}, {"price": 175.0}]


def test_they_say_that_they_are_fictional_in_the_language_in_force():
    method = begin("copiers").method

    with speaking("fr"):
        offers = lcc.trial_offers(method)

    assert [offer.name for offer in offers] == ["Essai A", "Essai B", "Essai C"]
    assert all(offer.tenderer.startswith("Fictive") for offer in offers)


def test_a_method_that_asks_nothing_gives_three_empty_offers():
    method = lcc.Method(base_year=2027, years=1, discount_rate=0.0)

    assert [dict(offer.answers) for offer in lcc.trial_offers(method)] == [{}, {}, {}]
