"""The name of a report, which says its level, and the purchase file it may carry."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from lcc.documents.blocks import Attachment, Document
from lcc.documents.report.levels import Level, known
from lcc.files import dumps
from lcc.purchase import Purchase
from lcc.words import LccError, message, say

WORDS = {
    "internal": message("internal-contains-offers"),
    "unsuccessful": message("unsuccessful-tenderer"),
    "signed": message("after-signature"),
}
LONGEST = 60
"""Letters kept of a name in the name of a file."""


def report_name(purchase: Purchase, level: str, *, tenderer: str | None = None, suffix: str = ".pdf") -> str:
    """Name the file of a report: ``report-internal-contains-offers-ex-2027-03.pdf``, in the language in force."""
    parts = [say("report"), level_in_name(known(level), tenderer), slug(purchase.reference)]
    return "-".join(part for part in parts if part) + suffix


def level_in_name(level: Level, tenderer: str | None = None) -> str:
    """Say the level, and for whom, as a part of the name of a file."""
    return "-".join(part for part in (str(WORDS[level]), slug(tenderer or "")) if part)


def slug(text: str) -> str:
    """Keep of a text what every file system takes."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:LONGEST].strip("-")


def attached(document: Document, purchase: Purchase, level: str) -> Document:
    """Put the purchase file, offers included, in a document: the internal one only.

    Raises
    ------
    LccError
        At any other level.

    """
    if known(level) != "internal":
        raise LccError("The purchase file contains the offers: only the internal report carries it.")
    file = Attachment(
        f"{slug(purchase.reference) or 'purchase'}.lcc.yaml", dumps(purchase).encode("utf-8"), "text/yaml",
        say("The purchase file: the method and the offers"),
    )  # fmt: skip
    return replace(document, attachments=(*document.attachments, file))
