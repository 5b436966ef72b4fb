"""Factors as they are listed: found by their words, said in one line. Nothing here needs pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from lcc.catalogue.seeking import Field, found_in, named, nothing_for, texts_in, words_of, worth_reading
from lcc.catalogue.vocabulary import COUNTRIES, KINDS, known, place
from lcc.words import Message, message

if TYPE_CHECKING:
    from lcc.catalogue.layers import Layers
    from lcc.catalogue.sheets import Entry


@dataclass(frozen=True)
class Card:
    """A factor in one line, as of a day."""

    id: str
    label: Any
    kind: str
    unit: str
    geography: str
    worth: Message
    since: str
    confidence: str
    flaws: tuple[Message, ...]
    """Why it is not a default: legacy, replaced, ended, low confidence."""


def factor_fields(entry: Entry) -> list[Field]:
    """List the texts a factor is found by."""
    data = entry.data
    return [
        *((3.0, text) for text in texts_in(data.get("label"))),
        (3.0, entry.id),
        *((2.5, text) for text in named(KINDS, data.get("kind"))),
        *((1.0, text) for text in named(COUNTRIES, data.get("geography"))),
        *((0.5, text) for text in texts_in(data.get("note"))),
        (0.4, str(data.get("unit"))),
    ]


def find(layers: Layers, query: str, kind: str | None, geography: str | None, on: date | None) -> list[Entry]:
    """Find factors by words, kind, country and a day on which they have a value, best first.

    Raises
    ------
    LccError
        When the kind or the country is unknown.

    """
    kind, country = known(KINDS, kind, message("kind")), place(geography)
    words = words_of(query)
    entries = [
        entry
        for entry in layers.entries("factors", worth_reading(words))
        if kind in (None, entry.data.get("kind"))
        and (country is None or _within(str(entry.data.get("geography")), country))
        and (on is None or in_force(entry.data, on) is not None)
    ]
    order = list(KINDS)
    entries.sort(key=lambda entry: (_is_past(entry.data), order.index(entry.data["kind"])))
    return found_in(entries, words, factor_fields, _favour)


def _favour(entry: Entry) -> float:
    """Put first, all else equal, what is in use and French, then European: the buyers this is made for."""
    home = {"FR": 1.0, "EU": 0.25, "WORLD": 0.25}.get(str(entry.data.get("geography")), 0.0)
    return home - (1.5 if _is_past(entry.data) else 0.0)


def nothing_found(layers: Layers, query: str) -> Exception:
    """Make the error that says nothing was found."""
    return nothing_for(query, layers.entries("factors"), factor_fields)


def card(entry: Entry, day: date) -> Card:
    """Say a factor in one line, as of a day."""
    data = entry.data
    current = in_force(data, day)
    dated = current or data["values"][-1]
    flaws = [
        flaw
        for flaw, there in (
            (message("replaced by {name}", name=data.get("replaced_by")), "replaced_by" in data),
            (message("legacy"), data.get("legacy") is True),
            (message("no value in force"), current is None),
            (message("low confidence"), dated["confidence"] == "low"),
        )
        if there
    ]
    return Card(
        entry.id, data["label"], data["kind"], data["unit"], str(data["geography"]), worth(dated), dated["since"],
        dated["confidence"], tuple(flaws),
    )  # fmt: skip


def worth(dated: Mapping[str, Any]) -> Message:
    """Say a value, or a path by its two ends."""
    if "points" in dated:
        years = sorted(dated["points"], key=int)
        first, last = years[0], years[-1]
        return message("{low:number} ({first}) – {high:number} ({last})", low=dated["points"][first], first=first,
                       high=dated["points"][last], last=last)  # fmt: skip
    if dated.get("growth"):
        return message("{value:number}, {growth:percent} a year from {year}", value=dated["value"],
                       growth=dated["growth"], year=dated["from"])  # fmt: skip
    return message("{value:number}", value=dated["value"])


def in_force(data: Mapping[str, Any], day: date) -> Mapping[str, Any] | None:
    """Return the plain value in force on a day; dates compare as they are written."""
    when = day.isoformat()
    begun = [value for value in data["values"] if value["since"] <= when]
    return begun[-1] if begun and when <= begun[-1].get("until", when) else None


def _within(geography: str, country: str) -> bool:
    return geography == country or geography.startswith(f"{country}-")


def _is_past(data: Mapping[str, Any]) -> bool:
    return data.get("legacy") is True or "replaced_by" in data
