"""The folder a kit goes to."""

from __future__ import annotations

import os
from pathlib import Path

from lcc.words import LccError


def made_ready(folder: str | os.PathLike[str]) -> Path:
    """Make a folder when it is not there, and return it.

    Raises
    ------
    LccError
        When it cannot be made.

    """
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LccError("The folder {folder} cannot be made: {reason}.", folder=str(place),
                       reason=error.strerror or str(error)) from error  # fmt: skip
    return place
