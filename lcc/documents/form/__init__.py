"""The bidder's form (*cadre de réponse*): the data asked, controls that warn, the tenderer's own cost as it types."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from lcc.purchase import Purchase
from lcc.words import LccError, speaking


def write_form(
    purchase: Purchase, path: str | os.PathLike[str], *, language: str | None = None, day: date | None = None
) -> None:
    """Write the form of a purchase as ``.xlsx`` or ``.ods``; a form of the same name is replaced.

    Parameters
    ----------
    purchase : Purchase
        Its method and what is published with it; offers, trials, estimate, ranges and notes are never read.
    path : path
        The file to write.
    language : str, optional
        ``fr`` or ``en``; the language in force by default.
    day : date, optional
        The day of a draft; the form of a frozen method bears the day it was frozen.

    Raises
    ------
    LccError
        When the end of the name is neither, when the method cannot be computed, has changed since it was frozen or is
        a simulation, or when the file cannot be written.

    """
    from lcc.files import put_bytes

    put_bytes(path, form_bytes(purchase, Path(path).suffix, language=language, day=day))


def form_bytes(purchase: Purchase, kind: str, *, language: str | None = None, day: date | None = None) -> bytes:
    """Return the content of a form, of kind ``xlsx`` or ``ods``; the same purchase gives the same bytes."""
    kind = kind.removeprefix(".").lower()
    if kind not in ("xlsx", "ods"):
        raise LccError("A form is written as .xlsx or .ods, not as “{given}”.", given=kind)
    from lcc.documents.form.book import form_book

    with speaking(language):
        book = form_book(purchase, day)
        if kind == "ods":
            from lcc.documents.ods import ods_bytes

            return ods_bytes(book)
        from lcc.documents.form.xlsx import xlsx_bytes

        return xlsx_bytes(book)
