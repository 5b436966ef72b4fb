"""The legal checks: each against the text it names, by the law of the day, and never more than what was checked."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

import lcc
from lcc.cli import main
from lcc.compliance.review import RULES
from lcc.words import speaking

GREEN = date(2026, 8, 21)
EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.lcc.yaml"))
COST = {"name": "Coût", "kind": "cost", "weight": 100}
PRICE = {"name": "Prix", "kind": "price", "weight": 60}
TECHNICAL = {"name": "Technique", "kind": "technical", "weight": 40}
GREENER = {"name": "Environnement", "kind": "environmental", "weight": 40}
COMPLETE = {
    "name": "CO2e", "unit": "EUR/tCO2e", "perimeter": "Use", "verification": "Bills", "counts": True,
    "value": {"value": 250, "source": "Quinet 2025"},
}  # fmt: skip


def purchase(**changes) -> lcc.Purchase:
    """Build a purchase in which no check finds anything to say, but what no file can tell."""
    method = {
        "base_year": 2027, "years": 10, "discount_rate": {"value": 0.032, "source": "France Stratégie"},
        "parameters": [
            {"name": "price", "label": "Price", "unit": "EUR"},
            {"name": "kwh", "label": "Electricity", "unit": "kWh/year", "definition": "At 20 °C.",
             "evidence": "Test report.", "check": "Recomputed."},
        ],
        "resources": [{"name": "electricity", "unit": "kWh", "vat": 0.2, "price": {"value": 0.2, "source": "Bill"},
                       "emissions": {"CO2e": 0.05}}],
        "costs": [
            {"name": "purchase", "stage": "acquisition", "amount": "price"},
            {"name": "energy", "amount": "kwh", "resource": "electricity", "unit": "kWh"},
        ],
        **changes.pop("method", {}),
    }  # fmt: skip
    given = {
        "launch": GREEN, "deadline": GREEN + timedelta(days=40), "criteria": [COST],
        "environment": {"clause": "CCTP 4.2", "specification": "CCTP 3.1"}, **changes,
    }  # fmt: skip
    return lcc.Purchase.of({"method": method, **given})


def frozen(days: int = -10, **changes) -> lcc.Purchase:
    """Freeze it so many days after the deadline."""
    return lcc.seal(purchase(**changes), on=GREEN + timedelta(days=40 + days))


def verdict(given: lcc.Purchase, key: str):
    """Return what one rule says, or None when it says nothing."""
    return next((found for found in lcc.check_law(given).verdicts if found.rule.key == key), None)


def bare(text: object) -> str:
    """Make every space a plain one."""
    return str(text).replace("\u00a0", " ").replace("\u202f", " ")


def asked(**changes) -> dict:
    """Change the parameter that is asked besides the price."""
    base = {"name": "kwh", "label": "Electricity", "unit": "kWh/year", "definition": "At 20 °C.",
            "evidence": "Test report.", "check": "Recomputed."}  # fmt: skip
    return {"parameters": [{"name": "price", "label": "Price", "unit": "EUR"}, {**base, **changes}]}


# Each rule, each way it can come out, in both languages

CASES = [
    # R2152-7 from 21 August 2026
    (
        "price_is_not_alone",
        purchase(criteria=[{**PRICE, "weight": 100}]),
        "blocking",
        "The price is the only criterion",
        "Le prix est le seul critère : pour une consultation engagée à partir du 21/08/2026",
    ),
    (
        "price_is_not_alone",
        purchase(criteria=[PRICE, TECHNICAL]),
        "blocking",
        "No criterion takes environmental",
        "Aucun critère ne prend en compte les caractéristiques environnementales de l’offre.",
    ),
    (
        "price_is_not_alone",
        purchase(criteria=[PRICE, GREENER]),
        "ok",
        "Price or cost stands beside “Environnement”",
        "Le prix ou le coût est accompagné de",
    ),
    (
        "price_is_not_alone",
        purchase(criteria=[PRICE, {**TECHNICAL, "environment": True}]),
        "ok",
        "stands beside “Technique”",
        "qui prend l’environnement en compte",
    ),
    (
        "price_is_not_alone",
        purchase(
            criteria=[
                PRICE,
                {**TECHNICAL, "sub_criteria": [{"name": "Réparabilité", "kind": "environmental", "weight": 100}]},
            ]
        ),
        "ok",
        "stands beside",
        "accompagné de",
    ),
    (
        "price_is_not_alone",
        purchase(),
        "ok",
        "The cost is the only criterion",
        "Le coût est le seul critère, selon une approche globale.",
    ),
    (
        "price_is_not_alone",
        purchase(criteria=[{**COST, "weight": 60}, TECHNICAL]),
        "look",
        "No criterion is marked as environmental; the cost counts",
        "Aucun critère n’est marqué environnemental ; le coût compte",
    ),
    (
        "price_is_not_alone",
        purchase(criteria=[TECHNICAL, GREENER]),
        "blocking",
        "No criterion is a price or a cost",
        "Aucun critère n’est un prix ou un coût",
    ),
    ("price_is_not_alone", purchase(criteria=[]), "not_checked", "the award criteria", "les critères d’attribution"),
    (
        "price_is_not_alone",
        purchase(launch=None),
        "not_checked",
        "the date of launch is not given",
        "les règles en vigueur depuis le 21/08/2026 : la date d’engagement de la consultation n’est pas donnée",
    ),
    # before
    (
        "price_alone_before",
        purchase(launch=date(2025, 5, 5), criteria=[{**PRICE, "weight": 100}]),
        "look",
        "lawful then for standard supplies",
        "admis alors pour les seuls fournitures ou services standardisés",
    ),
    (
        "price_alone_before",
        purchase(launch=date(2025, 5, 5)),
        "ok",
        "not the only criterion",
        "Le prix n’est pas le seul critère.",
    ),
    (
        "price_alone_before",
        purchase(launch=date(2025, 5, 5), criteria=[]),
        "not_checked",
        "award criteria",
        "critères d’attribution",
    ),
    # cost alone
    ("cost_takes_environment", purchase(), "ok", "The cost counts “electricity”.", "Le coût compte « electricity »."),
    (
        "cost_takes_environment",
        purchase(method={"costs": [{"name": "purchase", "stage": "acquisition", "amount": "price + kwh"}]}),
        "blocking",
        "no resource used",
        "Le coût ne compte ni ressource consommée, ni fin de vie, ni externalité.",
    ),
    # weights
    (
        "weights_sum",
        purchase(criteria=[PRICE, {**GREENER, "weight": 39}]),
        "blocking",
        "sum to 99, not to 100",
        "est 99, et non 100",
    ),
    ("weights_sum", purchase(criteria=[PRICE, GREENER]), "ok", "sum to 100", "La somme des pondérations est 100."),
    (
        "weights_sum",
        purchase(criteria=[PRICE, {**GREENER, "sub_criteria": [{"name": "a", "weight": 30}]}]),
        "blocking",
        "sub-criteria of “Environnement” sum to 30",
        "sous-critères de « Environnement » est 30",
    ),
    # double counting
    (
        "saving_counted_once",
        purchase(criteria=[{**COST, "weight": 60}, GREENER]),
        "look",
        "make sure that “Environnement” does not mark it again",
        "ne le note pas à nouveau",
    ),
    (
        "saving_counted_once",
        purchase(
            criteria=[{**COST, "weight": 60}, GREENER],
            method={"costs": [{"name": "purchase", "stage": "acquisition", "amount": "price + kwh"}]},
        ),
        "ok",
        "counts nothing",
        "ne compte rien",
    ),
    # beside the criterion
    ("environmental_clause", purchase(), "ok", "clause is declared", "Une clause environnementale est déclarée."),
    (
        "environmental_clause",
        purchase(environment={}),
        "look",
        "No environmental clause",
        "Aucune clause environnementale",
    ),
    ("environmental_specification", purchase(), "ok", "is declared", "est déclarée"),
    ("environmental_specification", purchase(environment={}), "look", "No environmental", "Aucune spécification"),
    # what is asked
    ("data_described", purchase(), "ok", "The 2 values asked are described.", "Les 2 valeurs demandées sont décrites."),
    (
        "data_described",
        purchase(method=asked(unit="")),
        "look",
        "Without a unit",
        "Sans unité, sans libellé ou sans définition : « Electricity »",
    ),
    (
        "evidence_asked",
        purchase(),
        "ok",
        "Evidence is asked for the value declared.",
        "Un justificatif est demandé pour la valeur déclarée.",
    ),
    (
        "evidence_asked",
        purchase(method=asked(evidence="")),
        "blocking",
        "No evidence is asked for “Electricity”.",
        "Aucun justificatif n’est demandé",
    ),
    ("checked_before_award", purchase(), "ok", "how it is checked", "comment elle est contrôlée"),
    (
        "checked_before_award",
        purchase(method=asked(check="")),
        "look",
        "a later penalty is no check",
        "une pénalité ultérieure n’est pas un contrôle",
    ),
    (
        "carbon_described",
        purchase(method=asked(unit="kgCO2e", definition="")),
        "blocking",
        "without a perimeter or a method: “Electricity”",
        "Demandé sans périmètre ni méthode",
    ),
    ("carbon_described", purchase(method=asked(unit="kgCO2e")), "ok", "are defined", "sont définies"),
    ("reasonable_effort", purchase(), "ok", "2 values are asked", "2 valeurs sont demandées à chaque soumissionnaire."),
    (
        "reasonable_effort",
        purchase(
            method={
                "parameters": [
                    *asked()["parameters"],
                    *({"name": f"q{n}", "label": "q", "unit": "h", "evidence": "checked"} for n in range(19)),
                ]
            }
        ),
        "look",
        "21 values are asked of each tenderer: small firms",
        "21 valeurs sont demandées",
    ),
    (
        "missing_values",
        purchase(),
        "ok",
        "Without these an offer has no place",
        "Sans elles une offre n’est pas classée",
    ),
    (
        "missing_values",
        purchase(method={"parameters": [{"name": "price", "default": 1}, {"name": "kwh", "default": 1}]}),
        "ok",
        "a default or a published fallback",
        "valeur forfaitaire publiée",
    ),
    # what is counted
    (
        "externalities_complete",
        purchase(),
        "ok",
        "No externality counts",
        "Aucune externalité ne compte dans le total.",
    ),
    (
        "externalities_complete",
        purchase(method={"externalities": [COMPLETE]}),
        "ok",
        "Complete: “CO2e”.",
        "Complet : « CO2e ».",
    ),
    (
        "externalities_complete",
        purchase(method={"externalities": [{**COMPLETE, "verification": ""}]}),
        "blocking",
        "“CO2e” counts and lacks: how it is verified.",
        "« CO2e » compte et il lui manque",
    ),
    (
        "externality_data",
        purchase(method={"externalities": [COMPLETE]}),
        "ok",
        "are defined and proven: “Electricity”",
        "définies et justifiées",
    ),
    (
        "externality_data",
        purchase(method={"externalities": [COMPLETE], **asked(definition="")}),
        "blocking",
        "feed an externality without a definition or evidence",
        "alimentent une externalité sans définition",
    ),
    ("vat_basis", purchase(), "ok", "including VAT", "au taux que chaque soumissionnaire facture."),
    (
        "vat_basis",
        purchase(method={"tax": "excluding"}),
        "look",
        "excluding VAT: right when it is deducted",
        "hors TVA",
    ),
    (
        "vat_basis",
        purchase(offers=[{"name": "A", "vat": 0}]),
        "look",
        "Exempt from VAT without a ground: “A”.",
        "Exonéré de TVA sans motif",
    ),
    (
        "vat_basis",
        purchase(method={"costs": [{"name": "purchase", "amount": "price + kwh", "vat": 0.2}]}),
        "look",
        "who declare their own: “purchase”",
        "Un taux est fixé pour ce que facturent les soumissionnaires",
    ),
    ("quantities_published", purchase(method={"lines": [{"id": "a"}]}), "ok", "do not hide them", "ne pas les masquer"),
    (
        "quantities_published",
        purchase(method={"lines": [{"id": "a"}]}, criteria=[PRICE, GREENER]),
        "ok",
        "in the method.",
        "dans la méthode.",
    ),
    ("sources_named", purchase(), "ok", "has a source", "a une source"),
    (
        "sources_named",
        purchase(method={"discount_rate": 0.04}),
        "look",
        "No source is named for “discount rate”.",
        "Aucune source n’est nommée pour « taux d’actualisation ».",
    ),
    ("sources_named", purchase(method={"discount_rate": 0}), "ok", "has a source", "a une source"),
    (
        "variants_framed",
        purchase(offers=[{"name": "V", "kind": "variant"}]),
        "look",
        "opens no value to them: “V”",
        "ne leur ouvre aucune valeur",
    ),
    (
        "variants_framed",
        purchase(method={"parameters": [*asked()["parameters"], {"name": "n", "value": 2, "variants": True}]}),
        "look",
        "Open to variants: “n”",
        "Ouvert aux variantes",
    ),
    # dated
    ("method_dated", purchase(), "not_checked", "not frozen yet", "elle n’est pas encore figée"),
    (
        "method_dated",
        purchase(offers=[{"name": "A"}]),
        "look",
        "no method is frozen",
        "Des offres sont reçues et aucune méthode n’est figée",
    ),
    ("method_dated", frozen(-1), "ok", "Frozen on 2026-09-29", "Figée le 29/09/2026, avant la date limite"),
    ("method_dated", frozen(0), "look", "on the day of the deadline", "le jour de la date limite"),
    ("method_dated", frozen(1), "blocking", "It cannot found an award.", "Elle ne peut pas fonder une attribution."),
    (
        "method_dated",
        frozen(deadline=None),
        "not_checked",
        "deadline for offers is not given",
        "date limite de remise des offres n’est pas donnée",
    ),
    (
        "method_dated",
        frozen().replace(method=purchase(method={"years": 9}).method),
        "blocking",
        "no longer the one",
        "n’est plus celle",
    ),
    ("method_dated", frozen().replace(seal=frozen().seal.replace(text="{")), "blocking", "cannot be read", "illisible"),
]


@pytest.mark.parametrize(
    ("key", "given", "outcome", "said", "french"),
    CASES,
    ids=[f"{case[0]}-{case[2]}-{n}" for n, case in enumerate(CASES)],
)
def test_a_rule_says_what_it_finds_in_both_languages(key, given, outcome, said, french):
    found = verdict(given, key)

    assert found.outcome == outcome
    assert said in str(found.sentence)
    with speaking("fr"):
        assert french in bare(found.sentence)


def test_every_rule_has_a_case_of_each_way_it_can_come_out_but_silence():
    assert {rule.key for rule in RULES} == {case[0] for case in CASES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_names_its_text_and_says_what_to_do_in_both_languages(rule):
    english = [str(rule.question), str(rule.todo)]

    assert any(letter.isdigit() for letter in rule.references)
    with speaking("fr"):
        assert all(one != other for one, other in zip(english, [str(rule.question), str(rule.todo)], strict=True))


def test_a_rule_of_blocking_severity_is_the_only_kind_that_blocks():
    blocked = {case[0] for case in CASES if case[2] == "blocking"}

    assert blocked == {rule.key for rule in RULES if rule.severity == "blocking"}


# What a rule does not concern, it leaves alone


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("cost_takes_environment", purchase(criteria=[PRICE, GREENER])),
        ("weights_sum", purchase()),
        ("saving_counted_once", purchase(criteria=[PRICE, GREENER])),
        ("carbon_described", purchase()),
        ("externality_data", purchase()),
        ("quantities_published", purchase()),
        ("variants_framed", purchase()),
        (
            "data_described",
            purchase(method={"parameters": [{"name": "price", "value": 1}, {"name": "kwh", "value": 1}]}),
        ),
        (
            "evidence_asked",
            purchase(method={"parameters": [{"name": "price", "unit": "EUR"}, {"name": "kwh", "unit": "€"}]}),
        ),
    ],
)
def test_a_rule_says_nothing_of_what_it_does_not_concern(key, given):
    assert verdict(given, key) is None


# The law of the day


@pytest.mark.parametrize(
    ("launch", "outcome"),
    [(date(2025, 3, 1), None), (GREEN - timedelta(days=1), None), (GREEN, "blocking"), (date(2027, 1, 1), "blocking")],
)
def test_price_alone_is_judged_by_the_law_of_the_day_of_launch(launch, outcome):
    found = verdict(purchase(launch=launch, criteria=[{**PRICE, "weight": 100}]), "price_is_not_alone")

    assert (found and found.outcome) == outcome


def test_a_consultation_of_2025_is_not_asked_for_an_environmental_criterion_or_clause():
    keys = {found.rule.key for found in lcc.check_law(purchase(launch=date(2025, 3, 1), environment={})).verdicts}

    assert "price_alone_before" in keys
    assert not keys & {
        "price_is_not_alone",
        "cost_takes_environment",
        "environmental_clause",
        "environmental_specification",
    }


def test_without_a_date_of_launch_the_dated_rules_are_said_not_checked_once():
    review = lcc.check_law(purchase(launch=None))

    said = [str(text) for text in review.unchecked]

    assert sum("date of launch" in text for text in said) == 1
    assert not any(found.rule.key == "price_alone_before" for found in review.verdicts)


# The conclusion


def test_the_conclusion_counts_what_was_checked_names_what_was_not_and_gives_no_advice():
    review = lcc.check_law(frozen())

    assert review.blocking == ()
    assert str(review.conclusion).startswith(
        f"No blocking point among the {len(review.made)} checks made. Not checked: "
    )
    with speaking("fr"):
        said = bare(review.conclusion)
    assert said.startswith(f"Aucun point bloquant parmi les {len(review.made)} vérifications faites. Non vérifié : ")
    assert said.endswith("Textes relus le 23/11/2026. Ceci n’est pas un avis juridique.")
    assert "marchés subséquents d’un accord-cadre antérieur au 21/08/2026" in said


def test_blocking_points_are_counted_in_both_languages():
    one = lcc.check_law(purchase(criteria=[{**PRICE, "weight": 100}]))
    two = lcc.check_law(purchase(criteria=[{**PRICE, "weight": 100}], method=asked(evidence="")))

    assert str(one.conclusion).startswith(f"1 blocking point among the {len(one.made)} checks made.")
    with speaking("fr"):
        assert bare(two.conclusion).startswith(f"2 points bloquants parmi les {len(two.made)} vérifications faites.")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("code", ["fr", "en"])
def test_nothing_is_ever_said_to_be_compliant(path, code):
    with speaking(code):
        review = lcc.check_law(lcc.load(path))
        text = f"{review}\n{json.dumps(review.to_dict(), ensure_ascii=False)}".lower()

    assert not any(word in text for word in ("compliant", "conforme", "is lawful", "est légal"))
    assert "avis juridique" in text if code == "fr" else "not legal advice" in text


# The three-way record

NO_SOCIAL = ["Pas de considération sociale"]


@pytest.mark.parametrize(
    ("changes", "environment", "social"),
    [
        ({"environment": {}}, ["Pas de considération environnementale"], NO_SOCIAL),
        ({}, ["Clause environnementale"], NO_SOCIAL),
        ({"environment": {"specification": "CCTP"}}, ["Pas de considération environnementale"], NO_SOCIAL),
        ({"criteria": [PRICE, GREENER]}, ["Clause environnementale", "Critère environnemental"], NO_SOCIAL),
        ({"environment": {"criterion": "RC 6"}, "social": {"clause": "CCAP 9"},
          "criteria": [PRICE, {"name": "Insertion", "kind": "social", "weight": 40}]},
         ["Critère environnemental"], ["Clause sociale", "Critère social"]),
    ],
)  # fmt: skip
def test_considerations_are_recorded_in_three_places_and_said_in_the_two_of_the_essential_data(
    changes, environment, social
):
    found = lcc.check_law(purchase(**changes)).to_dict()["decp"]

    assert found == {"considerationsEnvironnementales": environment, "considerationsSociales": social}


# The command


def run(capsys, tmp_path, given: lcc.Purchase, *words: str) -> tuple[int, str]:
    """Check a purchase by the command."""
    path = tmp_path / "p.lcc.yaml"
    lcc.save(given, path)
    code = main(["check", "--law", str(path), *words])
    return code, capsys.readouterr().out


def test_the_command_says_the_checks_and_fails_on_a_blocking_point_alone(capsys, tmp_path):
    code, said = run(capsys, tmp_path, purchase(environment={}), "--lang", "fr")

    assert code == 0
    assert (
        "point à examiner : Une clause d’exécution prend l’environnement en compte, à côté du critère [CCP L2112-2"
        in bare(said)
    )
    assert "    → Écrire la clause" in said
    code, said = run(capsys, tmp_path, purchase(criteria=[{**PRICE, "weight": 100}]))
    assert code == 1
    assert (
        "BLOCKING POINT: The price is not the only criterion, and the environment is taken into account [CCP L2152-7"
        in said
    )


def test_the_command_speaks_to_programs(capsys, tmp_path):
    _, said = run(capsys, tmp_path, purchase(), "--json")

    data = json.loads(said)

    assert (data["launch"], data["read_on"], data["blocking"]) == ("2026-08-21", "2026-11-23", 0)
    assert {one["outcome"] for one in data["verdicts"]} <= {"ok", "look", "blocking", "not_checked"}
    assert all(one["references"] and one["sentence"] and one["to_do"] for one in data["verdicts"])


def test_a_file_that_cannot_be_read_has_exit_code_3(capsys, tmp_path):
    assert main(["check", "--law", str(tmp_path / "none.lcc.yaml")]) == 3
