"""YAML is read strictly: the words of YAML 1.2, each thing at its line and column, and nothing that can hurt."""

from __future__ import annotations

import math
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lcc import markup
from lcc.markup import MarkupError
from lcc.words import speaking

LONG = 3_900_000
"""Almost the largest file."""
MALFORMED = "This is not well-formed YAML: look at the indentation, the quotes and the brackets."


def value(text):
    """Read a text and return its value alone."""
    return markup.read(text).value


def refused(text):
    """Return what is said of a text that is refused, and where."""
    with pytest.raises(MarkupError) as caught:
        markup.read(text)
    return str(caught.value), caught.value.position


# The words of YAML 1.2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1e5", 1e5),
        ("1E+5", 1e5),
        ("-1.5e-3", -1.5e-3),
        (".5", 0.5),
        ("5.", 5.0),
        ("+3", 3),
        ("010", 10),
        ("-007", -7),
        ("0", 0),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1:30:00", "1:30:00"),
        ("2027-03-12", "2027-03-12"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("n", "n"),
        ("=", "="),
        ("<<", "<<"),
        ("nan", "nan"),
        ("inf", "inf"),
        ("1 234,56 €", "1 234,56 €"),
        ("3,2 %", "3,2 %"),
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'no'", "no"),
        ("'1e5'", "1e5"),
        ('"010"', "010"),
        ("'null'", "null"),
        ("''", ""),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says(written, meant):
    found = value(f"x: {written}")["x"]

    assert (type(found), found) == (type(meant), meant)


def test_a_block_of_text_is_a_text_whatever_it_looks_like():
    assert value("x: |\n  010\n") == {"x": "010\n"}
    assert value("x: >-\n  no\n") == {"x": "no"}


def test_a_key_is_always_a_word():
    assert value("{2027: 1, true: 2, null: 3, 0.5: 4}") == {"2027": 1, "true": 2, "null": 3, "0.5": 4}


def test_a_merge_key_is_a_word_as_another():
    assert value("<<: {a: 1}") == {"<<": {"a": 1}}


@pytest.mark.parametrize("text", ["", "# a remark\n", "\n\n", "---\n", "--- # nothing\n"])
def test_an_empty_text_holds_nothing(text):
    assert value(text) is None


def test_a_byte_order_mark_is_not_part_of_the_text():
    assert value(markup.decode(b"\xef\xbb\xbfformat: 1")) == {"format": 1}
    assert value("\ufeffformat: 1") == {"format": 1}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_machine(end):
    document = markup.read(f"a: 1{end}b:{end}  - 2{end}")

    assert document.value == {"a": 1, "b": [2]}
    assert document.position(("b", 0)) == (3, 5)


# Positions


def test_each_key_and_each_value_has_its_line_and_column():
    document = markup.read("a: 1\nb:\n  - {c: x}\n  - 'd'\n")

    assert document.position(("a",)) == (1, 4)
    assert document.position(("a",), at_key=True) == (1, 1)
    assert document.position(("b", 0, "c")) == (3, 9)
    assert document.position(("b", 0, "c"), at_key=True) == (3, 6)
    assert document.position(("b", 1)) == (4, 5)


def test_what_is_not_there_is_at_the_nearest_thing_that_holds_it():
    document = markup.read("a: 1\nb:\n  - {c: x}\n  - {c: y}\n")

    assert document.position(("b", 1, "missing")) == (4, 5)
    assert document.position(("b", 7)) == (2, 1)
    assert document.position(("lost", "in", "space")) == (1, 1)


def test_a_column_counts_letters_not_bytes():
    assert markup.read("clé: {à: é, b: 1}").position(("clé", "b")) == (1, 16)


# Refusals


@pytest.mark.parametrize(
    ("text", "said", "position"),
    [
        ("a: 1\nb: 2\na: 3", "“a” is already given at line 1.", (3, 1)),
        ("a:\n  x: 1\n  'x': 2", "“x” is already given at line 2.", (3, 3)),
        ("{a: 1, ' a ': 2}", "“a” is already given at line 1.", (1, 8)),
        ("\u00e9: 1\ne\u0301: 2", "“é” is already given at line 1.", (2, 1)),
        ("a: &x 1\nb: *x", "Anchors and aliases (& and *) are not accepted: repeat the value.", (1, 4)),
        ("a: *x", "Anchors and aliases (& and *) are not accepted: repeat the value.", (1, 4)),
        ("- &x []", "Anchors and aliases (& and *) are not accepted: repeat the value.", (1, 3)),
        ("a: !!str 1", "Tags (!) are not accepted.", (1, 4)),
        ("a: !!python/object/apply:os.system [ls]", "Tags (!) are not accepted.", (1, 4)),
        ("a: !local {b: 1}", "Tags (!) are not accepted.", (1, 4)),
        ("%TAG ! tag:x,2000:\n---\na: !b 1", "Tags (!) are not accepted.", (3, 4)),
        ("a: 1\n---\nb: 2", "One document a file: a second one starts here.", (2, 1)),
        ("a: 1\n...\n---\nb: 2", "One document a file: a second one starts here.", (3, 1)),
        ("? [a]\n: 1", "A key is a word, not a list or a mapping.", (1, 3)),
        ("{{a: 1}: 2}", "A key is a word, not a list or a mapping.", (1, 2)),
        ("a: .nan", "Expected a finite number.", (1, 4)),
        ("a: [1, .inf]", "Expected a finite number.", (1, 8)),
        ("a: -.INF", "Expected a finite number.", (1, 4)),
        ("a: 1e400", "“1e400” is too large for a number.", (1, 4)),
        ("a: " + "9" * 5000, "This number has too many digits.", (1, 4)),
        ("a: b: c", "A “:” too many: put the text between quotes.", (1, 5)),
        ("a:\n\t- b", "A tab cannot indent, nor a sign such as @ or % start a value: use spaces, or quotes.", (2, 1)),
        ("a: @x", "A tab cannot indent, nor a sign such as @ or % start a value: use spaces, or quotes.", (1, 4)),
        ("a: 1\nb", "Expected “key: value”.", (3, 1)),
        ("a: 'b", "The file stops too early.", (1, 6)),
        ("a: 1\n b: 2", "A “:” too many: put the text between quotes.", (2, 3)),
        ("]", MALFORMED, (1, 1)),
        ("%YAML 9.0\n---\na", MALFORMED, (1, 1)),
        ("a: 1\nb: \x07", "A character here cannot be read.", (2, 4)),
        ("a: \u00a0é\r\nb: c\x00", "A character here cannot be read.", (2, 5)),
        ("a: 1\nb: \ud800", "A character here cannot be read.", (2, 4)),
        ('a: "\\ud800"', MALFORMED, (1, 7)),
        ("a: ! 12", "Tags (!) are not accepted.", (1, 4)),
    ],
)  # fmt: skip
def test_what_is_not_accepted_is_said_at_its_place(text, said, position):
    assert refused(text) == (said, position)


@pytest.mark.parametrize("text", ["a: 1\na: 2", "a: *x", "a: 1e400", "a: 'b", "a: \x07", "a: !x y"])
def test_refusals_speak_french_too(text):
    english, _ = refused(text)

    with speaking("fr"):
        french, _ = refused(text)

    assert french != english


@pytest.mark.parametrize(
    ("content", "position"),
    [
        ("title: été".encode("latin-1"), (1, 8)),
        ("a: 1\ntitle: été".encode("cp1252"), (2, 8)),
        ("title: x".encode("utf-16"), (1, 1)),
        ("title: x".encode("utf-16-le"), (1, 1)),
        ("title: x".encode("utf-32"), (1, 1)),
        (b"PK\x03\x04\x14\x00\x06\x00", (1, 1)),
        (b"title: \xc3", (1, 8)),
    ],
)
def test_another_encoding_is_said_so(content, position):
    with pytest.raises(MarkupError, match="not a text in UTF-8") as caught:
        markup.decode(content)

    assert caught.value.position == position


# Limits, in bounded time


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "\n".join(" " * n + "a:" for n in range(1500))],
    ids=["brackets", "braces", "dashes", "keys", "indents"],
)
def test_depth_is_counted_before_anything_is_built(text):
    said, (line, column) = refused(text)

    assert said == "More than 40 levels deep." or "well-formed" in said or "A key is a word" in said
    assert line <= 50
    assert column <= 200


def test_forty_levels_are_read_and_one_more_is_not():
    deepest = "[" * markup.MAX_DEPTH + "]" * markup.MAX_DEPTH

    assert value(deepest) is not None
    assert refused(f"[{deepest}]")[0] == "More than 40 levels deep."


def test_too_many_values_are_refused():
    said, _ = refused("[" + "1," * (markup.MAX_NODES + 1) + "]")

    assert said == "This file holds more than 200000 values."


def test_too_large_a_file_is_refused_before_it_is_read():
    with pytest.raises(MarkupError, match="larger than 4 MB"):
        markup.decode(b" " * (markup.MAX_BYTES + 1))


@pytest.mark.parametrize(
    "text",
    [
        "x: 1." + "1" * LONG,
        "x: 1e" + "1" * LONG,
        "x: " + "1" * LONG,
        "x: " + "1 " * (LONG // 2),
        "x: " + "a" * LONG,
        "? " + "a" * LONG + "\n: 1",
        'x: "' + "\\n" * (LONG // 2),
        "#\n" * (LONG // 2),
        "\n" * LONG,
        "&a " * 100_000,
        "x: '" + "''" * (LONG // 2) + "'",
        "x: |\n" + " a\n" * (LONG // 3),
        "{" + ", ".join(f"a{n}: 1" for n in range(60_000)),
    ],
    ids=lambda text: repr(text[:8]),
)
def test_any_text_within_the_size_is_read_or_refused_at_once(text):
    began = time.perf_counter()

    try:
        markup.read(text)
    except MarkupError as error:
        assert len(str(error)) < 300  # noqa: PT017  # reading may also succeed

    assert time.perf_counter() - began < 5


# Both ways

ODD = [
    "no", "1e5", "010", "null", "~", "true", "-", "- a", "a: b", "#", "&a", "*a", "!a", "1_0", ".inf", "2027-03-12",
    "12:30", "'", '"', "|", ">", "%", "@", "`", "---", "...", "? a", "=", "<<", "[", "{", " a", "a ", "a\n", "\n",
    "a\nb", "a\n\n b", "\t", "é\u00a0\u202f€", "\u2028", "\x85", "\x00", "\x1b",
]  # fmt: skip
KEYS = st.text(st.characters(categories=["L", "N", "P"]), max_size=8)
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(blacklist_categories=["Cs"]), max_size=40)
    | st.sampled_from(ODD),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(KEYS, inside, max_size=4),
    max_leaves=20,
)


def same(one, other):
    """Tell whether two plain values are the same, types included."""
    if isinstance(one, dict):
        return isinstance(other, dict) and list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and (one == other or (one != one and other != other))


@settings(max_examples=100, deadline=None)
@given(PLAIN)
def test_what_is_written_is_read_again_as_it_was(data):
    def normal(item):
        if isinstance(item, dict):
            return {unicodedata.normalize("NFC", key): normal(inside) for key, inside in item.items()}
        return [*map(normal, item)] if isinstance(item, list) else item

    data = normal(data)

    assert same(value(markup.write({"x": data})), {"x": data})


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab01:-,[]{}#&*!|>'\"%@`\n \t?.~é\\\x07"), max_size=40))
def test_any_text_is_read_or_refused_with_a_place(text):
    try:
        found = markup.read(text)
    except MarkupError as error:
        line, column = error.position
        assert 1 <= line <= text.count("\n") + 2  # reading may also succeed
        assert column >= 1  # as above
    else:
        assert isinstance(found, markup.Document)
        assert math.isfinite(len(found.values))
