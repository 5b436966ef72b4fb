"""What if: what one more unit of an answer does to the total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.ledger import lay_out
from lcc.model import Address, Parameter
from lcc.purchase import Offer, Purchase
from lcc.words import Message, choose, message

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Multiplier:
    """What one more unit of an answer adds to the total. [EUR/unit]"""

    offer: str
    parameter: str
    label: str
    unit: str
    value: float
    linear: bool
    """The same for any number of units; else it holds for one more unit only."""
    line: str = ""

    def sentence(self, currency: str) -> Message:
        """Say it: “one kWh/year declared = 3.42 EUR over the life”."""
        unit = self.unit or self.label
        text = {"unit": unit, "label": self.label, "value": self.value, "currency": currency}
        if self.linear:
            return message("{label}: one {unit} declared = {value:number} {currency} over the study period", **text)
        return message(
            "{label}: one {unit} more than declared = {value:number} {currency} over the study period", **text
        )


def multipliers(purchase: Purchase, *, trials: bool = False) -> list[Multiplier]:
    """Work out what one unit of each asked answer costs, offer by offer and line by line.

    Answers that are missing or that are paths are left out, and so are incomplete offers.
    """
    offers = purchase.trials if trials else purchase.offers
    found: list[Multiplier] = []
    for parameter in purchase.method.parameters:
        lines = [line.id for line in purchase.method.lines] if parameter.per_line else [""]
        if parameter.asked and (changes := _nudges(parameter, offers, lines)):
            totals = lay_out(purchase, changes, trials=trials).totals()
            found.extend(_read(parameter, [offer.name for offer in offers], lines, changes, totals))
    return found


def _nudges(parameter: Parameter, offers: tuple[Offer, ...], lines: list[str]) -> dict[Address, Array]:
    """Draws: the answers as they are, then one and two units more of each line in turn."""
    changes: dict[Address, Array] = {}
    for offer in offers:
        answer = offer.answers.get(parameter.name, parameter.default)
        listed = answer if isinstance(answer, tuple) else (answer,) * len(lines)
        if len(listed) != len(lines) or not all(isinstance(item, float) for item in listed):
            continue
        for place, (line, item) in enumerate(zip(lines, listed, strict=True)):
            values = np.full(1 + 2 * len(lines), item, dtype=float)
            values[1 + 2 * place : 3 + 2 * place] += (1.0, 2.0)
            changes["offers", offer.name, "answers", parameter.name, *([line] if line else [])] = values
    return changes


def _read(
    parameter: Parameter, names: list[str], lines: list[str], changes: dict[Address, Array], totals: Array
) -> Iterator[Multiplier]:
    """Turn the totals of the draws into what one unit costs."""
    for address in changes:
        column, line = names.index(address[1]), address[4] if len(address) > 4 else ""
        first = 1 + 2 * lines.index(line)
        totals = np.broadcast_to(totals, (1 + 2 * len(lines), len(names)))  # one draw only when nothing depends on it
        base, one, two = (float(totals[draw, column]) for draw in (0, first, first + 1))
        if np.isfinite([base, one, two]).all():
            linear = abs((two - one) - (one - base)) <= 1e-12 * max(abs(two), 1.0) + 1e-9 * abs(one - base)
            label = choose(parameter.label) or parameter.name
            yield Multiplier(address[1], parameter.name, label, parameter.unit, one - base, linear, line)
