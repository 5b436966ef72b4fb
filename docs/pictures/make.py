"""Make the pictures of the guide: ``uv run python docs/pictures/make.py``. No screen is needed; the same every time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from lcc_gui.window import Window

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent / "examples" / "copiers.lcc.yaml"
WINDOW, PROJECTOR = QSize(1180, 780), QSize(1280, 720)
HEAVIEST = 120_000
"""No picture weighs more. [byte]"""


def first_screen() -> QWidget:
    """Show where one stands."""
    return _window("")


def method() -> QWidget:
    """Show what the buyer sets and why."""
    return _window("method")


def offers() -> QWidget:
    """Show five offers, one of them incomplete."""
    window = _window("offers")
    view = window.views["offers"]
    view.verticalScrollBar().setValue(0)
    return window


def comparison() -> QWidget:
    """Show the whole cost, and the difference explained."""
    return _window("comparison")


def workshop() -> QWidget:
    """Show a case where the order has turned."""
    from lcc_gui.workshop.showing import Showing
    from lcc_gui.workshop.stage import Stage

    from lcc.documents.workshop import case_named

    stage = Stage(None, None, HERE)
    stage.resize(PROJECTOR)
    stage.show()
    stage.begin(Showing.of(case_named("copiers")))
    _settle()
    shown = stage.demonstration
    assert shown is not None
    layers = [len(step.layers) if step.part == "layers" else 0 for step in shown.showing.steps]
    shown.go(layers.index(max(layers)))
    return stage


PICTURES: dict[str, Callable[[], QWidget]] = {
    "premier-ecran.png": first_screen,
    "methode.png": method,
    "offres.png": offers,
    "comparaison.png": comparison,
    "atelier.png": workshop,
}


def make(folder: Path) -> Iterator[Path]:
    """Make each picture into a folder."""
    application = _application()
    for name, show in PICTURES.items():
        widget = show()
        _settle()
        path = folder / name
        _small(widget.grab().toImage()).save(str(path), "PNG", 0)  # type: ignore[call-overload]  # Qt takes str
        widget.close()
        widget.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        yield path


def _application() -> QApplication:
    """Start Qt in French, light, with the bundled font alone."""
    from lcc_gui.look import load_fonts

    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    load_fonts()
    application.setFont(QFont("DejaVu Sans"))
    return application


def _window(page: str) -> Window:
    """Open the copiers on a page; the first screen when there is no page."""
    from lcc_gui.document import Document
    from lcc_gui.settings import Settings
    from lcc_gui.window import Window

    from lcc import load

    settings = Settings()
    settings.change(language="fr", theme="light", text_size=100)
    window = Window(settings, Document(load(EXAMPLE), saved=True) if page else None)
    window.resize(WINDOW)
    window.show()
    if page:
        window.show_page(page)
        window.setWindowTitle("")
    return window


def _settle() -> None:
    """Let everything be laid out and drawn."""
    for _ in range(5):
        QApplication.processEvents()


def _small(picture: QImage) -> QImage:
    """Keep the 256 colours there is most of; each other one becomes the nearest of them, without any dither."""
    import numpy as np

    flat = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(flat.constBits(), np.uint32).reshape(flat.height(), flat.width())
    colours, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    kept = colours[np.argsort(-counts, kind="stable")[:256]]
    parts, wanted = (np.stack([(one >> shift) & 255 for shift in (16, 8, 0)], axis=1).astype(int)
                     for one in (colours, kept))  # fmt: skip
    nearest = np.array([int(np.argmin(((wanted - part) ** 2).sum(axis=1))) for part in parts], np.uint8)
    drawn = nearest[places.reshape(pixels.shape)]
    small = QImage(drawn.tobytes(), flat.width(), flat.height(), flat.width(), QImage.Format.Format_Indexed8)
    small.setColorTable([int(one) for one in kept])
    return small.copy()


def main() -> int:
    """Make them all; say which is too heavy."""
    heavy = [path for path in make(HERE) if path.stat().st_size > HEAVIEST]
    for path in heavy:
        sys.stderr.write(f"{path.name}: {path.stat().st_size} bytes, more than {HEAVIEST}\n")
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
