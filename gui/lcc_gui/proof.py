"""The proof that a built folder is whole (``--check FOLDER``): pages are painted, a workbook and a PDF written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from lcc_gui.window import Window

TIMEOUT = 60_000
"""[ms]"""


def prove(application: QApplication, window: Window, folder: Path) -> int:
    """Go through every page of an example, write what can be written, and quit; 0 when all went well."""
    done: list[int] = []

    def run() -> None:
        _write(window, folder)
        done.append(0)
        window.close()
        application.quit()

    window.log.listeners.append(application.quit)
    QTimer.singleShot(0, run)
    QTimer.singleShot(TIMEOUT, application.quit)
    application.exec()
    return 0 if done and not window.log.mishaps else 1


def _write(window: Window, folder: Path) -> None:
    from lcc.catalogue import example
    from lcc.documents.report import report
    from lcc.documents.workbook import write_workbook
    from lcc.documents.writing import write_document
    from lcc_gui.help import open_about
    from lcc_gui.origin import Origin
    from lcc_gui.pages import PAGES

    if window.document is None:
        window.open_path(example("copiers"), Origin(read_only=True))
    assert window.document is not None
    for page in PAGES:
        window.show_page(page.key)
        QApplication.processEvents()
        window.grab().save(str(folder / f"{page.key}.png"))
    write_workbook(window.document.purchase, folder / "workbook.xlsx")
    write_document(report(window.document.purchase, "internal"), folder / "report.pdf")
    about = open_about(window)
    about.close()
