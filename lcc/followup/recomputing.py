"""The life-cycle cost computed again with what was measured, all other data as published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from lcc.comparison import Comparison
from lcc.followup.measured import SNAP, MeasuredValue, Pair, average, deviation, judged
from lcc.followup.published import as_published, without_limits
from lcc.followup.reading import Reading
from lcc.followup.shortfall import Difference, FollowUpResult
from lcc.plan import Finding
from lcc.purchase import Offer, Purchase
from lcc.ranking import cents
from lcc.telling import Trace
from lcc.terms import term
from lcc.trace import explain
from lcc.words import LccError, message, nearest

CELLS = 100_000
"""Offers × lines laid out at once."""


def follow_up(purchase: Purchase) -> FollowUpResult:
    """Set measured values against declared ones and compute the life-cycle cost again, by the published clause.

    Parameters
    ----------
    purchase : Purchase
        Its ``followup`` names the offer, the amount of the contract without VAT and what was measured.
        What does not fit is listed in the findings; the rest is computed.

    Raises
    ------
    LccError
        When the purchase has no follow-up.

    Sources
    -------
    Conventions of ``lcc.followup``; CCAG-FCS 14.1.1 (contradictory procedure); CE 29/12/2008, 296930 and
    CE 19/07/2017, 392707 (the judge may moderate).

    """
    followup = purchase.followup
    if followup is None:
        raise LccError(
            "Nothing was followed up yet: write under “followup” the offer, the amount and what was measured."
        )
    purchase, found = as_published(purchase)
    offers = {offer.name: offer for offer in purchase.offers}
    if followup.offer not in offers:
        what = message("No {axis} “{label}”.{near}", axis=term("offer"), label=followup.offer,
                       near=nearest(followup.offer, offers))  # fmt: skip
        return FollowUpResult(purchase, followup.offer, findings=(*found, Finding(("followup", "offer"), what)))
    return _Work(purchase, followup, offers[followup.offer], found).result()


class _Work(Reading):
    """The follow-up of one offer, step by step."""

    def result(self) -> FollowUpResult:
        """Compute what can be, and say the rest."""
        if self.offer.set_aside is not None:
            self.note(("offer",), message("set aside: {reason}", reason=term(self.offer.set_aside.reason)))
            return self.stopped()
        pairs = self.pairs()
        self.method = without_limits(self.purchase.method, {item.parameter.name for item in pairs})
        compared = self.compared([{}])
        if "0" in compared.unranked:
            why = message("{offer} is incomplete: {reasons}", offer=self.offer.name, reasons=compared.unranked["0"])
            self.note(("offer",), why)
            return self.stopped()
        return self.computed(pairs, list(self.values(pairs)))

    def values(self, pairs: Sequence[Pair]) -> Iterator[MeasuredValue]:
        """Judge each measured value alone, as many at once as memory allows."""
        alone = [(item, place) for item in pairs for place in item.places()]
        size = max(1, CELLS // max(1, len(self.method.lines)))
        for start in range(0, len(alone), size):
            batch = alone[start : start + size]
            compared = self.compared([{}, *({item: [place]} for item, place in batch)])
            for number, (item, place) in enumerate(batch, start=1):
                value = self.valued(compared, str(number), item, place)
                if value is not None:
                    yield value

    def stopped(self) -> FollowUpResult:
        return FollowUpResult(self.purchase, self.offer.name, findings=tuple(self.found))

    def compared(self, cases: Sequence[Mapping[Pair, Sequence[int]]]) -> Comparison:
        """Compare the offer with itself, measured in several ways, all other data as published."""
        offers = tuple(self.measured_offer(str(i), case) for i, case in enumerate(cases))
        return Comparison(self.purchase.replace(method=self.method, offers=offers))

    def measured_offer(self, name: str, case: Mapping[Pair, Sequence[int]]) -> Offer:
        """Return the offer with some values as measured."""
        answers = {item.parameter.name: item.with_measured(chosen) for item, chosen in case.items()}
        evidence = {key: proof for key, proof in self.offer.evidence.items() if key not in answers}
        return self.offer.replace(name=name, answers={**self.offer.answers, **answers}, evidence=evidence)

    def valued(self, compared: Comparison, name: str, item: Pair, place: int) -> MeasuredValue | None:
        """Judge one measured value."""
        parameter, measure = item.parameter, item.measure
        if name in compared.unranked:
            why = message("With this value there is no total: {reasons}", reasons=compared.unranked[name])
            self.note(("measured", parameter.name), why)
            return None
        values = compared.ledger.values[parameter.name]
        declared, measured = (average(values, number, place) for number in (0, int(name)))
        effect = float(cents(cents(compared.total[name]) - cents(compared.total["0"])))
        off = deviation(declared, measured)
        verdict = judged(off, effect, self.clause.tolerance if self.clause else 0.0)
        remedy = None
        if verdict == "worse" and self.clause is not None and measure.on is not None:
            remedy = measure.on + timedelta(days=self.clause.remedy_days)
        return MeasuredValue(parameter.name, parameter.label, parameter.unit, item.lines[place], declared, measured,
                             off, effect, verdict, measure.on, measure.note, remedy)  # fmt: skip

    def computed(self, pairs: Sequence[Pair], values: Sequence[MeasuredValue]) -> FollowUpResult:
        """Compute the cost again with all the values that count at once."""
        counted = {(value.name, value.line) for value in values if value.counted}
        case = {
            item: [place for place in item.places() if (item.parameter.name, item.lines[place]) in counted]
            for item in pairs
        }
        again = self.compared([{}, {item: chosen for item, chosen in case.items() if chosen}])
        before = float(again.total["0"])
        if "1" in again.unranked:
            why = message("With these values there is no total: {reasons}", reasons=again.unranked["1"])
            self.note(("measured",), why)
            return FollowUpResult(self.purchase, self.offer.name, tuple(values), (), before, None, tuple(self.found))
        different = tuple(_differences(again, self.offer.name))
        return FollowUpResult(self.purchase, self.offer.name, tuple(values), different, before,
                              float(again.total["1"]), tuple(self.found))  # fmt: skip


def _differences(compared: Comparison, offer: str) -> Iterator[Difference]:
    """List the lines of the total that change."""
    for part in compared.parts:
        before, after = (list(_leaves(explain(compared, name, part))) for name in ("0", "1"))
        for one, other in zip(before, after, strict=True):
            if abs(other.present - one.present) > SNAP:
                yield Difference(part, compared.stage_of(part), replace(one, offer=offer), replace(other, offer=offer))


def _leaves(trace: Trace) -> Iterator[Trace]:
    if not trace.parts:
        yield trace
    for part in trace.parts:
        yield from _leaves(part)
