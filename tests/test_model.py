"""The nouns are frozen values: alike when they say the same, changed by making another, plain to write in a script."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

import lcc
from lcc import CostStream, Line, Offer, Parameter, Purchase, Resource, acquire, consume, dispose, maintain
from lcc.value import Frozen
from lcc.words import LccError

COPIERS = Path(__file__).parents[1] / "examples" / "copiers.lcc.yaml"
METHOD = {"base_year": 2027, "years": 5, "discount_rate": 0.03}


def bought(costs=("price",), offers=(), **method):
    """Return a purchase made as a script makes one."""
    costs = [acquire(cost) if isinstance(cost, str) else cost for cost in costs]
    return Purchase(method={**METHOD, "costs": costs, **method}, offers=offers)


@pytest.fixture
def used():
    """Return a purchase that has been compared, so that it remembers things."""
    purchase = lcc.load(COPIERS)
    lcc.compare(purchase).to_dict()
    return purchase


def remembered(value):
    """List what a value keeps beside its fields."""
    return [name for name in value.__dict__ if name not in type(value).model_fields]


# Frozen


def test_a_value_cannot_be_changed():
    offer = Offer("A", price=1)

    with pytest.raises(TypeError, match="replace"):
        offer.name = "B"
    with pytest.raises(TypeError, match="replace"):
        del offer.name
    with pytest.raises(TypeError, match="replace"):
        offer.other = 1

    assert offer == Offer("A", price=1)


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.__setitem__("a", 2), lambda it: it.__delitem__("a"), lambda it: it.update(a=2),
        lambda it: it.pop("a"), lambda it: it.popitem(), lambda it: it.clear(), lambda it: it.setdefault("b", 1),
        lambda it: it.__ior__({"b": 1}),
    ],
)  # fmt: skip
def test_a_mapping_inside_a_value_cannot_be_changed(change):
    answers = Offer("A", a=1).answers

    with pytest.raises(TypeError, match="cannot be changed"):
        change(answers)

    assert answers == {"a": 1.0}


def test_what_is_given_can_be_changed_afterwards_without_changing_the_value():
    answers, listed = {"a": 1}, [1, 2]
    offer = Offer("A", answers=answers, b=listed)

    answers["a"] = 2
    listed.append(3)

    assert offer.answers == {"a": 1.0, "b": (1.0, 2.0)}


# Alike


def test_values_that_say_the_same_are_equal_and_have_one_hash(used):
    other = lcc.load(COPIERS)
    lcc.compare(other).to_dict()

    assert used == other
    assert hash(used) == hash(other)
    assert len({used, other, used.replace(title="x")}) == 2
    assert used != used.replace(title="x")
    assert used != "a purchase"
    assert Offer("A") != Line(id="A")


def test_the_order_of_answers_does_not_matter():
    assert Offer("A", a=1, b=2) == Offer("A", b=2, a=1)
    assert hash(Offer("A", a=1, b=2)) == hash(Offer("A", b=2, a=1))


@pytest.mark.parametrize(
    "duplicate",
    [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it)), lambda it: it.model_copy()],
    ids=["copy", "deepcopy", "pickle", "model_copy"],
)
def test_a_copy_says_the_same_and_remembers_nothing(used, duplicate):
    assert remembered(used.method)

    again = duplicate(used.method)

    assert again == used.method
    assert hash(again) == hash(used.method)
    assert not remembered(again)
    assert isinstance(again.title, type(used.method.title))
    assert lcc.compare(used.replace(method=again)).total["A"] == lcc.compare(used).total["A"]


def test_a_whole_purchase_goes_through_pickle(used):
    again = pickle.loads(pickle.dumps(used))

    assert again == used
    assert not remembered(again.method)
    assert isinstance(again.offers[0].answers, Frozen)


# Changed by making another


def test_replace_checks_again():
    offer = Offer("A", price=1)

    assert offer.replace(vat="20 %").vat == 0.2
    assert offer.replace(vat=0.2) == Offer("A", vat=0.2, price=1)
    with pytest.raises(LccError, match="share from 0 to 1"):
        offer.replace(vat=20)
    with pytest.raises(LccError, match=r"Unknown key “nmae”\. Did you mean “name”"):
        offer.replace(nmae="B")


def test_replace_forgets_what_was_remembered(used):
    changed = used.method.replace(years=6)

    assert not remembered(changed)
    assert lcc.compare(used.replace(method=changed)).total["A"] > lcc.compare(used).total["A"]


# A script and a file


def test_in_a_script_the_other_names_of_an_offer_are_answers():
    assert Offer("A", price=1200, vat=0.2) == Offer(name="A", vat=0.2, answers={"price": 1200})
    assert Offer("A", answers={"price": 1}, fee=2).answers == {"price": 1.0, "fee": 2.0}


def test_in_plain_data_the_other_names_of_an_offer_are_mistakes():
    with pytest.raises(LccError, match="Unknown key “price”"):
        Offer.of({"name": "A", "price": 1200})
    with pytest.raises(LccError, match="offers › 0 › price: Unknown key “price”"):
        Purchase.of({"method": METHOD, "offers": [{"name": "A", "price": 1200}]})


@pytest.mark.parametrize("answers", [None, 5, "x", [1]])
def test_answers_that_are_no_mapping_are_refused_in_a_sentence(answers):
    with pytest.raises(LccError, match="answers: Expected a mapping of keys and values"):
        Offer("A", price=1, answers=answers)


def test_in_a_script_a_name_that_an_offer_answers_becomes_a_question():
    purchase = bought(["price", maintain("fee * 2")], [Offer("A", price=1, fee=2), Offer("B", price=1)])

    assert [(parameter.name, parameter.asked) for parameter in purchase.method.parameters] == [
        ("price", True), ("fee", True),
    ]  # fmt: skip


def test_a_list_answered_where_there_are_lines_is_a_question_per_line():
    lines = [Line(id="one"), Line(id="two")]
    purchase = bought([acquire("sum(price)"), "fee"], [Offer("A", price=[1, 2], fee=3)], lines=lines)

    assert {parameter.name: parameter.per_line for parameter in purchase.method.parameters} == {
        "price": True, "fee": False,
    }  # fmt: skip


def test_a_name_that_no_offer_answers_is_an_error_with_the_nearest():
    with pytest.raises(LccError, match=r"Unknown name “pirce” in costs › pirce › amount.*Did you mean “price”"):
        bought(["pirce"], [Offer("A", price=1)])


def test_a_file_declares_all_its_names():
    purchase = Purchase.of({"method": {**METHOD, "costs": [{"name": "c", "amount": "price"}]},
                            "offers": [{"name": "A", "answers": {"price": 1}}]})  # fmt: skip

    assert purchase.method.parameters == ()
    assert any("Unknown name “price”" in str(finding) for finding in lcc.findings(purchase))


@pytest.mark.parametrize("kind", [list, tuple, iter, lambda offers: (offer for offer in offers)])
def test_offers_may_come_from_anything_that_lists_them(kind):
    purchase = bought(offers=kind([Offer("A", price=1), Offer("B", price=2)]), costs=["price"])

    assert [offer.name for offer in purchase.offers] == ["A", "B"]


@pytest.mark.parametrize("offers", [None, 5, "AB", {"name": "A"}])
def test_offers_that_are_no_list_are_refused_in_a_sentence(offers):
    with pytest.raises(LccError, match="offers: Expected a list"):
        bought(costs=[acquire(5)], offers=offers)


def test_the_four_verbs_of_a_script():
    assert acquire("price", life="life") == CostStream(name="price", amount="price", stage="acquisition", life="life")
    assert consume("gas", "kwh") == CostStream(name="gas", amount="kwh", stage="use", resource="gas")
    assert maintain(120, "visits") == CostStream(name="visits", amount="120", stage="maintenance")
    assert dispose("removal") == CostStream(name="removal", amount="removal", stage="end_of_life")


# Names


def test_names_are_unique_without_regard_to_case_or_accents():
    for one, other in [("A", "a"), ("été", "ETE"), ("A", "A ")]:
        with pytest.raises(LccError, match="Two things have the same name"):
            Purchase.of({"method": METHOD, "offers": [{"name": one}, {"name": other}]})


def test_a_name_is_the_same_however_its_accents_are_typed():
    composed, apart = "prix_posé", "prix_pose\u0301"

    assert Parameter(name=apart).name == composed
    assert Resource(name=apart) == Resource(name=composed)
    assert Offer("A", answers={apart: 1}).answers == {composed: 1.0}
    purchase = Purchase.of({"method": {**METHOD, "tax": "excluding", "parameters": [{"name": composed}],
                                       "costs": [{"name": "c", "amount": apart, "stage": "acquisition"}]},
                            "offers": [{"name": "A", "answers": {apart: 5}}]})  # fmt: skip
    assert lcc.compare(purchase).total["A"] == 5


@pytest.mark.parametrize("name", ["", " ", "1a", "a b", "a-b", "_a", "a²", "if", "sum", "YEAR", "a" * 41])
def test_a_parameter_is_called_as_formulas_call_it(name):
    with pytest.raises(LccError, match=r"is not a name|is a word of the formula language"):
        Parameter(name=name)


# Unfinished


@pytest.mark.parametrize(
    "answer", [None, "", "n.c.", [], [1, None], [1, "x"], [1.0] * 600, [1.0] * 3, {"points": {0: 1}}, 1e300, "1,234"]
)
def test_a_purchase_may_be_unfinished_and_never_stops_a_comparison(answer):
    purchase = Purchase.of(
        {"method": {**METHOD, "tax": "excluding", "parameters": [{"name": "price"}],
                    "costs": [{"name": "c", "amount": "price"}]},
         "offers": [{"name": "A", "answers": {"price": answer}}, {"name": "B", "answers": {"price": 1}}]}
    )  # fmt: skip

    comparison = lcc.compare(purchase)

    assert "B" in comparison.evaluated
    assert comparison.to_json()
    assert str(comparison)
    assert lcc.loads(lcc.dumps(purchase)) == purchase


def test_a_formula_that_does_not_parse_yet_is_kept():
    purchase = Purchase.of({"method": {**METHOD, "costs": [{"name": "c", "amount": "price * ("}]}})

    assert purchase.method.costs[0].amount == "price * ("
    assert any("stops too early" in str(finding) for finding in lcc.findings(purchase))


def test_a_parameter_cannot_take_the_name_of_the_quantity_of_a_line():
    method = {**METHOD, "lines": [{"id": "one", "quantity": 7}], "parameters": [{"name": "quantity"}]}

    found = lcc.findings(Purchase.of({"method": method}))

    assert any("“quantity” is the quantity of each line" in str(finding) for finding in found)
