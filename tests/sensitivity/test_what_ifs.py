"""What-ifs by address: each is what writing the same value in the file would give."""

from __future__ import annotations

from pathlib import Path as File

import numpy as np
import pytest

import lcc
from lcc import LccError, Path, scenarios, speaking, what_if
from lcc.sensitivity.exploration import Exploration
from lcc.sensitivity.levers import levers
from lcc.sensitivity.substitutes import first_number, written

PRICE = ("method", "resources", "electricity", "price")
RATE = ("method", "discount_rate")
YEARS = ("method", "years")
EXAMPLES = sorted((File(__file__).parents[2] / "examples").glob("*.lcc.yaml"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name.split(".")[0])
def test_every_value_put_at_what_is_published_changes_no_total(file):
    exploration = Exploration(lcc.load(file))
    published = exploration.standings({}).totals

    values = {address: first_number(written(exploration.purchase, address)) for address in levers(exploration)}

    assert len(values) > 5
    for address, value in values.items():
        np.testing.assert_allclose(exploration.standings({address: value}).totals, published, rtol=1e-12)
    np.testing.assert_allclose(exploration.standings(values).totals, published, rtol=1e-11)


@pytest.mark.parametrize("money", ["constant", "current"])
@pytest.mark.parametrize("kind", [None, "real", "nominal"])
@pytest.mark.parametrize("form", ["plain", "growing", "stepped"])
def test_a_price_or_a_rate_changed_is_what_the_same_path_written_otherwise_gives(kettles, money, kind, form):
    def path(first):
        forms = {
            "plain": {"value": first}, "growing": {"value": first, "growth": 0.02},
            "stepped": {"points": {0: first, 3: 1.5 * first}, "join": "step", "beyond": "hold"},
        }  # fmt: skip
        return Path(**forms[form], kind=kind)

    purchase = kettles(price=path(0.2), rate=0.03, method={"money": money, "inflation": 0.02})
    moving = {"points": {0: 0.03, 3: 0.02}, "join": "step", "beyond": "hold"} if form == "stepped" else {"value": 0.03}
    purchase = lcc.replace(purchase, RATE, Path(**moving, kind=kind))

    dearer = what_if(purchase, {PRICE: 0.3}).scenarios[0]
    higher = what_if(purchase, {RATE: 0.05}).scenarios[0]

    shifted = {"points": {0: 0.05, 3: 0.04}, "join": "step", "beyond": "hold"} if form == "stepped" else {"value": 0.05}
    first, second = Path(**shifted, kind=kind), path(0.3)
    for scenario, address, value in ((higher, RATE, first), (dearer, PRICE, second)):
        expected = lcc.compare(lcc.replace(purchase, address, value), trials=True)
        assert scenario.totals == pytest.approx({rank.offer: rank.total for rank in expected.ranking})


def test_inflation_that_changes_is_the_one_nominal_prices_are_brought_back_with(kettles):
    def make(inflation):
        return kettles(price=Path(0.2, kind="nominal"), method={"inflation": inflation})

    scenario = what_if(make(0.02), {("method", "inflation"): 0.05}).scenarios[0]

    expected = lcc.compare(make(0.05), trials=True)
    assert scenario.totals == pytest.approx({rank.offer: rank.total for rank in expected.ranking})


def test_a_relative_change_is_of_the_published_value(kettles):
    purchase = kettles()

    found = [what_if(purchase, {PRICE: change}).scenarios[0].changes for change in ("+20 %", "-20%", "× 1.2", 0.24)]

    key = "method › resources › electricity › price"
    assert [changes[key] for changes in found] == pytest.approx([0.24, 0.16, 0.24, 0.24])


def test_the_last_names_of_an_address_are_enough_when_they_are_its_alone(kettles):
    purchase = kettles()

    for short in ("electricity", "electricity › price", "resources > electricity > price"):
        assert list(what_if(purchase, {short: 0.3}).scenarios[0].changes) == [
            "method › resources › electricity › price"
        ]


def test_an_answer_of_a_trial_offer_is_changed_at_its_own_address(kettles):
    found = what_if(kettles(), {("trials", "Sober", "answers", "price"): 2000}).scenarios[0]

    assert found.first == ("Hungry",)


def test_scenarios_are_set_beside_low_published_and_high_and_beside_0_percent(kettles, plain):
    purchase = kettles(
        rate=0.03, ranges={PRICE: [0.05, 0.6]}, scenarios={"Two years": {YEARS: 2}, "Dear": {PRICE: "+50 %"}}
    )

    found = scenarios(purchase)

    assert [plain(item.name) for item in found.scenarios] == [
        "low values",
        "published",
        "high values",
        "Two years",
        "Dear",
    ]
    assert [plain(item.name) for item in found.others] == ["Without discounting"]
    assert [item.first[0] for item in found.scenarios] == ["Hungry", "Sober", "Sober", "Hungry", "Sober"]
    assert plain(found.verdict) == "Sensitive ranking: it changes if “low values” holds, where Hungry is first"
    with speaking("fr"):
        assert [plain(item.name) for item in found.scenarios][:3] == ["bas", "publié", "haut"]
        assert plain(found.verdict) == "Classement sensible : il change si « bas » se réalise, où Hungry est première"
    assert "Two years: study period 2 years (published: 5 years)" in plain(found)


def test_carbon_that_counts_is_taken_out_beside(kettles, plain):
    carbon = lcc.Externality(name="CO2e", value=Path(2000.0, source="A test"), unit="EUR/tCO2e", perimeter="use",
                             verification="meter", counts=True)  # fmt: skip
    power = lcc.Resource(name="electricity", unit="kWh", price=0.05, emissions={"CO2e": 0.1})
    purchase = kettles(method={"resources": [power], "externalities": [carbon]})

    found = scenarios(purchase)

    assert [plain(item.name) for item in found.others] == [
        "Without discounting",
        "Without externalities",
        "Without either",
    ]
    assert found.published.first == ("Sober",)
    assert found["Without externalities"].first == ("Hungry",)
    assert not found.stable


def test_a_ranking_no_scenario_changes_is_stable_in_both_languages(kettles, plain):
    found = scenarios(kettles(scenarios={"Dear": {PRICE: "+50 %"}}))

    assert plain(found.verdict) == "Ranking stable in all the assumptions tested"
    with speaking("fr"):
        assert plain(found.verdict) == "Classement stable dans toutes les hypothèses testées"


def test_ranges_of_the_catalogue_are_taken_when_the_purchase_has_none_in_proportion_to_what_is_published(kettles):
    factor = next(f for f in lcc.catalogue.factors() if f.in_force and f.in_force.low and f.in_force.value)
    dated = factor.in_force
    source = {"title": "A factor", "factor": factor.id}
    hours = lcc.Parameter(name="hours", value=2 * dated.value, source=source)
    costs = [lcc.acquire("price"), lcc.maintain("hours * kwh")]
    parameters = [*(lcc.Parameter(name=name) for name in ("price", "kwh")), hours]
    purchase = kettles(method={"costs": costs, "parameters": parameters})

    found = lcc.assumptions(purchase)

    assert [item.address for item in found] == [("method", "parameters", "hours", "value")]
    assert (found[0].low, found[0].high) == pytest.approx((2 * dated.low, 2 * dated.high))
    assert found[0].uncertainty.source.factor == factor.id


def test_on_real_offers_the_side_by_side_says_it_has_no_effect(kettles, plain):
    found = what_if(kettles(trials=False), {PRICE: 0.3})

    assert plain(found).startswith("Simulation: without effect on the ranking.")


# Bad input


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("method › resources › electrcity › price", "Did you mean “electricity”"),
        ("electrcity", "Did you mean “electricity”"),
        ("method › discount_rat", "Did you mean “discount_rate”"),
        ("trials › Sobr › answers › price", "Did you mean “Sober”"),
        ("price", "may be: .*Hungry.*Sober"),
        ("method › title", "is not a number that can be changed"),
        ("method › costs › price › amount", "is a formula"),
        ("method › inflation", "is not a number"),
        (" › ", "is not an address"),
    ],
)
def test_an_address_that_leads_nowhere_is_an_error_with_the_nearest_name(kettles, address, said):
    with pytest.raises(LccError, match=said):
        what_if(kettles(), {address: 1.0})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "many", "+many %", "× few", None, True])
def test_a_value_that_is_no_number_is_refused(kettles, value):
    with pytest.raises(LccError):
        what_if(kettles(), {PRICE: value})


def test_a_path_that_starts_at_zero_is_not_multiplied(kettles):
    purchase = kettles(price=Path(points={0: 0.0, 20: 1.0}))

    with pytest.raises(LccError, match="starts at 0"):
        what_if(purchase, {PRICE: 0.3})


def test_nothing_changed_is_refused(kettles):
    with pytest.raises(LccError, match="Nothing is changed"):
        what_if(kettles(), {})
