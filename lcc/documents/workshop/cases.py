"""The ready-made cases: shipped examples cut down to three offers, all invented, with what the room may attack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from lcc.address import replace
from lcc.catalogue.places import beside
from lcc.files import load
from lcc.purchase import Purchase
from lcc.ranges import address_names
from lcc.words import LccError, Message, message, nearest

Part = Literal["prices", "vote", "layers", "verdict", "carbon", "attack", "honest", "monday", "handout"]
"""What the time is spent on, in this order."""
Lever = tuple[str, float, float]
"""Address of a value the room may change, and between which values."""
SHORT: Mapping[Part, int] = MappingProxyType({"prices": 1, "vote": 1, "layers": 1, "verdict": 1, "handout": 1})
OF_A_COPY: tuple[Part, ...] = ("prices", "vote", "layers", "verdict", "carbon", "attack")
"""What is shown of an anonymised copy: nothing of it is frozen, written or handed out."""
_PRICE = "method › resources › {} › price"
_VALUE = "method › parameters › {} › value"
_RATE: Lever = ("method › discount_rate", 0.0, 0.06)


@dataclass(frozen=True)
class Case:
    """One ready-made case."""

    key: str
    name: Message
    example: str
    """The shipped example it is made from, without its ending."""
    family: str
    """Product family, for the tools of the inventory."""
    minutes: Mapping[Part, int]
    """What is shown, and how long."""
    levers: tuple[Lever, ...]
    keep: tuple[str, ...] = ()
    """Offers shown; all of them when empty."""
    changes: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Values put at addresses, so that the case shows one thing at a time."""
    honest: str = ""
    """Another case, where the life-cycle cost changes nothing."""
    reverses: bool = True

    @property
    def length(self) -> int:
        """How long it takes. [minute]"""
        return sum(self.minutes.values())

    def purchase(self) -> Purchase:
        """Read the case.

        Raises
        ------
        LccError
            When the library was installed without its examples.

        """
        read = load(example_file(self.example))
        kept = tuple(offer for offer in read.offers if not self.keep or offer.name in self.keep)
        made = read.replace(offers=kept)
        for address, value in self.changes.items():
            made = replace(made, address_names(address), value)
        return made


def example_files() -> list[Path]:
    """List the examples that come with the library."""
    return sorted(path for folder in beside("examples") for path in folder.glob("*.lcc.yaml"))


def example_file(stem: str) -> Path:
    """Return the file of a shipped example."""
    for path in example_files():
        if path.name == f"{stem}.lcc.yaml":
            return path
    raise LccError("The example “{name}” does not come with this installation.", name=stem)


def case_named(key: str) -> Case:
    """Return a case by its key, or name the nearest one."""
    for case in CASES:
        if case.key == key:
            return case
    raise LccError("No workshop case “{key}”: {known}.{near}", key=key, known=[case.key for case in CASES],
                   near=nearest(key, [case.key for case in CASES]))  # fmt: skip


CASES: tuple[Case, ...] = (
    Case(
        "copiers", message("Three copiers, the whole demonstration"), "copiers", "imaging-equipment",
        MappingProxyType({
            "prices": 2, "vote": 2, "layers": 4, "verdict": 2, "carbon": 1, "attack": 3, "honest": 2, "monday": 2,
            "handout": 2,
        }),
        (
            (_VALUE.format("colour_pages"), 36_000.0, 180_000.0), (_VALUE.format("mono_pages"), 100_000.0, 500_000.0),
            (_PRICE.format("electricity"), 0.1, 0.6), _RATE,
        ),
        keep=("A", "B", "C"),
        # One thing at a time: the VAT of an exempt tenderer is another story.
        changes=MappingProxyType({"offers › C › vat": 0.2, "offers › C › vat_ground": ""}), honest="monitors",
    ),
    Case(
        "heating", message("Heating of a school, for elected members"), "heating", "heating-cooling",
        MappingProxyType({"prices": 1, "vote": 1, "layers": 2, "verdict": 1, "attack": 2, "monday": 2, "handout": 1}),
        (
            (_PRICE.format("gas"), 0.05, 0.12), (_PRICE.format("electricity"), 0.1, 0.3),
            ("method › years", 12.0, 22.0),
        ),
        keep=("Chaudière gaz", "Réseau de chaleur", "Pompe à chaleur et gaz"),
    ),
    Case(
        "lighting", message("Office lighting, in a nutshell"), "office-lighting", "indoor-lighting", SHORT,
        ((_VALUE.format("hours"), 800.0, 3000.0), (_PRICE.format("electricity"), 0.05, 0.4), _RATE),
    ),
    Case(
        "monitors", message("Monitors, where nothing changes"), "monitors-no-reversal", "monitors", SHORT,
        ((_VALUE.format("hours_on"), 400.0, 6000.0), (_PRICE.format("electricity"), 0.05, 0.6), _RATE),
        reverses=False,
    ),
)  # fmt: skip
"""Of 20, 10 and 5 minutes, and the honest one."""
