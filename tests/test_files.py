"""A purchase file: exact both ways, refused with every mistake at its place, never half read, never half written."""

from __future__ import annotations

import errno
import json
import os
import pathlib
import random
import signal
import string
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import lcc
from lcc import files, markup
from lcc.files import FileError
from lcc.words import speaking

EXAMPLES = Path(__file__).parents[1] / "examples"
COPIERS = EXAMPLES / "copiers.lcc.yaml"
HEAD = """format: 1
method:
  base_year: 2027
  years: 5
  discount_rate: 0.03
"""


def said(text):
    """Return what is said of a text that is refused, a line each."""
    with pytest.raises(FileError) as caught:
        lcc.loads(text, "f")
    return str(caught.value).split("\n")


def refused(extra):
    """Return what is said of a purchase that is well-formed but for what is added to it."""
    return said(HEAD + extra)


@pytest.fixture
def purchase():
    """Return a small purchase."""
    return lcc.loads(HEAD + "title: One\n")


# Reading


def test_a_missing_file_and_a_folder_are_said_so(tmp_path):
    with pytest.raises(FileError, match=r"nothing\.yaml: There is no such file\."):
        lcc.load(tmp_path / "nothing.yaml")
    with pytest.raises(FileError, match="This is a folder, not a file"):
        lcc.load(tmp_path)


def test_a_file_that_may_not_be_read_is_said_so(monkeypatch):
    def forbidden(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(pathlib.Path, "open", forbidden)

    with pytest.raises(FileError, match="may not be read or written here"):
        lcc.load(COPIERS)


def test_no_more_than_the_size_is_read_of_an_endless_file():
    with pytest.raises(FileError, match="larger than 4 MB"):
        lcc.load("/dev/zero")


def test_a_file_is_read_with_or_without_its_mark_and_with_any_end_of_line(tmp_path):
    path = tmp_path / "a.lcc.yaml"
    text = COPIERS.read_text(encoding="utf-8")

    for content in (text.encode("utf-8-sig"), text.replace("\n", "\r\n").encode()):
        path.write_bytes(content)

        assert lcc.load(path) == lcc.load(COPIERS)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_refused_at_its_place(tmp_path, encoding):
    path = tmp_path / "a.lcc.yaml"
    path.write_bytes((HEAD + "title: été\n").encode(encoding))

    with pytest.raises(FileError, match=r"a\.lcc\.yaml:\d+:\d+: This is not a text in UTF-8"):
        lcc.load(path)


@pytest.mark.parametrize("text", ["", "# a remark", "[]", "- a", "1", "yes", "null"])
def test_a_text_that_holds_no_purchase_is_refused(text):
    assert said(text) == ["f:1:1: Expected a purchase: “format: 1”, then its keys."]


@pytest.mark.parametrize("written", ["0", "-1", "'1'", "1.0", "true", "", "one"])
def test_the_format_is_a_whole_number(written):
    (line,) = said(f"title: x\nformat: {written}")

    assert line.startswith("f:2:")
    assert line.endswith("format: Expected “format: 1” at the top of the file.")


def test_a_missing_format_is_said_so():
    assert said("title: x") == ["f:1:1: format: Expected “format: 1” at the top of the file."]


def test_a_newer_format_is_refused_politely():
    assert said("format: 2") == [
        "f:1:9: format: This file is in format 2, made by a newer version; this one reads up to 1."
    ]


def test_an_older_format_is_brought_up_to_date_step_by_step(monkeypatch):
    steps = {
        1: lambda data: {("title" if key == "name" else key): item for key, item in data.items()},
        2: lambda data: {**data, "title": data["title"].upper()},
    }
    for module in ("files", "plain"):
        monkeypatch.setattr(f"lcc.{module}.FORMAT", 3)
    for older, step in steps.items():
        monkeypatch.setitem(files.MIGRATIONS, older, step)

    oldest, older = lcc.loads(HEAD + "name: a\n"), lcc.loads(HEAD.replace("format: 1", "format: 2") + "title: a\n")

    assert oldest.title == older.title == "A"
    assert lcc.dumps(oldest).startswith("format: 3\n")
    assert lcc.loads(lcc.dumps(oldest)) == oldest


def test_the_depth_of_a_file_cannot_hurt():
    assert said("[" * 100_000) == ["f:1:41: More than 40 levels deep."]


# Mistakes, each at its place


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("titel: x\n", "f:6:1: titel: Unknown key “titel”. Did you mean “title”?"),
        ("  year: 3\n", "f:6:3: method › year: Unknown key “year”. Did you mean “years”?"),
        (
            "offers: [{name: A, anwsers: {}}]\n",
            "f:6:20: offers › A › anwsers: Unknown key “anwsers”. Did you mean “answers”?",
        ),
        (
            "offers: [{name: A, evidence: {p: {provn: no}}}]\n",
            "f:6:35: offers › A › evidence › p › provn: Unknown key “provn”. Did you mean “proven”?",
        ),
        (
            "  inflation: {valeu: 1, value: 2}\n",
            "f:6:15: method › inflation › valeu: Unknown key “valeu”. Did you mean “value”?",
        ),
        ('"a[1]": 1\n', "f:6:1: a[1]: Unknown key “a[1]”."),
        ("str: 1\n", "f:6:1: str: Unknown key “str”."),
        ("launch: 2027-13-01\n", "f:6:9: launch: Expected a date such as 2027-03-12, not “2027-13-01”."),
        ("launch: 12/03/2027\n", "f:6:9: launch: Expected a date such as 2027-03-12, not “12/03/2027”."),
        ("launch: 20270312\n", "f:6:9: launch: Expected a date such as 2027-03-12, not a number."),
        ("launch: '86400'\n", "f:6:9: launch: Expected a date such as 2027-03-12, not a number."),
        ("launch: 46093.5\n", "f:6:9: launch: Expected a date such as 2027-03-12, not a number."),
        ("launch: true\n", "f:6:9: launch: Expected a date such as 2027-03-12, not a number."),
        (
            "  inflation: {value: 0.02, source: {title: x, copied: 86400}}\n",
            "f:6:55: method › inflation › source › copied: Expected a date such as 2027-03-12, not a number.",
        ),
        ("  service_start: true\n", "f:6:18: method › service_start: Expected a number, not true."),
        ("  service_start: 1.5\n", "f:6:18: method › service_start: Expected a whole number, not “1.5”."),
        ("  service_start: 51\n", "f:6:18: method › service_start: Expected a number ≤ 50, not 51."),
        (
            "  service_start: " + "9" * 40 + "\n",
            f"f:6:18: method › service_start: Expected a number ≤ 50, not {'9' * 40}.",
        ),
        (
            "  deductible: 20\n",
            "f:6:15: method › deductible: Expected a share from 0 to 1 such as 0.2 or “20 %”, not 20.",
        ),
        (
            "  deductible: '1,234'\n",
            "f:6:15: method › deductible: “1,234” can be read in two ways: write 1234 or 1.234.",
        ),
        ("  inflation: abc\n", "f:6:14: method › inflation: Expected a number, not “abc”."),
        ("  inflation: [0.01, abc]\n", "f:6:14: method › inflation: Expected a number, not “abc”."),
        (
            "  costs: [{name: c, amount: 1, schedule: monthly}]\n",
            "f:6:42: method › costs › c › schedule: Expected one of start, yearly, end, not “monthly”.",
        ),
        ("  inflation: []\n", "f:6:14: method › inflation: Expected at least one number in the list."),
        ("  inflation: {growth: 1}\n", "f:6:14: method › inflation: Give either a value or points by year."),
        (
            "  inflation: {points: {0: 1, 2027: 2}}\n",
            "f:6:14: method › inflation: Years are either calendar years or years after the base year, not both.",
        ),
        ("  inflation: {points: {5: 1, 05: 2}}\n", "f:6:23: method › inflation › points: Year 5 is given twice."),
        (
            "  inflation: {points: {first: 1}}\n",
            "f:6:24: method › inflation › points › first: Expected a whole number, not “first”.",
        ),
        (
            "  inflation: {points: 5}\n",
            "f:6:23: method › inflation › points: Expected a mapping of keys and values, not “5”.",
        ),
        (
            "  resources: [{name: a, emissions: 5}]\n",
            "f:6:36: method › resources › a › emissions: Expected a mapping of keys and values, not “5”.",
        ),
        (
            "  timing: midyear\n",
            (
                "f:6:11: method › timing: Expected one of end_of_year, mid_year, start_of_year, continuous, "
                "not “midyear”. Did you mean “mid_year”?"
            ),
        ),
        ("title: [a]\n", "f:6:8: title: Expected a text, not “a list”."),
        ("title: true\n", "f:6:8: title: Expected a text, not “true”."),
        ("title: {fr: [a]}\n", "f:6:13: title › fr: Expected a text, not “a list”."),
        ("lot: 1\n", "f:6:6: lot: Expected a text, not “1”."),
        ("offers: A\n", "f:6:9: offers: Expected a list, not “A”."),
        ("offers: [A]\n", "f:6:10: offers › 1: Expected a mapping of keys and values, not “A”."),
        ("offers: [{name: A}, {name: a}]\n", "f:6:9: offers: Two things have the same name: “A” and “a”."),
        ("offers: [{name: A, answers: {p: true}}]\n", "f:6:33: offers › A › answers › p: Expected a number, not true."),
        (
            "offers: [{name: A, answers: {p: [[1]]}}]\n",
            "f:6:33: offers › A › answers › p: Expected a number, a path or a list, not [1].",
        ),
        ("offers: [{name: A, answers: {p: {x: 1}}}]\n", "f:6:34: offers › A › answers › p › x: Unknown key “x”."),
        ("offers: [{name: ' '}]\n", "f:6:17: offers › 1 › name: Expected a longer text, not “ ”."),
        (
            "  costs: [{name: c, amount: 1, per_line: maybe}]\n",
            "f:6:42: method › costs › c › per_line: Expected true or false, not “maybe”.",
        ),
        (
            "  costs:\n  - name: b\n    amount: 1\n  - {name: c}\n",
            "f:9:5: method › costs › c › amount: “amount” is missing.",
        ),
        (
            "  parameters: [{name: if}]\n",
            "f:6:23: method › parameters › if › name: “if” is a word of the formula language: choose another name.",
        ),
    ],
)
def test_a_mistake_is_said_with_its_line_and_column_and_the_nearest_right_answer(extra, expected):
    assert expected in refused(extra)
    assert len(refused(extra)) == 1


def test_several_mistakes_are_said_at_once():
    assert refused("  tax: none\n  base: 1\ntitel: x\noffers:\n  - {name: A, vat: 20}\n  - {vat: 0.2}\n") == [
        "f:6:8: method › tax: Expected one of including, excluding, not “none”.",
        "f:7:3: method › base: Unknown key “base”. Did you mean “base_year”?",
        "f:10:20: offers › A › vat: Expected a share from 0 to 1 such as 0.2 or “20 %”, not 20.",
        "f:11:5: offers › 2 › name: “name” is missing.",
        "f:8:1: titel: Unknown key “titel”. Did you mean “title”?",
    ]


def test_mistakes_are_said_in_french():
    with speaking("fr"):
        (line,) = refused("titel: x\n")

    assert line.startswith("f:6:1: titel: ")
    assert "Unknown" not in line
    assert "title" in line


def test_a_file_with_a_mistake_a_line_is_refused_in_bounded_time():
    began = time.perf_counter()

    lines = refused("".join(f"key{n}: 1\n" for n in range(20_000)))

    assert time.perf_counter() - began < 5
    assert len(lines) == 201
    assert lines[-1] == "f:1:1: And 19800 more."


def test_what_is_quoted_of_a_file_is_short_and_holds_on_its_line():
    (line,) = refused('? "' + "k" * 5000 + '"\n: 1\n')
    (other,) = refused(f'launch: "\\e[31m\\n{"x" * 5000}"\n')

    assert len(line) < 200
    assert len(other) < 200
    assert "\x1b" not in other


# Any data at all

SCALARS = (
    st.none() | st.booleans() | st.integers(-5, 3000) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6) | st.sampled_from(["A", "price", "price * 2", "2027-03-12", "20 %", "yearly", "1,234", "use"])
)  # fmt: skip
NAMES = [name for name in dir(lcc) if name[0].isupper()]
KEYS = sorted({field for name in NAMES for field in getattr(getattr(lcc, name), "model_fields", {})})
ANY_KEY = st.sampled_from([*KEYS, "x", "0"])
DATA = st.recursive(
    SCALARS, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(ANY_KEY, inside, max_size=4), max_leaves=12
)


def outcome(text):
    """Read a text; return the purchase, or None when it is refused as it should be."""
    try:
        found = lcc.loads(text)
    except FileError as error:
        assert error.problems  # noqa: PT017  # a file may also be read
        for problem in error.problems:
            assert problem.position is not None
            assert min(problem.position) >= 1
        assert "pydantic" not in str(error)  # noqa: PT017  # as above
        return None
    assert isinstance(found, lcc.Purchase)
    return found


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from([*KEYS, "format"]), DATA, max_size=6), st.sampled_from([1, 1, 1, "1", 0, 2, None])
)
def test_any_data_gives_a_purchase_or_a_sentence(data, version):
    outcome(markup.write({"format": version, **data}))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), DATA)
def test_an_example_in_which_one_thing_is_something_else_gives_a_purchase_or_a_sentence(chance, odd):
    data = markup.read(COPIERS.read_text(encoding="utf-8")).value
    inside = data
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        key = chance.choice(keys)
        if not isinstance(inside[key], dict | list) or not inside[key] or chance.random() < 0.25:
            break
        inside = inside[key]
    inside[key] = odd

    found = outcome(markup.write(data))

    if found is not None:
        assert lcc.loads(lcc.dumps(found)) == found


@pytest.mark.parametrize("name", ["lifts", "copiers"])
def test_a_file_cut_short_anywhere_is_read_or_refused_with_its_place(tmp_path, name):
    content = (EXAMPLES / f"{name}.lcc.yaml").read_bytes()
    path = tmp_path / "cut.lcc.yaml"
    step = 1 if name == "lifts" else 61

    for length in range(0, len(content), step):
        path.write_bytes(content[:length])
        try:
            lcc.load(path)
        except FileError as error:
            places = [problem.position for problem in error.problems]
            assert all(place and min(place) >= 1 for place in places), length  # a cut file may be whole


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 6000), st.binary(min_size=1, max_size=3), st.integers(0, 4))
def test_a_file_with_damaged_bytes_is_read_or_refused_with_its_place(place, damage, gone):
    content = COPIERS.read_bytes()
    damaged = content[:place] + damage + content[place + gone :]

    try:
        text = markup.decode(damaged)
    except markup.MarkupError as error:
        assert min(error.position) >= 1  # noqa: PT017  # most damage can be decoded
    else:
        outcome(text)


# Exact both ways


ODD = [
    "no", "null", "~", "1e5", "010", "true", "12:30", "2027-03-12", "", "- a", "a: b", "#a", "é € 5", "a\nb\n\nc", "'",
    '"', "{a}",
]  # fmt: skip
TEXTS = st.text(max_size=30) | st.sampled_from(ODD)
TEXTS = TEXTS.map(str.strip)
LABELS = TEXTS | st.dictionaries(st.sampled_from(["fr", "en"]), TEXTS, min_size=1)
NUMBERS = (
    st.floats(-1e9, 1e9) | st.integers(-(10**6), 10**6).map(float) | st.sampled_from([0.1, 1e-7, 1e16, 1e22, 3e-300])
)
TITLES = st.text(string.ascii_letters + "é :-#'\"[]{}0123456789", min_size=1, max_size=12).map(str.strip).filter(bool)
WORDS = st.text(string.ascii_lowercase, min_size=2, max_size=8).filter(lambda word: word not in lcc.formula.RESERVED)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2300, 1, 1))
SOURCES = st.none() | st.builds(
    lambda title, url, copied: lcc.Source(title=title, url=url, copied=copied), LABELS, TEXTS, DAYS
)
PATHS = st.one_of(
    st.builds(lambda value, source: lcc.Path(value, source=source), NUMBERS, SOURCES),
    st.builds(
        lambda value, growth, since: lcc.Path(value, growth=growth, since=since),
        NUMBERS, st.floats(-0.9, 10), st.none() | st.integers(0, 3000),
    ),
    st.builds(
        lambda points, join, beyond, kind: lcc.Path(points=points, join=join, beyond=beyond, kind=kind),
        st.dictionaries(st.integers(0, 99), NUMBERS, min_size=1, max_size=5), st.sampled_from(["line", "step"]),
        st.sampled_from(["error", "hold"]), st.sampled_from([None, "real", "nominal"]),
    ),
    st.lists(NUMBERS, min_size=1, max_size=4).map(lcc.Path.of),
)  # fmt: skip
ANSWERS = st.none() | NUMBERS | TEXTS | PATHS
MANY = st.lists(ANSWERS, max_size=4)


def unique(things, key):
    """Take one thing a name, without regard to case or accents."""
    return list({lcc.formula.fold(getattr(thing, key)): thing for thing in things}.values())


@st.composite
def purchases(draw):
    """Make a purchase of any content, finished or not."""
    parameters = [
        lcc.Parameter(
            name=name,
            label=draw(LABELS),
            unit=draw(TEXTS),
            value=draw(ANSWERS | MANY),
            default=draw(ANSWERS),
            per_line=draw(st.booleans()),
            usual=draw(st.none() | st.builds(lambda low: lcc.Range(low=low), NUMBERS)),
            source=draw(SOURCES),
        )
        for name in draw(st.lists(WORDS, max_size=3, unique=True))
    ]
    costs = [
        lcc.CostStream(
            name=name,
            amount=draw(TEXTS),
            stage=draw(st.sampled_from(list(lcc.Stage))),
            schedule=draw(st.sampled_from([None, "start", {"every": 3}, {"at": [0, 5]}, {"every": 2, "first": 1}])),
            life=draw(st.none() | TEXTS),
            contract=draw(st.sampled_from(["firm", "revisable", {"firm_years": 2}])),
            escalation=draw(st.none() | PATHS),
            emissions=draw(st.dictionaries(TITLES, TEXTS, max_size=2)),
            vat=draw(st.none() | st.floats(0, 1)),
        )
        for name in draw(st.lists(TITLES, max_size=3))
    ]
    offers = [
        lcc.Offer(
            name, tenderer=draw(TEXTS), kind=draw(st.sampled_from(["base", "variant"])),
            vat=draw(st.none() | st.floats(0, 1)),
            answers=draw(st.dictionaries(TITLES, ANSWERS | MANY, max_size=4)),
            evidence=draw(st.dictionaries(TITLES, st.sampled_from([{}, {"proven": False}, {"note": "x"}]), max_size=2)),
            set_aside=draw(st.sampled_from([None, {"reason": "irregular"}])),
        )
        for name in draw(st.lists(TITLES, max_size=3))
    ]  # fmt: skip
    resources = [
        lcc.Resource(
            name=name, price=draw(st.none() | PATHS), emissions=draw(st.dictionaries(TITLES, PATHS, max_size=2))
        )
        for name in draw(st.lists(TITLES, max_size=2))
    ]
    lines = [lcc.Line(id=name, quantity=draw(NUMBERS)) for name in draw(st.lists(TITLES, max_size=3))]
    method = {
        "base_year": draw(st.integers(1900, 2300)), "years": draw(st.integers(1, 200)), "discount_rate": draw(PATHS),
        "inflation": draw(st.none() | PATHS), "lines": unique(lines, "id"), "parameters": unique(parameters, "name"),
        "costs": unique(costs, "name"), "resources": unique(resources, "name"),
    }  # fmt: skip
    return lcc.Purchase.of(
        {"title": draw(LABELS), "buyer": draw(TEXTS), "launch": draw(DAYS), "note": draw(LABELS), "method": method,
         "offers": unique(offers, "name")}
    )  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(purchases())
def test_a_purchase_is_the_same_once_written_and_read_again(purchase):
    written = lcc.dumps(purchase)

    again = lcc.loads(written)

    assert again == purchase
    assert lcc.dumps(again) == written


@pytest.mark.parametrize(
    "typed",
    ["12 env.", "1,234", "12 50", "1e400", "nan", "no", "null", "n.c.", "voir mémoire\np. 4", "'", "010 €/an", "?"],
)
def test_an_answer_nobody_can_read_is_kept_as_typed(typed):
    offer = lcc.Offer("A", price=typed, fee=[1, typed, None])

    again = lcc.loads(HEAD + lcc.files.markup.write({"offers": [files.plain(offer)]})).offers[0]

    assert again.answers["price"] == typed
    assert again.answers["fee"] == (1.0, typed, None)


def test_a_path_that_says_nothing_but_a_number_is_that_number():
    assert lcc.Offer("A", price=lcc.Path(5)).answers == {"price": 5.0}
    assert lcc.Offer("A", price={"value": "5 €"}).answers == {"price": 5.0}
    assert lcc.Offer("A", price=lcc.Path(5, kind="real")).answers["price"] == lcc.Path(5, kind="real")


def test_what_is_usual_is_not_written_and_keys_come_in_the_declared_order(purchase):
    offer = lcc.Offer(note="n", answers={"price": 3}, name="A", kind="base", tenderer="T")
    written = lcc.dumps(purchase.replace(offers=[offer], buyer="B", title="One"))

    assert written == (
        "format: 1\ntitle: One\nbuyer: B\nmethod:\n  base_year: 2027\n  years: 5\n  discount_rate: 0.03\n"
        "offers:\n- name: A\n  tenderer: T\n  answers:\n    price: 3\n  note: n\n"
    )


def test_a_source_named_in_two_languages_keeps_both():
    path = lcc.Path(1, source=lcc.Source(title={"fr": "Facture", "en": "Invoice"}))
    purchase = lcc.loads(HEAD).replace(method=lcc.loads(HEAD).method.replace(inflation=path))

    assert lcc.loads(lcc.dumps(purchase)) == purchase


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.lcc.yaml")), ids=lambda path: path.name)
def test_an_example_written_again_is_stable(path):
    written = lcc.dumps(lcc.load(path))

    assert lcc.dumps(lcc.loads(written)) == written


# Writing


def test_a_file_is_written_and_the_one_before_kept_beside(tmp_path, purchase):
    path = tmp_path / "a.lcc.yaml"
    lcc.save(purchase, path)
    first = path.read_bytes()

    lcc.save(purchase.replace(title="Two"), path)

    assert lcc.load(path).title == "Two"
    assert (tmp_path / "a.lcc.yaml.bak").read_bytes() == first
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a.lcc.yaml", "a.lcc.yaml.bak"]


def test_the_rights_of_a_file_are_kept(tmp_path, purchase):
    path = tmp_path / "a.lcc.yaml"
    lcc.save(purchase, path)
    path.chmod(0o640)

    lcc.save(purchase, path)

    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_gets_the_usual_rights(tmp_path, purchase):
    before = os.umask(0o027)
    try:
        lcc.save(purchase, tmp_path / "a.lcc.yaml")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)

    assert (tmp_path / "a.lcc.yaml").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_to_the_file_that_is_written(tmp_path, purchase):
    target, link = tmp_path / "there" / "a.lcc.yaml", tmp_path / "link.lcc.yaml"
    target.parent.mkdir()
    lcc.save(purchase, target)
    link.symlink_to(target)

    lcc.save(purchase.replace(title="Two"), link)

    assert link.is_symlink()
    assert lcc.load(target).title == "Two"


def test_saving_into_a_folder_that_is_not_there_or_onto_one_is_a_sentence(tmp_path, purchase):
    for path in (tmp_path / "no" / "a.yaml", tmp_path):
        with pytest.raises(FileError, match=r"There is no such folder|This is a folder"):
            lcc.save(purchase, path)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "cannot be read or written: No space left on device"),
        (PermissionError(errno.EACCES, "Permission denied"), "may not be read or written here"),
        (OSError(errno.EROFS, "Read-only file system"), "cannot be read or written: Read-only file system"),
        (OSError(), "cannot be read or written: OSError"),
    ],
)
@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.fsync", "shutil.copy2", "pathlib.Path.replace"])
def test_a_save_that_fails_is_a_sentence_and_leaves_the_file_as_it_was(
    tmp_path, purchase, monkeypatch, step, fault, said
):
    path = tmp_path / "a.lcc.yaml"
    lcc.save(purchase, path)
    before = path.read_bytes()

    def fail(*_, **__):
        raise fault

    with monkeypatch.context() as patched:
        patched.setattr(step, fail)
        with pytest.raises(FileError, match=said):
            lcc.save(purchase.replace(title="Two"), path)

    assert path.read_bytes() == before
    assert {item.name for item in tmp_path.iterdir()} <= {"a.lcc.yaml", "a.lcc.yaml.bak"}


def test_a_save_interrupted_by_the_keyboard_leaves_no_temporary_behind(tmp_path, purchase, monkeypatch):
    path = tmp_path / "a.lcc.yaml"
    lcc.save(purchase, path)
    before = path.read_bytes()

    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.replace", interrupt)
        with pytest.raises(KeyboardInterrupt):
            lcc.save(purchase.replace(title="Two"), path)

    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith(".")] == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
def test_a_process_killed_while_it_saves_leaves_a_whole_file(tmp_path):
    path = tmp_path / "a.lcc.yaml"
    code = (
        f"import itertools, lcc; p = lcc.load({str(COPIERS)!r}); lcc.save(p, {str(path)!r}); print('on', flush=True)\n"
        f"for n in itertools.count(): lcc.save(p.replace(reference=str(n) * 400), {str(path)!r}); print(n, flush=True)"
    )
    chance = random.Random(5)

    seen = set()
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
            for _ in range(chance.randint(2, 9)):
                process.stdout.readline()
            time.sleep(chance.uniform(0, 0.01))
            process.kill()
        loaded = lcc.load(path)
        seen.add(loaded.reference)
        assert loaded.replace(reference="") == lcc.load(COPIERS).replace(reference="")

    assert "EX-2027-03" not in seen


def test_two_that_save_the_same_file_at_once_leave_one_of_them_whole(tmp_path):
    path = tmp_path / "a.lcc.yaml"
    code = f"import lcc; p = lcc.load({str(COPIERS)!r})\nfor n in range(10): lcc.save(p, {str(path)!r})"

    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    codes = [process.wait(timeout=60) for process in running]

    assert codes == [0, 0]
    assert lcc.load(path) == lcc.load(COPIERS)
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith(".")] == []


# Where things stand


def test_the_place_of_each_finding_is_that_of_what_it_speaks_of():
    opened = files.open_file(COPIERS)
    lines = COPIERS.read_text(encoding="utf-8").split("\n")

    for finding in lcc.findings(opened.purchase):
        line, column = opened.position(finding.address)
        *_, last = finding.address
        assert last in lines[line - 1] or last == "value", (finding, lines[line - 1])
        assert 1 <= column <= len(lines[line - 1]) + 1


def test_an_address_that_is_not_in_the_file_is_at_what_holds_it():
    opened = files.open_file(COPIERS)
    line, _ = opened.position(("offers", "D"))

    assert opened.position(("offers", "D", "vat_ground"))[0] == line
    assert opened.position(("offers", "nobody", "vat"))[0] < line


def test_the_schema_is_plain_data():
    assert json.loads(json.dumps(files.schema())) == files.schema()
