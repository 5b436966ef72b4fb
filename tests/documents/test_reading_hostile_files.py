"""Hostile files: each refused in a sentence, in bounded time and memory, before anything in them is believed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import lcc
from lcc.documents.reading import read_form
from tests.documents.filled_forms import blank, filled, to_fill
from tests.documents.hostile_files import (
    ENTITIES,
    MAIN,
    OLE,
    OUTSIDE,
    SHEET,
    encrypted,
    greedy,
    members,
    ods,
    packed,
    with_part,
)  # fmt: skip

EXAMPLES = Path(__file__).parents[2] / "examples"
PURCHASE = lcc.load(EXAMPLES / "copiers.lcc.yaml").replace(offers=())
FORM = filled(
    to_fill(PURCHASE), {"offer.tenderer": "Aurore", "offer.name": "A", "offer.vat": 0.2, "answer:price": 2300}
)
ROOM = 400_000_000
"""Bytes that reading one file may take besides the program itself. [B]"""
PATIENCE = 20.0
"""Seconds for one file; what is measured is 4 at the most, on a machine with nothing else to do."""
READ_ALL = """\
import json, resource, sys, time
from pathlib import Path
import lcc
from lcc.documents.reading import read_form

purchase = lcc.load(sys.argv[1]).replace(offers=())
read_form(Path(sys.argv[2]).read_bytes(), purchase)
used = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmSize")) * 1024
resource.setrlimit(resource.RLIMIT_AS, (used + int(sys.argv[3]),) * 2)
for name in sys.argv[4:]:
    begun = time.monotonic()
    report = read_form(name, purchase)
    print(json.dumps([str(report.refused), time.monotonic() - begun]), flush=True)
"""


def refusal(content: bytes) -> str:
    report = read_form(content, PURCHASE)
    assert report.offer is None
    assert report.refused is not None
    return str(report.refused)


def test_the_honest_form_these_files_are_made_from_is_read():
    report = read_form(FORM, PURCHASE)

    assert report.refused is None
    assert report.offer is not None
    assert report.offer.answers == {"price": 2300.0}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is limited as Linux does")
def test_files_that_want_all_the_time_or_all_the_memory_get_neither(tmp_path):
    honest = tmp_path / "form.xlsx"
    honest.write_bytes(FORM)
    files = greedy(FORM, blank(PURCHASE))
    paths = [tmp_path / f"{place}.xlsx" for place in range(len(files))]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)

    run = subprocess.run(
        [sys.executable, "-c", READ_ALL, EXAMPLES / "copiers.lcc.yaml", honest, str(ROOM), *paths],
        capture_output=True, text=True, check=False, timeout=PATIENCE * len(files),
        env={**os.environ, "LANG": "C"},
    )  # fmt: skip

    assert run.stderr == ""
    told = dict(zip(files, map(json.loads, run.stdout.splitlines()), strict=True))
    assert {name: said for name, (said, _) in told.items() if said == "None"} == {}
    assert {name: spent for name, (_, spent) in told.items() if spent > PATIENCE} == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7 ...", "This is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"\xff\xd8\xff\xe0", "This is a picture"),
        (b"<html><table><tr><td>2300</td></tr></table></html>", "This is a web page under the name of a workbook."),
        (b"\xef\xbb\xbfquestion;valeur\nprix;2300\n", "This is a text (.csv or another)"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "one XML text"),
        (b"From: a@b.fr\nSubject: form\n", "This is a message (.eml)"),
        (OLE + "Workbook".encode("utf-16-le"), "This is a workbook of the old format (.xls)."),
        (OLE + "WordDocument".encode("utf-16-le"), "This is a text document (.doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "This workbook is protected by a password."),
        (b"7z\xbc\xaf\x27\x1c", "This is an archive (.7z)"),
        (b"MZ\x90\x00", "This is a program"),
        (bytes(range(256)), "This is not a workbook in .xlsx or .ods."),
        (FORM[:-30], "The file is cut"),
        (packed({"form.txt": "nothing"}), "This is an archive (.zip), not a workbook"),
        (packed({"form.xlsx": FORM}), "Another file is hidden in this workbook (form.xlsx)"),
        (encrypted(FORM), "This workbook is protected by a password."),
    ],
)
def test_a_file_of_another_kind_is_named(content, said):
    assert said in refusal(content)


@pytest.mark.parametrize(
    ("name", "part", "said"),
    [
        ("xl/vbaProject.bin", b"\xcc\x61", "holds macros"),
        ("xl/macrosheets/sheet1.xml", "<a/>", "holds macros"),
        ("xl/externalLinks/externalLink1.xml", "<a/>", "takes data from another file or address"),
        ("xl/connections.xml", "<a/>", "takes data from another file or address"),
        ("xl/activeX/activeX1.xml", "<a/>", "holds controls or programs"),
        ("xl/embeddings/oleObject1.bin", OLE, "Another file is hidden"),
        ("xl/media/image1.png", FORM, "Another file is hidden"),
        ("xl/embeddings/book.xlsx", b"", "Another file is hidden"),
        ("../../evil.xml", "<a/>", "a name that leads out of it"),
        ("/etc/evil.xml", "<a/>", "a name that leads out of it"),
        ("C:evil.xml", "<a/>", "a name that leads out of it"),
        (SHEET, ENTITIES, "declares XML entities"),
        (SHEET, OUTSIDE, "declares XML entities"),
        (SHEET, " " * 2000 + OUTSIDE.partition("?>")[2], "declares XML entities"),
        (SHEET, OUTSIDE.partition("?>")[2].encode("utf-16"), "declares XML entities"),
        (SHEET, "<worksheet><v>columns</v>", "cut or damaged"),
        ("xl/workbook.xml", b"\x00\x01", "cut or damaged"),
        ("[Content_Types].xml", "<Types><Override ContentType='a.macroEnabled.main+xml'/></Types>", "holds macros"),
        ("xl/_rels/workbook.xml.rels",
         "<R><Relationship Id='r' TargetMode='External' Type='x/oleObject' Target='http://a'/></R>",
         "takes data from another file or address"),
        ("xl/worksheets/_rels/sheet1.xml.rels",
         "<R><Relationship Id='r' TargetMode='External' Type='x/image' Target='http://a/b.png'/></R>",
         "takes data from another file or address"),
    ],
)  # fmt: skip
def test_what_is_active_or_leads_elsewhere_is_refused(name, part, said):
    assert said in refusal(with_part(FORM, name, part))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("<table:table-source xlink:href='file:///a.ods'/>", "takes data from another file or address"),
        ("<table:dde-link/>", "takes data from another file or address"),
        ("<draw:image xlink:href='https://example.org/a.png'/>", "takes data from another file or address"),
        ("<draw:object xlink:href='../a.ods'/>", "takes data from another file or address"),
        ("<script:event-listener xlink:href='vnd.sun.star.script:a'/>", "holds macros"),
    ],
)
def test_what_is_active_or_leads_elsewhere_is_refused_in_opendocument_too(rows, said):
    assert said in refusal(ods(rows))


def test_an_ods_with_macros_or_a_password_is_refused():
    parts = members(ods(""))
    secret = "<manifest><file-entry><encryption-data/></file-entry></manifest>"

    assert "holds macros" in refusal(packed({**parts, "Basic/Standard/Module1.xml": "<a/>"}))
    assert "holds macros" in refusal(packed({**parts, "Scripts/python/a.py": "pass"}))
    assert "password" in refusal(packed({**parts, "META-INF/manifest.xml": secret}))


def test_two_parts_of_one_name_are_refused():
    twice = packed({"[Content_Types].xml": "<Types/>", "[content_Types].xml": "<Types/>"})

    assert "Two parts of this file have the same name" in refusal(twice.replace(b"[content", b"[Content"))


def test_a_text_document_is_no_workbook():
    text = members(ods(""))["content.xml"].replace(b"office:spreadsheet", b"office:text")

    assert "This is a text document or a presentation" in refusal(packed({"mimetype": "a", "content.xml": text}))


def test_a_link_on_a_text_is_no_link_to_data():
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    links = f"<R><Relationship Id='r' TargetMode='External' Type='{kind}' Target='mailto:a@b.fr'/></R>"

    report = read_form(with_part(FORM, "xl/worksheets/_rels/sheet1.xml.rels", links), PURCHASE)

    assert report.offer is not None


def test_folders_pipes_links_and_absent_files_are_refused_without_waiting(tmp_path):
    (tmp_path / "form.xlsx").write_bytes(FORM)
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "form.xlsx")
    os.mkfifo(tmp_path / "pipe.xlsx")

    said = {
        name: str(read_form(tmp_path / name, PURCHASE).refused)
        for name in ("", "link.xlsx", "pipe.xlsx", "none.xlsx", "a\0b")
    }  # fmt: skip

    assert said == {
        "": "This is a folder: name the files in it.",
        "link.xlsx": "This is a link to another file: name the file itself.",
        "pipe.xlsx": "This is not an ordinary file.",
        "none.xlsx": "There is no such file.",
        "a\0b": "There is no such file.",
    }


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.xlsx"
    with path.open("wb") as opened:
        opened.truncate(100_000_000)

    assert "too large to be a form: 100.0 MB" in str(read_form(path, PURCHASE).refused)


def test_a_file_cut_anywhere_is_refused_in_a_sentence():
    for twentieth in range(20):
        assert refusal(FORM[: len(FORM) * twentieth // 20]) != ""


def test_a_file_with_flipped_bits_is_refused_or_read_as_it_was():
    drawn = random.Random(20270101)
    expected = read_form(FORM, PURCHASE).offer

    for _ in range(200):
        flipped = bytearray(FORM)
        for _ in range(drawn.choice([1, 1, 1, 8, 60])):
            flipped[drawn.randrange(len(flipped))] ^= 1 << drawn.randrange(8)
        report = read_form(bytes(flipped), PURCHASE)

        assert report.offer in (None, expected)
        assert (report.offer is None) == (report.refused is not None)


def test_bits_flipped_inside_the_parts_of_a_workbook_never_leave_it_half_read():
    drawn, parts = random.Random(7), members(FORM)
    names = [name for name in parts if name.endswith((".xml", ".rels"))]

    for _ in range(200):
        name = drawn.choice(names)
        flipped = bytearray(parts[name])
        flipped[drawn.randrange(len(flipped))] ^= 1 << drawn.randrange(8)
        report = read_form(packed({**parts, name: bytes(flipped)}), PURCHASE)

        assert (report.offer is None) == (report.refused is not None)


def test_sheets_without_end_are_refused():
    rows = f'<workbook xmlns="{MAIN}"><sheets>{"<sheet/>" * 100}</sheets></workbook>'

    assert "more than 60 sheets" in refusal(with_part(FORM, "xl/workbook.xml", rows))


def test_rows_that_were_only_formatted_are_passed_over():
    trailing = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(500, 100_500))
    honest = members(FORM)[SHEET].decode()

    report = read_form(with_part(FORM, SHEET, honest.replace("</sheetData>", f"{trailing}</sheetData>")), PURCHASE)

    assert honest.count("</sheetData>") == 1
    assert report.offer is not None
