"""Figures taken from the catalogue: the value in force, never a doubtful one by default, money restated or refused."""

from datetime import date
from math import isclose

import numpy as np
import pytest

import lcc
from lcc import catalogue
from lcc.words import speaking

ON = date(2026, 11, 23)
CPI_2018, CPI_2023, CPI_2024, CPI_2025 = 103.09, 117.47, 119.82, 120.9


def test_a_factor_has_the_value_of_the_day():
    before, after = (catalogue.factor("fr-carbon-value", on=day) for day in (date(2025, 3, 19), date(2025, 3, 20)))

    assert before.in_force.points[2030] == 250
    assert after.in_force.value == 256


def test_a_factor_has_no_value_before_its_first_nor_after_its_last_ended():
    assert catalogue.factor("fr-electricity", on=date(2020, 1, 1)).in_force is None
    assert catalogue.factor("de-uba-carbon-cost", on=ON).in_force is None


def test_an_unknown_factor_is_refused_with_the_nearest():
    with pytest.raises(lcc.LccError, match=r"“fr-electricty”\. Did you mean “fr-electricity”"):
        catalogue.factor("fr-electricty")


def test_a_factor_is_frozen_and_reading_it_on_a_day_leaves_the_other_as_it_was():
    factor = catalogue.factor("fr-electricity")

    catalogue.factor("fr-electricity", on=date(2020, 1, 1))

    assert catalogue.factor("fr-electricity").day == factor.day
    with pytest.raises(TypeError):
        factor.unit = "EUR/MWh"


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("at-hydrogen", {"vat_included": False}, "low confidence"),
        ("eu-clean-vehicles-nox", {}, "no longer in use"),
        ("fr-carbon-value-2009", {}, "replaced by “fr-carbon-value”"),
        ("de-uba-carbon-cost", {}, "ended on 2026-02-23"),
        ("fr-electricity", {"on": date(2020, 1, 1)}, "the first is of 2025-07-01"),
    ],
)
def test_what_is_doubtful_is_never_a_silent_default(name, options, said):
    with pytest.raises(lcc.LccError, match=said):
        catalogue.path(name, **{"on": ON, **options})


@pytest.mark.parametrize(
    ("name", "flaw", "value"),
    [
        ("at-hydrogen", "low", 0.39),
        ("eu-clean-vehicles-nox", "legacy", 4.4),
        ("de-uba-carbon-cost", ["expired"], 300),
    ],
)
def test_what_is_doubtful_can_be_taken_knowingly(name, flaw, value):
    taken = catalogue.path(name, on=ON, accept=flaw, vat_included=False)

    assert isclose(taken.value, value)


def test_an_unknown_flaw_is_refused_with_the_nearest():
    with pytest.raises(lcc.LccError, match="Did you mean “legacy”"):
        catalogue.path("fr-electricity", accept="legacies")


def test_a_path_carries_its_whole_source():
    source = catalogue.path("fr-carbon-value", on=date(2024, 6, 1)).source

    assert source.publisher == "France Stratégie"
    assert source.licence == "public-information"
    assert (source.factor, source.copied) == ("fr-carbon-value", date(2024, 6, 1))


def test_a_growing_value_stays_a_value_and_its_growth():
    path = catalogue.path("fr-carbon-value", on=ON)

    assert (path.value, path.growth, path.since, path.kind, path.price_year) == (256, 0.032, 2025, "real", 2023)


def test_a_growing_value_is_held_outside_its_years_only_when_asked():
    held = catalogue.path("fr-carbon-value", on=ON, beyond="hold")

    assert np.allclose(
        held.at(np.array([2020.0, 2030, 2050, 2080]), 0), [256 * 1.032**grown for grown in (0, 5, 25, 25)]
    )


def test_a_series_has_no_value_outside_its_years_unless_held():
    years = np.array([2019.0, 2030, 2060])

    assert np.isnan(catalogue.path("gb-carbon-value").at(years, 0)).tolist() == [True, False, True]
    assert catalogue.path("gb-carbon-value", beyond="hold").at(years, 0).tolist() == [253.19, 294.5, 397.54]


def test_money_is_restated_with_the_index_of_its_country():
    path = catalogue.path("fr-carbon-value", on=date(2024, 6, 1), base_year=2024)

    assert path.price_year == 2024
    assert isclose(path.points[2030], 250 * CPI_2024 / CPI_2018)
    assert "fr-consumer-price-index: × 1.16228538" in path.source.place


def test_money_is_not_restated_past_the_index_without_a_supposed_inflation():
    with pytest.raises(lcc.LccError, match="does not restate 2025 money to 2027"):
        catalogue.path("fr-electricity", on=ON, base_year=2027)

    restated = catalogue.path("fr-carbon-value", on=ON, base_year=2027, inflation=0.02)

    assert isclose(restated.value, 256 * CPI_2025 / CPI_2023 * 1.02**2)
    assert "2% a year supposed after 2025" in restated.source.place


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("eib-carbon-value", "year of the money of “eib-carbon-value” is unknown"),
        ("de-bw-procurement-carbon-value", "nominal"),
        ("eu-electricity", "No price index of EU"),
    ],
)
def test_money_that_cannot_be_restated_is_refused(name, said):
    with pytest.raises(lcc.LccError, match=said):
        catalogue.path(name, on=ON, base_year=2024)


def test_an_index_can_be_named_and_must_be_one():
    path = catalogue.path("eu-electricity", on=ON, base_year=2024, deflator="fr-consumer-price-index")

    assert isclose(path.value, 0.1902 * CPI_2024 / CPI_2025)
    with pytest.raises(lcc.LccError, match="not a price index"):
        catalogue.path("eu-electricity", on=ON, base_year=2024, deflator="fr-electricity")


def test_what_is_not_money_is_not_restated():
    assert catalogue.path("fr-laptop-footprint", on=ON, base_year=2030).value == 185.4


def test_vat_is_taken_out_at_the_rate_given_and_never_at_another():
    with pytest.raises(lcc.LccError, match="VAT is in the price of “fr-diesel”"):
        catalogue.resource("fr-diesel", on=ON)

    diesel = catalogue.resource("fr-diesel", on=ON, vat=0.2)

    assert isclose(diesel.price.value, 1.5572 / 1.2)
    assert diesel.vat == 0.2
    assert "VAT of 20% taken out" in diesel.price.source.place


def test_a_price_whose_vat_is_not_known_is_refused_until_it_is_said():
    with pytest.raises(lcc.LccError, match="does not say whether VAT"):
        catalogue.resource("fr-district-heating", on=ON, vat=0.055)

    without, within = (
        catalogue.resource("fr-district-heating", on=ON, vat=0.055, vat_included=said).price.value
        for said in (False, True)
    )

    assert (without, within) == (0.1047, 0.1047 / 1.055)


def test_a_resource_is_ready_for_a_method():
    electricity = catalogue.resource("fr-electricity", on=ON, vat=0.2)

    assert (electricity.name, electricity.unit, electricity.vat) == ("electricity", "kWh", 0.2)
    assert (electricity.price.value, electricity.price.kind, electricity.price.price_year) == (0.1534, "real", 2025)
    assert electricity.emissions["CO2e"].value == 0.0519
    assert electricity.emissions["CO2e"].source.factor == "fr-electricity-emissions"


def test_no_vat_rate_is_ever_supposed():
    assert catalogue.resource("fr-electricity", on=ON).vat is None


@pytest.mark.parametrize(
    ("price", "name", "emissions"),
    [
        ("fr-natural-gas", "natural gas", "fr-natural-gas-emissions"),
        ("fr-electricity-small-businesses", "electricity small businesses", "fr-electricity-emissions"),
    ],
)
def test_a_resource_is_named_and_emits_after_its_price(price, name, emissions):
    found = catalogue.resource(price, on=ON)

    assert (found.name, found.emissions["CO2e"].source.factor) == (name, emissions)


def test_emissions_can_be_chosen_given_or_left_out():
    heating = catalogue.resource("fr-electricity", "heat", emissions="fr-electricity-heating-emissions", on=ON)
    own = catalogue.resource("fr-electricity", emissions={"CO2e": 0.02, "NOx": {"value": 0.001}}, on=ON)

    assert heating.emissions["CO2e"].value == 0.0693
    assert {impact: path.value for impact, path in own.emissions.items()} == {"CO2e": 0.02, "NOx": 0.001}
    assert not catalogue.resource("fr-electricity", emissions={}, on=ON).emissions


@pytest.mark.parametrize("emissions", ["fr-diesel-emissions", "fr-electricity", "fr-laptop-footprint"])
def test_emissions_in_another_unit_are_refused(emissions):
    with pytest.raises(lcc.LccError, match="emission factor in kg per kWh is needed"):
        catalogue.resource("fr-electricity", emissions=emissions, on=ON)


@pytest.mark.parametrize("name", ["fr-laptop-life", "fr-electricity-emissions", "fr-public-discount-rate"])
def test_only_a_price_makes_a_resource(name):
    with pytest.raises(lcc.LccError, match="needs a price per unit"):
        catalogue.resource(name, on=ON)


def test_an_externality_is_complete_and_counts_only_when_asked():
    carbon = catalogue.externality("fr-carbon-value", on=ON)

    assert (carbon.name, carbon.unit, carbon.kilograms, carbon.counts) == ("CO2e", "EUR/tCO2e", 1000, False)
    assert set(carbon.perimeter) == set(carbon.verification) == {"fr", "en"}
    assert carbon.perimeter["fr"] != carbon.perimeter["en"]
    assert catalogue.externality("fr-carbon-value", counts=True, on=ON).counts


def test_an_impact_per_kilogram_is_named_by_its_factor():
    nox = catalogue.externality("eu-clean-vehicles-nox", accept="legacy", on=ON)

    assert (nox.name, nox.kilograms) == ("NOx", 1)


def test_only_the_value_of_an_impact_makes_an_externality():
    with pytest.raises(lcc.LccError, match="value per tonne or kilogram"):
        catalogue.externality("fr-electricity", on=ON)


def test_a_discount_rate_says_whether_it_is_real_or_nominal():
    assert (catalogue.discount_rate(on=ON).value, catalogue.discount_rate(on=ON).kind) == (0.032, "real")
    assert catalogue.discount_rate("us-femp-nominal-discount-rate").kind == "nominal"
    with pytest.raises(lcc.LccError, match="not a discount rate"):
        catalogue.discount_rate("fr-risk-premium")


def test_the_stepped_rate_of_the_green_book_comes_whole():
    rate = catalogue.discount_rate("gb-public-discount-rate", on=ON)

    assert rate.at(np.array([1.0, 30, 31, 80, 400]), 2027).tolist() == [0.035, 0.035, 0.03, 0.025, 0.01]


def test_a_method_of_catalogue_figures_is_computed_and_its_file_read_again():
    method = lcc.Method(
        base_year=2025, years=10, discount_rate=catalogue.discount_rate(on=ON),
        resources=[catalogue.resource("fr-electricity", vat=0.2, on=ON)],
        externalities=[catalogue.externality("fr-carbon-value", on=ON, base_year=2025)],
        costs=[lcc.acquire("price"), lcc.consume("electricity", "kwh")],
    )  # fmt: skip
    purchase = lcc.Purchase(title="Refrigerators", method=method, offers=[lcc.Offer("A", vat=0.2, price=900, kwh=250)])

    assert not lcc.findings(purchase)
    assert lcc.loads(lcc.dumps(purchase)) == purchase
    assert lcc.compare(purchase).ranking[0].offer == "A"


def test_refusals_are_said_in_french():
    with speaking("fr"), pytest.raises(lcc.LccError, match="n’est plus en usage"):
        catalogue.path("eu-clean-vehicles-pm", on=ON)


@pytest.mark.parametrize("factor", catalogue.factors(), ids=lambda factor: factor.id)
def test_every_factor_makes_a_path_that_a_purchase_file_can_keep(factor):
    day = factor.values[-1].since
    path = catalogue.path(factor.id, on=day, accept=["low", "legacy"], vat=0.2, vat_included=False)

    assert lcc.Path.of(path.model_dump(exclude_none=True)) == path
    assert path.source.title
    assert path.source.copied == day
