"""Formulas as ``.ods`` wants them (OpenFormula 1.2): ``SUM('A b'!A1:B2,3)`` becomes ``of:=SUM([$'A b'.A1:.B2];3)``."""

from __future__ import annotations

import re

_TOKENS = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    | (?P<cells>(?:'(?P<quoted>(?:[^']|'')*)'!)?(?P<first>\$?[A-Z]{1,3}\$?[0-9]+)(?::(?P<last>\$?[A-Z]{1,3}\$?[0-9]+))?)
      (?![A-Za-z0-9_(])
    | (?P<word>[A-Za-z_][A-Za-z0-9_.]*)
    | (?P<comma>,)
    """,
    re.VERBOSE,
)


def to_open_formula(formula: str) -> str:
    """Turn a formula of ours into OpenFormula."""
    return "of:=" + _TOKENS.sub(_turn, formula)


def open_cells(cells: str) -> str:
    """Turn the name of cells into an address of ODF: ``'Form'!$A$1:$A$5`` becomes ``$'Form'.$A$1:.$A$5``."""
    return _TOKENS.sub(_turn, cells)[1:-1]


def _turn(token: re.Match[str]) -> str:
    if token["comma"]:
        return ";"
    if not token["cells"]:
        return token[0]
    sheet = f"$'{token['quoted']}'" if token["quoted"] is not None else ""
    last = f":.{token['last']}" if token["last"] else ""
    return f"[{sheet}.{token['first']}{last}]"
