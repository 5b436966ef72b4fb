"""What every page is: a scrolled column that follows the document."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from lcc.words import Message
from lcc_gui.document import Address, Document
from lcc_gui.look import em
from lcc_gui.settings import Settings


class View(QScrollArea):
    """A page. Subclasses fill ``self.column`` in their ``__init__`` and follow the document in ``refresh``."""

    go = Signal(tuple)
    """Show another page, or the place of an address: ``("offers",)`` or ``("offers", "A", "answers", "price")``."""
    say = Signal(str)
    """Something done, said in the status line."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.document, self.settings = document, settings
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(em(1.5), em(1), em(1.5), em(1))
        self.column.setSpacing(em(0.6))
        self.setWidget(page)
        document.watch(self._follow)

    # Public methods

    def refresh(self) -> None:
        """Show what the document is now; called after each change while the page is shown."""

    def show_address(self, address: Address) -> None:
        """Bring what lives at an address into sight, with the focus."""

    def heading(self, words: str | Message, role: str = "title") -> QLabel:
        """Add a title (``title``, ``section``) or a note (``quiet``) to the column."""
        label = QLabel(str(words))
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.column.addWidget(label)
        return label

    # Qt overrides

    def showEvent(self, event: object) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)  # type: ignore[arg-type]  # the event is handed over as it came
        self.refresh()

    # Private

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()
