"""What differs between two values, field by field, at addresses as ``lcc.address`` writes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lcc.canonical import write_canonical
from lcc.mistakes import shown
from lcc.plain import plain
from lcc.seals import Amendment
from lcc.terms import term
from lcc.value import Value
from lcc.words import Message, message

Address = tuple[str, ...]
LONGEST = 2000
"""Characters kept of a value in a journal."""
_FIELDS = ("discount_rate", "years", "base_year")
"""Fields of the method that people know by another name."""


def differences(before: Any, after: Any, address: Address = ()) -> Iterator[Amendment]:
    """List what changed from one value to another; an added thing has no ``before``, a removed one no ``after``."""
    if before == after:
        return
    if isinstance(before, Value) and type(before) is type(after):
        for name in type(before).model_fields:
            step = () if name == before.shorthand else (name,)
            yield from differences(getattr(before, name), getattr(after, name), (*address, *step))
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _by_name(dict(before), dict(after), address)
    elif _named(before) and _named(after):
        old, new = ({_name(item): item for item in items} for items in (before, after))
        yield from _by_name(old, new, address)
        if list(old) != list(new) and old.keys() == new.keys():
            yield Amendment(address=address, before=_told(list(old)), after=_told(list(new)))
    else:
        yield Amendment(address=address or ("–",), before=_told(before), after=_told(after))


def _by_name(before: dict[Any, Any], after: dict[Any, Any], address: Address) -> Iterator[Amendment]:
    for name in dict.fromkeys([*before, *after]):
        yield from differences(before.get(name), after.get(name), (*address, str(name)))


def _named(items: Any) -> bool:
    return isinstance(items, tuple) and all(_name(item) is not None for item in items)


def _name(item: Any) -> str | None:
    return getattr(item, "name", getattr(item, "id", None))


def _told(value: Any) -> str:
    if value is None:
        return ""
    text = write_canonical(plain(value))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def change_sentence(change: Amendment) -> Message:
    """Say a change: “discount rate: 0.032 → 0.03”."""
    return message("{where}: {what}", where=place(change.address), what=before_and_after(change))


def before_and_after(change: Amendment) -> Message:
    """Say what a value was and what it is: “0.032 → 0.03”."""
    return message("{before} → {after}", before=_seen(change.before), after=_seen(change.after))


def place(address: Address) -> Message | str:
    """Name a place: the usual word for a field of the method, else its address."""
    if len(address) == 2 and address[0] == "method" and address[1] in _FIELDS:
        return term(address[1])
    return " › ".join(address)


def _seen(written: str) -> Message | str:
    """Show a value kept as JSON: a number as the reader writes it, a text between quotes, the rest cut short."""
    if not written:
        return message("nothing")
    try:
        value = json.loads(written)
    except ValueError:
        return shown(written)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return message("{value:exact}", value=float(value))
    return message("“{text}”", text=shown(value)) if isinstance(value, str) else shown(written)
