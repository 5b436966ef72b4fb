"""Put offers in a purchase file without touching the rest of it: comments, order and numbers as typed stay."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from lcc import markup
from lcc.files import FileError, dumps, loads, put
from lcc.plain import plain
from lcc.purchase import Offer, Purchase
from lcc.words import LccError


def with_offers(before: Purchase, after: Purchase, path: str | os.PathLike[str]) -> None:
    """Write the offers of ``after`` in the file ``before`` was read from; the file before is kept as ``.bak``.

    A file that cannot be edited so (its offers written on one line, say) is written again whole.

    Raises
    ------
    FileError
        When the file cannot be read or written; it is then untouched.
    LccError
        When the file is no longer the one that was read.

    """
    try:
        text = markup.decode(Path(path).read_bytes())
    except (OSError, markup.MarkupError):
        text = ""
    if not _reads_as(text, before):
        raise LccError(
            "{file} has changed while the forms were read: it is left as it is; import again.", file=str(path)
        )
    edited = _edited(text, before.offers, after.offers)
    put(path, edited if _reads_as(edited, after) else dumps(after))


def _reads_as(text: str, purchase: Purchase) -> bool:
    """Tell whether a text reads as the purchase."""
    try:
        return loads(text) == purchase
    except (FileError, LccError):
        return False


def _edited(text: str, before: Sequence[Offer], after: Sequence[Offer]) -> str:
    """Replace the items of offers that changed, and add the new ones after the last."""
    if not text.endswith("\n"):
        text += "\n"
    lines, document = text.splitlines(keepends=True), markup.read(text)
    key = document.keys.get(("offers",))
    if key is None:
        return f"{text}\noffers:\n{_items(after, 2)}"
    if not before:
        rest = lines[key[0] :]
        return "".join([*lines[: key[0] - 1], "offers:\n", _items(after, 2), *rest])
    starts = [document.values["offers", place][0] - 1 for place in range(len(before))]
    indent = len(lines[starts[0]]) - len(lines[starts[0]].lstrip())
    ends = [*starts[1:], _end(lines, starts[-1])]
    written = []
    for old, new, start, end in zip(before, after, starts, ends, strict=False):
        own = lines[start : _end(lines[:end], start)]
        written += [*(own if old == new else [_items([new], indent)]), *lines[start + len(own) : end]]
    return "".join([*lines[: starts[0]], *written, _items(after[len(before) :], indent), *lines[ends[-1] :]])


def _end(lines: Sequence[str], start: int) -> int:
    """Find where an item ends: before the next key of the file, and before the comments and blanks that end it."""
    end = next((n for n in range(start + 1, len(lines)) if re.match(r"[^\s#\-]", lines[n])), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _items(offers: Sequence[Offer], indent: int) -> str:
    """Write offers as the items of a list."""
    if not offers:
        return ""
    written = markup.write([plain(offer) for offer in offers])
    return "".join(" " * indent + line for line in written.splitlines(keepends=True))
