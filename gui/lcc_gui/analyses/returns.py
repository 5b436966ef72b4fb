"""What the extra investment of an offer brings against a baseline: savings, SIR, AIRR, IRR, payback."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QComboBox

from lcc import LccError
from lcc.figures import Amount
from lcc.measures import Measures
from lcc.words import counted, say
from lcc_gui.document import Document
from lcc_gui.flow import flowing
from lcc_gui.grid import Cell, GridModel, GridView
from lcc_gui.look import shades
from lcc_gui.settings import Settings
from lcc_gui.views.comparison.panel import Panel
from lcc_gui.views.trial.step import Lines, fit


class Returns(Panel):
    """A table, offers as columns, against the baseline chosen."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        self.note(say("Against a baseline, the cheapest to buy unless you choose another."), "quiet")
        self.baseline = QComboBox()
        self.baseline.setAccessibleName(say("Baseline"))
        self.baseline.activated.connect(lambda _: self._write())
        self.column.addWidget(flowing(self.baseline))
        self.lines = Lines()
        self.table = GridView(GridModel(self.lines, shades(settings.choices)), say("Return on the extra investment"))
        self.column.addWidget(self.table)
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """List the offers in force, and measure."""
        comparison = self.document.comparison
        self.baseline.clear()
        self.baseline.addItems(comparison.evaluated)
        if comparison.baseline is not None:
            self.baseline.setCurrentText(comparison.baseline)
        self._write()

    # Private

    def _write(self) -> None:
        comparison = self.document.comparison
        try:
            found = comparison.against(self.baseline.currentText() or None)
        except LccError:
            found = {}
        currency = comparison.method.currency
        rows = [
            (say("net savings"), [str(Amount(one.net_savings, currency)) for one in found.values()]),
            (say("savings-to-investment ratio"), [_plain(one.sir) for one in found.values()]),
            (say("adjusted internal rate of return"), [_rate(one.airr) for one in found.values()]),
            (say("internal rate of return"), [_rate(one.irr) for one in found.values()]),
            (say("payback"), [_years(one, discounted=False) for one in found.values()]),
            (say("discounted payback"), [_years(one, discounted=True) for one in found.values()]),
        ]
        self.lines.put(list(found), [(name, [Cell(text, number=True) for text in cells]) for name, cells in rows])
        fit(self.table)


def _plain(value: float) -> str:
    return str(Amount(value, decimals=2)) if math.isfinite(value) else "–"


def _rate(value: float | None) -> str:
    return "–" if value is None or not math.isfinite(value) else say("{share:percent}", share=round(value, 4))


def _years(one: Measures, *, discounted: bool) -> str:
    found = one.discounted_payback if discounted else one.payback
    return "–" if found.year is None else str(counted("{count} year", "{count} years", found.year))
