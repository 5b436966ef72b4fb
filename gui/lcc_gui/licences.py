"""What the application is made of, each part with its version and its licence, as installed. Qt is not needed."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata
from pathlib import Path

from lcc.words import message, say

OURS = "lcc-tenders"
EXTRAS = frozenset({"gui", "documents"})
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)['\"]")
_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]es?/|licen[cs]e|copying|notice|authors)", re.IGNORECASE)
QT_NOTICE = message(
    "This program uses Qt and Qt for Python under the GNU Lesser General Public License, version 3. They are separate "
    "libraries, in files of their own: whoever has this program may replace them with versions of their own making."
)


@dataclass(frozen=True)
class Part:
    """A distribution the application needs."""

    name: str
    version: str

    @cached_property
    def _found(self) -> metadata.Distribution:
        return metadata.distribution(self.name)

    @property
    def licence(self) -> str:
        """The licence in a line, as its authors declare it."""
        told = self._found.metadata.json
        classified = [line.rpartition(" :: ")[2] for line in told.get("classifier", []) if line.startswith("License")]
        free = next(iter(str(told.get("license", "")).strip().splitlines()), "")
        return str(told.get("license_expression", "")) or ", ".join(classified) or free or say("not declared")

    def texts(self) -> list[tuple[str, str]]:
        """Return each licence file that came with it: its name and its words."""
        texts = []
        for file in self._found.files or []:
            if ".dist-info/" in str(file) and _LICENCE_FILE.search(str(file).partition(".dist-info/")[2]):
                path = Path(str(file.locate()))
                if path.is_file():
                    texts.append((path.name, path.read_text(encoding="utf-8", errors="replace").strip()))
        return texts


def normal(name: str) -> str:
    """Write the name of a distribution as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def distributions() -> list[Part]:
    """List what the application needs and has, itself first, then by name."""
    parts: dict[str, Part] = {}
    waiting = [OURS]
    while waiting:
        name = normal(waiting.pop())
        if name in parts:
            continue
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or another Python
        parts[name] = Part(name, found.version)
        waiting += [needed for needed in map(_needed, found.requires or []) if needed]
    ours = parts.pop(OURS, None)
    return [*([ours] if ours else []), *(parts[name] for name in sorted(parts))]


def _needed(requirement: str) -> str:
    """Return the name required, unless it is only for an extra that the application does without."""
    extra = _EXTRA.search(requirement)
    name = _NAME.match(requirement)
    return name[0] if name and (extra is None or extra[1] in EXTRAS) else ""


def page() -> str:
    """Write the page of licences: every part, its licence in a line, then the texts."""
    parts = distributions()
    rows = [f"{part.name} {part.version}: {part.licence}" for part in parts]
    rows += [f"Python {sys.version.split()[0]}: PSF-2.0", "DejaVu Sans: Bitstream Vera, Public Domain"]
    sections = [str(QT_NOTICE), "\n".join(rows)]
    sections += [_section(f"{part.name} – {name}", text) for part in parts for name, text in part.texts()]
    sections += [_section(name, text) for name, text in _others()]
    return "\n\n".join(sections) + "\n"


def _others() -> list[tuple[str, str]]:
    """Return the licences that no distribution holds: Qt's, Python's, the fonts', the catalogue's."""
    import lcc.documents
    from lcc.catalogue import places

    texts, base = Path(__file__).parent / "licence_texts", Path(sys.base_prefix)
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    files = (
        ("Qt, Qt for Python – LGPL", texts / "LGPL-3.0.txt"),
        ("Qt, Qt for Python – GPL", texts / "GPL-3.0.txt"),
        ("Python", base / "lib" / version / "LICENSE.txt"),
        ("Python", base / "LICENSE.txt"),
        ("DejaVu Sans", Path(str(lcc.documents.__file__)).parent / "fonts" / "LICENCE.txt"),
        ("catalogue", places.shipped() / "LICENCE.md"),
    )
    read = [
        (name, path.read_text(encoding="utf-8", errors="replace").strip()) for name, path in files if path.is_file()
    ]
    return list(dict.fromkeys(read))


def _section(title: str, text: str) -> str:
    return f"{'=' * 78}\n{title}\n{'=' * 78}\n\n{text}"
