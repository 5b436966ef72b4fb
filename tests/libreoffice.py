"""LibreOffice as an independent reader of our workbooks: every cell computed anew, then read back."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

# By default LibreOffice trusts the values kept in a workbook: a test would compare us with ourselves.
ALWAYS_RECALCULATE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">\
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">\
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculated(workbook: Path, folder: Path) -> openpyxl.Workbook:
    """
    Open a workbook (.xlsx or .ods) in LibreOffice, compute all its formulas, and return the values of its cells.

    ``folder`` is a place of the test's own. A cell in error holds the text of the error (``#DIV/0!``). Numbers come
    back with 15 significant digits.
    """
    return openpyxl.load_workbook(recalculated_files([workbook], folder)[0], data_only=True)


def recalculated_files(workbooks: list[Path], folder: Path) -> list[Path]:
    """Compute several workbooks, of different names, in one start of LibreOffice; return the files it writes."""
    profile, results = folder / "profile", folder / "recalculated"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    said = subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(results), *map(str, workbooks),
        ],
        capture_output=True, check=False, text=True, timeout=120 + 20 * len(workbooks),
    )  # fmt: skip
    found = [results / f"{workbook.stem}.xlsx" for workbook in workbooks]
    lost = [result.name for result in found if not result.exists()]
    assert not lost, f"LibreOffice did not convert {lost}: {said.stdout} {said.stderr}"
    return found
