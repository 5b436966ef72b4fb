"""What a score, a simulation and a screening say, word for word, in both languages; and the command that says it."""

from __future__ import annotations

import json
from datetime import date

import pytest

import lcc
from lcc.cli import main
from lcc.scoring.cases import NEUTRALISED
from lcc.scoring.ways_out import WAYS_OUT
from lcc.words import speaking

PURCHASE = """
format: 1
title: {fr: Copieurs, en: Copiers}
method:
  base_year: 2027
  years: 5
  discount_rate: 0
  tax: excluding
  parameters:
  - {name: price, unit: EUR}
  - {name: kwh, label: {fr: Consommation, en: Consumption}, unit: kWh/week, usual: {low: 0.3, high: 10}}
  resources:
  - {name: power, unit: kWh, price: 0.2}
  costs:
  - {name: buy, label: {fr: Achat, en: Purchase}, stage: acquisition, amount: price}
  - {name: use, label: {fr: Énergie, en: Energy}, amount: 52 * kwh, resource: power}
criteria:
- {name: cost, label: {fr: Coût, en: Cost}, kind: cost, weight: 40, formula: F2}
- {name: quality, label: {fr: Valeur technique, en: Quality}, weight: 60, scale: 20}
trials:
- {name: T1, answers: {price: 80, kwh: 5}, notes: {quality: 12}}
- {name: T2, answers: {price: 95, kwh: 5}, notes: {quality: 14}}
- {name: T3, answers: {price: 140, kwh: 5}, notes: {quality: 16}}
"""
OFFERS = """offers:
- {name: A, answers: {price: 80, kwh: 5}, notes: {quality: 12}}
- {name: B, answers: {price: 95, kwh: 5}, notes: {quality: 14}}
- {name: C, answers: {price: 100, kwh: 150}, notes: {quality: 16}}
- {name: D, answers: {price: 105, kwh: 5}}
- {name: E, answers: {price: 140, kwh: 5}, notes: {quality: 10}}
- {name: F, answers: {kwh: 5}, notes: {quality: 10}}
"""


def plain(said: object) -> str:
    """Write a text with plain spaces and apostrophes."""
    return str(said).replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


@pytest.fixture
def before(tmp_path):
    path = tmp_path / "before.lcc.yaml"
    path.write_text(PURCHASE, encoding="utf-8")
    return str(path)


@pytest.fixture
def after(tmp_path):
    path = tmp_path / "after.lcc.yaml"
    path.write_text(PURCHASE + OFFERS, encoding="utf-8")
    return str(path)


BOTH = lcc.loads(PURCHASE + OFFERS)
SCORE = {
    "en": [
        "D has no score:\n  – No note yet for Quality.",
        "Provisional ranking: an admitted offer has no score yet.",
        "4 of 6 offers scored.",
        "Cost sums, in present value: Purchase, Energy.",
        "Formula: linear from lowest to highest, N × (Pmax − P) / (Pmax − Pmin), N = 40.",
        "Marks are rounded to the decimals shown, points to 2, halves away from zero; a total is the sum of ",
        "Equal totals: the lowest amount under the criterion of price or cost comes first.",
        "F2: No points at all: C.",
    ],
    "fr": [
        "D n'est pas notée :\n  – Pas encore de note pour Valeur technique.",
        "Classement provisoire : une offre admise n'est pas encore notée.",
        "4 offres notées sur 6.",
        "Coût additionne, en valeur actualisée : Achat, Énergie.",
        "Formule : linéaire du plus bas au plus haut, N × (Pmax − P) / (Pmax − Pmin), N = 40.",
        "un total est la somme des points montrés.",
        "Totaux égaux : le montant le plus bas au critère du prix ou du coût passe devant.",
        "F2 : Aucun point : C.",
    ],
}
SCREEN = {
    "en": [
        "Abnormally low prices (on the price, excluding VAT, never on the life-cycle cost)",
        "A, 80.00 €, is below 85.50 €, the double mean less 10% (D1).",
        "A, 80.00 €, is below 84.15 €, the mean less the standard deviation of the population (D2).",
        "Ask A for justifications before deciding anything:",
        "Without a price here: F.",
        "C, Consumption: 150 kWh/week is 30 times the median of the other offers, 5; outside the usual range, ",
        "0.3 to 10: per year and not per week? The value is kept; ask the tenderer to clarify.",
        "F: Not answered: price.",
        "These are questions to ask: nothing here rejects an offer or changes a figure.",
    ],
    "fr": [
        "Prix anormalement bas (sur le prix, HT, jamais sur le coût du cycle de vie)",
        "A, 80,00 €, est sous 85,50 €, la double moyenne moins 10 % (D1).",
        "A, 80,00 €, est sous 84,15 €, la moyenne moins l'écart-type de la population (D2).",
        "Demandez des justifications avant toute décision : A.",
        "Sans prix ici : F.",
        "C, Consommation : 150 kWh/week, 30 fois la médiane des autres offres, 5 ; hors de la plage habituelle, ",
        "0,3 à 10 : par année et non par semaine ? La valeur est conservée ; demandez une précision.",
        "Ce sont des questions à poser : rien ici n'écarte une offre ni ne change un chiffre.",
    ],
}
SIMULATION = {
    "en": [
        "Simulation: without effect on the ranking.",
        "Formulas side by side for Cost, which weighs 40 with the formula “linear from lowest to highest”.",
        "F2: Marks depend on who else tenders: without T3",
        "CE 03/11/2014 n° 373362: a method may not deprive criteria of their scope",
    ],
    "fr": [
        "Simulation : sans effet sur le classement.",
        "Formules côte à côte pour Coût, pondéré à 40 avec la formule « linéaire du plus bas au plus haut ».",
        "F2 : Les notes dépendent des autres offres : sans T3",
        "CE 03/11/2014 n° 373362 : une méthode ne peut priver les critères de leur portée",
    ],
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("make", "expected"), [(lcc.score, SCORE), (lcc.screen, SCREEN), (lcc.simulate_scoring, SIMULATION)]
)
def test_what_is_said_is_said_in_both_languages(make, expected, language):
    with speaking(language):
        said = plain(make(BOTH))

    for sentence in expected[language]:
        assert sentence in said, said


WAYS = {
    "en": {
        "clarify": "ask the tenderer to clarify the offer, without changing it (R2161-5)",
        "justify": "ask in writing for justifications of the price, and examine them "
        "(L2152-5, L2152-6, R2152-3, R2152-4, R2152-5)",
    },
    "fr": {
        "clarify": "demander au soumissionnaire de préciser la teneur de son offre, sans la modifier (R2161-5)",
        "justify": "demander par écrit des justifications du prix, et les examiner "
        "(L2152-5, L2152-6, R2152-3, R2152-4, R2152-5)",
    },
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_ways_out_are_said_in_both_languages(language):
    with speaking(language):
        said = {way.step: plain(way) for ways in WAYS_OUT.values() for way in ways if way.step != "set_aside"}

    assert said.items() >= WAYS[language].items()


def test_a_case_is_cited_by_its_reference_whatever_the_language():
    assert NEUTRALISED.reference == "CE 03/11/2014 n° 373362"


# The command


def test_the_command_marks_and_ranks(after, capsys):
    assert main(["score", after, "--lang", "en"]) == 1

    said = capsys.readouterr().out
    assert "place  offer  Cost /40  Quality /60" in said
    assert said.index("\n1") < said.index("\n2")


def test_trial_offers_all_marked_are_all_well(before, capsys):
    assert main(["score", before, "--trials"]) == 0
    assert "3 of 3 offers scored." in capsys.readouterr().out


def test_the_command_simulates_on_trial_offers_and_on_a_range(before, capsys):
    assert main(["score", before, "--simulate"]) == 0
    assert "(published)" in capsys.readouterr().out

    assert main(["score", before, "--prices", "100 000", "180000", "5", "--formula", "F1", "--weight", "30"]) == 0
    said = plain(capsys.readouterr().out)
    assert "points out of 30" in said
    assert "F2" not in said.split("\n\n", 1)[1]


def test_the_command_screens_and_says_what_is_incomplete_by_its_exit_code(before, after, capsys):
    assert main(["score", after, "--screen", "--deviation", "sample"]) == 1
    assert "81.81" in capsys.readouterr().out

    assert main(["score", before, "--screen", "--trials"]) == 0


def test_the_command_speaks_json_with_what_was_asked(after, capsys):
    assert main(["score", after, "--json"]) == 1
    score = json.loads(capsys.readouterr().out)["score"]
    assert score["totals"]["D"] is None
    assert [rank["offer"] for rank in score["ranking"]] == ["B", "A", "E", "C"]

    assert main(["score", after, "--simulate", "--screen", "--json"]) == 1
    both = json.loads(capsys.readouterr().out)
    assert list(both) == ["simulation", "screen"]
    assert both["simulation"]["simulation"] is True
    assert both["screen"]["prices"]["flags"][0]["offer"] == "A"
    assert both["screen"]["implausible"][0]["slips"][0]["factor"] == 52


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--prices", "1", "2", "2.5"], 2), (["--formula", "F3"], 2), (["--weight", "0"], 2), (["--weight", "200"], 2),
    ],
)  # fmt: skip
def test_what_cannot_be_simulated_is_a_wrong_use(before, words, code, capsys):
    assert main(["score", before, *words]) == code
    assert capsys.readouterr().err.strip()


def test_a_number_that_is_none_is_a_wrong_use(before, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["score", before, "--prices", "low", "2", "3"])

    assert stopped.value.code == 2
    assert "Expected a number, not “low”" in capsys.readouterr().err


def test_a_file_without_criteria_without_offers_or_absent_is_said(before, tmp_path, capsys):
    without = tmp_path / "without.lcc.yaml"
    head, rest = PURCHASE.split("criteria:")
    without.write_text(f"{head}trials:{rest.split('trials:')[1]}", encoding="utf-8")

    assert main(["score", str(without), "--trials"]) == 2
    assert "no award criterion" in capsys.readouterr().err
    assert main(["score", before]) == 2
    assert "There is no offer to compare" in capsys.readouterr().err
    assert main(["score", str(tmp_path / "absent.yaml")]) == 3


def test_a_screening_that_sees_no_price_is_not_all_well(tmp_path, capsys):
    broken = tmp_path / "broken.lcc.yaml"
    broken.write_text((PURCHASE + OFFERS).replace("amount: price", "amount: prices"), encoding="utf-8")

    assert main(["score", str(broken), "--screen"]) == 1
    assert "Without a price here: A, B, C, D, E, F." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Simulation: without effect on the ranking. Only the method frozen on 2027-03-12 applies."),
        ("fr", "Simulation : sans effet sur le classement. Seule la méthode figée le 12/03/2027 s’applique."),
    ],
)
def test_marks_under_a_method_changed_since_it_was_frozen_are_a_simulation(code, said):
    frozen = lcc.seal(lcc.loads(PURCHASE), on=date(2027, 3, 12)).replace(offers=lcc.loads(PURCHASE + OFFERS).offers)
    changed = lcc.replace(frozen, ("method", "discount_rate"), 0.05)

    with speaking(code):
        assert said in str(lcc.score(changed)).replace("\u00a0", " ")
        assert said not in str(lcc.score(frozen)).replace("\u00a0", " ")
    assert lcc.score(changed).to_dict()["standing"]["sentences"]
