"""*Lundi, vous joignez ça à votre RC*: the annex and the form of a case, frozen on the spot and verified."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lcc.documents.workshop.folders import made_ready
from lcc.purchase import Purchase
from lcc.sealing import publish, seal
from lcc.verification import Verification, verify
from lcc.words import say

DEADLINE = timedelta(days=60)
"""From the day of the workshop to the invented deadline for offers."""
ALOUD = 6
"""Digits of the fingerprint that are read aloud."""


@dataclass(frozen=True)
class Monday:
    """What was written, and what was verified."""

    annex: Path
    form: Path
    purchase: Purchase
    verification: Verification

    @property
    def digits(self) -> str:
        """The first digits of the fingerprint, as they are printed at the foot of the annex."""
        assert self.purchase.seal is not None
        first = self.purchase.seal.fingerprint[:ALOUD].upper()
        return f"{first[:4]}-{first[4:]}"

    def agrees(self, read_aloud: str) -> bool:
        """Tell whether the digits someone reads on the annex are those of the frozen method."""
        bare = "".join(letter for letter in read_aloud.upper() if letter.isalnum())
        return bare == self.digits.replace("-", "")


def frozen(purchase: Purchase, day: date) -> Purchase:
    """Freeze the method of a case alone, with dates invented around a day.

    Raises
    ------
    LccError
        When the purchase is a copy marked simulation, or its method computes no total.

    """
    bare = purchase.replace(
        offers=(), trials=(), followup=None, seal=None, journal=(), launch=day, deadline=day + DEADLINE, signature=None,
    )  # fmt: skip
    return publish(seal(bare, on=day))


def write_monday(purchase: Purchase, folder: str | os.PathLike[str], *, day: date | None = None) -> Monday:
    """Write the annex (PDF) and the form (xlsx) of a case into a folder, and verify what was frozen.

    Parameters
    ----------
    purchase : Purchase
        A case: its offers are left out.
    folder : path
        Made when it is not there.
    day : date, optional
        The day it is frozen; today by default.

    Raises
    ------
    LccError
        When the method cannot be frozen, or a file cannot be written.

    """
    from lcc.documents.annex import annex
    from lcc.documents.form import write_form
    from lcc.documents.writing import write_document

    today = day or date.today()  # noqa: DTZ011  # the calendar on the wall of the room is the one meant
    made = frozen(purchase, today)
    place = made_ready(folder)
    names = say("annex to the tender rules"), say("tenderer’s form")
    paper, sheet = place / f"{names[0]}.pdf", place / f"{names[1]}.xlsx"
    write_document(annex(made, day=today), paper)
    write_form(made, sheet, day=today)
    return Monday(paper, sheet, made, verify(made))
