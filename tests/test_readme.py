"""The README is true: its commands, its script, its picture of the house, its glossary."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lcc.terms import GLOSSARY
from lcc.words import speaking

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCRIPTS = sorted((ROOT / "examples").glob("*.py"))


def run(*words: str) -> str:
    environment = {**os.environ, "PYTHONWARNINGS": "error", "PYTHONUTF8": "1", "LANG": "C.UTF-8"}
    done = subprocess.run(
        words, cwd=ROOT, capture_output=True, text=True, check=False, env=environment, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_main_command_ranks_the_heat_pump_first():
    words = re.search(r"uv run (lcc compare \S+)$", README, re.MULTILINE)[1].split()

    said = run(sys.executable, "-m", "lcc.cli", *words[1:])

    assert re.search(r"^1 +Heat pump", said, re.MULTILINE)


def test_the_test_command_is_the_one_ci_runs():
    assert len(re.findall(r"^    python3 -m pip install .*uv run pytest$", README, re.MULTILINE)) == 1


def test_the_ten_lines_run_and_the_dearer_to_buy_is_first():
    script = re.search(r"```python\n(.*?)```", README, re.DOTALL)[1]

    said = run(sys.executable, "-c", script)

    assert "Robin costs 840\u00a0€ more to buy than Swift" in said


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_is_short_and_runs(script):
    assert len(script.read_text(encoding="utf-8").splitlines()) <= 25
    assert run(sys.executable, str(script)).strip()


def test_there_are_three_scripts_at_least():
    assert len(SCRIPTS) >= 3


def test_every_room_is_in_the_picture_and_every_room_of_the_picture_is_there():
    picture = re.search(r"## Architecture.*?```\n(.*?)```", README, re.DOTALL)[1]
    drawn = {word for line in picture.splitlines() for word in re.split(r" {3,}", line.strip())[:-1]}

    rooms = {path.stem for path in (ROOT / "lcc").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}

    assert drawn == rooms - {"__init__"} | {"lcc_gui"}


def test_the_glossary_says_what_the_program_says():
    rows = []
    for word, meaning in GLOSSARY:
        with speaking("fr"):
            french = str(word)
        rows.append(f"| {word} | {french} | {meaning} |")

    assert "\n".join(rows) in README
