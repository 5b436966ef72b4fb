"""What a purchase keeps of a frozen method: the seal, its worked example, the journal of versions."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from lcc.answers import Answer
from lcc.value import Day, Frozen, Name, Number, Share, Value, Whole, Words

Canonical = Annotated[str, StringConstraints(max_length=8_000_000)]
Version = Annotated[Whole, Field(ge=1, le=9999)]


class Amendment(Value):
    """One value of the method before and after, as JSON; empty where there was none or is none any more."""

    address: Annotated[tuple[Words, ...], Field(min_length=1, max_length=20)]
    before: Words = ""
    after: Words = ""


class JournalEntry(Value):
    """One line of the journal: a version was frozen on a day. It names no one."""

    on: Day
    version: Version
    fingerprint: Words
    deadline: Day | None = None
    """Deadline for offers as it was that day."""
    changes: Annotated[tuple[Amendment, ...], Field(max_length=5000)] = ()


class WorkedExample(Value):
    """A fictional offer and what the frozen method makes of it: another engine must find the same cents."""

    answers: Annotated[dict[Name, Answer], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    vat: Share = 0.0
    totals: Annotated[dict[Name, Number], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    """Present value of each stage, and their total. [EUR]"""


class Seal(Value):
    """A frozen method: its canonical text, the fingerprint of that text, and when it was frozen."""

    on: Day
    version: Version = 1
    program: Words = ""
    """Version of the program that froze it."""
    format: Annotated[Whole, Field(ge=1, le=9999)]
    """Format number of the file: the defaults of a format never change."""
    deadline: Day | None = None
    """Deadline for offers as it was that day."""
    fingerprint: Words
    text: Canonical
    example: WorkedExample
