"""Whatever is wrong in a value is said in our own sentences, in both languages: pydantic's English never shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from pydantic import BaseModel

import lcc
from lcc import mistakes, model, path
from lcc.mistakes import shown
from lcc.value import Value
from lcc.words import LccError, speaking

MODELS = sorted(
    {
        kind
        for room in (model, path)
        for kind in vars(room).values()
        if isinstance(kind, type) and issubclass(kind, Value) and kind is not Value
    },
    key=lambda kind: kind.__name__,
)
METHOD = {"base_year": 2027, "years": 5, "discount_rate": 0.03}
RIGHT = {
    "CostStream": {"name": "c", "amount": "1"},
    "Externality": {"name": "e"},
    "FunctionalUnit": {"label": "u", "amount": "1"},
    "Line": {"id": "l"},
    "Method": METHOD,
    "Offer": {"name": "o"},
    "Parameter": {"name": "p"},
    "Path": {"value": 1},
    "Purchase": {"method": METHOD},
    "Resource": {"name": "r"},
    "Schedule": {"when": "yearly"},
    "SetAside": {"reason": "irregular"},
    "Source": {"title": "t"},
}
"""What makes each kind whole, so that the field tried is the only one wrong."""
WRONG = [
    None, True, "", " ", "abc", "x" * 30_000, "1,234", "\ud800", "2027-02-30", "20270312", -1, 0, 1, 10**6, 10**400,
    -0.5, 1.5, 1e308, float("nan"), float("inf"), b"bytes", 1j, date(2027, 3, 12), [], [None], [[]], ["abc"], [True],
    [1] * 3000, {}, {"x": 1}, {1: 2}, {"fr": 3}, {"fr": None}, {None: 1}, {"\ud800": 1}, {"name": []}, [{"name": 1}],
    [{}], [1, {"x": 2}], {"value": "x"}, {"points": {}}, {"points": {"a": 1, 1.5: 2, 10**400: 3}}, {"points": {1: "b"}},
    {"every": 0}, {"at": []}, {"when": 5}, object(), len,
]  # fmt: skip
ENGLISH = re.compile(
    r"Input should|Field required|errors\.pydantic|pydantic|Extra inputs|String should|validation error|input_value|"
    r"Value error|Assertion|should be|should have|valid (string|number|integer|date|dictionary|list|tuple|boolean|key)|"
    r"<class|object at 0x|function-|constrained|\[key\]|type=",
    re.IGNORECASE,
)


@cache
def attempts(kind: type[BaseModel]) -> list[tuple[str, object, LccError]]:
    """Put each wrong value in each field of a kind; give what is said when it is refused."""
    return list(_attempts(kind))


def _attempts(kind: type[BaseModel]) -> Iterator[tuple[str, object, LccError]]:
    for field in [*kind.model_fields, "unknown", "method"]:
        for given in WRONG:
            try:
                kind.of({**RIGHT.get(kind.__name__, {}), field: given})
            except LccError as error:
                yield field, given, error
    for given in WRONG:
        try:
            kind.of(given)
        except LccError as error:
            yield "", given, error


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_what_is_wrong_in_any_field_is_said_in_our_words(kind):
    said = 0

    for field, given, error in attempts(kind):
        for language in ("en", "fr"):
            with speaking(language):
                sentence = str(error)
            assert not ENGLISH.search(re.sub(r"<object object at 0x\w+>|<built-in[^>]*>", "", sentence)), (
                field,
                sentence,
            )
            assert sentence.startswith((f"{kind.__name__}: ", f"{kind.__name__}\u00a0: ")), (field, given)
            assert not sentence.startswith(f"{kind.__name__}: : ")
            sentence.encode()
        assert error.__cause__ is None
        assert error.__suppress_context__
        said += 1

    assert said > 30


def test_each_sentence_has_its_french():
    same = set()

    for kind in MODELS:
        for _, _, error in attempts(kind):
            english = str(error)
            with speaking("fr"):
                if str(error) == english:
                    same.add(english)

    assert same == set()


def test_the_walk_meets_every_family_of_mistakes():
    met = {str(error) for kind in MODELS for _, _, error in attempts(kind)}

    for start in ("Expected a whole number", "Expected a number", "Expected a finite number", "Expected a text",
                  "Expected a longer text", "Expected a shorter text", "Expected a list", "Expected more items",
                  "Expected fewer items", "Expected true or false", "Expected a date", "Expected one of", "Unknown key",
                  "Expected a mapping", "Give either", "A schedule is one of", "This number is too large",
                  "Expected a share"):  # fmt: skip
        assert any(start in sentence for sentence in met), start


def test_a_script_is_told_all_that_is_wrong_at_once():
    with pytest.raises(LccError) as caught:
        lcc.Method(base_year=27, yeers=5, discount_rate="x", costs=[{"name": "c"}])

    assert str(caught.value) == (
        "Method: \n"
        "  – base_year: Expected a number ≥ 1900, not 27.\n"
        "  – years: “years” is missing.\n"
        "  – discount_rate › value: Expected a number, not “x”.\n"
        "  – costs › 0 › amount: “amount” is missing.\n"
        "  – yeers: Unknown key “yeers”. Did you mean “years”?"
    )


def test_what_holds_a_mistake_is_not_said_wrong_as_well():
    with pytest.raises(LccError) as caught:
        lcc.Line(id="a", label={"fr": 1})

    assert str(caught.value) == "Line: label › fr: Expected a text, not “1”."


def test_a_great_many_mistakes_are_counted_not_listed():
    with pytest.raises(LccError) as caught:
        lcc.Offer.of({"name": "A", **{f"key{n}": n for n in range(1000)}})

    assert str(caught.value).count("Unknown key") == mistakes.MOST
    assert str(caught.value).endswith("  – And 800 more.")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (None, "nothing"), ({}, "a mapping"), ([1], "a list"), ((), "a list"), (True, "true"), (1.5, "1.5"),
        ("a\nb\x1b[0m", "a b [0m"), ("\ud800", " "), ("é €", "é €"), ("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…"),
    ],
)  # fmt: skip
def test_what_was_given_is_shown_short_and_on_one_line(given, expected):
    assert str(shown(given)) == expected
