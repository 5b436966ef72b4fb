"""A purchase in a file: one readable YAML, self-contained, exact both ways."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lcc import markup
from lcc.markup import Document, Place, Position
from lcc.mistakes import mistakes, shown
from lcc.model import Address
from lcc.plain import FORMAT, MIGRATIONS, plain, up_to_date
from lcc.purchase import Purchase
from lcc.words import LccError, Message, message

KEYS = ("name", "id")
SURELY_READABLE = 400_000
"""Bytes below which a file cannot hold more than what is read."""


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file: line and column from 1 where there are any, the address, what was expected."""

    position: Position | None
    where: Place
    what: Message


class FileError(LccError):
    """A file that cannot be read, with all that is wrong in it."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        super().__init__(problems[0].what)
        self.name = name
        self.problems = problems

    def lines(self) -> Iterator[str]:
        """Say each problem: ``file:line:column: where: what``."""
        for problem in self.problems:
            place = f":{problem.position[0]}:{problem.position[1]}" if problem.position else ""
            where = " › ".join(map(str, map(shown, problem.where)))
            yield f"{self.name}{place}: {f'{where}: ' if where else ''}{problem.what}"

    def __str__(self) -> str:
        return "\n".join(self.lines())


@dataclass(frozen=True)
class PurchaseFile:
    """A purchase and the text it was read from."""

    purchase: Purchase
    name: str
    document: Document

    def position(self, address: Address) -> Position:
        """Return line and column of an address, or of the nearest thing that holds it."""
        return self.document.position(_by_number(self.document.value, address))


def load(path: str | os.PathLike[str]) -> Purchase:
    """Read a purchase file.

    Raises
    ------
    FileError
        Saying all that is wrong, each at its line and column. Nothing is half read.

    """
    return open_file(path).purchase


def loads(text: str, name: str = "–") -> Purchase:
    """Read a purchase from a text."""
    return _read(text, name).purchase


def open_file(path: str | os.PathLike[str]) -> PurchaseFile:
    """Read a purchase file, and remember where each thing stands in it."""
    name = os.fspath(path)
    try:
        with Path(path).open("rb") as opened:
            content = opened.read(markup.MAX_BYTES + 1)
        text = markup.decode(content)
    except markup.MarkupError as error:
        raise FileError(name, [Problem(error.position, (), error.message)]) from None
    except OSError as error:
        raise FileError(name, [Problem(None, (), _unreadable(error))]) from None
    return _read(text, name)


def _unreadable(error: OSError, writing: bool = False) -> Message:
    if isinstance(error, FileNotFoundError):
        return message("There is no such folder.") if writing else message("There is no such file.")
    if isinstance(error, IsADirectoryError):
        return message("This is a folder, not a file.")
    if isinstance(error, PermissionError):
        return message("This file may not be read or written here.")
    return message("This file cannot be read or written: {reason}.", reason=error.strerror or type(error).__name__)


def _read(text: str, name: str) -> PurchaseFile:
    try:
        document = markup.read(text)
    except markup.MarkupError as error:
        raise FileError(name, [Problem(error.position, (), error.message)]) from None
    data = _current(document, name)
    try:
        return PurchaseFile(Purchase.model_validate(data), name, document)
    except ValidationError as error:
        raise FileError(name, [
            Problem(document.position(where, found.at_key), _by_name(data, where), found.what)
            for found in mistakes(error, Purchase)
            for where in [_written(data, found.where)]
        ]) from None  # fmt: skip


def _current(document: Document, name: str) -> dict[str, Any]:
    """Check the format number and bring older data up to date."""
    data: dict[str, Any] = document.value
    if not isinstance(data, dict):
        raise FileError(name, [Problem((1, 1), (), message("Expected a purchase: “format: 1”, then its keys."))])
    data = dict(data)
    found = data.pop("format", None)
    if type(found) is not int or found < 1:
        what = message("Expected “format: {format}” at the top of the file.", format=FORMAT)
        raise FileError(name, [Problem(document.position(("format",)), ("format",), what)])
    if found > FORMAT:
        what = message("This file is in format {found}, made by a newer version; this one reads up to {format}.",
                       found=found, format=FORMAT)  # fmt: skip
        raise FileError(name, [Problem(document.position(("format",)), ("format",), what)])
    return up_to_date(data, found)


def _written(data: Any, where: Place) -> Place:
    """Leave out the fields that a short form does not write."""
    for depth, step in enumerate(where):
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step] if step < len(data) else None
        else:
            return where[:depth]
    return where


def _by_name(data: Any, where: Place) -> Place:
    """Turn positions in lists into names, as addresses are written."""
    named: list[str | int] = []
    for step in where:
        inside = data[step] if (isinstance(data, list) and isinstance(step, int) and step < len(data)) else None
        name = next(
            (inside[key] for key in KEYS if isinstance(inside, dict) and str(inside.get(key) or "").strip()), None
        )
        named.append(name if name is not None else step + 1 if isinstance(step, int) else step)
        data = inside if inside is not None else data.get(step) if isinstance(data, dict) else None
    return tuple(named)


def _by_number(data: Any, address: Address) -> Place:
    """Turn the names of an address into positions in lists."""
    found: list[str | int] = []
    for step in address:
        if isinstance(data, list):
            names = [
                next((item.get(k) for k in KEYS if k in item), None) if isinstance(item, dict) else None
                for item in data
            ]
            if step not in names:
                break
            found.append(names.index(step))
            data = data[names.index(step)]
        else:
            found.append(step)
            data = data.get(step) if isinstance(data, dict) else None
    return tuple(found)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of purchase files, for editors that complete and check as one types."""
    described = Purchase.model_json_schema()
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    described["properties"] = {"format": {"const": FORMAT}, **described["properties"]}
    described["required"] = ["format", *described.get("required", [])]
    return described


def dumps(purchase: Purchase) -> str:
    """Write a purchase as the text of a file."""
    return markup.write({"format": FORMAT, **plain(purchase)})


def save(purchase: Purchase, path: str | os.PathLike[str]) -> None:
    """Write a purchase file whole or not at all; the one before is kept beside it as ``.bak``.

    Raises
    ------
    FileError
        When the file cannot be written; the one there before is then untouched.

    """
    put(path, dumps(purchase))


def _readable(text: str, name: str) -> None:
    """Refuse to write what could not be read again; the file that is there stays."""
    try:
        markup.read(markup.decode(text.encode("utf-8")))
    except markup.MarkupError as error:
        raise FileError(name, [Problem(None, (), error.message)]) from None


def put(path: str | os.PathLike[str], text: str) -> None:
    """Write the text of a file whole or not at all; the one before is kept beside it as ``.bak``."""
    target = Path(path).resolve()
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:
        raise FileError(str(path), [Problem(None, (), message("A character here cannot be written."))]) from None
    if len(content) > SURELY_READABLE:
        _readable(text, str(path))
    try:
        _replace(target, content)
    except OSError as error:
        raise FileError(str(path), [Problem(None, (), _unreadable(error, writing=True))]) from None


def put_bytes(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file that can be made again, whole or not at all; nothing is kept of the one before."""
    try:
        _replace(Path(path).resolve(), content, keep=False)
    except OSError as error:
        raise FileError(str(path), [Problem(None, (), _unreadable(error, writing=True))]) from None


def _replace(target: Path, content: bytes, keep: bool = True) -> None:
    """Write beside the target, make sure it is on disk, then take its place."""
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
            if keep:
                shutil.copy2(target, target.with_name(f"{target.name}.bak"))
        else:
            Path(temporary).chmod(0o666 & ~_mask())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mask() -> int:
    """Return the mask of permissions new files get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


__all__ = [
    "FORMAT", "MIGRATIONS", "FileError", "Problem", "PurchaseFile", "dumps", "load", "loads", "open_file", "plain",
    "put", "put_bytes", "save", "schema",
]  # fmt: skip
