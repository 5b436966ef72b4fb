"""What a comparison says in words: the ranking, why the cheapest to buy is not the cheapest, and what stands beside."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import lcc
from lcc import Externality, Offer, Purchase, SetAside, acquire, maintain
from lcc.reversal import MAIN_CAUSES
from lcc.tables import width
from lcc.words import LccError, speaking

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.lcc.yaml"))


def compared(offers, costs=None, **method):
    """Compare offers over five years, at no discount and without VAT unless said otherwise."""
    settings = {"base_year": 2027, "years": 5, "discount_rate": 0.0, "tax": "excluding"} | method
    costs = costs or [acquire("price"), maintain("fee")]
    return lcc.compare(Purchase(title="A school", method={**settings, "costs": costs}, offers=offers))


CHEAP, DEAR = Offer("Cheap", price=100, fee=50), Offer("Dear", price=150, fee=10)


def plainly(text):
    """Return a text with ordinary spaces."""
    return re.sub("[\u00a0\u202f]", " ", str(text))


# How many, and why not the others


def test_it_says_how_many_offers_are_evaluated_in_both_languages():
    comparison = compared([CHEAP, DEAR, Offer("Third", price=1), Offer("Fourth", price=1, fee=1)])

    assert "3 of 4 offers evaluated." in str(comparison)
    assert "Third is not ranked:\n  – answers › fee: Not answered: fee." in str(comparison)
    with speaking("fr"):
        assert "3 offres évaluées sur 4." in plainly(comparison)
        assert "Third" in str(comparison)


def test_an_offer_set_aside_is_named_with_its_reason():
    comparison = compared([CHEAP, DEAR.replace(set_aside=SetAside(reason="irregular"))])

    assert "1 of 2 offers evaluated." in str(comparison)
    assert "Dear is not ranked:\n  – set aside: irregular" in str(comparison)


def test_no_offer_at_all_is_a_text_and_plain_data():
    comparison = lcc.compare(Purchase.of({"method": {"base_year": 2027, "years": 5, "discount_rate": 0}}))

    assert "0 of 0 offers evaluated." in str(comparison)
    assert json.loads(comparison.to_json())["ranking"] == []
    assert comparison.to_csv().count("\n") == 1
    assert comparison.reversal is None


# The reversal


def test_the_reversal_is_said_with_its_causes():
    comparison = compared([CHEAP, DEAR])

    assert (
        plainly(comparison.reversal) == "Dear costs 50 € more to buy than Cheap and 150 € less over 5 years: fee −200."
    )
    with speaking("fr"):
        said = plainly(comparison.reversal)
    assert "Dear" in said
    assert "Cheap" in said
    assert "−200" in said
    assert not re.search(r"\b(costs|more|less|years)\b", said)


def test_no_reversal_is_said_too():
    comparison = compared([Offer("One", price=1, fee=1), DEAR])

    assert str(comparison.reversal) == "One is the cheapest to buy and over 5 years."
    assert not comparison.reversal.reverses


def test_one_year_is_in_the_singular():
    comparison = compared([Offer("One", price=1, fee=1), DEAR], years=1)

    assert str(comparison.reversal) == "One is the cheapest to buy and over 1 year."
    assert "over 1 year, excluding VAT" in str(comparison)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_what_it_costs_more_to_buy_and_its_causes_make_the_difference_of_totals(path):
    comparison = lcc.compare(lcc.load(path))
    found = comparison.reversal
    if found is None:
        assert len(comparison.ranking) < 2
        return

    total, bought = comparison.total, comparison.acquisition

    assert found.in_all == pytest.approx(total[found.first] - total[found.cheapest], abs=0.01)
    assert found.to_buy == pytest.approx(bought[found.first] - bought[found.cheapest], abs=0.01)
    assert found.to_buy + sum(amount for _, amount in found.causes) == pytest.approx(found.in_all, abs=0.05)
    assert [abs(amount) for _, amount in found.causes] == sorted((abs(a) for _, a in found.causes), reverse=True)
    assert comparison.ranking[0].total <= total[found.cheapest] + 0.005
    assert found.reverses is (found.first != found.cheapest)


def test_small_causes_are_said_together():
    names = [f"c{n}" for n in range(MAIN_CAUSES + 3)]
    one = Offer("One", price=10, answers=dict.fromkeys(names, 10))
    other = Offer("Other", price=20, answers={name: place + 1 for place, name in enumerate(names)})
    comparison = compared([one, other], [acquire("price"), *map(maintain, names)])

    said = str(comparison.reversal)

    assert len(comparison.reversal.causes) == len(names)
    assert "other costs −" in said
    assert said.count("c") >= MAIN_CAUSES


# Beside


def test_the_rankings_without_discounting_and_without_externalities_stand_beside():
    valued = Externality(
        name="CO2e", value={"value": 1000, "source": "s"}, unit="EUR/t", perimeter="p", verification="v", counts=True
    )
    costs = [acquire("price", emissions={"CO2e": "kilos"}), maintain("fee")]
    offers = [Offer("Clean", price=110, fee=1, kilos=1), Offer("Dirty", price=100, fee=1, kilos=100)]
    comparison = compared(offers, costs, externalities=[valued], discount_rate=0.03)

    text = str(comparison)

    assert comparison.ranking[0].offer == "Clean"
    assert "Without discounting: same ranking." in text
    assert "Without externalities: Dirty > Clean." in text
    assert "Without either: Dirty > Clean." in text
    assert "direct costs only" not in text


def test_a_method_without_externalities_says_it_counts_direct_costs_only():
    assert "Life-cycle cost, direct costs only over 5 years, excluding VAT, constant € of 2027" in str(
        compared([CHEAP, DEAR])
    )


def test_a_tie_is_said():
    comparison = compared([Offer("One", price=1, fee=1), Offer("Two", price=1, fee=1)], tie_break="none")

    assert str(comparison).count("1 (tie)") == 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_table_of_an_example_is_aligned_and_no_figure_is_missing(path, language):
    with speaking(language):
        text = str(lcc.compare(lcc.load(path)))

    assert "nan" not in text.lower().split()
    assert "None" not in text
    for block in text.split("\n\n"):
        lines = block.split("\n")
        for place, line in enumerate(lines):
            if set(line) == {"─", " "}:
                assert width(lines[place - 1]) <= width(line)
                rows = [row for row in lines[place + 1 :] if re.search("  [−–+]?[0-9]", row)]
                assert all(width(row) <= width(line) for row in rows)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_result_of_an_example_is_plain_data(path):
    comparison = lcc.compare(lcc.load(path))

    data = json.loads(comparison.to_json())

    assert data["evaluated"] == comparison.evaluated
    assert data["total"] == {name: pytest.approx(comparison.total[name], nan_ok=True) if name in comparison.evaluated
                             else data["total"][name] for name in comparison.names}  # fmt: skip
    assert data["baseline"] == comparison.baseline
    assert set(data["against_baseline"]) == set(comparison.evaluated) - {comparison.baseline}
    assert set(data["other_rankings"]) == {"undiscounted", "without_externalities", "neither"}


def test_measures_are_against_the_offer_asked():
    comparison = compared([CHEAP, DEAR, Offer("Third", price=120, fee=30)])

    assert comparison.to_dict()["baseline"] == "Cheap"
    assert set(comparison.to_dict("Dear")["against_baseline"]) == {"Cheap", "Third"}
    with pytest.raises(LccError, match=r"“Deer” is not an evaluated offer\. Did you mean “Dear”\?"):
        comparison.to_dict("Deer")
