"""What prevents a figure, or should be looked at, is listed all at once, each at its address."""

from __future__ import annotations

from datetime import date

import pytest

import lcc
from lcc import (
    Contract,
    CostStream,
    Externality,
    Line,
    Method,
    Offer,
    Parameter,
    Path,
    Purchase,
    Range,
    Resource,
    Schedule,
    acquire,
    consume,
    dispose,
    maintain,
)
from lcc.words import speaking

METHOD = {"base_year": 2027, "years": 10, "discount_rate": 0.03, "tax": "excluding"}


def found(costs=(), offers=(), *, of=(), **method):
    """Return {address: (severity, sentence)} for a purchase as a file holds it."""
    purchase = Purchase.of({"method": Method.of({**METHOD, "costs": costs, **method}), "offers": offers, **dict(of)})
    return {" › ".join(item.address): (item.severity, str(item.message)) for item in lcc.findings(purchase)}


PRICE = Parameter(name="price")


def test_a_purchase_that_is_whole_has_nothing_to_look_at():
    assert found([acquire("price")], [Offer("A", price=1)], parameters=[PRICE]) == {}


@pytest.mark.parametrize(
    ("siret", "right"),
    [("", True), ("21930000100017", True), ("219 300 001 00017", True), ("123", False), ("2193000010001x", False),
     ("219300001000171", False), ("٢١٩٣٠٠٠٠١٠٠٠١٧", False)],
)  # fmt: skip
def test_a_siret_has_14_digits(siret, right):
    assert ("siret" in found([acquire(1)], of={"siret": siret})) is not right


def test_dates_come_in_their_order_even_with_one_left_out():
    assert found([acquire(1)], of={"launch": "2027-03-01", "deadline": "2027-02-01"})["deadline"] == (
        "warning", "This date, 2027-02-01, is before 2027-03-01.",
    )  # fmt: skip
    assert "signature" in found([acquire(1)], of={"launch": date(2027, 3, 1), "signature": date(2027, 2, 1)})
    assert found([acquire(1)], of={"launch": "2027-03-01", "deadline": "2027-03-01"}) == {}


def test_a_trial_offer_of_the_same_name_is_said():
    listed = found([acquire(1)], [Offer("Été")], of={"trials": [Offer("ete")]})

    assert listed["offers › Été"] == ("warning", "A trial offer has the same name.")


def test_a_removal_that_treats_the_last_unit_otherwise_is_said():
    costs = [acquire("price", life="5"), dispose("2", life="5", residual="none")]

    listed = found(costs, [Offer("A", price=1)], parameters=[PRICE])

    assert listed["method › costs › 2 › residual"][0] == "warning"


@pytest.mark.parametrize(
    ("settings", "address", "sentence"),
    [
        ({"costs": []}, "method › costs", "The method has no cost stream yet."),
        (
            {"costs": [acquire("pirce")], "parameters": [PRICE]},
            "method › costs › pirce › amount",
            "Unknown name “pirce”. Did you mean “price”?",
        ),
        (
            {"costs": [acquire("price *", "c")], "parameters": [PRICE]},
            "method › costs › c › amount",
            "The formula stops too early: expected a number, a name or “(”.",
        ),
        (
            {"costs": [acquire(1)], "parameters": [Parameter(name="a", formula="b"), Parameter(name="b", formula="a")]},
            "method › parameters › a › formula",
            "These formulas need one another: a, b.",
        ),
        (
            {"costs": [acquire(1)], "parameters": [Parameter(name="a", value=1, formula="2")]},
            "method › parameters › a",
            "A parameter is fixed by a value or computed by a formula, not both.",
        ),
        (
            {"costs": [acquire(1)], "parameters": [Parameter(name="a", value=1, default=2)]},
            "method › parameters › a",
            "Only a parameter asked of tenderers takes a default or a fallback.",
        ),
        (
            {"costs": [acquire("price")], "parameters": [Parameter(name="price", fallback=2)]},
            "method › parameters › price › fallback",
            "A price has no fallback: an offer without its price is incomplete.",
        ),
        (
            {"costs": [acquire(1)], "parameters": [Parameter(name="a", per_line=True)]},
            "method › parameters › a › per_line",
            "The method has no lines.",
        ),
        (
            {
                "costs": [acquire("price")],
                "parameters": [Parameter(name="price", per_line=True)],
                "lines": [Line(id="one")],
            },
            "method › costs › price › amount",
            "“price” has one value per line: write sum( ) round it, or mark this per_line.",
        ),
        (
            {"costs": [acquire(1)], "parameters": [Parameter(name="Quantity")], "lines": [Line(id="one")]},
            "method › parameters › Quantity",
            "“quantity” is the quantity of each line: choose another name.",
        ),
        (
            {"costs": [consume("gaz", 1)], "resources": [Resource(name="gas", price=Path(1))]},
            "method › costs › gaz › resource",
            "Unknown resource “gaz”. Did you mean “gas”?",
        ),
        (
            {"costs": [consume("gas", 1)], "resources": [Resource(name="gas")]},
            "method › resources › gas › price",
            "This resource has no price.",
        ),
        (
            {"costs": [consume("gas", 1, unit="m³")], "resources": [Resource(name="gas", unit="kWh", price=Path(1))]},
            "method › costs › gas › unit",
            "This stream is in m³, its resource in kWh.",
        ),
        (
            {"costs": [maintain(1, "c", life="5")]},
            "method › costs › c › life",
            "A life goes with a schedule “start” or “end”, not with a yearly or repeated one.",
        ),
        (
            {"costs": [maintain(1, "c", schedule=Schedule(at=(50,)))]},
            "method › costs › c › schedule",
            "Year 50 is outside the study period, which ends in year 10.",
        ),
        (
            {"costs": [maintain(1, "c", contract=Contract(price="firm"))]},
            "method › costs › c › contract",
            "A firm price in constant money, or a revisable one in current money, needs the inflation.",
        ),
        (
            {"costs": [acquire(1)], "discount_rate": Path(0.05, kind="nominal")},
            "method › discount_rate",
            "This path is nominal and the method is in constant money: the inflation is needed.",
        ),
        (
            {"costs": [consume("gas", 1)], "resources": [Resource(name="gas", price=Path(1))], "tax": "including"},
            "method › costs › gas › vat",
            "VAT counts and the rate of this third party is not given: on the resource or on the stream.",
        ),
        (
            {
                "costs": [acquire(1, "c", emissions={"CO2e": "1"})],
                "externalities": [Externality(name="CO2e", counts=True)],
            },
            "method › externalities › CO2e",
            (
                "An externality counts only when complete; "
                "it lacks: a value, a unit, a source, a perimeter, how it is verified."
            ),
        ),
    ],
)
def test_what_is_wrong_in_a_method_is_said_at_its_address(settings, address, sentence):
    listed = found(**settings)

    assert address in listed
    assert listed[address][1] == sentence


def test_what_is_wrong_in_offers_is_said_for_each():
    parameters = [Parameter(name="price", usual=Range(low=10, high=20, required=True)), Parameter(name="fee")]
    offers = [
        Offer("A", price=5, fee=1), Offer("B", price=15), Offer("C", price=15, fee="n.c."),
        Offer("D", price=15, fee=1, fe=2),
    ]  # fmt: skip

    listed = found([acquire("price"), maintain("fee")], offers, parameters=parameters)

    assert listed.pop("offers › A › answers › price")[0] == "error"
    assert listed == {
        "offers › B › answers › fee": ("error", "Not answered: fee."),
        "offers › C › answers › fee": ("error", "“n.c.” cannot be read as a number; it is kept as typed."),
        "offers › D › answers › fe": ("warning", "The method asks nothing called “fe”. Did you mean “fee”?"),
    }


def test_trial_offers_are_looked_at_when_asked():
    purchase = Purchase.of({"method": {**METHOD, "costs": [acquire("price")], "parameters": [PRICE]},
                            "trials": [{"name": "T"}], "offers": [{"name": "A", "answers": {"price": 1}}]})  # fmt: skip

    assert lcc.findings(purchase) == []
    assert [item.address for item in lcc.findings(purchase, trials=True)] == [("trials", "T", "answers", "price")]


def test_everything_is_listed_at_once_and_in_french():
    costs = [CostStream(name="a", amount="("), CostStream(name="b", amount="x"), consume("gaz", 1)]

    with speaking("fr"):
        listed = found(costs, [Offer("A")], of={"siret": "1"})

    assert len(listed) >= 4
    assert not any(said.startswith(("Unknown", "The ", "A SIRET")) for _, said in listed.values())
