"""Points 4 and 5 of the annex: which costs count and who bears them; what is compared, and in which quantities."""

from __future__ import annotations

from collections.abc import Iterator

from lcc.documents.annex.wording import capital, in_words, listed, named, number, runs, stated, unspecified
from lcc.documents.blocks import Block, Bullets, Facts, Heading, Paragraph, Run, Table, Text
from lcc.model import CostStream, Method, Stage
from lcc.purchase import Purchase
from lcc.terms import term
from lcc.words import choose, message, say

INVOICERS = {
    "tenderer": message("the tenderer"),
    "third_party": message("a third party"),
    "internal": message("the buyer’s own staff"),
}
BEARERS = {"buyer": message("the buyer"), "users": message("users"), "society": message("society")}


def perimeter(public: Purchase) -> Iterator[Block]:
    """List what counts, then what does not."""
    method = public.method
    yield Heading(say("4. Costs that count, and costs that do not"))
    heads = (say("Cost"), say("Stage"), say("Invoiced by"), say("Borne by"))
    counted = [stream for stream in method.costs if stream.summed]
    rows = tuple(
        (named(stream), capital(term(stream.stage)), str(INVOICERS[stream.invoicer]), str(BEARERS[stream.borne_by]))
        for stream in counted
    )
    yield Table(heads, rows, widths=(0.4, 0.2, 0.2, 0.2), caption=say("Costs that count"))
    yield Paragraph((Run(say("Not counted, and why:") + " ", strong=True), *runs(stated(method.left_out))))
    if found := tuple(_outside(method)):
        yield Bullets(found)


def _outside(method: Method) -> Iterator[Text]:
    """Say what the method itself leaves out."""
    counted = {stream.stage for stream in method.costs if stream.summed}
    if empty := [str(term(stage)) for stage in Stage if stage not in counted]:
        yield say("No cost is counted at the stage: {list}.", list=empty)
    for stream in method.costs:
        if not stream.summed:
            yield say("{cost}: optional supplement, outside the comparison.", cost=named(stream))
    for item in method.externalities:
        if not item.counts:
            yield say("{impact}: shown for information, outside the total (section 12).", impact=named(item))


def comparison(public: Purchase) -> Iterator[Block]:
    """Say what is compared, in which quantities, and for which use."""
    method = public.method
    yield Heading(say("5. What is compared, quantities, use"))
    service = method.functional_unit
    each: Text = unspecified()
    if service is not None:
        each = say("{unit}: {amount} in each year of use", unit=choose(service.label),
                   amount=in_words(method, service.amount))  # fmt: skip
    yield Facts(((say("Unit of comparison"), each), (say("Use"), stated(method.usage))))
    if method.lines:
        yield from _lines(method)
    else:
        yield Paragraph(say("The quantities are among the data set by the buyer (section 8)."))


def _lines(method: Method) -> Iterator[Block]:
    """List the lines of the price schedule, with the quantities when they are published."""
    shared = listed(named(stream) for stream in method.costs if stream.per_line)
    if shared:
        yield Paragraph(say("These costs are worked out line by line, then added up: {list}.", list=shared))
    if method.quantities == "masked":
        yield Paragraph(say(
            "The quantity of each line is not published. It is set before offers are received, and is the same for all."
        ))  # fmt: skip
        rows = tuple((line.id, stated(line.label)) for line in method.lines)
        yield Table((say("Line"), say("Designation")), rows, widths=(0.15, 0.85), caption=say("Lines"))
        return
    whole = tuple((line.id, stated(line.label), number(line.quantity)) for line in method.lines)
    heads = (say("Line"), say("Designation"), say("Quantity"))
    yield Table(heads, whole, align="llr", widths=(0.13, 0.69, 0.18), caption=say("Lines and quantities"))
    if any(_at_once(stream) for stream in method.costs):
        yield Paragraph(say(
            "The whole quantity of each line is deemed bought in {year}, even if orders are spread over several years.",
            year=method.base_year,
        ), small=True)  # fmt: skip


def _at_once(stream: CostStream) -> bool:
    return stream.per_line and stream.stage is Stage.ACQUISITION and stream.moments.when == "start"
