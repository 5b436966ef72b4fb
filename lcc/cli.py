"""The command: ``lcc compare``, ``explain``, ``check``, ``schema``; those of the catalogue are in ``lcc.commands``.

Exit codes: 0 all is well; 1 an offer could not be evaluated, ``check`` found an error or ``verify`` a difference;
2 the command is wrong; 3 the file cannot be read, or the result written; 130 stopped by hand.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from lcc.commands.patience import patiently
from lcc.words import LANGUAGES, LccError, message, say, speaking

if TYPE_CHECKING:
    from lcc.comparison import Comparison
    from lcc.files import PurchaseFile

WELL, INCOMPLETE, WRONG_USE, UNREADABLE, STOPPED = 0, 1, 2, 3, 130
_OF_ARGPARSE = (
    message("usage: "), message("positional arguments"), message("options"), message("show this help message and exit"),
    message("the following arguments are required: %s"), message("unrecognized arguments: %s"),
    message("argument %(argument_name)s: %(message)s"), message("%(prog)s: error: %(message)s\n"),
    message("invalid choice: %(value)r (choose from %(choices)s)"), message("not allowed with argument %s"),
    message("expected one argument"), message("show program's version number and exit"),
)  # fmt: skip
"""What argparse says by itself, listed so that it is translated with the rest."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with speaking(_language(given)):
        try:
            return _run(given)
        except LccError as error:
            print(str(error), file=sys.stderr)
            return UNREADABLE if hasattr(error, "problems") else WRONG_USE
        except KeyboardInterrupt:
            return STOPPED
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if isinstance(error, BrokenPipeError):
                return WELL
            print(say("The result cannot be written: {reason}.", reason=error.strerror), file=sys.stderr)
            return UNREADABLE


def _run(given: Sequence[str]) -> int:
    """Run the command asked, all of its result out before it is said to be done."""
    try:
        options = _parser().parse_args(given)
        return int(options.run(options))
    finally:
        sys.stdout.flush()


def _language(given: Sequence[str]) -> str | None:
    """Find ``--lang`` before anything is said, so that help and errors are in that language too."""
    for place, word in enumerate(given):
        code = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and place + 1 < len(given):
            code = given[place + 1]
        if code in LANGUAGES:
            return code
    return None


class _Parser(argparse.ArgumentParser):
    """Take options in full only: ``--lang`` is looked for before the others are read."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, allow_abbrev=False)


def _parser() -> argparse.ArgumentParser:
    from lcc import __version__
    from lcc.commands import add

    argparse._ = say  # type: ignore[attr-defined]  # the only way to make argparse speak French
    parser = _Parser(prog="lcc", description=say("Compare tender offers on life-cycle cost."))
    told = say("show program's version number and exit")
    parser.add_argument("--version", action="version", version=f"lcc {__version__}", help=told)
    _speaks(parser)
    commands = parser.add_subparsers(metavar=say("command"), required=True)
    _command(
        commands, "compare", _compare, say("compare and rank the offers of a purchase"),
        ("--baseline", {"metavar": say("OFFER"), "help": say("measure the others against this offer")}),
        ("--trials", {"action": "store_true", "help": say("compare the trial offers")}), export=True,
    )  # fmt: skip
    _command(
        commands, "explain", _explain, say("show how a figure is made, down to declared values and sources"),
        ("offer", {"nargs": "?", "metavar": say("OFFER"), "help": say("the first in the ranking when not given")}),
        ("part", {"nargs": "?", "metavar": say("COST"), "help": say("one cost stream; all of them when not given")}),
        ("--trials", {"action": "store_true", "help": say("explain a trial offer")}), export=True,
    )  # fmt: skip
    _command(
        commands, "check", _check, say("list all that is wrong or doubtful in a file"),
        ("--law", {"action": "store_true", "help": say("check the purchase against the texts on life-cycle cost")}),
        export=True,
    )  # fmt: skip
    schema = commands.add_parser("schema", help=say("print the JSON Schema of purchase files, for editors"))
    _speaks(schema)
    schema.set_defaults(run=_schema)
    add(commands, _speaks)
    return parser


def _command(
    commands: argparse._SubParsersAction[_Parser],
    name: str, run: Callable[[argparse.Namespace], int], summary: str, *more: tuple[str, dict[str, object]],
    export: bool,
) -> None:  # fmt: skip
    """Add a command that reads a purchase file."""
    command = commands.add_parser(name, help=summary, description=summary)
    command.add_argument("file", metavar=say("FILE"), help=say("a purchase file (.lcc.yaml)"))
    for flag, settings in more:
        command.add_argument(flag, **settings)  # type: ignore[arg-type]
    if export:
        kinds = command.add_mutually_exclusive_group()
        kinds.add_argument("--json", action="store_true", help=say("print JSON"))
        if name == "compare":
            kinds.add_argument("--csv", action="store_true", help=say("print CSV: one line an offer, cost and year"))
    _speaks(command)
    command.set_defaults(run=run)


def _speaks(command: argparse.ArgumentParser) -> None:
    """Let a command be asked for a language, before or after its name."""
    command.add_argument("--lang", choices=LANGUAGES, help=say("language; by default that of the machine"))


def _open(options: argparse.Namespace) -> PurchaseFile:
    with patiently(say("Reading {file}", file=options.file)):
        from lcc.files import open_file

        return open_file(options.file)


def _compared(options: argparse.Namespace) -> Comparison:
    purchase = _open(options).purchase
    with patiently(say("Comparing")):
        from lcc.comparison import compare

        comparison = compare(purchase, trials=options.trials)
        if not comparison.names:
            raise LccError("There is no offer to compare in {file} yet.", file=options.file)
        return comparison


def _compare(options: argparse.Namespace) -> int:
    comparison = _compared(options)
    comparison.against(options.baseline) if options.baseline else None
    if options.json:
        print(comparison.to_json(options.baseline))
    elif options.csv:
        from lcc.words import language

        marks = (";", ",") if language() == "fr" else (",", ".")
        print(comparison.to_csv(*marks), end="")
    else:
        print(comparison)
        if options.baseline:
            from lcc.summary import measured

            print(f"\n{measured(comparison, options.baseline)}")
    return INCOMPLETE if comparison.unranked else WELL


def _explain(options: argparse.Namespace) -> int:
    from lcc.trace import explain
    from lcc.whatif import multipliers

    comparison = _compared(options)
    if options.offer is None and not comparison.ranking:
        raise LccError("No offer is ranked yet: name the one to explain.")
    offer = options.offer or comparison.ranking[0].offer
    try:
        trace = explain(comparison, offer, options.part)
    except LccError as error:
        if offer not in comparison.ledger.stopped:
            raise
        print(str(error), file=sys.stderr)
        return INCOMPLETE
    declared = [found for found in multipliers(comparison.purchase, trials=options.trials) if found.offer == offer]
    if options.json:
        import json
        from dataclasses import asdict

        data = {**trace.to_dict(), "multipliers": [asdict(found) for found in declared]}
        print(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))
        return WELL
    print(trace)
    if options.part is None and declared:
        print("\n" + say("What one unit declared costs:"))
        for found in declared:
            print(f"  {found.sentence(comparison.method.currency)}")
    return WELL


def _check(options: argparse.Namespace) -> int:
    """List every finding with its line and column; a file that cannot be read is listed the same way."""
    opened = _open(options)
    if options.law:
        from lcc.commands.law import tell

        return tell(opened.purchase, as_json=options.json)
    from lcc.checks import findings

    found = findings(opened.purchase)
    if opened.purchase.trials:
        found += [item for item in findings(opened.purchase, trials=True) if item not in found]
    wrong = [item for item in found if item.severity == "error"]
    if options.json:
        import json

        print(json.dumps([
            {"line": line, "column": column, "severity": item.severity,
             "address": list(item.address), "message": str(item.message)}
            for item in found
            for line, column in [opened.position(item.address)]
        ], ensure_ascii=False, indent=2))  # fmt: skip
        return INCOMPLETE if wrong else WELL
    kinds = {"error": say("error"), "warning": say("warning")}
    for item in sorted(found, key=lambda item: opened.position(item.address)):
        line, column = opened.position(item.address)
        print(f"{opened.name}:{line}:{column}: {kinds[item.severity]}: {item}")
    if not found:
        print(say("{file}: nothing wrong found.", file=opened.name))
    return INCOMPLETE if wrong else WELL


def _schema(_options: argparse.Namespace) -> int:
    import json

    from lcc.files import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return WELL


if __name__ == "__main__":
    sys.exit(main())
