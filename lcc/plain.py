"""Values as plain data, and the format their fields and defaults make: what a file holds and what a seal freezes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any

from lcc.value import Value

FORMAT = 1
"""A format's fields, defaults and short forms never change: a change makes the next number."""
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""What turns the plain data of an older format into the next one, by the older number."""


def up_to_date(data: dict[str, Any], found: int) -> dict[str, Any]:
    """Bring plain data of an older format to the present one."""
    for older in range(found, FORMAT):
        data = MIGRATIONS[older](data)
    return data


def plain(value: Any) -> Any:
    """Turn a value into plain data: declared order, what differs from the defaults, short forms where they say all."""
    if isinstance(value, Value):
        fields = type(value).model_fields
        kept = {
            name: plain(item)
            for name, field in fields.items()
            if (item := getattr(value, name)) != field.get_default(call_default_factory=True) or field.is_required()
        }
        alone = list(kept) == [value.shorthand] and not isinstance(kept[value.shorthand], dict)
        return kept[value.shorthand] if alone else kept
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value
