"""After award: what was measured, what it costs, and the penalty of the clause, all redone by plain arithmetic."""

from __future__ import annotations

import json
from datetime import date
from math import ceil
from pathlib import Path

import pytest

import lcc
from lcc.cli import main
from lcc.words import LccError, speaking

EXAMPLES = Path(__file__).parent.parent / "examples"
RATE, YEARS, VAT = 0.04, 6, 1.2
AREA, WAGE, KWH = 90_000, 25.0, 0.15
DECLARED = {"price": 9_000.0, "life": 4.0, "kwh": 2_000.0, "output": 600.0}


def factor(year):
    return (1 + RATE) ** -year


def total(price, life, kwh, output, *, vat=VAT, resource_vat=VAT):
    """The life-cycle cost of one scrubber-dryer, without our code: purchases, unused life, electricity, hours."""
    bought = [k * life for k in range(ceil(YEARS / life - 1e-9))]
    purchases = sum(factor(ceil(when - 1e-9)) for when in bought)
    unused = (len(bought) - YEARS / life) * factor(YEARS)
    yearly = sum(factor(year) for year in range(1, YEARS + 1))
    return price * vat * (purchases - unused) + (kwh * KWH * resource_vat + AREA / output * WAGE) * yearly


def extra(**measured):
    """What the measured values add: a total to the cent less a total to the cent, as both are published."""
    return round(round(total(**{**DECLARED, **measured}), 2) - round(total(**DECLARED), 2), 2)


def method(**more):
    return lcc.Method(**{
        "base_year": 2027, "years": YEARS, "discount_rate": RATE,
        "resources": [{"name": "electricity", "unit": "kWh", "price": KWH, "vat": 0.2}],
        "parameters": [
            {"name": "price", "unit": "EUR"}, {"name": "life", "unit": "year"}, {"name": "kwh", "unit": "kWh/year"},
            {"name": "output", "label": "Output", "unit": "m2/h"},
            {"name": "area", "unit": "m2", "value": AREA}, {"name": "hours", "unit": "h", "formula": "area / output"},
        ],
        "costs": [
            {"name": "machine", "stage": "acquisition", "amount": "price", "life": "life"},
            {"name": "power", "resource": "electricity", "unit": "kWh", "amount": "kwh"},
            {"name": "staff", "amount": f"hours * {WAGE}", "invoiced_by": "internal"},
        ],
        "clause": {"months": 12, "tolerance": 0.05, "remedy_days": 30, "cap": 0.1},
        **more,
    })  # fmt: skip


def purchase(measured, *, amount=1e6, offer="A", method=None, answers=None, **more):
    others = {"price": 90_000, "life": 6, "kwh": 9_000, "output": 100}
    return lcc.Purchase(
        title="A scrubber-dryer",
        method=method or globals()["method"](),
        offers=[
            lcc.Offer("A", vat=0.2, tenderer="Brosse et Fils", answers={**DECLARED, **(answers or {})}),
            lcc.Offer("Z", vat=0.2, answers=others),
        ],
        followup={"offer": offer, "amount": amount, "measured": {
            name: {"value": value, "on": "2028-03-01"} for name, value in measured.items()
        }},
        **more,
    )  # fmt: skip


def follow(measured, **more):
    return lcc.follow_up(purchase(measured, **more))


def verdicts(result):
    return {value.name + value.line: value.verdict for value in result.values}


def said(result, severity):
    return [str(found) for found in result.findings if found.severity == severity]


# The extra cost and the penalty


@pytest.mark.parametrize(
    "measured",
    [
        {"kwh": 2_300},
        {"output": 520},
        {"life": 2.5},
        {"kwh": 2_300, "output": 520},
        {"kwh": 2_300, "life": 3, "output": 300},
    ],
)
def test_the_penalty_is_the_life_cycle_cost_with_the_measured_values_less_the_one_ranked(measured):
    result = follow(measured)

    assert result.declared_total == pytest.approx(total(**DECLARED), abs=1e-6)
    assert result.measured_total == pytest.approx(total(**{**DECLARED, **measured}), abs=1e-6)
    assert result.extra_cost == result.penalty == extra(**measured)
    assert set(verdicts(result).values()) == {"worse"}
    assert sum(item.amount for item in result.differences) == pytest.approx(result.extra_cost, abs=0.01)


def test_worse_is_what_costs_more_not_what_is_larger():
    result = follow({"output": 450, "kwh": 1_500})

    output, kwh = result.values
    assert (output.verdict, output.deviation, output.worsening) == ("worse", -0.25, 0.25)
    assert (kwh.verdict, kwh.deviation, kwh.worsening) == ("better", -0.25, -0.25)
    assert output.effect == extra(output=450)
    assert kwh.effect == extra(kwh=1_500) < 0


def test_a_more_favourable_value_pays_nothing_and_makes_up_for_no_other():
    better = follow({"kwh": 500})
    both = follow({"kwh": 500, "output": 560})

    assert (better.extra_cost, better.penalty, better.differences) == (0.0, 0.0, ())
    assert both.penalty == extra(output=560)
    assert [item.part for item in both.differences] == ["staff"]


@pytest.mark.parametrize(
    ("name", "at_the_limit", "just_beyond"), [("kwh", 2_100.0, 2_100.01), ("output", 570.0, 569.99)]
)
def test_a_deviation_at_the_tolerance_has_no_effect_and_just_beyond_it_counts_in_full(name, at_the_limit, just_beyond):
    held, beyond = follow({name: at_the_limit}), follow({name: just_beyond})

    assert (verdicts(held), held.penalty) == ({name: "within"}, 0.0)
    assert verdicts(beyond) == {name: "worse"}
    assert beyond.penalty == extra(**{name: just_beyond})
    assert beyond.penalty > 50


def test_the_deviation_shown_just_beyond_the_tolerance_is_not_the_tolerance():
    text = str(follow({"kwh": 2_100.01}))

    assert "+5.0005%" in text


def test_without_tolerance_each_deviation_counts_and_an_equal_value_does_not():
    strict = method(clause={"tolerance": 0})

    assert follow({"kwh": 2_001}, method=strict).penalty == extra(kwh=2_001)
    assert verdicts(follow({"kwh": 2_000}, method=strict)) == {"kwh": "same"}
    assert "No deviation is tolerated" in str(follow({"kwh": 2_001}, method=strict))


def test_the_penalty_stops_at_the_cap():
    result = follow({"output": 300}, amount=12_345.67)

    assert result.cap == 1_234.57
    assert result.extra_cost == extra(output=300)
    assert result.penalty == 1_234.57
    assert "Penalty if it is not put right: 1,234.57\u00a0€." in str(result)


def test_without_the_amount_of_the_contract_the_penalty_is_not_known():
    result = follow({"output": 520}, amount=None)

    assert (result.cap, result.penalty) == (None, None)
    assert result.extra_cost == extra(output=520)
    assert any("cap of the penalty is not known" in text for text in said(result, "warning"))
    assert "within 10% of the amount of the contract without VAT, which is not given" in str(result)


def test_without_a_clause_there_is_an_extra_cost_for_information_and_no_penalty():
    result = follow({"output": 520}, method=method(clause=None))

    assert (result.cap, result.penalty) == (None, None)
    assert result.extra_cost == extra(output=520)
    assert any("has no clause" in text for text in said(result, "warning"))
    assert "Without a clause there is no penalty." in str(result)


def test_the_extra_cost_is_on_the_vat_basis_of_the_method():
    without = follow({"life": 2.5}, method=method(tax="excluding"))

    assert without.extra_cost == pytest.approx(
        total(**{**DECLARED, "life": 2.5}, vat=1, resource_vat=1) - total(**DECLARED, vat=1, resource_vat=1), abs=0.011
    )
    assert "Amounts excluding VAT" in str(without)
    assert "Amounts including VAT" in str(follow({"life": 2.5}))


def test_a_value_that_costs_nothing_alone_counts_with_the_one_it_multiplies():
    two = method(
        parameters=[{"name": "a", "unit": "kWh"}, {"name": "b", "unit": "h"}],
        costs=[{"name": "c", "amount": "1000 + a * b", "invoiced_by": "internal"}],
    )
    bought = lcc.Purchase(
        method=two, offers=[lcc.Offer("A", vat=0.2, a=0, b=0)],
        followup={"offer": "A", "amount": 1e6, "measured": {"a": {"value": 3}, "b": {"value": 7}}},
    )  # fmt: skip

    result = lcc.follow_up(bought)

    assert verdicts(result) == {"a": "neutral", "b": "neutral"}
    assert [value.deviation for value in result.values] == [None, None]
    assert result.penalty == round(21 * sum(factor(year) for year in range(1, YEARS + 1)), 2)


def test_externalities_that_count_are_in_the_extra_cost_and_said_apart():
    counting = method(
        resources=[{"name": "electricity", "unit": "kWh", "price": KWH, "vat": 0.2, "emissions": {"CO2e": 0.05}}],
        externalities=[
            {
                "name": "CO2e",
                "value": {"value": 250, "source": "Published"},
                "unit": "EUR/tCO2e",
                "counts": True,
                "perimeter": "Electricity used",
                "verification": "Meter",
            }
        ],
    )

    result = follow({"kwh": 3_000}, method=counting)

    yearly = sum(factor(year) for year in range(1, YEARS + 1))
    assert result.externalities == pytest.approx(1_000 * 0.05 / 1_000 * 250 * yearly)
    assert result.extra_cost == pytest.approx(1_000 * (KWH * VAT + 0.05 / 1_000 * 250) * yearly, abs=0.011)
    assert "are externalities that count" in str(result)


# Lines, paths, variants, fallbacks


def lines(measured, clause=None):
    lamps = lcc.Method(
        base_year=2027, years=YEARS, discount_rate=RATE, clause=clause or {},
        lines=[{"id": "S1", "quantity": 100}, {"id": "S2", "quantity": 50}],
        resources=[{"name": "electricity", "unit": "kWh", "price": KWH, "vat": 0.2}],
        parameters=[{"name": "watts", "label": "Power", "unit": "W", "per_line": True}],
        costs=[{"name": "power", "resource": "electricity", "unit": "kWh", "per_line": True,
                "amount": "quantity * watts * 4100 / 1000"}],
    )  # fmt: skip
    return lcc.follow_up(lcc.Purchase(
        method=lamps, offers=[lcc.Offer("A", vat=0.2, watts=[40, 80])],
        followup={"offer": "A", "amount": 1e6, "measured": {"watts": {"value": measured, "on": "2028-03-01"}}},
    ))  # fmt: skip


def test_each_line_is_judged_by_itself_and_one_not_measured_is_as_declared():
    yearly = sum(factor(year) for year in range(1, YEARS + 1))

    both, one, mixed = lines([44, 83]), lines([None, 100]), lines([30, 100])

    assert verdicts(both) == {"wattsS1": "worse", "wattsS2": "within"}
    assert both.penalty == pytest.approx(100 * 4 * 4.1 * KWH * VAT * yearly, abs=0.011)
    assert verdicts(one) == {"wattsS2": "worse"}
    assert one.penalty == mixed.penalty == pytest.approx(50 * 20 * 4.1 * KWH * VAT * yearly, abs=0.011)
    assert verdicts(mixed) == {"wattsS1": "better", "wattsS2": "worse"}
    assert [(item.part, item.declared.line) for item in mixed.differences] == [("power", "S2")]
    assert "Power, line S2" in str(mixed)


def test_many_lines_measured_a_few_at_a_time_are_judged_as_all_at_once(monkeypatch):
    at_once = lines([44, 100])
    monkeypatch.setattr("lcc.followup.recomputing.CELLS", 2)

    assert lines([44, 100]).to_dict() == at_once.to_dict()


def test_a_list_is_measured_as_a_list_of_the_same_length():
    assert "give one measured value a line" in said(lines(44), "error")[0]
    assert "3 values for 2 lines" in said(lines([1, 2, 3]), "error")[0]
    assert "not a list" in said(follow({"kwh": [1, 2]}), "error")[0]


def test_a_value_that_changes_through_the_years_is_compared_on_its_average_and_counted_year_by_year():
    profile = {1: 1_000, 2: 2_000, 3: 3_000, 4: 2_000, 5: 2_000, 6: 2_000}
    declared = {"points": profile, "beyond": "hold"}
    worse = {"points": {year: value + 200 for year, value in profile.items()}, "beyond": "hold"}

    result = follow({"kwh": worse}, answers={"kwh": declared})

    value = result.values[0]
    assert (value.declared, value.measured) == (2_000, 2_200)
    assert value.deviation == pytest.approx(0.1)
    assert result.penalty == pytest.approx(
        200 * KWH * VAT * sum(factor(year) for year in range(1, YEARS + 1)), abs=0.011
    )


def test_a_variant_is_held_to_what_it_proposed_in_place_of_the_buyers_value():
    opened = lcc.load(EXAMPLES / "copiers.lcc.yaml")
    variant = next(offer.name for offer in opened.offers if offer.kind == "variant")
    base = next(offer.name for offer in opened.offers if offer.kind == "base")
    measured = {"machines": {"value": 12, "on": "2028-01-10"}}

    held = lcc.follow_up(opened.replace(followup={"offer": variant, "amount": 60_000, "measured": measured}))
    fixed = lcc.follow_up(opened.replace(followup={"offer": base, "amount": 60_000, "measured": measured}))

    assert verdicts(held) == {"machines": "worse"}
    assert held.extra_cost > 0
    assert "the tenderer declared nothing to hold it to" in said(fixed, "error")[0]


def test_an_unproven_value_is_compared_with_the_fallback_that_was_ranked():
    asked = method().parameters
    published = tuple(one.replace(fallback=2_400) if one.name == "kwh" else one for one in asked)
    bought = purchase({"kwh": 2_700}, method=method(parameters=published))
    unproven = bought.replace(offers=tuple(
        offer.replace(evidence={"kwh": {"proven": False}}) for offer in bought.offers
    ))  # fmt: skip

    result = lcc.follow_up(unproven)

    assert (result.values[0].declared, result.values[0].measured) == (2_400, 2_700)
    assert result.penalty == pytest.approx(300 * KWH * VAT * sum(map(factor, range(1, YEARS + 1))), abs=0.011)
    assert any("counted a published value" in text for text in said(result, "warning"))


def test_what_is_measured_may_be_outside_a_requirement_that_offers_had_to_meet():
    asked = method().parameters
    limited = tuple(one.replace(usual={"high": 2_200, "required": True}) if one.name == "kwh" else one for one in asked)

    result = follow({"kwh": 2_500}, method=method(parameters=limited))

    assert result.penalty == extra(kwh=2_500)
    assert any("what is supplied is not what was ordered" in text for text in said(result, "warning"))
    assert result.errors == []


# The frozen method


def test_a_method_changed_since_it_was_frozen_changes_nothing():
    frozen = lcc.seal(purchase({"kwh": 2_500}), on=date(2027, 1, 4))
    resources = [frozen.method.resources[0].replace(price=9.99)]
    changed = frozen.replace(method=frozen.method.replace(resources=resources, clause=None))

    before, after = lcc.follow_up(frozen), lcc.follow_up(changed)

    assert after.penalty == before.penalty == extra(kwh=2_500)
    assert said(before, "warning") == []
    assert said(after, "warning") == ["method: The method was changed since: what was frozen on 2027-01-04 is used."]


def test_a_frozen_text_that_cannot_be_read_is_an_error_and_one_that_lacks_is_said():
    frozen = lcc.seal(purchase({"kwh": 2_500}), on=date(2027, 1, 4))
    torn = frozen.replace(seal=frozen.seal.replace(text="{}"))

    assert [found.address for found in lcc.follow_up(torn).errors] == [("seal", "text")]
    assert "seal: No method is frozen in this file" in said(follow({"kwh": 2_500}), "warning")[0]


# Findings instead of exceptions


def test_a_purchase_without_follow_up_says_what_to_write():
    with pytest.raises(LccError, match="write under “followup” the offer, the amount and what was measured"):
        lcc.follow_up(purchase({}).replace(followup=None))


@pytest.mark.parametrize(
    ("measured", "where", "what"),
    [
        ({"kwhh": 1}, ("followup", "measured", "kwhh"), "asks nothing called “kwhh”. Did you mean “kwh”?"),
        ({"area": 1}, ("followup", "measured", "area"), "The method sets this value"),
        ({"hours": 1}, ("followup", "measured", "hours"), "The method sets this value"),
        ({"kwh": "about 2000"}, ("followup", "measured", "kwh"), "“about 2000” cannot be read as a number."),
        ({"kwh": None}, ("followup", "measured", "kwh"), "Nothing was measured yet."),
        ({"life": 0}, ("followup", "measured", "life"), "With this value there is no total"),
        ({"output": 0}, ("followup", "measured", "output"), "With this value there is no total"),
    ],
)
def test_what_does_not_fit_is_said_where_it_is_and_the_rest_is_computed(measured, where, what):
    result = follow({**measured, "price": 9_900})

    assert [found.address for found in result.errors] == [where]
    assert what in str(result.errors[0])
    assert result.penalty == extra(price=9_900)


def test_an_offer_that_is_not_there_is_named_with_the_nearest():
    bought = purchase({"kwh": 2_500}, offer="Filamant")
    bought = bought.replace(offers=(*bought.offers, bought.offers[1].replace(name="Filament")))

    result = lcc.follow_up(bought)

    assert said(result, "error") == ["followup › offer: No offer “Filamant”. Did you mean “Filament”?"]
    assert (result.extra_cost, result.penalty, result.values) == (None, None, ())
    assert "No extra cost could be computed." in str(result)


def test_an_offer_that_is_not_first_is_doubtful_one_set_aside_or_incomplete_is_an_error():
    other = follow({"kwh": 20_000}, offer="Z")
    bought = purchase({"kwh": 2_500})
    aside = bought.replace(offers=(bought.offers[0].replace(set_aside={"reason": "irregular"}), bought.offers[1]))
    lacking = bought.replace(offers=(bought.offers[0].replace(answers={"kwh": 3.0}), bought.offers[1]))

    assert any("“Z” is not first here (A is)" in text for text in said(other, "warning"))
    assert other.penalty > 0
    assert "set aside: irregular" in said(lcc.follow_up(aside), "error")[0]
    assert "A is incomplete" in said(lcc.follow_up(lacking), "error")[0]
    assert lcc.follow_up(lacking).penalty is None


def test_the_first_is_the_one_of_the_criteria_where_there_are_any():
    criteria = [{"name": "cost", "kind": "cost", "weight": 10}, {"name": "quality", "weight": 90}]
    bought = purchase({"kwh": 20_000}, offer="Z", criteria=criteria)
    marked = bought.replace(offers=tuple(
        offer.replace(notes={"quality": 90 if offer.name == "Z" else 1}) for offer in bought.offers
    ))  # fmt: skip

    assert not any("is not first" in text for text in said(lcc.follow_up(marked), "warning"))
    assert not any("is not first" in text for text in said(lcc.follow_up(bought), "warning"))


def test_a_price_may_be_written_down_but_is_not_measured():
    assert any("A price binds by itself" in text for text in said(follow({"price": 9_100}), "warning"))
    assert not any("A price binds" in text for text in said(follow({"kwh": 9_100}), "warning"))


# Days


def test_days_to_put_it_right_run_from_the_measurement_and_only_for_what_is_worse():
    result = follow({"kwh": 2_500, "output": 900})

    assert [value.remedy_by for value in result.values] == [date(2028, 3, 31), None]
    assert "by 2028-03-31 (30 days)" in str(result)
    assert "within 12 months after admission" in str(result)


def test_a_measurement_without_a_day_or_before_the_signature_is_doubtful():
    undated = purchase({"kwh": 2_500})
    undated = undated.replace(followup=undated.followup.replace(measured={"kwh": {"value": 2_500}}))
    early = purchase({"kwh": 2_500}, signature="2029-01-01")

    assert any("The day of the measurement is not given." in text for text in said(lcc.follow_up(undated), "warning"))
    assert "has 30 days from the measurement to put this right: kwh." in str(lcc.follow_up(undated))
    assert any("Measured before the contract was signed, on 2029-01-01." in text for text in said(
        lcc.follow_up(early), "warning"
    ))  # fmt: skip


# On paper, as data, by command


def test_the_text_redoes_the_line_with_eight_decimals_and_says_the_rules():
    text = str(follow({"kwh": 2_500}))

    coefficient = sum(factor(year) for year in range(1, YEARS + 1))
    assert f"2,500 kWh × 0.15 €/kWh × 1.2 (VAT) × {coefficient:.8f}" in text.replace("\u00a0", " ")
    for words in ("contradictory", "CCAG", "296930", "392707", "outside the scope of VAT", "makes up for no other"):
        assert words in text


def test_the_result_is_plain_data():
    result = follow({"kwh": 2_500, "output": 900, "nothing": 1})

    data = json.loads(json.dumps(result.to_dict(), allow_nan=False))

    assert data["penalty"] == result.penalty
    assert [value["verdict"] for value in data["values"]] == ["worse", "better"]
    assert data["values"][0]["remedy_by"] == "2028-03-31"
    assert data["differences"][0]["measured"]["amount"] == 2_500
    assert data["differences"][0]["measured"]["offer"] == "A"
    assert data["findings"][-1]["address"] == ["followup", "measured", "nothing"]


def test_the_command_prints_the_follow_up_and_its_exit_code_tells_what_could_not_be(tmp_path, capsys):
    path = tmp_path / "a.lcc.yaml"
    lcc.save(purchase({"kwh": 2_500}), path)
    wrong = tmp_path / "b.lcc.yaml"
    lcc.save(purchase({"kwhh": 2_500}), wrong)
    without = tmp_path / "c.lcc.yaml"
    lcc.save(purchase({}).replace(followup=None), without)

    codes = [main(["followup", str(name), "--lang", "en"]) for name in (path, wrong, without, tmp_path / "d")]
    printed = capsys.readouterr()
    main(["followup", str(path), "--json"])

    assert codes == [0, 1, 2, 3]
    assert "Penalty if it is not put right" in printed.out
    assert "write under “followup”" in printed.err
    assert json.loads(capsys.readouterr().out)["penalty"] == extra(kwh=2_500)


def test_the_example_holds_the_transformers_to_their_no_load_losses():
    bought = lcc.load(EXAMPLES / "transformers-by-losses.lcc.yaml")
    yearly = sum(1.032**-year for year in range(1, 21))
    price = bought.method.resources[0].price.constant

    result = lcc.follow_up(bought)

    assert verdicts(result) == {"no_load_losses": "worse", "load_losses": "better"}
    assert result.penalty == pytest.approx(4 * 11 * 8_760 / 1_000 * price * 1.2 * yearly, abs=0.011)
    with speaking("fr"):
        assert "hors tolérance" in str(result)
