"""Speed of robustness, as medians measured in one run: ``uv run benchmarks/sensitivity.py``.

Milliseconds are those of the machine that runs it; scipy is imported beforehand, and its import timed apart.
"""

from __future__ import annotations

import subprocess
import sys
import tracemalloc

from engine import ROWS, note, purchase, timed

import lcc
from lcc.tables import table


def uncertain(count: int = 30) -> lcc.Purchase:
    """Five offers × 12 streams × 20 years, a price that moves, and so many values with a range."""
    loaded = purchase()
    price = ("method", "resources", "electricity", "price")
    loaded = lcc.replace(loaded, price, lcc.Path(0.2, growth=0.02))
    addresses = [("method", "discount_rate"), price, ("method", "externalities", "CO2e", "value"),
                 ("method", "parameters", "hours", "value"), (*price[:3], "emissions", "CO2e")]  # fmt: skip
    for name in ("kwh", "price", "life", "removal", "cost_0"):
        addresses += [("offers", offer.name, "answers", name) for offer in loaded.offers]
    kinds, ranges = ("triangular", "pert", "uniform", "normal", "lognormal"), {}
    for place, address in enumerate(addresses[:count]):
        value = lcc.read(loaded, address)
        value = value.value if isinstance(value, lcc.Path) else value
        ranges[address] = lcc.Uncertainty(low=0.8 * value, high=1.2 * value, distribution=kinds[place % 5])
    return loaded.replace(ranges=ranges)


def simulations() -> None:
    """Monte Carlo, small and large."""
    loaded = uncertain()
    few = timed(lambda: lcc.simulate(loaded, 10_000), 5) * 1e3
    note("10,000 draws × 5 offers × 12 streams × 20 years, 30 uncertain values", few, "ms", "≤ 300 ms")
    many = timed(lambda: lcc.simulate(loaded, 100_000), 3)
    note("100,000 draws of the same", many, "s", "≤ 3 s")
    sobol = timed(lambda: lcc.simulate(loaded, 2**17, sampling="sobol"), 1)
    note("131,072 Sobol draws of the same", sobol, "s", "–")
    tracemalloc.start()
    lcc.simulate(loaded, 100_000)
    note("memory of 100,000 draws", tracemalloc.get_traced_memory()[1] / 2**20, "MiB", "≤ 256 MiB")
    tracemalloc.stop()


def crossings() -> None:
    """What would change the ranking, and the rest."""
    loaded = uncertain()
    note("every break-even of 30 assumptions", timed(lambda: lcc.breakevens(loaded), 5) * 1e3, "ms", "≤ 500 ms")
    note("a tornado of 30 bars", timed(lambda: lcc.tornado(loaded), 5) * 1e3, "ms", "–")
    price = ("method", "resources", "electricity", "price")
    crossed = timed(lambda: lcc.first_places(loaded, price, ("method", "discount_rate"), steps=101), 5)
    note("who is first on a map of 101 × 101", crossed * 1e3, "ms", "–")


def starting() -> None:
    """The import that only distributions need."""

    def run(code: str) -> float:
        return timed(lambda: subprocess.run([sys.executable, "-c", code], check=True), 7)

    loaded = run("import scipy.special") - run("import numpy")
    note("import scipy.special over numpy", loaded * 1e3, "ms", "–")


if __name__ == "__main__":
    for part in (simulations, crossings, starting):
        part()
    print(table(["what", "median", "held to"], ROWS))
