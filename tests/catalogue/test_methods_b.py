"""Vehicles, drinks, cold and heat: the reference methods and their examples, redone by plain arithmetic.

The expected figures are computed here from the offers as written and from numbers typed below, with no function of lcc.
"""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

import lcc

ROOT = Path(__file__).parents[2]
RATE = 0.032
INFLATION = 0.02
VAT = 1.2
FOOD_VAT = HEAT_VAT = 1.055
KWH, GAS = 0.1534, 0.08392
PETROL, DIESEL = 1.6701 / VAT, 1.5572 / VAT
CARBON_2025 = 256
COPIED = date(2026, 11, 23)
"""The day the examples took their values from the catalogue: later editions change nothing here."""

LEGACY = "cars-vans-directive-2009-33"
REVERSED = ["cars-vans", "buses", "vending-machines", "professional-refrigerators", "heating"]
METHODS = [*REVERSED, LEGACY]
each_method = pytest.mark.parametrize("name", METHODS)
each_reversal = pytest.mark.parametrize("name", REVERSED)


@cache
def plain(path):
    """The content of a file, read with no part of lcc."""
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def sheet(name):
    return plain(f"catalogue/methods/{name}.yaml")


def example(name):
    return plain(f"examples/{name}.lcc.yaml")


def answers(name):
    return {offer["name"]: offer["answers"] for offer in example(name)["offers"]}


@cache
def purchased(name):
    return lcc.load(ROOT / f"examples/{name}.lcc.yaml")


@cache
def compared(name):
    return lcc.compare(purchased(name))


FACTORS = {f["id"]: f for path in sorted((ROOT / "catalogue/factors").glob("*.yaml")) for f in plain(path)}


# Present values, by hand


def discounted(amount, year, rate=RATE):
    return amount / (1 + rate) ** year


def every_year(amount, years, rate=RATE):
    return sum(discounted(amount, year, rate) for year in range(1, years + 1))


def bought_each(price, life, years, rate=RATE):
    """Purchases at 0, life, 2 life… before the end, less the unused share of the last one, at the end."""
    bought = [turn * life for turn in range(years) if turn * life < years]
    unused = len(bought) - years / life
    return sum(discounted(price, year, rate) for year in bought) - discounted(price * unused, years, rate)


def removed_each(fee, life, years, rate=RATE):
    """Removal at the end of each life before the end, then the used share of the last unit."""
    ends = [turn * life for turn in range(1, years) if turn * life < years]
    used = 1 - (len(ends) + 1 - years / life)
    return sum(discounted(fee, year, rate) for year in ends) + discounted(fee * used, years, rate)


# Totals, by hand


def cars(a, rate=RATE, vehicles=10, km=18_000, years=7):
    burns, plugs = a["petrol_100"] + a["diesel_100"] > 0, a["electricity_100"] > 0
    electric = 0.35 if burns and plugs else 1 if plugs else 0
    hundreds = vehicles * km / 100 * 1.15
    energy = hundreds * (1 - electric) * (a["petrol_100"] * PETROL + a["diesel_100"] * DIESEL)
    energy += hundreds * electric * a["electricity_100"] * KWH
    bought = vehicles * a["price"] + a["charging"]
    back = vehicles * a["take_back"] / (1 + INFLATION) ** years
    batteries = 0
    for year in range(1, years):
        passed = int(year * km // a.get("battery_km", 100_000)) - int((year - 1) * km // a.get("battery_km", 100_000))
        batteries += discounted(vehicles * passed * a["battery_price"], year, rate)
    yearly = every_year(energy + vehicles * a["maintenance"], years, rate)
    return VAT * (bought + yearly + batteries) - discounted(back, years, rate)


def bus(a, rate=RATE, buses=6, km=60_000, years=12):
    hundreds = buses * km / 100
    energy = hundreds * (a["diesel_100"] * DIESEL + a["gas_100"] * GAS + a["electricity_100"] * KWH)
    yearly = every_year(energy + hundreds * a["maintenance_100"], years, rate)
    warranty = a.get("battery_years", 6)
    batteries = sum(discounted(buses * a["battery_price"], year, rate) for year in range(warranty, years, warranty))
    back = buses * a["take_back"] / (1 + INFLATION) ** years
    return VAT * (buses * a["price"] + a["depot"] + yearly + batteries) - discounted(back, years, rate)


def drinks(a, rate=RATE, machines=10, cups=12_000, years=8):
    kwh = a["standby_day"] * 365 + cups * a["drink_100"] / 100
    yearly = VAT * (kwh * KWH + a["service"] + cups * 0.6 * a["cups_100"] / 100)
    yearly += FOOD_VAT * cups * a["ingredients_100"] / 100
    return machines * (VAT * a["price"] + every_year(yearly, years, rate) + VAT * discounted(a["removal"], years, rate))


def cold(a, rate=RATE, cabinets=8, years=10):
    life = min(a["repair_years"], 12)
    yearly = every_year(a["yearly_kwh"] * KWH + a["maintenance"], years, rate)
    seals = sum(discounted(a["seals"], year, rate) for year in (3, 6, 9))
    owned = bought_each(a["price"], life, years, rate) + removed_each(a["removal"], life, years, rate)
    return VAT * cabinets * (owned + yearly + seals)


def heat(a, rate=RATE, years=20):
    electricity = a["electricity_year"] * KWH + a["heat_pump_kw"] * 0.4 * 32
    gas = a["gas_year"] * GAS + (1200 if a["gas_year"] > 0 else 0)
    network = HEAT_VAT * (a["heat_year"] * 0.068 + a["heat_kw"] * 65)
    yearly = every_year(VAT * (electricity + gas + a["p2"] + a["p3"]) + network, years, rate)
    return VAT * (bought_each(a["price"], 22, years, rate) + removed_each(a["removal"], 22, years, rate)) + yearly


def legacy_car(a, lifetime=200_000, multiplier=1.0, co2=0.03):
    """Directive 2009/33, article 6 and annex, from the numbers of the directive."""
    content = {1: 36, 2: 32, 3: 24, 4: 35.5, 5: 21, 6: 33, 7: 11, 8: 3.6}[a["fuel"]]
    per_megajoule = min(0.6885 / 36, 0.7201 / 32)
    energy = lifetime * a["consumption_100"] / 100 * content * per_megajoule
    emissions = a["co2"] / 1000 * co2 + a["nox"] / 1000 * 0.0044 + a["nmhc"] / 1000 * 0.001 + a["pm"] / 1000 * 0.087
    return a["price"] + energy + lifetime * emissions * multiplier


BY_HAND = {
    "cars-vans": cars, "buses": bus, "vending-machines": drinks, "professional-refrigerators": cold, "heating": heat,
    LEGACY: legacy_car,
}  # fmt: skip
ANNOUNCED = {
    "cars-vans": {
        "Électrique": (307_200, 348_605.35), "Hybride": (248_400, 369_918.25), "Essence": (214_800, 373_449.94),
        "Hybride rechargeable": (342_000, 447_191.53),
    },
    "buses": {
        "Électrique": (3_033_600, 5_449_669.96), "Hybride diesel": (2_289_600, 5_722_056.05),
        "Diesel": (1_857_600, 5_749_648.87), "Gaz": (2_390_400, 6_234_171.19),
    },
    "vending-machines": {"C": (49_800, 236_944.60), "B": (39_600, 249_935.34), "A": (29_400, 264_808.85)},
    "professional-refrigerators": {
        "C": (29_280, 48_284.18), "B": (24_768, 51_918.53), "D": (38_304, 51_972.47), "A": (20_064, 60_990.66),
    },
    "heating": {
        "Pompe à chaleur et gaz": (285_600, 1_079_134.13), "Réseau de chaleur": (141_600, 1_190_603.89),
        "Chaudière gaz": (110_400, 1_230_790.06), "Pompe à chaleur seule": (510_000, 1_367_247.33),
    },
    LEGACY: {
        "Essence": (17_900, 25_562.60), "Électrique": (24_200, 26_293.04), "Hybride": (20_700, 26_707.12),
        "Gazole": (20_300, 27_559.12),
    },
}  # fmt: skip
"""What each offer costs to buy and in all, first place first. [EUR]"""


@each_method
def test_the_totals_are_those_of_plain_arithmetic(name):
    comparison = compared(name)

    for offer, given in answers(name).items():
        assert comparison.total[offer] == pytest.approx(BY_HAND[name](given), abs=0.01)


@each_method
def test_the_ranking_the_totals_and_the_prices_are_those_announced(name):
    comparison = compared(name)
    found = {
        rank.offer: (round(comparison.acquisition[rank.offer], 2), round(rank.total, 2)) for rank in comparison.ranking
    }

    assert list(found.items()) == list(ANNOUNCED[name].items())


@each_reversal
def test_the_total_without_discounting_is_that_of_plain_arithmetic(name):
    ranked = compared(name).other_rankings["neither"]

    for rank in ranked:
        assert rank.total == pytest.approx(BY_HAND[name](answers(name)[rank.offer], rate=0.0), abs=0.01)


@each_reversal
def test_the_cheapest_to_buy_loses_by_five_per_cent_discounted_or_not_and_without_carbon(name):
    comparison = compared(name)
    cheapest = comparison.baseline

    for ranking in (comparison.ranking, *comparison.other_rankings.values()):
        totals = {rank.offer: rank.total for rank in ranking}
        assert ranking[0].offer == comparison.ranking[0].offer != cheapest
        assert totals[cheapest] - ranking[0].total >= 0.05 * totals[cheapest]
    assert all(comparison.direct[offer] == comparison.total[offer] for offer in comparison.names)


def test_the_table_of_2009_is_the_example_that_does_not_reverse():
    comparison = compared(LEGACY)

    assert comparison.ranking[0].offer == comparison.baseline == "Essence"
    assert {ranking[0].offer for ranking in comparison.other_rankings.values()} == {"Essence"}


# Method files and examples


def taken(data):
    """Tell whether this stands for a value of the catalogue."""
    return isinstance(data, dict) and set(data) == {"factor"}


def agree(written, copied, where=""):
    """The example says what the method says, its factors replaced by their values and sources."""
    if taken(written):
        assert_from_the_catalogue(written["factor"], copied, where)
    elif isinstance(written, dict):
        added = {"source"} if taken(written.get("value")) and "source" in copied else set()
        assert set(copied) == set(written) | added, where
        for key, value in written.items():
            given = copied[key]
            if taken(value) and not isinstance(given, dict):  # a parameter keeps the source beside its value
                given = {"value": given, "source": copied["source"]}
            agree(value, given, f"{where} › {key}")
    elif isinstance(written, list):
        assert len(written) == len(copied), where
        for one, other in zip(written, copied, strict=True):
            agree(one, other, f"{where} › {one.get('name') if isinstance(one, dict) else one}")
    else:
        assert written == copied, where


def assert_from_the_catalogue(name, copied, where):
    factor = FACTORS[name]
    value = [dated for dated in factor["values"] if dated["since"] <= copied["source"]["copied"]][-1]
    assert copied["source"]["factor"] == name, where
    published = value["value"] / VAT if factor.get("vat") == "included" else value["value"]
    assert copied["value"] == pytest.approx(published, rel=1e-9), where
    assert copied.get("growth", 0) == value.get("growth", 0), where
    assert copied.get("kind") == factor.get("nature"), where
    assert copied.get("price_year") == value.get("price_year", factor.get("price_year")), where


@each_method
def test_the_example_is_the_reference_method_as_it_stands(name):
    written = sheet(name)

    agree({**written["method"], "left_out": written["leaves_out"]}, example(name)["method"])


def mappings(data):
    """Every mapping inside plain data."""
    if isinstance(data, dict):
        yield data
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from mappings(part)


@each_method
def test_every_factor_named_exists_and_is_good_enough_to_be_a_default(name):
    named = {m["factor"] for m in mappings(sheet(name)["method"]) if "factor" in m}

    assert named
    for factor in named:
        assert factor in FACTORS
        assert FACTORS[factor]["values"][-1]["confidence"] in ("high", "medium")
        assert name == LEGACY or not FACTORS[factor].get("legacy")


@each_method
def test_the_method_taken_from_the_catalogue_gives_the_totals_of_the_example(name):
    from_catalogue = purchased(name).replace(method=lcc.catalogue.method(name, on=COPIED))

    found = lcc.compare(from_catalogue)

    assert {offer: round(found.total[offer], 2) for offer in found.names} == {
        offer: total for offer, (_, total) in ANNOUNCED[name].items()
    }


def test_pump_prices_are_compared_without_their_vat():
    prices = {resource.name: resource.price.constant for resource in purchased("cars-vans").method.resources}

    assert prices["petrol"] == pytest.approx(1.39175)
    assert prices["diesel"] == pytest.approx(1.2976667)


@each_method
def test_nothing_prevents_a_figure_and_the_only_doubt_is_the_year_of_published_prices(name):
    found = lcc.findings(purchased(name))

    assert not [finding for finding in found if finding.severity == "error"]
    assert {finding.address[-1] for finding in found} <= {"price", "value"}
    assert all(finding.message.text.startswith("This price is in") for finding in found)


@each_method
def test_the_sheet_says_what_it_is_in_both_languages_and_its_note_and_example_exist(name):
    found = sheet(name)

    assert found["id"] == name
    for key in ("label", "summary", "counts", "leaves_out"):
        assert set(found[key]) == {"fr", "en"}
        assert all(said.strip() for said in found[key].values())
    assert f"| {found['family']} |" in (ROOT / "catalogue/tools/README.md").read_text(encoding="utf-8")
    assert (ROOT / found["note"]).is_file()
    assert (ROOT / found["example"]).is_file()


@each_method
def test_each_question_has_a_label_a_usual_magnitude_and_an_evidence_that_is_checked(name):
    asked = [p for p in sheet(name)["method"]["parameters"] if "value" not in p and "formula" not in p]

    assert len(asked) <= 12
    for parameter in asked:
        assert set(parameter["label"]) == set(parameter["evidence"]) == {"fr", "en"}
        assert parameter["usual"]["low"] < parameter["usual"]["high"]
        assert set(parameter["check"]) == {"fr", "en"}


@each_method
def test_a_missing_price_is_never_replaced(name):
    for parameter in sheet(name)["method"]["parameters"]:
        if parameter.get("unit", "").startswith("EUR"):
            assert "default" not in parameter
            assert "fallback" not in parameter


@each_method
def test_french_is_typeset_as_french(name):
    for texts in mappings([sheet(name), example(name)]):
        if set(texts) == {"fr", "en"}:
            assert "'" not in texts["fr"]
            assert not re.search(r"\w [:;!?%»]|« ", texts["fr"]), texts["fr"]


# Carbon and pollutants, shown and not counted


def kilograms(name, offer, impact):
    emissions = compared(name).emissions
    place, row = emissions.axes["offer"].index(offer), emissions.axes["impact"].index(impact)
    return float(emissions.values[place, row].sum())


@pytest.mark.parametrize(("name", "offer", "expected"), [
    ("cars-vans", "Essence", 10 * 6100 + 7 * 10 * 180 * 5.6 * 1.15 * 2.7),
    ("cars-vans", "Électrique", 10 * 10400 + 7 * 10 * 180 * 15.2 * 1.15 * 0.0519),
    ("buses", "Gaz", 6 * 50000 + 12 * 3600 * (560 * 0.215 + 6 * 0.0519)),
    ("buses", "Électrique", 6 * 88000 + 12 * 3600 * (1.5 * 3.1 + 118 * 0.0519)),
    ("vending-machines", "A",
     10 * 320 + 8 * 10 * ((2.6 * 365 + 12000 * 0.019) * 0.0519 + 12000 * 0.6 * 0.005 * 0.374)),
    ("professional-refrigerators", "C", 8 * (560 + 10 * (690 * 0.0519 + 0.01) + 0.3)),
    ("heating", "Chaudière gaz", 400 * 25 + 20 * (667000 * 0.215 + 6000 * 0.0693)),
    ("heating", "Pompe à chaleur et gaz",
     300 * 25 + 150 * 302 + 20 * (147000 * 0.0693 + 133000 * 0.215 + 40000 * 0.02) + 40000 * 0.1 * 20 / 22),
])  # fmt: skip
def test_greenhouse_gases_cover_manufacturing_energy_and_end_of_life(name, offer, expected):
    assert kilograms(name, offer, "CO2e") == pytest.approx(expected, abs=0.01)


@each_reversal
def test_carbon_is_complete_and_would_add_its_value_if_the_buyer_switched_it_in(name):
    purchase = purchased(name)
    items = [item.replace(counts=item.name == "CO2e") for item in purchase.method.externalities]
    counting = lcc.compare(purchase.replace(method=purchase.method.replace(externalities=tuple(items))))

    offer = counting.names[0]
    worth = kilograms(name, offer, "CO2e") / 1000 * CARBON_2025 * (1 + RATE) ** 2  # the same whatever the year
    assert not [found for found in counting.findings if found.severity == "error"]
    assert counting.total[offer] - compared(name).total[offer] == pytest.approx(worth, abs=0.01)


def test_car_exhaust_is_counted_on_the_kilometres_that_burn_fuel():
    assert kilograms("cars-vans", "Essence", "NOx") == pytest.approx(7 * 180_000 * 32e-6)
    assert kilograms("cars-vans", "Hybride rechargeable", "PM") == pytest.approx(7 * 180_000 * 0.65 * 0.5e-6)
    assert kilograms("cars-vans", "Électrique", "NOx") == 0


def test_bus_exhaust_follows_the_work_of_the_engine():
    assert kilograms("buses", "Diesel", "NOx") == pytest.approx(12 * 360_000 * 1.5 * 210e-6)
    assert kilograms("buses", "Électrique", "PM") == 0


# What each method is careful about


def changed(name, offer=None, **values):
    """The totals of an example with some answers of one offer, or some values of the buyer, changed."""
    purchase = purchased(name)
    asked = {p.name for p in purchase.method.parameters if p.asked}
    changes = {
        ("offers", offer, "answers", key) if key in asked else ("method", "parameters", key, "value"): value
        for key, value in values.items()
    }
    return dict(zip((o.name for o in purchase.offers), lcc.totals(purchase, changes)[0], strict=True))


def test_a_traction_battery_is_bought_again_when_its_guaranteed_mileage_is_passed_but_never_in_the_last_year():
    given = answers("cars-vans")["Électrique"]

    for guaranteed in (50_000, 60_000, 100_000, 126_000, 160_000):
        total = changed("cars-vans", "Électrique", battery_km=guaranteed)["Électrique"]
        assert total == pytest.approx(cars({**given, "battery_km": guaranteed}), abs=0.01)
    assert changed("cars-vans", "Électrique", battery_km=126_000)["Électrique"] == pytest.approx(cars(given), abs=0.01)


def test_a_plug_in_hybrid_never_plugged_in_burns_fuel_on_every_kilometre():
    never = changed("cars-vans", plugged_share=0.0)
    litres = 10 * 180 * 5.3 * 1.15

    fuel = VAT * every_year(litres * PETROL * 0.35 - 10 * 180 * 17.5 * 1.15 * 0.35 * KWH, 7)
    assert never["Hybride rechargeable"] - compared("cars-vans").total["Hybride rechargeable"] == pytest.approx(fuel)
    assert never["Électrique"] == pytest.approx(compared("cars-vans").total["Électrique"])


def test_on_a_quiet_line_the_diesel_bus_comes_first_again():
    quiet = changed("buses", km_year=45_000.0)

    assert min(quiet, key=quiet.get) == "Diesel"
    assert quiet["Électrique"] == pytest.approx(bus(answers("buses")["Électrique"], km=45_000), abs=0.01)


def test_an_undertaking_to_repair_is_recognised_up_to_twelve_years():
    given = answers("professional-refrigerators")["D"]

    assert changed("professional-refrigerators", "D", repair_years=12.0)["D"] == pytest.approx(cold(given), abs=0.01)
    assert changed("professional-refrigerators", "D", repair_years=11.0)["D"] > cold(given)


def test_a_plant_without_gas_pays_no_gas_standing_charge():
    comparison = compared("heating")
    row = list(comparison.parts).index("gas-subscription")

    paid = dict(zip(comparison.names, comparison.present.values[:, row].sum(axis=1), strict=True))
    assert paid["Pompe à chaleur seule"] == paid["Réseau de chaleur"] == 0
    assert paid["Chaudière gaz"] == pytest.approx(VAT * every_year(1200, 20))


def test_district_heat_costs_on_average_about_what_the_catalogue_says():
    given = answers("heating")["Réseau de chaleur"]
    average = (given["heat_year"] * 0.068 + given["heat_kw"] * 65) / given["heat_year"]

    assert average == pytest.approx(FACTORS["fr-district-heating"]["values"][-1]["value"], rel=0.05)


# The table of Directive 2009/33

TABLE = {"CO2": 0.03, "NOx": 4.4, "NMHC": 1.0, "PM": 87.0}
"""EUR per kilogram; the directive prints NOx, hydrocarbons and particles per gram."""
CONTENTS = {1: 36, 2: 32, 3: 24, 4: 35.5, 5: 21, 6: 33, 7: 11}
"""MJ per litre or Nm3 of diesel, petrol, LPG, gas (33 to 38), ethanol, biodiesel, hydrogen."""


def one_car(**given):
    """The parts of the total of one car, everything zero but what is given."""
    purchase = purchased(LEGACY)
    zero = {"price": 0, "fuel": 1, "consumption_100": 0, "co2": 0, "nox": 0, "nmhc": 0, "pm": 0}
    comparison = lcc.compare(purchase.replace(offers=(lcc.Offer("one", answers={**zero, **given}),)))
    return dict(zip(comparison.parts, comparison.present.values[0].sum(axis=1), strict=True))


@pytest.mark.parametrize(("question", "impact", "grams"), [
    ("co2", "CO2", 1.0), ("nox", "NOx", 0.001), ("nmhc", "NMHC", 0.001), ("pm", "PM", 0.001),
])  # fmt: skip
def test_a_pollutant_costs_what_the_annex_says_over_the_mileage_of_the_annex(question, impact, grams):
    parts = one_car(**{question: 100})

    assert parts[impact] == pytest.approx(200_000 * 100 * grams / 1000 * TABLE[impact])
    assert sum(parts.values()) == pytest.approx(parts[impact])


@pytest.mark.parametrize("fuel", CONTENTS)
def test_a_fuel_holds_the_energy_that_the_annex_says(fuel):
    per_megajoule = 0.6885 / 36

    assert one_car(fuel=fuel, consumption_100=5)["energy"] == pytest.approx(10_000 * CONTENTS[fuel] * per_megajoule)


def test_a_kilowatt_hour_is_three_point_six_megajoules():
    assert one_car(fuel=8, consumption_100=10)["energy"] == pytest.approx(20_000 * 3.6 * 0.6885 / 36)


@pytest.mark.parametrize(("kind", "km"), [("car", 200_000), ("van", 250_000), ("truck", 1_000_000), ("bus", 800_000)])
def test_the_lifetime_mileages_are_those_of_the_annex(kind, km):
    given = answers(LEGACY)["Gazole"]

    assert FACTORS[f"eu-clean-vehicles-mileage-{kind}"]["values"][-1]["value"] == km
    assert changed(LEGACY, lifetime_km=float(km))["Gazole"] == pytest.approx(legacy_car(given, km), abs=0.01)


def test_the_directive_does_not_discount_nor_count_vat():
    method = purchased(LEGACY).method

    assert method.discount_rate.constant == 0
    assert method.tax == "excluding"
    assert all(item.counts for item in method.externalities)


def test_at_twice_the_top_costs_allowed_the_electric_car_would_have_come_first():
    purchase = purchased(LEGACY)
    doubled = {
        ("method", "externalities", impact, "value"): 2 * cost for impact, cost in {**TABLE, "CO2": 0.04}.items()
    }
    totals = dict(zip((offer.name for offer in purchase.offers), lcc.totals(purchase, doubled)[0], strict=True))

    assert min(totals, key=totals.get) == "Électrique"
    assert totals["Essence"] == pytest.approx(legacy_car(answers(LEGACY)["Essence"], multiplier=2, co2=0.04), abs=0.01)
