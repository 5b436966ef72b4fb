"""Numbers as people type and paste them in a form: read when there is no doubt, kept as typed else, never zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.documents.reading.cells import Cell
from lcc.documents.reading.numbers import read_cell, read_rate, read_typed
from lcc.numerals import read_number


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("1 234,56 €", "EUR", 1234.56),
        ("1\u00a0234,56\u00a0€", "EUR", 1234.56),
        ("1\u202f234,56\u202f€", "EUR", 1234.56),
        ("1\u2009234,56", "EUR", 1234.56),
        ("1,234.56", "EUR", 1234.56),
        ("1.234,56", "EUR", 1234.56),
        ("€ 1,234.50", "EUR", 1234.5),
        ("1 234,56 € HT", "EUR", 1234.56),
        ("1 234,56 euros hors taxes", "EUR", 1234.56),
        ("5,10 € HT / 1000 pages", "EUR/1000 pages", 5.1),
        ("'1234", "EUR", 1234.0),
        ("0", "EUR", 0.0),
        ("0,450", "kWh", 0.45),
        ("1,5E+03", "EUR", 1500.0),
        ("12 %", "", 0.12),
        ("12 %", "%", 12.0),
        ("14 kWh", "kWh", 14.0),
        ("14kwh", "kWh", 14.0),
        ("14 kWh/semaine", "kWh/week", 14.0),
        ("14 kWh par semaine", "kWh/week", 14.0),
        ("6,5 litres/100 km", "L/100 km", 6.5),
        ("12 m³/an", "m3/year", 12.0),
        ("3 copieurs", "copieur", 3.0),
    ],
)
def test_a_number_typed_as_text_is_read_and_said(typed, unit, value):
    reading = read_typed(typed, unit, "fr")

    assert reading.answer == value
    assert [doubt.severity for doubt in reading.doubts] == ["note"]


@pytest.mark.parametrize("typed", ["", "   ", "\u00a0", "'"])
def test_spaces_are_no_answer(typed):
    assert read_typed(typed, "EUR", "fr").answer is None


@pytest.mark.parametrize("typed", ["-", "–", "néant", "Néant", "sans objet", "n/a", "N/A", "NC", "s.o.", "/", "aucun"])
def test_a_word_for_nothing_is_no_answer_and_is_never_zero(typed):
    reading = read_typed(typed, "EUR", "fr")

    assert reading.answer is None
    assert [doubt.severity for doubt in reading.doubts] == ["error"]
    assert "is not taken for zero" in str(reading.doubts[0].sentence)


@pytest.mark.parametrize("typed", ["gratuit", "Offert", "inclus dans le prix", "free", "zéro"])
def test_what_is_free_is_kept_as_typed_and_asked_about(typed):
    reading = read_typed(typed, "EUR", "fr")

    assert reading.answer == typed
    assert "ask the tenderer to confirm 0" in str(reading.doubts[0].sentence)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("14 Wh", "kWh"), ("14 kWh/an", "kWh/week"), ("12 k€", "EUR"), ("5 €/page", "EUR/1000 pages"),
        ("2 400 environ", "EUR"), ("3 mois", "year"),
    ],
)  # fmt: skip
def test_another_unit_is_never_converted(typed, unit):
    reading = read_typed(typed, unit, "fr")

    assert reading.answer == typed
    assert "is not the unit asked" in str(reading.doubts[0].sentence)
    assert reading.doubts[0].severity == "error"


@pytest.mark.parametrize(("typed", "unit"), [("12 €", "kWh"), ("12 %", "EUR")])
def test_a_sign_that_a_purchase_file_would_drop_is_not_kept(typed, unit):
    reading = read_typed(typed, unit, "fr")

    assert read_number(typed) in (12.0, 0.12)
    assert reading.answer is None
    assert reading.doubts[0].severity == "error"


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("14 kWh/semaine", "kWh"), ("5,10 €", "EUR/1000 pages"), ("12 copieurs", ""), ("90 000 h L80B10", "h")],
)
def test_a_unit_that_says_more_or_less_is_read_and_asked_about(typed, unit):
    reading = read_typed(typed, unit, "fr")

    assert isinstance(reading.answer, float)
    assert [doubt.severity for doubt in reading.doubts] == ["note", "warning"]


@pytest.mark.parametrize("typed", ["1 200 € TTC", "1200 toutes taxes comprises", "€1,200 incl. VAT"])
def test_a_price_with_vat_is_kept_as_typed(typed):
    reading = read_typed(typed, "EUR", "fr")

    assert reading.answer == typed
    assert "includes VAT" in str(reading.doubts[0].sentence)


@pytest.mark.parametrize(
    ("typed", "language", "value"),
    [("1,234", "fr", 1.234), ("1,234", "en", 1234.0), ("1.234", "fr", 1.234), ("1.234", "en", 1.234)],
)
def test_a_number_that_reads_in_two_ways_is_read_in_the_language_of_the_form_and_asked_about(typed, language, value):
    reading = read_typed(typed, "EUR", language)

    assert reading.answer == value
    assert [doubt.severity for doubt in reading.doubts] == ["warning"]
    assert "can be read in two ways" in str(reading.doubts[0].sentence)


@pytest.mark.parametrize(
    "typed", ["3/4", "12-14", "env. 14", "12 50", "voir devis", "#REF!", "++", "1,2,3", "2 400 (pose)"]
)
def test_what_cannot_be_read_is_kept_as_typed(typed):
    reading = read_typed(typed, "EUR", "fr")

    assert reading.answer == typed
    assert [doubt.severity for doubt in reading.doubts] == ["error"]


def test_a_negative_cost_is_kept_and_asked_about():
    reading = read_cell(Cell("number", -5.0), "EUR", "fr")

    assert reading.answer == -5.0
    assert "is negative" in str(reading.doubts[0].sentence)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (Cell("date", "2027-04-03"), "The cell holds the date 2027-04-03"),
        (Cell("error", "#DIV/0!"), "The cell holds the error #DIV/0!"),
        (Cell("boolean", 1.0), "The cell holds true or false"),
        (Cell("number", float("inf")), "cannot be read as a number"),
    ],
)
def test_a_cell_that_holds_no_number_is_kept_as_typed(cell, said):
    reading = read_cell(cell, "EUR", "fr")

    assert reading.answer == cell.typed
    assert said in str(reading.doubts[0].sentence)
    assert reading.doubts[0].severity == "error"


def test_a_number_shown_as_a_percentage_is_what_is_seen_where_percents_are_asked():
    assert read_cell(Cell("number", 0.12, percent=True), "%", "fr").answer == 12.0
    assert read_cell(Cell("number", 0.12, percent=True), "", "fr").answer == 0.12


@pytest.mark.parametrize(
    ("cell", "rate"),
    [
        (Cell("number", 0.2, percent=True), 0.2), (Cell("number", 20.0), 0.2), (Cell("number", 5.5), 0.055),
        (Cell("text", "20 %"), 0.2), (Cell("text", "5,5"), 0.055), (Cell("text", "0,2"), 0.2),
        (Cell("number", 0.0), 0.0),
        (Cell("number", 2.1), 0.021), (None, None), (Cell("text", "exonéré"), None), (Cell("text", "-"), None),
        (Cell("number", -0.2), None), (Cell("number", 2000.0), None), (Cell("text", "TVA 20 %"), None),
    ],
)  # fmt: skip
def test_a_vat_rate_is_a_share_however_it_is_typed_and_words_are_not_zero(cell, rate):
    assert read_rate(cell, "fr")[0] == rate


@given(st.text(max_size=60), st.sampled_from(["EUR", "kWh/week", "", "%"]), st.sampled_from(["fr", "en"]))
def test_any_text_is_read_without_failing_and_without_a_zero_of_our_making(typed, unit, language):
    reading = read_typed(typed, unit, language)

    assert reading.answer is None or isinstance(reading.answer, str | float)
    if reading.answer == 0:
        assert any(letter.isdigit() for letter in typed)
    if isinstance(reading.answer, float):
        assert reading.doubts != ()
