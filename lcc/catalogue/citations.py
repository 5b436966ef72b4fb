"""Publications that figures come from, and how the fields of an entry are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, ValidationInfo

from lcc.value import Value, Words, number
from lcc.words import LccError, nearest

UNKNOWN = "unknown"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _day(given: Any) -> Any:
    if isinstance(given, int | float):
        raise LccError("Expected a date such as 2027-03-12, not a number.")
    return given


def _identifier(given: str) -> str:
    if len(given) > 80 or not _ID.fullmatch(given):
        raise LccError("“{name}” is not an identifier: small letters, digits and hyphens.", name=given[:60])
    return given


def _year(given: Any) -> int | str:
    if given == UNKNOWN:
        return UNKNOWN
    found = given if isinstance(given, int) and not isinstance(given, bool) else None
    if found is None or not 1900 <= found <= 2300:
        raise LccError("Expected a year such as 2025, or unknown.")
    return found


def _rate(given: Any) -> float | str:
    return given if isinstance(given, str) and _ID.fullmatch(given) else float(number(given))


def _reference(given: Any, info: ValidationInfo) -> Any:
    if isinstance(given, str):
        sources: Mapping[str, Any] = info.context or {}
        if given not in sources:
            near = nearest(given, sources)
            raise LccError("Unknown source “{name}”: describe it in sources.yaml.{near}", name=given[:60], near=near)
        return sources[given]
    return given


def _as_words(given: Any) -> Any:
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


Day = Annotated[date, BeforeValidator(_day)]
Identifier = Annotated[str, AfterValidator(_identifier)]
PriceYear = Annotated[int | str, PlainValidator(_year)]
Rate = Annotated[float | str, PlainValidator(_rate)]
Needed = Annotated[str, Field(min_length=1, max_length=2000)]


class Reference(Value):
    """A publication that figures come from, and on what terms."""

    id: Words = ""
    title: Needed
    publisher: Needed
    year: Annotated[Words, BeforeValidator(_as_words)]
    licence: Needed
    licence_note: Words = ""
    url: Words = ""
    url_checked: bool = True
    read: Words = ""
    """Where the figures were read, when the document itself was not opened."""


Cited = Annotated[Reference, BeforeValidator(_reference)]
