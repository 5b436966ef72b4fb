"""A simulated scoring as text and as plain data."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lcc.figures import SYMBOLS, Amount
from lcc.scoring.formulas import marking_formula
from lcc.scoring.simulation import Behaviour, ScoringSimulation
from lcc.scoring.telling import SIMULATION, written
from lcc.tables import table
from lcc.words import choose, message, say


def as_text(simulation: ScoringSimulation) -> str:
    """Set formulas and weights side by side, then say what to beware of."""
    weights = dict.fromkeys(one.weight for one in simulation.behaviours)
    blocks = [_title(simulation), *(_under(simulation, weight) for weight in weights), _cautions(simulation)]
    return "\n\n".join(blocks)


def _title(simulation: ScoringSimulation) -> str:
    criterion = simulation.criterion
    lines = [f"{SIMULATION}."] if simulation.simulated else []
    name = choose(criterion.label) or criterion.name
    formula = marking_formula(criterion.formula)
    weighs = say("Formulas side by side for {criterion}, which weighs {weight:number} with the formula “{formula}”.",
                 criterion=name, weight=criterion.weight, formula=formula.label)  # fmt: skip
    return "\n".join([*lines, weighs])


def _under(simulation: ScoringSimulation, weight: float) -> str:
    shown = [one for one in simulation.behaviours if one.weight == weight]
    known = any(one.totals for one in shown) and len(simulation.purchase.criteria) > 1
    unit = simulation.purchase.method.currency
    heads = [say("points out of {weight:number}", weight=weight), *simulation.amounts, say("weight used")]
    amounts = [
        say("amount") + f" ({SYMBOLS.get(unit, unit)})",
        *(str(Amount(paid)) for paid in simulation.amounts.values()),
        "",
    ]
    rows = [amounts, *(_row(one) for one in shown)]
    if known:
        heads.append(say("first in all"))
        rows = [[*amounts, ""], *([*_row(one), " = ".join(one.first) or "–"] for one in shown)]
    return table(heads, rows)


def _row(one: Behaviour) -> list[str]:
    formula = marking_formula(one.formula)
    name = say("{code} {label}", code=formula.code, label=formula.label)
    name = say("{formula} (published)", formula=name) if one.published else name
    used = str(message("{rate:percent}", rate=round(one.used, 3)))
    return [name, *(str(Amount(points)) for points in one.points.values()), used]


def _cautions(simulation: ScoringSimulation) -> str:
    if not simulation.cautions:
        return say("Nothing to beware of was seen on these amounts.")
    return "\n".join([say("To beware of, on these amounts:"), *written(simulation.cautions)])


def as_data(simulation: ScoringSimulation) -> dict[str, Any]:
    """Return plain data."""
    return {
        "simulation": simulation.simulated,
        "criterion": simulation.criterion.name,
        "amounts": simulation.amounts,
        "behaviours": [asdict(one) for one in simulation.behaviours],
        "cautions": [one.to_dict() for one in simulation.cautions],
    }
