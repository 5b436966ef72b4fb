"""Robustness: what would change the ranking, explored on trial offers before publication.

On real offers only the published method ranks: every result here then says *Simulation: without effect on the ranking*.
"""

from __future__ import annotations

from importlib import import_module

_ROOMS = {
    "exploration": ("Exploration",),
    "levers": ("around",),
    "gathering": ("Assumption", "assumptions"),
    "outcomes": ("Scenario", "SideBySide"),
    "side_by_side": ("scenarios", "what_if"),
    "verdicts": ("BreakEven", "BreakEvens", "Crossing"),
    "crossings": ("breakevens",),
    "territories": ("FirstPlaces", "first_places"),
    "swings": ("Swing", "Tornado", "tornado"),
    "draws": ("Cancelled", "Simulation", "simulate"),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [*_HOME]  # noqa: PLE0604  # the names are in the table above


def __getattr__(name: str) -> object:
    """Load a public name from the room it lives in."""
    if name in _HOME:
        return getattr(import_module(f"lcc.sensitivity.{_HOME[name]}"), name)
    raise AttributeError(f"module 'lcc.sensitivity' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return list(__all__)
