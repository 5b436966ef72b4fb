"""What the facilitator says, and what the room answers, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lcc.documents.workshop.cases import Case, Part
from lcc.documents.workshop.levers import Lever, tipping
from lcc.documents.workshop.story import Story
from lcc.words import Message, counted, message

PART_NAMES: Mapping[Part, Message] = {
    "prices": message("Prices only"), "vote": message("The vote"), "layers": message("Layer by layer"),
    "verdict": message("The verdict"), "carbon": message("And carbon?"), "attack": message("The room attacks"),
    "honest": message("The honest case"), "monday": message("On Monday"), "handout": message("To take away"),
}  # fmt: skip


@dataclass(frozen=True)
class Cue:
    """One part: when, what to say, what to expect."""

    part: Part
    start: int
    end: int
    """[minute]"""
    say: tuple[Message, ...]
    expect: tuple[Message, ...]

    @property
    def when(self) -> str:
        """From which minute to which."""
        return f"{self.start}–{self.end}"


def cues(told: Story, case: Case, honest: Story | None = None) -> tuple[Cue, ...]:
    """List the parts of a case in order."""
    made, start = [], 0
    for part, minutes in case.minutes.items():
        said, expected = _SAID[part](honest if part == "honest" and honest else told)
        made.append(Cue(part, start, start + minutes, tuple(said), tuple(expected)))
        start += minutes
    return tuple(made)


Lines = tuple[list[Message], list[Message]]


def _prices(told: Story) -> Lines:
    bought = str(told.published.baseline)
    return [
        message("Who has already awarded on price alone?"),
        message("Here are {count} offers for the same need. All you see is the price.", count=len(told.offers)),
    ], [message("Hands go up, a few smiles. {offer} is the cheapest to buy.", offer=bought)]


def _vote(told: Story) -> Lines:
    return [
        message("Raise your card: {offers}?", offers=" / ".join(told.offers)),
        message("Count, and type the three numbers: they stay on the screen to the end."),
    ], [message("Most cards show {offer}, the cheapest to buy.", offer=str(told.published.baseline))]


def _layers(told: Story) -> Lines:
    said = [message("Before each layer, let one person guess. Then show it: the axis does not move.")]
    expected = []
    for group in told.groups:
        first = list(told.cheapest(told.upto(group)))
        expected.append(message("{figures} The lowest so far: {offers}.", figures=told.added(group), offers=first))
    return said, expected


def _verdict(told: Story) -> Lines:
    bought = str(told.published.baseline)
    if not told.reverses:
        return [message("Say it plainly: here, the price alone gave the right answer.")], [
            Message("{sentence}", {"sentence": told.difference}), Message("{sentence}", {"sentence": told.same}),
        ]  # fmt: skip
    return [
        message("“You would have paid {amount} more”, then wait.", amount=told.dearer_by(bought)),
        message("No discounting and no carbon are needed to see it."),
    ], [Message("{sentence}", {"sentence": told.difference}), Message("{sentence}", {"sentence": told.same})]


def _carbon(told: Story) -> Lines:
    shown = [told.added("externality")] if told.has_carbon else []
    return [message("Carbon comes last, on purpose: the ranking did not need it.")], shown


def _attack(told: Story) -> Lines:
    said = [
        message("“Name a value you do not believe.” Move it; the ranking follows."),
        message("Say the tipping point aloud, then press R: back to the published values."),
    ]
    return said, [_tips(told, lever) for lever in told.levers]


def _tips(told: Story, lever: Lever) -> Message:
    return message("{label}: {sentence}", label=lever.label, sentence=tipping(told.purchase, lever, {}).sentence)


def _honest(told: Story) -> Lines:
    return [message("“And when it changes nothing? Then we say that it changes nothing.”")], [
        Message("{sentence}", {"sentence": told.difference}),
        message("This is the case that makes the others believed."),
    ]


def _monday(_told: Story) -> Lines:
    return [
        message("Press M: the annex and the form of this very case are written. “On Monday, you attach this.”"),
        message("Let someone read the first six digits of the fingerprint aloud, at the foot of the annex."),
    ], [message("The digits are those on the screen: the method has not changed since it was frozen.")]


def _handout(_told: Story) -> Lines:
    return [message("Hand out the page: the case, three steps, three tools for your purchases.")], [
        message("Questions. The file and the programme are free.")
    ]


_SAID = {
    "prices": _prices, "vote": _vote, "layers": _layers, "verdict": _verdict, "carbon": _carbon, "attack": _attack,
    "honest": _honest, "monday": _monday, "handout": _handout,
}  # fmt: skip


def length(case: Case) -> Message:
    """Say how long a case takes."""
    return counted("{count} minute", "{count} minutes", case.length)


def layer_names(told: Story) -> list[str]:
    """Name what is revealed after the prices."""
    return [told.named(group) for group in told.groups]
