"""Charts: pictures of a comparison or of an analysis, as scenes.

Each is a pure function that takes a :class:`~lcc.documents.charts.sheet.Look` by keywords (``width``, ``height``,
``scale``, ``ink``, ``heading``), so that a page, a window and a projector show the same picture. A picture grows
beyond the height asked rather than let its labels overlap.
"""

from __future__ import annotations

from importlib import import_module

_ROOMS = {
    "ink": ("DARK", "LIGHT", "Ink", "Style"),
    "layers": ("LAYERS", "layer_name"),
    "sheet": ("Look",),
    "bars": ("price_or_cost", "stages"),
    "waterline": ("visible_hidden",),
    "curves": ("cumulated",),
    "verdict_rows": ("rulers",),
    "draws": ("distribution",),
    "accounts": ("budget_by_year",),
    "map": ("territories",),
    "swings": ("tornado",),
    "path_curve": ("trajectory",),
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [*_HOME]  # noqa: PLE0604  # the names are in the table above


def __getattr__(name: str) -> object:
    """Load a public name from the room it lives in."""
    if name in _HOME:
        return getattr(import_module(f"lcc.documents.charts.{_HOME[name]}"), name)
    raise AttributeError(f"module 'lcc.documents.charts' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return list(__all__)
