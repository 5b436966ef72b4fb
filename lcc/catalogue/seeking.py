"""Words looked for in entries: whatever the case, the accents, the plural or the language, best first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from lcc.catalogue.sheets import Entry
from lcc.catalogue.vocabulary import COUNTRIES, KINDS, both, folded
from lcc.words import LccError, Message, nearest

_SMALL = frozenset("a au aux d de des du en et l la le les of the and for un une".split())  # noqa: SIM905  # words
_WORD = re.compile(r"[a-z0-9]+")
Field = tuple[float, str]
"""How much a match there is worth, and the text."""


def words_of(query: str) -> list[str]:
    """Return the words to look for, without the small ones and the mark of the plural."""
    found = _WORD.findall(folded(query))
    kept = [word for word in found if word not in _SMALL] or found
    return [word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in kept]


def worth_reading(words: Sequence[str]) -> Callable[[str], bool] | None:
    """Tell from its text whether a factor can hold all the words, written or by the name of a code it has."""
    if not words:
        return None
    ways = [(word, *_codes(word)) for word in words]

    def worth(text: str) -> bool:
        plain = folded(text).replace('"', "")
        return "\\" in text or all(any(way in plain for way in of_word) for of_word in ways)

    return worth


def _codes(word: str) -> list[str]:
    """List the codes, as written in a factor, whose names hold a word."""
    return [written for written, names in _said() if word in names]


@cache
def _said() -> list[tuple[str, str]]:
    """List how codes are written in a factor, each with its names in both languages."""
    tables = (("kind", KINDS), ("geography", COUNTRIES))
    return [
        (f"{key}: {code}".casefold(), folded(" ".join(both(text).values())))
        for key, table in tables
        for code, text in table.items()
    ]


def found_in(
    entries: Iterable[Entry],
    words: Sequence[str],
    fields: Callable[[Entry], list[Field]],
    favour: Callable[[Entry], float] = lambda _: 0.0,
) -> list[Entry]:
    """Keep the entries that hold all the words, the best first; all of them when there is no word."""
    if not words:
        return list(entries)
    scored = [(score + favour(entry), entry) for entry in entries if (score := _score(fields(entry), words))]
    return [entry for _, entry in sorted(scored, key=lambda pair: -pair[0])]


def _score(fields: list[Field], words: Sequence[str]) -> float:
    """Add the best match of each word; nothing when one is not there."""
    total = 0.0
    held = [(weight, folded(text)) for weight, text in fields]
    for word in words:
        best = max((weight * _match(word, text) for weight, text in held), default=0.0)
        if not best:
            return 0.0
        total += best
    return total


def _match(word: str, text: str) -> float:
    """Say how well a word is found in a folded text: at its head, as a word, as a beginning, inside one."""
    where = text.find(word)
    if where < 0:
        return 0.0
    if re.search(rf"\b{word}[sx]?\b", text):
        return 1.25 if where == 0 else 1.0
    if re.search(rf"\b{word}", text):
        return 0.7
    return 0.25 if len(word) >= 4 else 0.0


def texts_in(value: Any) -> list[str]:
    """Return a text in all its languages."""
    if isinstance(value, Mapping):
        return [text for text in value.values() if isinstance(text, str)]
    return [value] if isinstance(value, str) else []


def named(table: Mapping[str, Message], key: Any) -> list[str]:
    """Return the names of an item in both languages."""
    return list(_in_both(table[key].text)) if key in table else []


@cache
def _in_both(text: str) -> tuple[str, ...]:
    return tuple(both(Message(text)).values())


def nothing_for(query: str, entries: Iterable[Entry], fields: Callable[[Entry], list[Field]]) -> LccError:
    """Say that nothing was found, with the nearest word there is."""
    texts = [text.casefold() for entry in entries for _, text in fields(entry)]
    known = dict.fromkeys(word for text in texts for word in re.findall(r"\w{4,}", text))
    plain = [folded(word) for word in known]
    missing = next((w for w in re.findall(r"\w+", query) if not any(folded(w) in word for word in plain)), query)
    return LccError("Nothing was found for “{query}”.{near}", query=query[:60], near=nearest(missing, known))
