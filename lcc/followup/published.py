"""What was published, which everything but the measured values comes from."""

from __future__ import annotations

from lcc.comparison import Comparison
from lcc.frozen import changes_since, restored
from lcc.model import Method
from lcc.plan import Finding
from lcc.purchase import Purchase
from lcc.terms import day
from lcc.words import LccError, message


def as_published(purchase: Purchase) -> tuple[Purchase, list[Finding]]:
    """Return the purchase with its frozen method and criteria, and what is doubtful about it."""
    if purchase.seal is None:
        what = message("No method is frozen in this file: nothing proves that this one was published.")
        return purchase, [Finding(("seal",), what, "warning")]
    try:
        changed = changes_since(purchase)
    except LccError as error:
        return purchase, [Finding(("seal", "text"), error.message)]
    if not changed:
        return purchase, []
    before = restored(purchase.seal)
    frozen = purchase.replace(method=before.method, criteria=before.criteria, scoring=before.scoring)
    what = message("The method was changed since: what was frozen on {day} is used.", day=day(purchase.seal.on))
    return frozen, [Finding(("method",), what, "warning")]


def first_in(purchase: Purchase) -> list[str]:
    """List the offers in first place: by the criteria where there are any, else by the cost."""
    from lcc.scoring.marking import score

    try:
        ranking = score(purchase).ranking if purchase.criteria else Comparison(purchase).ranking
    except LccError:
        return []
    return [rank.offer for rank in ranking if rank.place == 1]


def without_limits(method: Method, measured: set[str]) -> Method:
    """Let measured values be what they are: a published requirement stops an offer, not a measurement."""
    if not measured:
        return method
    return method.replace(parameters=tuple(
        one.replace(usual=None) if one.name in measured else one for one in method.parameters
    ))  # fmt: skip
