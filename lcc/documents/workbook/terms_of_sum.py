"""A formula opened into terms that can be redone by hand: declared value × quantity, one term a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lcc.formula import Node

MOST = 6
"""Terms of one cost; beyond, its amount is shown whole."""


@dataclass(frozen=True)
class Product:
    """Factors multiplied, divisors that divide, and a sign."""

    factors: tuple[Node, ...]
    divisors: tuple[Node, ...] = ()
    negative: bool = False

    def times(self, other: Product) -> Product:
        """Multiply two products."""
        return Product(self.factors + other.factors, self.divisors + other.divisors, self.negative != other.negative)


def opened(node: Node) -> list[Product]:
    """Open sums, differences and products of sums; anything else is a factor as it is."""
    if node.kind == "+" or (node.kind == "sum" and len(node.parts) > 1):
        return [product for part in node.parts for product in opened(part)]
    if node.kind == "-":
        return [*opened(node.parts[0]), *(_minus(product) for product in opened(node.parts[1]))]
    if node.kind == "negative":
        return [_minus(product) for product in opened(node.parts[0])]
    if node.kind == "*":
        return [a.times(b) for a in opened(node.parts[0]) for b in opened(node.parts[1])]
    if node.kind == "/":
        by = opened(node.parts[1])
        divisor = (
            Product((), by[0].factors, by[0].negative)
            if len(by) == 1 and not by[0].divisors
            else Product((), (node.parts[1],))
        )
        return [a.times(divisor) for a in opened(node.parts[0])]
    return [Product((node,))]


def _minus(product: Product) -> Product:
    return Product(product.factors, product.divisors, not product.negative)


@dataclass(frozen=True)
class Term:
    """One line: a declared value, and the quantity that multiplies it."""

    declared: str
    """Name of what was declared; empty where nothing was."""
    quantity: Node


def terms(node: Node, declared: Sequence[str]) -> list[Term]:
    """Return the lines of an amount, names most worth showing first in ``declared``; one where it opens into many."""
    products = opened(node)
    if len(products) > MOST:
        return [Term("", node)]
    return [_term(product, declared) for product in products]


def _term(product: Product, declared: Sequence[str]) -> Term:
    factors = list(product.factors)
    named = {one.name: i for i, one in reversed(list(enumerate(factors))) if one.kind == "name"}
    place = next((named[name] for name in declared if name in named), None)
    name = factors.pop(place).name if place is not None else ""
    quantity = _product(factors)
    for divisor in product.divisors:
        quantity = Node("/", (quantity, divisor))
    return Term(name, Node("negative", (quantity,)) if product.negative else quantity)


def _product(factors: list[Node]) -> Node:
    if not factors:
        return Node("number", number=1.0)
    whole = factors[0]
    for factor in factors[1:]:
        whole = Node("*", (whole, factor))
    return whole
