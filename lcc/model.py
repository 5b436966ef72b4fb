"""The six nouns (all but the Comparison, which is computed) and the small values inside them.

All money is without VAT, at base-year prices; rates are decimal and yearly; costs are positive.
A value may be unfinished: an answer missing, a formula that does not parse yet. ``findings`` says what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator

from lcc.answers import Answer
from lcc.considerations import Considerations
from lcc.discounting import Timing
from lcc.formula import RESERVED, FormulaError, fold, is_name, parse
from lcc.path import Path, Source
from lcc.ranges import Ranges, Scenarios
from lcc.seals import JournalEntry, Seal
from lcc.value import Day, Frozen, Name, Number, Share, Text, Value, Whole, Words, normal, number
from lcc.words import LccError, nearest

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
    """What is asked to prove the answer, and how it is checked before award."""
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


class SetAside(Value):
    """Why an offer is not ranked (CCP L2152-1 and following)."""

    reason: Literal["irregular", "unacceptable", "inappropriate", "abnormally_low", "not_analysed"]
    note: Text = ""


class Evidence(Value):
    """What supports an answer; ``proven: false`` brings the published fallback in."""

    note: Text = ""
    proven: bool | None = None


Notes = Annotated[dict[Named, Number], AfterValidator(Frozen)]


class Offer(Value):
    """What one tenderer proposes. In a script, other names are answers: ``Offer("A", price=1200)``."""

    name: Name
    tenderer: Words = ""
    kind: Literal["base", "variant"] = "base"
    vat: Share | None = None
    """Rate the tenderer invoices, 0 if exempt."""
    vat_ground: Text = ""
    vat_by_cost: Annotated[dict[Name, Share], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    """Rates of the costs the tenderer invoices at another rate."""
    answers: Annotated[dict[Named, Answer], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    evidence: Annotated[dict[Named, Evidence], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    notes: Annotated[dict[Named, Number | Notes], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    """Notes the buyer enters, by criterion, or by criterion and sub-criterion, on the scale of each."""
    set_aside: SetAside | None = None
    note: Text = ""

    def __init__(self, name: str | None = None, /, **given: Any) -> None:
        named = {"name": name} if name is not None else {}
        answers = {key: given.pop(key) for key in list(given) if key not in Offer.model_fields}
        if answers and isinstance(declared := given.get("answers", {}), Mapping):
            given["answers"] = {**declared, **answers}
        super().__init__(**named, **given)

    # A file's unknown keys are errors: only a direct call in a script turns names into answers.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]


def _percents(given: Any) -> Any:
    """Read a weight written with its sign: ``40 %`` is 40."""
    bare = given.strip().removesuffix("%") if isinstance(given, str) else given
    return number(bare) if bare != given else given


Weight = Annotated[Number, BeforeValidator(_percents), Field(gt=0, le=1000)]
Decimals = Annotated[Whole, Field(ge=0, le=10)]
Criteria = Annotated[tuple["Criterion", ...], Unique, Field(max_length=100)]


class Criterion(Value):
    """An award criterion or a sub-criterion (CCP R2152-7, R2152-12): its weight, and how its marks are made.

    The marks of a cost or of a price are computed from the comparison, the others are entered (``Offer.notes``).
    """

    name: Name
    label: Text = ""
    kind: Literal["cost", "price", "technical", "environmental", "social", "delay", "service", "other"] = "other"
    weight: Weight
    """Of a criterion, weights sum to 100; of sub-criteria, to 100 or to the weight of their criterion."""
    environment: bool = False
    """Takes environmental characteristics of the offer into account, whatever its kind."""
    sums: tuple[Name, ...] = ()
    """Costs a price or cost criterion sums; by default what is paid to acquire, or the total."""
    formula: Annotated[Words, Field(min_length=1)] = "proportional"
    """Which formula of ``lcc.scoring.formulas`` turns amounts into marks, by name or code."""
    times: Annotated[Number, Field(gt=1, le=1000)] = 2.0
    """Times the lowest amount from which the formula linear from the minimum gives nothing."""
    scale: Annotated[Number, Field(gt=0, le=1000)] | None = None
    """Highest mark; by default the weight as written."""
    decimals: Decimals = 2
    """Marks are rounded to so many, half away from zero."""
    sub_criteria: Criteria = ()

    @property
    def computed(self) -> bool:
        """Tell whether its marks are computed from amounts."""
        return self.kind in ("cost", "price") and not self.sub_criteria

    @property
    def out_of(self) -> float:
        """The highest mark."""
        return self.weight if self.scale is None else self.scale

    @property
    def environmental(self) -> bool:
        """Tell whether it, or one of its sub-criteria, takes the environment into account."""
        return self.kind == "environmental" or self.environment or any(sub.environmental for sub in self.sub_criteria)

    @model_validator(mode="after")
    def _two_levels(self) -> Self:
        if any(sub.sub_criteria for sub in self.sub_criteria):
            raise LccError("A sub-criterion has no sub-criteria of its own.")
        if self.sums and not self.computed:
            raise LccError("Only a criterion of price or cost sums costs.")
        return self


class Scoring(Value):
    """How weighted marks become a ranking: decimals of points and totals, and what separates equal totals."""

    decimals: Decimals = 2
    tie_break: Literal["amount", "heaviest", "none"] = "amount"
    """The lowest amount of the criterion of price or cost; the best mark of the heaviest criterion; or none."""


class Purchase(Value):
    """What is bought (one lot), the method, and the offers. In a script, names that offers answer are declared."""

    title: Text = ""
    reference: Words = ""
    lot: Words = ""
    buyer: Words = ""
    siret: Words = ""
    cpv: Words = ""
    procedure: Words = ""
    launch: Day | None = None
    deadline: Day | None = None
    signature: Day | None = None
    note: Text = ""
    estimate: Annotated[Number, Field(gt=0)] | None = None
    """The buyer's own estimate of the price, on the VAT basis of the method; never published. [EUR]"""
    simulation: bool = False
    """A copy to try things on: its figures have no effect on the ranking, and it is never frozen nor published."""
    environment: Considerations = Considerations()
    social: Considerations = Considerations()
    method: Method
    criteria: Criteria = ()
    scoring: Scoring = Scoring()
    trials: Annotated[tuple[Offer, ...], Unique] = ()
    """Fictional offers to try the method on before publication; never ranked with the real ones."""
    offers: Annotated[tuple[Offer, ...], Unique] = ()
    ranges: Ranges = Field(default_factory=Frozen)
    """Between which values assumptions lie, by address: what ``lcc.sensitivity`` explores, never what ranks."""
    scenarios: Scenarios = Field(default_factory=Frozen)
    """Changes by address under a name: *Et si… ?*, never what ranks."""
    seal: Seal | None = None
    journal: tuple[JournalEntry, ...] = ()
    """Versions of the method, in the order they were frozen."""

    def __init__(self, **given: Any) -> None:
        for kind in ("offers", "trials"):
            if isinstance(given.get(kind), Iterable) and not isinstance(given[kind], str | Mapping):
                given[kind] = tuple(map(Offer.of, given[kind]))
        listed = [given.get(kind, ()) for kind in ("offers", "trials")]
        if "method" in given and all(isinstance(offers, tuple) for offers in listed):
            given["method"] = _declare(Method.of(given["method"]), [*listed[0], *listed[1]])
        super().__init__(**given)

    # A purchase file declares all its names: only a direct call in a script declares them for the caller.
    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]


def _declare(method: Method, offers: list[Offer]) -> Method:
    """Make a question of each undeclared name that some offer answers; refuse one that none answers."""
    declared = (
        {parameter.name for parameter in method.parameters} | RESERVED | ({"quantity"} if method.lines else set())
    )
    answered = list(dict.fromkeys(name for offer in offers for name in offer.answers))
    asked: dict[str, Parameter] = {}
    for address, text in method.formulas():
        try:
            names = parse(text).names()
        except FormulaError:
            continue
        for name in sorted(names - declared, key=text.find):
            if name not in answered:
                near = nearest(name, [*answered, *declared - RESERVED])
                raise LccError(
                    "Unknown name “{name}” in {where}, and no offer answers it.{near}",
                    name=name, where=" › ".join(address[1:]), near=near,
                )  # fmt: skip
            listed = any(isinstance(offer.answers.get(name), tuple) for offer in offers)
            asked[name] = Parameter(name=name, per_line=listed and bool(method.lines))
    return method.replace(parameters=(*method.parameters, *asked.values())) if asked else method
