"""What an address is called, and how its values are written."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lcc.address import read
from lcc.figures import SYMBOLS, Amount
from lcc.model import Address, Parameter
from lcc.purchase import Purchase
from lcc.ranges import address_text
from lcc.sensitivity.substitutes import RATE, YEARS, is_rate
from lcc.words import Message, counted, message

_NEUTRAL = ("kWh", "MWh", "m³", "m3", "L", "kg", "km")
"""Units called by themselves when one resource alone is counted in them: “the kWh”."""


@dataclass(frozen=True)
class Quantity:
    """What an assumption is called, and its unit."""

    label: Message
    unit: str
    short: Message
    """Its name within a sentence."""
    short_unit: str
    percent: bool = False
    yearly: bool = False

    def value(self, number: float) -> Message:
        """Write a value with its unit: “0.27 €/kWh”, “3.2%”, “12 years”."""
        return self._written(number, self.unit)

    def within(self, number: float) -> Message:
        """Write a value after the short name: “the kWh … 0.27 €”."""
        return self._written(number, self.short_unit)

    def bare(self, number: float) -> Message:
        """Write a value without its unit."""
        return self._written(number, "", alone=True)

    def _written(self, number: float, unit: str, alone: bool = False) -> Message:
        if self.percent:
            return message("{rate:percent}", rate=float(f"{number:.4g}"))
        if self.yearly and not alone:
            return counted("{count} year", "{count} years", round(number))
        money = any(symbol in unit or symbol in self.unit for symbol in ("€", "EUR", "$", "£"))
        return message("{amount}", amount=Amount(significant(number), unit, _decimals(number, money)))


def significant(number: float) -> float:
    """Keep four figures, and every unit of a larger number."""
    return float(f"{number:.4g}") if abs(number) < 10_000 else float(round(number))


def _decimals(number: float, money: bool) -> int | None:
    """Write money with two decimals at least below 100: 0.10, not 0.1."""
    kept = significant(number)
    two = money and abs(kept) < 100 and not kept.is_integer() and math.isclose(round(kept, 2), kept)
    return 2 if two else None


def quantity(purchase: Purchase, address: Address) -> Quantity:
    """Name what lives at an address."""
    label, unit = _named(purchase, address)
    percent = is_rate(address) or address[-1] == "vat"
    short, short_unit = message("“{label}”", label=label), unit
    if address == YEARS:
        short = message("the study period")
    elif address == RATE:
        short = message("the discount rate")
    elif address[:2] == ("method", "resources") and address[-1] == "price":
        counted_in = read(purchase, address[:3]).unit
        alone = sum(resource.unit == counted_in for resource in purchase.method.resources) == 1
        if alone and counted_in in _NEUTRAL:
            short, short_unit = message("the {unit}", unit=counted_in), unit.partition("/")[0]
    return Quantity(label, unit, short, short_unit, percent, address == YEARS)


_OF_METHOD = {
    "discount_rate": message("discount rate"), "years": message("study period"), "inflation": message("inflation"),
}  # fmt: skip


def _named(purchase: Purchase, address: Address) -> tuple[Message, str]:
    """Return the label of an address and the unit of its values."""
    match address:
        case ("method", ("discount_rate" | "years" | "inflation") as name):
            return _OF_METHOD[name], ""
        case ("method", "resources", _, *rest):
            return _resource(purchase, address, rest)
        case ("method", "externalities", name, "value"):
            item = read(purchase, address[:3])
            return message("value of {label}", label=item.label or name), _in_symbols(item.unit, purchase)
        case ("method", "parameters", name, "value"):
            return _parameter(purchase, name)
        case ("method", "costs", _, what):
            return _stream(purchase, address, what)
        case ("offers" | "trials", offer, "answers", name, *line):
            label, unit = _parameter(purchase, name)
            return message("{offer}: {label}", offer=", ".join([offer, *line]), label=label), unit
        case ("offers" | "trials", offer, "vat"):
            return message("VAT on {label}", label=offer), ""
    return message("{label}", label=address_text(address)), ""


def _resource(purchase: Purchase, address: Address, rest: list[str]) -> tuple[Message, str]:
    resource = read(purchase, address[:3])
    label = message("{label}", label=resource.label or resource.name)
    if rest == ["price"]:
        money = _in_symbols(purchase.method.currency, purchase)
        return message("{label}, price", label=label), f"{money}/{resource.unit}" if resource.unit else money
    if rest == ["vat"]:
        return message("VAT on {label}", label=label), ""
    return message("{label}, {impact}", label=label, impact=rest[-1]), f"kg/{resource.unit or 1}"


def _stream(purchase: Purchase, address: Address, what: str) -> tuple[Message, str]:
    stream = read(purchase, address[:3])
    label = message("{label}", label=stream.label or stream.name)
    if what == "escalation":
        return message("{label}, yearly change", label=label), ""
    if what == "life":
        return message("{label}, service life", label=label), ""
    return label, stream.unit or _in_symbols(purchase.method.currency, purchase)


def _parameter(purchase: Purchase, name: str) -> tuple[Message, str]:
    parameter: Parameter = read(purchase, ("method", "parameters", name))
    label = message("{label}", label=parameter.label or name)
    return label, _in_symbols(parameter.unit, purchase)


def _in_symbols(unit: str, purchase: Purchase) -> str:
    """Write the currency of a unit as people do: €/t for EUR/t."""
    currency = purchase.method.currency
    return unit.replace(currency, SYMBOLS.get(currency, currency), 1)
