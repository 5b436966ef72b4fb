"""Every example is a complete purchase, and those built on published figures find them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import lcc

EXAMPLES = Path(__file__).parent.parent / "examples"
PURCHASES = sorted(EXAMPLES.glob("*.lcc.yaml"))
PUBLISHED = ("heat-pump", "lifts", "transformers")


def compared(name: str) -> lcc.Comparison:
    """Compare the offers of an example."""
    return lcc.compare(lcc.load(EXAMPLES / f"{name}.lcc.yaml"))


def golden(name: str) -> dict:
    """Read what was published of a case."""
    case = Path(__file__).parent / "golden" / "cases" / f"{name}.yaml"
    return yaml.safe_load(case.read_text(encoding="utf-8"))["expected"]


def errors(comparison: lcc.Comparison) -> list[str]:
    """Say the findings that prevent a figure and are not one offer's own (an example may show a missing answer)."""
    return [str(finding) for finding in comparison.findings if finding.severity == "error" and finding.offer is None]


def order(comparison: lcc.Comparison) -> list[str]:
    """Return the offers from first to last."""
    return [rank.offer for rank in comparison.ranking]


# Every example


@pytest.mark.parametrize("path", PURCHASES, ids=lambda path: path.name)
def test_an_example_compares_without_an_error_in_its_method(path: Path) -> None:
    comparison = lcc.compare(lcc.load(path))

    assert errors(comparison) == []
    assert len(comparison.ranking) >= 2
    assert all(comparison.unranked.values()), "an offer without a place has a reason"


@pytest.mark.parametrize("path", PURCHASES, ids=lambda path: path.name)
def test_an_example_is_the_same_purchase_once_written_and_read_again(path: Path) -> None:
    purchase = lcc.load(path)

    again = lcc.loads(lcc.dumps(purchase))

    assert again == purchase


# Published figures


@pytest.mark.parametrize("name", PUBLISHED)
def test_an_example_of_published_figures_lacks_nothing_and_names_its_source(name: str) -> None:
    comparison = compared(name)
    text = (EXAMPLES / f"{name}.lcc.yaml").read_text(encoding="utf-8")

    assert comparison.findings == []
    assert comparison.unranked == {}
    assert "publisher: " in text
    assert "url: https://" in text


@pytest.mark.parametrize("name", PUBLISHED)
def test_an_example_of_published_figures_says_everything_in_french_and_english(name: str) -> None:
    purchase = lcc.load(EXAMPLES / f"{name}.lcc.yaml")
    method = purchase.method

    labels = [thing.label for thing in (*method.parameters, *method.costs, *method.resources)]
    definitions = [parameter.definition for parameter in method.parameters]

    assert all(set(text) == {"fr", "en"} for text in (purchase.title, purchase.note, *labels, *definitions))
    assert all(parameter.unit for parameter in method.parameters)


def test_the_heat_pump_costs_and_saves_what_nist_printed() -> None:
    comparison = compared("heat-pump")
    published = golden("blcc5-femp-heatpump-2020")
    tolerance = published["tolerance"]

    measured = comparison.against()["Heat pump"]

    for offer, case in (("Existing system", "existing"), ("Heat pump", "heat_pump")):
        figures = published["alternatives"][case]
        assert comparison.total[offer] == pytest.approx(figures["lcc"], abs=tolerance["abs"])
        assert comparison.annual[offer] == pytest.approx(figures["annual_value"], abs=tolerance["annual_value_abs"])
        energy = comparison.present[offer, "electricity"].values.sum()
        assert energy == pytest.approx(figures["pv"]["energy"], abs=tolerance["abs"])
    yearly = list(comparison.flows["Existing system", "electricity"].values[1:])
    assert yearly == pytest.approx(published["yearly"]["existing"]["energy"], abs=tolerance["abs"])
    figures = published["comparison"]["heat_pump"]
    assert measured.net_savings == pytest.approx(figures["net_savings"], abs=tolerance["abs"])
    assert measured.sir == pytest.approx(figures["sir"], abs=tolerance["sir_abs"])
    assert measured.airr == pytest.approx(figures["airr"], abs=tolerance["airr_abs"])
    assert measured.payback.year == figures["simple_payback_year"]
    assert measured.discounted_payback.year == figures["discounted_payback_year"]
    assert order(comparison) == ["Heat pump", "Existing system"]


def test_the_heat_pump_emits_what_nist_printed() -> None:
    emissions = compared("heat-pump").emissions

    assert emissions["Existing system", "CO2", "use", 2021] == pytest.approx(17_759.09, abs=0.05)
    assert emissions["Heat pump", "CO2", "use", 2021] == pytest.approx(12_135.38, abs=0.05)


def test_the_lifts_cost_what_the_textbook_printed() -> None:
    comparison = compared("lifts")
    published = golden("panneerselvam-4.2-elevator-bids")

    for offer in ("Alpha", "Beta"):
        figures = published["alternatives"][offer.lower()]
        assert comparison.total[offer] == pytest.approx(figures["lcc"], abs=published["tolerance"]["abs"])
    assert order(comparison) == ["Alpha", "Beta"]
    assert not comparison.reversal.reverses


def test_the_dearer_transformer_wins_as_published() -> None:
    comparison = compared("transformers")

    assert comparison.total["Manufacturer A"] == pytest.approx(862_658)
    assert comparison.total["Manufacturer B"] == pytest.approx(852_012)
    assert order(comparison) == ["Manufacturer B", "Manufacturer A"]
    assert comparison.reversal.reverses
    assert comparison.reversal.to_buy == pytest.approx(11_500)
    assert dict(comparison.reversal.causes) == pytest.approx(
        {"no-load losses": -14_700, "load losses": -7_824, "auxiliary losses": 378}
    )
