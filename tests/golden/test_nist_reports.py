"""Three reports of federal projects by NIST's BLCC 5.3-19 (base date 1 April 2019), redone as purchases.

Source: github.com/usnistgov/blcc, ``docs/BLCC 5.3 Reports``; inputs in ``docs/old-blcc-files``. Work of the US
Government. Energy price paths of the 2019 edition are not printed in the reports: where a case needs one, the energy
price is the level price with the published present value.
"""

from __future__ import annotations

from typing import Any

import pytest

import lcc

DOLLAR = 1.0
"""BLCC prints whole dollars, after counting time in days."""


def by_year(**amounts: float) -> lcc.Path:
    """Make a path that is zero but in some years: ``by_year(year_10=200)``."""
    given = {int(name.removeprefix("year_")): amount for name, amount in amounts.items()}
    return lcc.Path(points=dict.fromkeys(range(31), 0.0) | given, join="step")


def present(comparison: lcc.Comparison, offer: str) -> dict[str, float]:
    """Return the present value of each stream of an offer."""
    return dict(comparison.present[offer].sum("year"))


# Heat pump, National Park Service house, Washington DC


@pytest.fixture
def heating() -> lcc.Comparison:
    level_price = 0.08 * 11.48667 / lcc.annuity(0.03, 15)
    electricity = lcc.Resource(name="electricity", unit="kWh", price=level_price, emissions={"co2": 17_759.09 / 15_000})
    method = lcc.Method(
        base_year=2019, years=15, discount_rate=lcc.Path(0.03, kind="real"), currency="USD", tax="excluding",
        resources=[electricity],
        costs=[
            lcc.acquire("price"), lcc.consume("electricity", "kwh"), lcc.maintain("upkeep"), lcc.maintain("repairs"),
            lcc.CostStream(name="replacement", amount="parts", section="investment"),
            lcc.CostStream(name="residual", amount="-left", schedule="end", section="investment", stage="end_of_life"),
        ],
    )  # fmt: skip
    cleaning, overhaul = by_year(year_10=200), by_year(year_8=600)
    fan, nothing = by_year(year_10=600), by_year()
    existing = lcc.Offer("existing", price=1_500, kwh=15_000, upkeep=50, repairs=cleaning, parts=fan, left=450)
    new = lcc.Offer("new", price=3_000, kwh=10_250, upkeep=100, repairs=overhaul, parts=nothing, left=750)
    return lcc.compare(lcc.Purchase(method=method, offers=[existing, new]))


def test_the_heat_pump_of_2019_costs_line_by_line_what_nist_printed(heating: lcc.Comparison) -> None:
    published = {
        "existing": {
            "price": 1_500, "electricity": 13_784, "upkeep": 597, "repairs": 149, "replacement": 446, "residual": -289,
        },
        "new": {
            "price": 3_000, "electricity": 9_419, "upkeep": 1_194, "repairs": 474, "replacement": 0, "residual": -481,
        },
    }  # fmt: skip

    assert {offer: present(heating, offer) for offer in published} == {
        offer: pytest.approx(lines, abs=DOLLAR) for offer, lines in published.items()
    }
    assert heating.total["existing"] == pytest.approx(16_187, abs=DOLLAR)
    assert heating.total["new"] == pytest.approx(13_605, abs=DOLLAR)
    assert heating.annual["existing"] == pytest.approx(1_356, abs=DOLLAR)
    assert heating.annual["new"] == pytest.approx(1_140, abs=DOLLAR)


def test_the_heat_pump_of_2019_measures_as_nist_printed(heating: lcc.Comparison) -> None:
    measured = heating.against("existing")["new"]

    assert measured.net_savings == pytest.approx(2_582, abs=DOLLAR)
    assert measured.sir == pytest.approx(4.00, abs=0.005)
    assert measured.airr == pytest.approx(0.1297, abs=0.00005)
    assert measured.payback.year == 5
    assert measured.discounted_payback.year == 6


def test_the_heat_pump_of_2019_emits_what_nist_printed(heating: lcc.Comparison) -> None:
    yearly = {offer: heating.emissions[offer, "co2", "use", 2020] for offer in heating.names}

    assert yearly == pytest.approx({"existing": 17_759.09, "new": 12_135.38}, abs=0.005)


# Lighting retrofit under a utility contract, Arizona, in current money

ESCALATION = [-3.93, -3.44, 1.24, 1.85, 0.57, 2.45, 1.95, 0.57, -0.04, 0.35, 0.77, 0.76, 0.84, 0.21, 0.02]
"""Nominal escalation of electricity, years 1 to 15. [%]"""


@pytest.fixture
def lighting() -> lcc.Comparison:
    dearer = lcc.Path(points={year: percent / 100 for year, percent in enumerate(ESCALATION, start=1)}, join="step")
    method = lcc.Method(
        base_year=2019, years=15, money="current", inflation=0.001, currency="USD", tax="excluding",
        discount_rate=lcc.Path(1.03 * 1.001 - 1, kind="nominal"),  # printed as 3.1 %
        resources=[lcc.Resource(name="electricity", unit="kWh", price=lcc.Path(0.046, kind="nominal"))],
        costs=[
            lcc.CostStream(
                name="contract", amount="contract", contract="firm", schedule=lcc.Schedule(every=1, first=1, last=10)
            ),
            lcc.consume("electricity", "kwh", escalation=dearer),
            lcc.CostStream(name="demand", amount="demand", escalation=dearer),
            lcc.maintain("upkeep * (year > upkeep_after)", "upkeep"),
            lcc.dispose("-left", "residual", section="investment"),
        ],
    )  # fmt: skip
    existing = lcc.Offer("existing", contract=0, kwh=1_082_633, demand=30_105, upkeep=5_600, upkeep_after=0, left=0)
    retrofit = lcc.Offer(
        "retrofit", contract=67_000, kwh=206_911, demand=3_311, upkeep=3_000, upkeep_after=10, left=0.25 * 390_480
    )
    return lcc.compare(lcc.Purchase(method=method, offers=[existing, retrofit]))


def test_a_financed_project_in_current_money_costs_what_nist_printed(lighting: lcc.Comparison) -> None:
    published = {
        "existing": {"contract": 0, "electricity": 585_002, "demand": 353_636, "upkeep": 66_856, "residual": 0},
        "retrofit": {
            "contract": 568_558, "electricity": 111_805, "demand": 38_894, "upkeep": 10_224, "residual": -62_662,
        },
    }  # fmt: skip

    assert lighting.total["existing"] == pytest.approx(1_005_494, rel=0.0001)
    assert lighting.total["retrofit"] == pytest.approx(666_818, rel=0.0001)
    for offer, lines in published.items():
        assert present(lighting, offer) == pytest.approx(lines, rel=0.0001), offer
    assert [rank.offer for rank in lighting.ranking] == ["retrofit", "existing"]


def test_a_rate_rounded_as_printed_misses_the_published_figure(lighting: lcc.Comparison) -> None:
    rounded = lighting.purchase.replace(method=lighting.method.replace(discount_rate=0.031))

    energy = present(lcc.compare(rounded), "existing")["electricity"]

    assert energy == pytest.approx(585_140, abs=DOLLAR)
    assert energy != pytest.approx(585_002, rel=0.0001)


# Air conditioning, Naval Station Dahlgren: a year of works, then twenty of service


@pytest.fixture
def cooling() -> lcc.Comparison:
    """Compare doing nothing with the project; NIST escalates to mid-year, half a year less than here."""
    method = lcc.Method(
        base_year=2019, service_start=1, years=20, discount_rate=0.03, currency="USD", tax="excluding",
        costs=[
            lcc.acquire("works"), lcc.acquire("supervision"), lcc.acquire("design"),
            lcc.CostStream(name="electricity", amount=f"bill * 262564 / 18755 / {service_factor():.12f}"),
            lcc.maintain("upkeep / 1.02 ^ 0.5", "upkeep", timing="mid_year", escalation=0.02),
            lcc.maintain("repairs"),
        ],
    )  # fmt: skip
    repairs = by_year(year_7=-9_000, year_13=9_000, year_19=-12_000, year_6=1_500, year_11=1_500, year_16=1_500)
    invested: dict[str, Any] = {"works": 142_800, "supervision": 10_200, "design": 17_000}
    nothing = lcc.Offer("nothing", **dict.fromkeys(invested, 0), bill=0, upkeep=0, repairs=by_year())
    project = lcc.Offer("project", **invested, bill=-18_755, upkeep=-2_270, repairs=repairs)
    return lcc.compare(lcc.Purchase(method=method, offers=[nothing, project]))


def service_factor() -> float:
    """Return the sum of the factors of the years of service, 2 to 21."""
    return lcc.annuity(0.03, 21) - lcc.annuity(0.03, 1)


def test_an_investment_programme_saves_what_nist_printed(cooling: lcc.Comparison) -> None:
    saved = {name: -value for name, value in present(cooling, "project").items()}

    assert saved["electricity"] == pytest.approx(262_564, abs=DOLLAR)
    assert saved["upkeep"] == pytest.approx(40_844, abs=DOLLAR)
    assert saved["upkeep"] / 2_270 == pytest.approx(17.993, abs=0.0005)
    assert saved["repairs"] == pytest.approx(4_758, abs=DOLLAR)
    assert saved["electricity"] + saved["upkeep"] + saved["repairs"] == pytest.approx(308_166, abs=DOLLAR)
    assert cooling.acquisition["project"] == pytest.approx(170_000)


def test_an_investment_programme_measures_as_nist_printed(cooling: lcc.Comparison) -> None:
    measured = cooling.against("nothing")["project"]
    first_year = 18_755 + 2_270 + (9_000 - 9_000 + 12_000 - 3 * 1_500) / 21

    assert measured.sir == pytest.approx(1.81, abs=0.005)
    assert measured.airr == pytest.approx(0.0596, abs=0.00005)
    assert first_year == pytest.approx(21_382, abs=DOLLAR)
    assert lcc.payback([-170_000, *[first_year] * 20]).interpolated == pytest.approx(7.95, abs=0.005)
