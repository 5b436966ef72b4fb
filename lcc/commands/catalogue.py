"""``lcc catalogue search``, ``show``, ``methods``, ``review``."""

from __future__ import annotations

import argparse
from typing import Any

from lcc.catalogue import current
from lcc.catalogue.cards import Card, card, find, nothing_found
from lcc.catalogue.dates import today
from lcc.catalogue.vocabulary import CONFIDENCE, FAMILIES, word
from lcc.commands.layout import columns
from lcc.commands.layout import show as show_rows
from lcc.words import LccError, choose, counted, nearest, say


def search(options: argparse.Namespace) -> int:
    """List the factors found, the best first."""
    catalogue, query = current(), " ".join(options.words)
    layers = catalogue.layers
    if len(layers.folders) > 1:
        catalogue.check()
    found = find(layers, query, options.kind, options.geography, options.on)
    if not found:
        raise nothing_found(layers, query) if query else LccError("No factor is of that kind, country and date.")
    cards = [card(entry, options.on or today()) for entry in found]
    heads = [say("identifier"), say("label"), say("value"), say("unit"), say("since"), say("confidence")]
    show_rows(options, heads, [_row(one) for one in cards], lambda: [entry.data for entry in found], (1, 2, 5))
    if not (options.json or options.csv or options.markdown):
        more = say("lcc catalogue show ID tells all.")
        print("\n" + str(counted("{count} factor", "{count} factors", len(cards))), more, sep=" · ")
    return 0


def _row(one: Card) -> list[str]:
    trust = ", ".join(
        [word(CONFIDENCE, one.confidence), *(str(flaw) for flaw in one.flaws if flaw.text != "low confidence")]
    )
    return [one.id, choose(one.label), str(one.worth), one.unit, one.since, trust]


def show(options: argparse.Namespace) -> int:
    """Show one entry whole: a factor, else a reference method, else a tool."""
    from lcc.commands import sheets

    layers = current().layers
    for shelf in ("factors", "methods", "tools"):
        if options.id in layers.held(shelf):
            sheets.show(options, shelf)
            return 0
    every = [name for shelf in ("factors", "methods", "tools") for name in layers.held(shelf)]
    near = nearest(options.id, every)
    raise LccError("Nothing in the catalogue is called “{name}”.{near}", name=options.id, near=near)


def methods(options: argparse.Namespace) -> int:
    """List the reference methods."""
    found = current().methods(options.family)
    if not found:
        raise LccError("No reference method is made for “{family}” yet.", family=word(FAMILIES, options.family))
    heads = [say("identifier"), say("family"), say("label"), say("in a sentence")]
    rows = [[one.id, word(FAMILIES, one.family), choose(one.label), choose(one.summary)] for one in found]

    def data() -> list[dict[str, Any]]:
        return [one.model_dump(mode="json", exclude={"method"}, exclude_none=True) for one in found]

    narrow = not (options.json or options.csv or options.markdown) and columns() < 100
    kept = (0, 2) if narrow else (0, 1, 2, 3)
    show_rows(options, [heads[i] for i in kept], [[row[i] for i in kept] for row in rows], data, range(1, len(kept)))
    return 0


def review(options: argparse.Namespace) -> int:
    """List what is to be looked at again; never a failure."""
    if options.file is not None:
        return _newer(options)
    found = current().review(on=options.on, within=options.within)
    heads = [say("best before"), say("identifier"), say("label"), say("state")]
    rows = [
        [
            one.review_by.isoformat(),
            one.factor.id,
            choose(one.factor.label),
            say("passed") if one.passed else say("near"),
        ]
        for one in found
    ]

    def data() -> list[dict[str, Any]]:
        return [{"id": one.factor.id, "review_by": one.review_by.isoformat(), "passed": one.passed} for one in found]

    show_rows(options, heads, rows, data, (2,))
    return 0


def _newer(options: argparse.Namespace) -> int:
    from lcc.files import load

    found = current().newer(load(options.file), on=options.on)
    if not found and not (options.json or options.csv or options.markdown):
        print(say("Nothing in {file} has a newer value in the catalogue.", file=options.file))
        return 0
    heads = [say("place"), say("what is newer")]
    rows = [[" › ".join(one.address), str(one.message)] for one in found]

    def data() -> list[dict[str, Any]]:
        return [
            {
                "address": list(one.address),
                "factor": one.factor,
                "copied": one.copied.isoformat(),
                "message": str(one.message),
            }
            for one in found
        ]

    show_rows(options, heads, rows, data, (0, 1))
    return 0
