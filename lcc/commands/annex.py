"""``lcc annex``: the annex to the tender documents."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lcc.commands.patience import patiently
from lcc.words import say

if TYPE_CHECKING:
    from lcc.files import PurchaseFile

Speaks = Callable[[argparse.ArgumentParser], None]


def add_annex(commands: Any, speaks: Speaks) -> None:
    """Add the command; ``speaks`` gives it the option of a language."""
    summary = say("write the annex to the tender documents: data asked, method, worked example")
    command = commands.add_parser("annex", help=summary, description=summary)
    command.add_argument("file", metavar=say("FILE"), help=say("a purchase file (.lcc.yaml)"))
    command.add_argument(
        "-o", "--output", metavar=say("OUTPUT"), required=True, help=say("the file to write: .pdf, .docx or .odt")
    )
    speaks(command)
    command.set_defaults(run=_annex)


def _annex(options: argparse.Namespace) -> int:
    """Write the annex, then list on the screen alone what remains to fill in."""
    from datetime import date

    from lcc.documents.annex import annex
    from lcc.documents.writing import write_document
    from lcc.files import open_file

    with patiently(say("Writing {file}", file=options.output)):
        opened = open_file(options.file)
        today = date.today()  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant
        write_document(annex(opened.purchase, day=today), options.output)
    print(say("{file} is written.", file=options.output))
    _remains(opened)
    return 0


def _remains(opened: PurchaseFile) -> None:
    """List gaps at their line, then what no file can tell."""
    from lcc.documents.annex import remaining

    method = opened.purchase.method
    if found := remaining(opened.purchase):
        print(say("What remains to fill in:"))
    for item in sorted(found, key=lambda item: opened.position(item.address)):
        line, column = opened.position(item.address)
        print(f"{opened.name}:{line}:{column}: {item}")
    if any(parameter.asked for parameter in method.parameters):
        print(say(
            "Outside this file: list the data asked in the tender rules under “présentation des offres”. Named only "
            "under "
            "“jugement des offres”, they would not make an incomplete offer irregular (CE 501774)."
        ))  # fmt: skip
    if method.clause is not None:
        print(say("Outside this file: if the clause departs from the CCAG, list it in the last article of the CCAP."))
