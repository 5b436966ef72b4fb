"""Tools found by their words, family, country and price, from plain entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lcc.catalogue.seeking import Field, found_in, named, nothing_for, texts_in, words_of
from lcc.catalogue.vocabulary import COUNTRIES, FAMILIES, FORMS, known, place
from lcc.words import message

if TYPE_CHECKING:
    from lcc.catalogue.layers import Layers
    from lcc.catalogue.sheets import Entry


def tool_fields(entry: Entry) -> list[Field]:
    """List the texts a tool is found by."""
    data = entry.data
    return [
        (3.0, str(data.get("name"))),
        (2.0, entry.id),
        *((2.5, text) for family in data.get("families", []) for text in [*named(FAMILIES, family), str(family)]),
        (1.5, str(data.get("publisher"))),
        *((1.0, text) for text in named(COUNTRIES, data.get("country"))),
        *((1.0, text) for text in named(FORMS, data.get("form"))),
        *((0.5, text) for text in texts_in(data.get("summary"))),
    ]


def find(layers: Layers, query: str, family: str | None, country: str | None, free: bool) -> list[Entry]:
    """Find tools, best first.

    Raises
    ------
    LccError
        When the family or the country is unknown, with the nearest.

    """
    family, where = known(FAMILIES, family, message("family")), place(country)
    _check(layers)
    entries = [
        entry
        for entry in layers.entries("tools")
        if (family is None or family in entry.data["families"])
        and where in (None, entry.data["country"])
        and (not free or entry.data["price"] == "free")
    ]
    return found_in(entries, words_of(query), tool_fields)


def _check(layers: Layers) -> None:
    """Check whole the tools of one's own folders: the rest reads plain entries."""
    for folder in layers.folders:
        if not folder.ours:
            from lcc.catalogue.inventory import valid

            for entry in folder.entries("tools"):
                valid(entry)


def nothing_found(layers: Layers, query: str) -> Exception:
    """Make the error that says nothing was found."""
    return nothing_for(query, layers.entries("tools"), tool_fields)


def sorted_for(family: str, entries: list[Entry]) -> list[Entry]:
    """Keep the tools of a family: those that serve few families, are free and were seen come first."""
    kept = [entry for entry in entries if family in entry.data["families"]]
    return sorted(
        kept,
        key=lambda entry: (
            entry.data["price"] != "free",
            entry.data["functions"].get("offer_comparison") != "yes",
            entry.data["address_seen"] != "yes",
            len(entry.data["families"]),
            entry.data["country"] not in ("FR", "EU"),
        ),
    )
