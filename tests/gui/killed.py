"""Programs killed while they edit and while they save; what is left is told as JSON. Run by ``test_killed.py``."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from lcc_gui import autosave
from lcc_gui.document import Document
from lcc_gui.places import Places
from lcc_gui.recovery import Recovery
from lcc_gui.settings import Settings
from lcc_gui.window import Window

import lcc
from lcc.words import message

TYPED = ("method", "discount_rate")


def edit(path: Path, folder: Path, told: int, saving: bool) -> None:
    """Edit for ever, in a window; tell each edit."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    autosave.PAUSE = 30
    application = QApplication([])
    places = Places(folder)
    window = Window(Settings(), Document(lcc.load(path), path), places=places)
    window.keeping.autosave._timer.setInterval(autosave.PAUSE)
    count = 0

    def next_edit() -> None:
        nonlocal count
        count += 1
        window.document.set(("title",), f"edit {count}", message("x"))
        window.document.set(TYPED, f"half-typed {count}", message("x"))
        os.write(told, b"%d %f\n" % (count, time.monotonic()))
        if saving:
            assert window.save_to(path)

    timer = QTimer(timeout=next_edit)
    timer.start(1)
    application.exec()


def kill_one(path: Path, folder: Path, saving: bool, after: float) -> tuple[list[tuple[int, float]], float]:
    """Kill a program some time after its first edit; return its edits and when it was killed."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            edit(path, folder, writing, saving)
        finally:
            os._exit(1)
    os.close(writing)
    first = os.read(reading, 100)
    time.sleep(after)
    killed = time.monotonic()
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    rest = b""
    while chunk := os.read(reading, 65536):
        rest += chunk
    os.close(reading)
    lines = (first + rest).decode().splitlines()
    return [(int(line.split()[0]), float(line.split()[1])) for line in lines], killed


def main() -> None:
    """Kill several and tell what each left."""
    path, folder, kills = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(7)
    told = []
    for number in range(kills):
        saving = number % 2 == 0
        edits, killed = kill_one(path, folder, saving, chance.uniform(0.1, 0.4) if saving else 0.8)
        left = Recovery(folder / "recovery").left()
        kept = left[0].document() if left else None
        told.append({
            "saving": saving,
            "edits": edits,
            "killed": killed,
            "in_file": lcc.load(path).title,
            "kept": kept.purchase.title if kept else None,
            "typed": kept.typed(TYPED) if kept else None,
            "from": left[0].path if left else None,
            "modes": sorted({oct(one.stat().st_mode & 0o777) for one in (folder / "recovery").glob("*")}),
        })  # fmt: skip
        for one in left:
            Recovery(folder / "recovery").forget(one.key)
    sys.stdout.write(json.dumps(told))


main()
