"""The factors are what the catalogue's README says they are: one test id per factor, none that fails as time passes."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "catalogue"
README = (FOLDER / "README.md").read_text(encoding="utf-8")

FACTOR_KEYS = {
    "id", "label", "kind", "unit", "geography", "nature", "price_year", "vat", "includes_carbon_price",
    "discount_rate", "legacy", "replaced_by", "review_by", "values", "note",
}  # fmt: skip
VALUE_KEYS = {
    "since", "until", "value", "growth", "from", "to", "points", "join", "beyond", "low", "high", "parts",
    "price_year", "discount_rate", "source", "also", "place", "read", "derived", "confidence",
}  # fmt: skip
SOURCE_KEYS = {"title", "publisher", "year", "url", "url_checked", "licence", "licence_note", "read"}
DERIVED = {"sum", "midpoint", "median", "mean", "chained", "computed"}
PRICED = {
    "energy-price", "energy-tax", "water-price", "purchase-price", "maintenance-cost", "running-cost",
    "end-of-life-cost",
}  # fmt: skip
CARBON = {"carbon-value", "carbon-price", "pollutant-cost"}
RATES = {"discount-rate", "escalation"}
FORBIDDEN = re.compile(r"ecoinvent|15459", re.IGNORECASE)
BOUNDARY = "maker-declarations"


class Strict(yaml.SafeLoader):
    """YAML that refuses the same key twice, where PyYAML keeps the last one in silence."""

    def construct_mapping(self, node, deep=False):
        """A mapping, or an error at the line of the repeated key."""
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=deep)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key!r} twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def read(path):
    """The content of one file, read strictly."""
    return yaml.load(path.read_text(encoding="utf-8"), Strict)


def vocabulary(title):
    """The words of the first column of one README table."""
    section = README.split(f"\n## {title}\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|")[0] for line in section.splitlines() if line.startswith("|")][2:]
    return {word.strip() for row in rows for word in row.split(",")}


SOURCES = read(FOLDER / "sources.yaml")
FILES = {path.stem: read(path) for path in sorted((FOLDER / "factors").glob("*.yaml"))}
FACTORS = [factor for factors in FILES.values() for factor in factors]
BY_ID = {factor["id"]: factor for factor in FACTORS}
KINDS, UNITS, LICENCES = vocabulary("Kinds"), vocabulary("Units"), vocabulary("Licences")

each_factor = pytest.mark.parametrize("factor", FACTORS, ids=[factor.get("id", "no-id") for factor in FACTORS])
each_source = pytest.mark.parametrize("name", SOURCES)


def sources_of(value):
    """The source of a value and those that complete it."""
    return [value["source"], *value.get("also", [])]


def is_money(factor):
    """Whether a factor is an amount of money."""
    return re.match(r"(EUR|GBP|USD)\b", factor["unit"]) is not None


def numbers(value):
    """All numbers of a value: alone, or along its path."""
    return list(value["points"].values()) if "points" in value else [value["value"]]


def is_number(found):
    """Whether YAML read a finite number, not a text or a yes."""
    return isinstance(found, int | float) and not isinstance(found, bool) and abs(found) < float("inf")


@each_factor
def test_a_factor_has_the_keys_of_the_format_and_no_other(factor):
    assert set(factor) <= FACTOR_KEYS
    assert {"id", "label", "kind", "unit", "geography", "values"} <= set(factor)
    for value in factor["values"]:
        assert set(value) <= VALUE_KEYS
        assert {"since", "source", "place", "confidence"} <= set(value)


@each_factor
def test_a_factor_is_named_in_small_letters_and_hyphens(factor):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", factor["id"])


@each_factor
def test_a_factor_is_labelled_in_both_languages(factor):
    assert set(factor["label"]) == {"fr", "en"}
    assert all(0 < len(text) <= 80 for text in factor["label"].values())
    assert all(" '" not in text and "'" not in text for text in factor["label"].values())


@each_factor
def test_a_note_is_written_in_both_languages(factor):
    note = factor.get("note", {"fr": "-", "en": "-"})
    assert set(note) == {"fr", "en"}
    assert all(isinstance(text, str) and text.strip() for text in note.values())


@each_factor
def test_kind_unit_and_place_on_the_map_belong_to_the_vocabulary(factor):
    assert factor["kind"] in KINDS
    assert factor["unit"] in UNITS
    assert re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?|WORLD", factor["geography"])


@each_factor
def test_every_source_of_a_factor_is_known(factor):
    for value in factor["values"]:
        assert set(sources_of(value)) <= set(SOURCES)


@each_factor
def test_the_place_in_the_source_is_said_or_said_not_to_be_recorded(factor):
    assert all(isinstance(value["place"], str) and value["place"].strip() for value in factor["values"])


@each_factor
def test_confidence_is_high_medium_or_low(factor):
    assert all(value["confidence"] in {"high", "medium", "low"} for value in factor["values"])


@each_factor
def test_values_are_dated_oldest_first_and_do_not_overlap(factor):
    values = factor["values"]
    assert values
    assert all(type(value["since"]) is date and type(value.get("until", date.max)) is date for value in values)
    for value in values:
        assert value["since"] <= value.get("until", date.max)
    for earlier, later in pairwise(values):
        assert earlier["since"] < later["since"]
        assert earlier.get("until", date.min) < later["since"]


@each_factor
def test_a_value_is_one_number_or_one_path(factor):
    for value in factor["values"]:
        assert ("value" in value) != ("points" in value)
        assert ("points" in value) == ("join" in value)
        assert ("growth" in value) == ("from" in value)
        assert value.get("join") in {None, "line", "step"}
        assert value.get("beyond") in {None, "hold"}
        assert all(is_number(number) for number in numbers(value))
        assert not {"low", "high", "growth", "parts"} & set(value) or "value" in value


@each_factor
def test_a_path_is_in_calendar_years_or_in_years_after_the_base_year(factor):
    for value in factor["values"]:
        years = list(value.get("points", {0: 0}))
        assert all(type(year) is int for year in years)
        assert years == sorted(years)
        assert len({year >= 1000 for year in years}) == 1


@each_factor
def test_a_range_holds_its_value(factor):
    for value in factor["values"]:
        assert ("low" in value) == ("high" in value)
        if "low" in value:
            assert value["low"] <= value["value"] <= value["high"]
            assert value["low"] < value["high"]


@each_factor
def test_parts_add_up_to_the_value(factor):
    for value in factor["values"]:
        if "parts" in value:
            assert sum(Decimal(str(part)) for part in value["parts"].values()) == Decimal(str(value["value"]))


@each_factor
def test_what_was_computed_here_says_how(factor):
    for value in factor["values"]:
        assert value.get("derived") in DERIVED | {None}
        if value.get("derived") == "midpoint":
            low, high = Decimal(str(value["low"])), Decimal(str(value["high"]))
            assert (low + high) / 2 == Decimal(str(value["value"]))
        if value.get("derived") == "computed":
            assert "note" in factor


@each_factor
def test_money_and_rates_say_whether_inflation_is_in_them(factor):
    if is_money(factor) or factor["kind"] in RATES:
        assert factor["nature"] in {"real", "nominal"}
    else:
        assert factor.get("nature") in {None, "real", "nominal"}


@each_factor
def test_real_money_says_its_year_or_says_that_it_is_unknown(factor):
    for value in factor["values"]:
        year = value.get("price_year", factor.get("price_year"))
        if is_money(factor) and factor["nature"] == "real":
            assert year is not None
        assert year is None or year == "unknown" or (type(year) is int and 1950 <= year <= 2200)
        if year == "unknown":
            assert "note" in factor


@each_factor
def test_a_price_says_whether_vat_is_in_it(factor):
    if factor["kind"] in PRICED:
        assert factor["vat"] in {"excluded", "included", "unknown"}
    assert factor["kind"] not in CARBON or "vat" not in factor


@each_factor
def test_only_prices_can_carry_a_carbon_price(factor):
    assert factor.get("includes_carbon_price", True) is True
    assert "includes_carbon_price" not in factor or factor["kind"] == "energy-price"


@each_factor
def test_rates_are_decimals_and_not_percentages(factor):
    if factor["unit"] == "1/year":
        assert all(-0.5 < number < 0.5 for value in factor["values"] for number in numbers(value))


@each_factor
def test_a_carbon_path_names_a_rate_that_exists(factor):
    for holder in [factor, *factor["values"]]:
        rate = holder.get("discount_rate", 0.0)
        assert is_number(rate) or BY_ID[rate]["kind"] == "discount-rate"


@each_factor
def test_a_replaced_factor_names_its_successor(factor):
    successor = factor.get("replaced_by")
    if successor is not None:
        assert successor in BY_ID
        assert successor != factor["id"]
        assert BY_ID[successor]["unit"] == factor["unit"]


@each_factor
def test_a_living_factor_has_a_best_before_date(factor):
    if factor.get("legacy") or "replaced_by" in factor:
        assert "review_by" not in factor
    else:
        assert type(factor["review_by"]) is date


@each_factor
def test_nothing_is_shipped_against_its_licence(factor):
    for value in factor["values"]:
        assert not FORBIDDEN.search(f"{factor['id']} {factor['label']} {value['place']} {value.get('read', '')}")
        for source in sources_of(value):
            assert not FORBIDDEN.search(SOURCES[source]["title"])


@each_factor
def test_share_alike_data_stay_in_their_own_file(factor):
    licences = {SOURCES[source]["licence"] for value in factor["values"] for source in sources_of(value)}
    inside = factor in FILES[BOUNDARY]
    assert inside == ("ODbL-1.0" in licences)


@each_source
def test_a_source_says_what_it_is_and_on_what_terms(name):
    source = SOURCES[name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert set(source) <= SOURCE_KEYS
    assert all(source[key] for key in ("title", "publisher", "year", "licence"))
    assert source["licence"] in LICENCES


@each_source
def test_a_source_can_be_found_again(name):
    source = SOURCES[name]
    assert source.get("url", "https://").startswith(("http://", "https://"))
    assert "url" in source or "read" in source
    if source.get("url_checked") is False:
        assert "read" in source


@each_source
def test_every_source_is_used(name):
    used = {source for factor in FACTORS for value in factor["values"] for source in sources_of(value)}
    assert name in used


def test_no_two_factors_share_an_id():
    assert len(BY_ID) == len(FACTORS)


def test_the_catalogue_has_at_least_150_factors():
    assert len(FACTORS) >= 150


def test_every_kind_unit_and_licence_of_the_readme_is_used():
    assert {factor["kind"] for factor in FACTORS} == KINDS
    assert {factor["unit"] for factor in FACTORS} == UNITS
    assert {source["licence"] for source in SOURCES.values()} == LICENCES


def test_the_french_carbon_value_meets_its_published_points():
    value = BY_ID["fr-carbon-value"]["values"][-1]
    growing = {year: value["value"] * (1 + value["growth"]) ** (year - value["from"]) for year in (2025, 2030, 2050)}

    assert {year: round(amount) for year, amount in growing.items()} == {2025: 256, 2030: 300, 2050: 563}


def test_the_example_of_the_readme_is_a_factor_of_the_catalogue():
    example = yaml.load(README.split("```yaml\n")[1].split("```")[0], Strict)[0]
    shipped = BY_ID[example["id"]]

    assert example["values"] == shipped["values"]
    assert {key: example[key] for key in shipped if key != "note"} == {
        key: found for key, found in shipped.items() if key != "note"
    }
