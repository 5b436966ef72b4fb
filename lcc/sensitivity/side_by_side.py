"""What if: named scenarios side by side with the published ranking, and with it at 0 % and without externalities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lcc.model import Address
from lcc.purchase import Purchase
from lcc.ranges import Change, address_names, address_text
from lcc.ranking import rank
from lcc.sensitivity.exploration import Exploration
from lcc.sensitivity.gathering import Assumption, Given, gathered
from lcc.sensitivity.levers import located
from lcc.sensitivity.outcomes import Scenario, SideBySide
from lcc.sensitivity.substitutes import first_number, written
from lcc.sensitivity.wording import quantity
from lcc.words import LccError, Message, message

ChangesGiven = Mapping[Any, Any]
"""What to change, by address (a text, or the names): a number, “+20 %”, “× 1.2”."""


def what_if(purchase: Purchase, changes: ChangesGiven, *, trials: bool | None = None) -> SideBySide:
    """Rank under other values, beside the published ranking.

    Parameters
    ----------
    purchase : Purchase
        Whose offers.
    changes : mapping of addresses to values
        ``{"method › discount_rate": 0.02, "electricity › price": "+20 %"}``: a number, or relative to the published
        value. The last names of an address are enough when they are its alone. A number in place of a path that moves
        is its first number: a price is multiplied throughout, a rate shifted throughout, and neither is flattened.
    trials : bool, optional
        Trial offers or real ones; by default trial offers when there are some.

    Raises
    ------
    LccError
        When an address leads nowhere, with the nearest name, or an offer has no total under these values.

    """
    exploration = Exploration(purchase, trials)
    found = _numbers(exploration, _read(changes))
    return _beside(exploration, [_scenario(exploration, message("What if"), found)])


def scenarios(purchase: Purchase, ranges: Given | None = None, *, trials: bool | None = None) -> SideBySide:
    """Rank under each scenario: low, published and high of the ranges, then those the purchase names.

    Parameters
    ----------
    purchase : Purchase
        Whose offers, ``ranges`` and ``scenarios``.
    ranges : mapping of addresses to ranges, optional
        In place of the purchase's own, or of the catalogue's. *Low* puts every assumption at its low value at once.
    trials : bool, optional
        Trial offers or real ones; by default trial offers when there are some.

    Raises
    ------
    LccError
        When an address leads nowhere, or an offer has no total in some scenario.

    """
    exploration = Exploration(purchase, trials)
    tried = gathered(exploration, ranges)
    low, high = ([(item.address, end) for item, end in _ends(tried, kind)] for kind in ("low", "high"))
    listed = []
    if tried:
        listed = [
            _scenario(exploration, message("low values"), dict(low)), _published(exploration),
            _scenario(exploration, message("high values"), dict(high)),
        ]  # fmt: skip
    for name, changes in purchase.scenarios.items():
        numbers = _numbers(exploration, changes)
        listed.append(_scenario(exploration, message("{label}", label=name), numbers))
    return _beside(exploration, listed)


def _ends(tried: Iterable[Assumption], kind: str) -> Iterator[tuple[Assumption, float]]:
    yield from ((item, getattr(item, kind)) for item in tried)


def _read(changes: ChangesGiven) -> dict[str, Change]:
    """Read changes given in a script or in a command."""
    texts = {key if isinstance(key, str) else address_text(key): value for key, value in changes.items()}
    if not texts:
        raise LccError("Nothing is changed: give an address and a value.")
    return {text: value if isinstance(value, Change) else Change.of(value) for text, value in texts.items()}


def _numbers(exploration: Exploration, changes: Mapping[str, Change]) -> dict[Address, float]:
    """Work out the number put at each address; addresses of the offers that are not explored are refused."""
    found = {}
    for text, change in changes.items():
        names = address_names(text)
        address = names if names[0] == "method" and len(names) > 1 else located(exploration, text)
        found[address] = change.applied(first_number(written(exploration.purchase, address)))
    return found


def _scenario(exploration: Exploration, name: Message, numbers: dict[Address, float]) -> Scenario:
    seen = exploration.standings(numbers)
    ranking = rank(exploration.names, seen.totals[0], seen.acquisitions[0])
    described = []
    for address, number in numbers.items():
        named = quantity(exploration.purchase, address)
        published = first_number(written(exploration.purchase, address))
        described.append(message("{label} {value} (published: {published})", label=named.label,
                                 value=named.value(number), published=named.value(published)))  # fmt: skip
    return Scenario(name, ranking, {address_text(a): n for a, n in numbers.items()}, tuple(described))


def _published(exploration: Exploration) -> Scenario:
    return Scenario(message("published"), exploration.published.ranking)


def _beside(exploration: Exploration, listed: list[Scenario]) -> SideBySide:
    """Set scenarios beside the published ranking, and beside it at 0 % and without externalities."""
    published = exploration.published
    heads = {"undiscounted": message("Without discounting")}
    if any(published.stage_of(part) == "externality" for part in published.parts):
        heads["without_externalities"] = message("Without externalities")
        heads["neither"] = message("Without either")
    others = tuple(Scenario(head, published.other_rankings[key]) for key, head in heads.items())
    currency = exploration.purchase.method.currency
    return SideBySide(_published(exploration), tuple(listed), others, exploration.mark, currency)
