"""A document kept in a zip: parts in their order, no time and no machine in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import date

UNDATED = date(1980, 1, 1)
"""The day of a document without one, the first a zip can hold: never today, or bytes would differ."""


def packed(parts: Iterable[tuple[str, bytes]], stored: str = "") -> bytes:
    """Return a zip of parts; the one named ``stored`` is not compressed."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, (UNDATED.year, UNDATED.month, UNDATED.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # as on Unix, or Windows would write other bytes
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return written.getvalue()


def repacked(archive: bytes) -> bytes:
    """Return the same zip without the times at which its parts were written."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return packed([(name, opened.read(name)) for name in opened.namelist()])
