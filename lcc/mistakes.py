"""What validation found wrong, in our own sentences."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from lcc.words import LccError, Message, counted, message, nearest

Location = tuple[str | int, ...]
MOST = 200
"""Mistakes said of one value: a file of another kind has one at each line."""
_FORM = re.compile(r"(constrained-str|\[key\]|(dict|function-[a-z]+)\[.*\])$", re.DOTALL)
"""What pydantic calls the forms a field accepts, in the place of an error."""


@dataclass(frozen=True)
class Mistake:
    """Where something is wrong (field names and positions), and what."""

    where: Location
    what: Message
    at_key: bool = False
    """The key itself is wrong, not what it holds."""


def mistakes(error: ValidationError, kind: type[BaseModel]) -> list[Mistake]:
    """Turn a validation error into sentences, one for each place.

    A field that accepts several forms gives one error a form: the deepest is the one that was meant.
    """
    found: dict[Location, Mistake] = {}
    entries = error.errors(include_url=False)
    for entry in entries[:MOST]:
        place, unknown = entry["loc"], entry["type"] == "extra_forbidden"
        key = place[-1:] if unknown else ()
        where = (*(step for step in place[: len(place) - len(key)] if not _is_form(step)), *key)
        found.setdefault(where, Mistake(where, _sentence(dict(entry), kind), unknown or place[-1:] == ("[key]",)))
    holders = {where[:depth] for where in found for depth in range(len(where))}
    listed = [mistake for where, mistake in found.items() if where not in holders]
    if len(entries) > MOST:
        listed.append(Mistake((), counted("And {count} more.", "And {count} more.", len(entries) - MOST)))
    return listed


def refusal(error: ValidationError, kind: type[BaseModel]) -> LccError:
    """Say in one error all that is wrong with a value built in a script."""
    listed = [
        message("{where}: {what}", where=" › ".join(map(str, map(shown, mistake.where))), what=mistake.what)
        if mistake.where
        else mistake.what
        for mistake in mistakes(error, kind)
    ]
    return LccError("{kind}: {problems}", kind=kind.__name__, problems=Sentences(listed))


class Sentences(list[Message]):
    """Several sentences, shown one a line."""

    def __str__(self) -> str:
        return "\n".join(map(str, self)) if len(self) < 2 else "\n" + "\n".join(f"  – {item}" for item in self)


def _is_form(step: str | int) -> bool:
    """Tell the name of a form (``constrained-str``, ``function-after[…]``) from a field or an index."""
    return isinstance(step, str) and _FORM.match(step) is not None


def _sentence(entry: dict[str, Any], kind: type[BaseModel]) -> Message:
    """Say one error; the families of type errors differ only in what was expected."""
    context, found = entry.get("ctx", {}), entry["type"]
    given = shown(entry.get("input"))
    match found:
        case "value_error":
            return _of_cause(context["error"], kind)
        case "missing":
            return message("“{field}” is missing.", field=entry["loc"][-1])
        case "extra_forbidden":
            field = str(shown(entry["loc"][-1]))
            return message("Unknown key “{field}”.{near}", field=field, near=nearest(field, _fields_at(entry, kind)))
        case "literal_error" | "enum":
            expected = context["expected"].replace("'", "").replace(" or ", ", ")
            near = nearest(str(given), expected.split(", "))
            return message(
                "Expected one of {expected}, not “{given}”.{near}", expected=expected, given=given, near=near
            )
        case _ if found in _BOUNDS:
            sign, key = _BOUNDS[found]
            return message("Expected a number {sign} {limit}, not {given}.", sign=sign, limit=context[key], given=given)
    for start, expected in _EXPECTED.items():
        if found.startswith(start):
            return message("Expected {what}, not “{given}”.", what=expected, given=given)
    return message("“{given}” does not fit here.", given=given)


_BOUNDS = {
    "greater_than_equal": ("≥", "ge"), "greater_than": (">", "gt"),
    "less_than_equal": ("≤", "le"), "less_than": ("<", "lt"),
}  # fmt: skip
_EXPECTED = {
    "int": message("a whole number"),
    "float": message("a number"),
    "finite_number": message("a finite number"),
    "date": message("a date such as 2027-03-12"),
    "bool": message("true or false"),
    "string_too_long": message("a shorter text"),
    "string_too_short": message("a longer text"),
    "too_long": message("fewer items"),
    "too_short": message("more items"),
    "string": message("a text"),
    "dict": message("a mapping of keys and values"),
    "tuple": message("a list"),
    "list": message("a list"),
    "model": message("a mapping of keys and values"),
}
"""What was expected, by the beginning of the error's name."""


def _of_cause(cause: object, kind: type[BaseModel]) -> Message:
    if isinstance(cause, LccError):
        return cause.message
    if isinstance(cause, ValidationError):
        return mistakes(cause, kind)[0].what
    return message("“{given}” does not fit here.", given=str(cause))


def shown(given: object) -> str | Message:
    """Show what was given on one line, and no more of it than is needed to know it again."""
    if given is None:
        return message("nothing")
    if isinstance(given, dict):
        return message("a mapping")
    if isinstance(given, list | tuple):
        return message("a list")
    text = str(given).lower() if isinstance(given, bool) else str(given)[:80]
    text = "".join(" " if unicodedata.category(letter) in ("Cc", "Cs") else letter for letter in text)
    return text if len(text) <= 60 else text[:59] + "…"


def _fields_at(entry: dict[str, Any], kind: type[BaseModel]) -> list[str]:
    """List the keys accepted where an unknown one was found."""
    here: Any = kind
    for step in entry["loc"][:-1]:
        if not isinstance(step, str) or _is_form(step):
            continue
        field = getattr(here, "model_fields", {}).get(step)
        here = here if field is None else _model_in(field.annotation)  # a step that is no field is a key of a mapping
    return list(getattr(here, "model_fields", {}))


def _model_in(annotation: Any) -> Any:
    """Find the model inside an annotation such as ``tuple[Offer, ...]`` or ``Path | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _model_in(part))), None)
