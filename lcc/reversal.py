"""Cheap to buy, dear to own: the difference between two offers, explained by its causes."""

from __future__ import annotations

from dataclasses import dataclass

from lcc.figures import Amount
from lcc.model import Stage
from lcc.ranking import cents
from lcc.results import Results
from lcc.words import Message, counted, message

MAIN_CAUSES = 5


@dataclass(frozen=True)
class Reversal:
    """The first offer against the cheapest to buy. Amounts are the first's minus the cheapest's. [EUR]"""

    first: str
    cheapest: str
    to_buy: float
    """Difference of acquisition costs in year 0."""
    in_all: float
    """Difference of totals, equal to ``to_buy`` plus the causes."""
    causes: tuple[tuple[str, float], ...]
    """What makes the rest of the difference of totals (``to_buy`` aside), largest first."""
    years: int
    currency: str
    labels: dict[str, Message]

    @property
    def reverses(self) -> bool:
        """Tell whether the first offer is not the cheapest to buy."""
        return self.first != self.cheapest

    def __str__(self) -> str:
        return str(self.sentence())

    def sentence(self) -> Message:
        """Say it in words, with its causes."""
        if not self.reverses:
            return counted(
                "{first} is the cheapest to buy and over {count} year.",
                "{first} is the cheapest to buy and over {count} years.",
                self.years, first=self.first,
            )  # fmt: skip
        return counted(
            "{first} costs {more} more to buy than {cheapest} and {less} less over {count} year: {causes}.",
            "{first} costs {more} more to buy than {cheapest} and {less} less over {count} years: {causes}.",
            self.years, first=self.first, cheapest=self.cheapest, more=Amount(self.to_buy, self.currency, 0),
            less=Amount(-self.in_all, self.currency, 0), causes=self._listed(),
        )  # fmt: skip

    def _listed(self) -> list[Message]:
        shown, rest = self.causes[:MAIN_CAUSES], self.causes[MAIN_CAUSES:]
        said = [
            message(
                "{cause} {amount}", cause=self.labels.get(name, name), amount=Amount(amount, decimals=0, signed=True)
            )
            for name, amount in shown
        ]
        if rest:
            others = Amount(sum(amount for _, amount in rest), decimals=0, signed=True)
            said.append(message("other costs {amount}", amount=others))
        return said


def reversal(results: Results) -> Reversal | None:
    """Explain the first place against the cheapest offer to buy; None when fewer than two offers are ranked."""
    cheapest = results.baseline
    if len(results.ranking) < 2 or cheapest is None:
        return None
    first = results.ranking[0].offer
    if results.ranking[1].place == 1 and results.acquisition[first] == results.acquisition[cheapest]:
        first = cheapest
    one, other = results.names.index(first), results.names.index(cheapest)
    grid = results.present.values
    gaps = grid[one].sum(axis=1) - grid[other].sum(axis=1)
    in_all = float(gaps.sum())
    for place, part in enumerate(results.parts):
        if results.stage_of(part) == Stage.ACQUISITION:
            gaps[place] -= grid[one, place, 0] - grid[other, place, 0]
    causes = sorted(zip(results.parts, map(float, gaps), strict=True), key=lambda cause: -abs(cause[1]))
    labels = {part: results.label(part) for part in results.parts}
    return Reversal(
        first, cheapest, float(results.acquisition[first] - results.acquisition[cheapest]), in_all,
        tuple(cause for cause in causes if cents(cause[1]) != 0),
        results.method.years, results.method.currency, labels,
    )  # fmt: skip
