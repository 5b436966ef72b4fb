"""The purchase: what is bought, by whom, when, on which criteria, and what stays inside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from lcc.words import Message, message, say
from lcc_gui.columns import in_columns
from lcc_gui.criteria import CriteriaPanel
from lcc_gui.document import Address, Document
from lcc_gui.fields import Field, NumberField, SuggestedField, TextField
from lcc_gui.settings import Settings
from lcc_gui.views.purchase.considerations import ConsiderationsPanel
from lcc_gui.views.purchase.dates import DatesPanel
from lcc_gui.views.view import View

PROCEDURES = (
    message("MAPA (adapted procedure)"),
    message("AOO (open procedure)"),
    message("AOR (restricted procedure)"),
    message("Competitive procedure with negotiation"),
    message("Competitive dialogue"),
    message("Without publicity or competition"),
)
WHY_PROCEDURE = message(
    "The report for unsuccessful tenderers follows it: the reasons are notified in a formalised procedure (R2181-1, "
    "R2181-3), and given on request within 15 days in an adapted one (R2181-2)."
)
WHY_ESTIMATE = message(
    "Held against the prices of the offers, to see an abnormally low one. Nothing that is published shows it: neither "
    "the annex, nor the form, nor the method exported alone."
)


class PurchaseView(View):
    """Page 1: the identity of the purchase."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.fields: dict[Address, Field] = {}
        self.heading(message("Purchase"))
        self._frozen = self._note()
        self._what()
        self.heading(message("Dates"), "section")
        self.dates = DatesPanel(document)
        self.column.addWidget(self.dates)
        self.heading(message("Award criteria"), "section")
        self.heading(message("Published with the method, and frozen with it."), "quiet")
        self.criteria = CriteriaPanel(document)
        self.column.addWidget(self.criteria)
        self.heading(message("Environmental and social considerations"), "section")
        self.considerations = ConsiderationsPanel(document)
        self.column.addWidget(self.considerations)
        self._published()
        self._inside()
        self.column.addStretch()
        self.fields |= self.dates.fields | self.considerations.fields
        self.refresh()

    # Public methods

    def refresh(self) -> None:
        """Show what follows from the dates and from a frozen method."""
        seal = self.document.purchase.seal
        self._frozen.setVisible(seal is not None)
        if seal is not None:
            self._frozen.setText(
                say("The method and the criteria are frozen: changed here, they are published as a modified version.")
            )
        self.dates.refresh()
        self.considerations.refresh()

    def show_address(self, address: Address) -> None:
        """Put the cursor in the field of an address."""
        field = self.fields.get(tuple(address))
        if field is not None:
            field.editor.setFocus()
            self.ensureWidgetVisible(field)
        elif address[:1] == ("criteria",):
            self.criteria.show_address(address)
            self.ensureWidgetVisible(self.criteria)

    # Private

    def _note(self) -> QLabel:
        label = self.heading("", "warning")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _what(self) -> None:
        """What is bought, by whom."""
        words = [str(one) for one in PROCEDURES]
        procedure = SuggestedField(
            self.document, ("procedure",), say("Procedure"), words, why=str(WHY_PROCEDURE),
        )  # fmt: skip
        self._add(self._text("title", message("Title of the purchase")))
        self._add(
            self._text("buyer", message("Buyer")),
            self._text("siret", message("SIRET of the buyer"), message("14 digits")),
            self._text("reference", message("Reference of the consultation")),
            self._text("lot", message("Lot")),
            self._text("cpv", message("CPV"), message("8 digits and a check digit, such as 30121200-5")),
            procedure,
        )

    def _published(self) -> None:
        """What tenderers are told besides the method."""
        self.heading(message("For tenderers"), "section")
        self._add(
            self._text("questions", message("Where questions on the method are put, and until when"), lines=2),
            self._text("software", message("Where this program can be had"),
                       message("An address of yours: tenderers may redo the calculation with the same program.")),
        )  # fmt: skip

    def _inside(self) -> None:
        """What never leaves the buyer."""
        self.heading(message("Internal, never published"), "section")
        estimate = NumberField(
            self.document, ("estimate",), say("Estimate of the price"), unit="€", why=str(WHY_ESTIMATE),
            hint=say("Never published. On the VAT basis of the method."),
        )  # fmt: skip
        self._add(estimate, self._text("note", message("Note"), message("Never published."), lines=3))

    def _text(self, key: str, label: Message, hint: Message | None = None, lines: int = 1) -> TextField:
        return TextField(self.document, (key,), str(label), hint=str(hint or ""), lines=lines)

    def _add(self, *fields: Field) -> None:
        self.fields |= {field.address: field for field in fields}
        widgets: tuple[QWidget, ...] = fields
        self.column.addWidget(in_columns(*widgets) if len(fields) > 1 else fields[0])
