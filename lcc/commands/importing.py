"""``lcc import``: take the forms that tenderers filled in into a purchase file."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lcc.words import Message, counted, message, say

if TYPE_CHECKING:
    from lcc.purchase import Purchase

Speaks = Callable[[argparse.ArgumentParser], None]


def add_import(commands: Any, speaks: Speaks) -> None:
    """Add the command; ``speaks`` gives it the option of a language."""
    summary = say("take filled-in forms into a purchase file, and say what to look at in each")
    command: argparse.ArgumentParser = commands.add_parser("import", help=summary, description=summary)
    command.add_argument("file", metavar=say("FILE"), help=say("a purchase file (.lcc.yaml)"))
    command.add_argument(
        "forms", nargs="+", metavar=say("FORM"), help=say("forms filled in by tenderers, .xlsx or .ods")
    )
    command.add_argument("--replace", action="store_true",
                         help=say("put an offer in place of the one of the same name and tenderer"))  # fmt: skip
    command.add_argument("--dry-run", action="store_true", help=say("say what would be done, and write nothing"))
    command.add_argument("--json", action="store_true", help=say("print JSON"))
    speaks(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    """Read every form, write the file once; 1 when a form is refused or something in one is missing."""
    from lcc.commands.patience import patiently
    from lcc.documents.reading import import_forms
    from lcc.documents.reading.in_file import with_offers
    from lcc.files import open_file

    before = open_file(options.file).purchase
    with patiently(say("Reading {file}", file=options.file)):
        after, reports = import_forms(before, list(_named(options.forms)), replace=options.replace)
    written = after != before and not options.dry_run
    if written:
        with_offers(before, after, options.file)
    if options.json:
        import json

        data = {"file": options.file, "written": written, "forms": [report.to_dict() for report in reports]}
        print(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        print("\n\n".join([*map(str, reports), str(_outcome(options, before, after))]))
    return 0 if all(report.complete for report in reports) else 1


def _named(given: Sequence[str]) -> Iterator[str]:
    """List the forms; where the shell leaves ``*`` as it is, as on Windows, it is understood here."""
    import glob
    import os

    for name in given:
        if "*" in name and not os.path.lexists(name):
            yield from sorted(glob.glob(name)) or [name]  # noqa: PTH207  # names are told as they were typed
        else:
            yield name


def _outcome(options: argparse.Namespace, before: Purchase, after: Purchase) -> Message:
    """Say what became of the file."""
    if after == before:
        return message("{file} is left as it is.", file=options.file)
    if options.dry_run:
        return message("Nothing is written (--dry-run).")
    taken = sum(offer not in before.offers for offer in after.offers)
    return counted(
        "{file} is written, with {count} offer of these forms; the file before is kept as {file}.bak.",
        "{file} is written, with {count} offers of these forms; the file before is kept as {file}.bak.",
        taken, file=options.file,
    )  # fmt: skip
