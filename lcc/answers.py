"""What an answer can be: a number, a path, one item a line, or what someone typed and nobody can read yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from lcc.numerals import read_number
from lcc.path import Path
from lcc.value import number
from lcc.words import LccError

MAX_LINES = 2000
MAX_TYPED = 500

Item = float | Path | str | None
"""One number, one path, something as typed, or nothing yet."""


def _read_item(given: Any) -> Item:
    if given is None:
        return None
    if isinstance(given, Path):
        return _simplest(given)
    if isinstance(given, str):
        typed = given.strip()
        if not typed.isprintable() and any(unicodedata.category(letter) == "Cs" for letter in typed):
            raise LccError("A character here cannot be read.")
        if len(typed) > MAX_TYPED:
            raise LccError("Expected a number, not a text of {length} characters.", length=len(typed))
        try:
            return read_number(typed)
        except ValueError:
            return typed or None
    if isinstance(given, Mapping):
        return _simplest(Path.model_validate(given))
    given = number(given)
    if not isinstance(given, int | float):
        raise LccError("Expected a number, a path or a list, not {given}.", given=str(given)[:60])
    return float(given)


def _simplest(path: Path) -> Path | float:
    """Return the number that a path is when it says nothing else: a file does not tell them apart."""
    return path.value if path.value is not None and path == Path(path.value) else path


def read_answer(given: Any) -> Item | tuple[Item, ...]:
    """Read an answer; what cannot be read as a number is kept as typed, never refused, never zero."""
    if isinstance(given, list | tuple):
        if len(given) > MAX_LINES:
            raise LccError("A list has {most} items at the most.", most=MAX_LINES)
        return tuple(_read_item(item) for item in given)
    return _read_item(given)


_SCHEMA = {
    "description": "A number (1234.56 or '1 234,56 €'), a path through the years, or a list with one item per line.",
    "anyOf": [
        {"type": ["number", "string", "null"]},
        {"type": "object"},
        {"type": "array", "items": {"type": ["number", "string", "object", "null"]}},
    ],
}

Answer = Annotated[Item | tuple[Item, ...], PlainValidator(read_answer), WithJsonSchema(_SCHEMA)]
