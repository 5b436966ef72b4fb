"""The purchases that tests of robustness share."""

from __future__ import annotations

import pytest

import lcc

PRICE = ("method", "resources", "electricity", "price")
RATE = ("method", "discount_rate")


@pytest.fixture
def kettles():
    """Return a maker of two kettles: one cheap and hungry, one dear and sober, so that energy decides."""

    def make(price=0.2, years=5, rate=0.0, trials=True, offers=((100.0, 900.0), (500.0, 300.0)), **more):
        method = {
            "base_year": 2027, "years": years, "discount_rate": rate, "tax": "excluding",
            "resources": [lcc.Resource(name="electricity", unit="kWh", price=price)],
            "parameters": [lcc.Parameter(name="price", unit="EUR"), lcc.Parameter(name="kwh", unit="kWh/year")],
            "costs": [lcc.acquire("price"), lcc.consume("electricity", "kwh")],
        }  # fmt: skip
        method |= more.pop("method", {})
        names = ("Hungry", "Sober", "Third", "Fourth", "Fifth")
        listed = [lcc.Offer(names[i], price=buy, kwh=kwh) for i, (buy, kwh) in enumerate(offers)]
        kind = "trials" if trials else "offers"
        return lcc.Purchase(method=lcc.Method(**method), **{kind: listed}, **more)

    return make


@pytest.fixture
def plain():
    """Return text with plain spaces, so that a test reads as a sentence."""

    def spaced(text):
        return str(text).replace("\u00a0", " ").replace("\u202f", " ")

    return spaced
