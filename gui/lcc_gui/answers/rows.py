"""The rows of the table of offers: who, which VAT, each answer, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lcc.figures import unit_after
from lcc.model import Method, Parameter
from lcc.purchase import Offer
from lcc.words import choose, say

Kind = Literal["name", "tenderer", "kind", "vat", "vat_ground", "vat_by_cost", "answer", "total", "place", "state"]


@dataclass(frozen=True)
class AnswerRow:
    """One row: what it holds, and the parameter or the cost it is about."""

    kind: Kind
    label: str
    name: str = ""
    parameter: Parameter | None = None


def answer_rows(method: Method, offers: tuple[Offer, ...]) -> list[AnswerRow]:
    """List the rows; what only variants may change is there when there is a variant."""
    rows = [
        AnswerRow("name", say("Offer")),
        AnswerRow("tenderer", say("Tenderer")),
        AnswerRow("kind", say("Base offer or variant")),
        AnswerRow("vat", say("VAT invoiced [%]")),
        AnswerRow("vat_ground", say("Ground of exemption, if 0 %")),
    ]
    apart = dict.fromkeys(name for offer in offers for name in offer.vat_by_cost)
    labels = {stream.name: choose(stream.label) or stream.name for stream in method.costs}
    rows += [AnswerRow("vat_by_cost", say("VAT of {cost} [%]", cost=labels.get(name, name)), name) for name in apart]
    variants = any(offer.kind == "variant" for offer in offers)
    rows += [
        AnswerRow("answer", asked_label(one), one.name, one)
        for one in method.parameters
        if not one.per_line and (one.asked or (variants and one.variants and one.formula is None))
    ]
    return [
        *rows,
        AnswerRow("total", say("Life-cycle cost")),
        AnswerRow("place", say("Place")),
        AnswerRow("state", say("State")),
    ]


def asked_label(parameter: Parameter) -> str:
    """Name what is asked, with its unit."""
    label = choose(parameter.label) or parameter.name
    return say("{label} [{unit}]", label=label, unit=unit_after(1.0, parameter.unit)) if parameter.unit else label
