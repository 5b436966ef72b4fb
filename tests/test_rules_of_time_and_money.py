"""The fifteen rules of time and money, each redone by hand: plain loops over years, none of the library's functions."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

import lcc
from lcc import (
    Contract,
    CostStream,
    Externality,
    Offer,
    Parameter,
    Path,
    Resource,
    Schedule,
    acquire,
    consume,
    dispose,
    maintain,
)

R = 0.04
INFLATION = 0.02
PLAIN_ENERGY = Resource(name="energy", unit="kWh", price=0.2)


def purchase(*costs, offers=None, **method):
    """Return a purchase over ten years from 2027, at no discount and without VAT unless said otherwise."""
    settings = {"base_year": 2027, "years": 10, "discount_rate": 0.0, "tax": "excluding"} | method
    return lcc.Purchase(method=lcc.Method(costs=costs, **settings), offers=offers or [Offer("Only")])


def total(*costs, **method):
    """Return the total of the only offer."""
    return lcc.compare(purchase(*costs, **method)).total["Only"]


def flows(*costs, part=None, **method):
    """Return what falls in each year for one part, not discounted, as {year after the base year: amount}."""
    comparison = lcc.compare(purchase(*costs, **method))
    values = comparison.flows["Only", part or costs[0].name].values
    return {year: pytest.approx(float(value)) for year, value in enumerate(values) if value}


def errors(bought):
    """Return the address of each error."""
    return [finding.address for finding in lcc.compare(bought).findings if finding.severity == "error"]


def carbon(value, **fields):
    """Return a complete value of carbon that counts."""
    path = Path.of({"value": value, "source": "A test"} if isinstance(value, float | int) else value)
    settings = {"unit": "EUR/tCO2e", "perimeter": "use", "verification": "meter", "counts": True} | fields
    return Externality(name="CO2e", value=path, **settings)


# Rule 1: years


def test_rule_01_year_0_holds_what_is_paid_at_the_start_and_use_runs_from_year_1_to_the_horizon():
    costs = acquire("1000", "machine"), maintain("10", "service")

    comparison = lcc.compare(purchase(*costs, years=4))

    assert comparison.calendar == [2027, 2028, 2029, 2030, 2031]
    assert comparison.flows["Only", "machine"].values.tolist() == [1000, 0, 0, 0, 0]
    assert comparison.flows["Only", "service"].values.tolist() == [0, 10, 10, 10, 10]


def test_rule_01_use_starts_the_year_after_the_start_of_service_and_lasts_the_study_period():
    found = flows(maintain("10", "service"), years=3, service_start=2)

    assert found == {3: 10, 4: 10, 5: 10}


def test_rule_01_the_study_period_is_a_whole_number_of_years():
    with pytest.raises(lcc.LccError):
        lcc.Method(base_year=2027, years=5.5, discount_rate=0)


@pytest.mark.parametrize(("per", "times"), [("year", 1), ("quarter", 4), ("month", 12)])
def test_rule_01_a_rent_by_month_or_quarter_is_a_yearly_sum_with_a_timing(per, times):
    rent = CostStream(name="rent", amount="100", per=per, timing="mid_year")

    found = total(rent, years=5, discount_rate=R)

    expected = 0.0
    for year in range(1, 6):
        expected += times * 100 / (1 + R) ** (year - 0.5)
    assert found == pytest.approx(expected, rel=1e-12)


# Rule 2: discounting


RATES = [0.02, 0.05, 0.01, 0.08]


def discounted(year, timing):
    """Return what 1 paid in a year is worth in year 0 at RATES."""
    if year == 0:
        return 1.0
    if timing == "continuous":
        return math.exp(-sum(RATES[:year]))
    worth = 1.0
    for rate in RATES[: year - 1] if timing == "start_of_year" else RATES[:year]:
        worth /= 1 + rate
    return worth * math.sqrt(1 + RATES[year - 1]) if timing == "mid_year" else worth


@pytest.mark.parametrize("timing", ["end_of_year", "mid_year", "start_of_year", "continuous"])
def test_rule_02_each_timing_has_its_factors_and_the_first_rate_of_a_list_is_that_of_year_1(timing):
    costs = acquire("1000"), maintain("100"), dispose("50")

    found = total(*costs, years=4, timing=timing, discount_rate=RATES)

    expected = 1000 * discounted(0, timing) + 50 * discounted(4, timing)
    for year in range(1, 5):
        expected += 100 * discounted(year, timing)
    assert found == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("timing", ["mid_year", "start_of_year", "continuous"])
def test_rule_02_a_stream_may_say_its_own_timing_for_its_one_off_and_its_residual_value_too(timing):
    machine = acquire("1000", "machine", life="3", timing=timing)

    found = total(machine, maintain("100"), years=4, discount_rate=RATES)

    unused = 2 - 4 / 3
    expected = 1000 + 1000 * discounted(3, timing) - unused * 1000 * discounted(4, timing)
    for year in range(1, 5):
        expected += 100 * discounted(year, "end_of_year")
    assert found == pytest.approx(expected, rel=1e-12)


def test_rule_02_the_rate_of_year_t_discounts_from_t_to_the_year_before_along_steps():
    steps = {"points": {0: 0.035, 3: 0.03, 5: 0.025}, "join": "step", "beyond": "hold"}

    found = total(maintain("1"), years=6, discount_rate=steps)

    factor, expected = 1.0, 0.0
    for rate in [0.035, 0.035, 0.03, 0.03, 0.025, 0.025]:
        factor /= 1 + rate
        expected += factor
    assert found == pytest.approx(expected, rel=1e-12)


def test_rule_02_steps_by_calendar_year_are_the_same_steps():
    after = {"points": {0: 0.035, 3: 0.03}, "join": "step", "beyond": "hold"}
    calendar = {"points": {2027: 0.035, 2030: 0.03}, "join": "step", "beyond": "hold"}

    assert total(maintain("1"), discount_rate=after) == total(maintain("1"), discount_rate=calendar)


def test_rule_02_a_rate_without_a_value_for_some_year_is_an_error_that_names_the_year():
    bought = purchase(maintain("1"), years=5, discount_rate=[0.03, 0.03, 0.03])

    found = lcc.compare(bought)

    assert errors(bought) == [("method", "discount_rate")]
    assert "2031" in str(found.findings[0])
    assert found.ranking == ()


def test_rule_02_no_stream_has_a_rate_of_its_own():
    with pytest.raises(lcc.LccError):
        CostStream(name="energy", amount="1", discount_rate=0.01)


# Rule 3: schedules


@pytest.mark.parametrize(
    ("schedule", "falls"),
    [
        ({"every": 3}, [3, 6, 9]),
        ({"every": 5}, [5, 10]),
        ({"every": 2, "first": 3, "last": 7}, [3, 5, 7]),
        ({"every": 2, "first": 3, "last": 8}, [3, 5, 7]),
        ({"every": 4, "first": 0}, [0, 4, 8]),
        ({"every": 2, "first": 2030, "last": 2034}, [3, 5, 7]),
        ({"when": "yearly", "first": 8}, [8, 9, 10]),
        ({"when": "yearly", "last": 2}, [1, 2]),
        ({"when": "start"}, [0]),
        ({"when": "end"}, [10]),
        ({"at": [2, 9]}, [2, 9]),
        ({"at": [2029, 2036]}, [2, 9]),
    ],
)
def test_rule_03_a_schedule_falls_from_its_first_to_its_last_year_both_included(schedule, falls):
    found = flows(maintain("7", "works", schedule=schedule))

    assert found == dict.fromkeys(falls, 7)


@pytest.mark.parametrize(
    ("schedule", "falls"),
    [({"every": 3}, [5, 8, 11]), ({"when": "end"}, [12]), ({"when": "yearly"}, list(range(3, 13)))],
)
def test_rule_03_the_first_year_is_counted_from_the_start_of_service_and_the_end_is_the_horizon(schedule, falls):
    found = flows(maintain("7", "works", schedule=schedule), service_start=2)

    assert found == dict.fromkeys(falls, 7)


def test_rule_03_a_cost_outside_the_study_period_is_said():
    bought = purchase(maintain("10", "overhaul", schedule=Schedule(at=[12])))

    assert [finding.severity for finding in lcc.compare(bought).findings] == ["warning"]
    assert lcc.compare(bought).total["Only"] == 0


# Rule 4: service lives


def bought_by_hand(life, horizon, start=0):
    """Return {year: units bought} of a life in exact fractions: at 0, L, 2L… strictly before the horizon."""
    counts, k = {}, 0
    while k * life < horizon - start:
        year = start + math.ceil(k * life)
        counts[year] = counts.get(year, 0) + 1
        k += 1
    return counts


@pytest.mark.parametrize("horizon", [1, 3, 10, 20])
@pytest.mark.parametrize(
    "life", ["1/10", "2/5", "1/2", "3/4", "1", "5/4", "2", "5/2", "37/10", "5", "20/3", "10", "12", "50"]
)
def test_rule_04_a_life_buys_strictly_before_the_horizon_in_the_year_its_moment_falls(life, horizon):
    found = flows(acquire("1", "unit", life=life), years=horizon)

    assert found == bought_by_hand(Fraction(life), horizon)


@pytest.mark.parametrize("life", ["0.1*3", "5.0000000004", "4.9999999996", "(0.1+0.7)*10/4", "20/3"])
def test_rule_04_whole_within_a_billionth_counts_as_whole(life):
    near = {"0.1*3": Fraction(3, 10), "(0.1+0.7)*10/4": Fraction(2), "20/3": Fraction(20, 3)}.get(life, Fraction(5))

    found = flows(acquire("1", "unit", life=life), years=20)

    assert found == bought_by_hand(near, 20)


def test_rule_04_each_offer_has_its_own_life():
    offers = [Offer("Short", price=100, life=4), Offer("Odd", price=100, life=7.5), Offer("Long", price=100, life=30)]

    found = lcc.compare(purchase(acquire("price", "unit", life="life"), offers=offers, years=20))

    for offer, life in [("Short", Fraction(4)), ("Odd", Fraction(15, 2)), ("Long", Fraction(30))]:
        bought = {year: 100 * count for year, count in bought_by_hand(life, 20).items()}
        values = found.flows[offer, "unit"].values
        assert {year: value for year, value in enumerate(values) if value} == bought


@pytest.mark.parametrize(("start", "life"), [(1, "3"), (2, "3"), (2, "5/2"), (4, "6"), (2029, "3")])
def test_rule_04_a_life_is_counted_from_the_start_of_the_stream(start, life):
    after = start - 2027 if start > 1000 else start

    found = flows(acquire("1", "unit", life=life, schedule={"at": [start]}))

    assert found == bought_by_hand(Fraction(life), 10, after)


def test_rule_04_works_before_service_move_the_horizon_and_not_the_first_purchase():
    found = flows(acquire("1", "unit", life="4"), years=10, service_start=3)

    assert found == bought_by_hand(Fraction(4), 13)


def test_rule_04_what_was_bought_before_the_base_year_is_bought_again_at_its_next_end_of_life_only():
    found = flows(acquire("1", "unit", life="5", schedule={"at": [2025]}))

    assert found == {3: 1, 8: 1}


def test_rule_04_nothing_is_bought_at_the_horizon():
    comparison = lcc.compare(purchase(acquire("100", "unit", life="3", schedule={"at": [10]})))

    assert comparison.flows["Only", "unit"].values.sum() == 0


@pytest.mark.parametrize("escalation", [0.0, 0.02])
def test_rule_04_what_would_be_bought_after_the_horizon_costs_nothing_and_leaves_nothing(escalation):
    late = acquire("100", "unit", life="3", schedule={"at": [14]}, escalation=escalation)

    assert total(late, maintain("1")) == 10


@pytest.mark.parametrize("life", [0, -5])
def test_rule_04_a_life_that_is_not_above_zero_stops_that_offer_alone(life):
    offers = [Offer("Wrong", price=100, life=life), Offer("Right", price=100, life=5)]

    comparison = lcc.compare(purchase(acquire("price", life="life"), offers=offers))

    assert comparison.evaluated == ["Right"]
    assert comparison.total["Right"] == 200


# Rule 5: residual value


@pytest.mark.parametrize(
    ("life", "last", "unused"), [("4", 8, 0.5), ("7", 7, 4 / 7), ("2.4", 10, 5 - 10 / 2.4), ("16", 0, 0.375)]
)
def test_rule_05_the_unused_share_of_the_last_purchase_is_worth_its_price_that_year(life, last, unused):
    machine = acquire("1000", "machine", life=life, escalation=0.03)

    comparison = lcc.compare(purchase(machine, discount_rate=R))

    expected = -unused * 1000 * 1.03**last / (1 + R) ** 10
    assert comparison.present["Only", "machine (residual)"].values[10] == pytest.approx(expected, rel=1e-12)
    assert comparison.present["Only", "machine (residual)"].values[:10].tolist() == [0.0] * 10


@pytest.mark.parametrize("life", ["1", "2", "2.5", "5", "10", "10/3"])
def test_rule_05_a_life_that_ends_at_the_horizon_leaves_nothing(life):
    assert flows(acquire("1000", "machine", life=life), part="machine (residual)") == {}


def test_rule_05_a_life_counted_from_a_later_start_leaves_what_is_unused_at_the_horizon():
    found = flows(acquire("900", "roof", life="12", schedule={"at": [4]}), part="roof (residual)")

    assert found == {10: -(1 - 6 / 12) * 900}


def test_rule_05_residual_none_removes_it():
    assert total(acquire("1000", life="4", residual="none")) == 3000


@pytest.mark.parametrize("stage", ["acquisition", "maintenance", "use"])
def test_rule_05_it_is_in_the_streams_stage_shown_apart_and_out_of_the_budget(stage):
    part = CostStream(name="part", amount="1000", stage=stage, life="4", schedule="start")

    comparison = lcc.compare(purchase(part, inflation=0.0))

    assert comparison.by_stage["Only", stage] == 2500
    assert list(comparison.parts) == ["part", "part (residual)"]
    assert comparison.budget["Only"].sum("section", "year").values == 3000


def test_rule_05_the_price_paid_is_with_vat_where_vat_counts():
    offers = [Offer("Only", vat=0.2)]

    found = flows(acquire("1000", "machine", life="4"), part="machine (residual)", offers=offers, tax="including")

    assert found == {10: -0.5 * 1200}


def test_rule_05_the_price_paid_at_the_last_purchase_is_the_firm_one():
    machine = acquire("1000", "machine", life="4", contract="firm")

    found = flows(machine, part="machine (residual)", inflation=INFLATION)

    assert found == {10: -0.5 * 1000 / (1 + INFLATION) ** 8}


# Rule 6: end of life


@pytest.mark.parametrize("residual", ["straight_line", "none"])
@pytest.mark.parametrize("life", ["1/2", "2/5", "3/2", "3", "4", "5", "10", "12", "40"])
def test_rule_06_a_removal_falls_at_each_end_of_life_and_at_the_horizon_for_the_share_used(life, residual):
    span, horizon = Fraction(life), 10
    expected, k = {}, 1
    while k * span < horizon:
        year = math.ceil(k * span)
        expected[year] = expected.get(year, 0) + 1
        k += 1
    used = Fraction(horizon) / span - (k - 1) if residual == "straight_line" else 1
    expected[horizon] = float(expected.get(horizon, 0) + used)

    found = flows(dispose("1", "removal", life=life, residual=residual))

    assert found == expected


def test_rule_06_without_a_life_a_removal_falls_once_at_the_horizon():
    assert flows(dispose("80", "removal"), service_start=2) == {12: 80}


def test_rule_06_a_removal_costs_what_it_costs_in_its_own_year():
    found = flows(dispose("100", "removal", life="4", escalation=0.05))

    assert found == {4: 100 * 1.05**4, 8: 100 * 1.05**8, 10: 0.5 * 100 * 1.05**10}


def test_rule_06_a_removal_without_the_residual_value_of_its_purchase_is_looked_at():
    bought = purchase(acquire("1000", life="4", residual="none"), dispose("100", life="4"))

    assert any(finding.address[1:3] == ("costs", "100") for finding in lcc.findings(bought))


# Rule 7: prices through time


def test_rule_07_escalation_compounds_from_the_base_year_whatever_the_start_of_the_stream():
    late = maintain("100", "service", schedule={"when": "yearly", "first": 8}, escalation=0.03)

    assert flows(late) == {8: 100 * 1.03**8, 9: 100 * 1.03**9, 10: 100 * 1.03**10}


def test_rule_07_the_first_item_of_a_list_of_escalations_is_year_1():
    found = flows(maintain("100", "service", escalation=[0.1, 0.2, 0.3]), years=3)

    assert found == {1: 100 * 1.1, 2: 100 * 1.1 * 1.2, 3: 100 * 1.1 * 1.2 * 1.3}


def test_rule_07_a_resources_price_moves_by_itself_and_escalation_multiplies_it():
    energy = Resource(name="energy", unit="kWh", price={"points": {2027: 0.2, 2029: 0.3}, "beyond": "hold"})

    alone = flows(consume("energy", "1000"), resources=[energy], years=3)
    with_escalation = flows(consume("energy", "1000", escalation=0.1), resources=[energy], years=3)

    assert alone == {1: 250, 2: 300, 3: 300}
    assert with_escalation == {1: 250 * 1.1, 2: 300 * 1.1**2, 3: 300 * 1.1**3}


def test_rule_07_a_price_path_that_does_not_reach_the_horizon_is_an_error_unless_it_holds():
    energy = Resource(name="energy", unit="kWh", price={"points": {2027: 0.2, 2029: 0.3}})

    bought = purchase(consume("energy", "1000"), resources=[energy])

    assert errors(bought) == [("method", "resources", "energy", "price")]


CONTRACTS = {
    "revisable": ("revisable", lambda year: (1 + INFLATION) ** year),
    "firm": ("firm", lambda year: 1.0),
    "firm 3 years then revisable": ({"firm_years": 3}, lambda year: (1 + INFLATION) ** max(0, year - 3)),
    "index, in the money of the base year": (
        {"index": {"value": 1, "growth": 0.01, "kind": "real"}},
        lambda year: 1.01**year * (1 + INFLATION) ** year,
    ),
    "index, as published": ({"index": {"value": 1, "growth": 0.05, "kind": "nominal"}}, lambda year: 1.05**year),
}
"""How a contract price of 1 moves in current euros, by hand."""


@pytest.mark.parametrize("name", CONTRACTS)
@pytest.mark.parametrize("money", ["constant", "current"])
def test_rule_07_a_contract_price_moves_as_the_contract_says_in_both_moneys(name, money):
    contract, current = CONTRACTS[name]
    service = maintain("100", "service", contract=contract)

    found = flows(service, years=6, money=money, inflation=INFLATION)

    level = 1 + INFLATION if money == "constant" else 1.0
    assert found == {year: 100 * current(year) / level**year for year in range(1, 7)}


@pytest.mark.parametrize("money", ["constant", "current"])
@pytest.mark.parametrize("name", ["firm", "firm 3 years then revisable"])
def test_rule_07_a_firm_price_of_a_resource_is_firm_in_both_moneys(name, money):
    contract, current = CONTRACTS[name]
    heat = consume("heat", "100", contract=contract, invoiced_by="tenderer")

    found = flows(heat, years=6, money=money, inflation=INFLATION, resources=[Resource(name="heat", price=1.0)])

    level = 1 + INFLATION if money == "constant" else 1.0
    assert found == {year: 100 * current(year) / level**year for year in range(1, 7)}


def test_rule_07_a_firm_price_needs_nobody_to_type_the_inflation_taken_off():
    assert flows(maintain("1", "fee", contract="firm"), years=2, inflation=[0.018, 0.03]) == {
        1: 1 / 1.018,
        2: 1 / (1.018 * 1.03),
    }


@pytest.mark.parametrize("money", ["constant", "current"])
def test_rule_07_what_is_bought_in_year_0_is_paid_at_base_year_prices(money):
    machine = acquire("1000", contract="firm")

    assert total(machine, money=money, inflation=INFLATION) == 1000


def test_rule_07_a_published_index_of_120_in_the_base_year_does_not_multiply_the_price_by_120():
    index = {"points": {2027: 120.0, 2028: 126.0, 2029: 132.0}}
    service = maintain("100", "service", contract=Contract(index=Path.of(index)))

    bought = purchase(service, years=2)

    if not errors(bought):
        assert flows(service, years=2) == {1: 100 * 126 / 120, 2: 100 * 132 / 120}


def test_rule_07_a_yearly_list_answered_starts_in_year_1_and_year_0_asks_nothing():
    offers = [Offer("Only", fee=[100, 110, 125])]

    found = flows(maintain("fee"), part="fee", years=3, offers=offers)

    assert found == {1: 100, 2: 110, 3: 125}


def test_rule_07_a_usage_profile_fixed_by_the_buyer_starts_in_year_1_too():
    profile = Parameter(name="pages", value=[1000, 2000, 4000])

    found = flows(maintain("pages * 0.01", "clicks"), years=3, parameters=[profile])

    assert found == {1: 10, 2: 20, 3: 40}


@pytest.mark.parametrize("where", ["answered", "fixed"])
def test_rule_07_a_yearly_list_that_stops_too_early_is_an_error_said_at_its_address(where):
    short = {"points": {2028: 100, 2029: 110}, "join": "step"}
    if where == "answered":
        bought = purchase(maintain("fee"), years=4, offers=[Offer("Only", fee=short)])
        address = ("offers", "Only", "answers", "fee")
    else:
        bought = purchase(maintain("fee"), years=4, parameters=[Parameter(name="fee", value=short)])
        address = ("method", "parameters", "fee", "value")

    assert lcc.compare(bought).ranking == ()
    assert any(found[: len(address)] == address for found in errors(bought))


# Rule 8: real and nominal


def fisher_real(nominal, inflation):
    """Return the real rate of a nominal one."""
    return (1 + nominal) / (1 + inflation) - 1


def fisher_nominal(real, inflation):
    """Return the nominal rate of a real one."""
    return (1 + real) * (1 + inflation) - 1


@pytest.mark.parametrize(
    ("money", "kind", "rate"),
    [
        ("constant", None, 0.05),
        ("constant", "real", 0.05),
        ("constant", "nominal", fisher_real(0.05, INFLATION)),
        ("current", None, 0.05),
        ("current", "nominal", 0.05),
        ("current", "real", fisher_nominal(0.05, INFLATION)),
    ],
)
def test_rule_08_a_discount_rate_of_the_other_kind_is_converted_by_fisher(money, kind, rate):
    fee = maintain("100", escalation=Path(0.0, kind="real" if money == "constant" else "nominal"))

    found = total(fee, years=4, money=money, inflation=INFLATION, discount_rate=Path(0.05, kind=kind))

    assert found == pytest.approx(sum(100 / (1 + rate) ** year for year in range(1, 5)), rel=1e-12)


def test_rule_08_inflation_may_change_from_year_to_year():
    inflation = [0.01, 0.05, 0.02]

    found = total(maintain("100"), years=3, inflation=inflation, discount_rate=Path(0.05, kind="nominal"))

    factor, expected = 1.0, 0.0
    for year in range(3):
        factor /= (1 + 0.05) / (1 + inflation[year])
        expected += 100 * factor
    assert found == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    ("money", "kind", "price"),
    [
        ("constant", None, lambda t: 0.2 * 1.03**t),
        ("constant", "real", lambda t: 0.2 * 1.03**t),
        ("constant", "nominal", lambda t: 0.2 * 1.03**t / (1 + INFLATION) ** t),
        ("current", None, lambda t: 0.2 * 1.03**t),
        ("current", "nominal", lambda t: 0.2 * 1.03**t),
        ("current", "real", lambda t: 0.2 * 1.03**t * (1 + INFLATION) ** t),
    ],
)
def test_rule_08_a_price_path_of_the_other_kind_is_converted(money, kind, price):
    energy = Resource(name="energy", price=Path(0.2, growth=0.03, kind=kind))

    found = flows(consume("energy", "1000"), years=4, money=money, inflation=INFLATION, resources=[energy])

    assert found == {year: 1000 * price(year) for year in range(1, 5)}


@pytest.mark.parametrize("money", ["constant", "current"])
@pytest.mark.parametrize("kind", ["real", "nominal"])
def test_rule_08_an_escalation_of_the_other_kind_is_converted(money, kind):
    fee = maintain("100", "fee", escalation=Path(0.03, kind=kind))

    found = flows(fee, years=4, money=money, inflation=INFLATION)

    growth = 0.03
    if (money, kind) == ("constant", "nominal"):
        growth = fisher_real(0.03, INFLATION)
    if (money, kind) == ("current", "real"):
        growth = fisher_nominal(0.03, INFLATION)
    assert found == {year: 100 * (1 + growth) ** year for year in range(1, 5)}


def test_rule_08_a_real_escalation_on_a_resource_adds_no_second_inflation_in_current_money():
    energy = consume("energy", "1000", escalation=Path(0.03, kind="real"))

    found = flows(energy, years=3, money="current", inflation=INFLATION, resources=[Resource(name="energy", price=0.2)])

    assert found == {year: 200 * 1.03**year * (1 + INFLATION) ** year for year in range(1, 4)}


@pytest.mark.parametrize("kind", ["real", "nominal"])
def test_rule_08_an_escalation_on_a_resource_weighs_the_same_in_both_moneys(kind):
    costs = consume("energy", "1000", escalation=Path(0.03, kind=kind))
    method = {"inflation": INFLATION, "discount_rate": Path(R, kind="real"), "resources": [PLAIN_ENERGY]}

    constant, current = (total(costs, money=money, **method) for money in ("constant", "current"))

    assert current == pytest.approx(constant, rel=1e-12)


@pytest.mark.parametrize("kind", ["real", "nominal"])
def test_rule_08_the_value_of_an_externality_of_the_other_kind_is_converted(kind):
    use = CostStream(name="use", amount="0", emissions={"CO2e": "1000"})
    value = {"value": 100, "growth": 0.03, "kind": kind, "source": "A test"}

    found = flows(use, part="CO2e", years=3, inflation=INFLATION, externalities=[carbon(value)])

    level = 1 + INFLATION if kind == "nominal" else 1.0
    assert found == {year: 100 * 1.03**year / level**year for year in range(1, 4)}


@pytest.mark.parametrize("money", ["constant", "current"])
@pytest.mark.parametrize("kind", ["real", "nominal"])
@pytest.mark.parametrize("where", ["answered", "fixed"])
def test_rule_08_a_yearly_price_list_is_in_the_money_it_says_whatever_the_money_of_the_method(where, kind, money):
    fee = {"points": {2027: 100, 2028: 103, 2029: 106}, "kind": kind}
    method = {"years": 2, "money": money, "inflation": INFLATION}
    if where == "fixed":
        method["parameters"] = [Parameter(name="fee", value=fee)]

    found = flows(
        maintain("fee"), part="fee", offers=[Offer("Only", **({"fee": fee} if where == "answered" else {}))], **method
    )

    power = {("nominal", "constant"): -1, ("real", "current"): 1}.get((kind, money), 0)
    assert found == {year: price * (1 + INFLATION) ** (power * year) for year, price in [(1, 103), (2, 106)]}


@pytest.mark.parametrize(("money", "kind"), [("constant", "nominal"), ("current", "real")])
@pytest.mark.parametrize("where", ["answered", "fixed"])
def test_rule_08_a_price_list_in_another_money_without_the_inflation_is_an_error_and_not_a_guess(where, money, kind):
    fee = {"points": {2027: 100, 2028: 103, 2029: 106}, "kind": kind}
    parameters = [Parameter(name="fee", value=fee)] if where == "fixed" else []
    offers = [Offer("Only", **({"fee": fee} if where == "answered" else {}))]

    bought = purchase(maintain("fee", escalation=0.0), years=2, money=money, parameters=parameters, offers=offers)

    assert errors(bought)


NEEDING_INFLATION = {
    "a nominal rate in constant money": ([maintain("1")], {"discount_rate": Path(0.05, kind="nominal")}),
    "a real rate in current money": (
        [maintain("1", escalation=0.02)],
        {"money": "current", "discount_rate": Path(0.05, kind="real")},
    ),
    "a nominal price in constant money": (
        [consume("energy", "1")],
        {"resources": [Resource(name="energy", price=Path(0.2, growth=0.02, kind="nominal"))]},
    ),
    "a nominal escalation in constant money": ([maintain("1", escalation=Path(0.02, kind="nominal"))], {}),
    "a nominal index in constant money": (
        [maintain("1", contract={"index": {"value": 1, "growth": 0.02, "kind": "nominal"}})],
        {},
    ),
    "a firm price in constant money": ([maintain("1", contract="firm")], {}),
    "a price firm for some years in constant money": ([maintain("1", contract={"firm_years": 2})], {}),
    "a revisable price in current money": ([maintain("1")], {"money": "current"}),
    "a price firm for some years in current money": ([maintain("1", contract={"firm_years": 2})], {"money": "current"}),
    "a resource at a base-year price in current money": (
        [consume("energy", "1")],
        {"money": "current", "resources": [PLAIN_ENERGY]},
    ),
    "a nominal value of carbon in constant money": (
        [CostStream(name="use", amount="1", emissions={"CO2e": "1"})],
        {"externalities": [carbon({"value": 100, "growth": 0.02, "kind": "nominal", "source": "A test"})]},
    ),
    "a base-year value of carbon in current money": (
        [CostStream(name="use", amount="1", escalation=0.0, emissions={"CO2e": "1"})],
        {"money": "current", "externalities": [carbon(100)]},
    ),
}


@pytest.mark.parametrize("case", NEEDING_INFLATION)
def test_rule_08_without_the_inflation_it_needs_a_figure_is_an_error_and_not_a_guess(case):
    costs, method = NEEDING_INFLATION[case]

    bought = purchase(*costs, **method)

    assert errors(bought)
    assert lcc.compare(bought).ranking == ()


def test_rule_08_the_budget_in_current_money_needs_the_inflation():
    comparison = lcc.compare(purchase(maintain("100")))

    with pytest.raises(lcc.LccError, match="inflation"):
        _ = comparison.budget


def test_rule_08_an_inflation_that_stops_before_the_horizon_leaves_no_silent_hole_in_the_budget():
    bought = purchase(maintain("100"), years=5, inflation=[0.02, 0.02])

    if not errors(bought):
        with pytest.raises(lcc.LccError):
            _ = lcc.compare(bought).budget


@pytest.mark.parametrize("money", ["constant", "current"])
def test_rule_08_the_budget_is_in_current_euros(money):
    costs = maintain("100", "fee"), maintain("10", "subscription", contract="firm")

    found = lcc.compare(purchase(*costs, years=3, money=money, inflation=INFLATION)).budget["Only", "operating"]

    assert found.values.tolist() == pytest.approx([0.0, *(100 * (1 + INFLATION) ** year + 10 for year in range(1, 4))])


# Rule 9: VAT by who invoices


ENERGY = Resource(name="energy", unit="kWh", price=0.1, vat=0.055, emissions={"CO2e": Path(0.5)})
INVOICES = [
    acquire("1000", "machine"),
    consume("energy", "2000"),
    maintain("300", "own staff", invoiced_by="internal"),
    maintain("40", "inspection", invoiced_by="third_party", vat=0.1),
]


@pytest.mark.parametrize("tenderers_rate", [0.2, 0.1, 0.0])
@pytest.mark.parametrize(
    ("tax", "deductible"), [("including", 0.0), ("including", 0.4), ("including", 1.0), ("excluding", 0.0)]
)
def test_rule_09_vat_follows_who_invoices_and_spares_internal_costs_and_externalities(tax, deductible, tenderers_rate):
    method = {"tax": tax, "deductible": deductible, "resources": [ENERGY], "externalities": [carbon(100)], "years": 1}

    found = total(*INVOICES, offers=[Offer("Only", vat=tenderers_rate)], **method)

    kept = 0.0 if tax == "excluding" else 1 - deductible
    machine = 1000 * (1 + tenderers_rate * kept)
    energy = 2000 * 0.1 * (1 + 0.055 * kept)
    inspection = 40 * (1 + 0.1 * kept)
    carbon_cost = 2000 * 0.5 / 1000 * 100
    assert found == pytest.approx(machine + energy + 300 + inspection + carbon_cost, rel=1e-12)


@pytest.mark.parametrize(("tax", "first"), [("including", "Exempt"), ("excluding", "Taxed")])
def test_rule_09_a_training_at_12_000_with_vat_loses_to_one_at_12_600_without(tax, first):
    """CAA Toulouse 22TL20276: the buyer pays VAT, so what is invoiced is what is compared."""
    offers = [Offer("Taxed", price=12_000, vat=0.2), Offer("Exempt", price=12_600, vat=0, vat_ground="CGI 261, 4, 4°")]

    comparison = lcc.compare(purchase(acquire("price"), offers=offers, tax=tax))

    assert comparison.ranking[0].offer == first
    if tax == "including":
        assert [(rank.offer, rank.total) for rank in comparison.ranking] == [("Exempt", 12_600), ("Taxed", 14_400)]


def test_rule_09_the_method_cannot_put_a_fictitious_rate_on_a_tenderer():
    offers = [Offer("Only", vat=0, vat_ground="CGI 293 B")]

    bought = purchase(acquire("1000", "machine", vat=0.2), offers=offers, tax="including")

    assert lcc.compare(bought).total["Only"] == 1000
    assert [finding.severity for finding in lcc.compare(bought).findings] == ["warning"]


@pytest.mark.parametrize(
    "third_party", [consume("energy", "1"), maintain("1", "inspection", invoiced_by="third_party")]
)
def test_rule_09_a_third_partys_rate_that_nobody_gave_is_an_error_when_vat_counts(third_party):
    bought = purchase(third_party, tax="including", resources=[PLAIN_ENERGY])

    assert errors(bought) == [("method", "costs", third_party.name, "vat")]


def test_rule_09_excluding_vat_no_rate_is_needed():
    assert total(acquire("1000"), consume("energy", "10"), tax="excluding", resources=[PLAIN_ENERGY], years=1) == 1002


# Rule 10: externalities


def test_rule_10_an_externality_is_kilograms_over_a_thousand_times_its_value_of_the_year():
    value = {"points": {2027: 250, 2030: 310}, "source": "A test"}
    use = consume("energy", "4000")

    comparison = lcc.compare(
        purchase(use, resources=[ENERGY], externalities=[carbon(value)], years=3, discount_rate=R, timing="mid_year")
    )

    expected = 0.0
    for year, by_hand in [(1, 270), (2, 290), (3, 310)]:
        expected += 4000 * 0.5 / 1000 * by_hand / (1 + R) ** (year - 0.5)
    assert comparison.by_stage["Only", "externality"] == pytest.approx(expected, rel=1e-12)


def test_rule_10_a_value_by_kilogram_is_not_divided_by_a_thousand():
    use = CostStream(name="van", amount="0", emissions={"NOx": "3"})
    nox = Externality(
        name="NOx",
        value=Path(20.0, source="A test"),
        unit="EUR/kgNOx",
        perimeter="use",
        verification="type test",
        counts=True,
    )

    assert total(use, externalities=[nox], years=2) == 2 * 3 * 20


@pytest.mark.parametrize(("per", "times"), [("year", 1), ("month", 12)])
def test_rule_10_emissions_come_from_the_resource_and_from_the_stream_itself(per, times):
    use = consume("energy", "100", per=per, emissions={"CO2e": "7"})

    found = lcc.compare(purchase(use, resources=[ENERGY], externalities=[carbon(1000)], years=1))

    assert found.emissions["Only", "CO2e", "use", 2028] == pytest.approx(times * (100 * 0.5 + 7))
    assert found.by_stage["Only", "externality"] == pytest.approx(times * (100 * 0.5 + 7))


def test_rule_10_its_stage_is_externality_in_cost_and_the_emitting_streams_in_emissions():
    costs = (
        acquire("1000", emissions={"CO2e": "500"}),
        consume("energy", "100"),
        dispose("0", "end", emissions={"CO2e": "30"}),
    )

    found = lcc.compare(purchase(*costs, resources=[ENERGY], externalities=[carbon(1000)], years=2))

    kilograms = {
        stage: found.emissions["Only", "CO2e", stage].values.sum() for stage in ("acquisition", "use", "end_of_life")
    }
    assert kilograms == {"acquisition": 500, "use": 100, "end_of_life": 30}
    assert found.by_stage["Only", "acquisition"] == 1000
    assert found.by_stage["Only", "externality"] == 630


def test_rule_10_what_is_bought_again_is_emitted_again_and_a_residual_value_takes_no_emission_back():
    machine = acquire("1000", "machine", life="4", emissions={"CO2e": "200"})

    found = lcc.compare(purchase(machine, externalities=[carbon(1000)]))

    assert found.emissions["Only", "CO2e"].values.sum() == 600
    assert found.by_stage["Only", "externality"] == 600


def test_rule_10_an_externality_that_does_not_count_changes_no_total_and_is_still_emitted():
    use = consume("energy", "1000")

    found = lcc.compare(purchase(use, resources=[ENERGY], externalities=[carbon(100, counts=False)], years=1))

    assert found.total["Only"] == found.direct["Only"] == pytest.approx(100)
    assert found.emissions["Only", "CO2e"].values.sum() == 500


@pytest.mark.parametrize("lacking", ["value", "unit", "source", "perimeter", "verification"])
def test_rule_10_an_incomplete_externality_never_counts(lacking):
    fields = {"name": "CO2e", "unit": "EUR/tCO2e", "perimeter": "use", "verification": "meter", "counts": True}
    fields["value"] = Path(100.0) if lacking == "source" else Path(100.0, source="A test")
    fields.pop(lacking, None)
    use = consume("energy", "1000")

    bought = purchase(use, resources=[ENERGY], externalities=[Externality(**fields)], years=1)

    found = lcc.compare(bought)
    assert lacking in " ".join(str(finding) for finding in found.findings) or lacking == "verification"
    assert not found.ranking or found.total["Only"] == pytest.approx(100)


# Rule 11: who pays


def test_rule_11_the_total_is_all_payers_and_externalities_the_direct_cost_leaves_externalities_out():
    costs = (
        acquire("1000", "machine", life="4"),
        maintain("10", "users' time", borne_by="users"),
        maintain("5", "noise walls", borne_by="society"),
        maintain("3", "service"),
        consume("energy", "100"),
    )
    method = {"resources": [ENERGY], "externalities": [carbon(200)], "inflation": 0.0}

    found = lcc.compare(purchase(*costs, **method))

    paid_by_the_buyer = 3 * 1000 + 10 * 3 + 10 * 100 * 0.1
    direct = paid_by_the_buyer - 0.5 * 1000 + 10 * 10 + 10 * 5
    assert found.direct["Only"] == pytest.approx(direct)
    assert found.total["Only"] == pytest.approx(direct + 10 * 100 * 0.5 / 1000 * 200)
    assert found.budget["Only"].sum("section", "year").values == pytest.approx(paid_by_the_buyer)


def test_rule_11_the_budget_parts_investment_from_operating_and_a_stream_may_say_which():
    costs = (
        acquire("1000", "machine"),
        maintain("400", "overhaul", schedule={"at": [5]}, section="investment"),
        maintain("3"),
    )

    budget = lcc.compare(purchase(*costs, inflation=0.0)).budget

    assert budget["Only", "investment"].values.sum() == 1400
    assert budget["Only", "operating"].values.sum() == 30


def test_rule_11_a_cost_that_bears_the_name_of_an_impact_loses_nothing_of_itself():
    tax = CostStream(name="CO2e", amount="50", emissions={"CO2e": "1000"})

    found = lcc.compare(purchase(tax, externalities=[carbon(100)], years=1))

    assert found.total["Only"] == 150
    assert found.present["Only"].sum("stream", "year").values == 150
    assert found.direct["Only"] == 50


FIGURES = ["emissions", "quantities", "per_unit", "budget", "annual", "by_stage", "acquisition", "direct", "present"]


@pytest.mark.parametrize("figure", FIGURES)
def test_rule_11_reading_a_figure_changes_no_finding_and_no_place(figure):
    short = {"points": {2027: 1, 2029: 1}}
    energy = Resource(name="energy", unit="kWh", price=0.1, emissions={"CO2e": Path.of(short)})
    method = {
        "resources": [energy],
        "inflation": 0.02,
        "parameters": [Parameter(name="pages", value=short)],
        "functional_unit": lcc.FunctionalUnit(label="page", amount="pages"),
    }
    bought = purchase(consume("energy", "100"), **method)

    untouched, read = lcc.compare(bought), lcc.compare(bought)
    getattr(read, figure)

    assert list(map(str, read.findings)) == list(map(str, untouched.findings))
    assert read.ranking == untouched.ranking
    assert list(map(str, read.findings)) == list(map(str, lcc.compare(bought).findings))


# Rule 12: cents and ties


@pytest.mark.parametrize(
    ("amount", "cents"),
    [(100.005, 100.01), (100.0049, 100.0), (2.675, 2.68), (1.005, 1.01), (-100.005, -100.01), (0.125, 0.13)],
)
def test_rule_12_totals_are_to_the_cent_half_away_from_zero(amount, cents):
    comparison = lcc.compare(purchase(acquire("price"), offers=[Offer("Only", price=amount)]))

    assert comparison.ranking[0].total == cents


def test_rule_12_nothing_is_rounded_inside():
    costs = acquire("0.004", "first"), acquire("0.004", "second"), acquire("0.004", "third")

    comparison = lcc.compare(purchase(*costs))

    assert comparison.ranking[0].total == 0.01
    assert comparison.total["Only"] == pytest.approx(0.012, rel=1e-12)


THREE_EQUAL = [
    Offer("Dear to buy", price=600, service=40.0001),
    Offer("Cheap to buy", price=500, service=50.0001),
    Offer("First by a cent", price=700, service=29.999),
    Offer("As cheap", price=500.001, service=50),
    Offer("Last", price=2000, service=0),
]


def test_rule_12_equal_cents_are_a_tie_broken_by_the_cost_to_buy():
    comparison = lcc.compare(purchase(acquire("price"), maintain("service"), offers=THREE_EQUAL))

    assert [(rank.place, rank.offer, rank.total, rank.gap, rank.tied) for rank in comparison.ranking] == [
        (1, "First by a cent", 999.99, 0.0, False),
        (2, "Cheap to buy", 1000.0, 0.01, True),
        (2, "As cheap", 1000.0, 0.01, True),
        (4, "Dear to buy", 1000.0, 0.01, True),
        (5, "Last", 2000.0, 1000.01, False),
    ]


def test_rule_12_without_a_tie_break_equal_offers_share_their_place_in_the_order_of_the_file():
    comparison = lcc.compare(purchase(acquire("price"), maintain("service"), offers=THREE_EQUAL, tie_break="none"))

    assert [(rank.place, rank.offer) for rank in comparison.ranking] == [
        (1, "First by a cent"),
        (2, "Dear to buy"),
        (2, "Cheap to buy"),
        (2, "As cheap"),
        (5, "Last"),
    ]


# Rule 13: annual cost, functional unit


@pytest.mark.parametrize("timing", ["end_of_year", "mid_year", "start_of_year"])
def test_rule_13_the_annual_cost_divides_by_end_of_year_factors_of_years_1_to_the_study_period(timing):
    method = {
        "timing": timing,
        "service_start": 2,
        "years": 5,
        "discount_rate": [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07],
    }

    comparison = lcc.compare(purchase(acquire("1000"), maintain("100"), **method))

    factor, annuity = 1.0, 0.0
    for rate in [0.01, 0.02, 0.03, 0.04, 0.05]:
        factor /= 1 + rate
        annuity += factor
    assert comparison.annual["Only"] == pytest.approx(comparison.total["Only"] / annuity, rel=1e-12)


def test_rule_13_the_functional_unit_divides_by_units_that_are_not_discounted():
    pages = lcc.FunctionalUnit(label="page", amount="pages * 1.1^year")
    offers = [Offer("Only", pages=1000)]

    comparison = lcc.compare(
        purchase(acquire("500"), offers=offers, functional_unit=pages, years=3, service_start=1, discount_rate=R)
    )

    units = sum(1000 * 1.1**year for year in (2, 3, 4))
    assert comparison.per_unit["Only"] == pytest.approx(500 / units, rel=1e-12)


# Rule 14: baseline, SIR and AIRR


def test_rule_14_to_buy_is_the_acquisition_stage_of_year_0_on_the_methods_vat_basis():
    costs = (
        acquire("price", life="4"),
        acquire("50", "delivery", invoiced_by="internal"),
        acquire("70", "second batch", schedule={"at": [1]}),
        maintain("30", "starting stock", schedule="start"),
    )
    offers = [Offer("Taxed", price=1000, vat=0.2), Offer("Exempt", price=1100, vat=0)]

    found = lcc.compare(purchase(*costs, offers=offers, tax="including"))

    assert [found.acquisition["Taxed"], found.acquisition["Exempt"]] == [1250, 1150]
    assert found.baseline == "Exempt"


def test_rule_14_the_baseline_is_the_lowest_price_to_buy_first_in_the_file_if_equal():
    offers = [Offer("Dear", price=300), Offer("One", price=100), Offer("Other", price=100)]

    assert lcc.compare(purchase(acquire("price"), offers=offers)).baseline == "One"


def test_rule_14_an_offer_that_is_not_evaluated_is_no_baseline():
    offers = [Offer("Half", price=1), Offer("Whole", price=100, fee=1), Offer("Other", price=200, fee=1)]

    assert lcc.compare(purchase(acquire("price"), maintain("fee"), offers=offers)).baseline == "Whole"


def test_rule_14_sir_and_airr_take_the_investment_section_and_reinvest_at_the_discount_rate():
    costs = (
        acquire("price", life="life"),
        maintain("overhaul", schedule={"at": [6]}, section="investment"),
        maintain("service"),
        consume("energy", "kwh"),
    )
    offers = [
        Offer("Cheap", price=1000, life=10, overhaul=50, service=100, kwh=9000),
        Offer("Dear", price=3000, life=16, overhaul=400, service=60, kwh=2500),
    ]

    found = lcc.compare(purchase(*costs, offers=offers, resources=[PLAIN_ENERGY], discount_rate=R)).against()["Dear"]

    invested = 3000 - 1000 + (400 - 50) / (1 + R) ** 6 - (1 - 10 / 16) * 3000 / (1 + R) ** 10
    saved = sum((100 - 60 + 0.2 * (9000 - 2500)) / (1 + R) ** year for year in range(1, 11))
    assert found.net_savings == pytest.approx(saved - invested, rel=1e-12)
    assert found.sir == pytest.approx(saved / invested, rel=1e-12)
    assert found.airr == pytest.approx((1 + R) * (saved / invested) ** (1 / 10) - 1, rel=1e-9)


# Rule 15: payback, internal rate of return, crossings


def against_nothing(spent, **method):
    """Measure an offer that spends the given amounts, year after year, more than another that spends nothing."""
    costs = [CostStream(name=f"y{year}", amount=f"a{year}", schedule={"at": [year]}) for year in range(len(spent))]
    costs.append(acquire("price"))
    dear = {f"a{year}": amount for year, amount in enumerate(spent)}
    offers = [Offer("Nothing", price=0, **dict.fromkeys(dear, 0)), Offer("Spending", price=0, **dear)]
    return lcc.compare(purchase(*costs, offers=offers, years=len(spent) - 1, **method)).against("Nothing")["Spending"]


@pytest.mark.parametrize(
    ("spent", "year", "interpolated"),
    [
        ([1000, -300, -300, -300, -300], 4, 3 + 100 / 300),
        ([1000, -500, -500, -500], 2, 2.0),
        ([1000, -100, -100], None, None),
        ([-10, -10, -10], 0, 0.0),
        ([1000, -1500, 900, 100], 1, 1000 / 1500),
    ],
)
def test_rule_15_payback_is_the_first_whole_year_and_interpolated_within_it_or_none(spent, year, interpolated):
    found = against_nothing(spent).payback

    assert found.year == year
    assert found.interpolated == (None if interpolated is None else pytest.approx(interpolated))


def test_rule_15_discounted_payback_discounts_the_savings():
    found = against_nothing([1000, -300, -300, -300, -300, -300], discount_rate=0.1).discounted_payback

    cumulated, year, before = -1000.0, 0, 0.0
    while cumulated < 0:
        year, before = year + 1, cumulated
        cumulated += 300 / 1.1**year
    assert found.year == year == 5
    assert found.interpolated == pytest.approx(year - 1 + before / (before - cumulated))


def worth(spent, rate, shift=0.0):
    """Present value at a rate, flows after year 0 falling a little earlier."""
    return sum(amount / (1 + rate) ** (year - shift if year else 0) for year, amount in enumerate(spent))


@pytest.mark.parametrize(
    ("spent", "expected"),
    [
        ([1000, -300, -300, -300, -300], None),
        ([1000] + [-45] * 60, None),
        ([100, -230, 132], 0.10),
        ([100, -(0.95 + 1.30) * 100, 0.95 * 1.30 * 100], -0.05),
        ([100, -50, -40], None),
    ],
)
@pytest.mark.parametrize(("timing", "shift"), [("end_of_year", 0.0), ("mid_year", 0.5)])
def test_rule_15_the_internal_rate_of_return_is_the_root_nearest_zero(spent, expected, timing, shift):
    found = against_nothing(spent, timing=timing).irr

    assert found is not None
    assert worth(spent, found, shift) == pytest.approx(0, abs=1e-6)
    steps = [k / 10_000 for k in range(int(abs(found) * 10_000))]
    signs = {worth(spent, sign * step, shift) > 0 for step in steps for sign in (-1, 1)}
    assert len(signs) <= 1, "another root is nearer zero"
    if expected is not None and not shift:
        assert found == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("spent", [[100, 20, 30], [-100, -20], [0, 0, 0]])
def test_rule_15_no_internal_rate_of_return_without_a_change_of_sign(spent):
    assert against_nothing(spent).irr is None


def crossings_by_hand(spent, rate=0.0):
    """Follow the straight line between cumulated costs year by year and note each passage through zero."""
    cumulated, gap = 0.0, []
    for year, amount in enumerate(spent):
        cumulated += amount / (1 + rate) ** year
        gap.append(cumulated)
    passages = [year for year in range(1, len(gap)) if gap[year - 1] * gap[year] < 0]
    return [year - 1 + gap[year - 1] / (gap[year - 1] - gap[year]) for year in passages]


@pytest.mark.parametrize(
    "spent",
    [[100, -30, -30, -30, -30, -30], [100, -150, 120, -100, 60, -40], [100, -30, -30], [-50, 30, 30, 30], [10, 10, 10]],
)
def test_rule_15_cumulated_costs_cross_as_often_as_they_cross(spent):
    found = against_nothing(spent, discount_rate=0.07)

    assert found.crossings == pytest.approx(crossings_by_hand(spent))
    assert found.discounted_crossings == pytest.approx(crossings_by_hand(spent, 0.07))


@pytest.mark.parametrize(
    ("spent", "years"),
    [
        ([100, -100, -50, -50], [1.0]),
        ([100, -100, 0, -50], [1.0]),
        ([100, -100, 50, -10], []),
        ([0, 50, -100, 10], [1.5]),
    ],
)
def test_rule_15_costs_that_meet_cross_only_if_they_part_the_other_way(spent, years):
    assert against_nothing(spent).crossings == pytest.approx(years)


def test_rule_09_a_tenderer_may_invoice_one_cost_at_another_rate():
    costs = acquire("price", "machine"), maintain("fee", "food")
    offers = [
        Offer("Two rates", price=1000, fee=100, vat=0.2, vat_by_cost={"food": 0.055}),
        Offer("One", price=1000, fee=100, vat=0.2),
    ]

    found = lcc.compare(purchase(*costs, offers=offers, tax="including", years=2))

    assert found.total["Two rates"] == pytest.approx(1000 * 1.2 + 2 * 100 * 1.055)
    assert found.total["One"] == pytest.approx(1000 * 1.2 + 2 * 100 * 1.2)


def test_rule_09_a_rate_for_a_cost_the_tenderer_does_not_invoice_is_said_with_the_nearest():
    offers = [Offer("Two rates", price=1000, vat=0.2, vat_by_cost={"machin": 0.055})]

    bought = purchase(acquire("price", "machine"), offers=offers, tax="including")

    assert errors(bought) == [("offers", "Two rates", "vat_by_cost", "machin")]
    assert "machine" in str(lcc.findings(bought)[0].message)


def test_a_computed_value_that_lacks_in_one_year_of_use_is_said_at_its_formula_and_not_in_a_year_of_none():
    ratio = Parameter(name="ratio", formula="1 / (year - 3)")
    used, unused = maintain("ratio * 10", "fee"), maintain("ratio * 10", "fee", schedule=Schedule(at=[1, 2]))

    assert errors(purchase(used, years=5, parameters=[ratio])) == [("method", "parameters", "ratio", "formula")]
    assert errors(purchase(unused, years=5, parameters=[ratio])) == []


def test_a_computed_value_that_lacks_for_one_offer_does_not_stop_the_others():
    ratio = Parameter(name="ratio", formula="1 / (year - delay)")
    offers = [Offer("Late", delay=3), Offer("Never", delay=30)]

    comparison = lcc.compare(purchase(maintain("ratio * 10", "fee"), years=5, parameters=[ratio], offers=offers))

    assert comparison.evaluated == ["Never"]
    assert "No value for 2030." in str(comparison.unranked["Late"][0])
