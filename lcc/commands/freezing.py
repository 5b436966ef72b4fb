"""``lcc seal``, ``lcc verify``, ``lcc publish``: freeze a method, prove it, publish it alone."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lcc.words import LccError, say

if TYPE_CHECKING:
    from lcc.purchase import Purchase

Speaks = Callable[[argparse.ArgumentParser], None]


def add_freezing(commands: Any, speaks: Speaks) -> None:
    """Add the commands; ``speaks`` gives each the option of a language."""
    sealing = _command(commands, "seal", _seal, say("freeze the method and the criteria of a purchase file"))
    sealing.add_argument("--simulation", metavar=say("COPY"),
                         help=say("freeze nothing: write a copy marked Simulation, to try something else"))  # fmt: skip
    verifying = _command(commands, "verify", _verify, say("prove that a method is the one that was frozen"))
    verifying.add_argument("--hash", metavar=say("FINGERPRINT"), help=say("the one printed, 8 digits at least"))
    publishing = _command(commands, "publish", _publish, say("write the frozen method alone, for the buyer profile"))
    publishing.add_argument(
        "-o", "--output", metavar=say("OUTPUT"), required=True, help=say("the file to write; never one that is there")
    )
    for command in (sealing, verifying, publishing):
        speaks(command)


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace], int], summary: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=summary, description=summary)
    command.add_argument("file", metavar=say("FILE"), help=say("a purchase file (.lcc.yaml)"))
    command.add_argument("--json", action="store_true", help=say("print JSON"))
    command.set_defaults(run=run)
    return command


def _seal(options: argparse.Namespace) -> int:
    """Freeze in the file itself; the file before is kept as .bak, its comments stay."""
    from lcc.files import open_file
    from lcc.frozen import seal_sentence, standing_data
    from lcc.sealed_file import with_seal
    from lcc.sealing import reminder, seal, simulation_copy

    purchase = open_file(options.file).purchase
    if options.simulation:
        return _write(simulation_copy(purchase), options.simulation, options)
    frozen = seal(purchase)
    with_seal(frozen, options.file)
    told = reminder(frozen)
    if options.json:
        _print({**standing_data(frozen), "reminder": told and str(told)})
        return 0
    if frozen.seal is not None:
        print(seal_sentence(frozen.seal))
        print(say("Whole fingerprint, to print on the documents: {fingerprint}", fingerprint=frozen.seal.fingerprint))
    late = standing_data(frozen)["sentences"][1:]
    print(
        "\n".join([*late, *([str(told)] if told else [])]) or say("Publish it with lcc publish, and leave it as it is.")
    )
    return 0


def _verify(options: argparse.Namespace) -> int:
    """Say each thing verified; 1 when one differs."""
    from lcc.files import open_file
    from lcc.verification import verify

    found = verify(open_file(options.file).purchase, printed=options.hash)
    if options.json:
        _print(found.to_dict())
    else:
        print(found)
    return 0 if found.holds else 1


def _publish(options: argparse.Namespace) -> int:
    """Write what may be published, and nothing else."""
    from lcc.files import open_file
    from lcc.sealing import publish

    return _write(publish(open_file(options.file).purchase), options.output, options)


def _write(purchase: Purchase, name: str, options: argparse.Namespace) -> int:
    """Write a new file, never over one that is there."""
    from lcc.files import dumps
    from lcc.frozen import standing_data

    try:
        with open(name, "x", encoding="utf-8", newline="\n") as opened:  # noqa: PTH123  # pathlib is slow to import
            opened.write(dumps(purchase))
    except FileExistsError:
        raise LccError("{file} is already there, and is left as it is: choose another name.", file=name) from None
    except OSError as error:
        raise LccError(
            "{file}: this file cannot be written: {reason}.", file=name, reason=error.strerror or ""
        ) from None
    if options.json:
        _print({**standing_data(purchase), "file": name})
    else:
        print(say("{file} is written.", file=name))
        print("\n".join(standing_data(purchase)["sentences"]))
    return 0


def _print(data: dict[str, Any]) -> None:
    import json

    print(json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False))
