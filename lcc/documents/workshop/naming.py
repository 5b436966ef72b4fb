"""Who is who: offers as letters, copies where nobody can be recognised, and cases known to be invented."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from string import ascii_uppercase
from typing import Any

from lcc.address import rename
from lcc.documents.workshop.cases import CASES, example_files
from lcc.files import load
from lcc.path import Source
from lcc.purchase import Offer, Purchase
from lcc.sealing import simulation_copy
from lcc.value import Value
from lcc.words import LccError, choose

_OF_A_COPY = ("method", "offers", "ranges", "scenarios", "simulation")
"""Everything else could say who buys, or what."""
_SOME = Source(title="–")
_OF_AN_OFFER = ("name", "kind", "vat", "vat_by_cost", "answers", "set_aside")
_OF_A_METHOD = ("clause", "functional_unit", "usage", "left_out", "variants", "title")
"""Free texts of a method that no figure on the screen needs."""


def lettered(purchase: Purchase) -> tuple[Purchase, dict[str, str]]:
    """Call the offers A, B, C… in the order of the file, and return what each letter stands for."""
    real = {letter: _known_as(offer) for letter, offer in zip(letters(purchase), purchase.offers, strict=True)}
    made = purchase
    for place, offer in enumerate(purchase.offers):
        made = rename(made, ("offers", offer.name), _stand_in(purchase, place))
    for place, letter in enumerate(real):
        made = rename(made, ("offers", _stand_in(purchase, place)), letter)
    return made, real


def letters(purchase: Purchase) -> list[str]:
    """List a letter an offer; after Z, A2."""
    turns = (letter if turn == 1 else f"{letter}{turn}" for turn in count(1) for letter in ascii_uppercase)
    return [letter for letter, _ in zip(turns, purchase.offers, strict=False)]


def _stand_in(purchase: Purchase, place: int) -> str:
    """Make a name that no offer bears, for the time of the exchange."""
    longest = max(len(offer.name) for offer in purchase.offers)
    return f"{'x' * (longest + 1)}{place}"


def _known_as(offer: Offer) -> str:
    """Say who an offer is: its own name, or its tenderer when it is called by a letter."""
    return offer.tenderer if len(offer.name) == 1 and offer.tenderer else offer.name


def anonymised(purchase: Purchase) -> Purchase:
    """Return a copy to show: marked simulation, offers as letters, no name, no buyer, no note, no evidence, no source.

    What is left is what the figures need: the method, the answers, the VAT rates.
    """
    made, _ = lettered(simulation_copy(purchase))
    kept = {name: getattr(made, name) for name in _OF_A_COPY}
    kept["offers"] = tuple(_bare_offer(offer) for offer in made.offers)
    kept["method"] = without_sources(made.method.replace(**{
        name: type(made.method).model_fields[name].get_default(call_default_factory=True) for name in _OF_A_METHOD
    }))  # fmt: skip
    kept["ranges"] = {text: without_sources(item) for text, item in made.ranges.items()}
    kept["scenarios"] = {}
    return Purchase.of(kept)


def _bare_offer(offer: Offer) -> Offer:
    kept = {name: without_sources(getattr(offer, name)) for name in _OF_AN_OFFER}
    if offer.set_aside is not None:
        kept["set_aside"] = offer.set_aside.replace(note="")
    return Offer.of(kept)


def without_sources(value: Any) -> Any:
    """Take away where each number comes from, all the way down; a dash says that there was a source."""
    if isinstance(value, tuple):
        return tuple(without_sources(item) for item in value)
    if isinstance(value, Mapping):
        return {name: without_sources(item) for name, item in value.items()}
    if not isinstance(value, Value):
        return value
    if isinstance(value, Source):
        return _SOME
    return value.replace(**{name: without_sources(getattr(value, name)) for name in type(value).model_fields})


def is_fictional(purchase: Purchase) -> bool:
    """Tell whether a purchase is, to the last value, an example shipped with the library, frozen or not.

    Nothing written in a file proves that its offers are invented: only those that come with the library are known to
    be. An example that someone has edited counts as real.
    """
    bare = purchase.replace(seal=None, journal=(), simulation=False)
    return any(bare == known for known in _known(purchase))


def _known(purchase: Purchase) -> list[Purchase]:
    """Read the shipped examples that could be this purchase, and the cases made from them."""
    found = []
    words = re.findall(r"\w+", f"{choose(purchase.title)} {purchase.reference}")
    for path in example_files():
        text = path.read_text(encoding="utf-8")
        if not all(word in text for word in words):
            continue  # reading a file takes much longer than looking at it
        try:
            found.append(load(path))
        except LccError:
            continue  # an example of another version of the library
    return [*found, *(case.purchase() for case in CASES)]
