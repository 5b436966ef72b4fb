"""Colours, each with a pattern and a dash: for paper and bright rooms, and for a projector in the dark.

Hues of Okabe and Ito (2008) and of Paul Tol's *muted* scheme, told apart by those who do not see colours as others do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lcc.documents.scene import Dash, Pattern

PATTERNS: tuple[Pattern, ...] = (
    "solid", "rising", "dots", "horizontal", "falling", "vertical", "crossed",
)  # fmt: skip
DASHES: tuple[Dash, ...] = (
    (), (7, 3), (2, 2), (9, 3, 2, 3), (4, 4), (12, 4), (9, 3, 2, 3, 2, 3), (1, 3), (6, 2, 6, 6), (14, 3, 3, 3),
    (3, 6), (2, 2, 8, 2),
)  # fmt: skip
"""One an offer, for curves. [pt]"""


@dataclass(frozen=True)
class Style:
    """How one thing is drawn wherever it appears."""

    fill: str
    pattern: Pattern
    hatch: str
    dash: Dash = ()


@dataclass(frozen=True)
class Ink:
    """A palette: what is written with, and a style for each layer and each offer."""

    paper: str
    text: str
    muted: str
    """Notes and figures of axes."""
    grid: str
    edge: str
    """Around bars."""
    zone: str
    """A calm background: water, the published leader."""
    accent: str
    """Badges and what must be seen."""
    layers: Mapping[str, Style]
    offers: tuple[str, ...]

    def offer(self, place: int) -> Style:
        """Style of an offer by its place in the file: colour and pattern together come back after 49."""
        turn, fill = place // len(self.offers), self.offers[place % len(self.offers)]
        return Style(fill, PATTERNS[(place + turn) % len(PATTERNS)], self.paper, DASHES[place % len(DASHES)])


def luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1 (WCAG 2.2): what is left of a colour in grey."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _layers(paper: str, text: str, fills: tuple[str, ...], residual: str) -> Mapping[str, Style]:
    names = ("price", "renewal", "use", "maintenance", "end_of_life", "externality")
    patterns: tuple[Pattern, ...] = ("solid", "falling", "rising", "dots", "crossed", "horizontal")
    made = {n: Style(f, p, paper) for n, f, p in zip(names, fills, patterns, strict=True)}
    return MappingProxyType({**made, "residual": Style(residual, "vertical", text)})


LIGHT = Ink(
    paper="#ffffff", text="#1a1a1a", muted="#545454", grid="#d9d9d9", edge="#333333", zone="#e8eef4", accent="#1a1a1a",
    layers=_layers(
        "#ffffff", "#1a1a1a", ("#0072b2", "#4a9fd1", "#d55e00", "#b3588f", "#00805d", "#767676"), "#e4e4e4"
    ),
    offers=("#0072b2", "#d55e00", "#332288", "#009e73", "#882255", "#c08a00", "#7a3f96"),
)  # fmt: skip
DARK = Ink(
    paper="#14181d", text="#f4f4f4", muted="#b8bdc4", grid="#3a4149", edge="#e0e0e0", zone="#232c36", accent="#f4f4f4",
    layers=_layers(
        "#14181d", "#f4f4f4", ("#56b4e9", "#8cc9ee", "#f0a030", "#dd94bd", "#2fc99b", "#a8a8a8"), "#3c444d"
    ),
    offers=("#56b4e9", "#e0662a", "#d9c7ff", "#2fb98f", "#f7b6cf", "#c9a227", "#a07ad8"),
)  # fmt: skip
