"""Figures published by technical texts, courts and buyers, each redone as a purchase."""

from __future__ import annotations

import pytest

import lcc
from lcc.evaluation import evaluate

from .building import compared, method, order

# Transformers


def test_the_transformer_dearer_to_buy_is_cheaper_with_its_losses() -> None:
    """Electrical Engineering Portal, "Take into account these losses when purchasing power transformer"."""
    capitalised = [
        lcc.CostStream(name=name, amount=f"{name} * {dollars_per_kilowatt}", schedule="start")
        for name, dollars_per_kilowatt in {"no_load": 2450, "load": 1304, "auxiliary": 756}.items()
    ]

    comparison = compared(
        method([lcc.acquire("price"), *capitalised], currency="USD"),
        A={"price": 424_500, "no_load": 59, "load": 224, "auxiliary": 2.0},
        B={"price": 436_000, "no_load": 53, "load": 218, "auxiliary": 2.5},
    )

    assert comparison.total["A"] == pytest.approx(862_658)
    assert comparison.total["B"] == pytest.approx(852_012)
    assert list(comparison.present["B"].sum("year").values) == pytest.approx([436_000, 129_850, 284_272, 1_890])
    assert order(comparison) == ["B", "A"]
    assert comparison.reversal.reverses
    assert comparison.reversal.to_buy == pytest.approx(11_500)


def test_three_years_of_transformer_losses_add_up_undiscounted() -> None:
    """WAI Transformer Handbook, pages 44-45."""
    losses = [
        lcc.CostStream(name="no-load losses", amount="no_load * 4.50"),
        lcc.CostStream(name="full-load losses", amount="full_load * 2.00"),
    ]

    comparison = compared(
        method([lcc.acquire("price"), *losses], years=3), one={"price": 24_000, "no_load": 250, "full_load": 4_000}
    )

    assert comparison.total["one"] == pytest.approx(51_375)
    assert comparison.flows["one"].sum("stream")[2027] == pytest.approx(9_125)


# With and without VAT


@pytest.mark.parametrize(
    ("tax", "totals", "ranking", "scores"),
    [
        ("including", [14_400, 12_600], ["Proximum", "Clymats"], [35.00, 40]),
        ("excluding", [12_000, 12_600], ["Clymats", "Proximum"], [40, 38.09]),
    ],
)
def test_each_tenderers_own_vat_decides_who_is_first(
    tax: str, totals: list[float], ranking: list[str], scores: list[float]
) -> None:
    """CAA Toulouse, 19 March 2024, n° 22TL20276: the offers had been compared without VAT, wrongly."""
    way = method([lcc.acquire("price")], tax=tax)
    clymats = lcc.Offer("Clymats", vat=0.2, price=12_000)
    proximum = lcc.Offer("Proximum", vat=0, vat_ground="Not liable to VAT", price=12_600)

    comparison = lcc.compare(lcc.Purchase(method=way, offers=[clymats, proximum]))

    assert list(comparison.total.values) == pytest.approx(totals)
    assert order(comparison) == ranking
    marks = [computed("points * lowest / price", points=40, lowest=min(totals), price=price) for price in totals]
    assert marks == pytest.approx(scores, abs=0.01)


# Formulas


def computed(formula: str, **values: float) -> float:
    """Compute a formula of the formula language."""
    return float(evaluate(lcc.parse(formula), values))


def test_a_linear_score_between_once_and_twice_the_lowest_price() -> None:
    """Published on the agorapublix forum: 200 against 235 on 40 points."""
    score = computed("max(0, points * (2 - price / lowest))", points=40, price=235, lowest=200)

    assert score == pytest.approx(33)


def test_a_revised_price_follows_its_formula_with_a_fixed_part() -> None:
    """Published on forumterritorial.org: 0.15 + 0.85 × 130.5 / 121.2 = 1.065223."""
    way = method(
        [lcc.acquire("price * revision", "revised price")],
        parameters=[
            lcc.Parameter(name="index", value=130.5),
            lcc.Parameter(name="first_index", value=121.2),
            lcc.Parameter(name="revision", formula="0.15 + 0.85 * index / first_index"),
            lcc.Parameter(name="price"),
        ],
    )

    comparison = compared(way, one={"price": 1_000_000})

    assert comparison.total["one"] == pytest.approx(1_065_223, abs=0.5)


def test_a_published_price_index_moves_a_contract_price() -> None:
    revised = lcc.Contract(index=lcc.Path(points={0: 1, 1: 0.15 + 0.85 * 130.5 / 121.2}, kind="nominal"))
    way = method([lcc.maintain("service", contract=revised)], money="current", inflation=0.02)

    comparison = compared(way, one={"service": 1_000_000})

    assert comparison.total["one"] == pytest.approx(1_065_223, abs=0.5)


def test_a_bill_misprinted_in_a_catalogue_is_not_found() -> None:
    """Kerbl catalogue, LED lighting of a barn: 3574.08 EUR is printed, at a price of 0.30 and not of 0.20 EUR/kWh."""
    electricity = lcc.Resource(name="electricity", unit="kWh", price=0.20)
    way = method([lcc.consume("electricity", "kilowatt_hours")], resources=[electricity])

    comparison = compared(way, barn={"kilowatt_hours": 11_913.60})

    assert comparison.total["barn"] == pytest.approx(2_382.72)
    assert comparison.total["barn"] != pytest.approx(3_574.08, rel=0.1)
    assert comparison.quantities["barn", "electricity"].values.sum() == pytest.approx(11_913.60)
