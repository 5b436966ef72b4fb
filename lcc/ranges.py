"""Between which values an assumption lies, and what a scenario changes: both are kept by address.

In a file an address is a text, ``method › resources › electricity › price`` (``>`` reads as well); a script may also
give the names one by one. A backslash comes before a ›, a > or a backslash that belongs to a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from lcc.numerals import read_number
from lcc.path import Source
from lcc.value import Frozen, Name, Number, Value, normal
from lcc.words import LccError

_T = TypeVar("_T")
_TOKENS = re.compile(r"\\.|[›>]|[^\\›>]+|\\$", re.DOTALL)
_TIMES = re.compile(r"[×x*]\s*(.+)", re.DOTALL)
_SIGNED_PERCENT = re.compile(r"[+\-−].*%", re.DOTALL)


def address_text(address: Sequence[str]) -> str:
    """Write an address as people read it: ``method › discount_rate``."""
    return " › ".join(re.sub(r"([\\›>])", r"\\\1", step) for step in address)


def address_names(text: str) -> tuple[str, ...]:
    """Read an address written as a text.

    Raises
    ------
    LccError
        When a name of it is empty.

    """
    steps = [""]
    for token in _TOKENS.findall(text):
        if token in ("›", ">"):
            steps.append("")
        else:
            steps[-1] += token[1:] if len(token) == 2 and token[0] == "\\" else token
    names = tuple(normal(step.strip()) for step in steps)
    if not all(names):
        raise LccError("“{given}” is not an address such as {example}.", given=text[:120], example="method › years")
    return names


def _address(given: Any) -> Any:
    if isinstance(given, list | tuple) and all(isinstance(step, str) for step in given):
        given = address_text(given)
    return address_text(address_names(given)) if isinstance(given, str) else given


AddressText = Annotated[str, BeforeValidator(_address), WithJsonSchema({"type": "string"})]


class Uncertainty(Value):
    """Between which values an assumption lies, and how likely each is.

    ``triangular`` and ``pert`` are most likely at ``mode`` (by default the published value), ``uniform`` nowhere;
    of ``normal`` and ``lognormal``, one draw in twenty is below ``low`` and one in twenty above ``high``.
    In a file, ``[0.10, 0.60]`` is short for the two values.
    """

    low: Number
    high: Number
    distribution: Literal["triangular", "pert", "uniform", "normal", "lognormal"] = "triangular"
    mode: Number | None = None
    whole: bool = False
    """Only whole numbers make sense: machines, years."""
    source: Source | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_two_values(cls, given: Any) -> Any:
        if isinstance(given, list | tuple):
            if len(given) != 2:
                raise LccError("A range has two values, low and high.")
            return dict(zip(("low", "high"), given, strict=True))
        return given

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise LccError(
                "The range is reversed: its low value, {low:number}, is above its high value, {high:number}.",
                low=self.low, high=self.high,
            )  # fmt: skip
        if self.low == self.high:
            raise LccError("The range is empty: its low and high values are both {low:number}.", low=self.low)
        if self.mode is not None and not self.low <= self.mode <= self.high:
            raise LccError("The most likely value, {mode:number}, is outside the range.", mode=self.mode)
        if self.distribution == "lognormal" and self.low <= 0:
            raise LccError("A lognormal range is above 0.")
        if self.whole and not (self.low.is_integer() and self.high.is_integer()):
            raise LccError("A range of whole numbers goes from one whole number to another.")
        return self


class Change(Value):
    """What a scenario makes of a value: another number (``to``), or the published one ``times`` a factor.

    Short forms: ``0.35`` or ``35 %`` is the number itself; ``+20 %``, ``−20 %`` and ``× 1.2``, written as texts, are
    relative to the published value.
    """

    shorthand: ClassVar[str] = "to"

    to: Number | None = None
    times: Annotated[Number, Field(ge=0)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _relative(cls, given: Any) -> Any:
        if not isinstance(given, str):
            return given
        typed = given.strip()
        try:
            if found := _TIMES.fullmatch(typed):
                return {"times": read_number(found[1].strip())}
            if _SIGNED_PERCENT.fullmatch(typed):
                return {"times": round(1.0 + read_number(typed), 12)}
        except ValueError:
            raise LccError("Expected a number, “+20 %” or “× 1.2”, not “{given}”.", given=typed[:60]) from None
        return given

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        if (self.to is None) == (self.times is None):
            raise LccError("Give either a number or a factor (“times”).")
        return self

    def applied(self, published: float) -> float:
        """Return the value that takes the place of the published one."""
        return self.to if self.to is not None else published * (self.times or 0.0)


Ranges = Annotated[dict[AddressText, Uncertainty], AfterValidator(Frozen)]
Changes = Annotated[dict[AddressText, Change], AfterValidator(Frozen)]
Scenarios = Annotated[dict[Name, Changes], AfterValidator(Frozen)]


def readdressed(kept: Mapping[str, _T], pattern: Sequence[str | None], new: str) -> dict[str, _T]:
    """Rewrite stored addresses that begin as ``pattern`` (None is any name): its last name becomes ``new``."""
    found: dict[str, _T] = {}
    for text, item in kept.items():
        names = address_names(text)
        begins = len(names) >= len(pattern) and all(p in (None, n) for p, n in zip(pattern, names, strict=False))
        found[address_text((*names[: len(pattern) - 1], new, *names[len(pattern) :])) if begins else text] = item
    return found
