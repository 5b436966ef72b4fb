"""The value kept of each answer: what was typed, the published value where nothing was, or what a variant proposes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lcc.documents.grid import text_cell
from lcc.documents.workbook.draft import FIRST_YEAR, Draft
from lcc.documents.workbook.fields import Field
from lcc.documents.workbook.offers_page import KIND, Offers
from lcc.documents.workbook.pages import a1
from lcc.documents.workbook.typed import Typed, moves, typed
from lcc.documents.workbook.values_page import Values
from lcc.model import Parameter
from lcc.words import choose, say


@dataclass(frozen=True)
class Answered:
    """Where an answer was typed, and where the value kept of it is."""

    parameter: Parameter
    row: int
    """Row of its label on the sheet of offers."""
    cells: Field
    kept: Field
    years: Field | None
    given: list[list[Typed]]
    low: str = ""
    """Test of the lowest value against a published requirement, such as ``<5``; ``high`` of the highest."""
    high: str = ""


class Answers:
    """Lay out questions, then the values kept."""

    def __init__(self, draft: Draft, offers: Offers, values: Values) -> None:
        self.draft, self.offers, self.values = draft, offers, values
        self.found: list[Answered] = []
        self.no, self.variant, self.current = (text_cell(word) for word in (say("no"), say("variant"), say("current")))
        self._waiting: list[tuple[Parameter, int, Field, list[list[Typed]]]] = []

    def ask(self) -> None:
        """Write every question: those asked of tenderers, then what variants may change."""
        method = self.draft.method
        for parameter in [*(p for p in method.parameters if p.asked), *(p for p in method.parameters if p.variants)]:
            given = [typed(self.draft, parameter, offer) for offer in self.draft.offers]
            row = self.offers.row
            self._waiting.append((parameter, row, self.offers.question(parameter, given), given))
        for parameter in method.parameters:
            if parameter.asked and parameter.fallback is not None:
                self.offers.proof(parameter)

    def keep(self) -> None:
        """Write the value kept of each answer, where it is not the cell itself."""
        for parameter, row, cells, given in self._waiting:
            stand_in = self._stand_in(parameter)
            through = self._by_year(parameter, given) if moves(self.draft, parameter) else None
            kept = cells
            if stand_in is not None or through is not None:
                kept = self._kept(parameter, cells, through, stand_in)
            elif not parameter.per_line:
                name = self.draft.name("v", parameter.name)
                last = (cells.row, cells.column + self.draft.columns - 1)
                self.draft.paper.named(name, cells.page, (cells.row, cells.column), last)
                kept = Field(cells.page, cells.row, cells.column, cells.values, cells.offer, name=name)
            self.draft.fields[parameter.name] = kept
            self.found.append(Answered(parameter, row, cells, kept, through, given, *_limits(parameter)))

    def _stand_in(self, parameter: Parameter) -> Field | None:
        """Write the published value that stands in for an answer."""
        if parameter.variants:
            return self.draft.fields[parameter.name]
        given = parameter.default if parameter.default is not None else parameter.fallback
        if given is None:
            return None
        told = say("by default") if parameter.default is not None else say("if missing or unproven")
        label = say("{label} ({told})", label=choose(parameter.label) or parameter.name, told=told)
        return self.values.given(parameter, given, f"{parameter.name} {told}", label)

    def _by_year(self, parameter: Parameter, given: list[list[Typed]]) -> Field:
        """Write cells for an answer that changes from year to year, and whether it is in current money."""
        draft, page = self.draft, self.draft.pages["by_year"]
        axes = frozenset("olt") if parameter.per_line else frozenset("ot")
        label = choose(parameter.label) or parameter.name
        told = say("Only if it changes from year to year; otherwise the sheet of offers is enough.")
        cells = self.values.room(
            axes, say("{label}: year by year", label=label), parameter.unit, told, np.full((1, 1, 1), np.nan)
        )
        for o in range(draft.columns):
            for line in range(draft.line_count if parameter.per_line else 1):
                one = given[o][line] if o < len(given) else Typed()
                row, column = cells.place(o, line)
                page.text(row, 3, say("current") if one.nominal else "", "typed")
                for t in draft.span:
                    page.number(row, column + t, one.years[t] if one.years else None, "general input")
        return cells

    def _kept(self, parameter: Parameter, cells: Field, years: Field | None, stand_in: Field | None) -> Field:
        axes = frozenset("ol" if parameter.per_line else "o") | (frozenset("t") if years else frozenset())
        label = say("{label}: value kept", label=choose(parameter.label) or parameter.name)
        words = say("what was typed, else the published value") if stand_in else ""
        values = self.draft.values(parameter.name)
        name = self.draft.name("v", parameter.name)
        placed = self.values.room(axes, label, parameter.unit, words, values, name)
        for o in range(self.draft.columns):
            for line in range(self.draft.line_count if parameter.per_line else 1):
                for t in self.draft.span if years else range(1):
                    self._one(parameter, placed, cells, years, stand_in, (o, line, t))
        return placed

    def _one(self, parameter: Parameter, placed: Field, cells: Field, years: Field | None, stand_in: Field | None,  # noqa: PLR0913, PLR0917  # an answer, where it was typed and what stands in for it
             where: tuple[int, int, int]) -> None:  # fmt: skip
        """Write one value kept."""
        o, line, t = where
        home = placed.page
        cell = cells.cell(home, o, line)
        other = stand_in.cell(home, 0, line, t) if stand_in else '"!"'
        formula = f'IF({cell}="",{other},IF(ISNUMBER({cell}),{cell},"!"))'
        if years is not None:
            formula = self._moving(
                home_cell=years.cell(home, o, line, t), years=years, cell=cell, other=other, placed=placed, where=where
            )
        if parameter.fallback is not None:
            proof = self.offers.page.seen_from(home, self.offers.proofs[parameter.name], self.offers.column(o))
            formula = f"IF({proof}={self.no},{other},{formula})"
        if parameter.variants:
            kind = self.offers.page.seen_from(home, KIND, self.offers.column(o))
            formula = f"IF({kind}={self.variant},{formula},{other})"
        used = self.draft.series["used"].cell(home, o)
        worth: float | str = placed.worth(o, line, t) if o < len(self.draft.offers) else ""
        home.formula(*placed.place(o, line, t), f'IF({used}=1,IFERROR({formula},"!"),"")', worth, "general")

    def _moving(  # noqa: PLR0913, PLR0917  # an answer, and where its years are
        self, home_cell: str, years: Field, cell: str, other: str, placed: Field, where: tuple[int, int, int]
    ) -> str:
        """Write what an answer is worth in one year: the year's, else the number for all years."""
        o, line, t = where
        home = placed.page
        row, column = years.place(o, line)
        whole = years.years(home, self.draft.horizon, o, line)
        flag = years.page.seen_from(home, row, 3)
        level = self.draft.series.get("level")
        year = f"{home_cell}/IF({flag}={self.current},{level.cell(home, t=t)},1)" if level else home_cell
        assert column == FIRST_YEAR
        assert a1(row, column)
        return (
            f"IF(ISNUMBER({home_cell}),{year},IF(ISNUMBER({cell}),{cell},"
            f'IF(AND({cell}="",COUNT({whole})=0),{other},"!")))'
        )


def _limits(parameter: Parameter) -> tuple[str, str]:
    """Write what a published requirement refuses."""
    usual = parameter.usual
    if usual is None or not usual.required:
        return "", ""
    low, high = usual.low, usual.high
    return f"<{low!r}" if low is not None else "", f">{high!r}" if high is not None else ""
