"""Addresses name, never count: ``("offers", "Heat pump", "answers", "price")``.

The cell of a table, the place of an error, the variable of a what-if and the target of an edit are the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from lcc.formula import FormulaError, rename_in
from lcc.model import Address, CostStream, Externality, Line, Method, Parameter, Resource
from lcc.purchase import Criterion, Offer, Purchase
from lcc.ranges import readdressed
from lcc.value import Frozen, Value
from lcc.words import LccError, nearest

_V = TypeVar("_V", bound=Value)


def read(value: Value, address: Sequence[str]) -> Any:
    """Return what lives at an address.

    Raises
    ------
    LccError
        When the address leads nowhere, with the nearest name.

    """
    found: Any = value
    for depth, step in enumerate(address):
        found = _step(found, step, address[: depth + 1], _lines(value))
    return found


def _lines(value: Value) -> list[str]:
    """List the lines of the method, which name the items of an answer given line by line."""
    return [line.id for line in getattr(getattr(value, "method", value), "lines", ())]


def _names(inside: tuple[Any, ...], lines: list[str]) -> list[str]:
    """Name the items of a list: by their own names, or by the lines."""
    names = [str(getattr(item, "name", getattr(item, "id", ""))) for item in inside]
    return lines if len(lines) == len(names) and not any(names) else names


def _step(inside: Any, step: str, here: Sequence[str], lines: list[str]) -> Any:
    if isinstance(inside, Value):
        if step in type(inside).model_fields:
            return getattr(inside, step)
        raise _lost(here, list(type(inside).model_fields))
    if isinstance(inside, Mapping):
        if step in inside:
            return inside[step]
        raise _lost(here, list(inside))
    if isinstance(inside, tuple):
        names = _names(inside, lines)
        if step in names:
            return inside[names.index(step)]
        raise _lost(here, names)
    raise _lost(here, [])


def _lost(here: Sequence[str], known: list[str]) -> LccError:
    near = nearest(str(here[-1]), map(str, filter(None, known)))
    return LccError("Nothing at {where}.{near}", where=" › ".join(map(str, here)), near=near)


def replace(value: _V, address: Sequence[str], new: Any) -> _V:
    """Return the value with something else at an address; None takes an item or an answer away.

    A new item of a list goes to the end, whatever name it comes under.
    """
    return type(value).of(_replaced(value, address, new, [], _lines(value)))


def _replaced(inside: Any, rest: Sequence[str], new: Any, here: list[str], lines: list[str]) -> Any:
    if not rest:
        return new
    step, *after = rest
    where = [*here, step]
    if isinstance(inside, Value):
        if step not in type(inside).model_fields:
            raise _lost(where, list(type(inside).model_fields))
        return inside.replace(**{step: _replaced(getattr(inside, step), after, new, where, lines)})
    if isinstance(inside, Mapping):
        if after and step not in inside:
            raise _lost(where, list(inside))
        item = _replaced(inside.get(step), after, new, where, lines)
        return {key: kept for key, kept in {**inside, step: item}.items() if key != step or item is not None}
    if isinstance(inside, tuple):
        return _in_list(inside, rest, new, where, lines)
    raise _lost(where, [])


def _in_list(
    inside: tuple[Any, ...], rest: Sequence[str], new: Any, where: list[str], lines: list[str]
) -> tuple[Any, ...]:
    """Replace, add or take away one item of a list; a line keeps its place, answered or not."""
    step, *after = rest
    names = _names(inside, lines)
    if step not in names:
        if after or (names and names == lines):
            raise _lost(where, names)
        return (*inside, new)
    place = names.index(step)
    item = _replaced(inside[place], after, new, where, lines)
    changed = () if item is None and names != lines else (item,)
    return (*inside[:place], *changed, *inside[place + 1 :])


def rename(purchase: Purchase, address: Sequence[str], new: str) -> Purchase:
    """Rename what lives at an address, and everything that refers to it: formulas, answers, stored addresses.

    Raises
    ------
    LccError
        When the address leads nowhere, or the new name is taken.

    """
    thing = read(purchase, address)
    key = next((key for key in ("name", "id") if key in getattr(type(thing), "model_fields", ())), None)
    if key is None:
        raise LccError("What is at {where} has no name to change.", where=" › ".join(address) or "–")
    named = thing.replace(**{key: new})
    old, new = getattr(thing, key), getattr(named, key)
    renamed = _readdress(replace(purchase, address, named), address, thing, new)
    if isinstance(thing, Parameter):
        method = _rename_parameter(renamed.method, old, new)
        return renamed.replace(
            method=method,
            offers=tuple(_rename_answer(offer, old, new) for offer in renamed.offers),
            trials=tuple(_rename_answer(offer, old, new) for offer in renamed.trials),
            followup=renamed.followup and renamed.followup.replace(
                measured=_rename_key(renamed.followup.measured, old, new)
            ),
        )  # fmt: skip
    if isinstance(thing, Offer):
        followup = renamed.followup
        if followup is not None and followup.offer == old and address[0] == "offers":
            return renamed.replace(followup=followup.replace(offer=new))
    if isinstance(thing, Resource):
        costs = tuple(c.replace(resource=new) if c.resource == old else c for c in renamed.method.costs)
        return renamed.replace(method=renamed.method.replace(costs=costs))
    if isinstance(thing, Externality):
        return renamed.replace(method=_rename_impact(renamed.method, old, new))
    if isinstance(thing, CostStream):
        return _rename_cost(renamed, old, new)
    if isinstance(thing, Criterion):
        return _rename_notes(renamed, address[1:-1:2], old, new)
    return renamed


def _readdress(purchase: Purchase, address: Sequence[str], thing: Value, new: str) -> Purchase:
    """Rewrite the stored addresses that go through what is renamed, answers and emissions of that name included."""
    old = address[-1]
    patterns: list[tuple[str | None, ...]] = [tuple(address)]
    if isinstance(thing, Parameter):
        patterns += [(kind, None, "answers", old) for kind in ("offers", "trials")]
    elif isinstance(thing, Line):
        patterns += [(kind, None, "answers", None, old) for kind in ("offers", "trials")]
    elif isinstance(thing, Externality):
        patterns += [("method", kind, None, "emissions", old) for kind in ("resources", "costs")]
    ranges, scenarios = dict(purchase.ranges), dict(purchase.scenarios)
    for pattern in patterns:
        ranges = readdressed(ranges, pattern, new)
        scenarios = {name: Frozen(readdressed(changes, pattern, new)) for name, changes in scenarios.items()}
    return purchase.replace(ranges=ranges, scenarios=scenarios) if ranges or scenarios else purchase


def _rename_key(mapping: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    """Rename one key of a mapping, unless another has the new name."""
    if new != old and new in mapping:
        raise LccError("Two things have the same name: “{one}” and “{other}”.", one=old, other=new)
    return {new if key == old else key: item for key, item in mapping.items()}


def _rename_cost(purchase: Purchase, old: str, new: str) -> Purchase:
    """Rename a cost where criteria sum it and where tenderers declare its VAT."""

    def criterion(one: Criterion) -> Criterion:
        sums = tuple(new if name == old else name for name in one.sums)
        return one.replace(sums=sums, sub_criteria=tuple(map(criterion, one.sub_criteria)))

    def offer(one: Offer) -> Offer:
        return one.replace(vat_by_cost=_rename_key(one.vat_by_cost, old, new))

    return purchase.replace(
        criteria=tuple(map(criterion, purchase.criteria)),
        offers=tuple(map(offer, purchase.offers)),
        trials=tuple(map(offer, purchase.trials)),
    )


def _rename_notes(purchase: Purchase, inside: Sequence[str], old: str, new: str) -> Purchase:
    """Rename a criterion, or a sub-criterion of the one it is ``inside``, in the notes of every offer."""

    def offer(one: Offer) -> Offer:
        notes: dict[str, Any] = dict(one.notes)
        if not inside:
            return one.replace(notes=_rename_key(notes, old, new))
        if isinstance(notes.get(inside[0]), Mapping):
            notes[inside[0]] = _rename_key(notes[inside[0]], old, new)
        return one.replace(notes=notes)

    return purchase.replace(offers=tuple(map(offer, purchase.offers)), trials=tuple(map(offer, purchase.trials)))


def _rename_impact(method: Method, old: str, new: str) -> Method:
    """Rename an impact where it is emitted."""
    return method.replace(
        resources=tuple(r.replace(emissions=_rename_key(r.emissions, old, new)) for r in method.resources),
        costs=tuple(c.replace(emissions=_rename_key(c.emissions, old, new)) for c in method.costs),
    )


def _rename_parameter(method: Method, old: str, new: str) -> Method:
    """Rewrite a name in every formula that parses."""

    def rewritten(text: str | None) -> str | None:
        try:
            return None if text is None else rename_in(text, old, new)
        except FormulaError:
            return text

    def stream(cost: CostStream) -> CostStream:
        emissions = {impact: rewritten(text) for impact, text in cost.emissions.items()}
        return cost.replace(amount=rewritten(cost.amount), life=rewritten(cost.life), emissions=emissions)

    unit = method.functional_unit
    return method.replace(
        parameters=tuple(p.replace(formula=rewritten(p.formula)) for p in method.parameters),
        costs=tuple(stream(cost) for cost in method.costs),
        functional_unit=unit and unit.replace(amount=rewritten(unit.amount)),
    )


def _rename_answer(offer: Offer, old: str, new: str) -> Offer:
    return offer.replace(answers=_rename_key(offer.answers, old, new), evidence=_rename_key(offer.evidence, old, new))


__all__ = ["Address", "read", "rename", "replace"]
