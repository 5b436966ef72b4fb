"""Beginning with a reference method: families, search, what it counts, what it asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lcc import LccError, Method, Purchase, catalogue
from lcc.catalogue import Blueprint
from lcc.catalogue.vocabulary import FAMILIES, word
from lcc.words import choose, message, say
from lcc_gui.answers.rows import asked_label
from lcc_gui.starts.choosing import ChoosingStart, Item
from lcc_gui.starts.start import BaseYear, words


class MethodStart(ChoosingStart):
    """A reference method of the catalogue, its factors copied in with their sources."""

    name = message("Reference method")
    page = "purchase"

    def __init__(self) -> None:
        super().__init__(say("Reference methods"))
        self.title = words(self.details, "section")
        self.summary = words(self.details)
        self.counted = words(self.details, "quiet")
        self.left_out = words(self.details, "quiet")
        self.asked = words(self.details)
        self.base_year = BaseYear()
        self.details.addWidget(self.base_year)
        self.details.addStretch()
        self.fill()

    # For the list

    def found(self, text: str) -> Iterator[Item]:
        """List the methods by family; those searched, best first."""
        held = catalogue.methods(words=text)
        if text.strip():
            yield from ((one.id, choose(one.label)) for one in held)
            return
        for family in FAMILIES:
            mine = [one for one in held if one.family == family]
            if mine:
                yield "", word(FAMILIES, family)
            yield from ((one.id, choose(one.label)) for one in mine)

    def explain(self, key: str) -> None:
        """Say what a method counts, leaves out and asks."""
        blueprint: Blueprint = catalogue.blueprint(key)
        self.title.setText(choose(blueprint.label))
        self.summary.setText(choose(blueprint.summary))
        self.counted.setText(say("What it counts: {text}", text=choose(blueprint.counts)))
        self.left_out.setText(say("What it leaves out: {text}", text=choose(blueprint.leaves_out)))
        try:
            method = _method(key)
            self.asked.setText(_asked(method))
            self.base_year.suggest(method.base_year)
        except LccError as error:
            self.asked.setText(str(error))

    # Public methods

    def purchase(self) -> Purchase:
        """Make it for the year chosen.

        Raises
        ------
        LccError
            When none is chosen, or when a factor it takes cannot be a default any more.

        """
        if not self.key():
            raise LccError("Choose a method first.")
        return catalogue.begin(self.key(), base_year=self.base_year.year())


@lru_cache(maxsize=64)
def _method(key: str) -> Method:
    return catalogue.method(key)


def _asked(method: Method) -> str:
    """List the data a method asks of tenderers."""
    lines = [f"• {asked_label(parameter)}" for parameter in method.parameters if parameter.asked]
    return "\n".join([say("Data asked of tenderers:"), *lines])
