"""How the annex names things: labels, units, values, sources, and what is not specified."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lcc.answers import Item
from lcc.documents.blocks import Run, Text
from lcc.figures import SYMBOLS
from lcc.formula import parse
from lcc.model import Method, Range
from lcc.numerals import NO_BREAK_SPACE, WRITERS, write_number
from lcc.path import Path, Source
from lcc.rendering import to_words
from lcc.trace import cited
from lcc.words import choose, language, message, say

_LANGUAGE_WORDS = {
    "year": message("year"), "years": message("study period"), "base_year": message("base year"),
    "quantity": message("quantity"),
}  # fmt: skip
"""Names that formulas can use without a parameter."""
_EACH = {
    "/year": message("/year"), "/quarter": message("/quarter"), "/month": message("/month"), "/week": message("/week"),
    "/day": message("/day"),
}  # fmt: skip
NOT_RECORDED = "not recorded"
"""What the catalogue writes for a place that nobody noted."""


def unspecified() -> Text:
    """Say plainly that the buyer said nothing."""
    return (Run(say("not specified"), emphasis=True),)


def stated(text: object) -> Text:
    """Return what the buyer wrote, or that nothing is specified."""
    written = choose(text) if isinstance(text, str | Mapping) else str(text or "")
    return written.strip() or unspecified()


def runs(text: Text) -> tuple[Run, ...]:
    """Return a text as pieces, to put others beside them."""
    return (Run(text),) if isinstance(text, str) else text


def named(thing: object) -> str:
    """Name a thing as people call it."""
    return choose(getattr(thing, "label", "")) or str(getattr(thing, "name", ""))


def capital(text: object) -> str:
    """Begin with a capital, as the cell of a table does."""
    written = str(text)
    return written[:1].upper() + written[1:]


def label_of(method: Method, name: str) -> str:
    """Name what a formula calls ``name``."""
    found = next((parameter for parameter in method.parameters if parameter.name == name), None)
    return named(found) if found is not None else str(_LANGUAGE_WORDS.get(name, name))


def in_words(method: Method, formula: str) -> str:
    """Say a formula with the names people use."""
    return str(to_words(parse(formula), lambda name: label_of(method, name)))


def in_symbols(formula: str) -> Text:
    """Show a formula as the file writes it."""
    return (Run(" ".join(formula.split()), code=True),)


def unit(text: str, currency: str) -> str:
    """Write a unit as the reader does: ``EUR/year`` is €/an in French."""
    money = re.sub(rf"\b{re.escape(currency)}\b", SYMBOLS.get(currency, currency), text)
    for written, said in _EACH.items():
        money = re.sub(rf"{written}\b", str(said), money)
    return str(message("year")) if money == "year" else money


def number(value: float) -> str:
    """Write a number with all the digits that matter: 12 at the most."""
    return WRITERS["exact"](float(f"{value:.12g}"), language())


def factor(value: float, decimals: int = 8) -> str:
    """Write a coefficient."""
    return write_number(value, language(), decimals)


def quantity(value: float, name: str, currency: str) -> str:
    """Write a number and its unit."""
    return f"{number(value)}{NO_BREAK_SPACE}{unit(name, currency)}".rstrip()


def listed(items: Iterable[object]) -> str:
    """Join a few things in one cell."""
    return say("; ").join(map(str, items))


def written(value: Item | tuple[Item, ...]) -> str:
    """Write a value set by the buyer: a number, a path, or one a line."""
    if isinstance(value, tuple):
        return listed(written(item) for item in value)
    if isinstance(value, Path):
        return path(value)
    return number(value) if isinstance(value, float) else str(value or "–")


def path(given: Path) -> str:
    """Say a number through the years."""
    if given.points is not None:
        points = (say("{year}: {value:exact}", year=year, value=level) for year, level in sorted(given.points.items()))
        return listed(points)
    if not given.growth or given.value is None:
        return number(given.value or 0.0)
    if given.since is None:
        return say("{value:exact}, then {growth:percent} a year", value=given.value, growth=given.growth)
    return say("{value:exact} in {since}, then {growth:percent} a year", value=given.value, growth=given.growth,
               since=given.since)  # fmt: skip


def sourced(*sources: Source | None) -> Text:
    """Cite where a value comes from, with its date."""
    found = [source.replace(place="") if source.place == NOT_RECORDED else source for source in sources if source]
    return listed(dict.fromkeys(map(cited, found))) or unspecified()


def span(usual: Range | None) -> str:
    """Say what is usual, or required."""
    if usual is None or (usual.low is None and usual.high is None):
        return "–"
    if usual.low is not None and usual.high is not None:
        limits = say("{low:exact} to {high:exact}", low=usual.low, high=usual.high)
    elif usual.low is not None:
        limits = say("at least {low:exact}", low=usual.low)
    else:
        limits = say("at most {high:exact}", high=usual.high)
    return say("{limits} (required)", limits=limits) if usual.required else limits
