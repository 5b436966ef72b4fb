"""Plain data written in one way only: RFC 8785 (JCS), strings in NFC first.

Another program that follows ``docs/empreinte.md`` writes the same characters, and so finds the same fingerprint.
"""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from typing import Any

from lcc.words import LccError

EXACT = 2**53
"""Above it, two whole numbers may be written as one."""
SHORTEST = 8
"""Digits below which a fingerprint proves nothing."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'["\\\x00-\x1f]')


def write_canonical(value: Any) -> str:
    """Write plain data as canonical JSON (RFC 8785, section 3.2), strings in NFC.

    Raises
    ------
    LccError
        For what canonical JSON cannot write: NaN, infinities, whole numbers above 2^53, half of a surrogate pair,
        two keys that are one in NFC, anything that is not plain data.

    """
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, int | float):
        return write_es6(value)
    if isinstance(value, list | tuple):
        return f"[{','.join(map(write_canonical, value))}]"
    if isinstance(value, dict):
        return _mapping(value)
    raise LccError("This cannot be written as canonical JSON: {kind}.", kind=type(value).__name__)


def _mapping(pairs: dict[Any, Any]) -> str:
    """Write a mapping, its keys in the order of their UTF-16 code units."""
    named = {_normal(str(key)): item for key, item in pairs.items()}
    if len(named) < len(pairs):
        raise LccError("Two keys are the same once their accents are written in one way.")
    ordered = sorted(named, key=lambda key: key.encode("utf-16-be"))
    return f"{{{','.join(f'{_string(key)}:{write_canonical(named[key])}' for key in ordered)}}}"


def _normal(text: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise LccError("A character here cannot be written.")
    return unicodedata.normalize("NFC", text)


def _string(text: str) -> str:
    escaped = _ESCAPED.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}"), _normal(text))
    return f'"{escaped}"'


def write_es6(value: float) -> str:
    """Write a number as ECMAScript does (Number::toString): the fewest digits that give it back.

    Raises
    ------
    LccError
        When it is not finite, or whole and above 2^53.

    """
    if isinstance(value, int) and abs(value) > EXACT:
        raise LccError("This number is too large.")
    number = float(value)
    if not math.isfinite(number):
        raise LccError("Expected a finite number.")
    if number == 0:
        return "0"
    sign = "-" if number < 0 else ""
    mantissa, _, power = f"{abs(number)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    padded = whole + fraction
    digits = padded.lstrip("0")
    point = len(whole) + int(power or 0) - (len(padded) - len(digits))
    return sign + _placed(digits.rstrip("0"), point)


def _placed(digits: str, point: int) -> str:
    """Place the decimal point after so many digits, or write a power of ten outside 1e-7 … 1e21."""
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    rest = f".{digits[1:]}" if count > 1 else ""
    return f"{digits[0]}{rest}e{point - 1:+d}"


def digest(text: str) -> str:
    """Return the fingerprint of a canonical text: SHA-256 of its UTF-8, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def short(fingerprint: str) -> str:
    """Shorten a fingerprint to what can be read aloud: ``7F3A-91C2-04BD-E6A8``."""
    first = fingerprint[:16].upper()
    return "-".join(first[place : place + 4] for place in range(0, len(first), 4))


def read_digest(printed: str) -> str:
    """Read a fingerprint as printed, whole or short, dashes, spaces and case left aside.

    Raises
    ------
    LccError
        When it is not one, or has fewer than 8 digits.

    """
    bare = re.sub(r"[\s\-–—:.…\u200b]", "", re.sub(r"^\s*sha-?256\s*[:=]?", "", printed, flags=re.IGNORECASE)).lower()
    if not SHORTEST <= len(bare) <= 64 or not re.fullmatch("[0-9a-f]+", bare):
        raise LccError(
            "Expected a fingerprint such as {example} (8 to 64 digits, 0 to 9 and A to F), not “{given}”.",
            example="7F3A-91C2", given=printed[:80],
        )  # fmt: skip
    return bare
