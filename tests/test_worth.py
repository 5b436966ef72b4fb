"""What a formula is worth while it is written."""

from __future__ import annotations

from pathlib import Path

import lcc
from lcc.worth import unit_of, worth

ROOT = Path(__file__).parent.parent
AMOUNT = ("method", "costs", "machines", "amount")


def copiers(formula="machines * price"):
    purchase = lcc.load(ROOT / "examples" / "copiers.lcc.yaml")
    return lcc.replace(purchase, AMOUNT, formula)


def test_a_formula_is_worth_what_the_first_offer_that_answers_makes_it():
    found = worth(lcc.compare(copiers()), AMOUNT)

    assert (found.value, found.unit, found.offer, found.year) == (27_600.0, "EUR", "A", None)


def test_an_offer_that_lacks_what_is_needed_is_passed_over():
    purchase = copiers()
    first = purchase.offers[0]
    answers = {name: value for name, value in first.answers.items() if name != "price"}
    purchase = purchase.replace(offers=(first.replace(answers=answers), *purchase.offers[1:]))

    assert worth(lcc.compare(purchase), AMOUNT).offer == "B"


def test_a_formula_of_values_set_by_the_buyer_is_the_same_for_all():
    assert worth(lcc.compare(copiers("machines * 2").replace(offers=())), AMOUNT).offer == ""


def test_a_value_that_moves_is_that_of_the_first_year_of_use():
    found = worth(lcc.compare(copiers("machines * (1 + year)")), AMOUNT)

    assert (found.value, found.year) == (24.0, 2028)


def test_what_cannot_be_read_or_computed_has_no_worth():
    for formula in ("machines *", "machines * prise", "machines / (price - price)"):
        assert worth(lcc.compare(copiers(formula)), AMOUNT) is None


def test_units_are_those_of_the_resource_the_money_or_the_parameter():
    method = copiers().method

    assert unit_of(method, ("method", "costs", "electricity", "amount")) == "kWh"
    assert unit_of(method, AMOUNT) == "EUR"
    assert unit_of(method, ("method", "parameters", "weekly_kwh", "formula")) == "kWh"
    assert unit_of(method, ("method", "functional_unit", "amount")) == ""
