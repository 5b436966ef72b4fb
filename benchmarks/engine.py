"""Speed of the engine, as ratios and medians measured in one run: ``uv run benchmarks/engine.py``.

Every figure of speed in the README comes from here. A ratio to plain numpy, or to a loop of numpy-financial, holds
when the machine is slow or busy; milliseconds are those of the machine that runs it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import numpy_financial as npf

import lcc
from lcc.figures import Amount
from lcc.tables import table

STREAMS, YEARS = 12, 20
ROWS: list[list[str]] = []


def timed(work: Callable[[], object], runs: int = 9) -> float:
    """Return the median duration of some work, after one warm-up. [s]"""
    work()
    spent = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return median(spent)


def note(what: str, figure: float, unit: str, held_to: str) -> None:
    """Keep a line for the table."""
    ROWS.append([what, str(Amount(figure, unit, 3 if figure < 1 else 1)), held_to])


def method(years: int = YEARS, streams: int = STREAMS) -> lcc.Method:
    """Twelve streams: a purchase with a declared life, energy, maintenance and removal."""
    costs = [
        lcc.acquire("price", life="life"),
        lcc.consume("electricity", "kwh * hours"),
        lcc.dispose("removal", life="life"),
    ]
    costs += [lcc.maintain(f"cost_{i}", escalation=0.01) for i in range(streams - len(costs))]
    names = ["price", "life", "kwh", "removal", *(f"cost_{i}" for i in range(streams - 3))]
    asked = [lcc.Parameter(name=name) for name in names]
    return lcc.Method(
        base_year=2027, years=years, discount_rate=0.032, inflation=0.018, costs=costs,
        parameters=[*asked, lcc.Parameter(name="hours", value=1.5)],
        resources=[lcc.Resource(name="electricity", unit="kWh", price=0.2, vat=0.2, emissions={"CO2e": 0.05})],
        externalities=[lcc.Externality(name="CO2e", value=lcc.Path(256, growth=0.032, since=2025), unit="EUR/tCO2e")],
    )  # fmt: skip


def answers(count: int, streams: int = STREAMS) -> list[dict[str, float]]:
    """Answers of many offers, the same at every run."""
    draw = np.random.default_rng(7)
    return [
        {"price": draw.uniform(1e4, 5e4), "life": float(draw.integers(7, 16))}
        | {"kwh": draw.uniform(1e3, 1e4), "removal": 500.0}
        | {f"cost_{i}": draw.uniform(100, 1000) for i in range(streams - 3)}
        for _ in range(count)
    ]  # fmt: skip


def purchase(count: int = 5, years: int = YEARS) -> lcc.Purchase:
    """A loaded purchase."""
    offers = [lcc.Offer(f"Offer {i}", vat=0.2, answers=given) for i, given in enumerate(answers(count))]
    return lcc.Purchase(method=method(years), offers=offers)


def small() -> None:
    """What a person waits for: one purchase."""
    loaded = purchase()
    note(
        "totals and ranking, 5 offers × 12 streams × 20 years",
        timed(lambda: lcc.compare(loaded).ranking, 51) * 1e3,
        "ms",
        "≤ 1 ms",
    )
    fresh = [loaded.replace(method=loaded.method.replace(base_year=2000 + i)) for i in range(20)]
    kept = iter(fresh)
    note("the same, the method just changed", timed(lambda: lcc.compare(next(kept)).ranking, 15) * 1e3, "ms", "–")
    note("every result of it", timed(lambda: lcc.compare(loaded).to_dict(), 21) * 1e3, "ms", "≤ 10 ms")


def many_offers() -> None:
    """Ten thousand offers over thirty years, against numpy and numpy-financial."""
    count, years = 10_000, 30
    plan, given = method(years), answers(count)
    arrays = {name: np.array([one[name] for one in given]) for name in given[0]}
    vat = np.full(count, 0.2)
    ours = timed(lambda: lcc.lay_out_arrays(plan, arrays, vat).totals())
    flows = np.random.default_rng(1).uniform(size=(count, STREAMS, years + 1))
    factors = lcc.discount_factors(0.032, years)
    floor = timed(lambda: (flows @ factors).sum(axis=1))
    few = 300
    loop = timed(lambda: [npf.npv(0.032, row) for offer in flows[:few] for row in offer], 3) * count / few
    note("10,000 offers × 12 × 30 from arrays, against the plain numpy product", ours / floor, "×", "≤ 8 ×")
    note("the same, a loop of numpy-financial's npv against it", loop / ours, "×", "≥ 20 ×")
    offers = [lcc.Offer(f"Offer {i}", vat=0.2, answers=one) for i, one in enumerate(given)]
    built = lcc.Purchase.model_construct(method=plan, offers=tuple(offers), trials=())
    note("10,000 offers from Offer values", timed(lambda: lcc.lay_out(built).totals(), 5) * 1e3, "ms", "≤ 150 ms")


def draws() -> None:
    """A hundred thousand draws, rates, prices and lives varying."""
    count, loaded = 100_000, purchase()
    draw = np.random.default_rng(3)
    changes = {
        ("method", "discount_rate"): draw.uniform(0.01, 0.06, count),
        ("method", "resources", "electricity", "price"): draw.uniform(0.1, 0.4, count),
    } | {("offers", offer.name, "answers", "life"): draw.uniform(6, 16, count) for offer in loaded.offers}
    note(
        "100,000 draws × 5 × 12 × 20, rate, price and lives varying",
        timed(lambda: lcc.totals(loaded, changes), 3),
        "s",
        "≤ 1 s",
    )
    tracemalloc.start()
    lcc.totals(loaded, changes)
    note("memory of it", tracemalloc.get_traced_memory()[1] / 2**20, "MiB", "≤ 256 MiB")
    tracemalloc.stop()


def files() -> None:
    """A purchase file of about 100 KB."""
    wide = lcc.Purchase(
        method=method(), offers=[lcc.Offer(f"O{i}", vat=0.2, answers=one) for i, one in enumerate(answers(310))]
    )
    text = lcc.dumps(wide)
    note(f"reading a purchase of {len(text) // 1000} KB", timed(lambda: lcc.loads(text)) * 1e3, "ms", "≤ 150 ms")


def starting() -> None:
    """Starting Python and ours, whole processes in turn."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run(*words: str) -> float:
        command = [sys.executable, *words]
        return timed(lambda: subprocess.run(command, check=True, capture_output=True, env=usual), 15)

    bare = run("-c", "pass")
    note("import lcc over bare Python", (run("-c", "import lcc") - bare) * 1e3, "ms", "≤ 20 ms")
    note("lcc --help", run("-c", "from lcc.cli import main; main(['--help'])") * 1e3, "ms", "≤ 80 ms")
    example = Path(__file__).parent.parent / "examples" / "heat-pump.lcc.yaml"
    note("lcc compare on an example, start included", run("-m", "lcc.cli", "compare", str(example)) * 1e3, "ms", "–")


if __name__ == "__main__":
    for part in (small, many_offers, draws, files, starting):
        part()
    print(table(["what", "median", "held to"], ROWS))
