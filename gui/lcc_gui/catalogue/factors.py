"""*Facteurs*: found as one types; each told whole, drawn, cited, inserted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lcc import catalogue
from lcc.catalogue import Factor
from lcc.catalogue.dates import today
from lcc.catalogue.vocabulary import COUNTRIES, KINDS, word
from lcc.documents.charts import trajectory
from lcc.words import Message, choose, counted, say
from lcc_gui.catalogue import telling
from lcc_gui.catalogue.found import Line
from lcc_gui.catalogue.insertion import Inserting
from lcc_gui.catalogue.part import Filter, Part, button
from lcc_gui.flow import flowing
from lcc_gui.painter import SceneView, ink
from lcc_gui.settings import Settings

if TYPE_CHECKING:
    from lcc_gui.window import Window


class Factors(Part):
    """The figures of the catalogue, those of one's own folders included."""

    def __init__(self, window: Window, settings: Settings) -> None:
        super().__init__(settings, say("Factors"), say("Search the catalogue: electricity, gas, water, carbon…"))
        self.factor: Factor | None = None
        self._lines: dict[str, Line] = {}
        self.title = self.note("section")
        self.nature = self.note("quiet")
        self.lasting = self.note()
        self.values = self.note()
        self.picture = SceneView()
        self.page.addWidget(self.picture)
        self.source = self.note()
        self.remark = self.note("quiet")
        self.cite = button(say("Copy the citation"))
        self.cite.clicked.connect(lambda _=False: self._cite())
        self.page.addWidget(flowing(self.cite))
        self.page.addWidget(self.said)
        self.inserting = Inserting(window)
        self.page.addWidget(self.inserting)
        self.older_title = self.note("strong")
        self.older_title.setText(say("Earlier and later values"))
        self.older = self.note()
        self.identifier = self.note("quiet")
        self.page.addStretch()

    # For Part

    def filters(self) -> Iterator[QWidget]:
        """Kind and place."""
        held = catalogue.search("")
        self.kind = Filter(say("Kind"), say("All kinds"), {one.kind for one in held}, KINDS)
        self.place = Filter(say("Country"), say("All countries"), {one.geography for one in held}, COUNTRIES)
        for made in (self.kind, self.place):
            made.currentIndexChanged.connect(lambda _: self.look_up())
            yield made

    def lines(self, words: str) -> Iterator[Line]:
        """List the factors found."""
        kind, place = self.kind.code() or None, self.place.code() or None
        for factor in catalogue.search(words, kind=kind, geography=place):
            if factor.id not in self._lines:
                self._lines[factor.id] = _line(factor)
            yield self._lines[factor.id]

    def counted(self, count: int) -> Message:
        """Count the factors."""
        return counted("{count} factor", "{count} factors", count)

    def explain(self, key: str) -> None:
        """Tell a factor whole."""
        self.tell("")
        self.factor = catalogue.factor(key) if key else None
        self.right.setVisible(self.factor is not None)
        self.inserting.show_factor(self.factor)
        if self.factor is not None:
            self._tell(self.factor)

    # Public methods

    def refresh(self) -> None:
        """Follow the purchase that is open."""
        super().refresh()
        self.inserting.refresh()

    # Private

    def _tell(self, factor: Factor) -> None:
        dated = factor.in_force or factor.values[-1]
        self.title.setText(choose(factor.label))
        self.nature.setText(telling.nature(factor))
        text, role = telling.lasting(factor, today())
        self.lasting.setText(text)
        self.lasting.setProperty("role", role)
        self.lasting.style().polish(self.lasting)
        self.values.setText("\n".join([telling.since(factor, dated), *telling.about(factor, dated)]))
        self.source.setText("\n".join(telling.source(factor, dated)))
        self.remark.setText(choose(factor.note))
        self.remark.setVisible(bool(choose(factor.note)))
        others = [
            "\n".join([telling.since(factor, other), *telling.about(factor, other), *telling.source(factor, other)])
            for other in reversed(factor.values)
            if other is not dated
        ]
        self.older.setText("\n\n".join(others))
        for label in (self.older_title, self.older):
            label.setVisible(bool(others))
        self.identifier.setText(say("Catalogue identifier: {name}", name=factor.id))
        self._draw(factor)

    def _draw(self, factor: Factor) -> None:
        """Draw what changes with the years."""
        found = telling.drawn(factor.in_force or factor.values[-1])
        self.picture.setVisible(found is not None)
        if found is not None:
            path, first, years = found
            unit = "%" if factor.unit == "1/year" else telling.unit_of(factor)
            self.picture.show_made(lambda width, scale: trajectory(
                path, choose(factor.label), unit, base_year=first, years=years, width=width, scale=scale,
                ink=ink(self.settings), heading=False,
            ))  # fmt: skip

    def _cite(self) -> None:
        if self.factor is not None:
            self.copy(telling.citation(self.factor, self.factor.in_force or self.factor.values[-1]))


def _line(factor: Factor) -> Line:
    """Say a factor as it is listed."""
    dated = factor.in_force or factor.values[-1]
    said = (telling.worth(factor, dated), word(COUNTRIES, factor.geography), telling.flaw(factor, today()))
    return Line(factor.id, choose(factor.label), " · ".join(filter(None, said)))
