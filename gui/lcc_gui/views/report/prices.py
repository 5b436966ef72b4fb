"""Prices that seem low: a question to ask, never a rejection."""

from __future__ import annotations

from lcc import screen
from lcc.figures import Amount
from lcc.scoring.gaps import Gaps
from lcc.scoring.ways_out import WAYS_OUT
from lcc.words import say
from lcc_gui.document import Document
from lcc_gui.grid import Cell
from lcc_gui.settings import Settings
from lcc_gui.views.trial.step import Step, fit


class Prices(Step):
    """Prices side by side, what three usual methods say of them, and the lawful ways."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings)
        about = self.note(role="quiet")
        about.setText(say("A price that seems low is a question to its tenderer; no formula ever rejects an offer."))
        self.lines, self.table = self.figures(say("Prices"))
        self.said = self.note()
        self.ways = self.note(role="quiet")
        self.column.addStretch()

    # Public methods

    def show_now(self) -> None:
        """Look at the prices in force."""
        found = screen(self.document.purchase).prices
        currency = self.document.purchase.method.currency
        heads = [say("Price"), say("Against the mean"), say("Against the second"), say("Against the estimate")]
        lines = [
            (name, [Cell(str(Amount(price, currency)), number=True), *_gaps(found.gaps.get(name))])
            for name, price in found.prices.items()
        ]
        self.lines.put(heads, lines)
        fit(self.table)
        flags = [str(flag.message) for flag in found.flags]
        self.said.setText("\n".join(f"⚠ {one}" for one in flags) if flags else say("No price raises the question."))
        self.ways.setText("\n".join(f"→ {way}" for way in WAYS_OUT["abnormally_low"]) if flags else "")


def _gaps(gaps: Gaps | None) -> list[Cell]:
    if gaps is None:
        return []
    shares = (gaps.to_mean, gaps.to_second, gaps.to_estimate)
    return [Cell("–" if one is None else say("{share:percent}", share=round(one, 4)), number=True) for one in shares]
