"""The stage: the whole screen, the keys of a clicker, one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStackedLayout, QWidget

from lcc import LccError, Purchase
from lcc.documents.workshop import Case, story
from lcc.words import choose, language, say
from lcc_gui.workshop.choice import Choice
from lcc_gui.workshop.demonstration import Demonstration
from lcc_gui.workshop.night import style_sheet, text_height
from lcc_gui.workshop.showing import Showing

Key = Qt.Key


def documents_folder() -> Path:
    """Return where files go unless another folder is chosen."""
    kept = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(kept or Path.home()) / say("lcc workshop")


class Stage(QWidget):
    """Full screen, no chrome: the choice of a case, its demonstration, or black."""

    def __init__(self, parent: QWidget | None, purchase: Purchase | None = None, folder: Path | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(say("Workshop"))
        self.setAccessibleName(say("Workshop"))
        self.purchase, self.language = purchase, language()
        self.folder = folder or documents_folder()
        self.demonstration: Demonstration | None = None
        self._text = 0
        self._keys = self._key_table()
        self._layers = QStackedLayout(self)
        self.black = QWidget()
        self.black.setAccessibleName(say("Black screen"))
        self.black.setStyleSheet("background: #000000;")
        self._layers.addWidget(self.black)
        self.choice = self._choice()
        self._layers.addWidget(self.choice)
        self._layers.setCurrentWidget(self.choice)

    # Public methods

    def begin(self, showing: Showing) -> None:
        """Show a case from its first step."""
        if self.demonstration is not None:
            self._layers.removeWidget(self.demonstration)
            self.demonstration.deleteLater()
        self.demonstration = Demonstration(showing, self.folder)
        self._layers.addWidget(self.demonstration)
        self._layers.setCurrentWidget(self.demonstration)
        self.demonstration.show_step()

    def choose(self) -> None:
        """Go back to the choice of a case."""
        self._layers.setCurrentWidget(self.choice)
        self.choice.begin()

    @property
    def is_black(self) -> bool:
        """Tell whether the screen is black."""
        return self._layers.currentWidget() is self.black

    def darken(self) -> None:
        """Go black, or come back."""
        shown = self.demonstration or self.choice
        self._layers.setCurrentWidget(shown if self.is_black else self.black)
        self.setFocus()

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key says; on a black screen, any key but Escape comes back."""
        key = Key(event.key())
        run = self._keys.get(key)
        held = self.focusWidget()
        if key in (Key.Key_Return, Key.Key_Enter) and isinstance(held, QPushButton) and not self.is_black:
            run = held.click
        if key is not Key.Key_Escape and self.is_black:
            self.darken()
        elif run is not None:
            run()
        elif Key.Key_1 <= key <= Key.Key_9 and self.demonstration is not None:
            self.demonstration.take(int(key) - int(Key.Key_0))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go on with a click, back with the other button."""
        if self.is_black:
            self.darken()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._go(1)
        elif event.button() is Qt.MouseButton.RightButton:
            self._go(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text as high as the screen asks."""
        super().resizeEvent(event)
        text = text_height(self.height())
        if text != self._text:
            self._text = text
            self.setStyleSheet(style_sheet(text))

    # Private

    def _key_table(self) -> dict[Qt.Key, Callable[[], object]]:
        table: dict[Qt.Key, Callable[[], object]] = {
            Key.Key_Escape: self.hide, Key.Key_B: self.darken, Key.Key_Period: self.darken,
            Key.Key_C: self.choose, Key.Key_Home: lambda: self._ask("restart"), Key.Key_N: lambda: self._ask("name"),
            Key.Key_R: lambda: self._ask("put_back"), Key.Key_M: lambda: self._ask("write"),
            Key.Key_O: lambda: self._ask("open"), Key.Key_P: lambda: self._ask("print"),
        }  # fmt: skip
        for key in (Key.Key_PageDown, Key.Key_Right, Key.Key_Down, Key.Key_Space, Key.Key_Return, Key.Key_Enter):
            table[key] = lambda: self._go(1)
        for key in (Key.Key_PageUp, Key.Key_Left, Key.Key_Up, Key.Key_Backspace):
            table[key] = lambda: self._go(-1)
        return table

    def _ask(self, what: str) -> None:
        """Ask the demonstration for something, when it is in sight."""
        if self.demonstration is not None and self._layers.currentWidget() is self.demonstration:
            self.demonstration.do(what)

    def _go(self, by: int) -> None:
        if self.demonstration is not None and self._layers.currentWidget() is self.demonstration:
            self.demonstration.go(by)

    def _choice(self) -> Choice:
        choice = Choice(self.folder, choose(self.purchase.title) if self.purchase and self.purchase.offers else "")
        choice.chosen.connect(self._begin)
        choice.placed.connect(self._place)
        return choice

    def _place(self, folder: Path) -> None:
        self.folder = folder

    def _begin(self, case: Case | None) -> None:
        try:
            self.begin(Showing.of(case) if case is not None else self._example())
        except LccError as error:
            self.choice.told.setText(str(error))
            self.choice.told.show()

    def _example(self) -> Showing:
        """Show the shipped example that is open."""
        assert self.purchase is not None
        return Showing(story(self.purchase), fictional=True)
