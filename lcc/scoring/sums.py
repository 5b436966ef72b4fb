"""What a criterion of price or cost adds up, in figures and in words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from lcc.model import CostStream, Externality, Stage
from lcc.purchase import Criterion
from lcc.results import Results
from lcc.terms import term
from lcc.words import Message, message

Array = NDArray[np.float64]


def amounts(criterion: Criterion, results: Results) -> Array:
    """Return the amount of each offer under a criterion of price or cost, NaN where there is none. [EUR]

    A cost is a present value: the total, or the costs the criterion names with what is left of them. A price is
    not discounted: what is paid to acquire in year 0 and, for optional parts, imposed supplements and renewals, in
    their own years; or the costs the criterion names. Optional supplements are never in (offers are ranked on the
    base). VAT as in the method.
    """
    if criterion.kind == "price":
        return price(results, criterion.sums)
    if not criterion.sums:
        return np.array(results.total.values)
    named = [rows[0].stream.name in criterion.sums and not rows[0].impact for rows in results.parts.values()]
    return np.asarray(results.present.values[:, named].sum(axis=(1, 2)))


def price(results: Results, sums: tuple[str, ...] = ()) -> Array:
    """Return the price of each offer: the costs named, or what is paid to acquire. [EUR]"""
    if not sums:
        later = [part for part, stream in _costs(results).items() if _acquired_later(stream)]
        return np.asarray(results.acquisition.values + _flows(results, later)[:, 1:].sum(axis=1))
    return np.asarray(
        _flows(results, [part for part, stream in _costs(results).items() if stream.name in sums]).sum(axis=1)
    )


def _costs(results: Results) -> dict[str, CostStream]:
    return {part: rows[0].stream for part, rows in results.parts.items() if rows[0].part == "cost"}


def _acquired_later(stream: CostStream) -> bool:
    return stream.stage is Stage.ACQUISITION and stream.part != "firm"


def _flows(results: Results, parts: list[str]) -> Array:
    """Undiscounted flows of some parts by offer and year. [EUR]"""
    return np.asarray(results.flows.values[:, [part in parts for part in results.parts]].sum(axis=1))


def summed(criterion: Criterion, results: Results) -> list[Message]:
    """Say what a criterion of price or cost sums: the costs with the part they belong to, and the basis."""
    streams = [stream for stream in results.method.costs if _belongs(criterion, stream)]
    head = {
        "cost": message("{criterion} sums, in present value:", criterion=criterion.label or criterion.name),
        "price": message("{criterion} sums, not discounted:", criterion=criterion.label or criterion.name),
    }[criterion.kind]
    said = [message("{head} {list}.", head=head, list=[_named(stream) for stream in streams] or [message("nothing")])]
    if criterion.kind == "cost" and not criterion.sums:
        counting = [_called(item) for item in results.method.externalities if item.counts]
        if counting:
            said.append(message("Externalities that count: {list}.", list=counting))
    return said


def _belongs(criterion: Criterion, stream: CostStream) -> bool:
    if criterion.sums:
        return stream.name in criterion.sums and stream.summed
    return stream.summed and (criterion.kind == "cost" or stream.stage is Stage.ACQUISITION)


def _named(stream: CostStream) -> Message:
    if stream.part == "firm":
        return _called(stream)
    return message("{label} ({part})", label=_called(stream), part=term(stream.part))


def _called(thing: CostStream | Externality) -> Message:
    return message("{label}", label=thing.label or thing.name)
