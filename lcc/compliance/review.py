"""The legal checks of a purchase: each with its text, and what was not checked. Never that all is lawful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from lcc.compliance import asked, award, basis
from lcc.compliance.rules import GREEN, READ_ON, Outcome, Rule, Said
from lcc.model import Address
from lcc.purchase import Purchase
from lcc.terms import day
from lcc.words import Message, counted, message, say

RULES: tuple[Rule, ...] = (*award.RULES, *asked.RULES, *basis.RULES)
ALWAYS_UNCHECKED = (
    message("that the criteria are linked to the subject-matter of the contract (L2152-7)"),
    message("that the documents published say what this file says"),
    message("the social clause above the European thresholds (L2112-2-1)"),
    message("contracts awarded under a framework agreement older than 2026-08-21"),
)
"""What no file of ours can tell."""
OUTCOMES = {
    "ok": message("nothing against it"),
    "look": message("point to look at"),
    "blocking": message("BLOCKING POINT"),
    "not_checked": message("not checked"),
}


class Clauses(tuple[Message, ...]):
    """Parts of one sentence, with semicolons between them."""

    __slots__ = ()

    def __str__(self) -> str:
        return say("; ").join(map(str, self))


@dataclass(frozen=True)
class Verdict:
    """How one rule came out."""

    rule: Rule
    outcome: Outcome
    sentence: Message
    address: Address

    def __str__(self) -> str:
        said = say("{outcome}: {question} [{references}]. {sentence}", outcome=OUTCOMES[self.outcome],
                   question=self.rule.question, references=self.rule.references, sentence=_sentence(self))  # fmt: skip
        todo = self.outcome in ("look", "blocking")
        return f"{said}\n    → {self.rule.todo}" if todo else said


def _sentence(verdict: Verdict) -> str:
    text = str(verdict.sentence)
    return text if text.endswith(".") else f"{text[:1].upper()}{text[1:]}."


@dataclass(frozen=True)
class LegalReview:
    """What was checked and how it came out, by the law of the day the consultation was launched."""

    verdicts: tuple[Verdict, ...]
    launch: date | None
    considerations: dict[str, tuple[str, ...]]
    """What to enter in the essential data (DECP), by its field."""
    read_on: date = READ_ON

    @property
    def made(self) -> tuple[Verdict, ...]:
        """The checks that could be made."""
        return tuple(verdict for verdict in self.verdicts if verdict.outcome != "not_checked")

    @property
    def blocking(self) -> tuple[Verdict, ...]:
        """The points that a text forbids."""
        return tuple(verdict for verdict in self.verdicts if verdict.outcome == "blocking")

    @property
    def unchecked(self) -> list[Message]:
        """What was not checked, for want of the file saying it or because no file can."""
        silent = {str(v.sentence): v.sentence for v in self.verdicts if v.outcome == "not_checked"}
        return [*silent.values(), *ALWAYS_UNCHECKED]

    @property
    def conclusion(self) -> Message:
        """Say it whole: what was found, what was not checked, when the texts were read, and that it is no advice."""
        found = len(self.blocking)
        none = counted(
            "No blocking point in the {count} check made.", "No blocking point among the {count} checks made.",
            len(self.made),
        )  # fmt: skip
        some = counted(
            "{count} blocking point among the {made} checks made.",
            "{count} blocking points among the {made} checks made.", found, made=len(self.made),
        )  # fmt: skip
        return message(
            "{verdict} Not checked: {list}. Texts last read on {day}. This is not legal advice.",
            verdict=some if found else none, list=Clauses(self.unchecked), day=day(self.read_on),
        )  # fmt: skip

    def __str__(self) -> str:
        declared = [say("{name}: {list}", name=name, list=values) for name, values in self.considerations.items()]
        return "\n".join([*map(str, self.verdicts), "", *declared, "", str(self.conclusion)])

    def to_dict(self) -> dict[str, Any]:
        """Return the same as plain data."""
        return {
            "launch": self.launch and self.launch.isoformat(),
            "read_on": self.read_on.isoformat(),
            "checks_made": len(self.made),
            "blocking": len(self.blocking),
            "verdicts": [
                {"rule": v.rule.key, "question": str(v.rule.question), "references": v.rule.references,
                 "severity": v.rule.severity, "outcome": v.outcome, "sentence": _sentence(v),
                 "to_do": str(v.rule.todo), "address": list(v.address)}
                for v in self.verdicts
            ],
            "decp": {name: list(values) for name, values in self.considerations.items()},
            "not_checked": list(map(str, self.unchecked)),
            "conclusion": str(self.conclusion),
        }  # fmt: skip


def check_law(purchase: Purchase) -> LegalReview:
    """Check a purchase against the texts on life-cycle cost, by the law of the day it was launched.

    Sources
    -------
    CCP L2152-7, R2152-7, R2152-9, R2152-10, R2152-12, L2111-2, L2112-2, R2151-4; décret 2022-767; and the decisions
    each rule names. ``launch`` is the day the notice was sent for publication or the consultation launched.

    """
    return LegalReview(tuple(_verdicts(purchase)), purchase.launch, _essential_data(purchase))


def _essential_data(purchase: Purchase) -> dict[str, tuple[str, ...]]:
    """Say the considerations as the essential data of public contracts do (schema 2.0.3)."""
    green = any(criterion.environmental for criterion in purchase.criteria)
    social = any(
        "social" in (criterion.kind, *(s.kind for s in criterion.sub_criteria)) for criterion in purchase.criteria
    )
    return {
        "considerationsEnvironnementales": purchase.environment.decp("environment", criterion=green),
        "considerationsSociales": purchase.social.decp("social", criterion=social),
    }


def _verdicts(purchase: Purchase) -> Iterator[Verdict]:
    for rule in RULES:
        in_force = rule.in_force(purchase.launch)
        said = rule.check(purchase) if in_force else None
        if in_force is None and rule.since:
            what = message("the rules in force from {day}: the date of launch is not given", day=day(GREEN))
            said = Said("not_checked", what, ("launch",))
        if said is not None:
            yield Verdict(rule, said.outcome, said.sentence, said.address)
