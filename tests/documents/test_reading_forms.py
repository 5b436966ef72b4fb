"""Forms read back: habits are tolerated, alterations refused, doubts imported and flagged with their cell."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import openpyxl
import pytest

import lcc
from lcc.documents.form.layout import KIND
from lcc.documents.reading import FormReport, read_form
from tests.documents.filled_forms import blank, cell_of, changed, filled, places_of, to_fill
from tests.documents.hostile_files import members, packed
from tests.libreoffice import SOFFICE, needs_libreoffice

EXAMPLES = Path(__file__).parents[2] / "examples"
COPIERS = lcc.load(EXAMPLES / "copiers.lcc.yaml")
LAMPS = lcc.load(EXAMPLES / "led-framework.lcc.yaml")
PURCHASE, LIGHTING = COPIERS.replace(offers=()), LAMPS.replace(offers=())
FORM, FORMULAIRE, LINES = to_fill(PURCHASE), to_fill(PURCHASE, "fr"), to_fill(LIGHTING)
ANSWERS = {
    "offer.tenderer": "Aurore Bureautique", "offer.siret": "123 456 789 01234", "offer.name": "Aurore",
    "offer.kind": "base offer", "offer.vat": 0.2, "answer:price": 2300, "evidence of answer:price": "prices.pdf, p. 2",
    "answer:mono_click": 5.1, "evidence of answer:mono_click": "prices.pdf, p. 2", "answer:colour_click": 59.2,
    "evidence of answer:colour_click": "prices.pdf, p. 3", "answer:weekly_kwh": 3.4,
    "evidence of answer:weekly_kwh": "energy-star.pdf", "answer:removal": 80,
}  # fmt: skip
SEVERITIES = ["error", "warning", "note"]


def read(changes: dict[str, object] | None = None, form: bytes = FORM, purchase: lcc.Purchase = PURCHASE) -> FormReport:
    return read_form(filled(form, {**ANSWERS, **(changes or {})}), purchase)


def said(report: FormReport) -> list[str]:
    return [str(remark.sentence) for remark in report.remarks]


def where(report: FormReport, part: str) -> list[tuple[str, str]]:
    return [(remark.cell, remark.severity) for remark in report.remarks if part in str(remark.sentence)]


def place(key: str, form: bytes = FORM) -> str:
    return places_of(form)[key]


def lamps(offer: lcc.Offer) -> dict[str, object]:
    """Answer the form of the framework agreement as an offer of the example does."""
    lines = [line.id for line in LAMPS.method.lines]
    return {
        "offer.tenderer": offer.tenderer, "offer.name": offer.name, "offer.vat": offer.vat,
        "answer:removal": offer.answers["removal"],
        **{f"{line} answer:{name}": value for name in ("price", "watts", "life_hours")
           for line, value in zip(lines, offer.answers[name], strict=True)},
        **{f"evidence of evidence:{name}": "annex.pdf" for name in ("price", "watts", "life_hours")},
    }  # fmt: skip


def test_a_form_well_filled_in_gives_the_offer_and_nothing_to_look_at():
    report = read()

    assert report.refused is None
    assert report.remarks == ()
    assert report.complete
    assert report.offer == lcc.Offer.of({
        "name": "Aurore", "tenderer": "Aurore Bureautique", "vat": 0.2,
        "note": "Registration number: 123 456 789 01234",
        "answers": {"price": 2300, "mono_click": 5.1, "colour_click": 59.2, "weekly_kwh": 3.4, "removal": 80},
        "evidence": {
            "price": {"note": "prices.pdf, p. 2"}, "mono_click": {"note": "prices.pdf, p. 2"},
            "colour_click": {"note": "prices.pdf, p. 3"}, "weekly_kwh": {"note": "energy-star.pdf"},
        },
    })  # fmt: skip


def test_the_french_form_is_read_whatever_language_the_reader_speaks():
    changes = {"offer.kind": "offre de base", "answer:price": "2 300,00 €"}

    report = read(changes, FORMULAIRE)

    assert report.offer is not None
    assert report.offer.answers["price"] == 2300
    assert where(report, "typed as text, is read as") == [(place("answer:price", FORMULAIRE), "note")]


def test_every_line_of_a_price_schedule_is_read():
    report = read_form(filled(LINES, lamps(LAMPS.offers[0])), LIGHTING)

    assert report.offer is not None
    assert report.offer.answers == LAMPS.offers[0].answers
    assert [remark.severity for remark in report.remarks] == []


def insert_rows_and_columns(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[0]
    held = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.delete_rows(1, len(held))
    for number, row in enumerate(held, start=1):
        for column, value in enumerate(row, start=1):
            sheet.cell(2 * number + 5, column + 3 + (column > 5)).value = value
    sheet["B3"] = "our remarks"
    sheet["B8"] = "columns"


def rename_and_reorder(book: openpyxl.Workbook) -> None:
    for number, sheet in enumerate(list(book.worksheets)):
        sheet.title = f"Feuil{number + 1}"
        sheet.sheet_state = "visible"
    book.move_sheet(book.worksheets[0], len(book.worksheets) - 1)
    book.create_sheet("Notes", 0)["A1"] = "columns"
    book.create_sheet("Calculs")["B2"] = "=1+1"


def unhide_comment_and_format(book: openpyxl.Workbook) -> None:
    sheet = book.worksheets[0]
    for row in sheet.row_dimensions.values():
        row.hidden = False
    for column in sheet.column_dimensions.values():
        column.hidden = False
    cell_of(book, "answer:price").comment = openpyxl.comments.Comment("2 500 instead?", "someone")
    for row in range(200, 3000):
        sheet.cell(row, 3).font = openpyxl.styles.Font(bold=True)
    sheet["K20"] = "a remark beside the table: 12 345"


@pytest.mark.parametrize("change", [insert_rows_and_columns, rename_and_reorder, unhide_comment_and_format])
def test_what_people_do_to_a_sheet_changes_nothing(change):
    form = changed(filled(FORM, ANSWERS), change)

    report = read_form(form, PURCHASE)

    assert report.refused is None
    assert report.offer == read().offer


def test_a_copied_sheet_left_blank_changes_nothing_and_one_filled_otherwise_is_refused():
    def copy(book: openpyxl.Workbook) -> None:
        book.copy_worksheet(book.worksheets[0])

    blank_copy = filled(changed(FORM, copy), ANSWERS)
    copied = changed(filled(FORM, ANSWERS), copy)
    other = filled(copied, {"answer:price": 2500})

    assert read_form(blank_copy, PURCHASE).offer == read().offer
    assert read_form(copied, PURCHASE).offer == read().offer
    refused = str(read_form(other, PURCHASE).refused)
    assert "The form is there twice, filled differently" in refused
    assert "ask for one file for each" in refused


def test_a_sheet_of_another_writer_with_prefixes_or_letters_by_number_is_read():
    """Some programs write ``x:v`` for ``v``, spaces between elements, and letters by their number."""
    honest = filled(FORM, ANSWERS)
    parts = members(honest)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    prefixed = re.sub(r"<(/?)(\w)", r"<\1x:\2", sheet).replace("xmlns=", "xmlns:x=", 1).replace("><", ">\n<")
    by_number = sheet.replace(">columns<", ">&#99;olumns<")

    for written in (prefixed, by_number):
        assert written != sheet
        report = read_form(packed({**parts, "xl/worksheets/sheet1.xml": written}), PURCHASE)
        assert (report.refused, report.offer) == (None, read().offer)


@needs_libreoffice
def test_a_form_saved_again_by_libreoffice_in_either_format_is_read_the_same(tmp_path):
    kinds = {"ods": "calc8", "xlsx": "Calc MS Excel 2007 XML"}
    forms = {"copiers": filled(blank(PURCHASE), ANSWERS), "lamps": filled(blank(LIGHTING), lamps(LAMPS.offers[0]))}
    for name, content in forms.items():
        (tmp_path / f"{name}.xlsx").write_bytes(content)

    for kind, writer in kinds.items():
        subprocess.run(
            [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
             f"{kind}:{writer}", "--outdir", str(tmp_path / kind), *(str(tmp_path / f"{name}.xlsx") for name in forms)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip

    for kind in kinds:
        copiers = read_form(tmp_path / kind / f"copiers.{kind}", PURCHASE)
        assert (copiers.refused, copiers.offer) == (None, read().offer)
        lighting = read_form(tmp_path / kind / f"lamps.{kind}", LIGHTING)
        assert lighting.refused is None
        assert lighting.offer is not None
        assert lighting.offer.answers == LAMPS.offers[0].answers


def test_a_blank_form_is_refused_in_both_formats():
    for kind in ("xlsx", "ods"):
        assert (
            str(read_form(blank(PURCHASE, kind=kind), PURCHASE).refused)
            == "Nothing is filled in: this is the blank form."
        )


# Refused whole.


def test_a_workbook_that_is_not_the_form_is_refused():
    book = openpyxl.Workbook()
    held = io.BytesIO()
    book.save(held)

    assert "This workbook is not the form of this consultation" in str(read_form(held.getvalue(), PURCHASE).refused)


def test_the_form_of_another_consultation_is_refused_with_both_fingerprints():
    refused = str(read_form(filled(LINES, {"offer.tenderer": "A"}), PURCHASE).refused)

    assert lcc.fingerprint(LIGHTING)[:4].upper() in refused
    assert lcc.fingerprint(PURCHASE)[:4].upper() in refused


def test_the_form_of_an_older_version_is_refused_naming_the_version_that_applies():
    old, new = seal_twice()

    refused = str(read_form(filled(to_fill(old), ANSWERS), new).refused)

    assert "version 1 of the method, frozen on 2027-01-10" in refused
    assert "ask the tenderer for the form of version 2" in refused


def seal_twice() -> tuple[lcc.Purchase, lcc.Purchase]:
    from datetime import date

    old = lcc.seal(PURCHASE, on=date(2027, 1, 10))
    new = old.replace(method=old.method.replace(years=6))
    return old, lcc.seal(new, on=date(2027, 1, 20))


def test_a_method_changed_since_it_was_frozen_is_what_to_put_right_not_the_form():
    old, _ = seal_twice()
    since = old.replace(method=old.method.replace(years=7))

    refused = str(read_form(filled(to_fill(old), ANSWERS), since).refused)

    assert "the method of the purchase file has changed since" in refused


def identity(form: bytes, word: str, value: str) -> bytes:
    def change(book: openpyxl.Workbook) -> None:
        row = next(row for row in book["lcc"].iter_rows() if row[0].value == word)
        row[1].value = value

    return changed(form, change)


def test_a_form_of_a_newer_format_is_refused_saying_so():
    assert "made by a newer version; this one reads up to 1" in str(
        read_form(identity(FORM, "format", "2"), PURCHASE).refused
    )


@pytest.mark.parametrize(("word", "value"), [("fingerprint", "12"), ("language", "xx"), ("format", "one")])
def test_an_identity_that_was_altered_is_refused(word, value):
    assert "What identifies this form was altered" in str(read_form(identity(FORM, word, value), PURCHASE).refused)


def test_a_form_without_its_identity_is_refused():
    def drop(book: openpyxl.Workbook) -> None:
        del book["lcc"]

    report = read_form(changed(FORM, drop), PURCHASE)

    assert "its hidden sheet “lcc” was taken out" in str(report.refused)
    assert KIND == "lcc bidder's form"


@pytest.mark.parametrize("column", ["label", "definition", "unit", "evidence_asked"])
def test_an_altered_label_definition_unit_or_evidence_is_refused_naming_the_cell(column):
    def alter(book: openpyxl.Workbook) -> None:
        cell = cell_of(book, "answer:weekly_kwh")
        names = {str(one.value): one.column for one in next(
            row for row in reversed(list(book.worksheets[0].iter_rows(max_row=cell.row))) if row[0].value == "columns"
        )}  # fmt: skip
        book.worksheets[0].cell(cell.row, names[column]).value = "in kWh a year"

    report = read_form(changed(filled(FORM, ANSWERS), alter), PURCHASE)

    assert report.offer is None
    assert "were altered" in str(report.refused)
    assert [(remark.kind, remark.parameter) for remark in report.remarks] == [("altered", "weekly_kwh")]
    assert "says “in kWh a year” in place of" in said(report)[0]


def test_an_altered_heading_of_the_table_of_lines_is_refused():
    def alter(book: openpyxl.Workbook) -> None:
        heads = next(cell for row in book.worksheets[1].iter_rows() for cell in row if "Power" in str(cell.value))
        heads.value = str(heads.value).replace("in W", "in kW")

    report = read_form(changed(filled(LINES, lamps(LAMPS.offers[0])), alter), LIGHTING)

    assert "were altered" in str(report.refused)
    assert [remark.parameter for remark in report.remarks] == ["watts"]


def test_an_altered_line_is_refused():
    def alter(book: openpyxl.Workbook) -> None:
        row = cell_of(book, "R01 answer:price").row
        book.worksheets[1].cell(row, 3).value = "Main road, 6 m column"

    report = read_form(changed(filled(LINES, lamps(LAMPS.offers[0])), alter), LIGHTING)

    assert "were altered" in str(report.refused)
    assert "says “Main road, 6 m column”" in said(report)[0]


def test_formulas_where_values_are_asked_are_refused_with_each_cell_and_the_way_out():
    report = read(
        {"answer:price": "=2*1150", "evidence of answer:price": '=HYPERLINK("http://a","b")', "offer.vat": "=0.2"}
    )

    assert "Formulas stand in 3 cells where values are asked" in str(report.refused)
    assert "paste special, values" in str(report.refused)
    assert {remark.cell for remark in report.remarks} == {
        place("answer:price"), place("evidence of answer:price"), place("offer.vat"),
    }  # fmt: skip
    assert "holds the formula “=2*1150”." in said(report)


# Imported and flagged.


def test_a_missing_answer_is_flagged_with_its_cell_and_the_lawful_ways_out_and_is_not_zero():
    report = read({"answer:colour_click": None, "evidence of answer:colour_click": None})

    assert report.offer is not None
    assert "colour_click" not in report.offer.answers
    assert where(report, "Not answered") == [(place("answer:colour_click"), "error")]
    assert not report.complete
    assert [way.step for way in report.remarks[0].ways_out] == ["regularise", "fallback", "set_aside"]
    assert "R2152-2" in str(report)


def test_words_for_nothing_and_unreadable_answers_are_said_once_and_kept():
    report = read({"answer:price": "néant", "answer:removal": "voir devis", "answer:mono_click": "gratuit"})

    assert report.offer is not None
    assert "price" not in report.offer.answers
    assert report.offer.answers["removal"] == "voir devis"
    assert report.offer.answers["mono_click"] == "gratuit"
    assert {remark.cell for remark in report.remarks if remark.severity == "error"} == {
        place("answer:price"), place("answer:removal"), place("answer:mono_click"),
    }  # fmt: skip
    assert len([remark for remark in report.remarks if remark.severity == "error"]) == 3


def test_lines_left_empty_are_flagged_each_or_together():
    answers = lamps(LAMPS.offers[0])
    few = answers | {"R03 answer:watts": None, "S01 answer:watts": None}
    many = answers | {f"{line.id} answer:watts": None for line in LAMPS.method.lines}
    form = LINES

    some, none = read_form(filled(form, few), LIGHTING), read_form(filled(form, many), LIGHTING)

    assert [(one.cell, one.line, one.severity) for one in some.remarks] == [
        (place("R03 answer:watts", form), "R03", "error"), (place("S01 answer:watts", form), "S01", "error"),
    ]  # fmt: skip
    assert some.offer is not None
    assert some.offer.answers["watts"][2] is None
    assert [(one.parameter, one.severity) for one in none.remarks] == [("watts", "error")]
    assert none.remarks[0].cell == place("R01 answer:watts", form)


def test_a_row_taken_out_of_the_form_is_flagged_as_missing():
    def drop(book: openpyxl.Workbook) -> None:
        book.worksheets[0].delete_rows(cell_of(book, "answer:removal").row)

    report = read_form(changed(filled(FORM, ANSWERS), drop), PURCHASE)

    assert report.offer is not None
    assert [(one.kind, one.severity, one.cell) for one in report.remarks] == [("missing", "error", "")]
    assert "taken out of the form" in said(report)[0]


def test_an_answer_without_its_evidence_is_flagged_as_unproven_and_kept():
    report = read({"evidence of answer:weekly_kwh": None})

    assert report.offer is not None
    assert report.offer.answers["weekly_kwh"] == 3.4
    assert [(one.kind, one.severity, one.cell) for one in report.remarks] == [
        ("unproven", "warning", place("evidence of answer:weekly_kwh")),
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "slip"), [(176.8, "per year and not per week?"), (3400, "Wh"), (34, "")])
def test_a_value_out_of_the_usual_range_is_kept_with_the_slip_that_would_explain_it(value, slip):
    report = read({"answer:weekly_kwh": value})

    assert report.offer is not None
    assert report.offer.answers["weekly_kwh"] == value
    assert [(one.kind, one.severity, one.cell) for one in report.remarks] == [
        ("implausible", "warning", place("answer:weekly_kwh")),
    ]  # fmt: skip
    assert slip in said(report)[0]
    assert report.complete


def test_a_value_against_a_published_requirement_is_kept_and_people_decide():
    report = read({"offer.kind": "variant", "offer.variant": "1", "variant:machines": 6})

    assert report.offer is not None
    assert (report.offer.kind, report.offer.answers["machines"]) == ("variant", 6)
    assert [(one.kind, one.severity, one.cell) for one in report.remarks] == [
        ("requirement", "error", place("variant:machines")),
    ]  # fmt: skip
    assert "the buyer decides" in said(report)[0]
    assert [way.step for way in report.remarks[0].ways_out] == ["regularise", "set_aside"]


def test_a_base_offer_that_answers_for_a_variant_is_told_that_it_does_not_count():
    report = read({"variant:machines": 10})

    assert report.offer is not None
    assert report.offer.kind == "base"
    assert [(one.cell, one.severity) for one in report.remarks] == [(place("variant:machines"), "warning")]


@pytest.mark.parametrize(
    ("typed", "kind", "remarks"),
    [
        ("Variante", "variant", 0),
        ("VARIANT", "variant", 0),
        ("Offre de base", "base", 0),
        (None, "base", 1),
        ("?", "base", 1),
    ],
)
def test_base_or_variant_is_read_in_both_languages_and_asked_about_when_it_is_not_said(typed, kind, remarks):
    report = read({"offer.kind": typed})

    assert report.offer is not None
    assert report.offer.kind == kind
    assert len(report.remarks) == remarks


@pytest.mark.parametrize(
    ("changes", "said_of_it"),
    [
        ({"offer.vat": None}, "The VAT rate the tenderer invoices is not declared"),
        ({"offer.vat": 0}, "Exempt from VAT: its ground is not given."),
        ({"offer.vat": 0.07}, "A VAT rate of 7% is unusual"),
        ({"offer.vat": "exonéré"}, "“exonéré” is no VAT rate: it is not taken for zero."),
        ({"offer.vat": 20}, "“20” is read as 20%."),
    ],
)
def test_a_vat_rate_not_given_unusual_or_without_its_ground_is_flagged(changes, said_of_it):
    report = read(changes)

    assert report.offer is not None
    assert [one for one in said(report) if said_of_it in one] != []
    assert len(report.remarks) == 1


def test_an_exemption_with_its_ground_is_nothing_to_look_at():
    report = read({"offer.vat": 0, "offer.vat_ground": "Franchise en base, article 293 B du CGI"})

    assert report.offer is not None
    assert (report.offer.vat, report.offer.vat_ground) == (0.0, "Franchise en base, article 293 B du CGI")
    assert report.remarks == ()


def test_an_offer_without_a_name_takes_the_one_of_its_tenderer():
    base = read({"offer.name": None})
    variant = read({"offer.name": None, "offer.kind": "variant", "offer.variant": 2})

    assert base.offer is not None
    assert base.offer.name == "Aurore Bureautique"
    assert variant.offer is not None
    assert variant.offer.name == "Aurore Bureautique, variant 2"


def test_a_form_that_names_no_tenderer_is_flagged(tmp_path):
    path = tmp_path / "réponse 3.xlsx"
    path.write_bytes(filled(FORM, {**ANSWERS, "offer.tenderer": None, "offer.name": None}))

    report = read_form(path, PURCHASE)

    assert report.offer is not None
    assert report.offer.name == "réponse 3"
    assert where(report, "The name of the tenderer is missing.") == [(place("offer.tenderer"), "error")]


def test_typed_texts_are_inert_and_of_a_length_that_can_be_read():
    report = read({
        "offer.tenderer": "Aurore\u202e eruoR _x0007_", "offer.name": "N" * 300,
        "evidence of answer:price": "'=cmd|' /C calc'!A0",
    })  # fmt: skip

    assert report.offer is not None
    assert "\u202e" not in report.offer.tenderer
    assert len(report.offer.name) == 120
    assert report.offer.evidence["price"].note.endswith("cmd|' /C calc'!A0")
    assert {one.cell for one in report.remarks if one.severity == "warning"} >= {
        place("offer.tenderer"),
        place("offer.name"),
    }
    assert report.offer.tenderer.isprintable()


def test_a_date_a_spreadsheet_made_of_a_number_is_kept_as_typed_and_asked_about():
    import datetime

    report = read({"answer:removal": datetime.datetime(2027, 4, 3)})  # noqa: DTZ001  # cells have no time zone

    assert report.offer is not None
    assert report.offer.answers["removal"] == "2027-04-03"
    assert where(report, "The cell holds the date 2027-04-03") == [(place("answer:removal"), "error")]


def test_the_gravest_remarks_come_first():
    report = read({"answer:price": "2 300", "answer:removal": None, "answer:weekly_kwh": 34})

    severities = [SEVERITIES.index(one.severity) for one in report.remarks]

    assert severities == sorted(severities)
    assert set(severities) == {0, 1, 2}


def test_a_report_is_plain_data_too():
    data = read({"answer:removal": None}).to_dict()

    assert data["refused"] is None
    assert data["offer"]["name"] == "Aurore"
    assert data["remarks"][0]["cell"] == place("answer:removal")
    assert data["remarks"][0]["ways_out"] == ["regularise", "fallback", "set_aside"]


def test_every_example_reads_back_what_its_offers_declare():
    for path in sorted(EXAMPLES.glob("*.lcc.yaml")):
        purchase = lcc.load(path)
        for offer in (*purchase.offers[:1], *purchase.trials[:1]):
            if any(not isinstance(value, float | tuple) for value in offer.answers.values()):
                continue
            report = read_form(filled(to_fill(purchase), as_filled(purchase, offer)), purchase.replace(offers=()))

            assert report.refused is None, path.name
            assert report.offer is not None
            assert dict(report.offer.answers) == {k: v for k, v in offer.answers.items() if v is not None}, path.name
            assert (report.offer.vat, report.offer.vat_by_cost) == (offer.vat, offer.vat_by_cost), path.name


def as_filled(purchase: lcc.Purchase, offer: lcc.Offer) -> dict[str, object]:
    """Answer a form as an offer does."""
    lines = [line.id for line in purchase.method.lines]
    named = {parameter.name: parameter for parameter in purchase.method.parameters}
    answers: dict[str, object] = {
        "offer.tenderer": offer.tenderer or "T",
        "offer.name": offer.name,
        "offer.kind": offer.kind,
    }
    if purchase.method.tax == "including" and offer.vat is not None:
        answers |= {"offer.vat": offer.vat, "offer.vat_ground": offer.vat_ground}
    answers |= {f"offer.vat_by_cost:{name}": rate for name, rate in offer.vat_by_cost.items()}
    for name, value in offer.answers.items():
        kind = "answer" if named[name].asked else "variant"
        if isinstance(value, tuple):
            answers |= {f"{line} {kind}:{name}": one for line, one in zip(lines, value, strict=True)}
        elif named[name].per_line and lines:
            answers |= {f"{line} {kind}:{name}": value for line in lines}
        else:
            answers[f"{kind}:{name}"] = value
    return answers
