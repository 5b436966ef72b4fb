"""``lcc followup``: measured against declared values, and the statement for both parties."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from lcc.words import say

Speaks = Callable[[argparse.ArgumentParser], None]


def add_followup(commands: Any, speaks: Speaks) -> None:
    """Add the command; ``speaks`` gives it the option of a language."""
    summary = say("compare what was measured in execution with what was declared, and compute the penalty")
    command: argparse.ArgumentParser = commands.add_parser("followup", help=summary, description=summary)
    command.add_argument("file", metavar=say("FILE"), help=say("a purchase file (.lcc.yaml)"))
    command.add_argument(
        "-o", "--output", metavar=say("OUTPUT"), help=say("write the statement: .pdf, .docx or .odt by its name")
    )
    command.add_argument("--json", action="store_true", help=say("print JSON"))
    speaks(command)
    command.set_defaults(run=_followup)


def _followup(options: argparse.Namespace) -> int:
    """Print the follow-up; 1 when something of it could not be computed."""
    from lcc.files import open_file
    from lcc.followup.recomputing import follow_up

    purchase = open_file(options.file).purchase
    result = follow_up(purchase)
    if options.output:
        from lcc.documents.statement import statement
        from lcc.documents.writing import write_document

        write_document(statement(purchase), options.output)
    if options.json:
        import json

        print(json.dumps(result.to_dict(), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        print(result)
        if options.output:
            print("\n" + say("{file} is written.", file=options.output))
    return 1 if result.errors else 0
