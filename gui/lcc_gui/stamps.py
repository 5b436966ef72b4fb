"""What a file was when it was read or written, to notice that another program changed it. Qt is not needed."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Stamp:
    """The size, the time and the content of a file; all is empty when there is none."""

    size: int = -1
    time: int = 0
    """[ns]"""
    fingerprint: str = ""

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """Read the stamp of a file."""
        try:
            with path.open("rb") as opened:
                told = os.fstat(opened.fileno())
                return cls(told.st_size, told.st_mtime_ns, hashlib.file_digest(opened, "sha256").hexdigest())
        except OSError:
            return cls()

    @property
    def there(self) -> bool:
        """Tell whether there was a file."""
        return self.size >= 0

    def looks_the_same(self, path: Path) -> bool:
        """Tell from size and time alone, without reading the file."""
        try:
            told = path.stat()
        except OSError:
            return not self.there
        return (told.st_size, told.st_mtime_ns) == (self.size, self.time)


def may_write(path: Path) -> bool:
    """Tell whether a file lets itself be written; one that is not there yet does."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return True
    return bool(mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) and os.access(path, os.W_OK)
