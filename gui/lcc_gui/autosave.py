"""Autosave: a few seconds after an edit, what is not in a file is kept, to be offered again if the program stops."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from lcc_gui.document import Document
    from lcc_gui.recovery import Kept, Recovery

PAUSE = 2000
"""Between an edit and its being kept; edits that go on are kept at this pace. [ms]"""


class Autosave(QObject):
    """Keeps the document of a window as it changes."""

    refused = Signal()
    """Nothing can be written where documents are kept."""

    def __init__(self, recovery: Recovery, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recovery = recovery
        self._document: Document | None = None
        self._key, self._fingerprint, self._writing = "", "", Thread()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._keep)

    # Public methods

    @property
    def key(self) -> str:
        """Return the name this document is kept under."""
        return self._key

    def follow(self, document: Document | None, fingerprint: str = "", key: str = "") -> None:
        """Keep another document from now on, under a new name or the one it was kept under before."""
        self.leave()
        self._document, self._fingerprint = document, fingerprint
        self._key = key or self.recovery.new_key()
        if document is not None:
            document.watch(self._changed)
            self._changed()

    def came_from(self, fingerprint: str) -> None:
        """Note what the file holds now."""
        self._fingerprint = fingerprint

    def keep_now(self) -> None:
        """Keep it before going on: something went wrong, or the program is about to end."""
        self._timer.stop()
        self._wait()
        if self._needed() and (kept := self._kept()) is not None:
            self._write(kept)

    def forget(self) -> None:
        """Take away what is kept of this document."""
        self._timer.stop()
        self._wait()
        if self._key:
            self.recovery.forget(self._key)

    def leave(self) -> None:
        """Let the document go: whoever leaves changes was asked, but what is half-typed is in no file and stays."""
        document = self._document
        if document is not None and document.version.drafts and not document.modified:
            self.keep_now()
        else:
            self.forget()
        self._document, self._key = None, ""

    # Slots

    def _changed(self) -> None:
        if not self._needed():
            self.forget()
        elif not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        """Write in a thread: a slow disk must not stop who types."""
        if self._writing.is_alive():
            self._timer.start()
        elif self._needed() and (kept := self._kept()) is not None:
            self._writing = Thread(target=self._write, args=(kept,), name="keeping")
            self._writing.start()

    # Private

    def _needed(self) -> bool:
        document = self._document
        return document is not None and (document.modified or bool(document.version.drafts))

    def _write(self, kept: Kept) -> None:
        if not self.recovery.keep(kept) and self.recovery.folder is not None:
            self.refused.emit()

    def _kept(self) -> Kept | None:
        from lcc_gui.recovery import Kept

        return Kept.of(self._key, self._document, self._fingerprint) if self._document is not None else None

    def _wait(self) -> None:
        if self._writing.is_alive():
            self._writing.join()
