"""A purchase file to fill in, commented in the reader's language: from a reference method, or nearly blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Unpack

from lcc import files
from lcc.catalogue import sheets
from lcc.catalogue.blueprints import Blueprint, made
from lcc.catalogue.comments import block, commented, field_comment, parameter_comment, section_comment
from lcc.catalogue.dates import today
from lcc.catalogue.places import shipped
from lcc.catalogue.wanted import Options
from lcc.model import Method, Parameter
from lcc.purchase import Offer, Purchase
from lcc.words import choose, say

_IDENTITY = ("reference", "buyer", "siret", "cpv", "procedure")
_DATES = ("launch", "deadline", "signature")
_ROOM = {
    "usage": 'usage: ""',
    "left_out": 'left_out: ""',
    "variants": 'variants: ""',
    "clause": '# clause: {protocol: "", months: 12, tolerance: 0.05, remedy_days: 30, cap: 0.1}',
}
"""What the method leaves to the buyer to write; a clause is written only on purpose."""


def draft(name: str | None = None, *, years: int | None = None, **options: Unpack[Options]) -> str:
    """Write the text of a purchase to fill in: its method whole, two offers without answers.

    Parameters
    ----------
    name : str, optional
        A reference method; a short general one by default.
    years, **options
        As for ``method``. The base year is the method's own, or this year if that is past.

    Raises
    ------
    LccError
        As ``method``.

    """
    text = _drawn(name, years, options).text()
    files.loads(text, name or "–")  # what is written can be read again, or nothing is written
    return text


def begin(name: str | None = None, *, years: int | None = None, **options: Unpack[Options]) -> Purchase:
    """Return the same purchase as a value, without any offer: where a program begins.

    Raises
    ------
    LccError
        As ``method``.

    """
    drawn = _drawn(name, years, options)
    return Purchase(title=drawn.blueprint.label if drawn.named else "", method=drawn.method)


def _drawn(name: str | None, years: int | None, options: Options) -> _Draft:
    from lcc.catalogue import current

    catalogue = current()
    entry = catalogue.layers.entry("methods", name) if name is not None else _blank()
    blueprint = entry.valid(Blueprint)
    day = options.get("on") or today()
    own = blueprint.method.get("base_year")
    options["base_year"] = options.get("base_year") or max(day.year, own if isinstance(own, int) else 0)
    return _Draft(blueprint, made(catalogue, entry, years, options), name is not None, day.isoformat())


def _blank() -> sheets.Entry:
    path = shipped() / "blank.yaml"
    return sheets.whole(sheets.read(path, sheets.text_of(path)))


@dataclass(frozen=True)
class _Draft:
    """The parts of the text, in order."""

    blueprint: Blueprint
    method: Method
    named: bool
    day: str

    def text(self) -> str:
        return "\n".join([*self._head(), "", *self._identity(), "", *self._method(), "", *self._offers()]) + "\n"

    def _head(self) -> Iterator[str]:
        if self.named:
            yield from commented(say("{label}: a purchase to fill in", label=choose(self.blueprint.label)))
            yield from commented(say("Reference method “{name}” of the catalogue, copied on {day}.",
                                     name=self.blueprint.id, day=self.day))  # fmt: skip
        else:
            yield from commented(say("A purchase to fill in"))
        yield "#"
        yield from commented(say("What it counts: {text}", text=choose(self.blueprint.counts)))
        yield from commented(say("What it leaves out: {text}", text=choose(self.blueprint.leaves_out)))
        yield "#"
        yield from commented(say("Fill in what is empty, change what is yours to set, then: lcc check, lcc compare."))
        yield from commented(
            say("A line that starts with # is a comment. A figure may be written 1 234,56 or 1234.56.")
        )
        yield f"format: {files.FORMAT}"

    def _identity(self) -> Iterator[str]:
        yield from commented(section_comment("identity"))
        yield from block({"title": files.plain(self.blueprint.label) if self.named else ""})
        for key in _IDENTITY:
            yield f'{key}: ""'
        yield from commented(section_comment("dates"))
        for key in _DATES:
            yield f"{key}:"

    def _method(self) -> Iterator[str]:
        yield from commented(section_comment("method"))
        yield "method:"
        said = files.plain(self.method)
        for key in [key for key in Method.model_fields if key in said or key in _ROOM]:
            yield from commented(section_comment(key), 2)
            if key not in said:
                yield f"  {_ROOM[key]}"
            elif key == "parameters":
                yield "  parameters:"
                for parameter in self.method.parameters:
                    yield from commented(parameter_comment(parameter, self.method), 2)
                    yield from block([files.plain(parameter)], 2)
            else:
                yield from block({key: said[key]}, 2)

    def _offers(self) -> Iterator[str]:
        yield from commented(section_comment("offers"))
        yield "offers:"
        for name in (say("Offer A"), say("Offer B")):
            yield from block([files.plain(Offer(name))])
            yield '  tenderer: ""'
            yield from commented(field_comment("vat"), 2)
            yield "  vat:"
            yield "  answers:"
            for parameter in self.method.parameters:
                if parameter.asked:
                    yield from self._answer(parameter)

    def _answer(self, parameter: Parameter) -> Iterator[str]:
        """Leave room for an answer, one a line of the schedule where it is asked so."""
        yield from commented(parameter_comment(parameter, self.method, short=True), 4)
        empty = ["null"] * len(self.method.lines) if parameter.per_line else []
        yield f"    {parameter.name}:" + (f" [{', '.join(empty)}]" if empty else "")
