"""What a workbook will need, told from the method alone: is there anything that changes by offer and by year?"""

from __future__ import annotations

from lcc.answers import Item
from lcc.documents.workbook.draft import Draft
from lcc.documents.workbook.typed import moves
from lcc.formula import Node
from lcc.path import Path


def by_year_needed(draft: Draft) -> bool:
    """Tell whether some quantity has one value an offer and a year, or a line and a year."""
    axes = {"year": "t", "years": "", "base_year": "", "quantity": "l"}
    for parameter in draft.method.parameters:
        if parameter.formula is None:
            own = "o" if parameter.asked or parameter.variants else ""
            own += "l" if parameter.per_line else ""
            axes[parameter.name] = own + ("t" if moves(draft, parameter) else "")
            if parameter.per_line and _moving_line(parameter.value):
                return True
    plan = draft.ledger.plan
    for name in plan.order:
        axes[name] = _axes(plan.nodes["method", "parameters", name, "formula"], axes)
    placed = [kept for name, kept in axes.items() if name in draft.parameters]
    # An amount has one value an offer, whatever it is made of.
    placed += [_axes(node, axes) + "o" for address, node in plan.nodes.items() if address[1] != "parameters"]
    return any("t" in kept and ("o" in kept or "l" in kept) for kept in placed)


def _axes(node: Node, axes: dict[str, str]) -> str:
    if node.kind == "name":
        return axes[node.name]
    found = "".join(sorted(set("".join(_axes(part, axes) for part in node.parts))))
    return found.replace("l", "") if node.kind == "sum" and len(node.parts) == 1 else found


def _moving_line(given: Item | tuple[Item, ...]) -> bool:
    items = given if isinstance(given, tuple) else ()
    return any(isinstance(item, Path) for item in items)
