"""What a session that ended badly left is offered again, in place, one document at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from lcc.words import LccError, say
from lcc_gui.autosave import Autosave
from lcc_gui.origin import Origin
from lcc_gui.recovery import Kept
from lcc_gui.stamps import Stamp

if TYPE_CHECKING:
    from lcc_gui.window import Window

AGAIN = 1000
"""What was left is offered once the window has nothing else to ask. [ms]"""


class Resuming(QObject):
    """Asks the window what to do with what was left."""

    def __init__(self, window: Window, autosave: Autosave, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._autosave, self._then = window, autosave, then

    # Public methods

    def offer(self, place: int = 0) -> None:
        """Offer what a session that ended badly left, one at a time, once nothing else is asked."""
        left = self._autosave.recovery.left(besides=self._autosave.key)
        if not left:
            return
        banner, place = self._window.banner, place % len(left)
        if banner.text():
            QTimer.singleShot(AGAIN, self, lambda: self.offer(place))
            return
        kept = left[place]
        ways = [(say("Resume"), lambda: self._resume(kept)), (say("Give up"), lambda: self._ask_give_up(kept, place))]
        if len(left) > 1:
            ways.append((say("See the next one"), lambda: self.offer(place + 1)))
        sentence = say("A purchase was not saved: {name}, {time}.", name=_named(kept), time=moment(kept.time))
        if len(left) > 1:
            sentence += " " + say("({number} of {count})", number=place + 1, count=len(left))
        banner.tell(sentence, tuple(ways))

    # Private

    def _resume(self, kept: Kept) -> None:
        def go() -> None:
            try:
                document = kept.document()
            except LccError as error:
                self._window.banner.tell(say("What was kept cannot be read again: {reason}", reason=error.message))
                return
            page = "offers" if document.purchase.offers else "purchase"
            stamp = Stamp(0, 0, kept.fingerprint) if kept.path else None
            self._window.show_document(document, page, Origin(stamp, key=kept.key))
            self._then()

        self._window.before_leaving(go)

    def _ask_give_up(self, kept: Kept, place: int) -> None:
        def give_up() -> None:
            self._autosave.recovery.forget(kept.key)
            self.offer(place)

        self._window.banner.tell(
            say("What was not saved of {name} will be lost.", name=_named(kept)),
            ((say("Give up for good"), give_up), (say("Back"), lambda: self.offer(place))),
        )


def _named(kept: Kept) -> str:
    return say("“{name}”", name=kept.name) if kept.name else say("untitled")


def moment(seconds: float) -> str:
    """Say a moment of the clock here."""
    from lcc.terms import day

    try:
        then = datetime.fromtimestamp(seconds).astimezone()
    except (OverflowError, OSError, ValueError):
        return "?"
    return say("{day} at {time}", day=day(then.date()), time=f"{then:%H:%M}")
