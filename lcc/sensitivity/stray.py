"""Ranges and scenarios that lead nowhere, or that leave the published value out."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.model import Address
from lcc.plan import Finding
from lcc.purchase import Purchase
from lcc.ranges import address_names
from lcc.sensitivity.substitutes import first_number, written
from lcc.words import LccError, message


def stray_findings(purchase: Purchase) -> list[Finding]:
    """List stored addresses that lead nowhere; they prevent no total, but nothing can be tried there."""
    return [*_ranges(purchase), *_scenarios(purchase)]


def _ranges(purchase: Purchase) -> Iterator[Finding]:
    for text, uncertainty in purchase.ranges.items():
        here = ("ranges", text)
        lost = _lost(purchase, here, text)
        if lost is not None:
            yield lost
            continue
        published = first_number(written(purchase, address_names(text)))
        if not uncertainty.low <= published <= uncertainty.high:
            what = message("The published value, {published:number}, is outside this range.", published=published)
            yield Finding(here, what, "warning")


def _scenarios(purchase: Purchase) -> Iterator[Finding]:
    for name, changes in purchase.scenarios.items():
        for text in changes:
            lost = _lost(purchase, ("scenarios", name, text), text)
            if lost is not None:
                yield lost


def _lost(purchase: Purchase, here: Address, text: str) -> Finding | None:
    try:
        written(purchase, address_names(text))
    except LccError as error:
        return Finding(here, error.message, "warning")
    return None
