"""*Usage, périmètre et clause*: what is counted and what is not, and what a declared value binds to."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from lcc.documents.annex.contract import effect
from lcc.documents.blocks import Notice
from lcc.model import Clause, FunctionalUnit
from lcc.words import Message, message, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Address, Document
from lcc_gui.fields import ShareField, TextField, WholeField
from lcc_gui.flow import flowing
from lcc_gui.look import em
from lcc_gui.settings import Settings
from lcc_gui.views.method.formula import FormulaField
from lcc_gui.views.method.room import Room, plain_label

UNIT = ("method", "functional_unit")
CLAUSE = ("method", "clause")


class ServiceRoom(Room):
    """Words of the method, the unit of service, the clause."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        for key, label, hint in (
            ("usage", say("Usage profile"), say("Who uses it, how much and how: where the quantities come from.")),
            ("left_out", say("Costs left out"), say("What is not counted, and why: the annex says it.")),
            ("variants", say("What variants may change"),
             say("And the minimal requirements they keep (CCP R2151-10). Empty: no variant.")),
        ):  # fmt: skip
            self.column.addWidget(TextField(document, ("method", key), label, lines=4, hint=hint))
        self._unit()
        self._clause()
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Show the unit and the clause where there are some."""
        method = self.document.purchase.method
        some = method.functional_unit is not None
        self.unit.setVisible(some)
        self.with_unit.setVisible(not some)
        bound = method.clause is not None
        self.clause.setVisible(bound)
        self.with_clause.setVisible(not bound)
        if bound:
            self._preview()

    def seek(self, address: Address) -> QWidget | None:
        """Return the field of an address, or the button that makes it."""
        method = self.document.purchase.method
        if address[:2] == UNIT and method.functional_unit is None:
            return self.with_unit
        if address[:2] == CLAUSE and method.clause is None:
            return self.with_clause
        return super().seek(address)

    # Private

    def _unit(self) -> None:
        document = self.document
        self.column.addWidget(plain_label(say("Unit of service"), "section"))
        self.with_unit = self._button(say("Compare also per unit of service: a page, a kilometre, a meal…"), UNIT,
                                      FunctionalUnit(label="", amount=""),
                                      message("add the unit of service"))  # fmt: skip
        self.unit = QWidget()
        column = QVBoxLayout(self.unit)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            TextField(document, (*UNIT, "label"), say("Unit of service"), hint=say("Such as 1,000 pages."))
        )
        column.addWidget(FormulaField(document, (*UNIT, "amount"), say("How many in a year of use"), self.settings))
        column.addWidget(flowing(
            self._button(say("Remove the unit of service"), UNIT, None, message("remove the unit of service"))
        ))  # fmt: skip
        self.column.addWidget(flowing(self.with_unit))
        self.column.addWidget(self.unit)

    def _clause(self) -> None:
        document = self.document
        self.column.addWidget(plain_label(say("Clause: what a declared value binds to"), "section"))
        self.with_clause = self._button(say("Add the clause"), CLAUSE, Clause(), message("add the clause"))
        self.clause = QWidget()
        column = QVBoxLayout(self.clause)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(TextField(document, (*CLAUSE, "protocol"), say("Measurement protocol"), lines=2,
                                   hint=say("Standard, instrument, who is there.")))  # fmt: skip
        column.addWidget(in_columns(
            WholeField(document, (*CLAUSE, "months"), say("Measured within so many months of admission")),
            ShareField(document, (*CLAUSE, "tolerance"), say("Tolerance")),
            WholeField(document, (*CLAUSE, "remedy_days"), say("Days to remedy it")),
            ShareField(document, (*CLAUSE, "cap"), say("Cap of the penalty, share of the contract")),
        ))  # fmt: skip
        self.text = plain_label()
        frame = QFrame()
        frame.setProperty("role", "banner")
        framed = QVBoxLayout(frame)
        framed.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        framed.addWidget(plain_label(say("As the annex prints it"), "quiet"))
        framed.addWidget(self.text)
        column.addWidget(frame)
        column.addWidget(flowing(self._button(say("Remove the clause"), CLAUSE, None, message("remove the clause"))))
        self.column.addWidget(flowing(self.with_clause))
        self.column.addWidget(self.clause)

    def _preview(self) -> None:
        notices = [block for block in effect(self.document.purchase) if isinstance(block, Notice)]
        self.text.setText("\n\n".join(str(text) for notice in notices for text in notice.text))

    def _button(self, words: str, address: Address, given: Any, what: Message) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda _=False: self._put(address, given, what))
        return button

    def _put(self, address: Address, given: Any, what: Message) -> None:
        self.document.settle()
        self.document.set(address, given, what)
        self.document.settle()
