"""Cycles are collected in the window's thread, whatever other threads do."""

from __future__ import annotations

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

from lcc_gui.collecting import Collector


class Cycle:
    """Something only collecting frees; it notes in which thread."""

    def __init__(self, freed):
        self.self, self.freed = self, freed

    def __del__(self):
        self.freed.append(threading.current_thread())


def test_a_thread_that_works_hard_frees_nothing_and_the_windows_thread_does():
    freed = []
    collector = Collector()
    for _ in range(50):
        Cycle(freed)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: [[one] for one in range(200_000)]).result()
    elsewhere = list(freed)
    gc.collect()
    collector.stop()

    assert elsewhere == []
    assert set(freed) == {threading.current_thread()}
    assert len(freed) == 50


def test_what_is_due_is_collected_at_the_next_look():
    collector = Collector()
    freed = []
    kept = [Cycle(freed) for _ in range(gc.get_threshold()[0] + 10)]
    kept.clear()

    collector.look()
    collector.stop()

    assert freed


def test_python_has_its_own_collecting_back_afterwards():
    collector = Collector()
    assert not gc.isenabled()

    collector.stop()

    assert gc.isenabled()
