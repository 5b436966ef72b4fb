"""A number through the years: a price path, a stepped rate, the value of an impact."""

from __future__ import annotations

from itertools import pairwise
from typing import Unpack

import numpy as np
from numpy.typing import NDArray

from lcc.documents.charts.axis import Axis, spanned, upright
from lcc.documents.charts.curves import year_places
from lcc.documents.charts.sheet import Look, Sheet
from lcc.documents.lettering import ASCENT, advance
from lcc.documents.scene import About, Disc, Scene, Stroke
from lcc.figures import Amount
from lcc.numerals import WRITERS
from lcc.path import Path
from lcc.words import say

Array = NDArray[np.float64]
TALL = 11
"""Height of the plot. [size of text]"""


def trajectory(path: Path, title: str, unit: str, *, base_year: int, years: int, **look: Unpack[Look]) -> Scene:
    """Draw a path from the base year to the last year counted; a year without a value is a gap, and said.

    Parameters
    ----------
    path : Path
        What is drawn.
    title, unit : str
        What it is called, and counted in; ``%`` draws per cents.
    base_year, years : int
        First year, and years after it. [year]
    look :
        See ``Look``.

    """
    values = path.at(np.arange(years + 1, dtype=float), base_year) * (100.0 if unit == "%" else 1.0)
    sheet = Sheet(**look)
    sheet.heading(title, say("{unit}, from {first} to {last}", unit=unit, first=base_year, last=base_year + years))
    lacking = [base_year + int(year) for year in np.flatnonzero(np.isnan(values))]
    noted = sheet.noted([say("No value for {years}.", years=_years(lacking))] if lacking else [])
    _plot(sheet, values, unit, base_year, stepped=path.points is not None and path.join == "step")
    sheet.notes(noted)
    rows = [(str(base_year + year), _said(float(value), unit)) for year, value in enumerate(values)]
    return sheet.scene(title, _alt(title, values, unit, base_year), (say("Year"), unit or say("Value")), rows)


def _plot(sheet: Sheet, values: Array, unit: str, base_year: int, *, stepped: bool) -> None:
    size = sheet.small
    top, bottom = sheet.y + 0.6 * size, sheet.y + TALL * sheet.size
    axis = upright(spanned(values.tolist()), unit, bottom, top, size)
    start = sheet.left + max(advance(text, size) for _, text in axis.ticks) + 0.7 * size
    end = sheet.right - 0.6 * size
    step = (end - start) / max(len(values) - 1, 1)
    _grid(sheet, axis, (start, end))
    for place in year_places(len(values), end - start, size):
        x, year = start + step * place, str(base_year + place)
        sheet.line((x, bottom), (x, bottom + 0.35 * size), stroke=sheet.ink.edge)
        middle = min(x, sheet.right - advance(year, size) / 2)
        sheet.label(middle, bottom + (0.65 + ASCENT) * size, year, size=size, anchor="middle", fill=sheet.ink.muted)
    places = [(start + step * year, axis.at(float(value)), float(value)) for year, value in enumerate(values)]
    for one, other in pairwise(places):
        if not (np.isnan(one[2]) or np.isnan(other[2])):
            corner = [(other[0], one[1])] if stepped else []
            points = ((one[0], one[1]), *corner, (other[0], other[1]))
            sheet.marks.append(Stroke(points, sheet.ink.accent, 2.2 * sheet.scale))
    for after, (x, y, value) in enumerate(places):
        if not np.isnan(value):
            about = About(str(base_year + after), _said(value, unit))
            sheet.marks.append(Disc(x, y, 0.28 * size, sheet.ink.accent, "", about))
    sheet.y = bottom + 2.4 * size


def _grid(sheet: Sheet, axis: Axis, ends: tuple[float, float]) -> None:
    size = sheet.small
    for value, text in axis.ticks:
        y = axis.at(value)
        stroke = sheet.ink.edge if value == 0 else ""
        sheet.line((ends[0], y), (ends[1], y), stroke=stroke, width=1.0 if value == 0 else 0.6)
        sheet.label(ends[0] - 0.5 * size, y + 0.36 * size, text, size=size, anchor="end", fill=sheet.ink.muted)


def _years(lacking: list[int]) -> str:
    return str(lacking[0]) if len(lacking) == 1 else f"{lacking[0]}–{lacking[-1]}"


def _said(value: float, unit: str) -> str:
    if np.isnan(value):
        return "–"
    return str(Amount(value, unit, _decimals(value)))


def _decimals(value: float) -> int:
    """Count the decimals that four figures need."""
    written = WRITERS["exact"](float(f"{value:.4g}"), "en")
    return len(written.partition(".")[2])


def _alt(title: str, values: Array, unit: str, base_year: int) -> str:
    """Say the path in a sentence."""
    known = np.flatnonzero(~np.isnan(values))
    if not len(known):
        return say("{title}: no value in these years.", title=title)
    first, last = int(known[0]), int(known[-1])
    return say("{title}: {low} in {first}, {high} in {last}.", title=title, low=_said(float(values[first]), unit),
               high=_said(float(values[last]), unit), first=base_year + first, last=base_year + last)  # fmt: skip
