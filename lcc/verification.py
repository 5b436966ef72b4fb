"""Prove that a method is the one that was frozen, to the character and to the cent."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lcc.canonical import digest, read_digest, short, write_canonical
from lcc.differences import change_sentence
from lcc.frozen import SAME_DAY, TOO_LATE, TORN, changes_since, days_late, restored, seal_sentence
from lcc.purchase import Purchase
from lcc.seals import Seal
from lcc.terms import term
from lcc.words import LccError, Message, message, say
from lcc.worked_example import worked_totals

Outcome = Literal["holds", "fails", "doubtful"]


@dataclass(frozen=True)
class Proof:
    """One thing verified: which, how it came out, in a sentence."""

    what: str
    outcome: Outcome
    sentence: Message


@dataclass(frozen=True)
class Verification:
    """What ``verify`` found; it holds when nothing in it fails."""

    proofs: tuple[Proof, ...]
    seal: Seal | None = None

    @property
    def holds(self) -> bool:
        """Tell whether the method is the one that was frozen, in time."""
        return all(proof.outcome != "fails" for proof in self.proofs)

    def __str__(self) -> str:
        signs = {"holds": say("as it should"), "fails": say("DIFFERS"), "doubtful": say("to look at")}
        lines = [
            say("{outcome}: {sentence}", outcome=signs[proof.outcome], sentence=proof.sentence) for proof in self.proofs
        ]
        return "\n".join([str(seal_sentence(self.seal)), *lines] if self.seal else lines)

    def to_dict(self) -> dict[str, Any]:
        """Return the same as plain data."""
        seal = self.seal
        return {
            "holds": self.holds,
            "fingerprint": seal and seal.fingerprint,
            "version": seal and seal.version,
            "frozen_on": seal and seal.on.isoformat(),
            "proofs": [{"what": p.what, "outcome": p.outcome, "sentence": str(p.sentence)} for p in self.proofs],
        }


def verify(purchase: Purchase, *, printed: str | None = None) -> Verification:
    """Verify a frozen method: its text against its fingerprint, the present method against it, its totals again.

    Parameters
    ----------
    purchase : Purchase
        A purchase, or what was published of it.
    printed : str, optional
        The fingerprint printed on a document, whole or its first 8 digits at least: the only proof that the file itself
        was not made again.

    Raises
    ------
    LccError
        When ``printed`` is not a fingerprint.

    """
    wanted = read_digest(printed) if printed is not None else None
    seal = purchase.seal
    if seal is None:
        return Verification((Proof("seal", "fails", message("No method is frozen in this file.")),))
    proofs = [_text(seal), *(_printed(seal, wanted) if wanted else ()), *_present(purchase, seal)]
    return Verification((*proofs, *_totals(seal), *_journal(purchase, seal), *_in_time(purchase)), seal)


def _text(seal: Seal) -> Proof:
    """Hold the stored text to the stored fingerprint."""
    if digest(seal.text) == seal.fingerprint:
        return Proof("text", "holds", message("The frozen text has the fingerprint written beside it."))
    return Proof("text", "fails", TORN)


def _printed(seal: Seal, wanted: str) -> Iterator[Proof]:
    """Hold the printed fingerprint to the one computed from the stored text."""
    computed = digest(seal.text)
    if not computed.startswith(wanted):
        what = message("The printed fingerprint is not the one of the frozen text, {short}.", short=short(computed))
        yield Proof("printed", "fails", what)
    elif len(wanted) < len(computed):
        what = message("The {count} digits printed are those of the frozen text; the whole fingerprint has 64.",
                       count=len(wanted))  # fmt: skip
        yield Proof("printed", "holds", what)
    else:
        yield Proof("printed", "holds", message("The printed fingerprint is the one of the frozen text."))


def _reads(what: str, make: Callable[[], Iterator[Proof]]) -> Iterator[Proof]:
    """Turn what prevents a verification into a proof that fails."""
    try:
        yield from make()
    except LccError as error:
        yield Proof(what, "fails", error.message)


def _present(purchase: Purchase, seal: Seal) -> Iterator[Proof]:
    """Hold the present method to the frozen text, field by field."""

    def compared() -> Iterator[Proof]:
        changes = changes_since(purchase)
        yield from (Proof("method", "fails", change_sentence(change)) for change in changes)
        if not changes and _canonical(seal):
            yield Proof("method", "holds", message("The method and the criteria are those of the frozen text."))
        elif not changes:
            yield Proof("method", "fails", message("The frozen text is not written as it was frozen."))

    return _reads("method", compared)


def _canonical(seal: Seal) -> bool:
    return write_canonical(json.loads(seal.text, parse_int=float)) == seal.text


def _totals(seal: Seal) -> Iterator[Proof]:
    """Compute the worked example again from the frozen text."""

    def computed() -> Iterator[Proof]:
        now, then = worked_totals(restored(seal).method, seal.example), dict(seal.example.totals)
        for name in [name for name in {**then, **now} if then.get(name) != now.get(name)]:
            part = message("total") if name == "total" else term(name)
            before, after = then.get(name, math.nan), now.get(name, math.nan)
            what = message(
                "Worked example, {part}: {before:money} → {after:money}.", part=part, before=before, after=after
            )
            yield Proof("totals", "fails", what)
        if now == then:
            amount = now["total"]
            what = message("The worked example gives the same total to the cent: {amount:money}.", amount=amount)
            yield Proof("totals", "holds", what)

    return _reads("totals", computed)


def _journal(purchase: Purchase, seal: Seal) -> Iterator[Proof]:
    """Hold the seal to the last line of the journal."""
    last = purchase.journal[-1] if purchase.journal else None
    if last is None or (last.on, last.version, last.fingerprint, last.deadline) != (
        seal.on, seal.version, seal.fingerprint, seal.deadline,
    ):  # fmt: skip
        what = message("The journal does not say the same as the seal: one of them was changed.")
        yield Proof("journal", "fails", what)


def _in_time(purchase: Purchase) -> Iterator[Proof]:
    """Hold the day of the seal to the deadline for offers."""
    late = days_late(purchase)
    if late is None:
        what = message("The deadline for offers is not given: nothing says that it was frozen before.")
        yield Proof("deadline", "doubtful", what)
    elif late > 0:
        yield Proof("deadline", "fails", TOO_LATE)
    elif late == 0:
        yield Proof("deadline", "doubtful", SAME_DAY)
    else:
        yield Proof("deadline", "holds", message("It was frozen before the deadline for offers."))
