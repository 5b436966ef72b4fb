"""Published comparisons of alternatives: every figure printed, through a purchase and ``compare``."""

from __future__ import annotations

from typing import Any

import pytest

import lcc

from .building import Case, by_category, comparisons, golden


@golden(
    "aat-lifecycle-machine",
    "blank-tarquin-pw",
    "blcc5-femp-heatpump-2020",
    "building-windows-60y",
    "e3-hb135-hvac-continuous",
    "e3-hb135-hvac-eoy",
    "e3-java-federal-financed",
    "e3-ut1-two-cost-flows",
    "panneerselvam-4.1-technologies",
    "panneerselvam-4.2-elevator-bids",
    "panneerselvam-4.3-proposals",
    "panneerselvam-4.7-gradient",
    "tutorial-cfl-vs-incandescent",
    "tutorial-hvac-inflated-replacements",
    "usace-engrecon-lcca-ex1",
)
def test_every_published_figure_of_a_comparison_is_found(case: Case) -> None:
    compared = comparisons(case)

    checked = [CHECKS[name](case, compared, published) for name, published in case.expected.items()]

    assert len(checked) == len(case.expected)


def check_alternatives(case: Case, compared: dict[str, lcc.Comparison], published: dict[str, Any]) -> None:
    for offer, figures in published.items():
        comparison = compared[offer]
        assert comparison.findings == []
        for name, value in figures.items():
            assert FIGURES[name](comparison, offer, value) == case.near(value, name), (offer, name)


def check_comparison(case: Case, compared: dict[str, lcc.Comparison], published: dict[str, Any]) -> None:
    baseline = case.inputs["baseline"]
    for offer, figures in published.items():
        measured = compared[offer].against(baseline)[offer]
        found = {
            "net_savings": measured.net_savings,
            "sir": measured.sir,
            "airr": measured.airr,
            "irr": measured.irr,
            "simple_payback_year": measured.payback.year,
            "discounted_payback_year": measured.discounted_payback.year,
        }
        for name, value in figures.items():
            assert found[name] == (value if name.endswith("_year") else case.near(value, name)), (offer, name)


def check_ranking(case: Case, compared: dict[str, lcc.Comparison], published: list[str]) -> None:
    purchases = {id(comparison): comparison for comparison in compared.values()}
    ranks = [rank for comparison in purchases.values() for rank in comparison.ranking]

    assert [rank.offer for rank in sorted(ranks, key=lambda rank: rank.total)] == published, case.id
    if len(purchases) == 1:
        assert [rank.offer for rank in ranks] == published
        assert [rank.place for rank in ranks] == list(range(1, len(published) + 1))


def check_yearly(case: Case, compared: dict[str, lcc.Comparison], published: dict[str, Any]) -> None:
    for offer, categories in published.items():
        comparison = compared[offer]
        for category, values in categories.items():
            found = by_category(comparison.flows, offer, category)
            assert [found[year] for year in comparison.calendar[1:]] == case.near(values), (offer, category)


def check_yearly_discounted_total(case: Case, compared: dict[str, lcc.Comparison], published: dict[str, Any]) -> None:
    for offer, values in published.items():
        assert list(compared[offer].present[offer].sum("stream").values) == case.near(values), offer


CHECKS: dict[str, Any] = {
    "alternatives": check_alternatives,
    "comparison": check_comparison,
    "ranking": check_ranking,
    "yearly": check_yearly,
    "yearly_discounted_total": check_yearly_discounted_total,
    "tolerance": lambda *_: None,
}


def total_of(comparison: lcc.Comparison, offer: str, _: Any) -> float:
    total = comparison.total[offer]

    assert next(rank.total for rank in comparison.ranking if rank.offer == offer) == pytest.approx(total, abs=0.005)
    return total


def present_by_category(comparison: lcc.Comparison, offer: str, published: dict[str, float]) -> dict[str, float]:
    return {category: sum(by_category(comparison.present, offer, category).values()) for category in published}


def flows_by_category(comparison: lcc.Comparison, offer: str, published: dict[str, float]) -> dict[str, float]:
    return {category: sum(by_category(comparison.flows, offer, category).values()) for category in published}


def present_investment(comparison: lcc.Comparison, offer: str, _: float) -> float:
    invested = {cost.name for cost in comparison.method.costs if cost.section == "investment"}
    return sum(value for name, _, value in comparison.present[offer] if name in invested)


FIGURES: dict[str, Any] = {
    "lcc": total_of,
    "pv": present_by_category,
    "undiscounted": flows_by_category,
    "annual_value": lambda comparison, offer, _: comparison.annual[offer],
    "invest_pv": present_investment,
}
