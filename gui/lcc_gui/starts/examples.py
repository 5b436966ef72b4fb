"""Beginning with an example: complete cases, what each shows said beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lcc import Comparison, LccError, Purchase, catalogue, compare, load
from lcc.words import choose, counted, message, say
from lcc_gui.starts.choosing import ChoosingStart, Item
from lcc_gui.starts.start import words


class ExampleStart(ChoosingStart):
    """One of the example purchases."""

    name = message("Example")

    def __init__(self, *, explored: bool) -> None:
        super().__init__(say("Examples"))
        self.explored = explored
        self.page = "comparison" if explored else "purchase"
        self.title = words(self.details, "section")
        self.shows = words(self.details)
        self.contents = words(self.details, "quiet")
        self.note = words(self.details, "quiet")
        self.details.addStretch()
        self.fill()

    # For the list

    def found(self, text: str) -> Iterator[Item]:
        """List the examples whose title holds the words: those that show a reversal first."""
        wanted = text.casefold().split()
        held = {name: one for name, one in _examples().items() if _holds(one.purchase, wanted)}
        groups = (
            (say("The cheapest to buy is not the cheapest over its life"), True),
            (say("The cheapest to buy stays the cheapest"), False),
        )
        for heading, reverses in groups:
            mine = [(name, choose(one.purchase.title)) for name, one in held.items() if _reverses(one) is reverses]
            if mine:
                yield "", heading
            yield from mine

    def explain(self, key: str) -> None:
        """Say what an example shows."""
        comparison = _examples()[key]
        purchase = comparison.purchase
        self.title.setText(choose(purchase.title))
        self.shows.setText(str(comparison.reversal or ""))
        offers = str(counted("{count} offer", "{count} offers", len(purchase.offers)))
        years = str(counted("{count} year", "{count} years", purchase.method.years))
        self.contents.setText(say("{offers}, over {years}", offers=offers, years=years))
        self.note.setText(choose(purchase.note))
        self.note.setVisible(bool(purchase.note))

    # Public methods

    def purchase(self) -> Purchase:
        """Return the example chosen as it is, or a purchase of one's own made from it.

        Raises
        ------
        LccError
            When none is.

        """
        if not self.key():
            raise LccError("Choose an example first.")
        return _examples()[self.key()].purchase if self.explored else catalogue.begin_like(self.key())


@lru_cache(maxsize=1)
def _examples() -> dict[str, Comparison]:
    return {path.name: compare(load(path)) for path in catalogue.examples()}


def _holds(purchase: Purchase, wanted: list[str]) -> bool:
    title = choose(purchase.title).casefold()
    return all(one in title for one in wanted)


def _reverses(comparison: Comparison) -> bool:
    return comparison.reversal is not None and comparison.reversal.reverses
