"""The value under the cursor: what was asked, what proves it, and whether the proof holds."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from lcc.model import Parameter
from lcc.purchase import Offer
from lcc.words import choose, message, say
from lcc_gui.answers.rows import asked_label
from lcc_gui.document import Document
from lcc_gui.look import em

PROOFS = (
    (None, message("not examined")),
    (True, message("proven")),
    (False, message("unproven: the published fallback applies, if there is one")),
)


class AnswerDetail(QFrame):
    """One line of words, and the proof."""

    def __init__(self, document: Document, which: str) -> None:
        super().__init__()
        self.document, self.which = document, which
        self._offer, self._parameter = "", ""
        self.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        self._asked = QLabel()
        self._asked.setWordWrap(True)
        self._asked.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self._asked)
        row = QHBoxLayout()
        column.addLayout(row)
        self._note = QLineEdit()
        self._note.setPlaceholderText(say("Evidence received: file, page"))
        self._note.setAccessibleName(say("Evidence received"))
        self._note.editingFinished.connect(self._noted)
        row.addWidget(self._note, 2)
        self._proof = QComboBox()
        self._proof.setAccessibleName(say("State of the proof"))
        for value, words in PROOFS:
            self._proof.addItem(str(words), value)
        self._proof.activated.connect(self._proved)
        row.addWidget(self._proof, 1)
        self.hide()

    # Public methods

    def show_answer(self, offer: str, parameter: Parameter | None) -> None:
        """Show what was asked and what is known of the proof."""
        self.setVisible(parameter is not None and bool(offer))
        if parameter is None or not offer:
            return
        self._offer, self._parameter = offer, parameter.name
        self._asked.setText(describe(parameter))
        held = next((one for one in self._offers() if one.name == offer), None)
        proof = held.evidence.get(parameter.name) if held else None
        self._note.setText(choose(proof.note) if proof else "")
        values = [value for value, _ in PROOFS]
        self._proof.setCurrentIndex(values.index(proof.proven if proof else None))

    # Slots

    def _noted(self) -> None:
        self._put(note=self._note.text().strip())

    def _proved(self, place: int) -> None:
        self._put(proven=PROOFS[place][0])

    # Private

    def _offers(self) -> tuple[Offer, ...]:
        return tuple(getattr(self.document.purchase, self.which))

    def _put(self, **changes: object) -> None:
        held = next((one for one in self._offers() if one.name == self._offer), None)
        before = held.evidence.get(self._parameter) if held else None
        given = {"note": before.note if before else "", "proven": before.proven if before else None}
        if held is None or {**given, **changes} == given:
            return
        what = message("change the proof of {what} ({offer})", what=self._parameter, offer=self._offer)
        self.document.set((self.which, self._offer, "evidence", self._parameter), {**given, **changes}, what)
        self.document.settle()


def describe(parameter: Parameter) -> str:
    """Say what was asked: definition, usual values, evidence, check."""
    return " · ".join(part for part in (asked_label(parameter), *_asked(parameter)) if part)


def _asked(parameter: Parameter) -> Iterator[str]:
    yield choose(parameter.definition)
    usual = parameter.usual
    if usual is not None and usual.low is not None and usual.high is not None:
        limits = {"low": usual.low, "high": usual.high}
        if usual.required:
            yield say("required: from {low:number} to {high:number}", **limits)
        else:
            yield say("usually {low:number} to {high:number}", **limits)
    if evidence := choose(parameter.evidence):
        yield say("evidence asked: {text}", text=evidence)
    if check := choose(parameter.check):
        yield say("check before award: {text}", text=check)
