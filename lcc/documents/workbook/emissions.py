"""Rows of what a stream emits: kilograms year by year, then what they are worth."""

from __future__ import annotations

import numpy as np

from lcc.documents.workbook.amounts import Amounts
from lcc.documents.workbook.draft import FIRST_YEAR, Draft
from lcc.documents.workbook.fields import Field, three
from lcc.documents.workbook.flows import Flow, FlowRows, Part
from lcc.documents.workbook.pages import a1
from lcc.ledger import TIMES_A_YEAR
from lcc.model import Externality, Method
from lcc.rows import Row, Use
from lcc.words import choose, message, say


def impacts_of(method: Method) -> list[str]:
    """List what is emitted, in the order of the file."""
    named = [impact for resource in method.resources for impact in resource.emissions]
    return list(dict.fromkeys([*named, *(impact for stream in method.costs for impact in stream.emissions)]))


class Emissions:
    """The rows of what streams emit."""

    def __init__(self, draft: Draft, rows: FlowRows, amounts: Amounts) -> None:
        self.draft, self.rows, self.amounts = draft, rows, amounts
        self.impacts = impacts_of(draft.method)
        self.valued: list[Part] = []

    def write(self, use: Use, amount: Field, counts: Field) -> None:
        """Write what a stream emits, through its resource and by itself."""
        stream, draft = use.stream, self.draft
        resource = draft.time.resource(stream)
        label = choose(stream.label) or stream.name
        for impact in self.impacts:
            emitted = list(draft.ledger.emitted(use, impact))
            if resource is not None and impact in resource.emissions:
                factor = draft.series[f"emission {resource.name} {impact}"]
                self._kilograms(emitted.pop(0), impact, (amount, counts, factor))
            if impact in stream.emissions:
                node = draft.ledger.plan.nodes["method", "costs", stream.name, "emissions", impact]
                told = say("{label}: {impact} each time", label=label, impact=impact)
                row = emitted.pop(0)
                own = self.amounts.apart(node, told, three(row.amount), counts, TIMES_A_YEAR[stream.per], "kg")
                self._kilograms(row, impact, (own, counts, None))

    def _kilograms(self, row: Row, impact: str, made: tuple[Field, Field, Field | None]) -> None:
        """Write kilograms by year: amount, times, factor."""
        label = choose(row.stream.label) or row.stream.name
        here = self.rows.heads(say("{label}: {impact} [kg]", label=label, impact=impact))
        self.rows.write(Flow(row, say("emissions [kg]"), lambda o, t: self.amounts.priced(*made, o, t),
                             impact=self.impacts.index(impact) + 1))  # fmt: skip
        item = next((one for one in self.draft.method.externalities if one.name == impact), None)
        if item is not None and f"value {impact}" in self.draft.series:
            self._worth(row, item, here)

    def _worth(self, emitted: Row, item: Externality, kilograms: int) -> None:
        """Write what they are worth."""
        draft, stream = self.draft, emitted.stream
        value = draft.series[f"value {item.name}"]
        level = draft.time.level(("method", "externalities", item.name, "value"), item.value) / (item.kilograms or 1.0)
        if np.isnan(level).any():
            level = np.where(emitted.weight.any(axis=(0, 1, 2)), level, 0.0)
        row = Row(stream, "impact", emitted.amount, emitted.weight * level, item.name, item.counts)
        stream_label = choose(stream.label) or stream.name
        told = str(message("{item}, {stream}", item=choose(item.label) or item.name, stream=stream_label))
        here = self.rows.heads(told)

        def flow(o: int, t: int) -> str:
            cell = a1(kilograms + o, FIRST_YEAR + t, "")
            return f"IF({cell}=0,0,{cell}*{value.cell(self.rows.page, t=t)})"

        self.rows.write(Flow(row, say("externality"), flow, item=item))
        self.valued.append(Part(item.name, told, here, row, steady=False, counts=draft.counted[item.name]))
