"""The catalogue: sourced factors, reference methods by product family, and the inventory of tools.

``search``, ``factor``, ``resource``, ``method``, ``tools`` and the rest read the catalogue that comes with the
library, and folders of one's own layered over it: those of ``using(folder)``, else of the environment variable
``LCC_FACTORS``. ``Catalogue(folder)`` has the same names for folders chosen in a script.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lcc.catalogue.library import Catalogue

_READ = (
    "blueprint", "check", "discount_rate", "externality", "factor", "factors", "method", "methods", "newer", "path",
    "resource", "review", "search", "sources", "suggest", "tool", "tools", "warnings",
)  # fmt: skip
_HOME = {
    "Catalogue": "library", "Dated": "entries", "Factor": "entries", "Reference": "citations", "Tool": "inventory",
    "Blueprint": "blueprints", "Options": "wanted", "begin": "drafting", "begin_like": "cases", "draft": "drafting",
    "example": "cases", "examples": "cases", "using": "places",
}  # fmt: skip

__all__ = [*_READ, *_HOME, "current"]  # noqa: PLE0604  # the names are in the tables above


def current() -> Catalogue:
    """Return the catalogue in force: ours, and the folders of one's own."""
    from lcc.catalogue.places import own

    return _laid(own())


@cache
def _laid(folders: tuple[Any, ...]) -> Catalogue:
    from lcc.catalogue.library import Catalogue

    return Catalogue(*folders)


def __getattr__(name: str) -> Any:
    """Read the catalogue in force, or load a public name from the room it lives in."""
    if name in _READ:
        return getattr(current(), name)
    if name in _HOME:
        return getattr(import_module(f"lcc.catalogue.{_HOME[name]}"), name)
    raise AttributeError(f"module 'lcc.catalogue' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return list(__all__)
