"""What is bought: the offers, the award criteria, and the purchase that holds them with its method."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from lcc.answers import Answer
from lcc.considerations import Considerations
from lcc.formula import RESERVED, FormulaError, parse
from lcc.model import Method, Named, Parameter, Unique
from lcc.ranges import Ranges, Scenarios
from lcc.seals import JournalEntry, Seal
from lcc.value import Day, Frozen, Name, Number, Share, Text, Value, Whole, Words, number
from lcc.words import LccError, nearest


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


class Measure(Value):
    """A value measured in execution, to set against the declared one."""

    value: Answer
    on: Day | None = None
    note: Text = ""
    """Protocol followed, who was there, number of the report."""


class FollowUp(Value):
    """What happened after award: whose contract it is, its amount without VAT, and what was measured."""

    offer: Name
    amount: Annotated[Number, Field(gt=0)] | None = None
    """Amount of the contract without VAT, which the cap of the penalty is a share of. [EUR]"""
    measured: Annotated[dict[Named, Measure], AfterValidator(Frozen)] = Field(default_factory=Frozen)


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
    questions: Text = ""
    """Where questions on the method are put, and until when."""
    software: Words = ""
    """Address where the buyer says this program can be had."""
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
    followup: FollowUp | None = None
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
