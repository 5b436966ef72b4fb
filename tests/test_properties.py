"""What holds for every purchase: sums, scales, order, moneys, horizons, and what-ifs against real purchases."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import lcc
from lcc import (
    Contract,
    CostStream,
    Externality,
    Line,
    Offer,
    Parameter,
    Path,
    Resource,
    acquire,
    consume,
    dispose,
    maintain,
)

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)  # explaining a failure takes minutes here
EXAMPLES = settings(max_examples=40, deadline=None, phases=PHASES)

YEARS = st.integers(1, 30)
RATES = st.floats(0, 0.15).map(lambda rate: round(rate, 4))
AMOUNTS = st.integers(0, 100_000).map(lambda cents: cents / 100)
LIVES = st.one_of(st.integers(1, 40), st.floats(0.5, 40).map(lambda life: round(life, 2)))
TIMINGS = st.sampled_from(["end_of_year", "mid_year", "start_of_year", "continuous"])
OFFERS = st.lists(
    st.fixed_dictionaries({"price": AMOUNTS, "life": LIVES, "kwh": AMOUNTS, "fee": AMOUNTS, "removal": AMOUNTS}),
    min_size=1,
    max_size=4,
)


def streams(**machine):
    """Return one stream of each kind."""
    return [
        acquire("price", "machine", life="life", **machine),
        consume("electricity", "kwh"),
        maintain("fee", "service", schedule={"every": 2}),
        maintain("fee / 12", "rent", per="month"),
        dispose("removal", life="life", **machine),
    ]


def electricity(price=0.2, **fields):
    """Return a resource that emits carbon."""
    return Resource(name="electricity", unit="kWh", price=price, vat=0.055, emissions={"CO2e": Path(0.05)}, **fields)


CARBON = Externality(
    name="CO2e",
    value=Path(100.0, source="A test"),
    unit="EUR/tCO2e",
    perimeter="use",
    verification="meter",
    counts=True,
)


def purchase(answers, costs=None, **method):
    """Return a purchase with one offer for each set of answers."""
    given_method = {
        "base_year": 2027, "years": 10, "discount_rate": 0.03, "resources": [electricity()], "externalities": [CARBON],
    } | method  # fmt: skip
    offers = [Offer(f"Offer {place}", vat=0.2, **answer) for place, answer in enumerate(answers)]
    return lcc.Purchase(method=lcc.Method(costs=costs or streams(), **given_method), offers=offers)


def totals(bought, changes=None):
    """Return the totals as an array [draw, offer]."""
    return lcc.lay_out(bought, changes).totals()


def close(found, expected):
    """Compare totals to a billionth of the largest."""
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-7)


# Sums


@EXAMPLES
@given(OFFERS, YEARS, TIMINGS)
def test_at_rate_0_a_total_is_the_plain_sum_of_its_flows_in_every_timing(answers, years, timing):
    comparison = lcc.compare(purchase(answers, years=years, timing=timing, discount_rate=0.0))

    close(comparison.total.values, comparison.flows.values.sum(axis=(1, 2)))
    close(comparison.annual.values * years, comparison.total.values)


@EXAMPLES
@given(OFFERS, YEARS, RATES, TIMINGS)
def test_a_total_is_the_sum_of_its_stages_streams_and_years(answers, years, rate, timing):
    comparison = lcc.compare(purchase(answers, years=years, timing=timing, discount_rate=rate))

    close(comparison.present.values.sum(axis=(1, 2)), comparison.total.values)
    close(comparison.by_stage.values.sum(axis=1), comparison.total.values)
    close(comparison.direct.values, comparison.total.values - comparison.by_stage.values[:, -1])


@EXAMPLES
@given(OFFERS, YEARS, RATES, st.floats(0.01, 100))
def test_amounts_a_hundred_times_larger_make_totals_a_hundred_times_larger(answers, years, rate, scale):
    larger = [
        {name: value if name == "life" else value * scale for name, value in answer.items()} for answer in answers
    ]

    one, other = (totals(purchase(a, years=years, discount_rate=rate)) for a in (answers, larger))

    np.testing.assert_allclose(other, one * scale, rtol=1e-9, atol=1e-6)


@EXAMPLES
@given(OFFERS, OFFERS, RATES)
def test_the_total_of_amounts_added_is_the_totals_added(first, second, rate):
    pairs = list(zip(first, second, strict=False))
    second = [{**b, "life": a["life"]} for a, b in pairs]
    first = [a for a, _ in pairs]
    both = [
        {name: a[name] if name == "life" else a[name] + b[name] for name in a}
        for a, b in zip(first, second, strict=True)
    ]

    one, other, together = (totals(purchase(answers, discount_rate=rate)) for answers in (first, second, both))

    np.testing.assert_allclose(together, one + other, rtol=1e-9, atol=1e-6)


@EXAMPLES
@given(OFFERS, st.randoms(use_true_random=False), RATES)
def test_the_order_of_streams_and_of_offers_changes_no_total(answers, shuffler, rate):
    costs, places = streams(), list(range(len(answers)))
    shuffler.shuffle(costs)
    shuffler.shuffle(places)
    usual = purchase(answers, discount_rate=rate)

    shuffled = usual.replace(method=usual.method.replace(costs=costs), offers=[usual.offers[place] for place in places])

    one, other = lcc.compare(usual), lcc.compare(shuffled)
    for offer in one.names:
        assert other.total[offer] == pytest.approx(one.total[offer], rel=1e-12)
    assert {(rank.offer, rank.place, rank.total) for rank in one.ranking} == {
        (r.offer, r.place, r.total) for r in other.ranking
    }


@EXAMPLES
@given(OFFERS, RATES)
def test_an_offer_has_the_same_total_whoever_else_answers(answers, rate):
    bought = purchase(answers, discount_rate=rate)

    together = lcc.compare(bought).total
    incomplete = Offer("Silent", vat=0.2)

    for offer in bought.offers:
        alone = lcc.compare(bought.replace(offers=[incomplete, offer])).total
        assert alone[offer.name] == pytest.approx(together[offer.name], rel=1e-12)


@EXAMPLES
@given(OFFERS, st.lists(st.integers(1, 500), min_size=1, max_size=5), RATES)
def test_lines_add_up_to_as_many_purchases_of_one_line(answers, quantities, rate):
    lines = [Line(id=f"L{place}", quantity=quantity) for place, quantity in enumerate(quantities)]
    answers = [{**answer, "price": [answer["price"] + place for place in range(len(lines))]} for answer in answers]
    costs = [acquire("price * quantity", "supply", life="life", per_line=True)]

    together = totals(purchase(answers, costs, lines=lines, discount_rate=rate))

    apart = 0.0
    for place, quantity in enumerate(quantities):
        one = [{**answer, "price": answer["price"][place] * quantity} for answer in answers]
        apart = apart + totals(purchase(one, [acquire("price", "supply", life="life")], discount_rate=rate))
    close(together, apart)


# A whole purchase redone by hand


@st.composite
def causes(draw):
    """Return a cause of spending in plain words, as a dictionary."""
    every = st.fixed_dictionaries({"every": st.integers(1, 7), "first": st.integers(0, 9), "last": st.integers(5, 30)})
    cause = {
        "amount": draw(AMOUNTS),
        "stage": draw(st.sampled_from(["acquisition", "use", "maintenance", "end_of_life"])),
        "timing": draw(st.one_of(st.none(), TIMINGS)),
        "per": draw(st.sampled_from(["year", "quarter", "month"])),
        "invoiced_by": draw(st.sampled_from(["tenderer", "third_party", "internal"])),
        "contract": draw(st.sampled_from(["revisable", "firm", {"firm_years": 2}])),
        "residual": draw(st.sampled_from(["straight_line", "none"])),
        "life": draw(st.one_of(st.none(), LIVES)),
        "growths": draw(st.lists(st.floats(-0.05, 0.1).map(lambda rate: round(rate, 3)), min_size=20, max_size=20)),
    }
    fixed = st.sampled_from(["start", "end"])
    cause["schedule"] = draw(fixed if cause["life"] else st.one_of(fixed, st.just("yearly"), every))
    return cause


def moments_by_hand(cause, years, service_start):
    """Return how often a cause falls in each year, and the year and unused share of its last purchase."""
    horizon, life, schedule = years + service_start, cause["life"], cause["schedule"]
    times, last, unused = [0.0] * (horizon + 1), 0, 0.0
    if life:
        units = math.ceil(horizon / life - 1e-9)
        moments = [math.ceil(k * life - 1e-9) for k in range(units)]
        last, unused = moments[-1], max(units - horizon / life, 0.0)
        for year in moments if schedule == "start" else moments[1:]:
            times[year] += 1
        if schedule == "end":
            times[horizon] += 1 - unused if cause["residual"] == "straight_line" else 1
    elif schedule in ("start", "end"):
        times[0 if schedule == "start" else horizon] = 1
    elif schedule == "yearly":
        times[service_start + 1 :] = [1.0] * years
    else:
        for year in range(schedule["first"], min(schedule["last"], horizon) + 1, schedule["every"]):
            times[year] = 1
    left = schedule == "start" and cause["residual"] == "straight_line"
    return times, last, unused if left else 0.0


def by_hand(cause, years, service_start, rates, inflation, timing, vat):
    """Present value of a cause of spending, by plain loops over its years."""
    horizon, when = years + service_start, cause["timing"] or timing

    def factor(year):
        if year == 0:
            return 1.0
        if when == "continuous":
            return math.exp(-sum(rates[:year]))
        worth = math.prod(1 / (1 + rate) for rate in rates[: year - 1])
        last = 1 + rates[year - 1]
        return worth * {"end_of_year": 1 / last, "mid_year": last**-0.5, "start_of_year": 1.0}[when]

    def price(year):
        firm = {"revisable": 0, "firm": horizon}.get(str(cause["contract"]), 2)
        moved = 1.0
        for t in range(1, year + 1):
            moved *= 1 / (1 + inflation) if t <= firm else 1 + cause["growths"][t - 1]
        return cause["amount"] * {"year": 1, "quarter": 4, "month": 12}[cause["per"]] * moved

    times, last, unused = moments_by_hand(cause, years, service_start)
    paid = sum(count * price(year) * factor(year) for year, count in enumerate(times))
    left = unused * price(last) * factor(horizon)
    return (paid - left) * (1 + {"tenderer": vat, "third_party": 0.1, "internal": 0.0}[cause["invoiced_by"]])


@given(
    st.lists(causes(), min_size=1, max_size=3),
    st.integers(1, 15),
    st.integers(0, 4),
    st.lists(RATES, min_size=20, max_size=20),
    st.sampled_from([0.0, 0.02]),
    TIMINGS,
    st.sampled_from([0.0, 0.055, 0.2]),
)
@settings(EXAMPLES, max_examples=80)
def test_a_whole_purchase_is_redone_by_hand(found, years, service_start, rates, inflation, timing, vat):
    costs = [
        CostStream(
            name=f"cause {place}",
            escalation=cause["growths"],
            life=cause["life"] and str(cause["life"]),
            vat=0.1 if cause["invoiced_by"] == "third_party" else None,
            **{name: cause[name] for name in cause if name not in ("growths", "life")},
        )
        for place, cause in enumerate(found)
    ]
    method = {"years": years, "service_start": service_start, "discount_rate": rates, "timing": timing}

    bought = purchase([{}], costs, inflation=inflation, **method)
    bought = bought.replace(offers=[bought.offers[0].replace(vat=vat)])

    expected = sum(by_hand(cause, years, service_start, rates, inflation, timing, vat) for cause in found)
    assert totals(bought)[0, 0] == pytest.approx(expected, rel=1e-9, abs=1e-6)


# Lives and horizons


@EXAMPLES
@given(AMOUNTS, YEARS, RATES, st.integers(1, 6))
def test_a_life_that_divides_the_horizon_leaves_no_residual_value(price, years, rate, times):
    answer = {"price": price, "life": years / times, "kwh": 0, "fee": 0, "removal": 0}

    comparison = lcc.compare(purchase([answer], years=years, discount_rate=rate))

    assert comparison.flows["Offer 0", "machine (residual)"].values.tolist() == [0.0] * (years + 1)
    assert comparison.flows["Offer 0", "machine"].values.sum() == pytest.approx(times * price * 1.2)


@EXAMPLES
@given(AMOUNTS, LIVES, YEARS)
def test_at_rate_0_a_purchase_renewed_costs_its_price_by_the_years_of_use(price, life, years):
    answer = {"price": price, "life": life, "kwh": 0, "fee": 0, "removal": price}

    comparison = lcc.compare(purchase([answer], years=years, discount_rate=0.0))

    assert comparison.by_stage["Offer 0", "acquisition"] == pytest.approx(1.2 * price * years / life, abs=1e-6)
    assert comparison.by_stage["Offer 0", "end_of_life"] == pytest.approx(1.2 * price * years / life, abs=1e-6)


# Real and nominal


CONTRACTS = st.sampled_from(
    [
        Contract(),
        Contract(price="firm"),
        Contract(firm_years=3),
        Contract(index=Path(1.0, growth=0.01, kind="real")),
        Contract(index=Path(1.0, growth=0.04, kind="nominal")),
    ]
)
KINDS = st.sampled_from(["real", "nominal"])
INFLATIONS = st.lists(st.floats(-0.02, 0.10).map(lambda rate: round(rate, 4)), min_size=12, max_size=12)


@EXAMPLES
@given(OFFERS, INFLATIONS, CONTRACTS, CONTRACTS, KINDS, KINDS, RATES, RATES)
def test_constant_and_current_money_give_the_same_totals_and_the_same_ranking(
    answers, inflation, machine, service, price_kind, rate_kind, growth, rate
):
    costs = [
        acquire("price", "machine", life="life", contract=machine),
        consume("electricity", "kwh"),
        maintain("fee", "service", contract=service),
        maintain("fee", "growing", escalation=Path(growth, kind=price_kind)),
        dispose("removal", life="life", contract=machine),
    ]
    carbon = CARBON.replace(value=Path(100.0, growth=growth, kind=price_kind, source="A test"))
    method = {
        "years": 12, "inflation": inflation, "discount_rate": Path(rate, kind=rate_kind), "externalities": [carbon],
        "resources": [electricity(Path(0.2, growth=growth, kind=price_kind))],
    }  # fmt: skip

    constant, current = (
        lcc.compare(purchase(answers, costs, money=money, **method)) for money in ("constant", "current")
    )

    close(current.total.values, constant.total.values)
    close(current.budget.values, constant.budget.values)
    assume(min(abs(np.diff(np.sort(constant.total.values))), default=1) > 0.02)
    assert [rank.offer for rank in current.ranking] == [rank.offer for rank in constant.ranking]


@EXAMPLES
@given(OFFERS, RATES, st.floats(0, 0.05))
def test_what_is_left_of_the_last_purchase_weighs_the_same_in_both_moneys(answers, rate, inflation):
    method = {"inflation": inflation, "discount_rate": Path(rate, kind="real")}

    constant, current = (totals(purchase(answers, money=money, **method)) for money in ("constant", "current"))

    close(current, constant)


# What-if values


WHAT_IFS = {
    "rate": (("method", "discount_rate"), [0.0, 0.032, 0.1]),
    "years": (("method", "years"), [1, 7, 10, 24]),
    "life of an offer": (("offers", "Offer 1", "answers", "life"), [0.7, 3, 10, 33]),
    "life of a stream": (("method", "costs", "machine", "life"), [2, 4.5, 10]),
    "price answered": (("offers", "Offer 0", "answers", "price"), [0, 12.5, 9000]),
    "price of a resource": (("method", "resources", "electricity", "price"), [0.0, 0.15, 0.6]),
    "VAT of an offer": (("offers", "Offer 1", "vat"), [0.0, 0.055, 0.2]),
    "VAT of a resource": (("method", "resources", "electricity", "vat"), [0.0, 0.2]),
    "value of carbon": (("method", "externalities", "CO2e", "value"), [0, 250, 800]),
    "emissions of a resource": (("method", "resources", "electricity", "emissions", "CO2e"), [0.0, 0.4]),
    "inflation": (("method", "inflation"), [0.0, 0.018, 0.05]),
    "escalation": (("method", "costs", "service", "escalation"), [-0.02, 0.0, 0.03]),
    "value fixed by the buyer": (("method", "parameters", "machines", "value"), [1, 12, 40]),
}
TWO = [
    {"price": 1000, "life": 8, "kwh": 900, "fee": 30, "removal": 20},
    {"price": 1400, "life": 11.5, "kwh": 400, "fee": 20, "removal": 35},
]


def under_what_if(answers, **method):
    """Return a purchase where everything a what-if may change is used."""
    machines = Parameter(name="machines", value=12, variants=True)
    costs = [
        *streams(),
        acquire("machines * price / 10", "others", contract="firm", life="6"),
        maintain("fee", "growing", escalation=[0.01] * 30),
    ]
    return purchase(answers, costs, parameters=[machines], inflation=0.02, **method)


def replaced(bought, address, value):
    """Return the purchase made with another value at an address."""
    if address[-1] == "life" and address[0] == "method":
        value = str(value)
    if address[-1] == "value" and address[1] == "externalities":
        value = Path(float(value), source="A test")
    return lcc.replace(bought, address, value)


@pytest.mark.parametrize("name", WHAT_IFS)
def test_what_if_values_give_the_totals_of_purchases_made_with_them(name):
    address, values = WHAT_IFS[name]
    bought = under_what_if(TWO)

    together = totals(bought, {address: values})

    apart = np.concatenate([totals(replaced(bought, address, value)) for value in values])
    close(together, np.broadcast_to(apart, together.shape))
    assert np.ptp(together, axis=0).any(), "the what-if changes something"


@EXAMPLES
@given(st.data())
def test_several_what_ifs_at_once_are_as_many_purchases(data):
    names = data.draw(st.lists(st.sampled_from(sorted(WHAT_IFS)), min_size=2, max_size=4, unique=True))
    changes = {
        WHAT_IFS[name][0]: data.draw(st.lists(st.sampled_from(WHAT_IFS[name][1]), min_size=3, max_size=3))
        for name in names
    }
    bought = under_what_if(TWO, timing=data.draw(TIMINGS))

    together = totals(bought, changes)

    for draw in range(3):
        one = bought
        for address, values in changes.items():
            one = replaced(one, address, values[draw])
        close(together[draw], totals(one)[0])


@pytest.mark.parametrize("money", ["constant", "current"])
@pytest.mark.parametrize("price", [0.2, {"value": 0.2, "growth": 0.03}, {"points": {2027: 0.2, 2040: 0.4}}])
def test_a_price_put_in_the_place_of_a_path_is_the_price_of_a_purchase_made_with_it(price, money):
    method = {"money": money, "inflation": 0.02, "externalities": []}
    bought = purchase([{"kwh": 1000}], [consume("electricity", "kwh")], resources=[electricity(price)], **method)
    address = ("method", "resources", "electricity", "price")

    together = totals(bought, {address: [0.1, 0.3]})

    close(together, np.concatenate([totals(lcc.replace(bought, address, value)) for value in (0.1, 0.3)]))


def test_what_if_values_leave_what_a_variant_proposes():
    bought = under_what_if(TWO)
    second = bought.offers[1]
    variant = second.replace(kind="variant", answers={**second.answers, "machines": 10})
    bought = bought.replace(offers=[bought.offers[0], variant])
    address = ("method", "parameters", "machines", "value")

    together = totals(bought, {address: [1, 40]})

    close(together, np.concatenate([totals(replaced(bought, address, value)) for value in (1, 40)]))


@pytest.mark.parametrize("years", [4, 10, 15])
@pytest.mark.parametrize("where", ["answered", "fixed"])
def test_another_study_period_takes_a_yearly_profile_with_it(where, years):
    profile = Path(100.0, growth=0.02)
    if where == "answered":
        bought = purchase([{"fee": profile}], [maintain("fee")])
    else:
        bought = purchase([{}], [maintain("fee")], parameters=[Parameter(name="fee", value=profile)])

    found = totals(bought, {("method", "years"): [years, years]})

    close(found, np.broadcast_to(totals(lcc.replace(bought, ("method", "years"), years)), found.shape))


@pytest.mark.parametrize("years", [4, 10, 15])
def test_another_study_period_moves_every_schedule(years):
    costs = [
        CostStream(name="every", amount="fee", schedule={"every": 3}),
        CostStream(name="bounded", amount="fee", schedule={"every": 2, "first": 1, "last": 9}),
        CostStream(name="at", amount="fee", schedule={"at": [2, 8]}),
        CostStream(name="end", amount="fee * years", schedule="end"),
        acquire("fee", "late", life="2.5", schedule={"at": [8]}, escalation=0.02),
        dispose("fee", "late end", life="2.5", schedule={"when": "end", "first": 8}),
    ]
    bought = purchase([{"fee": 100}], costs, service_start=2, timing="mid_year")

    found = totals(bought, {("method", "years"): [years, 20]})

    close(found[0], totals(lcc.replace(bought, ("method", "years"), years))[0])


def test_one_line_of_one_answer_may_be_changed_alone():
    lines = [Line(id="L1", quantity=10), Line(id="L2", quantity=4)]
    answers = [{"price": [100, 200]}, {"price": [90, 260]}]
    bought = purchase(answers, [acquire("price * quantity", "supply", per_line=True)], lines=lines)

    found = totals(bought, {("offers", "Offer 1", "answers", "price", "L2"): [0, 500]})

    close(found, [[1.2 * 1800, 1.2 * 900], [1.2 * 1800, 1.2 * 2900]])


def test_nothing_can_be_changed_where_nothing_is():
    bought = under_what_if(TWO)

    for address in [
        ("offers", "Offer 9", "answers", "price"),
        ("offers", "Offer 0", "answers", "colour"),
        ("method", "rate"),
    ]:
        with pytest.raises(lcc.LccError):
            lcc.lay_out(bought, {address: [1.0]})


def test_a_what_if_leaves_the_purchase_as_it_was():
    bought = under_what_if(TWO)
    before = totals(bought)

    totals(bought, {("method", "discount_rate"): [0.0, 0.1], ("method", "years"): [5, 20]})

    assert (totals(bought) == before).all()
