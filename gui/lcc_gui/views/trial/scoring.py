"""How each formula and each weight would mark the trial offers, with what judges have said of them."""

from __future__ import annotations

from lcc import LccError, ScoringSimulation, marking_formula, simulate_scoring
from lcc.figures import Amount
from lcc.scoring.cautions import Caution
from lcc.scoring.simulation import Behaviour
from lcc.words import choose, say
from lcc_gui.document import Document
from lcc_gui.grid import Cell, GridModel, GridView, State
from lcc_gui.look import shades
from lcc_gui.notes import NotesSheet
from lcc_gui.settings import Settings
from lcc_gui.todo import Outcome, Point, TodoList
from lcc_gui.views.trial.step import Step, fit, names_width

GRAVE = ("negative", "best", "order")
"""What a judge has set aside whatever the amounts."""


class ScoringTrial(Step):
    """Formulas side by side on the trial offers."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.note(say("What each formula does to the trial offers, before the method is published."), "quiet")
        self.problem = self.note(role="warning")
        self.to_trials = self.button(say("Go to the trial offers"), lambda: self.go.emit(("trials",)))
        self.to_criteria = self.button(say("Go to the award criteria"), lambda: self.go.emit(("criteria",)))
        self.row(self.to_trials, self.to_criteria)
        self.notes_title = self.note(say("Notes of the trial offers"), "section")
        self.notes_why = self.note(
            say("Fictional notes: with one for each criterion, you see which offer each formula would put first."),
            "quiet",
        )
        self.notes = GridView(GridModel(NotesSheet(document, "trials"), shades(settings.choices)),
                              say("Notes of the trial offers"))  # fmt: skip
        self.column.addWidget(self.notes)
        self.title = self.note(role="section")
        self.lines, self.table = self.figures(say("Formulas side by side"))
        self.beware = self.note(say("To beware of, on these amounts"), "section")
        self.cautions = TodoList()
        self.cautions.go.connect(self.go)
        self.column.addWidget(self.cautions)
        self.sources_title = self.note(say("Sources"), "section")
        self.sources = self.note(role="quiet")
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Simulate on the version in force; say in place what prevents it."""
        purchase = self.document.purchase
        self.notes.grid.refresh()
        some = bool(purchase.trials) and self.notes.grid.rowCount() > 0
        for widget in (self.notes_title, self.notes_why, self.notes):
            widget.setVisible(some)
        if some:
            self.notes.fit(names_width(self.notes), 20)
        try:
            found = simulate_scoring(purchase.replace(offers=()))
        except LccError as error:
            self._stop(str(error))
            return
        self._reveal(shown=True)
        self._tell(found)

    # Private

    def _stop(self, sentence: str) -> None:
        purchase = self.document.purchase
        computed = any(one.computed for one in purchase.criteria)
        self.problem.setText(sentence)
        self._reveal(shown=False)
        self.to_criteria.setVisible(not computed)
        self.to_trials.setVisible(computed)

    def _reveal(self, *, shown: bool) -> None:
        for widget in (self.title, self.table, self.beware, self.cautions, self.sources_title, self.sources):
            widget.setVisible(shown)
        for other in (self.problem, self.to_trials, self.to_criteria):
            other.setVisible(not shown)

    def _tell(self, found: ScoringSimulation) -> None:
        criterion = found.criterion
        name = choose(criterion.label) or criterion.name
        self.title.setText(say("{criterion}, which weighs {weight:number}", criterion=name, weight=criterion.weight))
        known = any(one.totals for one in found.behaviours) and len(found.purchase.criteria) > 1
        heads = [*found.amounts, say("weight used"), *([say("first in all")] if known else [])]
        currency = found.purchase.method.currency
        amounts = [Cell(str(Amount(paid, currency)), number=True) for paid in found.amounts.values()]
        lines = [(say("Amount"), [*amounts, Cell(""), Cell("")])]
        for weight in dict.fromkeys(one.weight for one in found.behaviours):
            lines.append((say("Points out of {weight:number}", weight=weight), []))
            lines += [_line(one, known=known) for one in found.behaviours if one.weight == weight]
        self.lines.put(heads, lines)
        fit(self.table)
        address = ("criteria", criterion.name)
        self.cautions.show_points([_point(one, criterion.formula, address) for one in found.cautions])
        cases = {case.reference: case for one in found.cautions for case in one.cases}
        self.sources.setText("\n".join(f"{case}\n{case.url}" for case in cases.values()))
        self.sources_title.setVisible(bool(cases))
        self.sources.setVisible(bool(cases))
        self.beware.setText(
            say("To beware of, on these amounts") if found.cautions
            else say("Nothing to beware of was seen on these amounts.")
        )  # fmt: skip


def _line(one: Behaviour, *, known: bool) -> tuple[str, list[Cell]]:
    formula = marking_formula(one.formula)
    name = say("{code} {label}", code=formula.code, label=formula.label)
    state: State = "total" if one.published else ""
    points = [Cell(str(Amount(value)), None, state, formula.equation, number=True) for value in one.points.values()]
    used = Cell(say("{rate:percent}", rate=round(one.used, 3)), None, state, number=True)
    first = [Cell(" = ".join(one.first) or "–", None, state)] if known else []
    return say("{formula} (published)", formula=name) if one.published else name, [*points, used, *first]


def _point(one: Caution, published: str, address: tuple[str, ...]) -> Point:
    """Return a caution as a point; only those of the published formula lead to the criterion."""
    formula = None if one.formula is None else marking_formula(one.formula)
    mine = formula is None or formula is marking_formula(published)
    subject = say("All formulas") if formula is None else say("{code} {label}", code=formula.code, label=formula.label)
    if mine and formula is not None:
        subject = say("{formula} (published)", formula=subject)
    outcome: Outcome = "blocking" if mine and one.kind in GRAVE else "look" if mine else "note"
    references = say("; ").join(case.reference for case in one.cases)
    return Point(outcome, str(one.message), subject, references, address=address if mine else ())
