"""Long work off the window's thread: one answer at a time, stale answers dropped, and a way to stop."""

from __future__ import annotations

import contextvars
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from lcc import LccError
from lcc.words import Message

Job = Callable[["Task"], Any]


class StoppedError(Exception):
    """The work was stopped, or its answer is of no use any more."""


class Task:
    """What a job is given: how far it has come, and whether to go on."""

    def __init__(self, progress: Callable[[float], None]) -> None:
        self._stop = Event()
        self._progress = progress

    def stop(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()

    def at(self, share: float) -> None:
        """Say how far the job has come, from 0 to 1.

        Raises
        ------
        StoppedError
            When nobody waits for the answer any more.

        """
        if self._stop.is_set():
            raise StoppedError
        self._progress(share)


class Work(QObject):
    """Run one job at a time in a thread; starting another drops the one before."""

    done = Signal(object)
    failed = Signal(object)
    """A sentence."""
    progress = Signal(float)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="lcc")
        self._task: Task | None = None
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Tell whether a job is under way."""
        return self._task is not None

    def start(self, job: Job) -> None:
        """Start a job; the answer of the one before is dropped."""
        self.stop()
        task = self._task = Task(self.progress.emit)
        context = contextvars.copy_context()  # the language goes with it
        future = self._pool.submit(context.run, job, task)
        future.add_done_callback(lambda done: self._ended.emit(task, done))

    def stop(self) -> None:
        """Drop the job under way."""
        if self._task is not None:
            self._task.stop()
            self._task = None

    def close(self) -> None:
        """Stop, and wait for the thread to end."""
        self.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _end(self, task: Task, future: Future[Any]) -> None:
        """Hand the answer over, in the window's thread, if it is still waited for."""
        if task is not self._task or future.cancelled():
            return
        self._task = None
        error = future.exception()
        if error is None:
            self.done.emit(future.result())
        elif isinstance(error, LccError):
            self.failed.emit(error.message)
        elif not isinstance(error, StoppedError):
            self.failed.emit(Message("{error}", {"error": type(error).__name__}))
            raise error
