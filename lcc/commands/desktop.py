"""``lcc gui``: start the desktop application, by name: the library does not know it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from lcc.words import LccError, say


def add_gui(commands: Any, speaks: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the command."""
    summary = say("open the desktop application")
    gui = commands.add_parser("gui", help=summary, description=summary)
    gui.add_argument("file", nargs="?", metavar=say("FILE"), help=say("a purchase file"))
    gui.add_argument("--portable", action="store_true", help=say("keep everything beside the program"))
    speaks(gui)
    gui.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from importlib import import_module

    try:
        import_module("PySide6.QtWidgets")
        start = import_module("lcc_gui.start")
    except ImportError as error:
        raise LccError(
            "The desktop application needs libraries that are not here ({reason}): pip install “lcc-tenders[gui]”.",
            reason=str(error),
        ) from error
    words = ["--portable"] if options.portable else []
    done: int = start.main([*words, *([options.file] if options.file else [])])
    return done
