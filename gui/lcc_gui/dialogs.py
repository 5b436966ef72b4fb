"""What Qt's dialogs remember of the folders they showed: in our folder while the program runs, nowhere after."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSettings

if TYPE_CHECKING:
    from lcc_gui.places import Places

DIALOGS = "QtProject"
"""Where Qt keeps the folders its dialogs showed."""
DIALOGS_KEEP = ("FileDialog", "Qt")


def keep_dialogs_in(places: Places) -> None:
    """Let Qt's dialogs keep the folders they showed in our folder; ``forget_dialogs`` takes them away at the end."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(places.folder))


def forget_dialogs() -> None:
    """Take away what Qt's dialogs remember, in the registry of Windows too."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # they write as they go
    kept = QSettings(QSettings.Scope.UserScope, DIALOGS)
    if kept.allKeys():
        for group in DIALOGS_KEEP:
            kept.remove(group)
        kept.sync()
    path = Path(kept.fileName())
    if sys.platform != "win32" and not kept.allKeys():
        with suppress(OSError):
            path.unlink(missing_ok=True)
