"""A number through the years: a price path, an escalation, a stepped rate, a usage profile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from lcc.value import Day, Frozen, Number, Text, Value, Whole, Words
from lcc.words import LccError

Kind = Literal["real", "nominal"]
Array = NDArray[np.float64]
CALENDAR = 1000
"""Keys from this on are calendar years; below it, years after the base year."""


class Source(Value):
    """Where a number comes from, precisely enough to be found again."""

    title: Text
    publisher: Words = ""
    dated: Words = ""
    url: Words = ""
    place: Words = ""
    licence: Words = ""
    factor: Words = ""
    """Identifier of the catalogue's factor, when the value was copied from there."""
    copied: Day | None = None

    shorthand: ClassVar[str] = "title"


def _years(given: Any) -> Any:
    """Refuse a year given twice: ``5`` and ``05``."""
    if isinstance(given, Mapping):
        seen: set[str] = set()
        for key in given:
            year = str(key).strip().lstrip("+0") or "0"
            if year in seen:
                raise LccError("Year {year} is given twice.", year=year[:60])
            seen.add(year)
    return given


class Path(Value):
    r"""A number through the years.

    Three forms: one ``value``; a ``value`` that grows, :math:`v_t = v (1 + g)^{t - s}` with ``s`` the year
    ``since`` (the base year by default); or ``points`` joined by straight lines (``join: line``) or held until
    the next one (``join: step``). Keys are calendar years, or years after the base year if below 1000.
    Outside the points there is no value, unless ``beyond: hold``.

    ``kind`` says whether growth and prices include inflation (``nominal``) or not (``real``).
    """

    shorthand: ClassVar[str] = "value"

    value: Number | None = None
    growth: Annotated[Number, Field(gt=-1, le=10)] = 0.0
    since: Annotated[Whole, Field(ge=0, le=3000)] | None = None
    points: (
        Annotated[
            dict[Whole, Number], BeforeValidator(_years), AfterValidator(Frozen), Field(min_length=1, max_length=400)
        ]
        | None
    ) = None
    join: Literal["line", "step"] = "line"
    beyond: Literal["error", "hold"] = "error"
    kind: Kind | None = None
    price_year: Annotated[Whole, Field(ge=1900, le=2300)] | None = None
    source: Source | None = None

    def __init__(self, value: float | str | None = None, /, **given: Any) -> None:
        super().__init__(**({} if value is None else {"value": value}), **given)

    __init__.__pydantic_base_init__ = True  # type: ignore[attr-defined]  # for scripts: Path(0.2)

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, given: Any) -> Any:
        """Accept a list, whose first item is year 1."""
        if isinstance(given, list | tuple):
            if not given:
                raise LccError("Expected at least one number in the list.")
            return {"points": dict(enumerate(given, start=1)), "join": "step"}
        return given

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the list beside the other forms."""
        forms = super().__get_pydantic_json_schema__(core, handler)["anyOf"]
        return {"anyOf": [*forms, {"type": "array", "items": {"type": ["number", "string"]}, "minItems": 1}]}

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.value is None) == (self.points is None):
            raise LccError("Give either a value or points by year.")
        if self.points is not None:
            if self.growth:
                raise LccError("Points by year take no growth: give one or the other.")
            if len({year >= CALENDAR for year in self.points}) > 1:
                raise LccError("Years are either calendar years or years after the base year, not both.")
            if min(self.points) < 0 or max(self.points) > 3000:
                raise LccError("Years go from 0 to 3000.")
        return self

    @property
    def constant(self) -> float | None:
        """The number itself when it does not move, else None."""
        return self.value if self.points is None and not self.growth else None

    def at(self, years: Array, base_year: int) -> Array:
        """Evaluate the path in years after the base year; NaN where it has no value.

        Parameters
        ----------
        years : array
            Years after the base year. [year]
        base_year : int
            Calendar year of year 0.

        """
        if self.points is None:
            value = np.float64(self.value if self.value is not None else np.nan)
            if not self.growth:
                return np.full(years.shape, value)
            since = self.since if self.since is not None else 0
            elapsed = years - (since - base_year if since >= CALENDAR else since)
            return np.asarray(value * (1.0 + self.growth) ** elapsed)
        keys = np.array(sorted(self.points), dtype=float)
        levels = np.array([self.points[int(key)] for key in keys])
        when = years + base_year if keys[0] >= CALENDAR else years
        if self.join == "step":
            found = levels[np.clip(np.searchsorted(keys, when, side="right") - 1, 0, None)]
        else:
            found = np.interp(when, keys, levels)
        if self.beyond == "hold":
            return np.asarray(found)
        return np.where((when < keys[0]) | (when > keys[-1]), np.nan, found)

    def span(self) -> str:
        """Say which years the path covers, for messages."""
        keys = sorted(self.points or {0: 0})
        return f"{keys[0]}–{keys[-1]}"


def as_path(given: Any) -> Path:
    """Read a number, a list or a mapping as a path."""
    return given if isinstance(given, Path) else Path.of(given)
