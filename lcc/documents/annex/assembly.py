"""The annex put together: eighteen points in the order of the tender documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, cast

from lcc.canonical import short
from lcc.documents.annex.award import criterion, roundings
from lcc.documents.annex.conditions import again, questions, subject, texts
from lcc.documents.annex.contract import effect
from lcc.documents.annex.data import asked, set_by_the_buyer
from lcc.documents.annex.example import Example, fictional
from lcc.documents.annex.formulas import formulas
from lcc.documents.annex.impacts import externalities
from lcc.documents.annex.lives import lives
from lcc.documents.annex.prices import prices
from lcc.documents.annex.publishing import published
from lcc.documents.annex.scope import comparison, perimeter
from lcc.documents.annex.time_and_money import period
from lcc.documents.annex.vat import basis
from lcc.documents.annex.worked import sum_to_redo
from lcc.documents.blocks import Block, Document
from lcc.purchase import Purchase
from lcc.terms import day as written
from lcc.words import choose, language, say


def annex(purchase: Purchase, *, day: date | None = None) -> Document:
    """Make the annex to the tender documents, in the language in force.

    Parameters
    ----------
    purchase : Purchase
        Its method, criteria and dates; offers, trials, estimate, ranges and notes are never read.
    day : date, optional
        The day of a draft; a frozen method bears the day it was frozen.

    Raises
    ------
    LccError
        When the method computes no total, has changed since it was frozen, or is a simulation.

    Sources
    -------
    CCP L2152-7, R2152-7, R2152-9, R2152-10.

    """
    public = published(purchase)
    example = fictional(public)
    frozen = public.seal.on if public.seal else day
    return Document(
        title=say("Annex to the tender documents: life-cycle cost method"), subtitle=choose(public.title),
        blocks=tuple(_blocks(public, example, frozen)), language=cast("Literal['fr', 'en']", language()),
        header=_header(public), footer=_footer(public), author=public.buyer, day=frozen,
    )  # fmt: skip


def _blocks(public: Purchase, example: Example, day: date | None) -> Iterator[Block]:
    yield from subject(public, day)
    yield from criterion(public, example)
    yield from texts(public)
    yield from perimeter(public)
    yield from comparison(public)
    yield from period(public.method)
    yield from basis(public.method)
    yield from set_by_the_buyer(public.method)
    yield from asked(public)
    yield from formulas(public.method)
    yield from prices(public.method)
    yield from externalities(public.method)
    yield from lives(public.method)
    yield from sum_to_redo(example)
    yield from roundings(public)
    yield from effect(public)
    yield from again(public)
    yield from questions(public)


def _header(public: Purchase) -> str:
    parts = [say("Annex: life-cycle cost method"), public.reference, public.lot]
    if public.seal is None:
        parts.insert(0, say("DRAFT – method not frozen"))
    return " – ".join(part for part in parts if part)


def _footer(public: Purchase) -> str:
    if public.seal is None:
        return say("Draft of the method, without a fingerprint.")
    return say(
        "Method frozen on {day}, version {version}, fingerprint {short}.",
        day=written(public.seal.on), version=public.seal.version, short=short(public.seal.fingerprint),
    )  # fmt: skip
