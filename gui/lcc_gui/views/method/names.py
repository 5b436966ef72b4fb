"""The names a formula can use, and how people call them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lcc.formula import FUNCTIONS, FormulaError, parse
from lcc.model import Method
from lcc.rendering import to_words
from lcc.words import choose, language, message, say

FUNCTION_WORDS = {
    "abs": message("size, without its sign"),
    "ceil": message("rounded up"),
    "floor": message("rounded down"),
    "if": message("if(condition, value, else)"),
    "max": message("the largest"),
    "min": message("the smallest"),
    "round": message("rounded"),
    "sum": message("sum over the lines"),
}
LANGUAGE_WORDS = {
    "quantity": message("quantity"), "year": message("year"), "years": message("study period"),
    "base_year": message("base year"),
}  # fmt: skip


@dataclass(frozen=True)
class KnownName:
    """One name: what is written, and what it means."""

    name: str
    meaning: str
    call: bool = False
    """A function: parentheses follow."""

    def __str__(self) -> str:
        written = f"{self.name}( )" if self.call else self.name
        return say("{name} – {meaning}", name=written, meaning=self.meaning) if self.meaning else written


def known_names(method: Method) -> tuple[KnownName, ...]:
    """List what a formula of this method can use, the buyer's own names first."""
    return _known(method, language())


@lru_cache(maxsize=8)
def _known(method: Method, _language: str) -> tuple[KnownName, ...]:
    own = [KnownName(one.name, choose(one.label)) for one in method.parameters]
    words = [KnownName(name, str(said)) for name, said in LANGUAGE_WORDS.items() if name != "quantity" or method.lines]
    calls = [KnownName(name, str(FUNCTION_WORDS[name]), call=True) for name in FUNCTIONS]
    return (*own, *words, *calls)


def said_in_words(method: Method, formula: str) -> str:
    """Say a formula as people would, empty while it cannot be read."""
    called = {one.name: one.meaning or one.name for one in known_names(method)}
    try:
        said = str(to_words(parse(formula), lambda name: called.get(name, name)))
    except FormulaError:
        return ""
    return said[:1].upper() + said[1:]
