"""When a cost falls, in words: at the start, each year, at the end, every n years, in given years."""

from __future__ import annotations

import re
from typing import Any, Literal

from lcc.model import Schedule
from lcc.words import message, say
from lcc_gui.columns import in_columns
from lcc_gui.document import Address, Document
from lcc_gui.fields import ChoiceField, TextField, WholeField
from lcc_gui.views.method.part import Part
from lcc_gui.words import name_of

When = Literal["usual", "start", "yearly", "end", "every", "at"]
USUAL_STEP = 5
"""Years between two occurrences, proposed at first."""


def when_words() -> dict[When, str]:
    """Name the ways a cost falls."""
    return {
        "usual": say("as usual for its stage"), "start": say("at the start"), "yearly": say("every year"),
        "end": say("at the end"), "every": say("every so many years"), "at": say("in given years"),
    }  # fmt: skip


def when_of(schedule: Schedule | None) -> When:
    """Tell which way a schedule is."""
    if schedule is None:
        return "usual"
    if schedule.at is not None:
        return "at"
    return "every" if schedule.every is not None else (schedule.when or "usual")


class WhenField(ChoiceField):
    """Which way; the new one starts from a sensible value, to be changed."""

    def value(self) -> When:
        """Return the way in force."""
        found = super().value()
        return when_of(found if isinstance(found, Schedule) else None)

    def enter(self, given: When) -> None:
        """Change the way."""
        method = self.document.purchase.method
        schedules: dict[When, Any] = {"usual": None, "every": {"every": min(USUAL_STEP, method.years)},
                                      "at": {"at": [method.base_year + 1]}}  # fmt: skip
        what = message("change {what}", what=name_of(self.document.purchase, self.address))
        if given != self.value():
            self.document.set(self.address, schedules.get(given, {"when": given}), what)


class YearsField(TextField):
    """A few years: 2029; 2032."""

    def written(self, value: Any) -> str:
        """Write the years."""
        return "; ".join(map(str, value)) if isinstance(value, tuple) else ""

    def given(self, text: str) -> Any:
        """Read the years; what is none is handed over for the model to say why."""
        parts = [part for part in re.split(r"[;,\s]+", text) if part]
        return [int(part) if part.isdigit() else part for part in parts] or text

    def same(self, text: str, value: Any, typed: str | None) -> bool:
        """Compare the years."""
        return text == typed if typed is not None else self.given(text) == list(value or ())


class SchedulePart(Part):
    """The way, and its years."""

    def __init__(self, document: Document, address: Address) -> None:
        super().__init__(document, address)
        self.when = WhenField(document, address, say("When it falls"), list(when_words().items()))
        self.every = in_columns(
            WholeField(document, (*address, "every"), say("Every so many years")),
            WholeField(document, (*address, "first"), say("First time"), hint=say("After that many years if empty.")),
            WholeField(document, (*address, "last"), say("Last time"), hint=say("Until the end if empty.")),
            most=3, least=11,
        )  # fmt: skip
        self.at = YearsField(document, (*address, "at"), say("Years"), hint=say("Parted by semicolons: 2029; 2032."))
        for widget in (self.when, self.every, self.at):
            self.column.addWidget(widget)

    def arrange(self) -> None:
        """Show the years of the way in force."""
        self.when.refresh()
        self.every.setVisible(self.when.value() == "every")
        self.at.setVisible(self.when.value() == "at")
