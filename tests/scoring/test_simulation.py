"""A scoring tried before publication: formulas and weights side by side, and each caution with its case."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lcc
from lcc.scoring.cases import CASES
from lcc.scoring.cautions import Marking, cautions
from lcc.scoring.formulas import MarkingFormula, marking_formula
from lcc.words import message

METHOD = lcc.Method(base_year=2027, years=4, discount_rate=0.0, tax="excluding", costs=[lcc.acquire("price")])
QUALITY = lcc.Criterion(name="quality", weight=60, scale=20)


def cost(**more):
    return lcc.Criterion(name="cost", kind="cost", weight=40, **more)


def tried(*given, names="ABCDEFGH"):
    return [lcc.Offer(names[place], price=price, notes={} if note is None else {"quality": note})
            for place, (price, note) in enumerate(given)]  # fmt: skip


def purchase(trials, *, criteria=None, offers=()):
    return lcc.Purchase(method=METHOD, criteria=criteria or [cost(), QUALITY], trials=trials, offers=offers)


def seen(amounts, formula, *, others=None, times=2.0, decimals=2, highest=40.0):
    """Collect the cautions of a formula on amounts, by kind."""
    found = marking_formula(formula) if isinstance(formula, str) else formula
    paid = np.array(amounts, dtype=float)
    rest = None if others is None else np.array(others, dtype=float)
    marking = Marking(found, times, highest, decimals, tuple("ABCDEFGH"[: len(amounts)]), paid, highest, rest)
    return {caution.kind: caution for caution in cautions(marking)}


def test_formulas_stand_side_by_side_with_the_published_vectors():
    simulation = lcc.simulate_scoring(purchase(tried(*((price, 10) for price in (100_000, 110_000, 125_000, 150_000)))))

    points = {one.formula: list(one.points.values()) for one in simulation.behaviours if one.weight == 40}

    assert points == {
        "proportional": pytest.approx([40, 36.36, 32, 26.67]),
        "linear": pytest.approx([40, 32, 20, 0]),
        "linear_from_minimum": pytest.approx([40, 36, 30, 20]),
    }
    assert [one.published for one in simulation.behaviours].count(True) == 1
    assert simulation.behaviours[0].formula == "proportional"


def test_weights_are_tried_beside_the_published_one_and_change_who_is_first():
    simulation = lcc.simulate_scoring(purchase(tried((100, 12), (140, 16))), formulas=["F1"], weights=[20, 40, 80])

    assert [(one.weight, one.first) for one in simulation.behaviours] == [(20, ("B",)), (40, ("B",)), (80, ("A",))]
    totals = simulation.behaviours[1].totals
    assert totals == pytest.approx({"A": 40 + 36, "B": 28.57 + 48}, abs=0.01)


def test_without_notes_points_are_shown_and_no_one_is_first():
    simulation = lcc.simulate_scoring(purchase(tried((100, 12), (140, None))))

    assert all(one.totals is None and one.first == () for one in simulation.behaviours)


def test_a_range_of_prices_needs_no_offer():
    simulation = lcc.simulate_scoring(purchase(tried((1, None))), prices=(100_000, 180_000, 5))

    assert list(simulation.amounts.values()) == [100_000, 120_000, 140_000, 160_000, 180_000]
    assert next(iter(simulation.amounts)) == "100,000\u00a0€"


@pytest.mark.parametrize("prices", [(0, 10, 3), (10, 5, 3), (1, 2, 1), (1, 2, 1000), (-5, 5, 3)])
def test_a_range_that_is_none_is_refused(prices):
    with pytest.raises(lcc.LccError, match="Expected a lowest and a highest price"):
        lcc.simulate_scoring(purchase(tried((1, None))), prices=prices)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"formulas": ["F3"]}, "F3"), ({"formulas": ["F9"]}, "Unknown formula"), ({"formulas": ["rank"]}, "no marks"),
        ({"weights": [0]}, "A weight is above 0"), ({"weights": [101]}, "A weight is above 0"),
    ],
)  # fmt: skip
def test_a_formula_or_a_weight_that_is_none_is_refused(asked, said):
    with pytest.raises(lcc.LccError, match=said):
        lcc.simulate_scoring(purchase(tried((1, 2), (3, 4))), **asked)


def test_there_must_be_something_to_simulate_and_on():
    with pytest.raises(lcc.LccError, match="no formula to try"):
        lcc.simulate_scoring(purchase(tried((1, 2)), criteria=[QUALITY.replace(weight=100)]))
    with pytest.raises(lcc.LccError, match="nothing to simulate on"):
        lcc.simulate_scoring(purchase([lcc.Offer("A", price=1, set_aside={"reason": "irregular"})]))


# With real offers in


def test_with_real_offers_in_a_simulation_says_it_has_no_effect():
    before = lcc.simulate_scoring(purchase(tried((100, 12), (140, 16))))
    after = lcc.simulate_scoring(purchase(tried((100, 12), (140, 16)), offers=tried((90, 1), names="XY")))

    assert not before.simulated
    assert "Simulation: without effect" not in str(before)
    assert after.simulated
    assert str(after).startswith("Simulation: without effect on the ranking.\n")
    assert after.to_dict()["simulation"] is True
    assert after.amounts == before.amounts


def test_marking_trial_offers_once_real_ones_are_in_is_a_simulation():
    both = purchase(tried((100, 12)), offers=tried((90, 1), names="XY"))

    assert "Simulation: without effect on the ranking." in str(lcc.score(both, trials=True))
    assert "Simulation" not in str(lcc.score(both))


def test_a_score_of_real_offers_never_says_what_other_offers_would_give():
    real = purchase([], criteria=[cost(formula="F2"), QUALITY], offers=tried((100, 1), (110, 2), (190, 3)))

    kinds = {caution["kind"] for caution in lcc.score(real).to_dict()["cautions"]}

    assert "zero" in kinds
    assert "depends" not in kinds


# Cautions


def test_negative_marks_are_seen_and_cite_the_guadeloupe_case():
    unfloored = MarkingFormula(
        "unfloored", "X", message("proportional to the lowest"), "", lambda p, n, _: n * (2 - p / p.min())
    )

    found = seen([100, 150, 250], unfloored)

    assert str(found["negative"].message) == "Marks below zero: C."
    assert found["negative"].cases[0].reference == "CE 18/12/2012 n° 362532"


def test_zero_marks_are_seen_and_cite_the_paris_case():
    found = seen([100, 101, 102], "linear")

    assert str(found["zero"].message) == "No points at all: C."
    assert found["zero"].cases[0].reference == "TA Paris 14/05/2010 n° 1007774"


def test_a_formula_whose_best_mark_misses_the_cheapest_is_seen():
    upside_down = MarkingFormula(
        "upside", "U", message("proportional to the lowest"), "", lambda p, n, _: n * p / p.max()
    )

    found = seen([100, 150], upside_down)

    assert {"CE 29/10/2013 n° 370789", "CE 03/11/2014 n° 373362"} == {case.reference for case in found["best"].cases}
    assert "order" in found


def test_marks_that_rounding_makes_equal_are_seen():
    found = seen([1_000_000, 1_000_001, 1_200_000], "proportional")

    assert str(found["equal"].message) == "Different amounts get the same mark: A and B."
    assert found["equal"].cases[0].reference == "CE 29/10/2013 n° 370789"


def test_stretched_and_flattened_gaps_neutralise_weights():
    assert seen([100, 101, 102], "linear")["stretched"].cases[0].reference == "CE 03/11/2014 n° 373362"
    flat = MarkingFormula(
        "flat", "Y", message("proportional to the lowest"), "", lambda p, n, _: n * (p.min() / p) ** 0.1
    )
    assert "the weight published is not the weight applied" in str(seen([100, 150, 200], flat)["flattened"].message)


@given(st.lists(st.integers(100, 199), min_size=2, max_size=8, unique=True))
def test_proportional_marks_are_never_stretched_flattened_or_dependent_on_the_others(amounts):
    assert not seen(amounts, "proportional").keys() & {
        "stretched",
        "flattened",
        "depends",
        "negative",
        "best",
        "order",
        "zero",
    }


@given(st.lists(st.integers(100, 10**6), min_size=3, max_size=8, unique=True))
def test_linear_marks_always_give_nothing_to_the_highest_and_depend_on_it(amounts):
    found = seen(amounts, "linear", decimals=10)

    assert {"zero", "depends"} <= found.keys()
    assert "best" not in found


def test_an_offer_that_changes_who_is_first_by_leaving_is_named():
    found = seen([100, 110, 125, 250], "linear", others=[36, 40, 48, 54])

    assert str(found["depends"].message) == "Marks depend on who else tenders: without D, A is first and not C."


def test_a_criterion_under_which_all_get_the_same_mark_separates_no_one():
    simulation = lcc.simulate_scoring(purchase(tried((100, 15), (140, 15))))

    assert any("separates no one" in str(caution.message) for caution in simulation.cautions)


def test_every_case_is_cited_with_its_number_and_where_it_was_read():
    assert {case.number for case in CASES if case.body != "DAJ"} == {
        "362532", "373362", "370789", "1007774", "2222966",
    }  # fmt: skip
    assert all(case.url.startswith("https://") and str(case.holding) for case in CASES)
