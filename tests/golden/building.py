"""Published worked examples (``cases/*.yaml``) turned into the library's own values.

A flow of a case becomes a cost stream whose amount each offer answers, zero where an alternative has no such flow.
Stream names begin with the flow's category, so that present values can be summed by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

import lcc

CASES = Path(__file__).parent / "cases"
CLAIMED: set[str] = set()
"""Cases that some test turns into values."""

STAGES = {"capital": "acquisition", "replacement": "acquisition", "om": "maintenance", "residual": "end_of_life"}


@dataclass(frozen=True)
class Case:
    """One published example: its inputs, what was published, and how closely it binds."""

    id: str
    inputs: dict[str, Any]
    expected: dict[str, Any]

    def near(self, published: Any, kind: str = "") -> Any:
        """Compare within the case's own tolerance; ``kind`` names a tolerance of its own."""
        given = self.expected["tolerance"]
        prefix = f"{kind}_" if any(key.startswith(f"{kind}_") for key in given) else ""
        return pytest.approx(published, abs=given.get(f"{prefix}abs"), rel=given.get(f"{prefix}rel"), nan_ok=True)


def read(name: str) -> Case:
    """Read a case as published."""
    data = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return Case(data["id"], data["inputs"], data["expected"])


def golden(*names: str) -> Callable[..., Any]:
    """Run a test once for each case named, and claim those cases."""
    CLAIMED.update(names)
    return pytest.mark.parametrize("case", [read(name) for name in names], ids=names)


# A purchase from flows


def comparisons(case: Case) -> dict[str, lcc.Comparison]:
    """Compare the alternatives of a case, each in the purchase of its own rate and study period.

    A method has one rate and one study period: alternatives with their own are one purchase each.
    """
    together = defaultdict(list)
    for alternative in case.inputs["alternatives"]:
        together[alternative.get("discount_rate"), study_period(case, [alternative])].append(alternative)
    compared = {}
    for (rate, years), alternatives in together.items():
        comparison = lcc.compare(purchase_of(case, alternatives, rate, years))
        compared |= dict.fromkeys(comparison.names, comparison)
    return compared


def study_period(case: Case, alternatives: list[dict[str, Any]]) -> int:
    """Return the years of a case, or the last year of any flow where it gives none."""
    flows = [flow for alternative in alternatives for flow in alternative["flows"]]
    factors = case.inputs.get("factors", {})
    return int(case.inputs.get("horizon") or max(factors, default=0) or max(last_year(flow) for flow in flows))


def purchase_of(case: Case, alternatives: list[dict[str, Any]], rate: float | None, years: int) -> lcc.Purchase:
    """Turn alternatives into offers, the union of their flows into a method."""
    inputs = case.inputs
    streams = {signature(flow): flow for alternative in alternatives for flow in alternative["flows"]}
    names = {key: f"amount_{place}" for place, key in enumerate(streams, start=1)}
    method = lcc.Method(
        base_year=int(inputs.get("base_date", "2000")[:4]),
        years=years,
        discount_rate=discounting(inputs, rate),
        timing=timing(inputs),
        currency=inputs.get("currency", "EUR"),
        tax="excluding",
        costs=[stream(flow, names[key]) for key, flow in streams.items()],
    )
    offers = []
    for alternative in alternatives:
        answers = dict.fromkeys(names.values(), 0.0)
        answers |= {names[signature(flow)]: answer(flow) for flow in alternative["flows"]}
        offers.append(lcc.Offer(alternative["id"], **answers))
    return lcc.Purchase(title=case.id, method=method, offers=offers)


def signature(flow: dict[str, Any]) -> str:
    """Return what two flows share when they are one cost stream: all but the amount."""
    return str({key: value for key, value in flow.items() if key not in ("amount", "values")})


def stream(flow: dict[str, Any], parameter: str) -> lcc.CostStream:
    """Turn a flow into a cost stream, its amount a question."""
    escalation = [share / 100 for share in flow["escalation_pct"]] if "escalation_pct" in flow else flow.get("growth")
    return lcc.CostStream(
        name=f"{flow['category']}: {flow['name']} ({moments(flow)}, {parameter})",
        stage=STAGES.get(flow["category"], "use"),
        amount=parameter,
        schedule=schedule(flow),
        escalation=escalation,
        section="investment" if flow["investment"] else "operating",
    )


def schedule(flow: dict[str, Any]) -> lcc.Schedule:
    """Say when a flow falls: once, or every so many years from its first to its last."""
    if flow["type"] == "single":
        return lcc.Schedule(at=[flow["t"]])
    return lcc.Schedule(every=flow.get("interval", 1), first=flow.get("start", 0), last=last_year(flow))


def moments(flow: dict[str, Any]) -> str:
    """Say in words when a flow falls."""
    return f"year {flow['t']}" if flow["type"] == "single" else f"to year {last_year(flow)}"


def last_year(flow: dict[str, Any]) -> int:
    """Return the last year of a flow."""
    return flow["t"] if flow["type"] == "single" else flow["end"] if "end" in flow else len(flow["values"]) - 1


def answer(flow: dict[str, Any]) -> float | lcc.Path:
    """Return what a tenderer would answer: an amount, or one for each year from year 0."""
    return by_year(flow["values"]) if flow["type"] == "series" else flow["amount"]


def by_year(values: Iterable[float], first: int = 0) -> lcc.Path:
    """Make a path of one value a year."""
    return lcc.Path(points=dict(enumerate(values, start=first)), join="step")


def timing(inputs: dict[str, Any]) -> str:
    """Return the discounting convention; printed factors are of whole years."""
    convention = inputs.get("convention", "end_of_year")
    return "end_of_year" if convention == "factor_table" else convention


def discounting(inputs: dict[str, Any], own: float | None) -> lcc.Path:
    """Return the discount rate of a case, or the rates behind its printed factors."""
    if "factors" not in inputs:
        return lcc.Path(inputs.get("discount_rate", own), kind=inputs.get("real_or_nominal"))
    printed = inputs["factors"]
    rates = {0: 0.0}
    for before, year in zip(printed, list(printed)[1:], strict=False):
        rates[before + 1] = lcc.rate(year - before, printed[year], printed[before])
    return lcc.Path(points=rates, join="step", beyond="hold")


# Figures by category


def by_category(figures: lcc.Figures, offer: str, category: str) -> dict[int, float]:
    """Add up the streams of one category, year by year."""
    found: dict[int, float] = defaultdict(float)
    for name, year, value in figures[offer]:
        if name.startswith(f"{category}: "):
            found[year] += value
    return found


# Small purchases


def method(costs: Sequence[lcc.CostStream], years: int = 1, **fields: Any) -> lcc.Method:
    """Make a method without discounting and without VAT, unless said otherwise."""
    usual = {"base_year": 2026, "discount_rate": 0, "tax": "excluding"}
    return lcc.Method(**usual | {"years": years, "costs": costs} | fields)


def compared(way: lcc.Method, **offers: dict[str, Any]) -> lcc.Comparison:
    """Compare complete offers, given by name."""
    given = [lcc.Offer(name, **answers) for name, answers in offers.items()]
    comparison = lcc.compare(lcc.Purchase(method=way, offers=given))
    assert comparison.unranked == {}
    return comparison


def order(comparison: lcc.Comparison) -> list[str]:
    """Return the offers from first to last."""
    return [rank.offer for rank in comparison.ranking]
