"""What to look at again: best-before dates, and values that have a newer one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from lcc.catalogue.dates import in_force, today
from lcc.catalogue.provenance import kept
from lcc.model import Address
from lcc.purchase import Purchase
from lcc.words import Message, message

if TYPE_CHECKING:
    from lcc.catalogue.entries import Factor
    from lcc.catalogue.library import Catalogue


@dataclass(frozen=True)
class Overdue:
    """A factor to check again: its best-before date is ``passed``, or near."""

    factor: Factor
    review_by: date
    passed: bool


@dataclass(frozen=True)
class Newer:
    """A value copied into a purchase, where it is, and what is newer."""

    address: Address
    factor: str
    copied: date
    message: Message

    def __str__(self) -> str:
        return f"{' › '.join(self.address)}: {self.message}"


def review(catalogue: Catalogue, on: date | None, within: int) -> tuple[Overdue, ...]:
    """List best-before dates passed or near, the oldest first."""
    day = on or today()
    last = day + timedelta(days=within)
    found = [
        Overdue(factor, factor.review_by, factor.review_by < day)
        for factor in catalogue.factors()
        if factor.review_by is not None and factor.review_by <= last
    ]
    return tuple(sorted(found, key=lambda overdue: (overdue.review_by, overdue.factor.id)))


def newer(catalogue: Catalogue, purchase: Purchase, on: date | None) -> tuple[Newer, ...]:
    """List what has a newer value; a factor that this catalogue does not know is left alone."""
    found = []
    seen: set[Address] = set()
    for item in kept(purchase):
        copied = item.source.copied
        if copied is None or item.source.factor not in catalogue or item.address in seen:
            continue
        seen.add(item.address)
        factor = catalogue.factor(item.source.factor, on=on)
        if (what := _change(factor, copied)) is not None:
            found.append(Newer(item.address, factor.id, copied, what))
    return tuple(found)


def _change(factor: Factor, copied: date) -> Message | None:
    """Say what became of a factor since a value was copied from it."""
    if factor.replaced_by:
        return message("“{name}” is replaced by “{other}” in the catalogue.", name=factor.id, other=factor.replaced_by)
    then, now = in_force(factor.values, copied), factor.in_force
    if now is None:
        return message("“{name}” no longer has a value in force in the catalogue.", name=factor.id)
    if then != now and now.since > copied:
        return message("A newer value of “{name}” exists, since {since}; this one was copied on {copied}.",
                       name=factor.id, since=now.since.isoformat(), copied=copied.isoformat())  # fmt: skip
    return None
