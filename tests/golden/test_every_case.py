"""No published case lies unused."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from .building import CASES, CLAIMED, read


def test_every_case_file_is_claimed_by_a_test() -> None:
    for module in sorted(Path(__file__).parent.glob("test_*.py")):
        import_module(f"{__package__}.{module.stem}")

    files = {path.stem for path in CASES.glob("*.yaml")}
    assert files == CLAIMED
    assert len(files) == 35
    assert {read(name).id for name in files} == files
