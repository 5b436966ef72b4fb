"""A formula is worth the same in the engine and in a spreadsheet: LibreOffice computes what we write."""

import math
import re
import zipfile

import numpy as np
import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from lcc.evaluation import evaluate
from lcc.formula import FormulaError, parse
from lcc.rendering import to_spreadsheet
from tests.libreoffice import needs_libreoffice, recalculated

pytestmark = needs_libreoffice

SCALARS = ("price", "kwh1", "R", "year")
"""Names that spreadsheets take for cells or functions: the callback that places a name decides, not the name."""
LISTS = ("hours", "power")
LINES = 3
CELLS = (*SCALARS, *(f"{name}{line}" for name in LISTS for line in range(LINES)))
"""What stands in the first columns of each row; the formula comes next."""
WRONG = 987654321
"""What the workbook keeps as the result of every formula."""


def as_arrays(row):
    """The values of a row as the engine takes them: [draw, offer, line, year]."""
    given = dict(zip(CELLS, row, strict=True))
    scalars = {name: np.full((1, 1, 1, 1), given[name]) for name in SCALARS}
    lists = {name: np.array([given[f"{name}{line}"] for line in range(LINES)]) for name in LISTS}
    return scalars | {name: values.reshape(1, 1, LINES, 1) for name, values in lists.items()}


def in_row(text, number):
    """A formula as a cell of a row."""
    cells = {name: f"${get_column_letter(column)}${number}" for column, name in enumerate(CELLS, start=1)}
    lines = {name: f"{cells[f'{name}0']}:{cells[f'{name}{LINES - 1}']}" for name in LISTS}
    return f"={to_spreadsheet(parse(text), cells.__getitem__, lines)}"


def in_libreoffice(cases, folder):
    """What LibreOffice finds for each formula and its row of values, all in one workbook that keeps wrong results."""
    book = openpyxl.Workbook()
    for number, (text, row) in enumerate(cases, start=1):
        book.active.append([*row, in_row(text, number)])
    book.save(folder / "unknown.xlsx")
    with zipfile.ZipFile(folder / "unknown.xlsx") as unknown, zipfile.ZipFile(folder / "formulas.xlsx", "w") as wrong:
        for part in unknown.namelist():
            wrong.writestr(part, re.sub(rb"</f><v ?/>|</f><v></v>", b"</f><v>%d</v>" % WRONG, unknown.read(part)))
    sheet = recalculated(folder / "formulas.xlsx", folder).active
    return [sheet.cell(number, len(CELLS) + 1).value for number in range(1, len(cases) + 1)]


# Formulas of every shape


def larger(inner):
    """Every operation of the language round smaller formulas."""
    sign, comparison = st.sampled_from("+-*/"), st.sampled_from(["<", "<=", ">", ">="])
    exponent = st.sampled_from(["2", "3", "-1", "0.5", "(1/3)", "2^0.5"])
    return st.one_of(
        st.builds("({}{}{})".format, inner, sign, inner),
        st.builds("{}{}{}{}{}".format, inner, sign, inner, sign, inner),
        st.builds("({}{}{})".format, inner, comparison, inner),
        st.builds("(-{}^{})".format, inner, exponent),
        st.builds("{}({})".format, st.sampled_from(["abs", "ceil", "floor", "round"]), inner),
        st.builds("round({},{})".format, inner, st.integers(-3, 6)),
        st.builds("{}({},{},{})".format, st.sampled_from(["min", "max"]), inner, inner, inner),
        st.builds("if({},{},{})".format, inner, inner, inner),
        st.builds("if({0}<={1},{2},{2}/({0}-{1}))".format, inner, inner, inner),
    )


numbers = st.one_of(
    st.integers(0, 20).map(str),
    st.integers(0, 100_000).map(lambda thousandths: f"{thousandths / 1000:.3f}"),
    st.sampled_from(["0.1", "0.7", "10", "2.5"]),
)
on_lines = st.recursive(numbers | st.sampled_from([*LISTS, *SCALARS]), larger, max_leaves=5)
sums = st.builds("sum({})".format, on_lines) | st.builds("sum({},price,2)".format, numbers)
formulas = st.recursive(st.one_of(numbers, st.sampled_from(SCALARS), sums), larger, max_leaves=10)
values = st.sampled_from(
    [float(whole) for whole in range(-20, 21)]
    + [tenths / 10 for tenths in range(-99_991, 100_000, 3_339)]
    + [parts / 10_000 for parts in range(-99_999_999, 100_000_000, 3_333_331)]
)
rows = st.tuples(*[values] * len(CELLS))


# What spreadsheets themselves leave fuzzy

EVERYWHERE = np.array(True)


def is_sharp(node, given, live=EVERYWHERE):
    """
    Tell whether every spreadsheet must find the same value for a formula, wherever that value counts (``live``).

    Spreadsheets take a − b for 0 when it is a few units in the 15th digit, keep 15 digits inside INT and ROUND, and
    answer 0^0 or (−8)^(1/3), each in its own way. So a value within a hair of a step of a comparison, INT or ROUND,
    or left by a difference of nearly equal numbers, may fall on either side of it. On the step itself all agree:
    equal values, whole numbers and exact halves are kept.
    """
    if node.kind in ("name", "number"):
        return True
    if node.kind == "if":
        test = evaluate(node.parts[0], given, [])
        taken = (live, live & (test != 0), live & (test == 0))
        return all(is_sharp(part, given, mask) for part, mask in zip(node.parts, taken, strict=True))
    if node.kind == "sum":
        live = np.any(live, axis=-2, keepdims=True) if np.ndim(live) > 1 else live
    parts = [evaluate(part, given, []) for part in node.parts]
    sharp = off_steps(node, parts, evaluate(node, given, []))
    return bool(np.all(~live | sharp)) and all(is_sharp(part, given, live) for part in node.parts)


def off_steps(node, parts, result):
    """Where one operation is moderate in size, no cancellation, and on a step or clearly off it."""
    a, b = parts[0], parts[-1]
    largest = np.max(np.abs(np.broadcast_arrays(*parts)), axis=0)
    if node.kind == "sum" and np.ndim(largest) > 1:
        largest = largest.max(axis=-2, keepdims=True)
    moderate = np.isfinite(result) & (largest <= 1e6) & (np.abs(result) <= 1e6)
    match node.kind:
        case "+" | "-" | "sum":
            return moderate & ((result == 0) | (np.abs(result) > 1e-3 * largest))
        case "/":
            return moderate & (np.abs(b) > 1e-3)
        case "<" | "<=" | ">" | ">=":
            return moderate & ~hair(a - b)
        case "floor" | "ceil":
            return moderate & ~hair(a - np.rint(a))
        case "round":
            scaled = np.abs(a) * 10.0 ** (0 if len(parts) == 1 else b)
            from_half = scaled - np.floor(scaled) - 0.5
            return moderate & ~hair(from_half) & ((scaled < 1e6) | (np.abs(from_half) > 1e-8))
    return moderate


def hair(distance):
    return (np.abs(distance) > 1e-10) & (np.abs(distance) < 1e-8)


def test_a_formula_is_worth_the_same_in_a_spreadsheet(tmp_path):
    cases = {}

    # One example is one row: they are only collected here, for LibreOffice takes two seconds to start.
    @settings(max_examples=330, phases=[Phase.generate], deadline=None, database=None)
    @given(formulas, rows)
    def collect(text, row):
        try:
            node = parse(text)
        except FormulaError:  # too long or too deep
            return
        if is_sharp(node, as_arrays(row)):
            cases[text, tuple(row)] = float(evaluate(node, as_arrays(row)).item())

    collect()
    found = in_libreoffice(list(cases), tmp_path)

    different = [
        f"{text} with {dict(zip(CELLS, row, strict=True))} is {worth!r}, in LibreOffice {value!r}"
        for ((text, row), worth), value in zip(cases.items(), found, strict=True)
        if not isinstance(value, int | float) or not math.isclose(value, worth, rel_tol=1e-9, abs_tol=1e-9)
    ]
    assert not different, "\n".join(different)
    assert len(cases) > 165  # most of what was drawn is kept


# The tricky ones, by name

ROW = (4.0, 1e-12, -2.5, 3.0, 0.0, 1.0, 2.0, 10.0, 20.0, 40.0)
TRICKY = {
    "a power binds tighter than a minus before it": ("-2^2", -4.0),
    "a power in parentheses keeps its minus": ("(-2)^2", 4.0),
    "a power goes to the right": ("2^3^2", 512.0),
    "a negative exponent is a power too": ("2^-2", 0.25),
    "a minus in an exponent waits for the power after it": ("2^-2^2", 0.0625),
    "subtractions go from left to right": ("10-4-3-(2-1)", 2.0),
    "divisions go from left to right": ("100/5/2*3/(3/2)", 20.0),
    "floor forgives a binary fraction": ("floor((0.1+0.7)*10)", 8.0),
    "ceil forgives a binary fraction": ("ceil((0.1+0.2)*10)", 3.0),
    "floor of a negative goes down": ("floor(R)", -3.0),
    "ceil of a negative goes up": ("ceil(R)", -2.0),
    "ceil of a whole number is itself": ("ceil(7)", 7.0),
    "a half rounds away from zero": ("round(2.5)", 3.0),
    "a negative half rounds away from zero": ("round(R)", -3.0),
    "a half to the cent rounds away from zero": ("round(1.005,2)", 1.01),
    "a large half to the cent rounds away from zero": ("round(283535.345,2)", 283535.35),
    "a half blurred by a product rounds away from zero": ("round(0.145*100)", 15.0),
    "round goes to hundreds too": ("round(-1250,-2)", -1300.0),
    "values within a billionth are equal": ("(0.1+0.2<=0.3)+(0.1+0.2>=0.3)-(0.1+0.2<0.3)-(0.1+0.2>0.3)", 2.0),
    "a comparison counts in a product": ("(price>=4)*100+(price>4)*10", 100.0),
    "the branch not taken may divide by zero": ("if(price>3, price, 1/0)", 4.0),
    "the other branch not taken may divide by zero": ("if(price>5, 1/(price-4), 7)", 7.0),
    "any value but zero is true": ("if(kwh1, 1, 2)", 1.0),
    "smallest and largest nest": ("max(min(price, 3, 8), min(max(R, 1), 2), -9)", 3.0),
    "a sum goes over the lines": ("sum(hours*power)", 100.0),
    "a sum counts the lines that pass a test": ("sum(hours>=1)", 2.0),
    "a sum takes the largest line by line": ("sum(max(power, 25))", 90.0),
    "a sum takes the smallest of several line by line": ("sum(min(power, 25, hours*30))", 45.0),
    "a sum chooses its branch line by line": ("sum(if(hours>0, power/hours, 5))", 45.0),
    "a sum takes a branch without lines on each line": ("sum(if(price>3, 2, hours))", 6.0),
    "a sum takes a branch without lines, lines further on": (
        "sum(if(price>3, 2, 1/0)+if(R<0, 1, sum(power))*hours)",
        9.0,
    ),
    "a sum rounds line by line": ("sum(round(hours/2+0.1, 0)+ceil(hours/2))", 4.0),
    "a sum takes what has no lines on each line": ("sum(power+price)", 82.0),
    "a sum in a sum is one number": ("sum(power/sum(power))", 1.0),
    "a sum of several values adds them": ("sum(price, R, 10)", 11.5),
    "a very small number is written in full": ("1e-9*1e9", 1.0),
    "the longest formula fits": ("+".join(["1"] * 249) + "+10", 259.0),
    "the deepest formula fits": ("max(1," * 29 + "2" + ")" * 29, 2.0),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tricky")


@pytest.fixture(scope="module")
def found(folder):
    """What LibreOffice finds for each of the tricky formulas, and for a division by zero."""
    cases = {claim: (text, ROW) for claim, (text, _) in TRICKY.items()} | {"division by zero": ("1/(price-4)", ROW)}
    return dict(zip(cases, in_libreoffice(list(cases.values()), folder), strict=True))


@pytest.mark.parametrize("claim", TRICKY)
def test_engine_and_spreadsheet_agree_that(claim, found):
    text, expected = TRICKY[claim]

    worth = evaluate(parse(text), as_arrays(ROW)).item()

    assert worth == pytest.approx(expected, rel=1e-12)
    assert found[claim] == pytest.approx(expected, rel=1e-12)


def test_a_division_by_zero_that_counts_is_an_error_in_both(found):
    with pytest.raises(FormulaError, match="division by zero"):
        evaluate(parse("1/(price-4)"), as_arrays(ROW))

    assert found["division by zero"] == "#DIV/0!"


def test_the_wrong_results_kept_in_the_workbook_are_computed_anew(folder, found):
    """Without a forced recalculation every comparison here would be with a value of our own."""
    sheet = openpyxl.load_workbook(folder / "formulas.xlsx", data_only=True).active

    kept = {row[len(CELLS)] for row in sheet.iter_rows(values_only=True)}

    assert kept == {WRONG}
    assert WRONG not in found.values()
