"""What the texts say of some points, in place: each with its article and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lcc import check_law
from lcc_gui.document import Document


class LawNotes(QLabel):
    """The verdicts of a few rules that are to be looked at; nothing when there is none."""

    def __init__(self, document: Document, *rules: str) -> None:
        super().__init__()
        self.document, self.rules = document, rules
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def refresh(self) -> None:
        """Look again."""
        verdicts = check_law(self.document.purchase).verdicts
        todo = [one for one in verdicts if one.rule.key in self.rules and one.outcome in ("look", "blocking")]
        role = "error" if any(one.outcome == "blocking" for one in todo) else "warning"
        self.setText("\n".join(map(str, todo)))
        self.setVisible(bool(todo))
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
