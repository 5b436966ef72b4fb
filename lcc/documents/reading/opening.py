"""The file itself, before anything reads what is in it: an ordinary file, of a size a form can have."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from lcc.words import LccError

MOST_BYTES = 20_000_000
"""A form is some tens of kilobytes; pasted pictures make a few megabytes."""


def content_of(given: str | os.PathLike[str] | bytes) -> bytes:
    """Return the bytes of an ordinary file, never more than a form can hold.

    Raises
    ------
    LccError
        For a folder, a link, a pipe, a file that is not there or may not be read, or one that is too large.

    """
    if isinstance(given, bytes):
        if len(given) > MOST_BYTES:
            raise _too_large(len(given))
        return given
    try:
        return _read(Path(given))
    except LccError:
        raise
    except OSError as error:
        raise LccError("The file cannot be read: {reason}.", reason=error.strerror or "") from None
    except ValueError:  # a null character in the name
        raise LccError("There is no such file.") from None


def _read(path: Path) -> bytes:
    """Open without following a link nor waiting at a pipe, then look at what was opened."""
    if path.is_symlink():
        raise LccError("This is a link to another file: name the file itself.")
    if path.is_dir():
        raise LccError("This is a folder: name the files in it.")
    if not path.exists():
        raise LccError("There is no such file.")
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as opened:
        seen = os.fstat(opened.fileno())
        if not stat.S_ISREG(seen.st_mode):
            raise LccError("This is not an ordinary file.")
        if seen.st_size > MOST_BYTES:
            raise _too_large(seen.st_size)
        return opened.read(MOST_BYTES)


def _too_large(size: int) -> LccError:
    return LccError(
        "The file is too large to be a form: {size:tenth} MB, where {most:whole} are read. "
        "Pictures or other sheets may have been added: ask for the form alone.",
        size=size / 1e6, most=MOST_BYTES / 1e6,
    )  # fmt: skip
