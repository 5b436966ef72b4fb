"""The menus: everything that can be done, in words, with its keys."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from lcc.words import Message, message
from lcc_gui.actions import Act
from lcc_gui.pages import PAGES, Page
from lcc_gui.settings import SIZES

if TYPE_CHECKING:
    from lcc_gui.window import Window

THEMES = (("system", message("As the system")), ("light", message("Light")), ("dark", message("Dark")))
LANGUAGES = (("fr", Message("Français")), ("en", Message("English")))
TEXT_SIZES = tuple((size, message("{size} %", size=size)) for size in SIZES)
Standard = QKeySequence.StandardKey


def fill(bar: QMenuBar, window: Window) -> None:
    """Fill a bar for a window."""
    taken: set[str] = set()
    for title, acts in _acts(window):
        menu = bar.addMenu(keyed(str(title), taken))
        for act in acts:
            if act is None:
                menu.addSeparator()
            else:
                menu.addAction(act.action(bar))
        if title == VIEW:
            _choice(menu, message("Language"), LANGUAGES, window, "language")
            _choice(menu, message("Colours"), THEMES, window, "theme")
            _choice(menu, message("Size of text"), TEXT_SIZES, window, "text_size")


VIEW = message("View")


def keyed(title: str, taken: set[str]) -> str:
    """Mark the letter that opens a menu with Alt: the first that no other menu has."""
    for place, letter in enumerate(title.casefold()):
        if letter.isascii() and letter.isalpha() and letter not in taken:
            taken.add(letter)
            return f"{title[:place]}&{title[place:]}"
    return title


def _acts(window: Window) -> list[tuple[Message, list[Act | None]]]:
    """List the menus; None parts two groups."""
    return [
        (message("File"), [
            Act("home", message("First screen"), lambda: window.before_leaving(lambda: window.show_document(None))),
            Act("open", message("Open…"), window.ask_open, Standard.Open),
            None,
            Act("save", message("Save"), window.ask_save, Standard.Save),
            Act("save_as", message("Save as…"), window.ask_save_as, "Ctrl+Shift+S"),
            None,
            Act("quit", message("Quit"), window.close, "Ctrl+Q"),
        ]),
        (message("Edit"), [
            Act("undo", message("Undo"), window.undo, Standard.Undo),
            Act("redo", message("Redo"), window.redo, "Ctrl+Shift+Z"),
        ]),
        (VIEW, [
            *(_page(window, number, page) for number, page in enumerate(PAGES, 1)),
            None,
            Act("workshop", message("Workshop"), window.open_workshop, "F11"),
        ]),
        (message("Tools"), [
            Act("catalogue", message("Catalogue…"), lambda: _show("catalogue", "open_catalogue", window), "F2"),
            Act("analyses", message("Advanced analyses…"), lambda: _show("analyses", "open_analyses", window), "F4"),
        ]),
        (message("Help"), [
            Act("guide", message("User guide"), lambda: _show("help", "open_guide", window), "F1"),
            Act("traces", message("Files kept on this computer…"), lambda: _show("traces", "open_traces", window)),
            Act("problem", message("Report a problem…"), lambda: _show("help", "open_problem", window)),
            Act("about", message("About and licences"), lambda: _show("help", "open_about", window)),
        ]),
    ]  # fmt: skip


def _page(window: Window, number: int, page: Page) -> Act:
    """Make the way to a page of the rail, with its number as key."""
    return Act(f"page {page.key}", page.name, lambda: window.show_page(page.key), f"Ctrl+{number}", page.icon)


def _show(room: str, name: str, window: Window) -> None:
    """Load what is rarely asked for only when it is asked for."""
    getattr(import_module(f"lcc_gui.{room}"), name)(window)


def _choice(menu: QMenu, words: Message, options: tuple[tuple[Any, Message], ...], window: Window, name: str) -> None:
    """Add a setting with a few values, the one in force ticked."""
    inner = menu.addMenu(str(words))
    group = QActionGroup(inner)
    for value, text in options:
        action = inner.addAction(str(text))
        action.setObjectName(f"{name} {value}")
        action.setCheckable(True)
        action.setChecked(getattr(window.settings.choices, name) == value)
        action.setActionGroup(group)
        action.triggered.connect(lambda _=False, value=value: window.choose(**{name: value}))
