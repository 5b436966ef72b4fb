"""The method made ready to compute: formulas read, parameters in order, and what prevents it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from lcc.formula import RESERVED, FormulaError, Node, parse
from lcc.model import Address, Method
from lcc.value import remember
from lcc.words import Message, message, nearest

Array = NDArray[np.float64]
Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """Something that prevents a figure (``error``) or should be looked at (``warning``), where it is."""

    address: Address
    message: Message
    severity: Severity = "error"
    offer: str | None = None
    """The offer it concerns; None concerns them all."""

    def __str__(self) -> str:
        return str(message("{where}: {what}", where=" › ".join(self.address), what=self.message))


@dataclass
class Plan:
    """What a method says, worked out once."""

    nodes: dict[Address, Node] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    """Computed parameters, each after those it needs."""
    findings: list[Finding] = field(default_factory=list)
    weights: dict[str, Any] = field(default_factory=dict)
    """What does not depend on the offers, kept from one ledger to the next."""

    def needs(self, node: Node) -> list[str]:
        """List the names a formula needs, those of the computed parameters it uses included."""
        waiting, found = sorted(node.names()), list[str]()
        while waiting:
            name = waiting.pop(0)
            if name not in found:
                found.append(name)
                inner = self.nodes.get(("method", "parameters", name, "formula"))
                waiting += sorted(inner.names()) if inner is not None else []
        return found


def plan_of(method: Method) -> Plan:
    """Return the plan of a method, made once for each method."""
    return remember(method, " plan", lambda: _make(method))


def _make(method: Method) -> Plan:
    plan = Plan()
    for check in (_formulas, _order):
        plan.findings.extend(check(method, plan))
    return plan


def _formulas(method: Method, plan: Plan) -> Iterator[Finding]:
    """Read every formula and know every name."""
    known = {parameter.name for parameter in method.parameters} | RESERVED | ({"quantity"} if method.lines else set())
    for address, text in method.formulas():
        try:
            node = parse(text)
        except FormulaError as error:
            yield Finding(address, error.message)
            continue
        plan.nodes[address] = node
        for name in sorted(node.names() - known):
            near = nearest(name, known - RESERVED)
            yield Finding(address, message("Unknown name “{name}”.{near}", name=name, near=near))


def _order(method: Method, plan: Plan) -> Iterator[Finding]:
    """Put computed parameters in order; a circle of them has none."""
    waiting = {
        parameter.name: node.names()
        for parameter in method.parameters
        if (node := plan.nodes.get(("method", "parameters", parameter.name, "formula"))) is not None
    }
    while ready := [name for name, needs in waiting.items() if not needs & waiting.keys()]:
        plan.order.extend(ready)
        for name in ready:
            del waiting[name]
    for name in waiting:
        circle = ", ".join(sorted(waiting))
        yield Finding(
            ("method", "parameters", name, "formula"),
            message("These formulas need one another: {circle}.", circle=circle),
        )
