"""What is said beside every picture: what is counted, over how long, who is first, who has no place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lcc.documents.charts.axis import decimals_of, money
from lcc.figures import SYMBOLS
from lcc.ranking import Rank
from lcc.results import Results
from lcc.reversal import reversal
from lcc.summary import beside
from lcc.terms import term
from lcc.words import counted, message, say


def cost_name(results: Results) -> str:
    """Say what the total is: *coût global* when no externality counts."""
    counting = any(results.stage_of(part) == "externality" for part in results.parts)
    return say("Life-cycle cost") if counting else say("Life-cycle cost, direct costs only")


def basis(results: Results, discounted: bool = True) -> str:
    """Say the money, the tax, the years and the rate."""
    method = results.method
    rate = method.discount_rate.constant
    if not discounted or rate == 0:
        how = message("without discounting")
    elif rate is None:
        how = message("discounted at a stepped rate")
    else:
        how = message("discounted at {rate:percent}", rate=rate)
    return str(counted(
        "In {currency} {tax}, over {count} year, {how}", "In {currency} {tax}, over {count} years, {how}",
        method.years, currency=SYMBOLS.get(method.currency, method.currency), tax=term(method.tax), how=how,
    ))  # fmt: skip


def cents_shown(results: Results) -> int:
    """Tell with how many decimals amounts are written: the same in every picture of a comparison."""
    prices = [float(results.acquisition[name]) for name in results.evaluated]
    totals = [item.total for item in results.ranking]
    return max(decimals_of(totals), decimals_of([*prices, 1000.0]))


def difference(results: Results) -> list[str]:
    """Say the difference by its causes, and whether the ranking holds without discounting or externalities."""
    found = reversal(results)
    return [] if found is None else [str(found), beside(results)]


def told(results: Results, ranking: Sequence[Rank], what: str) -> str:
    """Say the picture in one sentence: each offer by its place, with its amount."""
    decimals = cents_shown(results)
    listed = [
        message("{place}. {offer}, {amount}", place=item.place, offer=item.offer,
                amount=money(item.total, results.method.currency, decimals))
        for item in ranking
    ]  # fmt: skip
    outside = list(results.unranked)
    if not listed:
        return say("{what}: no offer is ranked.", what=what)
    if outside:
        return say("{what}: {list}. Not ranked: {outside}.", what=what, list=say("; ").join(map(str, listed)),
                   outside=outside)  # fmt: skip
    return say("{what}: {list}.", what=what, list=say("; ").join(map(str, listed)))


def reasons(results: Results, offer: str) -> str:
    """Say why an offer has no place."""
    return say("; ").join(map(str, results.unranked[offer]))


def ordered(names: Sequence[str], ranking: Sequence[Rank], order: str | Sequence[str]) -> list[str]:
    """Return the offers in the order asked: by ``rank`` (others last), of the ``file``, or as listed."""
    if order == "file":
        return list(names)
    wanted = [item.offer for item in ranking] if order == "rank" else [name for name in order if name in names]
    return [*wanted, *(name for name in names if name not in wanted)]


def places(ranking: Sequence[Rank]) -> Mapping[str, int]:
    """Return the place of each offer that has one."""
    return {item.offer: item.place for item in ranking}
