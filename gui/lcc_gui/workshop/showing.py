"""A case being shown: where one is in it, and what the room voted."""

from __future__ import annotations

from lcc.documents.workshop import Case, Step, Story, honest_of, steps, told_of
from lcc.words import Message, counted, message


class Showing:
    """The steps of a case and the place in them; votes last until the case is left."""

    def __init__(
        self, told: Story, case: Case | None = None, honest: Story | None = None, *, fictional: bool = False
    ) -> None:
        self.told, self.case, self.honest = told, case, honest
        self.fictional = fictional or case is not None
        self.steps = steps(told, honest)
        self.place = 0
        self.votes: dict[str, int] = {}

    @classmethod
    def of(cls, case: Case) -> Showing:
        """Show a ready-made case."""
        return cls(told_of(case), case, honest_of(case))

    @property
    def step(self) -> Step:
        """The step in sight."""
        return self.steps[self.place]

    @property
    def in_sight(self) -> Story:
        """The purchase in sight: the case, or the one where nothing changes."""
        return self.honest if self.step.honest and self.honest is not None else self.told

    @property
    def mark(self) -> Message:
        """What is always said: that all is invented, or that a copy decides nothing."""
        if not self.fictional:
            return message("Simulation: without effect on the ranking")
        return message("Fictional case")

    @property
    def voted(self) -> Message | None:
        """The votes typed in."""
        if not self.votes:
            return None
        listed = [message("{offer}: {count}", offer=offer, count=count) for offer, count in self.votes.items()]
        return message("Votes  {list}", list="   ".join(map(str, listed)))

    def names(self) -> Message:
        """Say who the letters are."""
        if not self.fictional:
            return message("The names were taken out of this copy.")
        real = self.in_sight.real
        listed = [message("{letter}: {name}", letter=a, name=b) for a, b in real.items()]
        return Message("{list}", {"list": listed})

    def verdicts(self) -> list[Message]:
        """Say beside the votes what each choice would have cost."""
        told = self.told
        if not self.votes:
            return [told.paid(offer) for offer in told.offers]
        return [
            counted("{count} vote – {verdict}", "{count} votes – {verdict}", self.votes.get(offer, 0),
                    verdict=told.paid(offer)) for offer in told.offers
        ]  # fmt: skip
