"""``lcc gui``: the application is started, or what is missing is said in a sentence."""

from __future__ import annotations

import importlib
import subprocess
import sys
from types import SimpleNamespace

import pytest

from lcc.cli import main


@pytest.fixture
def started(monkeypatch):
    """What the application was started with."""
    given = []
    fake = SimpleNamespace(main=lambda words: given.append(words) or 0)
    real = importlib.import_module
    monkeypatch.setattr(importlib, "import_module", lambda name: fake if name == "lcc_gui.start" else real(name))
    return given


@pytest.mark.parametrize(
    ("words", "handed"),
    [
        ([], []),
        (["achat.lcc.yaml"], ["achat.lcc.yaml"]),
        (["--portable", "achat.lcc.yaml"], ["--portable", "achat.lcc.yaml"]),
    ],
)
def test_the_application_is_started_with_what_it_is_given(started, words, handed):
    assert main(["gui", *words]) == 0

    assert started == [handed]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("en", "pip install “lcc-tenders[gui]”"), ("fr", "L’application de bureau a besoin de bibliothèques absentes")],
)
@pytest.mark.parametrize("missing", ["PySide6.QtWidgets", "lcc_gui.start"])
def test_a_missing_library_is_said_in_a_sentence_with_what_to_install(monkeypatch, capsys, code, sentence, missing):
    real = importlib.import_module

    def absent(name):
        if name == missing:
            raise ImportError(f"No module named '{name.split('.')[0]}'", name=name)
        return real(name)

    monkeypatch.setattr(importlib, "import_module", absent)

    assert main(["gui", "--lang", code]) == 2

    said = capsys.readouterr().err
    assert sentence in said
    assert missing.split(".")[0] in said
    assert "lcc-tenders[gui]" in said
    assert "Traceback" not in said


def test_without_the_application_the_rest_of_the_command_works():
    code = (
        "import sys; sys.modules['PySide6'] = None; sys.modules['lcc_gui'] = None;"
        "from lcc.cli import main; sys.exit(main(['gui']) + 10 * main(['schema']))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "lcc-tenders[gui]" in done.stderr
    assert done.stdout.lstrip().startswith("{")
