"""Our folder and those of one's own, laid one over the other; nothing is ever hidden silently."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lcc.catalogue.folders import Folder
from lcc.catalogue.places import shipped
from lcc.catalogue.sheets import Entry
from lcc.words import LccError, Message, message, nearest

UNKNOWN = {
    "factors": message("Unknown factor “{name}”.{near}"),
    "tools": message("Unknown tool “{name}”.{near}"),
    "methods": message("Unknown reference method “{name}”.{near}"),
}


class Layers:
    """Folders from the lowest, ours, to the highest."""

    def __init__(self, own: Sequence[Path] = ()) -> None:
        self.folders = [Folder(shipped(), ours=True), *(Folder(path, ours=False) for path in own)]
        self._held: dict[str, dict[str, tuple[Folder, str]]] = {}
        self._sources: dict[str, Entry] | None = None

    def held(self, shelf: str) -> dict[str, tuple[Folder, str]]:
        """Tell, for each identifier that may be asked, which folder answers and under which of its own.

        Raises
        ------
        FileError
            When an entry would hide another without saying so.

        """
        if shelf not in self._held:
            held: dict[str, tuple[Folder, str]] = {}
            for folder in self.folders:
                held |= self._added(folder, shelf, held)
            self._held[shelf] = held
        return self._held[shelf]

    def _added(self, folder: Folder, shelf: str, below: dict[str, tuple[Folder, str]]) -> dict[str, tuple[Folder, str]]:
        """Return what a folder adds to those below it."""
        added = {name: (folder, name) for name in folder.names(shelf)}
        if folder.ours:
            return added
        for name in list(added):
            entry = folder.entry(shelf, name)
            replaced = entry.data.get("replaces")
            if replaced is None:
                if name in below:
                    raise entry.refused(
                        message(
                            "“{name}” is already in the catalogue: choose another name, "
                            "or write “replaces: {name}” to take its place knowingly.", name=name,
                        ), "id",
                    )  # fmt: skip
                continue
            if not isinstance(replaced, str) or replaced not in below:
                near = nearest(str(replaced), below)
                what = message("Nothing to replace is called “{name}”.{near}", name=str(replaced)[:60], near=near)
                raise entry.refused(what, "replaces")
            self._same_unit(entry, below[replaced], shelf)
            added[replaced] = (folder, name)
        return added

    def _same_unit(self, entry: Entry, replaced: tuple[Folder, str], shelf: str) -> None:
        """Refuse a replacement that would be read in another unit."""
        folder, name = replaced
        unit = folder.entry(shelf, name).data.get("unit")
        if entry.data.get("unit") != unit:
            raise entry.refused(message("What it replaces is in {unit}: keep the same unit.", unit=unit), "unit")

    def entry(self, shelf: str, name: str) -> Entry:
        """Return the entry that answers to an identifier.

        Raises
        ------
        LccError
            When there is none, with the nearest.

        """
        held = self.held(shelf)
        if name not in held:
            unknown = UNKNOWN[shelf].text
            raise LccError(Message(unknown, {"name": str(name)[:80], "near": nearest(str(name), held)}))
        folder, own_name = held[name]
        return folder.entry(shelf, own_name)

    def entries(self, shelf: str, worth: Callable[[str], bool] | None = None) -> Iterator[Entry]:
        """Go through all that is not replaced, the highest folder first; ``worth`` may spare reading some files."""
        held = self.held(shelf)
        for folder in reversed(self.folders):
            for entry in folder.entries(shelf, worth):
                if held[entry.id] == (folder, entry.id):
                    yield entry

    def sources(self) -> dict[str, Entry]:
        """Return the sources by name.

        Raises
        ------
        FileError
            When two folders give the same name to two sources.

        """
        if self._sources is None:
            found: dict[str, Entry] = {}
            for folder in self.folders:
                for name, entry in folder.sources():
                    if name in found:
                        what = message(
                            "The source “{name}” is already in the catalogue: choose another name.", name=name
                        )
                        raise entry.refused(what)
                    found[name] = entry
            self._sources = found
        return self._sources
