"""*Carbone et externalités*: one switch, what it implies, and what is still missing for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from lcc import LccError, Purchase, catalogue, replace
from lcc.catalogue import Factor
from lcc.documents.annex.wording import path as path_words
from lcc.model import Externality
from lcc.words import choose, message, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Document
from lcc_gui.fields import CheckField, TextField
from lcc_gui.settings import Settings
from lcc_gui.views.method.insertion import Insertion
from lcc_gui.views.method.listing import Listing
from lcc_gui.views.method.naming import NameField, ThingsSheet
from lcc_gui.views.method.room import plain_label
from lcc_gui.views.method.trajectory import PathPart

CARBON = "fr-carbon-value"
"""The catalogue's value of the action for the climate."""


class ExternalitiesSheet(ThingsSheet):
    """Externalities as rows."""

    def facts(self) -> list[tuple[str, Callable[[Any], str]]]:
        """Value, unit, whether it counts."""
        return [
            (say("Value"), lambda one: path_words(one.value) if one.value is not None else "–"),
            (say("Unit"), lambda one: one.unit),
            (say("In the total"), lambda one: say("counts") if one.counts else say("shown for information")),
        ]


def is_value(factor: Factor) -> bool:
    """Tell whether a figure can value an impact."""
    return factor.kind in ("carbon-value", "carbon-price", "pollutant-cost")


class CarbonRoom(Listing):
    """The externalities."""

    kind = "externalities"

    def __init__(self, document: Document, settings: Settings) -> None:
        self.insertion = Insertion(document, settings, say("Insert as a new externality"), is_value, taxed=False)
        self.insertion.taken.connect(self.take)
        self.insertion.hide()
        super().__init__(document, settings, ExternalitiesSheet, say("Externalities"))
        self.column.insertWidget(0, plain_label(say(
            "Carbon is computed and shown without counting in the ranking, unless you count it before publication."
        ), "quiet"))  # fmt: skip
        self.column.insertWidget(self.column.indexOf(self.form), self.insertion)

    # For Listing

    def more_buttons(self) -> list[QWidget]:
        """Make the buttons of the catalogue."""
        self.climate = QPushButton(say("Insert the value for climate action (France)"))
        self.climate.clicked.connect(lambda _=False: self.take(CARBON, {}))
        self.open = QPushButton(say("Insert from the catalogue…"))
        self.open.setCheckable(True)
        self.open.toggled.connect(self._open)
        return [self.climate, self.open]

    def add(self) -> None:
        """Add an impact, its value to be given."""
        name = self.things.free_name(say("impact"))
        self.things.add(Externality(name=name))
        self.refresh()
        self.put_cursor(len(self.things.items) - 1)
        self.edit_first()

    def fill(self) -> None:
        """The switch first, then what it needs."""
        document, here = self.document, self.things.address("")
        words = say("Count it in the total that ranks the offers")
        self.switch = CheckField(document, (*here, "counts"), words, why=say(
            "Shown without counting in the ranking. To include it: value, unit, source and verification published in "
            "the annex."
        ))  # fmt: skip
        self.inside.addWidget(self.switch)
        self.implied = plain_label()
        self.inside.addWidget(self.implied)
        self.twice = plain_label("", "warning")
        self.inside.addWidget(self.twice)
        self.inside.addWidget(in_columns(
            TextField(document, (*here, "label"), say("Label")),
            NameField(document, self.things, say("Impact"), hint=say("The name emissions bear, such as CO2e.")),
        ))  # fmt: skip
        self.value = PathPart(document, (*here, "value"), say("Value"), self.settings, unit="€")
        self.inside.addWidget(self.value)
        self.inside.addWidget(
            TextField(document, (*here, "unit"), say("Unit"), hint=say("Per tonne or per kilogram: EUR/tCO2e."))
        )
        self.inside.addWidget(TextField(document, (*here, "perimeter"), say("Perimeter"), lines=3,
                                        hint=say("What is counted, and what is not.")))  # fmt: skip
        self.inside.addWidget(TextField(document, (*here, "verification"), say("How it is verified"), lines=3,
                                        hint=say("Before the award, on data that tenderers can supply.")))  # fmt: skip

    def follow_row(self) -> None:
        """Say what the switch implies for the externality under the cursor."""
        super().follow_row()
        self.climate.setVisible("CO2e" not in self.things.names())
        if self.things.items:
            self._imply(self.things.items[self.place()])

    # Slots

    def take(self, factor: str, options: dict[str, Any]) -> None:
        """Put a value of the catalogue in the method."""
        options.pop("vat", None)
        try:
            made = catalogue.externality(factor, **options)
        except LccError as error:
            self.insertion.refuse(error)
            return
        made = made.replace(name=self.things.free_name(made.name))
        self.things.add(made)
        self.refresh()
        self.put_cursor(len(self.things.items) - 1)
        self.open.setChecked(False)
        self.said.emit(str(message("Inserted with its source: {what}.", what=made.name)))

    # Private

    def _imply(self, item: Externality) -> None:
        needed = (
            (say("value"), item.value is not None), (say("unit"), bool(item.unit)),
            (say("source"), item.value is not None and item.value.source is not None),
            (say("perimeter"), bool(choose(item.perimeter))), (say("verification"), bool(choose(item.verification))),
        )  # fmt: skip
        listed = ", ".join(f"{'✔' if there else '✖'} {word}" for word, there in needed)
        self.implied.setText(say("To count, all of this is published with the method: {list}.", list=listed))
        raised = raised_by_counting(self.document.purchase, item.name)
        self.twice.setText("\n".join(say("If it counts: {what}", what=sentence) for sentence in raised))
        self.twice.setVisible(bool(raised))

    def _open(self, on: bool) -> None:  # Qt's signal
        self.insertion.setVisible(on)
        if on:
            self.insertion.search.setFocus()


def raised_by_counting(purchase: Purchase, name: str) -> list[str]:
    """List what the catalogue warns of when an externality counts, and not when it does not: carbon priced twice."""
    found = []
    for counts in (True, False):
        tried = replace(purchase, ("method", "externalities", name, "counts"), counts)
        try:
            found.append([str(one.message) for one in catalogue.current().warnings(tried)])
        except LccError:
            found.append([])
    return [sentence for sentence in dict.fromkeys(found[0]) if sentence not in found[1]]
