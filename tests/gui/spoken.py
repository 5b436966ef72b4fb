"""What a screen reader is told of a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

Role = QAccessible.Role
TABLES = (Role.Table, Role.Tree, Role.List)


@dataclass(frozen=True)
class Spoken:
    """One thing said: what it is, how it is called, what it holds."""

    role: QAccessible.Role
    name: str
    description: str
    value: str
    focusable: bool
    path: str


def spoken(widget: QWidget) -> list[Spoken]:
    """Walk through all that is in sight in a widget, cells of tables left out."""
    QApplication.processEvents()
    return list(_walk(QAccessible.queryAccessibleInterface(widget), ""))


def cells(widget: QWidget) -> list[str]:
    """Say each cell of a table, headers left out."""
    found = QAccessible.queryAccessibleInterface(widget)
    inside = [found.child(place) for place in range(found.childCount())]
    return [one.text(QAccessible.Text.Name) for one in inside if one.role() is Role.Cell]


def _walk(found: QAccessibleInterface | None, path: str) -> Iterator[Spoken]:
    if found is None or found.state().invisible:
        return
    said = _said(found, path)
    yield said
    if found.role() in TABLES:
        return
    for place in range(found.childCount()):
        yield from _walk(found.child(place), f"{path} > {found.role().name} {said.name[:24]}")


def _said(found: QAccessibleInterface, path: str) -> Spoken:
    kinds = QAccessible.Text
    texts = [found.text(kind) for kind in (kinds.Name, kinds.Description, kinds.Value)]
    if found.role() is Role.ComboBox:  # on Linux, Qt gives the choice for the name, and the label as a relation
        shown = found.object()
        assert isinstance(shown, QWidget)
        texts[0] = shown.accessibleName()
    return Spoken(found.role(), *texts, bool(found.state().focusable), path)
