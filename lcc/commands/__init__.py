"""The commands of the catalogue: ``lcc catalogue``, ``lcc new``, ``lcc tools``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lcc.commands.annex import add_annex
from lcc.commands.desktop import add_gui
from lcc.commands.followup import add_followup
from lcc.commands.form import add_form
from lcc.commands.freezing import add_freezing
from lcc.commands.importing import add_import
from lcc.commands.report import add_report
from lcc.commands.robustness import add_robustness
from lcc.commands.score import add_score
from lcc.commands.workbook import add_workbook
from lcc.commands.workshop import add_workshop
from lcc.words import say

Speaks = Callable[[argparse.ArgumentParser], None]
Commands = Any
"""What argparse adds commands to; its class is private."""

if TYPE_CHECKING:
    from datetime import date


def add(commands: Commands, speaks: Speaks) -> None:
    """Add the commands; ``speaks`` gives each the option of a language."""
    _catalogue(commands, speaks)
    new = commands.add_parser(
        "new", help=say("write a purchase file to fill in"),
        description=say("Write a purchase file to fill in, commented; it never overwrites."),
    )  # fmt: skip
    new.add_argument("file", metavar=say("FILE"), help=say("the file to write, such as copiers.lcc.yaml"))
    new.add_argument("--method", metavar="ID", help=say("a reference method; see lcc catalogue methods"))
    new.add_argument("--base-year", type=int, metavar=say("YEAR"), help=say("year 0: when it is bought"))
    new.add_argument("--years", type=int, metavar="N", help=say("study period in years"))
    restate = say("restate prices to the base year, with this yearly rate after the last known index")
    new.add_argument("--inflation", metavar=say("RATE"), help=restate)
    _day(new)
    _own(new)
    speaks(new)
    new.set_defaults(run=_run("new", "write"))
    _tools(commands, speaks)
    add_score(commands, speaks)
    add_freezing(commands, speaks)
    add_robustness(commands, speaks)
    add_import(commands, speaks)
    add_followup(commands, speaks)
    add_gui(commands, speaks)
    add_workbook(commands, speaks)
    add_report(commands, speaks)
    add_annex(commands, speaks)
    add_workshop(commands, speaks)
    add_form(commands, speaks)


def _catalogue(commands: Commands, speaks: Speaks) -> None:
    summary = say("search the catalogue: sourced factors and reference methods")
    catalogue = commands.add_parser("catalogue", help=summary, description=summary)
    speaks(catalogue)
    parts = catalogue.add_subparsers(metavar=say("command"), required=True)
    search = _part(parts, speaks, "search", say("find factors by words, French or English"))
    search.add_argument("words", nargs="*", metavar=say("WORD"), help=say("all are needed; without any, all factors"))
    search.add_argument("--kind", help=say("energy-price, carbon-value, discount-rate…"))
    search.add_argument("--geography", metavar=say("COUNTRY"), help=say("country: FR or France"))
    _day(search)
    show = _part(parts, speaks, "show", say("show a factor, a reference method or a tool whole"))
    show.add_argument("id", metavar="ID", help=say("its identifier"))
    _day(show)
    methods = _part(parts, speaks, "methods", say("list the reference methods by product family"))
    methods.add_argument("--family", help=say("a family, by its code or its name"))
    review = _part(
        parts, speaks, "review", say("list the factors to check again, or what is newer than a purchase file")
    )
    review.add_argument(
        "file", nargs="?", metavar=say("FILE"), help=say("a purchase file: list its values that have a newer one")
    )
    review.add_argument(
        "--within", type=int, default=90, metavar=say("DAYS"), help=say("best before so many days; 90 by default")
    )
    _day(review)


def _part(parts: Commands, speaks: Speaks, name: str, summary: str) -> argparse.ArgumentParser:
    part: argparse.ArgumentParser = parts.add_parser(name, help=summary, description=summary)
    _exports(part)
    _own(part)
    speaks(part)
    part.set_defaults(run=_run("catalogue", name))
    return part


def _tools(commands: Commands, speaks: Speaks) -> None:
    summary = say("search the inventory of life-cycle cost tools")
    more = say("lcc tools compare ID ID sets tools side by side; lcc tools suggest FAMILY says what fits a family.")
    tools = commands.add_parser("tools", help=summary, description=summary, epilog=more)
    tools.add_argument("words", nargs="*", metavar=say("WORD"), help=say("all are needed; without any, all tools"))
    tools.add_argument("--family", help=say("a family, by its code or its name"))
    tools.add_argument("--country", metavar=say("COUNTRY"), help=say("country: FR or France"))
    tools.add_argument("--free", action="store_true", help=say("only those that are free"))
    _exports(tools)
    _own(tools)
    speaks(tools)
    tools.set_defaults(run=_run("tools", "run"))


def _exports(command: argparse.ArgumentParser) -> None:
    kinds = command.add_mutually_exclusive_group()
    kinds.add_argument("--json", action="store_true", help=say("print JSON"))
    kinds.add_argument("--csv", action="store_true", help=say("print CSV"))
    kinds.add_argument("--markdown", action="store_true", help=say("print a Markdown table, for a hand-out"))


def _own(command: argparse.ArgumentParser) -> None:
    command.add_argument("--factors", action="append", default=None, metavar=say("FOLDER"),
                         help=say("a folder of your own in the form of the catalogue, laid over it"))  # fmt: skip


def _day(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--on", type=_read_day, metavar=say("DATE"), help=say("as of a day such as 2027-03-12; today by default")
    )


def _read_day(text: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        what = say("Expected a date such as 2027-03-12, not “{given}”.", given=text)
        raise argparse.ArgumentTypeError(what) from None


def _run(room: str, name: str) -> Callable[[argparse.Namespace], int]:
    """Import a room only when its command runs, with the folders asked."""

    def run(options: argparse.Namespace) -> int:
        from importlib import import_module

        from lcc.catalogue.places import own, using

        with using(*(options.factors if options.factors is not None else own())):
            done: int = getattr(import_module(f"lcc.commands.{room}"), name)(options)
        return done

    return run
