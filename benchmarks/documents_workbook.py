"""Speed of the workbook, measured in one run: ``uv run benchmarks/documents_workbook.py``."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np

import lcc
from lcc.documents.workbook import workbook_bytes
from lcc.figures import Amount
from lcc.tables import table

EXAMPLES = Path(__file__).parent.parent / "examples"
ROWS: list[list[str]] = []


def timed(work: Callable[[], object], runs: int = 7) -> float:
    """Return the median duration of some work, after one warm-up. [s]"""
    work()
    spent = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        spent.append(time.perf_counter() - begun)
    return median(spent)


def note(what: str, purchase: lcc.Purchase, held_to: str) -> None:
    """Measure a workbook, and keep a line for the table."""
    spent = timed(lambda: workbook_bytes(purchase, language="fr"))
    size = len(workbook_bytes(purchase, language="fr"))
    ROWS.append([what, str(Amount(spent * 1e3, "ms", 0)), str(Amount(size / 1000, "KB", 0)), held_to])


def usual(streams: int = 12, offers: int = 5, years: int = 20) -> lcc.Purchase:
    """Five offers of a purchase with a life, energy, maintenance and removal."""
    draw = np.random.default_rng(7)
    costs = [
        lcc.acquire("price", life="life"),
        lcc.consume("electricity", "kwh * hours"),
        lcc.dispose("removal", life="life"),
    ]
    costs += [lcc.maintain(f"cost_{i}", escalation=0.01) for i in range(streams - len(costs))]
    names = ["price", "life", "kwh", "removal", *(f"cost_{i}" for i in range(streams - 3))]
    method = lcc.Method(
        base_year=2027, years=years, discount_rate=0.032, inflation=0.018, costs=costs,
        parameters=[*(lcc.Parameter(name=name) for name in names), lcc.Parameter(name="hours", value=1.5)],
        resources=[lcc.Resource(name="electricity", unit="kWh", price=0.2, vat=0.2, emissions={"CO2e": 0.05})],
        externalities=[lcc.Externality(name="CO2e", value=lcc.Path(256, growth=0.032, since=2025), unit="EUR/tCO2e")],
    )  # fmt: skip
    given = [{name: draw.uniform(7, 16) if name == "life" else draw.uniform(100, 1e4) for name in names}
             for _ in range(offers)]  # fmt: skip
    return lcc.Purchase(
        method=method, offers=[lcc.Offer(f"Offer {i}", vat=0.2, answers=one) for i, one in enumerate(given)]
    )


def lines(count: int = 60, offers: int = 5, years: int = 20) -> lcc.Purchase:
    """A unit price schedule of sixty lines, each with a life that tenderers declare."""
    draw = np.random.default_rng(3)
    method = lcc.Method(
        base_year=2027, years=years, discount_rate=0.032,
        lines=[lcc.Line(id=f"L{i}", quantity=float(i + 1)) for i in range(count)],
        parameters=[lcc.Parameter(name=name, per_line=True) for name in ("price", "life")],
        costs=[lcc.acquire("price * quantity", life="life", per_line=True)],
    )  # fmt: skip
    each = [
        lcc.Offer(f"Offer {i}", vat=0.2, answers={
            "price": tuple(draw.uniform(100, 900, count)), "life": tuple(draw.uniform(5, 15, count))})
        for i in range(offers)
    ]  # fmt: skip
    return lcc.Purchase(method=method, offers=each)


if __name__ == "__main__":
    note("workbook, 5 offers × 12 streams × 20 years", usual(), "≤ 400 ms")
    note("workbook, 5 offers × 12 streams × 40 years", usual(years=40), "–")
    note("workbook of the copiers", lcc.load(EXAMPLES / "copiers.lcc.yaml"), "≤ 400 ms")
    note("workbook, 5 offers × 60 lines with lives × 20 years", lines(), "–")
    print(table(["what", "median", "size", "held to"], ROWS))
