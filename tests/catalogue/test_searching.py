"""Finding a factor: whatever the case, the accents, the plural or the language, the best first."""

import re
from datetime import date
from pathlib import Path

import pytest

import lcc
from lcc import catalogue
from lcc.catalogue import cards, seeking
from lcc.words import speaking

ON = date(2026, 11, 23)


def ids(*words, **filters):
    """Identifiers found, in order."""
    return [factor.id for factor in catalogue.search(*words, **filters)]


@pytest.mark.parametrize("query", ["électricité", "ELECTRICITE", "Électricités", "electricity", "l’électricité"])
def test_the_price_of_electricity_is_found_first_however_it_is_written(query):
    assert ids(query, kind="energy-price")[0] == "fr-electricity"


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("carbone", "fr-carbon-value"),
        ("taux actualisation", "fr-public-discount-rate"),
        ("ordinateur portable", "fr-laptop-footprint"),
        ("eau", "fr-water"),
        ("gaz naturel", "fr-natural-gas"),
        ("natural gas", "fr-natural-gas"),
    ],
)
def test_the_usual_words_give_the_usual_factor_first(query, first):
    assert ids(query)[0] == first


def test_all_the_words_are_needed():
    assert set(ids("electricity heating")) < set(ids("electricity"))


def test_no_word_gives_all():
    assert len(ids("")) == len(catalogue.factors()) >= 150


def test_a_kind_and_a_country_filter_by_code_or_by_name_in_either_language():
    codes = ids("", kind="discount-rate", geography="GB")

    assert codes == ids("", kind="taux d’actualisation", geography="Royaume-Uni") == ["gb-public-discount-rate"]


def test_a_country_takes_its_regions():
    assert "de-bw-procurement-carbon-value" in ids("", geography="Germany")


def test_a_day_keeps_what_then_had_a_value():
    assert "de-uba-carbon-cost" not in ids("umweltbundesamt", on=ON)
    assert "de-uba-carbon-cost" in ids("umweltbundesamt", on=date(2025, 1, 1))


def test_an_unknown_kind_is_refused_with_the_nearest():
    with pytest.raises(lcc.LccError, match="energy-price”"):
        catalogue.search("", kind="energy-prices")


def test_an_unknown_country_is_refused_in_french_too():
    with speaking("fr"), pytest.raises(lcc.LccError, match=r"pays ou région.*Ital"):
        catalogue.search("", geography="Italye")


def test_nothing_found_names_the_nearest_word():
    error = cards.nothing_found(catalogue.current().layers, "electricty")

    assert str(error) == "Nothing was found for “electricty”. Did you mean “electricity”?"


@pytest.mark.parametrize("query", ["(", "[a-", ".*", "\\", "’", "…", "  "])
def test_marks_are_not_patterns(query):
    assert isinstance(ids(query), list)


def test_skipping_files_finds_the_same_as_reading_them_all():
    layers = catalogue.Catalogue().layers
    every = list(layers.entries("factors"))
    for query in ("gaz", "heating", "lave-linge", "france", "prix de l’énergie", "kgco2e"):
        words = seeking.words_of(query)
        found = {entry.id for entry in seeking.found_in(every, words, cards.factor_fields)}

        assert {entry.id for entry in cards.find(layers, query, None, None, None)} == found


def test_our_files_name_each_entry_as_the_index_expects():
    layers = catalogue.Catalogue().layers
    for shelf in ("factors", "tools", "methods"):
        assert {entry.id for entry in layers.entries(shelf)} == set(layers.held(shelf))


def test_an_entry_read_alone_is_the_same_at_the_same_line():
    whole, alone = catalogue.Catalogue().layers, catalogue.Catalogue().layers
    for entry in whole.entries("factors"):
        same = alone.entry("factors", entry.id)

        assert same.data == entry.data
        assert same.sheet.document.position((*same.place, "unit")) == entry.sheet.document.position(
            (*entry.place, "unit")
        )


def test_a_card_says_why_a_factor_is_not_a_default():
    layers = catalogue.current().layers
    said = {
        name: [str(flaw) for flaw in cards.card(layers.entry("factors", name), ON).flaws]
        for name in ("fr-electricity", "at-hydrogen", "eu-clean-vehicles-nox", "fr-carbon-value-2009")
    }

    assert said == {
        "fr-electricity": [],
        "at-hydrogen": ["low confidence"],
        "eu-clean-vehicles-nox": ["legacy", "no value in force"],
        "fr-carbon-value-2009": ["replaced by fr-carbon-value", "no value in force"],
    }


def test_every_public_name_can_be_had_and_is_declared_to_type_checkers():
    stub = (Path(catalogue.__file__).parent / "__init__.pyi").read_text(encoding="utf-8")
    declared = set(re.findall(r" as (\w+)|^(\w+) = |^def (\w+)", stub, re.MULTILINE))

    assert {name for found in declared for name in found if name} == set(dir(catalogue))
    assert all(getattr(catalogue, name) is not None for name in dir(catalogue))
    with pytest.raises(AttributeError, match="serach"):
        _ = catalogue.serach
