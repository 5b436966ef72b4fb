"""Speed of the desktop application, medians of one run without a screen: ``uv run benchmarks/desktop.py``.

The purchase of ``engine.py``: 5 offers × 12 streams × 20 years. A redraw is the edit, the comparison made again, and
what changed in the window painted; the start is from the launch of Python to the first screen painted. Milliseconds are
those of the machine that runs it; the processor's own are shown beside, which others at work on it disturb less.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median

from engine import purchase
from lcc_gui.document import Document
from lcc_gui.look import dress, load_fonts
from lcc_gui.settings import Settings
from lcc_gui.views.comparison import ComparisonView
from lcc_gui.views.offers import OffersView
from lcc_gui.views.view import View
from PySide6.QtWidgets import QApplication

from lcc.tables import table
from lcc.words import message, speak

ROOT = Path(__file__).resolve().parent.parent

ROWS: list[list[str]] = []
FIRST = """
import sys
sys.argv = ["lcc-gui", "--portable"]
import lcc_gui.start as start
from PySide6.QtWidgets import QApplication
shown = start.open_window
def open_window(*given):
    window = shown(*given)
    QApplication.processEvents()
    window.grab()
    sys.stdout.write("painted\\n")
    sys.stdout.flush()
    import os
    os._exit(0)
start.open_window = open_window
start.main()
"""


def note(what: str, spent: list[tuple[float, float]], held_to: str) -> None:
    """Keep a line: the median by the clock and by the processor. [s]"""
    clock, used = (median(each) * 1000 for each in zip(*spent, strict=True))
    ROWS.append([what, f"{clock:.1f} ms", f"{used:.1f} ms", held_to])


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Return how long some work takes, by the clock and by the processor. [s]"""
    clock, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    used = sum(after[:4]) - sum(before[:4])
    return time.perf_counter() - clock, used


def used_here(work: Callable[[], object]) -> tuple[float, float]:
    """Do the same for short work of this program alone. [s]"""
    clock, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - used


def start() -> None:
    """From nothing to the first screen, modules compiled beforehand as an installation does."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": cache, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "gui")])}

        def first_screen() -> None:
            ended = subprocess.run(
                [sys.executable, "-c", FIRST], env=environment, cwd=cache, capture_output=True, text=True, check=True
            )
            assert ended.stdout == "painted\n"

        first_screen()
        note("start to the first screen painted", [spent(first_screen) for _ in range(7)], "≤ 1000 ms")


def shown(view: View) -> View:
    view.resize(1180, 780)
    view.show()
    QApplication.processEvents()
    view.grab()
    return view


def redrawn(view: View, address: tuple[str, ...], given: Callable[[int], str]) -> Callable[[], None]:
    """Make an edit of a value that is painted before it returns, each time another value."""
    numbers = count(1)

    def edit() -> None:
        view.document.set(address, given(next(numbers)), message("timed"))
        QApplication.processEvents()  # which paints what changed

    return edit


def edits() -> None:
    """A key pressed in the table of offers, a rate moved under the comparison, in their real pages."""
    loaded, settings = purchase(), Settings()
    offer = loaded.offers[0].name
    cases = (
        (
            "a keystroke in the table of offers",
            OffersView,
            ("offers", offer, "answers", "price"),
            lambda n: f"{20000 + n}",
        ),
        (
            "a slider moved under the comparison",
            ComparisonView,
            ("method", "discount_rate"),
            lambda n: f"{n / 1000:.3f}",
        ),
    )
    for what, kind, address, given in cases:
        view = shown(kind(Document(loaded), settings))
        edit = redrawn(view, address, given)
        edit()
        note(what, [used_here(edit) for _ in range(31)], "≤ 16 ms")
        view.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([])
    load_fonts()
    dress(application, Settings().choices)
    speak(Settings().choices.language)
    start()
    edits()
    sys.stdout.write(table(["what", "median", "processor", "held to"], ROWS) + "\n")
    os._exit(0)  # without a screen, Qt's own end is no part of this
