"""The formula language, read once: computed in ``evaluation``, written and said in ``rendering``.

Numbers with a point, names, ``+ - * / ^``, parentheses, one comparison ``< <= > >=``, and the functions
``min max round ceil floor abs if sum``. ``^`` goes to the right and binds tighter than unary minus: ``-2^2`` is −4.
A comparison is worth 1 or 0. ``sum(x)`` adds the lines of a quantity that has one value per line.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lcc.words import LccError, Message, message, nearest

MAX_LENGTH = 500
MAX_LEVELS = 30
MAX_NAME = 40
FUNCTIONS = {
    "abs": (1, 1), "ceil": (1, 1), "floor": (1, 1), "if": (3, 3), "max": (1, 20), "min": (1, 20), "round": (1, 2),
    "sum": (1, 20),
}  # fmt: skip
"""Fewest and most arguments of each function."""
RESERVED = frozenset({"year", "years", "base_year", *FUNCTIONS})

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?)"
    r"|(?P<name>[^\W\d_]\w*)|(?P<sign><=|>=|[-+*/^(),<>])|(?P<end>$))"
)
BINDING = {"<": 1, "<=": 1, ">": 1, ">=": 1, "+": 2, "-": 2, "*": 3, "/": 3, "^": 5}
UNARY = 4


def is_name(text: str) -> bool:
    """Tell whether a text can be a name: a letter, then letters, digits and ``_``."""
    return 0 < len(text) <= MAX_NAME and text[0].isalpha() and all(map(_in_names, text))


def _in_names(letter: str) -> bool:
    """Tell a letter, a digit or ``_`` from the rest: ``²`` and ``½`` are none of them."""
    return letter == "_" or letter.isalpha() or letter.isdecimal()


def fold(name: str) -> str:
    """Reduce a name to what makes it unique: no case, no accents."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


class FormulaError(LccError):
    """A formula that cannot be read or computed; ``position`` counts characters from 0."""

    def __init__(self, text: str | Message, position: int = 0, **values: object) -> None:
        super().__init__(text, **values)
        self.position = position


@dataclass(frozen=True, slots=True)
class Node:
    """One operation, name or number of a formula."""

    kind: str
    """``number``, ``name``, ``negative``, a function's name, or the sign of an operation."""
    parts: tuple[Node, ...] = ()
    number: float = 0.0
    name: str = ""

    def names(self) -> frozenset[str]:
        """List the names the formula uses."""
        if self.kind == "name":
            return frozenset({self.name})
        return frozenset().union(*(part.names() for part in self.parts))


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """Read a formula.

    Raises
    ------
    FormulaError
        Saying what is wrong, at which character, and what was expected.

    """
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            "This formula has {length} characters; the most is {most}.", length=len(text), most=MAX_LENGTH
        )
    return _Parser(unicodedata.normalize("NFC", text)).formula()


class _Parser:
    """Read tokens with one look ahead, by binding strength."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.kind, self.word, self.place = next(self.tokens)

    def formula(self) -> Node:
        if self.kind == "end":
            raise FormulaError("The formula is empty.")
        node = self.expression(0, 1)
        if self.kind != "end":
            raise self.unexpected()
        return node

    def advance(self) -> str:
        word = self.word
        self.kind, self.word, self.place = next(self.tokens)
        return word

    def expression(self, binding: int, level: int) -> Node:
        if level > MAX_LEVELS:
            raise FormulaError("This formula is more than {most} levels deep.", self.place, most=MAX_LEVELS)
        left = self.operand(level)
        while (strength := BINDING.get(self.word, 0) if self.kind == "sign" else 0) > binding:
            place, sign = self.place, self.advance()
            right = self.expression(strength - 1 if sign == "^" else strength, level + 1)
            if strength == 1 and BINDING.get(self.word, 0) == 1:
                raise FormulaError("One comparison at a time: join two with “*”, or use if( ).", place)
            left = Node(sign, (left, right))
        return left

    def operand(self, level: int) -> Node:
        if self.kind == "number":
            return self.number()
        if self.kind == "name":
            place, name = self.place, self.advance()
            if self.kind == "sign" and self.word == "(":
                return self.call(name, place, level)
            if name in FUNCTIONS:
                raise FormulaError("“{name}” is a function: write {name}( ).", place, name=name)
            return Node("name", name=name)
        if self.kind == "sign" and self.word == "-":
            self.advance()
            return Node("negative", (self.expression(UNARY, level + 1),))
        if self.kind == "sign" and self.word == "(":
            self.advance()
            node = self.expression(0, level + 1)
            self.expect(")")
            return node
        raise self.unexpected()

    def number(self) -> Node:
        place, number = self.place, float(self.advance())
        if math.isinf(number):
            raise FormulaError("The number at character {place} is too large.", place, place=place + 1)
        return Node("number", number=number)

    def call(self, name: str, place: int, level: int) -> Node:
        if name not in FUNCTIONS:
            raise FormulaError("There is no function “{name}”.{near}", place, name=name, near=nearest(name, FUNCTIONS))
        self.advance()
        parts = [self.expression(0, level + 1)]
        while self.kind == "sign" and self.word == ",":
            self.advance()
            parts.append(self.expression(0, level + 1))
        self.expect(")")
        fewest, most = FUNCTIONS[name]
        if not fewest <= len(parts) <= most:
            wanted = message("{n}", n=fewest) if fewest == most else message("{n} to {m}", n=fewest, m=most)
            raise FormulaError(
                "{name}( ) takes {wanted} values, not {given}.", place, name=name, wanted=wanted, given=len(parts)
            )
        if name == "round" and len(parts) > 1 and _decimals(parts[1]) is None:
            raise FormulaError("Write the decimals of round( ) as a whole number from −9 to 9.", place)
        return Node(name, tuple(parts))

    def expect(self, word: str) -> None:
        if self.kind != "sign" or self.word != word:
            raise self.unexpected(word)
        self.advance()

    def unexpected(self, wanted: str = "") -> FormulaError:
        if self.kind == "end":
            return FormulaError(
                "The formula stops too early: expected {wanted}.",
                self.place,
                wanted=f"“{wanted}”" if wanted else message("a number, a name or “(”"),
            )
        if self.word == "," and re.search(r"\d\s*$", self.text[: self.place]):
            return FormulaError("Write decimals with a point, at character {place}.", self.place, place=self.place + 1)
        return _unexpected(self.text, self.place, self.word)


def _unexpected(text: str, place: int, word: str = "") -> FormulaError:
    return FormulaError("Unexpected “{word}” at character {place}.", place, word=word or text[place], place=place + 1)


def _decimals(node: Node) -> int | None:
    """Read the decimals asked of ``round``: written out, so that a cell and the engine round alike."""
    sign, number = (-1, node.parts[0]) if node.kind == "negative" else (1, node)
    return sign * int(number.number) if number.kind == "number" and number.number in range(10) else None


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Cut a text into numbers, names and signs, then an end for ever."""
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            spaces = len(text[place:]) - len(text[place:].lstrip())
            raise _unexpected(text, place + spaces)
        kind = found.lastgroup or "end"
        if kind == "name" and len(found["name"]) > MAX_NAME:
            raise FormulaError("A name has {most} characters at the most.", found.start(kind), most=MAX_NAME)
        if kind == "name" and not is_name(found["name"]):
            strange = next(at for at, letter in enumerate(found["name"]) if not _in_names(letter))
            raise _unexpected(text, found.start(kind) + strange)
        if kind != "end":
            yield kind, found[kind], found.start(kind)
        place = found.end()
    while True:
        yield "end", "", len(text)


def rename_in(text: str, old: str, new: str) -> str:
    """Rewrite a name in a formula, the rest untouched."""
    text = unicodedata.normalize("NFC", text)
    pieces: list[str] = []
    done = 0
    for kind, word, place in _tokens(text):
        if kind == "end":
            return "".join([*pieces, text[done:]])
        if kind == "name" and word == old:
            pieces += [text[done:place], new]
            done = place + len(word)
    return text
