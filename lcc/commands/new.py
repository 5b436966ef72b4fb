"""``lcc new``: a purchase file to fill in."""

from __future__ import annotations

import argparse

from lcc.catalogue.drafting import draft
from lcc.numerals import read_number
from lcc.words import LccError, language, say


def write(options: argparse.Namespace) -> int:
    """Write the file, unless there is one already."""
    from pathlib import Path

    target = Path(options.file)
    if target.exists():
        raise _taken(options.file)
    text = draft(options.method, years=options.years, base_year=options.base_year, on=options.on,
                 inflation=_rate(options.inflation))  # fmt: skip
    try:
        with target.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except FileExistsError:
        raise _taken(options.file) from None
    except OSError as error:
        raise LccError("{file}: this file cannot be written: {reason}.", file=options.file,
                       reason=error.strerror or type(error).__name__) from None  # fmt: skip
    print(say("{file} is written: fill it in, then run lcc check {file}.", file=options.file))
    return 0


def _taken(name: str) -> LccError:
    return LccError("{file} is already there, and is left as it is: choose another name.", file=name)


def _rate(text: str | None) -> float | None:
    """Read a rate such as 2 % or 0.02."""
    if text is None:
        return None
    try:
        return read_number(text, language())
    except ValueError:
        raise LccError("Expected a number, not “{given}”.", given=text[:60]) from None
