"""The award criteria of a purchase: their list, the live sum of their weights, what the texts say of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lcc import Criterion
from lcc.words import message, say
from lcc_gui.columns import in_columns
from lcc_gui.criteria.naming import free_name
from lcc_gui.criteria.row import CriterionRow, act, rows_for
from lcc_gui.criteria.weights import SumLabel, left_to_share
from lcc_gui.document import Address, Document
from lcc_gui.fields import ChoiceField, WholeField
from lcc_gui.flow import flowing
from lcc_gui.law import LawNotes
from lcc_gui.look import em

CHECKED = ("price_is_not_alone", "price_alone_before", "cost_takes_environment", "saving_counted_once")
"""Rules that bear on the criteria; that of the weights is the sum in sight."""
TIE_BREAKS = (
    ("amount", message("the lowest amount under the criterion of price or cost")),
    ("heaviest", message("the best mark of the heaviest criterion")),
    ("none", message("none: they share their place")),
)
WHY_TIES = message("Printed in the annex, so that nobody has to decide between equal totals once the offers are known.")


class CriteriaPanel(QWidget):
    """Made once for a document; other pages may hold another one of the same document."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.rows: list[CriterionRow] = []
        self._followed: tuple[object, ...] = ()
        self._empty = _line(
            say("None yet. With the life-cycle cost as the only criterion, the lowest total is retained.")
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(em(0.5))
        self.sum = SumLabel()
        ties = [(key, str(words)) for key, words in TIE_BREAKS]
        where = ("scoring", "tie_break")
        self._ties = in_columns(
            ChoiceField(document, where, say("What separates equal points"), ties, why=str(WHY_TIES)),
            WholeField(document, ("scoring", "decimals"), say("Decimals of the points")),
        )
        self._law = LawNotes(document, *CHECKED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.5))
        column.addWidget(self._empty)
        column.addLayout(self._list)
        for widget in (self.sum, self._adding(), self._ties, self._law):
            column.addWidget(widget)
        document.watch(self.refresh)
        self.refresh()

    # Public methods

    def refresh(self) -> None:
        """Show the criteria there are."""
        purchase = self.document.purchase
        followed = (purchase.criteria, purchase.method, purchase.launch)
        if followed == self._followed:
            return  # a keystroke elsewhere on the page
        self._followed, criteria = followed, purchase.criteria
        rows_for(self.rows, [("criteria", one.name) for one in criteria], self._list, self.document, self._act)
        self._empty.setVisible(not criteria)
        self._alone.setVisible(not criteria)
        self.sum.setVisible(bool(criteria))
        self.sum.tell(criteria, 100.0)
        self._ties.setVisible(len(criteria) > 1)
        self._law.refresh()

    def show_address(self, address: Address) -> None:
        """Put the cursor on a criterion, a sub-criterion or one of their fields."""
        row = next((row for row in self.rows if row.address == tuple(address[:2])), None)
        rest = address[2:]
        if row is not None and len(rest) > 1 and rest[0] == "sub_criteria":
            row, rest = row.sub(rest[1]) or row, rest[2:]
        if row is not None:
            row.focus(rest[0] if rest else "name")

    # Slots

    def add(self) -> None:
        """Add a criterion with the weight that is left."""
        held = self.document.purchase.criteria
        new = Criterion(name=free_name(say("Criterion"), held), kind="technical", weight=left_to_share(held))
        self._put(new)

    def add_cost(self) -> None:
        """Make the life-cycle cost the only criterion."""
        self._put(Criterion(name=say("Life-cycle cost"), kind="cost", weight=100))

    # Private

    def _put(self, new: Criterion) -> None:
        criteria = (*self.document.purchase.criteria, new)
        self.document.set(("criteria",), criteria, message("add the criterion “{what}”", what=new.name))
        self.document.settle()
        self.rows[-1].focus()

    def _act(self, row: CriterionRow, action: str) -> None:
        act(self.document, self.rows.index(row), action)

    def _adding(self) -> QWidget:
        self._alone = QPushButton(say("Cost as the only criterion"))
        self._alone.clicked.connect(lambda _=False: self.add_cost())
        more = QPushButton(say("Add a criterion"))
        more.clicked.connect(lambda _=False: self.add())
        return flowing(self._alone, more)


def _line(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("role", "quiet")
    return label
