"""What is kept on this computer: listed in one place, opened, erased."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from lcc.terms import day
from lcc.words import Message, message, say
from lcc_gui.banner import Banner
from lcc_gui.dialogs import forget_dialogs
from lcc_gui.help import Beside

if TYPE_CHECKING:
    from lcc_gui.places import Places
    from lcc_gui.window import Window

COLUMNS = (message("What"), message("File"), message("Size"), message("Date"))


def open_traces(window: Window) -> Traces:
    """Show the files kept."""
    traces = Traces(window)
    traces.show()
    return traces


class Traces(Beside):
    """The files kept on this computer, outside those a person saves."""

    def __init__(self, window: Window) -> None:
        self.table = QTableWidget(0, len(COLUMNS))
        super().__init__(window, say("Files kept on this computer"), "", self.table)
        self._window, self.banner = window, Banner()
        column = self.layout()
        assert column is not None
        column.insertWidget(0, self.banner)  # type: ignore[attr-defined]  # it is a QVBoxLayout
        self.table.setHorizontalHeaderLabels([str(words) for words in COLUMNS])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.open_button = self.add_button(say("Open the folder"))
        self.open_button.clicked.connect(self._open)
        self.clear_button = self.add_button(say("Erase the traces…"))
        self.clear_button.clicked.connect(self._ask)
        self.refresh()

    # Public methods

    def refresh(self) -> None:
        """List the files as they are."""
        places = self._window.places
        files = places.traces() if places else []
        self.table.setRowCount(len(files))
        for row, path in enumerate(files):
            assert places is not None
            for column, text in enumerate(_row(places, path)):
                item = QTableWidgetItem(text)
                if column == 2:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.sentence.setText("\n\n".join(self._sentences(files)))
        self.open_button.setEnabled(places is not None and places.folder.is_dir())
        self.clear_button.setEnabled(bool(files))

    # Slots

    def _open(self) -> None:
        if self._window.places is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.places.folder)))

    def _ask(self) -> None:
        document = self._window.document
        unsaved = document is not None and (document.modified or bool(document.version.drafts))
        told = [
            say(
                "Settings, recent files, autosaved purchases and log are erased; the purchase files you saved stay. "
                "Until the program ends, nothing more is kept."
            )
        ]
        if unsaved:
            told.append(say("The purchase in the window is not saved, or not whole: save it first."))
        self.banner.tell("\n".join(told), ((say("Erase"), self._clear),))

    def _clear(self) -> None:
        window = self._window
        window.forget_traces()
        forget_dialogs()
        self.refresh()
        left = window.places.traces() if window.places else []
        self.banner.tell(say("Some files could not be erased.") if left else say("Nothing is kept any more."))

    # Private

    def _sentences(self, files: Iterable[Path]) -> list[str]:
        places = self._window.places
        if places is None:
            return [say("Nothing is kept on this computer.")]
        told = [say("Folder: {folder}", folder=str(places.folder))]
        if not any(True for _ in files):
            told.append(say("It holds nothing now."))
        told.append(
            say(
                "Beside a purchase file you saved: the version before it (.bak) and, while it is open, a lock. "
                "The system may keep a list of recent files of its own."
            )
        )
        return told


def _row(places: Places, path: Path) -> tuple[str, str, str, str]:
    """Describe a file."""
    told = path.stat()
    moment = datetime.fromtimestamp(told.st_mtime).astimezone()
    size = say("{size:whole} KB", size=ceil(told.st_size / 1000))
    return str(_kind(places, path)), str(path.relative_to(places.folder)), size, str(day(moment.date()))


def _kind(places: Places, path: Path) -> Message:
    if path == places.settings:
        return message("Settings and recent files")
    if path.is_relative_to(places.recovery):
        return message("Autosaved purchase")
    if path.is_relative_to(places.log.parent):
        return message("Log of the program")
    return message("Other")
