"""Where a document comes from."""

from __future__ import annotations

from dataclasses import dataclass

from lcc_gui.stamps import Stamp


@dataclass(frozen=True)
class Origin:
    """Where a document comes from, beside its path."""

    stamp: Stamp | None = None
    read_only: bool = False
    anyway: bool = False
    """Whether the lock of somebody else is taken over."""
    key: str = ""
    """The name it was kept under, when it was recovered."""


NEW = Origin()
