"""The worked example of a frozen method: a fictional offer, and its totals to the cent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lcc.model import Method, Parameter
from lcc.purchase import Offer, Purchase
from lcc.ranking import cents
from lcc.results import Results
from lcc.seals import WorkedExample
from lcc.words import LccError

FIRST = 10.0
"""Answer to the first question that has no usual range; the next ones get 11, 12…"""
VAT = 0.2
"""Rate the fictional tenderer invoices: an example, not a rule."""


def worked_example(method: Method, answers: Mapping[str, Any] | None = None) -> WorkedExample:
    """Answer each question of a method with a fictional value, and compute what it makes.

    Raises
    ------
    LccError
        When the method cannot compute a total of these answers, with the reason.

    """
    asked = [parameter for parameter in method.parameters if parameter.asked]
    fictional = {parameter.name: fictional_answer(parameter, place) for place, parameter in enumerate(asked)}
    example = WorkedExample(answers={**fictional, **(answers or {})}, vat=VAT)
    return example.replace(totals=worked_totals(method, example))


def fictional_answer(parameter: Parameter, place: int) -> Any:
    """Choose the middle of the usual range, the default, the fallback, or one of 10, 11, 12…"""
    usual = parameter.usual
    if usual is not None and usual.low is not None and usual.high is not None:
        return (usual.low + usual.high) / 2
    if (given := parameter.default if parameter.default is not None else parameter.fallback) is not None:
        return given
    value = FIRST + place
    low = usual.low if usual is not None and usual.low is not None else value
    high = usual.high if usual is not None and usual.high is not None else value
    return min(max(value, low), high)


def worked_totals(method: Method, example: WorkedExample) -> dict[str, float]:
    """Compute the example: present value of each stage and their total, to the cent. [EUR]

    Raises
    ------
    LccError
        When there is no total, with the reason.

    """
    name = "–"
    offer = Offer(name, answers=dict(example.answers), vat=example.vat, vat_ground="–")
    results = Results(Purchase.of({"method": method, "offers": (offer,)}))
    if results.unranked:
        reason = results.unranked[name][0]
        raise LccError("The method cannot be frozen: its worked example has no total. {reason}", reason=reason)
    stages = [str(stage) for stage in results.by_stage.axes["stage"]]
    amounts = dict(zip(stages, cents(results.by_stage.values[0]).tolist(), strict=True))
    return {**amounts, "total": float(cents(results.total.values[0]))}
