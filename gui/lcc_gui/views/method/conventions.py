"""*Conventions*: period, rate, money, VAT, dates, ties; each with its default and the sentence that explains it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from lcc import LccError, catalogue
from lcc.path import Path
from lcc.terms import term
from lcc.words import message, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Document
from lcc_gui.fields import ChoiceField, ShareField, WholeField
from lcc_gui.flow import flowing
from lcc_gui.settings import Settings
from lcc_gui.views.method.part import arrange
from lcc_gui.views.method.room import Room, plain_label
from lcc_gui.views.method.trajectory import PathPart

RATE = ("method", "discount_rate")


class ConventionsRoom(Room):
    """What is settled before any figure is typed."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.column.addWidget(self._period())
        self._rate()
        self._money()
        self._vat()
        self._rest()
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Show the fields that the choices in force call for."""
        method = self.document.purchase.method
        self.deductible.setVisible(method.tax == "including" or method.deductible > 0)
        self.inflation.setVisible(True)
        rate = method.discount_rate
        self.public.setEnabled(not (rate.source is not None and rate.constant == self._public_rate()))
        self.simple.setEnabled(rate.constant != 0)
        arrange(self)

    # Slots

    def take_public_rate(self) -> None:
        """Put the public rate of the catalogue, with its source."""
        try:
            rate = catalogue.discount_rate()
        except LccError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self._put(rate)

    def take_simple_sum(self) -> None:
        """Add up without discounting."""
        self._put(Path(0.0))

    # Private

    def _put(self, rate: Path) -> None:
        self.document.settle()
        self.document.set(RATE, rate, message("change {what}", what=message("discount rate")))
        self.document.settle()

    def _public_rate(self) -> float | None:
        try:
            return catalogue.discount_rate().constant
        except LccError:
            return None

    def _period(self) -> QWidget:
        document = self.document
        return in_columns(
            WholeField(document, ("method", "years"), say("Study period, in years"), why=say(
                "The same for all offers, set before publication. It is not always the length of the contract. "
                "Default: the usual life of what is bought.")),
            WholeField(document, ("method", "base_year"), say("Base year"), why=say(
                "Year 0: what is paid at the start, and the year of the euros of all prices. Default: this year.")),
            WholeField(document, ("method", "service_start"), say("Years of works before service"), why=say(
                "Use begins after the works. Default: 0, service begins at once.")),
        )  # fmt: skip

    def _rate(self) -> None:
        self.column.addWidget(plain_label(say("Discounting"), "section"))
        self.public = QPushButton(say("Public rate: {rate:percent}", rate=self._public_rate() or 0.0))
        self.public.clicked.connect(lambda _=False: self.take_public_rate())
        self.simple = QPushButton(say("0 %: simple sum"))
        self.simple.clicked.connect(lambda _=False: self.take_simple_sum())
        self.problem = plain_label("", "warning")
        self.problem.hide()
        self.rate = PathPart(
            self.document, RATE, say("Discount rate"), self.settings, unit="%", grows=False, priced=False, why=say(
                "€1 in a year weighs €0.969 today at 3.2 %. A public reference rate. At 0 %, one simply adds up."
            ),
        )  # fmt: skip
        for widget in (flowing(self.public, self.simple), self.problem, self.rate):
            self.column.addWidget(widget)

    def _money(self) -> None:
        document = self.document
        self.column.addWidget(plain_label(say("Money and dates"), "section"))
        self.inflation = PathPart(
            document, ("method", "inflation"), say("Inflation"), self.settings, unit="%", grows=False, priced=False,
            hint=say("Needed for firm prices, for current euros and for the budget."),
        )  # fmt: skip
        timings = ("end_of_year", "mid_year", "start_of_year", "continuous")
        self.column.addWidget(in_columns(
            ChoiceField(document, ("method", "money"), say("Euros"), (
                ("constant", say("constant: of the base year, without inflation")),
                ("current", say("current: as they will be paid")),
            ), why=say("One reasons in euros of the base year, without inflation; the budget is in current euros.")),
            ChoiceField(document, ("method", "timing"), say("Dates of flows"),
                        [(name, str(term(name))) for name in timings],
                        why=say("Purchase in year 0, yearly costs at the end of the year, "
                                "as the NPV of a spreadsheet.")),
        ))  # fmt: skip
        self.column.addWidget(self.inflation)

    def _vat(self) -> None:
        document = self.document
        self.column.addWidget(plain_label(say("VAT"), "section"))
        self.deductible = ShareField(document, ("method", "deductible"), say("Share of VAT you deduct"), why=say(
            "0 % if you do not recover VAT, 100 % if you deduct all of it. The FCTVA is a grant paid afterwards, not a "
            "deduction: it has no part in the comparison."))  # fmt: skip
        self.column.addWidget(in_columns(
            ChoiceField(document, ("method", "tax"), say("Basis of comparison"), (
                ("including", say("including VAT, as each tenderer invoices it")), ("excluding", say("excluding VAT")),
            ), why=say("You pay VAT and do not recover it: what you will pay is compared. If your service deducts it, "
                       "choose excluding VAT. State this choice in the tender documents.")),
            self.deductible,
        ))  # fmt: skip

    def _rest(self) -> None:
        document = self.document
        self.column.addWidget(plain_label(say("Ranking and publication"), "section"))
        self.column.addWidget(in_columns(
            ChoiceField(document, ("method", "tie_break"), say("Same total to the cent"), (
                ("acquisition", say("the lowest purchase price is first")), ("none", say("they share the place")),
            ), why=say("Nothing is rounded inside; totals are compared to the cent. Redo the sum: you find the same "
                       "cent.")),
            ChoiceField(document, ("method", "quantities"), say("Quantities"), (
                ("published", say("published with the method")),
                ("masked", say("masked: the form computes no total")),
            ), why=say("A life-cycle cost is published with its data (CCP R2152-10): a hidden basket is a risk.")),
        ))  # fmt: skip
