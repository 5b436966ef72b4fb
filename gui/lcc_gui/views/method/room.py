"""What every room of the method is: a column of fields that follows the document while it is in sight."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from lcc_gui.document import Address, Document, Version
from lcc_gui.fields import Field
from lcc_gui.look import em
from lcc_gui.settings import Settings


class Room(QWidget):
    """A part of the method: it is brought up to date when it is in sight, once for each version of the document."""

    said = Signal(str)
    """Something done, said in the status line."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.document, self.settings = document, settings
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, em(0.4), 0, 0)
        self.column.setSpacing(em(0.5))
        self._shown: Version | None = None

    # Public methods

    def refresh(self) -> None:
        """Show the version in force, if another is shown."""
        if self._shown is not self.document.version:
            self._shown = self.document.version
            self.show_now()

    def show_now(self) -> None:
        """Show the version in force."""

    def seek(self, address: Address) -> QWidget | None:
        """Return the widget of what lives at an address, made visible."""
        field = nearest_field(self, address)
        if field is not None:
            open_folds(field)
        return field

    def note(self, text: object, role: str = "") -> QLabel:
        """Add a line of words."""
        label = plain_label(text, role)
        self.column.addWidget(label)
        return label


def plain_label(text: object = "", role: str = "") -> QLabel:
    """Make a line of words that wraps and holds no markup."""
    label = QLabel(str(text))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def nearest_field(inside: QWidget, address: Address) -> Field | None:
    """Return the field of an address: the one it is in, the most precise first, else the first one it holds."""
    fields = [field for field in inside.findChildren(Field) if not put_away(field)]
    holding = [field for field in fields if address[: len(field.address)] == field.address]
    if holding:
        return max(holding, key=lambda field: len(field.address))
    return next((field for field in fields if field.address[: len(address)] == address), None)


def put_away(widget: QWidget) -> bool:
    """Tell whether a widget was hidden on purpose, rather than not shown yet."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def open_folds(widget: QWidget) -> None:
    """Unfold whatever hides a widget."""
    from lcc_gui.views.method.fold import Fold

    for parent in parents(widget):
        if isinstance(parent, Fold):
            parent.unfold()


def parents(widget: QWidget) -> Iterator[QWidget]:
    """List the widgets a widget is in, from the nearest."""
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()
