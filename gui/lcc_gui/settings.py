"""What a person chose, kept between sessions; a file that cannot be read or written is no obstacle."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from lcc.words import LANGUAGES

MOST_RECENT = 8
SIZES = (100, 125, 150, 175, 200)
"""Sizes of text offered. [%]"""
THEMES = ("system", "light", "dark")


@dataclass(frozen=True)
class Choices:
    """The settings; change is a new value."""

    language: Literal["fr", "en"] = "fr"
    theme: Literal["system", "light", "dark"] = "system"
    text_size: int = 100
    recent: tuple[str, ...] = ()
    geometry: str = ""
    """Place and size of the window, as Qt writes them in base 64."""
    advanced: bool = False
    """Whether the advanced analyses are shown."""


class Settings:
    """The choices in force and the file they are kept in."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.choices = _read(path)

    def change(self, **changes: Any) -> None:
        """Change some choices and keep them."""
        self.choices = _sound(replace(self.choices, **changes))
        if self.path is None:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            half = self.path.with_suffix(".half")
            half.unlink(missing_ok=True)
            handle = os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as opened:
                json.dump(asdict(self.choices), opened, ensure_ascii=False, indent=1)
            half.replace(self.path)
        except OSError:
            self.path = None  # a read-only folder: choices last as long as the window

    def opened(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        others = [kept for kept in self.choices.recent if kept != str(path)]
        self.change(recent=(str(path), *others[: MOST_RECENT - 1]))


def _read(path: Path | None) -> Choices:
    if path is None:
        return Choices()
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Choices()
    if not isinstance(kept, dict):
        return Choices()
    known = {item.name: kept[item.name] for item in fields(Choices) if item.name in kept}
    return _sound(Choices(**known))


def _sound(choices: Choices) -> Choices:
    """Put what makes no sense back to its default: the file may have been edited by hand."""
    plain = Choices()
    recent = choices.recent if isinstance(choices.recent, list | tuple) else ()
    return Choices(
        language=choices.language if choices.language in LANGUAGES else plain.language,
        theme=choices.theme if choices.theme in THEMES else plain.theme,
        text_size=choices.text_size if choices.text_size in SIZES else plain.text_size,
        recent=tuple(item for item in recent if isinstance(item, str))[:MOST_RECENT],
        geometry=choices.geometry if isinstance(choices.geometry, str) else "",
        advanced=choices.advanced is True,
    )
