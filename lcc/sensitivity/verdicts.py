"""Break-evens as people read them: who leads on each side, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lcc.sensitivity.gathering import Assumption
from lcc.words import Message, message


@dataclass(frozen=True)
class Crossing:
    """A value where the first place changes: ``below`` leads under it, ``above`` over it.

    Of a whole number, ``above`` leads from this value on.
    """

    value: float
    below: str
    above: str


@dataclass(frozen=True)
class BreakEven:
    """Where the first place changes as one assumption goes through its range, the others as published."""

    assumption: Assumption
    first: tuple[str, ...]
    crossings: tuple[Crossing, ...]

    @property
    def nearest(self) -> Crossing | None:
        """The crossing nearest to the published value, relative to the range."""
        return min(self.crossings, key=lambda crossing: abs(crossing.value - self.assumption.published), default=None)

    @property
    def reach(self) -> float:
        """How far the nearest crossing is from the published value, as a share of the range; infinite without one."""
        assumption = self.assumption
        width = max(assumption.high, assumption.published) - min(assumption.low, assumption.published)
        return abs(self.nearest.value - assumption.published) / width if self.nearest else float("inf")

    @property
    def condition(self) -> Message | None:
        """Say when it changes, within a sentence: “the kWh exceeds 0.27 €”."""
        return _condition(self.assumption, self.nearest) if self.nearest else None

    @property
    def sentence(self) -> Message:
        """Say it: when another offer becomes first, or that no value of the range changes anything."""
        assumption = self.assumption
        if self.nearest is None:
            low, high = min(assumption.low, assumption.published), max(assumption.high, assumption.published)
            return message(
                "No value between {low} and {high} changes the ranking.",
                low=assumption.quantity.bare(low), high=assumption.quantity.value(high),
            )  # fmt: skip
        over = self.nearest.value > assumption.published
        return message(
            "The ranking changes if {condition}: {offer} is then first (published: {published}).",
            condition=self.condition, offer=self.nearest.above if over else self.nearest.below,
            published=assumption.quantity.value(assumption.published),
        )  # fmt: skip

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        found = [{"value": c.value, "below": c.below, "above": c.above} for c in self.crossings]
        return {**self.assumption.to_dict(), "crossings": found, "sentence": str(self.sentence)}


def _condition(assumption: Assumption, crossing: Crossing) -> Message:
    over = crossing.value > assumption.published
    named = {"what": assumption.quantity.short}
    if not assumption.whole:
        value = assumption.quantity.within(crossing.value)
        if over:
            return message("{what} exceeds {value}", value=value, **named)
        return message("{what} falls below {value}", value=value, **named)
    value = assumption.quantity.within(crossing.value - (0 if over else 1))
    if over:
        return message("{what} is {value} or more", value=value, **named)
    return message("{what} is {value} or less", value=value, **named)


@dataclass(frozen=True)
class BreakEvens:
    """The break-evens of several assumptions, the most sensitive first."""

    items: tuple[BreakEven, ...]
    mark: Message
    first: tuple[str, ...]

    @property
    def stable(self) -> bool:
        """Tell whether no value tested changes the first place."""
        return not any(item.crossings for item in self.items)

    @cached_property
    def verdict(self) -> Message:
        """Say whether the ranking is stable or sensitive, and to what first."""
        if self.stable:
            return message("Ranking stable in all the assumptions tested")
        return message("Sensitive ranking: it changes if {condition}", condition=self.items[0].condition)

    def __str__(self) -> str:
        rows = [message("{label}: {sentence}", label=item.assumption.quantity.label, sentence=item.sentence)
                for item in self.items]  # fmt: skip
        return "\n".join([f"{self.mark}.", f"{self.verdict}.", *(f"  {row}" for row in rows)])

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "mark": str(self.mark), "verdict": str(self.verdict), "stable": self.stable, "first": list(self.first),
            "assumptions": [item.to_dict() for item in self.items],
        }  # fmt: skip
