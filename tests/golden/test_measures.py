"""Published rates of return, paybacks and ratios."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import lcc

from .building import Case, golden


@golden("npf-npv-irr-mirr")
def test_rates_of_return_are_those_of_numpy_financial(case: Case) -> None:
    rate, flows = case.inputs["npv"]

    rates = [lcc.irr(series) for series in case.inputs["irr"]]
    modified = [lcc.mirr(*given) for given in case.inputs["mirr"]]

    assert lcc.present_value(rate, flows) == case.near(case.expected["npv"], "npv")
    assert rates == case.near(case.expected["irr"], "irr")
    assert modified == case.near(case.expected["mirr"], "mirr")
    assert [lcc.irr(series) for series in case.inputs["irr_none"]] == [None, None]


@golden("e3-measure-edge-cases")
def test_ratios_say_infinite_or_nothing_where_no_more_is_invested(case: Case) -> None:
    order = ("base_non_inv", "non_inv", "inv", "inv_base")
    ratios = [lcc.sir(*(given[name] for name in order)) for given in case.inputs["sir"]]
    returns = [lcc.airr(given["sir"], given["r"], given["n"]) for given in case.inputs["airr"]]
    savings = [net_savings(*totals) for totals in case.inputs["net_savings"]]
    payback = lcc.payback([-extra for extra in case.inputs["payback"]["extra_cost"]])

    assert ratios == case.near([float(ratio) for ratio in case.expected["sir"]])
    assert returns == case.near(case.expected["airr"])
    assert savings == case.near(case.expected["net_savings"])
    assert payback.year == case.expected["payback"]


@golden("e3-measure-edge-cases")
def test_a_comparison_says_the_same_ratios(case: Case) -> None:
    given = case.inputs["sir"]

    ratios = [
        against_baseline(
            {"invested": item["inv_base"], "running": item["base_non_inv"]},
            {"invested": item["inv"], "running": item["non_inv"]},
        ).sir
        for item in given
    ]

    assert ratios == case.near([float(ratio) for ratio in case.expected["sir"]])
    assert math.isnan(ratios[-1])


def net_savings(baseline: float, alternative: float) -> float:
    """Return what an alternative saves, from the totals of both."""
    return against_baseline({"invested": 0, "running": baseline}, {"invested": 0, "running": alternative}).net_savings


def against_baseline(baseline: dict[str, float], alternative: dict[str, float]) -> Any:
    """Measure one offer against another, from present values of investment and of the rest."""
    method = lcc.Method(
        base_year=2026, years=10, discount_rate=0.05, tax="excluding",
        costs=[
            lcc.acquire("invested"),
            lcc.CostStream(name="running", amount="running", schedule="start"),
        ],
    )  # fmt: skip
    offers = [lcc.Offer("baseline", **baseline), lcc.Offer("alternative", **alternative)]
    return lcc.compare(lcc.Purchase(method=method, offers=offers)).against("baseline")["alternative"]


@golden("uconn-itac-npv-payback")
def test_paybacks_are_those_of_the_training_material(case: Case) -> None:
    npv, discounted = case.inputs["npv"], case.inputs["disc"]
    cost, yearly = case.inputs["simple"]

    simple = lcc.payback([-cost, *[yearly] * 5])
    cumulated = lcc.payback(case.inputs["cumulative"])
    later = lcc.payback(discounted["cf"], rate=discounted["rate"])

    assert lcc.present_value(npv["rate"], npv["cf"]) == case.near(case.expected["npv"])
    assert simple.interpolated == pytest.approx(case.expected["simple"])
    assert cumulated.interpolated == pytest.approx(case.expected["cumulative_interp"])
    assert [math.floor(later.interpolated), later.year] == case.expected["disc_payback_between"]
    flows = np.array(discounted["cf"]) * lcc.discount_factors(discounted["rate"], len(discounted["cf"]) - 1)
    assert list(np.cumsum(flows)) == case.near(case.expected["disc_cum"], "cum")


@golden("panneerselvam-10.1-bridge-bcr")
def test_benefits_that_grow_by_a_fixed_amount_are_a_formula_of_the_year(case: Case) -> None:
    given = case.inputs
    method = lcc.Method(
        base_year=2015, years=given["n"], discount_rate=given["rate"], tax="excluding",
        costs=[
            lcc.acquire("cost"), lcc.maintain("upkeep"),
            lcc.CostStream(name="benefits", amount="first_benefit + growth * (year - 1)"),
        ],
    )  # fmt: skip
    answers = {"cost": given["cost0"], "upkeep": given["annual_cost"], "first_benefit": given["benefit1"]}
    bridge = lcc.Offer("bridge", growth=given["gradient"], **answers)

    comparison = lcc.compare(lcc.Purchase(method=method, offers=[bridge]))

    costs, upkeep, benefits = comparison.present["bridge"].sum("year").values
    assert costs + upkeep == case.near(case.expected["pw_cost"])
    assert benefits == case.near(case.expected["pw_benefit"])
    assert lcc.benefit_cost(benefits, costs + upkeep) == case.near(case.expected["bcr"], "bcr")


@golden("panneerselvam-10.3-unequal-life-bcr")
def test_unequal_lives_are_compared_by_their_annual_costs(case: Case) -> None:
    items = case.inputs["items"]

    annual = [annual_cost(item["P"], item["n"], case.inputs["rate"]) for item in items]

    assert annual == case.near(case.expected["ae"])
    ratios = [lcc.benefit_cost(item["B"], cost) for item, cost in zip(items, annual, strict=True)]
    assert ratios == case.near(case.expected["bcr"], "bcr")


def annual_cost(price: float, years: int, rate: float) -> float:
    """Return the equivalent annual cost of a purchase, in a study period of its own."""
    method = lcc.Method(base_year=2015, years=years, discount_rate=rate, tax="excluding", costs=[lcc.acquire("price")])
    return lcc.compare(lcc.Purchase(method=method, offers=[lcc.Offer("one", price=price)])).annual["one"]
