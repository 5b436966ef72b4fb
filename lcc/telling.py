"""A trace: a figure explained, as data and as text that can be redone by hand."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from lcc.figures import Amount, unit_after
from lcc.numerals import NO_BREAK_SPACE, WRITERS, write_number
from lcc.tables import table
from lcc.words import language, message, say

ORIGINS = {
    "declared": message("declared"),
    "fixed": message("set by the buyer"),
    "computed": message("computed"),
    "default": message("published default"),
}
FEW = 6
"""Values shown of a long list."""


@dataclass(frozen=True)
class Given:
    """A value put into a formula, and where it comes from."""

    name: str
    label: str
    values: tuple[float, ...]
    """One value, or one a line, or one a year."""
    unit: str
    origin: str
    """``declared``, ``fixed``, ``computed`` or ``default``."""
    formula: str = ""
    source: str = ""


@dataclass(frozen=True)
class Year:
    """What happens in one year. ``present`` = ``flow`` × ``factor``. [EUR]"""

    year: int
    times: float
    flow: float
    factor: float
    present: float


@dataclass(frozen=True)
class Trace:
    """A figure explained: ``amount`` × ``unit_price`` × ``vat`` × ``coefficient`` = ``present`` when steady."""

    offer: str
    part: str
    label: str
    present: float
    unit: str
    formula: str = ""
    words: str = ""
    given: tuple[Given, ...] = ()
    schedule: str = ""
    amount: float | None = None
    amount_unit: str = ""
    unit_price: float | None = None
    """Price of a unit when it does not move; else it is inside the coefficient. [EUR/unit]"""
    vat: float = 1.0
    coefficient: float | None = None
    line: str = ""
    sources: tuple[str, ...] = ()
    years: tuple[Year, ...] = ()
    parts: tuple[Trace, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the trace as plain data."""
        return asdict(self)

    def __str__(self) -> str:
        return tell(self)


def tell(trace: Trace) -> str:
    """Write a trace: its parts and their sum, or how one figure is made."""
    return _sum(trace) if trace.parts else "\n".join(_single(trace))


def _sum(trace: Trace) -> str:
    """Write each part on a line to redo, then the sum."""
    blocks = [f"{trace.offer} – {trace.label}"]
    blocks += [_indented("\n".join(_single(part)) if not part.parts else _sum(part)) for part in trace.parts]
    rows = [[part.line or part.label, str(Amount(part.present, part.unit))] for part in trace.parts]
    rows.append([say("total"), str(Amount(trace.present, trace.unit))])
    blocks.append(table([say("sum"), say("present value")], rows))
    return "\n\n".join(blocks)


def _single(trace: Trace) -> list[str]:
    lines = [f"{trace.offer} – {trace.label}{f' – {trace.line}' if trace.line else ''}"]
    if trace.words:
        lines.append(say("  what: {words}", words=trace.words))
    lines += [f"    {put_in(given)}" for given in trace.given]
    if trace.schedule:
        lines.append(say("  when: {schedule}", schedule=trace.schedule))
    lines += [say("  source: {source}", source=source) for source in trace.sources]
    if trace.coefficient is not None and trace.amount is not None:
        lines.append(f"  {product(trace)}")
    elif trace.years:
        lines.append(_indented(_by_year(trace)))
    else:
        lines.append(f"  {Amount(trace.present, trace.unit)}")
    return lines


def product(trace: Trace) -> str:
    """Write the line a tenderer redoes: amount × price × VAT × coefficient = present value."""
    code = language()
    assert trace.amount is not None
    assert trace.coefficient is not None
    factors = [_exactly(trace.amount, trace.amount_unit)]
    if trace.unit_price is not None:
        factors.append(_exactly(trace.unit_price, f"{trace.unit}/{trace.amount_unit}"))
    if trace.vat != 1.0:
        factors.append(say("{vat} (VAT)", vat=write_number(trace.vat, code)))
    factors.append(write_number(trace.coefficient, code, 8))
    return f"{' × '.join(factors)} = {Amount(trace.present, trace.unit)}"


def _exactly(value: float, unit: str) -> str:
    """Write a factor with all the decimals that matter: 12 digits, binary noise left out."""
    unit = unit_after(value, unit)
    return f"{WRITERS['exact'](float(f'{value:.12g}'), language())}{NO_BREAK_SPACE}{unit}".rstrip()


def put_in(given: Given) -> str:
    """Write a value put into a formula: its name, its values, where it comes from."""
    code = language()
    shown = [WRITERS["exact"](value, code) for value in given.values[:FEW]]
    listed = say("; ").join(shown) + (" …" if len(given.values) > FEW else "")
    parts = [f"{given.label} = {listed} {given.unit}".rstrip(), str(ORIGINS[given.origin])]
    if given.formula:
        parts.append(given.formula)
    if given.source:
        parts.append(given.source)
    return f"{parts[0]} ({', '.join(parts[1:])})"


def _by_year(trace: Trace) -> str:
    code = language()
    rows = [
        [str(year.year), str(Amount(year.flow)), write_number(year.factor, code, 8), str(Amount(year.present))]
        for year in trace.years
    ]
    return table([say("year"), say("amount"), say("coefficient"), say("present value")], rows)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else line for line in text.split("\n"))
