"""*Postes de coût*: what is paid, when, at what price, to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox

from lcc.model import CostStream
from lcc.terms import term
from lcc.words import say
from lcc_gui.columns import in_columns
from lcc_gui.document import Address, Document
from lcc_gui.fields import CheckField, ChoiceField, ShareField, TextField
from lcc_gui.settings import Settings
from lcc_gui.views.method.contract import ContractPart
from lcc_gui.views.method.emitted import OwnEmissions
from lcc_gui.views.method.fold import Fold
from lcc_gui.views.method.formula import FormulaField
from lcc_gui.views.method.listing import Listing
from lcc_gui.views.method.naming import NameField, ThingsSheet
from lcc_gui.views.method.room import plain_label
from lcc_gui.views.method.schedule import SchedulePart, when_of, when_words
from lcc_gui.views.method.things import called
from lcc_gui.views.method.trajectory import PathPart
from lcc_gui.views.method.values import OtherLanguageField, other_language

STAGES = ("acquisition", "use", "maintenance", "end_of_life")


def stage_words() -> list[tuple[str, str]]:
    """Name the stages, as a list begins with a capital."""
    return [(stage, _capital(str(term(stage)))) for stage in STAGES]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class CostsSheet(ThingsSheet):
    """Cost streams as rows."""

    def facts(self) -> list[tuple[str, Callable[[Any], str]]]:
        """Stage, formula, resource, moment."""
        return [
            (say("Stage"), lambda one: _capital(str(term(one.stage)))),
            (say("Formula"), lambda one: one.amount),
            (say("Resource"), self._resource),
            (say("When"), _moment),
        ]

    def _resource(self, stream: CostStream) -> str:
        resources = self.things.document.purchase.method.resources
        return next((called(one) for one in resources if one.name == stream.resource), stream.resource or "")


def _moment(stream: CostStream) -> str:
    if stream.life is not None:
        return say("at each end of life")
    schedule = stream.moments
    if schedule.every is not None:
        return say("every {count} years", count=schedule.every)
    return ", ".join(map(str, schedule.at)) if schedule.at else when_words()[when_of(schedule)]


class ResourceField(ChoiceField):
    """The resource a cost buys, among those of the method."""

    def __init__(self, document: Document, address: Address) -> None:
        super().__init__(document, address, say("Resource"), ((None, say("none: the formula gives an amount")),))

    def show_value(self, value: Any, typed: str | None) -> None:
        """List the resources in force, and one that is named and lacks."""
        resources = self.document.purchase.method.resources
        options: list[tuple[Any, str]] = [(None, say("none: the formula gives an amount"))]
        options += [(one.name, called(one)) for one in resources]
        if value is not None and value not in [name for name, _ in options]:
            options.append((value, value))
        if options != self._options or self.editor.count() != len(options):  # type: ignore[attr-defined]  # a list
            assert isinstance(self.editor, QComboBox)
            self._options = options
            self.editor.clear()
            self.editor.addItems([words for _, words in options])
        super().show_value(value, typed)


class CostsRoom(Listing):
    """The cost streams."""

    kind = "costs"

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__(document, settings, CostsSheet, say("Cost streams"))

    # For Listing

    def add(self) -> None:
        """Add a cost, its formula to be written."""
        name = self.things.free_name(say("cost"))
        self.things.add(CostStream(name=name, amount=""), self.place() + 1 if self.things.items else None)
        self.refresh()
        self.put_cursor(self.things.names().index(name))
        self.edit_first()

    def fill(self) -> None:
        """What is counted, when, at what price, to whom; the rest folded."""
        self._what(self.things.address(""))
        self._when(self.things.address(""))
        self._price(self.things.address(""))
        self._payers(self.things.address(""))
        self._rest(self.things.address(""))

    def show_now(self) -> None:
        """Show the costs; the emissions asked are those of the impacts in force."""
        self.own.show_impacts()
        super().show_now()

    # Private

    def _what(self, here: Address) -> None:
        document = self.document
        self.inside.addWidget(in_columns(
            TextField(document, (*here, "label"), say("Label")),
            NameField(document, self.things, say("Short name")),
            ChoiceField(document, (*here, "stage"), say("Stage"), stage_words()),
            ResourceField(document, (*here, "resource")),
        ))  # fmt: skip
        self.amount = FormulaField(document, (*here, "amount"), say("Amount without VAT, or quantity of the resource"),
                                   self.settings,
                                   hint=say("For one year, or for one time where it falls once."))  # fmt: skip
        self.inside.addWidget(self.amount)

    def _when(self, here: Address) -> None:
        document = self.document
        self.inside.addWidget(plain_label(say("When"), "section"))
        self.life = FormulaField(document, (*here, "life"), say("Service life, in years"), self.settings,
                                 optional=True, lines=1, hint=say(
            "If given: bought again at each end of life before the end of the study."))  # fmt: skip
        self.renewed = CheckField(document, (*here, "renew"), say("Bought again at each end of life"))
        self.left = ChoiceField(document, (*here, "residual"), say("What is left at the end"), (
            ("straight_line", say("counted: the unused share of the life")), ("none", say("not counted")),
        ), why=say("A hoped-for resale cannot be verified: only a firm take-back counts."))  # fmt: skip
        self.inside.addWidget(SchedulePart(document, (*here, "schedule")))
        self.inside.addWidget(self.life)
        self.inside.addWidget(in_columns(self.renewed, self.left))
        self.relevant += [
            (self.renewed, lambda one: one.life is not None), (self.left, lambda one: one.life is not None),
        ]  # fmt: skip

    def _price(self, here: Address) -> None:
        self.inside.addWidget(plain_label(say("Price through the years"), "section"))
        contract = ContractPart(self.document, (*here, "contract"), self.settings)
        self.inside.addWidget(contract)
        self.drift = PathPart(
            self.document, (*here, "escalation"), say("Yearly change of the price, above inflation"), self.settings,
            unit="%", priced=False, grows=False, hint=say("Empty: the price of the resource or of the contract alone."),
        )  # fmt: skip
        self.inside.addWidget(self.drift)

    def _payers(self, here: Address) -> None:
        document = self.document
        self.inside.addWidget(plain_label(say("Who invoices, who pays"), "section"))
        self.vat = ShareField(document, (*here, "vat"), say("VAT rate of the third party"),
                              hint=say("If empty: that of the resource."))  # fmt: skip
        self.inside.addWidget(in_columns(
            ChoiceField(document, (*here, "invoiced_by"), say("Who invoices"), (
                (None, say("as usual")),
                ("tenderer", say("the tenderer")),
                ("third_party", say("a third party")), ("internal", say("nobody: internal cost, without VAT")),
            ), hint=say("Usually a third party for a resource, else the tenderer.")),
            self.vat,
            ChoiceField(document, (*here, "borne_by"), say("Who bears it"), (
                ("buyer", say("the buyer")), ("users", say("other users")), ("society", say("society")),
            )),
            ChoiceField(document, (*here, "section"), say("Budget section"), (
                (None, say("by its stage")), ("investment", say("investment")), ("operating", say("operating")),
            )),
        ))  # fmt: skip
        self.relevant.append((self.vat, lambda one: one.invoicer == "third_party" or one.vat is not None))

    def _rest(self, here: Address) -> None:
        document = self.document
        parts = ("firm", "optional", "supplement_imposed", "supplement_optional", "renewal")
        self.lined = CheckField(document, (*here, "per_line"), say("One amount for each line of the schedule"))
        self.own = OwnEmissions(document, (*here, "emissions"), self.settings)
        timings = ("end_of_year", "mid_year", "start_of_year", "continuous")
        self.inside.addWidget(Fold(say("More settings"), in_columns(
            ChoiceField(document, (*here, "per"), say("The formula gives the amount"), (
                ("year", say("of a year")), ("quarter", say("of a quarter: counted four times")),
                ("month", say("of a month: counted twelve times")),
            )),
            ChoiceField(document, (*here, "part"), say("Part of the contract"), [(p, str(term(p))) for p in parts]),
            ChoiceField(document, (*here, "timing"), say("Dates of flows"), [
                (None, say("as the method")), *((t, str(term(t))) for t in timings)]),
            TextField(document, (*here, "unit"), say("Unit of the quantity")),
            OtherLanguageField(document, (*here, "label"), say("Label {language}", language=other_language())),
        ), self.lined, self.own))  # fmt: skip
        self.relevant.append((self.lined, lambda one: bool(self.document.purchase.method.lines) or one.per_line))
