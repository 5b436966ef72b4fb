"""The commands of robustness: ``lcc whatif``, ``breakeven``, ``tornado``, ``simulate``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from lcc.words import say


def add_robustness(commands: Any, speaks: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the commands; ``speaks`` gives each the option of a language."""
    whatif = _command(commands, speaks, "whatif", say("rank under other values, beside the published ranking"))
    whatif.add_argument(
        "--set", action="append", default=[], metavar=say("ADDRESS=VALUE"),
        help=say("such as discount_rate=0.02 or “electricity=+20%%”; without any, the scenarios of the file"),
    )  # fmt: skip
    breakeven = _command(commands, speaks, "breakeven", say("find the values that would change who is first"))
    breakeven.add_argument(
        "--map", nargs=2, metavar=(say("ADDRESS"), say("ADDRESS")), help=say("who is first, depending on two values")
    )
    _ranges(breakeven)
    tornado = _command(commands, speaks, "tornado", say("show how far each assumption alone moves the gap, or a total"))
    tornado.add_argument("--offer", metavar=say("OFFER"), help=say("its total, rather than the gap of the first two"))
    tornado.add_argument("--against", metavar=say("OFFER"), help=say("less the total of this offer"))
    _ranges(tornado)
    simulate = _command(
        commands, speaks, "simulate", say("draw sets of assumptions at random: how often each is first")
    )
    simulate.add_argument("--draws", type=int, default=10_000, metavar="N", help=say("sets drawn; 10,000 by default"))
    simulate.add_argument("--seed", type=int, default=1, metavar="N", help=say("the same seed gives the same draws"))
    simulate.add_argument(
        "--sampling", choices=("latin_hypercube", "sobol", "random"), default="latin_hypercube",
        help=say("how they are drawn"),
    )  # fmt: skip
    _ranges(simulate)


def _command(
    commands: Any, speaks: Callable[[argparse.ArgumentParser], None], name: str, summary: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=summary, description=summary)
    command.add_argument("file", metavar=say("FILE"), help=say("a purchase file (.lcc.yaml)"))
    which = command.add_mutually_exclusive_group()
    which.add_argument("--trials", action="store_true", help=say("the trial offers; by default when there are some"))
    which.add_argument("--offers", action="store_true", help=say("the offers, without effect on their ranking"))
    command.add_argument("--json", action="store_true", help=say("print JSON"))
    speaks(command)
    command.set_defaults(run=_run(name))
    return command


def _ranges(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--range", action="append", default=[], metavar=say("ADDRESS=LOW..HIGH"),
        help=say("a range in place of the file’s, such as “electricity › price=0.10..0.60”"),
    )  # fmt: skip
    command.add_argument(
        "--spread", metavar=say("SHARE"), help=say("for want of ranges, every value of the method by so much: 20%%")
    )


def _run(name: str) -> Callable[[argparse.Namespace], int]:
    """Import what computes only when a command runs."""

    def run(options: argparse.Namespace) -> int:
        from lcc.commands import exploring

        done: int = getattr(exploring, name)(options)
        return done

    return run
