"""What in a method prevents figures, or should be looked at, before any offer is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from lcc.formula import Node, fold
from lcc.model import Address, CostStream, Method, Parameter, Resource
from lcc.path import Path
from lcc.plan import Finding, Plan, plan_of
from lcc.terms import term
from lcc.value import remember
from lcc.words import message, nearest

_MONEY = re.compile(r"€|\$|£|\b[km]?(eur|euros?|cents?|centimes?)\b", re.IGNORECASE)
"""What makes a unit one of money, beside the method's currency."""


def unsound(method: Method) -> list[Finding]:
    """List what is wrong or doubtful in a method, worked out once."""
    return remember(method, " unsound", lambda: _check(method))


def _check(method: Method) -> list[Finding]:
    plan = plan_of(method)
    checks = (_parameters, _streams, _money, _externalities)
    return [*plan.findings, *(finding for check in checks for finding in check(method, plan))]


def _parameters(method: Method, plan: Plan) -> Iterator[Finding]:
    """Check that each parameter is in one state, and one value a line where there are lines."""
    per_line = {parameter.name for parameter in method.parameters if parameter.per_line} | (
        {"quantity"} if method.lines else set()
    )
    for parameter in method.parameters:
        here = ("method", "parameters", parameter.name)
        if parameter.value is not None and parameter.formula is not None:
            yield Finding(here, message("A parameter is fixed by a value or computed by a formula, not both."))
        if not parameter.asked and (parameter.default is not None or parameter.fallback is not None):
            yield Finding(here, message("Only a parameter asked of tenderers takes a default or a fallback."))
        if parameter.default is not None and parameter.fallback is not None:
            yield Finding(here, message("Give a default (the answer is optional) or a fallback, not both."))
        if parameter.fallback is not None and _is_price(parameter, method, plan):
            yield Finding(
                (*here, "fallback"), message("A price has no fallback: an offer without its price is incomplete.")
            )
        if parameter.variants and parameter.value is None:
            yield Finding((*here, "variants"), message("Only a value fixed by the buyer can be opened to variants."))
        if parameter.per_line and not method.lines:
            yield Finding((*here, "per_line"), message("The method has no lines."))
        if method.lines and fold(parameter.name) == "quantity":
            yield Finding(here, message("“quantity” is the quantity of each line: choose another name."))
        if (node := plan.nodes.get((*here, "formula"))) is not None and not parameter.per_line:
            yield from _loose_lines(node, per_line, (*here, "formula"))


def _is_price(parameter: Parameter, method: Method, plan: Plan) -> bool:
    """Tell a price by its unit, or, where it has none, by the money it makes."""
    if parameter.unit:
        own = re.compile(rf"\b[km]?{re.escape(method.currency)}\b", re.IGNORECASE)
        return bool(_MONEY.search(parameter.unit) or own.search(parameter.unit))
    return any(
        stream.resource is None
        and (node := plan.nodes.get(("method", "costs", stream.name, "amount"))) is not None
        and parameter.name in plan.needs(node)
        for stream in method.costs
    )


def _odd_indices(method: Method) -> Iterator[Finding]:
    """A published index far from 1 needs its base-year value, to which it is relative."""
    for stream in method.costs:
        path = stream.contract.index
        if path is None:
            continue
        first, start = path.at(np.array([1.0, 0.0]), method.base_year)
        if np.isnan(start) and not 0.2 <= np.nan_to_num(first, nan=1.0) <= 5:
            yield Finding(
                ("method", "costs", stream.name, "contract"),
                message(
                    "This index has no value for the base year, {year}: it would multiply the price by {first:number}.",
                    year=method.base_year, first=float(first),
                ),
            )  # fmt: skip


def _loose_lines(node: Node, per_line: set[str], address: Address) -> Iterator[Finding]:
    """Find names with one value a line, outside a sum, where one value is wanted."""
    loose = sorted(_outside_sums(node) & per_line)
    if loose:
        yield Finding(
            address,
            message("“{name}” has one value per line: write sum( ) round it, or mark this per_line.", name=loose[0]),
        )


def _outside_sums(node: Node) -> set[str]:
    if node.kind == "sum" and len(node.parts) == 1:
        return set()
    return {node.name} if node.kind == "name" else set().union(*map(_outside_sums, node.parts))


def _streams(method: Method, plan: Plan) -> Iterator[Finding]:
    """Check each cost stream against the resources, the lines, the schedule."""
    resources = {resource.name: resource for resource in method.resources}
    per_line = {parameter.name for parameter in method.parameters if parameter.per_line} | (
        {"quantity"} if method.lines else set()
    )
    if not method.costs:
        yield Finding(("method", "costs"), message("The method has no cost stream yet."))
    for stream in method.costs:
        here = ("method", "costs", stream.name)
        if stream.resource is not None and stream.resource not in resources:
            near = nearest(stream.resource, resources)
            yield Finding(
                (*here, "resource"), message("Unknown resource “{name}”.{near}", name=stream.resource, near=near)
            )
        elif stream.resource is not None:
            yield from _resource_use(stream, resources[stream.resource], here)
        yield from _moments(method, stream, here)
        if stream.per_line and not method.lines:
            yield Finding((*here, "per_line"), message("The method has no lines."))
        for address, node in plan.nodes.items():
            if address[:3] == here and not stream.per_line:
                yield from _loose_lines(node, per_line, address)
        life = plan.nodes.get((*here, "life"))
        if life is not None and "year" in life.names():
            yield Finding((*here, "life"), message("A service life does not change from year to year."))
    if method.functional_unit is not None and (unit := plan.nodes.get(("method", "functional_unit", "amount"))):
        yield from _loose_lines(unit, per_line, ("method", "functional_unit", "amount"))


def _resource_use(stream: CostStream, resource: Resource, here: Address) -> Iterator[Finding]:
    """Check a stream against the resource it consumes."""
    unit, moving = resource.unit, resource.price is not None and resource.price.constant is None
    if moving and (stream.contract.price == "firm" or stream.contract.firm_years is not None):
        what = message("A firm price on a resource whose price moves: only inflation is taken off it.")
        yield Finding((*here, "contract"), what, "warning")
    if stream.unit and unit and stream.unit != unit:
        yield Finding(
            (*here, "unit"),
            message("This stream is in {unit}, its resource in {other}.", unit=stream.unit, other=unit),
        )


def _moments(method: Method, stream: CostStream, here: Address) -> Iterator[Finding]:
    """Check that a cost falls inside the study period, once a life or on a schedule."""
    moments = stream.moments
    if stream.life is not None and (moments.when == "yearly" or moments.every or len(moments.at or ()) > 1):
        yield Finding(
            (*here, "life"), message("A life goes with a schedule “start” or “end”, not with a yearly or repeated one.")
        )
    for year in [*(moments.at or ()), *([moments.first] if moments.first is not None else [])]:
        after = year - method.base_year if year >= 1000 else year
        if not 0 <= after <= method.horizon:
            yield Finding(
                (*here, "schedule"),
                message(
                    "Year {year} is outside the study period, which ends in year {last}.",
                    year=year,
                    last=method.horizon,
                ),
                "warning",
            )


def _money(method: Method, _plan: Plan) -> Iterator[Finding]:
    """Check what real, nominal and VAT need."""
    kinds = "real" if method.money == "constant" else "nominal"
    paths: list[tuple[Address, Path]] = [(("method", "discount_rate"), method.discount_rate)]
    for resource in method.resources:
        here = ("method", "resources", resource.name)
        if resource.price is not None:
            paths.append(((*here, "price"), resource.price))
    for stream in method.costs:
        here = ("method", "costs", stream.name)
        if stream.escalation is not None:
            paths.append(((*here, "escalation"), stream.escalation))
        if stream.contract.index is not None:
            paths.append(((*here, "contract"), stream.contract.index))
        elif method.inflation is None and (_firm(stream) if kinds == "real" else _follows_inflation(stream)):
            yield Finding(
                (*here, "contract"),
                message("A firm price in constant money, or a revisable one in current money, needs the inflation."),
            )
    paths += [
        (("method", "externalities", item.name, "value"), item.value) for item in method.externalities if item.value
    ]
    yield from _odd_indices(method)
    for address, path in paths:
        level = address[1] == "resources" or address[1] == "externalities"
        moves_to = path.kind or ("real" if level and path.constant is not None else kinds)
        if method.inflation is None and moves_to != kinds:
            yield Finding(
                address,
                message("This path is {kind} and the method is in {money} money: the inflation is needed.",
                        kind=term(moves_to), money=term(method.money)),
            )  # fmt: skip
        if path.price_year not in (None, method.base_year) and address[1] != "discount_rate":
            yield Finding(
                address,
                message(
                    "This price is in {year} money; the base year is {base}.",
                    year=path.price_year,
                    base=method.base_year,
                ),
                "warning",
            )
    yield from _vat(method)


def _firm(stream: CostStream) -> bool:
    return stream.contract.price == "firm" or stream.contract.firm_years is not None


def _follows_inflation(stream: CostStream) -> bool:
    return stream.resource is None and stream.escalation is None and stream.contract.price == "revisable"


def _vat(method: Method) -> Iterator[Finding]:
    """Each third party's VAT rate is known when VAT counts; no fictitious rate is ever supposed."""
    rates = {resource.name: resource.vat for resource in method.resources}
    for stream in method.costs:
        if stream.invoicer == "third_party" and stream.vat is None and rates.get(stream.resource or "") is None:
            if method.tax == "including":
                yield Finding(
                    ("method", "costs", stream.name, "vat"),
                    message(
                        "VAT counts and the rate of this third party is not given: on the resource or on the stream."
                    ),
                )
        elif stream.vat is not None and stream.invoicer == "tenderer":
            yield Finding(
                ("method", "costs", stream.name, "vat"),
                message("The tenderer declares this rate with the offer; a stream has one only for a third party."),
                "warning",
            )
    for resource in method.resources:
        if resource.price is None and any(stream.resource == resource.name for stream in method.costs):
            yield Finding(("method", "resources", resource.name, "price"), message("This resource has no price."))


def _externalities(method: Method, _plan: Plan) -> Iterator[Finding]:
    """An externality counts only when complete (CCP R2152-9): value, unit, source, perimeter, verification."""
    emitted = {impact for resource in method.resources for impact in resource.emissions}
    emitted |= {impact for stream in method.costs for impact in stream.emissions}
    for item in method.externalities:
        here = ("method", "externalities", item.name)
        needed = {
            "value": (message("a value"), item.value), "unit": (message("a unit"), item.unit),
            "source": (message("a source"), item.value and item.value.source),
            "perimeter": (message("a perimeter"), item.perimeter),
            "verification": (message("how it is verified"), item.verification),
        }  # fmt: skip
        lacking = [word for word, given in needed.values() if not given]
        if item.counts and lacking:
            yield Finding(here, message("An externality counts only when complete; it lacks: {list}.", list=lacking))
        if item.unit and item.kilograms is None:
            yield Finding(
                (*here, "unit"), message("Expected a value per t or per kg, such as {unit}.", unit="EUR/tCO2e")
            )
        if item.name not in emitted:
            near = nearest(item.name, emitted)
            yield Finding(here, message("Nothing emits “{name}”.{near}", name=item.name, near=near), "warning")
