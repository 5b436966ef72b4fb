"""A formula as a spreadsheet cell and as words; what its cell is worth is asked of LibreOffice elsewhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.formula import FormulaError, parse
from lcc.rendering import MAX_CELL, to_spreadsheet, to_words
from lcc.words import speaking


def in_cell(text, **lines):
    return to_spreadsheet(parse(text), lambda name: f"v_{name}", lines)


def in_words(text, label=str, language="en"):
    with speaking(language):
        return str(to_words(parse(text), label))


# In a cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("2", "2"),
        ("2.50", "2.5"),
        ("0.00001", "1E-05"),
        ("1e20", "1E+20"),
        ("0.1", "0.1"),
        ("123456.789", "123456.789"),
        ("co2", "v_co2"),
        ("-2^2", "(-(2^2))"),
        ("(-2)^2", "((-2)^2)"),
        ("2^3^2", "(2^(3^2))"),
        ("(2^3)^2", "((2^3)^2)"),
        ("a^-b", "(v_a^(-v_b))"),
        ("a+b*c", "(v_a+(v_b*v_c))"),
        ("(a+b)*c", "((v_a+v_b)*v_c)"),
        ("a-(b-c)", "(v_a-(v_b-v_c))"),
        ("a/(b*c)", "(v_a/(v_b*v_c))"),
        ("a<b", "IF((v_a-v_b)<-1E-9,1,0)"),
        ("a<=b", "IF((v_a-v_b)<=1E-9,1,0)"),
        ("a>b", "IF((v_a-v_b)>1E-9,1,0)"),
        ("a>=b", "IF((v_a-v_b)>=-1E-9,1,0)"),
        ("floor(a)", "INT(v_a+1E-9)"),
        ("ceil(a)", "(-INT(1E-9-v_a))"),
        ("round(a)", "ROUND(ROUND(v_a,9),0)"),
        ("round(a,2)", "ROUND(ROUND(v_a,11),2)"),
        ("round(a,-3)", "ROUND(ROUND(v_a,6),-3)"),
        ("abs(a)", "ABS(v_a)"),
        ("if(a,b,c)", "IF(v_a<>0,v_b,v_c)"),
        ("min(a,b,2)", "MIN(v_a,v_b,2)"),
        ("max(a,b)", "MAX(v_a,v_b)"),
        ("sum(a,b)", "(v_a+v_b)"),
        ("sum(a*b)", "SUMPRODUCT((v_a*v_b))"),
        ("sum(max(a,0))", "SUMPRODUCT(IF(v_a>0,v_a,0))"),
        ("max(sum(a),0)", "MAX(SUMPRODUCT(v_a),0)"),
    ],
)
def test_each_operation_has_its_spreadsheet_form(text, cell):
    assert in_cell(text) == cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [("a+b-c+2", "(v_a+v_b-v_c+2)"), ("a*b/c*2", "(v_a*v_b/v_c*2)"), ("a*b+c*d", "((v_a*v_b)+(v_c*v_d))")],
)
def test_a_long_run_of_operations_does_not_nest(text, cell):
    assert in_cell(text) == cell


def test_the_caller_places_names():
    cells = {"price": "Offers!$C$4", "énergie": "v_energie"}

    assert to_spreadsheet(parse("2*price + énergie"), cells.__getitem__) == "((2*Offers!$C$4)+v_energie)"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("sum(a*b)", "SUMPRODUCT((A1:A9*B1:B9))"),
        ("a/sum(a)", "(v_a/SUMPRODUCT(A1:A9))"),
        ("sum(a*x)+x", "(SUMPRODUCT((A1:A9*v_x))+v_x)"),
        ("sum(if(a,b,x))", "SUMPRODUCT(IF(A1:A9<>0,B1:B9,v_x))"),
        ("sum(if(x,2,a))", "SUMPRODUCT(IF((v_x+0*ISERROR(A1:A9))<>0,2,A1:A9))"),
        ("sum(if(sum(a),2,b))", "SUMPRODUCT(IF((SUMPRODUCT(A1:A9)+0*ISERROR(B1:B9))<>0,2,B1:B9))"),
        ("sum(if(x,2,3))", "SUMPRODUCT(IF(v_x<>0,2,3))"),
        ("if(x,2,a)", "IF(v_x<>0,2,v_a)"),
    ],
)
def test_a_name_stands_for_all_its_lines_inside_a_sum(text, cell):
    assert in_cell(text, a="A1:A9", b="B1:B9") == cell


def test_a_formula_too_long_for_a_cell_is_refused():
    nested = "sum(" + "min(a," * 27 + "1" + ")" * 28

    with pytest.raises(FormulaError, match="too long for a spreadsheet cell"):
        in_cell(nested)


def test_a_formula_whose_names_are_long_addresses_is_refused_too():
    with pytest.raises(FormulaError, match="too long for a spreadsheet cell"):
        to_spreadsheet(parse("+".join(["a"] * 250)), lambda _: "x" * (MAX_CELL // 200))


@given(st.floats(0, 1e300))
def test_a_number_keeps_all_its_digits_in_a_cell(number):
    assert float(in_cell(repr(number))) == number


# In words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a+b-c*d/e", "a + b − c × d ÷ e"),
        ("a-(b-c)", "a − (b − c)"),
        ("a/(b*c)", "a ÷ (b × c)"),
        ("(a+b)*c", "(a + b) × c"),
        ("-a", "minus a"),
        ("-a^2", "minus (a to the power 2)"),
        ("(-a)^2", "(minus a) to the power 2"),
        ("a*-b", "a × (minus b)"),
        ("a^b^c", "a to the power (b to the power c)"),
        ("(a^b)^c", "(a to the power b) to the power c"),
        ("a^2*b", "a to the power 2 × b"),
        ("a<b", "a below b"),
        ("a<=b+1", "a at most b + 1"),
        ("a>b", "a above b"),
        ("a>=b", "a at least b"),
        ("(a<b)<c", "(a below b) below c"),
        ("abs(a-b)", "the size of (a − b)"),
        ("floor(a)", "a rounded down"),
        ("ceil(a/b)", "(a ÷ b) rounded up"),
        ("round(a)", "a rounded to the unit"),
        ("round(a*b,2)", "(a × b) rounded to 2 decimals"),
        ("if(a<b,c,d+1)", "c if (a below b), else (d + 1)"),
        ("min(a,b+1)", "the smallest of a, b + 1"),
        ("max(a,2,b)", "the largest of a, 2, b"),
        ("max(a,0)*b", "(the largest of a, 0) × b"),
        ("sum(a*b)", "the sum over the lines of a × b"),
        ("sum(a)+b", "(the sum over the lines of a) + b"),
        ("sum(a,b)", "the sum of a, b"),
    ],
)
def test_each_operation_is_said_in_words(text, words):
    assert in_words(text) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("min(a,min(b,c),d)", "min(a,min(b,c,d))"),
        ("min(min(a,b),c)", "min(min(a,b,c))"),
        ("max(a,if(b,c,d),e)", "max(a,if(b,c,max(d,e)))"),
        ("sum(max(a,b),c)", "sum(max(a,b,c))"),
        ("(a<b)<c", "a<b*c"),
        ("-a+b", "-(a+b)"),
        ("if(a,b,c)+d", "if(a,b,c+d)"),
        ("floor(a)*b", "floor(a*b)"),
        ("sum(a)*b", "sum(a*b)"),
    ],
)
def test_two_formulas_are_not_said_alike(one, other):
    assert in_words(one) != in_words(other)


def test_names_are_said_as_people_call_them():
    labels = {"kwh": {"fr": "consommation", "en": "consumption"}, "p": "price"}

    assert in_words("kwh*p", labels.get) == "consumption × price"
    assert in_words("kwh*p", labels.get, "fr") == "consommation × price"


def test_numbers_are_written_as_the_reader_writes_them():
    assert in_words("12345.5*a") == "12,345.5 × a"
    assert in_words("12345.5*a", language="fr") == "12\u202f345,5 × a"


@pytest.mark.parametrize("digits", ["0.000277777777778", "3.14159265358979", "1.23456e-06"])
def test_numbers_keep_all_their_digits_in_words(digits):
    said = in_words(f"{digits}*a").removesuffix(" × a")

    assert float(said) == float(digits)


def test_the_longest_formula_is_said_in_full():
    assert in_words("a-" * 249 + "a") == " − ".join(["a"] * 250)


def test_the_deepest_formula_is_said_in_full():
    assert in_words("-" * 29 + "a") == "minus (" * 28 + "minus a" + ")" * 28


@given(st.recursive(st.sampled_from(["a", "b", "2"]), lambda inner: st.one_of(
    st.builds("({}{}{})".format, inner, st.sampled_from("+-*/"), inner),
    st.builds("({}<{})".format, inner, inner),
    st.builds("({}^{})".format, inner, inner),
    st.builds("(-{})".format, inner),
), max_leaves=10))  # fmt: skip
def test_words_say_the_same_formula(text):
    """Put back as signs, the words are read as the same tree."""
    said = in_words(text)
    signs = {"to the power": "^", "minus": "-", "−": "-", "×": "*", "÷": "/", "below": "<"}

    again = re.sub("|".join(signs), lambda found: signs[found[0]], said)

    assert parse(again) == parse(text)
