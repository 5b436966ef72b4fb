"""The report says, at each level, what its reader may have, and refuses what cannot be written yet."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pytest

import lcc
from lcc.cli import main
from lcc.documents.blocks import Heading, Table
from lcc.documents.report import attached, report, report_name
from lcc.documents.scene import Scene

DAY = date(2027, 6, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
COST = lcc.Criterion(name="cost", label="Whole cost", kind="cost", weight=60)
GREEN = lcc.Criterion(name="green", label="Green", kind="environmental", weight=40)


def _method(**more):
    costs = [lcc.acquire("price"), lcc.consume("electricity", "kwh"), lcc.maintain("service"), lcc.dispose("removal")]
    power = lcc.Resource(name="electricity", unit="kWh", price=0.25, vat=0.2)
    usual = {"base_year": 2027, "years": 8, "discount_rate": 0.03, "resources": [power], "costs": costs}
    return lcc.Method(**{**usual, **more})


def _offer(name, price, kwh, service=111, removal=0, **more):
    answers = {"price": price, "kwh": kwh, "service": service, "removal": removal}
    return lcc.Offer(name, **{"tenderer": f"{name} Ltd", "vat": 0.2, **more, **answers})


def _purchase(**more):
    offers = [_offer("Ash", 5_000, 4_000), _offer("Birch", 7_000, 900, service=71), _offer("Cedar", 6_500, 3_100)]
    method = more.pop("method", _method())
    return lcc.Purchase(**{"title": "Cold rooms", "reference": "R-1", "method": method, "offers": offers, **more})


def _sealed(purchase):
    return lcc.seal(purchase, on=date(2027, 1, 4))


def _marked(**more):
    """Return a purchase with two criteria: Birch is first on both."""
    notes = {"Ash": 21.25, "Birch": 38.75, "Cedar": 30.5}
    purchase = _purchase(criteria=[COST, GREEN], **more)
    return purchase.replace(offers=tuple(o.replace(notes={"green": notes[o.name]}) for o in purchase.offers))


def _said(thing):
    """Return all the words of a document, pictures included."""
    if isinstance(thing, str):
        return thing
    if isinstance(thing, tuple):
        return "\n".join(map(_said, thing))
    if isinstance(thing, Scene):
        return "\n".join([thing.title, thing.alt, *(cell for row in thing.rows for cell in row)])
    return "\n".join(_said(getattr(thing, f.name)) for f in fields(thing)) if is_dataclass(thing) else ""


def _section(document, title):
    """Return the words under a title, to the next title of the same level."""
    blocks = list(document.blocks)
    start = next((i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == title), None)
    if start is None:
        return ""
    after = [i for i, b in enumerate(blocks) if i > start and isinstance(b, Heading) and b.level <= blocks[start].level]
    return _said(tuple(blocks[start + 1 : after[0] if after else None]))


# When a level can be written


def test_the_communicable_version_waits_for_the_signature():
    purchase = _purchase()

    with pytest.raises(lcc.LccError, match="exists only after signature"):
        report(purchase, "signed", day=DAY)
    with pytest.raises(lcc.LccError, match="2027-06-02, which is still to come"):
        report(purchase.replace(signature=date(2027, 6, 2)), "signed", day=DAY)
    assert "2027-06-01" in _said(report(purchase.replace(signature=DAY), "signed", day=DAY))


@pytest.mark.parametrize("level", ["unsuccessful", "signed"])
@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (lambda p: p.replace(simulation=True), "a simulation, without effect"),
        (lambda p: _sealed(p).replace(method=p.method.replace(years=9)), "a simulation"),
        (lambda p: p.replace(offers=()), "no offer"),
        (lambda p: p.replace(offers=(*p.offers, _offer("Doubt", 1, None))), "Nothing is decided yet on Doubt"),
        (lambda p: p.replace(offers=(p.offers[0], p.offers[0].replace(name="Twin"))), "Ash, Twin share the first"),
        (lambda p: p.replace(followup={"offer": "Cedar"}), "“Cedar”, which is not first"),
    ],
)  # fmt: skip
def test_nobody_outside_is_informed_before_all_is_decided(level, changed, reason):
    purchase = changed(_purchase(signature=date(2027, 5, 1)))

    with pytest.raises(lcc.LccError, match=reason):
        report(purchase, level, tenderer="Ash" if level == "unsuccessful" else None, day=DAY)


def test_a_shared_first_place_is_settled_by_the_follow_up():
    twins = _purchase().replace(offers=(_offer("Ash", 5_000, 4_000), _offer("Twin", 5_000, 4_000)))

    told = _said(report(twins.replace(followup={"offer": "Twin"}), "unsuccessful", tenderer="Ash", day=DAY))

    assert "Its total equals that of the offer retained: the lowest cost to buy comes first." in told


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"level": "public"}, "Expected one of internal, unsuccessful, signed"),
        ({"level": "unsuccessful"}, "Name the unsuccessful tenderer"),
        ({"level": "unsuccessful", "tenderer": "Ashe Ltd"}, "Did you mean “Ash Ltd”"),
        ({"level": "unsuccessful", "tenderer": "birch  ltd"}, "has the winning offer"),
        ({"level": "internal", "tenderer": "Ash"}, "Only the document for an unsuccessful tenderer"),
        ({"level": "unsuccessful", "tenderer": "Ash", "analyses": True}, "internal report only"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(asked, reason):
    with pytest.raises(lcc.LccError, match=reason):
        report(_purchase(), day=DAY, **asked)


@pytest.mark.parametrize("level", ["unsuccessful", "signed"])
def test_only_the_internal_report_carries_the_purchase_file(level):
    purchase = _purchase(signature=DAY)
    document = report(purchase, level, tenderer="Ash" if level == "unsuccessful" else None, day=DAY)

    with pytest.raises(lcc.LccError, match="only the internal report carries it"):
        attached(document, purchase, level)


# The internal report


def test_the_internal_report_puts_the_facts_of_the_decision_first():
    document = report(_marked(), "internal", day=DAY)

    titles = [block.text for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert titles == [
        "The purchase", "What the ranking rests on", "Ranking", "Marks under each criterion",
        "Cost by stage of the life cycle", "Budget by year", "Points to clarify with tenderers",
        "Checks against the texts", "Redo the calculation",
    ]  # fmt: skip
    assert "contains the offers" in document.header


def test_an_offer_without_a_place_is_named_with_its_reason():
    aside = _offer("Elm", 1, 1, set_aside=lcc.SetAside(reason="irregular", note="No signed form."))
    purchase = _purchase().replace(offers=(*_purchase().offers, _offer("Doubt", None, 5), aside))

    ranking = _section(report(purchase, "internal", day=DAY), "Ranking")

    assert "Elm (Elm Ltd) is not ranked. Set aside: irregular. No signed form." in ranking
    assert "Doubt (Doubt Ltd) is not ranked." in ranking
    assert "The ranking is provisional: Doubt (Doubt Ltd)" in ranking
    assert "3 of 5 offers evaluated." in ranking


def test_the_texts_are_never_said_to_be_respected():
    for code in ("en", "fr"):
        with lcc.speaking(code):
            law = _said(report(_purchase(), "internal", day=DAY)).casefold()

        assert ("this is not legal advice" if code == "en" else "ceci n’est pas un avis juridique") in law
        assert not {"compliant", "conforme", "is lawful"} & set(law.split())


def test_analyses_are_off_by_default_and_say_that_they_rank_nothing():
    purchase = _purchase(ranges={"method › discount_rate": {"low": 0.01, "high": 0.06}})

    plain, full = report(purchase, "internal", day=DAY), report(purchase, "internal", analyses=True, day=DAY)

    title = "For information – without effect on the ranking"
    assert title not in _said(plain)
    told = _section(full, title)
    assert "only the published method ranks" in told
    assert "What would change the ranking?" in told
    assert full.blocks[: len(plain.blocks) - 1] == plain.blocks[:-1]


def test_without_inflation_the_budget_is_in_constant_euros_and_with_it_in_current_ones():
    with_it = _purchase(method=_method(inflation=0.02))

    constant = _section(report(_purchase(), "internal", day=DAY), "Budget by year")
    current = _section(report(with_it, "internal", day=DAY), "Budget by year")

    assert "In constant euros of 2027" in constant
    assert "1,333.20" in constant  # Ash: 4,000 × 0.25 and 111, with 20 % VAT, the same each year
    assert "In current euros" in current
    assert "1,333.20" not in current


def test_a_residual_value_is_redone_with_its_sign_and_a_rent_with_its_payments():
    rent = lcc.CostStream(name="rent", stage="use", amount="3 * rent", per="month")
    method = _method(costs=[lcc.acquire("2 * price", life="5"), rent])
    purchase = lcc.Purchase(title="T", method=method, offers=[lcc.Offer("One", vat=0.0, price=900, rent=7)])

    redone = _section(report(purchase, "internal", day=DAY), "Redo the calculation")

    assert "(3 × 7) × 12 = 252\u00a0€" in redone
    assert "\n2 × 900 = 1,800\u00a0€" in redone
    assert "\n−(2 × 900) = −1,800\u00a0€" in redone


def test_every_product_of_the_redone_calculation_gives_its_amount():
    for name in ("copiers", "led-framework", "copiers-rent-or-buy"):
        document = report(lcc.load(EXAMPLES / f"{name}.lcc.yaml"), "internal", day=DAY)

        redone = [row for b in document.blocks if isinstance(b, Table) and b.headers[:1] == ("Cost",) for row in b.rows]
        products = [(row[2].rpartition("= ")[2], row[3]) for row in redone if " × " in row[2] and ";" not in row[2]]
        assert products or name == "led-framework"
        for product, amount in products:
            made = 1.0
            for factor in product.split(" × "):
                made *= float(factor.split("\u00a0")[0].split(" ")[0].replace(",", "").replace("−", "-"))
            assert made == pytest.approx(float(amount.replace(",", "").replace("−", "-")), abs=0.006)


# For an unsuccessful tenderer


@pytest.mark.parametrize(
    ("procedure", "reason", "named", "advantages"),
    [
        ("MAPA", None, True, True),
        ("Appel d’offres ouvert", None, True, True),
        ("", None, True, True),
        ("MAPA", "irregular", False, False),
        ("", "inappropriate", False, False),
        ("Procédure adaptée", "unacceptable", False, False),
        ("AOO", "irregular", True, False),
        ("Procédure avec négociation", "unacceptable", True, False),
        ("MAPA", "abnormally_low", True, True),
    ],
)
def test_who_is_told_what_follows_the_procedure_and_the_offer(procedure, reason, named, advantages):
    purchase = _purchase(procedure=procedure)
    if reason:
        first = purchase.offers[0].replace(set_aside=lcc.SetAside(reason=reason, note="As the rules say."))
        purchase = purchase.replace(offers=(first, *purchase.offers[1:]))

    told = _said(report(purchase, "unsuccessful", tenderer="Ash", day=DAY))

    assert ("Birch Ltd" in told) is named
    assert ("Its characteristics and advantages" in told) is advantages
    assert ("As the rules say." in told) is bool(reason)
    assert "Cedar" not in told


def test_a_tenderer_gets_its_own_marks_places_and_amounts_and_no_other():
    purchase = _marked()

    document = report(purchase, "unsuccessful", tenderer="Ash Ltd", day=DAY)

    told, score = _said(document), lcc.score(purchase)
    assert "Your offer “Ash” comes at place 3" in told
    for criterion in ("cost", "green"):
        assert f"{score.marks['Ash', criterion]:.2f}" in told
        assert f"{score.marks['Birch', criterion]:.2f}" not in _section(document, "Your places, marks and amounts")
    assert "38.75" not in told
    assert f"{score.totals['Birch']:.2f}" not in told
    assert "Better marked than your offer “Ash” under: Whole cost, Green." in told


def test_two_offers_of_one_tenderer_are_in_one_document_and_neither_is_told_the_other_way_round():
    offers = (*_purchase().offers, _offer("Ash, variant", 5_200, 3_900, tenderer="ash  LTD", kind="variant"))
    purchase = _purchase().replace(offers=offers)

    told = _said(report(purchase, "unsuccessful", tenderer="Ash, variant", day=DAY))

    assert "Your offer “Ash” comes at place" in told
    assert "Your offer “Ash, variant” comes at place" in told


def test_a_tenderer_whose_other_offer_won_is_not_told_that_it_lost():
    offers = (*_purchase().offers, _offer("Birch, variant", 9_000, 900, tenderer="Birch Ltd", kind="variant"))

    with pytest.raises(lcc.LccError, match="has the winning offer"):
        report(_purchase().replace(offers=offers), "unsuccessful", tenderer="Birch, variant", day=DAY)


def test_equality_is_never_told_since_it_would_give_a_value_back():
    told = _said(report(_purchase(), "unsuccessful", tenderer="Cedar", day=DAY))

    lines = [line for line in told.split("\n") if line.startswith("Less costly")]
    assert lines == ["Less costly than your offer “Cedar” for: use, maintenance, the whole of its life-cycle cost."]


def test_masked_quantities_are_not_given_by_the_calculation():
    masked = _purchase(method=_method(quantities="masked"))

    told = report(masked, "unsuccessful", tenderer="Ash", day=DAY)

    assert "Your calculation, to redo" not in _said(told)
    assert "Your calculation, to redo" in _said(report(_purchase(), "unsuccessful", tenderer="Ash", day=DAY))


# After signature


def test_the_winner_s_global_amount_is_given_and_nothing_that_makes_it():
    purchase = _purchase(signature=DAY)
    comparison = lcc.compare(purchase)

    told = _said(report(purchase, "signed", day=DAY))

    assert f"{comparison.total['Birch']:,.2f}\u00a0€" in told
    assert f"{comparison.acquisition['Birch']:,.2f}" not in told
    assert "3 offers received." in told
    assert not {"Ash", "Cedar", "Ash Ltd", "Cedar Ltd"} & set(told.split("\n"))


def test_an_amount_that_rests_on_one_declared_value_is_not_given():
    offers = [lcc.Offer("Ash", vat=0.2, price=1_234.5), lcc.Offer("Birch", vat=0.2, price=1_230.25)]
    purchase = lcc.Purchase(title="T", method=_method(costs=[lcc.acquire("price")]), offers=offers, signature=DAY)

    told = _said(report(purchase, "signed", day=DAY))

    assert "1,476.30" not in told  # 1,230.25 with 20 % VAT


def test_an_amount_is_not_given_where_the_mark_would_tell_the_lowest_of_another():
    best = {"Ash": 40.0, "Birch": 3.0, "Cedar": 2.0}
    purchase = _marked(signature=DAY)
    purchase = purchase.replace(offers=tuple(o.replace(notes={"green": best[o.name]}) for o in purchase.offers))

    told = _said(report(purchase, "signed", day=DAY))

    score = lcc.score(purchase)
    assert "Ash Ltd" in told
    assert f"{score.marks['Ash', 'cost']:.2f}" in told
    assert f"{score.amounts['cost']['Ash']:,.2f}" not in told


def test_a_loser_s_marks_are_not_in_the_communicable_version():
    told = _said(report(_marked(signature=DAY), "signed", day=DAY))

    assert "38.75" in told
    assert "21.25" not in told
    assert "30.50" not in told


# What stands on each page, and names


@pytest.mark.parametrize("code", ["en", "fr"])
def test_each_page_says_its_level_and_what_the_figures_rest_on(code):
    sealed = _sealed(_purchase(deadline=date(2027, 3, 1)))
    expected = {
        "en": ("Internal report – contains the offers", "Method not frozen", "Simulation", "Trial on fictional"),
        "fr": ("Rapport interne – contient les offres", "Méthode non figée", "Simulation", "Essai sur des offres"),
    }[code]  # fmt: skip

    with lcc.speaking(code):
        frozen = report(sealed, "internal", day=DAY)
        unfrozen = report(_purchase(), "internal", day=DAY)
        copied = report(_purchase(simulation=True), "internal", day=DAY)
        trials = report(_purchase().replace(offers=(), trials=_purchase().offers), "internal", day=DAY)
        changed = report(sealed.replace(method=sealed.method.replace(years=9)), "internal", day=DAY)

    assert frozen.header == expected[0]
    assert sealed.seal.fingerprint[:4].upper() in frozen.footer
    assert expected[1] in unfrozen.header
    assert expected[2] in copied.header
    assert expected[2] in copied.title
    assert expected[2] in changed.header
    assert expected[3] in trials.header
    assert expected[3] in trials.title


def test_the_name_of_the_file_says_the_level():
    purchase = _purchase(reference="2027/École n° 3")

    assert report_name(purchase, "internal") == "report-internal-contains-offers-2027-ecole-n-3.pdf"
    assert report_name(purchase, "unsuccessful", tenderer="../=Ash & Co") == (
        "report-unsuccessful-tenderer-ash-co-2027-ecole-n-3.pdf"
    )
    with lcc.speaking("fr"):
        assert report_name(purchase, "signed", suffix=".docx") == "rapport-apres-signature-2027-ecole-n-3.docx"


def test_the_command_writes_the_level_in_the_name_and_never_over_a_file(tmp_path, capsys):
    source = str(EXAMPLES / "heat-pump.lcc.yaml")
    wanted = [source, "--level", "internal", "--on", "2027-06-01", "--lang", "en", "-o"]

    codes = [main(["report", *wanted, str(tmp_path / name)]) for name in ("x.pdf", "x.docx", "x.pdf", "")]

    assert codes == [0, 0, 2, 0]
    assert "is already there" in capsys.readouterr().err
    named = sorted(path.name for path in tmp_path.iterdir())
    assert named == ["report-internal-contains-offers.pdf", "x-internal-contains-offers.docx",
                     "x-internal-contains-offers.pdf"]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--level", "internal", "--attach", "-o", "x.docx"], "Only a PDF carries"),
        (["--level", "unsuccessful", "-o", "x.pdf"], "Name the unsuccessful tenderer"),
        (["--level", "signed", "-o", "x.pdf"], "only after signature"),
    ],
)
def test_the_command_refuses_what_cannot_be_written(options, reason, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    code = main(["report", str(EXAMPLES / "heat-pump.lcc.yaml"), "--lang", "en", *options])

    assert code == 2
    assert reason in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_document_does_not_depend_on_the_day_it_is_made():
    first, second = (report(_purchase(), "internal", day=DAY) for _ in range(2))

    assert first == second
    assert replace(first, day=None) != first
