"""Colours, type and spacing, from one place: light, dark, and the text as large as one needs it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from lcc_gui.settings import Choices

ICONS = Path(__file__).parent / "icons"
INK = "#3c78b4"
"""The colour icons are drawn in; the colours in force take its place."""
_SELECTED = QPalette.ColorRole.HighlightedText
BASE_SIZE = 10.5
"""Size of text at 100 %. [pt]"""


@dataclass(frozen=True)
class Shades:
    """Colours by what they are for; every text on every ground has a contrast of 4.5:1 at least (tested)."""

    ground: str
    paper: str
    """Behind fields and tables."""
    text: str
    quiet: str
    """Hints, units, notes."""
    edge: str
    accent: str
    accent_text: str
    error: str
    warning: str
    good: str
    tint: str
    """Behind what is selected or said in passing."""


LIGHT = Shades(
    ground="#f4f5f7", paper="#ffffff", text="#1b1f24", quiet="#545b66", edge="#848b96", accent="#0b57a4",
    accent_text="#ffffff", error="#b3141d", warning="#7a4b00", good="#136b35", tint="#dfeaf6",
)  # fmt: skip
DARK = Shades(
    ground="#1c1f24", paper="#14171b", text="#eceff3", quiet="#adb5c0", edge="#7d8590", accent="#7cb8f5",
    accent_text="#0d1a28", error="#ff9a94", warning="#f2c261", good="#7fd49a", tint="#26384b",
)  # fmt: skip


def is_dark(choices: Choices) -> bool:
    """Tell whether the dark colours are asked for, by the person or by the system."""
    if choices.theme != "system":
        return choices.theme == "dark"
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def shades(choices: Choices) -> Shades:
    """Return the colours in force."""
    return DARK if is_dark(choices) else LIGHT


def em(times: float = 1.0) -> int:
    """Return a length that grows with the text: spacing is counted in heights of a line. [px]"""
    return max(1, round(QFontMetricsF(QApplication.font()).height() * times))


def icon(name: str) -> QIcon:
    """Return one of our icons; selected, it takes the colour of selected text."""
    drawn = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    palette = QApplication.palette()
    for mode, role in ((QIcon.Mode.Normal, QPalette.ColorRole.Accent), (QIcon.Mode.Selected, _SELECTED)):
        picture = QPixmap()
        picture.loadFromData(drawn.replace(INK, palette.color(role).name()).encode(), "svg")
        made.addPixmap(picture, mode)
    return made


def load_fonts() -> None:
    """Make the bundled fonts known: charts are the same on every machine."""
    from importlib.resources import files

    for font in files("lcc.documents").joinpath("fonts").iterdir():
        if font.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(font.read_bytes())


_translators: list[QTranslator] = []


def dress(application: QApplication, choices: Choices) -> None:
    """Give the application its language, its colours and its size of text."""
    QLocale.setDefault(QLocale(QLocale.Language.French if choices.language == "fr" else QLocale.Language.English))
    _speak_qt(application, choices.language)
    looks = f"{is_dark(choices)} {choices.text_size}"
    if application.property("looks") == looks:
        return  # dressing again restyles every widget there is: a second for nothing
    application.setStyle("Fusion")
    font = QFont(application.font())
    font.setPointSizeF(BASE_SIZE * choices.text_size / 100)
    application.setFont(font)
    colours = shades(choices)
    application.setPalette(_palette(colours))
    application.setStyleSheet(_sheet(colours))
    application.setProperty("looks", looks)


def _speak_qt(application: QApplication, language: str) -> None:
    """Translate the words of Qt's own dialogs."""
    for translator in _translators:
        application.removeTranslator(translator)
    _translators.clear()
    translator = QTranslator()
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
        _translators.append(translator)


def _palette(colours: Shades) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground, QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.paper, QPalette.ColorRole.AlternateBase: colours.ground,
        QPalette.ColorRole.Text: colours.text, QPalette.ColorRole.Button: colours.ground,
        QPalette.ColorRole.ButtonText: colours.text, QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.ToolTipBase: colours.paper, QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent, QPalette.ColorRole.HighlightedText: colours.accent_text,
        QPalette.ColorRole.Link: colours.accent, QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.BrightText: colours.error, QPalette.ColorRole.Mid: colours.edge,
        QPalette.ColorRole.Accent: colours.accent,
    }  # fmt: skip
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.quiet))
    return palette


def _sheet(colours: Shades) -> str:
    """Say in style what a palette cannot: focus that is seen, edges, the roles of labels (``role`` property)."""
    pad = em(0.25)
    return f"""
    QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {{
        border: 1px solid {colours.edge}; border-radius: 3px; padding: {pad}px; background: {colours.paper}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QTableView:focus, QListView:focus,
    QTreeView:focus {{ border: 2px solid {colours.accent}; }}
    QLineEdit[state="error"], QPlainTextEdit[state="error"] {{ border: 2px solid {colours.error}; }}
    QLineEdit[state="warning"], QPlainTextEdit[state="warning"] {{ border: 2px dashed {colours.warning}; }}
    QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
    QCheckBox::indicator, QListView::indicator {{ width: {em(0.8)}px; height: {em(0.8)}px;
        border: 1px solid {colours.edge}; border-radius: 2px; background: {colours.paper}; }}
    QCheckBox::indicator:checked, QListView::indicator:checked {{ image: url("{(ICONS / "check.svg").as_posix()}"); }}
    QComboBox::drop-down {{ border: none; width: {em(1.2)}px; }}
    QComboBox::down-arrow {{ image: url("{(ICONS / "down.svg").as_posix()}"); width: {em(0.8)}px; }}
    QPushButton {{ border: 1px solid {colours.edge}; border-radius: 4px; padding: {pad}px {em(0.7)}px; }}
    QPushButton:focus, QToolButton:focus, QCheckBox:focus, QRadioButton:focus {{
        border: 2px solid {colours.accent}; border-radius: 4px; }}
    QPushButton:hover, QToolButton:hover {{ background: {colours.tint}; }}
    QPushButton[role="primary"] {{
        background: {colours.accent}; color: {colours.accent_text}; border-color: {colours.accent};
        font-weight: bold; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {colours.text}; }}
    QPushButton[role="primary"]:disabled {{ background: {colours.ground}; color: {colours.quiet};
        border-color: {colours.edge}; }}
    QPushButton[role="switch"] {{ border-radius: 0; border-color: {colours.edge}; }}
    QPushButton[role="switch"]:checked {{ background: {colours.tint}; border: 2px solid {colours.accent}; }}
    QPushButton[role="why"] {{ border: 2px solid transparent; padding: 0; background: transparent;
        color: {colours.accent}; text-decoration: underline; }}
    QPushButton[role="why"]:focus {{ border: 2px solid {colours.accent}; }}
    QLabel[role="title"] {{ font-size: {title_size(1.6)}pt; font-weight: bold; }}
    QLabel[role="section"] {{ font-size: {title_size(1.2)}pt; font-weight: bold; }}
    QLabel[role="strong"] {{ font-weight: bold; }}
    QLabel[role="quiet"] {{ color: {colours.quiet}; }}
    QLabel[role="error"] {{ color: {colours.error}; }}
    QLabel[role="warning"] {{ color: {colours.warning}; }}
    QLabel[role="good"] {{ color: {colours.good}; }}
    QFrame[role="banner"] {{ background: {colours.tint}; border: 1px solid {colours.accent}; border-radius: 4px; }}
    QFrame[role="strip"] {{ background: {colours.paper}; border-top: 1px solid {colours.edge}; }}
    QTableView, QListView, QTreeView {{ border: 1px solid {colours.edge}; gridline-color: {colours.edge};
        background: {colours.paper}; alternate-background-color: {colours.ground}; }}
    QListView::item {{ padding: {pad}px; }}
    QTableView::item:focus {{ border: 2px solid {colours.accent}; }}
    QHeaderView::section {{ background: {colours.ground}; color: {colours.text}; border: none;
        border-bottom: 1px solid {colours.edge}; border-right: 1px solid {colours.edge}; padding: {pad}px; }}
    QTableCornerButton::section {{ background: {colours.ground}; border: none; }}
    QToolTip {{ background: {colours.paper}; color: {colours.text}; border: 1px solid {colours.edge}; }}
    QScrollArea {{ border: none; background: transparent; }}
    """


def title_size(times: float) -> float:
    """Return the size of a title beside the text in force. [pt]"""
    return round(QApplication.font().pointSizeF() * times, 1)
