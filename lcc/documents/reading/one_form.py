"""One form, from the bytes of a file to an offer and what to look at, or to a reason for refusing it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from lcc.documents.form.layout import COLUMNS, KIND, Field, fields, line_columns, line_fields
from lcc.documents.reading.answering import Answering, Where
from lcc.documents.reading.formulas import refuse_formulas
from lcc.documents.reading.identity import language_of
from lcc.documents.reading.keys import Spot, identity_words, keyed_rows, tables_of_lines
from lcc.documents.reading.locked import refuse_altered
from lcc.documents.reading.offer_of_form import offer_of
from lcc.documents.reading.opening import content_of
from lcc.documents.reading.report import FormReport, RefusalError, Remark
from lcc.documents.reading.scrutiny import Noticed, scrutinised
from lcc.documents.reading.workbook import sheets_of
from lcc.purchase import Offer, Purchase
from lcc.value import remember
from lcc.words import LccError, speaking

Given = str | os.PathLike[str] | bytes


@dataclass(frozen=True)
class ReadForm:
    """A form accepted: its offer, the cell of each answer, what was noticed in how it is written."""

    file: str
    offer: Offer
    spots: Mapping[Where, Spot]
    noticed: tuple[tuple[Where, Remark], ...]

    def report(self, offer: Offer, noticed: Iterable[Noticed], more: Iterable[Remark] = ()) -> FormReport:
        """Report the offer as it is taken, with what was noticed since; a cell that cannot be read is said once."""
        explained = {where for where, remark in self.noticed if remark.severity == "error"}
        remarks = [remark for _, remark in self.noticed]
        for where, what, severity, kind in noticed:
            if where not in explained or kind == "unproven":
                spot = self.spots.get(where) or self.spots.get(where[:2])
                remarks.append(Remark(
                    what, severity, kind,  # type: ignore[arg-type]  # a finding has two of the three severities
                    spot.sheet if spot is not None else "", spot.address if spot is not None else "",
                    where[1] if len(where) > 1 else where[0], where[2] if len(where) > 2 else "",
                ))  # fmt: skip
        ordered = sorted(dict.fromkeys([*more, *remarks]), key=lambda one: _GRAVEST.index(one.severity))
        return FormReport(self.file, offer, None, tuple(ordered))


_GRAVEST = ("error", "warning", "note")


def read_form(given: Given, purchase: Purchase) -> FormReport:
    """Read one form against the method it answers; nothing is written and no other offer is looked at.

    Parameters
    ----------
    given : path or bytes
        A form in ``.xlsx`` or ``.ods``, whatever its name.
    purchase : Purchase
        The purchase whose form it should be.

    """
    form = taken(given, purchase)
    if isinstance(form, FormReport):
        return form
    alone = purchase.replace(offers=(form.offer,))
    return form.report(form.offer, scrutinised(alone)[form.offer.name])


def taken(given: Given, purchase: Purchase) -> ReadForm | FormReport:
    """Read a form, or report why it is refused."""
    file = "" if isinstance(given, bytes) else os.fspath(given)
    try:
        return _read(content_of(given), file, purchase)
    except RefusalError as refusal:
        return FormReport(file, None, refusal.message, refusal.remarks)
    except LccError as error:
        return FormReport(file, None, error.message)


def _read(content: bytes, file: str, purchase: Purchase) -> ReadForm:
    """Read a form that is ours, unaltered, without formulas.

    Raises
    ------
    LccError
        When it is not, saying why and what to do.

    """
    sheets = sheets_of(content, (COLUMNS, KIND))
    language = language_of(identity_words(sheets), purchase)
    asked, lines = _asked(purchase, language)
    rows = keyed_rows(sheets)
    if not any(key in rows for key in asked):
        raise LccError("The sheet to fill in is not in this workbook: ask for the whole form.")
    with speaking(language):
        refuse_altered(rows, asked | lines, tables_of_lines(sheets))
    refuse_formulas(rows)
    reading = Answering(purchase, rows, language)
    offer = offer_of(reading, tuple(asked.values()), PurePath(file).stem)
    if not (offer.answers or offer.evidence or offer.tenderer or offer.vat is not None):
        raise LccError("Nothing is filled in: this is the blank form.")
    return ReadForm(file, offer, reading.spots, tuple(reading.remarks))


def _asked(purchase: Purchase, language: str) -> tuple[dict[str, Field], dict[str, Field]]:
    """List what the form of a purchase asks and its lines, by key, in a language; worked out once a purchase."""

    def listed() -> tuple[dict[str, Field], dict[str, Field]]:
        with speaking(language):
            about = {one.key: one for one in fields(purchase)}
            beside = [replace(one, key=_evidence_key(one)) for one in line_columns(purchase) if not one.variant]
            return about, {one.key: one for one in (*line_fields(purchase), *beside)}

    return remember(purchase, f" asked in {language}", listed)


def _evidence_key(column: Field) -> str:
    return f"evidence:{column.key.partition(':')[2]}"
