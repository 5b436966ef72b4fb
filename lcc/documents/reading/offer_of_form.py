"""The offer that a form makes: who tenders, under which VAT, with which answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from lcc.answers import Item
from lcc.documents.form.layout import Field
from lcc.documents.reading.answering import MOST_NAME, Answering
from lcc.purchase import Offer
from lcc.words import message, say

_SIRET = range(12, 17)
"""How many digits look like a SIRET, well or badly copied."""


def offer_of(reading: Answering, fields: Sequence[Field], file: str) -> Offer:
    """Make an offer of what a form answers.

    Raises
    ------
    LccError
        When nothing at all is filled in.

    """
    tenderer = reading.text("offer.tenderer", ("tenderer",), 500)
    kind = _kind(reading, fields)
    given: dict[str, Any] = {"tenderer": tenderer, "kind": kind, "note": _note(reading)}
    given |= _vat(reading, fields)
    answers = {
        name: answer for one in fields if one.parameter is not None
        for name, answer in [(one.parameter.name, _answer(reading, one, kind))] if answer is not None
    }  # fmt: skip
    evidence = {
        one.parameter.name: proof for one in fields if one.parameter is not None
        for proof in [reading.evidence(one)] if proof is not None
    }  # fmt: skip
    name = _name(reading, tenderer, file)
    return Offer.of({"name": name, **given, "answers": answers, "evidence": evidence})


def _name(reading: Answering, tenderer: str, file: str) -> str:
    """Take the name given, else make one of the tenderer, else of the file; say so."""
    name = reading.text("offer.name", ("name",), MOST_NAME)
    if not tenderer:
        reading.note(("tenderer",), message("The name of the tenderer is missing."), "error", "missing")
    if name:
        return name
    number = reading.text("offer.variant", ("variant",), 20)
    made = tenderer or file or say("Offer without a name")
    if number:
        made = say("{offer}, variant {number}", offer=made, number=number)
    reading.note(("name",), message("The offer has no name: it is called “{name}”.", name=made), "note", "form")
    return made[:MOST_NAME].strip()


def _kind(reading: Answering, fields: Sequence[Field]) -> Literal["base", "variant"]:
    """Tell a base offer from a variant, by what is said, else by what is filled in."""
    typed = reading.text("offer.kind", ("kind",), 100).casefold()
    if "variant" in typed:  # in both languages
        return "variant"
    if "base" in typed:
        return "base"
    number = reading.text("offer.variant", ("variant",), 20)
    opened = any(reading.answer(one) is not None for one in fields if one.variant and not one.per_line)
    if number or opened:
        kind_taken: Literal["base", "variant"] = "variant"
        what = message("Base offer or variant? It is not said; taken for a variant, from what is filled in.")
    else:
        kind_taken = "base"
        what = message("Base offer or variant? It is not said; taken for a base offer.")
    reading.note(("kind",), what, "warning", "form")
    return kind_taken


def _note(reading: Answering) -> str:
    """Keep in words what an offer has no field for."""
    said = []
    number = reading.text("offer.siret", ("siret",), 60)
    digits = "".join(number.split())
    if digits.isdecimal() and len(digits) in _SIRET and len(digits) != 14:
        reading.note(("siret",), message("A SIRET has 14 digits."), "warning", "form")
    if number:
        said.append(say("Registration number: {number}", number=number))
    if variant := reading.text("offer.variant", ("variant",), 20):
        said.append(say("Variant number: {number}", number=variant))
    return "; ".join(said)


def _vat(reading: Answering, fields: Sequence[Field]) -> Mapping[str, Any]:
    """Read the rates and the ground of an exemption."""
    asked = {one.key for one in fields}
    if "offer.vat" not in asked:
        return {}
    by_cost = {
        name: rate for one in fields if one.key.startswith("offer.vat_by_cost:")
        for name in [one.key.partition(":")[2]]
        for rate in [reading.rate(one.key, ("vat_by_cost", name))] if rate is not None
    }  # fmt: skip
    return {
        "vat": reading.rate("offer.vat", ("vat",)), "vat_by_cost": by_cost,
        "vat_ground": reading.text("offer.vat_ground", ("vat_ground",)),
    }  # fmt: skip


def _answer(reading: Answering, asked: Field, kind: str) -> Item | tuple[Item, ...]:
    """Read an answer; of a variant, the lines left empty keep the buyer's value."""
    parameter = asked.parameter
    assert parameter is not None
    if not asked.per_line:
        answer = reading.answer(asked)
        return None if asked.variant and kind == "base" and answer == parameter.value else answer
    lines = [line.id for line in reading.purchase.method.lines]
    answers = reading.by_line(asked, lines)
    if answers is None or not asked.variant:
        return answers
    fixed = parameter.value if isinstance(parameter.value, tuple) else (parameter.value,) * len(lines)
    return tuple(item if item is not None else own for item, own in zip(answers, fixed, strict=True))
