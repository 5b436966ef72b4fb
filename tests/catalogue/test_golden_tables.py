"""The reference tables among the golden cases are the catalogue's own figures."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import lcc

CASES = Path(__file__).parent.parent / "golden" / "cases"
UK = yaml.safe_load((CASES / "desnz-carbon-values-2023.yaml").read_text(encoding="utf-8"))
VEHICLES = yaml.safe_load((CASES / "eu-cvd-annex-tables.yaml").read_text(encoding="utf-8"))["inputs"]
SERIES = {"low": "gb-carbon-value-low", "central": "gb-carbon-value", "high": "gb-carbon-value-high"}
COSTS = {
    "nox_eur_per_g": "eu-clean-vehicles-nox",
    "nmhc_eur_per_g": "eu-clean-vehicles-nmhc",
    "pm_eur_per_g": "eu-clean-vehicles-pm",
}


def value(identifier: str) -> float:
    """Return the one value of a factor."""
    return float(lcc.catalogue.factor(identifier).values[-1].value)


@pytest.mark.parametrize("series", SERIES)
def test_the_uk_carbon_values_are_the_published_table(series):
    points = lcc.catalogue.factor(SERIES[series]).values[-1].points

    assert dict(points) == {year: row[series] for year, row in UK["inputs"]["table"].items()}
    assert lcc.catalogue.factor(SERIES[series]).price_year == UK["inputs"]["price_base"]


@pytest.mark.parametrize("cost", COSTS)
def test_the_pollutant_costs_of_2009_are_the_directive_s_per_kilogram(cost):
    assert value(COSTS[cost]) == pytest.approx(VEHICLES["emission_cost"][cost] * 1000, rel=1e-12)


def test_the_carbon_of_2009_is_the_directive_s():
    found = [value(f"eu-clean-vehicles-co2-{end}") for end in ("low", "high")]

    assert found == pytest.approx(VEHICLES["emission_cost"]["co2_eur_per_kg"])


@pytest.mark.parametrize("fuel", ["diesel", "petrol", "lpg", "ethanol", "biodiesel"])
def test_the_energy_contents_of_2009_are_the_directive_s(fuel):
    assert value(f"eu-clean-vehicles-energy-{fuel}") == VEHICLES["energy_content_mj"][f"{fuel}_l"]
