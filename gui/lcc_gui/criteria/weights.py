"""Weights, and the live sum of them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lcc import Criterion
from lcc.words import say
from lcc_gui.fields import NumberField

WHOLE = 100.0
CLOSE = 1e-6


class WeightField(NumberField):
    """A weight: 40 and “40 %” are one."""

    def given(self, text: str) -> Any:
        """Read it with or without its sign."""
        return super().given(text.replace("%", ""))

    def same(self, text: str, value: Any, typed: str | None) -> bool:
        """Compare as numbers."""
        return super().same(text if typed is not None else text.replace("%", ""), value, typed)


class SumLabel(QLabel):
    """The sum of some weights, and what lacks or exceeds."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def tell(self, criteria: Iterable[Criterion], *expected: float) -> None:
        """Say the sum, held against what is expected; the first is the one named."""
        total = math.fsum(one.weight for one in criteria)
        right = any(abs(total - one) < CLOSE for one in expected)
        lacking = expected[0] - total
        if right:
            said = say("✓ Sum of the weights: {total:number}%.", total=total)
        elif lacking > 0:
            said = say("✖ Sum of the weights: {total:number}%, {gap:number}% to share out.", total=total, gap=lacking)
        else:
            said = say("✖ Sum of the weights: {total:number}%, {gap:number}% too many.", total=total, gap=-lacking)
        self.setText(said)
        role = "good" if right else "error"
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)


def left_to_share(criteria: Iterable[Criterion]) -> float:
    """Return the weight a new criterion takes: what is left, or a tenth when nothing is."""
    left = round(WHOLE - math.fsum(one.weight for one in criteria), 6)
    return left if left > 0 else WHOLE / 10
