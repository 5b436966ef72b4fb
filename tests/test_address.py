"""Addresses name, never count: what is read, replaced and renamed is where a finding says it is."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

import lcc
from lcc import Offer, Parameter, read, rename, replace
from lcc.words import LccError

EXAMPLES = Path(__file__).parents[1] / "examples"
ENGLISH = "Twelve multifunction copiers, five years (fictional example)"


@pytest.fixture(scope="module")
def copiers():
    """Return a purchase of one table."""
    return lcc.load(EXAMPLES / "copiers.lcc.yaml")


@pytest.fixture(scope="module")
def led():
    """Return a purchase with lines."""
    return lcc.load(EXAMPLES / "led-framework.lcc.yaml")


def totals(purchase):
    """Return the total of each evaluated offer."""
    comparison = lcc.compare(purchase)
    return {name: comparison.total[name] for name in comparison.evaluated}


# Read


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ((), None), (("reference",), "EX-2027-03"), (("launch",), date(2027, 1, 11)), (("title", "en"), ENGLISH),
        (("method", "years"), 5), (("method", "parameters", "machines", "value"), 12.0),
        (("method", "resources", "electricity", "emissions", "CO2e", "value"), 0.0519),
        (("offers", "B, variante", "answers", "machines"), 10.0), (("offers", "D", "answers", "colour_click"), None),
    ],
)  # fmt: skip
def test_what_lives_at_an_address_is_read(copiers, address, expected):
    assert read(copiers, address) == (copiers if address == () else expected)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (("ofers",), "Nothing at ofers. Did you mean “offers”?"),
        (("offers", "B, variant"), "Nothing at offers › B, variant. Did you mean “B, variante”?"),
        (("offers", "A", "answers", "pirce"), "Nothing at offers › A › answers › pirce. Did you mean “price”?"),
        (("method", "costs", "clics"), "Nothing at method › costs › clics. Did you mean “clicks”?"),
        (("method", "cost", "clicks"), "Nothing at method › cost. Did you mean “costs”?"),
        (("reference", "x"), "Nothing at reference › x."),
        (("offers", 0), "Nothing at offers › 0."),
    ],
)
def test_an_address_that_leads_nowhere_is_answered_with_the_nearest_name(copiers, address, said):
    with pytest.raises(LccError) as caught:
        read(copiers, address)

    assert str(caught.value) == said


def test_a_line_of_an_answer_is_read_by_its_name(led):
    third = led.method.lines[2].id

    assert read(led, ("offers", "Filament", "answers", "price", third)) == 413
    assert read(led, ("method", "parameters", "hours", "value", third)) == 4100
    assert read(led, ("method", "lines", third, "quantity")) == led.method.lines[2].quantity
    with pytest.raises(LccError, match="Nothing at offers › Filament › answers › price › R99"):
        read(led, ("offers", "Filament", "answers", "price", "R99"))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.lcc.yaml")), ids=lambda path: path.name)
def test_the_place_of_a_finding_or_what_holds_it_is_read(path):
    purchase = lcc.load(path)

    for finding in lcc.findings(purchase):
        read(purchase, finding.address[:-1])


# Replace


def test_one_value_is_replaced_and_the_rest_is_the_same(copiers):
    changed = replace(copiers, ("offers", "A", "answers", "price"), "2 400 €")

    assert changed.offers[0].answers["price"] == 2400
    assert changed.offers[1:] == copiers.offers[1:]
    assert replace(changed, ("offers", "A", "answers", "price"), 2300) == copiers
    assert copiers.offers[0].answers["price"] == 2300


def test_the_whole_is_at_the_empty_address(copiers):
    assert replace(copiers, (), copiers) == copiers


def test_a_line_of_an_answer_is_replaced_in_its_place(led):
    line = led.method.lines[1].id
    address = ("offers", "Filament", "answers", "price", line)

    changed, emptied = replace(led, address, 500), replace(led, address, None)

    assert changed.offers[0].answers["price"][:3] == (462, 500, 413)
    assert emptied.offers[0].answers["price"][:3] == (462, None, 413)
    assert len(emptied.offers[0].answers["price"]) == len(led.method.lines)
    assert "Filament" in lcc.compare(emptied).unranked
    with pytest.raises(LccError, match="Nothing at"):
        replace(led, (*address[:-1], "R99"), 5)


def test_none_takes_an_item_or_an_answer_away_and_nothing_else(copiers):
    without = replace(copiers, ("offers", "A"), None)
    unanswered = replace(copiers, ("offers", "D", "answers", "price"), None)

    assert [offer.name for offer in without.offers] == ["B", "B, variante", "C", "D"]
    assert "price" not in unanswered.offers[-1].answers
    assert unanswered.offers[-1].answers["colour_click"] is None
    assert "colour_click" in unanswered.offers[-1].answers


def test_a_new_item_goes_to_the_end(copiers):
    longer = replace(copiers, ("offers", "E"), Offer("E", price=1))
    asked = replace(copiers, ("method", "parameters", "fee"), Parameter(name="fee"))

    assert longer.offers[-1] == Offer("E", price=1)
    assert asked.method.parameters[-1].name == "fee"
    assert replace(copiers, ("offers", "A", "answers", "fee"), 3).offers[0].answers["fee"] == 3


@pytest.mark.parametrize(
    ("address", "new", "said"),
    [
        (("method", "years"), 0, "years: Expected a number ≥ 1, not 0"),
        (("method",), None, "method: Expected a mapping of keys and values"),
        (("method", "tax"), "none", "tax: Expected one of including, excluding"),
        (("offers", "A", "vat"), 20, "vat: Expected a share"),
        (("offers", "A", "name"), "B", "Two things have the same name: “B” and “B”"),
        (("offers", "A", "price"), 1, "Nothing at offers › A › price"),
        (("offers", "AA", "vat"), 0, "Nothing at offers › AA. Did you mean “A”"),
        (("offers", "A", "evidence", "price", "note"), "x", "Nothing at offers › A › evidence › price"),
        (("reference", "x"), 1, "Nothing at reference › x"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(copiers, address, new, said):
    with pytest.raises(LccError) as caught:
        replace(copiers, address, new)

    assert said in str(caught.value)


# Rename


@pytest.mark.parametrize(
    ("example", "address"),
    [
        ("copiers", ("method", "parameters", "price")), ("copiers", ("method", "parameters", "machines")),
        ("copiers", ("method", "resources", "electricity")), ("copiers", ("method", "costs", "clicks")),
        ("copiers", ("method", "externalities", "CO2e")), ("led-framework", ("method", "parameters", "life")),
        ("led-framework", ("method", "parameters", "hours")), ("led-framework", ("method", "lines", "R01")),
    ],
)  # fmt: skip
def test_renaming_rewrites_what_refers_to_it_so_that_no_figure_changes(example, address):
    purchase = lcc.load(EXAMPLES / f"{example}.lcc.yaml")

    renamed = rename(purchase, address, "another_name")

    assert read(renamed, (*address[:-1], "another_name"))
    assert totals(renamed) == totals(purchase)
    assert len(lcc.findings(renamed)) == len(lcc.findings(purchase))
    assert lcc.compare(renamed).emissions.values.tolist() == lcc.compare(purchase).emissions.values.tolist()
    assert rename(renamed, (*address[:-1], "another_name"), address[-1]) == purchase


def test_an_offer_is_renamed(copiers):
    renamed = rename(copiers, ("offers", "A"), "Aurore")

    assert totals(renamed)["Aurore"] == totals(copiers)["A"]


def test_a_name_typed_with_accents_apart_is_the_same_everywhere(copiers):
    renamed = rename(copiers, ("method", "parameters", "price"), unicodedata.normalize("NFD", "prix_posé"))

    assert "prix_posé" in renamed.offers[0].answers
    assert totals(renamed) == totals(copiers)


@pytest.mark.parametrize(
    ("address", "new", "said"),
    [
        (("method", "parameters", "price"), "removal", "Two things have the same name"),
        (("method", "parameters", "price"), "Removal", "Two things have the same name"),
        (("method", "parameters", "price"), "1x", "is not a name"),
        (("method", "parameters", "price"), "year", "is a word of the formula language"),
        (("method", "parameters", "pirce"), "x", "Did you mean “price”"),
        (("offers", "A"), "B", "Two things have the same name"),
        (("reference",), "x", "What is at reference has no name to change."),
        (("method",), "x", "What is at method has no name to change."),
        (("offers", "A", "answers", "price"), "x", "has no name to change."),
        ((), "x", "has no name to change."),
    ],
)
def test_a_name_that_is_taken_or_no_name_is_refused_in_a_sentence(copiers, address, new, said):
    with pytest.raises(LccError) as caught:
        rename(copiers, address, new)

    assert said in str(caught.value)


def test_an_answer_never_disappears_under_another(copiers):
    stray = replace(copiers, ("offers", "A", "answers", "prix"), 5)

    with pytest.raises(LccError, match="Two things have the same name: “price” and “prix”"):
        rename(stray, ("method", "parameters", "price"), "prix")
