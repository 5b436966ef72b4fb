"""One folder in the form of the catalogue: ours, or someone's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lcc.catalogue import sheets
from lcc.catalogue.sheets import Entry
from lcc.words import message

_NAMED = re.compile(r"^- id: *([a-z0-9-]+)", re.MULTILINE)
"""How every entry of our own files starts, which a test holds: finding one does not need reading them all."""
SHELVES = ("factors", "tools", "methods")


class Folder:
    """Files of one folder, each read once, when something in it is wanted."""

    def __init__(self, path: Path, *, ours: bool) -> None:
        self.path = path
        self.ours = ours
        self._texts: dict[Path, str] = {}
        self._entries: dict[Path, list[Entry]] = {}
        self._cut: dict[Path, dict[str, str]] = {}
        self._where: dict[str, dict[str, Path]] = {}

    def files(self, shelf: str) -> list[Path]:
        """List the files of a shelf; in one's own folder, factors may also stand beside ``sources.yaml``."""
        found = sorted((self.path / shelf).glob("*.yaml"))
        if shelf == "factors" and not self.ours:
            found += sorted(path for path in self.path.glob("*.yaml") if path.name != "sources.yaml")
        return found

    def text(self, path: Path) -> str:
        """Return the text of a file, kept."""
        if path not in self._texts:
            self._texts[path] = sheets.text_of(path)
        return self._texts[path]

    def entries_in(self, path: Path) -> list[Entry]:
        """Read the entries of one file."""
        if path not in self._entries:
            sheet = sheets.read(path, self.text(path))
            single = path.parent.name == "methods"
            self._entries[path] = [sheets.whole(sheet)] if single else list(sheets.listed(sheet))
        return self._entries[path]

    def entries(self, shelf: str, worth: Callable[[str], bool] | None = None) -> Iterator[Entry]:
        """Go through a shelf; of our own lists, only through the entries whose text is ``worth`` reading."""
        for path in self.files(shelf):
            if worth is None or not self.ours or shelf == "methods" or path in self._entries:
                yield from self.entries_in(path)
            elif worth(self.text(path)):
                yield from (self._alone(path, part) for part in self._parts(path).values() if worth(part))

    def _parts(self, path: Path) -> dict[str, str]:
        """Cut one of our own lists into its entries, each still at its own lines."""
        if path not in self._cut:
            text = self.text(path)
            found = list(_NAMED.finditer(text))
            ends = [*(match.start() for match in found[1:]), len(text)]
            self._cut[path] = {
                match[1]: "\n" * text.count("\n", 0, match.start()) + text[match.start() : end]
                for match, end in zip(found, ends, strict=False)
            }
        return self._cut[path]

    def _alone(self, path: Path, part: str) -> Entry:
        """Read one entry of a list without the others."""
        return next(sheets.listed(sheets.read(path, part)))

    def names(self, shelf: str) -> dict[str, Path]:
        """Tell which file each identifier is in.

        Raises
        ------
        FileError
            When two entries have the same identifier.

        """
        if shelf not in self._where:
            where: dict[str, Path] = {}
            for path in self.files(shelf):
                for name in self._names_in(shelf, path):
                    if name in where:
                        entry = [found for found in self.entries_in(path) if found.id == name][-1]
                        what = message("“{name}” is already in {file}.", name=name, file=where[name].name)
                        raise entry.refused(what, "id")
                    where[name] = path
            self._where[shelf] = where
        return self._where[shelf]

    def _names_in(self, shelf: str, path: Path) -> list[str]:
        if self.ours:
            return [path.stem] if shelf == "methods" else _NAMED.findall(self.text(path))
        return [entry.id for entry in self.entries_in(path)]

    def entry(self, shelf: str, name: str) -> Entry:
        """Return an entry that is in this folder."""
        path = self.names(shelf)[name]
        if self.ours and shelf != "methods" and path not in self._entries:
            return self._alone(path, self._parts(path)[name])
        return next(entry for entry in self.entries_in(path) if entry.id == name)

    def sources(self) -> Iterator[tuple[str, Entry]]:
        """Go through the sources of this folder."""
        path = self.path / "sources.yaml"
        if path.is_file():
            yield from sheets.keyed(sheets.read(path, self.text(path)))
