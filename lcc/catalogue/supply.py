"""Resources, externalities and rates made ready for a method, each with its source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lcc.catalogue.entries import Factor
from lcc.catalogue.restating import restated
from lcc.catalogue.shaping import path_of, scaled
from lcc.catalogue.vocabulary import both
from lcc.catalogue.wanted import Wanted, usable
from lcc.model import Externality, Resource
from lcc.path import Path, as_path
from lcc.words import LccError, message, nearest, say

if TYPE_CHECKING:
    from lcc.catalogue.library import Catalogue

_MASS = re.compile(r"(kg|t)(?P<impact>.*)")
_IMPACTS = {"co2": "CO2e", "nox": "NOx", "pm": "PM", "nmhc": "NMHC", "nh3": "NH3", "so2": "SO2", "sox": "SOx"}
PERIMETER = message(
    "What the resources of the method emit (quantities consumed, times the emission factor printed with the method) "
    "and what its cost streams declare, over the study period; nothing else."
)
VERIFICATION = message(
    "The quantities are those of the offer, each proven as its parameter asks; the emission factors and the value of "
    "the impact are published with the method, the same for all, so that anyone can redo the sum."
)


def taken(catalogue: Catalogue, name: str, wanted: Wanted) -> Path:
    """Return a factor as a path: without VAT, in the money wanted, with its source."""
    factor = catalogue.factor(name, on=wanted.on)
    dated = usable(factor, wanted)
    path = path_of(factor, dated, wanted.beyond)
    return restated(catalogue, factor, _without_vat(factor, path, wanted), wanted)


def _without_vat(factor: Factor, path: Path, wanted: Wanted) -> Path:
    """Take VAT out of a price that includes it, at the rate given; no rate is ever supposed."""
    included = factor.vat == "included"
    if factor.vat == "unknown":
        if wanted.vat_included is None:
            raise LccError(
                "The source of “{name}” does not say whether VAT is in its price: say it with “vat_included”.",
                name=factor.id,
            )
        included = wanted.vat_included
    if not included:
        return path
    if wanted.vat is None:
        raise LccError(
            "VAT is in the price of “{name}”: give its rate (“vat”), so that it is taken out.", name=factor.id
        )
    return scaled(path, 1 / (1 + wanted.vat), say("VAT of {rate:percent} taken out", rate=wanted.vat))


def resource(
    catalogue: Catalogue, ids: str, name: str | None, emissions: str | Mapping[str, Any] | None, wanted: Wanted
) -> Resource:
    """Make a resource of a price: see ``Catalogue.resource``."""
    factor = catalogue.factor(ids, on=wanted.on)
    unit = factor.unit.partition("/")[2]
    if not factor.is_money or not unit or unit == "year":
        raise LccError("“{name}” is in {unit}: a resource needs a price per unit.", name=factor.id, unit=factor.unit)
    price = taken(catalogue, ids, wanted)
    if emissions is None:
        emissions = usual_emissions(catalogue, factor) or {}
    if isinstance(emissions, str):
        emissions = emitted(catalogue, emissions, unit, wanted)
    found = {impact: _given(catalogue, given, unit, wanted) for impact, given in emissions.items()}
    return Resource(
        name=name or plain_name(factor.id), label=factor.label, unit=unit, price=price, vat=wanted.vat,
        emissions=found,
    )  # fmt: skip


def plain_name(name: str) -> str:
    """Turn an identifier into a name: ``fr-natural-gas`` into ``natural gas``."""
    country, _, rest = name.partition("-")
    return (rest if len(country) == 2 and rest else name).replace("-", " ")


def usual_emissions(catalogue: Catalogue, factor: Factor) -> str | None:
    """Find the emission factor that goes with a price: of the same name, or of the longest beginning of it."""
    words = factor.id.split("-")
    unit = f"kgCO2e/{factor.unit.partition('/')[2]}"
    for length in range(len(words), 1, -1):
        name = "-".join([*words[:length], "emissions"])
        if name in catalogue and catalogue.factor(name).unit == unit:
            return name
    return None


def emitted(catalogue: Catalogue, name: str, unit: str, wanted: Wanted) -> dict[str, Path]:
    """Return the emissions per unit of a resource from an emission factor. [kg/unit]"""
    factor = catalogue.factor(name, on=wanted.on)
    mass, _, per = factor.unit.partition("/")
    impact = mass.removeprefix("kg")
    if factor.kind != "emission-factor" or impact == mass or per != unit:
        raise LccError("“{name}” is in {unit}: an emission factor in kg per {per} is needed.",
                       name=factor.id, unit=factor.unit, per=unit)  # fmt: skip
    wished = Wanted(on=wanted.on, beyond=wanted.beyond, accept=wanted.accept)
    return {impact: taken(catalogue, name, wished)}


def _given(catalogue: Catalogue, given: Any, unit: str, wanted: Wanted) -> Path:
    if isinstance(given, str):
        return next(iter(emitted(catalogue, given, unit, wanted).values()))
    return as_path(given)


def externality(catalogue: Catalogue, ids: str, given: Mapping[str, Any], wanted: Wanted) -> Externality:
    """Make an externality of the value of an impact: see ``Catalogue.externality``."""
    factor = catalogue.factor(ids, on=wanted.on)
    mass = _MASS.fullmatch(factor.unit.partition("/")[2])
    if factor.kind not in ("carbon-value", "carbon-price", "pollutant-cost") or mass is None:
        raise LccError("“{name}” is in {unit}: an externality needs a value per tonne or kilogram.",
                       name=factor.id, unit=factor.unit)  # fmt: skip
    named = [_IMPACTS[word] for word in factor.id.split("-") if word in _IMPACTS]
    return Externality(
        name=given["name"] or mass["impact"] or (named[0] if named else plain_name(factor.id)),
        label=factor.label, value=taken(catalogue, ids, wanted), unit=factor.unit,
        perimeter=given["perimeter"] or both(PERIMETER),
        verification=given["verification"] or both(VERIFICATION), counts=given["counts"],
    )  # fmt: skip


def discount_rate(catalogue: Catalogue, ids: str, wanted: Wanted) -> Path:
    """Return a discount rate: see ``Catalogue.discount_rate``."""
    factor = catalogue.factor(ids, on=wanted.on)
    if factor.kind != "discount-rate":
        rates = [found.id for found in catalogue.factors(kind="discount-rate")]
        raise LccError("“{name}” is not a discount rate.{near}", name=factor.id, near=nearest(factor.id, rates))
    return taken(catalogue, ids, wanted)
