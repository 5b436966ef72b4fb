"""From a dated value to a path of the model, with its whole source."""

from __future__ import annotations

from lcc.catalogue.entries import Dated, Factor
from lcc.path import Path, Source
from lcc.words import LccError, say

NOT_RECORDED = "not recorded"


def source_of(factor: Factor, dated: Dated) -> Source:
    """Say where a value comes from: publication, place, licence, the factor and the day it was copied."""
    cited = dated.source
    where = say("place not recorded") if dated.place == NOT_RECORDED else dated.place
    if read := dated.read or cited.read:
        where = say("{place}, read in {read}", place=where, read=read)
    return Source(
        title=cited.title, publisher=cited.publisher, dated=cited.year, url=cited.url, place=where,
        licence=cited.licence, factor=factor.id, copied=factor.day,
    )  # fmt: skip


def path_of(factor: Factor, dated: Dated, beyond: str | None = None) -> Path:
    """Return a value as a path, in the unit and the money of the factor.

    A value published with its growth, :math:`v_t = v (1 + g)^{t - s}`, has no bounds as a path: where it must
    stop, ``beyond="hold"`` turns it into points, year by year, held outside.
    """
    year = factor.year_of(dated)
    common = {
        "kind": factor.nature if factor.is_money or factor.unit == "1/year" else None,
        "price_year": year if isinstance(year, int) else None,
        "source": source_of(factor, dated),
    }
    if dated.points is not None:
        return Path(points=dict(dated.points), join=dated.join, beyond=beyond or dated.beyond, **common)
    if dated.value is None or not dated.growth:
        return Path(value=dated.value, **common)
    if beyond is None:
        return Path(value=dated.value, growth=dated.growth, since=dated.starts, **common)
    return Path(points=_year_by_year(factor, dated), join="step", beyond="hold", **common)


def _year_by_year(factor: Factor, dated: Dated) -> dict[int, float]:
    """Lay out a growing value over the years it is published for."""
    if dated.value is None or dated.starts is None or dated.ends is None:
        raise LccError("“{name}” does not say which year its growth ends: it cannot be held after it.", name=factor.id)
    start = dated.starts
    return {year: dated.value * (1 + dated.growth) ** (year - start) for year in range(start, dated.ends + 1)}


def scaled(path: Path, by: float, place: str, **changes: object) -> Path:
    """Multiply a path, and say so in the place of its source."""
    levels: dict[str, object] = (
        {"value": path.value * by}
        if path.value is not None
        else {"points": {year: level * by for year, level in (path.points or {}).items()}}
    )
    source = path.source and path.source.replace(place=say("{place}; {more}", place=path.source.place, more=place))
    return path.replace(**levels, source=source, **changes)
