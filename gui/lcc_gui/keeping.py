"""Nothing is lost: the autosave, the lock and the file on disk, and what the window asks about them in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from lcc.words import LccError, say
from lcc_gui.autosave import Autosave
from lcc_gui.guarding import Guard
from lcc_gui.origin import NEW, Origin
from lcc_gui.recovery import Recovery
from lcc_gui.resuming import Resuming, moment
from lcc_gui.stamps import Stamp, may_write

if TYPE_CHECKING:
    from lcc_gui.document import Document
    from lcc_gui.locks import Holder
    from lcc_gui.window import Window


class Keeping(QObject):
    """What keeps the document of a window; without a folder, nothing is autosaved."""

    def __init__(self, window: Window, recovery: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self.autosave = Autosave(Recovery(recovery), self)
        self.guard = Guard(window)
        self.guard.changed.connect(self._changed)
        self.autosave.refused.connect(self._refused)
        self._warned = False
        self._resuming = Resuming(window, self.autosave, self._resumed)
        self._unlocked: OSError | None = None
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.guard.leave)

    # Properties

    @property
    def read_only(self) -> bool:
        """Tell whether saving asks for another place."""
        return self.guard.read_only

    # Public methods

    def follow(self, document: Document | None, origin: Origin = NEW) -> None:
        """Keep another document; the one before goes, with its lock."""
        path = document.path if document else None
        refused = self.guard.follow(path, origin.stamp, read_only=origin.read_only, anyway=origin.anyway)
        self.autosave.follow(document, self.guard.stamp.fingerprint if path else "", origin.key)
        self._unlocked = refused if isinstance(refused, OSError) else None

    def say_how(self) -> None:
        """Say what is special about the document just opened, if anything is."""
        path = self.guard.path
        if path is None:
            return
        if self.guard.read_only:
            self._tell(say("“{file}” is open to be read: Save asks for another place.", file=path.name))
        elif self._unlocked is not None:
            self._tell(say(
                "Nothing can be written in this folder: “{file}” could not be locked, and is to be saved elsewhere.",
                file=path.name,
            ))  # fmt: skip

    def leave(self) -> None:
        """Let the document go, with its lock."""
        self.autosave.leave()
        self.guard.leave()

    def saved(self, path: Path) -> None:
        """Note that the document is in a file."""
        self.guard.wrote(path)
        self.guard.read_only = False
        self.autosave.came_from(self.guard.stamp.fingerprint)

    def elsewhere(self, path: Path) -> bool:
        """Ask what to do when somebody else has a file open; return whether it was asked."""
        holder = self.guard.holder(path)
        if holder is None:
            return False
        self._window.banner.tell(
            self._whose(path, holder),
            (
                (say("Open a copy to read"), lambda: self._window.open_path(path, Origin(read_only=True))),
                (say("Open all the same"), lambda: self._window.open_path(path, Origin(anyway=True))),
            ),
        )
        return True

    def objects(self, path: Path) -> bool:
        """Ask before a save would replace what is not ours; return whether it was asked."""
        window = self._window
        elsewhere = (say("Save as…"), window.ask_save_as)
        anyway = (say("Save all the same"), lambda: window.save_to(path, anyway=True))
        if self.guard.differs(path):
            self._changed(there=True, saving=True)
        elif not may_write(path):
            window.banner.tell(say("“{file}” may only be read: save elsewhere.", file=path.name), (elsewhere,))
        elif (holder := self.guard.holder(path)) is not None and not self._same(path):
            window.banner.tell(self._whose(path, holder), (elsewhere, anyway))
        else:
            return False
        return True

    def offer(self) -> None:
        """Offer what a session that ended badly left."""
        self._resuming.offer()

    # Slots

    def _changed(self, there: bool, saving: bool = False) -> None:
        """Ask what to do with a file that is not what it was."""
        path, window = self.guard.path, self._window
        if path is None:
            return
        if not there:
            self._tell(say("“{file}” is no longer where it was: Save writes it again.", file=path.name))
            return

        def mine() -> None:
            self.guard.accept()
            if saving:
                window.save_to(path)

        window.banner.tell(
            say("“{file}” was changed by another program since it was opened.", file=path.name),
            (
                (say("Take what is on disk"), self._reload),
                (say("Keep mine"), mine),
                (say("Save as…"), window.ask_save_as),
            ),
        )

    def _resumed(self) -> None:
        self.say_how()
        self.guard.look()

    def _refused(self) -> None:
        """Say once that nothing is autosaved."""
        if not self._warned and not self._window.banner.text():
            self._warned = True
            self._tell(say("Automatic saving is not possible here (read-only folder or full disk): save often."))

    def _reload(self) -> None:
        """Take what is on disk; mine stays under Undo."""
        from lcc import load

        path, document = self.guard.path, self._window.document
        if path is None or document is None:
            return
        stamp = Stamp.of(path)
        try:
            purchase = load(path)
        except LccError as error:
            self._tell(str(error))
            return
        document.reload(purchase, path)
        self.guard.stamp = stamp
        self.autosave.came_from(stamp.fingerprint)
        self._window.statusBar().showMessage(say("This is what is on disk; Undo brings yours back."), 8000)

    # Private

    def _tell(self, sentence: str) -> None:
        self._window.banner.tell(sentence)

    def _same(self, path: Path) -> bool:
        return self.guard.path is not None and not self.guard.read_only and path.resolve() == self.guard.path.resolve()

    def _whose(self, path: Path, holder: Holder) -> str:
        """Say who has a file open."""
        if not holder.host:
            return say("“{file}” is open elsewhere.", file=path.name)
        if holder.here:
            return say("“{file}” is open in another window of this computer.", file=path.name)
        return say("“{file}” is open on {host} since {time}.",
                   file=path.name, host=holder.host, time=moment(holder.time))  # fmt: skip
