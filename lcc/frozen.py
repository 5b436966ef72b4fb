"""The frozen method: its canonical text, what has changed since, what a ranking can rest on."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from lcc.canonical import digest, short, write_canonical
from lcc.differences import before_and_after, differences
from lcc.plain import FORMAT, plain, up_to_date
from lcc.plan import Finding
from lcc.purchase import Purchase
from lcc.seals import Amendment, Seal
from lcc.terms import day
from lcc.value import remember
from lcc.words import LccError, Message, message

FROZEN = ("method", "criteria", "scoring")
"""What is published beforehand and may not change: nothing of the offers, of the dates or of who buys."""
TOO_LATE = message("This method was frozen after the deadline for offers. It cannot found an award.")
SAME_DAY = message("This method was frozen on the day of the deadline for offers: prove that it was published before.")
TORN = message("The frozen text does not have the fingerprint written beside it: one of them was changed.")


def frozen_text(purchase: Purchase) -> str:
    """Write what is frozen, and the format number, as canonical JSON: only what differs from the defaults.

    Sources
    -------
    RFC 8785 (JSON Canonicalization Scheme); ``docs/empreinte.md`` says it for other programs.

    """
    return remember(purchase, " frozen text", lambda: _write(purchase))


def fingerprint(purchase: Purchase) -> str:
    """Return the fingerprint that the present method would have if it were frozen: 64 hexadecimal digits."""
    return digest(frozen_text(purchase))


def _write(purchase: Purchase) -> str:
    fields = type(purchase).model_fields
    kept = {
        name: plain(item)
        for name in FROZEN
        if (item := getattr(purchase, name)) != fields[name].get_default(call_default_factory=True)
    }
    return write_canonical({"format": FORMAT, **kept})


def restored(seal: Seal) -> Purchase:
    """Read the frozen text again: a purchase with the frozen method and criteria, and nothing else.

    Raises
    ------
    LccError
        When the text is no frozen method, or one of a newer format.

    """
    try:
        data = json.loads(seal.text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        data = None
    found = data.pop("format", None) if isinstance(data, dict) else None
    if not isinstance(data, dict) or type(found) is not int or found < 1 or data.keys() - set(FROZEN):
        raise LccError("The frozen text cannot be read: it is not what was frozen.")
    if found > FORMAT:
        raise LccError(
            "The frozen text is in format {found}, made by a newer version; this one reads up to {format}.",
            found=found, format=FORMAT,
        )  # fmt: skip
    return Purchase.of(up_to_date(data, found))


def _refuse(_: str) -> NoReturn:
    raise ValueError("not a number of JSON")


def as_frozen(purchase: Purchase) -> Purchase:
    """Return the purchase with the method and the criteria that were frozen; without a seal, as it is.

    Raises
    ------
    LccError
        When the frozen text cannot be read.

    """
    if purchase.seal is None:
        return purchase
    before = restored(purchase.seal)
    return purchase.replace(**{name: getattr(before, name) for name in FROZEN})


def changes_since(purchase: Purchase) -> list[Amendment]:
    """List what has changed in the method and the criteria since they were frozen.

    Raises
    ------
    LccError
        When the frozen text cannot be read.

    """
    if purchase.seal is None or purchase.seal.text == frozen_text(purchase):
        return []
    before = restored(purchase.seal)
    found: list[Amendment] = []
    for name in FROZEN:
        found += differences(getattr(before, name), getattr(purchase, name), (name,))
    return found


def days_late(purchase: Purchase) -> int | None:
    """Count days from the deadline for offers to the day the method was frozen; None when either is not known.

    A deadline moved in the file after the method was frozen changes nothing: the earlier one counts.
    """
    if purchase.seal is None:
        return None
    known = [limit for limit in (purchase.seal.deadline, purchase.deadline) if limit is not None]
    return (purchase.seal.on - min(known)).days if known else None


def frozen_findings(purchase: Purchase) -> list[Finding]:
    """List what in a frozen method is not as it was frozen, or was frozen too late."""
    return remember(purchase, " frozen findings", lambda: _look(purchase))


def _look(purchase: Purchase) -> list[Finding]:
    seal, late = purchase.seal, days_late(purchase)
    if seal is None:
        return []
    found = []
    if late is not None and late >= 0:
        found.append(Finding(("seal", "on"), TOO_LATE if late else SAME_DAY, "error" if late else "warning"))
    if digest(seal.text) != seal.fingerprint:
        found.append(Finding(("seal", "text"), TORN))
    try:
        changes = changes_since(purchase)
    except LccError as error:
        return [*found, Finding(("seal", "text"), error.message)]
    return found + [
        Finding(change.address, message("Changed since the method was frozen: {what}.", what=before_and_after(change)))
        for change in changes
    ]


def standing(purchase: Purchase) -> list[Message]:
    """Say what a ranking rests on: nothing when no method is frozen."""
    if purchase.simulation:
        return [message("Simulation: without effect on the ranking.")]
    if purchase.seal is None:
        return []
    said = [seal_sentence(purchase.seal)]
    problems = frozen_findings(purchase)
    if any(finding.address[0] in FROZEN or finding.address == ("seal", "text") for finding in problems):
        said.append(message(
            "Simulation: without effect on the ranking. Only the method frozen on {day} applies.",
            day=day(purchase.seal.on),
        ))  # fmt: skip
    return said + [finding.message for finding in problems if finding.address == ("seal", "on")]


def seal_sentence(seal: Seal) -> Message:
    """Say which method is frozen: “Method frozen on 2027-03-12, version 1, fingerprint 7F3A-91C2-04BD-E6A8.”"""
    return message(
        "Method frozen on {day}, version {version}, fingerprint {short}.",
        day=day(seal.on), version=seal.version, short=short(seal.fingerprint),
    )  # fmt: skip


def standing_data(purchase: Purchase) -> dict[str, Any]:
    """Return the same for programs."""
    seal = purchase.seal
    return {
        "simulation": purchase.simulation,
        "fingerprint": seal and seal.fingerprint,
        "version": seal and seal.version,
        "frozen_on": seal and seal.on.isoformat(),
        "sentences": list(map(str, standing(purchase))),
    }
