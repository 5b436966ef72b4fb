"""What one leaves with: three steps, and everything to print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lcc.documents.workshop import Case, write_kit
from lcc.documents.workshop.handout import three_steps, three_tools
from lcc.words import LccError, say
from lcc_gui.workshop.labels import label, put


class Takeaway(QWidget):
    """The hand-out, in large."""

    def __init__(self, case: Case, folder: Path) -> None:
        super().__init__()
        self.case, self.folder = case, folder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch()
        for number, step in enumerate(three_steps(), 1):
            column.addWidget(label(say("{number}. {label}", number=number, label=step)))
        column.addSpacing(12)
        tools = [tool.name for tool in three_tools(case)]
        column.addWidget(label(say("Tools for this family: {list}.", list=tools)))
        column.addStretch()
        row = QHBoxLayout()
        self.button = QPushButton(say("P: write everything to print"))
        self.button.clicked.connect(lambda _=False: self.write())
        row.addWidget(self.button)
        row.addStretch()
        column.addLayout(row)
        self.told = label()
        self.told.hide()
        column.addWidget(self.told)

    # Public methods

    def write(self) -> None:
        """Write the kit and say where it is."""
        put(self.told, written(self.case, self.folder))


def written(case: Case, folder: Path) -> str:
    """Write what is printed for a case; say where it is, or what prevents it."""
    try:
        files = write_kit(case, folder / case.key)
    except LccError as error:
        return str(error)
    return say("{count} files to print are in {folder}", count=len(files), folder=folder / case.key)
