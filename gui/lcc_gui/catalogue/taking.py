"""What a factor can become in a method, and putting it there as one edit. Qt is not needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from lcc import catalogue
from lcc.catalogue import Factor
from lcc.words import choose, message, say
from lcc_gui.document import Address, Document
from lcc_gui.views.method.carbon import is_value
from lcc_gui.views.method.conventions import RATE
from lcc_gui.views.method.resources import is_price
from lcc_gui.views.method.things import Things

Use = Literal["resource", "externality", "rate"]


@dataclass(frozen=True)
class Taken:
    """What was put in the method, and where it is."""

    name: str
    address: Address


def use_of(factor: Factor) -> Use | None:
    """Tell what a factor can be in a method."""
    if factor.kind == "discount-rate":
        return "rate"
    if is_value(factor):
        return "externality"
    return "resource" if is_price(factor) else None


def objection(factor: Factor | None, document: Document | None) -> str:
    """Say why nothing can be put in the method, empty when it can."""
    if document is None:
        return say("Open a purchase first: a figure is inserted in its method.")
    if factor is None or use_of(factor) is None:
        return say("Only a price per unit, the value of an impact or a discount rate is inserted from here. Type this "
                   "figure where the method asks for it, with its citation.")  # fmt: skip
    return ""


def promise(factor: Factor, document: Document) -> str:
    """Say what inserting would do."""
    use = use_of(factor)
    if use == "rate":
        said = say("It becomes the discount rate of the method, instead of the one there.")
    elif use == "externality":
        said = say("It becomes a new externality, shown without counting in the ranking until you say so.")
    else:
        said = say("It becomes a new resource of the method, with its emissions when the catalogue has them.")
    if document.purchase.seal is not None:
        frozen = say("The method is frozen: inserting makes a change to be published again, or a simulation.")
        return f"{said} {frozen}"
    return said


def is_doubtful(factor: Factor) -> bool:
    """Tell whether a figure is taken only knowingly: replaced, out of use, ended or of low confidence."""
    return bool(factor.in_force is None or factor.legacy or factor.replaced_by or factor.confidence == "low")


def take(factor: Factor, document: Document, options: dict[str, Any]) -> Taken:
    """Put a factor in the method with its source, undone by itself.

    Raises
    ------
    LccError
        When its VAT is not known, or when it is taken only knowingly.

    """
    use = use_of(factor)
    if use == "rate":
        rate = catalogue.discount_rate(factor.id, **options)
        document.settle()
        document.set(RATE, rate, message("change {what}", what=message("discount rate")))
        document.settle()
        return Taken(choose(factor.label), RATE)
    things = Things(document, "externalities" if use == "externality" else "resources")
    make = catalogue.externality if use == "externality" else catalogue.resource
    made = make(factor.id, **options)
    made = made.replace(name=things.free_name(made.name))
    things.add(made)
    return Taken(made.name, things.address(made.name))
