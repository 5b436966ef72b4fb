"""Five reference methods, redone by hand: servers, transformers, cleaning, workwear, equipment that uses water.

The arithmetic below uses nothing of lcc: declared values, prices and rates are written out again, year by year.
"""

import re
from functools import cache
from math import ceil, isclose
from pathlib import Path

import pytest
import yaml

import lcc
import lcc.catalogue

ROOT = Path(__file__).parents[2]
EXAMPLES = {
    "servers-storage": "servers-storage",
    "transformers": "transformers-by-losses",
    "cleaning": "cleaning-machines",
    "workwear": "workwear",
    "water-using-equipment": "water-using-equipment",
}
"""Each method and its example."""
REVERSING = ["servers-storage", "transformers", "cleaning", "workwear"]
TOTALS = {
    "servers-storage": {"A": 249_743.55, "B": 233_462.15, "C": 254_350.72},
    "transformers": {"A": 215_140.56, "B": 200_889.44, "C": 204_898.82},
    "cleaning": {"A": 228_944.62, "B": 200_748.73, "C": 235_784.92},
    "workwear": {"A": 175_035.54, "B": 140_624.19, "C": 144_085.05},
    "water-using-equipment": {"A": 140_776.91, "B": 154_223.39, "C": 165_760.37},
}
TO_BUY = {
    "servers-storage": {"A": 115_200, "B": 132_000, "C": 160_800},
    "transformers": {"A": 68_160, "B": 82_080, "C": 83_520},
    "cleaning": {"A": 11_760, "B": 21_480, "C": 59_400},
    "workwear": {"A": 25_920, "B": 37_800, "C": 42_120},
    "water-using-equipment": {"A": 16_584, "B": 23_088, "C": 40_224},
}
CENT = 0.01
RATE, VAT = 0.032, 1.20
KWH = 0.1534 * VAT
CUBIC_METRE = 2.19905213 * 1.055, 2.15454545 * 1.10
"""Drinking water and sewerage, VAT included again: 2.32 and 2.37 EUR."""

every_method = pytest.mark.parametrize("method", EXAMPLES)


@cache
def source_of(method):
    """The file of a reference method, as written."""
    return yaml.safe_load((ROOT / "catalogue" / "methods" / f"{method}.yaml").read_text(encoding="utf-8"))


@cache
def example_of(method):
    """The example purchase of a method."""
    return lcc.load(ROOT / "examples" / f"{EXAMPLES[method]}.lcc.yaml")


def parts_of(comparison, offer):
    """Present value of each part of an offer's total, to set beside a sum made by hand."""
    place = comparison.names.index(offer)
    return {part: float(comparison.present.values[place, at].sum()) for at, part in enumerate(comparison.parts)}


def undiscounted(comparison):
    """Totals at rate 0."""
    return dict(zip(comparison.names, comparison.flows.values.sum(axis=(1, 2)).tolist(), strict=True))


def factors_in(data):
    """Every catalogue factor a method file takes, restated ones included."""
    if isinstance(data, dict):
        found = {data["factor"]} if isinstance(data.get("factor"), str) else set()
        return found.union(*(factors_in(item) for item in data.values()))
    return set().union(*map(factors_in, data)) if isinstance(data, list) else set()


def shape(value):
    """What a method says, its numbers from the catalogue and its sources reduced to the factor's name."""
    if isinstance(value, lcc.Parameter):
        kept = {name: shape(getattr(value, name)) for name in type(value).model_fields if name != "source"}
        if value.source is not None and value.source.factor:
            kept["value"] = value.source.factor
        return kept
    if hasattr(type(value), "model_fields"):
        if getattr(getattr(value, "source", None), "factor", ""):
            return value.source.factor
        return {name: shape(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return [shape(item) for item in value] if isinstance(value, tuple) else value


def at(year, rate=RATE):
    """What one euro at the end of a year is worth in year 0."""
    return (1 + rate) ** -year


def yearly(years, rate=RATE):
    """What one euro at the end of each year is worth in year 0."""
    return sum(at(year, rate) for year in range(1, years + 1))


def bought(life, years):
    """Present number of purchases made at 0, L, 2L… before the end, and of the share left of the last one."""
    count = ceil(years / life - 1e-9)
    return sum(at(ceil(k * life - 1e-9)) for k in range(count)), (count - years / life) * at(years)


# The files


@every_method
def test_the_catalogue_reads_the_method_and_its_example_is_made_of_it(method):
    read = lcc.catalogue.method(method, base_year=2027)

    assert shape(read) == shape(example_of(method).method)


@every_method
def test_a_method_says_who_it_is_for_in_both_languages(method):
    data = source_of(method)

    assert set(data) == {"id", "family", "label", "summary", "counts", "leaves_out", "note", "example", "method"}
    assert data["id"] == method
    assert f"| {data['family']} |" in (ROOT / "catalogue" / "tools" / "README.md").read_text(encoding="utf-8")
    for key in ("label", "summary", "counts", "leaves_out"):
        assert set(data[key]) == {"fr", "en"}, key
    assert data["example"] == f"examples/{EXAMPLES[method]}.lcc.yaml"
    assert data["note"] == f"docs/methods/{method}.md"


@every_method
def test_the_note_names_the_factors_in_both_languages(method):
    french, english = (ROOT / "docs" / "methods" / f"{method}.md").read_text(encoding="utf-8").split("\n---\n")

    for factor in factors_in(source_of(method)):
        assert f"`{factor}`" in french, factor
        assert f"`{factor}`" in english, factor


@every_method
def test_defaults_come_from_factors_that_can_be_trusted(method):
    for name in factors_in(source_of(method)):
        factor = lcc.catalogue.factor(name)

        assert factor.values[-1].confidence in ("high", "medium"), name
        assert not factor.legacy, name
        assert not factor.replaced_by, name


@every_method
def test_tenderers_are_asked_few_things_each_with_its_check(method):
    asked = [parameter for parameter in example_of(method).method.parameters if parameter.asked]

    compulsory = [parameter for parameter in asked if parameter.default is None and parameter.fallback is None]
    assert len(compulsory) <= 7
    for parameter in asked:
        assert parameter.unit, parameter.name
        assert parameter.usual is not None, parameter.name
        assert {"fr", "en"} == set(parameter.label) == set(parameter.evidence) == set(parameter.check), parameter.name


@every_method
def test_a_value_of_the_buyer_says_where_it_comes_from_or_what_it_is(method):
    for parameter in example_of(method).method.parameters:
        if parameter.value is not None and parameter.name not in CAPITALISED:
            assert parameter.source or parameter.definition, parameter.name


@every_method
def test_an_example_has_no_error_and_is_the_same_once_written_and_read_again(method):
    purchase = example_of(method)

    found = lcc.findings(purchase)

    assert [str(finding) for finding in found if finding.severity == "error"] == []
    with lcc.speaking("en"):
        for finding in found:
            assert re.search(r"price is in 20\d\d money|the published fallback is used", str(finding)), finding
    assert lcc.loads(lcc.dumps(purchase)) == purchase


def test_water_prices_are_the_catalogues_without_their_vat():
    for method in ("cleaning", "workwear", "water-using-equipment"):
        resources = {resource["name"]: resource for resource in source_of(method)["method"]["resources"]}
        for name, factor in (("water", "fr-drinking-water"), ("sewerage", "fr-sewerage")):
            with_vat = next(value.value for value in lcc.catalogue.factor(factor).values if value.price_year == 2024)

            assert resources[name]["price"]["source"]["factor"] == factor
            assert isclose(resources[name]["price"]["value"] * (1 + resources[name]["vat"]), with_vat, abs_tol=1e-7)


# What the examples show


@every_method
def test_the_totals_of_each_example(method):
    comparison = lcc.compare(example_of(method))

    assert comparison.total.to_dict() == pytest.approx(TOTALS[method], abs=CENT)
    assert comparison.acquisition.to_dict() == pytest.approx(TO_BUY[method], abs=CENT)
    assert {entry.offer for entry in comparison.ranking} == set(TOTALS[method])


@pytest.mark.parametrize("method", REVERSING)
def test_the_ranking_reverses_at_rate_zero_and_without_carbon_by_five_percent(method):
    comparison = lcc.compare(example_of(method))

    cheapest, first = comparison.baseline, comparison.ranking[0].offer
    flows = undiscounted(comparison)

    assert (cheapest, first) == ("A", "B")
    assert comparison.total[cheapest] - comparison.total[first] >= 0.05 * comparison.total[cheapest]
    assert flows[cheapest] - flows[first] >= 0.05 * flows[cheapest]
    assert min(flows, key=flows.get) == first
    assert comparison.direct.to_dict() == pytest.approx(comparison.total.to_dict())
    assert all(ranking[0].offer == first for ranking in comparison.other_rankings.values())


def test_the_honest_example_reverses_nothing():
    comparison = lcc.compare(example_of("water-using-equipment"))

    assert comparison.baseline == "A"
    assert [entry.offer for entry in comparison.ranking] == ["A", "B", "C"]
    assert all([entry.offer for entry in ranking] == ["A", "B", "C"] for ranking in comparison.other_rankings.values())


@every_method
def test_counting_carbon_changes_no_first_place(method):
    purchase = example_of(method)
    first = lcc.compare(purchase).ranking[0].offer
    counted = tuple(item.replace(counts=True) for item in purchase.method.externalities)

    comparison = lcc.compare(purchase.replace(method=purchase.method.replace(externalities=counted)))

    assert comparison.by_stage.values[:, -1].min() > 0
    assert comparison.ranking[0].offer == first


@pytest.mark.parametrize("method", ["servers-storage", "cleaning"])
def test_the_dearest_to_buy_does_not_win_either(method):
    comparison = lcc.compare(example_of(method))

    assert max(TO_BUY[method], key=TO_BUY[method].get) == comparison.ranking[-1].offer


# Servers and storage

SERVERS = {
    "A": {"price": 96_000, "servers": 14, "storage": 3, "power": 7_400, "support": 7_800, "drive": 210, "end": 1_500},
    "B": {"price": 110_000, "servers": 10, "storage": 2, "power": 4_900, "support": 7_200, "drive": 240, "end": 600},
    "C": {"price": 134_000, "servers": 8, "storage": 2, "power": 4_100, "support": 7_900, "drive": 260, "end": -2_000},
}


@pytest.mark.parametrize("offer", SERVERS)
def test_servers_cost_their_price_their_watts_times_the_pue_and_their_support(offer):
    said = SERVERS[offer]
    energy = said["power"] / 1000 * 8760 * KWH * yearly(5)
    by_hand = {
        "machines": said["price"] * VAT,
        "machines (residual)": 0.0,
        "electricity of the machines": energy,
        "electricity of the room": energy * 0.6,
        "drives kept": 3 * said["drive"] * VAT * yearly(5),
        "support": said["support"] * VAT * yearly(5),
        "end of life": said["end"] * VAT * at(5),
    }

    comparison = lcc.compare(example_of("servers-storage"))

    parts = parts_of(comparison, offer)
    assert parts == pytest.approx({part: by_hand[part] for part in parts}, abs=CENT)
    assert comparison.total[offer] == pytest.approx(sum(by_hand.values()), abs=CENT)
    emitted = said["servers"] * 748 + said["storage"] * 144 + said["power"] / 1000 * 8760 * 1.6 * 5 * 0.0519
    assert float(comparison.emissions.values[comparison.names.index(offer)].sum()) == pytest.approx(emitted)
    assert comparison.per_unit[offer] == pytest.approx(sum(by_hand.values()) / (300 * 5))


def test_a_period_longer_than_the_life_of_servers_buys_them_again():
    purchase = example_of("servers-storage")

    longer = lcc.compare(purchase.replace(method=purchase.method.replace(years=7)))

    assert parts_of(longer, "A")["machines"] == pytest.approx(96_000 * VAT * (1 + at(5)), abs=CENT)


# Transformers

CAPITALISED = {"capitalised", "no_load_value", "load_value", "auxiliary_value"}
TRANSFORMERS = {
    "A": {"price": 14_200, "no_load": 540, "load": 4_600, "visit": 380, "removal": 150, "footprint": 6_300},
    "B": {"price": 17_100, "no_load": 290, "load": 4_400, "visit": 360, "removal": 0, "footprint": 10_000},
    "C": {"price": 17_400, "no_load": 460, "load": 3_700, "visit": 380, "removal": -200, "footprint": 7_900},
}


def with_values(method, **values):
    """The same method with other values fixed by the buyer."""
    return method.replace(
        parameters=tuple(
            parameter.replace(value=float(values[parameter.name])) if parameter.name in values else parameter
            for parameter in method.parameters
        )
    )


def bid(name, price, no_load, load, auxiliary=0.0):
    """An offer with losses alone: no visit, no removal. [W]"""
    return lcc.Offer(
        name, vat=0.0, price=price, no_load_losses=no_load, load_losses=load, auxiliary_power=auxiliary,
        service_visit=0.0, removal=0.0, footprint=300.0,
    )  # fmt: skip


@pytest.mark.parametrize("offer", TRANSFORMERS)
def test_transformers_cost_their_price_and_twenty_years_of_losses(offer):
    said = TRANSFORMERS[offer]
    by_hand = {
        "transformers": 4 * said["price"] * VAT,
        "no-load losses": 4 * said["no_load"] / 1000 * 8760 * KWH * yearly(20),
        "load losses": 4 * said["load"] / 1000 * 8760 * 0.45 * 0.45 * KWH * yearly(20),
        "visits": 4 * said["visit"] * VAT * sum(at(year) for year in (3, 6, 9, 12, 15, 18)),
        "removal": 4 * said["removal"] * VAT * at(20),
    }

    comparison = lcc.compare(example_of("transformers"))

    parts = parts_of(comparison, offer)
    assert parts == pytest.approx({part: by_hand.get(part, 0.0) for part in parts}, abs=CENT)
    assert comparison.total[offer] == pytest.approx(sum(by_hand.values()), abs=CENT)
    kwh = 4 * 8.760 * (said["no_load"] + said["load"] * 0.2025) * 20
    emitted = 4 * said["footprint"] + kwh * 0.0519
    assert float(comparison.emissions.values[comparison.names.index(offer)].sum()) == pytest.approx(emitted)


def test_capitalised_values_give_the_totals_of_the_year_by_year_sum():
    purchase = example_of("transformers")
    a = 8760 / 1000 * 0.1534 * yearly(20)
    values = with_values(purchase.method, capitalised=1, no_load_value=a, load_value=a * 0.45**2)

    comparison = lcc.compare(purchase.replace(method=values))

    assert comparison.total.to_dict() == pytest.approx(TOTALS["transformers"], abs=CENT)


def test_a_published_clause_in_dollars_per_kilowatt_gives_its_two_bids():
    """Electrical Engineering Portal: 2450, 1304 and 756 dollars per kW; 862 658 against 852 012."""
    values = with_values(
        example_of("transformers").method,
        transformers=1, capitalised=1, no_load_value=2.450, load_value=1.304, auxiliary_value=0.756,
    ).replace(currency="USD", tax="excluding")  # fmt: skip
    bids = [bid("A", 424_500.0, 59_000.0, 224_000.0, 2_000.0), bid("B", 436_000.0, 53_000.0, 218_000.0, 2_500.0)]

    comparison = lcc.compare(lcc.Purchase(method=values, offers=bids))

    assert comparison.total.to_dict() == pytest.approx({"A": 862_658, "B": 852_012}, abs=CENT)
    assert comparison.ranking[0].offer == "B"
    assert comparison.baseline == "A"


def test_a_published_total_cost_of_three_transformers():
    """24 000 + 3 × (250 W × 4.50 + 4000 W × 2.00) = 51 375."""
    values = with_values(
        example_of("transformers").method, transformers=3, capitalised=1, no_load_value=4.50, load_value=2.00
    ).replace(tax="excluding")

    comparison = lcc.compare(lcc.Purchase(method=values, offers=[bid("one", 8_000.0, 250.0, 4_000.0)]))

    assert comparison.total["one"] == pytest.approx(51_375, abs=CENT)


def test_at_a_heavier_load_the_copper_transformer_would_be_first():
    heavier = lcc.totals(example_of("transformers"), {("method", "parameters", "load", "value"): 0.6})[0]

    assert heavier.argmin() == 2


# Cleaning

CLEANING = {
    "A": {"price": 9_800, "output": 1_150, "kwh": 0.9, "litres": 75, "products": 2.4, "upkeep": 1_350, "end": 200},
    "B": {"price": 17_900, "output": 1_390, "kwh": 0.8, "litres": 48, "products": 1.6, "upkeep": 1_700, "end": 0},
    "C": {"price": 49_500, "output": 1_680, "kwh": 1.3, "litres": 60, "products": 2.0, "upkeep": 4_600, "end": -500},
}
FOOTPRINTS = {"A": 4_000, "B": 2_600, "C": 3_900}


@pytest.mark.parametrize("offer", CLEANING)
def test_cleaning_costs_the_hours_of_the_staff_then_machines_water_and_products(offer):
    said, thousands = CLEANING[offer], 6000 * 240 / 1000
    cubic_metres = thousands * said["litres"] / 1000
    by_hand = {
        "machines": said["price"] * VAT,
        "own staff": 6000 * 240 / said["output"] * 27 * yearly(6),
        "products": thousands * said["products"] * VAT * yearly(6),
        "electricity": thousands * said["kwh"] * KWH * yearly(6),
        "water": cubic_metres * CUBIC_METRE[0] * yearly(6),
        "sewerage": cubic_metres * CUBIC_METRE[1] * yearly(6),
        "upkeep": said["upkeep"] * VAT * yearly(6),
        "removal": said["end"] * VAT * at(6),
    }

    comparison = lcc.compare(example_of("cleaning"))

    parts = parts_of(comparison, offer)
    assert parts == pytest.approx({part: by_hand.get(part, 0.0) for part in parts}, abs=CENT)
    assert comparison.total[offer] == pytest.approx(sum(by_hand.values()), abs=CENT)
    assert parts["own staff"] >= 0.5 * comparison.total[offer]
    emitted = FOOTPRINTS[offer] + 6 * (thousands * said["kwh"] * 0.0519 + cubic_metres * 0.132)
    assert float(comparison.emissions.values[comparison.names.index(offer)].sum()) == pytest.approx(emitted)


def test_a_cleaning_service_is_paid_by_the_hour_with_the_vat_of_the_contractor():
    method = with_values(example_of("cleaning").method, staff_cost=0)
    service = lcc.Offer(
        "service", vat=0.10, price=0.0, output=600.0, hourly_price=29.0, electricity_use=1.0, water_use=50.0,
        products=0.0, upkeep=0.0, removal=0.0, footprint=0.0,
    )  # fmt: skip

    comparison = lcc.compare(lcc.Purchase(method=method, offers=[service]))

    parts = parts_of(comparison, "service")
    assert parts["contractor"] == pytest.approx(6000 * 240 / 600 * 29 * 1.10 * yearly(6), abs=CENT)
    assert parts["own staff"] == 0


# Workwear

WORKWEAR = {
    "A": {"price": 24, "washes": 50, "grams": 640, "minutes": 0.8, "repair": 4.5, "kilo": 0.6, "footprint": 14},
    "B": {"price": 35, "washes": 110, "grams": 600, "minutes": 0.7, "repair": 4, "kilo": 0.3, "footprint": 17},
    "C": {"price": 39, "washes": 90, "grams": 480, "minutes": 0.5, "repair": 6, "kilo": 0.5, "footprint": 21},
}
TIMES_BOUGHT = {"A": 4, "B": 2, "C": 2}


@pytest.mark.parametrize("offer", WORKWEAR)
def test_workwear_is_bought_again_when_its_washes_are_used_up(offer):
    said, garments = WORKWEAR[offer], 180 * 5
    life = said["washes"] / 40
    purchases, left = bought(life, 4)
    linen = garments * 40 * said["grams"] / 1000
    # Worn garments leave at each end of life before the end, then the used share of the last ones.
    whole = TIMES_BOUGHT[offer] - 1
    used = 4 / life - whole
    leaving = sum(at(ceil(k * life - 1e-9)) for k in range(1, whole + 1)) + used * at(4)
    kilograms = garments * said["grams"] / 1000
    by_hand = {
        "garments": garments * said["price"] * VAT * purchases,
        "garments (residual)": -garments * said["price"] * VAT * left,
        "electricity": linen * 1.9 * KWH * yearly(4),
        "water": linen * 12 / 1000 * CUBIC_METRE[0] * yearly(4),
        "sewerage": linen * 12 / 1000 * CUBIC_METRE[1] * yearly(4),
        "detergent": linen * 0.09 * VAT * yearly(4),
        "finishing": garments * 40 * said["minutes"] / 60 * 24 * yearly(4),
        "repairs": garments * 0.5 * said["repair"] * VAT * yearly(4),
        "take-back": kilograms * said["kilo"] * VAT * leaving,
    }

    comparison = lcc.compare(example_of("workwear"))

    assert parts_of(comparison, offer) == pytest.approx(by_hand, abs=CENT)
    assert comparison.total[offer] == pytest.approx(sum(by_hand.values()), abs=CENT)
    assert ceil(4 / life) == TIMES_BOUGHT[offer]
    emitted = (
        garments * said["footprint"] * TIMES_BOUGHT[offer]
        + 4 * linen * (1.9 * 0.0519 + 0.012 * 0.132)
        + kilograms * 0.374 * (whole + used)
    )
    assert float(comparison.emissions.values[comparison.names.index(offer)].sum()) == pytest.approx(emitted)


# Equipment that uses water

LINES = {
    "taps": {"count": 40, "uses": 30, "minutes": 0.2, "kelvin": 8, "life": 10},
    "showers": {"count": 16, "uses": 10, "minutes": 5, "kelvin": 26, "life": 10},
    "toilets": {"count": 30, "uses": 20, "minutes": 1, "kelvin": 0, "life": 20},
}
WATER_USING = {
    "A": {"price": (95, 120, 270), "flow": (3, 7, 3.5), "upkeep": (6, 9, 8), "end": (10, 10, 40)},
    "B": {"price": (150, 190, 340), "flow": (3, 7.5, 3.75), "upkeep": (6, 8, 8), "end": (10, 10, 40)},
    "C": {"price": (310, 420, 480), "flow": (2, 6.5, 3.25), "upkeep": (24, 32, 18), "end": (15, 15, 45)},
}
ELECTRICITY = {"A": (0, 0, 0), "B": (0, 0, 0), "C": (0.6, 0.9, 0.7)}
"""Per thousand uses; only C has sensors. [kWh]"""


@pytest.mark.parametrize("offer", WATER_USING)
def test_a_cubic_metre_is_paid_for_as_water_as_sewerage_and_as_heat(offer):
    said = WATER_USING[offer]
    by_hand = dict.fromkeys(
        ("equipment", "equipment (residual)", "water", "sewerage", "water heating", "electricity", "upkeep", "removal"),
        0.0,
    )
    for place, line in enumerate(LINES.values()):
        uses = line["count"] * line["uses"] * 220
        cubic_metres = uses * line["minutes"] * said["flow"][place] / 1000
        kwh = cubic_metres * 1.163 * line["kelvin"] / 0.7
        used = 10 / line["life"]
        by_hand["equipment"] += line["count"] * said["price"][place] * VAT
        by_hand["equipment (residual)"] -= (1 - used) * line["count"] * said["price"][place] * VAT * at(10)
        by_hand["water"] += cubic_metres * CUBIC_METRE[0] * yearly(10)
        by_hand["sewerage"] += cubic_metres * CUBIC_METRE[1] * yearly(10)
        by_hand["water heating"] += kwh * 0.08392 * VAT * yearly(10)
        by_hand["electricity"] += uses * ELECTRICITY[offer][place] / 1000 * KWH * yearly(10)
        by_hand["upkeep"] += line["count"] * said["upkeep"][place] * VAT * yearly(10)
        by_hand["removal"] += line["count"] * said["end"][place] * VAT * used * at(10)

    comparison = lcc.compare(example_of("water-using-equipment"))

    assert parts_of(comparison, offer) == pytest.approx(by_hand, abs=CENT)
    assert comparison.total[offer] == pytest.approx(sum(by_hand.values()), abs=CENT)


def test_a_washing_machine_is_a_line_like_another():
    purchase = example_of("water-using-equipment")
    lists = {"uses": 4.0, "duration": 1.0, "warming": 0.0, "life": 10.0}
    parameters = tuple(
        parameter.replace(value=(lists[parameter.name],)) if parameter.name in lists
        else parameter.replace(fallback=(342.0,)) if parameter.name == "footprint"
        else parameter
        for parameter in purchase.method.parameters
    )  # fmt: skip
    method = purchase.method.replace(lines=(lcc.Line(id="machines", quantity=3.0),), parameters=parameters)
    machine = lcc.Offer(
        "one", vat=0.20, price=(900.0,), flow=(50.0,), electricity_use=(700.0,), upkeep=(40.0,), removal=(0.0,)
    )

    comparison = lcc.compare(lcc.Purchase(method=method, offers=[machine]))

    parts, cycles = parts_of(comparison, "one"), 3 * 4 * 220
    assert parts["electricity"] == pytest.approx(cycles * 0.7 * KWH * yearly(10), abs=CENT)
    assert parts["water"] == pytest.approx(cycles * 0.05 * CUBIC_METRE[0] * yearly(10), abs=CENT)
