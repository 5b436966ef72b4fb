"""Windows without a screen; a Qt message, an error in a slot or a thread left running fails the test."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from lcc_gui.document import Document
from lcc_gui.settings import Settings

import lcc

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp) -> None:
    """Load the bundled fonts once."""
    from lcc_gui.look import load_fonts

    load_fonts()


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """Collect cycles in this thread alone, as the application does: another would free widgets and crash."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread of ours behind."""
    yield
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("lcc") and thread.is_alive()]
    assert not left


@pytest.fixture(autouse=True)
def nothing_left_to_delete(qapp) -> Iterator[None]:
    """Delete what a test leaves to be deleted: the next one would restyle it."""
    yield
    from PySide6.QtCore import QEvent

    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def settings() -> Settings:
    """Settings in memory, in English."""
    settings = Settings()
    settings.change(language="en", theme="light")
    return settings


@pytest.fixture
def copiers() -> Document:
    """Twelve copiers, five offers, one of them incomplete."""
    path = ROOT / "examples" / "copiers.lcc.yaml"
    return Document(lcc.load(path), path)
