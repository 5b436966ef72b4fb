"""The example purchases: beside the package in a checkout, inside it once installed, ready to be explored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lcc.catalogue import places
from lcc.words import LccError, nearest, say

if TYPE_CHECKING:
    from lcc.purchase import Purchase

ENDING = ".lcc.yaml"


def folder() -> Path:
    """Return the folder of the examples that come with the library.

    Raises
    ------
    LccError
        When the library was installed without them.

    """
    for found in places.beside("examples"):
        if any(found.glob(f"*{ENDING}")):
            return found
    raise LccError("The examples that come with this library are not there: install the library again.")


def examples() -> tuple[Path, ...]:
    """List the files of the examples, by name."""
    return tuple(sorted(folder().glob(f"*{ENDING}")))


def example(name: str) -> Path:
    """Return the file of an example from its name (``copiers``), or from the path a reference method gives.

    Raises
    ------
    LccError
        When there is none, with the nearest.

    """
    known = {path.name.removesuffix(ENDING): path for path in examples()}
    asked = name.rsplit("/", 1)[-1].removesuffix(ENDING)
    if asked not in known:
        raise LccError("There is no example “{name}”.{near}", name=asked[:60], near=nearest(asked, known))
    return known[asked]


def begin_like(name: str) -> Purchase:
    """Return a purchase of one's own made from an example: its method, its criteria, its offers as trial offers.

    Who bought, when, the estimate and the notes stay in the example.
    """
    from lcc.files import load
    from lcc.purchase import Purchase
    from lcc.ranges import address_names

    model = load(example(name))
    own = {key: getattr(model, key) for key in ("title", "method", "criteria", "scoring", "environment", "social")}
    trials = tuple(offer.replace(name=say("Trial {letter}", letter=offer.name)) for offer in model.offers)
    return Purchase.of({
        **own,
        "trials": model.trials or trials,
        "ranges": {text: held for text, held in model.ranges.items() if address_names(text)[0] == "method"},
    })  # fmt: skip
