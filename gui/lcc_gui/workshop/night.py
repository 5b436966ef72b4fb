"""The colours of the workshop, for a projector in a dark room, and its type: 24 points on a screen of 1080 lines."""

from __future__ import annotations

from lcc_gui.look import DARK

LINES, TEXT = 1080, 32
"""Lines of a screen, and the height of text on it: 24 points. [px]"""
HEAD = 1.5
"""Height of titles, relative to the text."""


def text_height(height: int) -> int:
    """Return the height of text on a screen so high. [px]"""
    return max(9, -(-height * TEXT // LINES))


def style_sheet(text: int) -> str:
    """Say it in style; every length grows with the text."""
    pad, head = round(text * 0.3), round(text * HEAD)
    return f"""
    QWidget {{ font-size: {text}px; color: {DARK.text}; }}
    QWidget#stage, QWidget#page {{ background: {DARK.paper}; }}
    QScrollArea {{ background: {DARK.paper}; border: none; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-size: {head}px; font-weight: bold; }}
    QLabel[role="huge"] {{ font-size: {2 * head}px; font-weight: bold; }}
    QLabel[role="section"] {{ font-size: {text}px; font-weight: bold; }}
    QLabel[role="quiet"] {{ font-size: {text}px; color: {DARK.quiet}; }}
    QLabel[role="good"] {{ font-size: {text}px; color: {DARK.good}; font-weight: bold; }}
    QLabel[role="error"] {{ font-size: {text}px; color: {DARK.error}; font-weight: bold; }}
    QPushButton {{ font-size: {text}px; color: {DARK.text}; background: {DARK.ground};
        border: 2px solid {DARK.edge}; border-radius: {pad}px; padding: {pad}px {2 * pad}px; }}
    QPushButton[role="primary"] {{ background: {DARK.accent}; color: {DARK.accent_text}; }}
    QPushButton[role="turn"] {{ border-color: transparent; background: transparent; color: {DARK.quiet};
        padding: 0 {pad}px; }}
    QPushButton:focus {{ border: 3px solid {DARK.accent}; }}
    QPushButton[role="primary"]:focus {{ border: 3px solid {DARK.text}; }}
    QPushButton:hover {{ background: {DARK.tint}; }}
    QPushButton[role="primary"]:hover {{ background: {DARK.text}; }}
    QLineEdit {{ font-size: {head}px; background: {DARK.ground}; color: {DARK.text};
        border: 2px solid {DARK.edge}; border-radius: {pad}px; padding: {pad}px; }}
    QLineEdit:focus {{ border: 3px solid {DARK.accent}; }}
    QSlider {{ min-height: {round(text * 0.8)}px; }}
    QSlider::groove:horizontal {{ height: {round(text * 0.4)}px; background: {DARK.edge};
        border-radius: {pad // 2}px; }}
    QSlider::sub-page:horizontal {{ background: {DARK.accent}; border-radius: {pad // 2}px; }}
    QSlider::handle:horizontal {{ width: {round(text * 1.2)}px; margin: -{round(text * 0.24)}px 0;
        background: {DARK.text}; border: 3px solid {DARK.edge}; border-radius: {round(text * 0.45)}px; }}
    QSlider::handle:horizontal:focus {{ border: 3px solid {DARK.accent}; background: {DARK.accent}; }}
    """
