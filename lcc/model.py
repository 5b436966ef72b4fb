"""The six nouns (all but the Comparison, which is computed) and the small values inside them.

All money is without VAT, at base-year prices; rates are decimal and yearly; costs are positive.
A value may be unfinished: an answer missing, a formula that does not parse yet. ``findings`` says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator

from lcc.answers import Answer
from lcc.discounting import Timing
from lcc.formula import RESERVED, fold, is_name
from lcc.path import Path, Source
from lcc.value import Frozen, Name, Number, Share, Text, Value, Whole, Words, normal
from lcc.words import LccError

Address = tuple[str, ...]
"""Where a value lives, by names: ``("offers", "Heat pump", "answers", "price")``."""


class Stage(StrEnum):
    """The stages of the life cycle (directive 2014/24/EU, art. 68(1)(a)); externality is computed."""

    ACQUISITION = "acquisition"
    USE = "use"
    MAINTENANCE = "maintenance"
    END_OF_LIFE = "end_of_life"


def _formula(given: Any) -> Any:
    if isinstance(given, float):
        return format(given, ".15g")
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else given


Formula = Annotated[
    str,
    BeforeValidator(_formula),
    StringConstraints(max_length=500),
    WithJsonSchema({"type": ["string", "number"], "maxLength": 500}),
]
"""A formula as written; it may not parse yet."""

Named = Annotated[str, AfterValidator(normal)]
Formulas = Annotated[dict[Name, Formula], AfterValidator(Frozen)]
Year = Annotated[Whole, Field(ge=0, le=3000)]


def _unique(things: tuple[Any, ...], key: str = "name") -> tuple[Any, ...]:
    """Refuse two things of one name, without regard to case or accents."""
    seen: dict[str, str] = {}
    for thing in things:
        name = getattr(thing, key)
        if (folded := fold(name)) in seen:
            raise LccError("Two things have the same name: “{one}” and “{other}”.", one=seen[folded], other=name)
        seen[folded] = name
    return things


Unique = AfterValidator(_unique)


def _parameter_name(name: str) -> str:
    name = normal(name)
    if not is_name(name):
        raise LccError("“{name}” is not a name: a letter, then letters, digits and _ (40 at the most).", name=name[:60])
    if fold(name) in RESERVED:
        raise LccError("“{name}” is a word of the formula language: choose another name.", name=name)
    return name


class Range(Value):
    """What is usual for a value; ``required`` when the limits are a published requirement."""

    low: Number | None = None
    high: Number | None = None
    required: bool = False


class Line(Value):
    """One line of a unit price schedule, one room, one machine: ``quantity`` is a name formulas can use."""

    id: Name
    label: Text = ""
    quantity: Number = 1.0


class Schedule(Value):
    """When a cost falls.

    ``start`` (year 0), ``yearly`` (each year of use), ``end`` (the horizon); or ``every`` n years from ``first`` to
    ``last``, both included; or ``at`` given years. Years are after the base year, or calendar years.
    """

    shorthand: ClassVar[str] = "when"

    when: Literal["start", "yearly", "end"] | None = None
    every: Annotated[Whole, Field(ge=1, le=300)] | None = None
    first: Year | None = None
    last: Year | None = None
    at: Annotated[tuple[Year, ...], Field(min_length=1, max_length=300)] | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if sum(form is not None for form in (self.when, self.every, self.at)) != 1:
            raise LccError("A schedule is one of: start, yearly, end; every (with first, last); at.")
        if self.at is not None and (self.first is not None or self.last is not None):
            raise LccError("A schedule with “at” takes neither first nor last.")
        return self


class Contract(Value):
    """How a contract price moves: ``revisable`` follows inflation, ``firm`` does not, or a published ``index``."""

    shorthand: ClassVar[str] = "price"

    price: Literal["revisable", "firm"] = "revisable"
    firm_years: Annotated[Whole, Field(ge=1, le=300)] | None = None
    """Firm for so many years, then revisable. [year]"""
    index: Path | None = None

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if self.index is not None and (self.firm_years is not None or self.price == "firm"):
            raise LccError("A price that follows an index is not firm as well.")
        return self


class Parameter(Value):
    """A named quantity: fixed (``value``), computed (``formula``), or asked of tenderers (neither)."""

    name: Annotated[str, AfterValidator(_parameter_name)]
    label: Text = ""
    definition: Text = ""
    unit: Words = ""
    value: Answer = None
    formula: Formula | None = None
    default: Answer = None
    """Makes the answer optional."""
    fallback: Answer = None
    """Published value for an answer missing or unproven; never for a price."""
    per_line: bool = False
    variants: bool = False
    """A variant offer may answer otherwise than the buyer's value."""
    usual: Range | None = None
    evidence: Text = ""
    """What is asked to prove the answer."""
    check: Text = ""
    """How it is checked before award: a penalty is no check (CE 22/11/2019, 418460)."""
    source: Source | None = None

    @property
    def asked(self) -> bool:
        """Tell whether tenderers answer it."""
        return self.value is None and self.formula is None


class Resource(Value):
    """Something consumed: its price path, its VAT rate and its emissions per unit. [kg/unit]"""

    name: Name
    label: Text = ""
    unit: Words = ""
    price: Path | None = None
    vat: Share | None = None
    emissions: Annotated[dict[Name, Path], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    source: Source | None = None


class Externality(Value):
    """The value of an impact, by tonne or kilogram; it counts in the total only when ``counts`` and complete."""

    name: Name
    label: Text = ""
    value: Path | None = None
    unit: Words = ""
    perimeter: Text = ""
    verification: Text = ""
    counts: bool = False

    @property
    def kilograms(self) -> float | None:
        """How many kilograms the unit is for: ``EUR/tCO2e`` is for 1000; None if it cannot be told."""
        _, _, mass = self.unit.partition("/")
        if mass.startswith("kg"):
            return 1.0
        return 1000.0 if mass.startswith("t") else None


class CostStream(Value):
    """One cause of spending through time: ``amount`` is money, or a quantity of ``resource``."""

    name: Name
    label: Text = ""
    stage: Stage = Stage.USE
    amount: Formula
    unit: Words = ""
    resource: Name | None = None
    schedule: Schedule | None = None
    """By default: acquisition at the start, end of life at the end, the rest yearly."""
    per: Literal["year", "quarter", "month"] = "year"
    life: Formula | None = None
    """Service life: bought again at each, before the horizon; at the end of each, for an end of life. [year]"""
    renew: bool = True
    residual: Literal["straight_line", "none"] = "straight_line"
    escalation: Path | None = None
    contract: Contract = Contract()
    emissions: Formulas = Field(default_factory=Frozen)
    """Own emissions each time the cost falls. [kg]"""
    invoiced_by: Literal["tenderer", "third_party", "internal"] | None = None
    """By default a third party for a resource, else the tenderer."""
    vat: Share | None = None
    """Rate of a third party other than the resource's."""
    borne_by: Literal["buyer", "users", "society"] = "buyer"
    section: Literal["investment", "operating"] | None = None
    timing: Timing | None = None
    per_line: bool = False
    part: Literal["firm", "optional", "supplement_imposed", "supplement_optional", "renewal"] = "firm"
    """Firm or optional part of the contract, supplement (PSE), renewal: all are summed, but an optional supplement."""

    @property
    def summed(self) -> bool:
        """Tell whether it counts in prices and totals: offers are ranked without their optional supplements."""
        return self.part != "supplement_optional"

    @property
    def invoicer(self) -> str:
        """Who sends the invoice, which decides the VAT."""
        return self.invoiced_by or ("third_party" if self.resource else "tenderer")

    @property
    def budget_section(self) -> str:
        """The section of public accounts that pays."""
        return self.section or ("investment" if self.stage is Stage.ACQUISITION else "operating")

    @property
    def moments(self) -> Schedule:
        """The schedule, its default by stage included."""
        if self.schedule is not None:
            return self.schedule
        return _USUAL.get(self.stage, _YEARLY)


_YEARLY = Schedule(when="yearly")
_USUAL = {Stage.ACQUISITION: Schedule(when="start"), Stage.END_OF_LIFE: Schedule(when="end")}


class FunctionalUnit(Value):
    """What the service is counted in: pages, kilometres, meals; ``amount`` in each year of use."""

    label: Text
    amount: Formula


class Clause(Value):
    """What a declared value binds to once the contract runs: how it is measured, and what a worse value costs."""

    protocol: Text = ""
    """Standard or protocol the measurement follows."""
    months: Annotated[Whole, Field(ge=1, le=600)] = 12
    """Within so many months after admission. [month]"""
    tolerance: Share = 0.05
    """Deviation from the declared value that has no effect."""
    remedy_days: Annotated[Whole, Field(ge=0, le=3650)] = 30
    """Days to bring the thing to what was declared. [day]"""
    cap: Share = 0.10
    """Highest penalty, as a share of the amount of the contract without VAT."""


class Method(Value):
    """Everything published beforehand: what is asked, and the sums made of it (CCP R2152-10)."""

    title: Text = ""
    base_year: Annotated[Whole, Field(ge=1900, le=2300)]
    years: Annotated[Whole, Field(ge=1, le=200)]
    service_start: Annotated[Whole, Field(ge=0, le=50)] = 0
    discount_rate: Path
    money: Literal["constant", "current"] = "constant"
    inflation: Path | None = None
    timing: Timing = Timing.END_OF_YEAR
    tax: Literal["including", "excluding"] = "including"
    deductible: Share = 0.0
    """Share of VAT the buyer deducts."""
    currency: Annotated[str, StringConstraints(min_length=1, max_length=8)] = "EUR"
    tie_break: Literal["acquisition", "none"] = "acquisition"
    lines: Annotated[tuple[Line, ...], AfterValidator(partial(_unique, key="id")), Field(max_length=2000)] = ()
    parameters: Annotated[tuple[Parameter, ...], Unique] = ()
    resources: Annotated[tuple[Resource, ...], Unique] = ()
    costs: Annotated[tuple[CostStream, ...], Unique] = ()
    externalities: Annotated[tuple[Externality, ...], Unique] = ()
    functional_unit: FunctionalUnit | None = None
    usage: Text = ""
    """Who uses it, how much and how: the profile the quantities come from."""
    left_out: Text = ""
    """Costs that are not counted, and why."""
    variants: Text = ""
    """What a variant offer may change, and the minimal requirements it keeps (CCP R2151-10)."""
    quantities: Literal["published", "masked"] = "published"
    """Masked quantities keep the form from computing a total: it would reveal them."""
    clause: Clause | None = None
    """Contractual effect of the declared values."""

    @property
    def horizon(self) -> int:
        """Last year counted: the start of service plus the study period."""
        return self.service_start + self.years

    def formulas(self) -> Iterator[tuple[Address, str]]:
        """List every formula with its address."""
        for parameter in self.parameters:
            if parameter.formula is not None:
                yield ("method", "parameters", parameter.name, "formula"), parameter.formula
        for stream in self.costs:
            here = ("method", "costs", stream.name)
            yield (*here, "amount"), stream.amount
            if stream.life is not None:
                yield (*here, "life"), stream.life
            for impact, text in stream.emissions.items():
                yield (*here, "emissions", impact), text
        if self.functional_unit is not None:
            yield ("method", "functional_unit", "amount"), self.functional_unit.amount
