"""Offers differ only in their answers: what is missing, unreadable or unproven is so in the same way for all."""

from __future__ import annotations

import math
from pathlib import Path as FilePath

import pytest
import yaml

import lcc
from lcc import Evidence, Line, Offer, Parameter, Range, SetAside, acquire, consume, dispose, maintain

EXAMPLES = FilePath(__file__).parents[1] / "examples"


def purchase(costs, offers, *parameters, **method):
    """Return a purchase over five years, at no discount and without VAT unless said otherwise."""
    settings = {"base_year": 2027, "years": 5, "discount_rate": 0.0, "tax": "excluding"} | method
    return lcc.Purchase(method=lcc.Method(costs=costs, parameters=parameters, **settings), offers=offers)


def problems(bought, severity="error"):
    """Return {offer: addresses} of what is found in the offers."""
    found = {}
    for finding in lcc.compare(bought).findings:
        if finding.severity == severity:
            found.setdefault(finding.offer, []).append(finding.address)
    return found


BUY_AND_SERVE = [acquire("price"), maintain("fee")]
FOUR = [
    Offer("One", price=100, fee=10),
    Offer("Two", price=90, fee=13),
    Offer("Three", price=1),
    Offer("Four", price=80, fee=16),
]


# A missing answer


def test_a_missing_answer_is_never_zero_and_never_stops_the_others():
    comparison = lcc.compare(purchase(BUY_AND_SERVE, FOUR))

    assert math.isnan(comparison.total["Three"])
    assert [(rank.place, rank.offer, rank.total) for rank in comparison.ranking] == [
        (1, "One", 150),
        (2, "Two", 155),
        (3, "Four", 160),
    ]
    assert list(comparison.unranked) == ["Three"]
    with lcc.speaking("en"):
        assert str(comparison.coverage) == "3 of 4 offers evaluated"
        assert "3 of 4 offers evaluated" in str(comparison)


@pytest.mark.parametrize("missing", [{}, {"fee": None}, {"fee": ""}, {"fee": "  "}])
def test_an_empty_answer_is_a_missing_answer_said_at_its_address(missing):
    bought = purchase(BUY_AND_SERVE, [*FOUR[:2], Offer("Three", price=1, **missing)])

    assert problems(bought) == {"Three": [("offers", "Three", "answers", "fee")]}


@pytest.mark.parametrize(
    "formula", ["fee * 0", "if(fee > 3, 1, 1)", "max(0, fee)", "min(fee, 5)", "if(price > 0, 1, fee)"]
)
def test_no_formula_turns_a_missing_answer_into_a_total(formula):
    bought = purchase([acquire("price"), maintain(formula)], FOUR)

    assert lcc.compare(bought).evaluated == ["One", "Two", "Four"]
    assert math.isnan(lcc.compare(bought).total["Three"])


def test_an_answer_of_zero_is_an_answer():
    bought = purchase(BUY_AND_SERVE, [Offer("One", price=100, fee=0), Offer("Two", price=90, fee=13)])

    assert lcc.compare(bought).total["One"] == 100


def test_no_figure_of_an_incomplete_offer_passes_for_a_complete_one():
    comparison = lcc.compare(purchase(BUY_AND_SERVE, FOUR, inflation=0.0))

    for figures in (comparison.total, comparison.direct, comparison.annual, comparison.acquisition):
        assert math.isnan(figures["Three"])
    assert comparison.to_dict()["total"]["Three"] is None
    assert math.isnan(comparison.budget["Three"].sum("section", "year").values)
    assert math.isnan(comparison.by_stage["Three"].sum("stage").values)


def test_when_no_offer_is_complete_none_is_ranked_and_nothing_fails():
    comparison = lcc.compare(purchase(BUY_AND_SERVE, [Offer("One", price=1), Offer("Two", fee=2)]))

    assert (comparison.ranking, comparison.baseline, comparison.reversal) == ((), None, None)
    assert set(comparison.unranked) == {"One", "Two"}
    assert str(comparison)


@pytest.mark.parametrize("typed", ["à préciser", "voir annexe 3", "1,234", "12 à 15", "n/a", "-"])
def test_what_cannot_be_read_is_kept_as_typed_and_stops_that_offer_alone(typed):
    offer = Offer("Three", price=1, fee=typed)

    bought = purchase(BUY_AND_SERVE, [*FOUR[:2], offer])

    assert offer.answers["fee"] == typed
    assert problems(bought) == {"Three": [("offers", "Three", "answers", "fee")]}
    assert typed in " ".join(str(reason) for reason in lcc.compare(bought).unranked["Three"])
    assert lcc.compare(bought).evaluated == ["One", "Two"]


@pytest.mark.parametrize(
    ("typed", "read"), [("1 234,56 €", 1234.56), ("1234.56", 1234.56), ("1.234,56 EUR", 1234.56), ("12 %", 0.12)]
)
def test_a_number_written_as_people_write_it_is_that_number(typed, read):
    bought = purchase([acquire("price")], [Offer("One", price=typed)])

    assert lcc.compare(bought).total["One"] == read


def test_a_formula_without_a_value_for_one_offer_stops_that_offer_alone():
    offers = [Offer("Zero", price=10, life=0), Offer("Five", price=10, life=5)]

    comparison = lcc.compare(purchase([maintain("price / life", "rent")], offers))

    assert comparison.evaluated == ["Five"]
    assert "division by zero" in str(comparison.unranked["Zero"][0])


# Offers set aside


def test_an_offer_set_aside_keeps_its_reason_and_gives_up_its_place():
    aside = Offer("Cheapest", price=1, fee=1, set_aside=SetAside(reason="irregular", note="signed by nobody"))

    comparison = lcc.compare(purchase(BUY_AND_SERVE, [*FOUR, aside]))

    assert [rank.offer for rank in comparison.ranking] == ["One", "Two", "Four"]
    assert comparison.baseline == "Four"
    assert "irregular" in str(comparison.unranked["Cheapest"][0])
    assert comparison.ranking[0].gap == 0
    with lcc.speaking("en"):
        assert str(comparison.coverage) == "3 of 5 offers evaluated"


# Defaults and fallbacks


def test_a_default_makes_an_answer_optional_for_all():
    offers = [Offer("Silent", price=100), Offer("Speaking", price=100, fee=3)]

    comparison = lcc.compare(
        purchase(BUY_AND_SERVE, offers, Parameter(name="price"), Parameter(name="fee", default=10))
    )

    assert [comparison.total["Silent"], comparison.total["Speaking"]] == [150, 115]


def test_a_default_does_not_replace_an_answer_that_cannot_be_read():
    offers = [Offer("Mumbling", price=100, fee="about 3"), Offer("Speaking", price=100, fee=3)]

    comparison = lcc.compare(
        purchase(BUY_AND_SERVE, offers, Parameter(name="price"), Parameter(name="fee", default=10))
    )

    assert comparison.evaluated == ["Speaking"]


UNPROVEN = [
    Offer("Proven", price=100, kwh=10, evidence={"kwh": Evidence(note="test report", proven=True)}),
    Offer("Not looked at yet", price=100, kwh=10),
    Offer("Unproven", price=100, kwh=10, evidence={"kwh": Evidence(proven=False)}),
    Offer("Silent", price=100),
]


def test_a_published_fallback_takes_the_place_of_an_answer_missing_or_unproven_and_says_so():
    bought = purchase(
        [acquire("price"), maintain("kwh")],
        UNPROVEN,
        Parameter(name="price", unit="EUR"),
        Parameter(name="kwh", unit="kWh", fallback=30),
    )

    comparison = lcc.compare(bought)

    assert [comparison.total[offer.name] for offer in UNPROVEN] == [150, 150, 250, 250]
    where = "answers", "kwh"
    assert problems(bought, "warning") == {name: [("offers", name, *where)] for name in ("Unproven", "Silent")}


@pytest.mark.parametrize("unit", ["EUR", "EUR/page", "€", "€/kWh", "", "k€", "c€/page", "centimes/page"])
def test_a_price_has_no_fallback_whatever_its_unit_is_called(unit):
    bought = purchase([acquire("price")], FOUR, Parameter(name="price", unit=unit, fallback=1))

    assert ("method", "parameters", "price", "fallback") in problems(bought).get(None, [])


@pytest.mark.parametrize("unit", ["kWh", "heures", "h", "pourcentage", "percent", "longueur en m", "lm/W"])
def test_what_is_no_price_may_have_a_fallback_whatever_letters_its_unit_has(unit):
    parameters = Parameter(name="price", unit="EUR"), Parameter(name="declared", unit=unit, fallback=30)
    offers = [Offer("Silent", price=100), Offer("Two", price=1, declared=2)]

    bought = purchase([acquire("price"), maintain("declared")], offers, *parameters)

    assert lcc.compare(bought).evaluated == ["Silent", "Two"]


def test_only_what_is_asked_takes_a_default_or_a_fallback_and_not_both():
    fixed = Parameter(name="fee", value=3, default=4)
    both = Parameter(name="fee", default=3, fallback=4)

    for parameter in (fixed, both):
        assert problems(purchase(BUY_AND_SERVE, FOUR, Parameter(name="price"), parameter))[None]


# Variants


OPENED = Parameter(name="machines", value=12, variants=True)
CLOSED = Parameter(name="pages", value=1000)
VARIANT_COSTS = [acquire("machines * price"), maintain("pages * click / 1000", "clicks")]


def test_a_variant_changes_only_what_the_method_opens():
    variant = Offer("Variant", kind="variant", price=120, click=50, machines=10, pages=1)
    offers = [Offer("Base", price=100, click=50), variant]

    comparison = lcc.compare(
        purchase(VARIANT_COSTS, offers, OPENED, CLOSED, Parameter(name="price"), Parameter(name="click"))
    )

    assert comparison.total["Base"] == 12 * 100 + 5 * 50
    assert comparison.total["Variant"] == 10 * 120 + 5 * 50
    assert [(finding.address, finding.severity) for finding in comparison.findings] == [
        (("offers", "Variant", "answers", "pages"), "warning")
    ]


def test_a_base_offer_changes_nothing_the_buyer_fixed_even_where_variants_may():
    offers = [Offer("Base", price=100, click=50, machines=1), Offer("Variant", kind="variant", price=100, click=50)]

    comparison = lcc.compare(
        purchase(VARIANT_COSTS, offers, OPENED, CLOSED, Parameter(name="price"), Parameter(name="click"))
    )

    assert comparison.total["Base"] == comparison.total["Variant"] == 1450
    assert [finding.address for finding in comparison.findings] == [("offers", "Base", "answers", "machines")]


def test_a_variant_below_a_published_minimum_is_not_ranked():
    opened = OPENED.replace(usual=Range(low=8, required=True))
    offers = [
        Offer("Base", price=100, click=50),
        Offer("Enough", kind="variant", price=100, click=50, machines=8),
        Offer("Too few", kind="variant", price=100, click=50, machines=7),
    ]

    bought = purchase(VARIANT_COSTS, offers, opened, CLOSED, Parameter(name="price"), Parameter(name="click"))

    assert lcc.compare(bought).evaluated == ["Base", "Enough"]


def test_an_answer_to_a_question_that_is_not_asked_changes_nothing_and_is_said():
    declared = Parameter(name="price"), Parameter(name="fee")
    bought = purchase(BUY_AND_SERVE, [FOUR[0], Offer("Two", price=90, fee=13, feee=1)], *declared)

    assert lcc.compare(bought).total["Two"] == 155
    assert problems(bought, "warning") == {"Two": [("offers", "Two", "answers", "feee")]}


# Ranges


def test_an_unusual_answer_is_kept_and_said():
    fee = Parameter(name="fee", unit="EUR", usual=Range(low=5, high=15))

    bought = purchase(BUY_AND_SERVE, [*FOUR[:2], FOUR[3]], Parameter(name="price"), fee)

    assert lcc.compare(bought).total["Four"] == 160
    assert lcc.compare(bought).evaluated == ["One", "Two", "Four"]
    assert problems(bought, "warning") == {"Four": [("offers", "Four", "answers", "fee")]}


def test_an_answer_outside_a_published_requirement_is_an_error_of_that_offer_alone():
    fee = Parameter(name="fee", unit="EUR", usual=Range(low=5, high=15, required=True))

    bought = purchase(BUY_AND_SERVE, FOUR, Parameter(name="price"), fee)

    assert lcc.compare(bought).evaluated == ["One", "Two"]
    assert problems(bought)["Four"] == [("offers", "Four", "answers", "fee")]


@pytest.mark.parametrize("answer", [5, 15])
def test_the_limits_of_a_range_are_inside_it(answer):
    fee = Parameter(name="fee", usual=Range(low=5, high=15, required=True))

    assert problems(purchase(BUY_AND_SERVE, [Offer("Limit", price=1, fee=answer)], Parameter(name="price"), fee)) == {}


@pytest.mark.parametrize("required", [True, False])
def test_each_year_of_an_answer_is_held_to_the_range(required):
    fee = Parameter(name="fee", usual=Range(low=5, high=15, required=required))
    profile = {"points": {0: 10, 5: 30}}

    bought = purchase(BUY_AND_SERVE, [Offer("Rising", price=1, fee=profile)], Parameter(name="price"), fee)

    assert "Rising" in problems(bought, "error" if required else "warning")


# Lines


LINES = [Line(id="L1", quantity=10), Line(id="L2", quantity=4)]
PRICES = Parameter(name="price", per_line=True)
BY_LINE = [acquire("quantity * price", "supply", per_line=True)]


def test_each_line_has_its_answer_and_the_stream_is_their_sum():
    offers = [Offer("One", price=[100, 200]), Offer("Two", price=[90, 260])]

    comparison = lcc.compare(purchase(BY_LINE, offers, PRICES, lines=LINES))

    assert [comparison.total["One"], comparison.total["Two"]] == [1800, 1940]
    assert comparison.by_line("supply").values.tolist() == [[1000, 800], [900, 1040]]
    assert list(comparison.parts) == ["supply"]


def test_lines_have_their_own_lives_removals_and_residual_values():
    life = Parameter(name="life", per_line=True, formula="hours / 2000")
    asked = Parameter(name="hours", per_line=True)
    costs = [
        acquire("quantity * price", "supply", per_line=True, life="life"),
        dispose("quantity", "end", per_line=True, life="life"),
    ]

    bought = purchase(
        costs, [Offer("One", price=[100, 200], hours=[4000, 6000])], PRICES, life, asked, lines=LINES, years=5
    )

    first = 10 * 100 * 3 - 10 * 100 * (3 - 5 / 2)
    second = 4 * 200 * 2 - 4 * 200 * (2 - 5 / 3)
    removal = 10 * (2 + 0.5) + 4 * (1 + 2 / 3)
    assert lcc.compare(bought).total["One"] == pytest.approx(first + second + removal)


@pytest.mark.parametrize("answer", [[100], [100, 200, 300], []])
def test_a_list_of_the_wrong_length_stops_that_offer_alone(answer):
    bought = purchase(BY_LINE, [Offer("Wrong", price=answer), Offer("Right", price=[100, 200])], PRICES, lines=LINES)

    assert lcc.compare(bought).evaluated == ["Right"]
    assert problems(bought) == {"Wrong": [("offers", "Wrong", "answers", "price")]}


@pytest.mark.parametrize("item", [None, "", "néant"])
def test_a_line_without_an_answer_is_named_and_stops_that_offer_alone(item):
    bought = purchase(
        BY_LINE, [Offer("Hole", price=[100, item]), Offer("Right", price=[100, 200])], PRICES, lines=LINES
    )

    assert lcc.compare(bought).evaluated == ["Right"]
    assert problems(bought) == {"Hole": [("offers", "Hole", "answers", "price", "L2")]}


@pytest.mark.parametrize("required", [True, False])
def test_each_line_is_held_to_the_range(required):
    prices = PRICES.replace(usual=Range(low=50, high=150, required=required))
    bought = purchase(BY_LINE, [Offer("Out", price=[100, 200]), Offer("In", price=[100, 60])], prices, lines=LINES)

    assert list(problems(bought, "error" if required else "warning")) == ["Out"]
    assert lcc.compare(bought).evaluated == (["In"] if required else ["Out", "In"])


def test_values_by_line_in_a_single_stream_are_summed_or_refused():
    summed = purchase(
        [acquire("sum(quantity * price)", "supply")], [Offer("One", price=[100, 200])], PRICES, lines=LINES
    )
    loose = purchase([acquire("quantity * price", "supply")], [Offer("One", price=[100, 200])], PRICES, lines=LINES)

    assert lcc.compare(summed).total["One"] == 1800
    assert problems(loose) == {None: [("method", "costs", "supply", "amount")]}


# VAT


def test_a_vat_rate_not_declared_is_missing_and_never_guessed():
    offers = [
        Offer("Declared", price=100, fee=1, vat=0.2),
        Offer("Silent", price=1, fee=1),
        Offer("Exempt", price=110, fee=1, vat=0),
    ]

    bought = purchase(BUY_AND_SERVE, offers, tax="including")

    assert [(rank.offer, rank.total) for rank in lcc.compare(bought).ranking] == [("Exempt", 115), ("Declared", 126)]
    assert problems(bought) == {"Silent": [("offers", "Silent", "vat")]}


def test_a_vat_rate_is_needed_only_where_the_tenderer_invoices_and_vat_counts():
    own = [acquire("price", invoiced_by="internal"), maintain("fee", invoiced_by="internal")]

    assert problems(purchase(BUY_AND_SERVE, FOUR[:2], tax="excluding")) == {}
    assert problems(purchase(own, FOUR[:2], tax="including")) == {}


def test_an_exempt_tenderer_that_gives_no_ground_is_said():
    with_ground = Offer("Ground", price=1, fee=1, vat=0, vat_ground="CGI 293 B")
    without = Offer("No ground", price=1, fee=1, vat=0)

    bought = purchase(BUY_AND_SERVE, [with_ground, without], tax="including")

    assert lcc.compare(bought).evaluated == ["Ground", "No ground"]
    assert list(problems(bought, "warning")) == ["No ground"]


# Trial offers


def test_trial_offers_are_compared_alone_and_never_with_the_offers():
    method = lcc.Method(base_year=2027, years=5, discount_rate=0, tax="excluding", costs=BUY_AND_SERVE)
    trials = [Offer("Invented", price=1, fee=1), Offer("One", price=7, fee=1)]

    bought = lcc.Purchase(method=method, offers=FOUR, trials=trials)

    assert [rank.offer for rank in lcc.compare(bought).ranking] == ["One", "Two", "Four"]
    assert lcc.compare(bought).total["One"] == 150
    assert lcc.compare(bought, trials=True).names == ["Invented", "One"]
    assert lcc.compare(bought, trials=True).total["One"] == 12
    assert "Invented" not in str(lcc.compare(bought).to_dict())


def test_an_incomplete_trial_offer_stops_no_offer():
    method = lcc.Method(base_year=2027, years=5, discount_rate=0, tax="excluding", costs=BUY_AND_SERVE)

    bought = lcc.Purchase(method=method, offers=FOUR[:2], trials=[Offer("Half", price=1)])

    assert lcc.compare(bought).evaluated == ["One", "Two"]


# Twelve copiers for five years


def read(name):
    """Read an example and return its plain data without the format number."""
    data = yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))
    assert list(data).index("format") == 0
    assert data.pop("format") == 1
    return data


@pytest.fixture(scope="module")
def copiers():
    """Return the purchase of twelve copiers."""
    return lcc.Purchase.model_validate(read("copiers.lcc.yaml"))


def with_vat(bought, **rates):
    """Return the purchase with other VAT rates for some offers."""
    return bought.replace(offers=[o.replace(vat=rates[o.name]) if o.name in rates else o for o in bought.offers])


def euros(bought):
    """Return the ranked offers with their totals to the euro."""
    return {rank.offer: round(rank.total) for rank in lcc.compare(bought).ranking}


COPIERS_BY_HAND = {
    "A": {"machines": 12, "price": 2300, "mono": 5.10, "colour": 59.20, "kwh": 3.4, "removal": 80, "vat": 0.2},
    "B": {"machines": 12, "price": 3150, "mono": 3.45, "colour": 43.35, "kwh": 1.7, "removal": 20, "vat": 0.2},
    "B, variante": {
        "machines": 10,
        "price": 3950,
        "mono": 3.45,
        "colour": 43.35,
        "kwh": 2.3,
        "removal": 20,
        "vat": 0.2,
    },
    "C": {"machines": 12, "price": 2890, "mono": 4.65, "colour": 48.50, "kwh": 2.6, "removal": 60, "vat": 0.0},
}


@pytest.mark.parametrize("name", COPIERS_BY_HAND)
def test_a_tenderer_redoes_the_copiers_by_hand_to_the_cent(copiers, name):
    answer = COPIERS_BY_HAND[name]

    clicks, electricity = 0.0, 0.0
    for year in range(1, 6):
        factor = 1.032**-year
        firm = 1.02 ** -min(year, 2)
        clicks += (425_000 * answer["mono"] + 144_000 * answer["colour"]) / 1000 * firm * factor
        electricity += answer["machines"] * answer["kwh"] * 52 * 0.20 * factor
    invoiced = answer["machines"] * (answer["price"] + answer["removal"] * 1.032**-5) + clicks
    assert lcc.compare(copiers).total[name] == pytest.approx(
        invoiced * (1 + answer["vat"]) + electricity * 1.2, abs=0.005
    )


def test_with_vat_as_each_tenderer_invoices_it_the_exempt_copiers_are_first(copiers):
    found = euros(copiers)

    assert {offer: found[offer] for offer in ("C", "B", "A")} == {"C": 76_453, "B": 87_425, "A": 92_820}
    assert next(iter(found)) == "C"


def test_a_fictitious_rate_on_the_exempt_tenderer_would_put_b_first(copiers):
    found = euros(with_vat(copiers, C=0.2))

    assert {offer: found[offer] for offer in ("B", "C", "A")} == {"B": 87_425, "C": 91_389, "A": 92_820}
    assert next(iter(found)) == "B"


def test_without_vat_b_would_be_first(copiers):
    found = euros(copiers.replace(method=copiers.method.replace(tax="excluding")))

    assert {offer: found[offer] for offer in ("B", "C", "A")} == {"B": 72_854, "C": 76_157, "A": 77_350}
    assert next(iter(found)) == "B"


def test_the_copiers_with_a_missing_click_price_are_not_ranked_and_read_as_zero_would_win(copiers):
    comparison = lcc.compare(copiers)
    zero = [o.replace(answers={**o.answers, "colour_click": 0}) if o.name == "D" else o for o in copiers.offers]

    assert list(comparison.unranked) == ["D"]
    assert "D" not in euros(copiers)
    with lcc.speaking("en"):
        assert str(comparison.coverage) == "4 of 5 offers evaluated"
    assert next(iter(euros(copiers.replace(offers=zero)).items())) == ("D", 52_711)


def test_an_unusual_consumption_of_a_copier_is_kept_and_said(copiers):
    warnings = [
        finding.address for finding in lcc.compare(copiers).findings if finding.severity == "warning" and finding.offer
    ]

    assert warnings == [("offers", "D", "answers", "weekly_kwh")]


def test_the_variant_of_ten_faster_copiers_changes_their_number_alone(copiers):
    comparison = lcc.compare(copiers)

    ten = comparison.quantities["B, variante", "electricity", 2028]
    assert ten == pytest.approx(10 * 2.3 * 52)
    assert comparison.per_unit["B, variante"] == pytest.approx(comparison.total["B, variante"] / (5 * 569_000))
    closed = [p.replace(variants=False) for p in copiers.method.parameters]
    assert lcc.compare(copiers.replace(method=copiers.method.replace(parameters=closed))).quantities[
        "B, variante", "electricity", 2028
    ] == pytest.approx(12 * 2.3 * 52)


def test_b_costs_12_240_more_to_buy_than_a_and_5_395_less_over_five_years(copiers):
    without_c = copiers.replace(offers=[o for o in copiers.offers if o.name in "AB"])

    with lcc.speaking("en"):
        said = str(lcc.compare(without_c).reversal)

    assert said == (
        "B costs 12,240 € more to buy than A and 5,395 € less over 5 years: "
        "Clicks −15,737, Electricity −1,159, Removal −738."
    ).replace(" €", "\N{NO-BREAK SPACE}€")


def test_the_carbon_of_the_copiers_is_shown_and_does_not_count(copiers):
    comparison = lcc.compare(copiers)
    counting = [item.replace(counts=True) for item in copiers.method.externalities]
    counted = lcc.compare(copiers.replace(method=copiers.method.replace(externalities=counting)))

    assert comparison.total["A"] == comparison.direct["A"] == pytest.approx(counted.direct["A"], rel=1e-12)
    added = counted.total["A"] - comparison.total["A"]
    expected = 0.0
    for year in range(1, 6):
        expected += 12 * 3.4 * 52 * 0.0519 / 1000 * 256 * 1.032 ** (year + 2) / 1.032**year
    assert added == pytest.approx(expected, rel=1e-9)
    assert 60 < added < 151


# A framework agreement of 25 lines


def test_the_street_lighting_framework_is_redone_line_by_line():
    data = read("led-framework.lcc.yaml")
    comparison = lcc.compare(lcc.Purchase.model_validate(data))
    hours = next(p["value"] for p in data["method"]["parameters"] if p["name"] == "hours")

    assert len(data["method"]["lines"]) == 25
    for offer in data["offers"]:
        answers, total = offer["answers"], 0.0
        for place, line in enumerate(data["method"]["lines"]):
            quantity, price = line["quantity"], answers["price"][place]
            life = min(answers["life_hours"][place] / hours[place], 25)
            bought, moment, yearly = 0, 0.0, 0.0
            while moment < 20 - 1e-9:
                total += 1.2 * quantity * price / 1.032 ** math.ceil(moment - 1e-9)
                if bought:
                    total += 1.2 * quantity * answers["removal"] / 1.032 ** math.ceil(moment - 1e-9)
                bought += 1
                moment = bought * life
            unused = bought - 20 / life
            total += 1.2 * quantity * ((1 - unused) * answers["removal"] - unused * price) / 1.032**20
            yearly = 1.2 * quantity * answers["watts"][place] * hours[place] / 1000 * 0.18 + 6 * quantity
            total += sum(yearly / 1.032**year for year in range(1, 21))
        assert comparison.total[offer["name"]] == pytest.approx(total, rel=1e-9)


def test_the_street_lights_cheapest_to_buy_are_not_the_cheapest_to_own_discounted_or_not():
    comparison = lcc.compare(lcc.Purchase.model_validate(read("led-framework.lcc.yaml")))

    first = comparison.ranking[0].offer
    assert comparison.coverage.values["count"] == len(comparison.names) == 3
    assert comparison.reversal.reverses
    assert comparison.other_rankings["undiscounted"][0].offer == first
    assert comparison.reversal.to_buy + sum(gap for _, gap in comparison.reversal.causes) == pytest.approx(
        comparison.reversal.in_all
    )


@pytest.mark.parametrize("name", ["copiers.lcc.yaml", "led-framework.lcc.yaml"])
def test_an_example_reads_through_the_loader_as_it_does_through_the_model(name):
    assert lcc.load(EXAMPLES / name) == lcc.Purchase.model_validate(read(name))


@pytest.mark.parametrize("name", ["copiers.lcc.yaml", "led-framework.lcc.yaml"])
def test_an_example_speaks_french_and_english_and_its_labels_are_not_mixed(name):
    method = read(name)["method"]

    for thing in [*method["parameters"], *method["resources"], *method["costs"], *method["externalities"]]:
        assert set(thing["label"]) == {"fr", "en"}


def test_a_resource_is_the_same_for_all_and_no_offer_changes_its_price():
    energy = lcc.Resource(name="energy", unit="kWh", price=0.2)

    bought = purchase(
        [consume("energy", "kwh")], [Offer("One", kwh=100, energy=0.01)], Parameter(name="kwh"), resources=[energy]
    )

    assert lcc.compare(bought).total["One"] == pytest.approx(100)
    assert problems(bought, "warning") == {"One": [("offers", "One", "answers", "energy")]}


TWO_LINES = [{"id": "a", "quantity": 2}, {"id": "b", "quantity": 3}]


def _by_line(offers, **more):
    method = lcc.Method.of({
        "base_year": 2027, "years": 1, "discount_rate": 0, "tax": "excluding", "lines": TWO_LINES,
        "resources": [{"name": "power", "unit": "kWh", "price": 1.0}],
        "parameters": [{"name": "kwh", "unit": "kWh", "per_line": True, **more}],
        "costs": [{"name": "use", "resource": "power", "amount": "quantity * kwh", "unit": "kWh", "per_line": True}],
    })  # fmt: skip
    return lcc.compare(lcc.Purchase.of({"method": method, "offers": offers}))


def test_one_number_for_all_lines_counts_on_each_line_whatever_the_others_answer():
    one = {"name": "One", "answers": {"kwh": 10.0}}
    listed = {"name": "Listed", "answers": {"kwh": [10.0, 10.0]}}

    alone, beside = _by_line([one]), _by_line([one, listed])

    assert alone.total["One"] == 50
    assert beside.total["One"] == beside.total["Listed"] == 50


def test_an_unproven_list_with_an_empty_line_takes_the_fallback_on_every_line():
    offer = {"name": "A", "answers": {"kwh": [1.0, None]}, "evidence": {"kwh": {"proven": False}}}

    found = _by_line([offer], fallback=7.0)

    assert found.total["A"] == 7 * (2 + 3)


def test_a_list_with_an_empty_line_that_is_not_unproven_takes_the_fallback_on_that_line_only():
    offer = {"name": "A", "answers": {"kwh": [1.0, None]}}

    found = _by_line([offer], fallback=7.0)

    assert found.total["A"] == 1 * 2 + 7 * 3
