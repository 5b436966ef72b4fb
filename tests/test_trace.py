"""Any figure explains itself: whoever has the text and a pocket calculator finds it again to the cent."""

from __future__ import annotations

import json
import math
import re
from functools import cache
from pathlib import Path

import pytest

import lcc
from lcc import (
    Contract,
    CostStream,
    Evidence,
    Externality,
    Line,
    Offer,
    Parameter,
    Purchase,
    Resource,
    Source,
    acquire,
    consume,
    dispose,
    maintain,
)
from lcc.whatif import multipliers
from lcc.words import LccError, speaking

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.lcc.yaml"))
FRENCH = str.maketrans({"\u202f": None, "\u00a0": None, ",": ".", "−": "-"})
ENGLISH = str.maketrans({",": None, "\u00a0": None, "−": "-"})


@cache
def compared(path):
    """Compare the offers of an example, once."""
    return lcc.compare(lcc.load(path))


def small(costs, offers, **method):
    """Compare offers over five years, at 3 % and without VAT unless said otherwise."""
    settings = {"base_year": 2027, "years": 5, "discount_rate": 0.03, "tax": "excluding"} | method
    return lcc.compare(Purchase(method={**settings, "costs": costs}, offers=offers))


def leaves(trace):
    """List the traces that have no parts."""
    return [leaf for part in trace.parts for leaf in leaves(part)] if trace.parts else [trace]


def read(printed, marks):
    """Read the number a text begins with, as printed."""
    found = re.match(r"[+-]?[\d.]+(e[+-]?\d+)?", printed.strip().translate(marks))
    assert found, printed
    return float(found[0])


def redo(text, marks):
    """Redo each line of a text: what the products and the yearly tables give, and what they say they give."""
    pairs = []
    for line in text.split("\n"):
        if " × " in line and " = " in line and not line.strip().startswith(("what", "quoi")):
            factors, result = line.rsplit(" = ", 1)
            if re.match(r"\s*[\d−]", factors):
                values = [read(factor, marks) for factor in factors.split(" × ")]
                pairs.append((math.prod(values), read(result, marks), abs(values[0])))
        row = re.split(r"  +", line.strip())
        if len(row) == 4 and re.fullmatch(r"\d{4}", row[0]):
            flow, factor, present = (read(cell, marks) for cell in row[1:])
            pairs.append((flow * factor, present, 1.0))
    return pairs


# By hand, from what is printed


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize(("language", "marks"), [("en", ENGLISH), ("fr", FRENCH)], ids=["en", "fr"])
def test_every_printed_line_of_an_example_is_redone_by_hand_to_the_cent(path, language, marks):
    comparison = compared(path)

    for offer in comparison.evaluated:
        with speaking(language):
            text = str(lcc.explain(comparison, offer))
        pairs = redo(text, marks)
        assert pairs
        for found, printed, amount in pairs:
            assert found == pytest.approx(printed, abs=0.0151 + amount * 0.5e-8, rel=0)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_each_part_is_its_product_the_parts_make_the_sum_and_the_sum_the_total(path):
    comparison = compared(path)

    for offer in comparison.evaluated:
        trace = lcc.explain(comparison, offer)
        assert trace.present == pytest.approx(comparison.total[offer], rel=1e-12)
        assert sum(part.present for part in trace.parts) == pytest.approx(trace.present, rel=1e-9, abs=1e-6)
        assert [part.part for part in trace.parts] == list(comparison.parts)
        for part in trace.parts:
            assert part.present == pytest.approx(comparison.present[offer, part.part].sum("year").values, abs=1e-6)
        for leaf in leaves(trace):
            assert sum(year.present for year in leaf.years) == pytest.approx(leaf.present, rel=1e-9, abs=1e-9)
            for year in leaf.years:
                assert year.flow * year.factor == pytest.approx(year.present)
            if leaf.coefficient is not None:
                product = leaf.amount * leaf.vat * leaf.coefficient
                product *= 1.0 if leaf.unit_price is None else leaf.unit_price
                assert product == pytest.approx(leaf.present, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_trace_is_plain_data_that_any_program_reads(path):
    comparison = compared(path)

    for offer in comparison.evaluated:
        data = lcc.explain(comparison, offer).to_dict()
        assert json.loads(json.dumps(data, allow_nan=False))["present"] == data["present"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_what_one_unit_more_costs_is_what_comparing_again_finds(path):
    purchase = lcc.load(path)
    before = lcc.compare(purchase).total
    chosen = {}
    for found in multipliers(purchase):
        chosen.setdefault(found.parameter, found)

    for found in chosen.values():
        address = ("offers", found.offer, "answers", found.parameter, *([found.line] if found.line else []))
        declared = next(offer for offer in purchase.offers if offer.name == found.offer).answers
        if found.parameter not in declared:
            continue
        again = lcc.compare(lcc.replace(purchase, address, lcc.read(purchase, address) + 1.0)).total
        assert again[found.offer] - before[found.offer] == pytest.approx(found.value, abs=1e-6, rel=1e-7), found
        if found.linear:
            twice = lcc.compare(lcc.replace(purchase, address, lcc.read(purchase, address) + 2.0)).total
            assert twice[found.offer] - before[found.offer] == pytest.approx(2 * found.value, abs=1e-5, rel=1e-6)


# As a tenderer reads it


def test_a_whole_trace_reads_like_this():
    comparison = small(
        [acquire("price", life="life"), consume("electricity", "kwh"), maintain("fee"), dispose("removal")],
        [Offer("Heat pump", vat=0.2, price=1000, life=4, kwh=1500, fee=[1, 2, 3, 4, 5], removal=80)],
        tax="including",
        resources=[Resource(name="electricity", unit="kWh", vat=0.2, price={"value": 0.2, "source": "Bill of 2026"})],
    )

    assert (
        str(lcc.explain(comparison, "Heat pump")).replace("\u00a0", " ")
        == """\
Heat pump – total

  Heat pump – price
    what: price
      price = 1,000 (declared)
      life = 4 (declared)
    when: in 2027, 2031
    1,000 € × 1.2 (VAT) × 1.88848705 = 2,266.18 €

  Heat pump – residual value of price
    what: price
      price = 1,000 (declared)
      life = 4 (declared)
    when: at the horizon, 2032: 0.75000000 of the last purchase is left, times the discount factor
    −1,000 € × 1.2 (VAT) × 0.64695659 = −776.35 €

  Heat pump – electricity
    what: kwh
      kwh = 1,500 (declared)
    when: each year from 2028 to 2032
    source: Bill of 2026
    1,500 kWh × 0.2 €/kWh × 1.2 (VAT) × 4.57970719 = 1,648.69 €

  Heat pump – fee
    what: fee
      fee = 1; 2; 3; 4; 5 (declared)
    when: each year from 2028 to 2032
    year  amount  coefficient  present value
    ────  ──────  ───────────  ─────────────
    2028    1.20   0.97087379           1.17
    2029    2.40   0.94259591           2.26
    2030    3.60   0.91514166           3.29
    2031    4.80   0.88848705           4.26
    2032    6.00   0.86260878           5.18

  Heat pump – removal
    what: removal
      removal = 80 (declared)
    when: in 2032
    80 € × 1.2 (VAT) × 0.86260878 = 82.81 €

sum                      present value
───────────────────────  ─────────────
price                       2,266.18 €
residual value of price      −776.35 €
electricity                 1,648.69 €
fee                            16.16 €
removal                        82.81 €
total                       3,237.50 €""".replace("€/kWh", "€/kWh")
    )


def test_the_same_trace_reads_in_french():
    comparison = small([acquire("price"), maintain("fee")], [Offer("A", price=1234.5, fee=10)])

    with speaking("fr"):
        text = str(lcc.explain(comparison, "A"))

    assert "1\u202f234,5\u00a0€ × 1,00000000 = 1\u202f234,50\u00a0€" in text
    assert "chaque année de 2028 à 2032" in text
    assert not re.search(r"\b(what|when|declared|each year|sum|present value)\b", text)


def test_a_monthly_amount_says_how_many_times_it_falls():
    comparison = small([maintain("rent", per="month")], [Offer("A", rent=10)])

    text = str(lcc.explain(comparison, "A", "rent"))

    assert "each year from 2028 to 2032, 12 times a year" in text
    assert "120\u00a0€ × 4.57970719" in text


def test_a_life_shorter_than_a_year_says_how_many_are_bought():
    comparison = small([acquire("price", life="life")], [Offer("A", price=1, life=0.5)])

    assert "in 2027, 2028 (×\u00a02), 2029 (×\u00a02), 2030 (×\u00a02), 2031 (×\u00a02), 2032" in str(
        lcc.explain(comparison, "A", "price")
    )


def test_what_a_stream_emits_by_itself_and_through_its_resource_are_told_apart():
    price = {"value": 100, "source": "Impact study"}
    factor = {"value": 0.05, "source": "Factor of 2024"}
    comparison = small(
        [consume("gas", "kwh", emissions={"CO2e": "kwh / 500"})], [Offer("A", kwh=1000)],
        resources=[Resource(name="gas", unit="kWh", price=1, emissions={"CO2e": factor})],
        externalities=[
            Externality(name="CO2e", value=price, unit="EUR/t", perimeter="p", verification="v", counts=True)
        ],
    )  # fmt: skip

    through, itself = lcc.explain(comparison, "A", "CO2e").parts

    assert (through.words, through.amount, through.amount_unit) == ("kwh", 1000, "kWh")
    assert through.sources == ("Impact study", "Factor of 2024")
    assert (itself.words, itself.amount, itself.amount_unit) == ("kwh ÷ 500", 2, "kg")
    assert itself.sources == ("Impact study",)
    assert itself.present == pytest.approx(2 * 0.1 * 4.57970719, abs=1e-6)


def test_a_source_is_cited_so_that_it_can_be_found_again():
    source = Source(title="Tariff", publisher="Energy office", dated="2026", place="Table 3", url="https://example.org")
    comparison = small(
        [consume("gas", "kwh")], [Offer("A", kwh=1)],
        resources=[Resource(name="gas", unit="kWh", price={"value": 1, "source": source})],
    )  # fmt: skip

    assert "source: Tariff, Energy office, 2026, Table 3, https://example.org" in str(
        lcc.explain(comparison, "A", "gas")
    )


def test_each_value_says_where_it_comes_from():
    parameters = [
        Parameter(name="fixed", value=1), Parameter(name="optional", default=2),
        Parameter(name="proved", unit="h", fallback=3),
        Parameter(name="made", formula="fixed + 1"), Parameter(name="asked"),
    ]  # fmt: skip
    offer = Offer("A", asked=5, optional=None, proved=1, evidence={"proved": Evidence(proven=False)})
    lines = [Line(id="one", quantity=4)]
    comparison = small(
        [acquire("fixed + optional + proved + made + asked + sum(quantity)", "all")],
        [offer],
        parameters=parameters,
        lines=lines,
    )

    given = {value.name: (value.origin, value.values) for value in lcc.explain(comparison, "A", "all").given}

    assert given == {
        "fixed": ("fixed", (1.0,)), "optional": ("default", (2.0,)), "proved": ("default", (3.0,)),
        "made": ("computed", (2.0,)), "asked": ("declared", (5.0,)), "quantity": ("fixed", (4.0,)),
    }  # fmt: skip


def test_a_part_that_costs_nothing_says_so():
    comparison = small([acquire("price"), maintain("if(year > 9, fee, 0)", "late")], [Offer("A", price=1, fee=5)])

    assert str(lcc.explain(comparison, "A", "late")).endswith("  0.00\u00a0€")


def test_a_firm_price_is_redone_with_its_coefficient():
    comparison = small([maintain("fee", contract=Contract(price="firm"))], [Offer("A", fee=100)], inflation=0.02)
    trace = lcc.explain(comparison, "A", "fee")

    assert trace.coefficient == pytest.approx(sum((1.02 * 1.03) ** -year for year in range(1, 6)))


# What cannot be explained


def test_an_unknown_offer_or_part_is_answered_with_the_nearest():
    comparison = small([acquire("price")], [Offer("Alpha", price=1)])

    with pytest.raises(LccError, match=r"No offer “Alfa”\. Did you mean “Alpha”\?"):
        lcc.explain(comparison, "Alfa")
    with pytest.raises(LccError, match=r"No cost stream “prize”\. Did you mean “price”\?"):
        lcc.explain(comparison, "Alpha", "prize")


def test_an_incomplete_offer_is_explained_by_its_reasons():
    comparison = small([acquire("price"), maintain("fee")], [Offer("A", price=1), Offer("B", price=1, fee=2)])

    with pytest.raises(LccError, match="A is incomplete: answers › fee: Not answered: fee"):
        lcc.explain(comparison, "A")


def test_a_trial_offer_is_explained_when_asked():
    purchase = Purchase(method={"base_year": 2027, "years": 5, "discount_rate": 0, "tax": "excluding",
                                "costs": [CostStream(name="c", amount="price", stage="acquisition")]},
                        trials=[Offer("Trial", price=7)])  # fmt: skip

    assert lcc.explain(purchase, "Trial", trials=True).present == 7
    with pytest.raises(LccError, match="No offer “Trial”"):
        lcc.explain(purchase, "Trial")
