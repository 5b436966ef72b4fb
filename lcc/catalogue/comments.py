"""The comments of a purchase to fill in: what each part is for, in the reader's language."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from lcc import markup
from lcc.model import Method, Parameter
from lcc.words import Message, choose, message, say

WIDTH = 110
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")
_WORTH_SAYING: Mapping[str, Message] = {
    "identity": message("1. The purchase, one lot. Leave empty what you do not know yet."),
    "dates": message("Dates are written year-month-day: 2027-03-12."),
    "method": message("2. The method: what is published beforehand, the same for all offers (CCP R2152-10)."),
    "title": message("Title of the method."),
    "base_year": message("Year 0: what is paid at the start; all money is of that year, without VAT."),
    "years": message("Study period in years: the usual life of what is bought, the same for all offers."),
    "service_start": message("Year in which use starts, when works come first."),
    "discount_rate": message("Discount rate, with its source: what an euro of next year weighs today."),
    "money": message("Constant or current money: with or without general inflation."),
    "inflation": message("General inflation supposed; needed for firm prices."),
    "tax": message("Compared including VAT, or excluding it for a buyer who recovers it."),
    "lines": message("Lines of the schedule: name, label, quantity."),
    "parameters": message("Data: what the buyer sets, what tenderers answer, what is computed from them."),
    "resources": message(
        "What is consumed: price without VAT, VAT rate, emissions. Your own bill is better than an average."
    ),
    "costs": message("Cost streams: what is paid, when, and by which formula."),
    "externalities": message(
        "Impacts valued in money: shown beside the total. Write “counts: true” before publication to count them in it."
    ),
    "functional_unit": message("What the cost is divided by to be understood: a page, a kilometre, a year."),
    "usage": message("Who uses it, how much and how: the profile the quantities come from."),
    "left_out": message("Costs that are not counted, and why."),
    "variants": message("What a variant offer may change, and the minimal requirements it keeps (CCP R2151-10)."),
    "quantities": message("Published with the method, or masked: the form then computes no total."),
    "clause": message(
        "What declared values bind to once the contract runs: protocol of measurement, months after admission, "
        "tolerance, days to put it right, highest penalty as a share of the contract without VAT."
    ),
    "offers": message("3. The offers: one block a tenderer, answers without VAT. Copy a block for a further offer."),
}
_FIELDS: Mapping[str, Message] = {
    "vat": message("VAT rate this tenderer invoices, such as 0.2; 0 if exempt, then add vat_ground and its reason."),
}


def section_comment(key: str) -> str:
    """Say what a section is for; nothing when its name says it."""
    return str(_WORTH_SAYING.get(key, ""))


def field_comment(key: str) -> str:
    """Say what a field is for."""
    return str(_FIELDS[key])


def parameter_comment(parameter: Parameter, method: Method, *, short: bool = False) -> str:
    """Say a parameter: label, unit, who sets it, usual magnitude, evidence; ``short`` beside its answer."""
    label = choose(parameter.label) or parameter.name
    named = say("{label} [{unit}]", label=label, unit=parameter.unit) if parameter.unit else label
    said = [named, *_about(parameter, method)]
    if not short:
        said.insert(1, _state(parameter))
        if parameter.asked and (evidence := choose(parameter.evidence)):
            said.append(say("Evidence: {text}", text=evidence))
        if parameter.asked and (check := choose(parameter.check)):
            said.append(say("Checked before award: {text}", text=check))
    return " · ".join(part for part in said if part)


def _state(parameter: Parameter) -> str:
    if parameter.asked:
        return say("answered by tenderers")
    return say("computed") if parameter.formula is not None else say("set by the buyer")


def _about(parameter: Parameter, method: Method) -> Iterator[str]:
    """Say what helps to answer."""
    usual = parameter.usual
    if usual is not None and usual.low is not None and usual.high is not None:
        yield say("usually {low:number} to {high:number}", low=usual.low, high=usual.high)
    elif usual is not None and usual.low is not None:
        yield say("usually {low:number} or more", low=usual.low)
    elif usual is not None and usual.high is not None:
        yield say("usually {high:number} or less", high=usual.high)
    if isinstance(parameter.default, float):
        yield say("optional: {value:number} without an answer", value=parameter.default)
    if isinstance(parameter.fallback, float):
        yield say("{value:number} when it is not proven", value=parameter.fallback)
    if parameter.per_line:
        yield say("one value a line: {lines}", lines=[line.id for line in method.lines])


def commented(text: str, indent: int = 0) -> Iterator[str]:
    """Write a text as lines of comment; whatever it holds, it cannot leave the comment."""
    room = " " * indent + "# "
    for line in textwrap.wrap(_BREAKS.sub(" ", text), WIDTH - indent, break_long_words=False, break_on_hyphens=False):
        yield room + line


def block(value: Any, indent: int = 0) -> Iterator[str]:
    """Write plain data as lines of YAML."""
    for line in markup.write(value).splitlines():
        yield " " * indent + line if line else line
