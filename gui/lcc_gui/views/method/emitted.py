"""Emissions: of a unit of a resource, or of a cost each time it falls; one field for each impact of the method."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lcc.words import say
from lcc_gui.document import Address, Document
from lcc_gui.settings import Settings
from lcc_gui.views.method.formula import FormulaField
from lcc_gui.views.method.part import Part
from lcc_gui.views.method.room import plain_label
from lcc_gui.views.method.trajectory import PathPart


class Emissions(Part):
    """One field an impact; made when an impact comes, hidden when it goes."""

    def __init__(self, document: Document, address: Address, settings: Settings) -> None:
        super().__init__(document, address)
        self.settings = settings
        self.fields: dict[str, QWidget] = {}
        self.none = plain_label(say("No impact is valued yet: see Carbon and externalities."), "quiet")
        self.column.addWidget(self.none)
        self.show_impacts()

    # Public methods

    def show_impacts(self) -> None:
        """Show a field for each impact of the method, and for those something emits already."""
        method = self.document.purchase.method
        wanted = dict.fromkeys(one.name for one in method.externalities)
        for emissions in [one.emissions for one in method.resources] + [one.emissions for one in method.costs]:
            wanted.update(dict.fromkeys(emissions))
        for impact in wanted:
            if impact not in self.fields:
                self.fields[impact] = self.field(impact)
                self.column.addWidget(self.fields[impact])
        for impact, field in self.fields.items():
            field.setVisible(impact in wanted)
        self.none.setVisible(not wanted)

    def field(self, impact: str) -> QWidget:
        """Make the field of an impact."""
        raise NotImplementedError


class OwnEmissions(Emissions):
    """What a cost emits by itself, by a formula."""

    def field(self, impact: str) -> QWidget:
        """Make a formula in kilograms."""
        label = say("Own emissions of {impact}, in kg each time", impact=impact)
        return FormulaField(self.document, (*self.address, impact), label, self.settings, optional=True, lines=1)


class UnitEmissions(Emissions):
    """What a unit of a resource emits."""

    def field(self, impact: str) -> QWidget:
        """Make a path in kilograms a unit, with its source."""
        label = say("Emissions of {impact}, in kg a unit", impact=impact)
        return PathPart(self.document, (*self.address, impact), label, self.settings, unit="kg", priced=False)
