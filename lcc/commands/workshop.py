"""``lcc workshop``: the ready-made cases, and everything to print for one of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from lcc.commands.patience import patiently
from lcc.words import LccError, say


def add_workshop(commands: Any, speaks: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the command; ``speaks`` gives it the option of a language."""
    summary = say("list the workshop cases, or write what is to be printed for one")
    command = commands.add_parser("workshop", help=summary, description=summary)
    command.add_argument("case", nargs="?", metavar=say("CASE"), help=say("a case; all of them are listed without it"))
    command.add_argument("-o", "--output", metavar=say("FOLDER"), help=say("the folder to write into"))
    speaks(command)
    command.set_defaults(run=_workshop)


def _workshop(options: argparse.Namespace) -> int:
    from lcc.documents.workshop.cases import CASES, case_named

    if options.case is None:
        for case in CASES:
            print(say("{key}: {name}, {count} min", key=case.key, name=case.name, count=case.length))
        return 0
    case = case_named(options.case)
    if options.output is None:
        raise LccError("Say where to write: lcc workshop {case} -o FOLDER.", case=case.key)
    with patiently(say("Writing {file}", file=options.output)):
        from lcc.documents.workshop.kit import write_kit

        written = write_kit(case, options.output)
    for path in written:
        print(say("{file} is written.", file=path))
    return 0
