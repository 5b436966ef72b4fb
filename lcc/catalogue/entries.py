"""What the catalogue holds: factors and their dated values.

Money is as published (see ``vat`` and ``price_year``), rates are decimal and yearly, everything else is in ``unit``.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo, model_validator

from lcc.catalogue.citations import Cited, Day, Identifier, Needed, PriceYear, Rate
from lcc.catalogue.dates import in_force, today
from lcc.catalogue.vocabulary import KINDS, known
from lcc.value import Frozen, Number, Text, Value, Words
from lcc.words import LccError, message

_MONEY = re.compile(r"(EUR|GBP|USD|CHF)\b")
_PRICED = ("energy-price", "energy-tax", "water-price", "purchase-price", "maintenance-cost", "running-cost",
           "end-of-life-cost")  # fmt: skip


def _kind(given: str) -> str:
    return known(KINDS, given, message("kind")) or given


class Dated(Value):
    """One value of a factor, or its path through the years, since a day."""

    model_config = ConfigDict(populate_by_name=True)

    since: Day
    until: Day | None = None
    value: Number | None = None
    growth: Number = 0.0
    starts: Annotated[int | None, Field(alias="from", ge=1900, le=2300)] = None
    """Year that ``value`` is for, when it grows."""
    ends: Annotated[int | None, Field(alias="to", ge=1900, le=2300)] = None
    """Last year published, when it grows."""
    points: Annotated[dict[int, Number], AfterValidator(Frozen), Field(min_length=1, max_length=400)] | None = None
    join: Literal["line", "step"] = "line"
    beyond: Literal["error", "hold"] = "error"
    low: Number | None = None
    high: Number | None = None
    parts: Annotated[dict[str, Number], AfterValidator(Frozen)] = Field(default_factory=Frozen)
    price_year: PriceYear | None = None
    discount_rate: Rate | None = None
    source: Cited
    also: tuple[Cited, ...] = ()
    place: Needed
    read: Words = ""
    derived: Words = ""
    confidence: Literal["high", "medium", "low"]

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if (self.value is None) == (self.points is None):
            raise LccError("Give either a value or points by year.")
        if self.growth and self.starts is None:
            raise LccError("A value that grows says from which year: “from”.")
        if self.until is not None and self.until < self.since:
            raise LccError("A value cannot end before it starts.")
        if (self.low is None) != (self.high is None):
            raise LccError("Give both ends of a range, low and high.")
        low, high = self.low, self.high
        if self.value is not None and low is not None and high is not None and not low <= self.value <= high:
            raise LccError("The value is outside its range.")
        return self


class Factor(Value):
    """A figure with a unit, a place and a source, and how it changed; values are in ``unit``, oldest first."""

    id: Identifier
    label: Text
    kind: Annotated[str, AfterValidator(_kind)]
    unit: Needed
    geography: Annotated[str, Field(min_length=2, max_length=10)]
    nature: Literal["real", "nominal"] | None = None
    price_year: PriceYear | None = None
    vat: Literal["excluded", "included", "unknown"] | None = None
    includes_carbon_price: bool = False
    discount_rate: Rate | None = None
    legacy: bool = False
    replaced_by: Identifier | None = None
    replaces: Identifier | None = None
    """In a folder of one's own: the factor whose place it takes."""
    review_by: Day | None = None
    values: Annotated[tuple[Dated, ...], Field(min_length=1)]
    note: Text = ""

    day: date = Field(default_factory=today, exclude=True, repr=False)
    """The day it is read on, today unless another was asked; never written in a file."""

    @model_validator(mode="before")
    @classmethod
    def _as_in_a_file(cls, given: Any, info: ValidationInfo) -> Any:
        if info.context is not None and isinstance(given, dict) and "day" in given:
            raise LccError("Unknown key “{field}”.{near}", field="day", near="")
        return given

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        for earlier, later in zip(self.values, self.values[1:], strict=False):
            if later.since <= (earlier.until or earlier.since):
                raise LccError("Values are dated oldest first and do not overlap.")
        if (self.is_money or self.kind in ("discount-rate", "escalation")) and self.nature is None:
            raise LccError("Money and rates say whether inflation is in them: “nature: real” or “nature: nominal”.")
        if self.is_money and self.nature == "real" and any(self.year_of(value) is None for value in self.values):
            raise LccError("Real money says the year of its prices: “price_year”, or “unknown”.")
        if self.kind in _PRICED and self.vat is None:
            raise LccError("A price says whether VAT is in it: “vat: excluded”, “included” or “unknown”.")
        return self

    @property
    def is_money(self) -> bool:
        """Tell whether it is an amount of money, alone or per something."""
        return _MONEY.match(self.unit) is not None

    @property
    def in_force(self) -> Dated | None:
        """The value in force on ``day``; None before the first and after one that ended."""
        return in_force(self.values, self.day)

    @property
    def confidence(self) -> str:
        """How far the value in force, or else the last one, can be trusted."""
        return (self.in_force or self.values[-1]).confidence

    def on(self, day: date | None) -> Self:
        """Return the same factor read on a day; None leaves it as it is."""
        return self if day is None else self.model_copy(update={"day": day})

    def year_of(self, dated: Dated) -> int | str | None:
        """Return the year of the money of a value: a year, ``unknown``, or None where money does not matter."""
        return dated.price_year if dated.price_year is not None else self.price_year

    def rate_of(self, dated: Dated) -> float | str | None:
        """Return the discount rate a carbon path was built for: a decimal, or the identifier of a rate. [1/year]"""
        return dated.discount_rate if dated.discount_rate is not None else self.discount_rate
