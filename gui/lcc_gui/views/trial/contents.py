"""What of a purchase is frozen, in a few lines."""

from __future__ import annotations

from lcc import Purchase
from lcc.words import choose, counted, say


def contents(purchase: Purchase) -> str:
    """Say what will be frozen, in a few lines."""
    method = purchase.method
    asked = sum(one.asked for one in method.parameters)
    lines = [
        counted("{count} value asked of tenderers", "{count} values asked of tenderers", asked),
        counted("{count} value set or computed by the buyer", "{count} values set or computed by the buyer",
                len(method.parameters) - asked),
        counted("{count} cost, its formula, its price and its VAT", "{count} costs, their formulas, prices and VAT",
                len(method.costs)),
        counted("A study period of {count} year", "A study period of {count} years", method.years),
    ]  # fmt: skip
    criteria = [say("{name} {weight:number}", name=choose(one.label) or one.name, weight=one.weight)
                for one in purchase.criteria]  # fmt: skip
    listed = say("Award criteria: {list}", list=criteria) if criteria else say("No award criterion")
    return "\n".join(f"• {line}" for line in (*lines, listed))
