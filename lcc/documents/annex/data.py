"""Points 8 and 9 of the annex: data set by the buyer, data asked, and what becomes of each when it is missing."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.documents.annex.wording import (
    named,
    path,
    quantity,
    sourced,
    span,
    stated,
    unit,
    unspecified,
    written,
)  # fmt: skip
from lcc.documents.blocks import Block, Bullets, Heading, Paragraph, Run, Table, Text
from lcc.model import Method, Parameter, Resource
from lcc.purchase import Purchase
from lcc.words import say

Row = tuple[Text, ...]


def set_by_the_buyer(method: Method) -> Iterator[Block]:
    """List every value that the buyer fixes, with its source and date."""
    yield Heading(say("8. Data set by the buyer"))
    yield Paragraph(say("These values are the same for every offer. Tenderers do not change them."))
    rows = [*_fixed(method), *_rates(method), *(row for item in method.resources for row in _resource(method, item))]
    heads = (say("Data"), say("Value"), say("Unit"), say("Source and date"))
    yield Table(heads, tuple(rows), align="lrll", widths=(0.34, 0.16, 0.14, 0.36), caption=say("Data set by the buyer"))
    yield from _by_line(method)


def _fixed(method: Method) -> Iterator[Row]:
    for parameter in method.parameters:
        if parameter.value is None:
            continue
        value = say("line by line, below") if isinstance(parameter.value, tuple) else written(parameter.value)
        yield _described(parameter), value, unit(parameter.unit, method.currency), sourced(parameter.source)


def _described(parameter: Parameter) -> Text:
    definition = stated(parameter.definition)
    if isinstance(definition, str) and parameter.definition:
        return (Run(named(parameter), strong=True), Run(f"\n{definition}"))
    return (Run(named(parameter), strong=True),)


def _rates(method: Method) -> Iterator[Row]:
    given = method.discount_rate
    shown = path(given) if given.constant is None else say("{rate:percent}", rate=given.constant)
    yield say("Discount rate"), shown, say("a year"), sourced(given.source)
    if method.inflation is not None:
        moving = method.inflation
        shown = path(moving) if moving.constant is None else say("{rate:percent}", rate=moving.constant)
        yield say("Inflation"), shown, say("a year"), sourced(moving.source)


def _resource(method: Method, item: Resource) -> Iterator[Row]:
    """List the price, the VAT and the emissions of a resource."""
    each = unit(f"{method.currency}/{item.unit}" if item.unit else method.currency, method.currency)
    if item.price is not None:
        name = say("{resource}: price of the base year, without VAT", resource=named(item))
        yield name, path(item.price), each, sourced(item.price.source or item.source)
    if item.vat is not None and method.tax == "including":
        yield say("{resource}: VAT", resource=named(item)), say("{rate:percent}", rate=item.vat), "", "–"
    for impact, factor in item.emissions.items():
        name = say("{resource}: emissions of {impact}", resource=named(item), impact=_impact(method, impact))
        yield name, path(factor), f"kg/{item.unit}" if item.unit else "kg", sourced(factor.source or item.source)


def _impact(method: Method, impact: str) -> str:
    return next((named(item) for item in method.externalities if item.name == impact), impact)


def _by_line(method: Method) -> Iterator[Block]:
    """Print the values that the buyer sets line by line."""
    found = [parameter for parameter in method.parameters if isinstance(parameter.value, tuple)]
    if not found or not method.lines:
        return
    heads = (say("Line"), *(_with_unit(parameter, method.currency) for parameter in found))
    values = [parameter.value for parameter in found if isinstance(parameter.value, tuple)]
    rows = tuple(
        (line.id, *(written(value[place]) if place < len(value) else "–" for value in values))
        for place, line in enumerate(method.lines)
    )
    yield Table(heads, rows, align="l" + "r" * len(found), caption=say("Data set by the buyer, line by line"))


def _with_unit(parameter: Parameter, currency: str) -> str:
    each = unit(parameter.unit, currency)
    return f"{named(parameter)} ({each})" if each else named(parameter)


def asked(public: Purchase) -> Iterator[Block]:
    """Say what is asked, how it is proven and checked, and what happens to each value when it is missing."""
    method = public.method
    questions = [parameter for parameter in method.parameters if parameter.asked]
    yield Heading(say("9. Data asked of tenderers"))
    if not questions:
        yield Paragraph(say("No data is asked of tenderers."))
        return
    yield Paragraph(say("Answers go in the bidder’s form. Prices are without VAT."))
    yield Table(
        (say("No."), say("Data"), say("Definition"), say("Unit"), say("Usual values")),
        tuple(_question(method, place, parameter) for place, parameter in enumerate(questions, start=1)),
        widths=(0.06, 0.27, 0.37, 0.14, 0.16), caption=say("Data asked"),
    )  # fmt: skip
    yield Paragraph(say(
        "A value outside the usual ones is kept, and the tenderer may be asked to explain it. A range marked as "
        "required "
        "is a requirement of the documents."
    ), small=True)  # fmt: skip
    yield Table(
        (say("No."), say("Evidence to attach"), say("Check before the award"), say("If missing or not proven")),
        tuple(_proof(method, place, parameter) for place, parameter in enumerate(questions, start=1)),
        widths=(0.06, 0.28, 0.32, 0.34), caption=say("Evidence, check, and what happens to each value"),
    )  # fmt: skip
    yield from _missing(public, questions)


def _question(method: Method, place: int, parameter: Parameter) -> Row:
    each = unit(parameter.unit, method.currency) if parameter.unit else unspecified()
    name = say("{label} (line by line)", label=named(parameter)) if parameter.per_line else named(parameter)
    return f"D{place}", (Run(name, strong=True),), stated(parameter.definition), each, span(parameter.usual)


def _proof(method: Method, place: int, parameter: Parameter) -> Row:
    return f"D{place}", stated(parameter.evidence), stated(parameter.check), _if_missing(method, parameter)


def _if_missing(method: Method, parameter: Parameter) -> str:
    """Say what the computation does with a value that is missing or not proven."""
    if parameter.default is not None:
        return say("Optional. Missing: {value} is taken. Not proven: (b).",
                   value=_taken(parameter.default, parameter, method))  # fmt: skip
    if parameter.fallback is not None:
        return say("Missing or not proven: the published value is taken, {value}.",
                   value=_taken(parameter.fallback, parameter, method))  # fmt: skip
    return say("Missing: offer not ranked (a). Not proven: (b).")


def _taken(value: object, parameter: Parameter, method: Method) -> str:
    if isinstance(value, float):
        return quantity(value, parameter.unit, method.currency)
    return f"{written(value)} {unit(parameter.unit, method.currency)}".rstrip()  # type: ignore[arg-type]


def _missing(public: Purchase, questions: list[Parameter]) -> Iterator[Block]:
    """Explain the two marks of the table, and where these data must be required."""
    required = any(parameter.default is None and parameter.fallback is None for parameter in questions)
    items: list[Text] = []
    if required:
        items.append(say(
            "(a) No value takes its place: the offer has no total. The buyer may ask every tenderer concerned to "
            "regularise, in the same conditions (R2152-2). Failing that, "
            "the offer is irregular (L2152-2). A missing value is never read as zero."
        ))  # fmt: skip
    items.append(say(
        "(b) The buyer may ask for the evidence or a clarification. No other value takes the place of the declared "
        "one. If "
        "proof is still lacking, what follows is what the tender rules say."
    ))  # fmt: skip
    if public.method.tax == "including":
        items.append(say("The VAT rate is asked as well: an offer that does not declare it has no total (a)."))
    items.append(say("A price is never replaced by another value."))
    yield Bullets(tuple(items))
    yield Paragraph(say(
        "These data are required as part of the presentation of offers: the tender rules list them under that "
        "heading (CE, 3 "
        "July 2025, no. 501774)."
    ))  # fmt: skip
