"""What an offer that was read lacks, or what in it calls for a question: people decide, nothing here rejects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from lcc.documents.reading.answering import Where
from lcc.documents.reading.report import Kind
from lcc.ledger import lay_out
from lcc.model import Parameter
from lcc.plan import Finding
from lcc.purchase import Offer, Purchase
from lcc.scoring.plausibility import Doubt, implausible
from lcc.words import Message, choose, counted, message

Noticed = tuple[Where, Message, str, Kind]
"""Where in the offer, what, how grave, of which kind."""
MOST_LINES = 5
"""Lines missing beyond which they are said together."""


def scrutinised(purchase: Purchase) -> dict[str, list[Noticed]]:
    """Look at every offer of a purchase: what is missing, against a requirement, or far from what is usual."""
    asked = {parameter.name: parameter for parameter in purchase.method.parameters}
    found: dict[str, list[Noticed]] = {offer.name: [] for offer in purchase.offers}
    doubts = implausible(purchase)
    doubted = {(doubt.offer, doubt.parameter) for doubt in doubts}
    for doubt in doubts:
        found[doubt.offer].append(_of_doubt(doubt))
    for finding in lay_out(purchase).findings:
        name, where = finding.address[1] if len(finding.address) > 1 else "", finding.address[2:]
        if finding.address[0] != "offers" or name not in found:
            continue
        said_already = finding.severity == "warning" and len(where) > 1 and (name, where[1]) in doubted
        if not said_already:
            found[name].append(_of_finding(finding, where, asked, purchase))
    for offer in purchase.offers:
        found[offer.name] = [*_together(found[offer.name], asked), *_own(purchase, offer)]
    return found


def _of_doubt(doubt: Doubt) -> Noticed:
    where = ("answers", doubt.parameter, *([doubt.line] if doubt.line is not None else []))
    return where, doubt.message, "warning", "implausible"


def _of_finding(finding: Finding, where: Where, asked: Mapping[str, Parameter], purchase: Purchase) -> Noticed:
    """Tell an answer against a published requirement from one that is missing."""
    parameter = asked.get(where[1]) if len(where) > 1 and where[0] == "answers" else None
    offer = next(one for one in purchase.offers if one.name == finding.offer)
    given = offer.answers.get(parameter.name) if parameter is not None else None
    if finding.severity == "warning":
        return where, finding.message, "warning", "form"
    if parameter is not None and parameter.usual is not None and parameter.usual.required and len(where) == 2 and given:
        what = message("{what} This may make the offer irregular: the buyer decides.", what=finding.message)
        return where, what, "error", "requirement"
    if parameter is not None and len(where) == 3 and given:
        what = message("Not answered: {label}, line {line}.", label=parameter.label or parameter.name, line=where[2])
        index = [line.id for line in purchase.method.lines].index(where[2])
        if isinstance(given, tuple) and given[index] is None:
            return where, what, "error", "missing"
        return where, finding.message, "error", "unread"
    return where, finding.message, "error", "missing" if given is None else "unread"


def _together(noticed: list[Noticed], asked: Mapping[str, Parameter]) -> Iterator[Noticed]:
    """Say once that many lines of a question are not answered."""
    lines: dict[str, list[Noticed]] = {}
    for one in noticed:
        if one[3] == "missing" and len(one[0]) == 3:
            lines.setdefault(one[0][1], []).append(one)
    for one in noticed:
        same = lines.get(one[0][1], []) if one[3] == "missing" and len(one[0]) == 3 else []
        if len(same) <= MOST_LINES:
            yield one
        elif one is same[0]:
            named = [where[2] for where, *_ in same]
            yield one[0], counted(
                "Not answered: {parameter}, {count} line ({lines}).",
                "Not answered: {parameter}, {count} lines ({lines}).",
                len(same), parameter=asked[one[0][1]].label or one[0][1],
                lines=[*named[:20], *(["…"] if len(named) > 20 else [])],
            ), "error", "missing"  # fmt: skip


def _own(purchase: Purchase, offer: Offer) -> Iterator[Noticed]:
    """Notice what prevents no figure: no evidence, an unusual rate, an optional question left open."""
    for parameter in purchase.method.parameters:
        answered = parameter.name in offer.answers
        if parameter.asked and answered and choose(parameter.evidence) and parameter.name not in offer.evidence:
            what = message("No evidence is named; asked: {evidence}.", evidence=_unstopped(parameter.evidence))
            yield ("evidence", parameter.name), what, "warning", "unproven"
        if parameter.asked and not answered and parameter.default is not None:
            what = message("Not answered; the question is optional and the published default is used.")
            yield ("answers", parameter.name), what, "note", "form"
    usual = usual_rates()
    rates: Iterable[tuple[Where, float | None]] = [
        (("vat",), offer.vat), *((("vat_by_cost", name), rate) for name, rate in offer.vat_by_cost.items())
    ]  # fmt: skip
    for where, rate in rates:
        if rate is not None and rate not in usual:
            what = message("A VAT rate of {rate:percent} is unusual: ask the tenderer to confirm it.", rate=rate)
            yield where, what, "warning", "form"


def _unstopped(text: str | Mapping[str, str]) -> str | dict[str, str]:
    """Take away the full stop that ends a text, where a sentence goes on after it."""
    if isinstance(text, str):
        return text.rstrip(" .")
    return {language: one.rstrip(" .") for language, one in text.items()}


@cache
def usual_rates() -> frozenset[float]:
    """Return the VAT rates of mainland France, and 0: others are asked about."""
    data = json.loads(files("lcc.documents.form").joinpath("vat_rates.json").read_text("utf-8"))
    return frozenset(data["rates"])
