"""The demonstration, step by step: what is shown, and the sentence above it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lcc.comparison import Comparison
from lcc.documents.workshop.cases import Part
from lcc.documents.workshop.story import Story
from lcc.words import Message, choose, counted, message

Kind = Literal["bars", "vote", "paid", "attack", "monday", "handout"]


@dataclass(frozen=True)
class Step:
    """One picture of the demonstration."""

    part: Part
    kind: Kind
    title: Message
    notes: tuple[Message, ...] = ()
    layers: tuple[str, ...] = ("price",)
    """Layers in sight."""
    flat: bool = False
    """Without discounting."""
    honest: bool = False
    """Of the other purchase, where nothing changes."""

    def comparison(self, told: Story) -> Comparison:
        """Return the comparison whose layers are in sight."""
        return told.flat if self.flat else told.whole


def steps(told: Story, honest: Story | None = None) -> tuple[Step, ...]:
    """List the steps of a case, or of an anonymised copy."""
    made = []
    for part in told.parts:
        made += list(_PARTS[part](honest if part == "honest" and honest else told, part))
    return tuple(made)


def _prices(told: Story, part: Part) -> Iterator[Step]:
    what = message(
        "{title} – {basis}", title=choose(told.purchase.title) or message("Anonymised copy"), basis=told.basis()
    )
    yield Step(part, "bars", message("Prices only"), (what, message("Who has already awarded on price alone?")))


def _vote(told: Story, part: Part) -> Iterator[Step]:
    yield Step(part, "vote", message("Your vote: {offers}?", offers=" / ".join(told.offers)))


def _layers(told: Story, part: Part) -> Iterator[Step]:
    shown: tuple[str, ...] = ("price",)
    for group in told.groups:
        yield Step(part, "bars", message("Guess: {layer}", layer=told.named(group)), (_guess(told),), shown)
        shown = told.upto(group)
        notes = (told.added(group), _first(told, shown))
        yield Step(part, "bars", message("Revealed: {layer}", layer=told.named(group)), notes, shown)


def _guess(told: Story) -> Message:
    return counted(
        "How much will each offer add over {count} year? Which one will then cost the least?",
        "How much will each offer add over {count} years? Which one will then cost the least?",
        told.purchase.method.years,
    )  # fmt: skip


def _first(told: Story, layers: tuple[str, ...]) -> Message:
    return message("The lowest so far: {offers}.", offers=list(told.cheapest(layers)))


def _verdict(told: Story, part: Part) -> Iterator[Step]:
    same = Message("{sentence}", {"sentence": told.same})
    layers = told.direct_layers
    yield Step(part, "bars", message("Without discounting"), (same,), layers, flat=True)
    said = Message("{sentence}", {"sentence": told.difference})
    yield Step(part, "paid", _headline(told), (said, same), layers)


def _headline(told: Story) -> Message:
    bought = told.published.baseline
    if bought is None or not told.reverses:
        return message("The cheapest to buy stays the cheapest")
    return message("You would have paid {amount} more", amount=told.dearer_by(bought))


def _carbon(told: Story, part: Part) -> Iterator[Step]:
    if not told.has_carbon:
        return
    name = told.named("externality")
    yield Step(part, "bars", message("Guess: {layer}", layer=name), (
        message("And if carbon counted, in euros? Would the ranking change?"),
    ), told.direct_layers)  # fmt: skip
    everything = (*told.direct_layers, "externality")
    counted_in = any(item.counts for item in told.purchase.method.externalities)
    notes = [told.added("externality"), _first(told, everything)]
    if not counted_in:
        notes.append(message("For information: this method does not count it."))
    yield Step(part, "bars", message("Revealed: {layer}", layer=name), tuple(notes), everything)


def _attack(told: Story, part: Part) -> Iterator[Step]:
    if told.levers:
        yield Step(part, "attack", message("Your turn: attack!"), (), told.direct_layers)


def _honest(told: Story, part: Part) -> Iterator[Step]:
    yield Step(part, "bars", message("Another purchase: prices only"), (
        message("{title} – {basis}", title=choose(told.purchase.title), basis=told.basis()),
    ), honest=True)  # fmt: skip
    said, same = (Message("{sentence}", {"sentence": text}) for text in (told.difference, told.same))
    title = message("Here the life-cycle cost changes nothing: we say so")
    yield Step(part, "bars", title, (said, same), told.direct_layers, honest=True)


def _monday(_told: Story, part: Part) -> Iterator[Step]:
    yield Step(part, "monday", message("On Monday, you attach this to your tender documents"))


def _handout(_told: Story, part: Part) -> Iterator[Step]:
    yield Step(part, "handout", message("To take away"))


_PARTS = {
    "prices": _prices, "vote": _vote, "layers": _layers, "verdict": _verdict, "carbon": _carbon, "attack": _attack,
    "honest": _honest, "monday": _monday, "handout": _handout,
}  # fmt: skip
