"""The commands of the catalogue, in both languages and in every form of output."""

import csv
import io
import json
from datetime import date

import pytest

import lcc
from lcc.cli import main
from lcc.commands.layout import as_csv, as_markdown, fitted

ON = "2026-11-23"


def run(capsys, *words):
    """Exit code, output and errors of a command."""
    code = main(list(words))
    done = capsys.readouterr()
    return code, done.out, done.err


@pytest.fixture(autouse=True)
def width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ["catalogue", "search", "électricité", "--on", ON],
        ["catalogue", "show", "fr-carbon-value", "--on", ON],
        ["catalogue", "show", "copiers"],
        ["catalogue", "show", "pl-uzp-lcc"],
        ["catalogue", "methods"],
        ["catalogue", "review", "--on", ON],
        ["tools", "lighting"],
        ["tools", "compare", "pl-uzp-lcc", "ec-lcc-imaging-equipment"],
        ["tools", "suggest", "computers"],
    ],
    ids=" ".join,
)
def test_every_command_speaks_both_languages_within_the_terminal(capsys, words, language):
    code, said, wrong = run(capsys, "--lang", language, *words)

    assert (code, wrong) == (0, "")
    assert all(len(line) <= 110 for line in said.splitlines() if "http" not in line)


@pytest.mark.parametrize(
    "words",
    [
        ["catalogue", "search", "gaz"], ["catalogue", "show", "fr-diesel"], ["catalogue", "show", "copiers"],
        ["catalogue", "methods"], ["catalogue", "review"], ["tools", "--free"],
        ["tools", "compare", "pl-uzp-lcc", "ec-lcc-imaging-equipment"], ["tools", "suggest", "computers"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_command_is_exported(capsys, words):
    assert json.loads(run(capsys, *words, "--json")[1])
    rows = list(csv.reader(io.StringIO(run(capsys, *words, "--csv")[1])))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) > 1
    table = run(capsys, *words, "--markdown")[1].splitlines()
    assert all(line.startswith("|") and line.endswith("|") for line in table)


def test_a_french_csv_is_for_a_french_spreadsheet(capsys):
    assert "identifiant;libellé;valeur" in run(capsys, "catalogue", "search", "gaz", "--csv", "--lang", "fr")[1]


def test_a_cell_is_never_read_as_a_formula_or_a_tag():
    assert as_csv(["a"], [["=1+1"], ["@x"], ["-x"], ["-"]]) == "a\n'=1+1\n'@x\n'-x\n-\n"
    assert as_markdown(["a"], [["x|y <b>"]]).splitlines()[2] == "| x\\|y &lt;b> |"


def test_a_table_is_wrapped_where_it_bends():
    laid = fitted(["id", "label"], [["fr-electricity", "a long label " * 8]], (1,), 40)

    assert max(map(len, laid.splitlines())) <= 40
    assert "fr-electricity" in laid


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["catalogue", "search", "electricty"], "Did you mean “electricity”"),
        (["catalogue", "search", "gaz", "--kind", "energyprice"], "energy-price"),
        (["catalogue", "search", "gaz", "--on", "1990-01-01"], "Nothing was found"),
        (["catalogue", "show", "fr-electricty"], "Did you mean “fr-electricity”"),
        (["catalogue", "methods", "--family", "rail"], "No reference method is made for “Rolling stock and track”"),
        (["tools", "zzzzz"], "Nothing was found"),
        (["tools", "copiers", "--country", "NZ"], "No tool fits"),
        (["tools", "compare", "pl-uzp-lcc"], "two tools or more"),
        (["tools", "suggest"], "Name a family"),
        (["catalogue", "search", "--factors", "nowhere"], "There is no folder"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_what_cannot_be_done_is_a_sentence(capsys, words, said):
    code, _, wrong = run(capsys, *words)

    assert code == 2
    assert said in wrong


def test_a_date_that_is_not_one_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["catalogue", "search", "gaz", "--on", "tomorrow"])
    assert "Expected a date" in capsys.readouterr().err


def test_a_new_purchase_is_written_once(capsys, tmp_path):
    target = tmp_path / "copiers.lcc.yaml"

    assert run(capsys, "new", "--method", "copiers", str(target), "--on", ON, "--lang", "fr")[0] == 0
    before = target.read_bytes()
    code, _, wrong = run(capsys, "new", str(target))

    assert (code, target.read_bytes()) == (2, before)
    assert "is already there" in wrong
    assert lcc.load(target).method.title["fr"]
    assert run(capsys, "check", str(target))[0] == 1


def test_a_new_purchase_can_be_in_the_money_of_its_base_year(capsys, tmp_path):
    target = tmp_path / "one.lcc.yaml"

    run(
        capsys,
        "new",
        "--method",
        "copiers",
        "--base-year",
        "2027",
        "--years",
        "6",
        "--inflation",
        "2 %",
        str(target),
        "--on",
        ON,
    )
    method = lcc.load(target).method

    assert (method.base_year, method.years, method.resources[0].price.price_year) == (2027, 6, 2027)
    assert not [found for found in lcc.findings(lcc.load(target)) if found.address[0] != "offers"]


def test_a_new_purchase_that_cannot_be_written_is_said(capsys, tmp_path):
    code, _, wrong = run(capsys, "new", str(tmp_path / "nowhere" / "x.lcc.yaml"))

    assert code == 2
    assert "cannot be written" in wrong


def test_a_review_of_a_purchase_lists_what_is_newer(capsys, tmp_path):
    target = tmp_path / "old.lcc.yaml"
    old = lcc.catalogue.externality("fr-carbon-value", on=date(2024, 1, 1))
    lcc.save(lcc.Purchase(method=lcc.Method(base_year=2024, years=3, discount_rate=0, externalities=[old])), target)

    said = run(capsys, "catalogue", "review", str(target), "--on", ON)[1]
    assert "A newer value of “fr-carbon-value”" in " ".join(said.split())
    assert "has a newer value" in run(capsys, "catalogue", "review", str(target), "--on", "2024-02-01")[1]


def test_folders_of_ones_own_are_laid_over_by_an_option(capsys, tmp_path):
    (tmp_path / "prices.yaml").write_text(
        "- {id: our-steam, label: Our steam, kind: energy-price, unit: EUR/kWh, geography: FR, nature: real,"
        " price_year: 2026, vat: excluded, values: [{since: 2026-01-01, value: 0.09, place: page 1, confidence: high,"
        " source: {title: Bill, publisher: Us, year: 2026, licence: quotation}}]}\n",
        encoding="utf-8",
    )

    assert "our-steam" in run(capsys, "catalogue", "search", "steam", "--factors", str(tmp_path))[1]
    assert "Our steam" in run(capsys, "catalogue", "show", "our-steam", "--factors", str(tmp_path))[1]
