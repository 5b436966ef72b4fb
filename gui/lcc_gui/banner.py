"""A message in its place: what happened, what can be done, no window to close before going on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QWidget

from lcc.words import say
from lcc_gui.flow import flowing
from lcc_gui.look import em

Ways = tuple[tuple[str, Callable[[], object]], ...]
"""What can be done: words and what they do."""


class Banner(QFrame):
    """A framed sentence above the page, with its ways out."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "banner")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(em(0.8), em(0.4), em(0.4), em(0.4))
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._row.addWidget(self._words, 1)
        self._buttons: list[QPushButton] = []
        self._choices: QWidget | None = None
        self._ways: Ways = ()
        self.hide()

    def text(self) -> str:
        """Return what is said, empty when nothing is."""
        return self._words.text() if not self.isHidden() else ""

    def told(self) -> tuple[str, Ways] | None:
        """Return what is said and what can be done, to say it again elsewhere."""
        return (self.text(), self._ways) if self.text() else None

    def tell(self, sentence: str, ways: Ways = ()) -> None:
        """Say something, with what can be done; the last way is always to close it."""
        self.dismiss()
        self._words.setText(sentence)
        self._ways = ways
        self.setAccessibleName(sentence)
        for words, run in (*ways, (say("Close"), lambda: None)):
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, run=run: self._choose(run))
            self._buttons.append(button)
        self._choices = flowing(*self._buttons)
        self._row.addWidget(self._choices)
        self._arrange()
        self.show()

    def dismiss(self) -> None:
        """Take the message away."""
        if self._choices is not None:
            self._row.removeWidget(self._choices)
            self._choices.setParent(None)
            self._choices.deleteLater()
        self._buttons, self._choices = [], None
        self.hide()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ways out under the sentence when they would leave it no room."""
        super().resizeEvent(event)
        self._arrange()

    # Private

    def _arrange(self) -> None:
        if self._choices is None:
            return
        wide = sum(button.sizeHint().width() + em(0.4) for button in self._buttons)
        beside = wide <= self.width() * 2 // 3
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._choices.setMinimumWidth(wide if beside else 0)

    def _choose(self, run: Callable[[], object]) -> None:
        self.dismiss()
        run()
