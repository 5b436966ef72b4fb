"""The workshop: cases that reverse without help, copies where nobody is recognised, and papers that print."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

import lcc
from lcc import LccError, speaking
from lcc.documents.charts.layers import layered
from lcc.documents.workshop import (
    CASES,
    anonymised,
    case_named,
    honest_of,
    is_fictional,
    steps,
    story,
    told_of,
    write_kit,
    write_monday,
)
from lcc.documents.workshop.levers import changed, tipping
from lcc.documents.workshop.monday import frozen
from lcc.documents.workshop.naming import lettered
from lcc.documents.workshop.script import cues
from lcc.figures import Amount

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 24)
EXAMPLES = sorted((ROOT / "examples").glob("*.lcc.yaml"))
DEMOS = [case for case in CASES if case.reverses]


def text_of(path):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.fixture(scope="module")
def kits(tmp_path_factory):
    """Everything to print for the 20 minutes, in both languages."""
    made = {}
    for language in ("fr", "en"):
        with speaking(language):
            made[language] = write_kit(case_named("copiers"), tmp_path_factory.mktemp(language), day=DAY)
    return made


# The cases


@pytest.mark.parametrize("case", DEMOS, ids=lambda case: case.key)
def test_each_demonstration_reverses_without_discounting_nor_carbon_by_five_percent(case):
    purchase = case.purchase()
    method = purchase.method.replace(
        discount_rate=0.0, externalities=tuple(one.replace(counts=False) for one in purchase.method.externalities)
    )

    bare = lcc.compare(purchase.replace(method=method))

    totals = {item.offer: item.total for item in bare.ranking}
    cheapest = bare.baseline
    assert bare.ranking[0].offer != cheapest
    assert totals[cheapest] - bare.ranking[0].total >= 0.05 * totals[cheapest]
    assert told_of(case).gap_undiscounted == pytest.approx(1 - bare.ranking[0].total / totals[cheapest])


def test_one_case_does_not_reverse_and_the_longest_demonstration_shows_it():
    honest = [case for case in CASES if not case.reverses]

    told = told_of(honest[0])

    assert len(honest) == 1
    assert not told.reverses
    assert told.published.ranking[0].offer == told.published.baseline
    assert honest_of(case_named("copiers")).real == told.real


def test_there_are_cases_of_five_ten_and_twenty_minutes():
    assert {case.length for case in CASES} == {5, 10, 20}
    assert case_named("copiers").length == 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_every_case_is_invented_and_votes_between_three_letters(case):
    told = told_of(case)

    assert is_fictional(case.purchase())
    assert told.offers == ["A", "B", "C"]
    assert "ficti" in str(told.purchase.title)


def test_a_case_that_is_not_known_names_the_nearest():
    with pytest.raises(LccError, match="copiers"):
        case_named("copier")


# What is told


def test_the_room_is_told_what_the_cheapest_copier_would_have_cost_more():
    told = told_of(case_named("copiers"))

    assert str(told.dearer_by("A")) == "5,395\u00a0€"
    with speaking("fr"):
        assert "Vous auriez payé 5\u202f395\u00a0€ de plus" in [str(step.title) for step in steps(told)]


@pytest.mark.parametrize("case", DEMOS, ids=lambda case: case.key)
def test_the_reversal_is_seen_before_carbon_and_without_discounting(case):
    told = told_of(case)
    shown = steps(told, honest_of(case))

    flat = next(place for place, step in enumerate(shown) if step.flat)
    before = shown[:flat]
    carbon = [place for place, step in enumerate(shown) if "externality" in step.layers]

    assert told.cheapest(before[-1].layers) == (told.best,)
    assert told.cheapest(("price",)) != (told.best,)
    assert "Without discounting and without carbon: same ranking." in [str(note) for note in shown[flat].notes]
    assert all(place > flat for place in carbon)
    assert not any(step.layers != ("price",) for step in shown if step.part in ("prices", "vote"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_no_bar_ever_goes_beyond_the_axis_sliders_at_their_ends_included(case):
    told = told_of(case)
    low, high = told.axis

    for step in steps(told):
        span = layered(step.comparison(told), step.layers).span
        assert low <= span[0] <= span[1] <= high
    for lever in told.levers if "attack" in told.parts else ():
        for end in (lever.low, lever.high):
            assert layered(lcc.compare(changed(told.purchase, {lever.address: end}))).span[1] <= high


def test_the_layers_add_up_to_the_published_total():
    told = told_of(case_named("heating"))

    last = [step for step in steps(told) if step.part == "layers"][-1]

    sums = layered(told.whole, last.layers).sums
    assert sums == pytest.approx(told.published.direct.values)


def test_carbon_counted_for_show_leaves_the_method_as_it_is():
    told = told_of(case_named("copiers"))

    assert told.has_carbon
    assert not any(one.counts for one in told.purchase.method.externalities)
    assert "For information: this method does not count it." in [
        str(note) for step in steps(told) if step.part == "carbon" for note in step.notes
    ]


# What the room attacks


@pytest.mark.parametrize("example", ["copiers", "heating", "servers-storage"])
def test_a_slider_gives_the_totals_of_what_if(example):
    purchase, _ = lettered(lcc.load(ROOT / "examples" / f"{example}.lcc.yaml"))

    for lever in story(purchase).levers:
        value = lever.at(lever.steps // 3)
        asked = lcc.what_if(purchase, {lever.assumption.text: value}).scenarios[0].totals
        found = {item.offer: item.total for item in lcc.compare(changed(purchase, {lever.address: value})).ranking}
        assert found == pytest.approx(asked)


def test_a_path_by_points_keeps_its_shape_when_a_slider_moves_it():
    purchase = case_named("lighting").purchase()
    points = {year: 0.19 + 0.01 * year for year in range(16)}
    moving = lcc.replace(purchase, ("method", "resources", "electricity", "price"), {"points": points})

    moved = changed(moving, {("method", "resources", "electricity", "price"): 0.38})

    price = moved.method.resources[0].price
    assert price.points[10] == pytest.approx(2 * 0.29)
    asked = lcc.what_if(moving, {"method › resources › electricity › price": 0.38}).scenarios[0].totals
    assert {item.offer: item.total for item in lcc.compare(moved).ranking} == pytest.approx(asked)


def test_the_published_value_is_on_every_slider():
    for case in CASES:
        for lever in told_of(case).levers:
            assert lever.at(lever.place(lever.published)) == lever.published
            assert lever.low <= lever.published <= lever.high


def test_the_tipping_point_takes_the_other_sliders_into_account():
    told = told_of(case_named("copiers"))
    colour, mono, *_ = told.levers

    alone = tipping(told.purchase, colour, {}).nearest.value
    together = tipping(told.purchase, colour, {mono.address: mono.low, colour.address: 1.0}).nearest.value

    assert together != pytest.approx(alone)
    at = changed(told.purchase, {colour.address: alone})
    first, second, *_ = lcc.compare(at).ranking
    assert first.total == pytest.approx(second.total, abs=0.02)


def test_without_ranges_the_room_attacks_the_four_most_sensitive_values():
    told = story(lcc.load(ROOT / "examples" / "vending-machines.lcc.yaml"))

    assert 1 <= len(told.levers) <= 4


# Who is who


def test_an_anonymised_copy_keeps_the_figures_and_nothing_that_names_anyone():
    real = lcc.load(ROOT / "examples" / "copiers.lcc.yaml").replace(
        buyer="Ville de Trifouillis", siret="21000000000017", note="Confidentiel", reference="SECRET-1"
    )
    noted = real.offers[0].replace(note="vue au salon", evidence={"price": {"note": "devis Dupont"}})
    real = real.replace(offers=(noted, *real.offers[1:]), title="Copieurs de Trifouillis")

    copy = anonymised(real)

    assert [offer.name for offer in copy.offers] == ["A", "B", "C", "D", "E"]
    assert sorted(item.total for item in lcc.compare(copy).ranking) == sorted(
        item.total for item in lcc.compare(real).ranking
    )
    text = lcc.dumps(copy)
    for secret in ("Trifouillis", "2100000", "Confidentiel", "SECRET", "Aurore", "Boréal", "salon", "Dupont",
                   "Cerisiers", "Valfontaine", "Franchise", "Facture"):  # fmt: skip
        assert secret not in text
    assert copy.simulation
    told = story(copy)
    assert told.whole.evaluated == ["A", "B", "C", "D"]
    assert told.has_carbon


def test_an_externality_that_cannot_be_counted_is_left_aside_and_nothing_else():
    case = case_named("copiers")
    method = case.purchase().method
    carbon = method.externalities[0].replace(verification="", perimeter="", value={"points": {1990: 1.0}})
    told = story(case.purchase().replace(method=method.replace(externalities=(carbon,))))

    assert told.whole is told.published
    assert not told.has_carbon
    assert not [step for step in steps(told) if step.part == "carbon"]
    assert told.offers == ["A", "B", "C"]


def test_the_ranges_of_a_copy_follow_their_offers_to_letters_and_lose_their_sources():
    purchase = lcc.load(ROOT / "examples" / "copiers.lcc.yaml").replace(
        ranges={
            "offers › B, variante › answers › price": {"low": 3000, "high": 5000, "source": "dit par Dupont"},
        }
    )

    copy = anonymised(purchase)

    assert list(copy.ranges) == ["offers › C › answers › price"]
    assert "Dupont" not in lcc.dumps(copy)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_shipped_example_is_fictional_and_the_least_change_makes_it_real(path):
    purchase = lcc.load(path)
    name = next(iter(purchase.offers[0].answers))

    edited = lcc.replace(purchase, ("offers", purchase.offers[0].name, "answers", name), None)

    assert is_fictional(purchase)
    assert not is_fictional(edited)
    assert not is_fictional(purchase.replace(buyer="Ville réelle"))
    assert not is_fictional(purchase.replace(title=""))


def test_a_frozen_example_is_still_fictional():
    purchase = lcc.load(ROOT / "examples" / "vending-machines.lcc.yaml")

    assert is_fictional(
        lcc.seal(purchase.replace(deadline=date(2030, 1, 1)), on=DAY).replace(deadline=purchase.deadline)
    )


def test_letters_go_on_after_z():
    base = case_named("lighting").purchase()
    many = base.replace(offers=tuple(base.offers[0].replace(name=f"Offre {place}") for place in range(28)))

    made, real = lettered(many)

    assert [offer.name for offer in made.offers][24:] == ["Y", "Z", "A2", "B2"]
    assert real["A2"] == "Offre 26"


def test_letters_that_cross_keep_their_answers():
    base = case_named("lighting").purchase()
    crossed = base.replace(offers=(base.offers[1], base.offers[2], base.offers[0]))

    made, real = lettered(crossed)

    assert [offer.answers["price"] for offer in made.offers] == [134, 88, 62]
    assert real["A"].startswith("Boréale")


def test_one_complete_offer_is_no_comparison():
    base = case_named("lighting").purchase()

    with pytest.raises(LccError, match="two complete"):
        story(base.replace(offers=base.offers[:1]))


# On Monday


def test_the_annex_and_the_form_are_written_and_the_fingerprint_is_verified(tmp_path):
    case = case_named("copiers")

    made = write_monday(case.purchase(), tmp_path / "new", day=DAY)

    assert made.verification.holds
    assert {proof.outcome for proof in made.verification.proofs} == {"holds"}
    assert made.annex.read_bytes().startswith(b"%PDF")
    assert made.form.read_bytes().startswith(b"PK")
    assert made.digits in text_of(made.annex)
    for offer in case.purchase().offers:
        assert offer.tenderer not in text_of(made.annex)


def test_six_digits_read_aloud_agree_however_they_are_typed(tmp_path):
    made = write_monday(case_named("monitors").purchase(), tmp_path, day=DAY)
    digits = made.digits

    assert made.agrees(digits.lower().replace("-", " "))
    assert not made.agrees(digits[:-1])
    assert not made.agrees(("0" if digits[0] != "0" else "1") + digits[1:])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_every_case_can_be_frozen_whatever_the_year(case):
    made = frozen(case.purchase(), date(2035, 6, 1))

    assert lcc.verify(made).holds
    assert not made.offers


def test_nothing_of_an_anonymised_copy_is_frozen():
    with pytest.raises(LccError, match="Simulation"):
        frozen(anonymised(case_named("lighting").purchase()), DAY)


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    taken = tmp_path / "file"
    taken.write_text("here")

    with pytest.raises(LccError, match="cannot be made"):
        write_monday(case_named("monitors").purchase(), taken, day=DAY)


# On paper


def test_the_kit_is_six_papers_and_the_form(kits):
    for paths in kits.values():
        assert [path.suffix for path in paths] == [".pdf"] * 6 + [".xlsx"]
        assert all(path.stat().st_size > 2000 for path in paths)


def test_the_notes_say_minutes_words_and_what_to_expect(kits):
    text = text_of(kits["fr"][0])

    for said in ("0–2", "18–20", "Qui a déjà attribué au prix seul", "Vous auriez payé", "5\u202f395", "À attendre"):
        assert said in text or said.replace("\u202f", " ") in text


def test_the_minutes_of_each_case_follow_each_other():
    for case in CASES:
        listed = cues(told_of(case), case, honest_of(case))
        assert listed[0].start == 0
        assert listed[-1].end == case.length
        assert all(one.end == two.start for one, two in pairwise(listed))
        assert all(one.say for one in listed)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_hand_out_is_one_page_with_three_steps_and_three_tools(kits, language):
    path = kits[language][5]
    text = text_of(path)

    assert len(PdfReader(path).pages) == 1
    assert "1." in text
    assert "3." in text
    assert text.count("http") >= 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_the_hand_out_of_every_case_is_one_page(case, tmp_path):
    from lcc.documents.workshop.handout import handout
    from lcc.documents.writing import write_document

    with speaking("fr"):
        write_document(handout(told_of(case), case, day=DAY), tmp_path / "page.pdf")

    assert len(PdfReader(tmp_path / "page.pdf").pages) == 1


def test_there_is_a_card_a_letter_large_or_two_a_page(kits):
    large, small = (PdfReader(kits["fr"][place]).pages for place in (1, 2))

    assert len(large) == len(small) == 3
    for letter, page in zip("ABC", large, strict=True):
        assert letter in page.extract_text().split()
    for letter, page in zip("ABC", small, strict=True):
        assert page.extract_text().split().count(letter) == 2


def test_the_answers_come_after_the_page_to_fill_in(kits):
    first, last = (page.extract_text() for page in PdfReader(kits["en"][4]).pages)
    told = told_of(case_named("copiers"))
    total = str(Amount(float(told.published.direct["B"]), "EUR", 0))

    assert total not in first
    assert total in last


def test_the_blank_form_asks_every_question_and_answers_none(kits):
    text = text_of(kits["en"][3])
    case = case_named("copiers")

    for parameter in case.purchase().method.parameters:
        if parameter.asked:
            assert parameter.label["en"].split(",")[0] in text
    assert "2,300" not in text


# The command


def test_the_command_lists_the_cases_and_writes_a_kit(tmp_path, capsys):
    from lcc.cli import main

    assert main(["workshop"]) == 0
    listed = capsys.readouterr().out
    assert main(["workshop", "lighting", "-o", str(tmp_path / "kit"), "--lang", "fr"]) == 0

    assert all(case.key in listed for case in CASES)
    assert len(list((tmp_path / "kit").iterdir())) == 7


def test_the_command_wants_to_know_where(capsys):
    from lcc.cli import main

    assert main(["workshop", "lighting"]) == 2
    assert "lcc workshop lighting -o" in capsys.readouterr().err
    assert main(["workshop", "lightning"]) == 2
    assert "lighting" in capsys.readouterr().err
