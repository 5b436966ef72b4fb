"""From numbers to what the ledger takes in place of published values.

A number stands for what is written at its address. Of a path that moves, it is the first number (``value``, or the
first point), and the rest follows: a price, a value per tonne, an emission factor, a usage profile are *multiplied*,
so that their shape is kept; a rate (discounting, inflation, escalation) is *shifted* by the same difference each year.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from lcc.address import read
from lcc.discounting import to_nominal, to_real
from lcc.model import Address, Method
from lcc.path import Path
from lcc.purchase import Purchase
from lcc.ranges import address_text
from lcc.timeline import Timeline
from lcc.words import LccError

Array = NDArray[np.float64]
RATE, INFLATION, YEARS = ("method", "discount_rate"), ("method", "inflation"), ("method", "years")


def written(purchase: Purchase, address: Address) -> float | Path:
    """Return the number or the path at an address.

    Raises
    ------
    LccError
        When the address leads nowhere, with the nearest name, or to something that is no number.

    """
    found = read(purchase, address)
    if found is None and address[-1:] == ("escalation",):
        return _usual_growth(purchase.method, address)
    if isinstance(found, str) and address[-1] in ("life", "amount"):
        try:
            return float(found)
        except ValueError:
            raise LccError("What is at {where} is a formula: change a value it is made of.",
                           where=address_text(address)) from None  # fmt: skip
    if isinstance(found, Path) or (isinstance(found, int | float) and not isinstance(found, bool)):
        return found
    raise LccError("What is at {where} is not a number that can be changed.", where=address_text(address))


def _usual_growth(method: Method, address: Address) -> float | Path:
    """Return the growth of a price that says none: inflation in current money, but not upon a resource's own path."""
    follows = method.money == "current" and read(method, address[1:3]).resource is None
    return method.inflation if follows and method.inflation is not None else 0.0


def first_number(value: float | Path) -> float:
    """Return the number people read at an address: a path's value, or its first point."""
    if not isinstance(value, Path):
        return float(value)
    if value.points is not None:
        return value.points[min(value.points)]
    assert value.value is not None
    return value.value


def is_rate(address: Address) -> bool:
    """Tell a rate, which is shifted, from a level, which is multiplied."""
    return address in (RATE, INFLATION) or address[-1] == "escalation"


def substituted(purchase: Purchase, numbers: Mapping[Address, Array], trials: bool) -> dict[Address, Array]:
    """Turn numbers, one a draw, into what the ledger takes: numbers or arrays [draw, year].

    Paths of the other kind, real or nominal, are converted with the inflation of the same draw.
    """
    method, before = purchase.method, dict[Address, Array]()
    if YEARS in numbers:
        before[YEARS] = _whole(numbers[YEARS])
    if INFLATION in numbers:
        before[INFLATION] = _shifted(written(purchase, INFLATION), numbers[INFLATION], Timeline(method, before))
    time = Timeline(method, before)
    found: dict[Address, Array] = {}
    for address, values in numbers.items():
        laid = before[address] if address in before else _laid(time, purchase, address, values)
        found[ledger_address(address, trials)] = laid
    return found


def ledger_address(address: Address, trials: bool) -> Address:
    """Return the address the ledger knows: it calls the offers it reads ``offers``, trial ones too."""
    return ("offers", *address[1:]) if trials and address[0] == "trials" else address


def _whole(values: Array) -> Array:
    if np.any(values != np.round(values)):
        raise LccError("A study period is a whole number of years.")
    if np.any((values < 1) | (values > 200)):
        raise LccError("A study period goes from 1 to 200 years.")
    return values


def _laid(time: Timeline, purchase: Purchase, address: Address, values: Array) -> Array:
    """Lay the numbers of one address out through the years, where what they replace is a path."""
    path = written(purchase, address)
    if is_rate(address):
        return _rate(time, time.method, address, path, values)
    if not isinstance(path, Path):
        return values
    unit = _relative(path, address)
    if address[1] in ("resources", "externalities") and address[-1] in ("price", "value"):
        shape = time.level(address, unit)
        if time.money == "nominal":  # one number a draw would be taken for one at base-year prices
            shape = np.broadcast_to(shape, (*shape.shape[:3], time.years.t.size))
    elif address[-2] == "emissions":
        shape = time.plain(address, unit)
    else:
        shape = time.declared(unit)
    return _product(shape, values)


def _product(shape: Array, values: Array) -> Array:
    """Multiply a shape through the years by a number a draw; one number a draw is left when nothing moves."""
    laid = shape[:, 0, 0, :] * values[:, None]
    return laid[:, 0] if laid.shape[1] == 1 else laid


def _relative(path: Path, address: Address) -> Path:
    """Return the path relative to its first number."""
    first = first_number(path)
    if path.points is None:
        return path.replace(value=1.0)
    if first == 0:
        raise LccError("The path at {where} starts at 0: it cannot be multiplied.", where=address_text(address))
    return path.replace(points={year: level / first for year, level in path.points.items()})


def _shifted(path: float | Path, values: Array, time: Timeline) -> Array:
    """Shift a rate by the same difference each year."""
    if not isinstance(path, Path) or path.constant is not None:
        return values
    yearly = path.at(time.years.t, time.method.base_year)[0, 0]
    return np.asarray(yearly + (values - first_number(path))[:, None])


def _rate(time: Timeline, method: Method, address: Address, path: float | Path, values: Array) -> Array:
    """Shift a rate and bring it to the method's money (Fisher)."""
    shifted = _shifted(path, values, time)
    kind = path.kind if isinstance(path, Path) else None
    upon_resource = address[-1] == "escalation" and read(method, address[1:3]).resource is not None
    if kind is None or (kind == time.money and not upon_resource) or (upon_resource and kind == "real"):
        return shifted
    shifted = shifted[:, None] if shifted.ndim == 1 else shifted
    inflation = time.inflation[:, 0, 0, :]
    converted = to_real(shifted, inflation) if kind == "nominal" else to_nominal(shifted, inflation)
    return converted[:, 0] if converted.shape[1] == 1 else converted
