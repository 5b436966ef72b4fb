"""The house itself: style, types, floors, public names, the same in words and in code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import lcc

ROOT = Path(__file__).parent.parent
TOOLS = {
    "style": ["ruff", "check", "."],
    "layout": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "floors": ["importlinter.cli", "lint"],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_house_is_in_order(tool):
    name, *words = TOOLS[tool]
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as m; m()"]
    if tool != "floors":
        command = [sys.executable, "-m", name, *words]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_public_name_can_be_had_and_is_declared_to_type_checkers():
    declared = set(re.findall(r" as (\w+)", (ROOT / "lcc" / "__init__.pyi").read_text(encoding="utf-8")))

    names = set(lcc.__all__) - {"__version__"}

    assert all(getattr(lcc, name) is not None for name in names)
    assert declared == names


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="comparre"):
        _ = lcc.comparre


def test_importing_the_library_loads_nothing_heavy():
    heavy = "{'numpy', 'pydantic', 'yaml', 'dataclasses', 'typing'}"
    code = f"import sys; sys.modules.pop('typing', None); import lcc; print(sorted({heavy} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"],
                          capture_output=True, text=True, check=True)  # fmt: skip

    assert done.stdout.strip() == "[]"


def test_a_public_name_that_bears_the_name_of_a_room_stays_itself_once_the_room_is_loaded():
    rooms = {path.stem for path in (ROOT / "lcc").glob("*.py")}

    assert not rooms & set(lcc.__all__)
