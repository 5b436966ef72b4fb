"""The report as a document of neutral blocks, at the level asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, cast

from lcc.documents.blocks import Block, Document
from lcc.documents.report import internal, signed, unsuccessful
from lcc.documents.report.award import awarded, decided, identity, of_one_tenderer
from lcc.documents.report.levels import SIMULATION, TRIALS, Level, footer, header, known, require_signature
from lcc.purchase import Purchase
from lcc.words import LccError, choose, language, say


def report(
    purchase: Purchase, level: str, *, tenderer: str | None = None, analyses: bool = False, day: date | None = None
) -> Document:
    """Write the report of a purchase at one level.

    Parameters
    ----------
    purchase : Purchase
        Its offers; its trial offers when there is no other, at the internal level.
    level : {"internal", "unsuccessful", "signed"}
        For the buyer's file; for one unsuccessful tenderer; for whoever asks once the contract is signed.
    tenderer : str, optional
        Whom the report is for, by name or by an offer: needed for an unsuccessful tenderer, and nowhere else.
    analyses : bool
        Add what would change the ranking, for information: internal level only.
    day : date, optional
        Date of the report; today by default.

    Raises
    ------
    LccError
        When the level cannot be written: nothing signed, nothing decided, no such tenderer, a simulation.

    """
    asked, today = known(level), day or date.today()  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant
    _coherent(asked, tenderer, analyses)
    if asked == "unsuccessful":
        return _unsuccessful(purchase, tenderer or "", today)
    if asked == "signed":
        require_signature(purchase, today)
        return _document(purchase, asked, today, signed.blocks(decided(purchase), today))
    trials = not purchase.offers
    found = internal.blocks(awarded(purchase, trials=trials), today, analyses=analyses)
    return _document(purchase, asked, today, found)


def _coherent(level: Level, tenderer: str | None, analyses: bool) -> None:
    if analyses and level != "internal":
        raise LccError("Analyses for information are in the internal report only.")
    if level == "unsuccessful" and not tenderer:
        raise LccError("Name the unsuccessful tenderer: one document is written for each.")
    if level != "unsuccessful" and tenderer:
        raise LccError("Only the document for an unsuccessful tenderer names one.")


def _unsuccessful(purchase: Purchase, named: str, today: date) -> Document:
    award = decided(purchase)
    own = of_one_tenderer(award, named)
    if award.winner in own:
        raise LccError("“{name}” has the winning offer: this document is for unsuccessful tenderers.", name=named)
    return _document(purchase, "unsuccessful", today, unsuccessful.blocks(award, own, today), identity(own[0]))


def _title(purchase: Purchase, level: Level) -> str:
    if level == "unsuccessful":
        return say("Information of an unsuccessful tenderer")
    title = say("Report on the comparison of offers")
    if purchase.simulation:
        return f"{SIMULATION} – {title}"
    return title if purchase.offers else f"{TRIALS} – {title}"


def _document(purchase: Purchase, level: Level, today: date, found: Iterable[Block], name: str = "") -> Document:
    return Document(
        title=_title(purchase, level), subtitle=choose(purchase.title), blocks=tuple(found), author=purchase.buyer,
        language=cast("Literal['fr', 'en']", language()), header=header(purchase, level, name),
        footer=footer(purchase), day=today,
    )  # fmt: skip
