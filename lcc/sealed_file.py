"""Put a seal in a purchase file without touching the rest of it: comments, order and numbers as typed stay."""

from __future__ import annotations

import os
import re
from pathlib import Path

from lcc import markup
from lcc.files import FileError, dumps, loads, put
from lcc.plain import plain
from lcc.purchase import Purchase
from lcc.words import LccError

_KEYS = ("seal", "journal")


def with_seal(purchase: Purchase, path: str | os.PathLike[str]) -> None:
    """Write the seal and the journal of a purchase at the end of its file; the file before is kept as ``.bak``.

    A file that cannot be edited so (written on one line, say) is written again whole.

    Raises
    ------
    FileError
        When the file cannot be read or written; it is then untouched.

    """
    try:
        before = markup.decode(Path(path).read_bytes())
    except (OSError, markup.MarkupError):
        before = ""
    text = _without(before).rstrip("\n") + "\n\n" + markup.write({key: plain(purchase)[key] for key in _KEYS})
    put(path, text if _same(text, purchase) else dumps(purchase))


def _without(text: str) -> str:
    """Take away the seal and the journal that were there: from their key to the next line that is not indented."""
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        if re.match(r"[^\s#\-]", line):
            inside = line.split(":")[0].strip("\"' ") in _KEYS
        if not inside or line.startswith("#"):
            kept.append(line)
    return "".join(kept)


def _same(text: str, purchase: Purchase) -> bool:
    """Tell whether a text reads as the purchase."""
    try:
        return loads(text) == purchase
    except (FileError, LccError):
        return False
