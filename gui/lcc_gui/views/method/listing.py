"""A list of named things as a table, with the form of the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lcc.words import say
from lcc_gui.document import Address, Document
from lcc_gui.fields import Field
from lcc_gui.flow import flowing
from lcc_gui.grid import GridModel, GridView
from lcc_gui.look import em, shades
from lcc_gui.settings import Settings
from lcc_gui.views.method.naming import ThingsSheet
from lcc_gui.views.method.part import arrange, point_at
from lcc_gui.views.method.room import Room, nearest_field, open_folds, put_away
from lcc_gui.views.method.things import Kind, Things

MOST_ROWS = 9
NAMES = 0.4
"""Share of the width that names take, at the most."""


class Listing(Room):
    """The table, its buttons, the form; subclasses make the form and what is added."""

    kind: Kind
    intro = ""

    def __init__(self, document: Document, settings: Settings, sheet: type[ThingsSheet], name: str) -> None:
        super().__init__(document, settings)
        self.things = Things(document, self.kind)
        self.sheet = sheet(self.things)
        self.table = GridView(GridModel(self.sheet, shades(settings.choices)), name)
        self.table.setSelectionBehavior(GridView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setMinimumSectionSize(em(4))
        self.table.verticalHeader().setHighlightSections(False)
        self.bar = self.buttons()
        self.column.addWidget(self.table)
        self.column.addWidget(self.bar)
        self.form = QWidget()
        self.inside = QVBoxLayout(self.form)
        self.inside.setContentsMargins(0, em(0.4), 0, 0)
        self.inside.setSpacing(em(0.4))
        self.column.addWidget(self.form)
        self.relevant: list[tuple[QWidget, Callable[[Any], bool]]] = []
        self.fill()
        self.column.addStretch()
        self._at: str | None = None
        self._titles: tuple[str, ...] | None = None
        self._high, self._fitted = 0, False
        self.table.selectionModel().currentChanged.connect(lambda *_: self.follow_row())
        self.table.opened.connect(lambda _: self.edit_first())

    # For subclasses

    def buttons(self) -> QWidget:
        """Make the row of buttons."""
        self.of_one = [
            self.button(say("Duplicate"), lambda: self._then(self.place() + 1, self.things.duplicate, self.place())),
            self.button(say("Move up"), lambda: self._move(-1), "↑"),
            self.button(say("Move down"), lambda: self._move(1), "↓"),
            self.button(say("Remove"), lambda: self.things.remove(self.place())),
        ]
        return flowing(self.button(say("Add"), self.add), *self.of_one, *self.more_buttons())

    def more_buttons(self) -> list[QWidget]:
        """Make what else can be done with the list."""
        return []

    def add(self) -> None:
        """Add a thing."""
        raise NotImplementedError

    def fill(self) -> None:
        """Put the fields in the form."""
        raise NotImplementedError

    # Public methods

    def show_now(self) -> None:
        """Show the list in force, and the thing under the cursor."""
        place = self.place()
        self.table.grid.refresh()
        titles = (*self.sheet.rows(), *self.things.names())
        if titles != self._titles:
            self._titles = titles
            self._fit()
        if self.things.items:
            self.put_cursor(place)
        self.follow_row()

    def seek(self, address: Address) -> QWidget | None:
        """Put the cursor on the thing of an address, and return the field."""
        names = self.things.names()
        if len(address) < 3 or address[2] not in names:
            return self.table
        self.put_cursor(names.index(address[2]))
        if len(address) == 3:
            return self.table
        field = nearest_field(self.form, address)
        if field is None:
            return self.table
        open_folds(field)
        return field

    def share_width(self) -> None:
        """Give columns what they need, the widest less where the window is narrow: texts are then cut."""
        self.table.resizeColumnsToContents()
        header = self.table.horizontalHeader()
        room = self.table.width() - self.table.verticalHeader().width() - 2 * self.table.frameWidth()
        room -= self.table.verticalScrollBar().sizeHint().width() if len(self.things.items) > MOST_ROWS else 0
        wide = [header.sectionSize(place) for place in range(header.count())]
        least = [header.sectionSizeFromContents(place).width() for place in range(header.count())]
        while sum(wide) > room and (spare := [size - floor for size, floor in zip(wide, least, strict=True)]):
            if max(spare) <= em(0.5):
                break
            wide[spare.index(max(spare))] -= em(0.5)
        wide[-1] += max(room - sum(wide), 0)
        self._without_bar(fits=sum(wide) <= room)
        for place, size in enumerate(wide):
            header.resizeSection(place, size)

    def place(self) -> int:
        """Return the place of the thing under the cursor."""
        return min(max(self.table.currentIndex().row(), 0), max(len(self.things.items) - 1, 0))

    def put_cursor(self, place: int) -> None:
        """Put the cursor on a thing."""
        column = max(self.table.currentIndex().column(), 0)
        self.table.setCurrentIndex(self.table.grid.index(min(place, len(self.things.items) - 1), column))
        self.follow_row()

    def follow_row(self) -> None:
        """Show the thing under the cursor in the form."""
        items = self.things.items
        self.form.setVisible(bool(items))
        for button in self.of_one:
            button.setEnabled(bool(items))
        if not items:
            self._at = None
            return
        item = items[self.place()]
        if item.name != self._at:
            self._at = item.name
            point_at(self.form, self.things.address(item.name))
        self._arrange(item)

    def edit_first(self) -> None:
        """Go from the table to the form."""
        field = next((one for one in self.form.findChildren(Field) if not put_away(one)), None)
        if field is not None:
            field.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def button(self, words: str, run: Callable[[], object], sign: str = "") -> QPushButton:
        """Make a button of the row."""
        made = QPushButton(sign or words)
        made.setAccessibleName(words)
        if sign:
            made.setToolTip(words)
        made.clicked.connect(lambda _=False: run())
        return made

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width between the columns."""
        super().resizeEvent(event)
        if self._titles is not None and event.oldSize().width() != event.size().width():
            self._fit()

    # Private

    def _fit(self) -> None:
        """Give rows their height and columns their width: only when things come, go or are renamed."""
        self.table.fit(min(em(15), round(self.width() * NAMES)), MOST_ROWS)
        self._high, self._fitted = self.table.height(), False
        self.share_width()

    def _without_bar(self, *, fits: bool) -> None:
        """Leave room for a scroll bar where there is one."""
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        if self.table.horizontalScrollBarPolicy() is not policy or not self._fitted:
            bar = self.table.horizontalScrollBar().sizeHint().height()
            self.table.setHorizontalScrollBarPolicy(policy)
            self.table.setFixedHeight(self._high - (bar if fits else 0))
            self._fitted = True

    def _then(self, place: int, run: Callable[[int], object], given: int) -> None:
        run(given)
        self.refresh()
        self.put_cursor(place)

    def _move(self, step: int) -> None:
        there = self.things.move(self.place(), step)
        self.refresh()
        self.put_cursor(there)

    def _arrange(self, item: Any) -> None:
        for widget, wanted in self.relevant:
            found = isinstance(widget, Field) and bool(self.document.said(widget.address))
            shown = wanted(item) or found
            if shown and put_away(widget) and isinstance(widget, Field):
                widget.show()
                widget.refresh()
            widget.setVisible(shown)
        arrange(self.form)
