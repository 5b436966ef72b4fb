"""Reference methods by product family, as written in the catalogue, and made into methods ready to adapt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, ValidationError

from lcc.catalogue.citations import Identifier
from lcc.catalogue.seeking import Field, found_in, named, texts_in, words_of
from lcc.catalogue.sheets import Entry
from lcc.catalogue.supply import taken
from lcc.catalogue.vocabulary import FAMILIES, known
from lcc.catalogue.wanted import Options, Wanted
from lcc.markup import Place
from lcc.model import Method
from lcc.path import Path
from lcc.value import Text, Value, Words
from lcc.words import LccError, Message, message

if TYPE_CHECKING:
    from lcc.catalogue.library import Catalogue

_ASKED = frozenset({"factor", *Options.__annotations__})
"""Keys of a reference to a factor; with any other key, a mapping is something else (a source, for one)."""
_PATHS = frozenset({"discount_rate", "inflation", "price", "escalation", "index"})
_OF_PARAMETERS = frozenset({"value", "default", "fallback"})


def _family(given: str) -> str:
    return known(FAMILIES, given, message("family")) or given


class Blueprint(Value):
    """A reference method: what it is for, what it counts and leaves out, and the method as plain data."""

    id: Identifier
    family: Annotated[str, AfterValidator(_family)]
    label: Text
    summary: Text
    counts: Text
    leaves_out: Text
    """What the method made of it says under ``left_out``, unless it says otherwise."""
    note: Words = ""
    """Where its one-page note is."""
    example: Words = ""
    """Where an example purchase is."""
    replaces: Identifier | None = None
    method: dict[str, Any]


def blueprint(catalogue: Catalogue, name: str) -> Blueprint:
    """Return a reference method as written."""
    return catalogue.layers.entry("methods", name).valid(Blueprint)


def blueprints(catalogue: Catalogue, family: str | None, words: str = "") -> tuple[Blueprint, ...]:
    """List the reference methods, by identifier, or those that hold the words, best first."""
    family = known(FAMILIES, family, message("family"))
    entries = sorted(catalogue.layers.entries("methods"), key=lambda entry: entry.id)
    found = [entry.valid(Blueprint) for entry in found_in(entries, words_of(words), _fields)]
    return tuple(one for one in found if family in (None, one.family))


def _fields(entry: Entry) -> list[Field]:
    """List the texts a reference method is found by."""
    data = entry.data
    return [
        *((3.0, text) for text in texts_in(data.get("label"))),
        (3.0, entry.id),
        *((2.5, text) for text in named(FAMILIES, data.get("family"))),
        *((1.0, text) for key in ("summary", "counts") for text in texts_in(data.get(key))),
    ]


def method(catalogue: Catalogue, name: str, years: int | None, options: Options) -> Method:
    """Return a reference method with its factors copied in: see ``Catalogue.method``."""
    return made(catalogue, catalogue.layers.entry("methods", name), years, options)


def made(catalogue: Catalogue, entry: Entry, years: int | None, options: Options) -> Method:
    """Make the method of an entry."""
    entry.valid(Blueprint)
    given = dict(entry.data["method"])
    given |= {"base_year": options.get("base_year") or given.get("base_year")}
    given |= {"years": years} if years is not None else {}
    given.setdefault("left_out", entry.data["leaves_out"])
    restating = options.get("deflator") is not None or options.get("inflation") is not None
    wanted: Options = {**options, "base_year": given["base_year"] if restating else None}
    data = _Copier(catalogue, entry, wanted).copied(given, ("method",))
    try:
        return Method.model_validate(data)
    except ValidationError as error:
        raise entry.sheet.invalid(error, Method, ("method",)) from None


@dataclass
class _Copier:
    """Copies factors into the plain data of a method."""

    catalogue: Catalogue
    entry: Entry
    options: Options

    def copied(self, given: Any, place: Place) -> Any:
        """Copy the factors of a part of the method."""
        if isinstance(given, list):
            return [self.copied(item, (*place, number)) for number, item in enumerate(given)]
        if not isinstance(given, Mapping):
            return given
        if is_reference(given):
            path = self.path(given, place, {})
            return path if place[-1] in _PATHS else self.number(path, place)
        if place[-2:-1] == ("parameters",):
            return self.parameter(given, place)
        return {key: self.part(given, key, place) for key in given}

    def part(self, inside: Mapping[str, Any], key: str, place: Place) -> Any:
        """Copy one key of a resource, an externality or anything else."""
        given, here = inside[key], (*place, key)
        if not is_reference(given):
            return self.copied(given, here)
        if place[-2:-1] == ("resources",) and key == "price":
            return self.path(given, here, {"vat": inside.get("vat")})
        if place[-1] == "emissions" and "resources" in place:
            return self.path(given, here, {})
        if place[-1] == "emissions" or key in ("amount", "life", "formula"):
            what = message("A formula takes no factor: make it a parameter, and write its name here.")
            raise self.entry.refused(what, *here[len(self.entry.place) :])
        if place[-2:-1] == ("externalities",) and key == "value":
            return self.path(given, here, {})
        return self.copied(given, here)

    def parameter(self, given: Mapping[str, Any], place: Place) -> dict[str, Any]:
        """Copy the value of a parameter: a number that keeps its source, or a path."""
        found = dict(given)
        for key, item in given.items():
            if key in _OF_PARAMETERS and is_reference(item):
                path = self.path(item, (*place, key), {})
                found[key] = path if path.constant is None else path.constant
                found.setdefault("source", path.source)
            else:
                found[key] = self.copied(item, (*place, key))
        return found

    def path(self, given: Mapping[str, Any], place: Place, more: Options) -> Path:
        """Take a factor, what the method says of it first, then what was asked for all."""
        own = {key: value for key, value in given.items() if key != "factor"}
        options = {**self.options, **{key: value for key, value in more.items() if value is not None}, **own}
        try:
            return taken(self.catalogue, given["factor"], Wanted(**options))
        except LccError as error:
            if hasattr(error, "problems"):
                raise
            raise self.entry.refused(_sentence(error), *place) from None

    def number(self, path: Path, place: Place) -> float:
        """Take a factor that does not move where a number is needed."""
        if path.constant is None:
            raise self.entry.refused(
                message("A number is needed here, and this factor changes with the years."), *place
            )
        return path.constant


def is_reference(given: Any) -> bool:
    """Tell a factor to copy from any other mapping."""
    return isinstance(given, Mapping) and isinstance(given.get("factor"), str) and given.keys() <= _ASKED


def _sentence(error: LccError) -> Message:
    return error.message
