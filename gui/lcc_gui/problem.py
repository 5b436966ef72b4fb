"""What a person can send when something goes wrong: versions, the system, the log; nothing of any purchase."""

from __future__ import annotations

import platform
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from lcc import __version__
from lcc_gui.licences import distributions

if TYPE_CHECKING:
    from lcc_gui.log import Log
    from lcc_gui.settings import Choices


def report(choices: Choices, log: Log) -> str:
    """Write the report: the same words in every language, for who mends."""
    screens = [
        f"{screen.size().width()}×{screen.size().height()} @ {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
    told = {
        "lcc": __version__ + (" (portable folder)" if getattr(sys, "frozen", False) else ""),
        "Python": platform.python_version(),
        "Qt": f"{qVersion()}, {QGuiApplication.platformName()}",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "screens": ", ".join(screens),
        "settings": f"{choices.language}, {choices.theme}, {choices.text_size} %",
        "parts": ", ".join(f"{part.name} {part.version}" for part in distributions()),
    }
    lines = [f"{name}: {what}" for name, what in told.items()]
    return "\n".join(["lcc: problem report", "", *lines, "", "log:", *log.tail()]) + "\n"
