"""The portable folder: built, started from a bare environment, opened, checked; nothing is written but beside it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parent.parent.parent
pytest.importorskip("PyInstaller")
pytestmark = pytest.mark.skipif(
    sys.platform == "linux" and not shutil.which("objdump"), reason="PyInstaller wants binutils"
)


def build(out: Path) -> Path:
    """Build it."""
    words = ["--out", str(out), "--work", str(out / "work"), "--no-zip"]

    built = subprocess.run(
        [sys.executable, str(ROOT / "gui" / "packaging" / "build.py"), *words],
        capture_output=True, text=True, timeout=400, check=False,
    )  # fmt: skip

    assert built.returncode == 0, built.stderr[-3000:]
    shutil.rmtree(out / "work")
    return out / "lcc"


def check(folder: Path, made: Path) -> Path:
    """Run the proof as on a computer that has nothing: no Python, no variable, an empty home."""
    (made / "home").mkdir(parents=True)
    file = made / "copieurs à comparer.lcc.yaml"
    shutil.copy(ROOT / "examples" / "copiers.lcc.yaml", file)

    ended = subprocess.run(
        [str(folder / "lcc"), "--portable", "--check", str(made), str(file)],
        env={"HOME": str(made / "home"), "QT_QPA_PLATFORM": "offscreen", "PATH": os.defpath}, cwd=made,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ended.returncode == 0, (folder / "lcc-data" / "log" / "lcc.log").read_text(encoding="utf-8")
    return made


def the_program_paints_every_page_and_writes_a_workbook_and_a_pdf(checked):
    pictures = {path.stem: path.read_bytes() for path in checked.glob("*.png")}

    assert {"purchase", "method", "trial", "offers", "comparison", "report"} <= set(pictures)
    assert len(set(pictures.values())) == len(pictures), "each page is another picture"
    assert all(len(content) > 15_000 for content in pictures.values()), "none is blank"
    assert "xl/workbook.xml" in zipfile.ZipFile(checked / "workbook.xlsx").namelist()
    assert len(PdfReader(checked / "report.pdf").pages) >= 2


def it_writes_beside_itself_and_nowhere_else(folder, checked):
    kept = {path.relative_to(folder).as_posix() for path in (folder / "lcc-data").rglob("*") if path.is_file()}

    assert kept == {"lcc-data/settings.json", "lcc-data/log/lcc.log"}
    assert list((checked / "home").iterdir()) == []
    assert not list(checked.glob(".*")), "no lock stays"


def checksums_hold_for_every_file(folder):
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    named = dict(reversed(line.split("  ", 1)) for line in lines)

    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {name for name in present if not name.startswith("lcc-data/")} == {*named, "SHA256SUMS"}
    for name, told in named.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == told


def the_list_of_parts_names_each_with_its_version_and_licence(folder):
    told = json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8"))

    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    parts = {part["name"]: part for part in told["components"]}
    for name in ("numpy", "pyside6-essentials", "typst", "pydantic", "xlsxwriter", "Python"):
        assert parts[name]["version"]
        assert parts[name]["licenses"]
    assert "pytest" not in parts


def the_page_of_licences_is_there_and_qt_can_be_replaced(folder):
    licences = (folder / "LICENCES.txt").read_text(encoding="utf-8")

    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences
    assert "Bitstream Vera" in licences
    assert list((folder / "_internal" / "PySide6").rglob("*Qt6Core*")), "a file of its own"


def no_part_of_qt_can_go_on_a_network_and_none_is_of_another_licence(folder):
    names = [path.name for path in (folder / "_internal").rglob("*Qt*")]

    for part in ("Network", "WebEngine", "Qml", "Quick", "Charts", "VirtualKeyboard", "Pdf", "Sql"):
        assert not [name for name in names if name.startswith((f"libQt6{part}", f"Qt{part}."))], part


def test_the_portable_folder_is_built_starts_alone_and_holds_what_it_says(tmp_path):
    folder = build(tmp_path / "built")

    checked = check(folder, tmp_path / "made")

    the_program_paints_every_page_and_writes_a_workbook_and_a_pdf(checked)
    it_writes_beside_itself_and_nowhere_else(folder, checked)
    checksums_hold_for_every_file(folder)
    the_list_of_parts_names_each_with_its_version_and_licence(folder)
    the_page_of_licences_is_there_and_qt_can_be_replaced(folder)
    no_part_of_qt_can_go_on_a_network_and_none_is_of_another_licence(folder)
