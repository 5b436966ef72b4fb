"""Numbers as people type and paste them in a form: never guessed in silence, never zero for want of better.

What cannot be taken for a number is kept as typed, with what to ask; a word for nothing is no answer.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from lcc.answers import MAX_TYPED, read_answer
from lcc.documents.reading.cells import Cell
from lcc.documents.reading.typed_units import WITH_VAT, fit
from lcc.figures import SYMBOLS
from lcc.numerals import read_number
from lcc.words import Message, message

_SPACES = r"\s\u200b\u2060\ufeff"
_NUMBER = re.compile(
    rf"(?P<before>€|EUR)?[{_SPACES}]*"
    rf"(?P<number>[+\-−–]?[{_SPACES}]*[0-9.,](?:[0-9.,'’_{_SPACES}]*[0-9.,])?(?:e[+-]?[0-9]{{1,3}}(?![0-9]))?)"
    rf"[{_SPACES}]*(?P<unit>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NOTHING = frozenset([
    "-", "--", "---", "–", "—", "/", ".", "?", "x", "so", "s.o", "s.o.", "s/o", "sans objet", "néant", "neant", "na",
    "n/a", "n.a", "n.a.", "nc", "n.c", "n.c.", "nr", "n/r", "none", "nil", "not applicable", "non applicable",
    "non concerné", "non renseigné", "à compléter", "aucun", "aucune", "rien", "vide", "nd", "tbd",
])  # fmt: skip
_FREE = re.compile(r"gratuit|offert|inclus|compris|free|included|no charge|sans frais|\bzéro\b|\bzero\b", re.IGNORECASE)
SHOWN = 60
"""Characters of what was typed that a sentence repeats."""


@dataclass(frozen=True)
class Doubt:
    """What a person should know of how a cell was read; ``severity`` as in a finding, or ``note``."""

    severity: str
    sentence: Message


@dataclass(frozen=True)
class Reading:
    """What a cell of numbers answers: a number, a text kept as typed, or nothing."""

    answer: float | str | None
    doubts: tuple[Doubt, ...] = ()


NO_ANSWER = Reading(None)


def read_cell(cell: Cell | None, unit: str, language: str) -> Reading:
    """Read a cell where a number is asked, in a unit, by a form written in a language."""
    if cell is None:
        return NO_ANSWER
    if cell.kind == "number":
        return _number(cell, unit)
    if cell.kind == "text":
        return read_typed(str(cell.value), unit, language)
    return Reading(_kept(cell.typed), (_not_a_number(cell),))


def _number(cell: Cell, unit: str) -> Reading:
    """Take a number as it is; one shown as a percentage is what is seen where the unit asked is the percent."""
    value = float(cell.value)
    if not math.isfinite(value):
        return Reading(cell.typed, (_unreadable(cell.typed),))
    if cell.percent and unit == "%":
        value = float(f"{value * 100:.15g}")
        return Reading(value, (Doubt("note", message("A percentage: read as {value:exact}.", value=value)),))
    return Reading(value, _signed(value))


def _not_a_number(cell: Cell) -> Doubt:
    if cell.kind == "date":
        return Doubt("error", message(
            "The cell holds the date {typed}: the spreadsheet made it of what was typed, such as 3/4 or 3.4. "
            "Ask for the number.", typed=cell.typed[:SHOWN],
        ))  # fmt: skip
    if cell.kind == "error":
        return Doubt(
            "error", message("The cell holds the error {typed}: ask for the number.", typed=cell.typed[:SHOWN])
        )
    return Doubt("error", message("The cell holds true or false: ask for the number."))


def read_typed(typed: str, unit: str, language: str) -> Reading:
    """Read a number typed as text: any space, either decimal mark, the unit asked after it."""
    bare = re.sub(r"\s+", " ", typed).strip().lstrip("'’").strip()
    if not bare:
        return NO_ANSWER
    if bare.casefold() in _NOTHING:
        what = message("“{typed}” is no answer, and is not taken for zero: ask for the number.", typed=bare[:SHOWN])
        return Reading(None, (Doubt("error", what),))
    found = _NUMBER.fullmatch(bare)
    if found is None or not any(map(str.isdigit, bare)):
        return Reading(_kept(bare), (_free(bare) if _FREE.search(bare) else _unreadable(bare),))
    return _with_unit(bare, found["number"], f"{found['before'] or ''}{found['unit']}".strip(), unit, language)


def _with_unit(bare: str, number: str, given: str, unit: str, language: str) -> Reading:
    """Read a number followed by a unit, when it is the one asked."""
    if WITH_VAT.search(given):
        what = message("“{typed}” includes VAT, and the form asks prices without: kept as typed.", typed=bare[:SHOWN])
        return Reading(_kept(bare), (Doubt("error", what),))
    if given == "%" and unit in ("", "1"):
        number, given = f"{number}%", ""
    fits = fit(given, unit)
    if fits == "other":
        return Reading(_kept(bare), (_other_unit(bare, given, unit),))
    try:
        value = read_number(number.replace("–", "-"), language)
    except ValueError:
        return Reading(_kept(bare), (_unreadable(bare),))
    doubts = [
        Doubt("note", message("“{typed}”, typed as text, is read as {value:exact}.", typed=bare[:SHOWN], value=value))
    ]
    if fits == "part":
        doubts.append(Doubt("warning", message(
            "The unit typed is “{given}”, the one asked is {unit}: check that they are the same.",
            given=given[:SHOWN], unit=_named(unit))))  # fmt: skip
    if _ambiguous(number):
        doubts[0] = Doubt("warning", message(
            "“{typed}” can be read in two ways: it is read as {value:exact}. Ask the tenderer to confirm.",
            typed=bare[:SHOWN], value=value))  # fmt: skip
    return Reading(value, (*doubts, *_signed(value)))


def _kept(bare: str) -> str | None:
    """Keep a text as typed, unless a purchase file would take it for a number: ``12 %`` where euros are asked."""
    kept = bare[:MAX_TYPED]
    return kept if isinstance(read_answer(kept), str) else None


def _ambiguous(number: str) -> bool:
    """Tell a number that means thousands to some and decimals to others: ``1,234``, ``1.234``."""
    return re.fullmatch(r"[+\-−–]?[1-9][0-9]{0,2}[.,][0-9]{3}", number.strip()) is not None


def _signed(value: float) -> tuple[Doubt, ...]:
    if value >= 0:
        return ()
    return (
        Doubt("warning", message("{value:exact} is negative: costs are positive. The value is kept.", value=value)),
    )


def _other_unit(bare: str, given: str, unit: str) -> Doubt:
    """Say that what follows the number is not the unit asked, when it can be a unit or a remark."""
    if not re.match(r"[€%]|/?\s*[^\W\d_]", given):
        return _unreadable(bare)
    return Doubt("error", message(
        "“{typed}”: what follows the number is not the unit asked, {unit}. It is kept as typed, nothing is converted; "
        "ask the tenderer to clarify.", typed=bare[:SHOWN], unit=_named(unit)))  # fmt: skip


def _named(unit: str) -> str:
    return re.sub(r"\bEUR\b", SYMBOLS["EUR"], unit) or "–"


def _free(bare: str) -> Doubt:
    return Doubt("error", message(
        "“{typed}” is not a number, and is not taken for zero: if it costs nothing, ask the tenderer to confirm 0.",
        typed=bare[:SHOWN]))  # fmt: skip


def _unreadable(bare: str) -> Doubt:
    return Doubt("error", message("“{typed}” cannot be read as a number; it is kept as typed.", typed=bare[:SHOWN]))


def read_rate(cell: Cell | None, language: str) -> tuple[float | None, tuple[Doubt, ...]]:
    """Read a VAT rate: ``0.2``, ``20`` and ``20 %`` are the same; nothing typed is nothing, and words are not zero."""
    if cell is None:
        return None, ()
    reading = read_cell(cell._replace(percent=False), "", language)
    if not isinstance(reading.answer, float):
        what = message("“{typed}” is no VAT rate: it is not taken for zero.", typed=cell.typed[:SHOWN])
        return None, (Doubt("error", what),)
    rate = reading.answer / 100 if reading.answer >= 1 else reading.answer
    if not 0 <= rate <= 1:
        return None, (Doubt("error", message("“{typed}” is no VAT rate.", typed=cell.typed[:SHOWN])),)
    rate = float(f"{rate:.15g}")
    if rate != reading.answer:
        return rate, (
            Doubt("note", message("“{typed}” is read as {rate:percent}.", typed=cell.typed[:SHOWN], rate=rate)),
        )
    return rate, ()
