"""The ODT: a package as the standard wants it, real styles, and nothing live but numbers."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as Tree

import pytest

from lcc.documents.blocks import Bullets, Document, Figure, Heading, Paragraph, Run, Table
from lcc.documents.odt import odt
from tests.documents.samples import HOSTILE, UNWRITABLE, document, everywhere, rows, scene, wide

URN = "urn:oasis:names:tc:opendocument:xmlns"
TEXT, TABLE, DRAW, STYLE = (f"{{{URN}:{name}:1.0}}" for name in ("text", "table", "drawing", "style"))
SVG = f"{{{URN}:svg-compatible:1.0}}"
HREF = "{http://www.w3.org/1999/xlink}href"


def archive(written: Document) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(odt(written)))


def tree(written: Document, part: str = "content.xml") -> Tree.Element:
    return Tree.fromstring(archive(written).read(part))


def said(element: Tree.Element) -> str:
    """The text of a paragraph, its spaces and its line breaks as a reader shows them."""
    text = element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            text += " " * int(child.attrib.get(f"{TEXT}c", 1))
        elif child.tag == f"{TEXT}line-break":
            text += "\n"
        else:
            text += said(child)
        text += child.tail or ""
    return text


def paragraphs(content: Tree.Element) -> list[Tree.Element]:
    """Paragraphs and titles."""
    return [one for one in content.iter() if one.tag in (f"{TEXT}p", f"{TEXT}h")]


def styles(content: Tree.Element) -> dict[str, list[str]]:
    """The texts of each style."""
    found: dict[str, list[str]] = {}
    for one in paragraphs(content):
        found.setdefault(one.attrib[f"{TEXT}style-name"], []).append(said(one))
    return found


def test_its_kind_comes_first_not_compressed_and_each_part_is_listed():
    opened = archive(document())
    first = opened.infolist()[0]
    listed = re.findall(r'full-path="([^"]+)"', opened.read("META-INF/manifest.xml").decode())

    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert opened.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    assert sorted(listed) == sorted({"/", *opened.namelist()} - {"mimetype", "META-INF/manifest.xml"})


def test_each_block_has_a_style_that_the_file_defines():
    opened = archive(document())
    content = Tree.fromstring(opened.read("content.xml"))
    used = styles(content)
    defined = set(re.findall(rb'style:name="([^"]+)"', opened.read("styles.xml") + opened.read("content.xml")))

    assert used["Heading_20_1"] == ["Method", "Year by year", "All offers"]
    assert [one.attrib[f"{TEXT}outline-level"] for one in content.iter(f"{TEXT}h")] == ["1", "2", "1", "1"]
    assert used["Table_20_caption"][0] == "Tableau 1. – By stage"
    assert used["Caption"] == ["Figure 1. – Cost of Robin"]
    assert used["Warning_20_title"] == ["Attention"]
    assert used["Clause"] == ["Clause 4."]
    asked = {value for one in content.iter() for key, value in one.attrib.items() if key.endswith("style-name")}
    assert {name.encode() for name in asked} <= defined


def test_headers_of_tables_repeat_and_columns_have_widths():
    content = tree(document(rows(3)))
    table = content.find(f".//{TABLE}table")
    widths = [float(one.attrib[f"{STYLE}column-width"][:-2]) for one in content.iter(f"{STYLE}table-column-properties")]

    assert len(table.findall(f"{TABLE}table-header-rows/{TABLE}table-row")) == 1
    assert len(table.findall(f"{TABLE}table-row")) == 3
    assert sum(widths) == pytest.approx(595.28 - 2 * 62.36, abs=0.1)


def test_lists_are_lists():
    content = tree(document(Bullets(("a", "b")), Bullets(("c",), ordered=True)))

    found = [(one.attrib[f"{TEXT}style-name"], len(one)) for one in content.iter(f"{TEXT}list")]

    assert found == [("Bullets", 2), ("Numbers", 1)]


def test_pictures_are_drawn_with_the_sentence_that_replaces_them():
    opened = archive(document(Figure(scene(), "a"), Figure(scene(200, 100))))
    content = Tree.fromstring(opened.read("content.xml"))
    frames = list(content.iter(f"{DRAW}frame"))

    assert [frame.find(f"{SVG}desc").text for frame in frames] == ["Robin costs 150 000 €."] * 2
    forms = [one.attrib[HREF] for frame in frames for one in frame.iter(f"{DRAW}image")]
    assert forms == ["Pictures/1.svg", "Pictures/1.png", "Pictures/2.svg", "Pictures/2.png"]
    assert opened.read("Pictures/2.svg").startswith(b"<svg")
    assert opened.read("Pictures/2.png").startswith(b"\x89PNG")


def test_a_formula_is_in_fixed_width():
    content = tree(document(Paragraph((Run("f: "), Run("a * b", code=True)))))

    spans = [(one.attrib[f"{TEXT}style-name"], said(one)) for one in content.iter(f"{TEXT}span")]

    assert spans == [("Code", "a * b")]


@pytest.mark.parametrize(("language", "region"), [("fr", "FR"), ("en", "GB")])
def test_the_language_is_said(language, region):
    opened = archive(document(Heading("a"), language=language))

    assert f'fo:language="{language}" fo:country="{region}"'.encode() in opened.read("styles.xml")
    assert f"<dc:language>{language}</dc:language>".encode() in opened.read("meta.xml")


def test_it_says_the_buyer_and_nobody_else():
    meta = archive(document()).read("meta.xml").decode()

    assert meta.count("Ville d’Aix") == 2
    assert meta.count("2027-03-12T00:00:00") == 2


def test_each_kind_of_page_has_its_header_its_footer_and_its_number():
    pages = list(tree(document(wide(12)), "styles.xml").iter(f"{STYLE}master-page"))

    assert [page.attrib[f"{STYLE}name"] for page in pages] == ["Upright", "Turned"]
    for page in pages:
        assert said(page.find(f"{STYLE}header")) == "Ville d’Aix – annexe"
        assert said(page.find(f"{STYLE}footer")).startswith("Empreinte 7F3A-91C2")
        assert page.find(f".//{TEXT}page-number") is not None
        assert page.find(f".//{TEXT}page-count") is not None


@pytest.mark.parametrize("typed", [*HOSTILE, *UNWRITABLE, "a\nb", " led  by spaces ", "مرحبا 🚀 漢字", "x" * 10_000])
def test_what_is_typed_is_what_is_read(typed):
    expected = UNWRITABLE.get(typed, typed)

    content = tree(everywhere(typed))

    assert sum(said(one).count(expected) for one in paragraphs(content)) >= 14
    assert content.find(f".//{SVG}desc").text == expected


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_is_alive(typed):
    opened = archive(everywhere(typed))

    tags = {one.tag for part in ("content.xml", "styles.xml") for one in Tree.fromstring(opened.read(part)).iter()}

    known = {"sequence", "sequence-decl", "page-number", "page-count"}
    alive = {
        "a",
        "script",
        "dde-connection",
        "execute-macro",
        "text-input",
        "expression",
        "database-display",
        "section",
    }
    names = {tag.removeprefix(TEXT) for tag in tags if tag.startswith(TEXT)}
    assert known <= names
    assert not names & alive
    assert not {tag for tag in tags if tag.endswith(("}event-listeners", "}object", "}plugin", "}scripts"))}
    assert not [name for name in opened.namelist() if name.startswith(("Basic", "Scripts", "Object"))]


def test_a_row_longer_than_a_page_may_be_cut_and_no_other():
    content = tree(document(Table(("a",), (("word " * 2_000,), ("short",)))))

    kinds = [one.attrib[f"{TABLE}style-name"] for one in content.iter(f"{TABLE}table-row")]

    assert kinds == ["Whole", "Long", "Whole"]
