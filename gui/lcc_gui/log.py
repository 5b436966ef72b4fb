"""The log: what went wrong and where in the program, never a word or a figure of a purchase. Qt is not needed."""

from __future__ import annotations

import os
import re
import sys
import threading
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from lcc_gui.places import Places

MOST_BYTES = 200_000
KEPT = 2
"""Older logs kept."""
_FROM_QT = re.compile(r"^Q[A-Za-z]+(::[A-Za-z]+)?(?=[:( ])")
"""The name of the class or function of Qt that speaks; what it says may hold words of the purchase."""
_PACKAGES = ("lcc_gui", "lcc", "site-packages", "lib")


class Log:
    """A file that turns over when it is full; without a file, it is kept in memory."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.listeners: list[Callable[[], None]] = []
        self.mishaps = 0
        """How many things went wrong in this session."""
        self._memory: list[str] = []
        self._turn = threading.Lock()

    def note(self, *lines: str) -> None:
        """Write lines, each with its time."""
        moment = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}"
        with self._turn:
            told = [f"{moment} {line}\n" for line in lines]
            self._memory = [*self._memory, *told][-500:]
            if self.path is not None:
                with suppress(OSError):  # a log that cannot be written is no reason to stop
                    self._write(self.path, "".join(told))

    def mishap(self, error: BaseException) -> None:
        """Write what went wrong, and tell who listens."""
        self.mishaps += 1
        self.note(*told_of(error))
        for listen in list(self.listeners):
            listen()

    def tail(self, most: int = 200) -> list[str]:
        """Return the last lines, of earlier sessions too."""
        try:
            written = self.path.read_text(encoding="utf-8", errors="replace").splitlines() if self.path else []
        except OSError:
            written = []
        return (written or "".join(self._memory).splitlines())[-most:]

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and path.stat().st_size > MOST_BYTES:
            for older in range(KEPT, 0, -1):
                younger = path.with_suffix(f".{older - 1}.log") if older > 1 else path
                if younger.exists():
                    younger.replace(path.with_suffix(f".{older}.log"))
        handle = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as opened:
            opened.write(text)


def told_of(error: BaseException) -> list[str]:
    """Tell an error by its types and by where in the program: what it says may hold words of the purchase."""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"{'caused by ' if len(seen) > 1 else ''}{type(error).__module__}.{type(error).__qualname__}")
        frames = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)
        lines += [f"    {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        error = error.__cause__ or error.__context__  # type: ignore[assignment]  # None ends it
    return lines


def _place(file: str) -> str:
    """Name a file of the program from its package on: folders above may hold the name of a person."""
    parts = Path(file).parts
    for package in _PACKAGES:
        if package in parts:
            after = len(parts) - 1 - parts[::-1].index(package)
            return "/".join(parts[after + (package in ("site-packages", "lib")) :])
    return Path(file).name if file.endswith(".py") else "?"


def start_log(places: Places) -> Log:
    """Send to the log what nobody else takes: errors of the window, of threads, and Qt's warnings."""
    log = Log(places.log)
    log.note(f"started, Python {sys.version.split()[0]}, {sys.platform}")

    def hook(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        log.mishap(error)

    sys.excepthook = hook
    threading.excepthook = lambda told: log.mishap(told.exc_value) if told.exc_value is not None else None
    sys.unraisablehook = lambda told: log.mishap(told.exc_value) if told.exc_value is not None else None
    hear_qt(log)
    return log


def hear_qt(log: Log) -> None:
    """Note Qt's warnings: who speaks, not what is said."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def hear(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg:
            speaker = _FROM_QT.match(text)
            log.note(f"{kind.name} {speaker[0] if speaker else '?'}")

    qInstallMessageHandler(hear)
