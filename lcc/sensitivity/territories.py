"""*Who is first, depending on…*: two assumptions crossed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lcc.purchase import Purchase
from lcc.ranges import Uncertainty, address_text
from lcc.sensitivity.exploration import Exploration
from lcc.sensitivity.gathering import Assumption, assumed, gathered
from lcc.sensitivity.levers import located
from lcc.tables import table
from lcc.words import LccError, Message, say

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class FirstPlaces:
    """Which offers are first where two assumptions take other values: ``firsts[row, column, offer]``."""

    across: Assumption
    down: Assumption
    columns: Array
    rows: Array
    firsts: NDArray[np.bool_]
    offers: tuple[str, ...]
    mark: Message

    def first(self, row: int, column: int) -> tuple[str, ...]:
        """Name the offers first in one cell."""
        return tuple(name for name, kept in zip(self.offers, self.firsts[row, column].tolist(), strict=True) if kept)

    @property
    def shares(self) -> dict[str, float]:
        """Share of the map where each offer is first or equal first. [-]"""
        return dict(zip(self.offers, self.firsts.mean(axis=(0, 1)).tolist(), strict=True))

    def __str__(self) -> str:
        letters = dict(zip(self.offers, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=False))
        heads = ["", *(str(self.across.quantity.bare(value)) for value in self.columns.tolist())]
        rows = [
            [str(self.down.quantity.bare(value)), *("=".join(letters.get(n, n) for n in self.first(row, column))
                                                  for column in range(self.columns.size))]
            for row, value in enumerate(self.rows.tolist())
        ]  # fmt: skip
        what = say("{across} across, {down} down", across=self.across.quantity.label, down=self.down.quantity.label)
        key = ", ".join(f"{letters.get(name, name)}: {name}" for name in self.offers)
        return "\n".join([f"{self.mark}.", what, table(heads, rows), key])

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        cells = [[list(self.first(r, c)) for c in range(self.columns.size)] for r in range(self.rows.size)]
        return {
            "mark": str(self.mark), "across": self.across.to_dict(), "down": self.down.to_dict(),
            "columns": self.columns.tolist(), "rows": self.rows.tolist(), "first": cells,
        }  # fmt: skip


def first_places(
    purchase: Purchase, across: Any, down: Any, *, steps: int = 21, trials: bool | None = None
) -> FirstPlaces:
    """Map which offer is first as two assumptions go through their ranges, the others as published.

    Parameters
    ----------
    purchase : Purchase
        Whose offers and ranges.
    across, down : address or (address, range)
        Two addresses with a range in the purchase, or each with its own: ``("discount_rate", [0, 0.06])``.
    steps : int
        Values of each; fewer where only whole numbers make sense.
    trials : bool, optional
        Trial offers or real ones; by default trial offers when there are some.

    Raises
    ------
    LccError
        When an address leads nowhere or has no range, the two are the same, or there are fewer than two steps.

    """
    if not 2 <= steps <= 1000:
        raise LccError("Expected from 2 to 1000 steps, not {given}.", given=steps)
    exploration = Exploration(purchase, trials)
    x, y = (_wanted(exploration, given) for given in (across, down))
    if x.address == y.address:
        raise LccError("Two different assumptions make a map.")
    columns, rows = (_values(item, steps) for item in (x, y))
    numbers = {x.address: np.tile(columns, rows.size), y.address: np.repeat(rows, columns.size)}
    firsts = exploration.standings(numbers).firsts.reshape(rows.size, columns.size, -1)
    return FirstPlaces(x, y, columns, rows, firsts, tuple(exploration.names), exploration.mark)


def _wanted(exploration: Exploration, given: Any) -> Assumption:
    """Read an address, with its range or with the purchase's."""
    alone = isinstance(given, str) or len(given) != 2 or isinstance(given[1], str)
    address, limits = (given, None) if alone else given
    found = located(exploration, address if isinstance(address, str) else address_text(address))
    if limits is not None:
        return assumed(exploration, found, Uncertainty.of(limits))
    for item in gathered(exploration):
        if item.address == found:
            return item
    raise LccError("No range is known for {where}: give one.", where=address_text(found))


def _values(item: Assumption, steps: int) -> Array:
    values = np.linspace(item.low, item.high, steps)
    return np.unique(np.round(values)) if item.whole else values
