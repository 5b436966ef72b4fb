"""The command: what each says, in both languages, and the codes that scripts rely on."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import jsonschema
import pytest

import lcc
from lcc import cli, markup
from lcc.commands import patience

EXAMPLES = Path(__file__).parents[1] / "examples"
COPIERS, LIFTS = EXAMPLES / "copiers.lcc.yaml", EXAMPLES / "lifts.lcc.yaml"
COMMAND = [sys.executable, "-c", "import sys; from lcc.cli import main; sys.exit(main())"]
HEAD = "format: 1\nmethod:\n  base_year: 2027\n  years: 5\n  discount_rate: 0.03\n  tax: excluding\n"
WHOLE = (
    HEAD + "  parameters: [{name: price}]\n  costs: [{name: c, amount: price}]\n"
    "offers:\n  - {name: A, answers: {price: 1}}\n  - {name: B, answers: {price: 2}}\n"
)


@pytest.fixture
def run(capsys):
    """Run the command; return its code, and what it prints on each stream."""

    def run(*arguments):
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def write(tmp_path):
    """Write a purchase file."""

    def write(text, name="a.lcc.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def started(*arguments, **settings):
    """Start the command as its own process, its output kept in memory as usual."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("PYTHONUNBUFFERED", "LC_ALL", "LC_MESSAGES")
    }
    environment |= settings.pop("env", {})
    command = [sys.executable, "-c", "import sys; from lcc.cli import main; sys.exit(main())", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, **settings)


# Compare


def test_compare_prints_the_ranking(run):
    code, out, err = run("compare", LIFTS)

    assert (code, err) == (cli.WELL, "")
    assert out.startswith("Lift for a new building\nLife-cycle cost")
    assert re.search(r"^1 +Alpha +450,000\.00", out, re.MULTILINE)
    assert "2 of 2 offers evaluated." in out


def test_compare_says_by_its_code_that_an_offer_is_not_evaluated(run):
    code, out, _ = run("compare", COPIERS)

    assert code == cli.INCOMPLETE
    assert "4 of 5 offers evaluated." in out
    assert "D is not ranked" in out


def test_compare_prints_json_and_nothing_else(run):
    code, out, err = run("compare", COPIERS, "--json")

    data = json.loads(out, parse_constant=pytest.fail)
    assert (code, err) == (cli.INCOMPLETE, "")
    assert data["ranking"][0]["offer"] == "C"
    assert data["total"]["D"] is None


def test_compare_prints_csv_with_the_marks_of_the_language(run):
    _, english, _ = run("compare", LIFTS, "--csv", "--lang", "en")
    _, french, _ = run("compare", LIFTS, "--csv", "--lang", "fr")

    rows = list(csv.DictReader(io.StringIO(english)))
    assert [*rows[0]] == ["offer", "stream", "year", "value [INR]"]
    assert len(rows) == 2 * 2 * 16
    assert [row["value [INR]"].replace(",", ".") for row in csv.DictReader(io.StringIO(french), delimiter=";")] == [
        row["value [INR]"] for row in rows
    ]


def test_compare_measures_against_the_offer_asked(run):
    code, out, _ = run("compare", COPIERS, "--baseline", "B")
    _, data, _ = run("compare", COPIERS, "--baseline", "B", "--json")

    assert code == cli.INCOMPLETE
    assert "against B" in out
    assert json.loads(data)["baseline"] == "B"
    assert "A" in json.loads(data)["against_baseline"]


def test_a_baseline_that_is_no_offer_is_said_before_anything_is_printed(run):
    code, out, err = run("compare", COPIERS, "--baseline", "D")

    assert (code, out) == (cli.WRONG_USE, "")
    assert err.startswith("“D” is not an evaluated offer.")


def test_compare_compares_trial_offers_when_asked(run, write):
    path = write(WHOLE.replace("offers:", "trials:"))

    assert run("compare", path, "--trials")[0] == cli.WELL
    code, _, err = run("compare", path)
    assert code == cli.WRONG_USE
    assert err.startswith("There is no offer to compare in ")


# Explain


def test_explain_explains_the_first_in_the_ranking_and_what_one_unit_costs(run):
    code, out, _ = run("explain", COPIERS)

    assert code == cli.WELL
    assert out.startswith("C – total\n")
    assert "What one unit declared costs:" in out
    assert "1,622.4\u00a0kWh × 0.2\u00a0€/kWh × 1.2 (VAT) × 4.55367165" in out


def test_explain_explains_one_part_of_one_offer(run):
    code, out, _ = run("explain", COPIERS, "A", "clicks")

    assert code == cli.WELL
    assert out.startswith("A – Clicks\n")
    assert "What one unit declared costs:" not in out


def test_explain_prints_json(run):
    code, out, _ = run("explain", COPIERS, "A", "--json")

    data = json.loads(out, parse_constant=pytest.fail)
    assert code == cli.WELL
    assert data["offer"] == "A"
    assert {found["parameter"] for found in data["multipliers"]} >= {"price", "weekly_kwh"}
    assert {found["offer"] for found in data["multipliers"]} == {"A"}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.lcc.yaml")), ids=lambda path: path.name)
def test_explain_explains_every_example(run, path):
    code, out, err = run("explain", path, "--lang", "fr")

    assert (code, err) == (cli.WELL, "")
    assert out
    code, out, _ = run("explain", path, "--json")
    assert code == cli.WELL
    json.loads(out, parse_constant=pytest.fail)


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("Alfa",), cli.WRONG_USE, "No offer “Alfa”. Did you mean “Alpha”?\n"),
        (("Alpha", "maintenence"), cli.WRONG_USE, "No cost stream “maintenence”. Did you mean “maintenance”?\n"),
    ],
)
def test_explain_answers_an_unknown_name_with_the_nearest(run, asked, code, said):
    assert run("explain", LIFTS, *asked) == (code, "", said)


def test_explain_says_why_an_offer_is_incomplete(run):
    code, out, err = run("explain", COPIERS, "D")

    assert (code, out) == (cli.INCOMPLETE, "")
    assert err.startswith("D is incomplete: answers › colour_click: Not answered")


def test_explain_says_that_none_is_ranked(run, write):
    code, _, err = run("explain", write(HEAD + "  costs: [{name: c, amount: x}]\noffers: [{name: A}]\n"))

    assert code == cli.WRONG_USE
    assert err == "No offer is ranked yet: name the one to explain.\n"


# Check


def test_check_says_nothing_is_wrong(run, write):
    path = write(WHOLE)

    assert run("check", path) == (cli.WELL, f"{path}: nothing wrong found.\n", "")


def test_check_lists_all_at_once_in_the_order_of_the_file(run):
    code, out, _ = run("check", COPIERS)

    assert code == cli.INCOMPLETE
    places = [tuple(map(int, re.match(r".*\.yaml:(\d+):(\d+): (?:error|warning): ", line).groups()))
              for line in out.splitlines()]  # fmt: skip
    assert len(places) >= 3
    assert places == sorted(places)
    assert "error: offers › D › answers › colour_click: Not answered" in out


def test_warnings_alone_are_no_failure(run, write):
    code, out, _ = run("check", write(WHOLE.replace("format: 1\n", "format: 1\nsiret: '1'\n")))

    assert code == cli.WELL
    assert re.search(r":2:8: warning: siret: A SIRET has 14 digits\.", out)


def test_check_prints_json_in_the_order_of_the_file(run):
    code, out, _ = run("check", COPIERS, "--json")

    assert code == cli.INCOMPLETE
    assert {"line", "column", "severity", "address", "message"} <= set(json.loads(out)[0])
    assert any(item["address"] == ["offers", "D", "answers", "colour_click"] for item in json.loads(out))


def test_check_says_where_a_trial_offer_is_wrong(run, write):
    code, out, _ = run("check", write(WHOLE + "trials:\n  - name: T\n    answers: {}\n"))

    assert code == cli.INCOMPLETE
    assert re.search(r":1[0-9]:\d+: error: trials › T › answers › price: Not answered", out)


def test_a_file_that_cannot_be_read_is_said_with_all_its_mistakes(run, write):
    path = write(HEAD + "  yeers: 3\nofers: []\n")

    for command in ("check", "compare", "explain"):
        code, out, err = run(command, path)
        assert (code, out) == (cli.UNREADABLE, "")
        assert err.splitlines() == [
            f"{path}:7:3: method › yeers: Unknown key “yeers”. Did you mean “years”?",
            f"{path}:8:1: ofers: Unknown key “ofers”. Did you mean “offers”?",
        ]


@pytest.mark.parametrize("command", ["compare", "explain", "check"])
def test_a_missing_file_and_a_folder_are_said_in_a_sentence(run, tmp_path, command):
    assert run(command, tmp_path / "no.yaml") == (
        cli.UNREADABLE, "", f"{tmp_path / 'no.yaml'}: There is no such file.\n",
    )  # fmt: skip
    assert run(command, tmp_path) == (cli.UNREADABLE, "", f"{tmp_path}: This is a folder, not a file.\n")


# Schema

BROKEN = [
    {"titel": "x"},
    {"format": 2},
    {"format": "1"},
    {"method": 5},
    {"method": None},
    {"offers": {}},
    {"offers": [{"tenderer": "x"}]},
    {"offers": [{"name": "A", "price": 5}]},
    {"offers": [{"name": "A", "kind": "other"}]},
    {"offers": [{"name": "A", "answers": 5}]},
    {"launch": 5},
    {"title": []},
]


def test_schema_is_one_that_editors_understand(run):
    code, out, err = run("schema")

    assert (code, err) == (cli.WELL, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(out))
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_schema_accepts_every_example_written_by_hand_or_by_us():
    validator = jsonschema.Draft202012Validator(lcc.files.schema())

    for path in EXAMPLES.glob("*.lcc.yaml"):
        for text in (path.read_text(encoding="utf-8"), lcc.dumps(lcc.load(path))):
            assert [error.message for error in validator.iter_errors(markup.read(text).value)] == []


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_schema_and_the_reader_refuse_the_same_things(broken):
    data = {"format": 1, "method": {"base_year": 2027, "years": 5, "discount_rate": 0.03}, **broken}

    assert not jsonschema.Draft202012Validator(lcc.files.schema()).is_valid(data)
    with pytest.raises(lcc.files.FileError):
        lcc.loads(markup.write(data))


def test_schema_accepts_the_short_forms_that_the_reader_accepts():
    stream = {
        "name": "c",
        "amount": 5,
        "life": 10,
        "escalation": [0.01, "2 %"],
        "schedule": "yearly",
        "contract": "firm",
    }
    data = {"format": 1, "method": {"base_year": 2027, "years": 5, "discount_rate": "3,2 %", "costs": [stream]}}

    assert jsonschema.Draft202012Validator(lcc.files.schema()).is_valid(data)
    assert lcc.loads(markup.write(data)).method.costs[0].life == "10"


# Languages


@pytest.mark.parametrize("asked", [("--lang", "fr", "compare"), ("--lang=fr", "compare")])
def test_a_language_is_asked_before_or_after_the_command(run, asked):
    _, before, _ = run(*asked, LIFTS)
    _, after, _ = run("compare", LIFTS, *asked[:-1])

    assert before == after
    assert "2 offres évaluées sur 2" in before


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "2 offres évaluées sur 2"),
        ({"LANG": "en_GB.UTF-8"}, "2 of 2 offers evaluated"),
        ({"LANG": "C"}, "2 of 2 offers evaluated"),
        ({"LANG": "en_GB", "LC_ALL": "fr_CA.UTF-8"}, "2 offres évaluées sur 2"),
    ],
)
def test_without_one_the_language_is_that_of_the_machine(settings, said):
    out, err = started("compare", LIFTS, env=settings).communicate(timeout=30)

    assert said in out.decode()
    assert err == b""


def test_the_language_is_the_same_for_help_and_for_mistakes(run):
    for arguments in (["--help"], ["compare", "--help"], ["compare"], ["compar"], ["compare", "a", "--josn"],
                      ["compare", "a", "--json", "--csv"], []):  # fmt: skip
        _, english_out, english_err = run(*arguments, "--lang", "en")
        _, french_out, french_err = run("--lang", "fr", *arguments)
        english, french = english_out + english_err, french_out + french_err
        assert english != french
        assert "usage :" not in english
        assert not re.search(r"\b(usage:|required|error:|unrecognized|program's|this help)", french), french


def test_an_option_is_written_in_full(run):
    code, _, err = run("compare", LIFTS, "--lan", "fr")

    assert code == cli.WRONG_USE
    assert "--lan" in err


# Codes


@pytest.mark.parametrize(
    "arguments",
    [[], ["compar", "x"], ["compare"], ["compare", "a", "b"], ["--lang", "de", "compare", "x"], ["compare", "--lang"],
     ["compare", "x", "--json", "--csv"], ["explain", "x", "--csv"], ["schema", "x"]],
)  # fmt: skip
def test_a_wrong_command_is_code_2_and_says_how_to_use_it(run, arguments):
    code, out, err = run(*arguments)

    assert (code, out) == (cli.WRONG_USE, "")
    assert "usage" in err


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "-h"], ["--version"]])
def test_help_and_version_are_code_0(run, arguments):
    code, out, err = run(*arguments)

    assert (code, err) == (0, "")
    assert "lcc" in out


def test_the_codes_are_those_said_in_the_help_of_the_module():
    assert (cli.WELL, cli.INCOMPLETE, cli.WRONG_USE, cli.UNREADABLE) == (0, 1, 2, 3)
    assert all(f"{code} " in cli.__doc__ for code in range(4))


# Patience, pipes and full disks


def test_what_takes_long_says_what_is_being_done(run, monkeypatch):
    opened = lcc.files.open_file(LIFTS)

    def slow(_path):
        time.sleep(0.2)
        return opened

    monkeypatch.setattr(patience, "PATIENCE", 0.01)
    monkeypatch.setattr("lcc.files.open_file", slow)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, out, err = run("compare", LIFTS, "--json")

    assert code == cli.WELL
    assert err.startswith(f"Reading {LIFTS}…\n")
    assert json.loads(out)


def test_a_program_that_waits_is_told_nothing(run, monkeypatch):
    opened = lcc.files.open_file(LIFTS)
    monkeypatch.setattr(patience, "PATIENCE", 0.01)
    monkeypatch.setattr("lcc.files.open_file", lambda _path: (time.sleep(0.1), opened)[1])

    assert run("compare", LIFTS, "--json")[2] == ""


def test_what_is_quick_says_nothing(run):
    assert run("compare", LIFTS)[2] == ""


@pytest.mark.parametrize("arguments", [["compare", LIFTS], ["compare", COPIERS, "--json"], ["schema"], ["--help"]])
def test_a_reader_that_stops_reading_is_no_failure(arguments):
    process = started(*arguments)
    process.stdout.close()

    err = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=30)

    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_a_sentence():
    with Path("/dev/full").open("wb") as full:
        command = [
            sys.executable,
            "-c",
            "import sys; from lcc.cli import main; sys.exit(main())",
            "compare",
            str(LIFTS),
        ]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=os.environ | {"LANG": "C"}, check=False)

    assert done.returncode == cli.UNREADABLE
    assert done.stderr.decode() == "The result cannot be written: No space left on device.\n"


def test_letters_that_a_terminal_lacks_do_not_stop_it():
    out, err = started("compare", COPIERS, "--lang", "fr", env={"PYTHONIOENCODING": "ascii"}).communicate(timeout=30)

    assert err == b""
    assert "évaluées" in out.decode("utf-8")
