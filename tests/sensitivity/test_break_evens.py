"""Break-evens: against closed forms, against brute force, and said in both languages."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lcc
from lcc import LccError, Path, Uncertainty, breakevens, speaking
from lcc.discounting import Timing, discount_factors

PRICE = ("method", "resources", "electricity", "price")
RATE = ("method", "discount_rate")
YEARS = ("method", "years")


def found(purchase, address, low, high, **options):
    """Return the break-evens of one assumption."""
    return breakevens(purchase, {address: Uncertainty(low=low, high=high, **options)}).items[0]


# Against closed forms


def test_the_price_of_energy_at_which_two_offers_cost_the_same_is_the_extra_price_over_the_energy_saved(kettles):
    rate, years = 0.032, 7
    energy = 600 * discount_factors(rate, years)[1:].sum()

    crossing = found(kettles(rate=rate, years=years), PRICE, 0.0, 1.0).crossings[0]

    assert crossing.value == pytest.approx(400 / energy, rel=1e-12)
    assert (crossing.below, crossing.above) == ("Hungry", "Sober")


def test_a_price_that_grows_is_multiplied_and_not_flattened(kettles):
    growth, years = 0.05, 5
    weights = (1 + growth) ** np.arange(1, years + 1)

    crossing = found(kettles(price=Path(0.2, growth=growth)), PRICE, 0.01, 1.0).crossings[0]

    assert crossing.value == pytest.approx(400 / (600 * weights.sum()), rel=1e-12)


def test_a_nominal_price_is_brought_to_constant_money_as_the_published_one_is(kettles):
    inflation, years = 0.02, 5
    more = {"method": {"inflation": inflation}}
    weights = (1 + inflation) ** -np.arange(1.0, years + 1)

    crossing = found(kettles(price=Path(0.2, kind="nominal"), **more), PRICE, 0.01, 1.0).crossings[0]

    assert crossing.value == pytest.approx(400 / (600 * weights.sum()), rel=1e-12)


def test_the_discount_rate_at_which_two_offers_cost_the_same_is_the_internal_rate_of_return(kettles):
    import numpy_financial as npf

    crossing = found(kettles(), RATE, 0.0, 0.5).crossings[0]

    assert crossing.value == pytest.approx(npf.irr([-400] + [600 * 0.2] * 5), rel=1e-9)
    assert (crossing.below, crossing.above) == ("Sober", "Hungry")


def test_a_stepped_rate_is_shifted_and_keeps_its_steps(kettles):
    rate = Path(points={0: 0.035, 3: 0.03}, join="step", beyond="hold")
    purchase = kettles(rate=rate)

    crossing = found(purchase, RATE, 0.0, 0.5).crossings[0]

    shift = crossing.value - 0.035
    moved = Path(points={0: 0.035 + shift, 3: 0.03 + shift}, join="step", beyond="hold")
    totals = lcc.lay_out(lcc.replace(purchase, RATE, moved), trials=True).totals()[0]
    assert totals[0] == pytest.approx(totals[1], abs=1e-6)


def test_a_nominal_rate_in_constant_money_crosses_where_the_real_one_does(kettles):
    inflation = {"method": {"inflation": 0.02}}
    real = found(kettles(**inflation), RATE, 0.0, 0.5).crossings[0].value

    nominal = found(kettles(rate=Path(0.04, kind="nominal"), **inflation), RATE, 0.0, 0.6).crossings[0].value

    assert nominal == pytest.approx((1 + real) * 1.02 - 1, rel=1e-9)


def test_three_straight_lines_cross_where_their_lower_envelope_turns(kettles):
    offers = ((100.0, 900.0), (400.0, 500.0), (1000.0, 100.0))

    item = found(kettles(offers=offers, years=1), PRICE, 0.0, 3.0)

    values = [(c.value, c.below, c.above) for c in item.crossings]
    assert [value for value, _, _ in values] == pytest.approx([300 / 400, 600 / 400], rel=1e-12)
    assert [pair for _, *pair in values] == [["Hungry", "Sober"], ["Sober", "Third"]]


def test_an_offer_first_in_a_sliver_between_two_steps_is_found(kettles):
    middle = 0.70001
    low = 100 + 900 * middle - 500 * middle - 0.001
    offers = ((100.0, 900.0), (low, 500.0), (100 + 800 * middle, 100.0))

    item = found(kettles(offers=offers, years=1, price=0.5), PRICE, 0.0, 3.0)

    assert [(c.below, c.above) for c in item.crossings] == [("Hungry", "Sober"), ("Sober", "Third")]
    assert item.crossings[0].value < middle < item.crossings[1].value


def test_the_study_period_from_which_another_offer_is_first_is_a_whole_number_of_years(kettles):
    item = found(kettles(years=2), YEARS, 1, 12)

    assert [(c.value, c.below, c.above) for c in item.crossings] == [(4.0, "Hungry", "Sober")]


def test_a_life_at_which_one_more_purchase_is_needed_makes_a_jump_that_is_found(kettles):
    costs = [lcc.acquire("price", life="life", residual="none"), lcc.consume("electricity", "kwh")]
    parameters = [*(lcc.Parameter(name=name) for name in ("price", "kwh")), lcc.Parameter(name="life", value=12.0)]
    purchase = kettles(years=10, price=0.1, method={"costs": costs, "parameters": parameters})

    item = found(purchase, ("method", "parameters", "life", "value"), 3.0, 12.0)

    assert [c.value for c in item.crossings] == pytest.approx([10.0], rel=1e-8)


# Against brute force


AMOUNTS = st.floats(10, 5000).map(lambda amount: round(amount, 2))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=2, max_size=5, unique=True), st.integers(1, 20))
def test_between_two_break_evens_the_leader_said_is_the_one_a_brute_force_finds(kettles_offers, years):
    costs = [lcc.acquire("price"), lcc.consume("electricity", "kwh")]
    offers = [lcc.Offer(f"O{i}", price=buy, kwh=kwh) for i, (buy, kwh) in enumerate(kettles_offers)]
    resource = lcc.Resource(name="electricity", unit="kWh", price=0.3)
    method = lcc.Method(base_year=2027, years=years, discount_rate=0.03, tax="excluding", resources=[resource],
                        parameters=[lcc.Parameter(name="price"), lcc.Parameter(name="kwh")], costs=costs)  # fmt: skip
    purchase = lcc.Purchase(method=method, trials=offers)

    crossings = found(purchase, PRICE, 0.01, 2.0).crossings

    edges = [0.01, *(c.value for c in crossings), 2.0]
    middles = np.array([(one + other) / 2 for one, other in pairwise(edges)])
    totals = lcc.totals(purchase, {PRICE: middles}, trials=True)
    said = [crossings[0].below, *(c.above for c in crossings)] if crossings else None
    for place, row in enumerate(totals):
        if said is not None:
            assert row[int(said[place][1:])] <= row.min() + 1e-6
    brute = np.linspace(0.01, 2.0, 4001)
    leaders = lcc.totals(purchase, {PRICE: brute}, trials=True).argmin(axis=1)
    for step in np.flatnonzero(np.diff(leaders)):
        assert any(brute[step] - 1e-6 <= c.value <= brute[step + 1] + 1e-6 for c in crossings)


def test_many_assumptions_in_one_pass_give_what_each_gives_alone(kettles):
    purchase = kettles(rate=0.03, price=Path(0.25, growth=0.01))
    ranges = {PRICE: (0.05, 0.6), RATE: (0.0, 0.3), YEARS: (1, 15)}

    together = {item.assumption.address: item.crossings for item in breakevens(purchase, ranges).items}

    for address, limits in ranges.items():
        alone = breakevens(purchase, {address: limits}).items[0].crossings
        assert [c.value for c in alone] == pytest.approx([c.value for c in together[address]], rel=1e-9)


@pytest.mark.parametrize("timing", list(Timing))
def test_at_a_break_even_both_leaders_cost_the_same_in_every_timing(kettles, timing):
    purchase = kettles(rate=0.03, method={"timing": timing})

    crossing = found(purchase, PRICE, 0.01, 1.0).crossings[0]

    totals = lcc.totals(purchase, {PRICE: crossing.value}, trials=True)[0]
    assert totals[0] == pytest.approx(totals[1], rel=1e-12)


def test_the_published_value_is_within_what_is_tried_even_when_the_range_leaves_it_out(kettles):
    item = found(kettles(price=0.2), PRICE, 0.05, 0.1)

    assert [c.value for c in item.crossings] == pytest.approx([400 / 3000])


def test_two_offers_that_always_cost_the_same_never_change_places(kettles):
    item = found(kettles(offers=((100.0, 300.0), (100.0, 300.0))), PRICE, 0.0, 1.0)

    assert item.crossings == ()
    assert item.first == ("Hungry", "Sober")


def test_offers_equal_through_part_of_a_range_change_places_where_they_part(kettles):
    costs = [lcc.acquire("price"), lcc.maintain("max(0, hours - 5) * kwh")]
    parameters = [*(lcc.Parameter(name=name) for name in ("price", "kwh")), lcc.Parameter(name="hours", value=7.0)]
    purchase = kettles(offers=((100.0, 9.0), (100.0, 3.0)), method={"costs": costs, "parameters": parameters})

    item = found(purchase, ("method", "parameters", "hours", "value"), 0.0, 10.0)

    assert [(c.below, c.above) for c in item.crossings] == [("Hungry", "Sober")]
    assert item.crossings[0].value == pytest.approx(5.0, abs=1e-6)


# Said


def test_a_sensitive_ranking_says_at_which_price_it_changes(kettles, plain):
    purchase = kettles(price=0.2, offers=((100.0, 900.0), (910.0, 300.0)))

    said = breakevens(purchase, {PRICE: (0.10, 0.60)})

    assert plain(said.verdict) == "Sensitive ranking: it changes if the kWh exceeds 0.27 €"
    assert plain(said.items[0].sentence) == (
        "The ranking changes if the kWh exceeds 0.27 €: Sober is then first (published: 0.20 €/kWh)."
    )
    with speaking("fr"):
        assert plain(said.verdict) == "Classement sensible : il change si le kWh dépasse 0,27 €"


def test_a_ranking_that_a_lower_price_would_change_says_so(kettles, plain):
    said = breakevens(kettles(price=0.2), {PRICE: (0.10, 0.60)})

    assert plain(said.verdict) == "Sensitive ranking: it changes if the kWh falls below 0.1333 €"
    with speaking("fr"):
        assert plain(said.verdict) == "Classement sensible : il change si le kWh tombe sous 0,1333 €"


def test_a_stable_ranking_says_between_which_values(kettles, plain):
    said = breakevens(kettles(price=0.2, offers=((100.0, 300.0), (500.0, 900.0))), {PRICE: (0.10, 0.60)})

    assert plain(said.verdict) == "Ranking stable in all the assumptions tested"
    assert plain(said.items[0].sentence) == "No value between 0.10 and 0.60 €/kWh changes the ranking."
    with speaking("fr"):
        assert plain(said.verdict) == "Classement stable dans toutes les hypothèses testées"
        assert plain(said.items[0].sentence) == "Aucune valeur entre 0,10 et 0,60 €/kWh ne change le classement."


def test_a_number_of_years_is_said_whole(kettles, plain):
    fewer = breakevens(kettles(years=9), {YEARS: (1, 12)})
    more = breakevens(kettles(years=2), {YEARS: (1, 12)})

    assert plain(fewer.verdict) == "Sensitive ranking: it changes if the study period is 3 years or less"
    assert plain(more.verdict) == "Sensitive ranking: it changes if the study period is 4 years or more"
    with speaking("fr"):
        assert plain(fewer.verdict) == "Classement sensible : il change si la période d’étude est de 3 ans ou moins"


def test_the_most_sensitive_assumption_comes_first(kettles):
    said = breakevens(kettles(price=0.2, rate=0.03), {RATE: (0.0, 0.04), PRICE: (0.10, 0.60)})

    assert [item.assumption.address for item in said.items] == [PRICE, RATE]


def test_real_offers_are_marked_as_without_effect_and_trials_as_trials(kettles, plain):
    real, trial = (breakevens(kettles(trials=trials), {PRICE: (0.1, 0.6)}) for trials in (False, True))

    assert plain(real).startswith("Simulation: without effect on the ranking.")
    assert real.to_dict()["mark"] == "Simulation: without effect on the ranking"
    assert plain(trial).startswith("Trial offers, before publication.")
    with speaking("fr"):
        assert plain(real).startswith("Simulation : sans effet sur le classement.")


def test_trial_offers_are_marked_as_a_simulation_once_real_offers_are_in(kettles, plain):
    purchase = kettles()

    said = breakevens(purchase.replace(offers=purchase.trials), {PRICE: (0.1, 0.6)}, trials=True)

    assert plain(said.mark) == "Simulation: without effect on the ranking"


def test_no_verdict_is_ever_too_close_to_call(kettles, plain):
    said = breakevens(kettles(offers=((100.0, 300.0), (101.0, 300.0))), {PRICE: (0.1, 0.6)})

    assert plain(said.verdict) == "Ranking stable in all the assumptions tested"
    assert said.first == ("Hungry",)


# Bad input


def test_nothing_to_try_is_an_error_that_says_what_to_write(kettles):
    with pytest.raises(LccError, match=r"No assumption has a range.*method › discount_rate"):
        breakevens(kettles())


def test_no_evaluated_offer_is_an_error(kettles):
    with pytest.raises(LccError, match="no ranking to try"):
        breakevens(kettles(offers=()), {PRICE: (0.1, 0.2)})


def test_a_value_under_which_an_offer_has_no_total_says_why(kettles):
    price = Path(points={2027: 0.2, 2032: 0.3})

    with pytest.raises(LccError, match=r"no total under these values.*No value for 2033"):
        breakevens(kettles(price=price), {YEARS: (3, 8)})


def test_a_study_period_is_whole(kettles):
    with pytest.raises(LccError, match="whole number of years"):
        lcc.what_if(kettles(), {YEARS: 4.5})
