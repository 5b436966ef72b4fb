"""What a case shows: the same bars on one axis, layer after layer, and the sentences computed for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from lcc.comparison import Comparison, compare
from lcc.documents.charts.layers import LAYERS, Layered, layer_name, layered
from lcc.documents.workshop.cases import OF_A_COPY, Case, Part, case_named
from lcc.documents.workshop.levers import Lever, changed, levers_of
from lcc.documents.workshop.naming import lettered
from lcc.figures import Amount
from lcc.purchase import Purchase
from lcc.ranking import cents
from lcc.summary import beside
from lcc.terms import term
from lcc.words import LccError, Message, choose, counted, message, say

GROUPS: Mapping[str, tuple[str, ...]] = {
    "use": ("use",), "maintenance": ("renewal", "maintenance"), "end_of_life": ("end_of_life", "residual"),
}  # fmt: skip
"""What is revealed together after the prices, carbon aside."""


@dataclass(frozen=True)
class Story:
    """One case, its offers called by letters."""

    purchase: Purchase
    real: Mapping[str, str]
    """Who each letter is."""
    levers: tuple[Lever, ...] = ()
    parts: tuple[Part, ...] = OF_A_COPY
    """What is shown: the axis holds all of it, sliders at their ends included."""

    @cached_property
    def published(self) -> Comparison:
        """The comparison as the method has it."""
        return compare(self.purchase)

    @cached_property
    def whole(self) -> Comparison:
        """The same with every externality counted, for the last layer; as published when that leaves an offer out."""
        method = self.purchase.method
        counting = tuple(item.replace(counts=True) for item in method.externalities)
        counted_in = compare(self.purchase.replace(method=method.replace(externalities=counting)))
        return counted_in if counted_in.evaluated == self.offers else self.published

    @cached_property
    def flat(self) -> Comparison:
        """The direct costs without discounting."""
        return compare(self.purchase.replace(method=self.purchase.method.replace(discount_rate=0.0)))

    @cached_property
    def offers(self) -> list[str]:
        """The letters of the offers that have a place."""
        return self.published.evaluated

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The layers revealed one after the other, those that add something."""
        used = layered(self.whole).used
        found = {name: tuple(layer for layer in layers if layer in used) for name, layers in GROUPS.items()}
        return {name: layers for name, layers in found.items() if layers}

    @cached_property
    def direct_layers(self) -> tuple[str, ...]:
        """Every layer but externalities."""
        return tuple(layer for layer in LAYERS if layer != "externality")

    @property
    def has_carbon(self) -> bool:
        """Tell whether an externality adds something."""
        return "externality" in layered(self.whole).used

    def upto(self, group: str) -> tuple[str, ...]:
        """List the layers in sight once a group is revealed."""
        names = list(self.groups)
        shown = [layer for name in names[: names.index(group) + 1] for layer in self.groups[name]]
        return ("price", *shown)

    @cached_property
    def axis(self) -> tuple[float, float]:
        """Ends of the axis, the same from the first picture to the last slider at its end. [EUR]"""
        shown = self.whole if "carbon" in self.parts else self.published
        spans = [layered(one).span for one in (shown, self.flat)]
        spans += [
            layered(compare(changed(self.purchase, {lever.address: end}))).span
            for lever in (self.levers if "attack" in self.parts else ())
            for end in (lever.low, lever.high)
        ]
        return min(low for low, _ in spans), max(high for _, high in spans)

    # What is said

    def amount(self, value: float) -> Amount:
        """Write an amount as the room reads it."""
        return Amount(float(cents(value)), self.purchase.method.currency, 0)

    def basis(self) -> Message:
        """Say whose money it is, and over how long."""
        method = self.purchase.method
        return counted("{tax}, over {count} year", "{tax}, over {count} years", method.years, tax=term(method.tax))

    def added(self, group: str) -> Message:
        """Say what a group of layers adds to each offer."""
        layers = ("externality",) if group == "externality" else self.groups[group]
        seen = self._seen(self.whole, layers)
        listed = [message("{offer} {amount}", offer=name, amount=self.amount(seen[name])) for name in self.offers]
        return message("{layer}: {list}.", layer=self.named(group), list=listed)

    def named(self, group: str) -> str:
        """Name what is revealed as people call it: a stage of the life, or what externalities are about."""
        if group != "externality":
            words = str(layer_name(group))
            return words[:1].upper() + words[1:]
        items = [choose(item.label) or item.name for item in self.purchase.method.externalities]
        return ", ".join(items)

    def cheapest(self, layers: tuple[str, ...]) -> tuple[str, ...]:
        """Name the offers that cost least, of the layers in sight."""
        return tuple(item.offer for item in layered(self.whole, layers).ranking if item.place == 1)

    def _seen(self, comparison: Comparison, layers: tuple[str, ...]) -> dict[str, float]:
        found: Layered = layered(comparison, layers)
        return dict(zip(found.names, found.sums.tolist(), strict=True))

    @cached_property
    def best(self) -> str:
        """The offer that costs least over the years, direct costs alone."""
        direct = self.published.direct
        return min(self.offers, key=lambda name: float(cents(direct[name])))

    @property
    def reverses(self) -> bool:
        """Tell whether the cheapest to buy is not the cheapest over the years."""
        return self.best != self.published.baseline

    def dearer_by(self, offer: str) -> Amount:
        """How much more an offer would have cost than the best one, direct costs alone. [EUR]"""
        direct = self.published.direct
        return self.amount(float(cents(direct[offer])) - float(cents(direct[self.best])))

    def paid(self, offer: str) -> Message:
        """Say it to those who chose that offer."""
        if offer == self.best:
            return message("{offer}: the cheapest over the years", offer=offer)
        return message("{offer}: you would have paid {amount} more", offer=offer, amount=self.dearer_by(offer))

    @property
    def difference(self) -> str:
        """Explain the first offer against the cheapest to buy, by its causes."""
        return str(self.published.reversal) if self.published.reversal is not None else ""

    @property
    def same(self) -> str:
        """Say whether the ranking is the same without discounting and without carbon; if not, which one it is."""
        bare = [(item.place, item.offer) for item in self.published.other_rankings["neither"]]
        if bare == [(item.place, item.offer) for item in self.published.ranking]:
            return say("Without discounting and without carbon: same ranking.")
        return beside(self.published)

    @property
    def gap_undiscounted(self) -> float:
        """What the cheapest to buy costs more than the best, without discounting nor externalities. [share of it]"""
        ranking = {item.offer: item.total for item in self.published.other_rankings["neither"]}
        bought = ranking[str(self.published.baseline)]
        return (bought - min(ranking.values())) / bought


def story(purchase: Purchase, case: Case | None = None) -> Story:
    """Prepare a case for the screen, or an anonymised copy when it is none.

    Raises
    ------
    LccError
        When fewer than two offers can be ranked.

    """
    made, real = lettered(purchase)
    if len(Story(made, real).offers) < 2:
        raise LccError("The workshop compares offers: two complete ones at the least.")
    levers = levers_of(made, case.levers if case else ())
    return Story(made, real, levers, tuple(case.minutes) if case else OF_A_COPY)


def told_of(case: Case) -> Story:
    """Prepare a ready-made case for the screen."""
    return story(case.purchase(), case)


def honest_of(case: Case) -> Story | None:
    """Prepare the case where nothing changes, when this one shows it too."""
    return told_of(case_named(case.honest)) if case.honest else None
