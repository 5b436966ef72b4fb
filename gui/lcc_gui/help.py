"""Help: the guide, the problem report, what the program is made of. Each opens beside the window and stops nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from lcc.words import LccError, language, say
from lcc_gui.look import em

if TYPE_CHECKING:
    from lcc_gui.window import Window

INSTALLED = Path(__file__).parent / "_docs"
CHECKOUT = Path(__file__).parents[2] / "docs"


class Beside(QDialog):
    """A window beside the main one: a sentence, something to read, and buttons."""

    def __init__(self, parent: QWidget, title: str, sentence: str, body: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1), em(1), em(1), em(0.8))
        column.setSpacing(em(0.6))
        self.sentence = QLabel(sentence)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(self.sentence)
        body.setAccessibleName(title)
        column.addWidget(body, 1)
        self.buttons = QDialogButtonBox()
        close = self.buttons.addButton(say("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        self.buttons.rejected.connect(self.close)
        column.addWidget(self.buttons)
        self.resize(min(em(48), parent.width()), min(em(36), parent.height()))
        body.setFocus()

    def add_button(self, words: str) -> QPushButton:
        """Add a button before the one that closes."""
        button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        return button


class Guide(QTextBrowser):
    """The guide; pictures come from its folder, and nothing from anywhere else."""

    def __init__(self, folder: Path, text: str) -> None:
        super().__init__()
        self._folder = folder
        self.setOpenLinks(False)
        self.document().setDocumentMargin(em(1))
        self.setMarkdown(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Read a picture of the guide; any other address gives nothing."""
        url = QUrl(name) if isinstance(name, str) else name
        path = (self._folder / url.path()).resolve()
        if url.scheme() or url.host() or not path.is_relative_to(self._folder.resolve()) or not path.is_file():
            return b""
        return path.read_bytes()

    def go_to(self, heading: str) -> bool:
        """Go to a heading, named as links name it; return whether it is there."""
        block = self.document().firstBlock()
        while block.isValid():
            if block.blockFormat().headingLevel() and _anchor(block.text()) == heading:
                self.setTextCursor(QTextCursor(self.document().lastBlock()))
                self.setTextCursor(QTextCursor(block))
                return True
            block = block.next()
        return False


def open_guide(window: Window) -> Beside | None:
    """Show the guide that came with the program."""
    path = guide_path()
    if path is None:
        window.banner.tell(say("The guide did not come with this copy of the program."))
        return None
    guide = Guide(path.parent, path.read_text(encoding="utf-8"))
    beside = Beside(window, say("User guide"), "", guide)
    beside.sentence.hide()

    def follow(url: QUrl) -> None:
        inside = not url.scheme() and not url.path()
        if not (inside and guide.go_to(url.fragment())):
            beside.sentence.setText(say("Address, to copy into a browser: {address}", address=url.toString()))
            beside.sentence.show()

    guide.anchorClicked.connect(follow)
    beside.show()
    return beside


def guide_path() -> Path | None:
    """Return where the guide is, in the language in force when there is one."""
    names = (f"guide.{language()}.md", "guide.md")
    found = (folder / name for folder in (INSTALLED, CHECKOUT) for name in names)
    return next((path for path in found if path.is_file()), None)


def open_problem(window: Window) -> Beside:
    """Show the whole report before it is saved: whoever sends it knows what is in it."""
    sentence = say(
        "Versions, system and log: no name, no value, no file of yours. Read it, save it, and send it to who helps you."
    )
    beside = Beside(window, say("Report a problem"), sentence, _paper(_report(window)))
    beside.add_button(say("Save the problem report…")).clicked.connect(lambda: save_report(window))
    beside.show()
    return beside


def save_report(window: Window) -> QFileDialog:
    """Ask where the report goes, and write it there."""
    dialog = QFileDialog(window, say("Save the problem report"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("txt")
    dialog.selectFile(say("lcc problem report") + ".txt")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: write_report(window, Path(name)))
    dialog.open()
    return dialog


def write_report(window: Window, path: Path) -> None:
    """Write the report; what prevents it is said in place."""
    from lcc.files import put_bytes

    try:
        put_bytes(path, _report(window).encode())
    except LccError as error:
        window.banner.tell(str(error))
        return
    window.banner.tell(say("The report is in “{file}”.", file=path.name))


def open_about(window: Window) -> Beside:
    """Show what the program is, what it is made of, and under which licences."""
    import platform

    from PySide6.QtCore import qVersion

    from lcc import __version__
    from lcc_gui.licences import page

    sentence = say(
        "lcc {version}: compares tender offers on life-cycle cost. It runs on this computer alone; no network is used. "
        "Python {python}, Qt {qt}.",
        version=__version__, python=platform.python_version(), qt=qVersion(),
    )  # fmt: skip
    beside = Beside(window, say("About and licences"), sentence, _paper(page()))
    beside.show()
    return beside


def _report(window: Window) -> str:
    from lcc_gui.problem import report

    return report(window.settings.choices, window.log)


def _paper(text: str) -> QPlainTextEdit:
    paper = QPlainTextEdit(text)
    paper.setReadOnly(True)
    paper.setTabChangesFocus(True)
    return paper


def _anchor(heading: str) -> str:
    """Name a heading as links in Markdown do."""
    return re.sub(r"[^\w\- ]", "", heading.casefold()).strip().replace(" ", "-")
