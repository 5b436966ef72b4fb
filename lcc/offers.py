"""Offers as arrays: what tenderers answered, and what is missing or cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from lcc.answers import Item
from lcc.model import Parameter
from lcc.path import Path
from lcc.plan import Finding
from lcc.purchase import Offer
from lcc.terms import term
from lcc.timeline import Timeline
from lcc.words import LccError, Message, message, nearest

Array = NDArray[np.float64]
NOTHING = np.full((1, 1, 1, 1), np.nan)


@dataclass
class Answers:
    """Answers of every offer: arrays [draw, offer, line, year], axes that do not vary kept at length 1."""

    names: list[str]
    values: dict[str, Array]
    vat: Array
    """Rates the tenderers invoice, [1, offer, 1, 1]; ``vat_by_cost`` for the streams that have their own."""
    findings: list[Finding] = field(default_factory=list)
    proposed: dict[str, list[bool]] = field(default_factory=dict)
    """Which offers, variants, propose otherwise than the buyer's value of a parameter."""
    vat_by_cost: dict[str, Array] = field(default_factory=dict)


class Reader:
    """Read the answers of a list of offers to one method."""

    def __init__(self, time: Timeline, offers: Sequence[Offer]) -> None:
        self.time, self.method, self.offers = time, time.method, offers
        self.findings: list[Finding] = []
        self.proposed: dict[str, list[bool]] = {}
        self.variants = any(offer.kind == "variant" for offer in offers)

    def read(self) -> Answers:
        """Lay answers out as arrays and note what is missing."""
        values = {
            parameter.name: self.asked(parameter) if parameter.asked else self.fixed(parameter)
            for parameter in self.method.parameters
            if parameter.formula is None
        }
        if self.method.lines:
            quantities = [line.quantity for line in self.method.lines]
            values["quantity"] = np.array(quantities, dtype=float).reshape(1, 1, -1, 1)
        self.strangers()
        names = [offer.name for offer in self.offers]
        vat = self.vat()
        return Answers(names, values, vat, self.findings, self.proposed, self.vat_by_cost(vat))

    def vat(self) -> Array:
        """VAT rates as each tenderer invoices them; a rate not declared is missing when VAT counts."""
        invoiced = {stream.name for stream in self.method.costs if stream.invoicer == "tenderer"}
        for offer in self.offers if self.method.tax == "including" else ():
            if offer.vat is None and invoiced - offer.vat_by_cost.keys():
                what = message("The VAT rate the tenderer invoices is not declared (0 if exempt, with its ground).")
                self.note(offer, ("vat",), what)
            elif offer.vat == 0 and not offer.vat_ground:
                self.note(offer, ("vat_ground",), message("Exempt from VAT: its ground is not given."), "warning")
        return np.array([offer.vat for offer in self.offers], dtype=float).reshape(1, -1, 1, 1)

    def vat_by_cost(self, usual: Array) -> dict[str, Array]:
        """VAT rates of the streams for which some tenderer declares another rate than its usual one."""
        found: dict[str, Array] = {}
        known = {stream.name for stream in self.method.costs if stream.invoicer == "tenderer"}
        for place, offer in enumerate(self.offers):
            for name, rate in offer.vat_by_cost.items():
                if name in known:
                    found.setdefault(name, usual.copy())[0, place] = rate
                    continue
                near = nearest(name, known)
                what = message("The tenderer invoices no cost called “{name}”.{near}", name=name, near=near)
                self.note(offer, ("vat_by_cost", name), what)
        return found

    def fixed(self, parameter: Parameter) -> Array:
        """Lay out a value fixed by the buyer, which a variant may change where the method opens it."""
        here = ("method", "parameters", parameter.name, "value")
        value = self.array(parameter, parameter.value, here, None)
        if parameter.variants and self.variants:
            given = [offer.kind == "variant" and parameter.name in offer.answers for offer in self.offers]
            self.proposed[parameter.name] = given
            return _beside([self.opened(parameter, offer, value) for offer in self.offers])
        return value

    def opened(self, parameter: Parameter, offer: Offer, value: Array) -> Array:
        """Lay out what a variant proposes instead of the buyer's value."""
        given = offer.answers.get(parameter.name)
        if offer.kind != "variant" or given is None:
            return value
        proposed = self.array(parameter, given, ("offers", offer.name, "answers", parameter.name), offer)
        self.check_extremes(parameter, proposed, offer)
        return proposed

    def asked(self, parameter: Parameter) -> Array:
        """Lay out the answers to a question, one an offer."""
        name = parameter.name
        given = [offer.answers.get(name) for offer in self.offers]
        simple = parameter.fallback is None and not parameter.per_line
        if simple and all(type(answer) is float for answer in given):
            self.check_range(parameter, given)  # type: ignore[arg-type]
            return np.array(given, dtype=float).reshape(1, -1, 1, 1)
        return _beside([self.answer(parameter, offer) for offer in self.offers]) if given else NOTHING

    def answer(self, parameter: Parameter, offer: Offer) -> Array:
        """Lay out one answer, its default or its fallback."""
        where = ("answers", parameter.name)
        given = offer.answers.get(parameter.name)
        proof = offer.evidence.get(parameter.name)
        unproven = given is not None and proof is not None and proof.proven is False
        if parameter.fallback is not None and (unproven or (given is None and parameter.default is None)):
            self.note(offer, where, message("Missing or unproven: the published fallback is used."), "warning")
            given = parameter.fallback
        elif isinstance(given, tuple) and None in given and parameter.per_line:
            given = self.completed(parameter, given, offer)
        elif given is None and parameter.default is not None:
            given = parameter.default
        elif given is None:
            self.note(offer, where, message("Not answered: {label}.", label=parameter.label or parameter.name))
            return NOTHING
        value = self.array(parameter, given, ("offers", offer.name, *where), offer)
        self.check_extremes(parameter, value, offer)
        return value

    def completed(self, parameter: Parameter, given: tuple[Item, ...], offer: Offer) -> tuple[Item, ...]:
        """Put the default or the fallback of each line where the answer leaves it empty."""
        stand_in = parameter.default if parameter.default is not None else parameter.fallback
        if stand_in is None:
            return given
        if parameter.default is None:
            what = message("Missing or unproven: the published fallback is used.")
            self.note(offer, ("answers", parameter.name), what, "warning")
        each = stand_in if isinstance(stand_in, tuple) else (stand_in,) * len(given)
        return tuple(item if item is not None else other for item, other in zip(given, each, strict=False))

    def check_extremes(self, parameter: Parameter, value: Array, offer: Offer) -> None:
        """Hold each line and each year of an answer to the range."""
        if parameter.usual is None or np.isnan(value).all():
            return
        low, high = float(np.nanmin(value)), float(np.nanmax(value))
        too_low = parameter.usual.low is not None and low < parameter.usual.low
        self.check_range(parameter, [low if too_low else high], [offer])

    def array(
        self, parameter: Parameter, given: Item | tuple[Item, ...], address: tuple[str, ...], offer: Offer | None
    ) -> Array:
        """Turn one answer into an array [1, 1, line, year]."""
        if isinstance(given, tuple) and not parameter.per_line:
            given = _as_path(given) if given else None
        lines = self.method.lines
        if not isinstance(given, tuple):
            one = self.item(given, address, offer)
            count = len(lines) if parameter.per_line and lines else 1
            return np.broadcast_to(one, (1, 1, count, one.shape[3]))
        if len(given) != len(lines):
            what = message("{given} values for {lines} lines.", given=len(given), lines=len(lines))
            self.findings.append(Finding(address, what, offer=offer.name if offer else None))
            return NOTHING
        parts = [self.item(item, (*address, line.id), offer) for item, line in zip(given, lines, strict=True)]
        longest = max((part.shape[3] for part in parts), default=1)
        return np.concatenate([np.broadcast_to(part, (1, 1, 1, longest)) for part in parts], axis=2)

    def item(self, given: Item, address: tuple[str, ...], offer: Offer | None) -> Array:
        """Turn one number or path into an array [1, 1, 1, year]."""
        if isinstance(given, float):
            return np.full((1, 1, 1, 1), given)
        if isinstance(given, Path):
            if given.kind not in (None, self.time.money) and self.method.inflation is None:
                kinds = {"kind": term(str(given.kind)), "money": term(self.method.money)}
                what = message(
                    "This path is {kind} and the method is in {money} money: the inflation is needed.", **kinds
                )
                self.findings.append(Finding(address, what, offer=offer.name if offer else None))
            return self.time.declared(given)
        what = message("Not answered.") if given is None else _unreadable(given)
        self.findings.append(Finding(address, what, offer=offer.name if offer else None))
        return NOTHING

    def check_range(self, parameter: Parameter, given: Sequence[float], offers: Sequence[Offer] | None = None) -> None:
        """Compare answers with what is usual: a warning, or an error for a published requirement."""
        usual = parameter.usual
        if usual is None:
            return
        low, high = usual.low, usual.high
        for offer, value in zip(offers or self.offers, given, strict=True):
            if (low is not None and value < low) or (high is not None and value > high):
                seen = {"value": value, "unit": parameter.unit, "low": _bound(low), "high": _bound(high)}
                if usual.required:
                    what = message("{value:number} {unit}: outside the published requirement, {low} to {high}.", **seen)
                else:
                    what = message(
                        "{value:number} {unit}: outside the usual range, {low} to {high}. The value is kept.", **seen
                    )
                self.note(offer, ("answers", parameter.name), what, "error" if usual.required else "warning")

    def strangers(self) -> None:
        """Note answers to questions that are not asked."""
        asked = {parameter.name for parameter in self.method.parameters if parameter.asked}
        opened = {parameter.name for parameter in self.method.parameters if parameter.variants}
        known = {parameter.name for parameter in self.method.parameters}
        for offer in self.offers:
            for name in offer.answers.keys() - asked:
                if name in opened and offer.kind == "variant":
                    continue
                if name in known:
                    what = message("The method sets this value: the answer does not count.")
                else:
                    what = message(
                        "The method asks nothing called “{name}”.{near}", name=name, near=nearest(name, asked)
                    )
                self.note(offer, ("answers", name), what, "warning")

    def note(self, offer: Offer, where: tuple[str, ...], what: Message, severity: str = "error") -> None:
        """Note what is wrong in an offer."""
        self.findings.append(Finding(("offers", offer.name, *where), what, severity, offer.name))  # type: ignore[arg-type]


def _as_path(listed: tuple[Item, ...]) -> Item:
    """Read a list as one number a year, if that is what it is."""
    try:
        return Path.of(list(listed)) if all(type(item) is float for item in listed) else str(list(listed))
    except LccError:
        return str(list(listed))


def _unreadable(typed: str) -> Message:
    return message("“{typed}” cannot be read as a number; it is kept as typed.", typed=typed[:60])


def _bound(limit: float | None) -> Message:
    return message("…") if limit is None else message("{limit:number}", limit=limit)


def _beside(parts: Sequence[Array]) -> Array:
    """Put the answers of each offer side by side along the offer axis."""
    lines, years = max(part.shape[2] for part in parts), max(part.shape[3] for part in parts)
    return np.concatenate([np.broadcast_to(part, (1, 1, lines, years)) for part in parts], axis=1)


def from_arrays(time: Timeline, answers: Mapping[str, Array | float], vat: Array | float | None) -> Answers:
    """Take answers that are arrays already, one value an offer."""
    method, fixed = time.method, Reader(time, ())
    values = {p.name: fixed.fixed(p) for p in method.parameters if p.value is not None}
    values |= {name: np.asarray(value, dtype=float).reshape(1, -1, 1, 1) for name, value in answers.items()}
    for parameter in method.parameters:
        if parameter.asked and parameter.name not in values:
            fixed.findings.append(
                Finding(
                    ("method", "parameters", parameter.name), message("Not answered: {label}.", label=parameter.name)
                )
            )
            values[parameter.name] = NOTHING
    if method.lines:
        values["quantity"] = np.array([line.quantity for line in method.lines]).reshape(1, 1, -1, 1)
    count = max((value.shape[1] for value in values.values()), default=1)
    rates = np.asarray(np.nan if vat is None else vat, dtype=float).reshape(1, -1, 1, 1)
    return Answers([str(place) for place in range(count)], values, rates, fixed.findings)
