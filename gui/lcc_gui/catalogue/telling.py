"""A factor in words: its values by date, where each was read, and how long it can be relied on. Qt is not needed."""

from __future__ import annotations

from datetime import date

from lcc.catalogue import Dated, Factor
from lcc.catalogue.shaping import path_of
from lcc.catalogue.vocabulary import CONFIDENCE, COUNTRIES, KINDS, word
from lcc.documents.annex.wording import capital, sourced
from lcc.documents.annex.wording import path as path_words
from lcc.documents.annex.wording import unit as written_unit
from lcc.path import Path
from lcc.terms import day
from lcc.words import choose, counted, message, say

LONGEST = 60
"""Years drawn at most. [year]"""
GROWN = 15
"""Years drawn of a growth without an end. [year]"""
NEAR = 90
"""Days before its date from which a factor is to be looked at again soon. [day]"""


def unit_of(factor: Factor) -> str:
    """Write the unit as the reader does."""
    return "" if factor.unit == "1" else written_unit(factor.unit, "EUR")


def nature(factor: Factor) -> str:
    """Say what a factor is, in one line."""
    said = [capital(word(KINDS, factor.kind)), word(COUNTRIES, factor.geography)]
    if factor.nature is not None:
        said.append(say("without inflation") if factor.nature == "real" else say("inflation included"))
    if factor.vat is not None:
        said.append({"excluded": say("excluding VAT"), "included": say("including VAT"),
                     "unknown": say("VAT not said by the source")}[factor.vat])  # fmt: skip
    if factor.includes_carbon_price:
        said.append(say("carbon already in the price"))
    return " · ".join(said)


def worth(factor: Factor, dated: Dated) -> str:
    """Say a value with its unit; a path by its ends."""
    if dated.points is not None:
        first, last = min(dated.points), max(dated.points)
        low, high = _level(factor, dated.points[first]), _level(factor, dated.points[last])
        if first < 1000:  # counted from the base year
            return say("{low} in year {first}, {high} from year {last}", low=low, first=first, high=high, last=last)
        return say("{low} in {first}, {high} in {last}", low=low, first=first, high=high, last=last)
    said = _level(factor, dated.value or 0.0)
    if dated.growth:
        return say("{value} in {year}, then {growth:percent} a year", value=said, year=dated.starts or "",
                   growth=dated.growth)  # fmt: skip
    return said


def _level(factor: Factor, value: float) -> str:
    if factor.unit == "1/year":
        return say("{value:percent} a year", value=value)
    if factor.kind == "residual-value" and factor.unit == "1":
        return say("{rate:percent}", rate=value)
    return say("{value:exact} {unit}", value=value, unit=unit_of(factor)).rstrip()


def about(factor: Factor, dated: Dated) -> list[str]:
    """Say a value whole, a sentence a line."""
    lines = [worth(factor, dated)]
    if dated.low is not None and dated.high is not None:
        lines.append(say("Usual range: {low:exact} to {high:exact} {unit}", low=dated.low, high=dated.high,
                         unit=unit_of(factor)).rstrip())  # fmt: skip
    year = factor.year_of(dated)
    if isinstance(year, int):
        lines.append(say("In money of {year}", year=year))
    if dated.points is not None:
        lines.append(path_words(path_of(factor, dated)))
    lines.append(say("Confidence: {level}", level=word(CONFIDENCE, dated.confidence)))
    return lines


def since(factor: Factor, dated: Dated) -> str:
    """Say from when to when a value holds, and whether it does now."""
    if dated.until is not None:
        said = say("From {day} to {until}", day=day(dated.since), until=day(dated.until))
    else:
        said = say("Since {day}", day=day(dated.since))
    return say("{period} (in force)", period=said) if dated is factor.in_force else said


def source(factor: Factor, dated: Dated) -> list[str]:
    """Say where a value was read, and on what terms it may be used again."""
    path = path_of(factor, dated)
    lines = [say("Source: {source}", source=sourced(path.source))]
    if dated.derived:
        lines.append(say("How it was derived: {text}", text=dated.derived))
    if dated.source.url and not dated.source.url_checked:
        lines.append(say("This address was not opened."))
    return [*lines, say("Licence: {licence}", licence=dated.source.licence)]


def lasting(factor: Factor, today: date) -> tuple[str, str]:
    """Say how long a factor can be relied on, and the role of the label that says it."""
    if factor.replaced_by:
        return say("⚠ Replaced by “{other}”: take that one.", other=factor.replaced_by), "warning"
    if factor.legacy:
        return say("⚠ No longer in use: only to redo an old case."), "warning"
    if factor.in_force is None:
        return say("⚠ No value is in force today."), "warning"
    if factor.review_by is None:
        return say("No best-before date: nothing says that it will change."), "quiet"
    left, when = (factor.review_by - today).days, day(factor.review_by)
    if left < 0:
        return say("⚠ To be looked at again: its best-before date, {day}, has passed.", day=when), "warning"
    if left <= NEAR:
        days = counted("{count} day", "{count} days", left)
        return say("⚠ To be looked at again soon: best before {day}, in {days}.", day=when, days=days), "warning"
    return say("✓ Up to date: best before {day}.", day=when), "good"


def flaw(factor: Factor, today: date) -> str:
    """Say in a word why a factor is not taken without looking, empty when nothing is against it."""
    past = factor.review_by is not None and factor.review_by < today
    flaws = (
        (bool(factor.replaced_by), message("⚠ replaced")),
        (factor.legacy, message("⚠ no longer in use")),
        (factor.in_force is None, message("⚠ no value in force")),
        (factor.confidence == "low", message("⚠ low confidence")),
        (past, message("⚠ to be looked at again")),
    )
    return next((str(words) for there, words in flaws if there), "")


def citation(factor: Factor, dated: Dated) -> str:
    """Write what a report cites: the figure, its source, its licence, its identifier."""
    figure = say("{label}: {worth}. {since}", label=choose(factor.label), worth=worth(factor, dated),
                 since=since(factor, dated))  # fmt: skip
    named = say("Catalogue identifier: {name}", name=factor.id)
    return "\n".join([figure, *source(factor, dated), named])


def drawn(dated: Dated) -> tuple[Path, int, int] | None:
    """Return a path, its first year and the years after it; None for a figure that does not move."""
    if dated.points is not None:
        first, last = min(dated.points), max(dated.points)
        path = Path(points=dict(dated.points), join=dated.join, beyond=dated.beyond)
        return (path, first, min(last - first, LONGEST)) if last > first else None
    if not dated.growth or dated.starts is None:
        return None
    path = Path(dated.value, growth=dated.growth, since=dated.starts)
    return path, dated.starts, min((dated.ends or dated.starts + GROWN) - dated.starts, LONGEST) or GROWN
