"""Point 14 of the annex: a fictional offer, line by line, to do again by hand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lcc.documents.annex import amounts, coefficients
from lcc.documents.annex.example import Digits, Example, Part, Product, to_cents
from lcc.documents.annex.wording import factor, named, number, unit
from lcc.documents.blocks import Block, Heading, Paragraph, Table, Text
from lcc.figures import SYMBOLS, Amount
from lcc.numerals import NO_BREAK_SPACE, WRITERS, write_number
from lcc.ranking import cents
from lcc.whatif import multipliers
from lcc.words import language, say

Row = tuple[Text, ...]


def sum_to_redo(given: Example) -> Iterator[Block]:
    """Show the answers, the amounts, the coefficients, the products and their sum."""
    yield Heading(say("14. Worked example"))
    yield Paragraph(say("The offer below is fictional: its values are those of no tenderer and recommend nothing."))
    if given.alone:
        yield Paragraph(say("As quantities are not published, the example counts one unit of each line."))
    else:
        yield Paragraph(say("The bidder’s form shows the same example."))
    yield _answers(given)
    yield from amounts.amounts(given)
    yield from coefficients.coefficients(given)
    yield Heading(say("Doing the sum"), level=2)
    yield Paragraph(say("Base amount × unit price × VAT × coefficient = present value, to the cent."))
    for part in given.parts:
        if part.how != "one" and part.products:
            yield _apart(given, part)
    yield _sum(given)
    yield from _units(given)


def _answers(given: Example) -> Table:
    """List the fictional answers."""
    method, answers = given.method, given.worked.answers
    asked = [parameter for parameter in method.parameters if parameter.asked]
    rows: list[Row] = []
    for place, parameter in enumerate(asked, start=1):
        value, name = answers.get(parameter.name), named(parameter)
        label = say("{label} (each line)", label=name) if parameter.per_line else name
        written = number(value) if isinstance(value, float) else str(value)
        rows.append((f"D{place}", label, written, unit(parameter.unit, method.currency)))
    if method.tax == "including":
        rows.append(("", say("VAT rate of the fictional tenderer"), say("{rate:percent}", rate=given.worked.vat), ""))
    heads = (say("No."), say("Data"), say("Fictional value"), say("Unit"))
    return Table(heads, tuple(rows), align="llrl", widths=(0.07, 0.57, 0.19, 0.17), caption=say("The fictional offer"))


def _apart(given: Example, part: Part) -> Table:
    """Set the products of one cost, a line or a year each, and their sum."""
    method, digits = given.method, given.digits
    head = say("Line") if part.how == "line" else say("Year")
    rows = [_product(product, digits, method.currency) for product in part.products]
    rows += _rounding([product.present for product in part.products], part.present, method.currency)
    rows.append((part.label, "", "", "", "", _money(part.present, method.currency)))
    return _table(head, rows, part.label)


def _sum(given: Example) -> Table:
    """Set one line a cost, and the total."""
    currency, rows = given.method.currency, list[Row]()
    for part in given.parts:
        if part.how == "one":
            rows += [_product(product, given.digits, currency) for product in part.products]
        else:
            above = say("table above") if part.products else "–"
            rows.append((part.label, above, "", "", "", _money(part.present, currency)))
    rows += _rounding([part.present for part in given.parts], given.total, currency)
    rows.append((say("Life-cycle cost"), "", "", "", "", _money(given.total, currency)))
    return _table(say("Cost"), rows, say("Life-cycle cost of the fictional offer"))


def _units(given: Example) -> Iterator[Block]:
    """Say what one more unit of each answer adds to the total."""
    method, places = given.method, dict[str, int]()
    for parameter in method.parameters:
        if parameter.asked:
            places[parameter.name] = len(places) + 1
    symbol, rows = SYMBOLS.get(method.currency, method.currency), list[Row]()
    for found in multipliers(given.comparison.purchase):
        if found.line:
            continue
        shown = write_number(found.value, language(), 2 if abs(found.value) >= 1 else None)
        adds = f"{shown}{NO_BREAK_SPACE}{symbol}"
        holds = say("for any number of units") if found.linear else say("for one unit more only")
        rows.append((f"D{places[found.parameter]}", found.label, unit(found.unit, method.currency), adds, holds))
    if rows:
        heads = (say("No."), say("Data"), say("Unit"), say("Adds to the total"), say("Holds"))
        yield Table(heads, tuple(rows), align="lllrl", widths=(0.07, 0.37, 0.14, 0.2, 0.22),
                    caption=say("What one more unit declared adds to the total of the example"))  # fmt: skip


def _table(head: str, rows: list[Row], caption: str) -> Table:
    heads = (head, say("Base amount"), say("× unit price"), say("× VAT"), say("× coefficient"), say("= present value"))
    return Table(
        heads, tuple(rows), align="lrrrrr", widths=(0.26, 0.19, 0.12, 0.09, 0.16, 0.18), caption=caption, total=True
    )


def _product(product: Product, digits: Digits, currency: str) -> Row:
    return (
        product.label, _with_unit(product, digits, currency),
        "–" if product.price is None else _exact(product.price, digits), _exact(product.vat, digits),
        factor(product.coefficient, digits.coefficient), _money(product.present, currency),
    )  # fmt: skip


def _with_unit(product: Product, digits: Digits, currency: str) -> str:
    return f"{_exact(product.amount, digits)}{NO_BREAK_SPACE}{unit(product.unit, currency)}".rstrip()


def _exact(value: float, digits: Digits) -> str:
    return WRITERS["exact"](float(f"{value:.{digits.amount}g}"), language())


def _money(value: float, currency: str) -> str:
    return str(Amount(float(cents(value)), currency))


def _rounding(shown: list[float], total: float, currency: str) -> list[Row]:
    """Say by how many cents the amounts shown and their sum differ, when they do."""
    gap = to_cents(cents(total)) - sum((to_cents(cents(value)) for value in shown), Decimal(0))
    if not gap:
        return []
    return [(say("Rounding of the amounts shown"), "", "", "", "", str(Amount(float(gap), currency, signed=True)))]
