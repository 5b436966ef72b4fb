"""What is said of each answer: missing, unreadable, outside a requirement, unlikely, unproven."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lcc import implausible
from lcc_gui.document import Document, Version
from lcc_gui.grid import State


@dataclass(frozen=True)
class Remark:
    """One sentence about one answer."""

    severity: Literal["error", "warning"]
    sentence: str


@lru_cache(maxsize=8)
def remarks(version: Version, kind: str) -> dict[tuple[str, str, str], tuple[Remark, ...]]:
    """Gather remarks by offer, field or parameter, and line (empty when none); once for each version."""
    found: dict[tuple[str, str, str], list[Remark]] = {}
    for one in version.findings:
        if one.address[0] == kind and len(one.address) > 2:
            inside = one.address[3:] if one.address[2] in ("answers", "evidence") else one.address[2:]
            key = (one.address[1], inside[0] if inside else "", inside[1] if len(inside) > 1 else "")
            found.setdefault(key, []).append(Remark(one.severity, str(one.message)))
    for doubt in implausible(version.purchase, trials=kind == "trials"):
        key = (doubt.offer, doubt.parameter, doubt.line or "")
        found.setdefault(key, []).append(Remark("warning", str(doubt.message)))
    return {key: tuple(dict.fromkeys(said)) for key, said in found.items()}


def said(document: Document, which: str, offer: str, field: str, line: str = "") -> tuple[State, str]:
    """Say what is found about one answer: how bad it is, and the sentences."""
    found = remarks(document.version, which).get((offer, field, line), ())
    if not found:
        return "", ""
    worst: State = "error" if any(one.severity == "error" for one in found) else "warning"
    return worst, "\n".join(one.sentence for one in found)
