"""The worked example as products: *amount × price × VAT × coefficient = present value*, one a line of the annex.

Digits are added until what is printed, multiplied by hand, gives the printed cents, line by line and in the sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Literal

from lcc.comparison import Comparison
from lcc.documents.annex.wording import capital
from lcc.model import Method
from lcc.purchase import Offer, Purchase
from lcc.ranking import cents
from lcc.seals import WorkedExample
from lcc.telling import Trace
from lcc.trace import explain
from lcc.words import LccError, say
from lcc.worked_example import worked_example

COEFFICIENT = 8
"""Decimals of a coefficient, at the least."""
CENT = Decimal("0.01")
How = Literal["one", "line", "year"]


@dataclass(frozen=True)
class Product:
    """One line to do again."""

    label: str
    amount: float
    unit: str
    price: float | None
    vat: float
    coefficient: float
    present: float


@dataclass(frozen=True)
class Part:
    """One cost of the example: one product, or one a line of the schedule, or one a year."""

    label: str
    present: float
    products: tuple[Product, ...]
    how: How
    leaves: tuple[Trace, ...]


@dataclass(frozen=True)
class Digits:
    """How many digits are printed: significant ones of amounts, decimals of coefficients."""

    amount: int = 12
    coefficient: int = COEFFICIENT


@dataclass(frozen=True)
class Example:
    """A fictional offer, computed by the method."""

    method: Method
    worked: WorkedExample
    comparison: Comparison
    trace: Trace
    alone: bool
    """Quantities are masked: the example counts one of each line."""

    @property
    def total(self) -> float:
        """Total to the cent, as the seal keeps it."""
        return float(cents(self.trace.present))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The costs in the order of the method, impacts that count last."""
        return tuple(_parts(self.trace))

    @cached_property
    def digits(self) -> Digits:
        """The fewest digits with which the printed products give the printed cents."""
        tried = [Digits(amount, decimals) for amount in (12, 15) for decimals in range(COEFFICIENT, 15)]
        return next((digits for digits in tried if self._agrees(digits)), tried[-1])

    def _agrees(self, digits: Digits) -> bool:
        sums = []
        for part in self.parts:
            worth = [by_hand(product, digits) for product in part.products]
            wanted = [product.present for product in part.products]
            if any(to_cents(found) != to_cents(cents(given)) for found, given in zip(worth, wanted, strict=True)):
                return False
            sums.append(sum(worth, Decimal(0)))
            if to_cents(sums[-1]) != to_cents(cents(part.present)):
                return False
        return to_cents(sum(sums, Decimal(0))) == to_cents(self.total)


def fictional(public: Purchase) -> Example:
    """Compute the example of the frozen method, or of a draft.

    Raises
    ------
    LccError
        When the method computes no total, with the reason.

    """
    method = public.method
    alone = method.quantities == "masked" and bool(method.lines)
    if alone:
        method = method.replace(lines=tuple(line.replace(quantity=1.0) for line in method.lines))
    try:
        worked = public.seal.example if public.seal else worked_example(method)
    except LccError as error:
        raise LccError("The annex cannot be made yet. {reason}", reason=error.message) from None
    name = say("Fictional offer")
    offer = Offer(name, answers=dict(worked.answers), vat=worked.vat, vat_ground="–")
    comparison = Comparison(public.replace(method=method, offers=(offer,), seal=None, journal=()))
    return Example(method, worked, comparison, explain(comparison, name), alone)


def by_hand(product: Product, digits: Digits) -> Decimal:
    """Multiply what is printed."""
    made = Decimal(f"{product.amount:.{digits.amount}g}") * Decimal(f"{product.coefficient:.{digits.coefficient}f}")
    for times in (product.price, product.vat):
        made *= Decimal(1) if times is None else Decimal(f"{times:.{digits.amount}g}")
    return made


def to_cents(value: object) -> Decimal:
    """Round to the cent, half away from zero."""
    return Decimal(str(value)).quantize(CENT, ROUND_HALF_UP)


def _parts(trace: Trace) -> Iterator[Part]:
    """Group the leaves of the trace by cost, or by cost and impact."""
    for part in trace.parts:
        named: dict[str, list[Trace]] = {}
        for leaf in _leaves(part):
            named.setdefault(leaf.label, []).append(leaf)
        for label, leaves in named.items():
            name = capital(label)
            how, products = _products(name, leaves)
            yield Part(name, sum(leaf.present for leaf in leaves), tuple(products), how, tuple(leaves))


def _leaves(trace: Trace) -> Iterator[Trace]:
    if not trace.parts:
        yield trace
    for part in trace.parts:
        yield from _leaves(part)


def _products(label: str, leaves: list[Trace]) -> tuple[How, list[Product]]:
    """Set one cost as products, as few as it takes."""
    if any(leaf.coefficient is None for leaf in leaves):
        return "year", list(_by_year(leaves))
    lines = [_one(leaf.line or label, leaf) for leaf in leaves]
    if len({round(product.coefficient, 12) for product in lines}) > 1:
        return "line", lines
    first, whole = lines[0], sum(product.amount for product in lines)
    present = sum(product.present for product in lines)
    return "one", [Product(label, whole, first.unit, first.price, first.vat, first.coefficient, present)]


def _one(label: str, leaf: Trace) -> Product:
    amount, coefficient = leaf.amount or 0.0, leaf.coefficient or 0.0
    return Product(label, amount, leaf.amount_unit, leaf.unit_price, leaf.vat, coefficient, leaf.present)


def _by_year(leaves: list[Trace]) -> Iterator[Product]:
    """Add up the lines of each year: they share price, VAT and discount factor."""
    first = leaves[0]
    each = first.vat * (first.unit_price or 1.0)
    unit = first.amount_unit if first.unit_price is not None else first.unit
    years = sorted({year.year for leaf in leaves for year in leaf.years})
    for year in years:
        found = [item for leaf in leaves for item in leaf.years if item.year == year]
        amount, present = sum(item.flow for item in found) / each, sum(item.present for item in found)
        yield Product(str(year), amount, unit, first.unit_price, first.vat, found[0].factor, present)
