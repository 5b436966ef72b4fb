"""Who comes first by what was published, and whether that can be told to anyone yet.

R2152-6: offers are ranked by applying the published criteria. The ranking is the score's where the purchase has award
criteria, else that of the life-cycle cost alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lcc.comparison import Comparison, compare
from lcc.frozen import FROZEN, frozen_findings
from lcc.purchase import Offer, Purchase
from lcc.ranking import Rank, cents
from lcc.scoring.marking import Score
from lcc.scoring.order import ScoreRank
from lcc.words import LccError, Message, message, nearest


@dataclass(frozen=True)
class Award:
    """The offers of a purchase in the order that decides."""

    comparison: Comparison
    score: Score | None

    @property
    def purchase(self) -> Purchase:
        """The purchase compared."""
        return self.comparison.purchase

    @cached_property
    def ranking(self) -> tuple[Rank, ...] | tuple[ScoreRank, ...]:
        """The places, first to last."""
        return self.comparison.ranking if self.score is None else self.score.ranking

    @cached_property
    def unranked(self) -> dict[str, list[Message]]:
        """Offers without a place, each with the reasons."""
        return self.comparison.unranked if self.score is None else self.score.unscored

    @cached_property
    def offers(self) -> dict[str, Offer]:
        """The offers by name."""
        return {offer.name: offer for offer in self.comparison.offers}

    def place(self, offer: str) -> Rank | ScoreRank | None:
        """Return the place of an offer, None where it has none."""
        return next((rank for rank in self.ranking if rank.offer == offer), None)

    def equals(self, one: str, other: str) -> bool:
        """Tell whether two offers have the same total: of points where there are some, else of money to the cent."""
        totals = [getattr(self.place(name), "points", None) for name in (one, other)]
        if None in totals:
            totals = [float(cents(self.comparison.total[name])) for name in (one, other)]
        return totals[0] == totals[1]

    @property
    def on_cost(self) -> bool:
        """Tell whether the life-cycle cost decides, alone or as one of the criteria."""
        criteria = self.purchase.criteria
        return not criteria or any(one.kind == "cost" for top in criteria for one in (top, *top.sub_criteria))

    @cached_property
    def winner(self) -> Offer:
        """The offer retained: the first, or the one of the follow-up among offers that share the first place.

        Raises
        ------
        LccError
            When no single offer is first, or when the contract is another's.

        """
        firsts = [rank.offer for rank in self.ranking if rank.place == 1]
        kept = self.purchase.followup.offer if self.purchase.followup else None
        if kept is not None and kept not in firsts:
            raise LccError(
                "The follow-up says that the contract is with “{offer}”, which is not first in the ranking: set aside "
                "the offers before it, with their reasons, or correct the follow-up.", offer=kept,
            )  # fmt: skip
        if kept is None and len(firsts) > 1:
            raise LccError(
                "{list} share the first place: say in followup › offer which one has the contract.", list=firsts
            )
        return self.offers[kept or firsts[0]]


def awarded(purchase: Purchase, *, trials: bool = False) -> Award:
    """Compare the offers of a purchase, and mark them where it has award criteria."""
    comparison = compare(purchase, trials=trials)
    if not comparison.names:
        raise LccError("There is no offer to report on yet.")
    return Award(comparison, Score(comparison, trials=trials) if purchase.criteria else None)


def decided(purchase: Purchase) -> Award:
    """Return an award that can be told outside: on the frozen method, every offer ranked or set aside.

    Raises
    ------
    LccError
        For a simulation, for a method changed since it was frozen, while an offer is neither ranked nor set aside.

    """
    changed = any(
        finding.address[0] in FROZEN or finding.address == ("seal", "text") for finding in frozen_findings(purchase)
    )
    if purchase.simulation or changed:
        raise LccError(
            "These figures are a simulation, without effect on the ranking: no one outside can be informed from them."
        )
    award = awarded(purchase)
    waiting = [name for name in award.unranked if award.offers[name].set_aside is None]
    if waiting:
        raise LccError(
            "Nothing is decided yet on {list}: neither ranked nor set aside. Have it completed (R2152-2), or set it "
            "aside with its reason; then the others can be informed.", list=waiting,
        )  # fmt: skip
    if not award.ranking:
        raise LccError("No offer is ranked: there is no winning offer to inform of.")
    return award


def identity(offer: Offer) -> str:
    """Name who made an offer, by the offer's name when the file names no one."""
    return offer.tenderer.strip() or offer.name


def of_one_tenderer(award: Award, named: str) -> tuple[Offer, ...]:
    """Return all the offers of a tenderer, named by itself or by one of its offers.

    Raises
    ------
    LccError
        When no one has that name.

    """
    offers = list(award.offers.values())
    found = award.offers.get(named) or next((o for o in offers if _same(identity(o), named)), None)
    if found is None:
        near = nearest(named, [*award.offers, *map(identity, offers)])
        raise LccError("No offer and no tenderer is named “{name}”.{near}", name=named, near=near)
    return tuple(offer for offer in offers if offer is found or _same(identity(offer), identity(found)))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def called(offer: Offer) -> Message:
    """Name an offer and who made it."""
    if not offer.tenderer.strip():
        return message("{label}", label=offer.name)
    return message("{offer} ({tenderer})", offer=offer.name, tenderer=offer.tenderer)
