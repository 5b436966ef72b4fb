"""The sources kept in a purchase, each with its address and what it is the source of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lcc.model import Address
from lcc.path import Source
from lcc.purchase import Purchase
from lcc.value import Value, remember


@dataclass(frozen=True)
class Kept:
    """A source, the address of the value it supports, and that value."""

    address: Address
    source: Source
    of: Value


def kept(purchase: Purchase) -> Iterator[Kept]:
    """Go through every source of a purchase that names a factor; those of a method are found once."""
    yield from remember(purchase.method, " kept", lambda: tuple(_in(purchase.method, ("method",))))
    for name in type(purchase).model_fields:
        if name != "method":
            yield from _in(getattr(purchase, name), (name,))


def _in(value: object, address: Address) -> Iterator[Kept]:
    if isinstance(value, Value):
        source = getattr(value, "source", None)
        if isinstance(source, Source) and source.factor:
            yield Kept(address, source, value)
        for name in type(value).model_fields:
            if name != "source":
                yield from _in(getattr(value, name), (*address, name))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _in(item, (*address, str(name)))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            name = getattr(item, "name", getattr(item, "id", str(number + 1)))
            yield from _in(item, (*address, name))
