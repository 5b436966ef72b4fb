"""A rule: what is checked, the text it comes from, since when, how grave, what to do; and how it came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lcc.model import Address
from lcc.purchase import Purchase
from lcc.words import Message, message

Outcome = Literal["ok", "look", "blocking", "not_checked"]
Severity = Literal["blocking", "advice"]
GREEN = date(2026, 8, 21)
"""First day of the rules of decree 2022-767: consultations launched, or notices sent for publication, from then on."""
Period = tuple[date | None, date | None]
ALWAYS: Period = (None, None)
FROM_GREEN: Period = (GREEN, None)
BEFORE_GREEN: Period = (None, date(2026, 8, 20))
"""First and last day of launch of the consultations a rule bears on."""
READ_ON = date(2026, 11, 23)
"""When the texts were last read, from stored copies."""


@dataclass(frozen=True)
class Said:
    """How a check came out, in a sentence, and where to look."""

    outcome: Outcome
    sentence: Message
    address: Address = ()


Check = Callable[[Purchase], Said | None]


@dataclass(frozen=True)
class Rule:
    """One thing that is checked; the check says nothing (None) of a purchase it does not concern.

    References are those of French texts and decisions, and stay in French.
    """

    key: str
    question: Message
    references: str
    todo: Message
    severity: Severity
    check: Check
    since: date | None = None
    until: date | None = None

    def in_force(self, launch: date | None) -> bool | None:
        """Tell whether it bears on a consultation launched on a day; None when the day is needed and not given."""
        if launch is None:
            return None if self.since or self.until else True
        return (self.since or launch) <= launch <= (self.until or launch)


def rule(
    question: Message, references: str, todo: Message, *,
    severity: Severity = "advice", during: Period = ALWAYS,
) -> Callable[[Check], Rule]:  # fmt: skip
    """Make a rule of a check; its key is the name of the function."""

    def make(check: Check) -> Rule:
        name = getattr(check, "__name__", "")
        return Rule(name, question, references, todo, severity, check, *during)

    return make


def ok(text: Message, *address: str) -> Said:
    """Nothing against it."""
    return Said("ok", text, address)


def look(text: Message, *address: str) -> Said:
    """A point to look at: it may be right, a person decides."""
    return Said("look", text, address)


def blocking(text: Message, *address: str) -> Said:
    """A point that the text forbids."""
    return Said("blocking", text, address)


def not_checked(text: Message, *address: str) -> Said:
    """Something the file does not tell."""
    return Said("not_checked", text, address)


def named(things: Sequence[Message | str]) -> Message | tuple[Message, ...]:
    """List a few names between quotes, and how many more there are."""
    shown = tuple(message("“{text}”", text=thing) for thing in things[:5])
    return message("{names} and {count} more", names=shown, count=len(things) - 5) if len(things) > 5 else shown


def label(thing: object) -> Message:
    """Return the label of a thing, or its name."""
    return message("{label}", label=getattr(thing, "label", "") or getattr(thing, "name", ""))
