"""The figures as tables, to be copied into a report: by cost and stage, emissions, per unit of service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel

from lcc import Comparison
from lcc.figures import Amount, Array
from lcc.terms import term
from lcc.words import choose, say
from lcc_gui.document import Document
from lcc_gui.grid import Cell, GridModel, GridView, Sheet, State
from lcc_gui.look import em, shades
from lcc_gui.settings import Settings
from lcc_gui.views.comparison.panel import Panel


@dataclass(frozen=True)
class Line:
    """One line of figures, an offer each."""

    label: str
    figures: list[str]
    state: State = ""
    part: str = ""


class FiguresSheet(Sheet):
    """Lines of figures, offers as columns."""

    def __init__(self, document: Document, make: Callable[[Comparison], list[Line]]) -> None:
        self._document, self._make = document, make
        self._version: object = None
        self._lines: list[Line] = []

    @property
    def lines(self) -> list[Line]:
        """The lines, made once for each version."""
        if self._version is not self._document.version:
            self._version = self._document.version
            self._lines = self._make(self._document.comparison)
        return self._lines

    def columns(self) -> list[str]:
        """Name the offers."""
        return list(self._document.comparison.names)

    def rows(self) -> list[str]:
        """Name the lines."""
        return [line.label for line in self.lines]

    def cell(self, row: int, column: int) -> Cell:
        """Say what is in a cell."""
        line = self.lines[row]
        offer = self._document.comparison.names[column]
        return Cell(line.figures[column], None, line.state, number=True, key=(offer, line.part))

    def enter(self, block: list[tuple[int, int, str]]) -> None:
        """Nothing is typed here."""


class Tables(Panel):
    """One table a subject."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.note(say("Select cells and copy them (Ctrl+C) into your report; Enter opens a figure."), "quiet")
        self._tables: list[tuple[QLabel, GridView]] = []
        for words, make in (
            (say("Present value by cost"), by_cost), (say("Emissions and quantities"), physical),
        ):  # fmt: skip
            title = self.note(words, "section")
            table = GridView(GridModel(FiguresSheet(document, make), shades(settings.choices)), words)
            table.opened.connect(lambda key: self.opened.emit(key[0], key[1]))
            self.column.addWidget(table)
            self._tables.append((title, table))
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Show the figures in force."""
        for title, table in self._tables:
            table.grid.refresh()
            table.resizeColumnsToContents()
            table.fit(em(19), 40)
            some = table.grid.rowCount() > 0
            title.setVisible(some)
            table.setVisible(some)


def by_cost(comparison: Comparison) -> list[Line]:
    """List costs under their stages, then totals."""
    unit = comparison.method.currency
    yearless = comparison.present.values.sum(axis=2)
    lines = []
    for place, stage in enumerate(comparison.by_stage.axes["stage"]):
        parts = [part for part in comparison.parts if comparison.stage_of(part) == stage]
        if parts:
            lines.append(
                Line(_sentence(str(term(str(stage)))), _money(comparison.by_stage.values[:, place], unit), "heading")
            )
        lines += [
            Line(
                f"    {comparison.label(part)}", _money(yearless[:, list(comparison.parts).index(part)], unit), "", part
            )
            for part in parts
        ]
    lines += [
        Line(say("Direct cost (coût global)"), _money(comparison.direct.values, unit), "total"),
        Line(say("Life-cycle cost"), _money(comparison.total.values, unit), "total"),
        Line(say("Equivalent annual cost"), _money(comparison.annual.values, unit)),
    ]
    if (service := comparison.method.functional_unit) is not None:
        words = say("Per {unit}", unit=choose(service.label))
        lines.append(Line(words, [str(Amount(float(one), unit, 4)) for one in comparison.per_unit.values]))
    return lines


def physical(comparison: Comparison) -> list[Line]:
    """List what is emitted and consumed over the study period."""
    emitted = comparison.emissions
    lines = [
        Line(say("{impact} [kg]", impact=impact), _plain(emitted.values[:, place].sum(axis=(1, 2))))
        for place, impact in enumerate(emitted.axes["impact"])
    ]
    for place, resource in enumerate(comparison.method.resources):
        label = choose(resource.label) or resource.name
        named = say("{label} [{unit}]", label=label, unit=resource.unit) if resource.unit else label
        lines.append(Line(named, _plain(comparison.quantities.values[:, place].sum(axis=1))))
    return lines


def _money(values: Array, unit: str) -> list[str]:
    return [str(Amount(float(value), unit)) for value in values]


def _plain(values: Array) -> list[str]:
    return [str(Amount(float(value), decimals=0)) for value in values]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
