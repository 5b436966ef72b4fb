"""Where the application keeps things: everything is under one local folder, and nothing elsewhere."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

NAME = "lcc"
PORTABLE = "lcc-data"
"""The folder beside the program, with ``--portable``."""


@dataclass(frozen=True)
class Places:
    """Settings, recovery, locks and logs, all below one folder."""

    folder: Path

    @property
    def settings(self) -> Path:
        """The settings, as JSON."""
        return self.folder / "settings.json"

    @property
    def recovery(self) -> Path:
        """Autosaved documents."""
        return self.folder / "recovery"

    @property
    def log(self) -> Path:
        """What happened, without any figure of an offer."""
        return self.folder / "log" / "lcc.log"

    def traces(self) -> list[Path]:
        """List every file kept, so that a person can see them before they go."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file()) if self.folder.is_dir() else []

    def clear(self) -> None:
        """Take everything away (*Effacer les traces*)."""
        shutil.rmtree(self.folder, ignore_errors=True)


def local_places() -> Places:
    """Return the local (not roaming) folder of the person at this machine."""
    from platformdirs import user_data_path

    return Places(user_data_path(NAME, appauthor=False, roaming=False))


def portable_places() -> Places:
    """Return the folder beside the program; it need not be writable: settings are then kept in memory."""
    program = Path(sys.executable if getattr(sys, "frozen", False) else sys.argv[0]).resolve()
    return Places(program.parent / PORTABLE)
