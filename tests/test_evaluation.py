"""A formula computed on arrays: what it is worth, and where it has no value."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.evaluation import evaluate, half_away, snapped_ceil, snapped_floor
from lcc.formula import FormulaError, parse

MISSING = math.nan
moderate = st.floats(-1e6, 1e6)


def worth(text, **values):
    """What a formula is worth, for numbers or lists."""
    return evaluate(parse(text), {name: np.asarray(value, dtype=float) for name, value in values.items()}).tolist()


def noted(text, **values):
    """What a formula is worth, and the faults noted: where, and why."""
    faults = []
    result = evaluate(parse(text), {name: np.asarray(value, dtype=float) for name, value in values.items()}, faults)
    return result.tolist(), [(fault.where.tolist(), str(fault.reason)) for fault in faults]


def is_missing(value):
    return math.isnan(value)


# Operations


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-2^2", -4.0),
        ("(-2)^2", 4.0),
        ("2^3^2", 512.0),
        ("2^-2", 0.25),
        ("-8^(1/3)", -2.0),
        ("(-2)^3", -8.0),
        ("(-2)^-1", -0.5),
        ("0^2", 0.0),
        ("5^0", 1.0),
        ("7-4-2", 1.0),
        ("24/4/2", 3.0),
        ("2+3*4", 14.0),
        ("-3*-2", 6.0),
        ("abs(-3)", 3.0),
        ("min(3,1,2)", 1.0),
        ("max(3,1,2)", 3.0),
        ("min(4)", 4.0),
        ("sum(1,2,3)", 6.0),
        ("sum(5)", 5.0),
        ("if(2,10,20)", 10.0),
        ("if(0,10,20)", 20.0),
        ("if(-1,10,20)", 10.0),
        ("1<2", 1.0),
        ("2<1", 0.0),
        ("2<=2", 1.0),
        ("2>=2", 1.0),
        ("2<2", 0.0),
        ("2>2", 0.0),
        ("1e300*1e-300", 1.0),
        ("1e-300*1e-300", 0.0),
    ],
)
def test_operations_are_those_of_mathematics(text, value):
    assert worth(text) == pytest.approx(value, rel=1e-15)


# Snapping and rounding


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("floor((0.1+0.7)*10)", 8.0),
        ("floor(8-0.0000000009)", 8.0),
        ("floor(8-0.0000000011)", 7.0),
        ("floor(-2.5)", -3.0),
        ("ceil((0.1+0.2)*10)", 3.0),
        ("ceil(3+0.0000000009)", 3.0),
        ("ceil(3+0.0000000011)", 4.0),
        ("ceil(-2.5)", -2.0),
        ("ceil(0)", 0.0),
        ("0.1+0.2<=0.3", 1.0),
        ("0.1+0.2>=0.3", 1.0),
        ("0.1+0.2<0.3", 0.0),
        ("0.1+0.2>0.3", 0.0),
        ("1<1+0.0000000009", 0.0),
        ("1<1+0.0000000011", 1.0),
        ("1>=1+0.0000000009", 1.0),
        ("1>=1+0.0000000011", 0.0),
    ],
)
def test_comparisons_floor_and_ceil_forgive_a_billionth(text, value):
    assert worth(text) == value


@given(st.integers(-(10**6), 10**6), st.integers(1, 1000))
def test_a_whole_number_found_by_division_stays_whole(number, parts):
    thirds = np.float64(number / parts * parts)

    assert snapped_floor(thirds) == snapped_ceil(thirds) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("round(2.5)", 3.0),
        ("round(-2.5)", -3.0),
        ("round(0.5)", 1.0),
        ("round(2.4999)", 2.0),
        ("round(-2.4999)", -2.0),
        ("round(1.005,2)", 1.01),
        ("round(-1.005,2)", -1.01),
        ("round(2.675,2)", 2.68),
        ("round(0.145*100)", 15.0),
        ("round(283535.345,2)", 283535.35),
        ("round(1250,-2)", 1300.0),
        ("round(1249,-2)", 1200.0),
        ("round(123456789012345.6)", 123456789012346.0),
        ("round(1e17)", 1e17),
        ("round(0)", 0.0),
    ],
)
def test_halves_round_away_from_zero(text, value):
    assert worth(text) == value


@given(st.integers(0, 10**12), st.integers(0, 4))
def test_what_is_written_with_a_last_five_rounds_up_whatever_its_size(digits, decimals):
    written = (10 * digits + 5) / 10 ** (decimals + 1)

    assert half_away(np.float64(written), decimals) == (digits + 1) / 10**decimals
    assert half_away(np.float64(-written), decimals) == -(digits + 1) / 10**decimals


@given(moderate, st.integers(-3, 6))
def test_rounding_twice_is_rounding_once(x, decimals):
    once = half_away(np.float64(x), decimals)

    assert half_away(once, decimals) == once
    assert abs(once - x) <= (0.5 + 1e-9) * 10.0**-decimals + 2 * np.spacing(abs(x))


# What has no value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1/0", "division by zero"),
        ("0/0", "division by zero"),
        ("1/(0.5-0.5)", "division by zero"),
        ("0^-1", "division by zero"),
        ("0^0", "zero to the power zero has no value"),
        ("(1-1)^(2-2)", "zero to the power zero has no value"),
        ("(-8)^(1/3)", "a negative number has no fractional power"),
        ("1e300*1e300", "the result is too large"),
        ("10^400", "the result is too large"),
        ("(-10)^401", "the result is too large"),
        ("1e308+1e308", "the result is too large"),
        ("-1e308-1e308", "the result is too large"),
        ("sum(1e308,1e308)", "the result is too large"),
        ("1e308*10<1", "the result is too large"),
        ("1+2*(3-1/0)", "division by zero"),
        ("if(1/0,1,2)", "division by zero"),
        ("max(1,1/0)", "division by zero"),
    ],
)
def test_what_has_no_value_is_an_error_with_its_reason(text, reason):
    with pytest.raises(FormulaError) as caught:
        worth(text)

    assert str(caught.value) == reason


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("if(0,1/0,2)", 2.0),
        ("if(1,2,1/0)", 2.0),
        ("if(1<2,2,0^0)", 2.0),
        ("if(1>2,(-8)^0.5,3)", 3.0),
        ("if(0,10^400,4)", 4.0),
        ("if(1,if(0,1/0,5),1/0)", 5.0),
        ("1+if(0,if(1,1/0,2),3)*2", 7.0),
        ("if(if(0,1/0,1),6,1/0)", 6.0),
    ],
)
def test_the_branch_not_taken_has_no_errors(text, value):
    assert worth(text) == value


def test_a_branch_is_taken_place_by_place():
    assert worth("if(x>0,10/x,-1)", x=[0, 2, 5]) == [-1, 5, 2]


def test_a_fault_is_noted_where_it_is_and_leaves_the_others():
    result, faults = noted("10/x", x=[5, 0, 2])

    assert result[0::2] == [2, 5]
    assert is_missing(result[1])
    assert faults == [([False, True, False], "division by zero")]


def test_each_place_has_its_own_reason():
    _, faults = noted("a^b", a=[0, 0, -2, 10, 3], b=[0, -1, 0.5, 400, 2])

    assert faults == [
        ([True, False, False, False, False], "zero to the power zero has no value"),
        ([False, True, False, False, False], "division by zero"),
        ([False, False, True, False, False], "a negative number has no fractional power"),
        ([False, False, False, True, False], "the result is too large"),
    ]


def test_a_fault_is_noted_once_not_again_by_what_depends_on_it():
    _, faults = noted("1 + 2*(1/x)^2", x=[0])

    assert faults == [([True], "division by zero")]


# What is missing


@pytest.mark.parametrize(
    "text",
    ["-x", "x+1", "x*0", "0/x", "x^0", "1^x", "x^2", "abs(x)", "round(x)", "floor(x)", "ceil(x)", "x<1", "x>=x",
     "sum(x)", "sum(x,1)", "min(x,1)", "max(1,x)", "if(x,1,2)", "if(1,x,2)", "if(x<1,1,1)"],
)  # fmt: skip
def test_what_depends_on_a_missing_value_is_missing_and_not_a_fault(text):
    result, faults = noted(text, x=MISSING)

    assert is_missing(result)
    assert faults == []


@pytest.mark.parametrize(("text", "value"), [("if(0,x,2)", 2.0), ("if(1,3,x)", 3.0), ("if(1,3,1/x)", 3.0)])
def test_a_missing_value_in_the_branch_not_taken_does_not_count(text, value):
    assert worth(text, x=MISSING) == value


def test_a_missing_value_stays_missing_beside_a_fault():
    """Zero to the power zero elsewhere sends the whole array through the careful way."""
    result, faults = noted("x^y", x=[MISSING, 0, 3], y=[0, 0, 2])

    assert is_missing(result[0])
    assert result[2] == 9
    assert faults == [([False, True, False], "zero to the power zero has no value")]


def test_a_missing_value_is_not_a_fault_where_another_offer_has_one():
    _, faults = noted("1/x", x=[MISSING, 0])

    assert faults == [([False, True], "division by zero")]


def test_neither_branch_counts_where_the_test_is_missing():
    _, faults = noted("if(x,1/0,1/0)", x=[MISSING, 1])

    assert {tuple(where) for where, _ in faults} == {(False, True)}


# Draws, offers, lines and years


def lines(*values):
    return np.array(values, dtype=float).reshape(1, 1, -1, 1)


def test_sum_adds_the_lines_and_keeps_the_axis():
    x = np.arange(24.0).reshape(2, 3, 4, 1)

    total = evaluate(parse("sum(x)"), {"x": x})

    assert total.shape == (2, 3, 1, 1)
    assert np.array_equal(total, x.sum(axis=2, keepdims=True))


def test_sum_adds_the_product_of_prices_and_quantities():
    prices = np.array([[1.0, 2, 3], [2, 2, 2]]).reshape(1, 2, 3, 1)

    total = evaluate(parse("sum(price*quantity)*1.5"), {"price": prices, "quantity": lines(10, 20, 30)})

    assert total.ravel().tolist() == [210, 180]


def test_draws_offers_lines_and_years_broadcast():
    given_values = {
        "draws": np.ones((5, 1, 1, 1)), "offers": np.ones((1, 3, 1, 1)), "per_line": np.ones((1, 1, 4, 1)),
        "year": np.arange(6.0).reshape(1, 1, 1, 6),
    }  # fmt: skip

    result = evaluate(parse("draws*offers*per_line*year"), given_values)

    assert result.shape == (5, 3, 4, 6)
    assert np.array_equal(result[0, 0, 0], np.arange(6.0))


def test_a_sum_over_lines_with_one_missing_is_missing():
    result, faults = noted("sum(x)", x=lines(1, MISSING, 3))

    assert is_missing(result[0][0][0][0])
    assert faults == []


def test_a_fault_on_one_line_is_noted_on_that_line():
    result, faults = noted("sum(10/x)", x=lines(1, 0, 2))

    assert is_missing(result[0][0][0][0])
    assert faults == [([[[[False], [True], [False]]]], "division by zero")]


def test_a_sum_chooses_its_branch_line_by_line():
    assert worth("sum(if(x>0,10/x,100))", x=lines(1, 0, 2)) == [[[[115]]]]


def test_a_sum_that_counts_on_one_line_needs_all_its_lines():
    result, faults = noted("if(q>1,sum(1/x),0)", q=lines(1, 2), x=lines(0, 1))

    assert result[0][0][0][0] == 0
    assert is_missing(result[0][0][1][0])
    assert faults == [([[[[True], [False]]]], "division by zero")]


def test_a_sum_that_counts_on_no_line_has_no_errors():
    assert worth("sum(if(q>9,sum(1/x),q))", q=lines(1, 2), x=lines(0, 1)) == [[[[3]]]]


# Properties


@given(moderate, moderate)
def test_comparisons_answer_one_another(a, b):
    assert worth("a<b", a=a, b=b) == 1 - worth("a>=b", a=a, b=b) == worth("b>a", a=a, b=b)


@given(st.lists(moderate, min_size=2, max_size=8))
def test_an_array_is_worth_its_numbers_one_by_one(numbers):
    text = "if(x<10, max(x, -5)^2, floor(x) + round(x/3, 2)) - abs(x)*0.5"

    assert worth(text, x=numbers) == pytest.approx([worth(text, x=x) for x in numbers], rel=1e-12)


@given(st.lists(st.sampled_from([0.0, 1.0, -2.0, 0.5, MISSING, 400.0]), min_size=2, max_size=2))
def test_the_careful_way_finds_what_the_fast_way_finds(pair):
    """A division by zero elsewhere in the array changes nothing here."""
    a, b = pair
    text = "if(a<b, a^2, b*3) + round(a/8, 1) + min(a, b) + 1/c"

    alone, _ = noted(text, a=a, b=b, c=1)
    beside, _ = noted(text, a=[a, a], b=[b, b], c=[1, 0])

    assert np.array_equal(alone, beside[0], equal_nan=True)
