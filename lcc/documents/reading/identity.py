"""Whose form it is: ours, of this method, of this version, in a language we speak; else a reason and a way out."""

from __future__ import annotations

from collections.abc import Mapping

from lcc.canonical import short
from lcc.documents.form.layout import FORMAT, KIND
from lcc.frozen import fingerprint
from lcc.purchase import Purchase
from lcc.terms import day
from lcc.words import LANGUAGES, LccError

_DIGITS = frozenset("0123456789abcdef")


def language_of(words: Mapping[str, str], purchase: Purchase) -> str:
    """Return the language of a form once it is known to be the one of this purchase.

    Raises
    ------
    LccError
        When it is another form, of a newer program, or of another method or version.

    """
    if words.get("form") != KIND:
        raise LccError(
            "This workbook is not the form of this consultation, or its hidden sheet “lcc” was taken out: "
            "ask the tenderer to fill in the form that was published, not a copy of its cells."
        )
    found = words.get("format", "")
    if found.isdecimal() and len(found) < 9 and int(found) > FORMAT:
        raise LccError(
            "This form is in format {found}, made by a newer version; this one reads up to {format}.",
            found=int(found), format=FORMAT,
        )  # fmt: skip
    mark = words.get("fingerprint", "").casefold()
    if (
        found != str(FORMAT)
        or len(mark) != 64
        or not _DIGITS.issuperset(mark)
        or words.get("language") not in LANGUAGES
    ):
        raise LccError(
            "What identifies this form was altered: ask the tenderer to fill in the form that was published."
        )
    if mark != fingerprint(purchase):
        raise _of_another(purchase, mark, words.get("version", ""))
    return words["language"]


def _of_another(purchase: Purchase, mark: str, version: str) -> LccError:
    """Say of what the form is, as far as its fingerprint tells."""
    expected, marks = fingerprint(purchase), {"found": short(mark), "expected": short(fingerprint(purchase))}
    if purchase.seal is not None and mark == purchase.seal.fingerprint:
        return LccError(
            "This is the form of the method frozen on {day} ({found}), and the method of the purchase file has changed "
            "since ({expected}): put it back as it was frozen, then import again.",
            day=day(purchase.seal.on), **marks,
        )  # fmt: skip
    older = next((entry for entry in purchase.journal if entry.fingerprint == mark), None)
    if older is not None and purchase.seal is not None:
        return LccError(
            "This is the form of version {old} of the method, frozen on {day} ({found}); version {new} applies "
            "({expected}): ask the tenderer for the form of version {new}.",
            old=older.version, day=day(older.on), new=purchase.seal.version, **marks,
        )  # fmt: skip
    if purchase.seal is None and expected != mark and version == "0":
        return LccError(
            "This is a draft form of another consultation, or the method has changed since it was written: "
            "its fingerprint is {found}, that of the method is {expected}.", **marks,
        )  # fmt: skip
    return LccError(
        "This is the form of another consultation or of another lot: its fingerprint is {found}, that of this method "
        "is {expected}. Check the file, or ask the tenderer for the form of this consultation.", **marks,
    )  # fmt: skip
