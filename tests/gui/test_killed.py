"""Nothing is lost when the program is killed: it is, many times, while it edits and while it saves."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LATE = 0.4
"""What is older must have been kept, with a pause of 30 ms between an edit and its being kept. [s]"""


def kill_programs(folder: Path):
    """Kill ten programs; return what each left, and their file."""
    path = folder / "copiers.lcc.yaml"
    shutil.copy(ROOT / "examples" / "copiers.lcc.yaml", path)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "gui")])}

    ended = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("killed.py")), str(path), str(folder / "kept"), "10"],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout), path


pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="programs are made by forking one that is loaded")


def _counted(title: str) -> int:
    return int(title.split()[1]) if title.startswith("edit") else 0


def the_file_is_whole_after_each_kill_with_the_last_save_or_the_one_before(killed):
    told, _ = killed

    for one in (each for each in told if each["saving"]):
        last = one["edits"][-1][0]
        assert last - 1 <= _counted(one["in_file"]) <= last


def a_file_that_is_not_being_saved_is_not_touched(killed):
    told, _ = killed

    for before, one in pairwise(told):
        if not one["saving"]:
            assert one["in_file"] == before["in_file"]


def recovery_gives_the_last_edits_with_the_half_typed(killed):
    told, path = killed

    for one in (each for each in told if not each["saving"]):
        older = [count for count, moment in one["edits"] if moment < one["killed"] - LATE] or [1]
        assert one["kept"] is not None or one["edits"][-1][1] - one["edits"][0][1] < LATE
        if one["kept"] is not None:
            assert _counted(one["kept"]) >= older[-1]
            assert abs(int(one["typed"].split()[1]) - _counted(one["kept"])) <= 1
            assert one["from"] == str(path)
    assert sum(one["kept"] is not None for one in told if not one["saving"]) >= 4


def what_is_kept_is_private(killed):
    told, _ = killed

    assert {mode for one in told for mode in one["modes"]} == {"0o600"}


def the_next_program_takes_over_the_lock_of_a_killed_one(killed):
    _, path = killed

    from lcc_gui.locks import Lock

    lock = Lock(path)
    assert lock.file.exists()
    assert lock.holder() is None
    assert lock.take() is None
    lock.release()
    assert not lock.file.exists()


def test_a_program_killed_while_it_edits_or_saves_loses_nothing(tmp_path):
    killed = kill_programs(tmp_path)

    the_file_is_whole_after_each_kill_with_the_last_save_or_the_one_before(killed)
    a_file_that_is_not_being_saved_is_not_touched(killed)
    recovery_gives_the_last_edits_with_the_half_typed(killed)
    what_is_kept_is_private(killed)
    the_next_program_takes_over_the_lock_of_a_killed_one(killed)
