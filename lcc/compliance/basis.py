"""What is counted, how, and since when: externalities, VAT, quantities, sources, the day the method was fixed."""

from __future__ import annotations

from lcc.compliance.asked import asked_values
from lcc.compliance.rules import Said, blocking, label, look, named, not_checked, ok, rule
from lcc.frozen import SAME_DAY, TOO_LATE, changes_since, days_late
from lcc.model import Address, Externality, Parameter
from lcc.plan import plan_of
from lcc.purchase import Purchase
from lcc.terms import day, term
from lcc.words import LccError, Message, message


def _counting(purchase: Purchase) -> list[Externality]:
    return [item for item in purchase.method.externalities if item.counts]


@rule(
    message("Each externality that counts has a value that can be determined and verified"),
    "CCP R2152-9 (2°), directive 2014/24/UE art. 68(1)(b)",
    message("Complete it, or let it be shown for information only (counts: false)."),
    severity="blocking",
)  # fmt: skip
def externalities_complete(purchase: Purchase) -> Said | None:
    """Value, unit, source, perimeter, verification."""
    counting = _counting(purchase)
    for item in counting:
        needed: tuple[tuple[Message, object], ...] = (
            (message("a value"), item.value), (message("a unit"), item.unit),
            (message("a source"), item.value and item.value.source), (message("a perimeter"), item.perimeter),
            (message("how it is verified"), item.verification),
        )  # fmt: skip
        if lacking := [word for word, given in needed if not given]:
            what = message("“{name}” counts and lacks: {list}.", name=label(item), list=lacking)
            return blocking(what, "method", "externalities", item.name)
    if not counting:
        return ok(message("No externality counts in the total."))
    return ok(message("Complete: {list}.", list=named([label(item) for item in counting])))


@rule(
    message("The data that externalities need can be had with a reasonable effort"),
    "CCP R2152-10, directive 2014/24/UE art. 68(2)",
    message("Define each of these values and say what proves it, so that any diligent firm can give it."),
    severity="blocking",
)  # fmt: skip
def externality_data(purchase: Purchase) -> Said | None:
    """Accessible to all and objectively verifiable: an asked value that feeds an externality is defined and proven."""
    feeding = _feeding(purchase)
    if not _counting(purchase) or not feeding:
        return None
    lacking = [p for p in feeding if not (p.definition and p.evidence)]
    if lacking:
        what = message("These feed an externality without a definition or evidence: {list}.",
                       list=named([label(p) for p in lacking]))  # fmt: skip
        return blocking(what, "method", "parameters", lacking[0].name)
    return ok(message("The values that feed externalities are defined and proven: {list}.",
                      list=named([label(p) for p in feeding])))  # fmt: skip


def _feeding(purchase: Purchase) -> list[Parameter]:
    """List asked values that make an emission that counts."""
    method, plan = purchase.method, plan_of(purchase.method)
    impacts = {item.name for item in _counting(purchase)}
    emitting = {r.name for r in method.resources if impacts & r.emissions.keys()}
    names: set[str] = set()
    for stream in method.costs:
        here = ("method", "costs", stream.name)
        addresses: list[Address] = [(*here, "emissions", impact) for impact in impacts & stream.emissions.keys()]
        addresses += [(*here, "amount")] if stream.resource in emitting else []
        for address in addresses:
            names |= set(plan.needs(plan.nodes[address])) if address in plan.nodes else set()
    return [p for p in asked_values(purchase) if p.name in names]


@rule(
    message("The VAT basis is stated, and no rate is fictitious"),
    "CAA Toulouse 22TL20276 (19/03/2024)",
    message("Write the basis in the documents; include VAT unless it is deducted, at the rate each tenderer invoices."),
)  # fmt: skip
def vat_basis(purchase: Purchase) -> Said | None:
    """What the buyer really pays, by a rule fixed for the consultation and not offer by offer."""
    method = purchase.method
    supposed = [label(s) for s in method.costs if s.invoicer == "tenderer" and s.vat is not None]
    if supposed:
        what = message(
            "A rate is fixed for what tenderers invoice, who declare their own: {list}.", list=named(supposed)
        )
        return look(what, "method", "costs")
    silent = [offer.name for offer in purchase.offers if offer.vat == 0 and not offer.vat_ground]
    if silent and method.tax == "including":
        return look(message("Exempt from VAT without a ground: {list}.", list=named(silent)), "offers", silent[0])
    if method.tax == "excluding":
        return look(message("Amounts are compared excluding VAT: right when it is deducted in full."), "method", "tax")
    return ok(message("Amounts are compared {basis}, at the rate each tenderer invoices.", basis=term(method.tax)))


@rule(
    message("Quantities are published with a cost criterion"),
    "CCP R2152-10; CE 401660 (16/11/2016, critère du prix)",
    message("Publish the quantities: a hidden basket was admitted for a price; a cost says its data and its method."),
)  # fmt: skip
def quantities_published(purchase: Purchase) -> Said | None:
    """The lines of a method are part of what is frozen and published."""
    if not purchase.method.lines:
        return None
    if any(criterion.kind == "cost" for criterion in purchase.criteria):
        return ok(message("The quantities are in the method: publish them with it, do not hide them."))
    return ok(message("The quantities are in the method."))


@rule(
    message("Values fixed by the buyer have a source"),
    "CCP R2152-10; CGDD / DAJ, 24/06/2025",
    message("Name the source: the bill, the meter, the catalogue. A buyer's own assumption is what gets challenged."),
)  # fmt: skip
def sources_named(purchase: Purchase) -> Said | None:
    """Prices of resources, the discount rate and fixed values."""
    method = purchase.method
    lacking = [label(p) for p in method.parameters if p.value is not None and p.source is None]
    lacking += [label(r) for r in method.resources if r.source is None and (r.price is None or r.price.source is None)]
    if method.discount_rate.source is None and method.discount_rate.constant != 0:
        lacking.append(term("discount_rate"))
    if lacking:
        return look(message("No source is named for {list}.", list=named(lacking)), "method")
    return ok(message("Each value fixed by the buyer has a source."))


@rule(
    message("The study period, the data and the method were fixed before the deadline for offers"),
    "CCP R2152-10, R2151-4; CE 499221 (24/03/2025)",
    message("Freeze the method, publish it with the documents, and leave it as it is once offers are in."),
    severity="blocking",
)  # fmt: skip
def method_dated(purchase: Purchase) -> Said | None:
    """The seal tells the day; its printed fingerprint tells that nothing changed."""
    if purchase.seal is None:
        if purchase.offers:
            what = message(
                "Offers are in and no method is frozen in this file: nothing here proves that it was published before."
            )
            return look(what, "seal")
        return not_checked(message("the day the method was fixed: it is not frozen yet"), "seal")
    try:
        changed = bool(changes_since(purchase))
    except LccError as error:
        return blocking(error.message, "seal", "text")
    late = days_late(purchase)
    if changed:
        return blocking(
            message("The method is no longer the one that was frozen on {day}.", day=day(purchase.seal.on)), "method"
        )
    if late is None:
        return not_checked(message("the day the method was fixed: the deadline for offers is not given"), "deadline")
    if late > 0:
        return blocking(TOO_LATE, "seal", "on")
    if late == 0:
        return look(SAME_DAY, "seal", "on")
    return ok(message("Frozen on {day}, before the deadline for offers.", day=day(purchase.seal.on)))


@rule(
    message("What variants may change is stated"),
    "CCP R2151-8 et suivants",
    message("State in the documents whether variants are admitted, their minimal requirements, what they may change."),
)  # fmt: skip
def variants_framed(purchase: Purchase) -> Said | None:
    """Only what the documents open may vary."""
    opened = [label(p) for p in purchase.method.parameters if p.variants]
    variants = [offer.name for offer in purchase.offers if offer.kind == "variant"]
    if not opened and not variants:
        return None
    if not opened:
        what = message("There are variants, and the method opens no value to them: {list}.", list=named(variants))
        return look(what, "offers")
    what = message("Open to variants: {list}. The documents state their minimal requirements.", list=named(opened))
    return look(what, "method", "parameters")


RULES = (
    externalities_complete, externality_data, vat_basis, quantities_published, sources_named, method_dated,
    variants_framed,
)  # fmt: skip
