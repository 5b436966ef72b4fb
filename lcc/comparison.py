"""The Comparison: the figures of every offer, explained, measured and written."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from lcc.measures import Measures, against
from lcc.purchase import Purchase
from lcc.results import Results
from lcc.reversal import Reversal, reversal
from lcc.summary import as_data, as_text


class Comparison(Results):
    """What comes out of a purchase: print it, read its figures, export it."""

    @cached_property
    def reversal(self) -> Reversal | None:
        """What the cheapest offer to buy costs in the end, against the first in the ranking."""
        return reversal(self)

    def against(self, baseline: str | None = None) -> dict[str, Measures]:
        """Compare each other offer with a baseline: savings, SIR, AIRR, IRR, payback, crossings.

        Raises
        ------
        LccError
            When the baseline is not an evaluated offer.

        """
        return against(self, baseline)

    # On paper

    def to_dict(self, baseline: str | None = None) -> dict[str, Any]:
        """Return every result as plain data, names as keys, None where there is no figure."""
        return as_data(self, baseline)

    def to_json(self, baseline: str | None = None) -> str:
        """Return every result as JSON."""
        return json.dumps(self.to_dict(baseline), ensure_ascii=False, indent=2, allow_nan=False)

    def to_csv(self, separator: str = ",", decimal: str = ".") -> str:
        """Return the present values, one line an offer, stream and year."""
        return self.present.to_csv(separator, decimal)

    def __str__(self) -> str:
        return as_text(self)


def compare(purchase: Purchase, *, trials: bool = False) -> Comparison:
    """Compare the offers of a purchase (or its trial offers) on life-cycle cost.

    Complete offers are computed, the others named with the reason; nothing stops the comparison.
    """
    return Comparison(purchase, trials=trials)
