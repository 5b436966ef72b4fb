"""The unit of a question as a tenderer reads it: prices without VAT, with the magnitude that is usual."""

from __future__ import annotations

from lcc.answers import Answer
from lcc.figures import SYMBOLS
from lcc.model import Method, Parameter, Range
from lcc.words import Message, message, say


def asked_unit(parameter: Parameter, currency: str) -> str:
    """Say in what unit to answer, and what is usual: “in kWh; usually 1 to 10”."""
    parts = []
    if parameter.unit:
        parts.append(say("in {unit}", unit=unit_name(parameter.unit, currency)))
    if parameter.usual is not None and (span := _span(parameter.usual)):
        parts.append(span)
    return say("; ").join(parts)


def unit_name(unit: str, currency: str) -> str:
    """Name a unit; money is without VAT: ``EUR/1000 pages`` is “€ excl. VAT/1000 pages”."""
    money, slash, per = unit.partition("/")
    if money.strip() != currency:
        return unit
    return say("{symbol} excl. VAT", symbol=SYMBOLS.get(currency, currency)) + (f"{slash}{per.strip()}" if per else "")


def _span(usual: Range) -> str:
    """Say the range that is usual or required."""
    low, high = usual.low, usual.high
    if low is not None and high is not None:
        if usual.required:
            return say("required: {low:number} to {high:number}", low=low, high=high)
        return say("usually {low:number} to {high:number}", low=low, high=high)
    if low is not None:
        if usual.required:
            return say("required: at least {low:number}", low=low)
        return say("usually at least {low:number}", low=low)
    if high is not None:
        if usual.required:
            return say("required: at most {high:number}", high=high)
        return say("usually at most {high:number}", high=high)
    return ""


def stands_in(parameter: Parameter, method: Method, kind: str) -> str:
    """Say what counts when a cell stays empty: a published default, a fallback, the buyer's value."""
    if kind == "variant":
        if method.quantities == "masked":
            return say("Only for a variant that changes it.")
        return say("Only for a variant that changes it; the buyer’s value is {value}.", value=_told(parameter.value))
    if parameter.default is not None:
        return say("Optional: without an answer, {value} counts.", value=_told(parameter.default))
    if parameter.fallback is not None:
        return say("Without an answer, or without proof, {value} counts.", value=_told(parameter.fallback))
    return ""


def _told(value: Answer) -> Message:
    """Say a value; what moves by year or by line is in the sheet of the method."""
    if isinstance(value, float):
        return message("{value:exact}", value=value)
    return message("the published value of each year or line")
