"""A lock beside the document: who has it open, on which computer. Works on a share; Qt is not needed."""

from __future__ import annotations

import json
import os
import secrets
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from lcc_gui.programs import still_runs, this_computer, when_began

MOST_BYTES = 2000
TRIES = 3


@dataclass(frozen=True)
class Holder:
    """Who has the document open; all is empty when the lock cannot be read."""

    host: str = ""
    pid: int = 0
    began: str = ""
    time: float = 0.0
    token: str = ""

    @property
    def here(self) -> bool:
        """Tell whether it is on this computer."""
        return self.host == this_computer()

    @property
    def gone(self) -> bool:
        """Tell whether the program is known to run no more: only its own computer can know."""
        return self.here and not still_runs(self.pid, self.began)


class Lock:
    """The lock of one document, ours once taken."""

    def __init__(self, document: Path) -> None:
        self.document = document
        real = document.resolve()
        self.file = real.with_name(f".~lock.{real.name}#")
        self._token = ""

    def holder(self) -> Holder | None:
        """Return who else has the document open, None when nobody has."""
        found = self._read()
        return None if found is None or found.gone or self._ours(found) else found

    def take(self, anyway: bool = False) -> Holder | None:
        """Take the lock, from a program that runs no more too; return who holds it when somebody does.

        Raises
        ------
        OSError
            When nothing can be written there.

        """
        for _ in range(TRIES):
            found = self._read()
            if found is None:
                if self._create():
                    return None
            elif self._ours(found):
                return None
            elif found.gone or anyway:
                self._remove(found)
            else:
                return found
        return self._read() or Holder()

    def release(self) -> None:
        """Take our lock away, not the one of who took it over."""
        found = self._read() if self._token else None
        if found is not None and self._ours(found):
            with suppress(OSError):  # the folder has gone: so has the lock
                self.file.unlink(missing_ok=True)
        self._token = ""

    def _ours(self, holder: Holder) -> bool:
        return bool(self._token) and holder.token == self._token

    def _create(self) -> bool:
        token = secrets.token_hex(8)
        try:
            handle = os.open(self.file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            return False
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            pid = os.getpid()
            json.dump(asdict(Holder(this_computer(), pid, when_began(pid) or "", time.time(), token)), opened)
        self._token = token
        return True

    def _read(self) -> Holder | None:
        try:
            with self.file.open("rb") as opened:
                told = json.loads(opened.read(MOST_BYTES))
            return Holder(
                str(told["host"]), int(told["pid"]), str(told["began"]), float(told["time"]), str(told["token"])
            )  # fmt: skip
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return Holder()  # being written, or not ours: somebody

    def _remove(self, found: Holder) -> None:
        """Take a lock away, unless another one has taken its place in the meantime."""
        aside = self.file.with_name(f"{self.file.name}{secrets.token_hex(4)}")
        try:
            self.file.rename(aside)
        except FileNotFoundError:
            return
        taken = Lock(self.document)
        taken.file = aside
        if taken._read() == found:
            aside.unlink(missing_ok=True)
        elif not self.file.exists():
            aside.rename(self.file)
