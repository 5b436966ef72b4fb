"""Marks, points and places: the published vectors, what is left out, ties, roundings, what is summed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lcc
from lcc.scoring.formulas import linear, linear_from_minimum, proportional
from lcc.words import message

PRICES = (100_000, 110_000, 125_000, 150_000)
METHOD = lcc.Method(
    base_year=2027, years=4, discount_rate=0.0, tax="excluding", costs=[lcc.acquire("price"), lcc.maintain("service")]
)


def purchase(criteria, offers, **more):
    return lcc.Purchase(method=more.pop("method", METHOD), criteria=criteria, offers=offers, **more)


def offers(prices=PRICES, notes=None, **more):
    return [
        lcc.Offer("ABCDEFGH"[place], price=price, service=0, notes={} if notes is None else notes[place], **more)
        for place, price in enumerate(prices)
    ]


def cost(weight=100, **more):
    return lcc.Criterion(name="cost", kind="cost", weight=weight, **more)


# Formulas


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("F1", [40, 36.36, 32, 26.67]),
        ("proportional", [40, 36.36, 32, 26.67]),
        ("f2", [40, 32, 20, 0]),
        ("linear", [40, 32, 20, 0]),
        ("F4", [40, 36, 30, 20]),
        ("linear_from_minimum", [40, 36, 30, 20]),
    ],
)
def test_the_published_vectors_are_found_again(formula, expected):
    noted = offers(notes=[{"quality": 10}] * 4)
    criteria = [cost(40, formula=formula), lcc.Criterion(name="quality", weight=60)]

    score = lcc.score(purchase(criteria, noted))

    assert [score.points[name, "cost"] for name in "ABCD"] == expected


def test_linear_to_twice_the_lowest_gives_the_published_33():
    assert linear_from_minimum([200, 235], 40).tolist() == pytest.approx([40, 33])


def test_linear_from_the_minimum_never_goes_below_zero():
    assert linear_from_minimum([100, 201, 500], 40).tolist() == [40, 0, 0]
    assert linear_from_minimum([100, 201, 500], 40, 10).tolist() == pytest.approx([40, 40 * 799 / 900, 40 * 500 / 900])


def test_equal_amounts_all_get_the_highest_mark():
    for formula in (proportional, linear, linear_from_minimum):
        assert formula([7.0, 7.0], 20).tolist() == [20, 20]


AMOUNTS = st.lists(st.integers(1, 10**9).map(lambda cents: cents / 100), min_size=2, max_size=9)


@given(AMOUNTS, st.floats(1, 100), st.floats(1.5, 10))
def test_the_cheapest_gets_the_best_mark_and_marks_stay_on_the_scale(amounts, highest, times):
    for formula in (proportional, linear, linear_from_minimum):
        marks = formula(amounts, highest, times)

        assert marks[amounts.index(min(amounts))] == pytest.approx(highest)
        assert ((marks >= 0) & (marks <= highest * (1 + 1e-12))).all()
        assert [mark for _, mark in sorted(zip(amounts, marks.tolist(), strict=True))] == sorted(marks.tolist())[::-1]


@given(AMOUNTS, st.floats(0.01, 1000))
def test_marks_do_not_change_with_the_currency(amounts, rate):
    for formula in (proportional, linear, linear_from_minimum):
        abroad = [amount * rate for amount in amounts]

        assert formula(abroad, 20).tolist() == pytest.approx(formula(amounts, 20).tolist(), abs=1e-6)


def test_f3_is_said_to_be_left_out():
    with pytest.raises(lcc.LccError, match="F3, against the mean of offers, is not provided"):
        lcc.marking_formula("F3")
    found = lcc.findings(purchase([cost(formula="F3")], offers()))
    assert "F3" in str(next(item for item in found if item.address == ("criteria", "cost", "formula")))


def test_an_unknown_formula_is_refused_with_the_nearest():
    with pytest.raises(lcc.LccError, match="Did you mean “proportional”"):
        lcc.marking_formula("proportionnal")


def test_a_formula_can_be_added_by_name_and_its_name_is_then_taken():
    name = "square for a test"
    if name not in {formula.name for formula in lcc.marking_formulas()}:
        lcc.add_formula(name, "Q1", message("proportional to the lowest"), "N × (Pmin / P)²",
                        lambda paid, highest, _times: highest * (paid.min() / paid) ** 2)  # fmt: skip
    try:
        score = lcc.score(purchase([cost(formula="q1")], offers((100, 200))))

        assert score.totals.to_dict() == {"A": 100, "B": 25}
        with pytest.raises(lcc.LccError, match="already a formula called “q1”"):
            lcc.add_formula("other", "q1", message("proportional to the lowest"), "", None)
    finally:
        from lcc.scoring import formulas

        formulas._KNOWN.pop(name, None)


def test_a_formula_that_divides_by_an_amount_of_zero_marks_no_one_and_says_so():
    score = lcc.score(purchase([cost()], offers((0, 100))))

    assert score.ranking == ()
    assert "divides by amounts" in str(score.unscored["A"][0])
    assert "divides by amounts" in str(score)


# Notes and weights


NOTED = [cost(40), lcc.Criterion(name="quality", weight=60, scale=20)]


def test_a_missing_note_is_no_score_and_never_zero():
    score = lcc.score(purchase(NOTED, offers(notes=[{"quality": 15}, {}, {"quality": 0}, {"quality": 20}])))

    assert list(score.unscored) == ["B"]
    assert str(score.unscored["B"][0]) == "No note yet for quality."
    assert [rank.offer for rank in score.ranking] == ["D", "A", "C"]
    assert score.to_dict()["points"]["B"] == {"cost": None, "quality": None}
    assert score.points["C", "quality"] == 0
    assert "Provisional ranking" in str(score)
    assert "3 of 4 offers scored." in str(score)


@pytest.mark.parametrize("note", [20.5, -1])
def test_a_note_outside_its_scale_is_refused_and_named(note):
    given = purchase(NOTED, offers((100, 200), notes=[{"quality": note}, {"quality": 10}]))

    found = [item for item in lcc.findings(given) if item.address == ("offers", "A", "notes", "quality")]

    assert found[0].severity == "error"
    assert "expected from 0 to 20" in str(found[0].message)
    assert "A" in lcc.score(given).unscored


def test_a_note_without_a_place_is_pointed_out_with_the_nearest():
    given = purchase(NOTED, offers((100,), notes=[{"qualty": 10, "cost": 3}]))

    said = {item.address[3:]: str(item.message) for item in lcc.findings(given) if item.offer == "A"}

    assert "Did you mean “quality”" in said["qualty",]
    assert "are computed: this note does not count" in said["cost",]
    assert said["quality",] == "No note yet for quality."


def test_weights_that_do_not_sum_to_100_mark_no_one():
    given = purchase([cost(40), lcc.Criterion(name="quality", weight=55)], offers(notes=[{"quality": 1}] * 4))

    score = lcc.score(given)

    assert any("sum to 95, not 100" in str(item.message) for item in lcc.findings(given) if item.severity == "error")
    assert score.ranking == ()
    assert "sum to 95, not 100" in str(score)


def test_a_weight_written_with_its_sign_is_the_number_it_shows():
    assert lcc.Criterion(name="a", weight="40 %").weight == 40
    assert lcc.Criterion(name="a", weight="12,5%").weight == 12.5


@pytest.mark.parametrize("weight", [0, -1, 2000, "forty", True, None])
def test_a_weight_that_is_none_is_refused(weight):
    with pytest.raises(lcc.LccError):
        lcc.Criterion(name="a", weight=weight)


def sub_criteria(first, second):
    return lcc.Criterion(name="quality", weight=60, scale=20, sub_criteria=[
        lcc.Criterion(name="team", weight=first, scale=5), lcc.Criterion(name="plan", weight=second),
    ])  # fmt: skip


@pytest.mark.parametrize("weights", [(40, 20), (66.0, 34.0)])
def test_weights_of_sub_criteria_sum_to_100_or_to_the_weight_of_their_criterion(weights):
    notes = [{"quality": {"team": 5, "plan": 0}}, {"quality": {"team": 0, "plan": weights[1]}}]
    given = purchase([cost(40), sub_criteria(*weights)], offers((100, 200), notes=notes))

    score = lcc.score(given)

    assert not [item for item in lcc.findings(given) if item.address[0] == "criteria"]
    assert score.marks["A", "quality"] == pytest.approx(20 * weights[0] / sum(weights), abs=0.005)
    assert score.marks["A", "quality"] + score.marks["B", "quality"] == pytest.approx(20, abs=0.011)
    assert score.marks["A", "quality › team"] == 5
    assert "quality › team, out of 5" in str(score)


def test_other_weights_of_sub_criteria_are_refused():
    given = purchase([cost(40), sub_criteria(30, 20)], offers((100, 200)))

    assert any("sum to 50, not 100 nor 60" in str(item.message) for item in lcc.findings(given))


def test_notes_of_sub_criteria_are_given_one_by_one():
    given = purchase([cost(40), sub_criteria(40, 20)], offers((100,), notes=[{"quality": 12}]))

    said = [str(item.message) for item in lcc.findings(given) if item.offer == "A"]

    assert "This criterion has sub-criteria: give a note to each." in said
    assert "No note yet for quality › team." in said


def test_a_sub_criterion_has_none_of_its_own():
    with pytest.raises(lcc.LccError, match="no sub-criteria of its own"):
        lcc.Criterion(name="a", weight=100, sub_criteria=[sub_criteria(40, 20)])


def test_two_criteria_of_one_name_are_refused():
    with pytest.raises(lcc.LccError, match="same name"):
        purchase([cost(50), lcc.Criterion(name="Cost", weight=50)], offers())


# Who is marked


def test_the_lowest_amount_is_that_of_the_admitted_offers():
    aside = lcc.Offer("Z", price=50_000, service=0, set_aside={"reason": "irregular"})
    incomplete = lcc.Offer("Y", price=40_000)

    score = lcc.score(purchase([cost()], [*offers(), aside, incomplete]))

    assert score.totals["A"] == 100
    assert set(score.unscored) == {"Z", "Y"}
    assert str(score.unscored["Z"][0]) == "set aside: irregular"


def test_a_purchase_without_criteria_has_nothing_to_mark():
    with pytest.raises(lcc.LccError, match="no award criterion"):
        lcc.score(purchase([], offers()))


def test_no_offer_at_all_is_no_ranking():
    asked = [lcc.Parameter(name="price"), lcc.Parameter(name="service")]
    score = lcc.score(purchase([cost()], [], method=METHOD.replace(parameters=asked)))

    assert score.ranking == ()
    assert str(score.coverage) == "0 of 0 offers scored"


@given(st.permutations(range(4)))
def test_the_order_of_the_file_changes_no_mark_and_no_place(order):
    noted = offers(notes=[{"quality": note} for note in (3, 9, 14, 20)])

    straight, shuffled = (lcc.score(purchase(NOTED, given)) for given in (noted, [noted[place] for place in order]))

    assert straight.ranking == shuffled.ranking
    assert all(straight.points[name].to_dict() == shuffled.points[name].to_dict() for name in "ABCD")


@given(st.integers(1, 10**6))
def test_an_offer_set_aside_changes_nothing_for_the_others(price):
    noted = offers(notes=[{"quality": note} for note in (3, 9, 14, 20)])
    aside = lcc.Offer("Z", price=price, service=0, notes={"quality": 20}, set_aside={"reason": "unacceptable"})

    assert lcc.score(purchase(NOTED, [*noted, aside])).ranking == lcc.score(purchase(NOTED, noted)).ranking


def test_a_price_can_be_a_sub_criterion():
    money = lcc.Criterion(name="money", weight=100, sub_criteria=[
        lcc.Criterion(name="price", kind="price", weight=75, formula="F4"),
        lcc.Criterion(name="upkeep", kind="cost", weight=25, sums=["service"]),
    ])  # fmt: skip
    priced = [lcc.Offer("A", price=100, service=20), lcc.Offer("B", price=150, service=10)]

    score = lcc.score(purchase([money], priced))

    assert score.marks["A"].to_dict() == {"money": 87.5, "money › price": 75, "money › upkeep": 12.5}
    assert score.marks["B"].to_dict() == {"money": 62.5, "money › price": 37.5, "money › upkeep": 25}


def test_linear_marks_of_amounts_below_zero_are_shown_without_a_caution_on_gaps():
    score = lcc.score(purchase([cost(formula="F2")], offers((-50, 0, 50))))

    assert score.totals.to_dict() == {"A": 100, "B": 50, "C": 0}
    assert "Gaps" not in str(score)


# Ties and roundings


def test_first_by_one_euro_is_first_even_where_rounding_makes_marks_equal():
    score = lcc.score(purchase([cost()], offers((1_000_001, 1_000_000))))

    assert [(rank.place, rank.offer, rank.points, rank.tied) for rank in score.ranking] == [
        (1, "B", 100, True), (2, "A", 100, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tie_break", "places"), [("amount", {"A": 1, "B": 2}), ("heaviest", {"A": 2, "B": 1}), ("none", {"A": 1, "B": 1})]
)
def test_equal_totals_are_separated_as_the_scoring_says(tie_break, places):
    criteria = [cost(40, formula="F2"), lcc.Criterion(name="quality", weight=60)]
    noted = offers((100, 200), notes=[{"quality": 10}, {"quality": 50}])

    score = lcc.score(purchase(criteria, noted, scoring={"tie_break": tie_break}))

    assert {rank.offer: rank.place for rank in score.ranking} == places
    assert all(rank.tied for rank in score.ranking)


def test_marks_then_points_are_rounded_and_the_total_is_the_sum_of_what_is_shown():
    criteria = [cost(33, scale=7, decimals=1), lcc.Criterion(name="quality", weight=67, scale=3)]
    noted = offers((100, 130), notes=[{"quality": 1}, {"quality": 2}])

    score = lcc.score(purchase(criteria, noted, scoring={"decimals": 1}))

    assert score.marks["B", "cost"] == 5.4
    assert score.points["B", "cost"] == 25.5
    assert score.points["B", "quality"] == 44.7
    assert score.totals["B"] == 70.2


@given(st.lists(st.tuples(st.integers(1, 10**7), st.integers(0, 2000)), min_size=1, max_size=8))
def test_places_follow_totals_and_totals_are_sums(given_offers):
    noted = offers([price for price, _ in given_offers], notes=[{"quality": note / 100} for _, note in given_offers])

    score = lcc.score(purchase(NOTED, noted))

    totals = [rank.points for rank in score.ranking]
    assert totals == sorted(totals, reverse=True)
    assert [rank.place for rank in score.ranking] == sorted(rank.place for rank in score.ranking)
    for name in score.scored:
        assert score.totals[name] == pytest.approx(score.points[name, "cost"] + score.points[name, "quality"], abs=1e-9)
        assert score.points[name, "cost"] <= 40


# Rank only


def test_offers_put_in_order_without_marks_have_the_ranking_of_the_comparison():
    given = purchase([cost(formula="rank")], offers((110, 100, 100)))

    score, comparison = lcc.score(given), lcc.compare(given)

    assert [(one.place, one.offer, one.amount) for one in score.ranking] == [
        (one.place, one.offer, one.total) for one in comparison.ranking
    ]
    assert all(one.points is None for one in score.ranking)
    assert "no marks, lowest amount first" in str(score)


def test_rank_only_goes_with_a_single_criterion():
    given = purchase([cost(40, formula="rank"), lcc.Criterion(name="quality", weight=60)], offers())

    assert any("this goes with a single criterion" in str(item.message) for item in lcc.findings(given))
    assert lcc.score(given).ranking == ()


# What is summed


PARTS = [
    lcc.acquire("price", "Delivery"),
    lcc.acquire("tranche", "Second building", part="optional", schedule={"at": [2]}),
    lcc.acquire("rails", "Rails", part="supplement_imposed"),
    lcc.acquire("paint", "Paint", part="supplement_optional"),
    lcc.maintain("renewed", "Fourth year", part="renewal", schedule={"at": [4]}),
]


def with_parts(criterion, **changed):
    answers = {"price": 1000, "tranche": 200, "rails": 30, "paint": 5, "renewed": 7, **changed}
    method = lcc.Method(base_year=2027, years=4, discount_rate=1.0, tax="excluding", costs=PARTS)
    return purchase([criterion], [lcc.Offer("A", **answers)], method=method)


def test_a_price_sums_firm_and_optional_parts_and_imposed_supplements_not_discounted():
    score = lcc.score(with_parts(lcc.Criterion(name="price", kind="price", weight=100)))

    assert score.amounts["price"]["A"] == 1230
    assert "price sums, not discounted: Delivery, Second building (optional part), Rails (imposed supplement)." in str(
        score
    )
    assert "Optional supplements, outside every sum: Paint. Offers are ranked on the base." in str(score)


def test_a_price_can_sum_costs_by_name():
    criterion = lcc.Criterion(name="price", kind="price", weight=100, sums=["Delivery", "Fourth year"])

    assert lcc.score(with_parts(criterion)).amounts["price"]["A"] == 1007


def test_a_cost_is_the_total_and_an_optional_supplement_is_never_in_it():
    given = with_parts(cost())

    score = lcc.score(given)

    assert score.amounts["cost"]["A"] == lcc.compare(given).ranking[0].total == 1080.44
    assert lcc.score(with_parts(cost(), paint=10_000)).amounts["cost"]["A"] == 1080.44
    assert "Fourth year (renewal)" in str(score)
    assert "Optional supplements, outside every sum: Paint." in str(lcc.compare(given))


def test_a_cost_can_sum_costs_by_name_in_present_value():
    assert lcc.score(with_parts(cost(sums=["Second building"]))).amounts["cost"]["A"] == 50


@pytest.mark.parametrize(("name", "said"), [("Deliverry", "Did you mean “Delivery”"), ("Paint", "it is never summed")])
def test_a_sum_names_costs_that_count(name, said):
    given = with_parts(lcc.Criterion(name="price", kind="price", weight=100, sums=[name]))

    assert any(said in str(item.message) for item in lcc.findings(given))
    assert lcc.score(given).ranking == ()


def test_only_a_computed_criterion_sums_costs():
    with pytest.raises(lcc.LccError, match="Only a criterion of price or cost"):
        lcc.Criterion(name="quality", weight=60, sums=["Delivery"])


def test_a_variant_is_an_offer_of_its_own():
    variant = lcc.Offer("A2", kind="variant", price=90_000, service=0)

    score = lcc.score(purchase([cost()], [*offers(), variant]))

    assert score.ranking[0].offer == "A2"
    assert score.totals["A"] == 90


# In files, and by address


WHOLE = purchase(
    [cost(40, formula="F4", times=3, label={"fr": "Coût", "en": "Cost"}), sub_criteria(40, 20)],
    offers((100, 150), notes=[{"quality": {"team": 4, "plan": 12.5}}] * 2),
    scoring={"decimals": 3, "tie_break": "heaviest"}, estimate=120, title="x",
)  # fmt: skip


def test_criteria_notes_and_scoring_survive_a_file():
    assert lcc.loads(lcc.dumps(WHOLE)) == WHOLE
    assert lcc.dumps(lcc.loads(lcc.dumps(WHOLE))) == lcc.dumps(WHOLE)


def test_a_mistake_in_a_criterion_is_said_at_its_line():
    text = lcc.dumps(WHOLE).replace("weight: 40\n  formula", "weight: heavy\n  formula")

    with pytest.raises(lcc.LccError, match=r":\d+:\d+: criteria › cost › weight: Expected a number"):
        lcc.loads(text)


@pytest.mark.parametrize("notes", ["[12]", "{quality: {team: {deep: 1}}}", "{quality: many}", "{quality: .nan}"])
def test_notes_that_are_none_are_refused_at_their_line(notes):
    text = lcc.dumps(lcc.Purchase(method=METHOD, offers=offers((1,)))) + f"  notes: {notes}\n"

    with pytest.raises(lcc.LccError, match=r":\d+:\d+: (offers › A › notes|Expected a finite number)"):
        lcc.loads(text)


def test_renaming_a_criterion_renames_its_notes():
    renamed = lcc.rename(WHOLE, ("criteria", "quality"), "value")
    renamed = lcc.rename(renamed, ("criteria", "value", "sub_criteria", "team"), "people")

    assert renamed.offers[0].notes == {"value": {"people": 4, "plan": 12.5}}
    assert lcc.score(renamed).totals.to_dict() == lcc.score(WHOLE).totals.to_dict()


def test_renaming_a_cost_renames_it_where_it_is_summed():
    given = with_parts(lcc.Criterion(name="price", kind="price", weight=100, sums=["Delivery"]))

    assert lcc.rename(given, ("method", "costs", "Delivery"), "Supply").criteria[0].sums == ("Supply",)


def test_a_note_is_read_and_replaced_by_address():
    address = ("offers", "A", "notes", "quality", "team")

    assert lcc.read(WHOLE, address) == 4
    assert lcc.replace(WHOLE, address, 5).offers[0].notes["quality"]["team"] == 5
