"""What to ask tenderers: prices too low, values too odd, answers missing; never a rejection."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lcc
from lcc.scoring.gaps import gaps
from lcc.scoring.slips import slips
from lcc.scoring.ways_out import WAYS_OUT

VECTOR = dict(zip("ABCDE", (80, 95, 100, 105, 140), strict=True))


# Prices: the vectors published, recomputed by hand


def test_the_double_mean_drops_140_and_suspects_80():
    assert lcc.double_mean(VECTOR.values()) == 85.5
    flags = [flag for flag in lcc.abnormally_low(VECTOR).flags if flag.method == "D1"]
    assert [(flag.offer, flag.limit) for flag in flags] == [("A", 85.5)]


@pytest.mark.parametrize(("deviation", "limit"), [("population", 84.15), ("sample", 81.81)])
def test_which_standard_deviation_is_explicit(deviation, limit):
    assert lcc.mean_less_deviation(VECTOR.values(), deviation) == pytest.approx(limit, abs=0.005)
    found = lcc.abnormally_low(VECTOR, deviation=deviation)
    assert [flag.offer for flag in found.flags if flag.method == "D2"] == ["A"]
    assert f"the mean less the standard deviation of the {deviation}" in str(found.flags[1].message)


def test_a_standard_deviation_of_no_kind_is_refused():
    with pytest.raises(lcc.LccError, match="population, sample"):
        lcc.mean_less_deviation(VECTOR.values(), "other")


@pytest.mark.parametrize("prices", [[], [100]])
def test_a_mean_of_one_price_says_nothing(prices):
    with pytest.raises(lcc.LccError, match="two prices at least"):
        lcc.double_mean(prices)
    with pytest.raises(lcc.LccError, match="two prices at least"):
        lcc.mean_less_deviation(prices, "sample")


def test_gaps_are_to_the_mean_the_second_and_the_estimate():
    found = gaps(VECTOR, 100)

    assert found["A"].to_mean == pytest.approx(80 / 104 - 1)
    assert found["A"].to_second == pytest.approx(80 / 95 - 1)
    assert found["A"].to_estimate == pytest.approx(-0.2)
    assert found["B"].to_second is None
    assert gaps(VECTOR)["A"].to_estimate is None


@pytest.mark.parametrize(("gap", "asked"), [(0.3316, True), (0.1344, False)])
def test_the_gaps_that_a_court_found_enough_and_not_enough(gap, asked):
    others = (100.0, 100.0, 100.0)
    low = 300 * (1 - gap) / (3 + gap)
    prices = {"low": low, **dict(zip("XYZ", others, strict=True))}

    found = lcc.abnormally_low(prices)

    assert found.gaps["low"].to_mean == pytest.approx(-gap)
    assert (
        "to the mean" in {"to the mean" for flag in found.flags if "the mean of the offers" in str(flag.message)}
    ) is asked


def test_the_estimate_of_the_buyer_raises_the_question_alone():
    found = lcc.abnormally_low({"A": 60, "B": 70}, estimate=100)

    assert found.double_mean is None
    assert {flag.offer for flag in found.flags} == {"A", "B"}
    assert "40% below the buyer's estimate" in str(found.flags[0].message)


@pytest.mark.parametrize("price", [0, -1, float("nan"), float("inf")])
def test_a_price_that_is_none_is_refused(price):
    with pytest.raises(lcc.LccError, match="The price of “A” is not above zero"):
        lcc.abnormally_low({"A": price})


PRICES = st.lists(st.integers(100, 10**8), min_size=3, max_size=12).map(lambda cents: [one / 100 for one in cents])


@given(PRICES, st.sampled_from(["population", "sample"]))
def test_equal_prices_and_the_highest_are_never_suspect(prices, deviation):
    named = {str(place): price for place, price in enumerate(prices)}

    found = lcc.abnormally_low(named, deviation=deviation)

    assert max(named, key=named.__getitem__) not in found.suspects or len(set(prices)) == 1
    assert not lcc.abnormally_low(dict.fromkeys("ABC", prices[0])).flags


@given(PRICES)
def test_the_sample_threshold_is_never_above_that_of_the_population(prices):
    assert lcc.mean_less_deviation(prices, "sample") <= lcc.mean_less_deviation(prices, "population") + 1e-9


# Slips of unit


@pytest.mark.parametrize(
    ("unit", "ratio", "said"),
    [
        ("kWh/week", 52, "per year and not per week?"),
        ("kWh/week", 30, "per year and not per week?"),
        ("kWh/semaine", 50, "per year and not per week?"),
        ("EUR/month", 12, "per year and not per month?"),
        ("EUR per year", 1 / 12, "per month and not per year?"),
        ("kWh/year", 1 / 52, "per week and not per year?"),
        ("kWh/an", 1 / 365, "per day and not per year?"),
        ("kW", 1000, "in W and not in kW?"),
        ("kWh/year", 1000, "in Wh and not in kWh?"),
        ("kgCO2e", 1000, "in g and not in kg?"),
        ("kWh", 0.001, "in MWh and not in kWh?"),
        ("EUR/1000 pages", 0.001, "for one and not for 1,000?"),
        ("pages", 10, "a decimal point misplaced?"),
        ("%", 100, "a factor of 100 (cents, percent)?"),
        ("pages", 1000, "a factor of 1,000?"),
    ],
)
def test_a_probable_slip_is_named(unit, ratio, said):
    assert said in [str(slip.message) for slip in slips(unit, ratio)]


@pytest.mark.parametrize("ratio", [1, 2, 4.9, 1 / 4, 0, -3, float("inf"), float("nan"), 10**6])
def test_no_slip_is_named_where_none_would_explain(ratio):
    assert slips("kWh/year", ratio) == ()


@given(st.floats(5, 1999), st.sampled_from(["", "kWh/week", "EUR", "pages/month", "kW"]))
def test_a_slip_named_explains_the_ratio_within_twice(ratio, unit):
    for slip in (*slips(unit, ratio), *slips(unit, 1 / ratio)):
        assert 0.5 - 1e-6 <= ratio / slip.factor <= 2 + 1e-6


# Declared values


METHOD = lcc.Method(
    base_year=2027, years=5, discount_rate=0.0, tax="excluding",
    parameters=[
        lcc.Parameter(name="price", unit="EUR"),
        lcc.Parameter(name="kwh", label="Consumption", unit="kWh/week", usual={"low": 0.3, "high": 10}),
    ],
    resources=[lcc.Resource(name="power", unit="kWh", price=0.2)],
    costs=[lcc.acquire("price"), lcc.consume("power", "52 * kwh")],
)  # fmt: skip


def purchase(*values, **more):
    offers = [
        lcc.Offer("ABCDEFG"[place], price=100, **({} if kwh is None else {"kwh": kwh}))
        for place, kwh in enumerate(values)
    ]
    return lcc.Purchase(method=more.pop("method", METHOD), offers=offers, **more)


def test_thirty_times_the_others_asks_whether_it_is_per_year():
    doubt, *rest = lcc.implausible(purchase(5, 5.2, 150, 4.8))

    assert rest == []
    assert str(doubt.message) == (
        "C, Consumption: 150 kWh/week is 30 times the median of the other offers, 5; outside the usual range, "
        "0.3 to 10: per year and not per week? The value is kept; ask the tenderer to clarify."
    ).replace("150 kWh", "150\u00a0kWh")
    assert [way.step for way in doubt.ways_out] == ["clarify", "correct"]


def test_a_value_far_below_the_others_is_asked_about_too():
    doubt = lcc.implausible(purchase(5, 5.2, 4.8, 0.005))[0]

    assert "1,000 times less than the median of the other offers, 5" in str(doubt.message)
    assert "in MWh and not in kWh?" in str(doubt.message)


def test_a_zero_is_only_asked_about_where_it_is_not_usual():
    assert [doubt.offer for doubt in lcc.implausible(purchase(5, 5, 0))] == ["C"]


def test_with_one_other_offer_only_the_usual_range_is_looked_at():
    doubts = lcc.implausible(purchase(5, 260))

    assert [doubt.offer for doubt in doubts] == ["B"]
    assert "median" not in str(doubts[0].message)
    assert "per year and not per week?" in str(doubts[0].message)


def test_values_near_the_others_are_not_asked_about():
    assert lcc.implausible(purchase(2, 4, 8, None)) == []


def test_offers_set_aside_are_neither_asked_about_nor_compared_with():
    given = purchase(5, 5, 5)
    aside = lcc.Offer("Z", price=100, kwh=500, set_aside={"reason": "irregular"})

    assert lcc.implausible(given.replace(offers=(*given.offers, aside))) == []


def test_lines_are_compared_one_by_one():
    method = lcc.Method(
        base_year=2027, years=5, discount_rate=0.0, tax="excluding",
        lines=[{"id": "small"}, {"id": "large"}], parameters=[lcc.Parameter(name="price", unit="EUR", per_line=True)],
        costs=[lcc.acquire("price", per_line=True)],
    )  # fmt: skip
    offers = [
        lcc.Offer(name, price=price) for name, price in {"A": [1, 1000], "B": [1.1, 1100], "C": [1000, 900]}.items()
    ]

    doubts = lcc.implausible(lcc.Purchase(method=method, offers=offers))

    assert [(doubt.offer, doubt.line) for doubt in doubts] == [("C", "small")]
    assert "price (small)" in str(doubts[0].message)


def test_a_factor_of_the_catalogue_gives_its_range_in_the_same_unit():
    factor = next(
        one for one in lcc.catalogue.factors()
        if (dated := one.in_force) is not None and dated.low is not None and dated.high is not None and dated.low > 0
    )  # fmt: skip
    asked = lcc.Parameter(name="kwh", unit=factor.unit, source={"title": "x", "factor": factor.id})
    method = METHOD.replace(parameters=(METHOD.parameters[0], asked))
    high = factor.in_force.high

    doubts = lcc.implausible(purchase(high * 1000, high, high, method=method))

    assert [doubt.offer for doubt in doubts] == ["A"]
    assert factor.id in str(doubts[0].message)


def test_a_factor_unknown_here_says_nothing():
    asked = lcc.Parameter(name="kwh", unit="kWh", source={"title": "x", "factor": "no-such-factor"})

    assert lcc.implausible(purchase(5, 5, 6, method=METHOD.replace(parameters=(METHOD.parameters[0], asked)))) == []


# All together


def test_the_price_is_screened_and_never_the_life_cycle_cost():
    offers = [lcc.Offer(name, price=price, kwh=kwh) for name, price, kwh in
              [("A", 80, 10), ("B", 95, 1), ("C", 100, 1), ("D", 105, 1), ("E", 140, 1)]]  # fmt: skip

    screen = lcc.screen(lcc.Purchase(method=METHOD, offers=offers))

    assert screen.prices.prices == VECTOR
    assert screen.prices.suspects == ["A"]
    assert lcc.compare(screen.purchase).ranking[-1].offer == "A"
    assert "Ask A for justifications before deciding anything:" in str(screen)
    assert "R2152-3" in str(screen)


def test_a_price_criterion_says_what_the_price_is():
    method = lcc.Method(base_year=2027, years=2, discount_rate=0.5, tax="excluding",
                        costs=[lcc.acquire("price"), lcc.maintain("service")])  # fmt: skip
    criterion = lcc.Criterion(name="price", kind="price", weight=100, sums=["price", "service"])

    screen = lcc.screen(
        lcc.Purchase(method=method, criteria=[criterion], offers=[lcc.Offer("A", price=100, service=10)])
    )

    assert screen.prices.prices == {"A": 120}


def test_an_incomplete_offer_is_shown_with_the_lawful_ways_out():
    screen = lcc.screen(purchase(5, None))

    assert screen.unseen == ("B",)
    assert [(one.offer, one.kind) for one in screen.incomplete] == [("B", "missing")]
    assert [way.step for way in screen.incomplete[0].ways_out] == ["regularise", "fallback", "set_aside"]
    assert "L2152-2, R2152-2" in str(screen)


def test_a_published_requirement_not_met_is_not_a_missing_answer():
    required = lcc.Parameter(name="kwh", unit="kWh/week", usual={"high": 10, "required": True})
    screen = lcc.screen(purchase(5, 50, method=METHOD.replace(parameters=(METHOD.parameters[0], required))))

    assert [(one.offer, one.kind) for one in screen.incomplete] == [("B", "requirement")]
    assert "Published requirements not met" in str(screen)


def test_nothing_screened_ever_rejects_an_offer():
    given = purchase(5, 5.2, 150, 4.8)

    lcc.screen(given)
    said = str(lcc.screen(given))

    assert given.offers[2].set_aside is None
    assert "C" in lcc.compare(given).evaluated
    assert said.endswith("nothing here rejects an offer or changes a figure.")


def test_every_way_out_cites_its_article_and_a_rejection_its_reason():
    ways = [way for listed in WAYS_OUT.values() for way in listed]

    assert all(way.articles and str(way.sentence) for way in ways)
    assert {way.reason for way in ways if way.step == "set_aside"} == {"irregular", "abnormally_low"}
    assert [way.step for way in WAYS_OUT["abnormally_low"]] == ["justify", "set_aside"]
    assert not any("R2152-2" in way.articles for way in WAYS_OUT["abnormally_low"])


def test_few_prices_are_said_to_be_too_few():
    assert "Fewer than three prices" in str(lcc.screen(purchase(5, 5)))


def test_an_offerless_purchase_can_be_screened():
    screen = lcc.screen(lcc.Purchase(method=METHOD))

    assert screen.prices.flags == ()
    assert screen.doubts == ()
