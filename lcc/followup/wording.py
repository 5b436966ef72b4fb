"""What a follow-up says: the table of values, the lines computed again, the penalty, and what remains to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lcc.figures import Amount
from lcc.followup.measured import MeasuredValue
from lcc.followup.shortfall import Difference, FollowUpResult
from lcc.model import Clause
from lcc.numerals import WRITERS
from lcc.purchase import Offer
from lcc.telling import Trace, product
from lcc.terms import day, term
from lcc.words import choose, language, message, say

VERDICTS = {
    "same": message("as declared"),
    "within": message("within the tolerance"),
    "worse": message("beyond the tolerance: costs more"),
    "better": message("more favourable: counts as declared"),
    "neutral": message("beyond the tolerance: alone, it costs nothing more"),
}


def title() -> str:
    """Return the title of the statement."""
    return say("Statement of performance in execution")


def called(result: FollowUpResult) -> str:
    """Name the contractor and its offer."""
    found = next((offer for offer in result.purchase.offers if offer.name == result.offer), Offer(result.offer))
    return (
        say("{tenderer}, offer “{offer}”", tenderer=found.tenderer, offer=found.name) if found.tenderer else found.name
    )


def facts(result: FollowUpResult) -> Iterator[tuple[str, str]]:
    """List what the statement is about, a name and a value each."""
    purchase, followup = result.purchase, result.purchase.followup
    if purchase.title:
        parts = (choose(purchase.title), purchase.reference, purchase.lot)
        yield say("Contract"), ", ".join(filter(None, parts))
    if purchase.buyer:
        yield say("Buyer"), purchase.buyer
    yield say("Contractor"), called(result)
    if followup is not None and followup.amount is not None:
        yield say("Amount without VAT"), str(Amount(followup.amount, purchase.method.currency))


def protocol(result: FollowUpResult) -> str:
    """Say how the clause has values measured; nothing where it does not say."""
    text = choose(result.clause.protocol) if result.clause else ""
    return say("{name}: {value}", name=say("Protocol of measurement"), value=text) if text else ""


def heads() -> tuple[str, ...]:
    """Name the columns of the table of values."""
    return say("Value"), say("Date"), say("Declared"), say("Measured"), say("Deviation"), say("Outcome")


def rows(result: FollowUpResult) -> list[tuple[str, ...]]:
    """Write one row a value measured."""
    tolerance = result.clause.tolerance if result.clause else None
    return [
        (
            named(value), str(day(value.on)) if value.on else "–", quantity(value.declared, value.unit),
            quantity(value.measured, value.unit), percent(value.deviation, tolerance), str(VERDICTS[value.verdict]),
        )
        for value in result.values
    ]  # fmt: skip


def named(value: MeasuredValue) -> str:
    """Name a value, and its line."""
    label = choose(value.label) or value.name
    return say("{label}, line {line}", label=label, line=value.line) if value.line else label


def quantity(value: float, unit: str) -> str:
    """Write a value with its unit, twelve digits at the most: an average may have more."""
    return str(Amount(float(f"{value:.12g}"), unit, decimals=None))


def percent(value: float | None, tolerance: float | None = None) -> str:
    """Write a deviation with its sign, with as many decimals as tell it from the tolerance."""
    if value is None:
        return "–"
    short = round(value, 4)
    shown = round(value, 8) if tolerance is not None and abs(short) == round(tolerance, 4) else short
    return f"{'+' if shown > 0 else ''}{WRITERS['percent'](shown, language())}"


def calculation(trace: Trace) -> str:
    """Write how one line of the total is made: amount × price × VAT × coefficient = present value."""
    if trace.coefficient is not None and trace.amount is not None:
        return product(trace)
    return say("{amount}, computed year by year", amount=Amount(trace.present, trace.unit))


def cost(difference: Difference) -> str:
    """Name a line of the total."""
    trace = difference.declared
    return say("{label}, line {line}", label=trace.label, line=trace.line) if trace.line else trace.label


def basis(result: FollowUpResult) -> str:
    """Say in which money the extra cost is."""
    method = result.purchase.method
    return say(
        "Amounts {basis}, in {money} money of {year}, present value at the published rate: the basis of the method. "
        "Lines may add up to a cent more or less than totals.",
        basis=term(method.tax), money=term(method.money), year=method.base_year,
    )  # fmt: skip


def conclusion(result: FollowUpResult) -> Iterator[str]:
    """Say the extra cost and the penalty."""
    if result.extra_cost is None:
        yield say("No extra cost could be computed.")
        return
    currency, clause = result.purchase.method.currency, result.clause
    extra, followup = Amount(result.extra_cost, currency), result.purchase.followup
    yield say("Life-cycle cost: {declared} as ranked, {measured} with the measured values that count.",
              declared=Amount(result.declared_total or 0.0, currency),
              measured=Amount(result.measured_total or 0.0, currency))  # fmt: skip
    if outside := result.externalities:
        yield say("Of the difference, {amount} are externalities that count.", amount=Amount(outside, currency))
    if clause is None:
        yield say("Extra life-cycle cost, for information: {extra}. Without a clause there is no penalty.", extra=extra)
    elif not result.extra_cost:
        yield say("No penalty: no value beyond the tolerance raises the life-cycle cost.")
    elif result.cap is None or followup is None or followup.amount is None:
        yield say(
            "Extra life-cycle cost: {extra}. The penalty is that, within {cap:percent} of the amount of the contract "
            "without VAT, which is not given.", extra=extra, cap=clause.cap,
        )  # fmt: skip
    else:
        yield say("Extra life-cycle cost: {extra}. Cap: {share:percent} of {amount} without VAT, {cap}.",
                  extra=extra, share=clause.cap, amount=Amount(followup.amount, currency),
                  cap=Amount(result.cap, currency))  # fmt: skip
        yield say("Penalty if it is not put right: {penalty}.", penalty=Amount(result.penalty or 0.0, currency))


def conventions(clause: Clause) -> Iterator[str]:
    """Say how the clause was read."""
    if clause.tolerance:
        yield say("Up to {tolerance:percent}, limit included, a deviation has no effect; beyond, it counts in full.",
                  tolerance=clause.tolerance)  # fmt: skip
    else:
        yield say("No deviation is tolerated: each counts in full.")
    yield say("A more favourable value counts as declared: it is not paid for, and makes up for no other.")
    yield say("All other data are those published. The penalty is outside the scope of VAT: none is added to it.")


def next_steps(result: FollowUpResult) -> Iterator[str]:
    """Say what the contractor may do and by when, and what the buyer must make sure of first."""
    clause = result.clause
    if clause is None or not result.values:
        return
    yield say(
        "Values may be measured within {months} months after admission: make sure of that day.",
        months=clause.months,
    )  # fmt: skip
    late: dict[date | None, list[str]] = {}
    for value in result.values:
        if value.verdict == "worse":
            late.setdefault(value.remedy_by, []).append(named(value))
    for last, names in late.items():
        if last is not None:
            yield say("The contractor may put this right by {day} ({days} days) and have it measured again: {list}.",
                      day=day(last), days=clause.remedy_days, list="; ".join(names))  # fmt: skip
        else:
            yield say("The contractor has {days} days from the measurement to put this right: {list}.",
                      days=clause.remedy_days, list="; ".join(names))  # fmt: skip
    if result.extra_cost:
        yield say("The procedure is contradictory: the contractor is heard before any penalty (CCAG-FCS, 14.1.1).")


def reminders(result: FollowUpResult) -> Iterator[str]:
    """Say what the buyer should know before applying a penalty."""
    if result.clause is not None and result.extra_cost:
        yield say("A clause that departs from the CCAG is listed in the last article of the CCAP.")
        yield say(
            "The judge may moderate or raise a manifestly excessive or derisory penalty "
            "(CE 29/12/2008, no. 296930; CE 19/07/2017, no. 392707)."
        )  # fmt: skip
