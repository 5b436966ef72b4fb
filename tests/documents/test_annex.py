"""The annex says all that is published, in eighteen points, and says plainly what is not specified."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import lcc
from lcc.cli import main
from lcc.documents.annex import annex, remaining
from lcc.documents.blocks import Heading, Notice
from lcc.documents.writing import document_bytes
from lcc.words import LccError
from tests.documents import annex_samples as samples

CLAUSE = lcc.Clause(protocol="EN 13032-4", months=18, tolerance=0.08, remedy_days=45, cap=0.12)


def with_method(name: str = "copiers", **changed: object) -> lcc.Purchase:
    """Return an example with some of its method changed."""
    purchase = samples.purchase(name)
    return purchase.replace(method=purchase.method.replace(**changed), offers=(), trials=())


def with_parameter(name: str, **changed: object) -> lcc.Purchase:
    """Return the copiers with one parameter changed."""
    parameters = samples.purchase("copiers").method.parameters
    return with_method(parameters=tuple(one.replace(**changed) if one.name == name else one for one in parameters))


def point(purchase: lcc.Purchase, number: int) -> str:
    """Return all that one of the eighteen points says."""
    return "\n".join(text for block in samples.section(annex(purchase), number) for text in samples.said(block))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", samples.NAMES)
def test_every_method_and_example_gives_the_eighteen_points_in_order(name: str, language: str) -> None:
    with lcc.speaking(language):
        document = annex(samples.purchase(name))

    numbers = [
        int(block.text.split(".")[0]) for block in document.blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert numbers == list(range(1, 19))
    for number in numbers:
        assert len(samples.section(document, number)) > 1
    assert document.language == language


@pytest.mark.parametrize("name", [f"method {name}" for name in samples.METHODS])
def test_every_reference_method_describes_each_value_it_asks(name: str) -> None:
    method = samples.purchase(name).method

    questions, proofs = samples.tables(annex(samples.purchase(name)), 9)

    asked = [parameter for parameter in method.parameters if parameter.asked]
    assert len(questions.rows) == len(proofs.rows) == len(asked)
    for row in (*questions.rows, *proofs.rows):
        assert all(samples.plain(cell) for cell in row)
    assert "not specified" not in [samples.plain(cell) for row in proofs.rows for cell in row]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_annex_never_says_that_all_is_lawful(language: str) -> None:
    with lcc.speaking(language):
        for name in ("copiers", "led-framework", "method heating"):
            said = "\n".join(samples.texts(annex(samples.purchase(name))))

            assert not re.search(r"conforme à|conformément|compliant|complies", said, re.IGNORECASE)


def test_what_the_purchase_does_not_say_is_said_to_be_not_specified() -> None:
    silent = lcc.Purchase.of({"method": samples.purchase("lifts").method})

    assert point(silent, 1).count("not specified") == 8
    assert "among the criteria: not specified" in point(silent, 2)
    assert "Not counted, and why: not specified" in point(silent, 4)
    assert "not specified" in point(silent, 9)
    assert "had: not specified" in point(silent, 17)
    assert "method: not specified" in point(silent, 18)


def test_questions_software_use_and_costs_left_out_are_those_of_the_purchase() -> None:
    purchase = with_method(usage="Office hours.", left_out="Paper, the same for all.").replace(
        questions="On the buyer profile.", software="https://buyer.example/lcc", lot="Lot 2"
    )

    assert "Lot 2" in point(purchase, 1)
    assert "Paper, the same for all." in point(purchase, 4)
    assert "Office hours." in point(purchase, 5)
    assert "https://buyer.example/lcc" in point(purchase, 17)
    assert "On the buyer profile." in point(purchase, 18)


# Draft and frozen


def test_a_draft_says_so_on_each_page_and_bears_the_day_it_is_given() -> None:
    document = annex(samples.purchase("copiers"), day=date(2027, 1, 5))

    assert document.header.startswith("DRAFT – method not frozen")
    assert document.day == date(2027, 1, 5)
    assert "2027-01-05" in "\n".join(samples.texts(document))


def test_a_frozen_method_bears_its_day_version_and_fingerprint() -> None:
    frozen = lcc.seal(samples.purchase("copiers"), on=date(2027, 1, 7))

    document = annex(frozen, day=date(2030, 1, 1))

    assert frozen.seal is not None
    assert "DRAFT" not in document.header
    assert "Method frozen on 2027-01-07, version 1" in document.footer
    assert document.day == date(2027, 1, 7)
    assert frozen.seal.fingerprint in point(frozen, 1)


def test_a_method_changed_since_it_was_frozen_has_no_annex() -> None:
    frozen = lcc.seal(samples.purchase("copiers"), on=date(2027, 1, 7))

    with pytest.raises(LccError, match="freeze a modified version first"):
        annex(frozen.replace(method=frozen.method.replace(years=6)))


def test_a_simulation_has_no_annex() -> None:
    with pytest.raises(LccError, match="never published"):
        annex(lcc.simulation_copy(samples.purchase("copiers")))


def test_a_method_that_computes_nothing_has_no_annex_and_the_reason_is_said() -> None:
    method = lcc.Method(base_year=2027, years=5, discount_rate=0.032)

    with pytest.raises(LccError, match="no cost stream"):
        annex(lcc.Purchase.of({"method": method}))


# Criteria

COST = lcc.Criterion(name="cost", kind="cost", weight=60)
OTHER = lcc.Criterion(name="quality", kind="technical", weight=40)


@pytest.mark.parametrize(
    ("formula", "marks"),
    [
        ("proportional", ["60.00", "53.33", "40.00"]),
        ("linear", ["60.00", "45.00", "0.00"]),
        ("linear_from_minimum", ["60.00", "52.50", "30.00"]),
    ],
)
def test_euros_become_points_on_three_fictional_amounts(formula: str, marks: list[str]) -> None:
    purchase = samples.purchase("copiers").replace(criteria=(COST.replace(formula=formula), OTHER))

    table = samples.tables(annex(purchase), 2)[1]

    assert [samples.plain(row[3]) for row in table.rows] == marks
    assert [samples.plain(row[4]) for row in table.rows] == marks


def test_points_are_marks_brought_to_the_weight() -> None:
    purchase = samples.purchase("copiers").replace(criteria=(COST.replace(scale=20.0), OTHER))

    table = samples.tables(annex(purchase), 2)[1]

    assert [samples.plain(row[3]) for row in table.rows] == ["20.00", "17.78", "13.33"]
    assert [samples.plain(row[4]) for row in table.rows] == ["60.00", "53.34", "39.99"]


def test_cost_alone_in_order_gives_no_marks() -> None:
    alone = (COST.replace(weight=100.0, formula="rank"),)

    said = point(samples.purchase("copiers").replace(criteria=alone), 2)

    assert "offers are ranked by amount, the lowest first" in said
    assert "Fictional example of marks" not in said


@pytest.mark.parametrize(
    ("tie", "said"), [("acquisition", "lowest cost to buy comes first"), ("none", "Equal totals share their place")]
)
def test_ties_are_those_of_the_method(tie: str, said: str) -> None:
    assert said in point(with_method(tie_break=tie), 15)


# Texts, VAT, data


@pytest.mark.parametrize(("launch", "old"), [(date(2026, 8, 20), True), (date(2026, 8, 21), False), (None, False)])
def test_the_text_is_that_of_the_day_of_launch(launch: date | None, old: bool) -> None:
    said = point(samples.purchase("copiers").replace(launch=launch), 3)

    assert ("version before 21 August 2026" in said) is old
    assert all(article in said for article in ("L2152-7", "R2152-7", "R2152-9", "R2152-10"))


def test_exempt_tenderers_get_no_made_up_rate_and_the_share_deducted_is_said() -> None:
    said = point(with_method(deductible=0.25), 7)

    assert "No rate is made up" in said
    assert "deducts 25% of the VAT" in said
    assert "1 + rate × 0.75" in said
    assert "without VAT" in point(with_method(tax="excluding"), 7)


def test_each_value_says_what_happens_when_it_is_missing_or_not_proven() -> None:
    assert "offer not ranked (a)" in point(samples.purchase("copiers"), 9)
    assert "Optional. Missing: 3 kWh is taken." in point(with_parameter("weekly_kwh", default=3.0), 9).replace(
        "\u00a0", " "
    )
    fallback = point(with_parameter("weekly_kwh", fallback=12.0), 9).replace("\u00a0", " ")
    assert "the published value is taken, 12 kWh" in fallback
    assert "presentation of offers" in fallback
    assert "A price is never replaced" in fallback


def test_a_published_requirement_is_told_from_a_usual_range() -> None:
    required = with_parameter("weekly_kwh", usual={"low": 1, "high": 10, "required": True})

    assert "1 to 10 (required)" in point(required, 9)
    assert "1 to 10 (required)" not in point(samples.purchase("copiers"), 9)


def test_values_open_to_variants_come_with_their_minimal_requirements() -> None:
    said = point(with_method(variants="At least the pages published."), 13)

    assert "Minimal requirements: At least the pages published." in said
    assert "Number of copiers" in said


# Externalities, parts


def test_carbon_shown_for_information_is_said_to_be_outside_the_total() -> None:
    said = point(samples.purchase("copiers"), 12)

    assert "No externality is counted." in said
    assert "no effect on the ranking" in said


def test_an_externality_that_counts_is_described_year_by_year() -> None:
    (carbon,) = samples.purchase("copiers").method.externalities

    said = point(with_method(externalities=(carbon.replace(counts=True),)), 12)

    assert "No externality is counted." not in said
    assert "counted in the total" in said
    assert f"{256 * 1.032**3:.8f}" in said
    assert "Perimeter" in said


def test_the_french_words_for_no_externality_are_those_lawyers_look_for() -> None:
    with lcc.speaking("fr"):
        assert "Aucune externalité n’est comptée." in point(samples.purchase("heat-pump"), 12)


@pytest.mark.parametrize(
    ("part", "said"),
    [("optional", "optional part"), ("supplement_imposed", "imposed supplement"), ("renewal", "renewal:"),
     ("supplement_optional", "not added, offers are ranked without it")],
)  # fmt: skip
def test_parts_of_the_contract_say_whether_they_are_added(part: str, said: str) -> None:
    costs = samples.purchase("copiers").method.costs

    purchase = with_method(costs=(*costs[:-1], costs[-1].replace(part=part)))

    assert said in point(purchase, 13)


# Clause


def test_the_clause_is_filled_in_with_its_figures() -> None:
    said = point(with_method(clause=CLAUSE), 16)

    for words in ("within 18 months", "EN 13032-4", "tolerance of 8%", "45 days", "12% of the amount"):
        assert words in said
    assert "CCAG" in said


def test_the_french_clause_is_the_one_proposed() -> None:
    with lcc.speaking("fr"):
        said = point(with_method(clause=CLAUSE), 16).replace("\u00a0", " ")

    assert "Les valeurs déclarées au cadre de réponse sont contractuelles." in said
    assert "contradictoirement, dans les 18 mois suivant l’admission" in said
    assert "Au-delà d’une tolérance de 8 %, le titulaire dispose de 45 jours pour y remédier." in said
    assert "toutes autres données étant celles de la présente annexe" in said
    assert "dans la limite de 12 % du montant HT du marché" in said
    assert "Une valeur plus favorable n’ouvre droit à aucune rémunération." in said


def test_without_a_clause_declared_values_bind_and_no_penalty_is_set() -> None:
    document = annex(with_method(clause=None))

    said = point(with_method(clause=None), 16)
    assert "bind the contractor" in said
    assert "no penalty clause" in said
    assert not any(isinstance(block, Notice) and block.kind == "clause" for block in document.blocks)


# What remains, the command


def test_what_remains_is_told_with_its_address_and_not_in_the_annex() -> None:
    purchase = with_parameter("price", evidence="", check="")

    found = {finding.address: str(finding.message) for finding in remaining(purchase)}

    assert found["method", "parameters", "price", "evidence"] == "Say what proves the answer."
    assert ("seal",) in found
    assert "Say what proves the answer." not in "\n".join(samples.texts(annex(purchase)))


def test_blocking_points_of_the_law_remain_to_settle() -> None:
    purchase = samples.purchase("copiers").replace(criteria=(lcc.Criterion(name="price", kind="price", weight=100),))

    assert any("price is the only criterion" in str(finding) for finding in remaining(purchase))


def test_the_command_writes_the_annex_and_lists_what_remains_at_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "annexe.odt"
    source = next(path for path in samples.EXAMPLES if path.name == "copiers.lcc.yaml")

    code = main(["annex", str(source), "-o", str(target), "--lang", "fr"])

    said = capsys.readouterr().out
    assert code == 0
    assert target.read_bytes()[:2] == b"PK"
    assert re.search(r"copiers\.lcc\.yaml:\d+:\d+: ", said)
    assert "présentation des offres" in said


def test_the_command_refuses_a_kind_of_file_it_does_not_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "annexe.txt"

    code = main(["annex", str(samples.EXAMPLES[0]), "-o", str(target)])

    assert code == 2
    assert ".pdf" in capsys.readouterr().err
    assert not target.exists()


def test_sixty_lines_are_all_printed() -> None:
    lines = tuple(lcc.Line(id=f"L{place:02}", label=f"Line {place}", quantity=float(place)) for place in range(1, 61))
    method = lcc.Method(
        base_year=2027, years=10, discount_rate=0.032, lines=lines,
        parameters=(lcc.Parameter(name="price", unit="EUR", per_line=True, usual={"low": 10, "high": 30}),),
        costs=(lcc.CostStream(name="bought", stage="acquisition", amount="quantity * price", per_line=True),),
    )  # fmt: skip

    document = annex(lcc.Purchase.of({"method": method}))

    assert len(samples.tables(document, 5)[0].rows) == 60
    assert any(len(table.rows) == 61 for table in samples.tables(document, 14))
    assert document_bytes(document, "pdf").startswith(b"%PDF")
