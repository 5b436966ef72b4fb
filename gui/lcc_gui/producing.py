"""Files made off the window's thread into a chosen folder: how far, what was made, what could not be and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from lcc import LccError
from lcc.words import counted, say
from lcc_gui.flow import flowing
from lcc_gui.look import em
from lcc_gui.todo import line_of
from lcc_gui.work import Task, Work

LONGEST = 60
"""Characters of a file name that come from words people typed."""
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for itself."""


@dataclass(frozen=True)
class Job:
    """One file to make: what it is, its name, and what writes it."""

    words: str
    name: str
    write: Callable[[Path], object]


@dataclass(frozen=True)
class Made:
    """What became of a job: the file, or why there is none."""

    words: str
    path: Path
    mistake: str = ""


def produce(task: Task, folder: Path, jobs: Sequence[Job]) -> tuple[Made, ...]:
    """Make files one after the other; one that fails does not stop the others, and no file is ever replaced."""
    made = []
    for place, job in enumerate(jobs):
        task.at(place / len(jobs))
        path = free_path(folder, job.name)
        try:
            job.write(path)
        except LccError as error:
            made.append(Made(job.words, path, str(error)))
        except OSError as error:
            made.append(Made(job.words, path, say("This file cannot be read or written: {reason}.",
                                                  reason=error.strerror or type(error).__name__)))  # fmt: skip
        else:
            made.append(Made(job.words, path))
    task.at(1.0)
    return tuple(made)


def free_path(folder: Path, name: str) -> Path:
    """Return a path in a folder where nothing is: the name, or the name and a number."""
    stem, dot, ending = name.partition(".")
    candidates = (name, *(f"{stem} ({number}){dot}{ending}" for number in range(2, 10_000)))
    return next(path for path in (folder / one for one in candidates) if not path.exists())


def file_stem(*parts: str) -> str:
    """Make the beginning of a file name of words anyone typed: letters and digits, nothing a system minds."""
    words = [re.sub(r"[^\w]+", "-", part, flags=re.UNICODE).strip("-_")[:LONGEST] for part in parts]
    stem = "-".join(word for word in words if word)
    return f"lcc-{stem}" if not stem or RESERVED.fullmatch(stem) else stem


class Producing(QWidget):
    """The progress of the files being made, then the list of them, and the way to their folder."""

    def __init__(self) -> None:
        super().__init__()
        self.folder: Path | None = None
        self.made: tuple[Made, ...] = ()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(say("Files being made"))
        self.cancel = QPushButton(say("Stop"))
        self.cancel.clicked.connect(lambda _=False: self.stop())
        self.open = QPushButton(say("Open the folder"))
        self.open.clicked.connect(lambda _=False: self.open_folder())
        self._list = QVBoxLayout()
        self._list.setSpacing(em(0.2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(flowing(self.cancel))
        column.addLayout(self._list)
        column.addWidget(flowing(self.open))
        self._busy(False)
        self.open.hide()
        self.work = Work(self)
        self.work.progress.connect(lambda share: self.bar.setValue(round(share * 100)))
        self.work.done.connect(self._show)
        self.work.failed.connect(lambda sentence: self._say(str(sentence), "error"))
        self.destroyed.connect(self.work.close)

    # Public methods

    def ask(self, title: str, jobs: Callable[[], Sequence[Job]], start: Path | None = None) -> None:
        """Ask for a folder, then make what is to be made by then."""
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if start is not None:
            dialog.setDirectory(str(start))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.start(Path(name), jobs()))
        dialog.open()

    def start(self, folder: Path, jobs: Sequence[Job]) -> None:
        """Make files into a folder; what was under way is dropped."""
        self.folder, self.made = folder, ()
        self._clear()
        self.bar.setValue(0)
        self.open.hide()
        self._busy(True)
        self.work.start(lambda task: produce(task, folder, jobs))

    def stop(self) -> None:
        """Stop after the file being written."""
        self.work.stop()
        self._say(say("Stopped. The files already written are in the folder."), "warning")
        self.open.show()

    def open_folder(self) -> None:
        """Show the folder with the files of this computer; nothing else is ever opened."""
        if self.folder is not None and self.folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    # Slots

    def _show(self, made: tuple[Made, ...]) -> None:
        """List what was made, and what could not be."""
        self.made = made
        fine = [one for one in made if not one.mistake]
        told = counted("{count} file written in {folder}", "{count} files written in {folder}", len(fine),
                       folder=str(self.folder))  # fmt: skip
        self._say(str(told), "good" if len(fine) == len(made) else "warning")
        for one in made:
            if one.mistake:
                self._list.addWidget(line_of(say("✖ {what}: {why}", what=one.words, why=one.mistake), "error"))
            else:
                self._list.addWidget(line_of(say("✓ {what}: {file}", what=one.words, file=one.path.name)))
        self.open.setVisible(bool(fine))

    # Private

    def _say(self, sentence: str, role: str) -> None:
        self._clear()
        self._busy(False)
        self._list.addWidget(line_of(sentence, role))

    def _busy(self, on: bool) -> None:
        self.bar.setVisible(on)
        self.cancel.setVisible(on)

    def _clear(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
