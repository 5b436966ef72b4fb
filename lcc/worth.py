"""What a formula is worth for one offer: shown beside it while it is written."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lcc.evaluation import Fault, evaluate
from lcc.model import Address, Method
from lcc.results import Results
from lcc.words import LccError


@dataclass(frozen=True)
class Worth:
    """The value of a formula, for whom, in which year and on which line of the schedule it was taken."""

    value: float
    unit: str = ""
    offer: str = ""
    """Empty when the value is the same whatever the offer."""
    year: int | None = None
    """Calendar year, when the value changes from year to year."""
    line: str = ""
    """Identifier of the line, when there is one value a line."""


def worth(results: Results, address: Address) -> Worth | None:
    """Return what the formula at an address gives for the first offer that has all it needs, in the first year of use.

    None when it does not parse, needs an unknown name, or no offer answers what it needs.
    """
    ledger, method = results.ledger, results.method
    node = ledger.plan.nodes.get(address)
    if node is None or node.names() - ledger.values.keys():
        return None
    faults: list[Fault] = []
    try:
        values = np.asarray(evaluate(node, ledger.values, faults), dtype=float)
    except LccError:
        return None
    values = values if values.ndim == 4 else values.reshape(1, 1, 1, 1)
    _, offers, lines, years = values.shape
    year = min(method.service_start + 1, years - 1) if years > 1 else 0
    for place in range(offers):
        value = float(values[0, place, 0, year])
        if np.isfinite(value):
            whose = results.names[place] if offers > 1 or _asked(results, address) else ""
            return Worth(
                float(f"{value:.12g}"), unit_of(method, address), whose,
                method.base_year + year if years > 1 else None, method.lines[0].id if lines > 1 else "",
            )  # fmt: skip
    return None


def _asked(results: Results, address: Address) -> bool:
    """Tell whether a formula rests on what an offer answers, when one offer alone is in."""
    asked = {parameter.name for parameter in results.method.parameters if parameter.asked}
    plan = results.ledger.plan
    return bool(results.names) and bool(asked.intersection(plan.needs(plan.nodes[address])))


def unit_of(method: Method, address: Address) -> str:
    """Return the unit of what the formula at an address gives, empty when nobody said it."""
    kind, name, *inside = (*address[1:], "", "")
    if kind == "parameters":
        return next((item.unit for item in method.parameters if item.name == name), "")
    if kind != "costs":
        return ""
    if inside[0] != "amount":
        return "kg" if inside[0] == "emissions" else ""
    stream = next((item for item in method.costs if item.name == name), None)
    if stream is None:
        return ""
    resource = next((item for item in method.resources if item.name == stream.resource), None)
    return (resource.unit or stream.unit) if resource is not None else (stream.unit or method.currency)
