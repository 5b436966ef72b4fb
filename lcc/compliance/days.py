"""What each date of a purchase implies: the texts in force, until when the method may change, what may be told."""

from __future__ import annotations

from datetime import date

from lcc.compliance.rules import GREEN
from lcc.purchase import Purchase
from lcc.terms import day
from lcc.words import Message, message


def implied(purchase: Purchase, today: date | None = None) -> dict[str, Message]:
    """Say what launch, deadline and signature imply, given or not, as of a day (today by default).

    Sources
    -------
    Décret 2022-767 (consultations launched from 21 August 2026); CCP R2151-4; CE 24/03/2025, 499221; CADA, opinion of
    10 April 2014 (what is communicable from the signature on).

    """
    now = today or date.today()  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant
    return {
        "launch": _launch(purchase.launch),
        "deadline": _deadline(purchase.deadline, now),
        "signature": _signature(purchase.signature, now),
    }


def _launch(launch: date | None) -> Message:
    if launch is None:
        return message(
            "Decides which texts apply: from {day} on, the price is no longer enough as the only criterion.",
            day=day(GREEN),
        )  # fmt: skip
    if launch >= GREEN:
        return message(
            "The texts in force from {day} apply: the environment is taken into account by the cost or by a criterion, "
            "in a clause and in the specifications (CCP R2152-7, L2112-2, L2111-2).", day=day(GREEN),
        )  # fmt: skip
    return message("Launched before {day}: the former texts apply.", day=day(GREEN))


def _deadline(deadline: date | None, now: date) -> Message:
    if deadline is None:
        return message("From that day on, the method cannot change any more (CCP R2151-4; CE 24/03/2025, 499221).")
    if now < deadline:
        return message(
            "Until the day before, the method may still change, by a published modified version; from {day} on, no "
            "more (CCP R2151-4).", day=day(deadline),
        )  # fmt: skip
    return message("The deadline has come: the method cannot change any more (CCP R2151-4; CE 24/03/2025, 499221).")


def _signature(signature: date | None, now: date) -> Message:
    if signature is None:
        return message("To enter once the contract is signed: the report for after signature then becomes possible.")
    if signature > now:
        return message("This day is still to come: the report for after signature becomes possible from it on.")
    return message("Signed: the report for after signature can be made, and the contract can be followed up.")
