"""What goes out: the report at each level, the workbook, the method alone; what cannot be written says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox

from lcc import LccError, Purchase, publish, save
from lcc.words import Message, message, say
from lcc_gui.document import Document
from lcc_gui.producing import Job, Producing, file_stem
from lcc_gui.settings import Settings
from lcc_gui.views.trial.step import Step

LEVELS: tuple[tuple[str, Message, Message], ...] = (
    ("internal", message("Internal report"), message("For the buyer's file: it contains the offers.")),
    (
        "unsuccessful",
        message("For each unsuccessful tenderer, before signature"),
        message("Own marks, the winner's name, the advantages of its offer; none of its declared values."),
    ),
    (
        "signed",
        message("After signature"),
        message("Communicable version; it needs the signature date of page 1."),
    ),
)
KINDS = (".pdf", ".docx")


class Exports(Step):
    """One line an export, and what became of it."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.note(say("This file contains the offers. To pass it on, use Export the method alone."), "warning")
        self.level, self.kind = QComboBox(), QComboBox()
        self.level.setAccessibleName(say("Level of the report"))
        for key, words, _ in LEVELS:
            self.level.addItem(str(words), key)
        self.kind.setAccessibleName(say("Kind of file"))
        self.kind.addItems([kind.removeprefix(".").upper() for kind in KINDS])
        self.level.currentIndexChanged.connect(lambda _: self.show_now())
        self.row(self.level, self.kind)
        self.about = self.note(role="quiet")
        self.analyses = QCheckBox(say("With the analyses for information"))
        self.attach = QCheckBox(say("With the purchase file attached (PDF)"))
        self.row(self.analyses, self.attach)
        self.problem = self.note(role="warning")
        self.write = self.button(say("Write the report…"), self.ask_report, primary=True)
        self.row(self.write)
        self.note(say("Other files"), "section")
        self.row(
            self.button(say("Workbook with live formulas…"), lambda: self._ask(self.workbook_jobs)),
            self.button(say("Export the method alone…"), lambda: self._ask(self.method_jobs)),
        )
        self.producing = Producing()
        self.column.addWidget(self.producing)
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Say what the level chosen holds, and why it cannot be written if it cannot."""
        internal = self.level.currentData() == "internal"
        self.about.setText(str(LEVELS[self.level.currentIndex()][2]))
        self.analyses.setVisible(internal)
        self.attach.setVisible(internal)
        mistake = self.mistake()
        self.problem.setText(mistake)
        self.problem.setVisible(bool(mistake))
        self.write.setEnabled(not mistake)

    def mistake(self) -> str:
        """Say why the level chosen cannot be written, nothing when it can."""
        from lcc.documents.report import report

        purchase, level = self.document.purchase, self.level.currentData()
        names = self.losers() if level == "unsuccessful" else [None]
        if not names:
            return say("There is no unsuccessful tenderer to inform yet.")
        try:
            for name in names:
                report(purchase, level, tenderer=name)
        except LccError as error:
            return str(error)
        return ""

    def losers(self) -> list[str | None]:
        """List one offer of each tenderer that is not first."""
        comparison = self.document.comparison
        first = {one.offer for one in comparison.ranking if one.place == 1}
        winners = {offer.tenderer for offer in comparison.offers if offer.name in first}
        found: dict[str, str | None] = {}
        for offer in comparison.offers:
            if offer.name not in first and (not offer.tenderer or offer.tenderer not in winners):
                found.setdefault(offer.tenderer or offer.name, offer.name)
        return list(found.values())

    def report_jobs(self) -> list[Job]:
        """List the reports of the level chosen."""
        from lcc.documents.report import report_name

        level, suffix = self.level.currentData(), KINDS[self.kind.currentIndex()]
        purchase, names = self.document.purchase, self.losers() if level == "unsuccessful" else [None]
        return [
            Job(self.level.currentText(), report_name(purchase, level, tenderer=name, suffix=suffix),
                self._writer(purchase, level, name))
            for name in names
        ]  # fmt: skip

    def workbook_jobs(self) -> list[Job]:
        """List the workbook."""
        from lcc.documents.workbook import write_workbook

        purchase = self.document.purchase
        name = file_stem(say("workbook"), purchase.reference) + ".xlsx"
        return [Job(say("Workbook"), name, lambda path: write_workbook(purchase, path))]

    def method_jobs(self) -> list[Job]:
        """List the method alone."""
        purchase = self.document.purchase
        name = file_stem(say("method"), purchase.reference) + ".lcc.yaml"
        return [Job(say("Method alone"), name, lambda path: save(publish(purchase), path))]

    # Slots

    def ask_report(self) -> None:
        """Ask for a folder and write the reports."""
        self._ask(self.report_jobs)

    # Private

    def _ask(self, jobs: Callable[[], list[Job]]) -> None:
        start = self.document.path.parent if self.document.path else None
        self.producing.ask(say("Where the files go"), jobs, start)

    def _writer(self, purchase: Purchase, level: str, name: str | None) -> Callable[[Path], object]:
        analyses = self.analyses.isChecked() and level == "internal"
        attach = self.attach.isChecked() and level == "internal"

        def write(path: Path) -> None:
            from lcc.documents.report import attached, report
            from lcc.documents.writing import write_document

            today = date.today()  # noqa: DTZ011  # the calendar on the buyer's wall
            made = report(purchase, level, tenderer=name, analyses=analyses, day=today)
            write_document(attached(made, purchase, level) if attach and path.suffix == ".pdf" else made, path)

        return write
