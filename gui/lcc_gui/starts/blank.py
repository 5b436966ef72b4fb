"""Beginning with nearly nothing: four costs that nearly every purchase has."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from lcc import Purchase, catalogue
from lcc.words import message, say
from lcc_gui.look import em
from lcc_gui.starts.start import BaseYear, Start, words


class BlankStart(Start):
    """A short general method, to adapt."""

    name = message("Blank purchase")
    page = "purchase"

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em(0.6), 0, 0)
        column.setSpacing(em(0.6))
        words(column).setText(
            say(
                "Four costs that nearly every purchase has: price, electricity, maintenance, removal. Add yours on the "
                "Method page, remove those of no use."
            )
        )
        self.base_year = BaseYear()
        column.addWidget(self.base_year)
        column.addStretch()

    # Public methods

    def purchase(self) -> Purchase:
        """Make it for the year chosen."""
        return catalogue.begin(base_year=self.base_year.year())
