"""What the control column says of an answer as it is typed, and whether it holds the calculation back.

It warns and never stops. Each formula comes with what it shows in an empty form.
"""

from __future__ import annotations

from dataclasses import dataclass

from lcc.documents.form.layout import Field
from lcc.documents.grid import text_cell
from lcc.words import say


@dataclass(frozen=True)
class Control:
    """A sentence and a state: 1 when the answer holds the calculation back, else 0."""

    says: str
    shows: str
    holds: str = "0"
    held: float = 0.0


def text_control(cell: str, required: bool) -> Control:
    """Look at a text."""
    missing = say("missing") if required else say("optional")
    return Control(f'IF({cell}="",{text_cell(missing)},{_ok()})', missing)


def siret_control(cell: str) -> Control:
    """Look at a SIRET, which has 14 digits; firms from elsewhere have other numbers."""
    odd = text_cell(say("a SIRET has 14 digits"))
    bare = f'SUBSTITUTE(SUBSTITUTE({cell}," ",""),{text_cell(chr(160))},"")'
    return Control(f'IF({cell}="",{text_cell(say("missing"))},IF(LEN({bare})=14,{_ok()},{odd}))', say("missing"))


def kind_control(cell: str, kinds: str) -> Control:
    """Look at the choice between a base offer and a variant."""
    wrong = text_cell(say("choose from the list"))
    return Control(f"IF(COUNTIF({kinds},{cell})=1,{_ok()},{wrong})", "✓")


def variant_control(cell: str, is_variant: str) -> Control:
    """Look at the number of the variant."""
    missing = text_cell(say("missing"))
    return Control(f'IF({is_variant},IF({cell}="",{missing},{_ok()}),"–")', "–")


def rate_control(cell: str, rates: str, ground: str, others: str, count: int) -> Control:
    """Look at the VAT rate: needed unless each cost has its own; an exemption has a ground."""
    no_ground, odd = text_cell(say("give the ground below")), text_cell(say("unusual, check the rate"))
    useless = f"COUNT({others})={count}" if count else "FALSE()"
    usual = f"SUMPRODUCT(--(ABS({rates}-{cell})<0.000001))"
    says = (
        f'IF({cell}="",IF({useless},{text_cell(say("not needed"))},{text_cell(say("missing"))}),'
        f"IF(NOT(ISNUMBER({cell})),{_not_a_number()},IF(OR({cell}<0,{cell}>1),{_not_a_rate()},"
        f'IF(AND({cell}=0,{ground}=""),{no_ground},IF({usual}=0,{odd},{_ok()})))))'
    )
    holds = f'IF({cell}="",IF({useless},0,1),{_bad_rate(cell)})'
    return Control(says, say("missing"), holds, 1.0)


def ground_control(cell: str, rate: str) -> Control:
    """Look at the ground of an exemption, asked at 0 % only."""
    return Control(f'IF(AND(ISNUMBER({rate}),{rate}=0),IF({cell}="",{text_cell(say("missing"))},{_ok()}),"–")', "–")


def other_rate_control(cell: str) -> Control:
    """Look at the VAT rate of one cost, when it has its own."""
    says = (
        f'IF({cell}="",{text_cell(say("optional"))},IF(NOT(ISNUMBER({cell})),{_not_a_number()},'
        f"IF(OR({cell}<0,{cell}>1),{_not_a_rate()},{_ok()})))"
    )
    return Control(says, say("optional"), f'IF({cell}="",0,{_bad_rate(cell)})')


@dataclass(frozen=True)
class Problem:
    """What may be wrong with a number: when, what is said of it, and whether it holds the calculation back."""

    test: str
    says: str
    holds: bool = True


def problems(field: Field, cell: str, evidence: str = "") -> list[Problem]:
    """List what may be wrong: missing, not a number, outside what is required or usual, not proven."""
    found = [Problem(f'{cell}=""', say("missing"))] if field.required else []
    found.append(Problem(f'AND({cell}<>"",NOT(ISNUMBER({cell})))', say("type a number")))
    usual = field.parameter.usual if field.parameter else None
    if usual and (sides := _outside(cell, usual.low, usual.high)):
        said = say("outside the published requirement") if usual.required else say("unusual, check the unit")
        found.append(Problem(f'AND({cell}<>"",{sides})', said, usual.required))
    if evidence:
        found.append(Problem(f'AND({cell}<>"",{evidence}="")', say("evidence missing"), holds=False))
    return found


def number_control(field: Field, cell: str, evidence: str = "", is_variant: str = "") -> Control:
    """Look at a number that has its own row."""
    found = problems(field, cell, evidence)
    says = _first(found, f'IF({cell}="",{text_cell(say("optional"))},{_ok()})' if not field.required else _ok())
    if is_variant:
        says = f'IF(OR({is_variant},{cell}=""),{says},{text_cell(say("counts for a variant only"))})'
    holds = _any_holds(found)
    if is_variant:
        holds = f"IF({is_variant},{holds},0)"
    return Control(says, say("missing") if field.required else say("optional"), holds, float(field.required))


def line_control(cells: list[tuple[int, Field, str]], is_variant: str) -> Control:
    """Look at the numbers of a line: the first that is wrong is named by the number of its question."""
    named, held, shows = list[Problem](), False, "✓"
    for number, field, cell in cells:
        for problem in problems(field, cell):
            test = f"AND({is_variant},{problem.test})" if field.variant else problem.test
            named.append(Problem(test, say("no. {number}: {what}", number=number, what=problem.says), problem.holds))
        if field.required and not held:
            held, shows = True, say("no. {number}: {what}", number=number, what=say("missing"))
    return Control(_first(named, _ok()), shows, _any_holds(named), float(held))


def _first(found: list[Problem], otherwise: str) -> str:
    """Say the first problem there is."""
    for problem in reversed(found):
        otherwise = f"IF({problem.test},{text_cell(problem.says)},{otherwise})"
    return otherwise


def _any_holds(found: list[Problem]) -> str:
    tests = [problem.test for problem in found if problem.holds]
    return f"IF(OR({','.join(tests)}),1,0)" if tests else "0"


def _outside(cell: str, low: float | None, high: float | None) -> str:
    sides = [f"{cell}<{_written(low)}"] if low is not None else []
    sides += [f"{cell}>{_written(high)}"] if high is not None else []
    return f"OR({','.join(sides)})" if sides else ""


def _written(number: float) -> str:
    return repr(number).upper().removesuffix(".0")


def _bad_rate(cell: str) -> str:
    return f"IF(ISNUMBER({cell}),IF(OR({cell}<0,{cell}>1),1,0),1)"


def _ok() -> str:
    return text_cell("✓")


def _not_a_number() -> str:
    return text_cell(say("type a number"))


def _not_a_rate() -> str:
    return text_cell(say("a rate between 0 % and 100 %"))
