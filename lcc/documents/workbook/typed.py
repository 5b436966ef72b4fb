"""What offers answer, as it is typed: a number, a text nobody can read, a value a year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lcc.answers import Item
from lcc.documents.workbook.draft import Draft
from lcc.model import Parameter
from lcc.path import Path
from lcc.purchase import Offer
from lcc.words import LccError


@dataclass(frozen=True)
class Typed:
    """One answer of one offer, for one line: a number, or a text, or one number a year."""

    number: float | None = None
    text: str = ""
    years: tuple[float, ...] = ()
    """NaN where there is no value."""
    nominal: bool = False

    @property
    def anything(self) -> bool:
        """Tell whether something was typed."""
        return self.number is not None or bool(self.text) or bool(np.isfinite(self.years).any())


def typed(draft: Draft, parameter: Parameter, offer: Offer) -> list[Typed]:
    """Return what an offer answers, one item a line for a parameter that has lines."""
    given = offer.answers.get(parameter.name)
    if isinstance(given, tuple) and not parameter.per_line:
        given = _as_path(given)
    if not parameter.per_line:
        return [_one(draft, given)]  # type: ignore[arg-type]  # a list has become a path
    if isinstance(given, tuple):
        items = given if len(given) == draft.line_count else (None,) * draft.line_count
    else:
        items = (given,) * draft.line_count
    return [_one(draft, item) for item in items]


def _as_path(given: tuple[Item, ...]) -> Item:
    """Read a list as one number a year, as the engine does."""
    try:
        return Path.of(list(given)) if given and all(type(item) is float for item in given) else str(list(given))
    except LccError:
        return str(list(given))


def _one(draft: Draft, item: Item) -> Typed:
    if item is None:
        return Typed()
    if isinstance(item, Path):
        years = item.at(draft.time.years.t, draft.method.base_year)[0, 0, 0]
        return Typed(years=tuple(years.tolist()), nominal=item.kind == "nominal")
    return Typed(number=item) if isinstance(item, float) else Typed(text=item)


def moves(draft: Draft, parameter: Parameter) -> bool:
    """Tell whether some answer, default or value of a parameter changes through the years."""
    if draft.values(parameter.name).shape[-1] > 1:
        return True
    stand_ins = [parameter.default, parameter.fallback, parameter.value]
    flat = [item for one in stand_ins for item in (one if isinstance(one, tuple) else (one,))]
    listed = any(isinstance(one, tuple) and not parameter.per_line for one in stand_ins)
    return listed or any(isinstance(item, Path) and (item.constant is None or item.kind == "nominal") for item in flat)
