"""The checks: what the texts say of the purchase, what prevents a figure; never that all is lawful."""

from __future__ import annotations

from lcc import check_law
from lcc.compliance.review import Verdict
from lcc.words import choose, counted, say
from lcc_gui.document import Document
from lcc_gui.settings import Settings
from lcc_gui.todo import Outcome, Point, TodoList, of_finding
from lcc_gui.views.trial.step import Step

ORDER: tuple[Outcome, ...] = ("blocking", "look", "not_checked", "ok")
OF_OFFERS = ("offers",)


class Checking(Step):
    """Points in order of gravity, each with its text, what to do, and the way to its field."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.counts = self.note(role="section")
        self.lists: dict[Outcome, TodoList] = {}
        for outcome in ORDER:
            points = self.lists[outcome] = TodoList()
            points.go.connect(self.go)
            self.column.addWidget(points)
        self.conclusion = self.note(role="strong")
        self.method_title = self.note(say("What the method, the criteria and the trial offers lack"), "section")
        self.sound = self.note(say("Nothing prevents a figure."), "good")
        self.findings = TodoList()
        self.findings.go.connect(self.go)
        self.column.addWidget(self.findings)
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Check the version in force."""
        review = check_law(self.document.purchase)
        for outcome, points in self.lists.items():
            points.show_points([_point(one) for one in review.verdicts if one.outcome == outcome])
        count = {outcome: len(points.points) for outcome, points in self.lists.items()}
        self.counts.setText(say("; ").join(map(str, (
            counted("{count} blocking point", "{count} blocking points", count["blocking"]),
            counted("{count} point to look at", "{count} points to look at", count["look"]),
            counted("{count} not checked", "{count} not checked", count["not_checked"]),
            counted("{count} with nothing against it", "{count} with nothing against them", count["ok"]),
        ))))  # fmt: skip
        self.conclusion.setText(str(review.conclusion))
        found = [one for one in self.document.findings if one.address[:1] != OF_OFFERS]
        found.sort(key=lambda one: one.severity != "error")
        self.findings.show_points([of_finding(self.document.purchase, one) for one in found])
        self.sound.setVisible(not found)


def _point(verdict: Verdict) -> Point:
    todo = choose(str(verdict.rule.todo)) if verdict.outcome in ("look", "blocking") else ""
    sentence = str(verdict.sentence)
    return Point(
        verdict.outcome, f"{sentence[:1].upper()}{sentence[1:]}", str(verdict.rule.question), verdict.rule.references,
        todo, verdict.address,
    )  # fmt: skip
