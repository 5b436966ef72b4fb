"""The report: marks, prices to justify, exports by level, the fingerprint, and what follows the award."""

from __future__ import annotations

from lcc.words import Message, message, say
from lcc_gui.document import Document
from lcc_gui.settings import Settings
from lcc_gui.switch import Switch
from lcc_gui.views.report.exports import Exports
from lcc_gui.views.report.followup import FollowUpStep
from lcc_gui.views.report.marks import Marks
from lcc_gui.views.report.prices import Prices
from lcc_gui.views.trial.step import Step
from lcc_gui.views.trial.versions import Versions
from lcc_gui.views.view import View


class Fingerprint(Step):
    """Is the method the one that was frozen?"""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.versions = Versions(document)
        self.column.addWidget(self.versions)
        self.column.addStretch()

    def show_now(self) -> None:
        """Show the versions in force."""
        self.versions.refresh()


class ReportView(View):
    """One step a question, in the order of the file."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.heading(message("Report"))
        steps: tuple[tuple[Message, Step], ...] = (
            (message("Marks"), Marks(document, settings)),
            (message("Prices to justify"), Prices(document, settings)),
            (message("Exports"), Exports(document, settings)),
            (message("Fingerprint"), Fingerprint(document, settings)),
            (message("After award"), FollowUpStep(document, settings)),
        )
        self.steps = [step for _, step in steps]
        self.switch = Switch(say("Questions"), [str(words) for words, _ in steps])
        self.switch.chosen.connect(self._turn)
        self.column.addWidget(self.switch)
        for step in self.steps:
            step.go.connect(self.go)
            step.told.connect(self.say)
            step.opened.connect(lambda offer, part: self.go.emit(("comparison", offer, part)))
            self.column.addWidget(step, 1)
            step.setVisible(step is self.steps[0])
        self.refresh()

    # Public methods

    def refresh(self) -> None:
        """Bring the step in sight up to date."""
        self.steps[self.switch.current()].refresh()

    # Private

    def _turn(self, place: int) -> None:
        for step in self.steps:
            step.setVisible(step is self.steps[place])
        self.refresh()
