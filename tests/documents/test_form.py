"""What a bidder's form holds, and what it never holds."""

from __future__ import annotations

import getpass
import io
import platform
import re
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

import lcc
from lcc.cli import main
from lcc.documents.annex import annex
from lcc.documents.blocks import Table
from lcc.documents.form import form_bytes, write_form
from lcc.documents.form.layout import COLUMNS, FORMAT, IDENTITY_SHEET, KIND, fields
from tests.documents.form_filling import fill, total_of, typed
from tests.libreoffice import needs_libreoffice, recalculated_files

EXAMPLES = Path(__file__).parents[2] / "examples"
KINDS = ("xlsx", "ods")
HOSTILE = ("=CMD|' /C calc'!A0", "+1+1", "@SUM(A1)", "-1", "\t=1+1", "bell\x07 null\x00 <b>&amp;{x}", "&P&D", "'=1")


@cache
def example(name: str) -> lcc.Purchase:
    return lcc.load(EXAMPLES / f"{name}.lcc.yaml")


@cache
def made(name: str, kind: str) -> bytes:
    """Make the form of an example, in English, once."""
    with lcc.speaking("en"):
        return form_bytes(example(name), kind)


def grids(content: bytes) -> dict[str, list[list[object]]]:
    """Read all the cells of a form, hidden ones included."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts(content: bytes) -> str:
    return "\n".join(str(cell) for rows in grids(content).values() for row in rows for cell in row if cell != "")


def keys(content: bytes) -> list[str]:
    """List the keys that a reader finds, as the contract says to."""
    found = []
    for rows in grids(content).values():
        column = {row[0]: row[1:] for row in rows if row and row[0] == COLUMNS}
        if column:
            found += [row[0] for row in rows if row[0] not in ("", COLUMNS)]
            found += [key for row in rows if row[0] == COLUMNS for key in row[1:] if ":" in str(key)]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_says_what_it_is_in_a_hidden_sheet(kind: str) -> None:
    purchase = example("copiers")

    content = form_bytes(purchase, kind, language="fr")

    said = {row[0]: row[1] for row in grids(content)[IDENTITY_SHEET]}
    assert (said["form"], said["format"], said["language"]) == (KIND, str(FORMAT), "fr")
    assert said["fingerprint"] == lcc.fingerprint(purchase)
    assert said["version"] == "0"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["copiers", "led-framework"])
def test_each_field_has_its_key_once(name: str, kind: str) -> None:
    purchase = example(name)

    found = keys(made(name, kind))

    asked = [field.key for field in fields(purchase)] + [f"line:{line.id}" for line in purchase.method.lines]
    proofs = [f"evidence:{field.parameter.name}" for field in fields(purchase) if field.per_line and field.parameter]
    assert sorted(found) == sorted(asked + proofs)


def test_only_the_cells_to_fill_in_are_unlocked_and_no_password_is_asked() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made("led-framework", "xlsx")))

    unlocked = {s.title: [c.coordinate for r in s for c in r if not c.protection.locked] for s in book}

    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    assert len(unlocked["Lines"]) == 25 * 3
    assert set(unlocked) - {s for s, cells in unlocked.items() if cells} == {"Method", "Example", "Calculation", "lcc"}
    filled = [book["Form"][cell].value for cell in unlocked["Form"]]
    assert [value for value in filled if value is not None] == ["base offer"]


def test_an_ods_is_protected_in_the_same_cells_without_a_password() -> None:
    content = parts(made("led-framework", "ods"))["content.xml"].decode()

    open_styles = set(
        re.findall(r'style:name="(ce\d+)"[^>]*><style:table-cell-properties style:cell-protect="none"', content)
    )

    tables = re.findall(r"<table:table [^>]*>", content)
    lines = content.split('table:name="Lines"')[1].split("</table:table>")[0]
    assert all('table:protected="true"' in table and "protection-key" not in table for table in tables)
    assert sum(lines.count(f'<table:table-cell table:style-name="{style}"') for style in open_styles) == 25 * 3


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_buyer_alone_is_in_a_form(kind: str) -> None:
    offers = [lcc.Offer("OFFER-SECRET", vat=0.2, price=77771.5, life=5)]
    purchase = lcc.Purchase(
        title="Lamps", note="NOTE-SECRET", estimate=987654.25, offers=offers,
        trials=[lcc.Offer("TRIAL-SECRET", tenderer="TENDERER-SECRET", vat=0.2, price=66661.5, life=5)],
        ranges={"method/discount_rate": {"low": 0.01234, "high": 0.0987}},
        scenarios={"SCENARIO-SECRET": {"method/discount_rate": 0.0567}},
        method=lcc.Method(base_year=2027, years=10, discount_rate=0.03, costs=[lcc.acquire("price", life="life")]),
    )  # fmt: skip

    inside = parts(form_bytes(purchase, kind, day=date(2027, 3, 1)))

    whole = b"\n".join(inside.values()).decode("utf-8", "replace")
    secret = ["SECRET", "987654", "77771", "66661", "01234", "0987", "0567"]
    machine = [name for name in (getpass.getuser(), platform.node()) if len(name) > 4]
    assert [word for word in [*secret, *machine] if word in whole] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_user_typed_is_never_a_formula(kind: str) -> None:
    line = [lcc.Line(id=text[:30].strip() or "x", label=text) for text in HOSTILE]
    parameters = [
        lcc.Parameter(name=f"p{number}", label=text, definition=text, unit=text, evidence=text, per_line=number == 0)
        for number, text in enumerate(HOSTILE)
    ]
    method = lcc.Method(
        base_year=2027, years=3, discount_rate=0.03, lines=line, parameters=parameters,
        usage=HOSTILE[0], left_out=HOSTILE[1],
        costs=[lcc.CostStream(name=text.strip(), label=text, amount=f"p{number}" if number else "sum(p0)")
               for number, text in enumerate(HOSTILE)],
    )  # fmt: skip
    purchase = lcc.Purchase(title=HOSTILE[0], reference=HOSTILE[6], lot=HOSTILE[2], buyer=HOSTILE[1], method=method)

    content = form_bytes(purchase, kind)

    inside = parts(content)
    for name, part in inside.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)
    if kind == "xlsx":
        formulas = re.findall(r"<f[^>]*>(.*?)</f>", b"".join(inside.values()).decode())
        header = re.search(r"<oddHeader>(.*?)</oddHeader>", inside["xl/worksheets/sheet1.xml"].decode())
        assert header is not None
        assert "&amp;&amp;P&amp;&amp;D" in header[1]
    else:
        formulas = re.findall(r"table:formula=(\"[^\"]*\"|'[^']*')", inside["content.xml"].decode())
    assert formulas
    assert not [formula for formula in formulas if "CMD" in formula or "SUM(A1)" in formula or "1+1" in formula]
    shown = texts(content)
    assert all(text.strip() in shown for text in HOSTILE if "\x07" not in text)


def test_masked_quantities_are_in_no_part_of_a_form() -> None:
    purchase = example("led-framework")
    lines = tuple(line.replace(quantity=43217.5) for line in purchase.method.lines)
    masked = purchase.replace(method=purchase.method.replace(lines=lines, quantities="masked"))

    for kind in KINDS:
        content = form_bytes(masked, kind)
        whole = b"".join(parts(content).values()).decode("utf-8", "replace")

        assert "43217" not in whole
        assert "43,217" not in whole
        assert "Calculation" not in grids(content)
        assert "Your life-cycle cost" not in whole
        assert "lcc_total" not in whole


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_so_on_each_page_and_a_frozen_method_gives_its_fingerprint(kind: str) -> None:
    draft = example("copiers").replace(offers=(), deadline=None)
    frozen = lcc.seal(draft, on=date(2027, 1, 4))

    pages = {
        state: _bands(form_bytes(purchase, kind), kind) for state, purchase in (("draft", draft), ("frozen", frozen))
    }

    mark = "-".join(re.findall("....", lcc.fingerprint(draft)[:16].upper()))
    assert len(pages["draft"]) >= 4
    assert all("DRAFT – method not frozen" in page and mark in page for page in pages["draft"])
    assert not any("DRAFT" in page for page in pages["frozen"])
    assert all(f"version 1, fingerprint {mark}" in page for page in pages["frozen"])


def _bands(content: bytes, kind: str) -> list[str]:
    """Return header and footer of each sheet."""
    inside = parts(content)
    if kind == "xlsx":
        sheets = [part.decode() for name, part in inside.items() if name.startswith("xl/worksheets/sheet")]
        return ["".join(re.findall(r"<odd(?:Header|Footer)>(.*?)<", sheet)) for sheet in sheets]
    return re.findall(r"<style:master-page.*?</style:master-page>", inside["styles.xml"].decode())


@pytest.mark.parametrize(("name", "count"), [("copiers", 8), ("led-framework", 79)])
def test_the_cells_announced_are_those_that_the_controls_call_missing(name: str, count: int) -> None:
    content = made(name, "xlsx")

    sheets = grids(content)
    missing = sum(row[8] == "missing" for row in sheets["Form"])
    in_lines = sum(row[7] == "no. 2: missing" for row in sheets.get("Lines", [])) * 3

    assert f"{count} cells to fill in" in texts(content)
    assert missing + in_lines == count


@pytest.mark.parametrize("kind", KINDS)
def test_validations_warn_and_never_stop(kind: str) -> None:
    inside = parts(made("led-framework", kind))

    if kind == "xlsx":
        found = [tag for part in inside.values() for tag in re.findall(rb"<dataValidation [^>]*>", part)]
        stops = [tag for tag in found if b'errorStyle="warning"' not in tag and b'showErrorMessage="1"' in tag]
    else:
        found = re.findall(rb"<table:content-validation .*?</table:content-validation>", inside["content.xml"])
        stops = [tag for tag in found if b"error-message" in tag and b'message-type="warning"' not in tag]
    assert len(found) > 5
    assert stops == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_is_the_one_of_the_annex(kind: str) -> None:
    purchase = example("copiers")

    shown = [[cell for cell in row if cell != ""] for row in grids(made("copiers", kind))["Example"]]

    sums = [block for block in annex(purchase).blocks if isinstance(block, Table) and block.total]
    for row in sums[-1].rows:
        assert [cell for cell in row if cell] in shown


def test_a_default_a_fallback_and_a_variant_say_what_counts_without_an_answer() -> None:
    method = example("heat-pump").method
    fallback = lcc.Parameter(name="loss", unit="%", fallback=4)
    opened = lcc.Parameter(name="machines", value=12, variants=True)
    purchase = lcc.Purchase(title="T", method=method.replace(parameters=(*method.parameters, fallback, opened)))

    said = {field.key: field for field in fields(purchase)}

    assert said["answer:parts"].definition.endswith("Optional: without an answer, 0 counts.")
    assert not said["answer:parts"].required
    assert said["answer:loss"].definition == "Without an answer, or without proof, 4 counts."
    assert said["variant:machines"].definition.endswith("the buyer’s value is 12.")


def test_units_are_without_vat_and_say_what_is_usual() -> None:
    with lcc.speaking("fr"):
        said = {field.key: field.unit for field in fields(example("copiers"))}

    assert said["answer:mono_click"] == "en € HT/1000 pages\u00a0; habituellement de 1 à 15"
    assert said["answer:weekly_kwh"] == "en kWh\u00a0; habituellement de 1 à 10"
    assert said["variant:machines"] == "en copieur\u00a0; exigé\u00a0: 8 à 12"


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_purchase_gives_the_same_bytes(kind: str) -> None:
    first = form_bytes(example("copiers"), kind, day=date(2027, 1, 4))

    assert form_bytes(example("copiers"), kind, day=date(2027, 1, 4)) == first


def test_a_form_is_an_xlsx_or_an_ods_of_a_real_method(tmp_path: Path) -> None:
    purchase = example("copiers")

    with pytest.raises(lcc.LccError, match=r"A form is written as .xlsx or .ods, not as “pdf”"):
        write_form(purchase, tmp_path / "form.pdf")
    with pytest.raises(lcc.LccError, match="Simulation is never published"):
        write_form(lcc.simulation_copy(purchase), tmp_path / "form.xlsx")
    with pytest.raises(lcc.LccError, match="The form cannot be made before the method can be computed"):
        write_form(purchase.replace(method=purchase.method.replace(costs=())), tmp_path / "form.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_command_never_writes_over_a_form_that_may_be_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cadre.ods"
    command = ["form", str(EXAMPLES / "copiers.lcc.yaml"), "-o", str(path), "--lang", "fr"]

    first = main(command)
    before = path.read_bytes()
    second = main(command)

    assert (first, second) == (0, 2)
    assert path.read_bytes() == before
    assert "existe déjà" in capsys.readouterr().err
    assert "Raison sociale" in texts(before)


@needs_libreoffice
def test_the_values_kept_for_protected_view_are_those_of_a_new_computation(tmp_path: Path) -> None:
    paths = []
    optional = lcc.Purchase(title="T", method=lcc.Method(
        base_year=2027, years=6, discount_rate=0.03, tax="excluding",
        parameters=[{"name": "price", "default": 120}, {"name": "life", "default": 4}],
        costs=[lcc.acquire("price", life="life"), lcc.dispose("price / 10")],
    ))  # fmt: skip
    named = {"copiers": example("copiers"), "led": example("led-framework"), "optional": optional}
    for name, purchase in named.items():
        paths += [tmp_path / f"{name}-{kind}.{kind}" for kind in KINDS]
        for path in paths[-2:]:
            write_form(purchase, path, language="en")

    computed = recalculated_files(paths, tmp_path / "out")

    for path, again in zip(paths, computed, strict=True):
        kept, found = grids(path.read_bytes()), grids(again.read_bytes())
        for sheet, rows in kept.items():
            differ = [
                (row, column, cell)
                for row, line in enumerate(rows)
                for column, cell in enumerate(line)
                if not _same(cell, _at(found[sheet], row, column))
            ]
            assert differ == [], (path.name, sheet)
    assert total_of(computed[-2]) == pytest.approx(120 + 120 / 1.03**4 - 60 / 1.03**6 + 12 / 1.03**6)


def _at(rows: list[list[object]], row: int, column: int) -> object:
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _same(kept: object, found: object) -> bool:
    if isinstance(kept, float) and isinstance(found, float):
        return kept == pytest.approx(found, rel=1e-12, abs=1e-12)
    return kept == found


@needs_libreoffice
def test_the_control_column_says_what_is_wrong_as_it_is_typed(tmp_path: Path) -> None:
    purchase = example("copiers")
    good = typed(purchase, purchase.offers[3])
    cases: dict[str, tuple[dict[tuple[str, str], object], str, str]] = {
        "well": ({("answer:removal", "value"): 60}, "answer:removal", "✓"),
        "proof": ({}, "answer:price", "evidence missing"),
        "proven": ({("answer:price", "evidence"): "BPU.pdf, p. 2"}, "answer:price", "✓"),
        "text": ({("answer:removal", "value"): "60 euros"}, "answer:removal", "type a number"),
        "slip": ({("answer:removal", "value"): 60000}, "answer:removal", "unusual, check the unit"),
        "base": ({("variant:machines", "value"): 10}, "variant:machines", "counts for a variant only"),
        "ground": ({("offer.vat_ground", "value"): None}, "offer.vat", "give the ground below"),
        "asked": ({("offer.vat_ground", "value"): None}, "offer.vat_ground", "missing"),
        "rate": ({("offer.vat", "value"): 20}, "offer.vat", "a rate between 0 % and 100 %"),
        "odd": ({("offer.vat", "value"): 0.07}, "offer.vat", "unusual, check the rate"),
        "siret": ({("offer.siret", "value"): "123"}, "offer.siret", "a SIRET has 14 digits"),
        "number": ({("offer.kind", "value"): "variant"}, "offer.variant", "missing"),
        "outside": ({("offer.kind", "value"): "variant", ("variant:machines", "value"): 40}, "variant:machines",
                    "outside the published requirement"),
    }  # fmt: skip
    paths = [tmp_path / f"{name}.xlsx" for name in cases]
    for path, (change, _, _) in zip(paths, cases.values(), strict=True):
        write_form(purchase, path, language="en")
        fill(path, {**good, **change})

    computed = dict(zip(cases, recalculated_files(paths, tmp_path / "out"), strict=True))

    said = {name: _control(computed[name], key) for name, (_, key, _) in cases.items()}
    assert said == {name: wanted for name, (_, _, wanted) in cases.items()}
    assert isinstance(total_of(computed["slip"]), float), "a warning stops nothing"
    assert [total_of(computed[name]) for name in ("text", "rate", "outside")] == ["to come"] * 3


def _control(path: Path, key: str) -> object:
    return next(row[8] for row in grids(path.read_bytes())["Form"] if row[0] == key)
