"""What measured values make of the life-cycle cost, and the penalty the clause makes of that."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from lcc.followup.measured import MeasuredValue
from lcc.model import Clause
from lcc.plain import plain
from lcc.plan import Finding
from lcc.purchase import Purchase
from lcc.ranking import cents
from lcc.telling import Trace
from lcc.words import choose


@dataclass(frozen=True)
class Difference:
    """A line of the total that the measured values change: how it was made, and how it is made now."""

    part: str
    stage: str
    declared: Trace
    measured: Trace

    @property
    def amount(self) -> float:
        """What it adds to the total. [EUR]"""
        return self.measured.present - self.declared.present


@dataclass(frozen=True)
class FollowUpResult:
    """What was measured, what it adds to the life-cycle cost, and what the clause makes of it."""

    purchase: Purchase = field(repr=False)
    """With the method that was frozen."""
    offer: str
    values: tuple[MeasuredValue, ...] = ()
    differences: tuple[Difference, ...] = ()
    declared_total: float | None = None
    """Life-cycle cost as ranked. [EUR]"""
    measured_total: float | None = None
    """Life-cycle cost with the measured values that count. [EUR]"""
    findings: tuple[Finding, ...] = ()

    @property
    def clause(self) -> Clause | None:
        """The clause published with the method."""
        return self.purchase.method.clause

    @property
    def extra_cost(self) -> float | None:
        """What the measured values add to the life-cycle cost, totals to the cent, never below zero. [EUR]"""
        if self.declared_total is None or self.measured_total is None:
            return None
        return max(0.0, float(cents(cents(self.measured_total) - cents(self.declared_total))))

    @property
    def externalities(self) -> float:
        """Share of the difference that is costs to society. [EUR]"""
        return sum(item.amount for item in self.differences if item.stage == "externality")

    @property
    def cap(self) -> float | None:
        """Highest penalty; None without a clause or without the amount of the contract. [EUR]"""
        followup = self.purchase.followup
        if self.clause is None or followup is None or followup.amount is None:
            return None
        return float(cents(self.clause.cap * followup.amount))

    @property
    def penalty(self) -> float | None:
        """Penalty owed unless it is put right; None while the clause, the amount or a figure lacks. [EUR]"""
        if self.extra_cost is None or self.clause is None:
            return None
        if self.extra_cost == 0:
            return 0.0
        return None if self.cap is None else min(self.extra_cost, self.cap)

    @property
    def errors(self) -> list[Finding]:
        """What prevents a figure."""
        return [found for found in self.findings if found.severity == "error"]

    def to_dict(self) -> dict[str, Any]:
        """Return the result as plain data, days as text."""
        return {
            "offer": self.offer,
            "clause": self.clause and plain(self.clause),
            "values": [
                {**asdict(value), "label": choose(value.label), "note": choose(value.note), "counted": value.counted,
                 "on": value.on and value.on.isoformat(), "remedy_by": value.remedy_by and value.remedy_by.isoformat()}
                for value in self.values
            ],
            "differences": [
                {"part": item.part, "stage": item.stage, "line": item.declared.line, "amount": item.amount,
                 "declared": item.declared.to_dict(), "measured": item.measured.to_dict()}
                for item in self.differences
            ],
            "declared_total": self.declared_total, "measured_total": self.measured_total,
            "extra_cost": self.extra_cost, "cap": self.cap, "penalty": self.penalty,
            "findings": [
                {"address": list(found.address), "severity": found.severity, "message": str(found.message)}
                for found in self.findings
            ],
        }  # fmt: skip

    def __str__(self) -> str:
        from lcc.followup.text import as_text

        return as_text(self)
