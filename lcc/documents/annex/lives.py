"""Point 13 of the annex: renewals, residual values, end of life, variants, parts of the contract, supplements."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.documents.annex.wording import named, runs, span, stated, unit
from lcc.documents.blocks import Block, Bullets, Heading, Paragraph, Run, Table
from lcc.model import CostStream, Method, Stage
from lcc.words import message, say

PARTS = {
    "optional": message("optional part: its cost is added to that of the firm part"),
    "supplement_imposed": message("imposed supplement: every tenderer answers it, its cost is added"),
    "supplement_optional": message("optional supplement: not added, offers are ranked without it"),
    "renewal": message("renewal: its cost is added"),
}


def lives(method: Method) -> Iterator[Block]:
    """Say what is bought again, what is worth what at the end, and what a variant may change."""
    yield Heading(say("13. Renewals, residual value, end of life, variants, parts"))
    yield Bullets((*_renewals(method), *_ends(method)))
    yield Heading(say("Variants"), level=2)
    yield from _variants(method)
    yield Heading(say("Parts of the contract and supplements"), level=2)
    found = [stream for stream in method.costs if stream.part != "firm"]
    if not found:
        yield Paragraph(say("All the costs belong to the firm part. No supplement is asked."))
    for stream in found:
        yield Paragraph(f"{named(stream)} – {PARTS[stream.part]}.")


def _renewals(method: Method) -> Iterator[str]:
    lived = [stream for stream in method.costs if stream.life is not None and stream.stage is not Stage.END_OF_LIFE]
    if not lived:
        yield say("No cost has a service life: nothing is bought again during the study period, and no residual "
                  "value is "
                  "counted.")  # fmt: skip
        return
    for stream in lived:
        yield _renewal(method, stream)
        yield _residual(stream)


def _renewal(method: Method, stream: CostStream) -> str:
    last = method.base_year + method.horizon
    if not stream.renew:
        return say("{cost}: bought once, not bought again at the end of its life.", cost=named(stream))
    return say(
        "{cost}: bought again at each end of life, strictly before the end of {last}.", cost=named(stream), last=last
    )


def _residual(stream: CostStream) -> str:
    if stream.residual == "none":
        return say("{cost}: no residual value.", cost=named(stream))
    return say(
        "{cost}: the share of the last life that is not used at the end is deducted, in proportion (price of the last "
        "purchase × years left ÷ service life).", cost=named(stream),
    )  # fmt: skip


def _ends(method: Method) -> Iterator[str]:
    ends = [stream for stream in method.costs if stream.stage is Stage.END_OF_LIFE]
    if not ends:
        yield say("No end-of-life cost is counted.")
    for stream in ends:
        if stream.life is None:
            yield say("{cost}: counted as the formula says (section 10).", cost=named(stream))
        else:
            yield say("{cost}: counted at each end of life, and in proportion to what is used of the last life.",
                      cost=named(stream))  # fmt: skip


def _variants(method: Method) -> Iterator[Block]:
    """Say what variants may change, and the minimal requirements that they keep."""
    opened = [parameter for parameter in method.parameters if parameter.variants]
    if method.variants:
        yield Paragraph((Run(say("Minimal requirements:") + " ", strong=True), *runs(stated(method.variants))))
    if not opened:
        yield Paragraph(
            say("The method opens no value to variants: a variant answers with the values set by the buyer.")
        )
        return
    yield Paragraph(say(
        "A variant may propose another value of the data below, and of these alone. It is computed by the same method."
    ))  # fmt: skip
    rows = tuple((named(item), unit(item.unit, method.currency), span(item.usual)) for item in opened)
    heads = (say("Data open to variants"), say("Unit"), say("Range"))
    yield Table(heads, rows, widths=(0.56, 0.2, 0.24))
