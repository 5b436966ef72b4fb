"""A tender from end to end: method frozen, forms written, filled in by LibreOffice, imported, compared, reported."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import lcc
from lcc.cli import main
from lcc.documents.form import form_bytes, write_form
from lcc.documents.reading import read_form
from tests.documents.filled_forms import cell_of
from tests.documents.libreoffice_hand import typed_by_libreoffice
from tests.libreoffice import needs_libreoffice

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMATS = {"A": "xlsx", "B": "ods", "B, variante": "ods", "C": "xlsx", "D": "xlsx"}
"""What each tenderer of the copiers answers in."""


def answers_of(purchase: lcc.Purchase, offer: lcc.Offer) -> dict[str, str]:
    """Say what a tenderer types, by key, as one types in LibreOffice in English."""
    lines = [line.id for line in purchase.method.lines]
    asked = {parameter.name: "answer" if parameter.asked else "variant" for parameter in purchase.method.parameters}
    typed = {
        "offer.tenderer": offer.tenderer, "offer.name": offer.name, "offer.kind": offer.kind,
        "offer.vat": f"{offer.vat:.1%}", "offer.vat_ground": str(offer.vat_ground),
    }  # fmt: skip
    for name, value in offer.answers.items():
        if isinstance(value, tuple):
            typed |= {f"{line} {asked[name]}:{name}": repr(one) for line, one in zip(lines, value, strict=True)}
        elif value is not None:
            typed[f"{asked[name]}:{name}"] = repr(value)
    return {key: text for key, text in typed.items() if text}


def places(purchase: lcc.Purchase, typed: dict[str, str]) -> dict[tuple[int, int, int], str]:
    """Say where each text is typed: the form has the same cells in both formats."""
    book = openpyxl.load_workbook(io.BytesIO(form_bytes(purchase, "xlsx", language="en")))
    cells = {key: cell_of(book, key) for key in typed}
    return {
        (book.worksheets.index(cell.parent), cell.row - 1, cell.column - 1): typed[key] for key, cell in cells.items()
    }  # fmt: skip


def filled_in(purchase: lcc.Purchase, offers: dict[lcc.Offer, str], folder: Path) -> list[Path]:
    """Write a form for each offer, and let LibreOffice fill them all in."""
    work = []
    for number, (offer, kind) in enumerate(offers.items()):
        form, saved = folder / f"form {number}.{kind}", folder / f"réponse {number}.{kind}"
        write_form(purchase, form, language="en")
        work.append((form, places(purchase, answers_of(purchase, offer)), saved))
    typed_by_libreoffice(work, folder)
    return [saved for _, _, saved in work]


@needs_libreoffice
def test_a_tender_from_the_frozen_method_to_the_report(tmp_path, capsys):
    example = lcc.load(EXAMPLES / "copiers.lcc.yaml")
    frozen = lcc.seal(example.replace(offers=()), on=date(2027, 1, 10))
    file = tmp_path / "copiers.lcc.yaml"
    lcc.save(frozen, file)
    forms = filled_in(frozen, {offer: FORMATS[offer.name] for offer in example.offers}, tmp_path)

    code = main(["import", str(file), *map(str, forms), "--lang", "en"])

    said = capsys.readouterr().out
    imported = lcc.load(file)
    assert code == 1  # D left a price empty
    assert said.count("error: ") == 1
    assert "error: Not answered: Price of a thousand colour pages" in said
    assert "outside the usual range, 1 to 10" in said
    expected, found = lcc.compare(example), lcc.compare(imported)
    assert [(rank.offer, rank.total) for rank in found.ranking] == [
        (rank.offer, rank.total) for rank in expected.ranking
    ]
    assert list(found.unranked) == list(expected.unranked)
    assert imported.replace(offers=()) == frozen
    assert lcc.verify(imported).holds
    for offer, form in zip(example.offers, forms, strict=True):
        shown = openpyxl.load_workbook(form, data_only=True) if form.suffix == ".xlsx" else None
        ranked = {rank.offer: rank.total for rank in expected.ranking}
        if shown is not None and offer.name in ranked:
            assert total_shown(shown) == pytest.approx(ranked[offer.name], abs=0.01)
    reported(file, tmp_path, capsys)


def total_shown(book: openpyxl.Workbook) -> float:
    """Read what the form told the tenderer of the cost of its offer."""
    sheet, cell = next(iter(book.defined_names["lcc_total"].destinations))
    return float(book[sheet][cell.replace("$", "")].value)


def reported(file: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Make the report of the purchase that was imported."""
    target = folder / "report.pdf"

    code = main(["report", str(file), "--level", "internal", "-o", str(target), "--lang", "en"])

    assert code in (0, 1), capsys.readouterr()
    written = list(folder.glob("report*.pdf"))
    assert [path.read_bytes()[:5] for path in written] == [b"%PDF-"]


@needs_libreoffice
def test_a_price_schedule_filled_in_as_ods_gives_the_same_total_to_the_cent(tmp_path):
    example = lcc.load(EXAMPLES / "led-framework.lcc.yaml")
    blank = example.replace(offers=())
    offer = example.offers[1]

    report = read_form(filled_in(blank, {offer: "ods"}, tmp_path)[0], blank)

    assert report.refused is None
    assert report.offer is not None
    assert report.offer.answers == offer.answers
    imported = example.replace(offers=(report.offer, *example.offers[2:]))
    expected = next(rank.total for rank in lcc.compare(example).ranking if rank.offer == offer.name)
    assert next(rank.total for rank in lcc.compare(imported).ranking if rank.offer == offer.name) == expected
