"""Numbers as people write them and as they expect to read them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
_MINUS = "\u2212"

_pattern = cache(re.compile)
"""Patterns are made when first used: most commands read no number."""

_SPACES = r"(?:[^\S\n\v\f\r\x1c-\x1e\x85\u2028\u2029]|[\u200b\u2060\ufeff'’_])+"
"""Spaces inside one line, and the other marks people put between thousands."""
_BROKEN = r"[0-9]{4} [0-9]|[.,][0-9]+ [0-9]|[0-9] (?![0-9]{3}(?![0-9]))[0-9]"
"""Spaces that do not part thousands: ``12 50`` may be two numbers."""
_AMOUNT = r"(?P<sign>[+-]?)(?P<before>€|EUR)?(?P<number>[^€%]*?)(?P<after>%|(€|EUR|euros?)(HT)?)?"
_PLAIN = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(e[+-]?[0-9]{1,3})?"
_GROUPED = r"[+-]?[0-9]{1,3}(?P<mark>[.,])[0-9]{3}((?P=mark)[0-9]{3})*"


def read_number(text: str, language: str | None = None) -> float:
    """Read a number as people write it: ``1 234,56 €``, ``1234.56``, ``1.234,56``, ``3,2 %``.

    Parameters
    ----------
    text : str
        Any kind of space between thousands, comma or point as decimal mark, a euro or per cent sign.
        An amount said to include VAT is refused: all money is without VAT.
    language : str, optional
        ``fr`` reads ``1,234`` as 1.234 and ``en`` as 1234.
        Without it a number that can be read both ways is refused rather than guessed.

    Raises
    ------
    ValueError
        When no finite number can be read, or two different ones.

    """
    typed = _pattern(_SPACES).sub(" ", text.strip()).replace(_MINUS, "-")
    if len(typed) > 80:
        raise ValueError("too long for a number")
    if _pattern(_BROKEN).search(typed):
        raise ValueError("thousands are not in groups of three")
    amount = _pattern(_AMOUNT, re.IGNORECASE).fullmatch(typed.replace(" ", ""))
    if amount is None or (amount["before"] and amount["after"]):
        raise ValueError("not a number")
    number = float(_decimal_point(amount["sign"] + amount["number"], language))
    if not math.isfinite(number):
        raise ValueError("not a finite number")
    return number / 100 if amount["after"] == "%" else number


def _decimal_point(text: str, language: str | None) -> str:
    """Turn the marks of a compact number into one decimal point at the most."""
    commas, points = text.count(","), text.count(".")
    if commas and points:
        thousands = "," if text.rindex(".") > text.rindex(",") else "."
        whole = re.split(r"[.,](?=[^.,]*$)", text)[0]
        if not _pattern(_GROUPED).fullmatch(whole) or text.count("." if thousands == "," else ",") > 1:
            raise ValueError("thousands are not in groups of three")
        text = text.replace(thousands, "").replace(",", ".")
    elif commas > 1 or points > 1:
        if not _pattern(_GROUPED).fullmatch(text):
            raise ValueError("thousands are not in groups of three")
        text = text.replace(",", "").replace(".", "")
    elif commas:
        if _pattern(_GROUPED).fullmatch(text) and not text.lstrip("+-").startswith("0"):
            if language is None:
                raise ValueError("thousands or decimals")
            text = text.replace(",", "." if language == "fr" else "")
        text = text.replace(",", ".")
    if not _pattern(_PLAIN, re.IGNORECASE).fullmatch(text):
        raise ValueError("not a number")
    return text


def write_number(value: float, language: str, decimals: int | None = None) -> str:
    """Write a number with the marks of a language, halves away from zero.

    Without ``decimals``, it has as many as it needs, 6 at the most.
    """
    if not math.isfinite(value):
        return "–"
    if decimals is None:
        text = _fixed(value, 6).rstrip("0").rstrip(".")
        if float(text.replace(",", "")) == 0 and value != 0:
            text = f"{value:.6g}"
    else:
        text = _fixed(value, decimals)
    if text.startswith("-") and not text.strip("-0.,"):
        text = text[1:]
    return _marked(text, language)


def _marked(text: str, language: str) -> str:
    """Put the marks of a language on a number written by Python."""
    if language == "fr":
        text = text.replace(",", NARROW_SPACE).replace(".", ",")
    return text.replace("-", _MINUS, 1) if text.startswith("-") else text


def _fixed(value: float, decimals: int) -> str:
    """Write as a spreadsheet does: Python alone makes 0.12 of 0.125, 1.00 of 1.005 and noise of a 17th digit."""
    scale = 10.0**decimals
    scaled = abs(value) * scale
    if scaled < 2.0**48:
        whole = math.floor(scaled * (1 + 2.0**-51) + 0.5)
        return f"{math.copysign(whole / scale, value):,.{decimals}f}"
    needed = next(n for n in range(decimals + 1) if n == decimals or float(f"{value:.{n}f}") == value)
    point = "." if needed == 0 < decimals else ""
    return f"{value:,.{needed}f}{point}{'0' * (decimals - needed)}"


def _exact(value: float, language: str) -> str:
    """Write a number as it was typed, with all its decimals."""
    if 0 < abs(value) < 1e-9:
        return _marked(repr(value), language)
    return write_number(value, language, next(n for n in range(30) if float(f"{value:.{n}f}") == value))


def _with(decimals: int | None, scale: float = 1, suffix: str = "", sign: bool = False) -> Callable[[float, str], str]:
    def write(value: float, language: str) -> str:
        text = write_number(value * scale, language, decimals)
        plus = "+" if sign and value > 0 else ""
        return f"{plus}{text}{suffix}" if math.isfinite(value) else text

    return write


def _percent(value: float, language: str) -> str:
    text = write_number(round(value * 100, 8), language)
    return f"{text}{NO_BREAK_SPACE if language == 'fr' else ''}%" if math.isfinite(value) else text


WRITERS: Mapping[str, Callable[[float, str], str]] = MappingProxyType(
    {
        "number": _with(None),
        "exact": _exact,
        "whole": _with(0),
        "money": _with(2),
        "euros": _with(0),
        "signed": _with(0, sign=True),
        "signed_money": _with(2, sign=True),
        "factor": _with(8),
        "tenth": _with(1),
        "percent": _percent,
    }
)
