"""Point 12 of the annex: externalities, those that count and those that are shown for information."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from lcc.documents.annex.time_and_money import beside
from lcc.documents.annex.wording import factor, named, path, sourced, stated, unit, unspecified
from lcc.documents.blocks import Block, Facts, Heading, Paragraph, Text
from lcc.model import Externality, Method
from lcc.timeline import Timeline
from lcc.words import say


def externalities(method: Method) -> Iterator[Block]:
    """Describe each externality: value, unit, source, perimeter, verification."""
    yield Heading(say("12. Externalities"))
    counting = [item for item in method.externalities if item.counts]
    shown = [item for item in method.externalities if not item.counts]
    if not counting:
        yield Paragraph(say("No externality is counted."))
    else:
        yield Paragraph(say(
            "For each year: kilograms emitted × value of the year ÷ kilograms in the unit (1,000 for a tonne) × "
            "discount "
            "factor. No VAT."
        ))  # fmt: skip
    for item in counting:
        yield from _described(method, item)
    if shown:
        yield Paragraph(say(
            "For information only: {list}. These impacts are computed and shown, outside the total. They have no "
            "effect on "
            "the ranking.", list=[named(item) for item in shown],
        ))  # fmt: skip
        for item in shown:
            yield from _described(method, item)


def _described(method: Method, item: Externality) -> Iterator[Block]:
    status = say("counted in the total") if item.counts else say("outside the total")
    yield Heading(f"{named(item)} – {status}", level=2)
    worth = stated("") if item.value is None else path(item.value)
    yield Facts((
        (say("Value"), worth), (say("Unit"), unit(item.unit, method.currency) if item.unit else unspecified()),
        *(((say("Money of"), str(item.value.price_year)),) if item.value and item.value.price_year else ()),
        (say("Source"), sourced(item.value.source if item.value else None)),
        (say("Perimeter"), stated(item.perimeter)), (say("Verification"), stated(item.verification)),
    ))  # fmt: skip
    if item.counts and item.value is not None:
        yield from _by_year(method, item)


def _by_year(method: Method, item: Externality) -> Iterator[Block]:
    """Print the value of each year when it moves."""
    assert item.value is not None
    level = Timeline(method).level(("method", "externalities", item.name, "value"), item.value)[0, 0, 0]
    if not np.ptp(np.nan_to_num(level)):
        return
    rows: list[tuple[Text, ...]] = [
        (str(method.base_year + year), factor(float(value))) for year, value in enumerate(level)
    ]
    heads = (say("Year"), say("Value ({unit})", unit=unit(item.unit, method.currency)))
    yield beside(heads, rows, "lr", say("{impact}: value year by year", impact=named(item)))
