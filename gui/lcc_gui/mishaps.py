"""Something unforeseen went wrong: it is said in place, without a traceback, and what was typed is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from lcc.words import say

if TYPE_CHECKING:
    from lcc_gui.log import Log
    from lcc_gui.window import Window


class Mishaps(QObject):
    """Hears the log, from any thread, and tells the window in its own."""

    happened = Signal()

    def __init__(self, window: Window, log: Log) -> None:
        super().__init__(window)
        self._window = window
        log.listeners.append(self.happened.emit)
        self.destroyed.connect(log.listeners.clear)
        self.happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def _tell(self) -> None:
        from lcc_gui.help import save_report

        window = self._window
        window.keeping.autosave.keep_now()
        window.banner.tell(
            say("Something did not work. Nothing is lost: what you typed is kept."),
            ((say("Save the problem report…"), lambda: save_report(window)),),
        )
