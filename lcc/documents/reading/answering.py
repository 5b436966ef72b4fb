"""From the cells of a form to an offer: each answer, where it stands, and what was noticed while reading it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lcc.answers import Item
from lcc.documents.form.layout import EVIDENCE, VALUE, Field
from lcc.documents.reading.keys import Row, Spot
from lcc.documents.reading.numbers import Doubt, read_cell, read_rate
from lcc.documents.reading.report import Kind, Remark, Severity
from lcc.documents.reading.texts import clean
from lcc.purchase import Evidence, Purchase
from lcc.words import Message, message

Where = tuple[str, ...]
"""Where a value lives in its offer: ``("answers", "price")``, then the line."""
MOST_NAME, MOST_NOTE = 120, 500


@dataclass
class Answering:
    """Reads what a form answers; ``spots`` keeps the cell of each answer for what is noticed later."""

    purchase: Purchase
    rows: Mapping[str, Row]
    language: str
    spots: dict[Where, Spot] = field(default_factory=dict)
    remarks: list[tuple[Where, Remark]] = field(default_factory=list)

    def text(self, key: str, where: Where, most: int = MOST_NOTE) -> str:
        """Read a text."""
        spot = self.spot(key, VALUE, where)
        found, taken_out = clean(spot.cell if spot is not None else None, most)
        if taken_out is not None:
            self.note(where, taken_out, "warning", "form")
        return found

    def rate(self, key: str, where: Where) -> float | None:
        """Read a VAT rate."""
        spot = self.spot(key, VALUE, where)
        rate, doubts = read_rate(spot.cell if spot is not None else None, self.language)
        self.doubt(where, doubts)
        return rate

    def answer(self, asked: Field) -> Item:
        """Read the answer to a question that is asked once."""
        where = ("answers", _parameter(asked))
        spot = self.spot(asked.key, VALUE, where)
        if spot is None and asked.required:
            what = message("The row of this question was taken out of the form: {label}.", label=asked.label)
            self.note(where, what, "error", "missing")
        return self.number(asked, spot, where)

    def by_line(self, asked: Field, lines: Sequence[str]) -> tuple[Item, ...] | None:
        """Read the answers to a question that is asked line by line; None when no line is answered."""
        found = tuple(
            self.number(asked, self.spot(f"line:{line}", asked.key, where), where)
            for line in lines for where in [("answers", _parameter(asked), line)]
        )  # fmt: skip
        self.first(("answers", _parameter(asked)), asked.key)
        return found if any(item is not None for item in found) else None

    def number(self, asked: Field, spot: Spot | None, where: Where) -> Item:
        """Read one number, and note what is doubtful in how it is written."""
        unit = asked.parameter.unit if asked.parameter is not None else ""
        reading = read_cell(spot.cell if spot is not None else None, unit, self.language)
        optional = reading.answer is None and not asked.required
        self.doubt(where, (Doubt("warning", one.sentence) for one in reading.doubts) if optional else reading.doubts)
        return reading.answer

    def evidence(self, asked: Field) -> Evidence | None:
        """Read what is named as evidence: on the row of the question, or of the whole column in a table of lines."""
        name = _parameter(asked)
        row = self.rows.get(f"evidence:{name}" if asked.per_line else asked.key)
        spot = row.spots.get(EVIDENCE) if row is not None else None
        if spot is None:
            return None
        where = ("evidence", name)
        self.spots[where] = spot
        note, taken_out = clean(spot.cell, MOST_NOTE)
        if taken_out is not None:
            self.note(where, taken_out, "warning", "form")
        return Evidence(note=note) if note.strip("–-—/ ") else None

    def spot(self, key: str, column: str, where: Where) -> Spot | None:
        """Find the cell of an answer."""
        row = self.rows.get(key)
        spot = row.spots.get(column) if row is not None else None
        if spot is not None:
            self.spots[where] = spot
        return spot

    def first(self, where: Where, column: str) -> None:
        """Let a whole column be found at its first cell."""
        for row in self.rows.values():
            if row.key.startswith("line:") and column in row.spots:
                self.spots[where] = row.spots[column]
                return

    def doubt(self, where: Where, doubts: Iterable[Doubt]) -> None:
        """Note what was doubtful in how something is written."""
        for one in doubts:
            severity: Severity = (
                "error" if one.severity == "error" else "warning" if one.severity == "warning" else "note"
            )
            self.note(where, one.sentence, severity, "unread" if severity == "error" else "form")

    def note(self, where: Where, what: Message, severity: Severity, kind: Kind) -> None:
        """Note something, at the cell it is about."""
        spot = self.spots.get(where) or self.spots.get(where[:2])
        named = where[1] if len(where) > 1 else ""
        self.remarks.append((where, Remark(
            what, severity, kind, spot.sheet if spot is not None else "", spot.address if spot is not None else "",
            named, where[2] if len(where) > 2 else "",
        )))  # fmt: skip


def _parameter(asked: Field) -> str:
    return asked.key.partition(":")[2]
