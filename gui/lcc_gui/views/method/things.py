"""Lists of named things in a method: add, duplicate, rename, move, remove, each undone by itself. Qt is not needed."""

from __future__ import annotations

from typing import Any, Literal

from lcc.formula import RESERVED, fold
from lcc.value import Value
from lcc.words import LccError, choose, message, say
from lcc_gui.document import Address, Document

Kind = Literal["parameters", "resources", "costs", "externalities"]


class Things:
    """One list of the method."""

    def __init__(self, document: Document, kind: Kind) -> None:
        self.document, self.kind = document, kind

    @property
    def items(self) -> tuple[Any, ...]:
        """The things in force, in their order."""
        found: tuple[Any, ...] = getattr(self.document.purchase.method, self.kind)
        return found

    def names(self) -> list[str]:
        """List their names."""
        return [item.name for item in self.items]

    def address(self, name: str, *inside: str) -> Address:
        """Return where a thing, or one of its fields, lives."""
        return ("method", self.kind, name, *inside)

    def free_name(self, wished: str) -> str:
        """Return a name that nothing of the list has, the one wished or that one numbered."""
        taken = {fold(name) for name in self.names()} | (RESERVED if self.kind == "parameters" else set())
        mark = "_" if self.kind == "parameters" else " "
        candidates = (wished, *(f"{wished[:34]}{mark}{n}" for n in range(2, 3000)))
        return next(name for name in candidates if fold(name) not in taken)

    def add(self, item: Value, place: int | None = None) -> None:
        """Add a thing, at the end or at a place."""
        kept = list(self.items)
        kept.insert(len(kept) if place is None else place, item)
        self._put(kept, message("add {what}", what=called(item)))

    def duplicate(self, place: int) -> None:
        """Add a copy after a thing."""
        item = self.items[place]
        copy = item.replace(name=self.free_name(item.name), label=copied_label(item))
        kept = [*self.items[: place + 1], copy, *self.items[place + 1 :]]
        self._put(kept, message("duplicate {what}", what=called(item)))

    def remove(self, place: int) -> None:
        """Take a thing away; undo brings it back."""
        item = self.items[place]
        self._put([one for one in self.items if one is not item], message("remove {what}", what=called(item)))

    def move(self, place: int, step: int) -> int:
        """Move a thing up or down; return where it is."""
        there = min(max(place + step, 0), len(self.items) - 1)
        if there != place:
            kept = list(self.items)
            kept.insert(there, kept.pop(place))
            self._put(kept, message("move {what}", what=called(self.items[place])))
        return there

    def rename(self, name: str, new: str) -> None:
        """Rename a thing wherever it is named; a name that cannot be taken is kept as typed, with the reason."""
        typed = new.strip()
        if typed == name:
            self.document.set(self.address(name, "name"), name, message("rename {what}", what=name))
            return
        what = message("rename {what}", what=name)
        try:
            self.document.rename(self.address(name), typed, what)
        except LccError:
            self.document.set(self.address(name, "name"), typed, what)
        self.document.settle()

    # Private

    def _put(self, items: list[Any], what: Any) -> None:
        self.document.settle()
        method = self.document.purchase.method.replace(**{self.kind: tuple(items)})
        self.document.do(self.document.purchase.replace(method=method), what)
        self.document.settle()


def called(item: Any) -> str:
    """Return what people call a thing."""
    return choose(item.label) or str(item.name)


def copied_label(item: Any) -> str:
    """Label a copy."""
    return say("{label} (copy)", label=called(item)) if choose(item.label) else ""
