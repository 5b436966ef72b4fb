"""What is said to someone who waits."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds before saying what is being done."""


@contextmanager
def patiently(what: str) -> Iterator[None]:
    """Say on the error stream what is being done when it takes more than a second and someone is there to read it."""
    if not sys.stderr.isatty():
        yield
        return
    timer = threading.Timer(PATIENCE, lambda: print(f"{what}…", file=sys.stderr, flush=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
