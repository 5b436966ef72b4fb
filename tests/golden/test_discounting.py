"""Published discount factors, annuities and rates, through the plain arithmetic and through purchases."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import lcc

from .building import Case, by_year, golden


def stepped(schedule: list[list[float]]) -> lcc.Path:
    """Turn rows of first year, last year and rate into a stepped path, held up to the last year."""
    return lcc.Path(points={first: rate for first, _, rate in schedule}, join="step", beyond="hold")


def worth(identity: str, **known: Any) -> float:
    """Compute an expectation published as arithmetic."""
    return float(eval(identity, {"__builtins__": {}}, {"sum": sum, "range": range, **known}))


@golden("greenbook-stpr-standard")
def test_declining_rates_make_the_published_factors(case: Case) -> None:
    path = stepped(case.inputs["schedule"])

    factors = lcc.discount_factors(path, 125)

    years, rates = zip(*case.expected["rates"].items(), strict=True)
    assert list(path.at(np.array(years, dtype=float), base_year=2026)) == list(rates)
    assert factors[0] == 1
    for year, identity in case.expected["factor_identities"].items():
        assert factors[int(year)] == pytest.approx(worth(identity), rel=1e-12), year
    for year, factor in case.expected["factors_4dp"].items():
        assert factors[year] == case.near(factor), year


@golden("greenbook-npv-eanc")
def test_equivalent_annual_cost_spreads_a_present_value_over_the_years(case: Case) -> None:
    rate, expected = stepped(case.inputs["schedule"]), case.expected
    purchase = lcc.Purchase(
        method=lcc.Method(
            base_year=2026, years=case.inputs["eanc_years"], discount_rate=rate, tax="excluding",
            costs=[lcc.CostStream(name="net flow", amount="flow", schedule=lcc.Schedule(every=1, first=0))],
        ),
        offers=[lcc.Offer("project", flow=by_year(case.inputs["cashflow"]))],
    )  # fmt: skip

    comparison = lcc.compare(purchase)

    npv = worth(expected["npv_identity"])
    assert comparison.total["project"] == case.near(npv)
    assert lcc.present_value(rate, case.inputs["cashflow"]) == case.near(npv)
    assert comparison.annual["project"] == case.near(worth(expected["eanc_identity"], npv=npv))
    amount, years = case.inputs["eanc_scalar"]
    assert amount / lcc.annuity(rate, years) == case.near(worth(expected["eanc_scalar_identity"]))


@golden("pyxirr-npv-origin")
def test_a_first_flow_now_is_not_discounted_and_one_in_a_year_is(case: Case) -> None:
    rate, flows = case.inputs["rate"], case.inputs["cf"]

    now, in_a_year = lcc.present_value(rate, flows), lcc.present_value(rate, flows, first_year=1)

    assert now == case.near(case.expected["npv_from_0"])
    assert in_a_year == case.near(case.expected["npv_from_1"])


@golden("se-nusummefaktor-table")
def test_annuity_factors_are_those_of_the_printed_table(case: Case) -> None:
    rates, years = case.inputs["rates"], case.inputs["years"]

    found = {n: [lcc.annuity(rate, n) for rate in rates] for n in years}

    assert found.keys() == case.expected["table"].keys()
    for n, printed in case.expected["table"].items():
        assert found[n] == case.near(printed), n


@golden("npf-annuities")
def test_payments_annuities_and_implied_rates_are_those_of_numpy_financial(case: Case) -> None:
    rate, years, payment = case.inputs["pv"]
    implied = case.inputs["rate"]

    payments = [lcc.payment(*loan) for loan in case.inputs["pmt"]]

    assert payments == case.near(case.expected["pmt"])
    assert payment * lcc.annuity(rate, years) == case.near(case.expected["pv"], "pv")
    assert lcc.rate(implied["n"], implied["pv"], implied["fv"]) == case.near(case.expected["rate"])


@golden("e3-fisher-rates")
def test_nominal_real_and_inflation_are_tied_by_fisher(case: Case) -> None:
    first, second, third = (lcc.fisher(**pair) for pair in case.inputs["pairs"])

    assert first.inflation == case.near(case.expected["inflation"])
    assert second.nominal == case.near(case.expected["nominal"])
    assert third.real == case.near(case.expected["real"])
    for key, kind, money in (("real", "nominal", "constant"), ("nominal", "real", "current")):
        given = [item for item in case.inputs["escalations"] if f"{kind}_escalation" in item]
        found = [growth(item[f"{kind}_escalation"], kind, money, item["inflation"]) for item in given]
        assert found == case.near(case.expected[f"{key}_escalation"])


def growth(escalation: float, kind: str, money: str, inflation: float) -> float:
    """Return how a price that escalates in one money grows from year 1 to year 2 in the other."""
    path = lcc.Path(escalation, kind=kind)
    method = lcc.Method(
        base_year=2026, years=2, discount_rate=0, money=money, inflation=inflation, tax="excluding",
        costs=[lcc.CostStream(name="energy", amount="bill", escalation=path)],
    )  # fmt: skip
    flows = lcc.compare(lcc.Purchase(method=method, offers=[lcc.Offer("one", bill=100)])).flows
    return flows["one", "energy", 2028] / flows["one", "energy", 2027] - 1
