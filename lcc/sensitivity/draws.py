"""Monte Carlo: sets of assumptions drawn at random, and how often each offer is first (*analyses avancées*)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lcc.figures import SYMBOLS, Amount, Figures
from lcc.purchase import Purchase
from lcc.sensitivity.distributions import quantiles
from lcc.sensitivity.exploration import Exploration, Standings, Watch
from lcc.sensitivity.gathering import Assumption, Given, gathered, no_range
from lcc.sensitivity.sampling import SAMPLINGS, Correlations, Sampling, correlated, matrix, probabilities
from lcc.sensitivity.shares import first_order, sliced
from lcc.tables import table
from lcc.words import LccError, Message, counted, message, nearest, say

Array = NDArray[np.float64]
MOST = 10_000_000
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


class Cancelled(LccError):  # noqa: N818  # it is no error: someone asked
    """The simulation was stopped before its end; nothing of it is kept."""


@dataclass(frozen=True, eq=False)
class Simulation:
    """Totals of the draws, and what they say; a result never says how the offers rank, only how often they would."""

    assumptions: tuple[Assumption, ...]
    drawn: Array
    """Value of each assumption, [draw, assumption]."""
    totals: Array
    """Total of each offer, [draw, offer]. [EUR]"""
    probability: dict[str, float]
    """How often each offer is first or equal first. [-]"""
    explained: Figures
    """First-order share of the variance due to each assumption: of each total, and of the gap between the first two."""
    offers: tuple[str, ...]
    mark: Message
    currency: str
    sampling: str
    seed: int

    @property
    def draws(self) -> int:
        """How many sets of assumptions were drawn."""
        return len(self.totals)

    def quantiles(self, levels: Sequence[float] = LEVELS) -> Figures:
        """Totals below which each offer lies with given probabilities. [EUR]"""
        values = np.quantile(self.totals, levels, axis=0).T
        labels: list[str | int] = [f"{level:g}" for level in levels]
        return Figures(np.asarray(values), {"offer": list(self.offers), "level": labels}, self.currency)

    @property
    def mean(self) -> Figures:
        """Mean total of each offer. [EUR]"""
        return Figures(self.totals.mean(axis=0), {"offer": list(self.offers)}, self.currency)

    @property
    def deviation(self) -> Figures:
        """Standard deviation of each total. [EUR]"""
        return Figures(self.totals.std(axis=0, ddof=1), {"offer": list(self.offers)}, self.currency)

    @property
    def sentence(self) -> Message:
        """Say how the draws were made."""
        return counted(
            "{count:whole} set of assumptions drawn at random ({sampling}, seed {seed})",
            "{count:whole} sets of assumptions drawn at random ({sampling}, seed {seed})",
            self.draws, sampling=_SAMPLING[self.sampling], seed=self.seed,
        )  # fmt: skip

    def __str__(self) -> str:
        unit = SYMBOLS.get(self.currency, self.currency)
        heads = [say("offer"), say("first"), say("mean") + f" ({unit})", *(f"{level:.0%} ({unit})" for level in LEVELS)]
        spread, rows = self.quantiles().values, []
        for place, name in enumerate(self.offers):
            share = message("{rate:percent}", rate=round(self.probability[name], 4))
            rows.append([name, str(share), *(str(Amount(v, decimals=0)) for v in [self.mean[name], *spread[place]])])
        return "\n".join([f"{self.mark}.", f"{self.sentence}.", table(heads, rows), "", self._explained()])

    def _explained(self) -> str:
        last = str(self.explained.axes["figure"][-1])
        shares = {str(label): self.explained[label, last] for label in self.explained.axes["assumption"]}
        rows = [[str(item.quantity.label), str(message("{rate:percent}", rate=round(shares[item.text], 3)))]
                for item in sorted(self.assumptions, key=lambda item: -shares[item.text])]  # fmt: skip
        what = say("the gap between the first two") if len(self.offers) > 1 else say("the total")
        return table([say("share of the variance of {what}", what=what), say("first order")], rows)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data, without the draws."""
        return {
            "mark": str(self.mark), "draws": self.draws, "sampling": self.sampling, "seed": self.seed,
            "probability_of_being_first": self.probability, "mean": self.mean.to_dict(),
            "standard_deviation": self.deviation.to_dict(), "quantiles": self.quantiles().to_dict(),
            "share_of_variance": self.explained.to_dict(), "assumptions": [a.to_dict() for a in self.assumptions],
        }  # fmt: skip


_SAMPLING = {
    "latin_hypercube": message("Latin hypercube"), "sobol": message("Sobol sequence"),
    "random": message("plain random"),
}  # fmt: skip


def simulate(  # noqa: PLR0913  # each is a choice of the analysis, with its default
    purchase: Purchase, draws: int = 10_000, *, ranges: Given | None = None, correlations: Correlations | None = None,
    sampling: Sampling = "latin_hypercube", seed: int = 1, trials: bool | None = None,
    progress: Watch | None = None, cancelled: Callable[[], bool] | None = None,
) -> Simulation:  # fmt: skip
    """Draw sets of assumptions at random and compute every total under each.

    Parameters
    ----------
    purchase : Purchase
        Whose offers and ranges; see ``Uncertainty`` for the distributions.
    draws : int
        How many; Sobol's are rounded up to a power of two.
    ranges : mapping of addresses to ranges, optional
        In place of the purchase's own, or of the catalogue's.
    correlations : mapping of pairs of addresses to numbers, optional
        Rank (Spearman) correlations, by reordering (Iman and Conover): distributions are kept exactly. [-]
    sampling : str
        ``latin_hypercube``, ``sobol`` or ``random``.
    seed : int
        The same seed gives the same draws.
    trials : bool, optional
        Trial offers or real ones; by default trial offers when there are some.
    progress : callable, optional
        Called with how many draws are done, of how many, after each block.
    cancelled : callable, optional
        Asked after each block; True stops.

    Raises
    ------
    LccError
        When nothing has a range, an address leads nowhere, or ``draws`` is not from 2 to ten million.
    Cancelled
        When stopped.

    """
    if isinstance(draws, bool) or not 2 <= draws <= MOST:
        raise LccError("Expected from 2 to {most} draws, not {given}.", most=MOST, given=draws)
    if sampling not in SAMPLINGS:
        raise LccError("Expected one of {expected}, not “{given}”.{near}", expected=list(SAMPLINGS), given=sampling,
                       near=nearest(str(sampling), SAMPLINGS))  # fmt: skip
    exploration = Exploration(purchase, trials)
    tried = gathered(exploration, ranges)
    no_range(tried)
    wanted = matrix([item.text for item in tried], correlations)
    drawn = correlated(probabilities(draws, len(tried), sampling, seed), wanted, seed)
    slices = sliced(drawn)
    for place, item in enumerate(tried):
        drawn[:, place] = quantiles(item, drawn[:, place])
    seen = exploration.standings(
        {item.address: drawn[:, place] for place, item in enumerate(tried)}, _watched(progress, cancelled)
    )
    return _told(exploration, tried, (drawn, slices), seen, (sampling, seed))


def _watched(progress: Watch | None, cancelled: Callable[[], bool] | None) -> Watch:
    def watch(done: int, everything: int) -> None:
        if progress is not None:
            progress(done, everything)
        if cancelled is not None and cancelled():
            raise Cancelled("The simulation was stopped.")

    return watch


def _told(
    exploration: Exploration,
    tried: list[Assumption],
    drawn: tuple[Array, NDArray[np.uint8]],
    seen: Standings,
    made: tuple[str, int],
) -> Simulation:
    """Read the draws: how often each offer is first, what explains the variance."""
    names = exploration.names
    probability = dict(zip(names, seen.firsts.mean(axis=0).tolist(), strict=True))
    figures, labels = seen.totals, [*names]
    if len(names) > 1:
        first, second = (names.index(rank.offer) for rank in exploration.published.ranking[:2])
        figures = np.column_stack([figures, figures[:, second] - figures[:, first]])
        labels.append("gap")
    axes: dict[str, list[Any]] = {"assumption": [item.text for item in tried], "figure": labels}
    explained = Figures(first_order(drawn[1], figures), axes)
    return Simulation(
        tuple(tried), drawn[0], seen.totals, probability, explained, tuple(names), exploration.mark,
        exploration.purchase.method.currency, *made,
    )  # fmt: skip
