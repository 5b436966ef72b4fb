"""*Données*: what the buyer sets, what tenderers are asked, what is computed of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtWidgets import QLabel

from lcc.documents.annex.wording import span
from lcc.model import Parameter
from lcc.plan import Finding
from lcc.words import message, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Address, Document
from lcc_gui.fields import CheckField, ChoiceField, TextField
from lcc_gui.settings import Settings
from lcc_gui.views.method.fold import Fold
from lcc_gui.views.method.formula import FormulaField
from lcc_gui.views.method.listing import Listing
from lcc_gui.views.method.naming import NameField, ThingsSheet
from lcc_gui.views.method.source import SourcePart
from lcc_gui.views.method.values import (
    LimitField,
    OtherLanguageField,
    RequiredField,
    ValueField,
    other_language,
    write_value,
)
from lcc_gui.words import name_of

State = Literal["asked", "fixed", "computed"]
LONG = 40
"""Characters of a value shown in the table."""


def state_of(parameter: Parameter) -> State:
    """Tell who gives the value."""
    if parameter.formula is not None:
        return "computed"
    return "asked" if parameter.asked else "fixed"


def state_words() -> dict[State, str]:
    """Name the states."""
    return {
        "asked": say("asked of each tenderer"),
        "fixed": say("set by the public buyer"),
        "computed": say("computed by a formula"),
    }


def short_words() -> dict[State, str]:
    """Name the states in one word, for a table."""
    return {"asked": say("asked"), "fixed": say("set"), "computed": say("worked out")}


class ParametersSheet(ThingsSheet):
    """Parameters as rows."""

    def facts(self) -> list[tuple[str, Callable[[Any], str]]]:
        """State, value or formula, unit, range."""
        return [
            (say("State"), lambda one: short_words()[state_of(one)]),
            (say("Value or formula"), _content),
            (say("Unit"), lambda one: one.unit),
            (say("Usual values"), lambda one: span(one.usual)),
        ]


def _content(parameter: Parameter) -> str:
    text = parameter.formula if parameter.formula is not None else write_value(parameter.value)
    return text if len(text) <= LONG else f"{text[: LONG - 1]}…"


class StateField(ChoiceField):
    """Who gives the value; *set by the buyer* waits for the value, and nothing is supposed in its place."""

    waiting: Address | None = None

    def value(self) -> State | None:
        """Return the state in force, or the one waiting for its value."""
        found = super().value()
        if not isinstance(found, Parameter):
            return None
        state = state_of(found)
        return "fixed" if state == "asked" and self.waiting == self.address else state

    def found(self) -> list[Finding]:
        """List what is said of the parameter as a whole."""
        return [one for one in self.document.said(self.address) if one.address == self.address]

    def enter(self, given: State) -> None:
        """Change who gives the value; a default or fallback becomes the value set."""
        found = super().value()
        if not isinstance(found, Parameter) or given == self.value():
            return
        self.waiting = self.address if given == "fixed" else None
        stand_in = found.default if found.default is not None else found.fallback
        nothing: dict[str, Any] = {"default": None, "fallback": None}
        changes: dict[State, dict[str, Any]] = {
            "asked": {"value": None, "formula": None, "variants": False},
            "fixed": {"formula": None, "value": stand_in, **nothing},
            "computed": {"formula": "", "value": None, "variants": False, **nothing},
        }
        what = message("change {what}", what=name_of(self.document.purchase, (*self.address, "state")))
        self.document.set_all([((*self.address, name), new) for name, new in changes[given].items()], what)
        self.refresh()


class DataRoom(Listing):
    """The parameters."""

    kind = "parameters"

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings, ParametersSheet, say("Parameters"))

    # For Listing

    def add(self) -> None:
        """Add a question."""
        name = self.things.free_name(say("value"))
        self.things.add(Parameter(name=name), self.place() + 1 if self.things.items else None)
        self.refresh()
        self.put_cursor(self.things.names().index(name))
        self.edit_first()

    def fill(self) -> None:
        """Who gives the value, then the value, then how it is proven."""
        document, here = self.document, self.things.address("")
        self.state = StateField(document, here, say("Who gives the value?"), list(state_words().items()))
        self.state.editor.activated.connect(lambda _: self._stated())  # type: ignore[attr-defined]  # it is a list
        self.value = ValueField(document, (*here, "value"), say("Value"), hint=say(
            "A number; one a line: 12; 14; 15; or by years: 2027: 12; 2030: 15."))  # fmt: skip
        self.waiting = QLabel(say("Until the value is typed, it is asked of tenderers."))
        self.waiting.setWordWrap(True)
        self.waiting.setProperty("role", "warning")
        self.formula = FormulaField(document, (*here, "formula"), say("Formula"), self.settings)
        self.inside.addWidget(in_columns(
            TextField(document, (*here, "label"), say("Label")),
            NameField(document, self.things, say("Name in formulas"),
                      hint=say("A letter, then letters, digits and _.")),
            TextField(document, (*here, "unit"), say("Unit"), hint=say("Money in EUR, such as EUR/year or kWh/year.")),
            self.state,
        ))  # fmt: skip
        for widget in (self.value, self.waiting, self.formula):
            self.inside.addWidget(widget)
        self.source = SourcePart(document, (*here, "source"), (*here, "value"))
        self.source.owner = here
        self.inside.addWidget(self.source)
        self.inside.addWidget(TextField(document, (*here, "definition"), say("Definition"), lines=2, hint=say(
            "What is counted, and on which conditions, so that all answer the same question.")))  # fmt: skip
        self._ask(here)
        self._rest(here)
        self._state_rules()

    def follow_row(self) -> None:
        """Show the parameter under the cursor; say what waits for a value."""
        super().follow_row()
        self._wait()

    # Private

    def _ask(self, here: Address) -> None:
        """Make what goes with a question: proof, check, usual values, what stands in."""
        document = self.document
        self.question = in_columns(
            TextField(document, (*here, "evidence"), say("Evidence asked"), lines=2),
            TextField(document, (*here, "check"), say("Check before the award"), lines=2,
                      why=say("A penalty is no check: each value asked can be verified before the award.")),
            LimitField(document, (*here, "usual"), say("Usually at least"), "low"),
            LimitField(document, (*here, "usual"), say("Usually at most"), "high"),
            RequiredField(document, (*here, "usual")),
        )  # fmt: skip
        self.default = ValueField(document, (*here, "default"), say("Default, if the answer is optional"))
        self.fallback = ValueField(document, (*here, "fallback"), say("Published fallback, if missing or unproven"),
                                   hint=say(
            "Never for a price: an offer without its price is incomplete."))  # fmt: skip
        self.inside.addWidget(self.question)

    def _rest(self, here: Address) -> None:
        """Make the settings few people need."""
        document = self.document
        self.stand_in = in_columns(self.default, self.fallback)
        self.lined = CheckField(document, (*here, "per_line"), say("One value for each line of the schedule"))
        self.opened = CheckField(document, (*here, "variants"), say("A variant may propose another value"))
        other = in_columns(
            OtherLanguageField(document, (*here, "label"), say("Label {language}", language=other_language())),
            OtherLanguageField(
                document, (*here, "definition"), say("Definition {language}", language=other_language())
            ),
        )
        self.inside.addWidget(Fold(say("More settings"), self.stand_in, self.lined, self.opened, other))

    def _state_rules(self) -> None:
        def state(one: Any) -> State:
            return self.state.value() or state_of(one)

        self.relevant = [
            (self.value, lambda one: state(one) == "fixed"),
            (self.formula, lambda one: state(one) == "computed"),
            (self.question, lambda one: state(one) == "asked"),
            (self.stand_in, lambda one: state(one) == "asked" or one.default is not None or one.fallback is not None),
            (self.lined, lambda one: bool(self.document.purchase.method.lines) or one.per_line),
            (self.opened, lambda one: state(one) == "fixed" or one.variants),
        ]

    def _wait(self) -> None:
        item = self.things.items[self.place()] if self.things.items else None
        fixed = item is not None and self.state.value() == "fixed"
        self.waiting.setVisible(fixed and item is not None and item.value is None)
        if item is not None and item.value is None:
            self.source.hide()

    def _stated(self) -> None:
        """Go to the value, or to the formula, that the new state waits for."""
        self.follow_row()
        wanted = {"fixed": self.value, "computed": self.formula}.get(str(self.state.value()))
        if wanted is not None:
            wanted.editor.setFocus()
