"""What a form gave: the offer, or why it was refused, and each thing to look at with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lcc.plain import plain
from lcc.purchase import Offer
from lcc.scoring.ways_out import WAYS_OUT, WayOut
from lcc.words import LccError, Message, counted, message, say

Severity = Literal["error", "warning", "note"]
Kind = Literal["missing", "unread", "unproven", "requirement", "implausible", "altered", "form"]
_WAYS: Mapping[str, str] = {
    "missing": "missing", "unread": "missing", "requirement": "requirement", "implausible": "implausible",
}  # fmt: skip


@dataclass(frozen=True)
class Remark:
    """One thing to look at in a form: where it stands, how grave it is, in a sentence."""

    sentence: Message
    severity: Severity = "warning"
    kind: Kind = "form"
    sheet: str = ""
    cell: str = ""
    """As a spreadsheet names it: ``C14``; nothing when no cell is concerned."""
    parameter: str = ""
    line: str = ""

    @property
    def ways_out(self) -> tuple[WayOut, ...]:
        """What the law lets the buyer do."""
        return WAYS_OUT[_WAYS[self.kind]] if self.kind in _WAYS and self.severity != "note" else ()

    def __str__(self) -> str:
        signs = {"error": say("error"), "warning": say("warning"), "note": say("note")}
        if not self.cell:
            return say("{severity}: {what}", severity=signs[self.severity], what=self.sentence)
        return say("{cell} ({sheet}), {severity}: {what}", cell=self.cell, sheet=self.sheet,
                   severity=signs[self.severity], what=self.sentence)  # fmt: skip

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "severity": self.severity, "kind": self.kind, "sheet": self.sheet, "cell": self.cell,
            "parameter": self.parameter, "line": self.line, "message": str(self.sentence),
            "ways_out": [way.step for way in self.ways_out],
        }  # fmt: skip


@dataclass(frozen=True)
class FormReport:
    """What one form gave; an offer and a reason for refusing it are never both there."""

    file: str
    offer: Offer | None
    refused: Message | None
    remarks: tuple[Remark, ...] = ()

    @property
    def complete(self) -> bool:
        """Tell whether the form was read, with nothing missing, unreadable nor against a requirement."""
        return self.refused is None and not any(remark.severity == "error" for remark in self.remarks)

    def __str__(self) -> str:
        lines = [say("{where}: {what}", where=self.file or "–", what=self._outcome())]
        lines += [f"  – {remark}" for remark in self.remarks]
        told = dict.fromkeys(way for remark in self.remarks for way in remark.ways_out)
        if told and self.offer is not None:
            lines.append("  " + say("What the law lets the buyer do; nothing here rejects an offer:"))
            lines += [f"    → {way}" for way in told]
        return "\n".join(lines)

    def _outcome(self) -> Message | str:
        if self.refused is not None:
            return message("refused. {why}", why=self.refused)
        name = self.offer.name if self.offer is not None else ""
        looked = [remark for remark in self.remarks if remark.severity != "note"]
        if not looked:
            return message("“{offer}” is read, nothing to look at.", offer=name)
        return counted("“{offer}” is read, {count} thing to look at.", "“{offer}” is read, {count} things to look at.",
                       len(looked), offer=name)  # fmt: skip

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "file": self.file,
            "refused": None if self.refused is None else str(self.refused),
            "offer": None if self.offer is None else plain(self.offer),
            "remarks": [remark.to_dict() for remark in self.remarks],
        }


class RefusalError(LccError):
    """A form refused whole, with the cells that are the reason."""

    def __init__(self, why: Message, remarks: tuple[Remark, ...] = ()) -> None:
        super().__init__(why)
        self.remarks = remarks
