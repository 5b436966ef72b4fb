"""The inventory of tools that compare purchases on life-cycle cost. Unknown is shown as unknown, never as no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from lcc.catalogue.citations import Day, Identifier, Needed
from lcc.catalogue.sheets import Entry
from lcc.catalogue.tool_search import find, sorted_for
from lcc.catalogue.vocabulary import COSTS, FAMILIES, FORMS, FUNCTIONS, known
from lcc.value import Frozen, Text, Value, Words
from lcc.words import LccError, message, nearest

if TYPE_CHECKING:
    from lcc.catalogue.blueprints import Blueprint
    from lcc.catalogue.library import Catalogue

Known = Literal["yes", "no", "unknown"]


def _answers(table: Mapping[str, Any]) -> AfterValidator:
    def check(given: dict[str, str]) -> Frozen[str, str]:
        for name in given:
            if name not in table:
                raise LccError("Unknown key “{field}”.{near}", field=name, near=nearest(name, table))
        return Frozen({name: given.get(name, "unknown") for name in table})

    return AfterValidator(check)


def _families(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(known(FAMILIES, family, message("family")) or family for family in given)


def _form(given: str) -> str:
    return known(FORMS, given, message("kind of tool")) or given


def _languages(given: Any) -> Any:
    if given == "unknown":
        return ()
    if not isinstance(given, list | tuple) or not all(isinstance(code, str) and len(code) == 2 for code in given):
        raise LccError("Expected languages of two small letters each, such as [fr, en], or unknown.")
    return tuple(given)


def _year(given: Any) -> Any:
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


class Verified(Value):
    """What was really looked at, and when."""

    what: Text
    on: Day


class Tool(Value):
    """A calculator, guide, standard, method or library; see the README of the inventory for each column."""

    id: Identifier
    name: Needed
    publisher: Needed
    country: Annotated[str, Field(min_length=2, max_length=3)]
    year: Annotated[Words, BeforeValidator(_year)]
    languages: Annotated[tuple[str, ...], BeforeValidator(_languages)]
    """Empty when unknown."""
    form: Annotated[str, AfterValidator(_form)]
    licence: Words
    price: Literal["free", "paid", "registration", "unknown"]
    families: Annotated[tuple[str, ...], AfterValidator(_families), Field(min_length=1)]
    costs: Annotated[dict[str, Known], _answers(COSTS)]
    functions: Annotated[dict[str, Known], _answers(FUNCTIONS)]
    address: Words
    address_seen: Literal["yes", "no"]
    verified: Verified
    summary: Text
    replaces: Identifier | None = None


@dataclass(frozen=True)
class Suggestion:
    """What fits a family: tools made for it first, then those for any purchase, and our methods."""

    family: str
    methods: tuple[Blueprint, ...]
    tools: tuple[Tool, ...]
    general: tuple[Tool, ...]


def valid(entry: Entry) -> Tool:
    """Check a tool and return it."""
    return entry.valid(Tool)


def tool(catalogue: Catalogue, name: str) -> Tool:
    """Return a tool by its identifier."""
    return valid(catalogue.layers.entry("tools", name))


def suggest(catalogue: Catalogue, family: str) -> Suggestion:
    """Say what fits a family: see ``Catalogue.suggest``."""
    found = known(FAMILIES, family, message("family")) or family
    entries = find(catalogue.layers, "", None, None, False)
    made = [valid(entry) for entry in sorted_for(found, entries)]
    general = [] if found == "any" else [valid(entry) for entry in sorted_for("any", entries)]
    tools = tuple(made)
    return Suggestion(found, catalogue.methods(found), tools, tuple(one for one in general if one not in tools))


__all__ = ["Suggestion", "Tool", "find", "suggest", "tool", "valid"]
