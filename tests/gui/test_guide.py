"""The guide says what the application says, and shows pictures that the script makes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from lcc_gui.pages import PAGES
from lcc_gui.window import Window
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QImage, QKeySequence

from lcc import catalogue
from lcc.words import choose, speaking

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
FRENCH = ROOT / "lcc" / "locale" / "fr" / "LC_MESSAGES" / "lcc.po"
EMPHASIS = {"estimation", "notes", "empreinte", "variante", "hors du total", "prix d’achat", "coût du cycle de vie"}
"""What is stressed and is no name of a control."""
PARTLY = {"interne", "soumissionnaire non retenu", "après signature"}
"""Levels of the report, shorter than in their list."""


def plain(text: str) -> str:
    """Forget what tells nothing: kinds of spaces, capitals, final dots."""
    return re.sub(r"\s+", " ", text).strip().casefold().removesuffix("…").removesuffix("...")


@cache
def words() -> frozenset[str]:
    """Return every French sentence and label."""
    from babel.messages.pofile import read_po

    with FRENCH.open("rb") as file:
        found = [message.string for message in read_po(file) if message.id]
    return frozenset(plain(one) for string in found for one in ([string] if isinstance(string, str) else string))


def quoted() -> list[str]:
    """List what the guide quotes: in italics or in bold, each step of a way through menus apart."""
    paragraphs = re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL)
    found = re.findall(r"\*\*([^*]+)\*\*|(?<![\w*`])\*([^*`]+)\*(?![\w*])", paragraphs)
    names = [name for pair in found for one in pair if one for name in one.split("›")]
    return sorted({re.sub(r"\s+", " ", name).strip() for name in names} - EMPHASIS)


@cache
def script() -> ModuleType:
    """Load the script that makes the pictures."""
    spec = spec_from_file_location("make", ROOT / "docs" / "pictures" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pictures(text: str) -> list[str]:
    """List the pictures a page shows."""
    return [Path(name).name for name in re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", text)]


@pytest.mark.parametrize("name", quoted())
def test_every_name_the_guide_quotes_is_in_the_application(name):
    with speaking("fr"):
        pages = {plain(f"{number} {page.name}") for number, page in enumerate(PAGES, 1)}
        methods = {plain(choose(one.label)) for one in catalogue.methods()}

    known = words() | pages | methods
    assert plain(name) in known or (name in PARTLY and any(name in one for one in words()))


def test_the_guide_has_a_heading_for_each_page_in_their_order():
    with speaking("fr"):
        wanted = [f"{number} {page.name}" for number, page in enumerate(PAGES, 1)]

    assert re.findall(r"^## (\d .+)$", GUIDE, re.MULTILINE) == wanted


def test_every_key_the_guide_tells_is_one_of_the_menus_or_of_a_table(settings, qtbot):
    settings.change(language="fr")
    window = Window(settings)
    qtbot.addWidget(window)
    named = {"Maj": "Shift"}
    of_menus = {
        one.shortcut().toString() for one in window.menuBar().findChildren(QAction) if not one.shortcut().isEmpty()
    }
    of_tables = {"Ctrl+C", "Ctrl+V", "Suppr", "Entrée", "Espace", "B"}

    told = set(re.findall(r"`((?:Ctrl\+)?(?:Maj\+)?(?:[A-Z0-9]|F\d+|Suppr|Entrée|Espace))`", GUIDE)) - of_tables
    keys = {QKeySequence(re.sub("Maj", named["Maj"], key)).toString() for key in told}

    assert len(keys) >= 9
    assert keys <= of_menus


def test_the_pictures_of_the_guide_are_those_the_script_makes_and_each_is_there():
    made = list(script().PICTURES)

    assert sorted(pictures(GUIDE)) == sorted(made)
    assert set(pictures(README)) <= set(made)
    for name in made:
        path = ROOT / "docs" / "pictures" / name
        picture = QImage(str(path))
        assert picture.size() == (QSize(1280, 720) if name == "atelier.png" else QSize(1180, 780))
        assert path.stat().st_size <= script().HEAVIEST


def test_the_script_makes_the_same_picture_twice(tmp_path):
    code = (
        "import sys; sys.path.insert(0, 'docs/pictures'); import make; from pathlib import Path\n"
        "make.PICTURES = {name: make.PICTURES[name] for name in ('comparaison.png', 'atelier.png')}\n"
        "list(make.make(Path(sys.argv[1])))\n"
    )
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", code, str(folder)],
            cwd=ROOT,
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": "random"},
        )  # our own script

    for name in ("comparaison.png", "atelier.png"):
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()
