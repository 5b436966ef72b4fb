"""How a contract price moves: revisable, firm, firm for some years, by an index."""

from __future__ import annotations

from typing import Any, Literal

from lcc.model import Contract
from lcc.words import message, say
from lcc_gui.document import Address, Document
from lcc_gui.fields import ChoiceField, WholeField
from lcc_gui.settings import Settings
from lcc_gui.views.method.part import Part
from lcc_gui.views.method.trajectory import PathPart
from lcc_gui.words import name_of

Price = Literal["revisable", "firm", "firm_years", "index"]


class PriceField(ChoiceField):
    """How the price moves."""

    def value(self) -> Price:
        """Return the way in force."""
        found = super().value()
        if not isinstance(found, Contract):
            return "revisable"
        if found.index is not None:
            return "index"
        return "firm_years" if found.firm_years is not None else found.price

    def enter(self, given: Price) -> None:
        """Change the way; an index starts at 1 in the base year."""
        year = self.document.purchase.method.base_year
        contracts: dict[Price, Any] = {
            "revisable": {"price": "revisable"}, "firm": {"price": "firm"}, "firm_years": {"firm_years": 1},
            "index": {"index": {"points": {year: 1.0}, "join": "step", "beyond": "hold"}},
        }  # fmt: skip
        what = message("change {what}", what=name_of(self.document.purchase, self.address))
        if given != self.value():
            self.document.set(self.address, contracts[given], what)


class ContractPart(Part):
    """The way, and its years or its index."""

    def __init__(self, document: Document, address: Address, settings: Settings) -> None:
        super().__init__(document, address)
        self.price = PriceField(document, address, say("Contract price"), (
            ("revisable", say("revisable: follows inflation")), ("firm", say("firm: never changes")),
            ("firm_years", say("firm for some years, then revisable")), ("index", say("follows a published index")),
        ), why=say("A firm price goes down in constant euros: the calculation takes it into account."))  # fmt: skip
        self.years = WholeField(document, (*address, "firm_years"), say("Years at a firm price"))
        self.index = PathPart(document, (*address, "index"), say("Index, relative to the base year"), settings,
                              priced=False, grows=False)  # fmt: skip
        for widget in (self.price, self.years, self.index):
            self.column.addWidget(widget)

    def arrange(self) -> None:
        """Show what the way in force needs."""
        self.price.refresh()
        self.years.setVisible(self.price.value() == "firm_years")
        self.index.setVisible(self.price.value() == "index")
