"""The file of the document among others: its lock, and whether another program changed it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer, Signal

from lcc_gui.locks import Holder, Lock
from lcc_gui.stamps import Stamp, may_write

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WAIT = 300
"""A file being replaced is looked at once it is whole. [ms]"""


class Guard(QObject):
    """Holds the lock of one file and watches it."""

    changed = Signal(bool)
    """The file is not what it was; whether it is still there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.read_only = False
        self.path: Path | None = None
        self.stamp = Stamp()
        self._lock: Lock | None = None
        self._seen = Stamp()
        self._watcher: QFileSystemWatcher | None = None
        self._pause = QTimer(self, singleShot=True, interval=WAIT)
        self._pause.timeout.connect(self.look)
        window.installEventFilter(self)

    # Public methods

    def follow(
        self, path: Path | None, stamp: Stamp | None = None, *, read_only: bool = False, anyway: bool = False
    ) -> Holder | OSError | None:
        """Guard another file; return who holds it, or why it cannot be locked."""
        self.leave()
        self.path, self.read_only = path, False
        if path is None:
            return None
        self.stamp = self._seen = stamp if stamp is not None else Stamp.of(path)
        self._watch()
        self.read_only = read_only or not may_write(path)
        refused = None if self.read_only else self._take(path, anyway)
        self.read_only |= isinstance(refused, Holder)
        return refused

    def leave(self) -> None:
        """Give the lock back and watch no more."""
        self._pause.stop()
        if self._lock is not None:
            self._lock.release()
        self._lock, self.path = None, None
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None

    def wrote(self, path: Path) -> Holder | OSError | None:
        """Note what was just written there; the lock goes with the document."""
        if self.path is not None and path.resolve() == self.path.resolve() and self._lock is not None:
            self.accept()
            return None
        return self.follow(path)

    def accept(self) -> None:
        """Take what is on disk as known: the next save may replace it."""
        if self.path is not None:
            self.stamp = self._seen = Stamp.of(self.path)
            self._watch()

    def holder(self, path: Path) -> Holder | None:
        """Return who else has a file open."""
        if self._lock is not None and self._lock.file == Lock(path).file:
            return self._lock.holder()
        return Lock(path).holder()

    def differs(self, path: Path) -> bool:
        """Tell whether saving there would replace what another program wrote since it was read."""
        if self.path is None or path.resolve() != self.path.resolve():
            return False
        now = self._seen = Stamp.of(path)  # whoever saves is asked: once is enough
        return now.there and now.fingerprint != self.stamp.fingerprint

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the file when the window comes back to the front: shares send no word of changes."""
        if event.type() is QEvent.Type.WindowActivate:
            self._pause.start()
        return False

    # Slots

    def look(self) -> None:
        """Look whether the file is what it was, and say it once."""
        if self.path is None or self._seen.looks_the_same(self.path):
            return
        now = Stamp.of(self.path)
        known, self._seen = self._seen, now
        self._watch()
        if now.fingerprint == self.stamp.fingerprint:
            self.stamp = now
        elif now.fingerprint != known.fingerprint or not known.size:
            self.changed.emit(now.there)

    # Private

    def _take(self, path: Path, anyway: bool) -> Holder | OSError | None:
        from lcc.catalogue.places import beside

        if path.resolve().parent in beside("examples"):
            return None  # nothing is written in the folders of the program itself
        lock = Lock(path)
        try:
            holder = lock.take(anyway)
        except OSError as error:
            return error
        if holder is None:
            self._lock = lock
        return holder

    def _watch(self) -> None:
        """Watch the file and its folder: a file replaced whole is another one for the system."""
        if self.path is None:
            return
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(lambda _: self._pause.start())
            self._watcher.directoryChanged.connect(lambda _: self._pause.start())
        watched = {*self._watcher.files(), *self._watcher.directories()}
        for path in (self.path, self.path.parent):
            with suppress(OSError):
                if str(path) not in watched and path.exists():
                    self._watcher.addPath(str(path))
