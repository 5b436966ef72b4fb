"""Sums of the rows of the calculation, by the columns that say what each row is."""

from __future__ import annotations

from dataclasses import dataclass

from lcc.documents.workbook.calculation_page import Calculation
from lcc.documents.workbook.flows import BORNE, COUNTS, IMPACT, NATURE, NUMBER, SECTION, STAGE

_KEYS = {"nature": NATURE, "stage": STAGE, "borne": BORNE, "section": SECTION, "counts": COUNTS, "impact": IMPACT}


@dataclass(frozen=True)
class Sums:
    """Write sums over the rows of a calculation."""

    calculation: Calculation

    def of(self, column: str, o: int, **keys: str) -> str:
        """Write the sum of the rows of an offer that bear some keys."""
        tests = [f"{self.calculation.rows.column(NUMBER)},{o + 1}"]
        tests += [f"{self.calculation.rows.key(_KEYS[key])},{value}" for key, value in keys.items()]
        return f"SUMIFS({column},{','.join(tests)})"
