"""Computers, monitors, copiers and lighting: reference methods, and examples redone by hand without the library."""

import math
from functools import cache
from pathlib import Path

import pytest
import yaml

import lcc
from lcc import catalogue

ROOT = Path(__file__).parents[2]
EXAMPLES = {
    "laptops-desktops": "laptops-and-desktops",
    "monitors": "monitors-no-reversal",
    "copiers": "copiers-rent-or-buy",
    "indoor-lighting": "office-lighting",
    "street-lighting": "street-lighting",
}
REVERSING = {"laptops-desktops": "A", "copiers": "C", "indoor-lighting": "A", "street-lighting": "A"}
"""The offer that is the cheapest to buy, where B is the cheapest in the end. C rents its copiers: nothing to buy."""
LEAST_GAP = 0.05
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

every_method = pytest.mark.parametrize("name", EXAMPLES)
every_reversal = pytest.mark.parametrize(("name", "cheapest"), REVERSING.items(), ids=REVERSING)


def read(path):
    """Plain data of a file."""
    return yaml.load((ROOT / path).read_text(encoding="utf-8"), LOADER)  # a safe loader, in C or not


SHEETS = {name: read(f"catalogue/methods/{name}.yaml") for name in EXAMPLES}
FILES = {name: read(f"examples/{example}.lcc.yaml") for name, example in EXAMPLES.items()}
PURCHASES = {name: lcc.load(ROOT / f"examples/{example}.lcc.yaml") for name, example in EXAMPLES.items()}
COMPARED = {name: lcc.compare(purchase) for name, purchase in PURCHASES.items()}
FACTORS = {factor["id"]: factor for path in (ROOT / "catalogue/factors").glob("*.yaml") for factor in read(path)}


# What the examples say

BOUGHT = {
    "laptops-desktops": {"A": 182736.00, "B": 223680.00, "C": 198120.00},
    "monitors": {"A": 25020.00, "B": 28440.00, "C": 33660.00},
    "copiers": {"A": 28080.00, "B": 43056.00, "C": 0.00, "D": 0.00},
    "indoor-lighting": {"A": 31200.00, "B": 45360.00, "C": 36096.00},
    "street-lighting": {"A": 377376.00, "B": 465072.00, "C": 412152.00},
}
TOTALS = {
    "laptops-desktops": {"A": 277654.16, "B": 237130.71, "C": 257699.45},
    "monitors": {"A": 31409.78, "B": 33002.56, "C": 37162.77},
    "copiers": {"A": 87778.52, "B": 79540.75, "C": 87652.57, "D": 89135.57},
    "indoor-lighting": {"A": 95432.23, "B": 72436.79, "C": 78879.70},
    "street-lighting": {"A": 1012021.13, "B": 872438.11, "C": 954637.22},
}


@every_method
def test_the_prices_to_buy_are_those_told(name):
    assert COMPARED[name].acquisition.to_dict() == pytest.approx(BOUGHT[name], abs=0.005)


@every_method
def test_the_totals_are_those_told(name):
    assert COMPARED[name].total.to_dict() == pytest.approx(TOTALS[name], abs=0.005)


@every_method
def test_an_example_has_no_error_and_its_only_warning_is_the_money_of_the_carbon_value(name):
    found = lcc.findings(PURCHASES[name])

    assert [(finding.severity, finding.address[1:3]) for finding in found] == [("warning", ("externalities", "CO2e"))]


# Cheap to buy, dear to own


def totals_at_zero(comparison):
    """Undiscounted totals."""
    return dict(zip(comparison.names, map(float, comparison.flows.values.sum(axis=(1, 2))), strict=True))


@cache
def with_carbon(name):
    """The same purchase, its emissions counted in the total."""
    method = PURCHASES[name].method
    counted = [item.replace(counts=True) for item in method.externalities]
    return lcc.compare(PURCHASES[name].replace(method=method.replace(externalities=counted)))


def ways_to_count(name):
    """Totals discounted and not, carbon out and in."""
    carbon = with_carbon(name)
    return [
        COMPARED[name].total.to_dict(), totals_at_zero(COMPARED[name]), carbon.total.to_dict(), totals_at_zero(carbon),
        carbon.direct.to_dict(),
    ]  # fmt: skip


@every_reversal
def test_the_cheapest_to_buy_is_not_the_cheapest_to_own_by_a_clear_gap_discounted_or_not_carbon_or_not(name, cheapest):
    assert COMPARED[name].baseline == cheapest
    for totals in ways_to_count(name):
        assert min(totals, key=totals.get) == "B"
        assert totals[cheapest] - totals["B"] >= LEAST_GAP * totals[cheapest]


def test_among_the_copiers_sold_too_the_cheapest_to_buy_is_not_the_cheapest_to_own():
    for totals in ways_to_count("copiers"):
        assert totals["A"] - totals["B"] >= LEAST_GAP * totals["A"]
    assert BOUGHT["copiers"]["A"] < BOUGHT["copiers"]["B"]


def test_the_cheapest_monitor_to_buy_stays_the_cheapest_discounted_or_not_carbon_or_not():
    assert COMPARED["monitors"].baseline == "A"
    assert not COMPARED["monitors"].reversal.reverses
    for totals in ways_to_count("monitors"):
        assert min(totals, key=totals.get) == "A"


@every_method
def test_the_ranking_is_led_by_the_same_offer_without_discounting_and_without_carbon(name):
    first = "A" if name == "monitors" else "B"
    comparison = COMPARED[name]

    assert comparison.ranking[0].offer == first
    assert {ranking[0].offer for ranking in comparison.other_rankings.values()} == {first}


# The examples redone by hand

RATE, FIRM, VAT, KWH = 0.032, 1.02, 1.2, 0.19
CARBON_PER_KWH = 0.0519


def once(amount, year, rate):
    """Present value of an amount paid at the end of a year."""
    return amount / (1 + rate) ** year


def each_year(amount, years, rate):
    """Present value of an amount paid every year."""
    return sum(once(amount, year, rate) for year in range(1, years + 1))


def renewals(life, years):
    """Years in which something is replaced: L, 2L… strictly before the end, each booked at the end of its year."""
    count = 0
    while (count + 1) * life < years - 1e-9:
        count += 1
    return [math.ceil(place * life - 1e-9) for place in range(1, count + 1)]


def carbon_value(year):
    """Euros for a tonne of CO2e in a year counted from 2027."""
    return 256 * 1.032 ** (year + 2)


def laptops_desktops(a, rate):
    numbers, sold = (200, 60), lambda key: sum(n * x for n, x in zip((200, 60), a[key], strict=True))
    batteries = [(numbers[0], a["battery_price"][0], year) for year in renewals(a["battery_cycles"][0] / 150, 5)]
    back = sum(n * x for n, x in zip(numbers, a.get("take_back", (0, 0)), strict=True))
    parts = {
        "computers": sold("price") * VAT,
        "upkeep": each_year(sold("upkeep") * VAT, 5, rate),
        "electricity": each_year(sold("kwh") * KWH * VAT, 5, rate),
        "batteries": sum(once(n * price * VAT, year, rate) for n, price, year in batteries),
        "removal": once(260 * a["removal"] * VAT, 5, rate),
        "take_back": -once(back / FIRM**5, 5, rate),
    }
    return parts, {0: sold("footprint")}, sold("kwh"), 5


def monitors(a, rate):
    kwh = 150 * (a["power_on"] * 1600 + a["power_standby"] * 7160) / 1000
    late = range(a["warranty_years"] + 1, 7)
    parts = {
        "monitors": 150 * a["price"] * VAT,
        "electricity": each_year(kwh * KWH * VAT, 6, rate),
        "replacements": sum(once(3 * a["price"] * VAT, year, rate) for year in late),
        "removal": once(150 * a["removal"] * VAT, 6, rate),
    }
    return parts, {0: 150 * a["footprint"], **dict.fromkeys(late, 3 * a["footprint"])}, kwh, 6


def copiers(a, rate):
    kwh = 12 * a["weekly_kwh"] * 52
    pages = 420 * a["mono_click"] + 140 * a["colour_click"]
    rents = (once(12 * a["rent"] * 4 * VAT / FIRM**year, year - 0.5, rate) for year in range(1, 6))
    parts = {
        "machines": 12 * a["price"] * VAT,
        "rents": sum(rents),
        "pages": each_year(pages * VAT, 5, rate),
        "upkeep": each_year(12 * a["upkeep"] * VAT, 5, rate),
        "electricity": each_year(kwh * KWH * VAT, 5, rate),
        "removal": once(12 * a["removal"] * VAT, 5, rate),
    }
    return parts, {0: 12 * a["footprint"]}, kwh, 5


def indoor_lighting(a, rate):
    number, hours = a["luminaires"], 2200 * (0.75 if a["detection"] else 1)
    kwh = number * a["power"] * hours / 1000
    replaced = renewals(a["source_hours"] / hours, 15)
    parts = {
        "luminaires": number * a["price"] * VAT,
        "fitting": number * a["fitting"] * VAT,
        "electricity": each_year(kwh * KWH * VAT, 15, rate),
        "sources": sum(once(number * a["source_price"] * VAT, year, rate) for year in replaced),
        "labour": sum(once(number * 15, year, rate) for year in replaced),
        "removal": once(number * 8, 15, rate),
    }
    return parts, {0: number * a["footprint"]}, kwh, 15


QUANTITIES = (180, 420, 150, 24, 40, 60)


def street_lighting(a, rate):
    points = sum(QUANTITIES)
    watts = sum(n * w for n, w in zip(QUANTITIES, a["power"], strict=True))
    kwh = {}
    for year in range(1, 21):
        age = (year - 0.5) * 3100 / a["source_hours"] % 1
        kwh[year] = watts * (1 + a["power_rise"] * age) * (3100 - 1800 / 2) / 1000
    sources, drivers = (renewals(a[key] / 3100, 20) for key in ("source_hours", "driver_hours"))
    parts = {
        "luminaires": sum(n * p for n, p in zip(QUANTITIES, a["price"], strict=True)) * VAT,
        "electricity": sum(once(used * KWH * VAT, year, rate) for year, used in kwh.items()),
        "sources": sum(once(points * a["source_price"] * VAT, year, rate) for year in sources),
        "drivers": sum(once(points * a["driver_price"] * VAT, year, rate) for year in drivers),
        "visits": sum(once(points * 70 * VAT, year, rate) for year in {*sources, *drivers}),
        "upkeep": each_year(points * 12 * VAT, 20, rate),
        "removal": once(points * 35 * VAT, 20, rate),
    }
    return parts, {0: points * a["footprint"]}, kwh, 20


BY_HAND = {
    "laptops-desktops": laptops_desktops,
    "monitors": monitors,
    "copiers": copiers,
    "indoor-lighting": indoor_lighting,
    "street-lighting": street_lighting,
}
every_offer = pytest.mark.parametrize(
    ("name", "offer"), [(name, offer["name"]) for name, file in FILES.items() for offer in file["offers"]]
)


def by_hand(name, offer, rate):
    """Parts of the total of an offer, kilograms of its equipment by year, its kWh, the years."""
    (answers,) = (given["answers"] for given in FILES[name]["offers"] if given["name"] == offer)
    return BY_HAND[name](answers, rate)


@every_offer
def test_each_part_of_a_total_is_found_again_by_hand(name, offer):
    parts, *_ = by_hand(name, offer, RATE)
    comparison = COMPARED[name]
    computed = {part: float(comparison.present[offer, part].values.sum()) for part in comparison.parts}

    assert computed == pytest.approx(parts, abs=0.01)
    assert comparison.total[offer] == pytest.approx(sum(parts.values()), abs=0.01)


@every_offer
def test_a_total_without_discounting_is_found_again_by_hand(name, offer):
    parts, *_ = by_hand(name, offer, 0)

    assert totals_at_zero(COMPARED[name])[offer] == pytest.approx(sum(parts.values()), abs=0.01)


@every_offer
def test_the_carbon_of_an_offer_and_its_value_are_found_again_by_hand(name, offer):
    _, equipment, kwh, years = by_hand(name, offer, RATE)
    used = kwh if isinstance(kwh, dict) else dict.fromkeys(range(1, years + 1), kwh)
    kilograms = {year: equipment.get(year, 0) + used.get(year, 0) * CARBON_PER_KWH for year in range(years + 1)}
    worth = sum(once(kg / 1000 * carbon_value(year), year, RATE) for year, kg in kilograms.items())
    counted = with_carbon(name)

    assert float(counted.emissions[offer].values.sum()) == pytest.approx(sum(kilograms.values()), abs=0.01)
    assert counted.total[offer] - counted.direct[offer] == pytest.approx(worth, abs=0.01)


# The reference methods


def factors_in(data):
    """Go through the factors a method takes."""
    if isinstance(data, dict):
        if set(data) == {"factor"}:
            yield data["factor"]
        else:
            for item in data.values():
                yield from factors_in(item)
    elif isinstance(data, list):
        for item in data:
            yield from factors_in(item)


def figures_in(data):
    """Put the latest figure of each factor in its place, as plain as can be."""
    if isinstance(data, dict):
        if set(data) == {"factor"}:
            latest = FACTORS[data["factor"]]["values"][-1]
            return {"value": latest["value"], "growth": latest.get("growth", 0), "since": latest.get("from", 0)}
        return {key: figures_in(item) for key, item in data.items()}
    return [figures_in(item) for item in data] if isinstance(data, list) else data


def shape(method):
    """What a method and its example share: all but the buyer's values, their sources and the figures of factors."""
    buyer = {"value", "source"}
    return {
        **{key: method[key] for key in ("title", "base_year", "years", "tax", "costs", "functional_unit")},
        "inflation": method["inflation"]["value"],
        "lines": [(line["id"], line["label"]) for line in method.get("lines", ())],
        "parameters": [
            {"fixed": "value" in each, **{key: item for key, item in each.items() if key not in buyer}}
            for each in method["parameters"]
        ],
        "resources": [
            {key: each[key] for key in ("name", "label", "unit", "vat")} | {"emits": sorted(each["emissions"])}
            for each in method["resources"]
        ],
        "externalities": [
            {key: item for key, item in each.items() if key != "value"} for each in method["externalities"]
        ],
    }


@every_method
def test_a_method_and_its_example_have_the_same_data_formulas_and_streams(name):
    sheet, file = SHEETS[name], FILES[name]

    assert (sheet["id"], sheet["example"]) == (name, f"examples/{EXAMPLES[name]}.lcc.yaml")
    assert shape(file["method"]) == shape(sheet["method"])


@every_method
def test_the_figures_of_the_catalogue_in_an_example_are_those_of_its_method(name):
    bought, sheet = FILES[name]["method"], figures_in(SHEETS[name]["method"])

    assert bought["discount_rate"]["value"] == sheet["discount_rate"]["value"]
    for mine, theirs in zip(bought["resources"], sheet["resources"], strict=True):
        assert mine["emissions"]["CO2e"]["value"] == theirs["emissions"]["CO2e"]["value"]
    for mine, theirs in zip(bought["externalities"], sheet["externalities"], strict=True):
        assert {key: mine["value"][key] for key in ("value", "growth", "since")} == theirs["value"]


@every_method
def test_a_method_takes_only_figures_that_can_be_defaults(name):
    taken = list(factors_in(SHEETS[name]["method"]))

    assert taken
    for factor in taken:
        latest = FACTORS[factor]["values"][-1]
        assert latest["confidence"] in ("high", "medium"), factor
        assert "legacy" not in FACTORS[factor], factor
        assert "replaced_by" not in FACTORS[factor], factor


@every_method
def test_a_method_with_the_figures_of_the_catalogue_ranks_the_offers_of_its_example(name):
    method = catalogue.method(name)
    comparison = lcc.compare(PURCHASES[name].replace(method=method))

    assert comparison.unranked == {}
    assert comparison.ranking[0].offer == COMPARED[name].ranking[0].offer


@every_method
def test_each_question_says_its_unit_what_is_usual_and_how_the_answer_is_checked_before_award(name):
    asked = [each for each in SHEETS[name]["method"]["parameters"] if not {"value", "formula"} & set(each)]

    assert 6 <= len(asked) <= 8
    for question in asked:
        assert {"label", "definition", "usual"} <= set(question), question["name"]
        assert "unit" in question or question["usual"]["high"] <= 1, question["name"]
        assert set(question["evidence"]) == set(question["check"]) == {"fr", "en"}, question["name"]


@every_method
def test_each_value_the_buyer_sets_has_a_source(name):
    for parameter in SHEETS[name]["method"]["parameters"]:
        value = parameter.get("value")
        if value is not None and not isinstance(value, dict | list):
            assert {"fr", "en"} <= set(parameter["source"]["title"]), parameter["name"]


@every_method
def test_every_text_of_a_method_is_in_both_languages(name):
    sheet = SHEETS[name]
    method = sheet["method"]

    for key in ("label", "summary", "counts", "leaves_out"):
        assert set(sheet[key]) == {"fr", "en"}, key
    for each in [*method["parameters"], *method["resources"], *method["costs"], *method["externalities"]]:
        for key in {"label", "definition", "evidence", "check", "perimeter", "verification"} & set(each):
            assert set(each[key]) == {"fr", "en"}, (each["name"], key)


@every_method
def test_the_note_of_a_method_is_there_in_both_languages_and_names_the_factors_taken(name):
    note = (ROOT / SHEETS[name]["note"]).read_text(encoding="utf-8")

    assert "## Français" in note
    assert "## English" in note
    for factor in factors_in(SHEETS[name]["method"]):
        assert f"`{factor}`" in note


# Published comparisons of lamps, by the method of indoor lighting

NO_EXTRAS = {"labour": 0, "removal": 0}


def lamps(price_of_kwh, years, hours, **offers):
    """Compare lamps by the reference method: no rate, no VAT, nothing but lamps and electricity."""
    data = figures_in(SHEETS["indoor-lighting"]["method"])
    data |= {"years": years, "discount_rate": 0, "tax": "excluding"}
    data["resources"][0]["price"] = price_of_kwh
    fixed = {**NO_EXTRAS, "hours": hours}
    for parameter in data["parameters"]:
        parameter["value"] = fixed.get(parameter["name"], parameter.get("value"))
    bare = {"luminaires": 1, "fitting": 0, "detection": 0, "footprint": 0}
    bids = [
        lcc.Offer(name, price=price, source_price=price, source_hours=life, power=watts, **bare)
        for name, (price, life, watts) in offers.items()
    ]
    return lcc.compare(lcc.Purchase(method=lcc.Method.of(data), offers=bids))


def test_indoor_lighting_finds_the_published_totals_of_three_lamps_over_50400_hours():
    """8 compact lamps and 24 incandescent lamps for one LED; published 98.26, 134.76 (cut after the cent) and 338."""
    comparison = lamps(
        0.06, 10, 5040, led=(65, 50_400, 11), compact=(4.75, 50_400 / 8, 32), incandescent=(1.50, 50_400 / 24, 100)
    )

    assert comparison.total["led"] == pytest.approx(98.264, abs=1e-6)
    assert comparison.total["compact"] == pytest.approx(134.768, abs=1e-6)
    assert comparison.total["incandescent"] == pytest.approx(338.40, abs=1e-6)


@pytest.mark.parametrize(
    ("hundreds", "incandescent", "compact"), [(24, 17.40, 17.64), (25, 18.00, 17.75)], ids=["before", "after"]
)
def test_indoor_lighting_finds_where_the_published_curves_of_two_lamps_cross(hundreds, incandescent, compact):
    """led-fr.net: whole lamps, 0.10 EUR/kWh, 60 W and 1 EUR for 1,000 h against 11 W and 15 EUR for 6,000 h."""
    comparison = lamps(0.10, hundreds, 100, incandescent=(1, 1000, 60), compact=(15, 6000, 11))

    assert comparison.total["incandescent"] == pytest.approx(incandescent, abs=1e-6)
    assert comparison.total["compact"] == pytest.approx(compact, abs=1e-6)
