"""Totals drawn at random: how they spread, and how often each offer is first."""

from __future__ import annotations

from typing import Unpack

import numpy as np
from numpy.typing import NDArray

from lcc.documents.charts.axis import Axis, across, short_money, spanned
from lcc.documents.charts.frame import AXIS, Frame, framed, graduated, name_row
from lcc.documents.charts.sheet import Look, Sheet
from lcc.documents.scene import About, Scene, Stroke
from lcc.figures import Amount
from lcc.sensitivity.draws import LEVELS, Simulation
from lcc.words import message, say

Array = NDArray[np.float64]
BINS = 40


def distribution(simulation: Simulation, **look: Unpack[Look]) -> Scene:
    """Draw how the totals of each offer spread: their density, and the five quantiles under it."""
    title = say("How the totals spread")
    sheet, names = Sheet(**look), simulation.offers
    sheet.heading(title, f"{simulation.sentence}.", f"{simulation.mark}.")
    shares = {name: say("first in {share:percent}", share=round(simulation.probability[name], 3)) for name in names}
    sheet.lines(sheet.left, sheet.y, [say("Line: 5% to 95% of the draws; box: 25% to 75%; tick: half.")],
                size=sheet.small, fill=sheet.ink.muted)  # fmt: skip
    sheet.y += 1.8 * sheet.small
    frame = framed(sheet, names, list(shares.values()), badges=False, after=AXIS * sheet.small, natural=4.2, least=2.6)
    spread = simulation.quantiles((0.001, *LEVELS, 0.999)).values
    span = spanned(spread.ravel().tolist(), zero=False)
    axis = across(span, simulation.currency, frame.start, frame.end, sheet.small)
    graduated(sheet, frame, axis)
    for row, name in enumerate(names):
        name_row(sheet, frame, row, name)
        _density(sheet, simulation, row, frame, axis)
        _box(sheet, simulation, (row, spread[row, 1:-1].tolist()), frame, axis)
        sheet.label(frame.end + 0.8 * sheet.size, frame.middle(row) + 0.36 * sheet.size, shares[name], bold=True)
    sheet.y = frame.bottom + AXIS * sheet.small
    return sheet.scene(title, _alt(simulation, spread), *_table(simulation, spread[:, 1:-1]))


def _density(sheet: Sheet, simulation: Simulation, row: int, frame: Frame, axis: Axis) -> None:
    counts, edges = np.histogram(simulation.totals[:, row], bins=BINS, range=(axis.low, axis.high))
    base, high = frame.middle(row) + 0.16 * frame.step, 0.6 * frame.step
    if not counts.any():
        return
    heights = (base - high * counts / counts.max()).tolist()
    middles = ((edges[:-1] + edges[1:]) / 2).tolist()
    inner = [(axis.at(middle), y) for middle, y in zip(middles, heights, strict=True)]
    points = [(axis.start, base), *inner, (axis.end, base)]
    name = simulation.offers[row]
    about = About(name, str(Amount(float(simulation.totals[:, row].mean()), simulation.currency, 0)), name)
    fill = sheet.ink.offer(row).fill
    sheet.marks.append(Stroke(tuple(points), sheet.ink.edge, 0.5 * sheet.scale, (), fill, about))


def _box(sheet: Sheet, simulation: Simulation, what: tuple[int, list[float]], frame: Frame, axis: Axis) -> None:
    row, (least, low, half, high, most) = what
    y, ink = frame.middle(row) + 0.3 * frame.step, sheet.ink
    said = say("; ").join(
        str(message("{share:percent}: {amount}", share=level, amount=Amount(value, simulation.currency, 0)))
        for level, value in zip(LEVELS, (least, low, half, high, most), strict=True)
    )
    about = About(simulation.offers[row], said, simulation.offers[row])
    tall = 0.11 * frame.step
    sheet.line((axis.at(least), y), (axis.at(most), y), stroke=ink.text, width=1.2)
    box = ((axis.at(low), y - tall / 2), (axis.at(high), y - tall / 2), (axis.at(high), y + tall / 2),
           (axis.at(low), y + tall / 2))  # fmt: skip
    sheet.marks.append(Stroke(box, ink.text, 0.8 * sheet.scale, (), ink.paper, about))
    sheet.line((axis.at(half), y - tall), (axis.at(half), y + tall), stroke=ink.text, width=2.0)


def _alt(simulation: Simulation, spread: Array) -> str:
    halves = spread[:, (1, 3, 5)].tolist()
    said = [
        message("{offer} first in {share:percent} of the draws, median {half}, from {low} to {high} nine times in ten",
                offer=name, share=round(simulation.probability[name], 3), half=short_money(half, simulation.currency),
                low=short_money(low, simulation.currency), high=short_money(high, simulation.currency))
        for name, (low, half, high) in zip(simulation.offers, halves, strict=True)
    ]  # fmt: skip
    return say("; ").join(map(str, said)) + "."


def _table(simulation: Simulation, spread: Array) -> tuple[list[str], list[list[str]]]:
    heads = [say("offer"), say("first"), say("mean"), *(str(message("{rate:percent}", rate=level)) for level in LEVELS)]
    rows = []
    for row, name in enumerate(simulation.offers):
        share = str(message("{rate:percent}", rate=round(simulation.probability[name], 4)))
        values = [float(simulation.totals[:, row].mean()), *spread[row].tolist()]
        rows.append([name, share, *(str(Amount(value, simulation.currency, 0)) for value in values)])
    return heads, rows
