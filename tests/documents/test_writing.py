"""What every writer of documents holds to."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from lcc.documents import pdf as pdf_room
from lcc.documents.blocks import Document, Heading, Paragraph, Table
from lcc.documents.columns import columns, fitting
from lcc.documents.pages import room
from lcc.documents.sections import sections
from lcc.documents.writing import WRITERS, document_bytes, write_document
from lcc.words import LccError, speaking
from tests.documents.samples import document, rows, wide

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_document_gives_the_same_bytes(kind):
    first = document_bytes(document(), kind)

    second = document_bytes(document(), kind)

    assert first == second


@pytest.mark.parametrize("kind", WRITERS)
def test_another_process_in_another_place_without_network_gives_the_same_bytes(kind, tmp_path):
    target = tmp_path / f"x.{kind}"
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.documents.samples import document; "
        f"from lcc.documents.writing import write_document; write_document(document(), {str(target)!r})"
    )
    nowhere = dict.fromkeys(("HOME", "TYPST_PACKAGE_PATH", "TYPST_PACKAGE_CACHE_PATH", "XDG_CACHE_HOME"), "/nowhere")
    abroad = {"LANG": "fr_FR.UTF-8", "TZ": "Asia/Tokyo", "USER": "jdoe", "HTTPS_PROXY": "http://127.0.0.1:9", **nowhere}

    subprocess.run([sys.executable, "-c", code], check=True, env=abroad)

    assert target.read_bytes() == document_bytes(document(), kind)


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_no_part_says_when_or_where_it_was_made(kind):
    archive = zipfile.ZipFile(io.BytesIO(document_bytes(document(day=None), kind)))

    times = {entry.date_time[:3] for entry in archive.infolist()}
    described = [name for name in archive.namelist() if name.startswith(("docProps/", "meta"))]

    assert times == {(1980, 1, 1)}
    assert described
    assert not any(b"202" in archive.read(name) for name in described)
    assert not [name for name in archive.namelist() if re.search("thumbnail|custom|Effects|app", name)]


def test_the_end_of_the_name_chooses_the_writer_whatever_its_case(tmp_path):
    write_document(document(Paragraph("a")), tmp_path / "a.PDF")
    write_document(document(Paragraph("a")), tmp_path / "a.Docx")

    assert (tmp_path / "a.PDF").read_bytes().startswith(b"%PDF-1.7")
    assert (tmp_path / "a.Docx").read_bytes().startswith(b"PK")


def test_an_unknown_end_is_refused_with_those_that_are_known(tmp_path):
    with pytest.raises(LccError, match=r"A document is written as \.pdf, \.docx, \.odt, not as “\.doc”\."):
        write_document(document(), tmp_path / "a.doc")

    assert not list(tmp_path.iterdir())


def test_a_document_that_cannot_be_written_leaves_the_one_before(tmp_path, monkeypatch):
    target = tmp_path / "a.odt"
    target.write_bytes(b"before")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError()))

    with pytest.raises(LccError, match="may not be read or written here"):
        write_document(document(Paragraph("a")), target)

    assert [path.name for path in tmp_path.iterdir()] == ["a.odt"]
    assert target.read_bytes() == b"before"


def test_writing_again_replaces_and_keeps_nothing_else(tmp_path):
    target = tmp_path / "a.odt"
    target.write_bytes(b"before")

    write_document(document(Paragraph("a")), target)

    assert [path.name for path in tmp_path.iterdir()] == ["a.odt"]
    assert target.read_bytes() != b"before"


@pytest.mark.parametrize(("kind", "library"), [("pdf", "typst"), ("docx", "docx")])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_missing_library_is_said_with_what_to_install(kind, library, language, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    pdf_room._compiler.cache_clear()

    with speaking(language), pytest.raises(LccError) as caught:
        document_bytes(document(Paragraph("a")), kind)

    with speaking(language):
        assert "pip install lcc-tenders[documents]" in str(caught.value)
        assert kind.upper() in str(caught.value)


def test_asking_for_the_writers_loads_none_of_them():
    code = "import sys, lcc.documents.writing; print({'typst', 'docx', 'xlsxwriter'} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout.strip() == "set()"


def test_a_row_out_of_its_columns_is_refused():
    with pytest.raises(ValueError, match="each of its 2 headers"):
        Table(("a", "b"), (("1", "2"), ("3",)))

    with pytest.raises(ValueError, match="2 alignments and widths"):
        Table(("a", "b"), (), align="l")


def test_titles_never_skip_a_level():
    written = document(Heading("a", 3), Heading("b", 1), Heading("c", 3), Heading("d", 2))

    (section,) = sections(written)

    assert [block.level for block in section.blocks] == [1, 1, 2, 2]


def test_a_table_too_wide_goes_to_a_turned_page_with_its_titles():
    written = document(
        Paragraph("before"), Heading("All"), Heading("Stages", 2), Paragraph("Said."), wide(12), Paragraph("after"),
    )  # fmt: skip

    shared = [(one.landscape, [getattr(block, "text", "table") for block in one.blocks]) for one in sections(written)]

    assert shared == [(False, ["before"]), (True, ["All", "Stages", "Said.", "table"]), (False, ["after"])]


def test_a_table_wider_than_a_turned_page_is_split_and_loses_no_column():
    table = wide(30)

    (section,) = sections(document(table))

    assert section.landscape
    assert len(section.blocks) > 1
    assert {part.headers[0] for part in section.blocks} == {"Stage"}
    assert tuple(name for part in section.blocks for name in part.headers[1:]) == table.headers[1:]
    assert tuple(cell for part in section.blocks for cell in part.rows[1][1:]) == table.rows[1][1:]
    assert all(fitting(part, True) for part in section.blocks)


@pytest.mark.parametrize("table", [rows(5), wide(3), Table(("a",), (("x" * 10_000,),)), Table(("a", "b"), ())])
@pytest.mark.parametrize("landscape", [False, True])
def test_columns_fill_the_page_and_never_leave_it(table, landscape):
    held = columns(table, landscape)

    whole = sum(held.widths) + 2 * held.padding * len(held.widths)

    assert whole == pytest.approx(room(landscape), abs=0.01)


def test_asked_shares_are_followed_where_words_allow():
    table = Table(("a", "b", "c"), (("1", "2", "3"),), widths=(1, 2, 5))

    held = columns(table, False)

    assert held.widths[2] / held.widths[0] == pytest.approx(5, rel=0.1)


def test_a_document_without_blocks_is_still_a_document():
    for kind in WRITERS:
        assert document_bytes(Document("Title", (), "en"), kind)
