"""Scenarios side by side, as people read them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lcc.figures import SYMBOLS, Amount
from lcc.ranking import Rank
from lcc.tables import table
from lcc.words import LccError, Message, message, say


@dataclass(frozen=True)
class Scenario:
    """The ranking under one set of changes."""

    name: Message
    ranking: tuple[Rank, ...]
    changes: dict[str, float] = field(default_factory=dict)
    """Number put at each address."""
    described: tuple[Message, ...] = ()

    @property
    def first(self) -> tuple[str, ...]:
        """The offers that are first: several when they are equal."""
        return tuple(rank.offer for rank in self.ranking if rank.place == 1)

    @property
    def totals(self) -> dict[str, float]:
        """Total of each offer, to the cent. [EUR]"""
        return {rank.offer: rank.total for rank in self.ranking}

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        ranking = [{"place": r.place, "offer": r.offer, "total": r.total, "gap": r.gap} for r in self.ranking]
        return {"name": str(self.name), "changes": self.changes, "first": list(self.first), "ranking": ranking}


@dataclass(frozen=True)
class SideBySide:
    """Scenarios beside the published one, which comes first or between low and high."""

    published: Scenario
    scenarios: tuple[Scenario, ...]
    others: tuple[Scenario, ...]
    """The published assumptions at 0 %, without externalities, without either."""
    mark: Message
    currency: str

    @property
    def stable(self) -> bool:
        """Tell whether the same offers are first in every scenario."""
        return all(set(item.first) == set(self.published.first) for item in (*self.scenarios, *self.others))

    @property
    def verdict(self) -> Message:
        """Say whether another offer is first in some scenario, and in which."""
        if self.stable:
            return message("Ranking stable in all the assumptions tested")
        changed = [i for i in (*self.scenarios, *self.others) if set(i.first) != set(self.published.first)]
        found = changed[0]
        return message("Sensitive ranking: it changes if {condition}", condition=message(
            "“{scenario}” holds, where {offer} is first", scenario=found.name, offer=list(found.first)))  # fmt: skip

    def __getitem__(self, name: str) -> Scenario:
        """Return a scenario by its name."""
        for item in (self.published, *self.scenarios, *self.others):
            if str(item.name) == name:
                return item
        raise LccError("No scenario “{name}”.", name=name)

    def __str__(self) -> str:
        shown = [*self.scenarios, *self.others]
        if self.published not in shown:
            shown = [self.published, *shown]
        unit = SYMBOLS.get(self.currency, self.currency)
        heads = [say("scenario"), say("first"), *(f"{offer} ({unit})" for offer in self._offers)]
        rows = [
            [str(item.name), ", ".join(item.first), *(str(Amount(item.totals[offer])) for offer in self._offers)]
            for item in shown
        ]
        notes = [
            say("{where}: {what}", where=item.name, what=say("; ").join(map(str, item.described)))
            for item in shown
            if item.described
        ]
        return "\n".join([f"{self.mark}.", table(heads, rows, left=2), *notes, f"{self.verdict}."])

    @property
    def _offers(self) -> list[str]:
        return [rank.offer for rank in self.published.ranking]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "mark": str(self.mark), "verdict": str(self.verdict), "stable": self.stable,
            "published": self.published.to_dict(), "scenarios": [item.to_dict() for item in self.scenarios],
            "others": [item.to_dict() for item in self.others],
        }  # fmt: skip
