"""The worked example of the annex, done again from what is printed and nothing else."""

from __future__ import annotations

import io
from decimal import ROUND_HALF_UP, Decimal

import pytest

import lcc
from lcc.documents.annex import annex
from lcc.documents.annex.example import fictional, to_cents
from lcc.documents.writing import document_bytes
from lcc.evaluation import evaluate
from lcc.formula import parse
from lcc.worked_example import worked_example
from tests.documents import annex_samples as samples

CENT = Decimal("0.01")


def redone(rows: list[tuple[str, ...]]) -> tuple[Decimal, Decimal]:
    """Multiply each row and compare with its cents; return the sum of the products and the sum of the cents shown."""
    whole = shown = Decimal(0)
    for row in rows:
        numbers = [samples.read(cell) for cell in row[1:]]
        present = numbers[-1]
        assert present is not None, row
        if numbers[0] is not None:
            product = Decimal(1)
            for number in numbers[:-1]:
                product *= Decimal(1) if number is None else number
            assert product.quantize(CENT, ROUND_HALF_UP) == present, row
            whole += product
        shown += present
    return whole, shown


def printed(document: lcc.documents.blocks.Document) -> list[list[tuple[str, ...]]]:
    """Return the tables of products as printed."""
    return [[tuple(map(samples.plain, row)) for row in table.rows] for table in samples.sums(document)]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", samples.NAMES)
def test_each_printed_product_gives_its_cents_and_they_add_up_to_the_total(name: str, language: str) -> None:
    purchase = samples.purchase(name)

    with lcc.speaking(language):
        *apart, last = printed(annex(purchase))

        whole = Decimal(0)
        for table in apart:
            products, shown = redone(table[:-1])
            total = samples.read(table[-1][-1])
            assert products.quantize(CENT, ROUND_HALF_UP) == total
            assert shown == total
            whole += products
        products, shown = redone(last[:-1])
        total = to_cents(worked_example(purchase.method).totals["total"])
        assert samples.read(last[-1][-1]) == total
        assert shown == total
        assert (whole + products).quantize(CENT, ROUND_HALF_UP) == total


@pytest.mark.parametrize("name", samples.NAMES)
def test_the_amounts_are_those_of_the_formulas_with_their_values(name: str) -> None:
    table = next(table for table in samples.tables(annex(samples.purchase(name)), 14) if table.headers[0] == "Quantity")

    checked = 0
    for row in table.rows:
        _, formula, result = map(samples.plain, row)
        written = formula.replace(",", "").replace("×", "*").replace("÷", "/").replace("\u2212", "-")
        amount = samples.read(result)
        if amount is not None and not any(letter.isalpha() for letter in written):
            assert float(amount) == pytest.approx(float(evaluate(parse(written), {}, [])), rel=1e-9, abs=1e-9)
            checked += 1

    assert checked or samples.purchase(name).method.lines


@pytest.mark.parametrize("name", samples.NAMES)
def test_tables_of_coefficients_add_up_to_the_coefficient_they_explain(name: str) -> None:
    found = [
        table
        for table in samples.tables(annex(samples.purchase(name)), 14)
        if table.caption.startswith("Coefficient of")
    ]

    for table in found:
        width = table.headers.index("= product") + 1
        cells = [tuple(map(samples.plain, row)) for row in table.rows]
        rows = [half for row in cells for half in (row[:width], row[width + 1 :]) if half and half[0]]
        products = [tuple(samples.read(cell) for cell in row[1:]) for row in rows]
        for times, discount, product in products:
            assert times is not None
            assert discount is not None
            assert abs(times * discount - (product or 0)) <= Decimal("2e-8") * max(Decimal(1), times)
        whole = sum((product or Decimal(0) for _, _, product in products), Decimal(0))
        coefficient = samples.read(table.caption.rpartition(" ")[2])
        assert coefficient is not None
        assert abs(whole - coefficient) <= Decimal("1e-8") * len(rows)


def test_discount_factors_are_printed_with_eight_decimals_for_each_year() -> None:
    table = samples.tables(annex(samples.purchase("copiers")), 6)[0]

    for row in table.rows:
        rank, factor = (samples.plain(cell) for cell in row[1:3])
        assert factor == f"{1.032 ** -int(rank):.8f}"


def test_price_factors_are_printed_where_a_firm_price_loses_inflation() -> None:
    tables = samples.tables(annex(samples.purchase("copiers")), 11)

    factors = [samples.plain(row[1]) for row in tables[-1].rows]
    assert factors == ["1.00000000", f"{1 / 1.02:.8f}", *[f"{1 / 1.02**2:.8f}"] * 4]


def test_large_amounts_get_the_decimals_their_cents_need() -> None:
    purchase = samples.purchase("copiers")
    dear = purchase.method.replace(
        parameters=tuple(
            one.replace(value=one.value * 7919) if one.name.endswith("_pages") else one
            for one in purchase.method.parameters
        )
    )

    example = fictional(purchase.replace(method=dear, offers=()))
    *_, last = printed(annex(purchase.replace(method=dear)))

    assert example.digits.coefficient > 8
    assert redone(last[:-1])[1] == to_cents(worked_example(dear).totals["total"])


def test_the_example_is_that_of_the_seal() -> None:
    frozen = lcc.seal(samples.purchase("copiers"), example={"price": 3000.0, "weekly_kwh": 2.5})

    *_, last = printed(annex(frozen))

    assert frozen.seal is not None
    assert samples.read(last[-1][-1]) == to_cents(frozen.seal.example.totals["total"])
    assert "3,000" in " ".join(samples.texts(annex(frozen)))


@pytest.mark.parametrize("name", ["copiers", "led-framework"])
def test_the_word_file_holds_the_same_sum(name: str) -> None:
    from docx import Document

    with lcc.speaking("fr"):
        document = annex(samples.purchase(name))
        opened = Document(io.BytesIO(document_bytes(document, "docx")))

        tables = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in opened.tables]
        found = [rows for rows in tables if len(rows[0]) == 6 and rows[0][-1].startswith("= ")]
        assert len(found) == len(printed(document))
        for rows in found:
            assert redone(rows[1:-1])[1] == samples.read(rows[-1][-1])


def test_what_one_more_unit_adds_is_the_difference_of_two_examples() -> None:
    purchase = samples.purchase("copiers")
    answers = dict(worked_example(purchase.method).answers)

    table = next(table for table in samples.tables(annex(purchase), 14) if "one more unit" in table.caption)

    for row, name in zip(table.rows, answers, strict=True):
        more = worked_example(purchase.method, {**answers, name: answers[name] + 1}).totals["total"]
        added = samples.read(samples.plain(row[3]))
        assert added is not None
        assert float(added) == pytest.approx(more - worked_example(purchase.method).totals["total"], abs=0.011)
