"""What a total is made of, layer by layer: the price, then what comes with it; what comes back is apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lcc.model import Stage
from lcc.ranking import Rank, cents, rank
from lcc.results import RESIDUAL, Results
from lcc.terms import term
from lcc.words import LccError, Message, message, nearest

Array = NDArray[np.float64]
LAYERS = ("price", "renewal", "use", "maintenance", "end_of_life", "externality", "residual")
"""In the order they are drawn. ``price``: acquisition in year 0; ``renewal``: the rest of the acquisition stage."""
NAMES = {
    "price": message("purchase price"),
    "renewal": message("later purchases"),
    "residual": message("residual value, taken off"),
}


def layer_name(layer: str) -> Message:
    """Name a layer as people call it."""
    return NAMES.get(layer) or term(layer)


@dataclass(frozen=True, eq=False)
class Layered:
    """Present value of each offer by layer, costs and gains apart. [offer, layer] [EUR]"""

    names: list[str]
    layers: tuple[str, ...]
    costs: Array
    gains: Array
    """Zero or negative."""
    ranking: tuple[Rank, ...]
    """By the sum of these layers, the offers that have a place."""

    @property
    def sums(self) -> Array:
        """Sum of the layers of each offer. [EUR]"""
        return np.asarray((self.costs + self.gains).sum(axis=1))

    @property
    def span(self) -> tuple[float, float]:
        """From the least stack of gains to the largest stack of costs, of the offers that have a place. [EUR]"""
        placed = [self.names.index(item.offer) for item in self.ranking]
        low, high = self.gains[placed].sum(axis=1), self.costs[placed].sum(axis=1)
        return float(low.min(initial=0.0)), float(high.max(initial=0.0))

    @property
    def used(self) -> list[str]:
        """Layers that are not zero for all."""
        moves = np.nan_to_num(np.abs(self.costs) + np.abs(self.gains)).max(axis=0, initial=0.0) > 0
        return [layer for layer, kept in zip(self.layers, moves.tolist(), strict=True) if kept]


def layered(results: Results, layers: Sequence[str] | None = None) -> Layered:
    """Sum the parts of a comparison in layers, all or some of them.

    Raises
    ------
    LccError
        When a layer is not known.

    """
    chosen = LAYERS if layers is None else tuple(layer for layer in LAYERS if layer in layers)
    for layer in layers or ():
        if layer not in LAYERS:
            raise LccError("No layer “{layer}”: {known}.{near}", layer=layer, known=list(LAYERS),
                           near=nearest(layer, LAYERS))  # fmt: skip
    costs, gains = np.zeros((2, len(results.names), len(chosen)))
    for layer, values in _pieces(results):
        if layer in chosen:
            costs[:, chosen.index(layer)] += np.maximum(values, 0.0)
            gains[:, chosen.index(layer)] += np.minimum(values, 0.0)
    everything = set(chosen) == set(LAYERS)
    return Layered(
        results.names, chosen, costs, gains, results.ranking if everything else _by_sum(results, costs + gains)
    )


def _pieces(results: Results) -> list[tuple[str, Array]]:
    """List the parts with their layer; the acquisition stage is cut after year 0."""
    pieces: list[tuple[str, Array]] = []
    for place, (part, rows) in enumerate(results.parts.items()):
        by_year = results.present.values[:, place]
        if rows[0].part == RESIDUAL:
            pieces.append(("residual", by_year.sum(axis=1)))
        elif results.stage_of(part) == Stage.ACQUISITION:
            pieces += [("price", by_year[:, 0]), ("renewal", by_year[:, 1:].sum(axis=1))]
        else:
            pieces.append((results.stage_of(part), by_year.sum(axis=1)))
    return pieces


def _by_sum(results: Results, grid: Array) -> tuple[Rank, ...]:
    """Rank by what is shown, when it is not the whole."""
    places = [results.names.index(name) for name in results.evaluated]
    return rank(results.evaluated, cents(grid.sum(axis=1)[places]))
