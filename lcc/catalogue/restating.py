"""Money of one year restated to another with a sourced price index, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lcc.catalogue.citations import UNKNOWN
from lcc.catalogue.entries import Factor
from lcc.catalogue.shaping import path_of, scaled
from lcc.catalogue.wanted import Wanted, usable
from lcc.path import Path
from lcc.words import LccError, say

if TYPE_CHECKING:
    from lcc.catalogue.library import Catalogue


def restated(catalogue: Catalogue, factor: Factor, path: Path, wanted: Wanted) -> Path:
    """Restate a price to the money of ``base_year``: times the index of that year, over that of its price year.

    Raises
    ------
    LccError
        When the price year is unknown, the money is of each year (nominal), or no index covers both years.

    """
    if wanted.base_year is None or not factor.is_money:
        return path
    dated = usable(factor, wanted)
    if factor.nature == "nominal":
        raise LccError("“{name}” is in the money of each year (nominal): there is no year to restate it from.",
                       name=factor.id)  # fmt: skip
    if factor.year_of(dated) == UNKNOWN or path.price_year is None:
        raise LccError("The year of the money of “{name}” is unknown: it cannot be restated.", name=factor.id)
    if path.price_year == wanted.base_year:
        return path
    index = _index(catalogue, factor, wanted)
    ratio, how = _ratio(index, path.price_year, wanted)
    place = say("restated from {old} to {new} money with {index}: × {ratio:factor}{how}",
                old=path.price_year, new=wanted.base_year, index=index.id, ratio=ratio, how=how)  # fmt: skip
    return scaled(path, ratio, place, price_year=wanted.base_year)


def _index(catalogue: Catalogue, factor: Factor, wanted: Wanted) -> Factor:
    """Find the index to use, in its last edition: the one asked, or that of the factor's country."""
    if wanted.deflator is not None:
        found = catalogue.factor(wanted.deflator)
        if found.kind != "deflator":
            raise LccError("“{name}” is not a price index: it restates nothing.", name=found.id)
        return found.on(found.values[-1].since)
    country = factor.geography.split("-")[0]
    for found in catalogue.factors(kind="deflator"):
        if found.geography == country:
            return found.on(found.values[-1].since)
    raise LccError("No price index of {place} is in the catalogue: name one with “deflator”.", place=factor.geography)


def _ratio(index: Factor, old: int, wanted: Wanted) -> tuple[float, str]:
    """Return the index of the base year over that of the price year, and how it went past the last year."""
    new = int(wanted.base_year or old)
    path = path_of(index, usable(index, wanted))
    years = sorted(path.points or {})
    if not years:
        raise LccError("“{name}” has no years: it restates nothing.", name=index.id)
    first, last = years[0], years[-1]
    supposed = [year for year in (old, new) if year > last]
    if min(old, new) < first or (supposed and wanted.inflation is None):
        raise LccError(
            "“{name}” goes from {first} to {last}: it does not restate {old} money to {new}. After {last}, give the "
            "inflation you suppose, or keep the money as published.",
            name=index.id, first=first, last=last, old=old, new=new,
        )  # fmt: skip
    rate = wanted.inflation or 0.0
    levels = [
        float(path.at(np.array([min(year, last)], dtype=float), 0)[0]) * (1 + rate) ** max(year - last, 0)
        for year in (new, old)
    ]
    how = say(", then {rate:percent} a year supposed after {last}", rate=rate, last=last) if supposed else ""
    return levels[0] / levels[1], how
