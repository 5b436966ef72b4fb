"""Which of several dated values holds on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, TypeVar


class _Lasting(Protocol):
    @property
    def since(self) -> date: ...
    @property
    def until(self) -> date | None: ...


T = TypeVar("T", bound=_Lasting)


def today() -> date:
    """Return the day it is for the person who asks."""
    return date.today()  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant


def in_force(values: Sequence[T], day: date) -> T | None:
    """Return the last value that had begun on a day, unless it had ended."""
    begun = [value for value in values if value.since <= day]
    return begun[-1] if begun and (begun[-1].until is None or day <= begun[-1].until) else None
