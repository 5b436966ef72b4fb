"""The PDF: tagged, kept, inert, and nothing leaves its place."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from lcc.documents import pdf as pdf_room
from lcc.documents.blocks import Attachment, Document, Heading, Notice, Paragraph, Run, Table
from lcc.documents.pages import SIDES, room, scaled
from lcc.documents.pdf import pdf
from tests.documents.samples import (
    HOSTILE,
    RIGHT_TO_LEFT,
    UNWRITABLE,
    document,
    every_block,
    everywhere,
    rows,
    scene,
    wide,
)

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")


def read(written: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(written)))


def letters(text: str) -> str:
    """All but spaces: lines are broken where they fit."""
    return re.sub(r"\s", "", text)


def text(reader: pypdf.PdfReader) -> str:
    return letters("".join(page.extract_text() for page in reader.pages))


def tags(reader: pypdf.PdfReader) -> list[tuple[str, str]]:
    """Each tag in reading order, and what replaces it."""
    found: list[tuple[str, str]] = []

    def walk(node: object) -> None:
        node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((str(node["/S"]), str(node.get("/Alt", ""))))
            walk(node.get("/K"))

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.fixture(scope="module")
def whole() -> pypdf.PdfReader:
    return read(document())


def test_it_says_both_standards_its_language_and_who_publishes_it(whole):
    root = whole.trailer["/Root"]
    described = root["/Metadata"].get_object().get_data().decode()

    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert "<pdfaid:part>3</pdfaid:part>" in described
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in described
    assert root["/Lang"] == "fr-FR"
    assert root["/MarkInfo"]["/Marked"]
    assert whole.metadata.title == "Annexe « coût »"
    assert whole.metadata.author == "Ville d’Aix"
    assert whole.metadata["/CreationDate"].startswith("D:20270312")


def test_an_english_document_is_in_british_english():
    reader = read(document(Notice(("a",), kind="warning"), rows(1), language="en"))

    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert "Table1.Yearbyyear" in text(reader)
    assert "Warning" in text(reader)


def test_every_block_is_tagged_for_those_who_listen(whole):
    found = tags(whole)
    kinds = {kind for kind, _ in found}

    assert {"/Title", "/H1", "/H2", "/P", "/L", "/LI", "/Table", "/THead", "/TH", "/TD", "/Figure", "/Caption"} <= kinds
    assert [alt for kind, alt in found if kind == "/Figure"] == ["Robin costs 150 000 €."] * 2


def test_each_page_has_its_header_its_footer_and_its_number(whole):
    count = len(whole.pages)

    for number, page in enumerate(whole.pages, 1):
        said = letters(page.extract_text())
        assert "Villed’Aix–annexe" in said
        assert f"Empreinte7F3A-91C2{number}/{count}" in said


def test_a_table_repeats_its_header_on_each_page_and_loses_no_row():
    pages = [page.extract_text() for page in read(document(rows(120))).pages]

    assert len(pages) > 2
    assert all("Stream" in page for page in pages)
    assert re.findall(r"row-\d+", "".join(pages)) == [f"row-{i}" for i in range(120)]


@pytest.mark.parametrize("above", range(28, 40, 2))
def test_a_caption_and_a_header_never_stay_alone_at_the_foot_of_a_page(above):
    fill = [Paragraph("line") for _ in range(above)]

    pages = [letters(page.extract_text()) for page in read(document(*fill, Heading("Title"), rows(12))).pages]

    assert sum("Tableau1" in page for page in pages) == 1
    assert all("row-0" in page for page in pages if "Tableau1" in page)


def test_captions_are_french(whole):
    assert "Tableau1.–Bystage" in text(whole)
    assert "Figure1.–CostofRobin" in text(whole)
    assert "Attention" in text(whole)


def test_a_wide_table_turns_its_page_only(whole):
    turned = [page.mediabox.width > page.mediabox.height for page in whole.pages]

    assert turned == [False] * (len(turned) - 1) + [True]


def test_a_document_that_starts_with_a_wide_table_has_no_page_for_its_title_alone():
    reader = read(document(Heading("All"), wide(12)))

    assert len(reader.pages) == 1


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_is_typed_is_what_is_read(typed):
    reader = read(everywhere(typed))

    said, expected = text(reader), letters(typed)
    assert said.count(expected) >= 14
    assert reader.metadata.title == typed
    assert not any(page.get("/Annots") for page in reader.pages)
    assert not {"/AA", "/OpenAction", "/AcroForm", "/URI"} & set(reader.trailer["/Root"])


@pytest.mark.parametrize("typed", UNWRITABLE)
def test_what_cannot_be_written_is_replaced(typed):
    reader = read(everywhere(typed))

    assert text(reader).count(letters(UNWRITABLE[typed])) >= 14
    assert typed not in "".join(page.extract_text() for page in reader.pages)


def test_a_letter_that_the_font_lacks_is_replaced_never_refused():
    reader = read(everywhere("a🚀b 漢字 🇫🇷"))

    assert "a\ufffdb\ufffd\ufffd\ufffd\ufffd" in text(reader)


def test_a_text_from_right_to_left_keeps_its_letters():
    reader = read(document(Paragraph(RIGHT_TO_LEFT)))

    assert set(RIGHT_TO_LEFT) <= set(text(reader))


def test_a_word_without_end_stays_on_the_page():
    table = Table(("a", "b"), (("Ю" * 9_000, "1"),))

    reader = read(
        document(Heading("Ж" * 9_000), Paragraph("Я" * 9_000), table, Notice(("Щ" * 9_000,)), header="Д" * 9_000)
    )

    said = text(reader)
    assert [said.count(letter) for letter in "ЖЯЮЩ"] == [9_000] * 4
    assert {len(found) for found in re.findall("Д+", said)} == {360}


@needs_poppler
def test_no_text_goes_beyond_the_margins(tmp_path):
    long = "Établissements Anticonstitutionnellement-Dupont-de-la-Rochefoucauld-et-Compagnie " * 3
    table = Table(tuple("abcdef"), ((long,) * 6, ("x" * 90, "consommation_annuelle_kwh_par_an", *"3456")))
    code = Paragraph((Run("formula_without_end_" * 20, code=True),))
    (tmp_path / "a.pdf").write_bytes(pdf(document(code, table, wide(12), wide(30))))

    said = subprocess.run(
        ["pdftotext", "-bbox", "a.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    pages = re.findall(r'<page width="([\d.]+)"[^>]*>(.*?)</page>', said.stdout, re.DOTALL)
    assert len(pages) == 3
    for width, words in pages:
        side = SIDES[float(width) > 600]
        assert min(map(float, re.findall(r'xMin="([\d.]+)"', words))) >= side - 0.5
        assert max(map(float, re.findall(r'xMax="([\d.]+)"', words))) <= float(width) - side + 0.5


def test_an_amount_is_never_broken():
    said = "".join(page.extract_text() for page in read(document(wide(12), wide(30))).pages)

    whole = re.findall(r"1.234.56\d+,89.€", said)

    assert len(whole) == 2 * (12 + 30)


def test_an_attached_file_comes_back_as_it_was():
    content = bytes(range(256)) + "été".encode()

    file = Attachment("achat.lcc.yaml", content, "application/yaml", "Achat")

    reader = read(document(Paragraph("a"), attachments=(file,)))

    assert reader.attachments["achat.lcc.yaml"] == [content]
    assert reader.trailer["/Root"]["/AF"][0].get_object()["/Desc"] == "Achat"


def test_nothing_is_attached_unless_asked(whole):
    assert not whole.attachments


def test_a_document_without_a_day_is_not_dated_today():
    reader = read(document(Paragraph("a"), day=None))

    assert reader.metadata["/CreationDate"].startswith("D:19800101")


def test_the_template_fetches_nothing():
    template = pdf_room._TEMPLATE.read_text(encoding="utf-8")

    assert "@" not in template
    assert "import" not in template
    assert "include" not in template
    assert re.findall(r"read\(|toml\(|yaml\(|csv\(|xml\(|eval\(", template) == []


def test_only_shipped_fonts_are_used(whole):
    held = [font.get_object() for page in whole.pages for font in page["/Resources"]["/Font"].values()]

    fonts = {str(font["/BaseFont"]).split("+")[1] for font in held}

    assert fonts == {"DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSansMono"}


def test_several_threads_write_at_once():
    written = [document(Paragraph(f"number {i}")) for i in range(6)]

    with ThreadPoolExecutor(3) as threads:
        made = list(threads.map(pdf, written))

    assert made == [pdf(one) for one in written]


def test_a_title_is_needed_and_found():
    reader = read(replace(document(Paragraph("a")), title=""))

    assert reader.metadata.title == "–"


def test_pictures_keep_their_proportions_and_fit_the_page():
    for drawn in (scene(), scene(2_000, 100), scene(100, 2_000)):
        width, height = scaled(drawn, False)
        assert width / height == pytest.approx(drawn.width / drawn.height)
        assert width <= room(False)
        assert height <= 600


def test_the_shipped_template_is_in_the_package():
    assert (Path(pdf_room.__file__).parent / "typst" / "document.typ").is_file()


def test_every_kind_of_block_is_known():
    assert len({type(block) for block in every_block()}) == 8
