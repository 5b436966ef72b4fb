"""The sheet of the years: discount factors, prices, levels, and when each cost falls, the same for all offers."""

from __future__ import annotations

import numpy as np

from lcc.discounting import Timing
from lcc.documents.workbook.draft import CALENDAR_ROW, FIRST_YEAR, YEAR_ROW, Draft
from lcc.documents.workbook.fields import Field
from lcc.documents.workbook.method_page import Inputs
from lcc.documents.workbook.pages import Page, a1, column_name
from lcc.documents.workbook.paths import Placed, Timetable, place
from lcc.path import Path
from lcc.terms import term
from lcc.words import say

FACTORS = {
    Timing.MID_YEAR: "{c}{end}*(1+{c}{rate})^0.5",
    Timing.START_OF_YEAR: "{p}{end}",
    Timing.CONTINUOUS: "{p}{row}*EXP(-{c}{rate})",
}
"""Discount factors of each timing, from the end-of-year ones and from the rates."""


def head(draft: Draft, page: Page, title: str, heads: list[str], label: int = 0) -> None:
    """Write the title of a sheet by years, and its columns; ``label`` is the one wide enough for a name."""
    page.text(0, 0, title, "title")
    page.texts(CALENDAR_ROW, 0, [*heads, *[""] * (FIRST_YEAR - len(heads))])
    page.texts(YEAR_ROW, 0, [""] * FIRST_YEAR)
    page.text(YEAR_ROW, label, say("years after the base year"), "head")
    source = draft.pages["years"]
    for t in draft.span:
        column, year = FIRST_YEAR + t, draft.method.base_year + t
        if page is source:
            page.number(YEAR_ROW, column, float(t), "year")
            page.formula(CALENDAR_ROW, column, f"m_base_year+{a1(YEAR_ROW, column, '')}", float(year), "year")
        else:
            page.formula(CALENDAR_ROW, column, source.seen_from(page, CALENDAR_ROW, column), float(year), "year")
            page.formula(YEAR_ROW, column, source.seen_from(page, YEAR_ROW, column), float(t), "year")
    page.sheet.set_column(FIRST_YEAR, FIRST_YEAR + draft.horizon, 11)


def money_in_time(draft: Draft, inputs: Inputs, table: Timetable) -> None:
    """Write rates, inflation, the general price level and the discount factors."""
    method, time = draft.method, draft.time
    table.section(say("Money and time"))
    _clock(draft, table)
    if method.inflation is not None:
        placed = place(inputs, say("inflation"), method.inflation, "", paper_name(draft, "inflation"), "percent")
        table.path("inflation", say("inflation"), placed, style="percent", first=1)
        line = table.each("{p}{row}*(1+{c}" + str(draft.series["inflation"].row + 1) + ")")
        table.add("level", say("general price level"), ["1", *line[1:]], time.price_level[0, 0, 0], "factor",
                  say("1 in the base year, then the level before × (1 + inflation)"),
                  name=draft.name("a", say("general price level")))  # fmt: skip
    kind = str(term(method.discount_rate.kind or time.money))
    placed = place(inputs, say("discount rate"), method.discount_rate, kind, draft.name("m", say("discount rate")),
                   "percent")  # fmt: skip
    rate = table.path("rate", say("discount rate"), placed, style="percent", first=1)
    rate = in_kind(draft, table, rate, "rate", say("discount rate"), method.discount_rate)
    _factors(draft, table, rate)


def paper_name(draft: Draft, key: str) -> str:
    """Name a number of the method."""
    return draft.name("m", term(key))


def _clock(draft: Draft, table: Timetable) -> None:
    t = draft.time.years.t[0, 0]
    draft.fields["year"] = draft.series["t"] = Field(table.page, YEAR_ROW, FIRST_YEAR, t[None], year=(0, 1))
    draft.paper.named("a_t", table.page, (YEAR_ROW, FIRST_YEAR), (YEAR_ROW, FIRST_YEAR + draft.horizon))
    table.add("in use", say("year of use"), table.each("IF({t}>m_service_start,1,0)"),
              draft.time.years.in_use[0, 0, 0], "whole", name=draft.name("a", say("year of use")))  # fmt: skip


def in_kind(draft: Draft, table: Timetable, rate: Field, key: str, label: str, path: Path) -> Field:  # noqa: PLR0913, PLR0917  # a rate and what it is called
    """Convert a rate between real and nominal (Fisher) when the method is in the other money."""
    kind, money = path.kind, draft.time.money
    if kind is None or kind == money:
        return rate
    inflation = "{c}" + str(draft.series["inflation"].row + 1)
    x = "{c}" + str(rate.row + 1)
    pattern = f"(1+{x})/(1+{inflation})-1" if kind == "nominal" else f"(1+{x})*(1+{inflation})-1"
    raw, i = rate.values[0, 0], np.broadcast_to(draft.time.inflation[0, 0, 0], (draft.horizon + 1,))
    worth = (1 + raw) / (1 + i) - 1 if kind == "nominal" else (1 + raw) * (1 + i) - 1
    words = say("(1 + nominal) = (1 + real) × (1 + inflation)")
    told = say("{label}, {kind}", label=label, kind=term(money))
    return table.add(f"{key} in kind", told, table.each(pattern), worth, "percent", words, first=1)


def _factors(draft: Draft, table: Timetable, rate: Field) -> None:
    """Write the discount factors of every timing used; those at the end of the year always."""
    words = say("the factor before ÷ (1 + rate of the year); 1 in the base year")
    used = {stream.timing or draft.method.timing for stream in draft.method.costs} | {draft.method.timing}
    end = 0
    for timing in (Timing.END_OF_YEAR, *(one for one in Timing if one in used and one is not Timing.END_OF_YEAR)):
        label = say("discount factor, {timing}", timing=term(timing))
        pattern = FACTORS.get(timing, "{p}{row}/(1+{c}{rate})")
        cells = [
            "1" if t == 0 else pattern.format(c=column_name(FIRST_YEAR + t), p=column_name(FIRST_YEAR + t - 1), end=end,
                                              rate=rate.row + 1, row=table.row + 1)
            for t in draft.span
        ]  # fmt: skip
        name = draft.name("a", say("factor"), term(timing))
        placed = table.add(
            f"factor {timing}", label, cells, draft.time.factors(timing)[0, 0, 0], "factor", words, name=name
        )
        end = end or placed.row + 1
        words = ""


def at_level(draft: Draft, table: Timetable, key: str, label: str, placed: Placed, unit: str) -> Field:  # noqa: PLR0913, PLR0917  # a path and what it is called
    """Write a price or an index through the years, in the money of the method."""
    path, money = placed.path, draft.time.money
    kind = path.kind or ("real" if path.constant is not None else None)
    if kind is None or kind == money:
        return table.path(key, label, placed, unit=unit, name=draft.name("a", label))
    raw = table.path(f"{key} published", label, placed, unit=unit)
    sign = "/" if kind == "nominal" else "*"
    x, level = "{c}" + str(raw.row + 1), "{c}" + str(draft.series["level"].row + 1)
    pattern = f'IF({x}="","",{x}{sign}{level})'
    values = raw.values[0, 0]
    levels = draft.time.price_level[0, 0, 0]
    worth = values / levels if kind == "nominal" else values * levels
    told = say("{label}, {kind}", label=label, kind=term(draft.method.money))
    words = say("÷ general price level") if kind == "nominal" else say("× general price level")
    return table.add(
        key, told, table.each(pattern), worth, "general", words, unit, name=draft.name("a", label), blank=True
    )
