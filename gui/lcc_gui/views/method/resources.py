"""*Ressources*: what is consumed, its price through the years, its VAT, its emissions, each with its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from lcc import LccError, catalogue
from lcc.catalogue import Factor
from lcc.documents.annex.wording import path as path_words
from lcc.model import Resource
from lcc.words import message, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Document
from lcc_gui.fields import ShareField, TextField
from lcc_gui.settings import Settings
from lcc_gui.views.method.emitted import UnitEmissions
from lcc_gui.views.method.insertion import Insertion
from lcc_gui.views.method.listing import Listing
from lcc_gui.views.method.naming import NameField, ThingsSheet
from lcc_gui.views.method.room import plain_label
from lcc_gui.views.method.trajectory import PathPart


class ResourcesSheet(ThingsSheet):
    """Resources as rows."""

    def facts(self) -> list[tuple[str, Callable[[Any], str]]]:
        """Price, unit, VAT, emissions."""
        return [
            (say("Price without VAT"), lambda one: path_words(one.price) if one.price is not None else "–"),
            (say("Unit"), lambda one: one.unit),
            (say("VAT"), lambda one: say("{rate:percent}", rate=one.vat) if one.vat is not None else "–"),
            (say("Emissions [kg a unit]"), _emissions),
        ]


def _emissions(resource: Resource) -> str:
    return ", ".join(say("{impact}: {value}", impact=name, value=path_words(path))
                     for name, path in resource.emissions.items())  # fmt: skip


def is_price(factor: Factor) -> bool:
    """Tell whether a figure can be the price of a unit of a resource."""
    per = factor.unit.partition("/")[2]
    return factor.is_money and bool(per) and per != "year" and factor.kind not in ("carbon-value", "pollutant-cost")


class ResourcesRoom(Listing):
    """The resources, from the catalogue or the buyer's own."""

    kind = "resources"

    def __init__(self, document: Document, settings: Settings) -> None:
        self.insertion = Insertion(document, settings, say("Insert as a new resource"), is_price)
        self.insertion.taken.connect(self.take)
        self.insertion.hide()
        super().__init__(document, settings, ResourcesSheet, say("Resources"))
        self.column.insertWidget(0, plain_label(say("Your own bill is better than a national average."), "quiet"))
        self.column.insertWidget(self.column.indexOf(self.form), self.insertion)

    # For Listing

    def more_buttons(self) -> list[QWidget]:
        """Make the button of the catalogue."""
        self.open = QPushButton(say("Insert from the catalogue…"))
        self.open.setCheckable(True)
        self.open.toggled.connect(self._open)
        return [self.open]

    def add(self) -> None:
        """Add a resource, its price to be given."""
        name = self.things.free_name(say("resource"))
        self.things.add(Resource(name=name), self.place() + 1 if self.things.items else None)
        self.refresh()
        self.put_cursor(self.things.names().index(name))
        self.edit_first()

    def fill(self) -> None:
        """Price and its source, VAT, emissions."""
        document, here = self.document, self.things.address("")
        self.inside.addWidget(in_columns(
            TextField(document, (*here, "label"), say("Label")),
            NameField(document, self.things, say("Short name")),
            TextField(document, (*here, "unit"), say("Unit"), hint=say("Such as kWh, L, m³, page.")),
            ShareField(document, (*here, "vat"), say("VAT rate invoiced on it")),
        ))  # fmt: skip
        self.price = PathPart(document, (*here, "price"), say("Price of a unit, without VAT"), self.settings,
                              unit="€", why=say("Your bill is better than a national average."))  # fmt: skip
        self.inside.addWidget(self.price)
        self.emitted = UnitEmissions(document, (*here, "emissions"), self.settings)
        self.inside.addWidget(plain_label(say("Emissions"), "section"))
        self.inside.addWidget(self.emitted)

    def show_now(self) -> None:
        """Show the resources, and a field for each impact in force."""
        self.emitted.show_impacts()
        super().show_now()

    # Slots

    def take(self, factor: str, options: dict[str, Any]) -> None:
        """Put a price of the catalogue in the method, with its emissions and its sources."""
        try:
            made = catalogue.resource(factor, **options)
        except LccError as error:
            self.insertion.refuse(error)
            return
        made = made.replace(name=self.things.free_name(made.name))
        self.things.add(made)
        self.refresh()
        self.put_cursor(len(self.things.items) - 1)
        self.open.setChecked(False)
        self.said.emit(str(message("Inserted with its source: {what}.", what=made.name)))

    def _open(self, on: bool) -> None:  # Qt's signal
        self.insertion.setVisible(on)
        if on:
            self.insertion.search.setFocus()
