"""Where the catalogue is: beside the package in a checkout, inside it once installed, and in folders of one's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from lcc.words import LccError

VARIABLE = "LCC_FACTORS"
"""Environment variable that names folders of one's own, separated as in PATH."""
_PACKAGE = Path(__file__).parents[1]
_chosen: ContextVar[tuple[str, ...] | None] = ContextVar("folders", default=None)


def shipped() -> Path:
    """Return the folder of the catalogue that comes with the library.

    Raises
    ------
    LccError
        When the library was installed without its data.

    """
    for folder in beside("catalogue"):
        if (folder / "sources.yaml").is_file():
            return folder
    raise LccError("The catalogue that comes with this library is not there: install the library again.")


def beside(name: str) -> tuple[Path, Path]:
    """Return where data of the library may be: inside the package once installed, beside it in a checkout."""
    return _PACKAGE / "_data" / name, _PACKAGE.parent / name


def own() -> tuple[Path, ...]:
    """Return the folders of one's own: those of ``using``, else those of the environment variable.

    Raises
    ------
    LccError
        When one of them is not a folder.

    """
    chosen = _chosen.get()
    if chosen is None:
        chosen = tuple(name for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name)
    return tuple(folder_named(name) for name in chosen)


def folder_named(name: str | os.PathLike[str]) -> Path:
    """Return a folder that exists, or say that it does not."""
    folder = Path(name)
    if not folder.is_dir():
        raise LccError("There is no folder “{folder}” to take factors from.", folder=os.fspath(name))
    return folder.resolve()


@contextmanager
def using(*folders: str | os.PathLike[str]) -> Iterator[None]:
    """Layer folders of one's own over the catalogue inside the block, in place of those of the environment."""
    token = _chosen.set(tuple(os.fspath(folder) for folder in folders))
    try:
        yield
    finally:
        _chosen.reset(token)
