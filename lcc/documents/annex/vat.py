"""Point 7 of the annex: with or without VAT, at which rates, and what of those who invoice none."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.documents.annex.scope import INVOICERS
from lcc.documents.annex.wording import capital, named, unspecified
from lcc.documents.blocks import Block, Bullets, Heading, Paragraph, Table, Text
from lcc.model import CostStream, Method
from lcc.words import say


def basis(method: Method) -> Iterator[Block]:
    """State the basis, the rates, exempt tenderers and the share deducted."""
    yield Heading(say("7. VAT"))
    if method.tax == "excluding":
        yield Paragraph(say("Offers are compared without VAT. All amounts of this annex are without VAT."))
        return
    yield Paragraph(say(
        "Offers are compared with VAT, as the buyer pays it. Prices are given without VAT; the VAT of whoever "
        "invoices is "
        "added."
    ))  # fmt: skip
    yield Bullets((
        say("Each tenderer declares the VAT rate that it invoices."),
        say("A tenderer exempt from VAT declares 0% and the ground of its exemption. No rate is made up for it: its "
            "prices "
            "are compared as it invoices them."),
        _deducted(method),
    ))  # fmt: skip
    rows = tuple((named(stream), str(INVOICERS[stream.invoicer]), _rate(method, stream)) for stream in method.costs)
    yield Table((say("Cost"), say("Invoiced by"), capital(say("VAT rate"))), rows, widths=(0.45, 0.25, 0.3))


def _deducted(method: Method) -> str:
    if not method.deductible:
        return say("The buyer deducts no VAT: all of it counts.")
    return say(
        "The buyer deducts {share:percent} of the VAT. The rest counts: amounts are multiplied by 1 + rate × "
        "{rest:exact}.",
        share=method.deductible, rest=round(1 - method.deductible, 12),
    )  # fmt: skip


def _rate(method: Method, stream: CostStream) -> Text:
    """Say the rate of a cost, by who invoices it."""
    if stream.invoicer == "tenderer":
        return say("declared by the tenderer")
    if stream.invoicer == "internal":
        return say("none")
    resource = next((item for item in method.resources if item.name == stream.resource), None)
    found = stream.vat if stream.vat is not None or resource is None else resource.vat
    return unspecified() if found is None else say("{rate:percent}", rate=found)
