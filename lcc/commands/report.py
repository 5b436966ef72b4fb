"""``lcc report``: the report on the comparison of offers, at the level of whoever reads it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from lcc.words import LccError, message, say

if TYPE_CHECKING:
    from pathlib import Path

    from lcc.purchase import Purchase

LEVELS = ("internal", "unsuccessful", "signed")
REMINDERS = {
    "internal": message("It contains the offers: keep it in the file of the purchase."),
    "unsuccessful": message(
        "Read it again before sending. Yours to add: the technical characteristics of the offer retained, without its "
        "business secrets, and in a formalised procedure the date from which the contract may be signed (R2181-3)."
    ),
    "signed": message("It names the tenderer retained alone; the other offers are counted."),
}


def add_report(commands: Any, speaks: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the command."""
    summary = say("write the report: internal, for an unsuccessful tenderer, or communicable after signature")
    command = commands.add_parser("report", help=summary, description=summary)
    command.add_argument("file", metavar=say("FILE"), help=say("a purchase file (.lcc.yaml)"))
    command.add_argument("--level", required=True, choices=LEVELS, help=say("who reads it, and when"))
    command.add_argument("--offer", metavar=say("OFFER"),
                         help=say("the unsuccessful tenderer, by name or by one of its offers"))  # fmt: skip
    command.add_argument("--analyses", action="store_true",
                         help=say("add what would change the ranking, for information (internal only)"))  # fmt: skip
    command.add_argument("--attach", action="store_true",
                         help=say("put the purchase file, offers included, in the PDF (internal only)"))  # fmt: skip
    command.add_argument("--on", type=_day, metavar=say("DATE"), help=say("date of the report; today by default"))
    named = say("the file to write, .pdf or .docx, or a folder; its name gets the level if it does not say it")
    command.add_argument("-o", "--output", metavar=say("OUTPUT"), required=True, help=named)
    speaks(command)
    command.set_defaults(run=run)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        what = say("Expected a date such as 2027-03-12, not “{given}”.", given=text)
        raise argparse.ArgumentTypeError(what) from None


def run(options: argparse.Namespace) -> int:
    """Write the report under a name that says its level, never over a file that is there."""
    from lcc.documents.report import attached, report
    from lcc.documents.writing import write_document
    from lcc.files import open_file

    purchase = open_file(options.file).purchase
    document = report(
        purchase, options.level, tenderer=options.offer, analyses=options.analyses, day=options.on or date.today()  # noqa: DTZ011  # the calendar on the buyer's wall is the one meant
    )  # fmt: skip
    name = _name(purchase, options)
    if options.attach:
        if name.suffix.lower() != ".pdf":
            raise LccError("Only a PDF carries the purchase file: name the output with .pdf.")
        document = attached(document, purchase, options.level)
    if name.exists():
        raise LccError("{file} is already there, and is left as it is: choose another name.", file=str(name))
    write_document(document, name)
    print(say("{file} is written.", file=str(name)))
    print(REMINDERS[options.level])
    return 0


def _name(purchase: Purchase, options: argparse.Namespace) -> Path:
    """Return the name asked, with the level in it."""
    from pathlib import Path

    from lcc.documents.report import report_name
    from lcc.documents.report.naming import level_in_name

    asked = Path(options.output)
    if asked.is_dir():
        return asked / report_name(purchase, options.level, tenderer=options.offer)
    level = level_in_name(options.level, options.offer)
    return asked if level in asked.stem else asked.with_name(f"{asked.stem}-{level}{asked.suffix}")
