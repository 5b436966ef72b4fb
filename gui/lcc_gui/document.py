"""The purchase being edited: its versions, what is half-typed, and what follows from it. Qt is not needed."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any
from weakref import WeakMethod, ref

from lcc import Comparison, Purchase, compare, findings, read, rename
from lcc import replace as replace_at
from lcc.plan import Finding
from lcc.words import LccError, Message, message

Address = tuple[str, ...]
Watcher = Callable[[], None]
MOST_VERSIONS = 500


@dataclass(frozen=True)
class Draft:
    """What someone typed where the purchase cannot take it yet, and why."""

    typed: str
    mistake: Message


@dataclass(frozen=True, eq=False)
class Version:
    """One state of the document, and the sentence that undoes it."""

    purchase: Purchase
    drafts: Mapping[Address, Draft] = field(default_factory=lambda: MappingProxyType({}))
    what: Message = field(default_factory=lambda: Message(""))
    key: object = None
    """Edits of one key follow each other into one version until the document is settled."""

    @cached_property
    def comparison(self) -> Comparison:
        """The offers compared."""
        return compare(self.purchase)

    @cached_property
    def trials(self) -> Comparison:
        """The trial offers compared."""
        return compare(self.purchase, trials=True)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong or doubtful, the half-typed included, for offers and trial offers alike."""
        found = list(findings(self.purchase))
        if self.purchase.trials:
            found += [one for one in findings(self.purchase, trials=True) if one not in found]
        typed = [Finding(address, draft.mistake) for address, draft in self.drafts.items()]
        return (*typed, *found)


class Document:
    """Versions of a purchase, one in force; whoever watches is told when it changes."""

    def __init__(self, purchase: Purchase, path: Path | None = None, *, saved: bool = True) -> None:
        self._versions = [Version(purchase)]
        self._place = 0
        self._clean: Version | None = self._versions[0] if saved else None
        self._settled = True
        self._watchers: list[Callable[[], Watcher | None]] = []
        self.path = path
        self.kept: dict[str, Any] = {}
        """What pages keep while the document is open and no file holds, such as an example being written."""

    # What it is now

    @property
    def version(self) -> Version:
        """The version in force."""
        return self._versions[self._place]

    @property
    def purchase(self) -> Purchase:
        """The purchase in force."""
        return self.version.purchase

    @property
    def comparison(self) -> Comparison:
        """The offers compared."""
        return self.version.comparison

    @property
    def trials(self) -> Comparison:
        """The trial offers compared."""
        return self.version.trials

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong or doubtful."""
        return self.version.findings

    @property
    def modified(self) -> bool:
        """Tell whether something is not in the file."""
        return self.version is not self._clean

    def said(self, address: Sequence[str]) -> list[Finding]:
        """List what is found exactly at an address, or inside it."""
        here = tuple(address)
        return [finding for finding in self.findings if finding.address[: len(here)] == here]

    def typed(self, address: Sequence[str]) -> str | None:
        """Return what is half-typed at an address."""
        draft = self.version.drafts.get(tuple(address))
        return draft.typed if draft else None

    # Change

    def set(self, address: Sequence[str], given: Any, what: Message, key: object = None) -> bool:
        """Put a value at an address; what the purchase cannot take is kept as typed, with the reason.

        Returns whether the purchase took it.
        """
        here = tuple(address)
        self.set_all([(here, given)], what, key if key is not None else here)
        return here not in self.version.drafts

    def set_all(self, changes: Iterable[tuple[Sequence[str], Any]], what: Message, key: object = None,
                start: Purchase | None = None) -> None:  # fmt: skip
        """Put several values in one edit, on the purchase in force or on ``start``."""
        drafts = dict(self.version.drafts)
        purchase = start if start is not None else self.purchase
        for address, given in changes:
            here = tuple(address)
            drafts.pop(here, None)
            try:
                purchase = replace_at(purchase, here, given)
            except LccError as error:
                drafts[here] = Draft(str(given), error.message)
        if purchase != self.purchase or drafts != dict(self.version.drafts):
            self._add(Version(purchase, MappingProxyType(drafts), what, key))

    def do(self, purchase: Purchase, what: Message, key: object = None) -> None:
        """Put another purchase in force; nothing happens when it is the same."""
        if purchase != self.purchase:
            self._add(Version(purchase, self.version.drafts, what, key))

    def rename(self, address: Sequence[str], new: str, what: Message) -> None:
        """Rename what lives at an address, in everything that refers to it; what is half-typed in it follows.

        Raises
        ------
        LccError
            When the name is taken.

        """
        here = tuple(address)
        renamed = rename(self.purchase, here, new)
        there = (*here[:-1], new)
        drafts = {
            (*there, *old[len(here) :]) if old[: len(here)] == here else old: draft
            for old, draft in self.version.drafts.items()
            if old != (*here, "name")
        }
        if renamed != self.purchase or drafts != dict(self.version.drafts):
            self._add(Version(renamed, MappingProxyType(drafts), what))

    def reload(self, purchase: Purchase, path: Path) -> None:
        """Take what the file holds; what was there before can still be undone to."""
        self.settle()
        if purchase != self.purchase or self.version.drafts:
            self._add(Version(purchase, what=message("taking what is on disk")))
        self.saved(path)

    def _add(self, version: Version) -> None:
        before = self.version
        version = replace(version, drafts=_held(version))
        joined = not self._settled and version.key is not None and version.key == before.key and self._place > 0
        del self._versions[self._place + 1 :]
        if joined and before is not self._clean:
            self._versions[self._place] = replace(version, what=before.what)
        else:
            self._versions.append(version)
            del self._versions[: -MOST_VERSIONS - 1]
            self._place = len(self._versions) - 1
        self._settled = False
        self._tell()

    def settle(self) -> None:
        """End the edit under way: the next one is undone by itself."""
        self._settled = True

    def saved(self, path: Path) -> None:
        """Note that the version in force is in a file."""
        self.path, self._clean = path, self.version
        self.settle()
        self._tell()

    # Undo

    @property
    def undo_text(self) -> Message | None:
        """What undoing would undo."""
        return self.version.what if self._place > 0 else None

    @property
    def redo_text(self) -> Message | None:
        """What redoing would do again."""
        return self._versions[self._place + 1].what if self._place + 1 < len(self._versions) else None

    def undo(self) -> None:
        """Go back to the version before."""
        self._go(self._place - 1)

    def redo(self) -> None:
        """Go forward again."""
        self._go(self._place + 1)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._versions):
            self._place = place
            self.settle()
            self._tell()

    # Watchers

    def watch(self, watcher: Watcher) -> None:
        """Call a bound method after each change, for as long as its object lives."""
        self._watchers.append(WeakMethod(watcher) if inspect.ismethod(watcher) else ref(watcher))

    def _tell(self) -> None:
        for kept in list(self._watchers):
            watcher = kept()
            if watcher is None:
                self._watchers.remove(kept)
            else:
                watcher()


def _held(version: Version) -> Mapping[Address, Draft]:
    """Keep what is half-typed in things that are still there."""

    def there(address: Address) -> bool:
        try:
            read(version.purchase, address[:-1])
        except LccError:
            return False
        return True

    return MappingProxyType({address: draft for address, draft in version.drafts.items() if there(address)})
