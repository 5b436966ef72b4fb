"""Freeze the method (*figer la méthode*), publish it alone, or copy the purchase to try something else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lcc import __version__
from lcc.canonical import digest
from lcc.frozen import TORN, changes_since, frozen_text
from lcc.plain import FORMAT
from lcc.purchase import Purchase
from lcc.seals import JournalEntry, Seal
from lcc.terms import day
from lcc.words import LccError, Message, message
from lcc.worked_example import worked_example

PUBLISHED = (
    "title", "reference", "lot", "cpv", "procedure", "launch", "deadline", "questions", "software",
    "environment", "social", "method", "criteria", "scoring", "seal", "journal",
)  # fmt: skip
"""What a buyer profile shows. Anything else, those of the fields to come included, stays with the buyer."""


def seal(purchase: Purchase, *, on: date | None = None, example: Mapping[str, Any] | None = None) -> Purchase:
    """Freeze the method and the criteria, or a numbered modified version of them while the deadline is ahead.

    Parameters
    ----------
    purchase : Purchase
        Its trials and offers are not frozen, nor its dates.
    on : date, optional
        The day it is frozen; today by default.
    example : mapping, optional
        Fictional answers of the worked example, by question; by default the middle of each usual range.

    Raises
    ------
    LccError
        When the method computes no total, when nothing has changed since the last version, or when the deadline for
        offers has come: then only a copy marked Simulation can differ.

    Sources
    -------
    CCP R2152-10 (method and data published), R2151-4 (changes); CE 24/03/2025, 499221.

    """
    on = on or date.today()  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant
    text = frozen_text(purchase)
    _refuse(purchase, text, on)
    _stays_fictional(purchase, example)
    frozen = Seal(
        on=on,
        version=purchase.seal.version + 1 if purchase.seal else 1,
        program=__version__,
        format=FORMAT,
        deadline=purchase.deadline,
        fingerprint=digest(text),
        text=text,
        example=worked_example(purchase.method, example),
    )
    entry = JournalEntry(
        on=on, version=frozen.version, fingerprint=frozen.fingerprint, deadline=purchase.deadline,
        changes=tuple(changes_since(purchase)),
    )  # fmt: skip
    return purchase.replace(seal=frozen, journal=(*purchase.journal, entry))


def _refuse(purchase: Purchase, text: str, on: date) -> None:
    """Refuse what would not be a first version, nor a modified one in time."""
    before = purchase.seal
    if purchase.simulation:
        raise LccError("A copy marked Simulation is never frozen.")
    if before is None:
        return
    if before.text == text:
        raise LccError("The method is as it was frozen on {day}: there is nothing to freeze again.", day=day(before.on))
    if digest(before.text) != before.fingerprint:
        raise LccError(TORN)
    if on < before.on:
        raise LccError("The version before was frozen on {day}, which is later.", day=day(before.on))
    limits = [limit for limit in (purchase.deadline, *_passed(purchase, on)) if limit is not None]
    if limits and on >= min(limits):
        raise LccError(
            "The deadline for offers, {day}, has come: the method cannot change any more (CCP R2151-4; CE 24/03/2025, "
            "499221). To try something else, make a copy marked Simulation.", day=day(min(limits)),
        )  # fmt: skip
    if not limits and purchase.offers:
        raise LccError(
            "Offers are in, and the deadline for offers is not given: the method cannot change any more (CCP R2151-4; "
            "CE 24/03/2025, 499221). To try something else, make a copy marked Simulation."
        )


def _passed(purchase: Purchase, on: date) -> list[date]:
    """List the deadline known when the method was frozen, if it came before another was written."""
    known = purchase.seal.deadline if purchase.seal else None
    return [known] if known is not None and known < on and purchase.offers else []


def _stays_fictional(purchase: Purchase, example: Mapping[str, Any] | None) -> None:
    """Refuse to publish the answers of an offer as a worked example."""
    for offer in (*purchase.offers, *purchase.trials):
        if example and dict(offer.answers) == dict(example):
            raise LccError("The worked example is published: make one up, these are the answers of “{offer}”.",
                           offer=offer.name)  # fmt: skip


def reminder(purchase: Purchase) -> Message | None:
    """Say what a modified version obliges the buyer to do (CCP R2151-4); None for a first version."""
    if purchase.seal is None or purchase.seal.version == 1:
        return None
    return message(
        "Modified version {version}: inform everyone who had the documents, at the same time, and extend the deadline "
        "for offers if the change is important (CCP R2151-4; CE 24/03/2025, 499221).", version=purchase.seal.version,
    )  # fmt: skip


def publish(purchase: Purchase) -> Purchase:
    """Return the method, the criteria and the seal alone: no offer, no trial, no estimate, no name, no note.

    Raises
    ------
    LccError
        When no method is frozen, or when it is not as it was frozen.

    """
    if purchase.seal is None or purchase.simulation:
        raise LccError("Only a frozen method is published: freeze it first.")
    if purchase.seal.text != frozen_text(purchase) and changes_since(purchase):
        raise LccError("The method has changed since it was frozen: freeze a modified version first.")
    return Purchase.of({name: getattr(purchase, name) for name in PUBLISHED})


def simulation_copy(purchase: Purchase) -> Purchase:
    """Return a copy to try things on, without the seal: its figures have no effect on the ranking."""
    return purchase.replace(simulation=True, seal=None, journal=())
