"""What remains to fill in before an annex is published: told to the buyer, never written in the annex."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.compliance.review import check_law
from lcc.model import Method, Parameter
from lcc.plan import Finding, Severity
from lcc.purchase import Purchase
from lcc.words import Message, message

_PURCHASE = {
    "title": message("The subject of the purchase is not given."),
    "reference": message("The reference is not given."),
    "buyer": message("The buyer is not named."),
    "procedure": message("The procedure is not given."),
    "launch": message("The day of launch is not given."),
    "deadline": message("The deadline for offers is not given."),
    "questions": message("Say where and until when questions are put."),
    "software": message("Say where the program can be had."),
    "criteria": message("The award criteria are not given: the annex cannot say how euros become points."),
}
_METHOD = {
    "usage": message("Describe the use that the quantities come from."),
    "left_out": message("Say which costs are not counted, and why."),
    "functional_unit": message("Name the unit of comparison."),
    "clause": message("No clause says what declared values bind to."),
}
_ASKED = {
    "unit": message("Give the unit in which it is answered."),
    "definition": message("Define what is asked."),
    "evidence": message("Say what proves the answer."),
    "check": message("Say how it is checked before the award."),
}


def remaining(purchase: Purchase) -> list[Finding]:
    """List what the annex says is not specified, and the blocking points of the law, each with its address."""
    found = [
        *_empty(purchase, _PURCHASE, ()),
        *_empty(purchase.method, _METHOD, ("method",)),
        *_of_method(purchase.method),
    ]
    if purchase.seal is None:
        found.append(Finding(("seal",), message("The method is not frozen: the annex is a draft."), "warning"))
    known = {finding.address for finding in found}
    found += [
        Finding(verdict.address, message("{what} {todo}", what=verdict.sentence, todo=verdict.rule.todo))
        for verdict in check_law(purchase).blocking
        if verdict.address not in known
    ]
    return found


def _empty(thing: object, fields: dict[str, Message], here: tuple[str, ...]) -> Iterator[Finding]:
    for name, what in fields.items():
        if not getattr(thing, name):
            yield Finding((*here, name), what, "warning")


def _of_method(method: Method) -> Iterator[Finding]:
    for parameter in method.parameters:
        yield from _of_parameter(parameter)
    for resource in method.resources:
        price = resource.price
        if price is not None and not (price.source or resource.source):
            yield _gap(("resources", resource.name, "price"), message("Give the source of this value."))
    if method.discount_rate.source is None:
        yield _gap(("discount_rate",), message("Give the source of this value."))
    if method.clause is not None and not method.clause.protocol:
        yield _gap(("clause", "protocol"), message("Name the measurement protocol of the clause."))
    if any(parameter.variants for parameter in method.parameters) and not method.variants:
        yield _gap(("variants",), message("State the minimal requirements that variants keep (CCP R2151-10)."))
    if method.quantities == "masked":
        yield _masked(method)


def _of_parameter(parameter: Parameter) -> Iterator[Finding]:
    here = ("parameters", parameter.name)
    if parameter.asked:
        yield from _empty(parameter, _ASKED, ("method", *here))
    elif parameter.value is not None and parameter.source is None:
        yield _gap((*here, "source"), message("Give the source of this value."))


def _masked(method: Method) -> Finding:
    if method.lines:
        return _gap(
            ("quantities",), message("Quantities are masked: consider publishing them when cost is a criterion.")
        )
    return _gap(("quantities",), message("Quantities are masked, but there are no lines: the values set by the buyer "
                                         "are "
                                         "printed."))  # fmt: skip


def _gap(where: tuple[str, ...], what: Message, severity: Severity = "warning") -> Finding:
    return Finding(("method", *where), what, severity)
