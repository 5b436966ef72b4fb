"""Forms taken into a purchase file: names kept apart, nothing replaced unasked, nothing lost, comments kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import lcc
from lcc.cli import main
from lcc.documents.reading import import_forms
from tests.documents.filled_forms import filled, to_fill

EXAMPLES = Path(__file__).parents[2] / "examples"
COPIERS = lcc.load(EXAMPLES / "copiers.lcc.yaml")
PURCHASE = COPIERS.replace(offers=())
FORM = to_fill(PURCHASE)
ANSWERS = {
    "offer.tenderer": "Aurore Bureautique", "offer.name": "Aurore", "offer.vat": 0.2, "answer:price": 2300,
    "answer:mono_click": 5.1, "answer:colour_click": 59.2, "answer:weekly_kwh": 3.4, "answer:removal": 80,
    **{f"evidence of answer:{name}": "prices.pdf" for name in ("price", "mono_click", "colour_click", "weekly_kwh")},
}  # fmt: skip


def form(folder: Path, name: str, **changes: object) -> Path:
    path = folder / name
    path.write_bytes(filled(FORM, {**ANSWERS, **{key.replace("__", "."): value for key, value in changes.items()}}))
    return path


def priced(folder: Path, name: str, price: float, **changes: object) -> Path:
    path = folder / name
    keyed = {key.replace("__", "."): value for key, value in changes.items()}
    path.write_bytes(filled(FORM, {**ANSWERS, "answer:price": price, **keyed}))
    return path


def test_one_form_refused_does_not_stop_the_others_and_each_has_its_report(tmp_path):
    bad = tmp_path / "b.xlsx"
    bad.write_bytes(b"%PDF-1.4")
    paths = [form(tmp_path, "a.xlsx"), bad, form(tmp_path, "c.xlsx", offer__tenderer="Boréal", offer__name="Boréal")]

    purchase, reports = import_forms(PURCHASE, paths)

    assert [offer.name for offer in purchase.offers] == ["Aurore", "Boréal"]
    assert [report.file for report in reports] == [str(path) for path in paths]
    assert [report.refused is None for report in reports] == [True, False, True]
    assert purchase.replace(offers=()) == PURCHASE


def test_offers_of_one_name_are_kept_apart_and_it_is_said(tmp_path):
    paths = [
        priced(tmp_path, "a.xlsx", 2300), priced(tmp_path, "b.xlsx", 2500),
        priced(tmp_path, "c.xlsx", 2500, offer__tenderer="Boréal"),
    ]  # fmt: skip

    purchase, reports = import_forms(PURCHASE, paths)

    assert [offer.name for offer in purchase.offers] == [
        "Aurore",
        "Aurore (Aurore Bureautique)",
        "Aurore (Boréal)",
    ]
    assert "Another offer is called “Aurore”" in str(reports[1])
    assert reports[2].offer == purchase.offers[2]


def test_the_same_form_given_twice_counts_once(tmp_path):
    purchase, reports = import_forms(PURCHASE, [form(tmp_path, "a.xlsx"), form(tmp_path, "copy of a.xlsx")])

    assert len(purchase.offers) == 1
    assert f"The same answers as in {tmp_path / 'a.xlsx'}" in str(reports[1].refused)


def test_an_offer_imported_again_unchanged_changes_nothing(tmp_path):
    once, _ = import_forms(PURCHASE, [form(tmp_path, "a.xlsx")])

    again, reports = import_forms(once, [form(tmp_path, "a.xlsx")])

    assert again == once
    assert reports[0].complete
    assert "the same: nothing changes" in str(reports[0])


def test_an_offer_that_is_there_is_replaced_only_when_asked_and_what_the_buyer_wrote_stays(tmp_path):
    once, _ = import_forms(PURCHASE, [form(tmp_path, "a.xlsx")])
    decided = {name: proof.replace(proven=True) for name, proof in once.offers[0].evidence.items()}
    noted = once.offers[0].replace(notes={"technical": 12}, note="seen with the users", evidence=decided)
    before = once.replace(offers=(noted, *COPIERS.offers[1:2]))
    path = priced(tmp_path, "b.xlsx", 2500)

    left, refused = import_forms(before, [path])
    after, replaced = import_forms(before, [path], replace=True)

    assert left == before
    assert "already has an offer “Aurore” of this tenderer, which answers otherwise" in str(refused[0].refused)
    assert "Takes the place of the offer of the same name" in str(replaced[0])
    assert [offer.name for offer in after.offers] == ["Aurore", "B"]
    assert after.offers[0].answers["price"] == 2500
    assert (after.offers[0].notes, after.offers[0].note) == ({"technical": 12}, "seen with the users")
    assert after.offers[0].evidence["mono_click"].proven is True
    assert after.offers[0].evidence["price"].proven is None


def test_an_offer_of_another_tenderer_is_never_replaced(tmp_path):
    before = PURCHASE.replace(offers=(COPIERS.offers[0].replace(name="Aurore", tenderer="Someone else"),))

    after, _ = import_forms(before, [form(tmp_path, "a.xlsx")], replace=True)

    assert after.offers[0] == before.offers[0]
    assert after.offers[1].name == "Aurore (Aurore Bureautique)"


def test_values_are_held_against_those_of_the_other_offers_whatever_the_order(tmp_path):
    names = ("Ajonc", "Bruyère", "Chêne", "Dune")
    prices = (2300, 2400, 2350, 235_000)
    paths = [
        priced(tmp_path, f"{name}.xlsx", price, offer__tenderer=name, offer__name=name)
        for name, price in zip(names, prices, strict=True)
    ]  # fmt: skip

    for order in (paths, paths[::-1]):
        _, reports = import_forms(PURCHASE, order)

        doubted = [
            report.offer.name for report in reports if report.offer and "the median of the other offers" in str(report)
        ]
        assert doubted == ["Dune"]


# The command.


def purchase_file(folder: Path, offers: str) -> Path:
    text = (EXAMPLES / "copiers.lcc.yaml").read_text(encoding="utf-8")
    path = folder / "copiers.lcc.yaml"
    path.write_text(text[: text.index("\noffers:")] + offers, encoding="utf-8")
    return path


EXISTING = """
offers:
  # opened on 15 February
  - name: B  # second
    tenderer: Boréal Copie (fictive)
    vat: 0.20
    # the price list is in the file
    answers: {price: 3 150, mono_click: 3.45, colour_click: 43.35, weekly_kwh: 1.7, removal: 20}

# end of offers
note: kept  # as it is
"""


@pytest.mark.parametrize("offers", ["\n", "\noffers: []\n", EXISTING])
def test_the_command_adds_offers_and_leaves_the_rest_of_the_file_as_it_was(tmp_path, capsys, offers):
    file = purchase_file(tmp_path, offers)
    before, text = lcc.load(file), file.read_text(encoding="utf-8")

    code = main(["import", str(file), str(form(tmp_path, "a.xlsx"))])

    after = lcc.load(file)
    assert code == 0
    assert "with 1 offer of these forms" in capsys.readouterr().out
    assert after.offers[:-1] == before.offers
    assert after.offers[-1].name == "Aurore"
    assert after.replace(offers=before.offers) == before
    written = iter(file.read_text(encoding="utf-8").splitlines())
    kept = [line for line in text.splitlines() if line.strip() and not line.startswith("offers:")]
    assert all(line in written for line in kept)  # in the same order, new lines between them
    assert Path(f"{file}.bak").read_text(encoding="utf-8") == text


def test_the_command_replaces_one_offer_and_leaves_the_others_as_typed(tmp_path):
    file = purchase_file(tmp_path, EXISTING)
    main(["import", str(file), str(form(tmp_path, "a.xlsx"))])

    code = main(["import", str(file), str(priced(tmp_path, "b.xlsx", 2500)), "--replace"])

    written = file.read_text(encoding="utf-8")
    assert code == 0
    assert [offer.answers["price"] for offer in lcc.load(file).offers] == [3150, 2500]
    assert "  # opened on 15 February\n  - name: B  # second\n" in written
    assert "price: 3 150" in written
    assert written.endswith("# end of offers\nnote: kept  # as it is\n")


def test_a_file_whose_offers_are_on_one_line_is_written_again_whole(tmp_path):
    file = purchase_file(tmp_path, "\noffers: [{name: B, vat: 0.2, answers: {price: 3150}}]\n")

    main(["import", str(file), str(form(tmp_path, "a.xlsx"))])

    assert [offer.name for offer in lcc.load(file).offers] == ["B", "Aurore"]


def test_a_dry_run_writes_nothing(tmp_path, capsys):
    file = purchase_file(tmp_path, "\n")
    text = file.read_text(encoding="utf-8")

    code = main(["import", str(file), str(form(tmp_path, "a.xlsx")), "--dry-run"])

    assert code == 0
    assert "Nothing is written (--dry-run)." in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == text
    assert not Path(f"{file}.bak").exists()


def test_a_form_refused_or_lacking_something_makes_the_code_1(tmp_path, capsys):
    file = purchase_file(tmp_path, "\n")
    lacking = form(tmp_path, "a.xlsx", **{"answer:removal": None})

    assert main(["import", str(file), str(lacking)]) == 1
    assert main(["import", str(file), str(tmp_path / "none.xlsx")]) == 1
    assert "There is no such file." in capsys.readouterr().out
    assert len(lcc.load(file).offers) == 1


def test_the_command_speaks_json(tmp_path, capsys):
    file = purchase_file(tmp_path, "\n")

    main(["import", str(file), str(form(tmp_path, "a.xlsx")), "--json"])

    data = json.loads(capsys.readouterr().out)
    assert data["written"] is True
    assert data["forms"][0]["offer"]["answers"]["price"] == 2300
    assert data["forms"][0]["refused"] is None


def test_a_star_is_understood_where_the_shell_leaves_it(tmp_path, capsys):
    file = purchase_file(tmp_path, "\n")
    form(tmp_path, "a.xlsx")
    priced(tmp_path, "b.xlsx", 2500, offer__tenderer="Boréal", offer__name="Boréal")

    assert main(["import", str(file), str(tmp_path / "*.xlsx")]) == 0

    assert [offer.name for offer in lcc.load(file).offers] == ["Aurore", "Boréal"]
    assert capsys.readouterr().out != ""


def test_a_file_changed_meanwhile_is_left_as_it_is(tmp_path):
    from lcc.documents.reading.in_file import with_offers

    file = purchase_file(tmp_path, "\n")
    before = lcc.load(file)
    file.write_text(file.read_text(encoding="utf-8") + "note: someone else\n", encoding="utf-8")

    with pytest.raises(lcc.LccError, match="has changed while the forms were read"):
        with_offers(before, before.replace(offers=COPIERS.offers), file)

    assert lcc.load(file).offers == ()


def test_the_command_is_said_in_french(tmp_path, capsys):
    file = purchase_file(tmp_path, "\n")

    main(["import", str(file), str(form(tmp_path, "a.xlsx", **{"answer:removal": "néant"})), "--lang", "fr"])

    said = capsys.readouterr().out
    assert "«\u00a0néant\u00a0» n’est pas une réponse" in said
    assert "erreur" in said
