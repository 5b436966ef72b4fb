"""What does not go together among the values copied into a purchase; all are warnings, for people to decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lcc.arithmetic import fisher
from lcc.catalogue.provenance import Kept, kept
from lcc.model import Method
from lcc.path import Path
from lcc.plan import Finding
from lcc.purchase import Purchase
from lcc.words import LccError, Message, message

if TYPE_CHECKING:
    from lcc.catalogue.entries import Dated, Factor
    from lcc.catalogue.library import Catalogue

SAME_RATE = 1e-6
"""Two rates nearer than this are the same. [1/year]"""
Known = list[tuple[Kept, "Factor", "Dated"]]


def warnings(catalogue: Catalogue, purchase: Purchase) -> list[Finding]:
    """List the warnings of a purchase; a factor that this catalogue does not know raises none."""
    known: Known = []
    for item in kept(purchase):
        if item.source.factor in catalogue:
            factor = catalogue.factor(item.source.factor, on=item.source.copied)
            known.append((item, factor, factor.in_force or factor.values[-1]))
    return [
        *_carbon_twice(purchase.method, known),
        *_two_footprints(known),
        *_another_rate(catalogue, purchase.method, known),
        *_past_its_years(purchase.method, known),
    ]


def _carbon_twice(method: Method, known: Known) -> Iterator[Finding]:
    """Find prices that already carry a carbon price where a carbon value counts as well."""
    counted = {
        ("method", "externalities", item.name)
        for item in method.externalities
        if item.counts and item.name.casefold().startswith("co2")
    }
    if not counted:
        return
    emitting = {resource.name for resource in method.resources if any(map(_is_carbon, resource.emissions))}
    for item, factor, _ in known:
        of_resource = item.address[:2] == ("method", "resources") and item.address[-1] == "price"
        if of_resource and factor.includes_carbon_price and item.address[2] in emitting:
            yield _warning(item, message(
                "This price already carries a carbon price (“{name}”), and the carbon value counts on top of it.",
                name=factor.id,
            ))  # fmt: skip


def _is_carbon(impact: str) -> bool:
    return impact.casefold().startswith("co2")


def _two_footprints(known: Known) -> Iterator[Finding]:
    """Find manufacturing footprints of different sources, whose perimeters may differ."""
    first: tuple[str, str] | None = None
    for item, factor, dated in known:
        if factor.kind != "manufacturing-footprint" or item.address[-1] == "source":
            continue
        here = (dated.source.id or dated.source.title, factor.id)
        if first is None:
            first = here
        elif here[0] != first[0]:
            yield _warning(item, message(
                "The manufacturing footprints “{one}” and “{other}” come from different sources: "
                "do they count the same?",
                one=first[1], other=factor.id,
            ))  # fmt: skip


def _another_rate(catalogue: Catalogue, method: Method, known: Known) -> Iterator[Finding]:
    """Find carbon paths built for another discount rate than the method's."""
    real = _real_rate(method)
    for item, factor, dated in known:
        built = factor.rate_of(dated)
        if built is None or item.address[:2] != ("method", "externalities"):
            continue
        if isinstance(built, str):
            built = _value_of(catalogue, built)
        if built is not None and (real is None or abs(real - built) > SAME_RATE):
            yield _warning(item, message(
                "“{name}” was built for a discount rate of {rate:percent} real, which is not the method’s.",
                name=factor.id, rate=built,
            ))  # fmt: skip


def _value_of(catalogue: Catalogue, name: str) -> float | None:
    if name not in catalogue:
        return None
    rate = catalogue.factor(name)
    return (rate.in_force or rate.values[-1]).value


def _real_rate(method: Method) -> float | None:
    """Return the method's real discount rate when it does not change from year to year. [1/year]"""
    rate = method.discount_rate.constant
    kind = method.discount_rate.kind or ("real" if method.money == "constant" else "nominal")
    if rate is None or kind == "real":
        return rate
    inflation = method.inflation.constant if method.inflation is not None else None
    try:
        return None if inflation is None else fisher(nominal=rate, inflation=inflation).real
    except LccError:
        return None


def _past_its_years(method: Method, known: Known) -> Iterator[Finding]:
    """Find growing values used outside the years they are published for."""
    first, last = method.base_year, method.base_year + method.horizon
    for item, factor, dated in known:
        if not isinstance(item.of, Path) or not item.of.growth or item.of.since != dated.starts:
            continue
        if (dated.starts or first) > first or (dated.ends or last) < last:
            yield _warning(item, message(
                "“{name}” is published for {start}–{end}; the method goes from {first} to {last}.",
                name=factor.id, start=dated.starts, end=dated.ends or "…", first=first, last=last,
            ))  # fmt: skip


def _warning(item: Kept, what: Message) -> Finding:
    return Finding(item.address, what, "warning")
