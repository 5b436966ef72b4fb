"""*Insérer dans la méthode*: what it would do, the VAT it needs to be told, and what prevents it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QVBoxLayout

from lcc import LccError
from lcc.catalogue import Factor
from lcc.numerals import read_number
from lcc.words import language, say
from lcc_gui.catalogue.part import button
from lcc_gui.catalogue.taking import Taken, is_doubtful, objection, promise, take, use_of
from lcc_gui.flow import flowing
from lcc_gui.look import em
from lcc_gui.todo import line_of

if TYPE_CHECKING:
    from lcc_gui.window import Window

EVERY_FLAW = ("low", "legacy", "expired")


class Inserting(QFrame):
    """The button and what goes with it, for the factor in sight and the purchase open."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._window = window
        self.factor: Factor | None = None
        self._taken: Taken | None = None
        self.rate = QLineEdit()
        self.rate.setPlaceholderText(say("20 %"))
        self.rate.setMaximumWidth(em(8))
        self.rate_label = QLabel(say("VAT rate invoiced on it"))
        self.rate_label.setBuddy(self.rate)
        self.rate_label.setMinimumHeight(self.rate.sizeHint().height())
        self.rate.setAccessibleName(self.rate_label.text())
        self.included = QComboBox()
        self.included.setAccessibleName(say("Is VAT in this price?"))
        for words, value in ((say("Is VAT in this price?"), None), (say("VAT is in this price"), True),
                             (say("VAT is not in this price"), False)):  # fmt: skip
            self.included.addItem(words, value)
        self.insert = button(say("Insert in the method"), primary=True)
        self.insert.clicked.connect(lambda _=False: self.take())
        self.anyway = button(say("Insert all the same"))
        self.anyway.clicked.connect(lambda _=False: self.take(knowingly=True))
        self.see = button(say("See it in the method"))
        self.see.clicked.connect(lambda _=False: self._see())
        self.why = line_of("")
        self.said = line_of("")
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.7), em(0.5), em(0.7), em(0.5))
        column.setSpacing(em(0.4))
        column.addWidget(self.why)
        column.addWidget(flowing(self.rate_label, self.rate, self.included, self.insert))
        column.addWidget(self.said)
        column.addWidget(flowing(self.anyway, self.see))
        self.rate.returnPressed.connect(self.take)

    # Public methods

    def show_factor(self, factor: Factor | None) -> None:
        """Take another factor in sight."""
        self.factor = factor
        self.rate.clear()
        self.included.setCurrentIndex(0)
        self._say("")
        self.refresh()

    def refresh(self) -> None:
        """Say what inserting would do to the purchase open, or why it cannot."""
        document = self._window.document
        why = objection(self.factor, document)
        self.insert.setEnabled(not why)
        priced = not why and self.factor is not None and use_of(self.factor) == "resource"
        for widget in (self.rate, self.rate_label):
            widget.setVisible(priced)
        self.included.setVisible(bool(priced and self.factor and self.factor.vat == "unknown"))
        if not why and self.factor is not None and document is not None:
            why = promise(self.factor, document)
        self.why.setText(why)
        self.insert.setAccessibleDescription(why)

    def take(self, *, knowingly: bool = False) -> None:
        """Put the factor in the method; what prevents it is said here."""
        document = self._window.document
        if self.factor is None or document is None or objection(self.factor, document):
            return
        try:
            options = self._options()
            if knowingly:
                options["accept"] = EVERY_FLAW
            taken = take(self.factor, document, options)
        except LccError as error:
            self._refuse(error)
        except ValueError:
            self._say(say("Expected a rate such as 20 %."), "warning")
        else:
            self._say(say("✓ Inserted with its source: {what}.", what=taken.name), "good")
            self._taken = taken
            self.see.show()

    # Private

    def _options(self) -> dict[str, Any]:
        """Read what was said of VAT; only a price asks it."""
        options: dict[str, Any] = {}
        if self.factor is not None and use_of(self.factor) == "resource":
            if typed := self.rate.text().replace("%", "").strip():
                options["vat"] = round(read_number(typed, language()) / 100, 12)
            if self.factor.vat == "unknown" and self.included.currentData() is not None:
                options["vat_included"] = self.included.currentData()
        return options

    def _refuse(self, error: LccError) -> None:
        """Say what prevents it; VAT is asked in words, and a doubtful figure is taken only knowingly."""
        factor = self.factor
        assert factor is not None
        doubtful = is_doubtful(factor)
        text = str(error)
        if not doubtful and use_of(factor) == "resource":
            if factor.vat == "unknown" and self.included.currentData() is None:
                text = say("The source does not say whether VAT is in this price: say it first.")
                self.included.setFocus()
            elif not self.rate.text().strip():
                text = say("VAT is in this price: type its rate, so that it is taken out.")
                self.rate.setFocus()
        self._say(text, "warning")
        self.anyway.setVisible(doubtful)

    def _say(self, text: str, role: str = "") -> None:
        self.said.setText(text)
        self.said.setProperty("role", role)
        self.said.style().polish(self.said)
        self.said.setVisible(bool(text))
        self.anyway.hide()
        self.see.hide()

    def _see(self) -> None:
        if self._taken is not None and self._window.document is not None:
            self._window.show_address(self._taken.address)
            self._window.activateWindow()
