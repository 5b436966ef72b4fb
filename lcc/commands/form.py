"""``lcc form``: the bidder's form, to join to the tender documents."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lcc.words import LccError, say

Speaks = Callable[[argparse.ArgumentParser], None]


def add_form(commands: Any, speaks: Speaks) -> None:
    """Add the command; ``speaks`` gives it the option of a language."""
    summary = say("write the bidder’s form, to join to the tender documents")
    command = commands.add_parser("form", help=summary, description=summary)
    command.add_argument("file", metavar=say("FILE"), help=say("a purchase file (.lcc.yaml)"))
    command.add_argument(
        "-o", "--output", metavar=say("OUTPUT"), required=True,
        help=say("the file to write, .xlsx or .ods; never one that is there"),
    )  # fmt: skip
    speaks(command)
    command.set_defaults(run=_form)


def _form(options: argparse.Namespace) -> int:
    """Write a new file, never over one that is there: it may be filled in already."""
    from datetime import date

    from lcc.documents.form import write_form
    from lcc.files import open_file

    if Path(options.output).exists():
        raise LccError("{file} is already there, and is left as it is: choose another name.", file=options.output)
    today = date.today()  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant
    write_form(open_file(options.file).purchase, options.output, day=today)
    print(say("{file} is written.", file=options.output))
    return 0
