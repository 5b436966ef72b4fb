"""Values of the buyer, and computed ones: each on the sheet that has a place for its lines and its years."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lcc.answers import Item
from lcc.documents.workbook.draft import FIRST_OFFER, FIRST_YEAR, Draft
from lcc.documents.workbook.fields import STILL, Array, Field, axes_of, sums_lines, value_at
from lcc.documents.workbook.method_page import Inputs, cited
from lcc.documents.workbook.paths import Timetable, place
from lcc.model import Parameter
from lcc.path import Path
from lcc.words import choose, say


def _through(draft: Draft, item: Item) -> NDArray[np.float64]:
    """Return a value in each year."""
    path = item if isinstance(item, Path) else Path(item)
    return np.asarray(path.at(draft.time.years.t, draft.method.base_year)[0, 0, 0])


class Values:
    """Where values go: one number on the sheet of the method, lines and years on their own sheets."""

    def __init__(self, draft: Draft, inputs: Inputs, table: Timetable) -> None:
        self.draft, self.inputs, self.table = draft, inputs, table
        self.lines_row, self.year_row, self.offers_row = 5, 5, 0

    # Values of the buyer

    def fixed(self, parameter: Parameter) -> Field:
        """Write a value fixed by the buyer."""
        return self.given(parameter, parameter.value, parameter.name, choose(parameter.label) or parameter.name)

    def given(self, parameter: Parameter, given: Item | tuple[Item, ...], key: str, label: str) -> Field:
        """Write a published value: one number, a path, one item a line."""
        source = cited(parameter.source)
        if isinstance(given, tuple) and not parameter.per_line:
            given = Path.of(list(given))
        if isinstance(given, tuple) or (parameter.per_line and not isinstance(given, Path)):
            items = given if isinstance(given, tuple) else (given,) * self.draft.line_count
            return self._by_line(label, items, parameter.unit, self.draft.name("v", key), source)
        if isinstance(given, Path) and (given.constant is None or given.kind == "nominal"):
            return self._path(given, key, label, parameter.unit)
        number = given.value if isinstance(given, Path) else given
        assert isinstance(number, float)
        name = self.draft.name("v", key)
        row = self.inputs.row
        self.inputs.add(label, number, parameter.unit, name=name, words=choose(parameter.definition), source=source)
        return Field(self.inputs.page, row, 2, np.full((1, 1, 1), number), name=name)

    def _path(self, path: Path, key: str, label: str, unit: str) -> Field:
        placed = place(self.inputs, label, path, unit, self.draft.name("v", key))
        row = self.table.path(f"value {key}", label, placed, unit=unit, name=self.draft.name("a", key))
        if path.kind != "nominal":
            return row
        pattern = f'IF({{c}}{row.row + 1}="","",{{c}}{row.row + 1}/{{c}}{self.draft.series["level"].row + 1})'
        values = row.values[0, 0] / self.draft.time.price_level[0, 0, 0]
        told = say("{label}, base-year prices", label=label)
        return self.table.add(f"real {key}", told, self.table.each(pattern), values, words=say("÷ general price level"),
                              blank=True)  # fmt: skip

    def quantities(self) -> None:
        """Write the quantity of each line."""
        draft = self.draft
        each = tuple(line.quantity for line in draft.method.lines)
        draft.fields["quantity"] = self._by_line(say("quantity"), each, "", draft.name("v", "quantity"), "")

    def _by_line(self, label: str, items: tuple[Item, ...], unit: str, name: str, source: str) -> Field:
        """Write one value a line, published beside used."""
        if any(isinstance(item, Path) for item in items):
            return self._by_line_and_year(label, items, unit)
        row = self.block(label, unit, source)
        page = self.draft.pages["lines"]
        page.texts(row - 1, 3, [say("published"), say("changed")])
        for line, item in enumerate(items):
            assert isinstance(item, float)
            page.number(row + line, 2, item, f"general {self.inputs.frame}")
            self.inputs.twin(page, row + line, item)
        self.draft.paper.named(name, page, (row, 2), (row + len(items) - 1, 2))
        values = np.array(items, dtype=float).reshape(1, -1, 1)
        return Field(page, row, 2, values, line=(1, 0), name=name)

    def _by_line_and_year(self, label: str, items: tuple[Item, ...], unit: str) -> Field:
        """Write one value a line and a year, those published further right."""
        draft, page, after = self.draft, self.draft.pages["by_year"], self.draft.horizon + 2
        years = [_through(draft, item) for item in items]
        typed = self.room(frozenset("lt"), label, unit, "", np.stack(years)[None])
        for line, levels in enumerate(years):
            for t, level in enumerate(levels.tolist()):
                row, column = typed.place(0, line, t)
                page.number(row, column, level, f"general {self.inputs.frame}")
                page.number(row, column + after, level, "general")
        used = page.block(None, *typed.place(), *typed.place(0, len(items) - 1, draft.horizon))
        kept = page.block(
            None, typed.row, typed.column + after, typed.row + len(items) - 1, typed.column + after + draft.horizon
        )
        self.inputs.others.append(f"SUMPRODUCT(--({used}<>{kept}))")
        nominal = [isinstance(item, Path) and item.kind == "nominal" for item in items]
        if not any(nominal):
            return typed
        levels = draft.time.price_level[0, 0, 0]
        values = np.stack([each / levels if one else each for each, one in zip(years, nominal, strict=True)])[None]
        told = say("{label}, base-year prices", label=label)
        real = self.room(frozenset("lt"), told, unit, say("÷ general price level"), values)
        level = draft.series["level"]
        self.fill(
            real,
            lambda o, line, t: typed.cell(page, o, line, t) + (f"/{level.cell(page, t=t)}" if nominal[line] else "*1"),
        )
        return real

    def block(self, label: str, unit: str = "", note: str = "") -> int:
        """Start a block of lines; return its first row."""
        page = self.draft.pages["lines"]
        self.lines_row += 1
        page.texts(self.lines_row, 0, [label, unit, note or "", *[""] * self.draft.columns])
        self.lines_row += 1
        for line in range(self.draft.line_count):
            page.text(self.lines_row + line, 0, self.draft.line_label(line), "label")
        first = self.lines_row
        self.lines_row += self.draft.line_count
        return first

    # Values computed

    def computed(self, parameter: Parameter) -> Field:
        """Write a computed value where what it is made of lets it be."""
        draft = self.draft
        node = draft.ledger.plan.nodes["method", "parameters", parameter.name, "formula"]
        axes = axes_of(node, draft.fields)
        label = choose(parameter.label) or parameter.name
        words = draft.words(node)
        values = draft.values(parameter.name)
        if not axes:
            return self._computed_once(parameter, label, words, values)
        if axes == {"t"}:
            formulas = [draft.formula(node, self.table.page, t=t) for t in draft.span]
            return self.table.add(f"value {parameter.name}", label, [f'IFERROR({one},"!")' for one in formulas], values,
                                  words=words, unit=parameter.unit, name=draft.name("a", parameter.name))  # fmt: skip
        placed = self.room(axes, label, parameter.unit, words, values, draft.name("v", parameter.name))
        self.fill(placed, lambda o, line, t: draft.formula(node, placed.page, o, line, t), sums_lines(node))
        return placed

    def _computed_once(self, parameter: Parameter, label: str, words: str, values: Array) -> Field:
        node = self.draft.ledger.plan.nodes["method", "parameters", parameter.name, "formula"]
        page, row, name = self.inputs.page, self.inputs.row, self.draft.name("v", parameter.name)
        self.inputs.told(label, "", words, parameter.formula or "")
        page.text(row, 3, parameter.unit, "label")
        page.text(row, 6, name, "code")
        page.formula(row, 2, self.draft.formula(node, page), value_at(values), "general", sums_lines(node))
        self.draft.paper.named(name, page, (row, 2))
        return Field(page, row, 2, values, name=name)

    def room(self, axes: frozenset[str], label: str, unit: str, words: str, values: Array, name: str = "") -> Field:  # noqa: PLR0913, PLR0917  # a name, a unit, words and values
        """Make room for a quantity: a row an offer, a block of lines, or rows by year."""
        draft, n = self.draft, self.draft.columns
        offers = n if "o" in axes else 1
        if "t" in axes:
            return self._room_by_year(axes, label, unit, words, values, offers)
        if "l" in axes:
            row = self.block(label, unit, words)
            column = FIRST_OFFER if "o" in axes else 2
            return Field(draft.pages["lines"], row, column, values, (0, 1) if "o" in axes else STILL, (1, 0))
        page, row = draft.pages["offers"], self.offers_row
        self.offers_row += 1
        page.texts(row, 0, [label, unit, words], "label")
        if name:
            draft.paper.named(name, page, (row, FIRST_OFFER), (row, FIRST_OFFER + n - 1))
        return Field(page, row, FIRST_OFFER, values, (0, 1), name=name)

    def _room_by_year(  # noqa: PLR0913, PLR0917  # a name, a unit, words and values
        self, axes: frozenset[str], label: str, unit: str, words: str, values: Array, offers: int
    ) -> Field:
        draft, page = self.draft, self.draft.pages["by_year"]
        lines = draft.line_count if "l" in axes else 1
        self.year_row += 1
        page.text(self.year_row, 0, label, "section")
        page.text(self.year_row, 2, words, "note")
        row = self.year_row = self.year_row + 1
        for o in range(offers):
            for line in range(lines):
                if "o" in axes:
                    page.number(self.year_row, 0, o + 1.0, "whole bare")
                    page.formula(self.year_row, 1, draft.series["shown"].cell(page, o), draft.shown(o), "label")
                page.text(self.year_row, 2, draft.method.lines[line].id if "l" in axes else unit, "label")
                self.year_row += 1
        return Field(
            page,
            row,
            FIRST_YEAR,
            values,
            (lines, 0) if "o" in axes else STILL,
            (1, 0) if "l" in axes else STILL,
            (0, 1),
        )

    def fill(self, placed: Field, formula, array: bool = False, style: str = "general") -> None:  # type: ignore[no-untyped-def]
        """Write the formula of every cell of a field, guarded where there is one an offer."""
        draft, axes = self.draft, placed.axes
        for o in range(draft.columns if "o" in axes else 1):
            for line in range(draft.line_count if "l" in axes else 1):
                for t in draft.span if "t" in axes else range(1):
                    row, column = placed.place(o, line, t)
                    text, worth = formula(o, line, t), placed.worth(o, line, t)
                    if "o" in axes:
                        text = draft.guarded(o, placed.page, text)
                        placed.page.formula(row, column, text, draft.worth(o, worth), style, array)
                    else:
                        placed.page.formula(row, column, f'IFERROR({text},"!")', worth, style, array)
