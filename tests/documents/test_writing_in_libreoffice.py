"""DOCX and ODT as another program reads them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pypdf
import pytest

from lcc.documents.writing import write_document
from tests.documents.samples import document, every_block, everywhere
from tests.libreoffice import SOFFICE, needs_libreoffice

TYPED = "=1+1 <b> &amp; ${x}"


@pytest.fixture(scope="module")
def opened(tmp_path_factory) -> dict[str, pypdf.PdfReader]:
    """Both kinds of documents, turned into PDF by LibreOffice in one go."""
    folder: Path = tmp_path_factory.mktemp("office")
    names = [f"{what}-{kind}.{kind}" for what in ("whole", "typed") for kind in ("docx", "odt")]
    for name in names:
        write_document(document(*every_block()) if name.startswith("whole") else everywhere(TYPED), folder / name)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf", *names],
        cwd=folder, check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return {name: pypdf.PdfReader(folder / Path(name).with_suffix(".pdf")) for name in names}


def letters(reader: pypdf.PdfReader) -> str:
    return re.sub(r"\s", "", "".join(page.extract_text() for page in reader.pages))


@needs_libreoffice
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_all_is_there_on_pages_turned_as_they_should_be(opened, kind):
    reader = opened[f"whole-{kind}.{kind}"]
    said, count = letters(reader), len(reader.pages)

    assert [page.mediabox.width > page.mediabox.height for page in reader.pages] == [False] * (count - 1) + [True]
    rows = [row for page in reader.pages for row in re.findall(r"row-\d+", page.extract_text())]
    assert rows == [f"row-{i}" for i in range(80)]
    assert said.count("YearStreamAmount") == sum("row-" in page.extract_text() for page in reader.pages) > 1
    assert "Tableau1.–Bystage" in said
    assert "Figure1.–CostofRobin" in said
    for number in range(1, count + 1):
        assert f"Empreinte7F3A-91C2{number}/{count}" in said


@needs_libreoffice
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_what_is_typed_is_what_is_shown(opened, kind):
    assert letters(opened[f"typed-{kind}.{kind}"]).count(re.sub(r"\s", "", TYPED)) >= 14
