"""Rows of each cost stream on the sheet of the years: how its price moves, and when it falls."""

from __future__ import annotations

import numpy as np

from lcc.discounting import to_real
from lcc.documents.workbook.draft import Draft
from lcc.documents.workbook.fields import Field
from lcc.documents.workbook.method_page import Inputs, cited
from lcc.documents.workbook.paths import Timetable, place
from lcc.documents.workbook.years_page import at_level, in_kind
from lcc.model import CostStream, Resource, Schedule
from lcc.path import CALENDAR
from lcc.terms import term
from lcc.words import choose, say


def resources(draft: Draft, inputs: Inputs, table: Timetable) -> None:
    """Write prices, VAT rates and emissions of what is consumed."""
    used = {stream.resource for stream in draft.method.costs}
    kept = [one for one in draft.method.resources if one.name in used]
    if kept:
        inputs.section(say("Resources"))
        table.section(say("Resources"))
    for resource in kept:
        _resource(draft, inputs, table, resource)


def _resource(draft: Draft, inputs: Inputs, table: Timetable, resource: Resource) -> None:
    label, currency = choose(resource.label) or resource.name, draft.method.currency
    if resource.price is not None:
        name, told = draft.name("r", resource.name, say("price")), say("{label}: price", label=label)
        unit = f"{currency}/{resource.unit}"
        placed = place(inputs, told, resource.price, unit, name)
        if not placed.path.source and resource.source:
            inputs.page.text(inputs.row - 1, 8, cited(resource.source), "note")
        draft.series[f"price {resource.name}"] = at_level(draft, table, f"price {resource.name}", told, placed, unit)
        if resource.price.constant is not None and draft.time.money == "real":
            draft.names_of_prices[resource.name] = name
    if resource.vat is not None:
        name = draft.name("r", resource.name, say("VAT"))
        draft.vat_cells[resource.name] = inputs.add(
            say("{label}: VAT", label=label), resource.vat, "", "percent", name=name
        )
    for impact, path in resource.emissions.items():
        told, unit = say("{label}: emissions of {impact}", label=label, impact=impact), f"kg/{resource.unit}"
        placed = place(inputs, told, path, unit, draft.name("r", resource.name, impact))
        table.path(f"emission {resource.name} {impact}", told, placed, unit=unit)


def externalities(draft: Draft, inputs: Inputs, table: Timetable) -> None:
    """Write the value of each impact, by kilogram."""
    if draft.method.externalities:
        inputs.section(say("Externalities"))
        table.section(say("Externalities"))
    for item in draft.method.externalities:
        label = choose(item.label) or item.name
        told = say("{label}: counts in the total (1) or not (0)", label=label)
        counts = inputs.add(told, float(item.counts), "", "whole", words=choose(item.perimeter),
                            source=choose(item.verification))  # fmt: skip
        draft.counted[item.name] = counts
        if item.value is None or item.kilograms is None:
            continue
        told = say("{label}: value", label=label)
        placed = place(inputs, told, item.value, item.unit, draft.name("e", item.name, say("value")))
        raw = at_level(draft, table, f"value {item.name}", told, placed, item.unit)
        if item.kilograms != 1.0:
            x = "{c}" + str(raw.row + 1)
            table.add(f"value {item.name}", say("{label}: value of a kilogram", label=label),
                      table.each(f'IF({x}="","",{x}/{item.kilograms:g})'), raw.values[0, 0] / item.kilograms,
                      "factor", say("÷ {kilograms} kg", kilograms=int(item.kilograms)), blank=True)  # fmt: skip


def streams(draft: Draft, inputs: Inputs, table: Timetable) -> None:
    """Write how the price of each stream moves, and when it falls where this does not depend on a life."""
    inputs.section(say("Cost streams"))
    table.section(say("Cost streams"))
    for stream in draft.method.costs:
        if not stream.summed:
            continue
        label = choose(stream.label) or stream.name
        node = draft.ledger.plan.nodes["method", "costs", stream.name, "amount"]
        inputs.told(label, str(term(stream.stage)), draft.words(node), stream.amount)
        if stream.vat is not None and stream.invoicer == "third_party":
            name = draft.name("c", stream.name, say("VAT"))
            draft.vat_cells[f"stream {stream.name}"] = inputs.add(
                say("{label}: VAT", label=label), stream.vat, "", "percent", name=name
            )
        _moves(draft, inputs, table, stream, label)
        if stream.life is None:
            _falls(draft, inputs, table, stream, label)


def _moves(draft: Draft, inputs: Inputs, table: Timetable, stream: CostStream, label: str) -> None:
    """Write the index of a stream, then what one unit of its amount costs; nothing where neither moves."""
    index = _index(draft, inputs, table, stream, label)
    price = draft.series.get(f"price {stream.resource}") if stream.resource else None
    priced = draft.time.priced(stream)[0, 0, 0]
    if index is not None:
        draft.series[f"index {stream.name}"] = index
    if index is not None and price is not None:
        pattern = f'IF({{c}}{price.row + 1}="","",{{c}}{index.row + 1}*{{c}}{price.row + 1})'
        table.add(f"priced {stream.name}", say("{label}: price of a unit", label=label), table.each(pattern), priced,
                  "general", say("index × price of the resource"), blank=True)  # fmt: skip
    elif index is not None or price is not None:
        draft.series[f"priced {stream.name}"] = index or price  # type: ignore[assignment]  # one of them is there


def _index(draft: Draft, inputs: Inputs, table: Timetable, stream: CostStream, label: str) -> Field | None:
    contract, time = stream.contract, draft.time
    told = say("{label}: index", label=label)
    if contract.index is not None:
        placed = place(inputs, told, contract.index, "", draft.name("c", stream.name, say("index")))
        level = at_level(draft, table, f"index level {stream.name}", told, placed, "")
        first = f"$G{level.row + 1}"
        pattern = f'IF({{c}}{level.row + 1}="","",{{c}}{level.row + 1}/IF({first}="",1,{first}))'
        based = say("{label}: index, 1 in the base year", label=label)
        return table.add(f"index {stream.name}", based, table.each(pattern), time.index(stream)[0, 0, 0], "factor",
                         blank=True)  # fmt: skip
    growth = _growth(draft, inputs, table, stream, label)
    if growth is None:
        return None
    line = table.each("{p}{row}*(1+{c}" + str(growth.row + 1) + ")")
    return table.add(f"index {stream.name}", say("{label}: index, 1 in the base year", label=label), ["1", *line[1:]],
                     time.index(stream)[0, 0, 0], "factor", say("the index before × (1 + growth)"))  # fmt: skip


def _growth(draft: Draft, inputs: Inputs, table: Timetable, stream: CostStream, label: str) -> Field | None:
    """Write the yearly growth of a price: escalation, inflation, and what a firm price makes of them."""
    time, contract = draft.time, stream.contract
    told = say("{label}: yearly growth", label=label)
    formulas, values = ["0"] * (draft.horizon + 1), np.zeros(draft.horizon + 1)
    moves = False
    inflation = np.broadcast_to(time.inflation[0, 0, 0], values.shape)
    level = draft.series.get("inflation")
    infl = "{c}" + str(level.row + 1) if level else "0"
    if stream.escalation is not None:
        key = f"growth {stream.name}"
        placed = place(inputs, told, stream.escalation, "", draft.name("c", stream.name, say("growth")), "percent")
        row = table.path(key, told, placed, style="percent", first=1)
        if stream.resource is None:
            row = in_kind(draft, table, row, key, told, stream.escalation)
            formulas, values = table.each("{c}" + str(row.row + 1)), row.values[0, 0]
        elif stream.escalation.kind == "nominal":
            formulas = table.each("(1+{c}" + str(row.row + 1) + ")/(1+" + infl + ")-1")
            values = to_real(row.values[0, 0], inflation)
        else:
            formulas, values = table.each("{c}" + str(row.row + 1)), row.values[0, 0]
        moves = True
    elif time.money == "nominal" and stream.resource is None:
        formulas, values, moves = table.each(infl), inflation, True
    if contract.price == "firm" or contract.firm_years is not None:
        keeps = time._keeps_up(stream)  # noqa: SLF001  # whether the engine takes inflation off a firm price
        firm, firm_values = (
            (table.each(f"1/(1+{infl})-1"), to_real(0.0, inflation)) if keeps else (["0"] * len(formulas), 0)
        )
        if contract.firm_years is None:
            formulas, values = firm, np.broadcast_to(firm_values, values.shape)
        else:
            years = inputs.add(
                say("{label}: years of firm price", label=label), float(contract.firm_years), say("years"), "whole"
            )
            clock = table.each("{t}")
            formulas = [f"IF({t}<={years},{a},{b})" for t, a, b in zip(clock, firm, formulas, strict=True)]
            values = np.where(np.arange(values.size) <= contract.firm_years, firm_values, values)
        moves = True
    if not moves:
        return None
    return table.add(f"growth of {stream.name}", told, formulas, values, "percent", first=1)


def _falls(draft: Draft, inputs: Inputs, table: Timetable, stream: CostStream, label: str) -> None:
    """Write how many times a stream falls in each year."""
    pattern, words = _schedule(draft, inputs, stream.moments, label)
    use = next(use for use in draft.ledger.uses if use.stream.name == stream.name)
    values = np.broadcast_to(use.happens.counts[0, 0, 0], (draft.horizon + 1,))
    table.add(
        f"falls {stream.name}",
        say("{label}: times in the year", label=label),
        table.each(pattern),
        values,
        "whole",
        words,
    )


def _schedule(draft: Draft, inputs: Inputs, moments: Schedule, label: str) -> tuple[str, str]:
    """Write the test of a year, its years being numbers of the method."""

    def after(year: int, told: str) -> str:
        cell = inputs.add(told, float(year), "", "whole")
        return f"({cell}-m_base_year)" if year >= CALENDAR else cell

    if moments.at is not None:
        first = inputs.row
        for year in moments.at:
            calendar = year if year >= CALENDAR else draft.method.base_year + year
            inputs.add(say("{label}: falls in", label=label), float(calendar), "", "whole")
        years = inputs.page.block(None, first, 2, inputs.row - 1, 2)
        return f"IF(COUNTIF({years},{{year}})>0,1,0)", say("in the years listed")
    if moments.when == "start":
        start = after(moments.first, say("{label}: first year", label=label)) if moments.first is not None else "0"
        return f"IF({{t}}={start},1,0)", say("once, at the start")
    if moments.when == "end":
        return "IF({t}=m_horizon,1,0)", say("once, at the horizon")
    every = (
        inputs.add(say("{label}: every so many years", label=label), float(moments.every), say("years"), "whole")
        if moments.every
        else "1"
    )
    first_year = (
        after(moments.first, say("{label}: first year", label=label))
        if moments.first is not None
        else f"(m_service_start+{every})"
    )
    last = after(moments.last, say("{label}: last year", label=label)) if moments.last is not None else "m_horizon"
    if not moments.every and moments.first is None and moments.last is None:
        return "IF({t}>m_service_start,1,0)", say("each year of use")
    return (
        f"IF(AND({{t}}>={first_year},{{t}}<={last},MOD({{t}}-{first_year},{every})=0),1,0)",
        say("every so many years, from the first to the last, both included"),
    )
