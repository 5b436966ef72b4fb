"""Published replacements, residual values, recurrences and economic lives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

import lcc

from .building import Case, by_year, compared, golden, method


def alone(costs: Sequence[lcc.CostStream], years: int, rate: float = 0, **answers: Any) -> lcc.Comparison:
    """Compare one offer, named “one”."""
    return compared(method(costs, years, discount_rate=rate), one=answers)


@golden("e3-recurrence-patterns")
def test_every_n_years_falls_at_the_published_years(case: Case) -> None:
    items, doubling = case.inputs["items"], case.inputs["doubling"]
    costs = [
        lcc.CostStream(
            name=f"item {place}", amount="1",
            schedule=lcc.Schedule(every=item["interval"], first=item["initial"], last=item["end"]),
        )
        for place, item in enumerate(items)
    ]  # fmt: skip
    costs.append(
        lcc.CostStream(
            name="doubling", amount="quantity", escalation=doubling["growth"],
            schedule=lcc.Schedule(every=1, first=doubling["start"], last=doubling["end"]),
        )
    )  # fmt: skip

    flows = alone(costs, case.inputs["horizon"], quantity=doubling["q"]).flows["one"]

    hits = [list(np.flatnonzero(flows[f"item {place}"].values)) for place in range(len(items))]
    assert hits == case.expected["hits"]
    doubled = list(flows["doubling"].values)
    assert doubled[: doubling["end"] + 1] == case.near(case.expected["doubling"])
    assert not any(doubled[doubling["end"] + 1 :])


@golden("e3-residual-nonrecurring")
def test_what_is_left_of_an_asset_counts_from_the_start_of_the_year_it_is_bought_in(case: Case) -> None:
    residuals, costs = [], []
    for item in case.inputs["items"]:
        moment = lcc.Schedule(when="start", first=item["t0"])
        asset = lcc.acquire("price", life="life", renew=False, timing="start_of_year", schedule=moment)
        costs.append(item.get("cost", 1000))
        comparison = alone([asset], item["H"], price=costs[-1], life=item["life"])
        assert comparison.flows["one", "price"].values.sum() == costs[-1]
        residuals.append(comparison.flows["one", "price (residual)"].values.sum())

    lives = [item["life"] for item in case.inputs["items"]]
    remaining = [-left * life / cost for left, life, cost in zip(residuals, lives, costs, strict=True)]
    assert remaining == case.near(case.expected["remaining"])
    for place, residual in case.expected["residual"].items():
        assert residuals[int(place)] == case.near(residual)


@golden("hisim-replacement-residual")
def test_a_residual_value_is_a_share_of_the_last_price_paid(case: Case) -> None:
    given, expected = case.inputs, case.expected
    rates = given["rates"]
    steady = lcc.acquire("price", life="life")
    dearer = lcc.acquire("price", life="life", escalation=rates["escalation"])
    upkeep = lcc.maintain("price * share", "upkeep")
    asset = {"price": given["cost"], "life": given["life"]}
    cared_for = given["maintenance_rate_case"]

    zero = alone([steady], given["horizon"], **asset)
    kept = alone([steady, upkeep], cared_for["horizon"], share=cared_for["rate"], **asset)
    escalated = alone([dearer], given["horizon"], rates["discount"], **asset).present["one"]

    bought = zero.flows["one", "price"].values
    assert bought[0] == case.near(expected["zero"]["investment"])
    assert bought[1:].sum() == case.near(expected["zero"]["replacement"])
    assert zero.flows["one", "price (residual)"].values.sum() == case.near(expected["zero"]["residual"])
    assert zero.total["one"] == case.near(expected["zero"]["total"])
    assert kept.total["one"] == case.near(expected["zero_10y"]["npv"])
    assert kept.annual["one"] == case.near(expected["zero_10y"]["annual"])
    identities = {name: eval(text) for name, text in expected["escalated_identities"].items()}
    assert escalated["price"].values[1:].sum() == case.near(identities["replacement"])
    assert escalated["price (residual)"].values.sum() == case.near(identities["residual"])


@golden("energyplus-escalated-energy")
def test_a_price_index_multiplies_the_amount_of_its_year(case: Case) -> None:
    index = lcc.Contract(index=by_year([1, *case.inputs["index"]]))
    years = len(case.inputs["index"])
    energy = lcc.CostStream(name="energy", amount="bill", contract=index)

    flows = alone([energy], years, bill=by_year(case.inputs["amounts"], first=1)).flows

    assert list(flows["one", "energy"].values[1:]) == case.near(case.expected["escalated"])


@golden("panneerselvam-8.1-economic-life")
def test_the_economic_life_has_the_lowest_annual_cost(case: Case) -> None:
    upkeep = by_year(case.inputs["maintenance"], first=1)
    machine = [lcc.acquire("price"), lcc.maintain("upkeep")]
    without, at_twelve = case.inputs["rates"]

    def annual(rate: float, longest: int) -> list[float]:
        return [
            alone(machine, years, rate, price=case.inputs["first_cost"], upkeep=upkeep).annual["one"]
            for years in range(1, longest + 1)
        ]

    average = annual(without, len(case.expected["avg_total_cost_i0"]))
    equivalent = annual(at_twelve, len(case.expected["aec_12pct"]))
    assert average == case.near(case.expected["avg_total_cost_i0"])
    assert equivalent == case.near(case.expected["aec_12pct"])
    assert np.argmin(average) + 1 == case.expected["economic_life"]["i0"]
    assert np.argmin(equivalent) + 1 == case.expected["economic_life"]["i12"]


@golden("panneerselvam-8.5-diesel-engine")
def test_engines_of_unequal_lives_rank_by_annual_cost(case: Case) -> None:
    costs = [lcc.acquire("price"), lcc.maintain("upkeep"), lcc.dispose("-salvage", "salvage")]

    annual = {}
    for name, (engine,) in case.inputs["alternatives"].items():
        answers = {"price": engine["P"], "upkeep": engine["annual"], "salvage": engine["salvage"]}
        annual[name] = alone(costs, engine["n"], engine["rate"], **answers).annual["one"]

    assert annual == case.near(case.expected["aec"])
    assert sorted(annual, key=annual.__getitem__) == case.expected["ranking"]
