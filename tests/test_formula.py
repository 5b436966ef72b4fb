"""The formula language: what is read, how strongly it binds, and what is refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.costs import acquire
from lcc.formula import FUNCTIONS, RESERVED, FormulaError, fold, is_name, parse
from lcc.model import Method, Parameter
from lcc.plan import plan_of
from lcc.words import LccError


def shape(node):
    """A formula with parentheses round everything, to see how it was read."""
    if node.kind == "number":
        return f"{node.number:g}"
    if node.kind == "name":
        return node.name
    parts = [shape(part) for part in node.parts]
    if node.kind == "negative":
        return f"(-{parts[0]})"
    return f"{node.kind}({','.join(parts)})" if node.kind in FUNCTIONS else f"({parts[0]}{node.kind}{parts[1]})"


def refusal(text):
    with pytest.raises(FormulaError) as caught:
        parse(text)
    return str(caught.value), caught.value.position


# How strongly things bind


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a+b*c", "(a+(b*c))"),
        ("a*b+c", "((a*b)+c)"),
        ("a-b-c", "((a-b)-c)"),
        ("a/b/c", "((a/b)/c)"),
        ("a/b*c", "((a/b)*c)"),
        ("a^b^c", "(a^(b^c))"),
        ("a*b^c", "(a*(b^c))"),
        ("-a^2", "(-(a^2))"),
        ("a^-b", "(a^(-b))"),
        ("a^-b^c", "(a^(-(b^c)))"),
        ("-a*b", "((-a)*b)"),
        ("a--b", "(a-(-b))"),
        ("--a", "(-(-a))"),
        ("(a+b)*c", "((a+b)*c)"),
        ("(a^b)^c", "((a^b)^c)"),
        ("a+b<c*d", "((a+b)<(c*d))"),
        ("(a<b)*(c>=d)", "((a<b)*(c>=d))"),
        ("(a<b)<c", "((a<b)<c)"),
        ("if(a<=b,a+1,-a)", "if((a<=b),(a+1),(-a))"),
        ("min(a,max(b,c),2)", "min(a,max(b,c),2)"),
        ("round(a,2)+round(b)", "(round(a,2)+round(b))"),
        ("sum(a*b)-sum(a,b)", "(sum((a*b))-sum(a,b))"),
    ],
)
def test_operations_bind_as_in_mathematics(text, read):
    assert shape(parse(text)) == read


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2.0),
        ("2.", 2.0),
        ("2.5", 2.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1E-3", 0.001),
        ("1.5e+2", 150.0),
        ("007", 7.0),
    ],
)
def test_numbers_have_a_point_and_are_floats(text, number):
    read = parse(text).number

    assert read == number
    assert type(read) is float


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\u00a0", "\u202f"])
def test_any_space_may_stand_between_words(space):
    assert parse(f"{space}a{space}<={space}max({space}b{space},{space}2{space}){space}") == parse("a<=max(b,2)")


def test_a_formula_lists_the_names_it_uses():
    assert parse("if(year < years, price * kwh, base_year) + 2 * price").names() == {
        "year", "years", "price", "kwh", "base_year",
    }  # fmt: skip


@given(st.recursive(st.sampled_from(["a", "b2", "prix_é", "1", "2.5"]), lambda inner: st.one_of(
    st.builds("({}{}{})".format, inner, st.sampled_from([*"+-*/^<>", "<=", ">="]), inner),
    st.builds("(-{})".format, inner),
    st.builds("{}({},{})".format, st.sampled_from(["min", "max", "sum"]), inner, inner),
    st.builds("if({},{},{})".format, inner, inner, inner),
), max_leaves=12))  # fmt: skip
def test_a_formula_with_all_its_parentheses_is_read_as_written(text):
    assert shape(parse(text)) == text


@given(st.text(st.sampled_from("ab1.,+-*/^<>() _éif²٣"), max_size=40) | st.text(max_size=20))
def test_any_text_is_read_or_refused_with_a_sentence_and_a_place(text):
    error = refused(text)

    assert error is None or str(error)
    assert error is None or 0 <= error.position <= 3 * len(text)  # an accented letter may come apart


def refused(text):
    try:
        parse(text)
    except FormulaError as error:
        return error


# Names


@pytest.mark.parametrize("name", ["a", "prix", "énergie", "co2", "R", "kWh_an", "ß", "цена", "價", "x" * 40])
def test_a_name_is_a_letter_then_letters_digits_and_underscores(name):
    assert is_name(name)
    assert parse(f"2*{name}").names() == {name}


@pytest.mark.parametrize("text", ["", "_a", "1a", "a b", "a-b", "a\n", "a²", "½", "x" * 41, "٣", "a\u0301b"])
def test_anything_else_is_not_a_name(text):
    assert not is_name(text)


def test_a_name_has_forty_characters_at_the_most():
    assert refusal("1 + " + "x" * 41) == ("A name has 40 characters at the most.", 4)


def test_an_accent_typed_apart_makes_the_same_name():
    assert parse("e\u0301nergie").names() == {"énergie"} == parse("énergie").names()


def test_a_name_looks_the_same_without_case_or_accents():
    assert fold("Énergie_Électrique") == fold("energie_electrique")
    assert fold("Straße") == fold("STRASSE")
    assert fold("prix1") != fold("prix2")


@pytest.mark.parametrize("name", ["year", "Years", "BASE_YEAR", "max", "If", "sùm"])
def test_no_parameter_takes_a_reserved_word_however_written(name):
    with pytest.raises(LccError, match=f"“{name}” is a word of the formula language: choose another name."):
        Parameter(name=name)


def test_an_unknown_name_is_answered_with_the_nearest():
    method = Method(
        base_year=2027, years=5, discount_rate=0, parameters=[Parameter(name="price")], costs=[acquire("prise")]
    )

    assert "Unknown name “prise”. Did you mean “price”?" in [
        str(finding.message) for finding in plan_of(method).findings
    ]


def test_letters_that_look_like_others_stay_what_they_are():
    assert parse("ﬁn").names() == {"ﬁn"}


def test_the_words_of_the_language_are_reserved():
    assert {"year", "years", "base_year", *FUNCTIONS} == RESERVED


# What is refused, where, and what was meant


@pytest.mark.parametrize(
    ("text", "sentence", "position"),
    [
        ("", "The formula is empty.", 0),
        ("   ", "The formula is empty.", 0),
        ("2*", "The formula stops too early: expected a number, a name or “(”.", 2),
        ("(1+2", "The formula stops too early: expected “)”.", 4),
        ("max(1,2", "The formula stops too early: expected “)”.", 7),
        ("1)", "Unexpected “)” at character 2.", 1),
        ("1 2", "Unexpected “2” at character 3.", 2),
        ("2x", "Unexpected “x” at character 2.", 1),
        ("+2", "Unexpected “+” at character 1.", 0),
        ("a * / b", "Unexpected “/” at character 5.", 4),
        ("a   ?", "Unexpected “?” at character 5.", 4),
        ("a & b", "Unexpected “&” at character 3.", 2),
        ("prix²", "Unexpected “²” at character 5.", 4),
        ("3 + ٣", "Unexpected “٣” at character 5.", 4),
        ("price;2", "Unexpected “;” at character 6.", 5),
        ("a.b", "Unexpected “.” at character 2.", 1),
        ("“a”", "Unexpected ““” at character 1.", 0),
        ("__import__", "Unexpected “_” at character 1.", 0),
        ("min(1,)", "Unexpected “)” at character 7.", 6),
        ("min()", "Unexpected “)” at character 5.", 4),
    ],
)
def test_a_formula_that_cannot_be_read_says_what_and_where(text, sentence, position):
    assert refusal(text) == (sentence, position)


@pytest.mark.parametrize("text", ["a=b", "a==b", "a!=b", "a<>b", "a=<b"])
def test_there_is_no_equality(text):
    assert refusal(text)[0].startswith("Unexpected “")


@pytest.mark.parametrize("text", ["a<b<c", "1 < 2 <= 3", "a>b<c", "if(a<b<c,1,2)", "a<b+1>c"])
def test_comparisons_make_no_chain(text):
    assert refusal(text)[0] == "One comparison at a time: join two with “*”, or use if( )."


@pytest.mark.parametrize(("text", "place"), [("1,5", 2), ("2 * 1,5", 6), ("(1,5)", 3)])
def test_a_decimal_comma_is_told_to_be_a_point(text, place):
    assert refusal(text) == (f"Write decimals with a point, at character {place}.", place - 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("celi(2)", "There is no function “celi”. Did you mean “ceil”?"),
        ("1+MAX(1,2)", "There is no function “MAX”. Did you mean “max”?"),
        ("foor(2)", "There is no function “foor”. Did you mean “floor”?"),
        ("quantum(2)", "There is no function “quantum”."),
    ],
)
def test_an_unknown_function_is_answered_with_the_nearest(text, sentence):
    assert refusal(text) == (sentence, text.index(sentence.split("“")[1].split("”")[0]))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("if(1,2)", "if( ) takes 3 values, not 2."),
        ("abs(1,2)", "abs( ) takes 1 values, not 2."),
        ("round(1,2,3)", "round( ) takes 1 to 2 values, not 3."),
        ("min(" + ",".join("1" * 21) + ")", "min( ) takes 1 to 20 values, not 21."),
        ("2*floor", "“floor” is a function: write floor( )."),
    ],
)
def test_a_function_takes_its_number_of_values(text, sentence):
    assert refusal(text)[0] == sentence


@pytest.mark.parametrize("decimals", ["x", "2.5", "1+1", "10", "--2"])
def test_the_decimals_of_round_are_written_out(decimals):
    assert refusal(f"round(a,{decimals})")[0] == "Write the decimals of round( ) as a whole number from −9 to 9."


@pytest.mark.parametrize("text", ["1e400", "9" * 400])
def test_a_number_has_no_infinity(text):
    assert refusal(f"2*{text}") == ("The number at character 3 is too large.", 2)


# Limits


def test_a_formula_has_five_hundred_characters_at_the_most():
    assert parse("1+" * 249 + "11").kind == "+"
    assert refusal("1+" * 250 + "1")[0] == "This formula has 501 characters; the most is 500."


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("-", ""), ("2^", ""), ("abs(", ")"), ("1-(", ")")])
def test_a_formula_has_thirty_levels_at_the_most(opening, closing):
    levels = 15 if opening == "1-(" else 30

    assert parse(opening * (levels - 1) + "1" + closing * (levels - 1))
    assert refusal(opening * levels + "1" + closing * levels)[0] == "This formula is more than 30 levels deep."


def test_a_hundred_thousand_brackets_are_refused_at_once():
    assert refusal("(" * 100_000)[0].startswith("This formula has 100000 characters")
