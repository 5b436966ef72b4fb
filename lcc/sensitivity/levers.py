"""Every value that can be changed, by address."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.model import Address, Method
from lcc.purchase import Purchase
from lcc.ranges import Uncertainty, address_names, address_text
from lcc.sensitivity.exploration import Exploration
from lcc.sensitivity.substitutes import YEARS, first_number, written
from lcc.words import LccError, nearest


def levers(exploration: Exploration) -> list[Address]:
    """List the addresses whose value the totals use and that can be changed, those of the method first."""
    return [address for address in _possible(exploration) if _counts(exploration, address)]


def _possible(exploration: Exploration) -> list[Address]:
    """List where a value could be, whether there is one or not."""
    kind = "trials" if exploration.trials else "offers"
    return [*_of_method(exploration.purchase.method), *_of_offers(exploration, kind)]


def _counts(exploration: Exploration, address: Address, value: float | None = None) -> bool:
    """Tell whether totals can be computed with a value, by default the published one, at an address they use."""
    try:
        published = first_number(written(exploration.purchase, address))
        exploration.standings({address: published if value is None else value})
    except LccError:
        return False
    return True


def _of_method(method: Method) -> Iterator[Address]:
    yield from (("method", name) for name in ("discount_rate", "years", "inflation"))
    for resource in method.resources:
        here = ("method", "resources", resource.name)
        yield from ((*here, "price"), (*here, "vat"))
        yield from ((*here, "emissions", impact) for impact in resource.emissions)
    yield from (("method", "parameters", item.name, "value") for item in method.parameters)
    for stream in method.costs:
        yield from (("method", "costs", stream.name, what) for what in ("amount", "life", "escalation"))
    yield from (("method", "externalities", item.name, "value") for item in method.externalities)


def _of_offers(exploration: Exploration, kind: str) -> Iterator[Address]:
    lines = [line.id for line in exploration.purchase.method.lines]
    for offer in exploration.published.offers:
        if offer.name in exploration.names:
            for name, answer in offer.answers.items():
                here = (kind, offer.name, "answers", name)
                yield from ((*here, line) for line in lines) if isinstance(answer, tuple) else (here,)
            yield (kind, offer.name, "vat")


def located(exploration: Exploration, text: str) -> Address:
    """Find what a person means: a whole address, or its last names when they are enough.

    Raises
    ------
    LccError
        When nothing, or more than one thing, has these names.

    """
    names = address_names(text)
    known = _possible(exploration)
    if names in known:
        return names
    ends = [address for address in known if _ends(address, names) and _counts(exploration, address)]
    if len(ends) == 1:
        return ends[0]
    if len(ends) > 1:
        shown = [address_text(address) for address in ends]
        raise LccError("“{given}” may be: {list}.", given=text, list=shown)
    if names[0] in ("method", "offers", "trials"):
        written(exploration.purchase, names)  # says where it gets lost
        raise LccError("Nothing to change at {where}.", where=text)
    near = nearest(names[-1], {step for address in known for step in address})
    raise LccError("Nothing at {where}.{near}", where=text, near=near)


def _ends(address: Address, names: Address) -> bool:
    """Tell whether an address ends by some names, its last word (value, price) said or not."""
    folded, wanted = [name.casefold() for name in address], [name.casefold() for name in names]
    bare = folded[:-1] if folded[-1] in ("value", "price") else folded
    return folded[-len(wanted) :] == wanted or bare[-len(wanted) :] == wanted


def around(purchase: Purchase, share: float, *, trials: bool | None = None) -> dict[str, Uncertainty]:
    """Give every value the buyer sets the same range: so much less, so much more. [share of the value]

    For want of sourced ranges: ``breakevens(purchase, around(purchase, 0.2))``. VAT is left as it is, the study period
    keeps to whole years, and a value with which some total cannot be computed (a price path ends before) is left out.

    Raises
    ------
    LccError
        When the share is not between 0 and 1.

    """
    if not 0 < share < 1:
        raise LccError("Expected a share above 0 and below 1, not {given:number}.", given=share)
    exploration, found = Exploration(purchase, trials), dict[str, Uncertainty]()
    method = [address for address in _of_method(purchase.method) if address[-1] != "vat"]
    for address in method:
        if _counts(exploration, address) and (value := first_number(written(purchase, address))):
            low, high = sorted((float(f"{value * (1 - share):.12g}"), float(f"{value * (1 + share):.12g}")))
            if address == YEARS:
                low, high = max(1.0, min(-(-low // 1), value - 1)), max(high // 1, value + 1)
            if _counts(exploration, address, low) and _counts(exploration, address, high) and low < high:
                found[address_text(address)] = Uncertainty(low=low, high=high)
    return found
