"""Several fields that edit one value together, and move with it from one thing of a list to the next."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lcc import LccError, read
from lcc_gui.document import Address, Document
from lcc_gui.fields import Field
from lcc_gui.look import em


class Part(QWidget):
    """A few fields around one address; subclasses show those that make sense in ``arrange``."""

    def __init__(self, document: Document, address: Address) -> None:
        super().__init__()
        self.document, self.address = document, address
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(em(0.1))

    # Public methods

    def value(self) -> Any:
        """Return the value in force, None when there is none."""
        return value_at(self.document, self.address)

    def arrange(self) -> None:
        """Show the fields that make sense for the value in force."""


def value_at(document: Document, address: Address) -> Any:
    """Return what lives at an address, None when it leads nowhere."""
    try:
        return read(document.purchase, address)
    except LccError:
        return None


def point_at(inside: QWidget, address: Address) -> None:
    """Point every field in a form at another thing: the beginning of their addresses is replaced."""
    for part in inside.findChildren(Part):
        part.address = (*address, *part.address[len(address) :])
    for field in inside.findChildren(Field):
        field.address = (*address, *field.address[len(address) :])
        field.left()
        field.refresh()


def arrange(inside: QWidget) -> None:
    """Let every part of a form show what makes sense."""
    for part in inside.findChildren(Part):
        part.arrange()
