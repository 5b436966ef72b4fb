"""The workshop on the projector: full screen, letters for offers, one axis, and the room that attacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lcc import LccError, Purchase
from lcc.documents.workshop import anonymised, is_fictional, story
from lcc.words import language, say
from lcc_gui.workshop.showing import Showing
from lcc_gui.workshop.stage import Stage

if TYPE_CHECKING:
    from lcc_gui.window import Window


def open_workshop(window: Window) -> Stage | None:
    """Show the workshop where it was left, or its cases; with real offers open, only a copy without names."""
    purchase = window.document.purchase if window.document is not None else None
    left = window.findChild(Stage)
    if left is not None and left.purchase == purchase and left.language == language():
        return _shown(left)
    if purchase is None or not purchase.offers or is_fictional(purchase):
        return _opened(window, purchase)
    window.banner.tell(
        say("This file holds offers: they are not for a projector. A copy shows letters, and no name, note or buyer."),
        (
            (say("Show an anonymised copy"), lambda: _copy(window, purchase)),
            (say("Ready-made cases"), lambda: _opened(window, purchase)),
        ),
    )
    return None


def _opened(window: Window, purchase: Purchase | None) -> Stage:
    """Put another stage in the place of the one that was left."""
    for left in window.findChildren(Stage):
        left.setParent(None)
        left.close()
    return _shown(Stage(window, purchase))


def _copy(window: Window, purchase: Purchase) -> None:
    try:
        showing = Showing(story(anonymised(purchase)))
    except LccError as error:
        window.banner.tell(str(error))
        return
    _opened(window, purchase).begin(showing)


def _shown(stage: Stage) -> Stage:
    stage.showFullScreen()
    stage.activateWindow()
    return stage
