"""Which case: one button each, and what is printed for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lcc.documents.workshop import CASES, Case
from lcc.words import say
from lcc_gui.workshop.labels import label, put
from lcc_gui.workshop.takeaway import written


class Choice(QScrollArea):
    """The ready-made cases, and the example that is open."""

    chosen = Signal(object)
    """A case, or None for the example that is open."""
    placed = Signal(Path)
    """Another folder to write into."""

    def __init__(self, folder: Path, example: str = "") -> None:
        super().__init__()
        self.folder = folder
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        self.setWidget(page)
        column = QVBoxLayout(page)
        column.setSpacing(14)
        column.setContentsMargins(28, 18, 28, 18)
        column.addWidget(label(say("Workshop: which case?"), "title"))
        column.addWidget(label(say("Everything in these cases is invented."), "quiet"))
        self.buttons: list[QPushButton] = []
        for case in CASES:
            column.addLayout(self._case(case))
        if example:
            column.addLayout(self._open(example))
        column.addStretch()
        self.told = label()
        self.told.hide()
        column.addWidget(self.told)
        column.addLayout(self._where())

    # Public methods

    def begin(self) -> None:
        """Be ready for Enter on the first case."""
        self.buttons[0].setFocus()

    # Private

    def _case(self, case: Case) -> QHBoxLayout:
        row = QHBoxLayout()
        button = self._button(say("{name} – {count} min", name=case.name, count=case.length))
        button.clicked.connect(lambda _=False: self.chosen.emit(case))
        row.addWidget(button, 1)
        paper = QPushButton(say("Print…"))
        paper.setAccessibleName(say("Write what is printed for: {name}", name=case.name))
        paper.clicked.connect(lambda _=False: put(self.told, written(case, self.folder)))
        row.addWidget(paper)
        return row

    def _open(self, example: str) -> QHBoxLayout:
        row = QHBoxLayout()
        button = self._button(say("The example that is open: {title}", title=example))
        button.clicked.connect(lambda _=False: self.chosen.emit(None))
        row.addWidget(button, 1)
        return row

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words.replace("&", "&&"))
        button.setAccessibleName(words)
        self.buttons.append(button)
        return button

    def _where(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.place = label(say("Files go to {folder}", folder=self.folder), "quiet")
        row.addWidget(self.place, 1)
        other = QPushButton(say("Another folder…"))
        other.clicked.connect(lambda _=False: self._ask())
        row.addWidget(other)
        return row

    def _ask(self) -> None:
        dialog = QFileDialog(self, say("Where to write"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._placed)
        dialog.open()

    def _placed(self, name: str) -> None:
        self.folder = Path(name)
        self.place.setText(say("Files go to {folder}", folder=self.folder))
        self.placed.emit(self.folder)
