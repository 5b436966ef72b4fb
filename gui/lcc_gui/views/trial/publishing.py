"""*Produire l'annexe et le cadre de réponse*: which files, which languages, which folder; what remains to fill in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from lcc import Purchase
from lcc.canonical import short
from lcc.documents.annex import remaining
from lcc.words import Message, choose, language, message, say, speaking
from lcc_gui.document import Document
from lcc_gui.producing import Job, Producing, file_stem
from lcc_gui.settings import Settings
from lcc_gui.todo import TodoList, of_finding
from lcc_gui.views.trial.step import Step

Write = Callable[[Purchase, Path, date], None]


@dataclass(frozen=True)
class Kind:
    """One kind of file: what it is, the beginning and the end of its name, and whether it is made unless refused."""

    key: str
    words: Message
    name: Message
    ending: str
    write: Write
    usual: bool


def _annex(purchase: Purchase, path: Path, today: date) -> None:
    from lcc.documents.annex import annex
    from lcc.documents.writing import write_document

    write_document(annex(purchase, day=today), path)


def _form(purchase: Purchase, path: Path, today: date) -> None:
    from lcc.documents.form import write_form

    write_form(purchase, path, day=today)


def _workbook(purchase: Purchase, path: Path, today: date) -> None:
    from lcc.documents.annex.publishing import published
    from lcc.documents.workbook import write_workbook

    write_workbook(published(purchase), path, day=today)  # no offer, no trial, no note


KINDS = (
    Kind("annex.pdf", message("Annex, PDF"), message("annex"), "pdf", _annex, usual=True),
    Kind("annex.docx", message("Annex, Word"), message("annex"), "docx", _annex, usual=False),
    Kind("annex.odt", message("Annex, LibreOffice"), message("annex"), "odt", _annex, usual=False),
    Kind("form.xlsx", message("Form, Excel"), message("form"), "xlsx", _form, usual=True),
    Kind("form.ods", message("Form, LibreOffice"), message("form"), "ods", _form, usual=True),
    Kind("workbook.xlsx", message("Workbook, Excel: the whole calculation, no offer in it"), message("workbook"),
         "xlsx", _workbook, usual=False),
)  # fmt: skip
LANGUAGES = (("fr", Message("Français")), ("en", Message("English")))


class Publishing(Step):
    """Boxes to tick, a folder to choose, the list of what was made; then what remains to fill in."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.state = self.note(role="strong")
        self.note(
            say("What is joined to the tender documents; no offer, trial offer, estimate or note is in it."), "quiet"
        )
        self.kinds = {kind.key: _box(str(kind.words), kind.usual) for kind in KINDS}
        self.languages = {key: _box(str(words), key == language()) for key, words in LANGUAGES}
        self.note(say("Documents"), "section")
        self.row(*self.kinds.values())
        self.note(say("Languages"), "section")
        self.row(*self.languages.values())
        for box in (*self.kinds.values(), *self.languages.values()):
            box.toggled.connect(lambda _: self._follow())
        self.make = self.button(say("Produce into a folder…"), self.ask, primary=True)
        self.row(self.make)
        self.producing = Producing()
        self.column.addWidget(self.producing)
        self.remains = self.note(role="section")
        self.todo = TodoList()
        self.todo.go.connect(self.go)
        self.column.addWidget(self.todo)
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Say what the documents will be, and what they would leave blank."""
        purchase = self.document.purchase
        self.state.setText(
            say("The method is not frozen: the documents are marked DRAFT.") if purchase.seal is None
            else say("The documents bear the fingerprint {short}.", short=short(purchase.seal.fingerprint))
        )  # fmt: skip
        found = remaining(purchase)
        self.todo.show_points([of_finding(purchase, one) for one in found])
        self.remains.setText(say("What remains to fill in") if found else say("Nothing remains to fill in."))
        self._follow()

    def produce(self, folder: Path) -> None:
        """Make the files ticked into a folder."""
        self.producing.start(folder, self.jobs())

    def jobs(self) -> list[Job]:
        """List the files ticked, each language apart."""
        today = date.today()  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant
        return list(self._jobs(self.document.purchase, today))

    # Slots

    def ask(self) -> None:
        """Ask for the folder."""
        path = self.document.path
        self.producing.ask(say("Produce into a folder"), self.jobs, path.parent if path else None)

    # Private

    def _follow(self) -> None:
        boxes = (self.kinds.values(), self.languages.values())
        self.make.setEnabled(all(any(box.isChecked() for box in some) for some in boxes))

    def _jobs(self, purchase: Purchase, today: date) -> Iterator[Job]:
        for code, box in self.languages.items():
            for kind in KINDS if box.isChecked() else ():
                if self.kinds[kind.key].isChecked():
                    yield _job(purchase, kind, code, today)


def _job(purchase: Purchase, kind: Kind, code: str, today: date) -> Job:
    """Make one job; the name of a draft says so."""
    words = say("{document} ({language})", document=kind.words, language=code)
    with speaking(code):
        seal = purchase.seal
        mark = short(seal.fingerprint)[:9] if seal else say("DRAFT")
        about = purchase.reference or choose(purchase.title)
        name = f"{file_stem(str(kind.name), about, mark, code)}.{kind.ending}"

    def write(path: Path) -> None:
        with speaking(code):
            kind.write(purchase, path, today)

    return Job(words, name, write)


def _box(words: str, on: bool) -> QCheckBox:  # Qt's argument
    box = QCheckBox(words)
    box.setChecked(on)
    return box
