"""Addresses name, never count: ``("offers", "Heat pump", "answers", "price")``.

The cell of a table, the place of an error, the variable of a what-if and the target of an edit are the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from lcc.formula import FormulaError, rename_in
from lcc.model import Address, CostStream, Method, Offer, Parameter, Purchase, Resource
from lcc.value import Value
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
        found = _step(found, step, address[: depth + 1])
    return found


def _step(inside: Any, step: str, here: Sequence[str]) -> Any:
    if isinstance(inside, Value):
        if step in type(inside).model_fields:
            return getattr(inside, step)
        raise _lost(here, list(type(inside).model_fields))
    if isinstance(inside, Mapping):
        if step in inside:
            return inside[step]
        raise _lost(here, list(inside))
    if isinstance(inside, tuple):
        for item in inside:
            if _name(item) == step:
                return item
        raise _lost(here, [name for item in inside if (name := _name(item))])
    raise _lost(here, [])


def _name(item: Any) -> str | None:
    return getattr(item, "name", getattr(item, "id", None))


def _lost(here: Sequence[str], known: list[str]) -> LccError:
    near = nearest(here[-1], known)
    return LccError("Nothing at {where}.{near}", where=" › ".join(here), near=near)


def replace(value: _V, address: Sequence[str], new: Any) -> _V:
    """Return the value with something else at an address; None takes an item or an answer away.

    A new item of a list goes to the end, whatever name it comes under.
    """
    step, *rest = address
    if step not in type(value).model_fields:
        raise _lost([step], list(type(value).model_fields))
    return value.replace(**{step: _replaced(getattr(value, step), rest, new, [step])})


def _replaced(inside: Any, rest: Sequence[str], new: Any, here: list[str]) -> Any:
    if not rest:
        return new
    step, *after = rest
    where = [*here, step]
    if isinstance(inside, Value):
        return replace(inside, rest, new)
    if isinstance(inside, Mapping):
        if after and step not in inside:
            raise _lost(where, list(inside))
        changed = {**inside, step: _replaced(inside.get(step), after, new, where)}
        return {key: item for key, item in changed.items() if item is not None}
    if isinstance(inside, tuple):
        names = [_name(item) for item in inside]
        if step not in names:
            if after:
                raise _lost(where, [name for name in names if name])
            return (*inside, new)
        changed_items = (_replaced(item, after, new, where) if _name(item) == step else item for item in inside)
        return tuple(item for item in changed_items if item is not None)
    raise _lost(where, [])


def rename(purchase: Purchase, address: Sequence[str], new: str) -> Purchase:
    """Rename what lives at an address, and everything that refers to it: formulas, answers, streams.

    Raises
    ------
    LccError
        When the address leads nowhere, or the new name is taken.

    """
    thing, old = read(purchase, address), address[-1]
    renamed = replace(purchase, address, thing.replace(name=new))
    if isinstance(thing, Parameter):
        method = _rename_parameter(renamed.method, old, new)
        return renamed.replace(
            method=method,
            offers=tuple(_rename_answer(offer, old, new) for offer in renamed.offers),
            trials=tuple(_rename_answer(offer, old, new) for offer in renamed.trials),
        )
    if isinstance(thing, Resource):
        costs = tuple(c.replace(resource=new) if c.resource == old else c for c in renamed.method.costs)
        return renamed.replace(method=renamed.method.replace(costs=costs))
    return renamed


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
    answers = {new if name == old else name: answer for name, answer in offer.answers.items()}
    evidence = {new if name == old else name: proof for name, proof in offer.evidence.items()}
    return offer.replace(answers=answers, evidence=evidence)


__all__ = ["Address", "read", "rename", "replace"]
