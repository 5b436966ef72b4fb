"""What is written under columns: places and names, letters in their stead where columns are narrow, and their key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lcc.documents.charts.sheet import Sheet
from lcc.documents.lettering import ASCENT, LEADING, advance, wrapped
from lcc.documents.scene import About
from lcc.words import say

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LINES = 3
"""Of a name under its column, at the most."""


class Foot:
    """Names and totals of columns, given where they start and how far they are from one another. [pt]"""

    def __init__(  # whose names, and where
        self, sheet: Sheet, names: Sequence[str], of_file: Sequence[str], totals: Mapping[str, str],
        columns: tuple[float, float],
    ) -> None:  # fmt: skip
        self.sheet, self.names, self.of_file, self.totals = sheet, names, of_file, totals
        self.start, self.step = columns
        self.room = self.step - 0.6 * sheet.size
        self.letters = self._too_narrow()

    def _too_narrow(self) -> bool:
        small = self.sheet.small
        words = [*(word for name in self.names for word in name.split()), *self.totals.values()]
        long = any(len(wrapped(name, self.room, small)) > LINES for name in self.names)
        return long or any(advance(word, small, bold=True) > self.room for word in words)

    @property
    def height(self) -> float:
        """Height of all of it. [pt]"""
        lines = max((len(self._lines(name)) for name in self.names), default=0)
        lines += 0 if self.letters else 1
        return 2.2 * self.sheet.size + lines * LEADING * self.sheet.small + self._key_height

    @property
    def _key_height(self) -> float:
        size = self.sheet.size
        return len(self.names) * LEADING * size + 0.6 * size if self.letters else 0.0

    def _lines(self, name: str) -> tuple[str, ...]:
        return (self._letter(name),) if self.letters else wrapped(name, self.room, self.sheet.small, False, LINES)

    def _letter(self, name: str) -> str:
        place = self.of_file.index(name)
        return LETTERS[place] if place < len(LETTERS) else str(place + 1)

    def draw(self, places: Mapping[str, int]) -> None:
        """Write the place and the name of each offer under its column, then the key."""
        sheet = self.sheet
        for column, name in enumerate(self.names):
            x = self.start + self.step * (column + 0.5)
            if name in places:
                said = say("place {place}", place=places[name])
                sheet.badge(x, sheet.y + 1.15 * sheet.size, str(places[name]), About(f"{name} – {said}", "", name))
            else:
                said = say("not ranked")
                fits = advance(said, sheet.small) <= self.room
                sheet.label(x, sheet.y + 1.5 * sheet.size, said if fits else "–", size=sheet.small, anchor="middle")
            top = sheet.y + 2.1 * sheet.size
            lines = self._lines(name)
            under = sheet.lines(x, top, lines, size=sheet.small, anchor="middle", whole=name, bold=self.letters)
            if name in self.totals and not self.letters:
                sheet.lines(x, under, [self.totals[name]], size=sheet.small, anchor="middle", bold=True)
        sheet.y += self.height - self._key_height + (0.6 * sheet.size if self.letters else 0.0)
        if self.letters:
            self._key()

    def _key(self) -> None:
        sheet = self.sheet
        for name in self.names:
            note = self.totals.get(name, say("not ranked"))
            letter = say("{what} ({note})", what=self._letter(name), note=note)
            shown = say("{letter}: {offer}", letter=letter, offer=name)
            sheet.label(sheet.left, sheet.y + ASCENT * sheet.size, shown, room=sheet.right - sheet.left)
            sheet.y += LEADING * sheet.size
