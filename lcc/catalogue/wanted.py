"""How a figure is wanted: on which day, in which money, and what is knowingly accepted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict

from lcc.catalogue.entries import Dated, Factor
from lcc.words import LccError, message, nearest

Flaw = Literal["low", "legacy", "expired"]
FLAWS = ("low", "legacy", "expired")


class Options(TypedDict, total=False):
    """What may be asked of a figure taken from the catalogue."""

    on: date | None
    """The day whose value is taken; today by default."""
    base_year: int | None
    """Year whose money the figure is restated to; as published by default."""
    deflator: str | None
    """Factor that restates money; the consumer price index of the factor's country by default."""
    inflation: float | None
    """Yearly rate supposed after the last year of the deflator. [1/year]"""
    beyond: Literal["hold"] | None
    """Hold the first and last values of a series outside its years."""
    accept: Flaw | Collection[Flaw]
    """Flaws knowingly accepted: low confidence, legacy (or replaced), expired."""
    vat: float | None
    """VAT rate of the price, taken out when the published price includes it. [1]"""
    vat_included: bool | None
    """Whether VAT is in the price, when its source does not say."""


@dataclass(frozen=True)
class Wanted:
    """The same, complete."""

    on: date | None = None
    base_year: int | None = None
    deflator: str | None = None
    inflation: float | None = None
    beyond: Literal["hold"] | None = None
    accept: Flaw | Collection[Flaw] = ()
    vat: float | None = None
    vat_included: bool | None = None

    def __post_init__(self) -> None:
        if self.beyond not in (None, "hold"):
            raise LccError("Expected one of {expected}, not “{given}”.{near}", expected="hold", given=self.beyond,
                           near=nearest(str(self.beyond), ["hold"]))  # fmt: skip
        for flaw in self.accepted:
            if flaw not in FLAWS:
                raise LccError("Expected one of {expected}, not “{given}”.{near}", expected=", ".join(FLAWS),
                               given=flaw, near=nearest(str(flaw), FLAWS))  # fmt: skip

    @property
    def accepted(self) -> tuple[str, ...]:
        """The flaws accepted, one or several."""
        return (self.accept,) if isinstance(self.accept, str) else tuple(self.accept)


def usable(factor: Factor, wanted: Wanted) -> Dated:
    """Return the value to use, which is never one of low confidence, repealed or ended unless that is accepted.

    Raises
    ------
    LccError
        Saying why it is not a default, and what to do.

    """
    accepted = wanted.accepted
    if factor.replaced_by and "legacy" not in accepted:
        raise LccError("“{name}” is replaced by “{other}”: take that one, or accept “legacy”.",
                       name=factor.id, other=factor.replaced_by)  # fmt: skip
    if factor.legacy and "legacy" not in accepted:
        raise LccError("“{name}” is no longer in use: to redo an old case, accept “legacy”.", name=factor.id)
    dated = factor.in_force
    if dated is None:
        dated = _past(factor, "expired" in accepted or "legacy" in accepted)
    if dated.confidence == "low" and "low" not in accepted:
        raise LccError(
            "“{name}” is of low confidence, hence never a default: look at its source, then accept “low”.",
            name=factor.id,
        )
    return dated


def _past(factor: Factor, accepted: bool) -> Dated:
    """Return the last value that had begun, if one may be taken after its end."""
    begun = [value for value in factor.values if value.since <= factor.day]
    day = factor.day.isoformat()
    if not begun:
        first = factor.values[0].since.isoformat()
        raise LccError("“{name}” has no value on {day}: the first is of {first}.",
                       name=factor.id, day=day, first=first)  # fmt: skip
    if not accepted:
        until = begun[-1].until
        ended = until.isoformat() if until else message("nothing")
        raise LccError("“{name}” has no value on {day}: the last ended on {until}. To take it all the same, "
                       "accept “expired”.", name=factor.id, day=day, until=ended)  # fmt: skip
    return begun[-1]
