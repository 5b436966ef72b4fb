"""Numbers as people write them, read without guessing; numbers as people read them, as Babel writes them."""

import decimal
import math
import sys
import unicodedata

import pytest
from babel.numbers import format_decimal, format_percent
from hypothesis import given, settings
from hypothesis import strategies as st

from lcc.numerals import NARROW_SPACE, NO_BREAK_SPACE, WRITERS, read_number, write_number

LANGUAGES = ["fr", "en"]
LINE_BREAKS = "\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
SPACES = [
    letter
    for letter in map(chr, range(sys.maxunicode))
    if (letter.isspace() and letter not in LINE_BREAKS) or letter in "\u200b\u2060\ufeff"
]


def refused(text, language=None):
    with pytest.raises(ValueError, match=r"number|thousands"):
        read_number(text, language)


# Reading


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1234.56", 1234.56),
        ("1234,56", 1234.56),
        ("1 234,56", 1234.56),
        ("1 234 567,5", 1234567.5),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1.234.567", 1234567.0),
        ("1,234,567", 1234567.0),
        ("1.234.567,89", 1234567.89),
        ("1,234,567.89", 1234567.89),
        ("1'234.50", 1234.5),
        ("1’234,50", 1234.5),
        ("1_000", 1000.0),
        ("0,234", 0.234),
        ("0.5", 0.5),
        (".5", 0.5),
        (",5", 0.5),
        ("5.", 5.0),
        ("1,2345", 1.2345),
        ("12345,678", 12345.678),
        ("1.5e3", 1500.0),
        ("1,5E-3", 0.0015),
        ("007", 7.0),
        ("+5", 5.0),
        ("-5", -5.0),
        ("\u22125", -5.0),
        ("\u2212 1 234,5", -1234.5),
        ("  42  ", 42.0),
        ("42\n", 42.0),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["1 234,56 €", "1234,56€", "€1,234.56", "€ 1234.56", "1 234,56 EUR", "EUR 1 234,56", "1234.56 eur",
     "1 234,56 euros", "1 234,56 € HT", "1 234,56 EUR HT"],
)  # fmt: skip
def test_euros_are_read_with_their_sign_before_or_after(text):
    assert read_number(text) == 1234.56


@pytest.mark.parametrize("text", ["-€5", "€-5", "-5 €", "\u22125 EUR"])
def test_negative_euros_are_read(text):
    assert read_number(text) == -5


@pytest.mark.parametrize("text", ["3,2 %", "3.2%", "3,2\u00a0%", "3,2\u202f%", "+3.2 %"])
def test_a_percentage_is_a_hundredth(text):
    assert read_number(text) == pytest.approx(0.032, rel=1e-15)


@pytest.mark.parametrize("space", SPACES, ids=lambda space: f"U+{ord(space):04X}")
def test_any_kind_of_space_parts_thousands(space):
    assert read_number(f"{space}12{space}345,5{space}€{space}") == 12345.5


@pytest.mark.parametrize(("language", "number"), [("fr", 1.234), ("en", 1234.0)])
def test_a_comma_before_three_digits_is_read_by_language(language, number):
    assert read_number("1,234", language) == number
    assert read_number("\u22121,234 €", language) == -number


@pytest.mark.parametrize("text", ["1,234", "12,345", "-123,456", "1,234 €", "3,125 %"])
def test_what_can_be_read_in_two_ways_is_refused_without_a_language(text):
    with pytest.raises(ValueError, match=r"^thousands or decimals$"):
        read_number(text)


@pytest.mark.parametrize("language", [None, "fr", "en"])
def test_a_point_alone_is_a_decimal_point(language):
    """As in files and formulas; French and English both write thousands otherwise."""
    assert read_number("1.234", language) == 1.234


@pytest.mark.parametrize(
    "text",
    ["12 50", "1 2", "1 234 5", "1234 567", "1 2345", "12 345 67", "1 234.567 8", "0,5 5", "1,234 567"],
)
def test_digits_apart_that_are_not_thousands_are_refused(text):
    """Two cells pasted together, or a slip: better asked again than read as one number."""
    for language in (None, "fr", "en"):
        refused(text, language)


@pytest.mark.parametrize("break_", LINE_BREAKS, ids=lambda letter: f"U+{ord(letter):04X}")
def test_two_lines_are_not_one_number(break_):
    refused(f"1{break_}200")


@pytest.mark.parametrize("text", ["12,34,567.5", "1.23.456", "1,234.567,8", "1.234,5.6", "1234,567,890", "1,23.5"])
def test_thousands_come_in_groups_of_three(text):
    for language in (None, "fr", "en"):
        refused(text, language)


@pytest.mark.parametrize("text", ["nan", "NaN", "inf", "-inf", "Infinity", "1e400", "-1e999"])
def test_what_is_not_finite_is_refused(text):
    refused(text)


@pytest.mark.parametrize("text", ["", " ", "\u202f", "-", "+", ".", ",", "€", "EUR", "%", "-€", "'", "e5"])
def test_nothing_is_not_a_number(text):
    refused(text)


@pytest.mark.parametrize(
    "text",
    ["abc", "12 kWh", "12 k€", "1 234,56 €/kWh", "12-5", "5-", "--5", "+-5", "–5", "0x10", "½", "2²", "5e", "1e5.5",
     "100%%", "5 €%", "5 % €", "€5€", "5 € €", "$5", "=1+1", "1/2", "(5)", "5 HT", "12h", "1,5,", "five"],
)  # fmt: skip
def test_anything_else_is_refused(text):
    for language in (None, "fr", "en"):
        refused(text, language)


@pytest.mark.parametrize("text", ["14 400 € TTC", "14400 EUR TTC", "120 euros TTC"])
def test_an_amount_that_says_it_includes_vat_is_refused(text):
    """All money is without VAT: reading 14 400 € TTC as 14 400 € would rank offers wrongly."""
    refused(text)


@pytest.mark.parametrize("text", ["١٢٣", "१२३", "１２３", "৪000", "1٢3", "𝟏𝟐"])
def test_digits_of_other_scripts_are_refused(text):
    """Some look like other digits: ৪ is four and looks like 8. A price is what everyone reads."""
    assert all(unicodedata.decimal(letter, None) is not None for letter in text)

    refused(text)


@pytest.mark.parametrize("text", ["1" * 61 + "1" * 20, "1" * 1_000_000, " " * 1_000_000 + "x" * 100, "1," * 500_000])
def test_a_huge_text_is_refused_at_once(text):
    refused(text)


@given(st.text(max_size=30), st.sampled_from([None, "fr", "en"]))
def test_any_text_is_read_as_a_finite_number_or_refused(text, language):
    try:
        number = read_number(text, language)
    except ValueError:
        number = 0.0

    assert math.isfinite(number)


@given(st.text(st.sampled_from("0123456789,. -€%e"), max_size=12))
def test_what_is_read_without_a_language_is_read_alike_in_both(text):
    try:
        number = read_number(text)
    except ValueError:
        return

    assert number == read_number(text, "fr") == read_number(text, "en")


# Writing

cents = st.integers(-(10**12), 10**12).map(lambda n: n / 100)
any_number = st.one_of(
    cents,
    st.integers(-(10**9), 10**9).map(float),
    st.integers(-(10**12), 10**12).map(lambda n: n / 10**6),
    st.integers(-(10**6), 10**6).map(lambda n: n / 10**4),
)


def as_babel(value, language, pattern=None, write=format_decimal):
    """What Babel writes, halves away from zero; the minus is ours (U+2212), CLDR has the hyphen."""
    with decimal.localcontext(rounding=decimal.ROUND_HALF_UP):
        text = write(
            decimal.Decimal(repr(value)), format=pattern, locale=language, decimal_quantization=pattern is not None
        )
    digits = text.strip(f"-0.,{NARROW_SPACE}{NO_BREAK_SPACE}%")
    return text.replace("-", "\u2212" if digits else "")


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=any_number)
def test_a_number_is_written_as_babel_writes_it(language, value):
    assert write_number(value, language) == as_babel(value, language)


@settings(max_examples=40)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "decimals"), [("whole", 0), ("euros", 0), ("tenth", 1), ("money", 2), ("factor", 8)])
@given(value=any_number)
def test_a_number_of_decimals_is_written_as_babel_writes_it(language, name, decimals, value):
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"

    assert WRITERS[name](value, language) == as_babel(value, language, pattern)


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.integers(-(10**6), 10**6).map(lambda n: n / 10**4))
def test_a_percentage_is_written_as_babel_writes_it(language, value):
    assert WRITERS["percent"](value, language) == as_babel(value, language, write=format_percent)


@pytest.mark.parametrize(
    ("name", "value", "french", "english"),
    [
        ("number", 1234567.891, "1\u202f234\u202f567,891", "1,234,567.891"),
        ("number", -0.5, "\u22120,5", "\u22120.5"),
        ("number", 0.1 + 0.2, "0,3", "0.3"),
        ("number", 1 / 3, "0,333333", "0.333333"),
        ("number", 2e-9, "2e-09", "2e-09"),
        ("number", -2.5e-9, "\u22122,5e-09", "\u22122.5e-09"),
        ("number", 1e16, "10" + "\u202f000" * 5, "10" + ",000" * 5),
        ("exact", 0.000277777777778, "0,000277777777778", "0.000277777777778"),
        ("exact", 12.3456789, "12,3456789", "12.3456789"),
        ("exact", 1500.0, "1\u202f500", "1,500"),
        ("exact", 2.5e-10, "2,5e-10", "2.5e-10"),
        ("exact", 5e-324, "5e-324", "5e-324"),
        ("exact", 0.0, "0", "0"),
        ("percent", 0.032, "3,2\u00a0%", "3.2%"),
        ("percent", 0.07, "7\u00a0%", "7%"),
        ("percent", 1.0, "100\u00a0%", "100%"),
        ("factor", 0.97087378640776, "0,97087379", "0.97087379"),
        ("money", 14400.0, "14\u202f400,00", "14,400.00"),
        ("money", 0.125, "0,13", "0.13"),
        ("money", 1.005, "1,01", "1.01"),
        ("money", -2.675, "\u22122,68", "\u22122.68"),
        ("euros", 2.5, "3", "3"),
        ("whole", -1234.5, "\u22121\u202f235", "\u22121,235"),
        ("signed", 12240.2, "+12\u202f240", "+12,240"),
        ("signed", -5395.0, "\u22125\u202f395", "\u22125,395"),
        ("signed_money", 0.5, "+0,50", "+0.50"),
        ("signed", 0.0, "0", "0"),
    ],
)
def test_each_writer_writes_french_and_english(name, value, french, english):
    assert (WRITERS[name](value, "fr"), WRITERS[name](value, "en")) == (french, english)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("value", [-0.0, -1e-12, -0.0000001])
def test_a_zero_has_no_sign(name, value):
    written = WRITERS[name](value, "en")

    assert not written.startswith("\u2212") or any(digit in written for digit in "123456789")


@pytest.mark.parametrize("name", sorted(WRITERS.keys() - {"exact"}))
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_could_not_be_computed_is_a_dash(name, value):
    assert WRITERS[name](value, "fr") == "–"


# There and back


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=any_number)
def test_what_is_written_is_read_back(language, value):
    assert read_number(write_number(value, language), language) == value


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=cents, sign=st.sampled_from(["", " €", "\u00a0€", " EUR HT"]))
def test_money_written_is_read_back(language, value, sign):
    assert read_number(WRITERS["money"](value, language) + sign, language) == value


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.integers(-(10**6), 10**6).map(lambda n: n / 10**4))
def test_a_percentage_written_is_read_back(language, value):
    assert read_number(WRITERS["percent"](value, language), language) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize("language", LANGUAGES)
@given(value=st.floats(-1e15, 1e15))
def test_a_number_written_exactly_is_read_back_exactly(language, value):
    assert read_number(WRITERS["exact"](value, language), language) == value
