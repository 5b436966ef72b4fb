"""A number through the years: what it is made of on the sheet of the method, and a row that computes each year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lcc.documents.workbook.draft import CALENDAR_ROW, FIRST_YEAR, YEAR_ROW, Draft
from lcc.documents.workbook.fields import Field
from lcc.documents.workbook.method_page import Inputs
from lcc.documents.workbook.pages import a1, column_name
from lcc.path import CALENDAR, Path
from lcc.words import message, say


@dataclass(frozen=True)
class Placed:
    """Where the numbers of a path are: its value, or its growth, or its points."""

    path: Path
    value: str = ""
    growth: str = ""
    since: str = ""
    years: str = ""
    levels: str = ""


def place(inputs: Inputs, label: str, path: Path, unit: str, name: str, style: str = "general") -> Placed:  # noqa: PLR0913, PLR0917  # each is a column of the row
    """Write the numbers of a path as inputs of the method."""
    source = inputs.cited(path)
    if path.points is not None:
        span = (
            say("from one point to the next, in a straight line")
            if path.join == "line"
            else say("held until the next point")
        )
        first = inputs.row
        for year, level in sorted(path.points.items()):
            inputs.add(label, level, unit, style, year=year, words=span if inputs.row == first else "",
                       source=source if inputs.row == first else "")  # fmt: skip
        block = inputs.page.block
        return Placed(
            path,
            years=block(None, first, 1, inputs.row - 1, 1),
            levels=inputs.page.paper.named(name, inputs.page, (first, 2), (inputs.row - 1, 2)),
        )
    value = inputs.add(label, path.value or 0.0, unit, style, name=name, source=source)
    if path.constant is not None:
        return Placed(path, value=value)
    growth = inputs.add(say("{label}: yearly growth", label=label), path.growth, "", "percent",
                        name=inputs.draft.name(name, say("growth")))  # fmt: skip
    since = ""
    if path.since is not None:
        since = inputs.add(say("{label}: growing since", label=label), float(path.since), "", "whole")
    return Placed(path, value=value, growth=growth, since=since)


class Timetable:
    """The sheet of what moves through the years for all offers, one row each."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.page = draft, draft.pages["years"]
        self.row = 5
        self.last = FIRST_YEAR + draft.horizon

    def section(self, title: str) -> None:
        """Start a part of the sheet."""
        self.row += 1
        self.page.text(self.row, 0, title, "section")
        self.row += 1

    def add(  # noqa: PLR0913, PLR0917  # each is a column of the row
        self, key: str, label: str, formulas: list[str], values: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
        style: str = "general", words: str = "", unit: str = "", first: int = 0, name: str = "", blank: bool = False,
    ) -> Field:  # fmt: skip
        """Write a row: one formula a year from ``first`` on; ``blank`` shows nothing where there is no value."""
        flat = np.broadcast_to(np.asarray(values, dtype=float).reshape(-1), (self.draft.horizon + 1,))
        self.page.text(self.row, 0, label, "label")
        self.page.text(self.row, 1, unit, "note")
        self.page.text(self.row, 2, words, "note")
        for t in range(first, self.draft.horizon + 1):
            worth = "" if blank and np.isnan(flat[t]) else float(flat[t])
            self.page.formula(self.row, FIRST_YEAR + t, formulas[t], worth, style)
        if name:
            self.draft.paper.named(name, self.page, (self.row, FIRST_YEAR), (self.row, self.last))
            self.page.text(self.row, 3, name, "code")
        placed = Field(self.page, self.row, FIRST_YEAR, flat.reshape(1, 1, -1), year=(0, 1), name=name)
        self.draft.series[key] = placed
        self.row += 1
        return placed

    def each(self, pattern: str) -> list[str]:
        """Write a formula for each year: ``{t}``, ``{year}`` its cells, ``{c}`` its column, ``{p}`` the one before."""
        return [
            pattern.format(
                t=a1(YEAR_ROW, FIRST_YEAR + t, "row"), year=a1(CALENDAR_ROW, FIRST_YEAR + t, "row"),
                c=column_name(FIRST_YEAR + t), p=column_name(FIRST_YEAR + t - 1) if t else "A", row=self.row + 1,
            )
            for t in self.draft.span
        ]  # fmt: skip

    def path(self, key: str, label: str, placed: Placed, *, style: str = "general", unit: str = "",  # noqa: PLR0913  # each is a column of the row
             first: int = 0, name: str = "") -> Field:  # fmt: skip
        """Write a path through the years, as it was published."""
        values = placed.path.at(self.draft.time.years.t, self.draft.method.base_year)[0, 0, 0]
        formula, words = self._formula(label, placed)
        blank = bool(np.isnan(values).any())
        return self.add(key, label, self.each(formula), values, style, words, unit, first, name, blank)

    def _formula(self, label: str, placed: Placed) -> tuple[str, str]:
        """Write the formula of one year of a path, and say it."""
        path = placed.path
        if path.points is None:
            if path.constant is not None:
                return placed.value, ""
            clock = "{year}" if path.since is not None and path.since >= CALENDAR else "{t}"
            elapsed = f"({clock}-{placed.since})" if placed.since else clock
            return f"{placed.value}*(1+{placed.growth})^{elapsed}", say(
                "value × (1 + growth) to the power of the years elapsed"
            )
        return self._points(label, placed)

    def _points(self, label: str, placed: Placed) -> tuple[str, str]:
        """Write a path by points: which point comes before, then its level, or the straight line to the next."""
        path, keys, levels = placed.path, placed.years, placed.levels
        points = path.points or {}
        clock = "{year}" if max(points) >= CALENDAR else "{t}"
        before = f"MAX(1,SUMPRODUCT(--({keys}<={clock})))"
        formula = f"INDEX({levels},{before})"
        words = message("the last point reached")
        if path.join == "line" and len(points) > 1:
            rank = self.each(f"MAX(1,MIN({len(points) - 1},SUMPRODUCT(--({keys}<={clock}))))")
            sorted_keys = np.array(sorted(points), dtype=float)
            when = np.arange(self.draft.horizon + 1.0) + (self.draft.method.base_year if clock == "{year}" else 0)
            reached = np.clip(np.searchsorted(sorted_keys, when, side="right"), 1, len(points) - 1).astype(float)
            helper = self.add(
                f"{label} point", say("{label}: rank of the point before", label=label), rank, reached, "whole"
            )
            at = f"{{c}}{helper.row + 1}"
            inside = f"MAX(INDEX({keys},1),MIN(INDEX({keys},{len(points)}),{clock}))"
            formula = (
                f"INDEX({levels},{at})+(INDEX({levels},{at}+1)-INDEX({levels},{at}))"
                f"*({inside}-INDEX({keys},{at}))/(INDEX({keys},{at}+1)-INDEX({keys},{at}))"
            )
            words = message("on the straight line from the point before to the next")
        if path.beyond == "error":
            formula = f'IF(OR({clock}<MIN({keys}),{clock}>MAX({keys})),"",{formula})'
        return formula, str(words)
