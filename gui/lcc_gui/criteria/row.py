"""One criterion, or one sub-criterion: its fields, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from lcc import Criterion, LccError, read
from lcc.words import message, say
from lcc_gui.columns import in_columns
from lcc_gui.criteria.marking import criterion_fields, equation
from lcc_gui.criteria.naming import free_name, shown_name
from lcc_gui.criteria.sums import SummedCosts
from lcc_gui.criteria.weights import SumLabel, left_to_share
from lcc_gui.document import Address, Document
from lcc_gui.flow import flowing
from lcc_gui.look import em


class CriterionRow(QFrame):
    """The criterion at an address; moved to another place, its fields follow."""

    acted = Signal(str)
    """``up``, ``down`` or ``remove``: what is asked of the list that holds it."""

    def __init__(self, document: Document, address: Address) -> None:
        super().__init__()
        self.document, self.address = document, address
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._fields = dict(criterion_fields(document, address))
        self._weighed = SumLabel()
        self._weighed.hide()
        self._costs = SummedCosts(document, address)
        self._entered = QLabel(say("Marks are entered by the buyer once the offers are analysed."))
        self._entered.setProperty("role", "quiet")
        self._entered.setWordWrap(True)
        self._entered.setTextFormat(Qt.TextFormat.PlainText)
        self._subs: list[CriterionRow] = []
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(em(1.5), 0, 0, 0)
        self._lay_out()
        self.refresh()

    # Public methods

    def point(self, address: Address) -> None:
        """Show the criterion of another address."""
        if address == self.address:
            return
        self.address = self._costs.address = address
        for key, field in self._fields.items():
            field.address = address if key == "name" else (*address, key)
            field.refresh()
        self.refresh()

    def refresh(self) -> None:
        """Show what goes with this kind of criterion."""
        try:
            criterion: Criterion = read(self.document.purchase, self.address)
        except LccError:
            return
        computed = criterion.computed
        self._fields["formula"].setVisible(computed)
        self._fields["times"].setVisible(computed and criterion.formula == "linear_from_minimum")
        self._fields["environment"].setVisible(criterion.kind != "environmental")
        self._equation.setVisible(computed)
        self._equation.setText(equation(criterion))
        self._entered.setVisible(not computed and not criterion.sub_criteria)
        self._costs.setVisible(computed and self._more.isChecked())
        self._costs.refresh()
        self._subordinate(criterion)
        for button, words in self._buttons:
            button.setAccessibleName(say("{action} ({what})", action=words, what=shown_name(criterion)))

    def focus(self, key: str = "name") -> None:
        """Put the cursor in a field."""
        if key in ("scale", "decimals"):
            self._more.setChecked(True)
        self._fields.get(key, self._fields["name"]).editor.setFocus()

    def sub(self, name: str) -> CriterionRow | None:
        """Return the row of a sub-criterion."""
        return next((row for row in self._subs if row.address[-1] == name), None)

    # Private

    @property
    def _top(self) -> bool:
        return len(self.address) == 2

    def _lay_out(self) -> None:
        fields = self._fields
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        column.setSpacing(em(0.2))
        column.addWidget(in_columns(fields["name"], fields["kind"], fields["weight"], most=3, least=10))
        self._equation = QLabel()
        self._equation.setProperty("role", "quiet")
        self._equation.setWordWrap(True)
        self._equation.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (in_columns(fields["formula"], fields["times"]), self._equation, self._entered):
            column.addWidget(widget)
        column.addWidget(fields["environment"])
        details = in_columns(fields["scale"], fields["decimals"])
        details.hide()
        column.addWidget(details)
        column.addWidget(self._costs)
        column.addLayout(self._inside)
        column.addWidget(self._weighed)
        self._more = QPushButton(say("Details"))
        self._more.setCheckable(True)
        self._more.toggled.connect(details.setVisible)
        self._more.toggled.connect(lambda _: self.refresh())
        column.addWidget(self._actions())

    def _actions(self) -> QWidget:
        self._buttons: list[tuple[QPushButton, str]] = [(self._more, say("Details"))]
        if self._top:
            self._button(say("Add a sub-criterion"), self._add)
        self._button(say("Move up"), lambda: self.acted.emit("up"), "↑")
        self._button(say("Move down"), lambda: self.acted.emit("down"), "↓")
        self._button(say("Remove"), lambda: self.acted.emit("remove"))
        return flowing(*(button for button, _ in self._buttons))

    def _button(self, words: str, run: Callable[[], object], sign: str = "") -> None:
        button = QPushButton(sign or words)
        if sign:
            button.setToolTip(words)
        button.clicked.connect(lambda _=False: run())
        self._buttons.append((button, words))

    def _subordinate(self, criterion: Criterion) -> None:
        """Have a row for each sub-criterion."""
        wanted = [(*self.address, "sub_criteria", sub.name) for sub in criterion.sub_criteria]
        rows_for(self._subs, wanted, self._inside, self.document, self._act)
        self._weighed.setVisible(bool(wanted))
        if wanted:
            self._weighed.tell(criterion.sub_criteria, 100.0, criterion.weight)

    def _act(self, row: CriterionRow, action: str) -> None:
        act(self.document, self._subs.index(row), action, self.address)

    def _add(self) -> None:
        criterion: Criterion = read(self.document.purchase, self.address)
        weight = left_to_share(criterion.sub_criteria)
        name = free_name(say("Sub-criterion"), criterion.sub_criteria)
        new = Criterion(name=name, kind=criterion.kind, weight=weight)
        what = message("add a sub-criterion to {what}", what=shown_name(criterion))
        whole = criterion.replace(sums=(), sub_criteria=(*criterion.sub_criteria, new))
        self.document.set(self.address, whole, what)
        self.document.settle()
        self._subs[-1].focus()


def rows_for(
    rows: list[CriterionRow], wanted: list[Address], room: QVBoxLayout, document: Document,
    run: Callable[[CriterionRow, str], None],
) -> None:  # fmt: skip
    """Have a row for each address, in order; rows that are there are pointed elsewhere and never made again."""
    while len(rows) > len(wanted):
        rows.pop().deleteLater()
    for row, address in zip(rows, wanted, strict=False):
        row.point(address)
        row.refresh()
    for address in wanted[len(rows) :]:
        row = CriterionRow(document, address)
        row.acted.connect(lambda action, row=row: run(row, action))
        rows.append(row)
        room.addWidget(row)


def act(document: Document, place: int, action: str, inside: Address = ()) -> None:
    """Move or remove one criterion, or a sub-criterion of the one it is ``inside``."""
    here = (*inside, "sub_criteria") if inside else ("criteria",)
    kept = list(read(document.purchase, here))
    moved = kept.pop(place)
    what = message("remove {what}", what=shown_name(moved))
    if action != "remove":
        kept.insert(max(0, place + (-1 if action == "up" else 1)), moved)
        what = message("move {what}", what=shown_name(moved))
    document.set(here, tuple(kept), what)
    document.settle()
