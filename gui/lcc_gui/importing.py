"""Forms read back into offers, off the window's thread; what each one raises is said below the table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lcc import Purchase
from lcc.documents.reading import FormReport, import_forms
from lcc.words import counted
from lcc_gui.document import Document
from lcc_gui.work import Task, Work

Imported = tuple[Purchase, Purchase, tuple[FormReport, ...]]
"""The purchase before, after, and what each form gave."""


class Importing(QObject):
    """Reads forms; their offers go into the document in one edit."""

    told = Signal(list)
    """What each form gave, in words."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.work = Work(self)
        self.work.done.connect(self._put)
        self.work.failed.connect(lambda sentence: self.told.emit([str(sentence)]))
        self.destroyed.connect(self.work.close)
        self._paths: list[Path] = []

    # Public methods

    def start(self, paths: list[Path]) -> None:
        """Read forms."""
        self._paths = paths
        purchase = self.document.purchase
        self.work.start(lambda task: _read(task, purchase, paths))

    # Private

    def _put(self, imported: Imported) -> None:
        """Put the offers into the document; read again when it has changed meanwhile."""
        before, after, reports = imported
        if before is not self.document.purchase:
            self.start(self._paths)
            return
        taken = sum(report.offer is not None for report in reports)
        self.document.do(after, counted("import {count} form", "import {count} forms", taken))
        self.document.settle()
        self.told.emit([str(report) for report in reports])


def _read(task: Task, purchase: Purchase, paths: list[Path]) -> Imported:
    task.at(0.0)
    after, reports = import_forms(purchase, paths)
    return purchase, after, reports
