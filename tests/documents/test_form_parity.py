"""The live total of a form, as LibreOffice computes it from what is typed, against ``lcc.compare``."""

from __future__ import annotations

import math
import shutil
from pathlib import Path

import pytest

import lcc
from lcc.documents.form import write_form
from tests.documents.form_filling import fill, total_of, typed
from tests.libreoffice import needs_libreoffice, recalculated_files

EXAMPLES = Path(__file__).parents[2] / "examples"
FILLED = {
    "copiers": (("A", "B, variante", "C", "D"), ("B, variante", "C", "D")),
    "led-framework": (("Lucioles",), ("Filament",)),
    "heat-pump": (("Existing system", "Heat pump"), ("Heat pump",)),
    "heating": (("Chaudière gaz",), ("Réseau de chaleur",)),
    "buses": (("Électrique",), ("Diesel",)),
    "everything": (("One", "Two", "Three", "Four", "Five"), ("One", "Four", "Five")),
}  # fmt: skip
"""Offers whose forms are filled, as .xlsx and as .ods: LibreOffice takes seconds for each."""
KINDS = ("xlsx", "ods")
Totals = dict[tuple[str, str, str], object]
pytestmark = needs_libreoffice


def everything() -> lcc.Purchase:
    """Return a purchase with all that moves: lives, timings, firm prices, indices, lines, externalities."""
    stream = lcc.CostStream
    method = lcc.Method(
        base_year=2027, years=9, service_start=1, discount_rate={"points": {1: 0.03, 4: 0.025, 8: 0.02}, "join": "step",
        "beyond": "hold", "kind": "nominal"}, money="current", inflation=0.018, deductible=0.4,
        lines=[{"id": "A", "quantity": 3}, {"id": "B: ’é", "quantity": 5.5}, {"id": "=C", "quantity": 0}],
        parameters=[
            {"name": "price", "per_line": True, "unit": "EUR"}, {"name": "power", "per_line": True, "default": 40},
            {"name": "lasts", "per_line": True}, {"name": "renewed", "unit": "year"}, {"name": "visits"},
            {"name": "standby", "unit": "W", "fallback": 4},
            {"name": "wear", "default": [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9]},
            {"name": "hours", "value": {"value": 1000, "growth": 0.02}}, {"name": "kept", "value": 2, "variants": True},
            {"name": "rooms", "per_line": True, "value": [1, 2, 3], "variants": True},
            {"name": "ageing", "formula": "if(year > 4, wear * (1 + 0.01 * year), round(wear, 1))"},
            {"name": "load", "formula": "sum(quantity * if(standby > 3, power, max(power, 30)))"},
        ],
        resources=[{"name": "power", "unit": "kWh", "price": {"value": 0.2, "growth": 0.01, "kind": "real"}, "vat": 0.2,
                    "emissions": {"CO2e": {"value": 0.05, "growth": -0.02}}}],
        costs=[
            stream(name="things", stage="acquisition", amount="quantity * price", life="lasts", per_line=True),
            stream(name="late", stage="acquisition", amount="kept * renewed * ageing * 90", life="renewed",
                   schedule={"when": "start", "first": 2}, timing="start_of_year", contract="firm"),
            stream(name="once", stage="acquisition", amount="700 * visits", life="renewed", renew=False,
                   escalation=0.01, residual="none", timing="mid_year"),
            stream(name="power", resource="power", amount="load * hours * ageing / 1000", escalation=0.02),
            stream(name="rent", amount="visits * 10", per="month", contract={"firm_years": 3}),
            stream(name="checks", stage="maintenance", amount="visits * 55", schedule={"every": 2, "first": 3},
                   contract={"index": [1, 1.05, 1.07, 1.09, 1.1, 1.12, 1.15, 1.2, 1.22, 1.3]}, timing="continuous"),
            stream(name="audit", amount="sum(rooms) * 12", schedule={"at": [2, 2031]},
                   invoiced_by="third_party", vat=0.1),
            stream(name="own", amount="kept * 15", invoiced_by="internal", emissions={"CO2e": "12 * wear"}),
            stream(name="ends", stage="end_of_life", amount="quantity * 8", life="lasts", per_line=True),
            stream(name="option", amount="visits * 1e6", part="supplement_optional"),
        ],
        externalities=[{"name": "CO2e", "unit": "EUR/tCO2e", "counts": True, "perimeter": "use", "verification": "bill",
                        "value": {"value": 250, "growth": 0.03, "kind": "real", "source": "test"}}],
    )  # fmt: skip
    first = {"price": [100, 250.5, 80], "power": [50, 60, 70], "lasts": [3, 4.5, 20], "renewed": 2.5, "visits": 5,
             "wear": 1.25, "standby": 2}  # fmt: skip
    second = {"price": [90, 300, 70], "lasts": [2, 9, 0.7], "renewed": 12, "visits": 2}
    return lcc.Purchase(
        title="Everything", method=method,
        offers=[
            lcc.Offer("One", vat=0.2, vat_by_cost={"rent": 0.1, "once": 0}, answers=first),
            lcc.Offer("Two", vat=0, vat_ground="293 B", answers=second),
            lcc.Offer("Three", kind="variant", vat=0.2, answers={**first, "kept": 1, "rooms": [4, 5, 6]}),
            lcc.Offer("Four", vat=0.2, answers={**first, "renewed": None}),
            lcc.Offer("Five", vat=0.2, answers={**first, "renewed": 0}),
        ],
    )  # fmt: skip


def purchases() -> dict[str, lcc.Purchase]:
    named = [name for name in FILLED if name != "everything"]
    return {**{name: lcc.load(EXAMPLES / f"{name}.lcc.yaml") for name in named}, "everything": everything()}


@pytest.fixture(scope="module")
def totals(tmp_path_factory: pytest.TempPathFactory) -> Totals:
    """Fill a form for each offer, as .xlsx and as .ods, and let LibreOffice compute them all."""
    folder, known = tmp_path_factory.mktemp("forms"), purchases()
    written = {(name, kind): folder / f"{name}-{kind}.{kind}" for name in known for kind in KINDS}
    filled = {}
    with lcc.speaking("en"):
        for (name, _), path in written.items():
            write_form(known[name], path)
        opened = [place for place in written if place[1] == "ods"]
        written |= zip(opened, recalculated_files([written[place] for place in opened], folder), strict=True)
        for (name, kind), path in written.items():
            for offer in known[name].offers:
                if offer.name in FILLED[name][KINDS.index(kind)]:
                    place = (name, kind, offer.name)
                    filled[place] = shutil.copy(path, folder / f"{len(filled)}.xlsx")
                    fill(filled[place], typed(known[name], offer))
    computed = recalculated_files(list(filled.values()), tmp_path_factory.mktemp("computed"))
    return {place: total_of(path) for place, path in zip(filled, computed, strict=True)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FILLED)
def test_the_live_total_is_the_one_the_buyer_computes(totals: Totals, name: str, kind: str) -> None:
    compared = lcc.compare(purchases()[name])

    shown = {offer: totals[name, kind, offer] for offer in FILLED[name][KINDS.index(kind)]}

    wanted = {offer: compared.total[offer] for offer in shown if not math.isnan(compared.total[offer])}
    assert wanted
    assert {offer: shown[offer] for offer in wanted} == {
        offer: pytest.approx(total, abs=0.005) for offer, total in wanted.items()
    }


@pytest.mark.parametrize("kind", KINDS)
def test_an_incomplete_offer_has_no_live_total(totals: Totals, kind: str) -> None:
    missing, impossible = totals["everything", kind, "Four"], totals["everything", kind, "Five"]
    copiers = totals["copiers", kind, "D"]

    assert (missing, copiers) == ("to come", "to come")
    assert impossible == "cannot be computed"
