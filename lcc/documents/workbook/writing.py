"""A purchase written as a workbook, whole or not at all; the same purchase gives the same bytes."""

from __future__ import annotations

import io
import os
from datetime import date, datetime, time

from lcc.canonical import short
from lcc.documents.workbook.assembly import assemble
from lcc.documents.workbook.draft import Draft
from lcc.documents.workbook.pages import Paper, safe
from lcc.files import put_bytes
from lcc.frozen import fingerprint
from lcc.purchase import Purchase
from lcc.words import LccError, choose, say, speaking

UNDATED = date(2000, 1, 1)
"""Day written in a workbook of a purchase that has none."""


def write_workbook(
    purchase: Purchase, path: str | os.PathLike[str], *, language: str | None = None, day: date | None = None
) -> None:
    """Write the workbook whole or not at all.

    Parameters
    ----------
    purchase : Purchase
        What is compared; its offers take the first columns, and empty ones follow up to eight.
    path : str or path
        The ``.xlsx`` file; one that is there is replaced.
    language : str, optional
        ``fr`` or ``en``; the language in force by default.
    day : date, optional
        Day written in the file; by default that of the seal, or of the launch.

    Raises
    ------
    LccError
        When the method cannot be computed, when XlsxWriter is not installed, or when the file cannot be written.

    """
    put_bytes(path, workbook_bytes(purchase, language=language, day=day))


def workbook_bytes(purchase: Purchase, *, language: str | None = None, day: date | None = None) -> bytes:
    """Return the workbook; the same purchase, language and day give the same bytes."""
    try:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]  # XlsxWriter has no types
    except ImportError:
        raise LccError("Workbooks need more: pip install {extra}", extra="lcc-tenders[documents]") from None
    with speaking(language):
        content = io.BytesIO()
        file = Workbook(content, {"in_memory": True})
        day = day or (purchase.seal.on if purchase.seal else purchase.launch) or UNDATED
        file.set_properties({
            "title": safe(choose(purchase.title))[:250], "author": safe(purchase.buyer)[:250],
            "created": datetime.combine(day, time()),
        })  # fmt: skip
        file.set_size(2400, 1500)
        foot = say("fingerprint {short}", short=short(fingerprint(purchase)))
        assemble(Draft(purchase, Paper(file, footer=foot)))
        file.close()
        return content.getvalue()
