"""Several forms taken into one purchase: names kept apart, offers replaced only when asked, nothing lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from lcc.documents.reading.one_form import ReadForm, taken
from lcc.documents.reading.report import FormReport, Remark
from lcc.documents.reading.scrutiny import Noticed, scrutinised
from lcc.formula import fold
from lcc.purchase import Evidence, Offer, Purchase
from lcc.words import Message, message, say

MOST_NAME = 120


def import_forms(
    purchase: Purchase, paths: Iterable[str | os.PathLike[str]], *, replace: bool = False
) -> tuple[Purchase, tuple[FormReport, ...]]:
    """Take forms into a purchase, and report on each in the order given.

    Parameters
    ----------
    purchase : Purchase
        It is not changed: the one returned has the new offers after those it had.
    paths : iterable of paths
        The forms, ``.xlsx`` or ``.ods``. One that is refused does not stop the others.
    replace : bool
        Whether an offer of the same name and tenderer takes the place of the one there; the buyer's notes stay.

    """
    importing = _Importing(purchase, replace)
    for path in paths:
        importing.take(path)
    return importing.result()


class _Importing:
    """Offers as they come in, and the report of each form."""

    def __init__(self, purchase: Purchase, replace: bool) -> None:
        self.purchase, self.replace = purchase, replace
        self.offers: dict[str, Offer] = {fold(offer.name): offer for offer in purchase.offers}
        self.new: dict[str, str] = {}
        """Names taken in by this import, and the file each comes from."""
        self.outcomes: list[FormReport | tuple[ReadForm, str, list[Remark]]] = []

    def take(self, path: str | os.PathLike[str]) -> None:
        """Take one form, or note why it is refused."""
        form = taken(path, self.purchase)
        if isinstance(form, FormReport):
            self.outcomes.append(form)
            return
        refused, name, said = self.place(form)
        if refused is not None:
            self.outcomes.append(FormReport(form.file, None, refused))
            return
        self.outcomes.append((form, name, said))

    def place(self, form: ReadForm) -> tuple[Message | None, str, list[Remark]]:
        """Give an offer its place: after the others, or in place of the one it replaces."""
        offer = form.offer
        before = self.offers.get(fold(offer.name))
        if before is None:
            return self.add(offer, form, [])
        if fold(offer.name) in self.new:
            return self.beside(offer, form, before)
        if not _same_tenderer(before, offer):
            return self.renamed(offer, form)
        if _declared(before) == _declared(offer):
            what = message("This offer is in the purchase already, the same: nothing changes.")
            self.new[fold(offer.name)] = form.file
            return None, before.name, [Remark(what, "note")]
        if not self.replace:
            return message(
                "The purchase already has an offer “{name}” of this tenderer, which answers otherwise. It is left as "
                "it is; to put this form in its place, import it with --replace.", name=before.name,
            ), "", []  # fmt: skip
        self.offers[fold(offer.name)] = _keeping(before, offer)
        self.new[fold(offer.name)] = form.file
        what = message("Takes the place of the offer of the same name; marks and notes of the buyer stay.")
        return None, offer.name, [Remark(what, "warning")]

    def beside(self, offer: Offer, form: ReadForm, before: Offer) -> tuple[Message | None, str, list[Remark]]:
        """Tell the same form given twice from two offers of one name."""
        if _declared(before) == _declared(offer):
            file = self.new[fold(offer.name)]
            return message("The same answers as in {file}: it counts once.", file=file), "", []
        return self.renamed(offer, form)

    def renamed(self, offer: Offer, form: ReadForm) -> tuple[Message | None, str, list[Remark]]:
        """Give an offer a name of its own."""
        name = next(name for name in _other_names(offer) if fold(name) not in self.offers)
        what = message("Another offer is called “{name}”: this one is called “{other}”.", name=offer.name, other=name)
        spot = form.spots.get(("name",))
        where = {"sheet": spot.sheet, "cell": spot.address} if spot is not None else {}
        return self.add(offer.replace(name=name), form, [Remark(what, "warning", **where)])  # type: ignore[arg-type]

    def add(self, offer: Offer, form: ReadForm, said: list[Remark]) -> tuple[Message | None, str, list[Remark]]:
        """Put an offer after the others."""
        self.offers[fold(offer.name)] = offer
        self.new[fold(offer.name)] = form.file
        return None, offer.name, said

    def result(self) -> tuple[Purchase, tuple[FormReport, ...]]:
        """Make the purchase, look at all its offers together, and report on each form."""
        purchase = self.purchase
        if tuple(self.offers.values()) != purchase.offers:
            purchase = purchase.replace(offers=tuple(self.offers.values()))
        noticed = scrutinised(purchase)
        return purchase, tuple(self.reports(purchase, noticed))

    def reports(self, purchase: Purchase, noticed: dict[str, list[Noticed]]) -> Iterator[FormReport]:
        """Report on each form, in the order given."""
        named = {offer.name: offer for offer in purchase.offers}
        for outcome in self.outcomes:
            if isinstance(outcome, FormReport):
                yield outcome
            else:
                form, name, said = outcome
                yield form.report(named[name], noticed[name], said)


def _same_tenderer(before: Offer, offer: Offer) -> bool:
    """Tell whether two offers of one name are of one tenderer; an offer may have been typed without its tenderer."""
    return not before.tenderer or not offer.tenderer or fold(before.tenderer) == fold(offer.tenderer)


def _declared(offer: Offer) -> Offer:
    """Leave out what is the buyer's: marks, decisions on evidence, why it is set aside."""
    evidence = {name: Evidence(note=proof.note) for name, proof in offer.evidence.items() if proof.note}
    return offer.replace(evidence=evidence, notes={}, set_aside=None, note="", tenderer="")


def _keeping(before: Offer, offer: Offer) -> Offer:
    """Keep what the buyer wrote of the offer that is replaced, and decisions on evidence that has not changed."""
    evidence = dict(offer.evidence)
    for name, proof in before.evidence.items():
        unchanged = before.answers.get(name) == offer.answers.get(name)
        if unchanged and (name not in evidence or evidence[name].note == proof.note):
            evidence[name] = proof
    return offer.replace(
        name=before.name, notes=before.notes, set_aside=before.set_aside, note=before.note or offer.note,
        evidence=evidence,
    )  # fmt: skip


def _other_names(offer: Offer) -> Iterator[str]:
    """List names for an offer whose name is taken: with its tenderer, then with a number."""
    if offer.tenderer and fold(offer.tenderer) not in fold(offer.name):
        yield say("{offer} ({tenderer})", offer=offer.name, tenderer=offer.tenderer)[:MOST_NAME].strip()
    for number in range(2, 10_000):
        yield f"{offer.name[: MOST_NAME - 8].strip()} ({number})"
