"""What a frozen method means, what has changed since, and the way back to what was published."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from lcc import LccError
from lcc.differences import before_and_after
from lcc.frozen import as_frozen, changes_since, seal_sentence, standing
from lcc.words import counted, message, say
from lcc_gui.document import Document
from lcc_gui.look import em
from lcc_gui.views.method.room import plain_label
from lcc_gui.words import name_of

MOST = 6


class FrozenNotice(QFrame):
    """The seal, the changes since, the button that undoes them all."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.setProperty("role", "banner")
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        self.words, self.changes = plain_label(), plain_label()
        self.rule = plain_label(say(
            "Before the deadline for offers, a change makes a modified version, to be published again (Trial and "
            "publication). After it, a change is a simulation, without effect on the ranking."
        ), "quiet")  # fmt: skip
        self.back = QPushButton(say("Restore the published assumptions"))
        self.back.clicked.connect(lambda _=False: self.restore())
        for label in (self.words, self.rule, self.changes):
            column.addWidget(label)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    # Public methods

    def refresh(self) -> None:
        """Say what is frozen and what has changed."""
        purchase = self.document.purchase
        self.setVisible(purchase.seal is not None)
        if purchase.seal is None:
            return
        try:
            changes = changes_since(purchase)
        except LccError as error:
            self._tell([str(seal_sentence(purchase.seal)), str(error)], [], can=False)
            return
        listed = [
            say(
                "{where}: {what}", where=_capital(str(name_of(purchase, change.address))), what=before_and_after(change)
            )
            for change in changes[:MOST]
        ]
        if len(changes) > MOST:
            listed.append(str(counted("… and {count} more", "… and {count} more", len(changes) - MOST)))
        self._tell([str(sentence) for sentence in standing(purchase)], listed, can=bool(changes))

    def restore(self) -> None:
        """Put the frozen method and criteria back; undo brings the changes again."""
        self.document.settle()
        self.document.do(as_frozen(self.document.purchase), message("restore the published assumptions"))
        self.document.settle()

    # Private

    def _tell(self, sentences: list[str], listed: list[str], *, can: bool) -> None:
        self.words.setText(" ".join(sentences))
        self.changes.setText("\n".join(f"• {line}" for line in listed))
        self.changes.setVisible(bool(listed))
        self.back.setVisible(can)
        self.setAccessibleName(self.words.text())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
