"""*Outils*: the inventory of what others made, found, suggested, set side by side."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lcc import catalogue
from lcc.catalogue import Tool
from lcc.catalogue.vocabulary import COUNTRIES, FAMILIES, FORMS, PRICES, word
from lcc.words import Message, choose, counted, say
from lcc_gui.catalogue.abreast import Abreast
from lcc_gui.catalogue.found import Line
from lcc_gui.catalogue.part import Filter, Part, button
from lcc_gui.flow import flowing
from lcc_gui.look import em
from lcc_gui.settings import Settings

MOST = 4
"""Tools side by side at most."""


class Tools(Part):
    """The tools, those ticked side by side; addresses are text, never opened."""

    method = Signal(str)
    """One of our reference methods was asked for."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings, say("Tools"), say("Search the tools: name, publisher, country, use…"))
        self.chosen: list[str] = []
        self.table = Abreast(settings)
        self.found.ticked.connect(self.tick)
        self.ours = QVBoxLayout()
        self.ours.setSpacing(em(0.3))
        self.page.addLayout(self.ours)
        self.heading = self.note("section")
        self.hint = self.note("quiet")
        self.hint.setText(say("Unknown means unknown, never no. Addresses are not opened from here: copy them."))
        self.page.addWidget(self.said)
        self.copying = button(say("Copy as a table"))
        self.copying.clicked.connect(lambda _=False: self._copy())
        self.none = button(say("Compare none"))
        self.none.clicked.connect(lambda _=False: self.clear())
        self.page.addWidget(flowing(self.copying, self.none))
        self.page.addWidget(self.table)
        self.page.addStretch()

    # For Part

    def filters(self) -> Iterator[QWidget]:
        """Family, country, price."""
        held = catalogue.tools()
        families = {family for one in held for family in one.families}
        self.family = Filter(say("Family"), say("All families"), families, FAMILIES)
        self.country = Filter(say("Country"), say("All countries"), {one.country for one in held}, COUNTRIES)
        self.free = QCheckBox(say("Free of charge"))
        self.family.currentIndexChanged.connect(lambda _: self._suggest())
        self.country.currentIndexChanged.connect(lambda _: self.look_up())
        self.free.toggled.connect(lambda _: self.look_up())
        yield from (self.family, self.country, self.free)

    def lines(self, words: str) -> Iterator[Line]:
        """List the tools found; for a family, those made for it first, then those for any purchase."""
        family, country = self.family.code(), self.country.code()
        if family and not words:
            suggestion = catalogue.suggest(family)
            for title, tools in ((say("Made for this family"), suggestion.tools),
                                 (say("For any purchase"), suggestion.general)):  # fmt: skip
                kept = [one for one in tools if country in ("", one.country) and self._affordable(one)]
                if kept:
                    yield Line("", title, str(self.counted(len(kept))))
                yield from map(self._line, kept)
            return
        found = catalogue.tools(words, family=family or None, country=country or None, free=self.free.isChecked())
        yield from map(self._line, found)

    def counted(self, count: int) -> Message:
        """Count the tools."""
        return counted("{count} tool", "{count} tools", count)

    def explain(self, key: str) -> None:
        """Show a tool, unless some are ticked to be compared."""
        self.tell("")
        if not self.chosen:
            self._show([key] if key else [])

    # Public methods

    def clear(self) -> None:
        """Compare none."""
        for key in self.chosen:
            self.found.tick(key, on=False)
        self.chosen = []
        self.explain(self.found.key())

    # Slots

    def tick(self, key: str, on: bool) -> None:  # Qt's signal
        """Put a tool beside the others, or take it away; one more than four is refused."""
        self.tell("")
        if on and len(self.chosen) == MOST and key not in self.chosen:
            self.found.tick(key, on=False)
            self.tell(say("Four tools at most are set side by side: untick one first."), "warning")
            return
        if on and key not in self.chosen:
            self.chosen.append(key)
        elif not on and key in self.chosen:
            self.chosen.remove(key)
        self._show(self.chosen or [self.found.key()])

    # Private

    def _copy(self) -> None:
        self.copy(self.table.written())

    def _show(self, keys: list[str]) -> None:
        tools = [catalogue.tool(key) for key in keys if key]
        self.panes.favour_right(on=len(tools) > 2)
        self.table.show_tools(tools)
        self.copying.setEnabled(bool(tools))
        self.none.setVisible(bool(self.chosen))
        if self.chosen:
            side = counted("{count} tool chosen, four at most", "{count} tools chosen, four at most", len(self.chosen))
            self.heading.setText(str(side))
        else:
            self.heading.setText(tools[0].name if tools else "")
            self.heading.setVisible(bool(tools))

    def _line(self, tool: Tool) -> Line:
        said = (word(COUNTRIES, tool.country), word(FORMS, tool.form), word(PRICES, tool.price))
        return Line(tool.id, tool.name, " · ".join(said), tool.id in self.chosen)

    def _affordable(self, tool: Tool) -> bool:
        return tool.price == "free" or not self.free.isChecked()

    def _suggest(self) -> None:
        """Name our own methods for the family chosen, then its tools."""
        while (item := self.ours.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        family = self.family.code()
        for blueprint in catalogue.methods(family) if family else ():
            way = button(say("Our reference method: {name}", name=choose(blueprint.label)))
            way.clicked.connect(lambda _=False, key=blueprint.id: self.method.emit(key))
            self.ours.addWidget(flowing(way))
        self.look_up()
