"""Lamps that last more or less long, from published comparisons."""

from __future__ import annotations

import pytest

import lcc

from .building import compared, method, order


def test_three_lamps_over_the_life_of_the_longest_lasting() -> None:
    """Published to the digit shown: the second is cut after the cent (134.768), the third to the dollar (338.40)."""
    lamps = method([lcc.acquire("price * units"), lcc.CostStream(name="energy", amount="watts / 1000 * 50400 * 0.06")])

    comparison = compared(
        lamps,
        led={"price": 65, "units": 1, "watts": 11},
        compact={"price": 4.75, "units": 8, "watts": 32},
        incandescent={"price": 1.50, "units": 24, "watts": 100},
    )

    assert comparison.total["led"] == pytest.approx(98.26, abs=0.005)
    assert comparison.total["compact"] == pytest.approx(134.76, abs=0.01)
    assert comparison.total["compact"] == pytest.approx(134.768, abs=1e-9)
    assert comparison.total["incandescent"] == pytest.approx(338, abs=0.5)
    assert order(comparison) == ["led", "compact", "incandescent"]


LAMPS = {
    "incandescent": {"price": 1, "hours": 1_000, "watts": 60},
    "compact": {"price": 15, "hours": 6_000, "watts": 11},
}
"""led-fr.net, general formula of the cost of a light source: 0.10 EUR/kWh."""


@pytest.mark.parametrize(
    ("hours", "incandescent", "compact"), [(2_400, 17.40, 17.64), (2_500, 18.00, 17.75)], ids=["before", "after"]
)
def test_whole_lamps_and_their_energy_at_a_number_of_hours(hours: int, incandescent: float, compact: float) -> None:
    bought = lcc.acquire(f"price * floor({hours} / hours + 1)", "lamps")
    energy = lcc.CostStream(name="energy", amount=f"{hours} * watts / 1000 * 0.10")

    comparison = compared(method([bought, energy]), **LAMPS)

    assert comparison.total["incandescent"] == pytest.approx(incandescent)
    assert comparison.total["compact"] == pytest.approx(compact)


def test_the_costs_of_the_lamps_cross_once_between_2400_and_2500_hours() -> None:
    """One period of the method stands for 100 hours of light."""
    bought = lcc.acquire("price", "lamps", life="hours / 100", residual="none")
    energy = lcc.CostStream(name="energy", amount="100 * watts / 1000 * 0.10")

    comparison = compared(method([bought, energy], years=45), **LAMPS)

    (crossing,) = comparison.against("incandescent")["compact"].crossings
    assert 24 < crossing < 25


def test_a_year_of_light_costs_what_was_published() -> None:
    """Eight hours a day, 2920 hours: published as 17.50 and 3.20 EUR a year."""
    comparison = compared(method([lcc.CostStream(name="energy", amount="2920 * watts / 1000 * 0.10")]), **LAMPS)

    assert comparison.total["incandescent"] == pytest.approx(17.50, abs=0.05)
    assert comparison.total["compact"] == pytest.approx(3.20, abs=0.05)
