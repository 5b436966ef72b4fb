"""The DOCX: real styles, what Word and Writer need, and nothing live but numbers."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as Tree

import docx as python_docx
import pytest

from lcc.documents.blocks import Bullets, Document, Figure, Heading, Notice, Paragraph, Run, Table
from lcc.documents.docx import docx
from tests.documents.samples import HOSTILE, UNWRITABLE, document, everywhere, rows, scene, wide

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHOWN = (f"{W}t", f"{W}br")
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def parts(written: Document) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(docx(written)))
    return {name: archive.read(name) for name in archive.namelist()}


def body(written: Document) -> Tree.Element:
    return Tree.fromstring(parts(written)["word/document.xml"])


def lines(tree: Tree.Element) -> list[str]:
    """The text of each paragraph, its line breaks as such."""
    return [
        "".join("\n" if one.tag == f"{W}br" else one.text or "" for one in paragraph.iter() if one.tag in SHOWN)
        for paragraph in tree.iter(f"{W}p")
    ]


def styles(tree: Tree.Element) -> dict[str, list[str]]:
    """The texts of each style."""
    found: dict[str, list[str]] = {}
    for paragraph, text in zip(tree.iter(f"{W}p"), lines(tree), strict=True):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.setdefault("" if style is None else style.attrib[f"{W}val"], []).append(text)
    return found


def test_each_block_has_a_style_that_the_file_defines():
    written = parts(document())
    used = styles(Tree.fromstring(written["word/document.xml"]))
    defined = set(re.findall(rb'w:styleId="(\w+)"', written["word/styles.xml"]))

    assert used["Heading1"] == ["Method", "Year by year", "All offers"]
    assert used["Heading2"] == ["Data"]
    assert used["ListBullet"] == ["one", "two"]
    assert used["ListNumber"] == ["first", "second", "again first"]
    assert used["Caption"][:2] == ["Tableau 1. – By stage", "Figure 1. – Cost of Robin"]
    assert used["WarningTitle"] == ["Attention"]
    assert used["Clause"] == ["Clause 4."]
    assert {name.encode() for name in used if name} <= defined


def test_python_docx_reads_it_as_a_document_with_outline():
    opened = python_docx.Document(io.BytesIO(docx(document())))

    titles = [(one.style.name, one.text) for one in opened.paragraphs if one.style.name.startswith("Heading")]

    assert titles[0] == ("Heading 1", "Method")
    assert [len(table.rows) for table in opened.tables] == [2, 3, 81, 3]


def test_headers_of_tables_repeat_and_columns_have_widths():
    tree = body(document(rows(3)))
    table = tree.find(f".//{W}tbl")

    assert len(table.findall(f"{W}tr/{W}trPr/{W}tblHeader")) == 1
    assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    assert table.find(f"{W}tblPr/{W}tblLayout").attrib[f"{W}type"] == "fixed"
    grid = [int(column.attrib[f"{W}w"]) for column in table.iter(f"{W}gridCol")]
    assert [int(cell.attrib[f"{W}w"]) for cell in table.find(f"{W}tr").iter(f"{W}tcW")] == grid
    assert sum(grid) == pytest.approx((595.28 - 2 * 62.36) * 20, abs=3)


def test_a_row_longer_than_a_page_may_be_cut_and_no_other():
    tree = body(document(Table(("a",), (("word " * 2_000,), ("short",)))))

    whole = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in tree.iter(f"{W}tr")]

    assert whole == [True, False, True]


def test_ordered_lists_start_again_at_one():
    tree = body(document(Bullets(("a",), ordered=True), Bullets(("b",), ordered=True)))

    numbers = [one.attrib[f"{W}val"] for one in tree.iter(f"{W}numId")]

    assert len(set(numbers)) == 2


def test_pictures_have_the_sentence_that_replaces_them_and_their_own_number():
    tree = body(document(Figure(scene(), "a"), Figure(scene(200, 100))))

    drawn = list(tree.iter(DRAWN))

    assert [one.attrib["descr"] for one in drawn] == ["Robin costs 150 000 €."] * 2
    assert len({one.attrib["id"] for one in drawn}) == 2


def test_a_formula_is_in_fixed_width():
    written = document(Paragraph((Run("f: "), Run("a * b", code=True))))

    runs = [run for run in body(written).iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle") is not None]

    assert [run.find(f"{W}t").text for run in runs] == ["a * b"]


@pytest.mark.parametrize(("language", "region"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_the_language_is_said(language, region):
    written = parts(document(Heading("a"), language=language))

    assert f'<w:lang w:val="{region}"'.encode() in written["word/styles.xml"]
    assert f"<dc:language>{region}</dc:language>".encode() in written["docProps/core.xml"]


def test_it_says_the_buyer_and_nobody_else():
    core = parts(document())["docProps/core.xml"].decode()

    assert core.count("Ville d’Aix") == 2
    assert "python-docx" not in core
    assert core.count("2027-03-12T00:00:00Z") == 2


def test_each_kind_of_page_has_its_header_its_footer_and_its_number():
    turned = document(Paragraph("a"), wide(12))
    written = parts(turned)

    feet = [written[name].decode() for name in written if name.startswith("word/footer")]
    heads = [written[name].decode() for name in written if name.startswith("word/header")]

    assert len(feet) == len(heads) == 2
    assert all('w:instr="PAGE"' in one and 'w:instr="NUMPAGES"' in one and "7F3A-91C2" in one for one in feet)
    assert all("Ville d’Aix – annexe" in one for one in heads)
    papers = [paper.attrib.get(f"{W}orient", "portrait") for paper in body(turned).iter(f"{W}pgSz")]
    assert papers == ["portrait", "landscape"]


@pytest.mark.parametrize("typed", [*HOSTILE, *UNWRITABLE, "a\nb", "مرحبا 🚀 漢字", "x" * 10_000])
def test_what_is_typed_is_what_is_read(typed):
    expected = UNWRITABLE.get(typed, typed)

    written = parts(everywhere(typed))

    said = lines(Tree.fromstring(written["word/document.xml"]))
    assert sum(text.count(expected) for text in said) >= 14
    assert Tree.fromstring(written["word/document.xml"]).find(f".//{DRAWN}").attrib["descr"].split() == expected.split()


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_is_alive(typed):
    written = parts(everywhere(typed))
    everything = b"".join(content for name, content in written.items() if name.endswith((".xml", ".rels")))

    fields = set(re.findall(rb'w:instr="([^"]*)"', everything))
    tags = {
        one.tag for name, content in written.items() if name.endswith(".xml") for one in Tree.fromstring(content).iter()
    }

    assert fields == {b"PAGE", b"NUMPAGES", b"SEQ Tableau \\* ARABIC", b"SEQ Figure \\* ARABIC"}
    assert not {tag for tag in tags if tag.endswith(("}hyperlink", "}instrText", "}object", "}altChunk", "}fldChar"))}
    assert b'TargetMode="External"' not in everything
    assert not [name for name in written if "vba" in name.lower() or "embed" in name.lower()]


def test_a_notice_without_a_title_says_it_warns():
    used = styles(body(document(Notice(("a",), kind="warning"), Notice(("b",)), language="en")))

    assert used["WarningTitle"] == ["Warning"]
    assert "NoteTitle" not in used
