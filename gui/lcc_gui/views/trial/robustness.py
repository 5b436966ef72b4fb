"""Robustness of the ranking of the trial offers: three scenarios, and what would change who is first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QProgressBar, QPushButton

from lcc import Purchase, around, assumptions, breakevens, scenarios
from lcc.documents.charts.verdict_rows import rulers
from lcc.figures import Amount
from lcc.sensitivity.outcomes import Scenario, SideBySide
from lcc.sensitivity.verdicts import BreakEvens
from lcc.words import say
from lcc_gui.document import Document
from lcc_gui.grid import Cell
from lcc_gui.painter import ink
from lcc_gui.settings import Settings
from lcc_gui.switch import Switch
from lcc_gui.views.trial.step import Step, fit
from lcc_gui.work import Task, Work

SHARES = (0.1, 0.2, 0.5)
"""Ranges offered for want of sourced ones: so much less, so much more."""


@dataclass(frozen=True)
class Explored:
    """What was found, and whether the method had no range of its own."""

    scenarios: SideBySide
    breakevens: BreakEvens
    bare: bool


class Robustness(Step):
    """Found off the window's thread; what an older version gave is dropped."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.note(say("On the trial offers: does the ranking hold when assumptions move within their ranges?"), "quiet")
        self.problem = self.note(role="warning")
        self.to_trials = self.button(say("Go to the trial offers"), lambda: self.go.emit(("trials",)))
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(say("Trying the assumptions"))
        self.column.addWidget(self.bar)
        self.cancel = self.button(say("Stop"), self.stop)
        self.again = self.button(say("Try again"), self.start)
        self.row(self.to_trials, self.cancel, self.again)
        self.bare = self.note(
            say("No value of the method has a range, its own or of the catalogue: each value set by the buyer moves by "
                "as much."), "quiet",
        )  # fmt: skip
        self.shares = Switch(
            say("How much each value moves"), [say("± {share:percent}", share=one) for one in SHARES], 1
        )
        self.shares.chosen.connect(lambda _: self.start())
        self.column.addWidget(self.shares)
        self._results()
        self.work = Work(self)
        self.work.progress.connect(lambda share: self.bar.setValue(round(share * 100)))
        self.work.done.connect(self._show)
        self.work.failed.connect(lambda sentence: self._fail(str(sentence)))
        self.destroyed.connect(self.work.close)
        self._busy(False)
        self._reveal(None)

    # Public methods

    def show_now(self) -> None:
        """Try the assumptions of the version in force."""
        ready = bool(self.document.trials.evaluated)
        self.to_trials.setVisible(not ready)
        if ready:
            self.start()
            return
        self.work.stop()
        self._reveal(None)
        self._fail(say("Robustness is tried on trial offers: make some first."))
        self.again.hide()

    # Slots

    def start(self) -> None:
        """Try, or try again."""
        purchase, share = self.document.purchase, SHARES[self.shares.current()]
        self.problem.hide()
        self.bar.setValue(0)
        self._busy(True)
        self.work.start(lambda task: explored(task, purchase, share))

    def stop(self) -> None:
        """Stop trying; what comes later is dropped."""
        self.work.stop()
        self._reveal(None)
        self._fail(say("Stopped: nothing was concluded."))

    # Private

    def _results(self) -> None:
        """Lay out the verdicts, the scenarios and the rulers."""
        self.mark = self.note(role="quiet")
        self.verdict = self.note(role="section")
        self.lines, self.table = self.figures(say("Low, published and high values"))
        self.details = QPushButton(say("What each scenario changes"))
        self.details.setCheckable(True)
        self.row(self.details)
        self.changes = self.note(role="quiet")
        self.details.toggled.connect(self.changes.setVisible)
        self.view = self.picture()
        self.column.addStretch()

    def _reveal(self, found: Explored | None) -> None:
        shown = found is not None
        for widget in (self.mark, self.verdict, self.table, self.details, self.view):
            widget.setVisible(shown)
        self.changes.setVisible(shown and self.details.isChecked())
        bare = found is not None and found.bare
        self.bare.setVisible(bare)
        self.shares.setVisible(bare)

    def _show(self, found: Explored) -> None:
        self._busy(False)
        beside, names = found.scenarios, self.document.trials.names
        self.mark.setText(say("{mark}.", mark=found.breakevens.mark))
        verdicts = dict.fromkeys(map(str, (found.breakevens.verdict, beside.verdict)))
        stable = found.breakevens.stable and beside.stable
        if not stable and len(verdicts) > 1:  # the sentence that says “stable” is only half of the truth
            verdicts = dict.fromkeys(str(one.verdict) for one in (found.breakevens, beside) if not one.stable)
        self.verdict.setText("\n".join(say("{verdict}.", verdict=one) for one in verdicts))
        listed = [*beside.scenarios, *beside.others]
        heads = [say("first"), *[rank.offer for rank in beside.published.ranking]]
        self.lines.put(heads, [_line(one, heads[1:], beside) for one in listed])
        said = [say("{where}: {what}", where=one.name, what=say("; ").join(map(str, one.described))) for one in listed
                if one.described]  # fmt: skip
        self.changes.setText("\n".join(said))
        self._reveal(found)
        fit(self.table)
        self.view.show_made(
            lambda width, scale: rulers(
                found.breakevens, offers=names, width=width, scale=scale, ink=ink(self.settings)
            )
        )

    def _fail(self, sentence: str) -> None:
        self._busy(False)
        self.again.show()
        self.problem.setText(sentence)
        self.problem.show()

    def _busy(self, on: bool) -> None:
        self.bar.setVisible(on)
        self.cancel.setVisible(on)
        self.again.hide()
        self.to_trials.setVisible(False)
        self.problem.setVisible(False)


def _line(one: Scenario, offers: list[str], beside: SideBySide) -> tuple[str, list[Cell]]:
    """Write a scenario: who is first, and the totals."""
    same = set(one.first) == set(beside.published.first)
    first = Cell(", ".join(one.first), None, "" if same else "warning",
                 "" if same else say("Another offer is first than with the published values."))  # fmt: skip
    totals = [str(Amount(one.totals[name], beside.currency, 0)) for name in offers]
    return str(one.name), [first, *(Cell(total, number=True) for total in totals)]


def explored(task: Task, purchase: Purchase, share: float) -> Explored:
    """Explore the ranges of the purchase on its trial offers; for want of any, so much less and more."""
    task.at(0.0)
    bare = not assumptions(purchase, trials=True)
    task.at(0.1)
    ranges = around(purchase, share, trials=True) if bare else None
    task.at(0.4)
    beside = scenarios(purchase, ranges, trials=True)
    task.at(0.6)
    found = breakevens(purchase, ranges, trials=True)
    task.at(1.0)
    return Explored(beside, found, bare)
