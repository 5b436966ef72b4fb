"""The notes the buyer enters: where they are, what is missing, and what is wrong in criteria and weights."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from lcc.plan import Finding
from lcc.purchase import Criterion, Offer, Purchase
from lcc.scoring.formulas import marking_formula
from lcc.words import LccError, Message, message, nearest

Place = tuple[Criterion, ...]
"""A criterion, or a criterion and one of its sub-criteria."""
WHOLE = 100.0
CLOSE = 1e-6


def leaves(criteria: tuple[Criterion, ...]) -> Iterator[Place]:
    """List what gets a mark of its own: criteria without sub-criteria, and sub-criteria."""
    for criterion in criteria:
        if criterion.sub_criteria:
            yield from ((criterion, sub) for sub in criterion.sub_criteria)
        else:
            yield (criterion,)


def called(place: Place) -> Message:
    """Name a criterion, or a sub-criterion after its criterion, as people do."""
    names = [message("{label}", label=criterion.label or criterion.name) for criterion in place]
    return names[0] if len(names) == 1 else message("{one} › {other}", one=names[0], other=names[1])


def key_of(place: Place) -> str:
    """Name a criterion or a sub-criterion as figures do."""
    return " › ".join(criterion.name for criterion in place)


def note(offer: Offer, place: Place) -> float | None:
    """Return the note entered for an offer, None where there is none: a missing note is never zero."""
    found = offer.notes.get(place[0].name)
    if len(place) > 1:
        return found.get(place[1].name) if isinstance(found, Mapping) else None
    return None if isinstance(found, Mapping) else found


def criteria_findings(purchase: Purchase) -> list[Finding]:
    """List what is wrong or doubtful in the criteria: weights, formulas, what they sum."""
    found = []
    criteria = purchase.criteria
    total = math.fsum(criterion.weight for criterion in criteria)
    if criteria and abs(total - WHOLE) > CLOSE:
        found.append(
            Finding(("criteria",), message("The weights of the criteria sum to {total:number}, not 100.", total=total))
        )
    for criterion in criteria:
        found += _of_sub_criteria(criterion)
    for place in leaves(criteria):
        found += _of_marks(place, purchase)
    return found


def _of_sub_criteria(criterion: Criterion) -> Iterator[Finding]:
    total = math.fsum(sub.weight for sub in criterion.sub_criteria)
    if criterion.sub_criteria and min(abs(total - WHOLE), abs(total - criterion.weight)) > CLOSE:
        yield Finding(
            ("criteria", criterion.name, "sub_criteria"),
            message(
                "The weights of the sub-criteria sum to {total:number}, not 100 nor {weight:number}.",
                total=total, weight=criterion.weight,
            ),
        )  # fmt: skip


def _of_marks(place: Place, purchase: Purchase) -> Iterator[Finding]:
    """Look at the formula of a criterion of price or cost, and at the costs it sums."""
    criterion = place[-1]
    here = ("criteria", place[0].name, *(("sub_criteria", criterion.name) if len(place) > 1 else ()))
    try:
        formula = marking_formula(criterion.formula)
    except LccError as error:
        yield Finding((*here, "formula"), error.message)
    else:
        if formula.marks is None and (len(purchase.criteria) > 1 or len(place) > 1 or not criterion.computed):
            what = message("Offers put in order without marks: this goes with a single criterion of price or cost.")
            yield Finding((*here, "formula"), what)
    known = {stream.name: stream for stream in purchase.method.costs}
    for name in criterion.sums:
        if name not in known:
            near = nearest(name, known)
            yield Finding((*here, "sums"), message("There is no cost called “{name}”.{near}", name=name, near=near))
        elif not known[name].summed:
            yield Finding(
                (*here, "sums"), message("“{name}” is an optional supplement: it is never summed.", name=name)
            )


def note_findings(purchase: Purchase, *, trials: bool = False) -> list[Finding]:
    """List notes missing (warnings: the offer has no score yet), outside their scale (errors), or without a place."""
    return [
        finding
        for offer in (purchase.trials if trials else purchase.offers)
        if offer.set_aside is None
        for finding in (*_missing(offer, purchase.criteria), *_strange(offer, purchase.criteria))
    ]


def _missing(offer: Offer, criteria: tuple[Criterion, ...]) -> Iterator[Finding]:
    for place in leaves(criteria):
        given, highest = note(offer, place), place[-1].out_of
        here = ("offers", offer.name, "notes", *(criterion.name for criterion in place))
        if place[-1].computed:
            if given is not None:
                what = message(
                    "The marks of {criterion} are computed: this note does not count.", criterion=called(place)
                )
                yield Finding(here, what, "warning", offer.name)
        elif given is None:
            what = message("No note yet for {criterion}.", criterion=called(place))
            yield Finding(here, what, "warning", offer.name)
        elif not 0 <= given <= highest:
            what = message(
                "The note of {criterion} is {note:number}: expected from 0 to {highest:number}.",
                criterion=called(place), note=given, highest=highest,
            )  # fmt: skip
            yield Finding(here, what, "error", offer.name)


def _strange(offer: Offer, criteria: tuple[Criterion, ...]) -> Iterator[Finding]:
    """Find notes for what is no criterion, or for a criterion that has sub-criteria."""
    known = {criterion.name: criterion for criterion in criteria}
    for name, given in offer.notes.items():
        here = ("offers", offer.name, "notes", name)
        if name not in known:
            near = nearest(name, known)
            what = message("There is no criterion called “{name}”.{near}", name=name, near=near)
            yield Finding(here, what, "warning", offer.name)
        elif isinstance(given, Mapping) != bool(known[name].sub_criteria):
            what = message("This criterion has sub-criteria: give a note to each.")
            if isinstance(given, Mapping):
                what = message("This criterion has no sub-criteria: give one note.")
            yield Finding(here, what, "warning", offer.name)
        elif isinstance(given, Mapping):
            subs = [sub.name for sub in known[name].sub_criteria]
            for sub in given:
                if sub not in subs:
                    near = nearest(sub, subs)
                    what = message("There is no criterion called “{name}”.{near}", name=sub, near=near)
                    yield Finding((*here, sub), what, "warning", offer.name)


def stops(found: Finding, criteria: tuple[Criterion, ...]) -> bool:
    """Tell whether a finding leaves an offer without a score: a note missing or outside its scale."""
    if found.severity == "error":
        return True
    needed = {tuple(criterion.name for criterion in place) for place in leaves(criteria) if not place[-1].computed}
    return found.address[3:] in needed
