"""A formula as a spreadsheet cell and as words: the same tree, read by a program and by a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lcc.formula import BINDING, FormulaError, Node
from lcc.words import Message, message

MAX_CELL = 8192
"""Characters of a formula that a spreadsheet cell takes."""


def to_spreadsheet(node: Node, cell: Callable[[str], str], lines: Mapping[str, str] | None = None) -> str:
    """Write a formula as a spreadsheet expression, parentheses round every operation.

    A formula that sums lines is to be entered as an array formula: otherwise Excel takes one line alone of an ``IF``
    inside the sum.

    Parameters
    ----------
    node : Node
        A formula read by :func:`lcc.formula.parse`.
    cell : callable
        Gives the cell of a name.
    lines : mapping, optional
        Cells of all the lines, for each name that has one value a line: what ``sum( )`` adds up.

    Raises
    ------
    FormulaError
        When the expression is longer than a cell takes.

    """
    return _short(_expression(node, _Sheet(cell, lines or {})))


@dataclass(frozen=True)
class _Sheet:
    """Where names are placed; inside a sum each name that has lines stands for all of them."""

    cell: Callable[[str], str]
    lines: Mapping[str, str]
    in_sum: bool = False

    def place(self, name: str) -> str:
        return self.lines[name] if self.in_sum and name in self.lines else self.cell(name)

    def spread(self, node: Node) -> str | None:
        """Return the cells of the lines that a part of a sum follows, if any."""
        if node.kind == "name":
            return self.lines.get(node.name)
        inside = () if node.kind == "sum" and len(node.parts) == 1 else node.parts
        return next((cells for part in inside if (cells := self.spread(part))), None)


def _expression(node: Node, sheet: _Sheet) -> str:
    if node.kind == "number":
        return repr(node.number).upper().removesuffix(".0")
    if node.kind == "name":
        return sheet.place(node.name)
    if node.kind == "sum" and len(node.parts) == 1:
        sheet = _Sheet(sheet.cell, sheet.lines, in_sum=True)
    parts = [_expression(part, sheet) for part in node.parts]
    if sheet.in_sum and node.kind in ("min", "max"):
        return _line_by_line(parts, "<" if node.kind == "min" else ">")
    if sheet.in_sum and node.kind == "if" and not sheet.spread(node.parts[0]) and (cells := sheet.spread(node)):
        parts[0] = f"({parts[0]}+0*ISERROR({cells}))"  # a test without lines would take a branch without lines once
    if node.kind in ("min", "max", "abs"):
        return f"{node.kind.upper()}({','.join(parts)})"
    if node.kind == "sum" and len(parts) > 1:
        return f"({'+'.join(parts)})"
    if node.kind == "round":
        decimals = _written_out(node.parts[1]) if len(parts) > 1 else 0
        return f"ROUND(ROUND({parts[0]},{decimals + 9}),{decimals})"
    if node.kind in _IN_CELLS:
        return _IN_CELLS[node.kind].format(*parts)
    same_run = node.parts[0].kind in _RUNS.get(node.kind, "")
    left = parts[0][1:-1] if same_run else parts[0]
    return f"({left}{node.kind}{parts[1]})"


def _line_by_line(parts: list[str], sign: str) -> str:
    """Write the smallest or the largest line by line: MIN and MAX take it over all the lines."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    a, b = _line_by_line(parts[:middle], sign), _line_by_line(parts[middle:], sign)
    return _short(f"IF({a}{sign}{b},{a},{b})")


def _short(text: str) -> str:
    if len(text) > MAX_CELL:
        raise FormulaError("This formula is too long for a spreadsheet cell.")
    return text


def _written_out(node: Node) -> int:
    """Return the whole number written out in a formula, after a minus or not."""
    return -_written_out(node.parts[0]) if node.kind == "negative" else int(node.number)


_IN_CELLS = {
    "negative": "(-{0})", "floor": "INT({0}+1E-9)", "ceil": "(-INT(1E-9-{0}))", "if": "IF({0}<>0,{1},{2})",
    "sum": "SUMPRODUCT({0})", "<": "IF(({0}-{1})<-1E-9,1,0)", "<=": "IF(({0}-{1})<=1E-9,1,0)",
    ">": "IF(({0}-{1})>1E-9,1,0)", ">=": "IF(({0}-{1})>=-1E-9,1,0)",
}  # fmt: skip
"""What the cell of each operation looks like; comparisons and roundings forgive 1e-9, as in ``evaluation``."""

_RUNS = {"+": "+-", "-": "+-", "*": "*/", "/": "*/"}
"""Operations done from left to right, which need no parentheses between them."""

_SIGNS = {"*": "×", "+": "+", "-": "−", "/": "÷"}
_LISTING = frozenset({"min", "max", "sum"})

_SAID = {
    "^": message("{a} to the power {b}"),
    "<": message("{a} below {b}"),
    "<=": message("{a} at most {b}"),
    ">": message("{a} above {b}"),
    ">=": message("{a} at least {b}"),
    "negative": message("minus {a}"),
    "abs": message("the size of {a}"),
    "ceil": message("{a} rounded up"),
    "floor": message("{a} rounded down"),
    "round": message("{a} rounded to {b} decimals"),
    "if": message("{b} if {a}, else {c}"),
    "min": message("the smallest of {all}"),
    "max": message("the largest of {all}"),
    "sum": message("the sum over the lines of {a}"),
}


def to_words(node: Node, label: Callable[[str], object]) -> Message:
    """Say a formula in words; ``label`` names a parameter as people call it."""
    if node.kind == "number":
        return message("{value:exact}", value=node.number)
    if node.kind == "name":
        return message("{label}", label=label(node.name))
    if node.kind in _RUNS:
        return message("{run}", run=_run(node, label))
    said = [_bracketed(node, part, to_words(part, label)) for part in node.parts]
    if node.kind == "round" and len(said) == 1:
        return message("{a} rounded to the unit", a=said[0])
    if node.kind == "sum" and len(said) > 1:
        return message("the sum of {all}", all=said)
    named = dict(zip("abc", said[:3], strict=False))
    return Message(_SAID[node.kind].text, {**named, "all": said})


class _Run(list[object]):
    """Operations said one after the other."""

    def __str__(self) -> str:
        return " ".join(map(str, self))


def _run(node: Node, label: Callable[[str], object]) -> _Run:
    """Say a run of operations from left to right, however long, without a sentence inside a sentence for each."""
    signs, said, last = _RUNS[node.kind], _Run(), node
    while node.kind in signs:
        right = node.parts[1]
        said[:0] = [_SIGNS[node.kind], _bracketed(node, right, to_words(right, label))]
        node, last = node.parts[0], node
    said.insert(0, _bracketed(last, node, to_words(node, label)))
    return said


def _bracketed(node: Node, part: Node, words: Message) -> Message:
    """Put parentheses round a part that would be read otherwise without them."""
    if part.kind in ("name", "number"):
        return words
    strength, around = BINDING.get(part.kind, 0), 0 if node.kind in _LISTING else BINDING.get(node.kind, 9)
    return words if strength > around else message("({words})", words=words)
