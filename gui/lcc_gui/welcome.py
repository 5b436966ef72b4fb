"""The first screen: *Où en êtes-vous ?*"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from lcc.words import Message, message, say
from lcc_gui.look import em, icon
from lcc_gui.settings import Settings

WAYS: tuple[tuple[str, Message, Message], ...] = (
    (
        "prepare",
        message("I am preparing my consultation"),
        message("Choose a reference method, try it, freeze it, publish the annex and the form."),
    ),
    (
        "received",
        message("I have received the offers (method published)"),
        message("Open the purchase file, import the forms or type the offers, compare."),
    ),
    (
        "discover",
        message("I am discovering, or running a workshop"),
        message("Ready-made fictional cases, on this screen or on a projector."),
    ),
)
"""Where one stands; the second line says what comes next."""


class Welcome(QScrollArea):
    """Three ways in, and the recent files."""

    chosen = Signal(str)
    """``prepare``, ``received`` or ``discover``."""
    opened = Signal(Path)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        page = QWidget()
        self.setWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(em(3), em(2), em(3), em(2))
        column.setSpacing(em(0.8))
        title = QLabel(say("Where do you stand?"))
        title.setProperty("role", "title")
        self.setAccessibleName(title.text())
        column.addWidget(title)
        for key, words, note in WAYS:
            column.addWidget(self._way(key, str(words), str(note)))
        self._recent(column, settings)
        column.addStretch()
        promise = QLabel(say("Everything stays on this computer: no network, no account, no trace elsewhere."))
        promise.setProperty("role", "quiet")
        promise.setWordWrap(True)
        column.addWidget(promise)

    def _way(self, key: str, words: str, note: str) -> QPushButton:
        """Make one large button: what one does, and what comes next."""
        button = QPushButton()
        button.setObjectName(key)
        button.setAccessibleName(words)
        button.setAccessibleDescription(note)
        row = QHBoxLayout(button)
        row.setContentsMargins(em(1), em(0.7), em(1), em(0.7))
        picture = QLabel()
        picture.setPixmap(icon(key).pixmap(em(2.2), em(2.2)))
        row.addWidget(picture)
        texts = QVBoxLayout()
        texts.setSpacing(em(0.2))
        for text, role in ((words, "section"), (note, "quiet")):
            label = QLabel(text)
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            texts.addWidget(label)
        row.addLayout(texts, 1)
        button.setMinimumHeight(em(4.4))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # as high as its words
        button.clicked.connect(lambda _=False: self.chosen.emit(key))
        return button

    def _recent(self, column: QVBoxLayout, settings: Settings) -> None:
        recent = [Path(kept) for kept in settings.choices.recent]
        if not recent:
            return
        heading = QLabel(say("Recent files"))
        heading.setProperty("role", "section")
        column.addWidget(heading)
        for path in recent:
            button = QPushButton(path.name.replace("&", "&&"))
            button.setToolTip(str(path))
            button.setAccessibleDescription(str(path.parent))
            button.clicked.connect(lambda _=False, path=path: self.opened.emit(path))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
