"""Trial and publication: try the method on fictional offers, check it, freeze it, produce the annex and the form."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from lcc.words import Message, message, say
from lcc_gui.document import Address, Document
from lcc_gui.settings import Settings
from lcc_gui.switch import Switch
from lcc_gui.views.trial.checking import Checking
from lcc_gui.views.trial.freezing import Freezing
from lcc_gui.views.trial.publishing import Publishing
from lcc_gui.views.trial.robustness import Robustness
from lcc_gui.views.trial.scoring import ScoringTrial
from lcc_gui.views.trial.step import Step
from lcc_gui.views.trial.trying import Trying
from lcc_gui.views.view import View


class TrialView(View):
    """Page 3: six steps, one in sight."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.heading(message("Trial and publication"))
        self.trying, self.robustness = Trying(document, settings), Robustness(document, settings)
        self.scoring, self.checking = ScoringTrial(document, settings), Checking(document, settings)
        self.freezing, self.publishing = Freezing(document, settings), Publishing(document, settings)
        steps: tuple[tuple[Message, Step], ...] = (
            (message("Trial offers"), self.trying),
            (message("Robustness"), self.robustness),
            (message("Scoring simulation"), self.scoring),
            (message("Checks"), self.checking),
            (message("Freeze and publish…"), self.freezing),
            (message("Produce the annex and the form"), self.publishing),
        )
        self.steps = [step for _, step in steps]
        self.switch = Switch(say("Steps of the trial"), [str(words) for words, _ in steps])
        self.switch.chosen.connect(self._turn)
        self.column.addWidget(self.switch)
        for step in self.steps:
            step.go.connect(self._go)
            step.told.connect(self.say)
            self.column.addWidget(step, 1)
            step.setVisible(step is self.steps[0])
        self.refresh()

    # Public methods

    def refresh(self) -> None:
        """Bring the step in sight up to date."""
        self.step().refresh()

    def show_address(self, address: Address) -> None:
        """Show a trial offer, the seal, or one of the steps by its number."""
        if address[:1] == ("trials",):
            self.show_step(self.trying)
            self.trying.show_address(address)
        elif address[:1] == ("seal",):
            self.show_step(self.freezing)

    def step(self) -> Step:
        """Return the step in sight."""
        return self.steps[self.switch.current()]

    def show_step(self, step: Step) -> None:
        """Turn to a step."""
        self.switch.press(self.steps.index(step))

    # Private

    def _turn(self, place: int) -> None:
        for step in self.steps:
            step.setVisible(step is self.steps[place])
        self.refresh()
        QApplication.sendPostedEvents(self.widget(), 0)
        self.verticalScrollBar().setValue(0)

    def _go(self, address: Address) -> None:
        """Stay here for what lives here; the window shows the rest."""
        if address[:1] in (("trials",), ("seal",)):
            self.show_address(address)
        else:
            self.go.emit(address)
