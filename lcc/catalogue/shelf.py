"""Factors as one reads them: ours, with folders of one's own laid over them."""

from __future__ import annotations

import os
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from lcc.catalogue.layers import Layers
from lcc.catalogue.places import folder_named

if TYPE_CHECKING:
    from lcc.catalogue.citations import Reference
    from lcc.catalogue.entries import Factor


class Shelf:
    """The factors and their sources, each file read when something in it is wanted."""

    def __init__(self, *folders: str | os.PathLike[str]) -> None:
        self.layers = Layers([folder_named(folder) for folder in folders])
        self._factors: dict[str, Factor] = {}

    @cached_property
    def sources(self) -> dict[str, Reference]:
        """The publications that figures come from, by name."""
        from lcc.catalogue.citations import Reference

        found = {}
        for name, entry in self.layers.sources().items():
            reference: Reference = entry.valid(Reference)
            found[name] = reference.replace(id=name)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self.layers.held("factors")

    def factor(self, name: str, *, on: date | None = None) -> Factor:
        """Return a factor, read on a day (today by default): ``in_force`` is the value it then has.

        Raises
        ------
        LccError
            When no factor has this identifier, with the nearest; when its file is wrong, with line and column.

        """
        from lcc.catalogue.entries import Factor

        if name not in self._factors:
            self._factors[name] = self.layers.entry("factors", name).valid(Factor, dict(self.sources))
        return self._factors[name].on(on)

    def factors(
        self, *, kind: str | None = None, geography: str | None = None, on: date | None = None
    ) -> tuple[Factor, ...]:
        """List the factors of a kind, of a country or with a value on a day; all of them by default."""
        return self.search("", kind=kind, geography=geography, on=on)

    def search(
        self, words: str, *, kind: str | None = None, geography: str | None = None, on: date | None = None
    ) -> tuple[Factor, ...]:
        """Find factors by words of their labels, French or English, accents and capitals or not; best first.

        Parameters
        ----------
        words : str
            All of them are needed, anywhere in the entry; ``""`` finds all.
        kind, geography : str, optional
            A kind (``energy-price``) and a country (``FR`` or ``France``).
        on : date, optional
            Only factors with a value on that day.

        """
        from lcc.catalogue.cards import find

        self.check()
        return tuple(self.factor(entry.id, on=on) for entry in find(self.layers, words, kind, geography, on))

    def check(self) -> None:
        """Check whole the folders of one's own.

        Raises
        ------
        FileError
            Saying what is wrong, at its line and column: a type, a source that is missing, a name already taken.

        """
        self.layers.held("factors")
        for folder in self.layers.folders:
            if not folder.ours:
                for name in folder.names("factors"):
                    self.factor(name)
