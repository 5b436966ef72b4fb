"""*Refaire le calcul*: one offer on one page, *declared value × quantity × coefficient = amount*, down to sources."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from lcc import explain
from lcc.words import say
from lcc_gui.document import Document
from lcc_gui.flow import flowing
from lcc_gui.look import em
from lcc_gui.settings import Settings
from lcc_gui.views.comparison.panel import Panel


class Redo(Panel):
    """The trace of an offer, or of one part of its total."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.note(say("Multiply what each line says and add up: you find the same cent."), "quiet")
        self.offer, self.part = QComboBox(), QComboBox()
        self.offer.setAccessibleName(say("Offer"))
        self.part.setAccessibleName(say("Cost"))
        for box in (self.offer, self.part):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(lambda _: self._write())
        self.text = QPlainTextEdit()
        copy = QPushButton(say("Copy"))
        copy.clicked.connect(lambda _=False: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.column.addWidget(flowing(self.offer, self.part, copy))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(say("The sum, line by line"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setMinimumHeight(em(20))
        self.column.addWidget(self.text, 1)

    # Public methods

    def show_now(self) -> None:
        """List the offers and the costs in force, and write the sum."""
        self.show_figure(self.offer.currentText(), self.part.currentData() or "")

    def show_figure(self, offer: str, part: str) -> None:
        """Write how one figure is made; without an offer, how the first in the ranking is."""
        comparison = self.document.comparison
        self._shown = self.document.version
        ranked = [one.offer for one in comparison.ranking]
        self.offer.clear()
        self.offer.addItems(ranked)
        self.part.clear()
        self.part.addItem(say("all costs"), "")
        for name in comparison.parts:
            self.part.addItem(str(comparison.label(name)), name)
        self.offer.setCurrentIndex(ranked.index(offer) if offer in ranked else 0)
        self.part.setCurrentIndex(max(0, self.part.findData(part)))
        self._write()

    # Private

    def _write(self) -> None:
        trace = explain(self.document.purchase, self.offer.currentText(), self.part.currentData() or None)
        self.text.setPlainText(str(trace))
