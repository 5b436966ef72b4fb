"""The fields of a criterion: its kind, its weight, and how amounts become marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lcc import Criterion, LccError, marking_formula, marking_formulas
from lcc.words import message, say
from lcc_gui.criteria.naming import NameField
from lcc_gui.criteria.weights import WeightField
from lcc_gui.document import Address, Document
from lcc_gui.fields import CheckField, ChoiceField, Field, NumberField, WholeField

KINDS = (
    ("cost", message("life-cycle cost")),
    ("price", message("price")),
    ("technical", message("technical value")),
    ("environmental", message("environmental performance")),
    ("social", message("social performance")),
    ("delay", message("delivery time")),
    ("service", message("service")),
    ("other", message("other")),
)
WHY_FORMULA = message(
    "F1, proportional to the lowest amount, is the most used and never gives a negative mark. The formula is printed "
    "in the annex; try it on trial offers before publication."
)
WHY_SCALE = message("Empty, the highest mark is the weight: 40 out of 40 when the criterion weighs 40%.")


class FormulaField(ChoiceField):
    """A formula of marks, written by its name or by its code."""

    def show_value(self, value: Any, typed: str | None) -> None:
        """Show the formula in force, if there is one of that name."""
        try:
            super().show_value(marking_formula(str(value)).name, typed)
        except LccError:
            super().show_value(None, typed)


def criterion_fields(document: Document, here: Address) -> Iterator[tuple[str, Field]]:
    """Make the fields of the criterion at an address, or of a sub-criterion, by their key."""
    yield "name", NameField(document, here, say("Name") if len(here) == 2 else say("Sub-criterion"))
    yield "kind", ChoiceField(document, (*here, "kind"), say("Kind"), [(key, str(word)) for key, word in KINDS])
    yield "weight", WeightField(document, (*here, "weight"), say("Weight"), unit="%")
    formulas = [(one.name, say("{code}: {what}", code=one.code, what=one.label)) for one in marking_formulas()]
    why = str(WHY_FORMULA)
    yield "formula", FormulaField(document, (*here, "formula"), say("How amounts become marks"), formulas, why=why)
    times = say("Times the lowest amount from which the mark is 0")
    yield "times", NumberField(document, (*here, "times"), times)
    green = say("Takes the environment into account")
    yield "environment", CheckField(document, (*here, "environment"), green)
    yield "scale", NumberField(document, (*here, "scale"), say("Highest mark"), hint=str(WHY_SCALE))
    yield "decimals", WholeField(document, (*here, "decimals"), say("Decimals of the mark"))


def equation(criterion: Criterion) -> str:
    """Write the formula of the marks and what its letters are."""
    try:
        formula = marking_formula(criterion.formula)
    except LccError:
        return ""
    if formula.marks is None:
        return ""
    return say(
        "{equation}, with P the amount of the offer, Pmin and Pmax the lowest and the highest, N the highest mark",
        equation=formula.equation,
    )
