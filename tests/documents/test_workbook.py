"""The workbook: what it holds, what it never holds, and the command that writes it."""

from __future__ import annotations

import html
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import lcc
from lcc.cli import main
from lcc.documents.workbook import workbook_bytes, write_workbook
from lcc.documents.workbook.pages import MAX_TEXT
from lcc.documents.workbook.terms_of_sum import terms
from lcc.formula import parse
from lcc.model import Line, Parameter
from lcc.words import LccError
from tests.documents.invented_purchases import everything
from tests.documents.reading_workbooks import Seen, differences, expected_of, found_in
from tests.libreoffice import needs_libreoffice, recalculated_files

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = ("=CMD|' /C calc'!A0", "+1", "@x", "-1", "\t=1+1", "a\x00b\x07c", "[a]*b?/c\\:d'", "é" * 20_000,
           '=HYPERLINK("x")')  # fmt: skip


def simple(**more) -> lcc.Purchase:
    method = lcc.Method(
        base_year=2027, years=4, discount_rate=0.03,
        resources=[lcc.Resource(name="electricity", unit="kWh", price=0.2, vat=0.2)],
        costs=[lcc.acquire("price"), lcc.consume("electricity", "kwh")],
        parameters=[Parameter(name="price", unit="EUR"), Parameter(name="kwh", unit="kWh")],
    )  # fmt: skip
    offers = [lcc.Offer("A", vat=0.2, price=100, kwh=20), lcc.Offer("B", vat=0.2, price=90, kwh=40)]
    return lcc.Purchase(**{"title": "Simple", "method": method, "offers": offers, **more})


def hostile(text: str) -> lcc.Purchase:
    """A purchase all of whose texts are hostile."""
    name = text[:100].strip() or "x"
    method = lcc.Method(
        title=text[:15_000], base_year=2027, years=3, discount_rate=lcc.Path(0.03, source=text[:15_000]),
        lines=[Line(id=name, label=text[:15_000], quantity=2)],
        resources=[lcc.Resource(name=name, label=text[:15_000], unit=text[:15_000], price=0.2, vat=0.2,
                                emissions={name: 0.1})],
        parameters=[
            Parameter(name="price", label=text[:15_000], unit=text[:15_000], definition=text[:15_000], per_line=True),
            Parameter(name="kwh", label=text[:15_000], evidence=text[:15_000]),
        ],
        costs=[
            lcc.CostStream(name=name, label=text[:15_000], stage="acquisition", amount="price", per_line=True),
            lcc.CostStream(name=f"{name} 2", amount="kwh", resource=name),
        ],
        externalities=[lcc.Externality(name=name, label=text[:15_000], unit="EUR/kg", perimeter=text[:15_000],
                                       verification=text[:15_000], value=2.0)],
    )  # fmt: skip
    offers = [
        lcc.Offer(name, tenderer=text[:15_000], vat=0, vat_ground=text[:15_000], answers={"price": (5.0,), "kwh": 3.0}),
        lcc.Offer(f"{name} 2", vat=0.2, answers={"price": (5.0,), "kwh": text[:400]}),
    ]
    return lcc.Purchase(title=text[:15_000], buyer=text[:15_000], reference=text[:15_000], method=method, offers=offers)


def formulas_of(path: Path) -> list[str]:
    """Every formula of a workbook."""
    with zipfile.ZipFile(path) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    return [html.unescape(found) for text in sheets for found in re.findall(r"<f[^>]*>([^<]*)</f>", text)]


# What it holds


def test_sheets_come_in_the_order_they_are_read(tmp_path):
    write_workbook(simple(), tmp_path / "w.xlsx", language="fr")

    assert openpyxl.load_workbook(tmp_path / "w.xlsx").sheetnames == [
        "Lisez-moi", "Méthode", "Offres", "Années", "Calcul", "Comparaison", "Coûts par année", "Refaire le calcul",
        "Contrôle",
    ]  # fmt: skip


def test_there_are_eight_columns_and_more_when_there_are_more_offers(tmp_path):
    many = [lcc.Offer(f"Offer {i}", vat=0.2, price=100 + i, kwh=20) for i in range(11)]
    for name, purchase, columns in (("few", simple(), 8), ("many", simple(offers=many), 11)):
        write_workbook(purchase, tmp_path / f"{name}.xlsx", language="en")

        seen = Seen(tmp_path / f"{name}.xlsx")

        assert len(seen.row("o_total")) == columns
        assert differences(found_in(seen, len(purchase.offers)), expected_of(purchase)) == []


def test_no_figure_of_an_offer_is_written_as_a_number(tmp_path):
    """Only what is typed, what is published and what the program found stand as numbers: the rest is computed."""
    write_workbook(simple(), tmp_path / "w.xlsx", language="en")
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")

    written = {
        sheet: [cell for row in book[sheet].iter_rows(min_row=7) for cell in row
                if isinstance(cell.value, float | int) and cell.value not in range(9)]
        for sheet in ("Calculation", "Comparison", "Costs by year", "Redo the sum")
    }  # fmt: skip

    assert written == {"Calculation": [], "Comparison": [], "Costs by year": [], "Redo the sum": []}


def test_names_are_readable_and_never_cell_addresses(tmp_path):
    purchase = simple().replace(method=simple().method.replace(parameters=[
        Parameter(name="price"), Parameter(name="kwh"), Parameter(name="R1C1", value=2.0),
        Parameter(name="co2", value=3.0),
        Parameter(name="Prix_à_l_achat", value=3.0), Parameter(name="λ", value=1.0),
        Parameter(name="μ", value=1.0)]))  # fmt: skip
    write_workbook(purchase, tmp_path / "w.xlsx", language="fr")

    names = Seen(tmp_path / "w.xlsx").names

    assert {
        "v_price",
        "v_kwh",
        "v_r1c1",
        "v_co2",
        "v_prix_a_l_achat",
        "r_electricity_prix",
        "m_taux_d_actualisation",
    } <= set(names)
    assert len([name for name in names if name.startswith("v_")]) == 7
    assert all(re.fullmatch(r"[a-z]_[a-z0-9_]*", name) for name in names if not name.startswith("_"))


def test_formulas_use_nothing_newer_than_2010(tmp_path):
    write_workbook(everything(), tmp_path / "w.xlsx", language="en")

    used = {
        name
        for text in formulas_of(tmp_path / "w.xlsx")
        for name in re.findall(r"([A-Z][A-Z0-9.]+)\(", re.sub(r'"[^"]*"', "", text))
    }

    assert used <= {
        "IF", "IFERROR", "SUM", "SUMPRODUCT", "SUMIFS", "COUNT", "COUNTA", "COUNTIF", "COLUMNS", "INDEX", "MATCH",
        "MIN", "MAX",
        "INT", "ABS", "SIGN", "MOD", "AND", "OR", "ISNUMBER", "ISERROR", "LEN", "MID", "NA", "EXP", "ROUND",
    }  # fmt: skip


def test_no_formula_is_too_long_for_a_cell(tmp_path):
    asked = [Parameter(name=f"a_very_long_name_{i}", default=1.0 if i % 3 else None) for i in range(300)]
    streams = [lcc.CostStream(name=f"cost {i}", amount=f"a_very_long_name_{i}") for i in range(300)]
    method = lcc.Method(base_year=2027, years=2, discount_rate=0.03, parameters=asked, costs=streams)
    offers = [lcc.Offer(f"Offer {i}", vat=0.2, answers={"a_very_long_name_0": 2.0}) for i in range(40)]
    write_workbook(lcc.Purchase(method=method, offers=offers), tmp_path / "w.xlsx", language="en")

    longest = max(map(len, formulas_of(tmp_path / "w.xlsx")))

    assert longest <= 8192


def test_only_what_is_typed_is_unlocked_and_a_frozen_method_is_locked(tmp_path):
    from lcc.sealing import seal

    for name, purchase, unlocked in (("open", simple(), False), ("frozen", seal(simple()), True)):
        write_workbook(purchase, tmp_path / f"{name}.xlsx", language="en")
        book = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")
        sheet, place = next(iter(book.defined_names["m_discount_rate"].destinations))

        assert book[sheet][place.replace("$", "")].protection.locked is unlocked
        assert all(page.protection.sheet for page in book)
        assert book["Offers"]["D5"].protection.locked is False
        assert book["Offers"]["D10"].protection.locked is True


def test_pages_are_set_up_for_paper(tmp_path):
    write_workbook(simple(), tmp_path / "w.xlsx", language="en")

    for page in openpyxl.load_workbook(tmp_path / "w.xlsx"):
        assert page.page_setup.orientation == "landscape"
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) in ((1, 0), (None, 0))
        assert "fingerprint" in page.oddFooter.left.text


def test_the_same_purchase_gives_the_same_bytes_and_names_no_machine():
    once, again = (workbook_bytes(simple(), language="fr", day=date(2027, 3, 1)) for _ in range(2))

    assert once == again
    assert b"root" not in once


def test_a_purchase_without_offers_gives_empty_columns(tmp_path):
    for purchase in (
        simple(offers=[]),
        lcc.load(EXAMPLES / "led-framework.lcc.yaml").replace(offers=()),
        everything().replace(offers=()),
    ):
        write_workbook(purchase, tmp_path / "w.xlsx", language="en")

        assert set(Seen(tmp_path / "w.xlsx").row("o_total")) == {""}


def test_a_method_that_cannot_be_computed_is_refused_with_the_reason(tmp_path):
    broken = simple().replace(method=simple().method.replace(costs=[lcc.acquire("prise")]))

    with pytest.raises(LccError, match=r"cannot be written before the method can be computed.*Unknown name “prise”"):
        write_workbook(broken, tmp_path / "w.xlsx", language="en")

    assert list(tmp_path.iterdir()) == []


# What it never holds


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_users_type_is_never_computed(tmp_path, text):
    write_workbook(hostile(text), tmp_path / "w.xlsx", language="en")

    formulas = formulas_of(tmp_path / "w.xlsx")
    book = openpyxl.load_workbook(tmp_path / "w.xlsx")

    assert not [formula for formula in formulas if re.search(r"CMD|HYPERLINK|!A0|@x", formula)]
    assert max(len(str(cell.value)) for page in book for row in page.iter_rows() for cell in row) <= MAX_TEXT + 1
    assert book["Offers"]["D6"].data_type == "s"


@needs_libreoffice
def test_hostile_texts_leave_every_workbook_whole(tmp_path):
    paths = []
    for place, text in enumerate(HOSTILE):
        paths.append(tmp_path / f"h{place}.xlsx")
        write_workbook(hostile(text), paths[-1], language="en")

    for path, computed, text in zip(paths, recalculated_files(paths, tmp_path), HOSTILE, strict=True):
        assert differences(found_in(Seen(computed, path), 2), expected_of(hostile(text))) == [], text


# A formula opened into lines


@pytest.mark.parametrize(("formula", "lines"), [
    ("machines * price", [("price", "machines")]),
    ("(mono * click + colour * price) / 1000", [("click", "mono/1000"), ("price", "colour/1000")]),
    ("price - click", [("price", "1"), ("click", "-1")]),
    ("max(price, click)", [("", "max(price, click)")]),
    ("2 * hours", [("", "2*hours")]),
])  # fmt: skip
def test_an_amount_opens_into_declared_value_times_quantity(formula, lines):
    found = terms(parse(formula), ["price", "click"])

    assert [(term.declared, term.quantity) for term in found] == [(name, parse(text)) for name, text in lines]


# The command


def test_the_command_writes_and_never_overwrites_unless_forced(tmp_path, capsys):
    source, target = EXAMPLES / "copiers.lcc.yaml", tmp_path / "x.xlsx"

    assert main(["workbook", str(source), "-o", str(target), "--lang", "fr"]) == 0
    assert "est écrit" in capsys.readouterr().out
    first = target.read_bytes()
    assert main(["workbook", str(source), "-o", str(target), "--lang", "en"]) == 2
    assert "--force" in capsys.readouterr().err
    assert target.read_bytes() == first
    assert main(["workbook", str(source), "-o", str(target), "--lang", "en", "--force"]) == 0
    assert openpyxl.load_workbook(target).sheetnames[0] == "Read me"


def test_the_command_wants_an_xlsx_name(tmp_path, capsys):
    assert main(["workbook", str(EXAMPLES / "copiers.lcc.yaml"), "-o", str(tmp_path / "x.ods"), "--lang", "en"]) == 2

    assert "not “" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
