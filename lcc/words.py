"""What the library says to people, in French and in English.

A message is kept as an English sentence with named holes and is rendered late, in the language of the reader.
Holes take a format: ``{total:money}``, ``{rate:percent}``, ``{length:number}``, ``{factor:factor}`` (8 decimals).
"""

from __future__ import annotations

import gettext
import os
import string
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType

from lcc import numerals

TYPE_CHECKING = False  # typing itself is slow to import
if TYPE_CHECKING:
    from typing import Any

LANGUAGES = ("fr", "en")


def _language_of_the_machine() -> str:
    """Read the language from the environment: French when it says so, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "fr" if value.lower().startswith("fr") else "en"
    if os.name == "nt":
        import locale

        return "fr" if (locale.getlocale()[0] or "").lower().startswith("fr") else "en"
    return "en"


_language: ContextVar[str | None] = ContextVar("language", default=None)


def language() -> str:
    """Return the language in force, ``fr`` or ``en``."""
    return _language.get() or _language_of_the_machine()


def speak(code: str) -> None:
    """Render every message in one language from now on, as an application does; ``speaking`` does it for a while."""
    _language.set(_known(code))


def _known(code: str) -> str:
    if code not in LANGUAGES:
        raise LccError("Unknown language “{code}”: {known}.", code=code, known=" / ".join(LANGUAGES))
    return code


@contextmanager
def speaking(code: str | None) -> Iterator[None]:
    """Render every message inside the block in one language; ``None`` leaves it as it is."""
    token = _language.set(_known(code) if code is not None else _language.get())
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    folder = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120  # pathlib is slow to import
    return gettext.translation("lcc", folder, languages=[code], fallback=True)


class _Filler(string.Formatter):
    """Fill the holes of a message, numbers written as the reader writes them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        writer = numerals.WRITERS.get(format_spec)
        if writer is not None:
            return writer(value, language())
        if isinstance(value, Mapping):
            return choose(value)
        if type(value) in (tuple, list):
            return ", ".join(str(item) for item in value)
        text = str(value)
        return format(text if text.isprintable() else text.encode("utf-8", "replace").decode(), format_spec)


_FILLER = _Filler()


class Message:
    """A sentence with named holes, rendered when it is read; ``plural`` goes with the value ``count``."""

    __slots__ = ("plural", "text", "values")

    def __init__(self, text: str, values: Mapping[str, Any] = MappingProxyType({}), plural: str | None = None) -> None:
        self.text, self.values, self.plural = text, values, plural

    def __eq__(self, other: object) -> bool:
        """Two messages are the same when they say the same of the same things."""
        return isinstance(other, Message) and (self.text, self.plural, dict(self.values)) == (
            other.text, other.plural, dict(other.values),
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash((self.text, self.plural))

    def __repr__(self) -> str:
        return f"Message({str(self)!r})"

    def __str__(self) -> str:
        words = _catalogue(language())
        if self.plural is None:
            pattern = words.gettext(self.text) if self.text else ""
        else:
            pattern = words.ngettext(self.text, self.plural, abs(int(self.values["count"])))
        return _FILLER.vformat(pattern, (), self.values)


def message(text: str, /, **values: Any) -> Message:
    """Keep a sentence and what fills it."""
    return Message(text, values)


def counted(singular: str, plural: str, count: int, /, **values: Any) -> Message:
    """Keep a sentence that depends on a number of things."""
    return Message(singular, {"count": count, **values}, plural)


def say(text: str, /, **values: Any) -> str:
    """Render a sentence now, in the language in force."""
    return str(Message(text, values))


def choose(text: str | Mapping[str, str] | None) -> str:
    """Return a text written in one language or in both, in the language in force when it exists."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    return text.get(language()) or next(iter(text.values()), "")


def nearest(name: str, known: Iterable[str]) -> Message:
    """Say which known name is the nearest to a mistyped one, or nothing."""
    from difflib import get_close_matches

    spelled = {word.casefold(): word for word in known}
    close = get_close_matches(name.casefold(), spelled, n=1, cutoff=0.6)
    return message(" Did you mean “{near}”?", near=spelled[close[0]]) if close else Message("")


class LccError(ValueError):
    """Something a person can put right, said in a sentence."""

    def __init__(self, text: str | Message, /, **values: Any) -> None:
        self.message = text if isinstance(text, Message) else message(text, **values)
        super().__init__(self.message)

    def __str__(self) -> str:
        return str(self.message)
