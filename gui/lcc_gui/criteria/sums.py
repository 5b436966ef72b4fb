"""Which costs a criterion of price or cost adds up: ticked, or the usual ones when none is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from lcc import Criterion, LccError, read
from lcc.words import choose, message, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Address, Document
from lcc_gui.look import em


class SummedCosts(QWidget):
    """A box for each cost of the method."""

    def __init__(self, document: Document, address: Address) -> None:
        super().__init__()
        self.document, self.address = document, address
        self._boxes: dict[str, QCheckBox] = {}
        self._room: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.2))
        self._head = QLabel()
        self._head.setWordWrap(True)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._column.addWidget(self._head)

    # Public methods

    def refresh(self) -> None:
        """Show the costs there are, and those added up."""
        try:
            criterion: Criterion = read(self.document.purchase, self.address)
        except LccError:
            return
        costs = {one.name: choose(one.label) or one.name for one in self.document.purchase.method.costs if one.summed}
        names = [*costs, *(name for name in criterion.sums if name not in costs)]
        if names != list(self._boxes):
            self._build(names)
        for name, box in self._boxes.items():
            box.setText(costs.get(name, name).replace("&", "&&"))
            box.setChecked(name in criterion.sums)
        usual = say("Costs added up: none ticked, the whole life-cycle cost is.")
        if criterion.kind == "price":
            usual = say("Costs added up: none ticked, what is paid to acquire is.")
        self._head.setText(say("Costs added up:") if criterion.sums else usual)

    # Slots

    def _ticked(self) -> None:
        chosen = tuple(name for name, box in self._boxes.items() if box.isChecked())
        what = message("change what {what} adds up", what=self.address[-1])
        self.document.set((*self.address, "sums"), chosen, what)
        self.document.settle()

    # Private

    def _build(self, names: list[str]) -> None:
        if self._room is not None:
            self._room.deleteLater()
        self._boxes = {name: QCheckBox() for name in names}
        for box in self._boxes.values():
            box.clicked.connect(self._ticked)
        self._room = in_columns(*self._boxes.values(), most=3, least=12)
        self._column.addWidget(self._room)
