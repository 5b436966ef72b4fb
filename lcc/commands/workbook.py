"""``lcc workbook``: the whole life-cycle cost as a workbook with live formulas."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from lcc.words import LccError, say

Speaks = Callable[[argparse.ArgumentParser], None]


def add_workbook(commands: Any, speaks: Speaks) -> None:
    """Add the command; ``speaks`` gives it the option of a language."""
    summary = say("write a workbook that computes everything with live formulas, alone")
    command: argparse.ArgumentParser = commands.add_parser("workbook", help=summary, description=summary)
    command.add_argument("file", metavar=say("FILE"), help=say("a purchase file (.lcc.yaml)"))
    command.add_argument("-o", "--output", metavar=say("OUTPUT"), required=True, help=say("the .xlsx file to write"))
    command.add_argument("--force", action="store_true", help=say("write over a file that is there"))
    speaks(command)
    command.set_defaults(run=_write)


def _write(options: argparse.Namespace) -> int:
    """Write the workbook, never over one that is there unless asked."""
    from pathlib import Path

    from lcc.documents.workbook import write_workbook
    from lcc.files import open_file

    if not options.output.lower().endswith(".xlsx"):
        raise LccError("A workbook is an .xlsx file, not “{given}”.", given=options.output)
    if Path(options.output).exists() and not options.force:
        raise LccError("{file} is already there, and is left as it is: choose another name, or say --force.",
                       file=options.output)  # fmt: skip
    write_workbook(open_file(options.file).purchase, options.output, language=options.lang)
    print(say("{file} is written.", file=options.output))
    return 0
