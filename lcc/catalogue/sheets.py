"""One file of the catalogue, read strictly: plain entries that know their line and column.

Nothing here needs pydantic: searching through plain entries starts three times faster.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from lcc import markup
from lcc.words import LccError, Message, message

if TYPE_CHECKING:
    from pydantic import ValidationError

    from lcc.value import Value

    V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Sheet:
    """A file and what was read in it."""

    path: Path
    document: markup.Document

    def refused(self, what: Message, place: markup.Place = (), *, at_key: bool = False) -> LccError:
        """Make the error of one place of this file."""
        return refusal(self.path, [(self.document.position(place, at_key), self._named(place), what)])

    def invalid(self, error: ValidationError, kind: type[Value], place: markup.Place) -> LccError:
        """Make the error of all that validation found wrong in one entry."""
        from lcc.mistakes import mistakes

        found = [(found, (*place, *found.where)) for found in mistakes(error, kind)]
        return refusal(
            self.path,
            [(self.document.position(where, item.at_key), self._named(where), item.what) for item, where in found],
        )

    def _named(self, place: markup.Place) -> markup.Place:
        """Say an entry by its identifier, not by its number."""
        if not place or not isinstance(self.document.value, list):
            return place
        entry = self.document.value[int(place[0])]
        name = entry.get("id") if isinstance(entry, dict) else None
        return (name if isinstance(name, str) else int(place[0]) + 1, *place[1:])


@dataclass(frozen=True)
class Entry:
    """One thing of a sheet, as it is written there."""

    sheet: Sheet
    place: markup.Place
    data: dict[str, Any]

    @property
    def id(self) -> str:
        """The name it is known by."""
        return str(self.data.get("id", ""))

    def refused(self, what: Message, *place: str | int) -> LccError:
        """Make the error of one place of this entry."""
        return self.sheet.refused(what, (*self.place, *place))

    def valid(self, kind: type[V], context: dict[str, Any] | None = None) -> V:
        """Check the entry whole and return it as a value.

        Raises
        ------
        FileError
            Saying all that is wrong, each at its line and column.

        """
        from pydantic import ValidationError

        try:
            return kind.model_validate(self.data, context=context)
        except ValidationError as error:
            raise self.sheet.invalid(error, kind, self.place) from None


def refusal(path: Path, problems: list[tuple[markup.Position | None, markup.Place, Message]]) -> LccError:
    """Make the error of a file, as those of purchase files."""
    from lcc.files import FileError, Problem

    return FileError(str(path), [Problem(position, where, what) for position, where, what in problems])


def text_of(path: Path) -> str:
    """Read the text of a file.

    Raises
    ------
    FileError
        When it cannot be read.

    """
    try:
        with path.open("rb") as opened:
            return markup.decode(opened.read(markup.MAX_BYTES + 1))
    except markup.MarkupError as error:
        raise refusal(path, [(error.position, (), error.message)]) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what = message("This file cannot be read or written: {reason}.", reason=reason)
        raise refusal(path, [(None, (), what)]) from None


def read(path: Path, text: str) -> Sheet:
    """Read a file of the catalogue, its text given.

    Raises
    ------
    FileError
        When it is not well-formed, at the line and column.

    """
    try:
        return Sheet(path, markup.read(text))
    except markup.MarkupError as error:
        raise refusal(path, [(error.position, (), error.message)]) from None


def listed(sheet: Sheet) -> Iterator[Entry]:
    """Go through a file that is a list of entries, each with an ``id``."""
    found = sheet.document.value
    if found is None:
        return
    if not isinstance(found, list):
        raise sheet.refused(message("Expected a list: each entry starts with “- id:”."))
    for number, data in enumerate(found):
        if not isinstance(data, dict) or not isinstance(data.get("id"), str):
            raise sheet.refused(message("Expected an entry that starts with “- id:”."), (number,))
        yield Entry(sheet, (number,), data)


def keyed(sheet: Sheet) -> Iterator[tuple[str, Entry]]:
    """Go through a file that is a mapping of entries by their name."""
    found = sheet.document.value
    if found is None:
        return
    if not isinstance(found, dict):
        raise sheet.refused(message("Expected a name and a colon, then what it names."))
    for name, data in found.items():
        if not isinstance(data, dict):
            raise sheet.refused(message("Expected a mapping of keys and values."), (name,))
        yield name, Entry(sheet, (name,), data)


def whole(sheet: Sheet) -> Entry:
    """Take a file that is one entry."""
    found = sheet.document.value
    if not isinstance(found, dict) or not isinstance(found.get("id"), str):
        raise sheet.refused(message("Expected a file that starts with “id:”."))
    return Entry(sheet, (), found)
