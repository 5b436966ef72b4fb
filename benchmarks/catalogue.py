"""Speed of the catalogue, as medians measured in one run: ``uv run benchmarks/catalogue.py``.

Milliseconds are those of the machine that runs it; the processor's own are shown beside, which others at work on it
disturb less. The time Python takes to start, and to go through the same YAML without building anything, are the
yardsticks of the ratio.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import median

import yaml

from lcc.catalogue import Catalogue, places
from lcc.tables import table

COMMAND = "import sys; from lcc.cli import main; sys.exit(main(sys.argv[1:]))"
CACHE = tempfile.TemporaryDirectory()
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
COMPILED["PYTHONPYCACHEPREFIX"] = CACHE.name
ROWS: list[list[str]] = []


def spent_so_far() -> tuple[float, float]:
    """Return the clock, and the processor's time of this program and of those it ran. [s]"""
    used = os.times()
    return time.perf_counter(), used.user + used.system + used.children_user + used.children_system


def timed(work: Callable[[], object], runs: int = 9) -> tuple[float, float]:
    """Return the median duration of some work, by the clock and by the processor, after one warm-up. [ms]"""
    work()
    spent = []
    for _ in range(runs):
        gc.collect()
        begun = spent_so_far()
        kept_alive = work()
        spent.append([now - then for now, then in zip(spent_so_far(), begun, strict=True)])
        del kept_alive  # throwing the run before away is no part of the next
    return median(clock for clock, _ in spent) * 1000, median(used for _, used in spent) * 1000


def python(*words: str) -> Callable[[], object]:
    """Make a whole run of Python, start and end included, its modules compiled as they are once installed."""
    return lambda: subprocess.run([sys.executable, *words], env=COMPILED, stdout=subprocess.DEVNULL, check=True)


def whole() -> Catalogue:
    """Read and check all there is: sources, factors, tools, methods."""
    catalogue = Catalogue()
    catalogue.factors()
    catalogue.tools()
    catalogue.methods()
    return catalogue


def parsed() -> None:
    """Go through the same YAML without building anything: no reading can be faster."""
    for path in places.shipped().rglob("*.yaml"):
        for _ in yaml.parse(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            pass


def note(what: str, spent: tuple[float, float], yardstick: tuple[float, float], held_to: str = "") -> None:
    """Keep a line for the table."""
    ROWS.append([what, f"{spent[0]:.0f}", f"{spent[1]:.0f}", f"{spent[0] / yardstick[0]:.1f}", held_to])


def command(*words: str) -> tuple[float, float]:
    """Time a whole command."""
    return timed(python("-c", COMMAND, *words))


start, bare, kept = timed(python("-c", "pass")), timed(parsed), Catalogue()
note("Python alone, started and ended", start, start, "yardstick")
for said in ("électricité", "heating", "carbone"):
    note(f"lcc catalogue search {said}", command("catalogue", "search", said), start, "≤ 250 ms")
note("lcc tools éclairage public", command("tools", "éclairage", "public"), start, "≤ 250 ms")
note("the same YAML, parsed into nothing", bare, bare, "yardstick")
note("the whole catalogue, read and checked", timed(whole), bare, "≤ 200 ms")
note("factors and sources alone", timed(lambda: Catalogue().factors()), bare)
note("one factor, with its source", timed(lambda: Catalogue().factor("fr-electricity")), bare)
note("one resource, its files read before", timed(lambda: kept.resource("fr-electricity", vat=0.2)), bare)
print(table(["what", "ms", "of processor", "ratio", "held to"], ROWS))
