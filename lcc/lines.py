"""The lines of a price schedule changed, with everything that has one value a line kept on its line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lcc.model import Line, Parameter
from lcc.purchase import Offer, Purchase

_PER_LINE = ("value", "default", "fallback")


def with_lines(purchase: Purchase, lines: Sequence[Line], origins: Sequence[int | None]) -> Purchase:
    """Return the purchase with other lines; a price stays on the line it was given for.

    Parameters
    ----------
    purchase : Purchase
        Its method, offers and trial offers.
    lines : sequence of Line
        The lines in their new order.
    origins : sequence of int or None
        For each of them, its place before; None for a new one, whose values are not answered yet.

    Raises
    ------
    LccError
        When two lines have the same identifier.

    """
    before = len(purchase.method.lines)
    named = {parameter.name for parameter in purchase.method.parameters if parameter.per_line}

    def moved(value: Any) -> Any:
        if not isinstance(value, tuple) or len(value) != before:
            return value
        kept = tuple(None if place is None else value[place] for place in origins)
        return kept or None

    def parameter(one: Parameter) -> Parameter:
        if one.name not in named:
            return one
        return one.replace(**{name: moved(getattr(one, name)) for name in _PER_LINE if getattr(one, name) is not None})

    def offer(one: Offer) -> Offer:
        answers = {name: moved(answer) if name in named else answer for name, answer in one.answers.items()}
        return one.replace(answers={name: answer for name, answer in answers.items() if answer is not None})

    followup = purchase.followup
    if followup is not None:
        measured = {
            name: one.replace(value=moved(one.value)) for name, one in followup.measured.items() if name in named
        }
        followup = followup.replace(measured={**followup.measured, **measured})
    method = purchase.method.replace(lines=tuple(lines), parameters=tuple(map(parameter, purchase.method.parameters)))
    return purchase.replace(
        method=method,
        offers=tuple(map(offer, purchase.offers)),
        trials=tuple(map(offer, purchase.trials)),
        followup=followup,
    )
