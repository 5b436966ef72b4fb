"""YAML read strictly: plain values, each with its line and column.

Depth and size are counted on the parser's events, before anything is built. Anchors, aliases, tags, duplicate keys,
several documents, infinities and NaN are refused. Words are YAML 1.2's: ``no`` is a word, ``1e5`` is a number.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

import yaml

from lcc.words import LccError, Message, message

MAX_BYTES = 4_000_000
MAX_DEPTH = 40
MAX_NODES = 200_000
MAX_DIGITS = 40

Place = tuple[str | int, ...]
Position = tuple[int, int]

_INTEGER = re.compile(r"[-+]?[0-9]+$")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")
_ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)$|\.(nan|NaN|NAN)$")
_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMERIC = frozenset("0123456789+-.")
"""What a number, or what is meant for one, starts with."""
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class MarkupError(LccError):
    """What is wrong in a text, and where: lines and columns count from 1."""

    def __init__(self, what: Message, position: Position = (1, 1)) -> None:
        super().__init__(what)
        self.position = position


@dataclass
class Document:
    """A value read from YAML, with the position of each key and of each value."""

    value: Any = None
    keys: dict[Place, Position] = field(default_factory=dict)
    values: dict[Place, Position] = field(default_factory=dict)

    def position(self, place: Place, at_key: bool = False) -> Position:
        """Return the position of a place, or of the nearest thing that holds it."""
        while place:
            found = (self.keys if at_key else self.values).get(place) or self.keys.get(place) or self.values.get(place)
            if found:
                return found
            place, at_key = place[:-1], True
        return (1, 1)


def decode(content: bytes) -> str:
    """Decode a file: UTF-8, with or without its mark, and not too large."""
    if len(content) > MAX_BYTES:
        raise MarkupError(message("This file is larger than {size} MB.", size=MAX_BYTES // 1_000_000))
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:200]:
        raise MarkupError(message("This is not a text in UTF-8; save it again as UTF-8."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        what = message("This is not a text in UTF-8; save it again as UTF-8.")
        raise MarkupError(what, (line, error.start - before.rfind(b"\n"))) from None


def read(text: str) -> Document:
    """Read one YAML document.

    Raises
    ------
    MarkupError
        Saying what is wrong, at which line and column.

    """
    if strange := _UNREADABLE.search(text):
        before = text[: strange.start()]
        position = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        raise MarkupError(message("A character here cannot be read."), position)
    try:
        return _Builder(yaml.parse(text, Loader=_PARSER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        position = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise MarkupError(_syntax(str(error.problem)), position) from None
    except yaml.YAMLError:
        raise MarkupError(message("A character here cannot be read.")) from None


def _syntax(problem: str) -> Message:
    """Say a syntax error in our words."""
    if "cannot start any token" in problem or "tab" in problem:
        return message("A tab cannot indent, nor a sign such as @ or % start a value: use spaces, or quotes.")
    if "mapping values are not allowed" in problem:
        return message("A “:” too many: put the text between quotes.")
    if "could not find expected ':'" in problem:
        return message("Expected “key: value”.")
    if "unexpected end" in problem or "end of stream" in problem or "stream end" in problem:
        return message("The file stops too early.")
    return message("This is not well-formed YAML: look at the indentation, the quotes and the brackets.")


def _position(event: Any) -> Position:
    return (event.start_mark.line + 1, event.start_mark.column + 1)


class _Builder:
    """Build values from events, counting depth and nodes."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.found = Document()
        self.nodes = 0

    def document(self) -> Document:
        next(self.events)  # start of stream
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return self.found
        self.found.value = self.node(next(self.events), ())
        next(self.events)  # end of document
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise self.error(event, message("One document a file: a second one starts here."))
        return self.found

    def error(self, event: Any, what: Message) -> MarkupError:
        return MarkupError(what, _position(event))

    def node(self, event: Any, place: Place) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self.error(event, message("This file holds more than {most} values.", most=MAX_NODES))
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise self.error(event, message("Anchors and aliases (& and *) are not accepted: repeat the value."))
        if event.tag is not None:
            raise self.error(event, message("Tags (!) are not accepted."))
        self.found.values[place] = _position(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event) if event.implicit[0] else event.value
        if len(place) >= MAX_DEPTH:
            raise self.error(event, message("More than {most} levels deep.", most=MAX_DEPTH))
        return self.sequence(place) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(place)

    def sequence(self, place: Place) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, (*place, len(items))))
        return items

    def mapping(self, place: Place) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        event: Any
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.error(event, message("A key is a word, not a list or a mapping."))
            key, here = unicodedata.normalize("NFC", event.value.strip()), _position(event)
            if key in pairs:
                before = self.found.keys[(*place, key)][0]
                raise self.error(event, message("“{key}” is already given at line {line}.", key=key[:60], line=before))
            self.found.keys[(*place, key)] = here
            pairs[key] = self.node(next(self.events), (*place, key))
        return pairs

    def scalar(self, event: Any) -> Any:
        text = event.value
        if text in _WORDS:
            return _WORDS[text]
        if text[0] not in _NUMERIC:
            return text
        if _INTEGER.match(text):
            if len(text) > MAX_DIGITS:
                raise self.error(event, message("This number has too many digits."))
            return int(text)
        if _FLOAT.match(text):
            number = float(text)
            if not math.isfinite(number):
                raise self.error(event, message("“{text}” is too large for a number.", text=text[:MAX_DIGITS]))
            return number
        if _ENDLESS.match(text):
            raise self.error(event, message("Expected a finite number."))
        return text


class _Writer(_DUMPER):  # type: ignore[misc, valid-type]  # the C dumper when there is one
    """Write strings so that ``read`` gives them back: quoted whenever they look like something else."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # the signature is PyYAML's
        """Write a value again rather than refer to it."""
        return True


for _tag, _pattern, _firsts in (
    ("null", re.compile(r"(~|null|Null|NULL|)$"), ["~", "n", "N", ""]),
    ("bool", re.compile(r"(true|True|TRUE|false|False|FALSE)$"), list("tTfF")),
    ("int", _INTEGER, list("-+0123456789")),
    ("float", re.compile(f"{_FLOAT.pattern}|{_ENDLESS.pattern}"), list("-+.0123456789")),
):
    _Writer.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", _pattern, _firsts)


def write(value: Any) -> str:
    """Write plain values as YAML, keys in the order given."""
    written = yaml.dump(value, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=110, default_flow_style=False)
    return str(written)
