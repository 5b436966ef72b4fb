"""Purchases kept in case the program stops: what was in force and what was half-typed. Qt is not needed."""

from __future__ import annotations

import json
import os
import secrets
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import lcc
from lcc.words import choose, message
from lcc_gui.programs import still_runs, this_computer, when_began

if TYPE_CHECKING:
    from lcc_gui.document import Address, Document

FORMAT = 1
MOST_BYTES = 40_000_000
OLD = 3600.0
"""Half-written files so old are of no program that runs. [s]"""


@dataclass(frozen=True)
class Kept:
    """A document as it was at a moment."""

    key: str
    text: str
    drafts: tuple[tuple[Address, str], ...] = ()
    path: str = ""
    title: str = ""
    fingerprint: str = ""
    """Of the file it came from, as it was read."""
    host: str = field(default_factory=this_computer)
    pid: int = field(default_factory=os.getpid)
    began: str = field(default_factory=lambda: when_began(os.getpid()) or "")
    time: float = field(default_factory=time.time)

    @classmethod
    def of(cls, key: str, document: Document, fingerprint: str = "") -> Kept:
        """Keep what a document is now."""
        drafts = tuple((address, draft.typed) for address, draft in document.version.drafts.items())
        path = str(document.path.absolute()) if document.path else ""
        return cls(key, lcc.dumps(document.purchase), drafts, path, choose(document.purchase.title), fingerprint)

    @property
    def name(self) -> str:
        """What a person knows it by: its file, or its title."""
        return Path(self.path).name if self.path else self.title

    @property
    def held_by_another(self) -> bool:
        """Tell whether another program that runs on this computer works on it."""
        return self.host == this_computer() and self.pid != os.getpid() and still_runs(self.pid, self.began)

    def document(self) -> Document:
        """Make the document again, the half-typed included.

        Raises
        ------
        LccError
            When the text can no longer be read.

        """
        from lcc_gui.document import Document

        document = Document(lcc.loads(self.text, self.path or "–"), Path(self.path) if self.path else None, saved=False)
        for address, typed in self.drafts:
            document.set(address, typed, message("what was being typed"))
        return document


class Recovery:
    """The folder they are kept in, private; without one, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    @staticmethod
    def new_key() -> str:
        """Name a document kept, saying nothing of it."""
        return secrets.token_hex(8)

    def keep(self, kept: Kept) -> bool:
        """Write it whole or not at all; return whether it is written."""
        if self.folder is None:
            return False
        target = self.folder / f"{kept.key}.json"
        half = target.with_suffix(".half")
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            half.unlink(missing_ok=True)
            handle = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as opened:
                json.dump({"format": FORMAT, **asdict(kept)}, opened, ensure_ascii=False)
                opened.flush()
                os.fsync(opened.fileno())
            half.replace(target)
        except OSError:
            return False
        return True

    def forget(self, key: str) -> None:
        """Take one away: it is in a file, or nobody wants it."""
        if self.folder is not None:
            for ending in (".json", ".half"):
                with suppress(OSError):
                    (self.folder / f"{key}{ending}").unlink(missing_ok=True)

    def left(self, besides: str = "") -> list[Kept]:
        """List what was left by programs that run no more, and by this one but for what it keeps now; latest first."""
        if self.folder is None or not self.folder.is_dir():
            return []
        self._sweep(self.folder)
        found = [kept for path in self.folder.glob("*.json") if (kept := _read(path)) is not None]
        left = [kept for kept in found if kept.key != besides and not kept.held_by_another]
        return sorted(left, key=lambda kept: kept.time, reverse=True)

    def _sweep(self, folder: Path) -> None:
        """Take half-written files away."""
        for half in folder.glob("*.half"):
            with suppress(OSError):
                if time.time() - half.stat().st_mtime > OLD:
                    half.unlink()


def _read(path: Path) -> Kept | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        told = json.loads(path.read_text(encoding="utf-8"))
        drafts = tuple((tuple(map(str, address)), str(typed)) for address, typed in told["drafts"])
        return Kept(
            path.stem, str(told["text"]), drafts, str(told["path"]), str(told["title"]), str(told["fingerprint"]),
            str(told["host"]), int(told["pid"]), str(told["began"]), float(told["time"]),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
