"""A score as text for a terminal and as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from lcc.figures import SYMBOLS, Amount
from lcc.frozen import standing, standing_data
from lcc.purchase import Criterion
from lcc.scoring.cautions import Caution
from lcc.scoring.formulas import marking_formula
from lcc.scoring.marking import Score
from lcc.scoring.notes import called, key_of, leaves
from lcc.scoring.simulation import published_cautions
from lcc.scoring.sums import summed
from lcc.summary import left_out
from lcc.tables import table
from lcc.words import Message, choose, message, say

SIMULATION = message("Simulation: without effect on the ranking")


def as_text(score: Score) -> str:
    """Write what the award rests on: places, points by criterion, marks, what is summed, roundings and ties."""
    rules = "\n".join(map(str, conventions(score)))
    blocks = [_title(score), _ranking(score), _unscored(score), _marks(score), rules, _beware(score)]
    return "\n\n".join(block for block in blocks if block)


def _title(score: Score) -> str:
    lines = [choose(score.purchase.title), *map(str, standing(score.purchase))]
    if score.trials:
        lines.append(say("Trial offers."))
    if score.simulated:
        lines.append(f"{SIMULATION}.")
    return "\n".join(line for line in lines if line)


def _ranking(score: Score) -> str:
    lines = [_by_order(score) if score.by_order else _by_points(score)] if score.ranking else []
    if score.ranking and len(score.scored) < len(score.admitted):
        lines.append(say("Provisional ranking: an admitted offer has no score yet."))
    return "\n".join([*lines, f"{score.coverage}."])


def _by_points(score: Score) -> str:
    decimals = score.purchase.scoring.decimals
    heads = [say("place"), say("offer"), *(_head(criterion) for criterion in score.criteria), say("total"), say("gap")]
    rows = []
    for found in score.ranking:
        values = [score.points[found.offer, one.name] for one in score.criteria]
        rows.append([
            _place(found.place, found.tied), found.offer,
            *(str(Amount(value, decimals=decimals)) for value in (*values, found.points, found.behind)),
        ])  # fmt: skip
    return table(heads, rows, left=2)


def _by_order(score: Score) -> str:
    unit = SYMBOLS.get(score.results.method.currency, score.results.method.currency)
    heads = [say("place"), say("offer"), f"{choose(score.criteria[0].label) or score.criteria[0].name} ({unit})"]
    rows = [[_place(found.place, found.tied), found.offer, str(Amount(found.amount or 0.0))] for found in score.ranking]
    return table(heads, rows, left=2)


def _place(place: int, tied: bool) -> str:
    return say("{place} (tie)", place=place) if tied else str(place)


def _head(criterion: Criterion) -> str:
    return say("{criterion} /{weight:number}", criterion=criterion.label or criterion.name, weight=criterion.weight)


def _unscored(score: Score) -> str:
    lines = []
    for offer, reasons in score.unscored.items():
        lines.append(say("{offer} has no score:", offer=offer))
        lines += [f"  – {reason}" for reason in reasons]
    return "\n".join(lines)


def _marks(score: Score) -> str:
    """Show each mark on its scale, sub-criteria under their criterion, and the amounts that made it."""
    names = [found.offer for found in score.ranking]
    if not names or score.by_order:
        return ""
    rows = []
    for criterion in score.criteria:
        for place in ((criterion,), *((criterion, sub) for sub in criterion.sub_criteria)):
            key, highest = key_of(place), place[-1].out_of
            head = say("{criterion}, out of {highest:number}", criterion=called(place), highest=highest)
            marks = (str(Amount(score.marks[name, key], decimals=place[-1].decimals)) for name in names)
            rows.append([head, *marks])
            if key in score.amounts:
                paid = score.amounts[key]
                rows.append(["  " + say("amount") + f" ({SYMBOLS.get(paid.unit, paid.unit)})",
                             *(str(Amount(paid[name])) for name in names)])  # fmt: skip
    return table([say("mark"), *names], rows)


def _beware(score: Score) -> str:
    found = published_cautions(score)
    return "\n".join([say("To beware of, on these amounts:"), *written(found)]) if found else ""


def written(cautions: Sequence[Caution]) -> list[str]:
    """Write cautions, each with its cases under it."""
    lines = []
    for one in cautions:
        code = None if one.formula is None else marking_formula(one.formula).code
        said = one.message if code is None else message("{where}: {what}", where=code, what=one.message)
        lines += [f"  – {said}", *(f"      {case}." for case in one.cases)]
    return lines


def conventions(score: Score) -> list[Message]:
    """Say what is summed, the formulas, the roundings and the tie-break."""
    said: list[Message] = []
    for place in leaves(score.criteria):
        if place[-1].computed:
            said += [*summed(place[-1], score.results), *(_formula(place[-1]) if score.sound else [])]
    outside = left_out(score.results)
    said += [outside] if outside is not None else []
    if score.by_order or not score.sound:
        return said
    scoring = score.purchase.scoring
    said.append(message(
        "Marks are rounded to the decimals shown, points to {decimals}, halves away from zero; a total is the sum of "
        "the points shown.", decimals=scoring.decimals,
    ))  # fmt: skip
    said.append(_TIES[scoring.tie_break])
    return said


_TIES = {
    "amount": message("Equal totals: the lowest amount under the criterion of price or cost comes first."),
    "heaviest": message("Equal totals: the best mark of the heaviest criterion comes first."),
    "none": message("Equal totals share their place."),
}


def _formula(criterion: Criterion) -> list[Message]:
    formula = marking_formula(criterion.formula)
    if formula.marks is None:
        return [message("Formula: {label}.", label=formula.label)]
    values = {"label": formula.label, "equation": formula.equation, "highest": criterion.out_of}
    if "n ×" not in formula.equation:
        return [message("Formula: {label}, {equation}, N = {highest:number}.", **values)]
    return [message("Formula: {label}, {equation}, N = {highest:number}, n = {times:number}.",
                    **values, times=criterion.times)]  # fmt: skip


def as_data(score: Score) -> dict[str, Any]:
    """Return every mark as plain data, names as keys, None where there is no figure."""
    return {
        "title": choose(score.purchase.title),
        "simulation": score.simulated,
        "standing": standing_data(score.purchase),
        "trials": score.trials,
        "admitted": score.admitted,
        "scored": score.scored,
        "unscored": {offer: [str(reason) for reason in reasons] for offer, reasons in score.unscored.items()},
        "ranking": [asdict(found) for found in score.ranking],
        "points": score.points.to_dict(),
        "totals": score.totals.to_dict(),
        "marks": score.marks.to_dict(),
        "amounts": {key: figures.to_dict() for key, figures in score.amounts.items()},
        "cautions": [one.to_dict() for one in published_cautions(score)],
        "conventions": [str(line) for line in conventions(score)],
        "findings": [
            {"address": list(one.address), "severity": one.severity, "offer": one.offer, "message": str(one.message)}
            for one in score.findings
        ],
    }  # fmt: skip
