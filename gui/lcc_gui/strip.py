"""The ranking, always in sight: who is first, at what cost, how many offers count, and what it rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from lcc import standing
from lcc.figures import Amount
from lcc.numerals import NO_BREAK_SPACE
from lcc.words import counted, say
from lcc_gui.document import Document
from lcc_gui.look import em

MOST = 4
"""Offers named; the others are counted."""


class RankingStrip(QFrame):
    """A line or two under every page."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.setProperty("role", "strip")
        self.setAccessibleName(say("Ranking"))
        self._ranks, self._note = QLabel(), QLabel()
        self._ranks.setTextFormat(Qt.TextFormat.PlainText)
        self._ranks.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setProperty("role", "quiet")
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1), em(0.4), em(1), em(0.4))
        column.setSpacing(0)
        column.addWidget(self._ranks)
        column.addWidget(self._note)
        document.watch(self.refresh)
        self.refresh()

    def text(self) -> str:
        """Return what is said."""
        return f"{self._ranks.text()}\n{self._note.text()}".strip()

    def refresh(self) -> None:
        """Say the ranking in force."""
        comparison = self.document.comparison
        if not comparison.offers:
            self._ranks.setText(say("No offer yet."))
        elif not comparison.evaluated:
            self._ranks.setText(say("No offer can be ranked yet."))
        else:
            self._ranks.setText("   ·   ".join(place.replace(" ", NO_BREAK_SPACE) for place in self._places()))
        notes = [str(sentence) for sentence in standing(self.document.purchase)]
        if comparison.unranked:
            evaluated = len(comparison.evaluated)
            provisional = counted(
                "Provisional ranking: {count} offer evaluated out of {all}.",
                "Provisional ranking: {count} offers evaluated out of {all}.",
                evaluated, all=len(comparison.names),
            )  # fmt: skip
            notes.insert(0, str(provisional))
        self._note.setText("  ".join(notes))
        self._note.setVisible(bool(notes))
        self.setAccessibleDescription(self.text())

    def _places(self) -> list[str]:
        comparison = self.document.comparison
        currency = comparison.method.currency
        places = [
            say("{place}. {offer}: {total}", place=one.place, offer=one.offer, total=Amount(one.total, currency, 0))
            for one in comparison.ranking[:MOST]
        ]
        if (more := len(comparison.ranking) - MOST) > 0:
            places.append(str(counted("and {count} other", "and {count} others", more)))
        return places
