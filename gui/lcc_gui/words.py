"""The language of the window, and the names of things for undo, errors and screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from lcc import LccError, Purchase, read
from lcc.words import Message, choose, message

FIELDS = {
    "title": message("title"),
    "reference": message("reference"),
    "lot": message("lot"),
    "buyer": message("buyer"),
    "siret": message("SIRET"),
    "cpv": message("CPV code"),
    "procedure": message("procedure"),
    "launch": message("launch date"),
    "deadline": message("deadline for offers"),
    "signature": message("signature date"),
    "questions": message("questions"),
    "software": message("address of the program"),
    "note": message("note"),
    "estimate": message("estimate"),
    "base_year": message("base year"),
    "years": message("study period"),
    "service_start": message("years of works before service"),
    "discount_rate": message("discount rate"),
    "money": message("kind of money"),
    "inflation": message("inflation"),
    "timing": message("dates of flows"),
    "tax": message("VAT basis"),
    "deductible": message("deductible share of VAT"),
    "tie_break": message("tie-break"),
    "usage": message("usage profile"),
    "left_out": message("costs left out"),
    "variants": message("what variants may change"),
    "quantities": message("publication of quantities"),
    "label": message("label"),
    "definition": message("definition"),
    "unit": message("unit"),
    "value": message("value"),
    "formula": message("formula"),
    "default": message("default value"),
    "fallback": message("published fallback"),
    "evidence": message("evidence"),
    "check": message("check before award"),
    "stage": message("stage"),
    "amount": message("amount"),
    "resource": message("resource"),
    "schedule": message("schedule"),
    "life": message("service life"),
    "price": message("price"),
    "vat": message("VAT rate"),
    "vat_ground": message("ground of exemption"),
    "tenderer": message("tenderer"),
    "kind": message("kind of offer"),
    "weight": message("weight"),
    "name": message("name"),
    "state": message("state"),
    "source": message("source"),
    "usual": message("usual values"),
    "per_line": message("one value a line"),
    "growth": message("yearly change"),
    "since": message("first year"),
    "points": message("values by year"),
    "join": message("values between two years"),
    "beyond": message("values outside the years given"),
    "price_year": message("year of the prices"),
    "renew": message("renewal at each end of life"),
    "residual": message("residual value"),
    "escalation": message("change of the price"),
    "contract": message("contract price"),
    "invoiced_by": message("who invoices"),
    "borne_by": message("who bears the cost"),
    "section": message("budget section"),
    "part": message("part of the contract"),
    "per": message("frequency of the amount"),
    "every": message("number of years between two"),
    "first": message("first time"),
    "last": message("last time"),
    "at": message("given years"),
    "firm_years": message("years at a firm price"),
    "index": message("price index"),
    "emissions": message("emissions"),
    "perimeter": message("perimeter"),
    "verification": message("verification"),
    "counts": message("counting in the total"),
    "quantity": message("quantity"),
    "functional_unit": message("unit of service"),
    "clause": message("clause"),
    "protocol": message("measurement protocol"),
    "months": message("months after admission"),
    "tolerance": message("tolerance"),
    "remedy_days": message("days to remedy"),
    "cap": message("cap of the penalty"),
    "publisher": message("publisher"),
    "dated": message("date of the source"),
    "place": message("place in the source"),
    "url": message("web address"),
}  # fmt: skip


def field_name(key: str) -> Message | str:
    """Return the word people use for a field; a field without one goes by its key."""
    return FIELDS.get(key, key)


def name_of(purchase: Purchase, address: Sequence[str]) -> Message | str:
    """Name what lives at an address: “price of Offer A”, “study period”, “unit of Energy”."""
    last = address[-1]
    if len(address) > 3 and address[0] in ("offers", "trials") and address[2] == "answers":
        asked = {parameter.name: choose(parameter.label) for parameter in purchase.method.parameters}
        return message("{what} of {offer}", what=asked.get(address[3]) or address[3], offer=address[1])
    if len(address) > 2 and address[0] in ("offers", "trials"):
        return message("{what} of {offer}", what=field_name(last), offer=address[1])
    if len(address) > 3 and address[0] == "method":
        return message("{what} of {thing}", what=field_name(last), thing=_label(purchase, address[:3]))
    return field_name(last)


def _label(purchase: Purchase, address: Sequence[str]) -> str:
    try:
        thing = read(purchase, tuple(address))
    except LccError:
        return address[-1]
    return choose(getattr(thing, "label", "")) or address[-1]
