"""Canonical JSON is the same for every program: RFC 8785's own vectors, and an implementation of another make."""

from __future__ import annotations

import hashlib
import json
import math
import re
import struct
import unicodedata
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import lcc
from lcc.canonical import digest, read_digest, short, write_canonical, write_es6
from lcc.plain import plain

ROOT = Path(__file__).parent.parent
PURCHASES = sorted((ROOT / "examples").glob("*.lcc.yaml"))
ODD = "\ufb01oul \uff33"
ES6 = {
    "0000000000000000": "0", "8000000000000000": "0", "0000000000000001": "5e-324", "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308", "ffefffffffffffff": "-1.7976931348623157e+308",
    "4340000000000000": "9007199254740992", "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000", "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23", "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000", "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21", "3eb0c6f7a0b5ed8c": "9.999999999999997e-7", "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332", "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333", "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343", "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}  # fmt: skip
"""RFC 8785, appendix B: the bits of a number, and the number as ECMAScript writes it."""


# Another program, written from docs/empreinte.md


class Core(yaml.SafeLoader):
    """YAML 1.2: keys are texts, a date is a text, a number is a number."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # the name is PyYAML's

    def construct_mapping(self, node, deep=False):
        return {key.value: self.construct_object(value, deep=True) for key, value in node.value}


for tag, pattern in (
    ("null", r"(~|null|Null|NULL|)$"), ("bool", r"(true|True|TRUE|false|False|FALSE)$"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"),
):  # fmt: skip
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), None)


def number(value: float) -> str:
    """Write a number by the letter of ECMAScript, Number::toString, with exact decimals."""
    if value == 0:
        return "0"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    s, k = "".join(map(str, digits)), len(digits)
    n = exponent + k
    if k <= n <= 21:
        text = s + "0" * (n - k)
    elif 0 < n <= 21:
        text = s[:n] + "." + s[n:]
    elif -6 < n <= 0:
        text = "0." + "0" * -n + s
    else:
        power = f"e{'+' if n > 0 else '-'}{abs(n - 1)}"
        text = s[0] + ("." + s[1:] if k > 1 else "") + power
    return "-" * sign + text


def other(value) -> str:
    """Write canonical JSON with the standard library's strings and our own numbers."""
    match value:
        case bool() | None:
            return json.dumps(value)
        case str():
            return json.dumps(unicodedata.normalize("NFC", value), ensure_ascii=False)
        case int() | float():
            return number(float(value))
        case list():
            return "[" + ",".join(other(item) for item in value) + "]"
        case dict():
            pairs = [(unicodedata.normalize("NFC", key), item) for key, item in value.items()]
            units = lambda key: [int.from_bytes(pair) for pair in _pairs(key.encode("utf-16-be"))]  # noqa: E731
            return "{" + ",".join(f"{other(k)}:{other(v)}" for k, v in sorted(pairs, key=lambda p: units(p[0]))) + "}"
    raise TypeError(value)


def _pairs(units: bytes) -> list[bytes]:
    return [units[place : place + 2] for place in range(0, len(units), 2)]


def fingerprint_by_another(published: str) -> str:
    """Follow the three steps of docs/empreinte.md on the text of a published file."""
    data = yaml.load(published, Loader=Core)  # a safe loader of our own
    frozen = {key: data[key] for key in ("format", "method", "criteria", "scoring") if key in data}
    return hashlib.sha256(other(frozen).encode("utf-8")).hexdigest()


@pytest.mark.parametrize("path", PURCHASES, ids=lambda path: path.name)
def test_another_program_finds_the_same_fingerprint_in_the_published_file(path):
    sealed = lcc.seal(lcc.load(path), on=date(2027, 3, 12))

    published = lcc.dumps(lcc.publish(sealed))

    assert fingerprint_by_another(published) == sealed.seal.fingerprint


def test_another_program_finds_the_same_fingerprint_with_criteria_odd_names_and_odd_numbers():
    purchase = lcc.Purchase(
        method=lcc.Method(
            base_year=2027, years=7, discount_rate={"points": {2028: 1e-7, 2040: 0.1 + 0.2}, "beyond": "hold"},
            title="e\u0301te\u0301 \U0001f600 \"entre guillemets\" \\ \t fin",
            resources=[lcc.Resource(name=ODD, unit="L", price=1e21 / 3, vat=0.2, emissions={"CO\u2082e": 2.7e-6})],
            costs=[lcc.acquire("price"), lcc.consume(ODD, "litres")],
        ),
        criteria=[
            {"name": "Cou\u0302t", "kind": "cost", "weight": 62.5},
            {"name": "Qualite\u0301", "weight": 37.5, "scale": 20},
        ],
        scoring={"tie_break": "heaviest"},
        offers=[lcc.Offer("A", vat=0.2, price=1, litres=2)], deadline=date(2027, 4, 1),
    )  # fmt: skip

    sealed = lcc.seal(purchase, on=date(2027, 3, 12), example={"price": 1.0, "litres": 1e-22})

    assert fingerprint_by_another(lcc.dumps(lcc.publish(sealed))) == sealed.seal.fingerprint


def test_the_documented_example_has_the_documented_text_and_fingerprint():
    page = (ROOT / "docs" / "empreinte.md").read_text(encoding="utf-8")
    published, text, printed = (
        re.search(rf"```{kind}\n(.*?)\n```", page, re.DOTALL)[1] for kind in ("yaml", "json", "text")
    )

    purchase = lcc.loads(published)

    assert lcc.frozen_text(purchase) == text
    assert printed.split("\n") == [lcc.fingerprint(purchase), short(lcc.fingerprint(purchase))]
    assert fingerprint_by_another(published) == digest(text)
    assert f"total {lcc.seal(purchase).seal.example.totals['total']:.2f} EUR" in page


# RFC 8785


@pytest.mark.parametrize(("bits", "written"), ES6.items())
def test_a_number_is_written_as_in_the_vectors_of_rfc_8785(bits, written):
    value = struct.unpack(">d", bytes.fromhex(bits))[0]

    assert write_es6(value) == written
    assert number(value) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_written_is_the_number_read_and_two_programs_write_it_alike(value):
    assert float(write_es6(value)) == value
    assert write_es6(value) == number(value)


def test_the_example_of_rfc_8785_is_written_as_it_prints_it():
    given = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }

    assert write_canonical(given) == (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_keys_are_in_the_order_of_their_utf_16_units_not_of_their_code_points():
    keys = ["\u20ac", "\r", "\uff33", "1", "\U0001f600", "\u0080", "\u00f6"]

    written = json.loads(write_canonical(dict.fromkeys(keys, 0)))

    assert list(written) == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\uff33"]


keys = st.sampled_from(["a", "é", "Z", "\uff33", "\U0001f600"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"]))
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner),
    max_leaves=12,
)  # fmt: skip


@given(anything)
def test_two_programs_write_any_data_alike_and_once_written_it_stays(data):
    written = write_canonical(data)

    assert written == other(data)
    assert write_canonical(json.loads(written, parse_int=float)) == written


@pytest.mark.parametrize("name", ["e\u0301", "\u00e9"])
def test_accents_written_in_two_ways_are_one_text(name):
    assert write_canonical({name: name}) == '{"é":"é"}'


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (math.nan, "finite"), (math.inf, "finite"), (2**53 + 1, "too large"), ("\ud800", "cannot be written"),
        ({"\ud800": 1}, "cannot be written"), ({"e\u0301": 1, "\u00e9": 2}, "Two keys"), ({1, 2}, "set"),
        (date(2027, 3, 12), "date"),
    ],
)  # fmt: skip
def test_what_canonical_json_cannot_write_is_refused(wrong, said):
    with pytest.raises(lcc.LccError, match=said):
        write_canonical(wrong)


# Fingerprints


def test_a_fingerprint_is_the_sha_256_of_the_text_and_its_short_form_is_read_by_four():
    assert digest("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert short(digest("abc")) == "BA78-16BF-8F01-CFEA"


@pytest.mark.parametrize(
    "printed",
    [
        "BA78-16BF-8F01-CFEA",
        "ba7816bf",
        " BA78 16BF ",
        "sha256: ba7816bf8f01",
        "SHA-256:BA78–16BF",
        "7816BF8F-…",
        digest("abc"),
    ],
)
def test_a_printed_fingerprint_is_read_whatever_its_dashes_spaces_and_case(printed):
    assert read_digest(printed) in digest("abc")


@pytest.mark.parametrize("printed", ["", "BA78", "BA7816B", "BA7816BG", "hello world", "é" * 64, "a" * 65])
def test_what_is_no_fingerprint_is_refused_with_an_example(printed):
    with pytest.raises(lcc.LccError, match="7F3A-91C2"):
        read_digest(printed)


# What is frozen


def test_defaults_written_or_left_out_make_the_same_fingerprint():
    bare = {"base_year": 2027, "years": 5, "discount_rate": 0.032, "costs": [{"name": "a", "amount": "2"}]}
    full = {
        **bare, "tax": "including", "timing": "end_of_year",
        "discount_rate": {"value": "3,2 %", "growth": 0, "join": "line"},
        "costs": [{"name": "a", "amount": 2, "stage": "use", "contract": "revisable", "renew": True, "emissions": {}}],
    }  # fmt: skip

    assert lcc.frozen_text(lcc.Purchase.of({"method": bare})) == lcc.frozen_text(lcc.Purchase.of({"method": full}))


def test_only_the_method_and_the_criteria_are_frozen():
    method = {"base_year": 2027, "years": 5, "discount_rate": 0.032}
    bare = lcc.Purchase.of({"method": method})

    more = bare.replace(
        title="T", buyer="B", deadline="2027-04-01", offers=[{"name": "A"}], trials=[{"name": "T"}], estimate=9
    )

    assert lcc.fingerprint(more) == lcc.fingerprint(bare)
    assert lcc.fingerprint(bare.replace(criteria=[{"name": "Cost", "weight": 100}])) != lcc.fingerprint(bare)


def test_the_defaults_of_format_1_never_change():
    pinned = json.loads((ROOT / "tests" / "defaults_of_format_1.json").read_text(encoding="utf-8"))

    now = {
        kind: {name: _default(getattr(lcc, kind).model_fields[name]) for name in fields}
        for kind, fields in pinned.items()
    }

    assert now == pinned


def _default(field):
    return "required" if field.is_required() else plain(field.get_default(call_default_factory=True))
