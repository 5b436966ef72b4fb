"""Cycles collected in the window's thread only: Python may free a widget wherever it collects, and Qt dies of it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""[ms]"""


class Collector(QObject):
    """Takes the place of Python's own collecting, by the same thresholds, for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    # Public methods

    def look(self) -> None:
        """Collect the generations that are due, the oldest first."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Give Python its collecting back."""
        self._timer.stop()
        gc.enable()
