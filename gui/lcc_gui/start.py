"""Start the application: ``lcc gui [FILE]``, ``lcc-gui``, or the portable folder's program."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from lcc_gui.places import Places, local_places, portable_places

SEEN = 300
"""From the first screen to loading the rest. [ms]"""

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from lcc_gui.log import Log
    from lcc_gui.settings import Settings
    from lcc_gui.window import Window


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, and a purchase file in it when one is given."""
    from lcc.words import say, speak
    from lcc_gui.settings import Settings

    given = list(sys.argv[1:] if arguments is None else arguments)
    places = portable_places() if "--portable" in given else local_places()
    settings = Settings(places.settings)
    speak(settings.choices.language)
    parser = argparse.ArgumentParser(prog="lcc-gui", description=say("Compare tender offers on life-cycle cost."))
    parser.add_argument("file", nargs="?", metavar=say("FILE"), help=say("a purchase file"))
    parser.add_argument("--portable", action="store_true", help=say("keep everything beside the program"))
    parser.add_argument("--check", metavar=say("FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args(given)

    from lcc_gui.dialogs import forget_dialogs

    application, log = start_qt(places)
    window = open_window(settings, places, log, options.file)
    if options.check:
        from lcc_gui.proof import prove

        code = prove(application, window, Path(options.check))
    else:
        code = application.exec()
    forget_dialogs()
    return code


def start_qt(places: Places) -> tuple[QApplication, Log]:
    """Start Qt, its fonts, and the log of what goes wrong."""
    from PySide6.QtWidgets import QApplication

    from lcc_gui.collecting import Collector
    from lcc_gui.dialogs import keep_dialogs_in
    from lcc_gui.log import start_log
    from lcc_gui.look import load_fonts

    log = start_log(places)
    keep_dialogs_in(places)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("lcc")
    load_fonts()
    Collector(application)
    return application, log


def open_window(settings: Settings, places: Places, log: Log, file: str | None) -> Window:
    """Show the window, then what a session that ended badly left."""
    from PySide6.QtCore import QTimer

    from lcc_gui.mishaps import Mishaps
    from lcc_gui.window import Window

    window = Window(settings, places=places, log=log)
    Mishaps(window, log)
    window.show()
    if file:
        window.open_path(Path(file))
    QTimer.singleShot(0, window, window.keeping.offer)
    QTimer.singleShot(SEEN, warm_up)
    return window


def warm_up() -> None:
    """Load what computes while the first screen is being read: showing it took nothing of it."""
    Thread(target=import_module, args=("lcc_gui.document",), name="warming up").start()
