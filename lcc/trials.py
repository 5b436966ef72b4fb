"""Three fictional offers to try a method on: cheap to buy and dear to run, in between, dear to buy and cheap to run."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lcc.model import Method, Parameter
from lcc.purchase import Offer, Purchase
from lcc.results import Results
from lcc.words import message, say
from lcc.worked_example import VAT, fictional_answer

QUARTER = 0.25
"""How far from the ends of a usual range the answers of the first and of the last offer stand, as a share of it."""
KINDS = (
    ("A", message("Fictional: cheap to buy")),
    ("B", message("Fictional: in between")),
    ("C", message("Fictional: cheap to run")),
)
Array = NDArray[np.float64]


def trial_offers(method: Method) -> tuple[Offer, ...]:
    """Make three plausible offers from the usual ranges of what is asked, to try a method on before publication.

    What weighs on the price to buy stands a quarter into its range for the first offer and three quarters for the last;
    what weighs only on the rest of the total stands the other way round; what weighs on nothing stays in the middle.
    Optional answers keep their default, and what has no usual range is left to be answered.
    """
    asked = [one for one in method.parameters if one.asked and one.default is None and _bounds(one) is not None]
    leaning = _leaning(method, asked)
    vat = VAT if method.tax == "including" else None
    return tuple(
        Offer(
            say("Trial {letter}", letter=letter), tenderer=str(words), vat=vat,
            answers={one.name: _within(one, 0.5 + side * QUARTER * leaning[one.name]) for one in asked},
        )
        for side, (letter, words) in zip((-1, 0, 1), KINDS, strict=True)
    )  # fmt: skip


def _bounds(parameter: Parameter) -> tuple[float, float] | None:
    usual = parameter.usual
    return None if usual is None or usual.low is None or usual.high is None else (usual.low, usual.high)


def _leaning(method: Method, asked: list[Parameter]) -> Mapping[str, int]:
    """Tell which way each answer goes as an offer gets dearer to buy and cheaper to run: 1 up, -1 down, 0 neither."""
    others = [one for one in method.parameters if one.asked and one not in asked and one.default is None]
    middle = {one.name: fictional_answer(one, place) for place, one in enumerate(others)}
    middle |= {one.name: _within(one, 0.5) for one in asked}
    moved = [{**middle, one.name: _within(one, 0.5 + QUARTER)} for one in asked]
    offers = [
        Offer(str(place), answers=answers, vat=VAT, vat_ground="–") for place, answers in enumerate([middle, *moved])
    ]
    results = Results(Purchase.of({"method": method, "offers": tuple(offers)}))
    to_buy, total = results.acquisition.values, results.total.values
    price, rest = to_buy[1:] - to_buy[0], total[1:] - total[0]
    signs = np.where(_moves(price, to_buy[0]), np.sign(price), np.where(_moves(rest, total[0]), -np.sign(rest), 0.0))
    return {one.name: int(sign) for one, sign in zip(asked, signs.tolist(), strict=True)}


def _moves(change: Array, whole: float) -> NDArray[np.bool_]:
    return np.asarray(np.abs(change) > 1e-9 * abs(whole))


def _within(parameter: Parameter, share: float) -> float:
    """Return a value so far into the usual range, with three figures at most, whole where the range is."""
    low, high = _bounds(parameter) or (0.0, 0.0)
    value = low + share * (high - low)
    tidy = float(f"{value:.3g}")
    if low.is_integer() and high.is_integer() and high - low >= 8:
        tidy = float(round(tidy))
    return min(max(tidy, low), high)
