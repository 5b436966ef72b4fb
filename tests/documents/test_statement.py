"""The statement of performance: what both parties sign says what was computed, on one page, in both languages."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

import lcc
from lcc.cli import main
from lcc.documents.blocks import Bullets, Document, Facts, Notice, Paragraph, Table
from lcc.documents.statement import statement
from lcc.documents.writing import document_bytes
from lcc.words import LccError, speaking

EXAMPLE = Path(__file__).parents[2] / "examples" / "transformers-by-losses.lcc.yaml"
DAY = date(2027, 11, 20)


def bought(**more) -> lcc.Purchase:
    return lcc.load(EXAMPLE).replace(**more)


def frozen() -> lcc.Purchase:
    return lcc.seal(bought(launch=None, deadline=None), on=date(2027, 1, 4))


def words(document: Document) -> str:
    """All that a document says, a block after the other."""

    def flat(text):
        return text if isinstance(text, str) else "".join(run.text for run in text)

    found = [document.title, document.header, document.footer]
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(flat(block.text))
        elif isinstance(block, Bullets):
            found += map(flat, block.items)
        elif isinstance(block, Facts):
            found += [f"{name}: {flat(value)}" for name, value in block.rows]
        elif isinstance(block, Table):
            found += [" | ".join(map(flat, row)) for row in (block.headers, *block.rows)]
        elif isinstance(block, Notice):
            found += [block.title, *map(flat, block.text)]
    return "\n".join(found).replace("\u00a0", " ").replace("\u202f", " ")


def test_it_says_who_what_was_measured_how_the_cost_changes_and_what_is_owed():
    purchase = frozen()
    result = lcc.follow_up(purchase)

    said = words(statement(purchase, day=DAY))

    yearly = sum(1.032**-year for year in range(1, 21))
    for expected in (
        "Noyau Vert (fictif), offer “B”",
        "68,400.00 €",
        "290 W | 301 W | +3.79% | beyond the tolerance: costs more",
        "4,400 W | 4,330 W | −1.59% | more favourable: counts as declared",
        f"× {yearly:.8f} = 28,357.66 €",
        f"Penalty if it is not put right: {result.penalty:,.2f} €.",
        "EN 60076-1",
        "by 2027-12-16 (30 days)",
        "contradictory",
        "no. 392707",
        "Method frozen on 2027-01-04, version 1, fingerprint ",
        "For the contractor: observations, signature",
    ):
        assert expected in said, expected


def test_the_same_in_french_with_french_figures():
    with speaking("fr"):
        document = statement(frozen(), day=DAY)
        said = words(document)

    assert (document.language, document.title) == ("fr", "Constat de performance en exécution")
    for expected in (
        "Titulaire: Noyau Vert (fictif), offre « B »",
        "+3,79 % | hors tolérance : coûte plus",
        "Pénalité à défaut de remède : 1 036,33 €.",
        "Montants TTC, en prix constants de 2027",
        "jusqu’au 16/12/2027 (30 jours)",
        "n° 296930",
        "Méthode figée le 04/01/2027",
    ):
        assert expected in said, expected


def test_the_total_of_the_lines_is_the_extra_cost():
    document = statement(bought(), day=DAY)

    redone = next(block for block in document.blocks if isinstance(block, Table) and block.total)
    assert redone.rows[-1][-1] == f"+{lcc.follow_up(bought()).extra_cost:,.2f}\u00a0€"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_example_is_one_page_of_pdf(language):
    with speaking(language):
        content = document_bytes(statement(frozen(), day=DAY), "pdf")

    reader = PdfReader(io.BytesIO(content))
    assert len(reader.pages) == 1
    assert "392707" in reader.pages[0].extract_text()


def test_the_same_day_gives_the_same_bytes():
    once, again = (document_bytes(statement(bought(), day=DAY), "pdf") for _ in range(2))

    assert once == again


def test_what_could_not_be_followed_up_is_on_the_statement():
    purchase = bought()
    wrong = purchase.replace(
        followup=purchase.followup.replace(measured={"no_load_loses": {"value": 1}, "load_losses": {"value": 4_600}})
    )

    said = words(statement(wrong, day=DAY))

    assert "Did you mean “no_load_losses”?" in said
    assert "4,400 W | 4,600 W" in said
    assert "Method not frozen" in said


def test_a_result_without_figures_is_a_statement_all_the_same():
    purchase = bought()
    nothing = purchase.replace(followup=purchase.followup.replace(offer="Nobody"))

    said = words(statement(nothing, day=DAY))

    assert "No offer “Nobody”." in said
    assert "No extra cost could be computed." in said
    assert document_bytes(statement(nothing, day=DAY), "docx")


def test_without_a_follow_up_there_is_no_statement():
    with pytest.raises(LccError, match="followup"):
        statement(bought(followup=None))


def test_what_users_type_stays_text():
    hostile = '#import "x" =CMD() <b>&amp; [a](b) \\*'
    purchase = bought(title=hostile, buyer=hostile)
    typed = purchase.replace(offers=tuple(offer.replace(tenderer=hostile) for offer in purchase.offers))

    document = statement(typed, day=DAY)
    pdf = PdfReader(io.BytesIO(document_bytes(document, "pdf"))).pages[0].extract_text()

    assert hostile in words(document)
    assert "#import" in pdf
    assert "<b>" in pdf
    assert zipfile.is_zipfile(io.BytesIO(document_bytes(document, "odt")))


@pytest.mark.parametrize("name", ["s.pdf", "s.docx", "s.odt"])
def test_the_command_writes_the_statement_by_its_name(name, tmp_path, capsys):
    target = tmp_path / name

    code = main(["followup", str(EXAMPLE), "-o", str(target)])

    assert code == 0
    assert target.stat().st_size > 1_000
    assert f"{target} is written." in capsys.readouterr().out


def test_the_command_refuses_a_kind_of_file_that_it_does_not_write(tmp_path, capsys):
    code = main(["followup", str(EXAMPLE), "-o", str(tmp_path / "s.txt")])

    assert code == 2
    assert ".pdf, .docx, .odt" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
